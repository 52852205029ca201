//! Distance to a target: in the measure itself and in whole counts.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Direction, Indicator};
use crate::domain::Answer;
use crate::scoring::IndicatorScore;

use super::indicator::better_direction;

/// How far a figure is from its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What is missing in the indicator's measure, 0 when reached: for ratios a fraction (0.16 for 16 percentage points).
    pub points: Decimal,
    /// The smallest whole number by which the numerator (or the count) must grow — shrink where lower is better — to
    /// reach the target at today's denominator. Nothing where the sender gave no counts.
    pub counts: Option<Decimal>,
    pub reached: bool,
}

/// The distance of an answered indicator to its target; nothing without a figure or without a target.
pub fn gap(indicator: &Indicator, score: &IndicatorScore) -> Option<Gap> {
    let target = score.target?;
    let missing = Missing { target, direction: better_direction(indicator) };
    match score.answer.as_ref()? {
        Answer::Ratio { numerator, denominator } if *denominator > Decimal::ZERO => {
            Some(missing.of_ratio(*numerator, *denominator))
        }
        Answer::Count { count } => Some(missing.of_count(*count)),
        Answer::PercentOnly { .. } | Answer::Value { .. } | Answer::YesNo { .. } => {
            score.value().map(|value| missing.of_value(value))
        }
        Answer::Ratio { .. } | Answer::Silent { .. } => None,
    }
}

struct Missing {
    target: Decimal,
    direction: Direction,
}

impl Missing {
    /// Counts are compared at the target's share of the whole, so that no rounded quotient decides what is reached.
    fn of_ratio(&self, numerator: Decimal, denominator: Decimal) -> Gap {
        let wanted = self.target.saturating_mul(denominator);
        let counts = self.short_of(numerator, wanted);
        let points = counts.checked_div(denominator).unwrap_or_default();
        Gap { points, counts: Some(counts.ceil()), reached: counts.is_zero() }
    }

    fn of_count(&self, count: Decimal) -> Gap {
        let points = self.short_of(count, self.target);
        Gap { points, counts: Some(points.ceil()), reached: points.is_zero() }
    }

    fn of_value(&self, value: Decimal) -> Gap {
        let points = self.short_of(value, self.target);
        Gap { points, counts: None, reached: points.is_zero() }
    }

    fn short_of(&self, have: Decimal, wanted: Decimal) -> Decimal {
        let short = match self.direction {
            Direction::Higher => wanted.saturating_sub(have),
            Direction::Lower => have.saturating_sub(wanted),
        };
        short.max(Decimal::ZERO)
    }
}
