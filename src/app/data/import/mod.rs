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
use crate::app::screen::import::model::{ImportDone, ReviewView, UndoPeriod, UndoTakes, Undone};
use crate::app::shared::FileView;
use crate::domain::{Period, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
pub use crate::service::import::Fallback;
pub use crate::service::import::Standing;
use crate::service::import::{ImportRequest, Preview, confirm_telling, preview, recorded, renew};
pub use crate::service::maintain::ImportId;
use crate::service::{Project, ServiceError, backup, clock, maintain};

pub use decide::{Decided, Decision, decide};
pub use detail::{around, load_detail, read_as};
pub(super) use detail::{changes, shown};
pub use returns::{list_returns, write_reminder, write_returns};

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

    /// Where files of the review lie, by their places in it.
    pub fn paths(&self, files: impl Iterator<Item = usize>) -> Vec<PathBuf> {
        let preview = self.preview();
        files.filter_map(|file| preview.files.get(file)).map(|file| file.path.clone()).collect()
    }

    /// What is settled now.
    pub fn standing(&self) -> Standing {
        self.preview().standing()
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
        let mut preview = preview(project, &request, &mut telling(progress))?;
        preview.leave_out_again(project)?;
        let view = lines::review(project, &preview, &ask.words)?;
        Ok((view, ImportPlan(Arc::new(Plan { request, preview: Mutex::new(preview) }))))
    })
}

/// The same review in the words of `ask`, without reading anything again.
pub fn word_review(ask: &Ask, plan: &ImportPlan) -> Answer<ReviewView> {
    ask.of_file(|project| lines::review(project, &plan.preview(), &ask.words))
}

/// What came of writing an import.
#[derive(Debug, Clone)]
pub enum Imported {
    Done(ImportDone, Box<FileView>),
    Stopped,
    /// Nothing was written: the data file was written to since the review, in which something is otherwise now.
    LookAgain(ReviewView),
}

/// Writes what was reviewed, after a copy of the data file was put aside, in one transaction, called after where it was read from.
pub fn write_import<T>(
    ask: &Ask,
    plan: &ImportPlan,
    paths: &[PathBuf],
    progress: &mut Progress<T>,
) -> Answer<Imported> {
    ask.of_file(|project| {
        let words = &ask.words;
        let mut preview = plan.preview();
        if renew(project, &plan.0.request, &mut preview)? {
            return Ok(Imported::LookAgain(lines::review(project, &preview, words)?));
        }
        // What was left out leads nowhere.
        let taken = preview.files.iter().filter(|file| file.is_taken());
        let sent = taken.flat_map(|file| &file.submissions).map(|submission| (submission.period, &submission.unit));
        let newest = newest(sent, ask.own.as_ref());
        if preview.taken() > 0 {
            backup::before_import(project, &ask.wishes.backups)?;
        }
        let taken = match confirm_telling(project, &preview, &called_after(paths), &mut telling(progress)) {
            Err(ServiceError::Stopped) => return Ok(Imported::Stopped),
            confirmed => confirmed?,
        };
        let done = taken.map(|summary| ImportDone { files: preview.taken(), submissions: summary.submissions });
        let file = view(project, newest.or(ask.period), words)?;
        Ok(Imported::Done(done.unwrap_or_default(), Box::new(file)))
    })
}

/// What came of an import that was made, and its files as they were then.
pub type Recalled = (ImportDone, ReviewView, ImportPlan);

/// The last import that counts, as it was told when it was made; nothing where none counts.
pub fn recall_import(ask: &Ask) -> Answer<Option<Recalled>> {
    ask.of_file(|project| {
        let Some((import, preview)) = recorded(project)? else { return Ok(None) };
        let view = lines::review(project, &preview, &ask.words)?;
        let done = ImportDone { files: import.files, submissions: import.submissions };
        let plan = Plan { request: ImportRequest::default(), preview: Mutex::new(preview) };
        Ok(Some((done, view, ImportPlan(Arc::new(plan)))))
    })
}

