//! What was read from a file held against what the data file has: new, changed, the same, or for a person to settle.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::changes::{AnswerChange, changes_between};
use crate::domain::text::SharedText;
use crate::domain::{
    Answer, Decisions, FileStatus, Finding, FindingKind, Period, Severity, Silence, SourcedAnswer, Submission,
    SubmissionKey, UnitCode,
};
use crate::service::{Project, ServiceError, clock};
use crate::store::{Delivered, StoredSubmission};

/// What becomes of a file that was read, and what of it is taken over.
pub(super) struct Settled {
    pub(super) status: FileStatus,
    pub(super) submissions: Vec<Submission>,
    pub(super) findings: Vec<Finding>,
    pub(super) changes: Vec<AnswerChange>,
}

/// What counts in the data file, asked for in the course of one look at a batch. Most units of a batch have nothing yet;
/// whose have is asked once a period and criteria set, and not for each.
pub(super) struct Counting<'a> {
    project: &'a Project,
    known: RefCell<Vec<Known>>,
}

/// The units whose submission for a period and criteria set counts.
struct Known {
    period: Period,
    catalogue: SharedText,
    units: HashSet<UnitCode>,
}

impl<'a> Counting<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        Self { project, known: RefCell::default() }
    }

    pub(super) fn project(&self) -> &'a Project {
        self.project
    }

    /// Whether a submission counts in the data file.
    pub(super) fn has(&self, unit: &UnitCode, period: Period, catalogue: &SharedText) -> Result<bool, ServiceError> {
        let mut known = self.known.borrow_mut();
        let is_of = |known: &Known| (known.period, &known.catalogue) == (period, catalogue);
        if !known.iter().any(is_of) {
            let units = self.project.store().units_counting(period, catalogue)?;
            known.push(Known { period, catalogue: catalogue.clone(), units });
        }
        Ok(known.iter().any(|known| is_of(known) && known.units.contains(unit)))
    }

    pub(super) fn current(&self, submission: &Submission) -> Result<Option<StoredSubmission>, ServiceError> {
        let Submission { period, catalogue, unit, .. } = submission;
        let has = self.has(unit, *period, &catalogue.id)?;
        if has { Ok(self.project.store().current(&submission.key())?) } else { Ok(None) }
    }
}

impl Settled {
    fn without_changes(status: FileStatus, submissions: Vec<Submission>, findings: Vec<Finding>) -> Self {
        Self { status, submissions, findings, changes: Vec::new() }
    }
}

/// Nothing is taken over twice: neither what these very bytes gave before (a later version must not be pushed out by an
/// older file), nor what says the same as the version that counts. Bytes about which a person decided something anew
/// may say something new.
pub(super) fn settle(
    counting: &Counting<'_>,
    sha256: Option<&str>,
    decisions: &Decisions,
    mut submissions: Vec<Submission>,
    mut findings: Vec<Finding>,
) -> Result<Settled, ServiceError> {
    let project = counting.project;
    let delivered = match sha256 {
        Some(sha256) if decisions.read_it_as_it_is() => project.store().delivered_by(sha256)?,
        _ => Vec::new(),
    };
    if submissions.is_empty() {
        let can_be_mended = findings.iter().any(|finding| can_be_mended_here(&finding.kind));
        // What it does not say, or says twice, a person said when it was imported. What is not of the unit or period asked
        // for is told so, imported before or not.
        if can_be_mended && !delivered.is_empty() {
            let again: Vec<&Delivered> = delivered.iter().collect();
            return Ok(Settled::without_changes(FileStatus::Same, submissions, vec![why_the_same(&again)]));
        }
        let status = if can_be_mended { FileStatus::NeedsAttention } else { FileStatus::Refused };
        return Ok(Settled::without_changes(status, submissions, findings));
    }
    // The latest import comes first, and counts.
    let delivered: HashMap<&SubmissionKey, &Delivered> =
        delivered.iter().rev().map(|given| (&given.key, given)).collect();
    let (mut again, mut changes, mut is_fresh) = (Vec::new(), Vec::new(), Vec::with_capacity(submissions.len()));
    for submission in &submissions {
        let before = if delivered.is_empty() { None } else { delivered.get(&submission.key()) };
        if let Some(before) = before {
            again.push(*before);
            is_fresh.push(false);
            continue;
        }
        let Some(current) = counting.current(submission)? else {
            is_fresh.push(true);
            continue;
        };
        let changed = changes_between(&current.submission, submission);
        is_fresh.push(!changed.is_empty());
        if !changed.is_empty() {
            changes.extend(changed);
            findings.extend(figures_lost(project, &current.submission, submission));
        }
    }
    if !is_fresh.contains(&true) {
        return Ok(Settled::without_changes(FileStatus::Same, submissions, vec![why_the_same(&again)]));
    }
    let mut is_fresh = is_fresh.into_iter();
    submissions.retain(|_| is_fresh.next() == Some(true));
    Ok(Settled { status: status_of(&findings, &changes), submissions, findings, changes })
}

