//! Catalogues as text, each version kept as it was given.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{Store, history, sha256_hex};

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

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredCatalogue> {
    Ok(StoredCatalogue { id: row.get(0)?, version: row.get(1)?, toml: row.get(2)? })
}
