//! How a sheet of an .xlsx shows its cells, from the part's own XML: the reading library does not say.
//!
//! One pass over the part, beside the reader's own. It also counts the cells that hold something,
//! so that a reader which loses some is found out.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::MAX_CELLS;
use super::tags::{Step, Tag, Tags};
use crate::domain::CellAddress;
use crate::workbook::raw::Layout;

/// Most merged ranges that are kept: beyond any form, and far below what a hostile part can list.
const MAX_MERGED: usize = 100_000;

/// Most rows that are looked at: as many as Excel has.
const MAX_ROWS: u32 = 1_048_576;

/// The last column of Excel's grid, zero-based.
pub(super) const LAST_COLUMN: u32 = 16_383;

/// What one sheet's part says besides values.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub layout: Layout,
    /// Cells with a value or a text in them.
    pub filled: u64,
    /// Formulas that end in an error, where the reader of values leaves them out.
    pub errors: Vec<(CellAddress, &'static str)>,
}

/// Which cell formats show percentages, by their index.
pub(super) type Percents = Vec<bool>;

/// Reads as far as the XML is sound: what is wrong with the part is told by whoever reads the values.
pub(super) fn of(part: &[u8], percents: &Percents) -> Shape {
    let mut scan = Scan {
        shape: Shape::default(),
        percents,
        rows: 0,
        row: 0,
        column: 0,
        cell: None,
        defaults: Defaults::default(),
    };
    for step in Tags::of(part) {
        scan.take(&step);
        if scan.shape.filled > MAX_CELLS || scan.rows > MAX_ROWS {
            // No sheet of Excel: whoever reads the values judges it.
            break;
        }
    }
    if scan.defaults.columns_are_hidden {
        hide_others(&mut scan.shape.layout.hidden_columns, scan.defaults.described);
    }
    in_order(scan.shape)
}

/// With each percent cell once, in order.
pub(super) fn in_order(mut shape: Shape) -> Shape {
    shape.layout.percent.sort_unstable();
    shape.layout.percent.dedup();
    shape
}

struct Scan<'a> {
    shape: Shape,
    percents: &'a Percents,
    /// Rows seen so far.
    rows: u32,
    /// Where the next row and cell stand that do not say it themselves.
    row: u32,
    column: u32,
    /// The cell being read.
    cell: Option<OpenCell>,
    defaults: Defaults,
}

/// How the sheet shows what it does not describe. Rows that hold cells always describe themselves, so that
/// `zeroHeight`, which hides the others, hides no figure; a default height of nothing does.
#[derive(Default)]
struct Defaults {
    rows_are_hidden: bool,
    columns_are_hidden: bool,
    /// Columns that are described, as first and last.
    described: Vec<(u32, u32)>,
}

#[derive(Clone, Copy)]
struct OpenCell {
    percent: Option<CellAddress>,
    in_value: bool,
    filled: bool,
}

impl Scan<'_> {
    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => match tag.name() {
                b"c" if tag.empty => self.column += 1,
                b"c" => self.open_cell(tag),
                b"v" | b"is" if !tag.empty => self.in_value(true),
                b"row" | b"col" | b"sheetFormatPr" | b"mergeCell" => {
                    if let Some(start) = tag.start() {
                        self.open_other(&start);
                    }
                }
                _ => {}
            },
            Step::Close(b"c") => self.close_cell(),
            Step::Close(b"v" | b"is") => self.in_value(false),
            Step::Close(_) => {}
            Step::Text => self.fill(),
        }
    }

    fn open_other(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "row" => self.open_row(tag),
            "col" => self.column_of(tag),
            "sheetFormatPr" => {
                self.defaults.rows_are_hidden = is_zero(tag, "defaultRowHeight");
                self.defaults.columns_are_hidden = is_zero(tag, "defaultColWidth");
            }
            "mergeCell" if self.shape.layout.merged.len() < MAX_MERGED => {
                self.shape.layout.merged.extend(attribute(tag, "ref").and_then(|range| range_of(&range)));
            }
            _ => {}
        }
    }

    fn open_row(&mut self, tag: &BytesStart<'_>) {
        let told = number(tag, "r").and_then(|row| row.checked_sub(1));
        let row = told.unwrap_or(self.row);
        self.row = row.saturating_add(1);
        self.rows += 1;
        self.column = 0;
        let by_default = self.defaults.rows_are_hidden && attribute(tag, "ht").is_none();
        if by_default || is_true(tag, "hidden") || is_zero(tag, "ht") {
            extend(&mut self.shape.layout.hidden_rows, row);
        }
    }

    fn column_of(&mut self, tag: &BytesStart<'_>) {
        let (Some(first), Some(last)) = (number(tag, "min"), number(tag, "max")) else { return };
        if first < 1 || first > last {
            return;
        }
        let columns = (first - 1, last - 1);
        if is_true(tag, "hidden") || is_zero(tag, "width") {
            self.shape.layout.hidden_columns.push(columns);
        } else if self.defaults.columns_are_hidden {
            self.defaults.described.push(columns);
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let mut percent = None;
        if !self.percents.is_empty()
            && let Some(tag) = tag.start()
        {
            let told = attribute(&tag, "r").and_then(|address| address.parse::<CellAddress>().ok());
            let address = told.unwrap_or(CellAddress { row: self.row.saturating_sub(1), column: self.column });
            self.column = address.column.saturating_add(1);
            percent = self.shows_percent(&tag).then_some(address);
        }
        self.cell = Some(OpenCell { percent, in_value: false, filled: false });
    }

    fn shows_percent(&self, tag: &BytesStart<'_>) -> bool {
        let format = number(tag, "s").unwrap_or_default() as usize;
        self.percents.get(format) == Some(&true) && attribute(tag, "t").is_none_or(|kind| kind == "n")
    }

    fn in_value(&mut self, inside: bool) {
        if let Some(cell) = &mut self.cell {
            cell.in_value = inside;
        }
    }

    /// Text outside of values is what the writer indented with.
    fn fill(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.filled |= cell.in_value;
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take().filter(|cell| cell.filled) else { return };
        self.shape.filled += 1;
        self.shape.layout.percent.extend(cell.percent);
    }
}

