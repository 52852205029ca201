//! The status bar: what is saved, who has sent, what is being done, what can be undone.

use iced::widget::{container, responsive, row, space as gap};
use iced::{Center, Element, Fill};

use super::{Message, Status};
use crate::app::Page;
use crate::app::gauge::Gauge;
use crate::app::screen::import::{Underway, Work};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::{Button, Shape, button, dense, hinted, marked, one_line, progress_line, quiet};
use crate::say;

const HEIGHT: f32 = 28.0;

/// From so much width on, it is said how many of each kind have sent.
const BY_KIND: f32 = 900.0;

/// With less width than this, who has sent is not said while something goes on.
const BUSY: f32 = 800.0;

/// With less width than this, what was done last on the page stands alone beside what is undone here.
const TOLD: f32 = 1200.0;
/// So much of the width is what was done last given.
const PART: f32 = 0.6;

pub(super) fn view<'a>(shared: &'a Shared, status: Status<'a>) -> Element<'a, Message> {
    container(responsive(move |room| content(shared, &status, room.width))).height(HEIGHT).into()
}

fn content<'a>(shared: &'a Shared, status: &Status<'a>, width: f32) -> Element<'a, Message> {
    let words = &shared.words;
    let errands = status.errands.view(words).map(|errands| errands.map(Message::Errand));
    let opening = status.opening.map(|gauge| opening(gauge, status.page, shared));
    let Some(file) = &shared.file else {
        let ready = opening.is_none() && errands.is_none();
        let ready = ready.then(|| dense(say!(words, "app-ready")).style(style::soft));
        return bar(row![ready, opening, errands].spacing(space::M).align_y(Center).into());
    };
    let (sent, expected) = (file.sent.to_string(), file.expected.to_string());
    let kinds = file.sent_by_kind.as_str();
    // The number alone would be taken for that of the results, which it is not.
    let sent_of = match file.is_mixed && width >= BY_KIND {
        true => say!(words, "app-sent-by-kind", sent = sent, expected = expected, kinds = kinds),
        false => say!(words, "app-sent", sent = sent, expected = expected),
    };
    let underway = status.underway.map(|underway| running(underway, shared));
    let undo = file.undoable.as_deref().map(|what| {
        let undo = part(say!(words, "app-undo", what = what), Message::UndoPressed);
        // On a page with steps of its own the key takes those back.
        if status.page.shows_the_import() { hinted(undo, Shortcut::UndoImport.keys()) } else { undo.into() }
    });
    let told = status.told.filter(|_| status.doing.is_none());
    let is_alone = told.is_some() && width < TOLD;
    let recall = file.undoable.as_deref().filter(|_| !is_alone).map(|what| {
        let recall = part(say!(words, "app-recall"), Message::RecallPressed);
        hinted(recall, say!(words, "import-recall-named", what = what))
    });
    let doing = status.doing.as_ref().map(|doing| one_line(dense(doing.clone())).style(style::soft));
    let saved = (doing.is_none() && told.is_none()).then(|| saved(status, shared));
    let told = told.map(|told| container(marked(Shape::Check, |t| t.reached, told)).max_width(width * PART));
    // Where there is little room, what goes on matters more.
    let is_busy = width < BUSY && (underway.is_some() || opening.is_some() || errands.is_some());
    let sent = file.period.filter(|_| !is_busy && !is_alone).map(|_| {
        let sent = part(sent_of, Message::PagePressed(Page::Units));
        let hint = match file.is_mixed {
            true => say!(words, "app-sent-hint", kinds = kinds),
            false => [kinds, &say!(words, "app-sent-look")].map(str::trim).join("\n").trim().to_owned(),
        };
        hinted(sent, hint)
    });
    bar(row![saved, doing, told, sent, underway, opening, errands, gap().width(Fill), recall, undo]
        .spacing(space::M)
        .align_y(Center)
        .into())
}

/// A part that can be pressed.
fn part<'a>(text: String, message: Message) -> Button<'a, Message> {
    button(one_line(dense(text))).padding([2.0, space::S]).style(style::quiet).on_press(message)
}

/// Whether everything is in the data file; of a draft that is not, where it is.
fn saved<'a>(status: &Status<'_>, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let said = if status.has_draft { say!(words, "app-draft-unsaved") } else { say!(words, "app-saved") };
    if !status.has_draft || status.page == Page::Criteria {
        return dense(said).style(style::soft).into();
    }
    hinted(part(said, Message::PagePressed(Page::Criteria)), say!(words, "criteria-draft-kept"))
}

fn running<'a>(Underway { work, gauge }: Underway, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Gauge { done, total, .. } = gauge;
    let [shown, all] = [done, total].map(|count| count.to_string());
    let said = match work {
        _ if total == 0 => say!(words, "import-beginning"),
        Work::Reading => say!(words, "app-reading", done = shown, total = all),
        Work::Writing => say!(words, "app-writing", done = shown, total = all),
        Work::Returning => say!(words, "app-returning", done = shown, total = all),
    };
    progress_line(gauge, said, (say!(words, "app-stop"), Message::StopPressed), 120, words)
}

/// The first page has the bar and the way to stop itself.
fn opening<'a>(gauge: Gauge, page: Page, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Gauge { done, total, .. } = gauge;
    let stop = (say!(words, "app-stop"), Message::StopOpeningPressed);
    if total == 0 {
        let opening = dense(say!(words, "app-opening")).style(style::soft);
        let stop = (page != Page::Period).then(|| quiet(stop.0).on_press(stop.1));
        return row![opening].push(stop).spacing(space::M).align_y(Center).into();
    }
    let reading = say!(words, "app-reading", done = done.to_string(), total = total.to_string());
    match page {
        Page::Period => dense(reading).style(style::soft).into(),
        _ => progress_line(gauge, reading, stop, 120, words),
    }
}

fn bar(content: Element<'_, Message>) -> Element<'_, Message> {
    container(content).center_y(HEIGHT).width(Fill).padding([0.0, space::M]).clip(true).style(style::surface).into()
}
