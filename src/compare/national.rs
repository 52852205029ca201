//! Figures over many units: median and best, and the ratio of all taken together.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::catalogue::{Catalogue, Direction};
use crate::domain::{Answer, UnitCode, points};
use crate::scoring::UnitScore;

use super::measure::Measure;
use super::standing::{Standing, Status};

/// Median and ends of a set of figures, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How many figures there are, at least one.
    pub count: usize,
    pub median: Decimal,
    pub best: Decimal,
    pub worst: Decimal,
}

/// Median and ends of figures; nothing where there are none.
pub fn summary(figures: impl IntoIterator<Item = Decimal>, better: Direction) -> Option<Summary> {
    let mut sorted: Vec<Decimal> = figures.into_iter().collect();
    sorted.sort_unstable();
    let median = quantile(&sorted, Decimal::new(5, 1))?;
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let (best, worst) = match better {
        Direction::Higher => (highest, lowest),
        Direction::Lower => (lowest, highest),
    };
    Some(Summary { count: sorted.len(), median, best, worst })
}

/// Median and ends of a measure over the ranked units that have it.
pub fn summary_of_ranked(catalogue: &Catalogue, standings: &[Standing], measure: &Measure) -> Option<Summary> {
    let ranked = standings.iter().filter(|standing| standing.status == Status::Ranked);
    summary(ranked.filter_map(|standing| measure.of(&standing.score)), measure.better(catalogue))
}

/// The quantile of `share` (0–1) by type 7 of Hyndman and Fan: linear between the figures at ranks 1 and n.
/// `sorted` is ascending; nothing where it is empty.
pub fn quantile(sorted: &[Decimal], share: Decimal) -> Option<Decimal> {
    let last = sorted.len().checked_sub(1)?;
    let position = Decimal::from(last) * share.clamp(Decimal::ZERO, Decimal::ONE);
    let below = position.floor().to_usize()?;
    let (lower, upper) = (*sorted.get(below)?, *sorted.get((below + 1).min(last))?);
    let between = position.fract();
    Some(upper.saturating_sub(lower).saturating_mul(between).saturating_add(lower))
}

/// A ratio of all units taken together: sums over sums, never an average of percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregate {
    pub numerator: Decimal,
    pub denominator: Decimal,
    /// Their quotient.
    pub fraction: Decimal,
    /// How many units are in it.
    pub units: usize,
    /// Units that gave only a percentage, which no sum can take in.
    pub percent_only_left_out: Vec<UnitCode>,
}

/// The ratio of one indicator over all units; nothing where no unit gave counts.
pub fn aggregate(scores: &[UnitScore], indicator: &str) -> Option<Aggregate> {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    let (mut units, mut percent_only_left_out) = (0, Vec::new());
    for score in scores {
        match score.indicator(indicator).and_then(|score| score.answer.as_ref()) {
            Some(Answer::Ratio { numerator, denominator }) => {
                sums = (sums.0.saturating_add(*numerator), sums.1.saturating_add(*denominator));
                units += 1;
            }
            Some(Answer::PercentOnly { .. }) => percent_only_left_out.push(score.unit.clone()),
            Some(Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. }) | None => {
            }
        }
    }
    let fraction = points::fraction(sums.0, sums.1)?;
    Some(Aggregate { numerator: sums.0, denominator: sums.1, fraction, units, percent_only_left_out })
}
