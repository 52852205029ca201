//! The records of an .xls, walked before the reader of values sees them: what it would spread out in memory, what it
//! would lose, and what it does not tell – passwords, hidden rows and columns, percent formats.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use super::parts::is_percent;
use super::shape::{Shape, extend, hide_others};
use super::{MAX_FILE_BYTES, damaged, over};
use crate::domain::{CellAddress, Finding, FindingKind};

/// Most cells of the rectangle round a sheet's cells: the reader lays all of it out in memory, empty or not.
const MAX_AREA: u64 = 6_000_000;

/// One record: its type and its content.
type Record<'a> = (u16, &'a [u8]);

/// How each sheet shows its cells, in the order of the workbook.
pub(super) fn shapes(bytes: &[u8]) -> Result<Vec<Shape>, Box<Finding>> {
    let stream = book_of(bytes)?;
    let globals = Globals::of(&stream)?;
    globals.sheets.iter().map(|at| sheet(stream.get(*at..).unwrap_or_default(), &globals)).collect()
}

/// The stream that is the workbook. A container whose chains of sectors run in circles is refused here: the reader of
/// values follows them until its memory ends.
fn book_of(bytes: &[u8]) -> Result<Vec<u8>, Box<Finding>> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let path = ["/Workbook", "/Book"].into_iter().find(|path| container.is_stream(path));
    let path = path.ok_or_else(|| Box::new(Finding::of_file(FindingKind::NotAWorkbook)))?;
    let mut stream = Vec::new();
    let mut book = container.open_stream(path).map_err(damaged)?.take(MAX_FILE_BYTES + 1);
    book.read_to_end(&mut stream).map_err(damaged)?;
    over("bytes", stream.len() as u64, MAX_FILE_BYTES).map_or(Ok(stream), |finding| Err(Box::new(finding)))
}

