//! A submission's answers as one document, the form in which its row holds them: they are only ever written and read
//! together, and a row for each would cost a large table most of its time.
//!
//! A JSON list of lines `["D1", "Tự đánh giá!E12:F12", "ratio", "310/1000"]`, with what the sender and a person wrote
//! beside it where there is anything. What does not read back is damage, never a guess.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use super::error::StoreError;
use super::rows;
use crate::domain::{Answer, Beside, Decimal, Silence, SourceCells, SourcedAnswer};

/// The document of some answers.
pub(super) fn to_document(answers: &[SourcedAnswer]) -> Result<String, StoreError> {
    rows::to_json(&Document(answers))
}

/// The answers of a document, each by itself: the indicator of one that cannot be read is an error.
pub(super) fn of_document(document: &str) -> serde_json::Result<Vec<Result<SourcedAnswer, UnreadableAnswer>>> {
    let lines: Vec<Line<'_>> = serde_json::from_str(document)?;
    Ok(lines.into_iter().map(Line::answer).collect())
}

/// An answer whose figures stand for nothing.
#[derive(Debug, thiserror::Error)]
#[error("unreadable answer to {indicator:?}")]
pub(super) struct UnreadableAnswer {
    pub(super) indicator: String,
}

struct Document<'a>(&'a [SourcedAnswer]);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Written))
    }
}

struct Written<'a>(&'a SourcedAnswer);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SourcedAnswer { indicator, answer, sheet, cells, beside } = self.0;
        let mut line = serializer.serialize_seq(None)?;
        line.serialize_element(&**indicator)?;
        line.serialize_element(&Shown(&Place(sheet.as_deref(), *cells)))?;
        line.serialize_element(kind(answer))?;
        line.serialize_element(&Shown(&Figures(answer)))?;
        if let Some(beside) = beside {
            let Beside { original, evidence, note } = &**beside;
            line.serialize_element(&Words {
                original: original.as_deref().map(Cow::Borrowed),
                evidence: evidence.as_deref().map(Cow::Borrowed),
                note: note.as_deref().map(Cow::Borrowed),
            })?;
        }
        line.end()
    }
}

/// What is written without being made a text first.
struct Shown<'a, T>(&'a T);

impl<T: fmt::Display> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

/// Sheet and cells, either of which may be unknown. Cells hold no `!`, whatever a sheet may be called.
struct Place<'a>(Option<&'a str>, Option<SourceCells>);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = self.0 {
            write!(f, "{sheet}!")?;
        }
        self.1.map_or(Ok(()), |cells| cells.fmt(f))
    }
}

struct Figures<'a>(&'a Answer);

impl fmt::Display for Figures<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Answer::Ratio { numerator, denominator } => write!(f, "{numerator}/{denominator}"),
            Answer::PercentOnly { fraction: figure }
            | Answer::Count { count: figure }
            | Answer::Value { value: figure } => {
                write!(f, "{figure}")
            }
            Answer::YesNo { yes } => f.write_str(if *yes { "1" } else { "0" }),
            Answer::Silent { .. } => Ok(()),
        }
    }
}

fn kind(answer: &Answer) -> &'static str {
    match answer {
        Answer::Ratio { .. } => "ratio",
        Answer::PercentOnly { .. } => "percent_only",
        Answer::Count { .. } => "count",
        Answer::YesNo { .. } => "yes_no",
        Answer::Value { .. } => "value",
        Answer::Silent { reason: Silence::NotApplicable } => "not_applicable",
        Answer::Silent { reason: Silence::NoData } => "no_data",
    }
}

#[derive(Deserialize)]
struct Line<'a>(
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow, default)] Words<'a>,
);

/// What was written beside the figures.
#[derive(Default, Serialize, Deserialize)]
struct Words<'a> {
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    original: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    evidence: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
}

impl Line<'_> {
    fn answer(self) -> Result<SourcedAnswer, UnreadableAnswer> {
        let Self(indicator, place, kind, figures, Words { original, evidence, note }) = self;
        let (sheet, cells) = place.rsplit_once('!').map_or((None, &*place), |(sheet, cells)| (Some(sheet), cells));
        let cells = if cells.is_empty() { Some(None) } else { cells.parse().ok().map(Some) };
        let (Some(answer), Some(cells)) = (answer(&kind, &figures), cells) else {
            return Err(UnreadableAnswer { indicator: indicator.into_owned() });
        };
        let beside = Beside {
            original: original.map(Cow::into_owned),
            evidence: evidence.map(Cow::into_owned),
            note: note.map(Cow::into_owned),
        };
        Ok(SourcedAnswer { sheet: sheet.map(Into::into), cells, ..SourcedAnswer::new(indicator, answer).with(beside) })
    }
}

fn answer(kind: &str, figures: &str) -> Option<Answer> {
    let figure = || figures.parse::<Decimal>().ok();
    Some(match (kind, figures) {
        ("ratio", _) => {
            let (numerator, denominator) = figures.split_once('/')?;
            Answer::Ratio { numerator: numerator.parse().ok()?, denominator: denominator.parse().ok()? }
        }
        ("percent_only", _) => Answer::PercentOnly { fraction: figure()? },
        ("count", _) => Answer::Count { count: figure()? },
        ("yes_no", "1") => Answer::YesNo { yes: true },
        ("yes_no", "0") => Answer::YesNo { yes: false },
        ("value", _) => Answer::Value { value: figure()? },
        ("not_applicable", "") => Answer::Silent { reason: Silence::NotApplicable },
        ("no_data", "") => Answer::Silent { reason: Silence::NoData },
        _ => return None,
    })
}
