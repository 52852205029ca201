//! Import: read workbooks, show what would be taken over, settle what is open, and take it over in one transaction.
//!
//! Nothing is written before [`confirm`]; a preview may be thrown away at any time.
//!
//! `source` reads bytes, `look` makes one file's cells answers, `settle` holds them against the data file, `preview`
//! keeps what came of it, `coverage` says how much of a form is filled in, `questions` what cells are in question over all
//! files, `decide` looks again under other decisions, `enrol` adds agencies that workbooks name, `empty` says who sends
//! for a unit whose own form is empty, `standing` goes back to earlier ones, `rivals` holds files of one unit against each other, `confirm` writes, `recorded` shows what was written.

mod changes;
mod confirm;
mod coverage;
mod decide;
mod empty;
mod enrol;
mod faults;
mod inspect;
mod look;
mod neighbourhood;
pub mod original;
mod preview;
mod questions;
mod recorded;
mod rivals;
mod settle;
mod source;
mod standing;
#[cfg(test)]
mod tests;
mod versions;

use std::borrow::Cow;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::files;
use super::{Going, Progress, Project, ServiceError};
use crate::catalogue::Assessed;
use crate::domain::{Decisions, FindingKind, Period, Register, Unit, UnitCode};
use crate::workbook::WorkbookError;
use crate::workbook::worker::{Outcome, Readers, Reads};
use look::Look;
use settle::Counting;
use source::{Read, Source};

pub use changes::{AnswerChange, changes_between};
pub use confirm::{confirm, confirm_telling};
pub use decide::{accept_all, accept_kinds, accepted, decide, is_taken_as_proposed, renew};
pub use enrol::enrol;
pub use faults::{Fault, faults};
pub use inspect::{Inspected, inspect};
pub use neighbourhood::{Neighbourhood, neighbourhood};
pub use preview::{FilePreview, Preview};
pub use questions::{About, Consequence, Question, Typed, consequence, not_applicable, questions, typed};
pub use recorded::recorded;
pub use rivals::differences;
pub use standing::{Standing, stand};
pub use versions::{compare_versions, make_current, settled_for, versions};

/// What to import, and what the user says of all of it.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// Files, and folders that are searched through.
    pub paths: Vec<PathBuf>,
    /// The period every file must be for, and that of files which name none.
    pub period: Option<Period>,
    /// The unit every file must be of, and that of files which name none.
    pub unit: Option<UnitCode>,
    /// The criteria set they answer to, as [`Project::catalogue_asked`] takes it; nothing: the one their form names,
    /// else their period's.
    pub catalogue: Option<String>,
    /// What to take for files that do not say it themselves; others are read as they are.
    pub fallback: Fallback,
}

/// The period and the unit of files that name none, or two that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fallback {
    pub period: Option<Period>,
    pub unit: Option<UnitCode>,
}

/// Reads everything the request names. `progress` is asked before each file, and while one takes long, whether to go on.
///
/// # Errors
/// [`ServiceError::Stopped`] when `progress` says so; a store error where the data file cannot be read. What is wrong
/// with a workbook is a finding, never an error.
pub fn preview(
    project: &Project,
    request: &ImportRequest,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let mut gathered = files::gather(&request.paths);
    // The open data file may lie among the workbooks: nobody meant it to be read.
    gathered.passed_over.retain(|path| !is_same_file(path, project.path()));
    let sources = std::mem::take(&mut gathered.workbooks).into_iter().map(Source::on_disk).collect();
    let mut preview = preview_sources(project, request, sources, progress)?;
    preview.files.extend(gathered.unread().map(|(path, why)| FilePreview::refused(path, why)));
    Ok(preview)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The same for workbooks already in memory, each with the name it goes by.
pub fn preview_workbooks(
    project: &Project,
    request: &ImportRequest,
    workbooks: Vec<(PathBuf, Vec<u8>)>,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let sources = workbooks.into_iter().map(|(name, bytes)| Source::in_memory(name, bytes)).collect();
    preview_sources(project, request, sources, progress)
}

fn preview_sources(
    project: &Project,
    request: &ImportRequest,
    sources: Vec<Source>,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Preview, ServiceError> {
    let total = sources.len();
    // Where tables bring their units, one may bring the unit asked for.
    if project.catalogue().units != Assessed::Open {
        request.unit.as_ref().map(|code| project.unit(code)).transpose()?;
    }
    let store = project.store();
    let mut preview =
        Preview { revision: store.revision()?, remembered: store.remembered_mappings()?, ..Preview::default() };
    let mut register = Cow::Borrowed(project.register());
    let counting = Counting::of(project);
    let mut reads = Readers::chosen().read(sources.iter().map(Source::wanted).collect());
    for (done, source) in sources.into_iter().enumerate() {
        let step = Progress { done, total, current: source.path.display().to_string() };
        let file = match next_read(&mut reads, &step, progress)?.map(Read::of) {
            Ok(Read { fingerprint, contents }) => {
                let (register, remembered) = (&*register, preview.remembered.as_slice());
                let look = Look { project, request, register, remembered, counting: &counting };
                look.at(source, fingerprint, contents, Decisions::default())?
            }
            Err(error) => FilePreview::refused(source.path, cannot_open(&error)),
        };
        if done + 1 < total {
            // A later file may name the same units again.
            register = with_newcomers(register, &file.newcomers);
        }
        preview.files.push(file);
    }
    preview.note_across_files();
    Ok(preview)
}

/// What the next file holds; whoever waits may stop it, before and while it is read.
fn next_read(
    reads: &mut Reads,
    step: &Progress,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Outcome, ServiceError> {
    let mut going = || progress(step.clone());
    match going().is_continue().then(|| reads.next(&mut going)) {
        Some(ControlFlow::Continue(Some(Err(error @ WorkbookError::NoReader { .. })))) => Err(error.into()),
        Some(ControlFlow::Continue(Some(outcome))) => Ok(outcome),
        Some(ControlFlow::Continue(None) | ControlFlow::Break(())) | None => Err(ServiceError::Stopped),
    }
}

/// The register with units that files name for the first time.
fn with_newcomers<'r, 'u>(
    mut register: Cow<'r, Register>,
    newcomers: impl IntoIterator<Item = &'u Unit>,
) -> Cow<'r, Register> {
    for unit in newcomers {
        if register.by_code(&unit.code).is_none() {
            register.to_mut().add(unit.clone());
        }
    }
    register
}

/// What people know by name is a word that `i18n` translates; anything else is the system's own.
fn cannot_open(error: &WorkbookError) -> FindingKind {
    let detail = match error {
        WorkbookError::CannotOpen { path, source } => match source.kind() {
            _ if path.is_symlink() && !path.exists() => "broken_link".to_owned(),
            ErrorKind::Unsupported => "not_a_file".to_owned(),
            ErrorKind::NotFound => "not_found".to_owned(),
            ErrorKind::PermissionDenied => "no_permission".to_owned(),
            _ => source.to_string(),
        },
        WorkbookError::NoReader { .. } | WorkbookError::CannotWrite { .. } => error.to_string(),
    };
    FindingKind::CannotOpen { detail }
}
