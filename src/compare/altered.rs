//! Workbooks that say something else than what was sent, put in place of these: what a trial is scored by.

use std::collections::HashMap;

use crate::domain::{Answer, SourcedAnswer, Submission, UnitCode};
use crate::scoring::{AgencyInput, UnitInput};

/// By whose they are; nothing else is different.
#[derive(Debug, Default)]
pub struct Altered(HashMap<UnitCode, Submission>);

impl Altered {
    /// The workbook of a unit, to be changed; `sent` is what it is before it is changed for the first time.
    fn workbook(&mut self, unit: &UnitCode, sent: impl FnOnce() -> Submission) -> &mut Submission {
        self.0.entry(unit.clone()).or_insert_with(sent)
    }

    /// Answers one indicator otherwise. What stood beside the answer, and where it was read, does not hold for the new one.
    pub(super) fn answer(
        &mut self,
        unit: &UnitCode,
        sent: impl FnOnce() -> Submission,
        indicator: &str,
        answer: Answer,
    ) {
        let workbook = self.workbook(unit, sent);
        let otherwise = SourcedAnswer::new(indicator, answer);
        match workbook.answers.iter_mut().find(|sourced| *sourced.indicator == *indicator) {
            Some(sourced) => *sourced = otherwise,
            None => workbook.answers.push(otherwise),
        }
    }

    /// Takes the row of one indicator out.
    pub(super) fn say_nothing(&mut self, sent: &Submission, indicator: &str) {
        let workbook = self.workbook(&sent.unit, || sent.clone());
        workbook.answers.retain(|sourced| *sourced.indicator != *indicator);
    }

    /// What a unit is scored by then.
    pub fn input<'b, 'a: 'b>(&'b self, input: &UnitInput<'a>) -> UnitInput<'b> {
        let now =
            |unit: &UnitCode, sent: Option<&'a Submission>| -> Option<&'b Submission> { self.0.get(unit).or(sent) };
        let agency = |agency: &AgencyInput<'a>| AgencyInput {
            unit: agency.unit,
            submission: now(&agency.unit.code, agency.submission),
        };
        UnitInput {
            unit: input.unit,
            own: now(&input.unit.code, input.own),
            agencies: input.agencies.iter().map(agency).collect(),
        }
    }
}
