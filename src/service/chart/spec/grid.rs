//! The heat map: every unit by every indicator, shaded by what share of its points was gained.

use rust_decimal::Decimal;

use super::{Part, Writer};
use crate::catalogue::Indicator;
use crate::chart::{Body, Cell, Column, Filling, Grid, GridRow, Shade, Sign, Silence};
use crate::domain::points;
use crate::say;
use crate::scoring::{IndicatorScore, State};
use crate::service::figures::{Figure, Measure};

/// The ends of what is shaded, in percent.
const ENDS: (Decimal, Decimal) = (Decimal::ZERO, Decimal::ONE_HUNDRED);
/// From here a share counts as high in the title, and under there as low.
const HIGH: Decimal = Decimal::from_parts(80, 0, 0, false, 0);
const LOW: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

impl Writer<'_> {
    pub(super) fn heat_map(&self) -> Part {
        let indicators = self.indicators_measured();
        let rows = self.shown().filter_map(|figure| self.grid_row(figure, &indicators)).collect();
        let columns = indicators.iter().map(|indicator| self.column(indicator)).collect();
        let body = Grid { heading: say!(self.words, "chart-heading-unit"), columns, rows };
        let legend = shades(|from, to, last| self.percent_step(from, to, last)).chain(self.silences(&body)).collect();
        let subtitle = say!(
            self.words,
            "chart-subtitle-heat-map",
            measure = self.measure_scope(),
            period = self.words.period(self.request.period)
        );
        Part {
            legend,
            subtitle: Some(subtitle + &self.part_in_words()),
            notes: self.key_of_columns(&indicators),
            ..Part::new(self.heat_title(&indicators), Body::Grid(body))
        }
    }

    /// The indicators that the measure is made of, in the criteria set's order, scored ones only.
    pub(super) fn indicators_measured(&self) -> Vec<&Indicator> {
        let catalogue = &self.scores.catalogue;
        let inside = |indicator: &Indicator| match &self.request.measure {
            Measure::Total => true,
            Measure::Group(code) => catalogue.is_in(indicator, code),
            Measure::Indicator(code) => indicator.code == *code,
        };
        catalogue.scored().filter(|indicator| indicator.max > Decimal::ZERO && inside(indicator)).collect()
    }

    /// Units that sent nothing stand in the notes, as in every chart.
    fn grid_row(&self, figure: &Figure, indicators: &[&Indicator]) -> Option<GridRow> {
        let score = &self.scores.of(&figure.unit).filter(|standing| standing.score.sent)?.score;
        let cells = indicators.iter().map(|indicator| self.cell(indicator, score.indicator(&indicator.code)));
        Some(GridRow {
            key: figure.unit.to_string(),
            rank: figure.rank.map(|rank| rank.to_string()),
            name: figure.name.clone(),
            own: self.is_own(figure),
            cells: cells.collect(),
        })
    }

    fn cell(&self, indicator: &Indicator, score: Option<&IndicatorScore>) -> Cell {
        let state = score.map_or(State::NotSent, |score| score.state);
        let Some((score, share)) = score.and_then(|score| Some((score, printed_share(score)?))) else {
            let silence = silence(state).unwrap_or(Silence::NotApplicable);
            return Cell { filling: Filling::Silent(silence), label: String::new(), told: self.words.state(state) };
        };
        let digits = self.scores.catalogue.digits;
        let told = say!(
            self.words,
            "chart-heat-told",
            points = self.words.number(score.points, digits),
            max = self.words.number(score.max, digits),
            share = self.words.number(share, 0)
        );
        let value = score.value().map(|value| self.words.measured(indicator, value));
        Cell {
            filling: Filling::Shade(Shade::of(share, ENDS)),
            label: self.words.number(share, 0),
            told: value.map_or(told.clone(), |value| format!("{value}\n{told}")),
        }
    }

    fn column(&self, indicator: &Indicator) -> Column {
        let group = self.scores.catalogue.group(&indicator.group);
        Column {
            code: indicator.code.clone(),
            name: self.words.text(&indicator.name).to_owned(),
            group: group.map_or_else(String::new, |group| self.words.text(&group.name).to_owned()),
            group_code: indicator.group.clone(),
        }
    }

    /// One paragraph a group: what each code stands for.
    fn key_of_columns(&self, indicators: &[&Indicator]) -> Vec<String> {
        let named = |indicator: &&Indicator| format!("{} {}", indicator.code, self.words.text(&indicator.name));
        let paragraph = |indicators: &[&Indicator]| {
            let group = indicators.first().and_then(|first| self.scores.catalogue.group(&first.group));
            let group = group.map(|group| format!("{}. {}: ", group.code, self.words.text(&group.name)));
            let names: Vec<String> = indicators.iter().map(named).collect();
            format!("{}{}.", group.unwrap_or_default(), names.join("; "))
        };
        indicators.chunk_by(|a, b| a.group == b.group).map(paragraph).collect()
    }

    fn heat_title(&self, indicators: &[&Indicator]) -> String {
        let shares_of = |figure: &Figure| -> Vec<Decimal> {
            let Some(standing) = self.scores.of(&figure.unit) else { return Vec::new() };
            let scores = indicators.iter().filter_map(|indicator| standing.score.indicator(&indicator.code));
            scores.filter_map(printed_share).collect()
        };
        match self.request.own.as_ref().and_then(|own| self.figures.of(own)) {
            Some(own) if !shares_of(own).is_empty() => {
                let shares = shares_of(own);
                let count = |counts: fn(&&Decimal) -> bool| shares.iter().filter(counts).count().to_string();
                say!(
                    self.words,
                    "chart-title-heat-own",
                    unit = own.name.as_str(),
                    high = count(|share| **share >= HIGH),
                    low = count(|share| **share < LOW),
                    all = indicators.len().to_string()
                )
            }
            _ => {
                let has_sent = |figure: &&Figure| self.scores.of(&figure.unit).is_some_and(|unit| unit.score.sent);
                let sent = self.shown().filter(has_sent).count();
                say!(self.words, "chart-title-heat", all = sent.to_string(), indicators = indicators.len().to_string())
            }
        }
    }

    fn silences(&self, grid: &Grid) -> Vec<(Sign, String)> {
        let occurs = |silence: &Silence| {
            let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| cell.filling == Filling::Silent(*silence))
        };
        Silence::ALL.into_iter().filter(occurs).map(|silence| self.silence_sign(silence)).collect()
    }

    pub(super) fn silence_sign(&self, silence: Silence) -> (Sign, String) {
        let state = match silence {
            Silence::NotSent => State::NotSent,
            Silence::NoData => State::NoData,
            Silence::NotApplicable => State::NotApplicable,
        };
        (Sign::Silence(silence), self.words.state(state).to_lowercase())
    }

    pub(super) fn percent_step(&self, from: Decimal, to: Decimal, last: bool) -> String {
        self.step(from, to, last) + "%"
    }

    /// A step of shading in words: the upper end belongs to the next step.
    pub(super) fn step(&self, from: Decimal, to: Decimal, last: bool) -> String {
        let (from, to) = (self.words.plain(from, 2), self.words.plain(to, 2));
        if last { format!("{from}–{to}") } else { format!("{from}–<{to}") }
    }
}