/// The records up to the one that ends this part of the stream; embedded parts, such as charts, are left out. A part
/// that does not begin as it should is walked all the same, as the reader of values does.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    let (mut has_begun, mut depth) = (false, 0u32);
    std::iter::from_fn(move || {
        loop {
            let kind = word(rest, 0)?;
            let length = usize::from(word(rest, 2)?);
            let content = rest.get(4..4 + length)?;
            rest = rest.get(4 + length..)?;
            match kind {
                BOF if !has_begun => has_begun = true,
                BOF => depth += 1,
                EOF => {
                    depth = depth.checked_sub(1)?;
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                return Some((kind, content));
            }
        }
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn double_word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(word(bytes, at)?) | u32::from(word(bytes, at + 2)?) << 16)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COL_INFO: u16 = 0x007D;
const DEFAULT_ROW_HEIGHT: u16 = 0x0225;
const DEFAULT_COLUMN_WIDTH: u16 = 0x0055;
const STANDARD_WIDTH: u16 = 0x0099;
const MERGE_CELLS: u16 = 0x00E5;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const MUL_RK: u16 = 0x00BD;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const LABEL_OF_TABLE: u16 = 0x00FD;
const BOOLEAN_OR_ERROR: u16 = 0x0205;
const BIFF8: u16 = 0x0600;

/// What the workbook says before its sheets.
#[derive(Default)]
struct Globals {
    biff8: bool,
    /// Where each sheet begins.
    sheets: Vec<usize>,
    /// For each cell format whether it shows percentages.
    percents: Vec<bool>,
}

impl Globals {
    fn of(stream: &[u8]) -> Result<Self, Box<Finding>> {
        let mut globals = Self::default();
        let mut codes: HashMap<u16, bool> = HashMap::from([(9, true), (10, true)]);
        let mut formats = Vec::new();
        for (kind, content) in records(stream) {
            match kind {
                BOF => globals.biff8 = word(content, 0) == Some(BIFF8),
                // Of the kinds of encryption the reader of values knows one, and gives the others' noise as text.
                FILE_PASS => return Err(Box::new(Finding::of_file(FindingKind::PasswordProtected))),
                BOUND_SHEET => globals.sheets.extend(double_word(content, 0).map(|at| at as usize)),
                FORMAT => {
                    codes.extend(word(content, 0).map(|id| (id, is_percent(&globals.format_code(content)))));
                }
                XF => formats.push(word(content, 2).unwrap_or_default()),
                _ => {}
            }
        }
        let shows_percent = |id: &u16| codes.get(id).copied().unwrap_or_default();
        globals.percents = formats.iter().map(shows_percent).collect();
        Ok(globals)
    }

    /// A format's code, as far as it is ASCII: nothing else bears on a percent sign.
    fn format_code(&self, content: &[u8]) -> String {
        let letters = content.get(if self.biff8 { 5 } else { 3 }..).unwrap_or_default();
        letters.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(*byte)).collect()
    }

    fn is_percent(&self, content: &[u8], at: usize) -> bool {
        word(content, at).is_some_and(|format| self.percents.get(usize::from(format)) == Some(&true))
    }
}

fn sheet(stream: &[u8], globals: &Globals) -> Result<Shape, Box<Finding>> {
    let mut walk = Walk {
        globals,
        shape: Shape::default(),
        area: Area::default(),
        seen: HashSet::new(),
        formula: None,
        defaults: Defaults::default(),
    };
    for (kind, content) in records(stream) {
        walk.take(kind, content)?;
    }
    refuse(walk.area.cells())?;
    walk.hide_by_default();
    let mut shape = walk.shape;
    shape.filled = walk.seen.len() as u64;
    shape.layout.percent.sort_unstable();
    shape.layout.percent.dedup();
    Ok(shape)
}

fn refuse(area: u64) -> Result<(), Box<Finding>> {
    over("area", area, MAX_AREA).map_or(Ok(()), |finding| Err(Box::new(finding)))
}

struct Walk<'a> {
    globals: &'a Globals,
    shape: Shape,
    area: Area,
    seen: HashSet<CellAddress>,
    /// The formula whose result comes as a text of its own.
    formula: Option<CellAddress>,
    defaults: Defaults,
}

/// How the sheet shows the rows and columns that it does not describe.
#[derive(Default)]
struct Defaults {
    rows_are_hidden: bool,
    /// In letters; the standard width, in 256ths of one, goes before it.
    column_width: Option<u16>,
    standard_width: Option<u16>,
    rows: HashSet<u32>,
    columns: Vec<(u32, u32)>,
}

