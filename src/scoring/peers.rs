//! Peers: the figures of the units scored together, for rules that measure one against the others.
//!
//! Must not know what a rule makes of them.

use rust_decimal::{Decimal, MathematicalOps};

use crate::domain::{Answer, UnitCode, points};

use super::exact::{Measure, quotient, sum};
use super::indicator::figure;
use super::input::{Asked, UnitInput};

/// Mean and deviation are rounded to so many decimals before they are used, so that what is printed is what was used.
const SPREAD_DIGITS: u32 = 15;

/// The figures of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    /// Units with a figure.
    pub(super) units: u32,
    pub(super) lowest: Extreme,
    pub(super) highest: Extreme,
    pub(super) mean: Decimal,
    /// The sample deviation (n − 1); 0 for a single unit.
    pub(super) deviation: Decimal,
}

/// The lowest or highest figure and the first unit, by code, that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extreme {
    pub(super) unit: UnitCode,
    pub(super) answer: Answer,
    pub(super) value: Decimal,
}

impl Extreme {
    /// The figure as an exact fraction.
    pub(super) fn measure(&self) -> Measure {
        Measure::of(&self.answer).unwrap_or_else(|| Measure::whole(self.value))
    }
}

/// Nothing for rules that need no peers, and where no unit has a figure.
pub(super) fn sample(indicator: &Asked<'_>, inputs: &[UnitInput<'_>]) -> Option<Sample> {
    if !indicator.rule.needs_peers() {
        return None;
    }
    let mut figures: Vec<Extreme> = inputs.iter().filter_map(|input| extreme(indicator, input)).collect();
    figures.sort_by(|a, b| (a.value, &a.unit).cmp(&(b.value, &b.unit)));
    let count = Decimal::from(figures.len());
    let mean = quotient([sum(figures.iter().map(|figure| figure.value)), Decimal::ONE], [count, Decimal::ONE]);
    let deviation = deviation(&figures, mean);
    let lowest = figures.first()?.clone();
    let highest = figures.iter().find(|figure| Some(figure.value) == figures.last().map(|last| last.value))?.clone();
    let units = u32::try_from(figures.len()).unwrap_or(u32::MAX);
    let [mean, deviation] = [mean, deviation].map(|number| points::round(number, SPREAD_DIGITS));
    Some(Sample { units, lowest, highest, mean, deviation })
}

fn extreme(indicator: &Asked<'_>, input: &UnitInput<'_>) -> Option<Extreme> {
    let answer = figure(indicator, input)?;
    let value = Measure::of(&answer)?.value();
    Some(Extreme { unit: input.unit.code.clone(), answer, value })
}

fn deviation(figures: &[Extreme], mean: Decimal) -> Decimal {
    let squares = figures.iter().map(|figure| {
        let away = figure.value.saturating_sub(mean);
        away.saturating_mul(away)
    });
    let others = Decimal::from(figures.len()).saturating_sub(Decimal::ONE);
    let variance = sum(squares).checked_div(others);
    variance.and_then(|variance| variance.sqrt()).unwrap_or_default()
}
