//! Each group and indicator over all units.

use rust_decimal::Decimal;

use super::super::super::words as shared;
use super::super::items;
use super::{MOST_NAMES, Teller};
use crate::catalogue::{Group, Indicator, Input};
use crate::compare::{Measure, Standing, aggregate, gap, summary_of_ranked};
use crate::report::blocks::{Block, Column, Row, Table, TextSize};
use crate::say;
use crate::scoring::{State, UnitScore};

/// How many units with a figure reach a target.
pub(super) struct Reached {
    pub(super) reached: usize,
    pub(super) all: usize,
    pub(super) target: Decimal,
}

impl Teller<'_> {
    fn indicators_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Indicator> {
        self.catalogue.asked().filter(|indicator| indicator.group == group.code)
    }

    /// `number` is that of its table.
    pub(super) fn group(&self, group: &Group, number: usize) -> Vec<Block> {
        let words = self.words;
        let lines: Vec<String> = self.indicators_of(group).map(|indicator| self.line(indicator)).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let measure = Measure::GroupPoints(group.code.clone());
        let summary = summary_of_ranked(self.catalogue, &self.now.standings, &measure);
        let median = summary.map(|summary| {
            let max = words.plain(group.max, self.catalogue.digits);
            let (median, best) = (self.digits(summary.median), self.digits(summary.best));
            Block::paragraph(say!(words, "official-group-median", median = median, max = max, best = best))
        });
        median.into_iter().chain(items(lines)).chain([Block::Table(self.table(group, number))]).collect()
    }

    fn line(&self, indicator: &Indicator) -> String {
        let words = self.words;
        let name = words.text(&indicator.name);
        let values = self.values(indicator);
        if values.is_empty() {
            return say!(words, "official-line-none", name = name);
        }
        let reached = self.reached(indicator).map_or_else(String::new, |counted| {
            let target = words.measured(indicator, counted.target);
            let (reached, all) = (counted.reached.to_string(), counted.all.to_string());
            say!(words, "official-line-reached", reached = reached, all = all, target = target)
        });
        match &indicator.input {
            Input::Ratio { .. } => self.ratio_line(indicator, name, reached),
            Input::YesNo if is_done_or_not(indicator) => self.yes_line(indicator, name, &values),
            Input::Count { .. } => {
                let sum = values.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value));
                say!(words, "official-line-count", name = name, sum = words.measured(indicator, sum))
            }
            Input::YesNo | Input::Value { .. } => self.median_line(indicator, name, reached),
        }
    }

    fn ratio_line(&self, indicator: &Indicator, name: &str, reached: String) -> String {
        let words = self.words;
        let Some(whole) = aggregate(&self.scores, &indicator.code) else {
            return self.median_line(indicator, name, reached);
        };
        let change = aggregate(&self.earlier, &indicator.code).zip(self.before).map(|(then, before)| {
            let grown = whole.fraction.saturating_sub(then.fraction).saturating_mul(Decimal::ONE_HUNDRED);
            let (points, period) = (words.signed(grown, 1), words.period(before.period));
            say!(words, "official-line-change", points = points, period = period)
        });
        say!(
            words,
            "official-line-ratio",
            name = name,
            whole = words.percent(whole.fraction, 1),
            numerator = words.plain(whole.numerator, 2),
            denominator = words.plain(whole.denominator, 2),
            change = change.unwrap_or_default(),
            reached = reached
        )
    }

    fn yes_line(&self, indicator: &Indicator, name: &str, values: &[Decimal]) -> String {
        let words = self.words;
        let without: Vec<&Standing> = self
            .now
            .standings
            .iter()
            .filter(|standing| self.value(&standing.score, indicator) == Some(Decimal::ZERO))
            .collect();
        // A list of most units says nothing that the annex does not say better.
        let few = !without.is_empty() && without.len() <= MOST_NAMES;
        let missing = few.then(|| say!(words, "official-line-yes-missing", names = self.names(&without)));
        let yes = (values.len() - without.len()).to_string();
        let (all, missing) = (values.len().to_string(), missing.unwrap_or_default());
        say!(words, "official-line-yes", name = name, yes = yes, all = all, missing = missing)
    }

    fn median_line(&self, indicator: &Indicator, name: &str, reached: String) -> String {
        let words = self.words;
        let Some(summary) = self.summary(indicator) else { return say!(words, "official-line-none", name = name) };
        let (median, best) = (words.measured(indicator, summary.median), words.measured(indicator, summary.best));
        match indicator.better() {
            Some(_) => {
                say!(words, "official-line-median", name = name, median = median, best = best, reached = reached)
            }
            None => say!(words, "official-line-median-only", name = name, median = median, reached = reached),
        }
    }

    fn summary(&self, indicator: &Indicator) -> Option<crate::compare::Summary> {
        let better = crate::compare::better_direction(indicator);
        crate::compare::summary(self.values(indicator), better)
    }

    fn value(&self, score: &UnitScore, indicator: &Indicator) -> Option<Decimal> {
        score.indicator(&indicator.code).filter(|score| score.state == State::Answered)?.value()
    }

    fn values(&self, indicator: &Indicator) -> Vec<Decimal> {
        self.scores.iter().filter_map(|score| self.value(score, indicator)).collect()
    }

    pub(super) fn reached(&self, indicator: &Indicator) -> Option<Reached> {
        let target = indicator.target.as_ref()?.value;
        let gaps = self.scores.iter().filter_map(|score| gap(indicator, score.indicator(&indicator.code)?));
        let (mut reached, mut all) = (0, 0);
        for gap in gaps {
            all += 1;
            reached += usize::from(gap.reached);
        }
        (all > 0).then_some(Reached { reached, all, target })
    }

    fn table(&self, group: &Group, number: usize) -> Table {
        let words = self.words;
        let row = |indicator: &Indicator| {
            let measured =
                |value: Option<Decimal>| value.map_or_else(shared::none, |value| words.measured(indicator, value));
            let whole = aggregate(&self.scores, &indicator.code).map(|whole| whole.fraction);
            let summary = self.summary(indicator);
            let reached = self.reached(indicator);
            Row::plain(vec![
                format!("{} {}", indicator.code, words.text(&indicator.name)),
                measured(indicator.target.as_ref().map(|target| target.value)),
                whole.map_or_else(shared::none, |whole| words.percent(whole, 1)),
                measured(summary.map(|summary| summary.median)),
                // Of what is only followed the most is not the best.
                measured(summary.filter(|_| indicator.better().is_some()).map(|summary| summary.best)),
                reached.map_or_else(shared::none, |counted| format!("{}/{}", counted.reached, counted.all)),
            ])
        };
        let title = say!(words, "official-table-group", group = group.code.as_str());
        Table {
            caption: say!(words, "official-table", number = number.to_string(), title = title),
            columns: vec![
                Column::text(say!(words, "report-indicator"), 6.0),
                Column::figures(say!(words, "report-target"), 2.0),
                Column::figures(say!(words, "official-column-whole"), 2.2),
                Column::figures(say!(words, "report-median"), 2.2),
                Column::figures(say!(words, "report-best"), 2.4),
                Column::figures(say!(words, "official-column-reached"), 2.0),
            ],
            rows: self.indicators_of(group).map(row).collect(),
            size: TextSize::Usual,
        }
    }
}

/// With nothing in between.
pub(super) fn is_done_or_not(indicator: &Indicator) -> bool {
    matches!(indicator.input, Input::YesNo) && !indicator.measures_a_fraction()
}
