//! What-if: units scored by answers and under a criteria set that a scenario sets otherwise, and what moved.
//!
//! Nothing is scored here: a changed criteria set and changed workbooks go through `scoring` like any others.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::altered::Altered;
use super::standing::Standing;
use crate::catalogue::{Catalogue, Objection};
use crate::domain::{Answer, Change, Period, Scenario, Submission, Unit, UnitCode};
use crate::scoring::{Appraised, IndicatorScore, State, UnitInput, UnitScore, fits};

/// Why a scenario cannot be tried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Catalogue(#[from] Objection),
    /// The unit is not among those scored, nor an agency of one of them.
    #[error("{unit} is not scored here")]
    NotScored { unit: UnitCode },
    /// The unit is not asked for the indicator: a figure of it would count for nothing.
    #[error("indicator {indicator} does not concern {unit}")]
    NotConcerned { unit: UnitCode, indicator: String },
    /// Another kind of answer than is asked for.
    #[error("the answer does not fit indicator {indicator}")]
    DoesNotFit { indicator: String },
}

/// The workbooks as a scenario answers them. A figure set for a unit stands in place of what its agencies say of that
/// indicator.
///
/// # Errors
/// The first change of an answer that would count for nothing.
pub fn altered(
    catalogue: &Catalogue,
    period: Period,
    inputs: &[UnitInput<'_>],
    scenario: &Scenario,
) -> Result<Altered, Refusal> {
    let mut altered = Altered::default();
    for change in scenario.changes() {
        if let Change::Answer { unit, indicator, answer } = change {
            alter(&mut altered, catalogue, period, inputs, (unit, indicator, answer))?;
        }
    }
    Ok(altered)
}

fn alter(
    altered: &mut Altered,
    catalogue: &Catalogue,
    period: Period,
    inputs: &[UnitInput<'_>],
    (code, indicator, answer): (&UnitCode, &str, &Answer),
) -> Result<(), Refusal> {
    let asked = catalogue.asked_indicator(indicator)?;
    let (unit, sent, appraised) = known_of(inputs, code).ok_or_else(|| Refusal::NotScored { unit: code.clone() })?;
    if !catalogue.concerns(asked, unit) {
        return Err(Refusal::NotConcerned { unit: code.clone(), indicator: indicator.to_owned() });
    }
    if !matches!(answer, Answer::Silent { .. }) && !fits(&asked.input, answer) {
        return Err(Refusal::DoesNotFit { indicator: indicator.to_owned() });
    }
    let blank = || Submission { unit: code.clone(), period, catalogue: catalogue.reference(), answers: Vec::new() };
    altered.answer(code, (|| sent.cloned().unwrap_or_else(blank), appraised), indicator, answer.clone());
    if asked.rollup.is_some() {
        let own = inputs.iter().filter(|input| input.unit.code == *code);
        let agencies = own.flat_map(|input| &input.agencies);
        agencies.for_each(|agency| altered.say_nothing(agency, indicator));
    }
    Ok(())
}

/// A unit with its workbook and what was appraised of it: one of those scored, or an agency of one.
fn known_of<'a>(
    inputs: &[UnitInput<'a>],
    code: &UnitCode,
) -> Option<(&'a Unit, Option<&'a Submission>, Appraised<'a>)> {
    let own = inputs.iter().map(|input| (input.unit, input.own, input.appraised));
    let agencies = inputs.iter().flat_map(|input| &input.agencies);
    let agencies = agencies.map(|agency| (agency.unit, agency.submission, agency.appraised));
    own.chain(agencies).find(|(unit, ..)| unit.code == *code)
}

/// An indicator of one unit before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorMove {
    pub before: IndicatorScore,
    pub after: IndicatorScore,
}

impl IndicatorMove {
    /// Points gained, below zero for lost ones.
    pub fn points(&self) -> Decimal {
        self.after.points.saturating_sub(self.before.points)
    }
}

/// The indicators of a unit of which figure, target, points or maximum are not what they were, in form order.
pub fn moved_indicators(before: &UnitScore, after: &UnitScore) -> Vec<IndicatorMove> {
    let told = |score: &IndicatorScore| -> (State, Option<Answer>, Option<Decimal>, Decimal, Decimal) {
        (score.state, score.answer.clone(), score.target, score.points, score.max)
    };
    let pairs = before.indicators.iter().filter_map(|before| Some((before, after.indicator(&before.code)?)));
    let moved = pairs.filter(|(before, after)| told(before) != told(after));
    moved.map(|(before, after)| IndicatorMove { before: before.clone(), after: after.clone() }).collect()
}

/// A unit of which the rank moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankMove {
    pub unit: UnitCode,
    /// Nothing where it has no rank.
    pub before: Option<u32>,
    pub after: Option<u32>,
}

/// Every unit whose rank is not what it was, best rank of before first.
pub fn moved_ranks(before: &[Standing], after: &[Standing]) -> Vec<RankMove> {
    let now: HashMap<&UnitCode, Option<u32>> =
        after.iter().map(|standing| (&standing.score.unit, standing.rank)).collect();
    let moved = before.iter().filter_map(|standing| {
        let unit = &standing.score.unit;
        let after = *now.get(unit)?;
        (after != standing.rank).then(|| RankMove { unit: unit.clone(), before: standing.rank, after })
    });
    moved.collect()
}
