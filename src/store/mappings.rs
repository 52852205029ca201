//! Mappings: how the form of a sender is read, as a person confirmed it with an import.

use std::collections::HashSet;

use rusqlite::{Connection, Row};

use super::error::{Fault, StoreError};
use super::imports::{ImportSummary, NewFile};
use super::{Store, rows};
use crate::domain::{RememberedMapping, UnitCode};

impl Store {
    /// For each sender and form what was confirmed last, latest first. What came with an undone import is forgotten.
    pub fn remembered_mappings(&self) -> Result<Vec<RememberedMapping>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT m.unit, m.mapping FROM mapping m JOIN import i ON i.id = m.import
                 WHERE i.undone_at IS NULL ORDER BY m.id DESC",
            )?;
            let all: Vec<RememberedMapping> = statement.query_map([], remembered)?.collect::<Result<_, _>>()?;
            let mut seen = HashSet::new();
            let is_latest = |kept: &RememberedMapping| seen.insert((kept.unit.clone(), kept.mapping.form.clone()));
            Ok(all.into_iter().filter(is_latest).collect())
        })
    }
}

/// Keeps the mapping that was confirmed for a file, for its sender. A table of many senders belongs to none of them.
pub(super) fn remember(connection: &Connection, import: &ImportSummary, file: &NewFile<'_>) -> Result<(), Fault> {
    let mapping = file.decisions.as_ref().and_then(|decisions| decisions.mapping.as_ref());
    let senders: HashSet<&UnitCode> = file.submissions.iter().map(|submission| &submission.unit).collect();
    if let (Some(mapping), Some(unit), 1) = (mapping, senders.iter().next(), senders.len()) {
        connection
            .prepare_cached(
                "INSERT INTO mapping (import, unit, form, mapping, confirmed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((import.id.0, unit.as_str(), &mapping.form, rows::to_json(mapping)?, &import.made_at))?;
    }
    Ok(())
}

fn remembered(row: &Row<'_>) -> rusqlite::Result<RememberedMapping> {
    Ok(RememberedMapping { unit: rows::parsed(row, 0)?, mapping: rows::json(row, 1)? })
}