/// What a file with something to take over is.
pub(super) fn status_of(findings: &[Finding], changes: &[AnswerChange]) -> FileStatus {
    match (findings.iter().any(needs_a_person), changes.is_empty()) {
        (true, _) => FileStatus::NeedsAttention,
        (false, false) => FileStatus::Changed,
        (false, true) => FileStatus::New,
    }
}

pub(super) fn needs_a_person(finding: &Finding) -> bool {
    let matters = matches!(
        finding.kind,
        FindingKind::FiguresLost { .. } | FindingKind::LowCoverage { .. } | FindingKind::CountsInsteadOfFile { .. }
    );
    finding.severity() == Severity::Error || matters
}

fn why_the_same(again: &[&Delivered]) -> Finding {
    let at = |given: &Delivered| clock::readable(&given.imported_at);
    Finding::of_file(match (again.iter().find(|given| !given.counts), again.first()) {
        (Some(older), _) => FindingKind::OlderFileAgain { imported_at: at(older) },
        (None, Some(given)) => FindingKind::SameFileAgain { imported_at: at(given) },
        (None, None) => FindingKind::SameContent,
    })
}

/// A new version that is silent where the one at hand has figures, such as a table of a few columns, takes them away.
fn figures_lost(project: &Project, current: &Submission, new: &Submission) -> Option<Finding> {
    let is_figure = |submission: &Submission, indicator: &str| {
        submission.answer(indicator).is_some_and(|answer| answer.answer.value().is_some())
    };
    let lost: Vec<&str> = current
        .answers
        .iter()
        .map(|answer| &*answer.indicator)
        .filter(|indicator| is_figure(current, indicator) && new.answer(indicator).is_none_or(is_no_data))
        .collect();
    let unit = project.register().by_code(&new.unit).map_or_else(|| new.unit.to_string(), |unit| unit.name.clone());
    let indicators = lost.join(", ");
    (!lost.is_empty()).then(|| Finding::of_file(FindingKind::FiguresLost { unit, indicators }))
}

fn is_no_data(answer: &SourcedAnswer) -> bool {
    answer.answer == Answer::Silent { reason: Silence::NoData }
}

/// Whether saying whose and when the file is would let it be read.
fn can_be_mended_here(kind: &FindingKind) -> bool {
    is_about_the_unit(kind) || is_about_the_period(kind)
}

fn is_about_the_unit(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::UnitMissing
            | FindingKind::UnitUnknown { .. }
            | FindingKind::UnitAmbiguous { .. }
            | FindingKind::UnitConflict { .. }
    )
}

fn is_about_the_period(kind: &FindingKind) -> bool {
    matches!(kind, FindingKind::PeriodMissing | FindingKind::PeriodConflict { .. })
}
