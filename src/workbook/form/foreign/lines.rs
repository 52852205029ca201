//! The lines of a foreign table that may answer: sections, sums, repeated headings and signatures left out, lines that
//! continue one above put to it.

use std::collections::BTreeMap;

use super::wording::{ends_table, is_section_number, is_total, roles};
use crate::domain::{CellAddress, ColumnRole};
use crate::workbook::cell::{self, Entry};
use crate::workbook::raw::Sheet;

/// One line, with those that continue it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) row: u32,
    pub(super) number: String,
    pub(super) code: String,
    pub(super) name: String,
    /// What the lines that continue it say.
    pub(super) more: String,
    /// Rows that continue it and hold figures.
    pub(super) figures_below: Vec<u32>,
}

impl Line {
    /// What it calls itself.
    pub(super) fn label(&self) -> String {
        let parts = [self.number.as_str(), self.code.as_str(), self.name.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The lines below a heading, down to the signatures.
pub(super) fn below(sheet: &Sheet, bottom: u32, columns: &BTreeMap<ColumnRole, u32>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after_section = false;
    for row in sheet.rows().filter_map(|row| row.first()).map(|cell| cell.address.row).filter(|row| *row > bottom) {
        let shown = |role| columns.get(&role).map_or_else(String::new, |column| shown(sheet, row, *column));
        let line = Line {
            row,
            number: shown(ColumnRole::Number),
            code: shown(ColumnRole::Code),
            name: shown(ColumnRole::Name),
            ..Line::default()
        };
        let has_figures = has_figures(sheet, row, columns);
        if line.number.is_empty() && !has_figures && ends(sheet, row) {
            break;
        }
        if is_section_number(&line.number) && line.code.is_empty() && !has_figures {
            after_section = true;
            continue;
        }
        if !is_line(&line) || is_total(&line.name) || (line.name.is_empty() && is_total(&first_text(sheet, row))) {
            continue;
        }
        let continues = line.number.is_empty() && line.code.is_empty() && !after_section;
        match lines.last_mut().filter(|last| continues && !(last.number.is_empty() && last.code.is_empty())) {
            Some(last) => {
                last.more = format!("{} {}", last.more, line.name).trim().to_owned();
                last.figures_below.extend(has_figures.then_some(row));
            }
            None if line.name.is_empty() && line.code.is_empty() => {}
            None => lines.push(line),
        }
        after_section = false;
    }
    lines
}

/// Whether a figure stands in the columns of figures.
pub(super) fn has_figures(sheet: &Sheet, row: u32, columns: &BTreeMap<ColumnRole, u32>) -> bool {
    [ColumnRole::Result, ColumnRole::Whole].iter().filter_map(|role| columns.get(role)).any(|column| {
        let value = sheet.get(CellAddress { row, column: *column });
        !matches!(cell::entry(value), Entry::Blank | Entry::Dash)
    })
}

fn shown(sheet: &Sheet, row: u32, column: u32) -> String {
    let value = sheet.get(CellAddress { row, column }).map(|value| value.shown()).unwrap_or_default();
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_text(sheet: &Sheet, row: u32) -> String {
    let mut cells = sheet.cells.iter().filter(|cell| cell.address.row == row).map(|cell| cell.value.shown());
    cells.find(|text| text.chars().any(char::is_alphabetic)).unwrap_or_default()
}

fn ends(sheet: &Sheet, row: u32) -> bool {
    let cells = sheet.cells.iter().filter(|cell| cell.address.row == row);
    cells.map(|cell| cell.value.shown()).any(|text| ends_table(&text))
}

/// Neither the row that numbers the columns – (1), (2), (3) – nor the heading repeated for the printer.
fn is_line(line: &Line) -> bool {
    let numbers_columns = !line.name.is_empty() && line.name.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let repeats_heading = !roles(std::slice::from_ref(&line.number)).is_empty() && !line.number.is_empty();
    !numbers_columns && !repeats_heading
}
