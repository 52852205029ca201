//! The register of units.

use std::borrow::Borrow;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::error::{Fault, StoreError};
use super::{ImportId, Store, history, rows};
use crate::domain::{Unit, UnitCode};

/// What an update of the register did, in numbers of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitChanges {
    pub added: usize,
    pub changed: usize,
    pub same: usize,
}

impl Store {
    /// All units, in the order in which they were added.
    pub fn units(&self) -> Result<Vec<Unit>, StoreError> {
        self.read(|connection| Ok(all(connection)?))
    }

    /// Adds units and replaces those whose code is known; units not in the list stay as they are.
    ///
    /// # Errors
    /// [`StoreError::UnknownUnit`] where one belongs to a unit that is neither in the list nor in the register.
    pub fn upsert_units(&mut self, units: &[Unit], at: &str) -> Result<UnitChanges, StoreError> {
        self.write(|connection| upsert(connection, units, at))
    }

    /// Removes a unit from the register; false where there is none of that code.
    ///
    /// # Errors
    /// [`StoreError::UnitInUse`] where it ever sent something or other units belong to it.
    pub fn remove_unit(&mut self, code: &UnitCode, at: &str) -> Result<bool, StoreError> {
        self.write(|connection| {
            if !knows(connection, code)? {
                return Ok(false);
            }
            refuse_if_in_use(connection, code)?;
            connection.execute("DELETE FROM unit WHERE code = ?1", [code.as_str()])?;
            history::log(connection, at, "unit_removed", &serde_json::json!({ "unit": code }))?;
            Ok(true)
        })
    }
}

pub(super) fn upsert(connection: &Connection, units: &[Unit], at: &str) -> Result<UnitChanges, Fault> {
    let before: HashMap<UnitCode, Unit> = all(connection)?.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for unit in units {
        match before.get(&unit.code) {
            Some(known) if known == unit => continue,
            Some(known) => changed.push(known),
            None => added.push(&unit.code),
        }
        put(connection, unit)?;
    }
    keep_what_was_named(connection, units)?;
    refuse_missing_parents(connection)?;
    let counts =
        UnitChanges { added: added.len(), changed: changed.len(), same: units.len() - added.len() - changed.len() };
    if counts.added + counts.changed > 0 {
        let detail = serde_json::json!({ "added": added, "changed_from": changed });
        history::log(connection, at, "units_changed", &detail)?;
    }
    Ok(counts)
}

/// Takes units in with an import, of which they are a part until somebody names them in a list of units.
pub(super) fn add_with_import<U: Borrow<Unit>>(
    connection: &Connection,
    units: &[U],
    import: ImportId,
) -> Result<(), Fault> {
    let before: i64 = connection.query_row("SELECT coalesce(max(id), 0) FROM unit", [], |row| row.get(0))?;
    let come_with = |which: &str| {
        format!(
            "INSERT INTO unit_added_by_import (unit, import) SELECT code, ?1 FROM unit WHERE {which}
             ON CONFLICT (unit) DO UPDATE SET import = excluded.import"
        )
    };
    for unit in units.iter().map(Borrow::borrow) {
        if put_new(connection, unit)? || knows(connection, &unit.code)? {
            continue;
        }
        // It came with an import that was undone.
        put(connection, unit)?;
        connection.prepare_cached(&come_with("code = ?2"))?.execute((import.0, unit.code.as_str()))?;
    }
    connection.execute(&come_with("id > ?2"), (import.0, before))?;
    refuse_missing_parents(connection)
}

/// What a list of units names, or hangs something on, no longer goes with the import that brought it.
fn keep_what_was_named(connection: &Connection, units: &[Unit]) -> rusqlite::Result<()> {
    let mut forget = connection.prepare_cached("DELETE FROM unit_added_by_import WHERE unit = ?1")?;
    for code in units.iter().flat_map(|unit| std::iter::once(&unit.code).chain(&unit.parent)) {
        forget.execute([code.as_str()])?;
    }
    Ok(())
}

/// Units of an import that was undone are still rows, for its submissions speak of them, but no part of the register.
pub(super) const IN_REGISTER: &str = "NOT EXISTS (SELECT 1 FROM unit_added_by_import a JOIN import i ON i.id = a.import
         WHERE a.unit = unit.code AND i.undone_at IS NOT NULL)";

