//! Workbooks that say something else than what was sent, put in place of these: what a trial is scored by.
//!
//! An answer that is tried stands in place of the one that counted, be it the unit's own or the committee's.

use std::collections::HashMap;

use crate::domain::{Answer, Appraisal, AppraisalEntry, Basis, SourcedAnswer, Submission, UnitCode};
use crate::scoring::{AgencyInput, Appraised, UnitInput};

/// By whose they are; nothing else is different.
#[derive(Debug, Default)]
pub struct Altered(HashMap<UnitCode, Otherwise>);

/// What is known of one unit then.
#[derive(Debug)]
struct Otherwise {
    /// Nothing: it is not changed.
    workbook: Option<Submission>,
    /// What the committee found that still goes with it.
    entries: Vec<AppraisalEntry>,
}

impl Altered {
    fn of(&mut self, unit: &UnitCode, appraised: Appraised<'_>) -> &mut Otherwise {
        let as_it_is = || Otherwise { workbook: None, entries: appraised.entries.to_vec() };
        self.0.entry(unit.clone()).or_insert_with(as_it_is)
    }

    /// Answers one indicator otherwise. What stood beside the answer, and where it was read, does not hold for the new
    /// one. `sent` and `appraised` are what is known of the unit before it is changed for the first time.
    pub(super) fn answer(
        &mut self,
        unit: &UnitCode,
        (sent, appraised): (impl FnOnce() -> Submission, Appraised<'_>),
        indicator: &str,
        answer: Answer,
    ) {
        let otherwise = self.of(unit, appraised);
        otherwise.take_back(indicator);
        if appraised.basis == Basis::Appraised {
            otherwise.entries.push(found(indicator, answer.clone()));
        }
        put(otherwise.workbook.get_or_insert_with(sent), SourcedAnswer::new(indicator, answer));
    }

    /// Takes the row of one indicator out, and what the committee found of it.
    pub(super) fn say_nothing(&mut self, agency: &AgencyInput<'_>, indicator: &str) {
        let otherwise = self.of(&agency.unit.code, agency.appraised);
        otherwise.take_back(indicator);
        if let Some(sent) = agency.submission {
            let workbook = otherwise.workbook.get_or_insert_with(|| sent.clone());
            workbook.answers.retain(|sourced| *sourced.indicator != *indicator);
        }
    }

    /// What a unit is scored by then.
    pub fn input<'b, 'a: 'b>(&'b self, input: &UnitInput<'a>) -> UnitInput<'b> {
        let (own, appraised) = self.now(&input.unit.code, input.own, input.appraised);
        let agency = |agency: &AgencyInput<'a>| {
            let (submission, appraised) = self.now(&agency.unit.code, agency.submission, agency.appraised);
            AgencyInput { unit: agency.unit, submission, appraised }
        };
        UnitInput { unit: input.unit, own, appraised, agencies: input.agencies.iter().map(agency).collect() }
    }

    fn now<'b, 'a: 'b>(
        &'b self,
        unit: &UnitCode,
        sent: Option<&'a Submission>,
        appraised: Appraised<'a>,
    ) -> (Option<&'b Submission>, Appraised<'b>) {
        match self.0.get(unit) {
            Some(otherwise) => {
                let appraised = Appraised { entries: &otherwise.entries, ..appraised };
                (otherwise.workbook.as_ref().or(sent), appraised)
            }
            None => (sent, appraised),
        }
    }
}

impl Otherwise {
    fn take_back(&mut self, indicator: &str) {
        self.entries.retain(|entry| entry.indicator != indicator);
    }
}

fn put(workbook: &mut Submission, otherwise: SourcedAnswer) {
    match workbook.answers.iter_mut().find(|sourced| sourced.indicator == otherwise.indicator) {
        Some(sourced) => *sourced = otherwise,
        None => workbook.answers.push(otherwise),
    }
}

/// Where nothing counts but what the committee found, an answer is tried as if it had found that.
fn found(indicator: &str, answer: Answer) -> AppraisalEntry {
    AppraisalEntry {
        indicator: indicator.to_owned(),
        appraisal: Appraisal { answer: Some(answer.clone()), ..Appraisal::default() },
        against: Some(answer),
        by: None,
        at: String::new(),
    }
}
