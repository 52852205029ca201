//! The further sides of a unit, a tab each: its places and what stands out among peers, what lifts it, what is doubtful.

use iced::alignment::Horizontal::{Left, Right};
use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::model::{ProvinceView, Side, SideLine, SidePart, SideView, WayLine};
use super::{InUnit, Message};
use crate::app::focus;
use crate::app::theme::{font, space, style};
use crate::app::widget::{OneLine, button, dense, help_mark, label, line_across, one_line, scroll_area, strong};
use crate::i18n::Words;
use crate::say;

/// Id of what scrolls in a side that is only read.
pub(super) const READ: &str = "province-side";

/// The tabs, with how many things wait behind each.
pub(super) fn tabs<'a>(view: &ProvinceView, shown: Side, words: &Words) -> Element<'a, Message> {
    let waits = |side: Side| view.sides.iter().find(|view| view.side == side).map_or(0, |view| view.waits);
    let tabs = Side::ALL.into_iter().map(|side| {
        let waits = waits(side);
        let badge = (waits > 0)
            .then(|| container(dense(waits.to_string()).size(11)).padding([0.0, space::XS + 1.0]).style(style::badge));
        let name = one_line(dense(side.name(words))).font(font::SEMI_BOLD);
        button(row![name, badge].spacing(space::XS).align_y(Center))
            .padding([space::XS, space::S])
            .chosen(style::tab, shown == side)
            .on_press(Message::Unit(InUnit::SidePicked(side)))
            .into()
    });
    focus::choices(row(tabs).spacing(space::XS).wrap().vertical_spacing(2))
}

impl Side {
    /// What its tab is called.
    pub fn name(self, words: &Words) -> String {
        match self {
            Self::Indicators => say!(words, "results-side-indicators"),
            Self::OverTime => say!(words, "results-side-over-time"),
            Self::Peers => say!(words, "results-side-peers"),
            Self::Lift => say!(words, "lift-title-next"),
            Self::Doubts => say!(words, "analysis-doubts"),
            Self::WhatIf => say!(words, "results-side-what-if"),
        }
    }
}

/// One side, part by part; what lifts a unit has its table before.
pub(super) fn view<'a>(side: &'a SideView, focused: bool, words: &Words) -> Element<'a, Message> {
    let parts = side.parts.iter().map(|one| part(one, words));
    let ways = (!side.ways.is_empty()).then(|| ways(&side.ways, words));
    let parts = column![ways].extend(parts).spacing(space::L);
    let parts = container(parts).padding(space::M).width(Fill);
    let read = container(scroll_area(parts).id(READ).height(Fill).width(Fill)).style(style::pane(focused));
    focus::list(read.padding(1).height(Fill), focused)
}

/// A line a change: what it is now, what it would have to be, what that gives and where it leads.
fn ways<'a>(ways: &'a [WayLine], words: &Words) -> Element<'a, Message> {
    let line = |cells: [OneLine<'a>; 5]| {
        let shares = [(9, false), (5, true), (5, true), (3, true), (4, true)];
        let cells = cells.into_iter().zip(shares).map(|(cell, (portion, is_number))| {
            let side = if is_number { Right } else { Left };
            container(cell).width(FillPortion(portion)).align_x(side).padding([0.0, space::S]).clip(true).into()
        });
        row(cells).height(space::ROW).align_y(Center)
    };
    let title = |text: String| one_line(dense(text)).font(font::SEMI_BOLD).style(style::soft);
    let head = line([
        title(say!(words, "results-column-indicator")),
        title(say!(words, "lift-column-now")),
        title(say!(words, "lift-column-needed")),
        title(say!(words, "lift-column-points")),
        title(say!(words, "lift-column-rank")),
    ]);
    let lines = ways.iter().map(|way| {
        // The second of two that only lift together belongs to the one above it.
        let name = if way.is_second { format!("+ {}", way.indicator) } else { way.indicator.clone() };
        let cells = line([
            one_line(dense(name)),
            one_line(dense(&way.now)),
            one_line(dense(&way.needed)).font(font::SEMI_BOLD),
            one_line(dense(&way.gained)),
            one_line(dense(&way.rank)).font(font::SEMI_BOLD),
        ]);
        let above = (!way.is_second).then(line_across);
        column![above, cells].into()
    });
    let table = column![container(head).style(style::surface)].extend(lines);
    container(table).style(style::panel).padding(1).into()
}

fn part<'a>(part: &'a SidePart, words: &Words) -> Element<'a, Message> {
    let lines = part.lines.iter().map(|one| line(one, words));
    column![strong(&part.title)].extend(lines).spacing(space::XS).into()
}

fn line<'a>(line: &'a SideLine, words: &Words) -> Element<'a, Message> {
    let indent = f32::from(line.depth) * space::L;
    // What only shows how another line was worked out is smaller than it.
    let text = if line.depth > 1 { dense(&line.text) } else { label(&line.text) };
    let text = container(text).padding(iced::Padding::ZERO.left(indent)).width(Fill);
    let help = line
        .place
        .clone()
        .map(|place| help_mark(Message::Unit(InUnit::ExplainPressed(place)), say!(words, "help-finding")));
    row![text, help].spacing(space::S).into()
}
