//! What is known of a unit when it is scored, and how one unit's word on one indicator is heard.

use std::ops::Deref;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::{Concerned, Indicator, Input};
use crate::domain::text::SharedText;
use crate::domain::{Answer, AppraisalEntry, Basis, Silence, Submission, Unit, UnitCode};

use super::reason::{LeftOut, Missing};
use super::score::AnswerSource;

/// What is known of one unit for one period.
#[derive(Debug, Clone)]
pub struct UnitInput<'a> {
    pub unit: &'a Unit,
    /// The unit's own workbook; nothing: it has not sent one.
    pub own: Option<&'a Submission>,
    /// What the committee found of it.
    pub appraised: Appraised<'a>,
    /// The units that belong to it, whether they have sent or not; empty for a unit without any.
    pub agencies: Vec<AgencyInput<'a>>,
}

/// One agency of the unit.
#[derive(Debug, Clone, Copy)]
pub struct AgencyInput<'a> {
    pub unit: &'a Unit,
    /// Nothing: the agency has not sent its workbook.
    pub submission: Option<&'a Submission>,
    /// What the committee found of it.
    pub appraised: Appraised<'a>,
}

/// What the committee found of one unit, and whether that or the unit's own word counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Appraised<'a> {
    pub basis: Basis,
    /// Those that stand, at most one an indicator.
    pub entries: &'a [AppraisalEntry],
}

impl<'a> Appraised<'a> {
    /// What was found of an indicator, where that may count.
    pub(super) fn of(self, indicator: &str) -> Option<&'a AppraisalEntry> {
        let entries = if self.basis == Basis::SelfAssessed { &[] } else { self.entries };
        entries.iter().find(|entry| entry.indicator == indicator)
    }

    /// The answer that counts instead of the unit's own.
    pub(super) fn answer(self, indicator: &str) -> Option<&'a Answer> {
        self.of(indicator)?.appraisal.answer.as_ref()
    }

    /// Whether nothing counts but what was appraised.
    pub(super) fn alone(self) -> bool {
        self.basis == Basis::Appraised
    }

    fn set_aside(self) -> Self {
        Self { basis: Basis::SelfAssessed, ..self }
    }
}

impl<'a> AgencyInput<'a> {
    /// An agency of which nothing was appraised.
    pub fn of(unit: &'a Unit, submission: Option<&'a Submission>) -> Self {
        Self { unit, submission, appraised: Appraised::default() }
    }
}

impl<'a> UnitInput<'a> {
    /// A unit without agencies of which nothing was appraised.
    pub fn of(unit: &'a Unit, own: Option<&'a Submission>) -> Self {
        Self { unit, own, appraised: Appraised::default(), agencies: Vec::new() }
    }

    /// The same with nothing but what the units themselves say.
    pub(super) fn self_assessed(&self) -> Self {
        let agencies = self.agencies.iter();
        let agencies = agencies.map(|agency| AgencyInput { appraised: agency.appraised.set_aside(), ..*agency });
        Self { appraised: self.appraised.set_aside(), agencies: agencies.collect(), ..self.clone() }
    }
}

/// An indicator that is asked for, with what scoring it needs to know again for every unit.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    /// Its place among those that are asked for.
    pub(super) at: usize,
    pub(super) indicator: &'a Indicator,
    /// Its code, as all scores share it.
    pub(super) shared_code: Arc<str>,
    pub(super) concerned: Concerned<'a>,
    /// Its share of the total, see [`super::tree::worths`].
    pub(super) worth: Decimal,
}

impl Deref for Asked<'_> {
    type Target = Indicator;

    fn deref(&self) -> &Indicator {
        self.indicator
    }
}

/// One unit's word on one indicator: a figure that can be used, or which silence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'a> {
    Figure(&'a Answer),
    /// It is not asked, whatever it says.
    NotConcerned,
    NotApplicable(LeftOut),
    NoData(Missing),
    NotSent,
}

/// What a unit says of an indicator if it is asked at all.
pub(super) fn hear_if_concerned<'a>(indicator: &Asked<'_>, input: &UnitInput<'a>) -> Said<'a> {
    if indicator.concerned.takes_in(input.unit) {
        hear(indicator, input.own, input.appraised)
    } else {
        Said::NotConcerned
    }
}

/// Whether a workbook says something of an indicator that it is not asked for.
pub(super) fn speaks_unasked(indicator: &Asked<'_>, submission: Option<&Submission>) -> bool {
    let said = submission.and_then(|submission| submission.answer_near(&indicator.code, indicator.at));
    said.is_some_and(|said| !matches!(said.answer, Answer::Silent { .. }))
}

