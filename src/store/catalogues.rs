//! Catalogues as text, each version kept as it was given.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{Store, history, periods, sha256_hex};
use crate::domain::{CatalogueRef, Period};

/// Which version of a catalogue a period is scored under by choice; nothing: the one in force on its cut-off.
pub type PeriodChoice = (Period, Option<CatalogueRef>);

/// A version of a catalogue as its TOML text; reading that text is the catalogue layer's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCatalogue {
    pub id: String,
    /// 1 and up.
    pub version: u32,
    pub toml: String,
}

impl Store {
    /// All versions of all catalogues, by id and version.
    pub fn catalogues(&self) -> Result<Vec<StoredCatalogue>, StoreError> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT catalogue, version, toml FROM catalogue_version ORDER BY catalogue, version")?;
            Ok(statement.query_map([], stored)?.collect::<Result<_, _>>()?)
        })
    }

    /// Adds a catalogue or a further version of one; false where the file holds the very same already.
    ///
    /// # Errors
    /// [`StoreError::CatalogueConflict`] where it holds that version with another text: submissions refer to it.
    pub fn add_catalogue(&mut self, catalogue: &StoredCatalogue, at: &str) -> Result<bool, StoreError> {
        self.write(|connection| add(connection, catalogue, at))
    }

    /// The same, with what periods are scored under from then on: both or nothing.
    ///
    /// # Errors
    /// As [`Self::add_catalogue`]; [`StoreError::UnknownCatalogueVersion`].
    pub fn add_catalogue_with(
        &mut self,
        catalogue: &StoredCatalogue,
        choices: &[PeriodChoice],
        at: &str,
    ) -> Result<bool, StoreError> {
        self.write(|connection| {
            let is_new = add(connection, catalogue, at)?;
            choose(connection, choices, at)?;
            Ok(is_new)
        })
    }

    /// Whether nothing was ever sent to the file, or chosen for a period of it.
    pub fn is_blank(&self) -> Result<bool, StoreError> {
        self.read(|connection| Ok(is_blank(connection)?))
    }

    /// Makes a criteria set the one and only of a blank file; false where it is not blank.
    pub fn begin_with(&mut self, catalogue: &StoredCatalogue, at: &str) -> Result<bool, StoreError> {
        self.write(|connection| begin_with(connection, catalogue, at))
    }

    /// Chooses versions for several periods at once; how many were scored otherwise before.
    ///
    /// # Errors
    /// [`StoreError::UnknownCatalogueVersion`].
    pub fn set_period_catalogues(&mut self, choices: &[PeriodChoice], at: &str) -> Result<usize, StoreError> {
        self.write(|connection| choose(connection, choices, at))
    }

    /// Id of the catalogue that the file was made with; nothing only in a file that lost all of them.
    pub fn first_catalogue(&self) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT id FROM catalogue ORDER BY rowid LIMIT 1")?;
            Ok(statement.query_row([], |row| row.get(0)).optional()?)
        })
    }

    /// Takes a version out again that nothing refers to.
    ///
    /// # Errors
    /// [`StoreError::UnknownCatalogueVersion`]; [`StoreError::CatalogueInUse`] where submissions (of any version, undone
    /// and withdrawn ones too) or periods refer to it; [`StoreError::LastCatalogueVersion`] where the catalogue that
    /// the file was made with would be left without any.
    pub fn remove_catalogue(&mut self, version: &CatalogueRef, at: &str) -> Result<(), StoreError> {
        self.remove_catalogue_with(version, &[], at)
    }

    /// The same after periods were chosen other versions for: both or nothing.
    ///
    /// # Errors
    /// As [`Self::remove_catalogue`] and [`Self::set_period_catalogues`].
    pub fn remove_catalogue_with(
        &mut self,
        version: &CatalogueRef,
        choices: &[PeriodChoice],
        at: &str,
    ) -> Result<(), StoreError> {
        self.write(|connection| {
            choose(connection, choices, at)?;
            remove(connection, version, at)
        })
    }
}

fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let nothing = "SELECT NOT EXISTS (SELECT 1 FROM submission) AND NOT EXISTS (SELECT 1 FROM period_catalogue)";
    connection.query_row(nothing, [], |row| row.get(0))
}

fn begin_with(connection: &Connection, catalogue: &StoredCatalogue, at: &str) -> Result<bool, Fault> {
    if !is_blank(connection)? {
        return Ok(false);
    }
    connection.execute("DELETE FROM catalogue_version", [])?;
    connection.execute("DELETE FROM catalogue", [])?;
    add(connection, catalogue, at)
}

fn choose(connection: &Connection, choices: &[PeriodChoice], at: &str) -> Result<usize, Fault> {
    let mut changed = 0;
    for (period, version) in choices {
        changed += usize::from(periods::set_catalogue(connection, *period, version.as_ref(), at)?);
    }
    Ok(changed)
}

fn remove(connection: &Connection, version: &CatalogueRef, at: &str) -> Result<(), Fault> {
    let which = (&*version.id, version.version);
    let count = |sql: &str| connection.query_row(sql, which, |row| row.get::<_, u32>(0));
    if !holds(connection, version)? {
        return Err(StoreError::UnknownCatalogueVersion { version: version.clone() }.into());
    }
    let submissions = count("SELECT count(*) FROM submission WHERE catalogue = ?1 AND catalogue_version = ?2")?;
    let periods = count("SELECT count(*) FROM period_catalogue WHERE catalogue = ?1 AND version = ?2")?;
    if submissions + periods > 0 {
        return Err(StoreError::CatalogueInUse { version: version.clone(), submissions, periods }.into());
    }
    let others = "SELECT count(*) FROM catalogue_version WHERE catalogue = ?1 AND version <> ?2";
    let is_first: bool =
        connection
            .query_row("SELECT id = ?1 FROM catalogue ORDER BY rowid LIMIT 1", [&*version.id], |row| row.get(0))?;
    if count(others)? == 0 && is_first {
        return Err(StoreError::LastCatalogueVersion { version: version.clone() }.into());
    }
    connection.execute("DELETE FROM catalogue_version WHERE catalogue = ?1 AND version = ?2", which)?;
    connection.execute(
        "DELETE FROM catalogue WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM catalogue_version WHERE catalogue = ?1)",
        [&*version.id],
    )?;
    history::log(
        connection,
        at,
        "catalogue_removed",
        &serde_json::json!({ "catalogue": version.id, "version": version.version }),
    )
}

pub(super) fn add(connection: &Connection, catalogue: &StoredCatalogue, at: &str) -> Result<bool, Fault> {
    let StoredCatalogue { id, version, toml } = catalogue;
    let sha256 = sha256_hex(toml.as_bytes());
    let held: Option<String> = connection
        .prepare_cached("SELECT sha256 FROM catalogue_version WHERE catalogue = ?1 AND version = ?2")?
        .query_row((id, version), |row| row.get(0))
        .optional()?;
    match held {
        Some(held) if held == sha256 => return Ok(false),
        Some(_) => return Err(StoreError::CatalogueConflict { id: id.clone(), version: *version }.into()),
        None => {}
    }
    connection.execute("INSERT INTO catalogue (id) VALUES (?1) ON CONFLICT DO NOTHING", [id])?;
    connection.execute(
        "INSERT INTO catalogue_version (catalogue, version, toml, sha256, added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        (id, version, toml, &sha256, at),
    )?;
    history::log(
        connection,
        at,
        "catalogue_added",
        &serde_json::json!({ "catalogue": id, "version": version, "sha256": sha256 }),
    )?;
    Ok(true)
}

/// Whether the file holds any version of the catalogue.
pub(super) fn knows(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM catalogue WHERE id = ?1")?.exists([id])
}

/// Whether the file holds this version.
pub(super) fn holds(connection: &Connection, version: &CatalogueRef) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM catalogue_version WHERE catalogue = ?1 AND version = ?2")?
        .exists((&*version.id, version.version))
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredCatalogue> {
    Ok(StoredCatalogue { id: row.get(0)?, version: row.get(1)?, toml: row.get(2)? })
}
