//! An import that was made, as a preview shows it: what was taken over, what was not, and what nobody decided about.

use super::preview::{FilePreview, Preview};
use super::source::{Fingerprint, Source};
use crate::domain::FileStatus;
use crate::service::maintain::ImportSummary;
use crate::service::{Project, ServiceError};
use crate::store::RecordedFile;

/// The last import that counts, with its files as they were when it was made; nothing where none counts. How much of a
/// form was filled in, and what changed by it, is not on record.
///
/// # Errors
/// Where the data file cannot be read.
pub fn recorded(project: &Project) -> Result<Option<(ImportSummary, Preview)>, ServiceError> {
    let store = project.store();
    let Some(import) = store.last_import()? else { return Ok(None) };
    let files = store.recorded_files(import.id)?.into_iter().map(file_preview).collect();
    Ok(Some((import, Preview { files, revision: store.revision()?, ..Preview::default() })))
}

fn file_preview(recorded: RecordedFile) -> FilePreview {
    let RecordedFile { file, size, submissions } = recorded;
    let fingerprint = file.sha256.zip(size).map(|(sha256, size)| Fingerprint::kept(sha256, size));
    let decisions = file.decisions.unwrap_or_default();
    FilePreview {
        source: Source::on_disk(file.path.clone().into()),
        path: file.path.into(),
        status: file.status,
        own_status: file.status,
        excluded: decisions.left_out.is_some() || (fingerprint.is_none() && could_be_taken(file.status)),
        left_out_before: None,
        submissions,
        findings: file.findings,
        decisions,
        proposal: None,
        legacy: None,
        coverage: None,
        changes: Vec::new(),
        fingerprint,
        newcomers: Vec::new(),
        empty_form: None,
        unregistered: None,
    }
}

/// Of what a person left out no bytes are kept, and earlier programs kept nothing else of it; of anything else that could have been taken over they are.
fn could_be_taken(status: FileStatus) -> bool {
    matches!(status, FileStatus::New | FileStatus::Changed | FileStatus::NeedsAttention)
}
