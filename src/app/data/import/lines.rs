//! The list of files, and what waits over all of them.

use std::collections::BTreeMap;

use crate::app::screen::import::model::{FileLine, FileState, MarkedCell, Proposals, ReviewView};
use crate::app::widget::Choice;
use crate::domain::{FileStatus, Finding, FindingKind, Severity};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::Project;
use crate::service::import::{FilePreview, Preview, accepted};

pub(super) fn review(project: &Project, preview: &Preview, words: &Words) -> ReviewView {
    let indicators = project.catalogue().indicators.iter().map(|indicator| {
        let code = &indicator.code;
        Choice::new(code, format!("{code} {}", words.text(&indicator.name)))
    });
    ReviewView {
        files: preview.files.iter().map(|file| file_line(project, file, words)).collect(),
        proposals: proposals(preview),
        indicators: indicators.collect(),
    }
}

fn file_line(project: &Project, file: &FilePreview, words: &Words) -> FileLine {
    let unit = match file.submissions.as_slice() {
        [] => NO_VALUE.to_owned(),
        [only] => {
            project.register().by_code(&only.unit).map_or_else(|| only.unit.to_string(), |unit| unit.name.clone())
        }
        many => say!(words, "import-many-units", count = many.len()),
    };
    FileLine {
        name: file.name(),
        state: state(file),
        unit,
        period: file.submissions.first().map_or(NO_VALUE.to_owned(), |submission| words.period(submission.period)),
        findings: file.findings.len(),
        waits: file.findings.iter().filter(|finding| waits(file, finding)).count(),
        marked: marked(file, words),
    }
}

fn marked(file: &FilePreview, words: &Words) -> Vec<MarkedCell> {
    let findings = file.findings.iter().enumerate();
    let marked = findings.filter_map(|(index, finding)| {
        Some(MarkedCell {
            index,
            sheet: finding.sheet.clone()?,
            cell: finding.cell.map(|cell| cell.to_string()).unwrap_or_default(),
            message: words.finding(&finding.kind),
        })
    });
    marked.take(FileLine::MARKED).collect()
}

fn state(file: &FilePreview) -> FileState {
    match file.status {
        FileStatus::Same => FileState::Same,
        _ if file.excluded => FileState::LeftOut,
        _ if file.awaits_confirmation() => FileState::NeedsConfirming,
        // Where nothing can be taken over, a file whose period or unit can be said here is not a refused one.
        FileStatus::NeedsAttention if !file.is_taken() => FileState::NeedsChoice,
        FileStatus::NeedsAttention => FileState::NeedsAttention,
        FileStatus::New if file.is_taken() => FileState::New,
        FileStatus::Changed if file.is_taken() => FileState::Changed,
        FileStatus::New | FileStatus::Changed | FileStatus::Refused => FileState::Refused,
    }
}

/// Whether a person should decide about a finding, and not only know of it. A refused file waits for its sender.
pub(super) fn waits(file: &FilePreview, finding: &Finding) -> bool {
    if matches!(file.status, FileStatus::Refused | FileStatus::Same) {
        return false;
    }
    finding.severity() == Severity::Error || matches!(finding.kind, FindingKind::FiguresLost { .. })
}

/// What could be accepted in one go, by kind of finding.
fn proposals(preview: &Preview) -> Vec<Proposals> {
    let mut by_kind: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for file in preview.files.iter().filter(|file| !file.excluded) {
        let mut here: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in file.findings.iter().filter(|finding| is_acceptable(file, finding)) {
            *here.entry(finding.kind.code()).or_default() += 1;
        }
        for (kind, count) in here {
            let all = by_kind.entry(kind).or_default();
            *all = (all.0 + count, all.1 + 1);
        }
    }
    by_kind.into_iter().map(|(kind, (count, files))| Proposals { kind: kind.to_owned(), count, files }).collect()
}

/// Whether accepting would change anything.
pub(super) fn is_acceptable(file: &FilePreview, finding: &Finding) -> bool {
    // Most findings propose nothing: asking is cheap only where they do.
    let proposes = finding.repair.is_some() || file.awaits_confirmation();
    proposes && accepted(file, finding).is_some_and(|decisions| decisions != file.decisions)
}
