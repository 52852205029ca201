//! Reading workbooks for the review, writing what was reviewed, taking it back.

use std::path::PathBuf;
use std::sync::Arc;

use super::file::view;
use super::{Answer, Ask, telling};
use crate::app::job::Progress;
use crate::app::screen::import::model::{FileLine, FileState, FindingLine, ImportDone, ReviewView, Undone};
use crate::app::shared::FileView;
use crate::domain::{FileStatus, Finding};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
pub use crate::service::import::Fallback;
use crate::service::import::{FilePreview, ImportRequest, Preview, confirm, preview};
use crate::service::{Project, ServiceError, clock, maintain};

/// What is kept between reading workbooks and writing them into the file: exactly what was looked at.
#[derive(Debug, Clone, Default)]
pub struct ImportPlan(Arc<Preview>);

/// Reads files and folders; writes nothing. One step a workbook; stops when cancelled.
pub fn read_workbooks<T>(
    ask: &Ask,
    paths: &[PathBuf],
    fallback: &Fallback,
    progress: &mut Progress<T>,
) -> Answer<(ReviewView, ImportPlan)> {
    ask.of_file(|project| {
        let request = ImportRequest { paths: paths.to_vec(), fallback: fallback.clone(), ..ImportRequest::default() };
        let preview = preview(project, &request, &mut telling(progress))?;
        Ok((review(project, &preview, &ask.words), ImportPlan(Arc::new(preview))))
    })
}

/// The same review in the words of `ask`, without reading anything again.
pub fn word_review(ask: &Ask, plan: &ImportPlan) -> Answer<ReviewView> {
    ask.of_file(|project| Ok(review(project, &plan.0, &ask.words)))
}

fn review(project: &Project, preview: &Preview, words: &Words) -> ReviewView {
    ReviewView { files: preview.files.iter().map(|file| file_line(project, file, words)).collect() }
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
        state: if file.is_taken() { state(file.status) } else { untaken(file.status) },
        unit,
        period: file.submissions.first().map_or(NO_VALUE.to_owned(), |submission| submission.period.to_string()),
        findings: file.findings.iter().map(|finding| finding_line(finding, words)).collect(),
    }
}

fn state(status: FileStatus) -> FileState {
    match status {
        FileStatus::New => FileState::New,
        FileStatus::Changed => FileState::Changed,
        FileStatus::Same => FileState::Same,
        FileStatus::NeedsAttention => FileState::NeedsAttention,
        FileStatus::Refused => FileState::Refused,
    }
}

/// Where nothing can be taken over, a file whose period or unit can be said here is not a refused one.
fn untaken(status: FileStatus) -> FileState {
    match status {
        FileStatus::Same => FileState::Same,
        FileStatus::NeedsAttention => FileState::NeedsChoice,
        FileStatus::New | FileStatus::Changed | FileStatus::Refused => FileState::Refused,
    }
}

fn finding_line(finding: &Finding, words: &Words) -> FindingLine {
    let place = match (&finding.sheet, &finding.cell) {
        (Some(sheet), Some(cell)) => Some(format!("{sheet}!{cell}")),
        (Some(sheet), None) => Some(sheet.clone()),
        (None, _) => None,
    };
    FindingLine {
        severity: finding.severity(),
        place,
        seen: finding.seen.clone(),
        message: words.finding(&finding.kind),
        repair: finding.repair.clone(),
    }
}

/// Writes what was reviewed, in one transaction.
pub fn write_import(ask: &Ask, plan: &ImportPlan) -> Answer<(ImportDone, FileView)> {
    ask.of_file(|project| {
        let words = &ask.words;
        let newest = plan.0.files.iter().flat_map(|file| &file.submissions).map(|submission| submission.period).max();
        let taken = confirm(project, &plan.0, "")?;
        let done = taken.map(|summary| ImportDone { files: plan.0.taken(), submissions: summary.submissions });
        Ok((done.unwrap_or_default(), view(project, newest.or(ask.period), words)?))
    })
}

/// Takes back the last import as a whole.
pub fn undo_import(ask: &Ask) -> Answer<(Option<Undone>, FileView)> {
    ask.of_file(|project| {
        let words = &ask.words;
        let undone = maintain::undo_last_import(project)?
            .map(|undone| Undone { made_at: clock::readable(&undone.made_at), submissions: undone.submissions });
        // The period in sight may have gone with the import.
        let left = project.store().periods()?;
        let period = ask.period.filter(|period| left.iter().any(|stored| stored.period == *period));
        Ok::<_, ServiceError>((undone, view(project, period, words)?))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{create_file, write_templates};
    use super::*;
    use crate::app::job;
    use crate::i18n::Language;

    /// A new data file, and a table with Lào Cai's figures that does not say for which period.
    fn nameless(folder: &std::path::Path) -> Ask {
        let words = Arc::new(Words::new(Language::Vi));
        let file = create_file(&folder.join("a.egov"), &words).unwrap();
        let form = "Mã,A1,B1\n10,Có,Có\n";
        std::fs::write(folder.join("bieu.csv"), form).unwrap();
        Ask { file: file.path, period: None, own: None, words }
    }

    fn read(ask: &Ask, path: PathBuf, fallback: &Fallback) -> FileState {
        let (ask, fallback, (tell, told)) = (ask.clone(), fallback.clone(), std::sync::mpsc::channel());
        let (_job, _task) = job::run::<()>(move |progress| {
            let (review, _) = read_workbooks(&ask, &[path], &fallback, progress).unwrap();
            tell.send(review.files[0].state).unwrap();
        });
        told.recv().unwrap()
    }

    #[test]
    fn what_a_file_does_not_say_is_taken_from_the_person() {
        let folder = tempfile::tempdir().unwrap();
        let ask = nameless(folder.path());
        let path = folder.path().join("bieu.csv");
        assert_eq!(read(&ask, path.clone(), &Fallback::default()), FileState::NeedsChoice);
        let fallback = Fallback { period: "2020-05".parse().ok(), unit: None };
        assert!(read(&ask, path, &fallback).is_written());
    }

    #[test]
    fn a_file_that_says_it_all_is_read_as_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let ask = nameless(folder.path());
        let (to, of) = (folder.path().to_owned(), ask.clone());
        let (tell, told) = std::sync::mpsc::channel();
        let (_job, _task) = job::run::<()>(move |progress| {
            let period = "2020-06".parse().unwrap();
            tell.send(write_templates(&of, &["48".to_owned()], period, &to, progress)).unwrap();
        });
        assert_eq!(told.recv().unwrap(), Ok(1));
        let fallback = Fallback { period: "2020-05".parse().ok(), unit: "10".parse().ok() };
        let path = folder.path().join("48_Da-Nang_2020-06.xlsx");
        assert!(read(&ask, path, &fallback).is_written());
    }
}
