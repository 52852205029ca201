//! After an import, and before and after it is taken back.

use iced::widget::{Column, column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::Message;
use super::model::{ImportDone, RivalQuestion, UndoTakes, Undone};
use super::review::Review;
use super::review::marks::{state_mark, state_word};
use crate::app::Page;
use crate::app::data::Fault;
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{
    OneLine, dense, empty_state, fault_page, few_lines, heading, hinted, label, line_across, marked, one_line, primary,
    quiet, scroll_area, secondary, soft, strong,
};
use crate::i18n::Words;
use crate::say;

/// What was written, and where something was left out, what. Where there is too little height for all of it, it is scrolled as a
/// whole, and the cells have what height there is.
pub(super) fn done<'a>(
    done: &'a ImportDone,
    review: &'a Review,
    before_review: bool,
    shared: &'a Shared,
) -> Element<'a, Message> {
    let words = &shared.words;
    let (undecided, left, rivals) = (review.undecided(), review.left_over().count(), review.open_rivals());
    let said = move || (say!(words, "import-done"), taken_over(done, words), actions(before_review, shared));
    if undecided + left + rivals.len() == 0 {
        let (title, sentence, actions) = said();
        return empty_state(title, sentence, Some(actions));
    }
    let parts = [(true, HEAD), (undecided > 0, CELLS), (left > 0, FILES), (!rivals.is_empty(), UNCHOSEN)];
    let least: f32 = parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, height)| height).sum();
    responsive(move |room| {
        let is_low = room.height < least;
        let (title, sentence, actions) = said();
        let head = column![heading(title, text_size::LARGE), soft(sentence), actions].spacing(space::S);
        let height = if is_low { Length::Fixed(room.height) } else { FillPortion(3) };
        let cells = (undecided > 0).then(|| cells(review, undecided, words).height(height));
        let files = (left > 0).then(|| left_over(review, left, is_low, words));
        let parts = column![head, unchosen(rivals, words), cells, files].spacing(space::L);
        if is_low { scroll_area(parts).into() } else { parts.into() }
    })
    .into()
}

/// The least height of each part, with what parts it from the next; the report is scrolled where there is less.
const HEAD: f32 = 130.0;
const CELLS: f32 = 200.0;
const FILES: f32 = 130.0;

fn taken_over(done: &ImportDone, words: &Words) -> String {
    match done.files {
        0 => say!(words, "cli-import-nothing"),
        files => say!(words, "import-taken-over", files = files, submissions = done.submissions),
    }
}

/// What can be done next.
fn actions(before_review: bool, shared: &Shared) -> Element<'_, Message> {
    let words = &shared.words;
    let undoable = shared.file.as_ref().and_then(|file| file.undoable.as_deref());
    let undo = undoable.map(|what| {
        let undo = secondary(say!(words, "app-undo", what = what)).on_press(Message::UndoPressed);
        hinted(undo, Shortcut::UndoImport.keys())
    });
    let back = secondary(say!(words, "import-return")).on_press(Message::ReturnPressed);
    // The next files are read here, or wait in the review behind it.
    let on = if before_review { say!(words, "import-recall-leave") } else { say!(words, "import-again") };
    let on = quiet(on).on_press(Message::AgainPressed);
    let actions = row![results(words), undo, hinted(back, say!(words, "import-return-hint")), on];
    actions.spacing(space::S).wrap().into()
}

/// Cells that nobody decided about.
fn cells<'a>(review: &'a Review, count: usize, words: &Words) -> Column<'a, Message> {
    let said = strong(say!(words, "import-left-cells", count = count));
    column![said, review.cells_table(words, Message::LeftOver, Some(Message::ExplainPressed))].spacing(space::S)
}

/// Units of which several files were taken over, with the one that counts, and the way to another.
fn unchosen<'a>(rivals: &'a [RivalQuestion], words: &Words) -> Option<Element<'a, Message>> {
    let units = secondary(say!(words, "import-rivals-units")).on_press(Message::UnitsPressed);
    let head = row![strong(say!(words, "import-left-rivals", count = rivals.len())), units];
    let lines = rivals.iter().take(LINES).map(|question| {
        let said = say!(words, "import-left-rival", whose = question.whose.as_str(), counts = question.counts.as_str());
        one_line(label(said)).into()
    });
    let lines = container(scroll_area(column(lines).spacing(space::XS)).width(Fill)).max_height(UNCHOSEN);
    let told = column![head.spacing(space::M).align_y(Center).wrap(), lines].spacing(space::S);
    (!rivals.is_empty()).then(|| told.into())
}

/// Height of the units of which several files were taken over: four of them.
const UNCHOSEN: f32 = 96.0;

/// Files of which nothing was written, each with why, and a way to read them again; `is_low`: the page is scrolled with them.
fn left_over<'a>(review: &'a Review, count: usize, is_low: bool, words: &Words) -> Element<'a, Message> {
    let reopen = secondary(say!(words, "import-reopen")).on_press(Message::ReopenPressed);
    let head = row![strong(say!(words, "import-left-files", count = count)), reopen];
    let lines = review.left_over().take(LINES).enumerate().map(|(line, (_, file))| {
        let (shape, colour) = state_mark(file.state);
        let state = container(marked(shape, colour, state_word(file.state, words))).width(140);
        let is_led = review.left_at() == Some(line);
        let told = container(row![state, one_line(label(&file.name))].spacing(space::S).align_y(Center));
        let told = told.width(Fill).padding([space::XS / 2.0, space::S]).style(style::line_of_list(is_led, false));
        focus::one_of(told, is_led)
    });
    let head = head.spacing(space::M).align_y(Center).wrap();
    let lines = column(lines);
    if is_low {
        return column![head, focus::list(lines, review.left_at().is_some())].spacing(space::S).into();
    }
    let lines = scroll_area(lines).width(Fill).height(Fill);
    let lines = focus::list(lines, review.left_at().is_some());
    column![head, lines].spacing(space::S).height(FillPortion(2)).into()
}

