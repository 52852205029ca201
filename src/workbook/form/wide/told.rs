//! What each row of a wide table says, whoever it is of.
//!
//! A thread of its own reads it block by block, while the one that asked finds out whose the rows are: that takes longer
//! still, and cannot be parted, for a row may name a unit that one above it brought.

use std::sync::mpsc::SyncSender;

use super::heading::Way;
use super::table::Table;
use crate::domain::text::SharedText;
use crate::domain::{CellAddress, Finding, SourcedAnswer};
use crate::workbook::form::answers::{Cells, Reader};
use crate::workbook::form::filled::place;

/// Rows that are handed on at once.
const ROWS_AT_ONCE: usize = 256;
/// Blocks that may wait to be taken in.
pub(super) const AHEAD: usize = 4;

/// What one row says.
pub(super) struct Row {
    /// Where it names its unit.
    pub(super) at: CellAddress,
    /// Whether any indicator's cell holds something.
    pub(super) filled: bool,
    /// Of a row that is filled.
    pub(super) answers: Vec<SourcedAnswer>,
    /// About these answers.
    pub(super) findings: Vec<Finding>,
}

/// Tells of every row below the heading, from top to bottom, until nobody listens.
pub(super) fn tell(mut reader: Reader<'_>, table: &Table<'_>, tell: &SyncSender<Vec<Row>>) {
    let codes: Vec<SharedText> = table.columns.iter().map(|(_, indicator)| indicator.code.as_str().into()).collect();
    let rows = table.sheet.rows().filter_map(|row| row.first()).map(|first| first.address.row);
    let mut block = Vec::with_capacity(ROWS_AT_ONCE);
    for row in rows.filter(|row| *row > table.heading_row) {
        block.push(row_at(&mut reader, table, row, &codes));
        if block.len() == ROWS_AT_ONCE
            && tell.send(std::mem::replace(&mut block, Vec::with_capacity(ROWS_AT_ONCE))).is_err()
        {
            return;
        }
    }
    // Whoever listened has no more to do with it.
    let _ = tell.send(block);
}

fn row_at(reader: &mut Reader<'_>, table: &Table<'_>, row: u32, codes: &[SharedText]) -> Row {
    let at = CellAddress { row, column: table.unit_column };
    let all: Vec<Cells<'_>> = cells_of(reader, table, row).collect();
    let filled = all.iter().any(|cells| reader.filled(*cells).is_some());
    let answers = match filled {
        true => all.into_iter().zip(codes).map(|(cells, code)| sourced(reader, cells, code)).collect(),
        false => Vec::new(),
    };
    Row { at, filled, answers, findings: std::mem::take(&mut reader.findings) }
}

fn cells_of<'a>(reader: &Reader<'_>, table: &'a Table<'_>, row: u32) -> impl Iterator<Item = Cells<'a>> {
    table.columns.iter().map(move |(column, indicator)| {
        let Way { whole, in_percent } = table.ways.get(column).copied().unwrap_or_default();
        let in_percent = in_percent || reader.measures.say_percent(*column);
        let second = whole.map(|column| CellAddress { row, column });
        Cells { indicator, first: CellAddress { row, column: *column }, second, measure: None, in_percent }
    })
}

fn sourced(reader: &mut Reader<'_>, cells: Cells<'_>, code: &SharedText) -> SourcedAnswer {
    SourcedAnswer {
        sheet: Some(reader.sheet_name.clone()),
        cells: Some(place(cells)),
        ..SourcedAnswer::new(code.clone(), reader.answer(cells))
    }
}
