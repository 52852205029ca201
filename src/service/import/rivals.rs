//! Files of one batch that say something of the same unit and period, and differ: only a person knows which is right.

use std::collections::HashSet;

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::changes::{AnswerChange, changes_between};
use super::preview::{FilePreview, Preview};
use crate::domain::{FileStatus, Finding, FindingKind, Severity, Submission, SubmissionKey};

impl Preview {
    /// The other files that a file stands against, by their places.
    pub fn rivals(&self, file: usize) -> Vec<usize> {
        let Some(this) = self.files.get(file).filter(|this| is_in_play(this)) else { return Vec::new() };
        let keys: HashSet<SubmissionKey> = this.submissions.iter().map(Submission::key).collect();
        let stands_against = |other: &FilePreview| other.submissions.iter().any(|sent| keys.contains(&sent.key()));
        let others = self.files.iter().enumerate().filter(|(place, other)| *place != file && is_in_play(other));
        others.filter(|(_, other)| stands_against(other)).map(|(place, _)| place).collect()
    }

    /// Files of which nobody said yet which is right, one question each: the places of those that stand against each other.
    pub fn open_rivals(&self) -> Vec<Vec<usize>> {
        let mut asked = HashSet::new();
        let mut questions = Vec::new();
        for (place, _) in self.files.iter().enumerate().filter(|(_, file)| is_marked(file)) {
            if asked.contains(&place) {
                continue;
            }
            let files = self.linked_with(place);
            asked.extend(files.iter().copied());
            if files.len() > 1 {
                questions.push(files);
            }
        }
        questions
    }

    /// A file and all that stand against it, or against one that does.
    fn linked_with(&self, file: usize) -> Vec<usize> {
        let (mut linked, mut looked_at) = (vec![file], 0);
        while let Some(next) = linked.get(looked_at).copied() {
            let more = self.rivals(next).into_iter().filter(|rival| !linked.contains(rival)).collect::<Vec<_>>();
            linked.extend(more);
            looked_at += 1;
        }
        linked.sort_unstable();
        linked
    }

    /// Takes over one of several that stand against each other; the others are left out, and with them those that repeat one
    /// of them: they would stand in its place.
    pub fn choose(&mut self, file: usize) {
        let rivals = self.rivals(file);
        for rival in self.repeating(file, &rivals).into_iter().chain(rivals) {
            self.files[rival].excluded = true;
        }
        self.note_across_files();
    }

    /// Files that repeat one of several files of a batch: they say what one of them says.
    pub fn repeats(&self, file: usize) -> Vec<usize> {
        let among: Vec<usize> = self.rivals(file).into_iter().chain([file]).collect();
        self.repeating(usize::MAX, &among)
    }

    /// Files that repeat one of these, and not the one that is kept.
    fn repeating(&self, kept: usize, originals: &[usize]) -> Vec<usize> {
        let says_what =
            |file: &FilePreview, other: usize| self.files.get(other).is_some_and(|other| says_the_same(file, other));
        let repeats = |file: &FilePreview| {
            is_repeated(file) && !says_what(file, kept) && originals.iter().any(|other| says_what(file, *other))
        };
        let files = self.files.iter().enumerate().filter(|(_, file)| repeats(file));
        files.map(|(place, _)| place).collect()
    }
}

/// What one file of a batch says otherwise than another of the same units and periods.
pub fn differences(this: &FilePreview, other: &FilePreview) -> Vec<AnswerChange> {
    let same = |sent: &Submission| other.submissions.iter().find(|found| found.key() == sent.key());
    let pairs = this.submissions.iter().filter_map(|sent| Some((sent, same(sent)?)));
    pairs.flat_map(|(this, other)| changes_between(this, other)).collect()
}

impl FilePreview {
    /// When the file was last written to, `20/05/2020 08:15`; nothing where that is not known.
    pub fn written_at(&self) -> Option<String> {
        let written = std::fs::metadata(&self.path).ok()?.modified().ok()?;
        let at = Zoned::new(written.try_into().ok()?, TimeZone::system());
        Some(at.strftime("%d/%m/%Y %H:%M").to_string())
    }

    /// How many cells gave a figure.
    pub fn figures(&self) -> usize {
        self.submissions.iter().flat_map(|sent| &sent.answers).filter(|answer| answer.answer.value().is_some()).count()
    }

    /// How many errors nobody decided about.
    pub fn undecided_errors(&self) -> usize {
        let is_open = |finding: &&Finding| finding.severity() == Severity::Error && !self.is_kept(finding);
        self.findings.iter().filter(is_open).count()
    }
}

/// Whether it is said of it that another of the batch is for the same: most files are not looked at any further.
fn is_marked(file: &FilePreview) -> bool {
    let is_said = |finding: &Finding| {
        matches!(finding.kind, FindingKind::SeveralFilesForUnit { .. } | FindingKind::CountsInsteadOfFile { .. })
    };
    file.findings.iter().any(is_said)
}

/// Whether another of the batch says all that it says.
fn is_repeated(file: &FilePreview) -> bool {
    let says_so = |finding: &Finding| matches!(finding.kind, FindingKind::SameAsAnotherFile { .. });
    !file.excluded && file.findings.iter().any(says_so)
}

fn says_the_same(file: &FilePreview, other: &FilePreview) -> bool {
    let says = |sent: &Submission| {
        other.submissions.iter().any(|found| found.key() == sent.key() && found.says_the_same_as(sent))
    };
    !file.submissions.is_empty() && file.submissions.iter().all(says)
}

/// Whether it would be taken over: what repeats another of the batch says nothing of its own.
fn is_in_play(file: &FilePreview) -> bool {
    file.is_taken() && file.status != FileStatus::Same
}
