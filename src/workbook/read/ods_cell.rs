//! One cell of an .ods: its attributes and what stands in it, made into a value.

use std::borrow::Cow;

use jiff::civil;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::shape::attribute;
use super::{MAX_TEXT, damaged};
use crate::domain::{Finding, text};
use crate::workbook::raw::{CellValue, decimal_of};

/// What a cell comes to, where it holds anything.
#[derive(Debug, Clone)]
pub(super) enum Read {
    Value {
        value: CellValue,
        percent: bool,
    },
    /// A formula that was never calculated.
    Uncalculated,
    /// NaN, an infinity, or a number beyond exact decimals: as text.
    NotFinite(String),
}

/// A cell whose end has not come yet.
pub(super) struct OpenCell {
    /// How many columns it fills with the same.
    pub times: u32,
    /// Rows and columns it spans.
    pub span: (u32, u32),
    kind: String,
    stored: Option<String>,
    error: bool,
    formula: bool,
    text: String,
    paragraphs: u32,
    in_paragraph: bool,
}

impl OpenCell {
    pub(super) fn of(tag: &BytesStart<'_>) -> Self {
        let mut cell = Self {
            times: 1,
            span: (1, 1),
            kind: String::new(),
            stored: None,
            error: false,
            formula: false,
            text: String::new(),
            paragraphs: 0,
            in_paragraph: false,
        };
        for found in tag.attributes().with_checks(false).flatten() {
            let number = || found.value.parse().ok().filter(|count| *count > 0).unwrap_or(1);
            match found.key.as_ref() {
                "office:value-type" => cell.kind = found.value.clone().into_owned(),
                "calcext:value-type" => cell.error = found.value == "error",
                "table:formula" => cell.formula = true,
                "table:number-columns-repeated" => cell.times = number(),
                "table:number-columns-spanned" => cell.span.1 = number(),
                "table:number-rows-spanned" => cell.span.0 = number(),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => {
                    cell.stored = unescape(&found.value).ok().map(Cow::into_owned);
                }
                _ => {}
            }
        }
        cell
    }

    pub(super) fn open_inside(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" => {
                if self.paragraphs > 0 {
                    self.push_char('\n', 1);
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            "s" => {
                let count = attribute(tag, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.push_char(' ', count);
            }
            "tab" => self.push_char('\t', 1),
            "line-break" => self.push_char('\n', 1),
            _ => {}
        }
    }

    pub(super) fn close_inside(&mut self, name: &str) {
        if name == "p" {
            self.in_paragraph = false;
        }
    }

    /// Text of a paragraph; white space between paragraphs is layout.
    pub(super) fn push(&mut self, text: &str) {
        if self.in_paragraph {
            self.text.push_str(text);
        }
    }

    /// One more than the limit is enough to be refused for it.
    fn push_char(&mut self, letter: char, times: u64) {
        (0..times.min(MAX_TEXT + 1)).for_each(|_| self.text.push(letter));
    }

    pub(super) fn read(self) -> Result<Option<Read>, Box<Finding>> {
        let stored = self.stored.as_deref().map(str::trim);
        let shown = self.text.trim();
        if self.error || (self.formula && self.kind != "string" && is_error(shown)) {
            return Ok(Some(value(CellValue::Error(text::nfc(shown).into()))));
        }
        Ok(match (self.kind.as_str(), stored) {
            ("float" | "currency", Some(number)) => Some(number_of(number, false)?),
            ("percentage", Some(number)) => Some(number_of(number, true)?),
            ("boolean", Some(yes)) => Some(value(CellValue::Boolean(yes == "true"))),
            ("date", Some(date)) => Some(value(CellValue::DateTime(date_of(date)?.into()))),
            ("time", Some(time)) => Some(value(CellValue::DateTime(time.into()))),
            ("string", Some(written)) if !written.is_empty() => self.stored.as_deref().map(text_value),
            ("string", _) if !self.text.is_empty() => Some(text_value(&self.text)),
            // A text of nothing is a result; nothing at all is none.
            ("string", _) => None,
            _ if self.formula => Some(Read::Uncalculated),
            _ if !self.text.is_empty() => Some(text_value(&self.text)),
            _ => None,
        })
    }
}

fn value(value: CellValue) -> Read {
    Read::Value { value, percent: false }
}

fn text_value(written: &str) -> Read {
    value(CellValue::Text(text::nfc(written)))
}

/// What LibreOffice shows in place of a result: `#DIV/0!`, `Err:502`.
fn is_error(shown: &str) -> bool {
    shown.starts_with("Err:") || (shown.starts_with('#') && shown.ends_with(['!', '?', 'A']))
}

fn number_of(written: &str, percent: bool) -> Result<Read, Box<Finding>> {
    let number: f64 = written.parse().map_err(|_| damaged(format!("office:value {written:?}")))?;
    Ok(decimal_of(number).map_or_else(
        || Read::NotFinite(written.to_owned()),
        |exact| Read::Value { value: CellValue::Number(exact), percent },
    ))
}

/// A day, with its time where it has one.
fn date_of(written: &str) -> Result<String, Box<Finding>> {
    let moment: civil::DateTime = written.parse().map_err(damaged)?;
    let midnight = moment.time() == civil::Time::midnight();
    Ok(if midnight { moment.date().to_string() } else { moment.strftime("%Y-%m-%dT%H:%M:%S").to_string() })
}
