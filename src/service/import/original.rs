//! The workbook that a figure was read from, as it was received: what stands round the cell, and the file itself.

use std::path::{Path, PathBuf};

use super::neighbourhood::{Neighbourhood, around};
use super::source::Source;
use crate::domain::{CellAddress, SubmissionKey};
use crate::i18n::Words;
use crate::service::{Project, ServiceError, files};
use crate::workbook::WorkbookError;
use crate::workbook::worker::Readers;

/// A workbook that the data file keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Without folders.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The workbook of the submission that counts; nothing where none does or its bytes were not kept.
pub fn original(project: &Project, key: &SubmissionKey) -> Result<Option<Original>, ServiceError> {
    let Some(stored) = project.store().current(key)? else { return Ok(None) };
    let Some(sha256) = stored.sha256 else { return Ok(None) };
    let bytes = project.store().workbook_bytes(&sha256)?;
    Ok(bytes.map(|bytes| Original { name: stored.file_name, bytes }))
}

impl Original {
    /// What stands round a cell; nothing where the workbook has no such sheet or cannot be read any more.
    ///
    /// # Errors
    /// Where no reader can be started.
    pub fn around(&self, sheet: &str, cell: CellAddress, words: &Words) -> Result<Option<Neighbourhood>, ServiceError> {
        let source = Source::in_memory(PathBuf::from(&self.name), self.bytes.clone());
        let contents = match Readers::chosen().read_one(source.wanted()) {
            Ok((_, contents)) => contents,
            Err(error @ WorkbookError::NoReader { .. }) => return Err(error.into()),
            Err(WorkbookError::CannotOpen { .. } | WorkbookError::CannotWrite { .. }) => return Ok(None),
        };
        Ok(contents.sheets.iter().find(|found| found.name == sheet).map(|sheet| around(sheet, cell, words)))
    }

    /// Writes a copy of it.
    ///
    /// # Errors
    /// [`ServiceError::CannotWrite`].
    pub fn save(&self, to: &Path) -> Result<(), ServiceError> {
        files::write_whole(to, &self.bytes)
    }
}
