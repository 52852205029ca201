//! Everything the window asks of the services, as plain functions that answer with what a screen shows.
//!
//! A screen runs one of these in a [`job`](super::job) and keeps the answer; it never sees a store, a workbook or a
//! score. Every text and number in an answer is already written in the language of [`Ask::words`].

mod appraisal;
mod association;
mod backup;
mod beside;
mod compare;
mod criteria;
mod edition;
mod file;
mod import;
mod over_time;
mod print;
mod ranges;
mod results;
mod units;
mod versions;
mod what_if;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::service::{self, Backups, Going, Letterhead, Project, ServiceError};

use super::job::Progress;

pub use crate::service::printers;
pub use appraisal::{Entered, Entering, Refused, Typed, enter_appraisal, load_appraisal, write_minutes};
pub use association::associate;
pub use backup::{back_up, list_copies, restore as restore_copy};
pub use beside::load_beside;
pub use compare::{copy_chart, draw_chart, load_compare, print_chart, redraw_chart};
pub use criteria::{
    Kept, keep_criteria, load_criteria, open_criteria, remove_criteria, rescore, take_back_criteria, write_criteria,
};
pub use edition::{choose_edition, choose_edition_for_all};
pub use file::{
    create_file, is_sample, open_file, open_folder_of, open_sample, open_written, set_cut_off, write_guide,
};
pub use import::{
    Decided, Decision, Fallback, ImportId, ImportPlan, Imported, Recalled, Standing, around, decide, list_returns,
    load_detail, read_as, read_workbooks, recall_import, redo_import, undo_import, undo_takes, word_review,
    write_import, write_reminder, write_returns,
};
pub use over_time::load_over_time;
pub use print::{draw_page, hand_over, keep_text, load_print, make_document, save_docx, save_pdf};
pub use ranges::load_ranges;
pub use results::{load_excerpt, load_province, load_results, open_original, save_original, write_scores};
pub use units::{import_units, load_templates, load_units, write_templates};
pub use versions::{Deed, change_version, compare_versions, load_versions};
pub use what_if::try_changes;

/// What could not be done: what happened, why, what to do next; already worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    pub what: String,
    /// Why, what to do next and the system's own word, a paragraph each.
    pub more: Vec<String>,
}

impl Fault {
    /// In words.
    pub fn of(error: &ServiceError, words: &Words) -> Self {
        let problem = error.problem(words);
        let more = [problem.why, problem.next, problem.detail];
        Self { what: problem.what, more: more.into_iter().filter(|part| !part.is_empty()).collect() }
    }

    /// Everything it says, to be copied.
    pub fn text(&self) -> String {
        std::iter::once(&self.what).chain(&self.more).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Everything after the first sentence, a line a paragraph.
    pub fn rest(&self) -> String {
        self.more.join("\n")
    }
}

/// What every question about an open file says.
#[derive(Debug, Clone)]
pub struct Ask {
    pub file: PathBuf,
    /// The period in sight; none while the file has none.
    pub period: Option<Period>,
    pub own: Option<UnitCode>,
    pub words: Arc<Words>,
    pub wishes: Wishes,
}

/// What a person set once for all files.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    pub letterhead: Letterhead,
    /// Digits after the comma in tables of results; nothing: as many as the criteria set prints.
    pub digits: Option<u32>,
    pub backups: Backups,
}

type Answer<T> = Result<T, Fault>;

impl Ask {
    /// Opens the file, asks, and words what went wrong.
    fn of_file<T>(&self, ask: impl FnOnce(&mut Project) -> Result<T, ServiceError>) -> Answer<T> {
        Project::open(&self.file)
            .and_then(|mut project| {
                project.write_as(Letterhead { unit: self.own.clone(), ..self.wishes.letterhead.clone() });
                ask(&mut project)
            })
            .map_err(|error| Fault::of(&error, &self.words))
    }

    /// The period in sight, or the error that there is none.
    fn period(&self) -> Result<Period, ServiceError> {
        self.period.ok_or_else(|| ServiceError::NothingSent { period: String::new() })
    }
}

/// Hands a service's steps on to the screen that waits, and its wish to stop back.
fn telling<T>(progress: &mut Progress<T>) -> impl FnMut(service::Progress) -> Going {
    move |step| {
        progress.reached(count(step.done), count(step.total));
        // Of a path the name is what a person knows the file by.
        let name = Path::new(&step.current).file_name().map(|name| name.to_string_lossy().into_owned());
        progress.at(&name.unwrap_or(step.current));
        if progress.is_to_stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The error that ends work which was asked to stop before it wrote anything.
fn unless_stopped<T>(progress: &Progress<T>) -> Result<(), ServiceError> {
    if progress.is_to_stop() { Err(ServiceError::Stopped) } else { Ok(()) }
}

/// Writes what was made, whole or not at all; nothing where it was asked to stop meanwhile.
fn keep<T>(made: &[u8], to: &Path, progress: &Progress<T>) -> Result<(), ServiceError> {
    unless_stopped(progress)?;
    service::write_whole(to, made)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
