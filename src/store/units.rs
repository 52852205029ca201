//! The register of units.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{ImportId, Store, history, rows};
use crate::domain::text::{SharedText, TextMap};
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

    /// How many units the register has.
    pub fn count_units(&self) -> Result<usize, StoreError> {
        self.read(|connection| {
            let sql = format!("SELECT count(*) FROM unit WHERE {IN_REGISTER}");
            Ok(connection.prepare_cached(&sql)?.query_row([], |row| rows::count(row, 0))?)
        })
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

/// Takes units in with an import, of which they are a part until somebody names them in a list of units. One that the
/// register has is left as it is; one whose import was undone comes back, at the end like a new one.
pub(super) fn add_with_import<U: Borrow<Unit>>(
    connection: &Connection,
    units: &[U],
    import: ImportId,
) -> Result<(), Fault> {
    let mut rows = if units.is_empty() { TextMap::default() } else { rows_by_code(connection)? };
    rows.reserve(units.len());
    let (mut new, mut back) = (Vec::new(), Vec::new());
    for unit in units.iter().map(Borrow::borrow) {
        match rows.insert(unit.code.clone(), Standing::InRegister) {
            None => new.push(unit),
            Some(Standing::Away) => back.push(unit),
            Some(Standing::InRegister) => {}
        }
    }
    for unit in back {
        bring_back(connection, unit, import)?;
    }
    for some in new.chunks(rows::AT_ONCE) {
        insert(connection, some, import)?;
    }
    refuse_missing_parents(connection)
}

/// What the row of a unit says of it.
enum Standing {
    InRegister,
    /// Its import was undone.
    Away,
}

fn rows_by_code(connection: &Connection) -> rusqlite::Result<TextMap<UnitCode, Standing>> {
    let mut statement = connection.prepare_cached(&format!("SELECT code, {IN_REGISTER} FROM unit"))?;
    let standing = |is_in: bool| if is_in { Standing::InRegister } else { Standing::Away };
    statement.query_map([], |row| Ok((rows::parsed(row, 0)?, standing(row.get(1)?))))?.collect()
}

/// The units whose import was undone.
pub(super) fn away(connection: &Connection) -> rusqlite::Result<HashSet<UnitCode>> {
    let mut statement = connection.prepare_cached(&format!("SELECT code FROM unit WHERE NOT ({IN_REGISTER})"))?;
    statement.query_map([], |row| rows::parsed(row, 0))?.collect()
}

/// Puts a unit in the place of its row, at the end of the register.
fn bring_back(connection: &Connection, unit: &Unit, import: ImportId) -> rusqlite::Result<()> {
    let [code, name, official_name, short_name, kind, bloc, parent] = columns(unit);
    connection
        .prepare_cached(
            "UPDATE unit SET id = (SELECT max(id) + 1 FROM unit), came_with = ?8, name = ?2, official_name = ?3,
                 short_name = ?4, kind = ?5, bloc = ?6, parent = ?7
             WHERE code = ?1",
        )?
        .execute((code, name, official_name, short_name, kind, bloc, parent, import.0))?;
    connection.prepare_cached("DELETE FROM unit_alias WHERE unit = ?1")?.execute([code])?;
    put_aliases(connection, unit)
}

fn insert(connection: &Connection, units: &[&Unit], import: ImportId) -> rusqlite::Result<()> {
    let into = "INSERT INTO unit (came_with, code, name, official_name, short_name, kind, bloc, parent)";
    let mut rows = rows::Insertion::of(connection, into, (1, 7), units.len())?;
    rows.bind(import.0)?;
    for unit in units {
        columns(unit).into_iter().try_for_each(|column| rows.bind(column))?;
    }
    rows.insert()?;
    units.iter().try_for_each(|unit| put_aliases(connection, unit))
}

/// What a list of units names, or hangs something on, no longer goes with the import that brought it.
fn keep_what_was_named(connection: &Connection, units: &[Unit]) -> rusqlite::Result<()> {
    let mut keep =
        connection.prepare_cached("UPDATE unit SET came_with = NULL WHERE code = ?1 AND came_with IS NOT NULL")?;
    for code in units.iter().flat_map(|unit| std::iter::once(&unit.code).chain(&unit.parent)) {
        keep.execute([code.as_str()])?;
    }
    Ok(())
}

/// Units of an import that was undone are still rows, for its submissions speak of them, but no part of the register.
pub(super) const IN_REGISTER: &str =
    "(unit.came_with IS NULL OR unit.came_with NOT IN (SELECT id FROM import WHERE undone_at IS NOT NULL))";

/// Whether the register has the unit.
pub(super) fn knows(connection: &Connection, code: &UnitCode) -> rusqlite::Result<bool> {
    let sql = format!("SELECT 1 FROM unit WHERE code = ?1 AND {IN_REGISTER}");
    connection.prepare_cached(&sql)?.exists([code.as_str()])
}

/// Puts a unit in, or in the place of the one with its code.
fn put(connection: &Connection, unit: &Unit) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO unit (code, name, official_name, short_name, kind, bloc, parent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (code) DO UPDATE SET name = ?2, official_name = ?3, short_name = ?4, kind = ?5, bloc = ?6,
                 parent = ?7",
        )?
        .execute(columns(unit))?;
    connection.prepare_cached("DELETE FROM unit_alias WHERE unit = ?1")?.execute([unit.code.as_str()])?;
    put_aliases(connection, unit)
}

/// Code, name, official name, short name, kind, bloc and parent.
fn columns(unit: &Unit) -> [Option<&str>; 7] {
    let (short_name, bloc) = (unit.short_name.as_deref(), unit.bloc.as_deref());
    let (kind, parent) = (unit.kind.code(), unit.parent.as_ref().map(UnitCode::as_str));
    [Some(unit.code.as_str()), Some(&unit.name), Some(unit.official_name()), short_name, Some(kind), bloc, parent]
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
        .prepare_cached(
            "SELECT parent FROM unit WHERE parent IS NOT NULL AND parent NOT IN (SELECT code FROM unit) LIMIT 1",
        )?
        .query_row([], |row| rows::parsed(row, 0))
        .optional()?;
    missing.map_or(Ok(()), |code| Err(StoreError::UnknownUnit { code }.into()))
}

fn refuse_if_in_use(connection: &Connection, code: &UnitCode) -> Result<(), Fault> {
    let (submissions, members, appraisals): (u32, u32, u32) = connection.query_row(
        "SELECT (SELECT count(*) FROM submission WHERE unit = ?1), (SELECT count(*) FROM unit WHERE parent = ?1),
             (SELECT count(*) FROM appraisal WHERE unit = ?1)",
        [code.as_str()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if submissions + members + appraisals == 0 {
        return Ok(());
    }
    Err(StoreError::UnitInUse { code: code.clone(), submissions, members, appraisals }.into())
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
    let (official_name, parent): (String, Option<String>) = (row.get(2)?, row.get(6)?);
    let text = |column| row.get::<_, Option<String>>(column).map(|text| text.map(SharedText::from));
    Ok(Unit {
        aliases: aliases.remove(code.as_str()).unwrap_or_default(),
        short_name: text(3)?,
        bloc: text(5)?,
        parent: parent.map(|_| rows::parsed(row, 6)).transpose()?,
        ..Unit::new(code, row.get::<_, String>(1)?, rows::word(row, 4, rows::kind_of)?).officially(&official_name)
    })
}
