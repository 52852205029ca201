//! Before anything is read: where files are dropped, and the dialogs that ask for them.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, Task};

use super::Message;
use crate::app::dialog::Question;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::{button, heading, hinted, label, one_line, primary, quiet, secondary, soft};
use crate::i18n::Words;
use crate::say;

/// Asks for workbooks.
pub fn ask_files(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-files");
    shared.dialogs.ask(Question::Workbooks { title }, Message::PathsPicked)
}

pub(super) fn ask_folder(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-folder");
    shared.dialogs.ask(Question::Folder { title }, Message::PathsPicked)
}

pub(super) fn ask_typed(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-path");
    shared.dialogs.ask_typed(Question::Workbooks { title }, Message::PathsPicked)
}

pub(super) fn drop_zone<'a>(shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let files = primary(say!(words, "import-pick-files")).on_press(Message::PickFilesPressed);
    let folder = secondary(say!(words, "import-pick-folder")).on_press(Message::PickFolderPressed);
    let buttons = row![hinted(files, Shortcut::Import.keys()), folder].spacing(space::S);
    let typed = quiet(say!(words, "app-path-type")).on_press(Message::TypePathPressed);
    let undoable = shared.file.as_ref().and_then(|file| file.undoable.as_deref());
    let recall = undoable.map(|what| {
        let recall = one_line(label(say!(words, "import-recall-named", what = what)));
        button(recall).padding([1.0, space::XS]).style(style::link).on_press(Message::RecallPressed)
    });
    let is_new = shared.file.as_ref().is_some_and(|file| file.periods.is_empty());
    let words = column![
        heading(say!(words, "import-drop"), text_size::LARGE),
        soft(say!(words, "import-drop-hint")),
        buttons,
        typed,
        recall,
        is_new.then(|| first_time(words)),
    ]
    .spacing(space::M)
    .align_x(Center);
    container(words).center(Fill).style(style::drop_zone(shared.files_hover)).into()
}

/// What to do with a data file in which there is nothing yet.
fn first_time<'a>(words: &Words) -> Element<'a, Message> {
    let templates = secondary(say!(words, "welcome-templates")).on_press(Message::TemplatesPressed);
    let sentence = container(soft(say!(words, "import-first")).align_x(Center)).max_width(560);
    column![sentence, templates].spacing(space::M).align_x(Center).into()
}
