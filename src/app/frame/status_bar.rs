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
use crate::app::widget::{button, dense, hinted, progress_line, quiet};
use crate::say;

const HEIGHT: f32 = 28.0;

pub(super) fn view<'a>(shared: &'a Shared, status: &Status<'a>) -> Element<'a, Message> {
    let words = &shared.words;
    let errands = status.errands.view(words).map(|errands| errands.map(Message::Errand));
    let opening = status.opening.map(|gauge| opening(gauge, shared));
    let Some(file) = &shared.file else {
        let ready = opening.is_none() && errands.is_none();
        let ready = ready.then(|| dense(say!(words, "app-ready")).style(style::soft));
        return bar(row![ready, opening, errands].spacing(space::M).align_y(Center).into());
    };
    let part = |text: String, message: Message| {
        button(dense(text)).padding([2.0, space::S]).style(style::quiet).on_press(message)
    };
    let sent_of = say!(words, "app-sent", sent = file.sent.to_string(), expected = file.expected.to_string());
    let underway = status.underway.map(|underway| running(underway, shared));
    let undo = file.undoable.as_deref().map(|what| {
        hinted(part(say!(words, "app-undo", what = what), Message::UndoPressed), Shortcut::UndoImport.keys())
    });
    let saved = dense(say!(words, "app-saved")).style(style::soft);
    let sent = file.period.map(|_| {
        let sent = part(sent_of, Message::PagePressed(Page::Units));
        if file.made_of.is_empty() { sent.into() } else { hinted(sent, &file.made_of) }
    });
    bar(row![saved, sent, underway, opening, errands, gap().width(Fill), undo].spacing(space::M).align_y(Center).into())
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

fn opening<'a>(gauge: Gauge, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let Gauge { done, total, .. } = gauge;
    let stop = (say!(words, "app-stop"), Message::StopOpeningPressed);
    if total == 0 {
        let opening = dense(say!(words, "app-opening")).style(style::soft);
        return row![opening, quiet(stop.0).on_press(stop.1)].spacing(space::M).align_y(Center).into();
    }
    let reading = say!(words, "app-reading", done = done.to_string(), total = total.to_string());
    progress_line(gauge, reading, stop, 120, words)
}

fn bar(content: Element<'_, Message>) -> Element<'_, Message> {
    container(content).center_y(HEIGHT).width(Fill).padding([0.0, space::M]).clip(true).style(style::surface).into()
}