/// Adds one to ranges that mostly grow at their end.
pub(super) fn extend(ranges: &mut Vec<(u32, u32)>, at: u32) {
    match ranges.last_mut() {
        Some((_, last)) if last.checked_add(1) == Some(at) => *last = at,
        _ => ranges.push((at, at)),
    }
}

/// Hides every column but those described as shown.
pub(super) fn hide_others(hidden: &mut Vec<(u32, u32)>, mut shown: Vec<(u32, u32)>) {
    shown.sort_unstable();
    let mut next = 0;
    for (first, last) in shown {
        if first > next {
            hidden.push((next, first - 1));
        }
        next = next.max(last.saturating_add(1));
    }
    if next <= LAST_COLUMN {
        hidden.push((next, LAST_COLUMN));
    }
}

/// `B2:D9`, or a single cell.
fn range_of(written: &str) -> Option<(CellAddress, CellAddress)> {
    let (first, last) = written.split_once(':').unwrap_or((written, written));
    let (first, last): (CellAddress, CellAddress) = (first.parse().ok()?, last.parse().ok()?);
    (first.row <= last.row && first.column <= last.column).then_some((first, last))
}

/// An attribute by its name without prefix, entities resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    unescape(&found.value).ok().map(Cow::into_owned)
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

fn is_true(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// A height or width of nothing hides as well as the mark does.
fn is_zero(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(inside: &str) -> Shape {
        of(format!("<worksheet>{inside}</worksheet>").as_bytes(), &vec![false, true])
    }

    #[test]
    fn hidden_rows_and_columns_are_found_by_mark_or_by_size() {
        let shape = shape(
            r#"<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9"/></cols>
            <sheetData><row r="2" hidden="1"/><row hidden="true"/><row r="7" ht="0"/><row r="8" ht="15"><c r="A8"><v>1</v></c></row></sheetData>"#,
        );
        assert_eq!(shape.layout.hidden_columns, [(1, 2), (4, 4)]);
        assert_eq!(shape.layout.hidden_rows, [(1, 2), (6, 6)]);
    }

    #[test]
    fn what_is_hidden_by_default_is_hidden_unless_it_says_otherwise() {
        let shape = shape(
            r#"<sheetFormatPr defaultColWidth="0" defaultRowHeight="0" zeroHeight="1"/><cols><col min="2" max="3" width="9"/><col min="5" max="5" width="9"/></cols>
            <sheetData><row r="1" ht="15"/><row r="2"/></sheetData>"#,
        );
        assert_eq!(shape.layout.hidden_columns, [(0, 0), (3, 3), (5, LAST_COLUMN)]);
        assert_eq!(shape.layout.hidden_rows, [(1, 1)]);
        let usual =
            self::shape(r#"<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData><row r="1"/></sheetData>"#);
        assert_eq!(usual.layout, Layout::default());
    }

    #[test]
    fn percent_formats_count_for_numbers_alone() {
        let shape = shape(
            r#"<sheetData><row r="1"><c r="A1" s="1"><v>0.3</v></c><c r="B1" s="1" t="s"><v>0</v></c><c r="C1"><v>3</v></c><c s="1"><v>0.5</v></c><c r="E1" s="1"/></row></sheetData>"#,
        );
        let percent: Vec<String> = shape.layout.percent.iter().map(ToString::to_string).collect();
        assert_eq!(percent, ["A1", "D1"]);
        assert_eq!(shape.filled, 4);
    }

    #[test]
    fn cells_that_hold_something_are_counted() {
        let shape = shape(
            r#"<sheetData><row><c/><c><v></v></c><c><f>A1</f></c><c><v>1</v></c><c><is><t>a</t></is></c><c><is><r><t>&amp;</t></r></is></c></row></sheetData>"#,
        );
        assert_eq!(shape.filled, 3);
    }

    #[test]
    fn merged_ranges_are_listed_and_nonsense_is_not() {
        let shape =
            shape(r#"<mergeCells><mergeCell ref="B2:D9"/><mergeCell ref="D9:B2"/><mergeCell ref="?"/></mergeCells>"#);
        let (first, last) = shape.layout.merged[0];
        assert_eq!((first.to_string(), last.to_string(), shape.layout.merged.len()), ("B2".into(), "D9".into(), 1));
    }

    #[test]
    fn what_breaks_off_gives_what_stood_before() {
        let shape =
            of(r#"<worksheet><sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c><c"#.as_bytes(), &Vec::new());
        assert_eq!((shape.layout.hidden_rows.as_slice(), shape.filled), ([(1, 1)].as_slice(), 1));
    }
}
