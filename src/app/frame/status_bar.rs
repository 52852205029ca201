//! The status bar: what is saved, who has sent, what is being done, what can be undone.

use iced::widget::{container, row, space as gap};
use iced::{Center, Element, Fill};

use super::{Message, Status};
use crate::app::Page;
use crate::app::gauge::Gauge;
use crate::app::screen::import::{Underway, Work};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::{button, dense, hinted, progress_line};
use crate::say;

const HEIGHT: f32 = 28.0;

pub(super) fn view<'a>(shared: &'a Shared, status: &Status) -> Element<'a, Message> {
    let words = &shared.words;
    let opening = status.opening.map(|gauge| opening(gauge, status.page, shared));
    let Some(file) = &shared.file else {
        let ready = opening.is_none().then(|| dense(say!(words, "app-ready")).style(style::soft));
        return bar(row![ready, opening].into());
    };
    let part = |text: String, message: Message| {
        button(dense(text)).padding([2.0, space::S]).style(style::quiet).on_press(message)
    };
    let sent_of = say!(words, "app-sent", sent = file.sent.to_string(), expected = file.expected.to_string());
    let underway = status.underway.map(|underway| running(underway, shared));
    let undo = file.undoable.as_deref().map(|what| {
        hinted(part(say!(words, "app-undo", what = what), Message::UndoPressed), Shortcut::UndoImport.keys())
    });
    let recall = file.undoable.as_deref().map(|what| {
        let recall = part(say!(words, "app-recall"), Message::RecallPressed);
        hinted(recall, say!(words, "import-recall-named", what = what))
    });
    let saved = dense(say!(words, "app-saved")).style(style::soft);
    let sent = file.period.map(|_| {
        let sent = part(sent_of, Message::PagePressed(Page::Units));
        if file.made_of.is_empty() { sent.into() } else { hinted(sent, &file.made_of) }
    });
    bar(row![saved, sent, underway, opening, gap().width(Fill), recall, undo].spacing(space::M).align_y(Center).into())
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
    if total == 0 {
        return dense(say!(words, "app-opening")).style(style::soft).into();
    }
    let reading = say!(words, "app-reading", done = done.to_string(), total = total.to_string());
    match page {
        Page::Period => dense(reading).style(style::soft).into(),
        _ => progress_line(gauge, reading, (say!(words, "app-stop"), Message::StopOpeningPressed), 120, words),
    }
}

fn bar(content: Element<'_, Message>) -> Element<'_, Message> {
    container(content).center_y(HEIGHT).width(Fill).padding([0.0, space::M]).clip(true).style(style::surface).into()
}
