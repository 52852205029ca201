//! What the binary parts of an .xlsb say that the reading library passes over: which part is which sheet, formulas
//! that end in an error, hidden rows and columns, merged ranges.

use std::io::{self, Read};

use super::shape::{Shape, extend};
use crate::domain::CellAddress;

const ROW: u16 = 0x0000;
const FORMULA_ERROR: u16 = 0x000B;
const SHEET: u16 = 0x009C;
const MERGED: u16 = 0x00B0;
const COLUMNS: u16 = 0x003C;
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

/// Reads as far as the part is sound: what is wrong with it is told by whoever reads the values.
pub(super) fn of(mut part: impl Read) -> Shape {
    let mut shape = Shape::default();
    let mut row = 0;
    while let Ok(Some((kind, content))) = record(&mut part) {
        take(&mut shape, &mut row, kind, &content);
    }
    shape
}

fn take(shape: &mut Shape, row: &mut u32, kind: u16, content: &[u8]) {
    let number = |at: usize| content.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    match kind {
        ROW => {
            *row = number(0).unwrap_or(*row);
            const HIDDEN: u8 = 0x10;
            if content.get(11).is_some_and(|flags| flags & HIDDEN != 0) {
                extend(&mut shape.layout.hidden_rows, *row);
            }
        }
        COLUMNS => {
            let hidden = content.get(16).is_some_and(|flags| flags & 1 != 0) || number(8) == Some(0);
            shape.layout.hidden_columns.extend(number(0).zip(number(4)).filter(|_| hidden));
        }
        MERGED if shape.layout.merged.len() < MOST => {
            if let (Some(top), Some(bottom), Some(left), Some(right)) = (number(0), number(4), number(8), number(12)) {
                let corner = |row, column| CellAddress { row, column };
                shape.layout.merged.push((corner(top, left), corner(bottom, right)));
            }
        }
        FORMULA_ERROR if shape.errors.len() < MOST => {
            let cell = number(0).map(|column| CellAddress { row: *row, column });
            shape.errors.extend(cell.zip(content.get(8).map(|code| error_name(*code))));
        }
        _ => {}
    }
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
    let count = content.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))?;
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
        let part = [columns, row(4, 0), error, row(5, 0x10), merged].concat();
        let shape = of(part.as_slice());
        assert_eq!(shape.errors, [(CellAddress { row: 4, column: 2 }, "#DIV/0!")]);
        assert_eq!(shape.layout.hidden_rows, [(5, 5)]);
        assert_eq!(shape.layout.hidden_columns, [(1, 3)]);
        assert_eq!(shape.layout.merged[0].1, CellAddress { row: 1, column: 4 });
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