impl Walk<'_> {
    fn take(&mut self, kind: u16, content: &[u8]) -> Result<(), Box<Finding>> {
        match kind {
            DIMENSIONS => Self::declared_area(content)?,
            ROW => self.row(content),
            COL_INFO => self.columns(content),
            MERGE_CELLS => self.merged(content),
            DEFAULT_ROW_HEIGHT => {
                const ZERO: u16 = 2;
                self.defaults.rows_are_hidden = word(content, 0).is_some_and(|options| options & ZERO != 0);
            }
            DEFAULT_COLUMN_WIDTH => self.defaults.column_width = word(content, 0),
            STANDARD_WIDTH => self.defaults.standard_width = word(content, 0),
            NUMBER | RK => self.number(content),
            LABEL | RICH_LABEL | LABEL_OF_TABLE | BOOLEAN_OR_ERROR => self.cell(address(content)),
            MUL_RK => self.numbers(content),
            FORMULA => self.formula(content),
            STRING if word(content, 0).is_some_and(|length| length > 0) => {
                let at = self.formula.take();
                self.cell(at);
            }
            _ => {}
        }
        Ok(())
    }

    /// The reader reserves room for what is declared before it sees a cell, and subtracts without a look.
    fn declared_area(content: &[u8]) -> Result<(), Box<Finding>> {
        let wide = content.len() > 10;
        let row = |at: usize| if wide { double_word(content, at * 4) } else { word(content, at * 2).map(u32::from) };
        let column = |at: usize| word(content, if wide { 8 } else { 4 } + at * 2).map(u32::from);
        let (Some(first_row), Some(row_end), Some(first), Some(column_end)) = (row(0), row(1), column(0), column(1))
        else {
            return Ok(());
        };
        if row_end > 0 && column_end > 0 && row_end < first_row {
            return Err(damaged(format!("dimensions {first_row}:{row_end}")));
        }
        // A first column that cannot be is taken for the first of all.
        let first = if first > 0xFF || column_end < first { 0 } else { first };
        let rows = u64::from(row_end.saturating_sub(first_row));
        refuse(rows.saturating_mul(u64::from(column_end - first)))
    }

    fn row(&mut self, content: &[u8]) {
        let (Some(row), Some(height), Some(options)) = (word(content, 0), word(content, 6), word(content, 12)) else {
            return;
        };
        self.defaults.rows.insert(row.into());
        const HIDDEN: u16 = 0x20;
        if options & HIDDEN != 0 || height == 0 {
            extend(&mut self.shape.layout.hidden_rows, row.into());
        }
    }

    fn columns(&mut self, content: &[u8]) {
        let (Some(first), Some(last), Some(width), Some(options)) =
            (word(content, 0), word(content, 2), word(content, 4), word(content, 8))
        else {
            return;
        };
        if first > last {
            return;
        }
        let columns = (first.into(), last.into());
        self.defaults.columns.push(columns);
        if options & 1 != 0 || width == 0 {
            self.shape.layout.hidden_columns.push(columns);
        }
    }

    fn hide_by_default(&mut self) {
        let Defaults { rows_are_hidden, column_width, standard_width, rows, columns } =
            std::mem::take(&mut self.defaults);
        if rows_are_hidden {
            let mut others: Vec<u32> =
                self.seen.iter().map(|cell| cell.row).filter(|row| !rows.contains(row)).collect();
            others.sort_unstable();
            others.dedup();
            others.into_iter().for_each(|row| extend(&mut self.shape.layout.hidden_rows, row));
        }
        if standard_width.or(column_width) == Some(0) {
            hide_others(&mut self.shape.layout.hidden_columns, columns);
        }
    }

    fn merged(&mut self, content: &[u8]) {
        for range in content.get(2..).unwrap_or_default().chunks_exact(8) {
            let at = |index: usize| word(range, index).map_or(0, u32::from);
            let (first, last) = (CellAddress { row: at(0), column: at(4) }, CellAddress { row: at(2), column: at(6) });
            if first.row <= last.row && first.column <= last.column {
                self.shape.layout.merged.push((first, last));
            }
        }
    }

    fn cell(&mut self, at: Option<CellAddress>) {
        let Some(at) = at else { return };
        self.area.take(at);
        self.seen.insert(at);
    }

    fn number(&mut self, content: &[u8]) {
        let at = address(content);
        self.cell(at);
        if self.globals.is_percent(content, 4) {
            self.shape.layout.percent.extend(at);
        }
    }

    fn numbers(&mut self, content: &[u8]) {
        let Some(first) = address(content) else { return };
        // Between the first column and the last stand a format and a number for each.
        let each = content.get(4..content.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, number) in (first.column..).zip(each) {
            let at = CellAddress { column, ..first };
            self.cell(Some(at));
            if self.globals.is_percent(number, 0) {
                self.shape.layout.percent.push(at);
            }
        }
    }

    fn formula(&mut self, content: &[u8]) {
        self.formula = None;
        let at = address(content);
        match (content.get(6), word(content, 12)) {
            // A text comes in a record of its own; an empty one is nothing.
            (Some(0), Some(0xFFFF)) => self.formula = at,
            (Some(3), Some(0xFFFF)) => {}
            _ => self.number(content),
        }
        if let Some(at) = at {
            self.area.take(at);
        }
    }
}

