//! After an import, and before and after it is taken back.

use iced::Element;
use iced::widget::row;

use super::Message;
use super::model::{ImportDone, Undone};
use crate::app::Page;
use crate::app::data::Fault;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::space;
use crate::app::widget::{copy_button, empty_state, hinted, primary, quiet, secondary};
use crate::i18n::Words;
use crate::say;

pub(super) fn done<'a>(done: &ImportDone, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let undoable = shared.file.as_ref().and_then(|file| file.undoable.as_deref());
    let undo = undoable.map(|what| {
        let undo = secondary(say!(words, "import-undo", what = what)).on_press(Message::UndoPressed);
        hinted(undo, Shortcut::UndoImport.keys())
    });
    let back = secondary(say!(words, "import-return")).on_press(Message::ReturnPressed);
    let actions = row![results(words), undo, hinted(back, say!(words, "import-return-hint")), again(words)];
    let sentence = match done.files {
        0 => say!(words, "cli-import-nothing"),
        files => say!(words, "import-taken-over", files = files, submissions = done.submissions),
    };
    empty_state(say!(words, "import-done"), sentence, Some(actions.spacing(space::S).into()))
}

pub(super) fn undone<'a>(undone: Option<&Undone>, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let sentence = match undone {
        None => say!(words, "cli-undo-nothing"),
        Some(undone) => {
            say!(words, "import-taken-back", at = undone.made_at.as_str(), submissions = undone.submissions)
        }
    };
    let actions = row![results(words), again(words)].spacing(space::S);
    empty_state(say!(words, "import-undone"), sentence, Some(actions.into()))
}

fn results<'a>(words: &Words) -> Element<'a, Message> {
    let results = primary(say!(words, "import-see-results")).on_press(Message::ResultsPressed);
    hinted(results, Page::Results.keys())
}

fn again<'a>(words: &Words) -> Element<'a, Message> {
    quiet(say!(words, "import-again")).on_press(Message::AgainPressed).into()
}

pub(super) fn asking_undo<'a>(shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let what = shared.file.as_ref().and_then(|file| file.undoable.clone()).unwrap_or_default();
    let undo = primary(say!(words, "import-undo", what = what.as_str())).on_press(Message::UndoConfirmed);
    let keep = secondary(say!(words, "import-keep")).on_press(Message::KeepPressed);
    let actions = row![undo, keep].spacing(space::S).into();
    empty_state(say!(words, "import-undo-question", what = what), say!(words, "import-undo-loses"), Some(actions))
}

pub(super) fn failed<'a>(fault: &Fault, shared: &Shared) -> Element<'a, Message> {
    let again = secondary(say!(shared.words, "import-again")).on_press(Message::AgainPressed);
    let copy = copy_button(say!(shared.words, "app-copy"), fault.text());
    empty_state(fault.what.clone(), fault.rest(), Some(row![again, copy].spacing(space::S).into()))
}