/// The percent as its cell prints it: what is read in a cell, how it is shaded and what the title counts agree.
fn printed_share(score: &IndicatorScore) -> Option<Decimal> {
    score.share().map(|share| points::round(share, 0))
}

/// Every shade with its two ends between 0 and 100.
fn shades(words: impl Fn(Decimal, Decimal, bool) -> String) -> impl Iterator<Item = (Sign, String)> {
    steps(ENDS).map(move |(shade, from, to, last)| (Sign::Shade(shade), words(from, to, last)))
}

/// Every shade with the ends of its step, and whether it is the last.
pub(super) fn steps((min, max): (Decimal, Decimal)) -> impl Iterator<Item = (Shade, Decimal, Decimal, bool)> {
    let count = Decimal::from(crate::chart::SHADES);
    let end = move |step: u8| min + (max - min) * Decimal::from(step) / count;
    Shade::all().map(move |shade| {
        let step = shade.step();
        (shade, end(step), end(step + 1), step + 1 == crate::chart::SHADES)
    })
}

/// Nothing where there is an answer.
pub(super) fn silence(state: State) -> Option<Silence> {
    match state {
        State::Answered => None,
        State::NotSent => Some(Silence::NotSent),
        State::NoData => Some(Silence::NoData),
        State::NotApplicable => Some(Silence::NotApplicable),
    }
}
