//! The further sides of a unit, a tab each: its places and what stands out among peers, what lifts it, what is doubtful.

use iced::widget::{Column, button, column, container, row};
use iced::{Center, Element, Fill};

use super::Message;
use super::model::{ProvinceView, Side, SideLine, SidePart, SideView};
use crate::app::theme::{font, space, style};
use crate::app::widget::{dense, label, one_line, scroll_area, strong};
use crate::i18n::Words;
use crate::say;

/// The tabs, with how many things wait behind each.
pub(super) fn tabs<'a>(view: &ProvinceView, shown: Side, words: &Words) -> Element<'a, Message> {
    let waits = |side: Side| view.sides.iter().find(|view| view.side == side).map_or(0, |view| view.waits);
    let tabs = Side::ALL.into_iter().map(|side| {
        let waits = waits(side);
        let badge = (waits > 0)
            .then(|| container(dense(waits.to_string()).size(11)).padding([0.0, space::XS + 1.0]).style(style::badge));
        let name = one_line(dense(side_word(side, words))).font(font::SEMI_BOLD);
        button(row![name, badge].spacing(space::XS).align_y(Center))
            .padding([space::XS, space::S])
            .style(style::tab(shown == side))
            .on_press(Message::SidePicked(side))
            .into()
    });
    row(tabs).spacing(space::XS).into()
}

fn side_word(side: Side, words: &Words) -> String {
    match side {
        Side::Indicators => say!(words, "results-side-indicators"),
        Side::OverTime => say!(words, "results-side-over-time"),
        Side::Peers => say!(words, "results-side-peers"),
        Side::Lift => say!(words, "lift-title-next"),
        Side::Doubts => say!(words, "analysis-doubts"),
        Side::WhatIf => say!(words, "results-side-what-if"),
    }
}

/// One side, part by part.
pub(super) fn view(side: &SideView) -> Element<'_, Message> {
    let parts = side.parts.iter().map(part);
    let parts = container(Column::from_iter(parts).spacing(space::L)).padding(space::M).width(Fill);
    container(scroll_area(parts).height(Fill).width(Fill)).style(style::panel).padding(1).height(Fill).into()
}

fn part(part: &SidePart) -> Element<'_, Message> {
    let lines = part.lines.iter().map(line);
    column![strong(&part.title)].extend(lines).spacing(space::XS).into()
}

fn line(line: &SideLine) -> Element<'_, Message> {
    let indent = f32::from(line.depth) * space::L;
    // What only shows how another line was worked out is smaller than it.
    let text = if line.depth > 1 { dense(&line.text) } else { label(&line.text) };
    container(text).padding(iced::Padding::ZERO.left(indent)).width(Fill).into()
}
