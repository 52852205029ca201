//! What the binary parts of an .xlsb say that the reading library passes over: which part is which sheet, formulas
//! that end in an error, hidden rows and columns, merged ranges, percent formats.

use std::collections::HashMap;
use std::io::{self, Read};

use super::parts::is_percent;
use super::shape::{LAST_COLUMN, Percents, Shape, extend, hide_others, in_order};
use crate::domain::CellAddress;

const ROW: u16 = 0x0000;
const SHORT_NUMBER: u16 = 0x0002;
const NUMBER: u16 = 0x0005;
const FORMULA_NUMBER: u16 = 0x0009;
const FORMULA_ERROR: u16 = 0x000B;
const SHEET: u16 = 0x009C;
const MERGED: u16 = 0x00B0;
const COLUMNS: u16 = 0x003C;
const DEFAULTS: u16 = 0x01E5;
const FORMAT: u16 = 0x002C;
const CELL_FORMAT: u16 = 0x002F;
const CELL_FORMATS: u16 = 0x0269;
const CELL_FORMATS_END: u16 = 0x026A;
/// The longest record that is kept; longer ones hold texts, which are not looked at here.
const KEPT: u64 = 4_096;
/// Most merged ranges and error cells that are kept.
const MOST: usize = 1_000_000;

/// The sheets in the order of the workbook: name, and the id of the part.
pub(super) fn sheets(book: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = book;
    while let Ok(Some((kind, content))) = record(&mut rest) {
        if kind == SHEET
            && let Some((id, used)) = wide_text(&content, 8)
            && let Some((name, _)) = wide_text(&content, used)
        {
            found.push((name, id));
        }
    }
    found
}

/// For each cell format whether it shows percentages; empty where none does.
pub(super) fn percents(styles: &[u8]) -> Percents {
    // The codes that the standard gives without writing them: `0%` and `0.00%`.
    let mut codes: HashMap<u16, bool> = HashMap::from([(9, true), (10, true)]);
    let mut found = Vec::new();
    let mut in_cell_formats = false;
    let mut rest = styles;
    while let Ok(Some((kind, content))) = record(&mut rest) {
        let id = |at: usize| content.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        match kind {
            FORMAT => codes.extend(id(0).zip(wide_text(&content, 2).map(|(code, _)| is_percent(&code)))),
            CELL_FORMATS => in_cell_formats = true,
            CELL_FORMATS_END => break,
            CELL_FORMAT if in_cell_formats => {
                found.push(id(2).and_then(|id| codes.get(&id).copied()).unwrap_or_default());
            }
            _ => {}
        }
    }
    if found.contains(&true) { found } else { Vec::new() }
}

/// Reads as far as the part is sound: what is wrong with it is told by whoever reads the values.
pub(super) fn of(mut part: impl Read, percents: &Percents) -> Shape {
    let mut scan = Scan { shape: Shape::default(), percents, row: 0, columns_are_hidden: false, shown: Vec::new() };
    while let Ok(Some((kind, content))) = record(&mut part) {
        scan.take(kind, &content);
    }
    if scan.columns_are_hidden {
        hide_others(&mut scan.shape.layout.hidden_columns, scan.shown);
    }
    in_order(scan.shape)
}

struct Scan<'a> {
    shape: Shape,
    percents: &'a Percents,
    row: u32,
    /// Whether columns that the sheet does not describe have no width.
    columns_are_hidden: bool,
    /// Columns described as shown.
    shown: Vec<(u32, u32)>,
}

impl Scan<'_> {
    fn take(&mut self, kind: u16, content: &[u8]) {
        let number = |at: usize| double_word(content, at);
        match kind {
            ROW => {
                self.row = number(0).unwrap_or(self.row);
                const HIDDEN: u8 = 0x10;
                if content.get(11).is_some_and(|flags| flags & HIDDEN != 0) {
                    extend(&mut self.shape.layout.hidden_rows, self.row);
                }
            }
            DEFAULTS => {
                // In 256ths of a letter where that is set, in letters otherwise.
                let letters = content.get(4..6).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                self.columns_are_hidden = match number(0) {
                    Some(u32::MAX) | None => letters == Some(0),
                    Some(width) => width == 0,
                };
            }
            COLUMNS => self.columns(content),
            MERGED if self.shape.layout.merged.len() < MOST => {
                if let (Some(top), Some(bottom), Some(left), Some(right)) =
                    (number(0), number(4), number(8), number(12))
                {
                    let corner = |row, column| CellAddress { row, column };
                    self.shape.layout.merged.push((corner(top, left), corner(bottom, right)));
                }
            }
            SHORT_NUMBER | NUMBER | FORMULA_NUMBER if self.is_percent(content) => {
                self.shape.layout.percent.extend(self.cell(content));
            }
            FORMULA_ERROR if self.shape.errors.len() < MOST => {
                let error = content.get(8).map(|code| error_name(*code));
                self.shape.errors.extend(self.cell(content).zip(error));
            }
            _ => {}
        }
    }

    fn columns(&mut self, content: &[u8]) {
        let Some((first, last)) = double_word(content, 0).zip(double_word(content, 4)) else { return };
        let columns = (first.min(LAST_COLUMN), last.min(LAST_COLUMN));
        if content.get(16).is_some_and(|flags| flags & 1 != 0) || double_word(content, 8) == Some(0) {
            self.shape.layout.hidden_columns.push(columns);
        } else if self.columns_are_hidden {
            self.shown.push(columns);
        }
    }

    /// A cell's record begins with its column; its row was told before.
    fn cell(&self, content: &[u8]) -> Option<CellAddress> {
        double_word(content, 0).map(|column| CellAddress { row: self.row, column })
    }

    /// Then come the three bytes of its format.
    fn is_percent(&self, content: &[u8]) -> bool {
        let format = double_word(content, 4).map(|format| format & 0x00FF_FFFF);
        format.is_some_and(|format| self.percents.get(format as usize) == Some(&true))
    }
}