fn address(content: &[u8]) -> Option<CellAddress> {
    Some(CellAddress { row: word(content, 0)?.into(), column: word(content, 2)?.into() })
}

/// The rectangle round the cells.
#[derive(Default)]
struct Area {
    corners: Option<(CellAddress, CellAddress)>,
}

impl Area {
    fn take(&mut self, at: CellAddress) {
        let (first, last) = self.corners.get_or_insert((at, at));
        *first = CellAddress { row: first.row.min(at.row), column: first.column.min(at.column) };
        *last = CellAddress { row: last.row.max(at.row), column: last.column.max(at.column) };
    }

    fn cells(&self) -> u64 {
        self.corners
            .map_or(0, |(first, last)| u64::from(last.row - first.row + 1) * u64::from(last.column - first.column + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, words: &[u16]) -> Vec<u8> {
        let length = u16::try_from(words.len() * 2).unwrap();
        [kind, length].iter().chain(words).flat_map(|word| word.to_le_bytes()).collect()
    }

    fn shape_of(records: &[Vec<u8>]) -> Shape {
        let stream = [record(BOF, &[BIFF8, 0x10]), records.concat(), record(EOF, &[])].concat();
        sheet(&stream, &Globals { biff8: true, ..Globals::default() }).unwrap()
    }

    #[test]
    fn an_area_that_ends_before_it_begins_is_refused() {
        let declared = |words: &[u16]| {
            let stream = [record(BOF, &[BIFF8, 0x10]), record(DIMENSIONS, words), record(EOF, &[])].concat();
            sheet(&stream, &Globals::default()).err().map(|finding| finding.kind.code())
        };
        assert_eq!(declared(&[0x15, 0x10, 0x2D, 0, 0, 0xA0C0, 0x40E3]), Some("damaged_file"));
        assert_eq!(declared(&[0, 0, 0xFFFF, 0, 0, 256, 0]), Some("too_large"));
        for sound in [&[0, 0, 34, 0, 0, 35, 0][..], &[0; 7], &[5, 0, 0, 0, 0, 0, 0], &[0, 9, 0, 4, 0]] {
            assert_eq!(declared(sound), None, "{sound:?}");
        }
    }

    #[test]
    fn a_part_that_does_not_begin_as_it_should_is_looked_at_too() {
        let stream = [record(DIMENSIONS, &[0, 0, 0xFFFF, 0, 0, 256, 0]), record(EOF, &[])].concat();
        assert!(sheet(&stream, &Globals::default()).is_err());
    }

    #[test]
    fn rows_hidden_by_default_are_those_that_do_not_describe_themselves() {
        let number = |row| record(NUMBER, &[row, 0, 0, 0, 0, 0, 0]);
        let row = record(ROW, &[1, 0, 1, 255, 0, 0, 0, 0]);
        let cells = [number(1), number(2), number(3)].concat();
        let hidden = |options| shape_of(&[record(DEFAULT_ROW_HEIGHT, &[options, 255]), row.clone(), cells.clone()]);
        assert_eq!(hidden(2).layout.hidden_rows, [(2, 3)]);
        assert!(hidden(0).layout.hidden_rows.is_empty());
    }

    #[test]
    fn columns_without_a_width_by_default_are_hidden() {
        let columns = record(COL_INFO, &[0, 1, 2_000, 0, 0, 0]);
        let hidden = |widths: &[Vec<u8>]| shape_of(&[widths.concat(), columns.clone()]).layout.hidden_columns;
        let letters = |width| record(DEFAULT_COLUMN_WIDTH, &[width]);
        assert_eq!(hidden(&[letters(0)]), [(2, super::super::shape::LAST_COLUMN)]);
        assert!(hidden(&[letters(8)]).is_empty());
        assert!(hidden(&[letters(0), record(STANDARD_WIDTH, &[2_304])]).is_empty());
    }
}
