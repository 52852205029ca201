//! Where a workbook's bytes come from. The only place of the import that reads them.
//!
//! A preview holds no bytes of files on the disk: a thousand workbooks would fill the memory of an old machine. They are
//! read again when they are needed, and held against the fingerprint of what was looked at.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::service::ServiceError;
use crate::store::sha256_hex;
use crate::workbook::worker::{self, Readers};
use crate::workbook::{Contents, WorkbookError};

/// A workbook by its name, and its bytes where it lies nowhere on the disk.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    held: Option<Arc<[u8]>>,
}

/// What tells whether bytes are those that were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fingerprint {
    pub(super) sha256: String,
    size: u64,
}

impl Fingerprint {
    /// Of nothing there is none: neither an empty file nor one too large to be loaded is worth keeping.
    fn of(bytes: &[u8]) -> Option<Self> {
        (!bytes.is_empty()).then(|| Self { sha256: sha256_hex(bytes), size: bytes.len() as u64 })
    }

    /// Of bytes that the data file keeps.
    pub(super) fn kept(sha256: String, size: u64) -> Self {
        Self { sha256, size }
    }
}

/// A workbook's cells, and which bytes they were read from.
pub(super) struct Read {
    pub(super) fingerprint: Option<Fingerprint>,
    pub(super) contents: Contents,
}

impl Read {
    pub(super) fn of((bytes, contents): (Vec<u8>, Contents)) -> Self {
        Self { fingerprint: Fingerprint::of(&bytes), contents }
    }
}

impl Source {
    pub(super) fn on_disk(path: PathBuf) -> Self {
        Self { path, held: None }
    }

    pub(super) fn in_memory(name: PathBuf, bytes: Vec<u8>) -> Self {
        Self { path: name, held: Some(bytes.into()) }
    }

    /// What a reader is asked for.
    pub(super) fn wanted(&self) -> worker::Source {
        match &self.held {
            None => worker::Source::File(self.path.clone()),
            Some(bytes) => worker::Source::Memory(self.path.clone(), Arc::clone(bytes)),
        }
    }

    /// The cells of exactly what was looked at before.
    pub(super) fn read_again(&self, seen: Option<&Fingerprint>) -> Result<Contents, ServiceError> {
        let read = match Readers::chosen().read_one(self.wanted()) {
            Ok(read) => Read::of(read),
            Err(error @ WorkbookError::NoReader { .. }) => return Err(error.into()),
            Err(WorkbookError::CannotOpen { .. } | WorkbookError::CannotWrite { .. }) => return Err(self.changed()),
        };
        if read.fingerprint.as_ref() == seen { Ok(read.contents) } else { Err(self.changed()) }
    }

    /// The bytes of exactly what was looked at before.
    pub(super) fn bytes(&self, seen: &Fingerprint) -> Result<Vec<u8>, ServiceError> {
        let bytes = match &self.held {
            Some(bytes) => bytes.to_vec(),
            None => at_most(&self.path, seen.size).map_err(|_| self.changed())?,
        };
        if Fingerprint::of(&bytes).as_ref() == Some(seen) { Ok(bytes) } else { Err(self.changed()) }
    }

    fn changed(&self) -> ServiceError {
        ServiceError::FileChanged { path: self.path.clone() }
    }
}

/// A file that grew meanwhile is not loaded whole only to be refused: one byte over is enough.
fn at_most(path: &Path, size: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    fs::File::open(path)?.take(size + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
