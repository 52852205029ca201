//! Scenarios: what-if kept under a name. No data: they are not in the history and leave [`Store::revision`] as it is; their
//! own table only ever grows.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{Store, rows};
use crate::domain::{CatalogueRef, NamedScenario};

const COLUMNS: &str = "name, period, catalogue, catalogue_version, unit, changes, made_at";

/// A scenario as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredScenario {
    pub named: NamedScenario,
    /// When, as the caller gave it.
    pub made_at: String,
}

impl Store {
    /// The scenarios there are, by name. One that cannot be read is left out; [`Store::check`] tells of it.
    pub fn scenarios(&self) -> Result<Vec<StoredScenario>, StoreError> {
        self.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM scenario WHERE ended_at IS NULL ORDER BY name");
            let mut statement = connection.prepare_cached(&sql)?;
            let mut found = statement.query([])?;
            let mut scenarios = Vec::new();
            while let Some(row) = found.next()? {
                scenarios.extend(stored(row).ok());
            }
            Ok(scenarios)
        })
    }

    /// The scenario of a name.
    pub fn scenario(&self, name: &str) -> Result<Option<StoredScenario>, StoreError> {
        self.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM scenario WHERE name = ?1 AND ended_at IS NULL");
            Ok(connection.prepare_cached(&sql)?.query_row([name], stored).optional()?)
        })
    }

    /// Keeps a scenario under its name; with `replace` in place of one that has it already.
    ///
    /// # Errors
    /// [`StoreError::ScenarioExists`].
    pub fn save_scenario(&mut self, scenario: &NamedScenario, replace: bool, at: &str) -> Result<(), StoreError> {
        self.write(|connection| {
            if end(connection, &scenario.name, at)? && !replace {
                return Err(StoreError::ScenarioExists { name: scenario.name.clone() }.into());
            }
            add(connection, scenario, at)
        })
    }

    /// Takes a scenario away.
    ///
    /// # Errors
    /// [`StoreError::NoSuchScenario`].
    pub fn delete_scenario(&mut self, name: &str, at: &str) -> Result<(), StoreError> {
        self.write(|connection| match end(connection, name, at)? {
            true => Ok(()),
            false => Err(StoreError::NoSuchScenario { name: name.to_owned() }.into()),
        })
    }
}

/// Whether there was one of the name to end.
fn end(connection: &Connection, name: &str, at: &str) -> rusqlite::Result<bool> {
    let ended = connection
        .prepare_cached("UPDATE scenario SET ended_at = ?2 WHERE name = ?1 AND ended_at IS NULL")?
        .execute([name, at])?;
    Ok(ended > 0)
}

fn add(connection: &Connection, scenario: &NamedScenario, at: &str) -> Result<(), Fault> {
    let NamedScenario { name, period, catalogue, unit, scenario } = scenario;
    let unit = unit.as_ref().map(|unit| unit.as_str());
    let changes = rows::to_json(scenario)?;
    connection
        .prepare_cached(&format!("INSERT INTO scenario ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"))?
        .execute((name, period.to_string(), &*catalogue.id, catalogue.version, unit, changes, at))?;
    Ok(())
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredScenario> {
    let unit: Option<String> = row.get(4)?;
    let named = NamedScenario {
        name: row.get(0)?,
        period: rows::parsed(row, 1)?,
        catalogue: CatalogueRef { id: rows::shared(row, 2)?, version: row.get(3)? },
        unit: unit.map(|_| rows::parsed(row, 4)).transpose()?,
        scenario: rows::json(row, 5)?,
    };
    Ok(StoredScenario { named, made_at: row.get(6)? })
}

/// Names of the scenarios that cannot be read.
pub(super) fn unreadable(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = format!("SELECT {COLUMNS} FROM scenario WHERE ended_at IS NULL ORDER BY name");
    let mut statement = connection.prepare(&sql)?;
    let mut found = statement.query([])?;
    let mut names = Vec::new();
    while let Some(row) = found.next()? {
        if stored(row).is_err() {
            names.push(row.get(0)?);
        }
    }
    Ok(names)
}
