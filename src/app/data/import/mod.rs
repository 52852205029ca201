//! Reading workbooks for the review, deciding about them, writing what was reviewed, taking it back.

mod decide;
mod detail;
mod lines;
mod returns;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::file::view;
use super::{Answer, Ask, telling};
use crate::app::job::Progress;
use crate::app::screen::import::model::{ImportDone, ReviewView, Undone};
use crate::app::shared::FileView;
pub use crate::service::import::Fallback;
use crate::service::import::{ImportRequest, Preview, confirm_telling, preview};
use crate::service::{ServiceError, backup, clock, maintain};

pub use decide::{Decided, Decision, decide};
pub(super) use detail::changes;
pub use detail::{around, load_detail};
pub use returns::{write_reminder, write_returns};

/// What is kept between reading workbooks and writing them into the file: exactly what was looked at and decided.
#[derive(Debug, Clone, Default)]
pub struct ImportPlan(Arc<Plan>);

#[derive(Debug, Default)]
struct Plan {
    request: ImportRequest,
    preview: Mutex<Preview>,
}

impl ImportPlan {
    /// One at a time: a job that looks waits for the one that decides.
    fn preview(&self) -> MutexGuard<'_, Preview> {
        self.0.preview.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves a finding of a file as it is, or opens it again: kept with the import once it is written.
    pub fn keep(&self, file: usize, finding: usize) {
        self.preview().keep(file, finding);
    }
}

/// Reads files and folders; writes nothing. One step a workbook; stops when cancelled.
pub fn read_workbooks<T>(ask: &Ask, paths: &[PathBuf], progress: &mut Progress<T>) -> Answer<(ReviewView, ImportPlan)> {
    ask.of_file(|project| {
        let request = ImportRequest { paths: paths.to_vec(), ..ImportRequest::default() };
        let preview = preview(project, &request, &mut telling(progress))?;
        let view = lines::review(project, &preview, &ask.words);
        Ok((view, ImportPlan(Arc::new(Plan { request, preview: Mutex::new(preview) }))))
    })
}

/// The same review in the words of `ask`, without reading anything again.
pub fn word_review(ask: &Ask, plan: &ImportPlan) -> Answer<ReviewView> {
    ask.of_file(|project| Ok(lines::review(project, &plan.preview(), &ask.words)))
}

/// Writes what was reviewed, after a copy of the data file was put aside, in one transaction, called after where it was read from; nothing where it was stopped.
pub fn write_import<T>(
    ask: &Ask,
    plan: &ImportPlan,
    paths: &[PathBuf],
    progress: &mut Progress<T>,
) -> Answer<Option<(ImportDone, FileView)>> {
    ask.of_file(|project| {
        let words = &ask.words;
        let preview = plan.preview();
        let newest = preview.files.iter().flat_map(|file| &file.submissions).map(|submission| submission.period).max();
        if preview.taken() > 0 {
            backup::before_import(project, &ask.wishes.backups)?;
        }
        let taken = match confirm_telling(project, &preview, &called_after(paths), &mut telling(progress)) {
            Err(ServiceError::Stopped) => return Ok(None),
            confirmed => confirmed?,
        };
        let done = taken.map(|summary| ImportDone { files: preview.taken(), submissions: summary.submissions });
        Ok(Some((done.unwrap_or_default(), view(project, newest.or(ask.period), words)?)))
    })
}

/// The name of the one folder or file that was read, or of the folder that several files lie in.
fn called_after(paths: &[PathBuf]) -> String {
    let named = match paths {
        [] => None,
        [only] => only.file_name(),
        [first, ..] => first.parent().and_then(Path::file_name),
    };
    named.unwrap_or_default().to_string_lossy().into_owned()
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
mod tests;
