//! Periods with their cut-offs, and settings.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Fault, StoreError};
use super::{Store, history, rows};
use crate::domain::Period;

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
    pub fn set_cut_off(&mut self, period: Period, cut_off: Option<Date>, at: &str) -> Result<(), StoreError> {
        self.write(|connection| set_cut_off(connection, period, cut_off, at))
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

fn set_cut_off(connection: &Connection, period: Period, cut_off: Option<Date>, at: &str) -> Result<(), Fault> {
    ensure(connection, period)?;
    let text = cut_off.map(|day| day.to_string());
    let changed = connection
        .prepare_cached("UPDATE period SET cut_off = ?2 WHERE code = ?1 AND cut_off IS NOT ?2")?
        .execute((period.to_string(), &text))?;
    if changed > 0 {
        history::log(connection, at, "cut_off_set", &serde_json::json!({ "period": period, "cut_off": text }))?;
    }
    Ok(())
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
