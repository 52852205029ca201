//! A unit's whole score: its indicators, its groups, its totals and how much of it was answered.

use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::domain::{UnitCode, points};

use super::exact::{quotient, sum};
use super::indicator::{is_worth_points, score_indicator};
use super::input::{AgencyInput, UnitInput};
use super::score::{GroupScore, IndicatorScore, State, UnitScore};

/// Scores units together, in the order given: what depends on peers is worked out among them.
pub fn score_units(catalogue: &Catalogue, inputs: &[UnitInput<'_>]) -> Vec<UnitScore> {
    inputs.iter().map(|input| score_unit(catalogue, input)).collect()
}

/// Scores one unit under a catalogue. Depends on nothing but its arguments.
pub fn score_unit(catalogue: &Catalogue, input: &UnitInput<'_>) -> UnitScore {
    let mut notes = Vec::new();
    let indicators: Vec<IndicatorScore> =
        catalogue.asked().map(|indicator| score_indicator(catalogue, indicator, input, &mut notes)).collect();
    let points = sum(indicators.iter().map(|score| score.points));
    let max = sum(indicators.iter().map(|score| score.max));
    UnitScore {
        unit: input.unit.code.clone(),
        sent: input.own.is_some() || input.agencies.iter().any(|agency| agency.submission.is_some()),
        owing: owing(catalogue, input),
        points,
        max,
        percent: share(points, max, Decimal::ONE_HUNDRED).map(|percent| points::round(percent, catalogue.digits)),
        coverage: coverage(catalogue, &indicators),
        groups: groups(catalogue, &indicators),
        indicators,
        notes,
    }
}

/// An agency's silence makes a result provisional only where its figures could change it.
fn owing(catalogue: &Catalogue, input: &UnitInput<'_>) -> Vec<UnitCode> {
    let is_awaited = |agency: &&AgencyInput<'_>| {
        let mut rolled_up = catalogue.asked().filter(|indicator| indicator.rollup.is_some());
        agency.submission.is_none() && rolled_up.any(|indicator| catalogue.concerns(indicator, agency.unit))
    };
    input.agencies.iter().filter(is_awaited).map(|agency| agency.unit.code.clone()).collect()
}

/// Maxima are the catalogue's own here: an unanswered indicator that left the maximum still lowers the coverage.
fn coverage(catalogue: &Catalogue, scores: &[IndicatorScore]) -> Option<Decimal> {
    let worth = || catalogue.asked().zip(scores).filter(|(indicator, _)| is_worth_points(indicator));
    let maxima_of = |counts: fn(State) -> bool| {
        sum(worth().filter(|(_, score)| counts(score.state)).map(|(indicator, _)| indicator.max))
    };
    let answered = maxima_of(|state| state == State::Answered);
    let applicable = maxima_of(|state| state != State::NotApplicable);
    share(answered, applicable, Decimal::ONE)
}

fn share(part: Decimal, whole: Decimal, scale: Decimal) -> Option<Decimal> {
    (whole > Decimal::ZERO).then(|| quotient([part, scale], [whole, Decimal::ONE]))
}

fn groups(catalogue: &Catalogue, scores: &[IndicatorScore]) -> Vec<GroupScore> {
    let of_group = |code: &str| -> Vec<&IndicatorScore> {
        catalogue.asked().zip(scores).filter(|(indicator, _)| indicator.group == code).map(|(_, score)| score).collect()
    };
    let subtotal = |code: &str| {
        let members = of_group(code);
        GroupScore {
            code: code.to_owned(),
            points: sum(members.iter().map(|score| score.points)),
            max: sum(members.iter().map(|score| score.max)),
        }
    };
    catalogue.groups.iter().map(|group| subtotal(&group.code)).collect()
}
