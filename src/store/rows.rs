//! Values as columns hold them, and back. What does not read back is damage, never a guess.

use std::error::Error;
use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{CachedStatement, Connection, Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::{answers, findings};
use crate::domain::text::SharedText;
use crate::domain::{Finding, SourcedAnswer, UnitKind};

/// The text stands for no value of its kind.
#[derive(Debug, thiserror::Error)]
#[error("unexpected {0:?}")]
struct Unexpected(String);

/// A column that holds the text form of a value.
pub(super) fn parsed<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: Error + Send + Sync + 'static,
{
    row.get_ref(index)?.as_str()?.parse().map_err(|error| unreadable(index, error))
}

/// A column that holds a text which many values share.
pub(super) fn shared(row: &Row<'_>, index: usize) -> rusqlite::Result<SharedText> {
    Ok(row.get_ref(index)?.as_str()?.into())
}

/// A column that holds a number of things.
pub(super) fn count(row: &Row<'_>, index: usize) -> rusqlite::Result<usize> {
    let count: i64 = row.get(index)?;
    usize::try_from(count).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, count))
}

/// A column that holds JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(index)?.as_str()?).map_err(|error| unreadable(index, error))
}

/// A column that holds findings.
pub(super) fn findings(row: &Row<'_>, index: usize) -> rusqlite::Result<Vec<Finding>> {
    findings::read(row.get_ref(index)?.as_str()?).map_err(|error| unreadable(index, error))
}

/// A column that holds JSON or nothing.
pub(super) fn optional_json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>> {
    let there: Option<String> = row.get(index)?;
    there.map(|_| json(row, index)).transpose()
}

/// A value as a column holds it in JSON.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Sqlite { detail: error.to_string() })
}

/// A column that holds one of a few words.
pub(super) fn word<T>(row: &Row<'_>, index: usize, meaning: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text = row.get_ref(index)?.as_str()?;
    meaning(text).ok_or_else(|| unreadable(index, Unexpected(text.to_owned())))
}

fn unreadable(index: usize, error: impl Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
}

pub(super) fn kind_of(word: &str) -> Option<UnitKind> {
    [UnitKind::Province, UnitKind::Agency, UnitKind::Other].into_iter().find(|kind| kind.code() == word)
}

/// A submission's document of answers.
pub(super) fn answers(row: &Row<'_>, index: usize) -> rusqlite::Result<Vec<SourcedAnswer>> {
    let answers = answers::of_document(row.get_ref(index)?.as_str()?).map_err(|error| unreadable(index, error))?;
    answers.into_iter().map(|answer| answer.map_err(|error| unreadable(index, error))).collect()
}

/// Named parameters, as `rusqlite` takes them.
pub(super) type Parameters<'a> = &'a [(&'a str, &'a dyn ToSql)];

/// So many rows a statement: starting and ending one costs more than a row does.
pub(super) const AT_ONCE: usize = 64;

/// One statement that inserts several rows, bound value by value.
pub(super) struct Insertion<'a> {
    statement: CachedStatement<'a>,
    bound: usize,
}

impl<'a> Insertion<'a> {
    /// `into` is the table with its columns: `INSERT INTO unit (came_with, code, name)`. The first `shared` of them have
    /// one value for all rows, the `own` ones behind them one for each.
    pub(super) fn of(
        connection: &'a Connection,
        into: &str,
        (shared, own): (usize, usize),
        rows: usize,
    ) -> rusqlite::Result<Self> {
        let columns = (1..=shared).map(|place| format!("?{place}")).chain(vec!["?".to_owned(); own]);
        let row = format!("({})", columns.collect::<Vec<_>>().join(","));
        let statement = connection.prepare_cached(&format!("{into} VALUES {}", vec![row.as_str(); rows].join(",")))?;
        Ok(Self { statement, bound: 0 })
    }

    /// The next value: those that all rows share, then of the first row one column after the other, of the second …
    pub(super) fn bind(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.bound += 1;
        self.statement.raw_bind_parameter(self.bound, value)
    }

    pub(super) fn insert(mut self) -> rusqlite::Result<()> {
        self.statement.raw_execute().map(drop)
    }
}
