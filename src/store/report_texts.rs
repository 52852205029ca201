//! What the staff wrote for the reports of periods: JSON that others read and write. Earlier wordings are kept.
//!
//! Texts change no figure: [`Store::revision`] stays as it is, so that an import under review is not refused.

use rusqlite::{Connection, OptionalExtension as _};

use super::error::StoreError;
use super::{Store, periods, rows};
use crate::domain::Period;

impl Store {
    /// What was last written for a period's report.
    pub fn report_text(&self, period: Period) -> Result<Option<String>, StoreError> {
        self.read(|connection| Ok(last_of(connection, period)?))
    }

    /// The periods for whose report something was written, each once, oldest first.
    pub fn periods_with_report_text(&self) -> Result<Vec<Period>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT DISTINCT period FROM report_text")?;
            let mut found: Vec<Period> =
                statement.query_map([], |row| rows::parsed(row, 0))?.collect::<Result<_, _>>()?;
            found.sort_unstable();
            Ok(found)
        })
    }

    /// Writes down what counts from now on. False where it says the same as before.
    pub fn write_report_text(&mut self, period: Period, json: &str, at: &str) -> Result<bool, StoreError> {
        self.write(|connection| {
            if last_of(connection, period)?.as_deref() == Some(json) {
                return Ok(false);
            }
            periods::ensure(connection, period)?;
            connection
                .prepare_cached("INSERT INTO report_text (period, text, written_at) VALUES (?1, ?2, ?3)")?
                .execute((period.to_string(), json, at))?;
            Ok(true)
        })
    }
}

fn last_of(connection: &Connection, period: Period) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT text FROM report_text WHERE period = ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([period.to_string()], |row| row.get(0))
        .optional()
}