/// What counts of `indicator`: the committee's word where it has one, else what `submission` says.
pub(super) fn hear<'a>(
    indicator: &Asked<'_>,
    submission: Option<&'a Submission>,
    appraised: Appraised<'a>,
) -> Said<'a> {
    match appraised.answer(&indicator.code) {
        // What agencies add up to may be a fraction where each of them says yes or no.
        Some(answer) if indicator.measures_a_fraction() && is_fraction(answer) => {
            by_the_committee(weigh_figure(answer))
        }
        Some(answer) => by_the_committee(weigh(&indicator.input, answer)),
        None if appraised.alone() => Said::NoData(Missing::NotAppraised),
        None => hear_unit(indicator, submission),
    }
}

fn by_the_committee(said: Said<'_>) -> Said<'_> {
    match said {
        Said::NotApplicable(LeftOut::SaidSo) => Said::NotApplicable(LeftOut::Appraised),
        Said::NoData(Missing::NoFigure) => Said::NoData(Missing::NotAccepted),
        said => said,
    }
}

/// What `submission` says of `indicator`.
pub(super) fn hear_unit<'a>(indicator: &Asked<'_>, submission: Option<&'a Submission>) -> Said<'a> {
    let Some(submission) = submission else { return Said::NotSent };
    match submission.answer_near(&indicator.code, indicator.at) {
        None => Said::NoData(Missing::NoRow),
        Some(sourced) => weigh(&indicator.input, &sourced.answer),
    }
}

fn weigh<'a>(input: &Input, answer: &'a Answer) -> Said<'a> {
    match answer {
        Answer::Silent { reason: Silence::NotApplicable } => Said::NotApplicable(LeftOut::SaidSo),
        Answer::Silent { reason: Silence::NoData } => Said::NoData(Missing::NoFigure),
        answer if !fits(input, answer) => Said::NoData(Missing::DoesNotFit),
        answer => weigh_figure(answer),
    }
}

fn weigh_figure(answer: &Answer) -> Said<'_> {
    match answer {
        Answer::Ratio { denominator, .. } if denominator.is_zero() => Said::NotApplicable(LeftOut::ZeroDenominator),
        // What cannot be divided (a negative whole, a quotient beyond 28 digits) is no figure.
        Answer::Ratio { denominator, .. } if denominator.is_sign_negative() => Said::NoData(Missing::DoesNotFit),
        // A whole of one or more leaves a quotient that its part has room for: only below is there need to divide.
        Answer::Ratio { denominator, .. } if *denominator < Decimal::ONE && answer.value().is_none() => {
            Said::NoData(Missing::DoesNotFit)
        }
        answer => Said::Figure(answer),
    }
}

/// Whether an answer is of the kind that is asked for. A count read as a fraction would give full points for nothing:
/// answers kept from another version of the catalogue must be of the kind that is asked for now.
pub fn fits(input: &Input, answer: &Answer) -> bool {
    match input {
        Input::Ratio { .. } => is_fraction(answer),
        Input::YesNo => matches!(answer, Answer::YesNo { .. }),
        Input::Count { .. } | Input::Value { .. } => matches!(answer, Answer::Count { .. } | Answer::Value { .. }),
    }
}

fn is_fraction(answer: &Answer) -> bool {
    matches!(answer, Answer::Ratio { .. } | Answer::PercentOnly { .. })
}

/// A unit's word as the answer it is; nothing where it has none.
pub(super) fn word(said: Said<'_>) -> Option<Answer> {
    match said {
        Said::Figure(answer) => Some(answer.clone()),
        Said::NotApplicable(_) => Some(Answer::Silent { reason: Silence::NotApplicable }),
        Said::NotConcerned | Said::NoData(_) | Said::NotSent => None,
    }
}

/// Where a unit's answer to an indicator was read, and what the committee found instead.
pub(super) fn source_of(
    indicator: &Asked<'_>,
    unit: &UnitCode,
    submission: Option<&Submission>,
    appraised: Appraised<'_>,
) -> Option<AnswerSource> {
    let appraised = appraised.answer(&indicator.code).cloned();
    let read = submission.and_then(|submission| submission.answer_near(&indicator.code, indicator.at));
    match read {
        Some(read) => Some(AnswerSource {
            unit: unit.clone(),
            sheet: read.sheet.clone(),
            cells: read.cells,
            answer: Some(read.answer.clone()),
            original: read.original().map(SharedText::from),
            appraised,
        }),
        None => {
            let (sheet, cells, answer, original) = (None, None, None, None);
            let unit = appraised.is_some().then(|| unit.clone())?;
            Some(AnswerSource { unit, sheet, cells, answer, original, appraised })
        }
    }
}
