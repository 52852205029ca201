//! .xlsx and .xlsm through the streaming cell reader only: dense ranges allocate whole grids for two far-apart cells.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::ranges::{self, Converted};
use super::shape::Shape;
use super::{MAX_CELL_FINDINGS, MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{CellAddress, Finding, FindingKind, text};
use crate::workbook::raw::{Cell, Layout, Sheet};

/// Excel's grid.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// `shapes` waits for how the sheets show their cells, by the names they are stored under.
pub(super) fn read(bytes: &[u8], shapes: impl FnOnce() -> Result<HashMap<String, Shape>, Box<Finding>>) -> ReadResult {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let listed = workbook.sheets_metadata().to_vec();
    let mut names = HashSet::new();
    let mut sheets = Vec::new();
    let mut findings = Vec::new();
    let mut count = 0;
    for sheet in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if !names.insert(sheet.name.clone()) {
            return Err(damaged(format!("{} × 2", sheet.name)));
        }
        let name = text::nfc(&sheet.name);
        let Some(cells) = cells_of(&mut workbook, &sheet.name, &name, &mut count, &mut findings)? else { continue };
        let visible = sheet.visible == SheetVisible::Visible;
        sheets.push((sheet.name, Sheet { name, visible, cells, layout: Layout::default() }));
    }
    let mut shapes = shapes()?;
    let shaped = sheets.into_iter().map(|(stored_name, sheet)| {
        let shape = shapes.remove(&stored_name).unwrap_or_default();
        if sheet.cells.is_empty() && shape.filled > 0 {
            return Err(ranges::misread(&sheet.name, 0, shape.filled));
        }
        Ok(Sheet { layout: shape.layout, ..sheet })
    });
    Ok((shaped.collect::<Result<_, _>>()?, findings))
}

/// The cells of a sheet; nothing where it turns out to be a chart.
fn cells_of(
    workbook: &mut Workbook<'_>,
    stored_name: &str,
    name: &str,
    count: &mut u64,
    findings: &mut Vec<Finding>,
) -> Result<Option<Vec<Cell>>, Box<Finding>> {
    let mut reader = match workbook.worksheet_cells_reader(stored_name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(refused(error)),
    };
    let mut cells = Vec::new();
    // The variant with formula metadata shows a formula without a value and, unlike the expanding one, makes no list
    // as long as a formula's declared index.
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(refused)? {
        *count += 1;
        if let Some(finding) = over("cells", *count, MAX_CELLS) {
            return Err(Box::new(finding));
        }
        let address = address_of(record.pos)?;
        let uncalculated = record.formula.is_some() && matches!(record.value, DataRef::Empty);
        let converted = match record.value {
            DataRef::SharedString(text) => ranges::text_value(text),
            other => ranges::converted(other.into()),
        };
        match converted {
            Converted::Value(value) => cells.push(Cell { address, value }),
            Converted::Nothing if uncalculated => note(findings, name, address, "", FindingKind::FormulaWithoutValue),
            Converted::Nothing => {}
            Converted::NotFinite(seen) => note(findings, name, address, &seen, FindingKind::NotFinite),
        }
    }
    Ok(Some(cells))
}

pub(super) fn note(findings: &mut Vec<Finding>, sheet: &str, cell: CellAddress, seen: &str, kind: FindingKind) {
    if findings.len() < MAX_CELL_FINDINGS {
        findings.push(Finding::at(sheet, cell, seen, kind));
    }
}

pub(super) fn address_of((row, column): (u32, u32)) -> Result<CellAddress, Box<Finding>> {
    if row < ROWS && column < COLUMNS {
        Ok(CellAddress { row, column })
    } else {
        Err(damaged(format!("R{}C{}", u64::from(row) + 1, u64::from(column) + 1)))
    }
}

fn refused(error: XlsxError) -> Box<Finding> {
    match error {
        XlsxError::Password => Box::new(Finding::of_file(FindingKind::PasswordProtected)),
        other => damaged(other),
    }
}