/// Whether the register has the unit.
pub(super) fn knows(connection: &Connection, code: &UnitCode) -> rusqlite::Result<bool> {
    let sql = format!("SELECT 1 FROM unit WHERE code = ?1 AND {IN_REGISTER}");
    connection.prepare_cached(&sql)?.exists([code.as_str()])
}

/// Puts a unit in, or in the place of the one with its code.
fn put(connection: &Connection, unit: &Unit) -> rusqlite::Result<()> {
    if put_new(connection, unit)? {
        return Ok(());
    }
    connection
        .prepare_cached(
            "UPDATE unit SET name = ?2, official_name = ?3, short_name = ?4, kind = ?5, bloc = ?6, parent = ?7
             WHERE code = ?1",
        )?
        .execute(columns(unit))?;
    connection.prepare_cached("DELETE FROM unit_alias WHERE unit = ?1")?.execute([unit.code.as_str()])?;
    put_aliases(connection, unit)
}

/// Puts a unit in; false where one has its code already.
fn put_new(connection: &Connection, unit: &Unit) -> rusqlite::Result<bool> {
    let put = connection
        .prepare_cached(
            "INSERT INTO unit (code, name, official_name, short_name, kind, bloc, parent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (code) DO NOTHING",
        )?
        .execute(columns(unit))?;
    if put > 0 {
        put_aliases(connection, unit)?;
    }
    Ok(put > 0)
}

fn columns(unit: &Unit) -> impl Params {
    let Unit { code, name, official_name, short_name, bloc, parent, .. } = unit;
    let parent = parent.as_ref().map(UnitCode::as_str);
    (code.as_str(), name, official_name, short_name, rows::kind_word(unit.kind), bloc, parent)
}

fn put_aliases(connection: &Connection, unit: &Unit) -> rusqlite::Result<()> {
    for (position, alias) in (0i64..).zip(&unit.aliases) {
        connection.prepare_cached("INSERT INTO unit_alias (unit, position, alias) VALUES (?1, ?2, ?3)")?.execute((
            unit.code.as_str(),
            position,
            alias,
        ))?;
    }
    Ok(())
}

/// The foreign key would refuse them too, but without naming the unit.
fn refuse_missing_parents(connection: &Connection) -> Result<(), Fault> {
    let missing = connection
        .prepare_cached("SELECT parent FROM unit WHERE parent NOT IN (SELECT code FROM unit) LIMIT 1")?
        .query_row([], |row| rows::parsed(row, 0))
        .optional()?;
    missing.map_or(Ok(()), |code| Err(StoreError::UnknownUnit { code }.into()))
}

fn refuse_if_in_use(connection: &Connection, code: &UnitCode) -> Result<(), Fault> {
    let (submissions, members): (u32, u32) = connection.query_row(
        "SELECT (SELECT count(*) FROM submission WHERE unit = ?1), (SELECT count(*) FROM unit WHERE parent = ?1)",
        [code.as_str()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if submissions + members == 0 {
        return Ok(());
    }
    Err(StoreError::UnitInUse { code: code.clone(), submissions, members }.into())
}

fn all(connection: &Connection) -> rusqlite::Result<Vec<Unit>> {
    let mut aliases = aliases(connection)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT code, name, official_name, short_name, kind, bloc, parent FROM unit WHERE {IN_REGISTER} ORDER BY id"
    ))?;
    let units = statement.query_map([], |row| unit(row, &mut aliases))?;
    units.collect()
}

fn aliases(connection: &Connection) -> rusqlite::Result<HashMap<String, Vec<String>>> {
    let mut statement = connection.prepare_cached("SELECT unit, alias FROM unit_alias ORDER BY unit, position")?;
    let mut of_units: HashMap<String, Vec<String>> = HashMap::new();
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        of_units.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(of_units)
}

fn unit(row: &Row<'_>, aliases: &mut HashMap<String, Vec<String>>) -> rusqlite::Result<Unit> {
    let code: UnitCode = rows::parsed(row, 0)?;
    let parent: Option<String> = row.get(6)?;
    Ok(Unit {
        aliases: aliases.remove(code.as_str()).unwrap_or_default(),
        code,
        name: row.get(1)?,
        official_name: row.get(2)?,
        short_name: row.get(3)?,
        kind: rows::word(row, 4, rows::kind_of)?,
        bloc: row.get(5)?,
        parent: parent.map(|_| rows::parsed(row, 6)).transpose()?,
    })
}
