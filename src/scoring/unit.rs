//! A unit's whole score: its indicators, its groups, its totals and how much of it was answered.

use std::num::NonZero;
use std::panic::resume_unwind;

use rust_decimal::Decimal;

use crate::catalogue::Catalogue;
use crate::domain::{Basis, Submission, UnitCode, points};

use super::exact::{quotient, sum};
use super::indicator::score_indicator;
use super::input::{AgencyInput, Appraised, UnitInput};
use super::plan::Plan;
use super::score::{IndicatorScore, State, UnitScore};

/// Fewer units than this are scored before a thread has started.
const WORTH_A_THREAD: usize = 16;

/// Scores units together, in the order given: what depends on peers is worked out among them.
pub fn score_units(catalogue: &Catalogue, inputs: &[UnitInput<'_>]) -> Vec<UnitScore> {
    let plan = Plan::of(catalogue, inputs);
    let score =
        &|inputs: &[UnitInput<'_>]| -> Vec<UnitScore> { inputs.iter().map(|input| score_by(&plan, input)).collect() };
    let share = inputs.len().div_ceil(std::thread::available_parallelism().map_or(1, NonZero::get));
    if share < WORTH_A_THREAD {
        return score(inputs);
    }
    // Units do not look at each other any more: what comes of them does not depend on how they are shared out.
    std::thread::scope(|scope| {
        let started: Vec<_> = inputs.chunks(share).map(|chunk| scope.spawn(move || score(chunk))).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|bug| resume_unwind(bug))).collect()
    })
}

/// Scores one unit by itself: where a rule needs peers, it is its own only one.
pub fn score_unit(catalogue: &Catalogue, input: &UnitInput<'_>) -> UnitScore {
    score_by(&Plan::of(catalogue, std::slice::from_ref(input)), input)
}

fn score_by(plan: &Plan<'_>, input: &UnitInput<'_>) -> UnitScore {
    let catalogue = plan.catalogue;
    let mut notes = Vec::new();
    let score = |(indicator, peers)| score_indicator(catalogue, peers, indicator, input, &mut notes);
    let indicators: Vec<IndicatorScore> = plan.indicators().map(score).collect();
    let (groups, whole) = plan.tree.totals(&indicators);
    let (points, max) = whole.unwrap_or_default();
    UnitScore {
        unit: input.unit.code.clone(),
        sent: is_known(input.own, input.appraised)
            || input.agencies.iter().any(|agency| is_known(agency.submission, agency.appraised)),
        owing: owing(plan, input),
        points,
        max,
        counts: whole.is_some(),
        percent: share(points, max, Decimal::ONE_HUNDRED).map(|percent| points::round(percent, catalogue.digits)),
        coverage: coverage(plan, &indicators),
        groups,
        indicators,
        notes,
    }
}

/// A figure of the committee's stands for a workbook that never came.
fn is_known(sent: Option<&Submission>, appraised: Appraised<'_>) -> bool {
    let decided = || appraised.entries.iter().any(|entry| entry.appraisal.decides());
    sent.is_some() || (appraised.basis != Basis::SelfAssessed && decided())
}

/// An agency's silence makes a result provisional only where its figures could change it.
fn owing(plan: &Plan<'_>, input: &UnitInput<'_>) -> Vec<UnitCode> {
    let is_awaited = |agency: &&AgencyInput<'_>| {
        let mut rolled_up = plan.asked.iter().filter(|indicator| indicator.rollup.is_some());
        agency.submission.is_none() && rolled_up.any(|indicator| indicator.concerned.takes_in(agency.unit))
    };
    input.agencies.iter().filter(is_awaited).map(|agency| agency.unit.code.clone()).collect()
}

/// Worths are the catalogue's own: an unanswered indicator that left the maximum still lowers the coverage.
fn coverage(plan: &Plan<'_>, scores: &[IndicatorScore]) -> Option<Decimal> {
    let worth_of = |counts: fn(State) -> bool| {
        let counting = plan.asked.iter().zip(scores).filter(|(_, score)| counts(score.state));
        sum(counting.map(|(indicator, _)| indicator.worth))
    };
    let answered = worth_of(|state| state == State::Answered);
    let applicable = worth_of(|state| state != State::NotApplicable);
    share(answered, applicable, Decimal::ONE)
}

fn share(part: Decimal, whole: Decimal, scale: Decimal) -> Option<Decimal> {
    (whole > Decimal::ZERO).then(|| quotient([part, scale], [whole, Decimal::ONE]))
}
