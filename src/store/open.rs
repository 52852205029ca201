//! Making and opening data files.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::error::{Doing, Fault, StoreError};
use super::{Store, StoredCatalogue, catalogues, history, schema, units};
use crate::domain::Unit;

/// How long a window waits for another one that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Makes a data file with one catalogue and a register of units.
    ///
    /// It is built under a temporary name beside `path` and gets its name when it is whole; nothing half-made stays.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`]: nothing is ever overwritten, and neither is a journal that lies beside `path`, for
    /// it belongs to a data file that was moved away and would be played back into the new one.
    /// [`StoreError::UnknownUnit`] where a unit belongs to one that is not in the list.
    pub fn create(path: &Path, catalogue: &StoredCatalogue, units: &[Unit], at: &str) -> Result<Self, StoreError> {
        for taken in [path.to_owned(), journal_of(path)] {
            if taken.symlink_metadata().is_ok() {
                return Err(StoreError::AlreadyExists { path: taken });
            }
        }
        let unfinished = Unfinished::beside(path)?;
        let mut connection = connect(&unfinished.path, OpenFlags::SQLITE_OPEN_READ_WRITE)
            .map_err(|error| Fault::from(error).of_file(path, Doing::Writing))?;
        fill(&mut connection, catalogue, units, at).map_err(|fault| fault.of_file(path, Doing::Writing))?;
        connection.close().map_err(|(_, error)| Fault::from(error).of_file(path, Doing::Writing))?;
        unfinished.name_it(path)?;
        Self::open(path)
    }

    /// Opens a data file; one that cannot be written to is opened for reading. An older schema is brought up to date
    /// after a copy of the file was put beside it (`a.egov.v1.bak`); apart from that the file is not changed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`NotADataFile`](StoreError::NotADataFile), [`NewerSchema`](StoreError::NewerSchema),
    /// [`Damaged`](StoreError::Damaged), [`Locked`](StoreError::Locked), [`Io`](StoreError::Io).
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        // SQLite itself falls back to reading where writing is not allowed.
        Self::open_with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Opens a data file for reading only. See [`Store::open`] for errors.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    /// A data file that lies nowhere and is gone with the value.
    pub fn in_memory(catalogue: &StoredCatalogue, units: &[Unit], at: &str) -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let made = || {
            let mut connection = Connection::open_in_memory()?;
            configure(&connection)?;
            fill(&mut connection, catalogue, units, at)?;
            Ok(connection)
        };
        let connection = made().map_err(|fault: Fault| fault.of_file(&path, Doing::Writing))?;
        Ok(Self { connection, path, read_only: false })
    }

    /// Writes the file as it is now to `path`, whole or not at all. Nothing is overwritten.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], and whatever writing there may meet, with the path of the copy.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyExists { path: path.to_owned() });
        }
        let unfinished = Unfinished::beside(path)?;
        let copied = self.connection.backup(MAIN_DB, &unfinished.path, None);
        copied.map_err(|error| Fault::from(error).of_file(path, Doing::Writing))?;
        unfinished.name_it(path)
    }

    /// Becomes what another data file is now, all of it or not at all; a process that is killed meanwhile leaves it as it
    /// was. Whatever the caller read from it before is out of date.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`Locked`](StoreError::Locked), and whatever reading there and writing here may meet.
    pub fn become_copy_of(&mut self, other: &Path) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        let unheard: Option<fn(rusqlite::backup::Progress)> = None;
        let taken = self.connection.restore(MAIN_DB, other, unheard);
        taken.map_err(|error| Fault::from(error).of_file(&self.path, Doing::Writing))
    }

    fn open_with(path: &Path, access: OpenFlags) -> Result<Self, StoreError> {
        if !is_ours(path)? {
            return Err(StoreError::NotADataFile { path: path.to_owned() });
        }
        let opened = || {
            let mut connection = connect(path, access)?;
            schema::bring_up_to_date(&mut connection, path, &schema::MIGRATIONS, schema::SCHEMA_VERSION)?;
            let read_only = connection.is_readonly(MAIN_DB)?;
            Ok(Self { connection, path: path.to_owned(), read_only })
        };
        opened().map_err(|fault: Fault| fault.of_file(path, Doing::Opening))
    }
}

