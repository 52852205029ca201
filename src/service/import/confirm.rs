//! Taking over what a preview shows, in one transaction.

use std::borrow::Cow;

use super::preview::{FilePreview, Preview};
use crate::domain::text::TextSet;
use crate::domain::{Decisions, Unit, UnitCode};
use crate::service::{Going, Progress, Project, ServiceError, clock};
use crate::store::{ImportSummary, NewFile, NewImport, NewWorkbook};

/// Takes over what the preview shows, in one transaction. Nothing to take over is no error: the import is not made.
///
/// # Errors
/// Those of [`confirm_telling`] that do not come of being stopped.
pub fn confirm(project: &mut Project, preview: &Preview, label: &str) -> Result<Option<ImportSummary>, ServiceError> {
    confirm_telling(project, preview, label, &mut |_| Going::Continue(()))
}

/// The same where somebody waits: `progress` is asked before each file, and before all of it counts, whether to go on.
///
/// Workbooks are read again, one at a time, as their turn comes.
///
/// # Errors
/// [`ServiceError::Stopped`] when `progress` says so,
/// [`ServiceError::FileChanged`] where a workbook that is taken over is no longer what was looked at,
/// [`StoreError::ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile) where another window wrote since the
/// preview was made, and whatever writing may meet; the data file is then as it was.
pub fn confirm_telling(
    project: &mut Project,
    preview: &Preview,
    label: &str,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Option<ImportSummary>, ServiceError> {
    if preview.taken() == 0 {
        return Ok(None);
    }
    let units = units_taken(preview);
    let import = NewImport {
        made_at: clock::now(),
        label: label.to_owned(),
        based_on: Some(preview.revision),
        units: units.clone(),
        files: told_of(&preview.files, progress),
    };
    let summary = project.store_mut().commit_import(import)?;
    project.extend_register(units)?;
    Ok(Some(summary))
}

/// The files as their turn comes; an error in place of the next one, or after the last, where nobody wants it any more.
fn told_of<'a>(
    files: &'a [FilePreview],
    progress: &'a mut dyn FnMut(Progress) -> Going,
) -> impl Iterator<Item = Result<NewFile<'a>, ServiceError>> {
    let total = files.len();
    let turns = files.iter().map(Some).chain([None]);
    turns.enumerate().filter_map(move |(done, file)| {
        let current = file.map(|file| file.path.display().to_string()).unwrap_or_default();
        match progress(Progress { done, total, current }) {
            Going::Break(()) => Some(Err(ServiceError::Stopped)),
            Going::Continue(()) => file.map(to_new_file),
        }
    })
}

/// New units that a file which is taken over speaks for, each once.
fn units_taken(preview: &Preview) -> Vec<&Unit> {
    let taken = || preview.files.iter().filter(|file| file.is_taken());
    let submissions = taken().map(|file| file.submissions.len()).sum();
    let mut named: TextSet<&UnitCode> = TextSet::with_capacity_and_hasher(submissions, Default::default());
    named.extend(taken().flat_map(|file| &file.submissions).map(|sent| &sent.unit));
    taken().flat_map(|file| &file.newcomers).filter(|unit| named.remove(&unit.code)).collect()
}

fn to_new_file(file: &FilePreview) -> Result<NewFile<'_>, ServiceError> {
    let sha256 = file.fingerprint.as_ref().map(|seen| seen.sha256.clone());
    // Only what is taken over must be what was looked at; of the rest the record keeps the bytes where it still can, and
    // of what was left out none: they are nobody's business.
    let bytes = match (file.excluded, file.is_taken()) {
        (true, _) => None,
        (false, true) => file.bytes()?,
        (false, false) => file.bytes().ok().flatten(),
    };
    Ok(NewFile {
        path: file.path.display().to_string(),
        workbook: bytes.zip(sha256).map(|(bytes, sha256)| NewWorkbook { bytes, sha256 }),
        status: file.status,
        findings: file.findings.clone(),
        decisions: Some(settled(file)).filter(|settled| *settled != Decisions::default()),
        submissions: if file.is_taken() { file.submissions.as_slice().into() } else { Cow::default() },
    })
}

/// What was settled about a file: of one that is taken over, of the findings left as they are those that still stand; of one
/// that was left out, that it was.
fn settled(file: &FilePreview) -> Decisions {
    if !file.is_taken() {
        let left_out = file.fingerprint.as_ref().filter(|_| file.excluded).map(|seen| seen.sha256.clone());
        return Decisions { left_out, ..Decisions::default() };
    }
    let kept = file.decisions.kept.iter().filter(|kept| file.findings.contains(kept)).cloned().collect();
    Decisions { kept, ..file.decisions.clone() }
}
