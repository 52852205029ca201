//! What can go wrong with a data file: facts, and how SQLite's codes lead to them.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::{CatalogueRef, UnitCode};

/// Why an operation on a data file could not be done. The data file is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file (or folder to make it in), or it was moved away while open.
    #[error("not found: {}", path.display())]
    NotFound { path: PathBuf },
    /// A new data file would overwrite this one.
    #[error("already exists: {}", path.display())]
    AlreadyExists { path: PathBuf },
    /// The file is something else: empty, text, a folder, another program's database.
    #[error("not a data file of this program: {}", path.display())]
    NotADataFile { path: PathBuf },
    /// A newer program wrote the file.
    #[error("schema {found} of {} is newer than the known {known}", path.display())]
    NewerSchema { path: PathBuf, found: u32, known: u32 },
    /// Another window or program kept the file longer than this one waits.
    #[error("locked: {}", path.display())]
    Locked { path: PathBuf },
    /// The file or its folder cannot be written to.
    #[error("read-only: {}", path.display())]
    ReadOnly { path: PathBuf },
    /// No room left on the disk.
    #[error("disk full: {}", path.display())]
    DiskFull { path: PathBuf },
    /// It is a data file, but its content contradicts itself.
    #[error("damaged: {}: {detail}", path.display())]
    Damaged { path: PathBuf, detail: String },
    /// The system refused to read or write.
    #[error("{}: {detail}", path.display())]
    Io { path: PathBuf, detail: String },
    /// Somebody else changed the data since the caller looked at it.
    #[error("changed meanwhile: {}", path.display())]
    ChangedMeanwhile { path: PathBuf },
    /// The register does not know the unit.
    #[error("unknown unit: {code}")]
    UnknownUnit { code: UnitCode },
    /// The unit has submissions (of any version), appraisals or units that belong to it, and cannot be removed.
    #[error("unit in use: {code}")]
    UnitInUse { code: UnitCode, submissions: u32, members: u32, appraisals: u32 },
    /// The submission has no version of that number.
    #[error("no version {version_no}")]
    NoSuchVersion { version_no: u32 },
    /// The version came with an import that was taken back as a whole.
    #[error("the import of version {version_no} was undone")]
    VersionUndone { version_no: u32 },
    /// The data file holds no version of the catalogue.
    #[error("unknown catalogue: {id}")]
    UnknownCatalogue { id: String },
    /// The data file holds this version of the catalogue with another text.
    #[error("catalogue {id} version {version} differs from the one in the data file")]
    CatalogueConflict { id: String, version: u32 },
    /// The data file does not hold this version of the catalogue.
    #[error("catalogue {} has no version {}", version.id, version.version)]
    UnknownCatalogueVersion { version: CatalogueRef },
    /// Submissions were given to this version, or periods are scored under it by choice: it cannot be removed.
    #[error("catalogue {} version {} in use", version.id, version.version)]
    CatalogueInUse { version: CatalogueRef, submissions: u32, periods: u32 },
    /// The only version of the catalogue that the file was made with: it cannot be removed.
    #[error("catalogue {} version {} is the last", version.id, version.version)]
    LastCatalogueVersion { version: CatalogueRef },
    /// Another scenario has the name.
    #[error("scenario {name} is there already")]
    ScenarioExists { name: String },
    /// No scenario has the name.
    #[error("no scenario {name}")]
    NoSuchScenario { name: String },
    /// Anything else SQLite reports or would be asked to keep against its rules: a bug of this program.
    #[error("sqlite: {detail}")]
    Sqlite { detail: String },
}

/// What was being done, because the same code means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Opening,
    Reading,
    Writing,
}

/// A failure inside a transaction, before the file's path is put to it.
#[derive(Debug)]
pub(super) enum Fault {
    Sqlite(rusqlite::Error),
    Refused(StoreError),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

impl From<rusqlite_migration::Error> for Fault {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Self::Sqlite(err),
            other => Self::Refused(StoreError::Sqlite { detail: other.to_string() }),
        }
    }
}

impl Fault {
    pub(super) fn of_file(self, path: &Path, doing: Doing) -> StoreError {
        match self {
            Self::Refused(error) => error,
            Self::Sqlite(error) => sqlite_error(&error, path.to_owned(), doing),
        }
    }
}

fn sqlite_error(error: &rusqlite::Error, path: PathBuf, doing: Doing) -> StoreError {
    let detail = error.to_string();
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => of_code(*failure, path, doing, detail),
        // Stored text that is no value of its kind: whoever wrote it was not this program.
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::Utf8Error(..) => StoreError::Damaged { path, detail },
        rusqlite::Error::InvalidPath(_) | rusqlite::Error::NulError(_) => StoreError::Io { path, detail },
        _ => StoreError::Sqlite { detail },
    }
}

fn of_code(failure: rusqlite::ffi::Error, path: PathBuf, doing: Doing, detail: String) -> StoreError {
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Locked { path },
        ErrorCode::DiskFull => StoreError::DiskFull { path },
        ErrorCode::NotADatabase if doing == Doing::Opening => StoreError::NotADataFile { path },
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged { path, detail },
        ErrorCode::ReadOnly if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED => {
            StoreError::NotFound { path }
        }
        ErrorCode::ReadOnly => StoreError::ReadOnly { path },
        // SQLite's own word repeats the name it was given, which is not the one a person knows.
        ErrorCode::CannotOpen if doing != Doing::Writing => StoreError::Io { path, detail: failure.to_string() },
        // The file itself is open already: it is the journal beside it that cannot be made.
        ErrorCode::CannotOpen => StoreError::ReadOnly { path },
        ErrorCode::PermissionDenied
        | ErrorCode::SystemIoFailure
        | ErrorCode::FileLockingProtocolFailed
        | ErrorCode::NoLargeFileSupport => StoreError::Io { path, detail },
        _ => StoreError::Sqlite { detail },
    }
}
