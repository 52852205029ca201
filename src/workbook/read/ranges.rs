//! .xls, .xlsb and .ods through dense ranges, and the one normaliser of what the reading library calls a value.

use std::io::{Cursor, Read, Seek};

use calamine::{Data, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb};

use super::xlsx::{address_of, note};
use super::{MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{Decimal, Finding, FindingKind, text};
use crate::workbook::raw::{Cell, CellValue, Format, Layout, Sheet, decimal_of};

pub(super) fn read(bytes: &[u8], format: Format) -> ReadResult {
    let cursor = Cursor::new(bytes);
    match format {
        Format::Xlsb => all_sheets(Xlsb::new(cursor).map_err(damaged)?),
        Format::Ods => all_sheets(Ods::new(cursor).map_err(damaged)?),
        Format::Xls => all_sheets(Xls::new(cursor).map_err(|error| match error {
            XlsError::Password => Box::new(Finding::of_file(FindingKind::PasswordProtected)),
            other => damaged(other),
        })?),
        Format::Xlsx | Format::Xlsm | Format::Csv | Format::Tsv => Err(damaged("format")),
    }
}

fn all_sheets<RS: Read + Seek, R: Reader<RS>>(mut workbook: R) -> ReadResult
where
    R::Error: std::fmt::Display,
{
    let mut sheets = Vec::new();
    let mut findings = Vec::new();
    let mut count = 0;
    let listed = workbook.sheets_metadata().to_vec();
    for sheet in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let range = workbook.worksheet_range(&sheet.name).map_err(damaged)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let name = text::nfc(&sheet.name);
        let mut cells = Vec::new();
        for (row, column, value) in range.used_cells() {
            count += 1;
            if let Some(finding) = over("cells", count, MAX_CELLS) {
                return Err(Box::new(finding));
            }
            let offset = |first: u32, at: usize| u32::try_from(at).map_or(u32::MAX, |at| first.saturating_add(at));
            let address = address_of((offset(first_row, row), offset(first_column, column)))?;
            match converted(value.clone()) {
                Converted::Value(value) => cells.push(Cell { address, value }),
                Converted::Nothing => {}
                Converted::NotFinite(seen) => note(&mut findings, &name, address, &seen, FindingKind::NotFinite),
            }
        }
        sheets.push(Sheet { name, visible: sheet.visible == SheetVisible::Visible, cells, layout: Layout::default() });
    }
    Ok((sheets, findings))
}

/// What a stored value comes to.
pub(super) enum Converted {
    Value(CellValue),
    Nothing,
    /// NaN, an infinity, or a number beyond exact decimals: as text.
    NotFinite(String),
}

/// One shape for what formats store differently: whole numbers, booleans, dates, errors.
pub(super) fn converted(value: Data) -> Converted {
    match value {
        Data::Int(whole) => Converted::Value(CellValue::Number(Decimal::from(whole))),
        Data::Float(number) => {
            decimal_of(number).map_or_else(|| Converted::NotFinite(number.to_string()), number_value)
        }
        Data::String(written) => text_value(&written),
        Data::Bool(yes) => Converted::Value(CellValue::Boolean(yes)),
        Data::DateTime(moment) => Converted::Value(CellValue::DateTime(iso(&moment))),
        Data::DateTimeIso(iso) | Data::DurationIso(iso) => Converted::Value(CellValue::DateTime(iso)),
        Data::Error(error) => Converted::Value(CellValue::Error(error.to_string())),
        Data::Empty => Converted::Nothing,
    }
}

fn number_value(exact: Decimal) -> Converted {
    Converted::Value(CellValue::Number(exact))
}

fn text_value(written: &str) -> Converted {
    // What the reader could not parse as a number it hands over as text; these are numbers that are none.
    if matches!(written, "NaN" | "INF" | "-INF") {
        return Converted::NotFinite(written.to_owned());
    }
    if written.is_empty() { Converted::Nothing } else { Converted::Value(CellValue::Text(text::nfc(written))) }
}

fn iso(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return decimal_of(moment.as_f64()).map_or_else(String::new, |days| format!("P{days}D"));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }
}
