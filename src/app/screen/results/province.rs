//! One unit in full: its groups, its indicators, and for any score its reason and source.

use iced::widget::{Row, button, column, container, row, space as gap};
use iced::{Center, Color, Element, Fill, FillPortion, Length, Right};

use super::beside::Beside;
use super::model::{GroupLine, IndicatorLine, IndicatorState, ProvinceView, RangesView, Side};
use super::what_if::WhatIf;
use super::{Message, Opened, side};
use crate::app::shared::Shared;
use crate::app::theme::{Tokens, font, space, style, text_size};
use crate::app::widget::bar::bar;
use crate::app::widget::{
    Shape, dense, glyph, heading, line_across, marked, one_line, quiet, scroll_area, soft, strong,
};
use crate::i18n::Words;
use crate::say;

/// Widths of the columns after the name.
const VALUE: f32 = 84.0;
const TARGET: f32 = 66.0;
const GAP: f32 = 76.0;
/// Wide enough for `D10`.
const CODE: f32 = 32.0;
const COUNT: f32 = 92.0;
const SCORE: f32 = 92.0;
const STATE: f32 = 122.0;

impl Opened {
    pub(super) fn view<'a>(
        &'a self,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        match self.page.ready() {
            Some(view) => self.province(view, ranges, trial, beside, shared),
            None => self.page.placeholder(shared),
        }
    }

    fn province<'a>(
        &'a self,
        view: &'a ProvinceView,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let words = &*shared.words;
        let side = view.sides.iter().find(|view| view.side == self.side);
        let content = match (side, trial.filter(|_| self.side == Side::WhatIf)) {
            (_, Some(trial)) => {
                let unit = self.unit.clone();
                trial.view(shared).map(move |message| Message::WhatIf(unit.clone(), message))
            }
            (Some(side), None) => side::view(side),
            (None, None) if self.side == Side::OverTime => self.over_time.view(beside, shared),
            (None, None) => indicators(view, self.explained.as_deref(), words),
        };
        column![head(view, words), facts(view, ranges, words), side::tabs(view, self.side, words), content]
            .spacing(space::S)
            .width(Fill)
            .into()
    }
}

fn head<'a>(view: &'a ProvinceView, words: &Words) -> Element<'a, Message> {
    let close = quiet(say!(words, "results-close")).on_press(Message::ProvinceClosed);
    let versions = quiet(say!(words, "results-versions")).on_press(Message::VersionsPressed);
    let name = heading(&view.name, text_size::LARGE);
    let remark = view.remark.as_deref().map(|remark| one_line(soft(remark)));
    row![name, remark, gap().width(Fill), versions, close]
        .spacing(space::M)
        .align_y(Center)
        .height(space::CONTROL)
        .into()
}

fn facts<'a>(view: &'a ProvinceView, ranges: Option<&'a RangesView>, words: &Words) -> Element<'a, Message> {
    let fact = |title: String, value: &'a str| {
        column![soft(title).size(text_size::DENSE), strong(value).size(text_size::LARGE)].into()
    };
    let facts = view.facts.iter().map(|(title, value)| fact(title.clone(), value));
    let drawn = ranges.and_then(|ranges| Some((ranges.by_unit.get(&view.unit)?, &ranges.method)));
    let range = drawn.map(|(range, _)| fact(say!(words, "results-fact-range"), range));
    let method = drawn.map(|(_, method)| soft(method).size(text_size::DENSE));
    let facts = row(facts.chain(range)).spacing(space::XL);
    container(column![facts].push(method).spacing(space::XS))
        .padding([space::S, space::M])
        .width(Fill)
        .style(style::inset)
        .into()
}

fn indicators<'a>(view: &'a ProvinceView, explained: Option<&str>, words: &Words) -> Element<'a, Message> {
    let groups = view.groups.iter().map(|group| group_block(group, explained, words));
    let groups = scroll_area(column(groups)).height(Fill).width(Fill);
    container(column![table_head(words), line_across(), groups]).style(style::panel).padding(1).height(Fill).into()
}

fn columns<'a>(
    name: Element<'a, Message>,
    cells: [Element<'a, Message>; 5],
    last: Element<'a, Message>,
) -> Row<'a, Message> {
    let widths = [VALUE, TARGET, GAP, COUNT, SCORE];
    let cells = cells.into_iter().zip(widths).map(|(cell, width)| {
        container(cell).width(width).align_x(Right).padding([0.0, space::S - 2.0]).clip(true).into()
    });
    row([container(name).width(Fill).clip(true).into()])
        .extend(cells)
        .push(container(last).width(STATE).padding([0.0, space::S - 2.0]).clip(true))
        .align_y(Center)
        .padding([0.0, space::S])
}