/// The period that is shown after an import: the newest that the own unit sent, else the newest of all.
fn newest<'s>(sent: impl Iterator<Item = (Period, &'s UnitCode)> + Clone, own: Option<&UnitCode>) -> Option<Period> {
    let of_own = sent.clone().filter(|(_, unit)| Some(*unit) == own);
    of_own.map(|(period, _)| period).max().or_else(|| sent.map(|(period, _)| period).max())
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

/// Takes back the import that was asked about as a whole; nothing where another was made since.
pub fn undo_import(ask: &Ask, import: ImportId) -> Answer<(Option<Undone>, FileView)> {
    ask.of_file(|project| {
        let words = &ask.words;
        let came_with = maintain::last_import_brought(project)?;
        let undone = maintain::undo_import(project, import)?.map(|undone| taken_back(&undone, came_with, words));
        // The period in sight may have gone with the import.
        let left = project.store().periods()?;
        let period = ask.period.filter(|period| left.iter().any(|stored| stored.period == *period));
        Ok::<_, ServiceError>((undone, view(project, period, words)?))
    })
}

/// Brings back the import that was taken back last, with the cells corrected in it; nothing where another came since.
pub fn redo_import(ask: &Ask) -> Answer<(Option<Undone>, FileView)> {
    ask.of_file(|project| {
        let redone = maintain::redo(project)?;
        let period = redone.as_ref().map(|redone| shown_after_redo(project, redone.id, ask)).transpose()?.flatten();
        let came_with = maintain::last_import_brought(project)?;
        let redone = redone.map(|redone| taken_back(&redone, came_with, &ask.words));
        Ok::<_, ServiceError>((redone, view(project, period.or(ask.period), &ask.words)?))
    })
}

/// The period in sight where it came back, too; else the one that is shown after an import.
fn shown_after_redo(project: &Project, import: ImportId, ask: &Ask) -> Result<Option<Period>, ServiceError> {
    let sent = project.store().import_units(import)?;
    let in_sight = ask.period.filter(|shown| sent.iter().any(|(period, ..)| period == shown));
    Ok(in_sight.or_else(|| newest(sent.iter().map(|(period, unit, _)| (*period, unit)), ask.own.as_ref())))
}

/// Which import is the last, what would go with it, and what would come back, period by period; nothing where there is
/// none.
pub fn undo_takes(ask: &Ask) -> Answer<Option<UndoTakes>> {
    ask.of_file(|project| {
        let Some(last) = maintain::last_import(project)? else { return Ok(None) };
        let words = &ask.words;
        let names = |units: &[UnitCode]| {
            let names: Vec<&str> = units.iter().map(|unit| project.name_of(unit)).collect();
            match names.len() {
                0 => NO_VALUE.to_owned(),
                1 => names.concat(),
                count => say!(words, "import-undo-names", count = count, names = names.join(", ")),
            }
        };
        let of_period = |effect: maintain::UndoEffect| UndoPeriod {
            name: words.period(effect.period),
            units: say!(words, "import-undo-units", now = effect.now, then = effect.then),
            gone: names(&effect.gone),
            back: names(&effect.back),
        };
        let periods = maintain::undo_effects(project)?.into_iter().map(of_period).collect();
        let edits = maintain::last_import_brought(project)?.edits;
        let edits = (edits > 0).then(|| say!(words, "import-undo-edits", count = edits));
        Ok::<_, ServiceError>(Some(UndoTakes { import: last.id, periods, edits }))
    })
}

fn taken_back(import: &maintain::ImportSummary, came_with: maintain::CameWith, words: &Words) -> Undone {
    let edited = came_with.edits > 0;
    let (made_at, brought) = (clock::readable(&import.made_at), brought(came_with, words));
    Undone { made_at, submissions: import.submissions, brought, edited }
}

/// "tháng 3 năm 2020: 13 bản · tháng 5 năm 2020: 11 bản · 1 ô đã sửa khi kiểm tra".
fn brought(maintain::CameWith { periods, edits }: maintain::CameWith, words: &Words) -> String {
    let of_period = |(period, count): (Period, usize)| {
        say!(words, "import-brought-period", period = words.period(period), count = count)
    };
    let edits = (edits > 0).then(|| say!(words, "import-brought-edits", count = edits));
    periods.into_iter().map(of_period).chain(edits).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests;
