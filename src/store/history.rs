//! The log of what was done to the data file. It only ever grows.

use rusqlite::{Connection, Row};
use serde::Serialize;
use serde_json::Value;

use super::error::{Fault, StoreError};
use super::{Store, rows};

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// 1 and up, in the order of doing.
    pub id: i64,
    /// When, as the caller gave it.
    pub at: String,
    /// `created`, `catalogue_added`, `catalogue_removed`, `units_changed`, `unit_removed`, `cut_off_set`,
    /// `period_catalogue_set`, `imported`, `import_undone`, `import_redone`, `submission_withdrawn`, `version_chosen` or `appraised`.
    pub what: String,
    /// The facts of it.
    pub detail: Value,
}

impl Store {
    /// Everything that was done, oldest first.
    pub fn history(&self) -> Result<Vec<Event>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT id, at, what, detail FROM history ORDER BY id")?;
            Ok(statement.query_map([], event)?.collect::<Result<_, _>>()?)
        })
    }

    /// A number that grows with every change of units, catalogues, cut-offs, imports, submissions or appraisals, by whichever
    /// window: equal numbers mean that nothing changed in between.
    pub fn revision(&self) -> Result<i64, StoreError> {
        self.read(|connection| Ok(revision(connection)?))
    }
}

pub(super) fn revision(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("SELECT coalesce(max(id), 0) FROM history")?.query_row([], |row| row.get(0))
}

pub(super) fn log(connection: &Connection, at: &str, what: &str, detail: &impl Serialize) -> Result<(), Fault> {
    connection.prepare_cached("INSERT INTO history (at, what, detail) VALUES (?1, ?2, ?3)")?.execute((
        at,
        what,
        rows::to_json(detail)?,
    ))?;
    Ok(())
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event { id: row.get(0)?, at: row.get(1)?, what: row.get(2)?, detail: rows::json(row, 3)? })
}
