//! .xls and .xlsb through the reading library, and the one normaliser of what the reading library calls a value.

use std::collections::HashMap;
use std::io::{Cursor, Read, Seek};

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb};

use super::shape::Shape;
use super::xlsx::{address_of, note};
use super::{MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{Decimal, Finding, FindingKind, text};
use crate::workbook::raw::{Cell, CellValue, Layout, Sheet, decimal_of};

pub(super) fn read_xlsb(bytes: &[u8], mut shapes: HashMap<String, Shape>) -> ReadResult {
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut intake = Intake::default();
    for sheet in worksheets(&workbook) {
        let name = text::nfc(&sheet.name);
        let mut cells = Vec::new();
        let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            cells.extend(intake.cell(&name, cell.get_position(), cell.get_value().clone().into())?);
        }
        let shape = shapes.remove(&sheet.name).unwrap_or_default();
        for (address, error) in shape.errors {
            intake.counted()?;
            cells.push(Cell { address, value: CellValue::Error(error.into()) });
        }
        intake.sheet(&sheet, name, cells, shape.layout);
    }
    Ok((intake.sheets, intake.findings))
}

/// `shapes` come in the order of the sheets.
pub(super) fn read_xls(bytes: &[u8], shapes: Vec<Shape>) -> ReadResult {
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Box::new(Finding::of_file(FindingKind::PasswordProtected)),
        other => damaged(other),
    })?;
    let mut intake = Intake::default();
    let mut shapes = shapes.into_iter();
    for sheet in workbook.sheets_metadata().to_vec() {
        let shape = shapes.next();
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let range = workbook.worksheet_range(&sheet.name).map_err(damaged)?;
        let first = range.start().unwrap_or_default();
        let name = text::nfc(&sheet.name);
        let mut cells = Vec::new();
        let mut used = 0;
        for (row, column, value) in range.used_cells() {
            used += 1;
            let place = |first: u32, at: usize| u32::try_from(at).map_or(u32::MAX, |at| first.saturating_add(at));
            cells.extend(intake.cell(&name, (place(first.0, row), place(first.1, column)), value.clone())?);
        }
        let shape = nothing_is_lost(&name, used, shape)?;
        intake.sheet(&sheet, name, cells, shape.layout);
    }
    Ok((intake.sheets, intake.findings))
}

/// Fewer cells than its records hold: the reader lost some without a word.
fn nothing_is_lost(name: &str, read: u64, shape: Option<Shape>) -> Result<Shape, Box<Finding>> {
    let shape = shape.unwrap_or_default();
    if read < shape.filled { Err(misread(name, read, shape.filled)) } else { Ok(shape) }
}

pub(super) fn misread(sheet: &str, read: u64, found: u64) -> Box<Finding> {
    let finding = Finding::of_file(FindingKind::Misread { read, found });
    Box::new(Finding { sheet: Some(sheet.to_owned()), ..finding })
}

fn worksheets<RS: Read + Seek, R: Reader<RS>>(workbook: &R) -> Vec<calamine::Sheet> {
    workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

/// What was taken in so far.
#[derive(Default)]
struct Intake {
    sheets: Vec<Sheet>,
    findings: Vec<Finding>,
    count: u64,
}

impl Intake {
    fn counted(&mut self) -> Result<(), Box<Finding>> {
        self.count += 1;
        over("cells", self.count, MAX_CELLS).map_or(Ok(()), |finding| Err(Box::new(finding)))
    }

    /// One cell, where it holds a value.
    fn cell(&mut self, sheet: &str, place: (u32, u32), value: Data) -> Result<Option<Cell>, Box<Finding>> {
        self.counted()?;
        let address = address_of(place)?;
        Ok(match converted(value) {
            Converted::Value(value) => Some(Cell { address, value }),
            Converted::Nothing => None,
            Converted::NotFinite(seen) => {
                note(&mut self.findings, sheet, address, &seen, FindingKind::NotFinite);
                None
            }
        })
    }

    fn sheet(&mut self, sheet: &calamine::Sheet, name: String, cells: Vec<Cell>, layout: Layout) {
        let visible = sheet.visible == SheetVisible::Visible;
        self.sheets.push(Sheet { name, visible, cells, layout });
    }
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
        Data::DateTime(moment) => Converted::Value(CellValue::DateTime(iso(&moment).into())),
        Data::DateTimeIso(iso) | Data::DurationIso(iso) => Converted::Value(CellValue::DateTime(iso.into())),
        Data::Error(error) => Converted::Value(CellValue::Error(error.to_string().into())),
        Data::Empty => Converted::Nothing,
    }
}

fn number_value(exact: Decimal) -> Converted {
    Converted::Value(CellValue::Number(exact))
}

pub(super) fn text_value(written: &str) -> Converted {
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