fn double_word(content: &[u8], at: usize) -> Option<u32> {
    content.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// The next record: its type and as much of its content as is kept; nothing at the end.
fn record(part: &mut impl Read) -> io::Result<Option<(u16, Vec<u8>)>> {
    let Some(first) = byte(part)? else { return Ok(None) };
    let mut kind = u16::from(first);
    if first & 0x80 != 0 {
        let second = byte(part)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        kind = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
    }
    let mut length = 0;
    for shift in [0, 7, 14, 21] {
        let next = byte(part)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        length |= u64::from(next & 0x7F) << shift;
        if next & 0x80 == 0 {
            break;
        }
    }
    let mut content = Vec::new();
    part.by_ref().take(length.min(KEPT)).read_to_end(&mut content)?;
    io::copy(&mut part.by_ref().take(length.saturating_sub(KEPT)), &mut io::sink())?;
    Ok(Some((kind, content)))
}

fn byte(part: &mut impl Read) -> io::Result<Option<u8>> {
    let mut one = [0];
    Ok((part.read(&mut one)? == 1).then_some(one[0]))
}

/// A counted text of two-byte letters, and where it ends.
fn wide_text(content: &[u8], at: usize) -> Option<(String, usize)> {
    let count = double_word(content, at)?;
    let end = (at + 4).checked_add(usize::try_from(count).ok()?.checked_mul(2)?)?;
    let units: Vec<u16> =
        content.get(at + 4..end)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some((String::from_utf16_lossy(&units), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record_of(kind: &[u8], content: &[u8]) -> Vec<u8> {
        [kind, &[u8::try_from(content.len()).unwrap()], content].concat()
    }

    fn numbers(numbers: &[u32]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn hidden_things_and_formulas_that_end_in_errors_are_found() {
        let row = |row: u32, flags| record_of(&[0], &[numbers(&[row, 0]), vec![0, 0, 0, flags, 0]].concat());
        let error = record_of(&[0x0B], &[numbers(&[2, 0]), vec![0x07, 0, 0]].concat());
        let columns = record_of(&[0x3C], &[numbers(&[1, 3, 2_000, 0]), vec![1, 0]].concat());
        let merged = record_of(&[0xB0, 0x01], &numbers(&[0, 1, 0, 4]));
        let beyond = record_of(&[0x3C], &[numbers(&[2, u32::MAX, 2_000, 0]), vec![1, 0]].concat());
        let part = [columns, beyond, row(4, 0), error, row(5, 0x10), merged].concat();
        let shape = of(part.as_slice(), &Vec::new());
        assert_eq!(shape.errors, [(CellAddress { row: 4, column: 2 }, "#DIV/0!")]);
        assert_eq!(shape.layout.hidden_rows, [(5, 5)]);
        assert_eq!(shape.layout.hidden_columns, [(1, 3), (2, LAST_COLUMN)]);
        assert_eq!(shape.layout.merged[0].1, CellAddress { row: 1, column: 4 });
    }

    #[test]
    fn numbers_of_a_percent_format_are_found() {
        let code: Vec<u8> = "0.0%".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let format = record_of(&[0x2C], &[vec![164, 0], numbers(&[4]), code].concat());
        let cell_format = |id: u8| record_of(&[0x2F], &[vec![0, 0, id, 0], vec![0; 12]].concat());
        let begin = record_of(&[0xE9, 0x04], &numbers(&[4]));
        let end = record_of(&[0xEA, 0x04], &[]);
        let styles = [format, cell_format(9), begin, cell_format(0), cell_format(164), cell_format(10), end].concat();
        assert_eq!(percents(&styles), [false, true, true]);
        assert!(percents(&styles[..20]).is_empty());

        let row = record_of(&[0], &[numbers(&[7, 0]), vec![0; 5]].concat());
        let cell =
            |kind: u8, column: u32, format: u32| record_of(&[kind], &numbers(&[column, format | 0x0100_0000, 0]));
        let part = [row, cell(5, 0, 1), cell(2, 1, 2), cell(9, 2, 1), cell(7, 3, 1), cell(5, 4, 0)].concat();
        let shape = of(part.as_slice(), &percents(&styles));
        let percent: Vec<String> = shape.layout.percent.iter().map(ToString::to_string).collect();
        assert_eq!(percent, ["A8", "B8", "C8"]);
    }

    #[test]
    fn columns_without_a_width_by_default_are_hidden() {
        let defaults =
            |width: u32| record_of(&[0xE5, 0x03], &[numbers(&[width]), vec![0, 0, 44, 1, 2, 0, 0, 0]].concat());
        let columns = record_of(&[0x3C], &[numbers(&[1, 3, 2_000, 0]), vec![0, 0]].concat());
        let hidden =
            |width| of([defaults(width), columns.clone()].concat().as_slice(), &Vec::new()).layout.hidden_columns;
        assert_eq!(hidden(0), [(0, 0), (4, LAST_COLUMN)]);
        assert_eq!(hidden(u32::MAX), [(0, 0), (4, LAST_COLUMN)]);
        assert!(hidden(2_304).is_empty());
    }

    #[test]
    fn sheets_are_listed_with_their_parts() {
        let text = |text: &str| {
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [numbers(&[text.encode_utf16().count() as u32]), units].concat()
        };
        let sheet = record_of(&[0x9C, 0x01], &[numbers(&[0, 1]), text("rId1"), text("Sở")].concat());
        assert_eq!(sheets(&sheet), [("Sở".to_owned(), "rId1".to_owned())]);
        assert!(sheets(&sheet[..20]).is_empty());
    }
}
