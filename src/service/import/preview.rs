//! What an import would do, file by file, before anything is written.

use std::collections::HashMap;
use std::path::PathBuf;

use rust_decimal::Decimal;

use super::AnswerChange;
use super::empty::EmptyForm;
use super::settle::needs_a_person;
use super::source::{Fingerprint, Source};
use crate::domain::text::in_one_line;
use crate::domain::{
    Decisions, FileStatus, Finding, FindingKind, Mapping, RememberedMapping, Severity, Submission, SubmissionKey, Unit,
};
use crate::service::{Project, ServiceError, clock};
use crate::workbook::LegacyText;

/// What an import would do. Holds no bytes and no cells of files on the disk, only what was read from them.
#[derive(Debug, Default)]
pub struct Preview {
    pub files: Vec<FilePreview>,
    /// The state of the data file that was looked at …
    pub(super) revision: i64,
    /// … and the mappings confirmed in it, latest first.
    pub(super) remembered: Vec<RememberedMapping>,
}

/// What one file holds and what would become of it.
#[derive(Debug)]
pub struct FilePreview {
    pub path: PathBuf,
    pub status: FileStatus,
    pub submissions: Vec<Submission>,
    pub findings: Vec<Finding>,
    /// Left out by the user; see [`Preview::exclude`].
    pub excluded: bool,
    /// When the very same bytes were left out of an import before, where they were.
    pub left_out_before: Option<String>,
    /// What the person settled so far; see [`decide`](super::decide).
    pub decisions: Decisions,
    /// How a foreign table would be read: waits to be confirmed as `decisions.mapping`, changed or not.
    pub proposal: Option<Mapping>,
    /// Text of an old charset: waits for `decisions.charset`.
    pub legacy: Option<LegacyText>,
    /// The share of the points, 0–1, that a form of one unit answers; nothing of tables and of what could not be read.
    pub coverage: Option<Decimal>,
    /// What it says otherwise than the versions that count in the data file.
    pub changes: Vec<AnswerChange>,
    pub(super) source: Source,
    /// Nothing where there are no bytes worth keeping.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Units it speaks for that the register does not have yet, where the criteria set takes any.
    pub(super) newcomers: Vec<Unit>,
    /// Of a unit's own form without a figure, who may send for the unit.
    pub(super) empty_form: Option<EmptyForm>,
    /// The agency whose form it is, where the register lacks it; see [`enrol`](super::enrol).
    pub unregistered: Option<Unit>,
    /// The status by itself; that of a file which repeats another of the batch is [`FileStatus::Same`].
    pub(super) own_status: FileStatus,
}

impl FilePreview {
    /// A file of which nothing can be had, and why.
    pub(super) fn refused(path: PathBuf, kind: FindingKind) -> Self {
        Self {
            source: Source::on_disk(path.clone()),
            path,
            status: FileStatus::Refused,
            own_status: FileStatus::Refused,
            submissions: Vec::new(),
            findings: vec![Finding::of_file(kind)],
            excluded: false,
            left_out_before: None,
            decisions: Decisions::default(),
            proposal: None,
            legacy: None,
            coverage: None,
            changes: Vec::new(),
            fingerprint: None,
            newcomers: Vec::new(),
            empty_form: None,
            unregistered: None,
        }
    }

    /// The file's own name, in one line.
    pub fn name(&self) -> String {
        in_one_line(&self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy())
    }

    /// Whether a person must confirm how it is read before any of it may be taken over.
    pub fn awaits_confirmation(&self) -> bool {
        self.proposal.is_some() || self.legacy.is_some()
    }

    /// Whether confirming would take something over from it.
    pub fn is_taken(&self) -> bool {
        let ready = self.status != FileStatus::Same && !self.awaits_confirmation();
        !self.excluded && ready && !self.submissions.is_empty()
    }

    /// Whether confirming would put something of it in place of a submission that counts now.
    pub fn replaces(&self) -> bool {
        self.is_taken() && !self.changes.is_empty()
    }

    /// Whether a person should decide about a finding, and not only know of it. A refused file waits for its sender,
    /// one that was left out for nothing.
    pub fn waits_for(&self, finding: &Finding) -> bool {
        let is_in_play = !self.excluded && !matches!(self.status, FileStatus::Refused | FileStatus::Same);
        is_in_play && needs_a_person(finding)
    }

    /// Whether somebody looked at a finding and left it as it is.
    pub fn is_kept(&self, finding: &Finding) -> bool {
        self.decisions.kept.contains(finding)
    }

    /// Whether nothing in it says whose it is. Of what contradicts itself that is not true.
    pub fn says_no_unit(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind == FindingKind::UnitMissing)
    }

    /// Likewise, when it is for.
    pub fn says_no_period(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind == FindingKind::PeriodMissing)
    }

    /// Whether a finding of it is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// The workbook as it was looked at; nothing where it could not be read at all.
    ///
    /// # Errors
    /// [`ServiceError::FileChanged`] where it was changed, moved or removed since.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>, ServiceError> {
        self.fingerprint.as_ref().map(|seen| self.source.bytes(seen)).transpose()
    }
}

