//! A submission's answers as one document, the form in which its row holds them: they are only ever written and read
//! together, and a row for each would cost a large table most of its time.
//!
//! A JSON list of lines `["D1", "Tự đánh giá!E12:F12", "ratio", "310/1000"]`, with what the sender and a person wrote
//! beside it where there is anything. What does not read back is damage, never a guess.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use crate::domain::{Answer, Beside, CellAddress, Decimal, Silence, SourceCells, SourcedAnswer};

/// Writes the document of some answers behind what a text holds.
pub(super) fn write_document(document: &mut String, answers: &[SourcedAnswer]) -> fmt::Result {
    document.push('[');
    for (place, answer) in answers.iter().enumerate() {
        document.push_str(if place == 0 { "" } else { "," });
        write_line(document, answer)?;
    }
    document.push(']');
    Ok(())
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

fn write_line(document: &mut String, answer: &SourcedAnswer) -> fmt::Result {
    let SourcedAnswer { indicator, answer, sheet, cells, beside } = answer;
    document.push_str("[\"");
    push_escaped(document, indicator);
    document.push_str("\",\"");
    // Either may be unknown. Cells hold no `!`, whatever a sheet may be called.
    if let Some(sheet) = sheet {
        push_escaped(document, sheet);
        document.push('!');
    }
    cells.map_or(Ok(()), |cells| push_cells(document, cells))?;
    document.push_str("\",\"");
    document.push_str(kind(answer));
    document.push_str("\",\"");
    push_figures(document, answer);
    document.push('"');
    if let Some(beside) = beside {
        let Beside { original, evidence, note } = &**beside;
        let words = Words {
            original: original.as_deref().map(Cow::Borrowed),
            evidence: evidence.as_deref().map(Cow::Borrowed),
            note: note.as_deref().map(Cow::Borrowed),
        };
        write!(document, ",{}", serde_json::to_string(&words).map_err(|_| fmt::Error)?)?;
    }
    document.push(']');
    Ok(())
}

/// A text as it stands between the quotes of JSON. Hardly any has to be escaped.
fn push_escaped(document: &mut String, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
        document.push_str(text);
    } else {
        let quoted = serde_json::Value::from(text).to_string();
        document.push_str(&quoted[1..quoted.len() - 1]);
    }
}

fn push_cells(document: &mut String, cells: SourceCells) -> fmt::Result {
    if cells.second().is_some() {
        return write!(document, "{cells}");
    }
    let CellAddress { row, column } = cells.first();
    match u8::try_from(column) {
        Ok(letter @ 0..26) => document.push(char::from(b'A' + letter)),
        _ => return write!(document, "{cells}"),
    }
    push_digits(document, u64::from(row) + 1, 0);
    Ok(())
}

fn push_figures(document: &mut String, answer: &Answer) {
    match answer {
        Answer::Ratio { numerator, denominator } => {
            push_decimal(document, *numerator);
            document.push('/');
            push_decimal(document, *denominator);
        }
        Answer::PercentOnly { fraction: figure }
        | Answer::Count { count: figure }
        | Answer::Value { value: figure } => {
            push_decimal(document, *figure);
        }
        Answer::YesNo { yes } => document.push(if *yes { '1' } else { '0' }),
        Answer::Silent { .. } => {}
    }
}

/// As it prints, but for what printing in general costs: a large table has a million figures.
fn push_decimal(document: &mut String, figure: Decimal) {
    let Ok(digits) = u64::try_from(figure.mantissa().unsigned_abs()) else {
        return document.push_str(&figure.to_string());
    };
    if figure.is_sign_negative() {
        document.push('-');
    }
    push_digits(document, digits, figure.scale());
}

/// A number with its last `scale` digits behind the point.
fn push_digits(document: &mut String, mut number: u64, scale: u32) {
    // A decimal has at most 28 digits behind the point.
    let mut text = [0; 32];
    let mut from = text.len();
    let mut digits = 0;
    while number > 0 || digits <= scale {
        if digits > 0 && digits == scale {
            from -= 1;
            text[from] = b'.';
        }
        from -= 1;
        text[from] = b'0' + (number % 10) as u8;
        number /= 10;
        digits += 1;
    }
    document.push_str(std::str::from_utf8(&text[from..]).unwrap_or_default());
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
        Ok(SourcedAnswer {
            sheet: sheet.map(Into::into),
            cells,
            ..SourcedAnswer::new(&*indicator, answer).with(beside)
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_answer() -> impl Strategy<Value = Answer> {
        let figure = || (any::<i64>(), 0u32..20).prop_map(|(digits, scale)| Decimal::new(digits, scale));
        prop_oneof![
            (figure(), figure()).prop_map(|(numerator, denominator)| Answer::Ratio { numerator, denominator }),
            figure().prop_map(|fraction| Answer::PercentOnly { fraction }),
            figure().prop_map(|count| Answer::Count { count }),
            figure().prop_map(|value| Answer::Value { value }),
            any::<bool>().prop_map(|yes| Answer::YesNo { yes }),
            Just(Answer::Silent { reason: Silence::NoData }),
            Just(Answer::Silent { reason: Silence::NotApplicable }),
        ]
    }

    fn any_sourced() -> impl Strategy<Value = SourcedAnswer> {
        let text = || proptest::option::of(".{0,12}");
        let cells = proptest::option::of((0u32..1_048_576, 0u32..16_383, proptest::option::of(0u32..16_383)));
        (".{1,8}", any_answer(), text(), cells, (text(), text(), text())).prop_map(
            |(code, answer, sheet, cells, words)| {
                let at = |row, column| CellAddress { row, column };
                let cells = cells.map(|(row, column, second)| {
                    SourceCells::new(at(row, column), second.map(|column| at(row, column)))
                });
                let (original, evidence, note) = words;
                let sheet = sheet.map(Into::into);
                SourcedAnswer {
                    sheet,
                    cells,
                    ..SourcedAnswer::new(code, answer).with(Beside { original, evidence, note })
                }
            },
        )
    }

    proptest! {
        #[test]
        fn figures_and_cells_are_written_as_they_print(
            digits in prop_oneof![any::<i64>().prop_map(i128::from), -1_000i128..1_000, -(1i128 << 95)..1i128 << 95],
            scale in 0u32..29,
            (row, column) in (0u32..1_048_576, 0u32..800),
        ) {
            let mut document = String::new();
            let figure = Decimal::from_i128_with_scale(digits, scale);
            push_decimal(&mut document, figure);
            prop_assert_eq!(&document, &figure.to_string());
            document.clear();
            let cells = SourceCells::from(CellAddress { row, column });
            push_cells(&mut document, cells).unwrap();
            prop_assert_eq!(document, cells.to_string());
        }

        #[test]
        fn a_document_is_json_and_reads_back_whatever_the_words(
            answers in proptest::collection::vec(any_sourced(), 0..5),
        ) {
            let mut document = String::new();
            write_document(&mut document, &answers).unwrap();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&document).is_ok(), "{}", document);
            let read: Vec<SourcedAnswer> = of_document(&document).unwrap().into_iter().map(Result::unwrap).collect();
            prop_assert_eq!(read, answers);
        }
    }
}
