//! Versions of a submission and what differs between them, in the shape of the command line.

use serde::Serialize;

use super::exact;
use crate::domain::{Answer, Silence, SourcedAnswer, SubmissionKey};
use crate::scoring::State;
use crate::service::import::AnswerChange;
use crate::store::StoredSubmission;

/// `egov-score/versions/1`.
#[derive(Debug, Serialize)]
pub struct Versions {
    schema: &'static str,
    unit: String,
    period: String,
    catalogue: String,
    versions: Vec<Version>,
    /// Nothing where no two were compared.
    changes: Option<Vec<Change>>,
}

#[derive(Debug, Serialize)]
struct Version {
    version: u32,
    counts: bool,
    imported_at: String,
    file: String,
    sha256: Option<String>,
    withdrawn_at: Option<String>,
    undone: bool,
    answers: usize,
}

/// One indicator that two versions answer differently.
#[derive(Debug, Serialize)]
pub struct Change {
    unit: String,
    period: String,
    indicator: String,
    before: Option<Said>,
    after: Option<Said>,
}

#[derive(Debug, Serialize)]
struct Said {
    state: State,
    numerator: Option<String>,
    denominator: Option<String>,
    value: Option<String>,
    evidence: Option<String>,
    note: Option<String>,
    sheet: Option<String>,
    cells: Option<String>,
    original: Option<String>,
}

/// All versions of a submission, and the changes between two where they were compared.
pub fn versions(key: &SubmissionKey, versions: &[StoredSubmission], compared: Option<&[AnswerChange]>) -> Versions {
    Versions {
        schema: "egov-score/versions/1",
        unit: key.unit.to_string(),
        period: key.period.to_string(),
        catalogue: key.catalogue.clone(),
        versions: versions.iter().map(version).collect(),
        changes: compared.map(changes),
    }
}

fn version(stored: &StoredSubmission) -> Version {
    Version {
        version: stored.version_no,
        counts: stored.counts,
        imported_at: stored.imported_at.clone(),
        file: stored.file_name.clone(),
        sha256: stored.sha256.clone(),
        withdrawn_at: stored.withdrawn_at.clone(),
        undone: stored.undone,
        answers: stored.submission.answers.len(),
    }
}

/// Changes, each with what was said before and after.
pub fn changes(changes: &[AnswerChange]) -> Vec<Change> {
    let change = |change: &AnswerChange| Change {
        unit: change.unit.to_string(),
        period: change.period.to_string(),
        indicator: change.indicator.clone(),
        before: change.before.as_ref().map(said),
        after: change.after.as_ref().map(said),
    };
    changes.iter().map(change).collect()
}

fn said(given: &SourcedAnswer) -> Said {
    let (numerator, denominator) = match &given.answer {
        Answer::Ratio { numerator, denominator } => (Some(exact(*numerator)), Some(exact(*denominator))),
        _ => (None, None),
    };
    Said {
        state: match &given.answer {
            Answer::Silent { reason: Silence::NotApplicable } => State::NotApplicable,
            Answer::Silent { reason: Silence::NoData } => State::NoData,
            _ => State::Answered,
        },
        numerator,
        denominator,
        value: given.answer.value().map(exact),
        evidence: given.evidence().map(str::to_owned),
        note: given.note().map(str::to_owned),
        sheet: given.sheet.as_deref().map(str::to_owned),
        cells: given.cells.as_ref().map(ToString::to_string),
        original: given.original().map(str::to_owned),
    }
}