impl Preview {
    /// How many files are in a state.
    pub fn count(&self, status: FileStatus) -> usize {
        self.files.iter().filter(|file| file.status == status).count()
    }

    /// How many files would be taken over.
    pub fn taken(&self) -> usize {
        self.files.iter().filter(|file| file.is_taken()).count()
    }

    /// How many of these would put something in place of a submission that counts now.
    pub fn replacing(&self) -> usize {
        self.files.iter().filter(|file| file.replaces()).count()
    }

    /// Whether any file has a finding of severity error.
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(FilePreview::has_errors)
    }

    /// Leaves a file out, or takes it in again.
    pub fn exclude(&mut self, file: usize, excluded: bool) {
        if let Some(file) = self.files.get_mut(file) {
            file.excluded = excluded;
        }
        self.note_across_files();
    }

    /// Leaves out again what was left out of an import before and could be taken over now: whoever reads a folder once more
    /// decided about it already. A person can take it in all the same.
    ///
    /// # Errors
    /// Where the data file cannot be read.
    pub fn leave_out_again(&mut self, project: &Project) -> Result<(), ServiceError> {
        let before = project.store().left_out()?;
        for file in self.files.iter_mut().filter(|file| file.is_taken()) {
            let seen = file.fingerprint.as_ref().and_then(|seen| before.get(&seen.sha256));
            file.left_out_before = seen.map(|at| clock::readable(at));
            file.excluded = file.left_out_before.is_some();
        }
        self.note_across_files();
        Ok(())
    }

    /// Leaves a finding of a file as it is, or opens it again; the places are those among its findings.
    pub fn keep(&mut self, file: usize, finding: usize) {
        if let Some(file) = self.files.get_mut(file)
            && let Some(finding) = file.findings.get(finding)
        {
            file.decisions.keep(finding);
        }
    }

    /// Says of each file what the others of the batch mean for it. Made anew whenever one file changes.
    pub(super) fn note_across_files(&mut self) {
        for file in &mut self.files {
            file.status = file.own_status;
            file.findings.retain(|finding| !is_across_files(&finding.kind));
        }
        self.note_rivals();
        self.note_empty_forms();
    }

    /// A second file with the same figures is not taken over, and of two that differ the later counts.
    fn note_rivals(&mut self) {
        if self.taken() < 2 {
            return;
        }
        let mut last_for: HashMap<SubmissionKey, (usize, usize)> = HashMap::new();
        for index in 0..self.files.len() {
            if !self.files[index].is_taken() {
                continue;
            }
            if let Some(original) = self.repeated_by(index, &last_for) {
                let other = self.files[original].name();
                let file = &mut self.files[index];
                file.status = FileStatus::Same;
                file.findings.push(Finding::of_file(FindingKind::SameAsAnotherFile { other }));
                continue;
            }
            let keys: Vec<SubmissionKey> = self.files[index].submissions.iter().map(Submission::key).collect();
            for (place, key) in keys.into_iter().enumerate() {
                let earlier = last_for.insert(key, (index, place)).map(|(earlier, _)| earlier);
                if let Some(earlier) = earlier.filter(|earlier| *earlier != index) {
                    self.note_replaced(earlier, index);
                }
            }
        }
    }

    /// The earlier file whose figures a file repeats with all it says, if there is one.
    fn repeated_by(&self, index: usize, last_for: &HashMap<SubmissionKey, (usize, usize)>) -> Option<usize> {
        let repeated = |submission: &Submission| {
            let (file, place) = last_for.get(&submission.key())?;
            let earlier = self.files.get(*file)?.submissions.get(*place)?;
            earlier.says_the_same_as(submission).then_some(*file)
        };
        let repeated: Option<Vec<usize>> = self.files[index].submissions.iter().map(repeated).collect();
        repeated?.first().copied()
    }

    fn note_replaced(&mut self, earlier: usize, later: usize) {
        let of_earlier = FindingKind::SeveralFilesForUnit { other: self.files[later].name() };
        let of_later = FindingKind::CountsInsteadOfFile { other: self.files[earlier].name() };
        for (file, kind) in [(earlier, of_earlier), (later, of_later)] {
            let finding = Finding::of_file(kind);
            let findings = &mut self.files[file].findings;
            // A table is replaced for many units at once; saying it once is enough.
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        // Which of two that differ is right only a person knows: the later may be the poorer.
        self.files[later].status = FileStatus::NeedsAttention;
    }
}

fn is_across_files(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::SeveralFilesForUnit { .. }
            | FindingKind::CountsInsteadOfFile { .. }
            | FindingKind::SameAsAnotherFile { .. }
    )
}
