//! Submissions (Bản tự đánh giá): one unit's answers for one period under one catalogue.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::SharedText;
use super::{Period, SourcedAnswer, UnitCode};

/// Which catalogue, in which version, answers were given to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CatalogueRef {
    pub id: SharedText,
    pub version: u32,
}

/// `nq17-2020@1`, as commands take it.
impl fmt::Display for CatalogueRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

/// What identifies a submission apart from its version: importing the same key again makes a new version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SubmissionKey {
    pub unit: UnitCode,
    pub period: Period,
    /// The catalogue's id; versions of one catalogue share a submission's history.
    pub catalogue: String,
}

/// Answers as read from one workbook, at most one per indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    pub unit: UnitCode,
    pub period: Period,
    pub catalogue: CatalogueRef,
    pub answers: Vec<SourcedAnswer>,
}

impl Submission {
    /// What identifies it across versions.
    pub fn key(&self) -> SubmissionKey {
        SubmissionKey { unit: self.unit.clone(), period: self.period, catalogue: self.catalogue.id.to_string() }
    }

    /// Whether both say the same of every indicator, wherever in their workbooks it stands. A blank row says no more
    /// than a row that is not there.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let by_indicator: HashMap<&str, &SourcedAnswer> =
            other.said().map(|answer| (&*answer.indicator, answer)).collect();
        let said_there = |answer: &SourcedAnswer| {
            by_indicator.get(&*answer.indicator).is_some_and(|there| answer.says_the_same_as(there))
        };
        self.said().count() == by_indicator.len() && self.said().all(said_there)
    }

    fn said(&self) -> impl Iterator<Item = &SourcedAnswer> {
        self.answers.iter().filter(|answer| !answer.says_nothing())
    }

    /// The same as [`Submission::answer`], looked for first around a place in the list where it is likely to stand:
    /// workbooks keep the order of the form, and every indicator is asked for.
    pub fn answer_near(&self, indicator: &str, likely: usize) -> Option<&SourcedAnswer> {
        let is_it = |answer: &&SourcedAnswer| *answer.indicator == *indicator;
        let around = || {
            let first = likely.saturating_sub(2);
            self.answers.get(first..self.answers.len().min(likely + 3)).unwrap_or_default().iter()
        };
        let there = self.answers.get(likely).filter(is_it);
        there.or_else(|| around().find(is_it)).or_else(|| self.answer(indicator))
    }

    /// The answer to one indicator, where the workbook had a row for it.
    pub fn answer(&self, indicator: &str) -> Option<&SourcedAnswer> {
        self.answers.iter().find(|answer| &*answer.indicator == indicator)
    }
}
