//! What units can be compared by.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction};
use crate::scoring::{GroupScore, IndicatorScore, State, UnitScore};

use super::indicator::better_direction;

/// A figure that every unit may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// The printed percent of the applicable maximum, 0–100.
    Percent,
    /// Points in all.
    Points,
    /// Points of the group with this code.
    GroupPoints(String),
    /// Value of the indicator with this code, a fraction for ratios.
    IndicatorValue(String),
    /// Points of the indicator with this code.
    IndicatorPoints(String),
}

impl Measure {
    /// The unit's figure; nothing where it has none. A silence is not a zero: an indicator or a group without a figure has no points here.
    pub fn of(&self, score: &UnitScore) -> Option<Decimal> {
        match self {
            Self::Percent => score.percent,
            Self::Points => (score.sent && score.counts).then_some(score.points),
            Self::GroupPoints(code) => score.group(code).filter(|_| score.sent).and_then(GroupScore::told),
            Self::IndicatorValue(code) => score.indicator(code).and_then(IndicatorScore::value),
            Self::IndicatorPoints(code) => score
                .indicator(code)
                .filter(|indicator| indicator.state == State::Answered)
                .map(|indicator| indicator.points),
        }
    }

    /// Which way it is better.
    pub fn better(&self, catalogue: &Catalogue) -> Direction {
        match self {
            Self::IndicatorValue(code) => catalogue.indicator(code).map_or(Direction::Higher, better_direction),
            Self::Percent | Self::Points | Self::GroupPoints(_) | Self::IndicatorPoints(_) => Direction::Higher,
        }
    }
}
