//! What is known of a unit when it is scored, and how one unit's word on one indicator is heard.

use std::ops::Deref;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::{Concerned, Indicator, Input};
use crate::domain::{Answer, Silence, SourcedAnswer, Submission, Unit};

use super::reason::{LeftOut, Missing};
use super::score::AnswerSource;

/// What is known of one unit for one period.
#[derive(Debug, Clone)]
pub struct UnitInput<'a> {
    pub unit: &'a Unit,
    /// The unit's own workbook; nothing: it has not sent one.
    pub own: Option<&'a Submission>,
    /// The units that belong to it, whether they have sent or not; empty for a unit without any.
    pub agencies: Vec<AgencyInput<'a>>,
}

/// One agency of the unit.
#[derive(Debug, Clone, Copy)]
pub struct AgencyInput<'a> {
    pub unit: &'a Unit,
    /// Nothing: the agency has not sent its workbook.
    pub submission: Option<&'a Submission>,
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
    if indicator.concerned.takes_in(input.unit) { hear(indicator, input.own) } else { Said::NotConcerned }
}

/// Whether a workbook says something of an indicator that it is not asked for.
pub(super) fn speaks_unasked(indicator: &Asked<'_>, submission: Option<&Submission>) -> bool {
    let said = submission.and_then(|submission| submission.answer_near(&indicator.code, indicator.at));
    said.is_some_and(|said| !matches!(said.answer, Answer::Silent { .. }))
}

/// What `submission` says of `indicator`.
pub(super) fn hear<'a>(indicator: &Asked<'_>, submission: Option<&'a Submission>) -> Said<'a> {
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
        Input::Ratio { .. } => matches!(answer, Answer::Ratio { .. } | Answer::PercentOnly { .. }),
        Input::YesNo => matches!(answer, Answer::YesNo { .. }),
        Input::Count { .. } | Input::Value { .. } => matches!(answer, Answer::Count { .. } | Answer::Value { .. }),
    }
}

/// Where a submission's answer to an indicator was read.
pub(super) fn source_of(indicator: &Asked<'_>, submission: Option<&Submission>) -> Option<AnswerSource> {
    let submission = submission?;
    let SourcedAnswer { sheet, cells, answer, .. } = submission.answer_near(&indicator.code, indicator.at)?;
    Some(AnswerSource {
        unit: submission.unit.clone(),
        sheet: sheet.clone(),
        cells: *cells,
        answer: Some(answer.clone()),
    })
}