fn fill(connection: &mut Connection, catalogue: &StoredCatalogue, units: &[Unit], at: &str) -> Result<(), Fault> {
    schema::build(connection)?;
    let transaction = connection.transaction()?;
    let made_by = env!("CARGO_PKG_VERSION");
    transaction.execute("INSERT INTO meta (key, value) VALUES ('made_at', ?1), ('made_by', ?2)", [at, made_by])?;
    history::log(&transaction, at, "created", &serde_json::json!({ "made_by": made_by }))?;
    catalogues::add(&transaction, catalogue, at)?;
    units::upsert(&transaction, units, at)?;
    transaction.commit()?;
    Ok(())
}

/// Whether SQLite's header carries this program's mark, found without touching the file or anything beside it.
fn is_ours(path: &Path) -> Result<bool, StoreError> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::NotFound { path: path.to_owned() },
        _ => StoreError::Io { path: path.to_owned(), detail: error.to_string() },
    })?;
    if !about.is_file() {
        return Ok(false);
    }
    application_id(path)
        .map(|id| id == schema::APPLICATION_ID)
        .map_err(|error| Fault::from(error).of_file(path, Doing::Opening))
}

/// `immutable` makes SQLite neither lock, nor recover, nor make `-wal` and `-shm` files for a stranger's database. The
/// mark is written once, so that reading it beside a writer is safe.
///
/// A process that was killed while it committed may leave a header that speaks of more pages than the file has yet. The
/// journal beside it sets that right once the file is opened in earnest; here it must not be taken for damage, which is
/// what `WRITABLE_SCHEMA` does. Nothing can be written through this connection all the same.
fn application_id(path: &Path) -> rusqlite::Result<i32> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path) + "?immutable=1", flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    connection.query_row("PRAGMA application_id", [], |row| row.get(0))
}

/// Every byte that could mean something in a URI is escaped, separators too: so no drive letter or share is misread.
fn uri(path: &Path) -> String {
    let escaped = absolute(path).as_os_str().as_encoded_bytes().iter().fold(String::new(), |text, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text + &char::from(*byte).to_string(),
        other => text + &format!("%{other:02X}"),
    });
    format!("file:{escaped}")
}

/// SQLite gives a meaning to relative names such as `:memory:` and `file:x`; an absolute one is only ever a file.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn connect(path: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(absolute(path), access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    configure(&connection)?;
    Ok(connection)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // 16 MB, so that an import of a thousand workbooks spills its pages rarely.
    connection.pragma_update(None, "cache_size", -16_384)?;
    // A data file may come from anybody: its schema must not be able to call more than plain SQL.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// A data file under a temporary name; what still bears that name when the value goes is removed.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    fn beside(path: &Path) -> Result<Self, StoreError> {
        let mut attempt = 0u32;
        loop {
            let temporary = temporary_name(path, attempt);
            match fs::OpenOptions::new().write(true).create_new(true).open(&temporary) {
                Ok(_) => return Ok(Self { path: temporary }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < 1_000 => attempt += 1,
                Err(error) => return Err(cannot_make(path, &error)),
            }
        }
    }

    /// Gives the finished file its name without ever replacing another.
    fn name_it(self, path: &Path) -> Result<(), StoreError> {
        let taken = || StoreError::AlreadyExists { path: path.to_owned() };
        match fs::hard_link(&self.path, path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken()),
            // FAT and some shares know no links; renaming would replace, hence the look before.
            Err(_) if path.symlink_metadata().is_ok() => Err(taken()),
            Err(_) => fs::rename(&self.path, path).map_err(|error| cannot_make(path, &error)),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for leftover in [journal_of(&self.path), self.path.clone()] {
            // Where removing fails there is nothing better to do, and nobody to tell.
            let _ = fs::remove_file(leftover);
        }
    }
}

fn temporary_name(path: &Path, attempt: u32) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}-{attempt}.tmp", std::process::id()));
    path.with_file_name(name)
}

fn cannot_make(path: &Path, error: &std::io::Error) -> StoreError {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            let folder = path.parent().map(Path::to_owned);
            StoreError::NotFound { path: folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(path) }
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
        _ => StoreError::Io { path, detail: error.to_string() },
    }
}
