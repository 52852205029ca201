//! Versions of a submission: looked at, compared, made current again.

use super::changes::{AnswerChange, changes_between};
use crate::domain::{Decisions, SubmissionKey};
use crate::service::{Project, ServiceError, clock};
use crate::store::{StoreError, StoredSubmission};

/// Every version there ever was, oldest first; of those that still stand one counts.
pub fn versions(project: &Project, key: &SubmissionKey) -> Result<Vec<StoredSubmission>, ServiceError> {
    Ok(project.store().versions(key)?)
}

/// What a person settled about the workbook that a version came from; nothing where nothing was.
pub fn settled_for(project: &Project, version: &StoredSubmission) -> Result<Option<Decisions>, ServiceError> {
    let files = project.store().import_files(version.import_id)?;
    let file = files.into_iter().find(|file| file.sha256.is_some() && file.sha256 == version.sha256);
    Ok(file.and_then(|file| file.decisions))
}

/// What one version says otherwise than another.
///
/// # Errors
/// [`StoreError::NoSuchVersion`].
pub fn compare_versions(
    project: &Project,
    key: &SubmissionKey,
    earlier: u32,
    later: u32,
) -> Result<Vec<AnswerChange>, ServiceError> {
    let versions = versions(project, key)?;
    let version = |number| {
        let found = versions.iter().find(|version| version.version_no == number);
        found.ok_or(StoreError::NoSuchVersion { version_no: number })
    };
    Ok(changes_between(&version(earlier)?.submission, &version(later)?.submission))
}

/// Makes a version count again, until a newer one is imported or another is chosen; false where it counts already.
///
/// # Errors
/// [`StoreError::NoSuchVersion`], [`StoreError::VersionUndone`].
pub fn make_current(project: &mut Project, key: &SubmissionKey, version_no: u32) -> Result<bool, ServiceError> {
    Ok(project.store_mut().make_current(key, version_no, &clock::now())?)
}