/// Files named one by one after an import.
pub(super) const LINES: usize = 500;

pub(super) fn undone<'a>(undone: Option<&Undone>, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let sentence = match undone {
        None => say!(words, "import-undo-another"),
        Some(undone) => {
            let sentence =
                say!(words, "import-taken-back", at = undone.made_at.as_str(), submissions = undone.submissions);
            format!("{sentence}\n{}", undone.brought)
        }
    };
    let redoable = shared.file.as_ref().is_some_and(|file| file.redoable.is_some());
    let redo = redoable.then(|| {
        let redo = secondary(say!(words, "import-redo")).on_press(Message::RedoPressed);
        hinted(redo, Shortcut::Redo.keys())
    });
    // Where nothing is left in the period in sight, there are no results to be seen.
    let actions = match shared.file.as_ref().is_some_and(|file| file.sent > 0) {
        true => row![results(words), redo, again(words)],
        false => row![primary(say!(words, "import-again")).on_press(Message::AgainPressed), redo],
    };
    let actions = actions.spacing(space::S);
    let title = if undone.is_some() { say!(words, "import-undone") } else { say!(words, "import-not-undone") };
    empty_state(title, sentence, Some(actions.into()))
}

pub(super) fn redone<'a>(redone: Option<&Undone>, shared: &'a Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let sentence = match redone {
        None => say!(words, "import-redo-nothing"),
        Some(redone) => {
            let edited = if redone.edited { "yes" } else { "no" };
            let sentence = say!(
                words,
                "import-brought-back",
                at = redone.made_at.as_str(),
                submissions = redone.submissions,
                edited = edited
            );
            format!("{sentence}\n{}", redone.brought)
        }
    };
    let actions = row![results(words), again(words)].spacing(space::S);
    empty_state(say!(words, "import-redone"), sentence, Some(actions.into()))
}

fn results<'a>(words: &Words) -> Element<'a, Message> {
    let results = primary(say!(words, "import-see-results")).on_press(Message::ResultsPressed);
    hinted(results, Page::Results.keys())
}

fn again<'a>(words: &Words) -> Element<'a, Message> {
    quiet(say!(words, "import-again")).on_press(Message::AgainPressed).into()
}

/// Before an import is taken back: what goes with it, as soon as that is known.
pub(super) fn asking_undo<'a>(takes: Option<&'a UndoTakes>, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let what = shared.file.as_ref().and_then(|file| file.undoable.clone()).unwrap_or_default();
    let undo = primary(say!(words, "app-undo", what = what.as_str()))
        .on_press_maybe(takes.is_some().then_some(Message::UndoConfirmed));
    let keep = secondary(say!(words, "import-keep")).on_press(Message::KeepPressed);
    let actions = focus::answers(row![undo, focus::first(keep)].spacing(space::S));
    let question = say!(words, "import-undo-question", what = what);
    let Some(takes) = takes else { return empty_state(question, say!(words, "import-undo-loses"), Some(actions)) };
    let after = [takes.edits.clone(), Some(say!(words, "import-undo-takes"))].into_iter().flatten();
    let after = column(after.map(|line| soft(line).into())).spacing(space::XS);
    let head = column![heading(question, text_size::LARGE), soft(say!(words, "import-undo-loses"))];
    let periods = container(by_period(takes, words)).style(style::panel).padding(1);
    let question = column![head.spacing(space::XS), periods, after, actions].spacing(space::M).max_width(920);
    // The answers are come to however many periods there are and however little height.
    scroll_area(question).width(Fill).into()
}

/// Lines that the names of units have; where there are more, the first ones with their count.
const NAMES: u8 = 3;

/// A line a period: how many units have figures before and after, whose go, and whose earlier ones count again.
fn by_period<'a>(takes: &'a UndoTakes, words: &Words) -> Element<'a, Message> {
    let line = |cells: [OneLine<'a>; 4]| {
        let cells = cells.into_iter().zip([3, 4, 7, 6]).map(|(cell, portion)| {
            container(cell).width(FillPortion(portion)).padding([space::XS, space::S]).clip(true).into()
        });
        row(cells)
    };
    let title = |text: String| one_line(dense(text)).font(font::SEMI_BOLD).style(style::soft);
    let head = line([
        title(say!(words, "cli-column-period")),
        title(say!(words, "import-undo-column-units")),
        title(say!(words, "import-undo-column-gone")),
        title(say!(words, "import-undo-column-back")),
    ]);
    let lines = takes.periods.iter().map(|period| {
        let units = one_line(label(&period.units)).font(font::SEMI_BOLD);
        let [gone, back] = [&period.gone, &period.back].map(|names| few_lines(dense(names), NAMES));
        line([one_line(label(&period.name)), units, gone, back]).into()
    });
    column![container(head).style(style::surface), line_across()].extend(lines).into()
}

pub(super) fn failed<'a>(fault: &Fault, shared: &Shared) -> Element<'a, Message> {
    let again = secondary(say!(shared.words, "import-again")).on_press(Message::AgainPressed);
    fault_page(fault, say!(shared.words, "app-copy"), Some(again.into()))
}
