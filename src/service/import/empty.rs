//! Forms without a figure: of units that agencies send for, which may be so, and of others, which get no points.

use std::collections::HashMap;

use super::preview::{FilePreview, Preview};
use super::settle::{Counting, status_of};
use crate::domain::{FileStatus, Finding, FindingKind, Submission, SubmissionKey, UnitCode};
use crate::service::ServiceError;

/// What is known of a unit's own form that is empty.
#[derive(Debug)]
pub(super) struct EmptyForm {
    /// What is said of it where nobody sends for the unit.
    alone: FindingKind,
    /// The unit's agencies, each with whether a form of it counts in the data file.
    agencies: Vec<(SubmissionKey, bool)>,
}

/// Whether a form with a figure is taken over now, of each submission that is.
type Sent = HashMap<SubmissionKey, bool>;

impl EmptyForm {
    /// Nothing of a form with a figure.
    pub(super) fn of(
        counting: &Counting<'_>,
        submissions: &[Submission],
        findings: &[Finding],
    ) -> Result<Option<Self>, ServiceError> {
        let ([only], Some(note)) = (submissions, findings.iter().find(|finding| says_so(finding))) else {
            return Ok(None);
        };
        let agencies = counting.project().agencies_of(&only.unit).map(|agency| {
            let stored = counting.has(&agency.code, only.period, &only.catalogue.id)?;
            Ok((SubmissionKey { unit: agency.code.clone(), ..only.key() }, stored))
        });
        let agencies = agencies.collect::<Result<_, ServiceError>>()?;
        Ok(Some(Self { alone: note.kind.clone(), agencies }))
    }

    /// How many agencies send for the unit, now or before. What is sent now counts instead of what is stored, and an agency whose
    /// own form is empty is none of them.
    fn sending(&self, sent: &Sent) -> usize {
        let sends = |(agency, stored): &&(SubmissionKey, bool)| *sent.get(agency).unwrap_or(stored);
        self.agencies.iter().filter(sends).count()
    }

    fn told(&self, sent: &Sent) -> FindingKind {
        match self.sending(sent) {
            0 => self.alone.clone(),
            agencies => FindingKind::BlankFormByAgencies { agencies },
        }
    }
}

impl Preview {
    /// Units whose own form is empty and would be taken over so, unless somebody looked at that; those that agencies send for are
    /// none.
    pub fn empty_forms(&self) -> Vec<&UnitCode> {
        let is_open = |file: &&FilePreview| {
            file.is_taken()
                && file.findings.iter().any(|finding| is_without_points(&finding.kind) && !file.is_kept(finding))
        };
        self.files.iter().filter(is_open).filter_map(|file| Some(&file.submissions.first()?.unit)).collect()
    }

    /// Says of each empty form whether agencies send for its unit, which is no fault then.
    pub(super) fn note_empty_forms(&mut self) {
        if self.files.iter().all(|file| file.empty_form.is_none()) {
            return;
        }
        let taken = self.files.iter().filter(|file| file.is_taken());
        let sent: Sent = taken
            .flat_map(|file| file.submissions.iter().map(|sent| (sent.key(), file.empty_form.is_none())))
            .collect();
        self.files.iter_mut().for_each(|file| file.note_empty_form(&sent));
    }
}

impl FilePreview {
    fn note_empty_form(&mut self, sent: &Sent) {
        let Some(form) = &self.empty_form else { return };
        if let Some(note) = self.findings.iter_mut().find(|finding| says_so(finding)) {
            note.kind = form.told(sent);
        }
        if self.status == FileStatus::NeedsAttention && !self.awaits_confirmation() {
            self.status = status_of(&self.findings, &self.changes);
        }
    }
}

fn says_so(finding: &Finding) -> bool {
    is_without_points(&finding.kind) || matches!(finding.kind, FindingKind::BlankFormByAgencies { .. })
}

fn is_without_points(kind: &FindingKind) -> bool {
    matches!(kind, FindingKind::BlankForm { .. })
}
