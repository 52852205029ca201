//! .xlsx and .xlsm through the streaming cell reader only: dense ranges allocate whole grids for two far-apart cells.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::ranges::{self, Converted};
use super::shape::Shape;
use super::{CELLS_AT_ONCE, MAX_CELL_FINDINGS, MAX_CELLS, Taker, damaged, over};
use crate::domain::{CellAddress, Finding, FindingKind, text};
use crate::workbook::raw::{Cell, Layout};

/// Excel's grid.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// `shapes` waits for how the sheets show their cells, by the names they are stored under.
pub(super) fn read(
    bytes: &[u8],
    shapes: impl FnOnce() -> Result<HashMap<String, Shape>, Box<Finding>>,
    taker: &mut dyn Taker,
) -> Result<(Vec<Layout>, Vec<Finding>), Box<Finding>> {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let listed = workbook.sheets_metadata().to_vec();
    let mut names = HashSet::new();
    let mut intake = Intake { taker, cells: Vec::new(), read: 0, handed: 0, findings: Vec::new() };
    let mut sheets = Vec::new();
    for sheet in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if !names.insert(sheet.name.clone()) {
            return Err(damaged(format!("{} × 2", sheet.name)));
        }
        if let Some(filled) = intake.sheet(&mut workbook, &sheet)? {
            sheets.push((sheet.name, filled));
        }
    }
    let findings = intake.findings;
    let mut shapes = shapes()?;
    let layouts = sheets.into_iter().map(|(stored_name, filled)| {
        let shape = shapes.remove(&stored_name).unwrap_or_default();
        if filled == 0 && shape.filled > 0 {
            return Err(ranges::misread(&text::nfc(&stored_name), 0, shape.filled));
        }
        Ok(shape.layout)
    });
    Ok((layouts.collect::<Result<_, _>>()?, findings))
}

/// Cells on their way to whoever takes them, some at once.
struct Intake<'t> {
    taker: &'t mut dyn Taker,
    cells: Vec<Cell>,
    /// Cells of the file, those that hold nothing too.
    read: u64,
    /// Cells of the sheet that were handed over.
    handed: u64,
    findings: Vec<Finding>,
}

impl Intake<'_> {
    /// Hands over the cells of a sheet and gives their number; nothing where it turns out to be a chart.
    fn sheet(&mut self, workbook: &mut Workbook<'_>, sheet: &calamine::Sheet) -> Result<Option<u64>, Box<Finding>> {
        let mut reader = match workbook.worksheet_cells_reader(&sheet.name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(refused(error)),
        };
        let name = text::nfc(&sheet.name);
        self.taker.sheet(&name, sheet.visible == SheetVisible::Visible);
        self.handed = 0;
        // The variant with formula metadata shows a formula without a value and, unlike the expanding one, makes no list
        // as long as a formula's declared index.
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(refused)? {
            self.read += 1;
            if let Some(finding) = over("cells", self.read, MAX_CELLS) {
                return Err(Box::new(finding));
            }
            let at = address_of(record.pos)?;
            let uncalculated = record.formula.is_some() && matches!(record.value, DataRef::Empty);
            let converted = match record.value {
                DataRef::SharedString(text) => ranges::text_value(text),
                other => ranges::converted(other.into()),
            };
            match converted {
                Converted::Value(value) => self.take(Cell { address: at, value }),
                Converted::Nothing if uncalculated => {
                    note(&mut self.findings, &name, at, "", FindingKind::FormulaWithoutValue);
                }
                Converted::Nothing => {}
                Converted::NotFinite(seen) => note(&mut self.findings, &name, at, &seen, FindingKind::NotFinite),
            }
        }
        self.hand_over();
        Ok(Some(self.handed))
    }

    fn take(&mut self, cell: Cell) {
        self.cells.push(cell);
        if self.cells.len() == CELLS_AT_ONCE {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        self.handed += self.cells.len() as u64;
        self.taker.cells(std::mem::take(&mut self.cells));
    }
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