fn table_head<'a>(words: &Words) -> Element<'a, Message> {
    let head = |text: String| one_line(dense(text)).font(font::SEMI_BOLD).style(style::soft).into();
    let cells = [
        head(say!(words, "results-column-value")),
        head(say!(words, "results-column-target")),
        head(say!(words, "results-column-gap")),
        head(say!(words, "results-column-gap-count")),
        head(say!(words, "results-column-score")),
    ];
    let head = columns(head(say!(words, "results-column-indicator")), cells, head(say!(words, "results-column-state")));
    // The scroll bar beside the rows takes 8 + 4 pixels.
    container(row![head.height(space::ROW), gap().width(12)]).style(style::surface).into()
}

fn group_block<'a>(group: &'a GroupLine, explained: Option<&str>, words: &Words) -> Element<'a, Message> {
    let name = one_line(strong(format!("{}. {}", group.code, group.name)));
    let share =
        container(bar(group.share, group.median, 12.0, |t| t.accent)).width(COUNT + GAP).padding([0.0, space::L]);
    let score = container(one_line(dense(&group.score)).font(font::SEMI_BOLD))
        .width(SCORE)
        .align_x(Right)
        .padding([0.0, space::S + 2.0]);
    let head = row![container(name).width(Fill).clip(true), share, score, gap().width(STATE)]
        .align_y(Center)
        .padding([0.0, space::S])
        .height(space::ROW);
    let head = container(head).style(style::surface);
    let lines = group.indicators.iter().map(|line| indicator(line, explained == Some(line.code.as_str()), words));
    column![head, line_across()].extend(lines).push(line_across()).into()
}

fn indicator<'a>(line: &'a IndicatorLine, explained: bool, words: &Words) -> Element<'a, Message> {
    let cell = |text: &'a str| one_line(dense(text)).into();
    let name =
        row![one_line(soft(&line.code)).size(text_size::DENSE).width(CODE), dense(&line.name)].spacing(space::XS);
    let score = button(one_line(dense(&line.score)).font(font::SEMI_BOLD))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::ScorePressed(line.code.clone()));
    let (shape, colour) = state_mark(line.state);
    let state = marked(shape, colour, state_word(line.state, words));
    // A count with its unit may be longer than its column.
    let value = dense(&line.value).align_x(Right).into();
    let cells = [value, cell(&line.target), cell(&line.gap_points), cell(&line.gap_count), score.into()];
    let line_row = columns(name.into(), cells, state).padding([space::XS - 1.0, space::S]);
    column![line_row, explained.then(|| reason(line, words))].into()
}

fn reason<'a>(line: &'a IndicatorLine, words: &Words) -> Element<'a, Message> {
    let lines = line.reason.iter().map(|line| dense(line).into());
    let source = line.source.as_deref().map(|source| {
        row![soft(say!(words, "results-source")).size(text_size::DENSE), dense(source)].spacing(space::S)
    });
    let compare = button(dense(say!(words, "results-compare-indicator")))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::ComparePressed(line.code.clone()));
    let rules = button(dense(say!(words, "help-rules")))
        .padding([1.0, space::XS])
        .style(style::link)
        .on_press(Message::RulesPressed);
    let leads = row![compare, rules].spacing(space::M);
    let mark = container(glyph(Shape::Disc, 6.0, |t| t.accent)).padding([6.0, 0.0]);
    let text = column(lines).push(source).push(leads).spacing(2).width(FillPortion(1));
    let reason = container(row![mark, text].spacing(space::S)).padding([space::S, space::M]).width(Fill);
    container(reason.style(style::inset)).padding([space::XS, space::XXL]).width(Length::Fill).into()
}

fn state_word(state: IndicatorState, words: &Words) -> String {
    match state {
        IndicatorState::Reached => say!(words, "results-state-reached"),
        IndicatorState::OnTrack => say!(words, "results-state-on-track"),
        IndicatorState::Behind => say!(words, "results-state-behind"),
        IndicatorState::FarBehind => say!(words, "results-state-far-behind"),
        IndicatorState::NotReached => say!(words, "results-state-not-reached"),
        IndicatorState::Followed => say!(words, "results-state-followed"),
        IndicatorState::NotApplicable => say!(words, "results-state-not-applicable"),
        IndicatorState::NoData => say!(words, "results-state-no-data"),
        IndicatorState::NotSent => say!(words, "results-state-not-sent"),
        IndicatorState::Unknown => say!(words, "results-state-unknown"),
    }
}

fn state_mark(state: IndicatorState) -> (Shape, fn(&Tokens) -> Color) {
    match state {
        IndicatorState::Reached => (Shape::Disc, |t| t.reached),
        IndicatorState::OnTrack => (Shape::TriangleUp, |t| t.on_track),
        IndicatorState::Behind | IndicatorState::NotReached => (Shape::Diamond, |t| t.behind),
        IndicatorState::FarBehind => (Shape::TriangleDown, |t| t.far_behind),
        IndicatorState::Followed
        | IndicatorState::NotApplicable
        | IndicatorState::NoData
        | IndicatorState::NotSent
        | IndicatorState::Unknown => (Shape::Ring, |t| t.unknown),
    }
}
