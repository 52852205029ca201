//! The order of units by one indicator.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction, Indicator};
use crate::domain::{Answer, UnitCode, points};
use crate::scoring::{IndicatorScore, State, UnitScore};

use super::place::places;

/// What units are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankedFigure {
    /// The measured value, in the indicator's better direction.
    Value,
    /// The points it gave.
    Points,
}

/// A unit's place by one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPlace {
    pub unit: UnitCode,
    pub state: State,
    /// As printed: a percent 0–100 for ratios, otherwise the value; or points. Nothing without a figure.
    pub figure: Option<Decimal>,
    /// 1 is best; nothing without a figure, or where no value is better than another.
    pub rank: Option<u32>,
    pub tied: bool,
}

/// Units in order by one indicator: best first, equal ranks by code, those without a figure last by code.
///
/// Only answered figures are ranked: a silence is not a zero. Ties are decided on the catalogue's printed digits. Where
/// no value is better than another (see [`Indicator::better`]), the greatest comes first and nobody has a rank.
/// Empty where the catalogue does not ask for the indicator.
pub fn indicator_ranking(
    catalogue: &Catalogue,
    scores: &[UnitScore],
    indicator: &str,
    by: RankedFigure,
) -> Vec<IndicatorPlace> {
    let Some(asked) = catalogue.asked().find(|asked| asked.code == indicator) else { return Vec::new() };
    let of_units = scores.iter().filter_map(|score| Some((&score.unit, score.indicator(indicator)?)));
    let mut list: Vec<IndicatorPlace> =
        of_units.map(|(unit, score)| unplaced(unit, score, printed(score, by, catalogue.digits))).collect();
    let better = match by {
        RankedFigure::Value => asked.better(),
        RankedFigure::Points => Some(Direction::Higher),
    };
    let Some(better) = better else {
        list.sort_by(|a, b| b.figure.cmp(&a.figure).then_with(|| a.unit.cmp(&b.unit)));
        return list;
    };
    let figures: Vec<Decimal> = list.iter().filter_map(|place| place.figure).collect();
    let places = places(&figures, better, catalogue.ties);
    for (entry, place) in list.iter_mut().filter(|entry| entry.figure.is_some()).zip(places) {
        entry.rank = Some(place.rank);
        entry.tied = place.tied;
    }
    list.sort_by(|a, b| (a.rank.is_none(), a.rank, &a.unit).cmp(&(b.rank.is_none(), b.rank, &b.unit)));
    list
}

fn unplaced(unit: &UnitCode, score: &IndicatorScore, figure: Option<Decimal>) -> IndicatorPlace {
    IndicatorPlace { unit: unit.clone(), state: score.state, figure, rank: None, tied: false }
}

fn printed(score: &IndicatorScore, by: RankedFigure, digits: u32) -> Option<Decimal> {
    let value = score.value().filter(|_| score.state == State::Answered)?;
    let figure = match (by, &score.answer) {
        (RankedFigure::Points, _) => score.points,
        (RankedFigure::Value, Some(Answer::Ratio { .. } | Answer::PercentOnly { .. })) => {
            value.saturating_mul(Decimal::ONE_HUNDRED)
        }
        (RankedFigure::Value, _) => value,
    };
    Some(points::round(figure, digits))
}

/// Which way an indicator's value is better, where one is: what a distance or a pace is measured in. See
/// [`Indicator::better`] for whether there is an order at all.
pub fn better_direction(indicator: &Indicator) -> Direction {
    indicator.rule.better()
}
