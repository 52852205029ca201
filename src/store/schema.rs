//! The schema and its versions. A version that was published never changes; a change is a further migration.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB};
use rusqlite_migration::{M, Migrations};

use super::error::{Fault, StoreError};

/// `eGOV` in SQLite's header: what tells a data file of this program from any other database.
pub(super) const APPLICATION_ID: i32 = 0x6547_4F56;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("schema/001_first.sql")),
    M::up(include_str!("schema/002_decisions.sql")),
    M::up(include_str!("schema/003_answers.sql")),
    M::up(include_str!("schema/004_period_catalogue.sql")),
    M::up(include_str!("schema/005_scenarios.sql")),
    M::up(include_str!("schema/006_appraisal.sql")),
    M::up(include_str!("schema/007_lean_import.sql")),
    M::up(include_str!("schema/008_report_text.sql")),
];

/// All migrations, oldest first.
pub(super) const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The schema version this program writes.
pub const SCHEMA_VERSION: u32 = STEPS.len() as u32;

/// Makes the whole schema in an empty database.
pub(super) fn build(connection: &mut Connection) -> Result<(), Fault> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(MIGRATIONS.to_latest(connection)?)
}

/// The schema version of an open data file.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings an older file to the `latest` of `migrations`, keeping a copy of it as it was; leaves a current file alone.
pub(super) fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    migrations: &Migrations<'_>,
    latest: u32,
) -> Result<(), Fault> {
    let found = version(connection)?;
    if found > latest {
        return Err(StoreError::NewerSchema { path: path.to_owned(), found, known: latest }.into());
    }
    if found == latest {
        return Ok(());
    }
    // Data files get their name when they are whole: one without a schema was made by somebody else.
    if found == 0 {
        return Err(StoreError::NotADataFile { path: path.to_owned() }.into());
    }
    if connection.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly { path: path.to_owned() }.into());
    }
    keep_copy(connection, path, found)?;
    match migrations.to_latest(connection) {
        // Another window may have migrated the file between the look at its version and the lock.
        Err(_) if version(connection)? == latest => Ok(()),
        outcome => Ok(outcome?),
    }
}

fn keep_copy(connection: &Connection, path: &Path, version: u32) -> Result<(), Fault> {
    let copy = free_name(path, version);
    connection.backup(MAIN_DB, &copy, None).map_err(|error| {
        // A copy that is not whole would be taken for a backup. Whether it can be removed changes nothing here.
        let _ = std::fs::remove_file(&copy);
        Fault::from(error)
    })
}

/// `a.egov.v1.bak`, or `a.egov.v1.2.bak` where an earlier copy stands.
fn free_name(path: &Path, version: u32) -> PathBuf {
    let with = |ending: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let numbered = (2u32..).map(|n| with(format!(".v{version}.{n}.bak")));
    let first = with(format!(".v{version}.bak"));
    std::iter::once(first.clone()).chain(numbered).find(|name| !name.exists()).unwrap_or(first)
}
