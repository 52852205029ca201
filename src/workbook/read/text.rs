//! Tables as text: .csv and .tsv, the separator found by evidence.

use super::{MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{CellAddress, Finding, text};
use crate::workbook::raw::{Cell, CellValue, Layout, Sheet};

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// A first line by which some programs tell Excel the separator; Excel shows the table without it.
const SEPARATOR_LINE: &str = "sep=";

/// The table without the line that names its separator, where there is one.
pub(super) fn without_separator_line(text: &str) -> (&str, Option<Separator>) {
    let Some(rest) = text.strip_prefix(SEPARATOR_LINE) else { return (text, None) };
    let named = match rest.bytes().next() {
        Some(b',') => Separator::Comma,
        Some(b';') => Separator::Semicolon,
        Some(b'\t') => Separator::Tab,
        _ => return (text, None),
    };
    let table = rest.get(1..).and_then(|rest| rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')));
    table.map_or((text, None), |table| (table, Some(named)))
}

/// The separator that cuts the first lines into the most fields; a comma where none does.
pub(super) fn separator_of(text: &str) -> Separator {
    let fields = |separator: Separator| {
        let byte = char::from(separator.byte());
        text.lines().take(20).map(|line| line.matches(byte).count()).sum::<usize>()
    };
    // A decimal comma is as frequent as a separating semicolon: of equals the rarer character of prose wins.
    [Separator::Tab, Separator::Semicolon]
        .into_iter()
        .find(|separator| fields(*separator) > 0 && every_full_line_has(text, *separator))
        .unwrap_or(Separator::Comma)
}

/// A separator stands in nearly every line that holds anything; a character of prose does not.
fn every_full_line_has(text: &str, separator: Separator) -> bool {
    let byte = char::from(separator.byte());
    let full = || text.lines().take(20).filter(|line| !line.trim().is_empty());
    let with = full().filter(|line| line.contains(byte)).count();
    with * 2 > full().count()
}

/// Most fields of a line: as many columns as Excel has.
const MAX_FIELDS: u64 = 16_384;

/// A line of a million fields is laid out in memory before it can be counted: it is counted beforehand.
fn lines_fit(content: &str, separator: Separator) -> Result<(), Box<Finding>> {
    let (mut fields, mut most) = (1, 1);
    for byte in content.bytes() {
        if byte == b'\n' {
            fields = 1;
        } else if byte == separator.byte() {
            fields += 1;
            most = fields.max(most);
        }
    }
    over("columns", most, MAX_FIELDS).map_or(Ok(()), |finding| Err(Box::new(finding)))
}

pub(super) fn read(content: &str, separator: Separator, name: &str) -> ReadResult {
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    lines_fit(&content, separator)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(content.as_bytes());
    let mut cells = Vec::new();
    let mut row = 0;
    for record in reader.records() {
        let record = record.map_err(damaged)?;
        row += blank_lines_before(&content, &record);
        for (column, field) in (0..).zip(record.iter().map(str::trim)) {
            if field.is_empty() {
                continue;
            }
            if let Some(finding) = over("cells", cells.len() as u64 + 1, MAX_CELLS) {
                return Err(Box::new(finding));
            }
            cells.push(Cell { address: CellAddress { row, column }, value: CellValue::Text(text::nfc(field)) });
        }
        row += 1;
    }
    Ok((vec![Sheet { name: text::nfc(stem(name)), visible: true, cells, layout: Layout::default() }], Vec::new()))
}

/// Blank lines make no record, but Excel shows them as rows, and findings name cells as Excel does.
fn blank_lines_before(content: &str, record: &csv::StringRecord) -> u32 {
    let from = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let rest = content.as_bytes().get(from..).unwrap_or_default();
    u32::try_from(rest.iter().take_while(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_by_evidence() {
        assert_eq!(separator_of("a,b\n1,2"), Separator::Comma);
        assert_eq!(separator_of("a;b\n1,5;2,5"), Separator::Semicolon);
        assert_eq!(separator_of("a\tb\n1,5\t2;5"), Separator::Tab);
        assert_eq!(separator_of("unit,note\n48,one; two\n49,three"), Separator::Comma);
        assert_eq!(separator_of(""), Separator::Comma);
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row() {
        assert_eq!(without_separator_line("sep=;\r\n1,2;3"), ("1,2;3", Some(Separator::Semicolon)));
        assert_eq!(without_separator_line("sep=x,1\n"), ("sep=x,1\n", None));
    }

    #[test]
    fn rows_keep_their_place_in_the_file() {
        let (sheets, _) = read("a,b\r\n\r\n\"x\r\ny\",2\r\nlast,3\n", Separator::Comma, "t.csv").unwrap();
        let places: Vec<String> = sheets[0].cells.iter().map(|cell| cell.address.to_string()).collect();
        assert_eq!(places, ["A1", "B1", "A3", "B3", "A4", "B4"]);
        assert_eq!(sheets[0].name, "t");
    }
}
