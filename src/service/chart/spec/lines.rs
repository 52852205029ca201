//! The lines across a chart: the target, what the nation is at, the median.

use rust_decimal::Decimal;

use super::Writer;
use crate::chart::{LineKind, RefLine};
use crate::compare::{aggregate, quantile};
use crate::say;
use crate::service::figures::{Show, UnitOfMeasure};

impl Writer<'_> {
    pub(super) fn lines(&self) -> Vec<RefLine> {
        let middle = self.national().or_else(|| self.median());
        self.target_line().into_iter().chain(middle).collect()
    }

    pub(super) fn target_line(&self) -> Option<RefLine> {
        self.figures.target.map(|target| RefLine {
            value: target,
            label: say!(self.words, "chart-line-target", value = self.target_label(target)),
            kind: LineKind::Target,
        })
    }

    pub(super) fn target_label(&self, target: Decimal) -> String {
        match self.indicator() {
            Some(_) if self.figures.unit_of_measure == UnitOfMeasure::Percent => {
                format!("{}%", self.words.plain(target, 2))
            }
            Some(indicator) => self.words.measured(indicator, target),
            None => self.words.plain(target, 2),
        }
    }

    /// The published figure that stood at the time, else what the units that sent add up to.
    fn national(&self) -> Option<RefLine> {
        let indicator = self.indicator()?;
        if self.figures.unit_of_measure != UnitOfMeasure::Percent
            || !matches!(self.request.show, None | Some(Show::Value))
        {
            return None;
        }
        let published = indicator.national_at(self.scores.cut_off);
        let (value, label) = match published {
            Some(figure) => {
                let value = figure.value * Decimal::ONE_HUNDRED;
                let label = say!(
                    self.words,
                    "chart-line-national",
                    value = self.words.plain(value, 1),
                    date = figure.date.as_str()
                );
                (value, label)
            }
            None => {
                let scores: Vec<_> = self.scores.standings.iter().map(|standing| standing.score.clone()).collect();
                let value = aggregate(&scores, &indicator.code)?.fraction * Decimal::ONE_HUNDRED;
                (value, say!(self.words, "chart-line-aggregate", value = self.words.number(value, 1)))
            }
        };
        Some(RefLine { value, label, kind: LineKind::National })
    }

    /// The median of the part that is shown, in words: one line across a chart is enough.
    pub(super) fn median_of_part(&self) -> Option<String> {
        let mut values: Vec<Decimal> = self.shown().filter_map(|figure| figure.value).collect();
        values.sort_unstable();
        let is_figure = self.request.show != Some(Show::Rank) && !self.is_yes_or_no();
        let value =
            quantile(&values, Decimal::new(5, 1)).filter(|_| values.len() > 2 && self.is_part() && is_figure)?;
        let digits = if self.figures.unit_of_measure == UnitOfMeasure::Percent { 1 } else { 2 };
        let shown = self.words.number(value, digits) + self.percent_sign();
        Some(say!(self.words, "chart-subtitle-median-part", part = self.which_part(), value = shown))
    }

    pub(super) fn median(&self) -> Option<RefLine> {
        if self.request.show == Some(Show::Rank) || self.is_yes_or_no() {
            return None;
        }
        let mut values: Vec<Decimal> = self.figures.rows.iter().filter_map(|figure| figure.value).collect();
        values.sort_unstable();
        let value = quantile(&values, Decimal::new(5, 1)).filter(|_| values.len() > 2)?;
        let digits = if self.figures.unit_of_measure == UnitOfMeasure::Percent { 1 } else { 2 };
        let shown = self.words.number(value, digits) + self.percent_sign();
        let label = match self.is_part() {
            true => say!(self.words, "chart-line-median-all", whole = self.whole_name(), value = shown),
            false => say!(self.words, "chart-line-median", value = shown),
        };
        Some(RefLine { value, label, kind: LineKind::Median })
    }
}
