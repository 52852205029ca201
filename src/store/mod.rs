//! The store: one `.egov` data file, an SQLite database. The only place that knows rusqlite.
//!
//! Owns how units, catalogues, periods, workbooks, imports, submissions, scenarios and appraisals are kept, and what "current" means: of all
//! versions of a submission the one that was imported or chosen last, of those that were not withdrawn and whose import
//! was not undone. Must not know
//! workbooks' insides, scores' arithmetic, languages, screens or clocks (every moment is ISO text handed in).
//!
//! # Choices
//!
//! - **Rollback journal (`DELETE`), `synchronous=FULL`**, not WAL: a data file may sit on a USB stick or a network
//!   share. WAL needs shared memory, which shares do not give, and leaves `-wal` and `-shm` files whose content is lost
//!   when somebody copies only the `.egov` file. Between two writes the one file is everything.
//! - **Writing takes the lock at once** (`BEGIN IMMEDIATE`) and waits up to five seconds for another window, so two
//!   windows write one after the other. Versions are only ever added, and [`Store::revision`] lets an import that was
//!   reviewed before another window wrote be refused instead of piled on top.
//! - **Nothing that was imported is deleted.** Undoing and withdrawing are marks; triggers keep it so.
//! - **Opening never changes a file**, except an older schema, of which a copy is kept first.
//! - A file is never looked at by other means than SQLite while it may be open: on POSIX systems closing any handle of
//!   a file drops all locks the process holds on it.

mod answers;
mod appraisals;
mod catalogues;
mod check;
mod error;
mod findings;
mod history;
mod imports;
mod mappings;
mod open;
mod periods;
mod report_texts;
mod rows;
mod scenarios;
mod schema;
mod submissions;
mod taking;
#[cfg(test)]
mod tests;
mod units;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

pub use catalogues::{PeriodChoice, StoredCatalogue};
pub use check::{CheckProblem, CheckReport};
pub use error::StoreError;
pub use history::Event;
pub use imports::{ImportId, ImportSummary, ImportedFile, NewFile, NewImport, NewWorkbook, RecordedFile};
pub use periods::StoredPeriod;
pub use scenarios::StoredScenario;
pub use schema::SCHEMA_VERSION;
pub use submissions::{Delivered, StoredSubmission};
pub use units::UnitChanges;

use error::{Doing, Fault};

/// One open data file. It may be sent to another thread; two threads open it twice.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    read_only: bool,
}

impl Store {
    /// Where the data file lies, as it was named when opening it; `:memory:` for one that lies nowhere.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file can only be read: every writing then gives [`StoreError::ReadOnly`].
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// How long to wait for another window that is writing; five seconds unless set.
    pub fn set_patience(&self, patience: Duration) -> Result<(), StoreError> {
        self.connection.busy_timeout(patience).map_err(|error| Fault::from(error).of_file(&self.path, Doing::Reading))
    }

    /// Asks several questions of one and the same state of the file.
    fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let asked = || {
            let snapshot = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            let answer = ask(&snapshot)?;
            snapshot.finish()?;
            Ok(answer)
        };
        asked().map_err(|fault: Fault| fault.of_file(&self.path, Doing::Reading))
    }

    /// Does all of a change or nothing of it.
    fn write<T>(&mut self, change: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        self.attempt(|connection| change(connection).map(Ok))
    }

    /// The same for a change that something outside the store may stop: such an error is the inner one.
    fn attempt<T, E: From<StoreError>>(
        &mut self,
        change: impl FnOnce(&Connection) -> Result<Result<T, E>, Fault>,
    ) -> Result<T, E> {
        if self.read_only {
            return Err(StoreError::ReadOnly { path: self.path.clone() }.into());
        }
        let connection = &mut self.connection;
        let changed = move || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = change(&transaction)?;
            // What is not committed is rolled back as the transaction goes.
            if outcome.is_ok() {
                transaction.commit()?;
            }
            Ok(outcome)
        };
        changed().map_err(|fault: Fault| E::from(fault.of_file(&self.path, Doing::Writing))).flatten()
    }
}

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits, the form in which workbooks are known.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
