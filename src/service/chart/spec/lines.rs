//! The lines across a chart: the target, what the nation is at, the median.

use rust_decimal::Decimal;

use super::Writer;
use crate::chart::{LineKind, RefLine};
use crate::compare::{aggregate, quantile};
use crate::say;
use crate::service::figures::{Figure, Show, UnitOfMeasure};

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

    /// The medians of the part that is shown and of all, in words; of the part alone where its line is not drawn.
    pub(super) fn medians_in_words(&self) -> Option<String> {
        let of_part = self.median_in_words(self.median_of_part()?);
        if self.national().is_some() {
            return Some(say!(self.words, "chart-subtitle-median-part", part = self.which_part(), value = of_part));
        }
        Some(say!(
            self.words,
            "chart-subtitle-medians",
            part = self.which_part(),
            value = of_part,
            whole = self.whole_name(),
            all = self.median_in_words(self.median_of_all()?)
        ))
    }

    /// The middle of those that are compared: of the part that is shown, where enough of it is known, else of all.
    pub(super) fn median(&self) -> Option<RefLine> {
        let (value, label) = match self.median_of_part() {
            Some(value) => {
                let shown = self.median_in_words(value);
                (value, say!(self.words, "chart-line-median-part", part = self.which_part(), value = shown))
            }
            None => {
                let value = self.median_of_all()?;
                let shown = self.median_in_words(value);
                let label = match self.is_part() {
                    true => say!(self.words, "chart-line-median-all", whole = self.whole_name(), value = shown),
                    false => say!(self.words, "chart-line-median", value = shown),
                };
                (value, label)
            }
        };
        Some(RefLine { value, label, kind: LineKind::Median })
    }

    fn median_of_part(&self) -> Option<Decimal> {
        if self.is_part() { self.median_of(self.shown()) } else { None }
    }

    fn median_of_all(&self) -> Option<Decimal> {
        self.median_of(self.figures.rows.iter())
    }

    /// Nothing of two figures or of what has no middle: places, yes and no.
    fn median_of<'f>(&self, figures: impl Iterator<Item = &'f Figure>) -> Option<Decimal> {
        if self.request.show == Some(Show::Rank) || self.is_yes_or_no() {
            return None;
        }
        let mut values: Vec<Decimal> = figures.filter_map(|figure| figure.value).collect();
        values.sort_unstable();
        quantile(&values, Decimal::new(5, 1)).filter(|_| values.len() > 2)
    }

    fn median_in_words(&self, value: Decimal) -> String {
        let digits = if self.figures.unit_of_measure == UnitOfMeasure::Percent { 1 } else { 2 };
        self.words.number(value, digits) + self.percent_sign()
    }
}
