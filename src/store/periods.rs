//! Periods with their cut-offs, and settings.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{Store, catalogues, history, rows};
use crate::domain::{CatalogueRef, Period};

/// A period of the data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredPeriod {
    pub period: Period,
    /// The day its figures stand for (Ngày chốt số liệu).
    pub cut_off: Date,
    /// Nobody set another: see [`Period::default_cut_off`].
    pub cut_off_is_default: bool,
}

impl Store {
    /// Periods for which something counts or a cut-off was set, oldest first. What was undone leaves no empty period.
    pub fn periods(&self) -> Result<Vec<StoredPeriod>, StoreError> {
        self.read(|connection| Ok(all(connection)?))
    }

    /// Sets the day a period's figures stand for; nothing: the default day again. The period is made where it is missing.
    /// `keeping`: the version that is chosen for the period along with it, where another would be in force on that day.
    /// False where the day was that already.
    pub fn set_cut_off(
        &mut self,
        period: Period,
        cut_off: Option<Date>,
        keeping: Option<&CatalogueRef>,
        at: &str,
    ) -> Result<bool, StoreError> {
        self.write(|connection| {
            if let Some(version) = keeping {
                set_catalogue(connection, period, Some(version), at)?;
            }
            set_cut_off(connection, period, cut_off, at)
        })
    }

    /// The day a period's figures stand for.
    pub fn cut_off(&self, period: Period) -> Result<Date, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT code, cut_off FROM period WHERE code = ?1")?;
            let known = statement.query_row([period.to_string()], stored).optional()?;
            Ok(known.map_or_else(|| period.default_cut_off(), |known| known.cut_off))
        })
    }

    /// The version of a catalogue that was chosen for a period; nothing: the one in force on its cut-off.
    pub fn period_catalogue(&self, period: Period) -> Result<Option<CatalogueRef>, StoreError> {
        self.read(|connection| Ok(chosen(connection, period)?))
    }

    /// Chooses the version of a catalogue that a period is scored under; nothing: the one in force again. False where it
    /// was so already.
    ///
    /// # Errors
    /// [`StoreError::UnknownCatalogueVersion`].
    pub fn set_period_catalogue(
        &mut self,
        period: Period,
        version: Option<&CatalogueRef>,
        at: &str,
    ) -> Result<bool, StoreError> {
        self.write(|connection| set_catalogue(connection, period, version, at))
    }

    /// A setting that travels with the data file.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(statement.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps a setting. Settings are no data: they are not in the history and leave [`Store::revision`] as it is.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
                )?
                .execute([key, value])?;
            Ok(())
        })
    }
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<StoredPeriod>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.code, p.cut_off FROM period p WHERE p.cut_off IS NOT NULL OR EXISTS (
             SELECT 1 FROM submission s JOIN import_file f ON f.id = s.import_file JOIN import i ON i.id = f.import
             WHERE s.period = p.code AND s.withdrawn_at IS NULL AND i.undone_at IS NULL)",
    )?;
    let mut periods: Vec<StoredPeriod> = statement.query_map([], stored)?.collect::<Result<_, _>>()?;
    periods.sort_by_key(|stored| stored.period);
    Ok(periods)
}

pub(super) fn ensure(connection: &Connection, period: Period) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO period (code) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([period.to_string()])?;
    Ok(())
}

fn set_cut_off(connection: &Connection, period: Period, cut_off: Option<Date>, at: &str) -> Result<bool, Fault> {
    ensure(connection, period)?;
    let text = cut_off.map(|day| day.to_string());
    let changed = connection
        .prepare_cached("UPDATE period SET cut_off = ?2 WHERE code = ?1 AND cut_off IS NOT ?2")?
        .execute((period.to_string(), &text))?;
    if changed > 0 {
        history::log(connection, at, "cut_off_set", &serde_json::json!({ "period": period, "cut_off": text }))?;
    }
    Ok(changed > 0)
}

fn chosen(connection: &Connection, period: Period) -> rusqlite::Result<Option<CatalogueRef>> {
    connection
        .prepare_cached("SELECT catalogue, version FROM period_catalogue WHERE period = ?1")?
        .query_row([period.to_string()], |row| Ok(CatalogueRef { id: rows::shared(row, 0)?, version: row.get(1)? }))
        .optional()
}

pub(super) fn set_catalogue(
    connection: &Connection,
    period: Period,
    version: Option<&CatalogueRef>,
    at: &str,
) -> Result<bool, Fault> {
    if chosen(connection, period)?.as_ref() == version {
        return Ok(false);
    }
    match version {
        None => {
            connection.execute("DELETE FROM period_catalogue WHERE period = ?1", [period.to_string()])?;
        }
        Some(version) => {
            if !catalogues::holds(connection, version)? {
                return Err(StoreError::UnknownCatalogueVersion { version: version.clone() }.into());
            }
            ensure(connection, period)?;
            connection.execute(
                "INSERT INTO period_catalogue (period, catalogue, version) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET catalogue = excluded.catalogue, version = excluded.version",
                (period.to_string(), &*version.id, version.version),
            )?;
        }
    }
    let detail = serde_json::json!({ "period": period, "catalogue": version });
    history::log(connection, at, "period_catalogue_set", &detail)?;
    Ok(true)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredPeriod> {
    let period: Period = rows::parsed(row, 0)?;
    let own: Option<String> = row.get(1)?;
    let own: Option<Date> = own.map(|_| rows::parsed(row, 1)).transpose()?;
    Ok(StoredPeriod {
        period,
        cut_off: own.unwrap_or_else(|| period.default_cut_off()),
        cut_off_is_default: own.is_none(),
    })
}
