//! Values as columns hold them, and back. What does not read back is damage, never a guess.

use std::error::Error;
use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use crate::domain::{Answer, Decimal, Silence, SourcedAnswer, UnitKind};

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

/// A column that holds a number of things.
pub(super) fn count(row: &Row<'_>, index: usize) -> rusqlite::Result<usize> {
    let count: i64 = row.get(index)?;
    usize::try_from(count).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, count))
}

/// A column that holds JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(index)?.as_str()?).map_err(|error| unreadable(index, error))
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

pub(super) fn kind_word(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Province => "province",
        UnitKind::Agency => "agency",
        UnitKind::Other => "other",
    }
}

pub(super) fn kind_of(word: &str) -> Option<UnitKind> {
    [UnitKind::Province, UnitKind::Agency, UnitKind::Other].into_iter().find(|kind| kind_word(*kind) == word)
}

/// The columns `kind, numerator, denominator, value` of an answer.
pub(super) struct AnswerColumns {
    pub(super) kind: &'static str,
    pub(super) numerator: Option<String>,
    pub(super) denominator: Option<String>,
    pub(super) value: Option<String>,
}

impl From<&Answer> for AnswerColumns {
    fn from(answer: &Answer) -> Self {
        let one = |kind, value: String| Self { kind, numerator: None, denominator: None, value: Some(value) };
        let none = |kind| Self { kind, numerator: None, denominator: None, value: None };
        match answer {
            Answer::Ratio { numerator, denominator } => Self {
                kind: "ratio",
                numerator: Some(numerator.to_string()),
                denominator: Some(denominator.to_string()),
                value: None,
            },
            Answer::PercentOnly { fraction } => one("percent_only", fraction.to_string()),
            Answer::Count { count } => one("count", count.to_string()),
            Answer::YesNo { yes } => one("yes_no", u8::from(*yes).to_string()),
            Answer::Value { value } => one("value", value.to_string()),
            Answer::Silent { reason: Silence::NotApplicable } => none("not_applicable"),
            Answer::Silent { reason: Silence::NoData } => none("no_data"),
        }
    }
}

/// What [`sourced_answer`] reads, from its first column on.
pub(super) const ANSWER_COLUMNS: &str =
    "a.indicator, a.kind, a.numerator, a.denominator, a.value, a.sheet, a.cells, a.original, a.evidence, a.note";

/// An answer from [`ANSWER_COLUMNS`] that begin at column `first`.
pub(super) fn sourced_answer(row: &Row<'_>, first: usize) -> rusqlite::Result<SourcedAnswer> {
    Ok(SourcedAnswer {
        indicator: row.get(first)?,
        answer: answer(row, first + 1)?,
        sheet: row.get(first + 5)?,
        cells: row.get(first + 6)?,
        original: row.get(first + 7)?,
        evidence: row.get(first + 8)?,
        note: row.get(first + 9)?,
    })
}

fn answer(row: &Row<'_>, first: usize) -> rusqlite::Result<Answer> {
    let decimal = |offset: usize| parsed::<Decimal>(row, first + offset);
    match row.get_ref(first)?.as_str()? {
        "ratio" => Ok(Answer::Ratio { numerator: decimal(1)?, denominator: decimal(2)? }),
        "percent_only" => Ok(Answer::PercentOnly { fraction: decimal(3)? }),
        "count" => Ok(Answer::Count { count: decimal(3)? }),
        "yes_no" => Ok(Answer::YesNo { yes: row.get_ref(first + 3)?.as_str()? == "1" }),
        "value" => Ok(Answer::Value { value: decimal(3)? }),
        "not_applicable" => Ok(Answer::Silent { reason: Silence::NotApplicable }),
        "no_data" => Ok(Answer::Silent { reason: Silence::NoData }),
        other => Err(unreadable(first, Unexpected(other.to_owned()))),
    }
}

/// Named parameters, as `rusqlite` takes them.
pub(super) type Parameters<'a> = &'a [(&'a str, &'a dyn ToSql)];
