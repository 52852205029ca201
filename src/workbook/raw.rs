//! What stands in a workbook, as plain values: sheets, cells, and what was wrong with the file.
//!
//! One shape for every format, so that nothing above this room learns how a format stores a number.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{CellAddress, Finding, Severity};

/// How a file is made, found by its content; its name is never believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Xlsm,
    Xlsb,
    Xls,
    Ods,
    /// Text with `,` or `;` between its fields.
    Csv,
    /// Text with tabs between its fields.
    Tsv,
}

impl Format {
    /// Whether every value is text to begin with, so that a number written as text is nothing to remark on.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }
}

/// Everything read from one file. All or nothing: a file with an error finding about itself has no sheets.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// Nothing where the bytes are no spreadsheet.
    pub format: Option<Format>,
    pub sheets: Vec<Sheet>,
    /// About the file and about cells whatever form they belong to.
    pub findings: Vec<Finding>,
}

impl Contents {
    /// A file that could not be taken over, and why.
    pub(crate) fn refused(format: Option<Format>, finding: Finding) -> Self {
        Self { format, sheets: Vec::new(), findings: vec![finding] }
    }

    /// Whether the file itself was refused: nothing of it may be used.
    pub fn is_refused(&self) -> bool {
        self.sheets.is_empty() && self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }
}

/// A sheet's cells, row by row, empty ones left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    /// False for hidden and very hidden sheets.
    pub visible: bool,
    /// Sorted by row, then column; each address at most once.
    pub cells: Vec<Cell>,
    #[serde(default)]
    pub layout: Layout,
}

/// How a sheet shows its cells, as far as that bears on what they mean; all zero-based, ends included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Rows that are not shown, as first and last; sorted.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Columns that are not shown, as first and last; sorted.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged ranges by their first and last cell; the value is in the first.
    pub merged: Vec<(CellAddress, CellAddress)>,
    /// Numbers shown as percentages: 0.305 as 30,5%. Sorted.
    pub percent: Vec<CellAddress>,
}

impl Layout {
    /// Whether the number in a cell is shown as a percentage.
    pub fn is_percent(&self, cell: CellAddress) -> bool {
        self.percent.binary_search(&cell).is_ok()
    }

    /// Whether any row or column is hidden.
    pub fn hides_some(&self) -> bool {
        !(self.hidden_rows.is_empty() && self.hidden_columns.is_empty())
    }

    /// Whether a cell lies in a hidden row or column.
    pub fn hides(&self, cell: CellAddress) -> bool {
        is_within(&self.hidden_rows, cell.row) || is_within(&self.hidden_columns, cell.column)
    }
}

/// Whether one of some sorted ranges holds a place.
fn is_within(ranges: &[(u32, u32)], at: u32) -> bool {
    let behind = ranges.partition_point(|(first, _)| *first <= at);
    behind.checked_sub(1).is_some_and(|last| ranges[last].1 >= at)
}

/// The same places as ranges that are sorted and keep apart.
pub(crate) fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub address: CellAddress,
    pub value: CellValue,
}

/// What a cell holds; for a formula, what it last came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum CellValue {
    /// Composed (NFC), never empty.
    Text(String),
    Number(Decimal),
    Boolean(bool),
    /// ISO 8601: `2020-05-14`, `2020-05-14T08:30:00`, `PT2H30M`. Boxed like errors: a large sheet is all numbers and
    /// texts, and this leaves each of its cells a fifth smaller.
    DateTime(Box<str>),
    /// As spreadsheets show it: `#DIV/0!`.
    Error(Box<str>),
}

impl CellValue {
    /// As text, the way findings quote it: numbers with a point and no grouping.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::DateTime(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Boolean(true) => "TRUE".to_owned(),
            Self::Boolean(false) => "FALSE".to_owned(),
        }
    }
}

impl Sheet {
    /// The value at an address, nothing where the cell is empty.
    pub fn get(&self, address: CellAddress) -> Option<&CellValue> {
        self.cells
            .binary_search_by_key(&address, |cell| cell.address)
            .ok()
            .and_then(|index| self.cells.get(index))
            .map(|cell| &cell.value)
    }

    /// The rows that hold something, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|left, right| left.address.row == right.address.row)
    }
}

/// A binary number as the shortest decimal that means it: the one a person typed. Nothing for NaN, infinities and
/// what is too large for a decimal.
pub(crate) fn decimal_of(number: f64) -> Option<Decimal> {
    short_decimal(number).or_else(|| printed_decimal(number))
}

fn printed_decimal(number: f64) -> Option<Decimal> {
    number.is_finite().then(|| Decimal::from_str(&number.to_string()).ok()).flatten().map(|exact| exact.normalize())
}

/// The same for numbers of few digits, which nearly all are, at a fraction of the cost: of a fraction with at most 15
/// digits that comes to the very number there is only one, and it is the shortest.
fn short_decimal(number: f64) -> Option<Decimal> {
    const POWERS: [f64; 7] = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6];
    const FIFTEEN_DIGITS: f64 = 1e15;
    (0..).zip(POWERS).find_map(|(scale, power)| {
        let digits = (number * power).round();
        let is_it = digits.abs() < FIFTEEN_DIGITS && digits / power == number;
        is_it.then(|| Decimal::new(digits as i64, scale))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet() -> Sheet {
        let cell = |row, column, text: &str| Cell {
            address: CellAddress { row, column },
            value: CellValue::Text(text.to_owned()),
        };
        Sheet {
            name: "S".into(),
            visible: true,
            cells: vec![cell(0, 1, "b"), cell(0, 3, "d"), cell(4, 0, "a")],
            layout: Layout::default(),
        }
    }

    #[test]
    fn cells_are_found_by_address_and_gaps_are_empty() {
        let sheet = sheet();
        assert_eq!(sheet.get(CellAddress { row: 0, column: 3 }), Some(&CellValue::Text("d".into())));
        assert_eq!(sheet.get(CellAddress { row: 0, column: 2 }), None);
        assert_eq!(sheet.rows().map(<[Cell]>::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn binary_numbers_become_what_was_typed() {
        assert_eq!(decimal_of(0.1).unwrap().to_string(), "0.1");
        assert_eq!(decimal_of(1000.0).unwrap().to_string(), "1000");
        assert_eq!(decimal_of(0.29).unwrap().to_string(), "0.29");
        assert_eq!(decimal_of(f64::NAN), None);
        assert_eq!(decimal_of(f64::INFINITY), None);
        assert_eq!(decimal_of(1e300), None);
    }

    proptest! {
        #[test]
        fn numbers_of_few_digits_are_what_printing_them_gives(digits in -1_000_000_000_000_000i64..1_000_000_000_000_000, power in 0i32..9) {
            let number = digits as f64 / 10f64.powi(power);
            prop_assert_eq!(decimal_of(number).map(|exact| exact.to_string()), printed_decimal(number).map(|exact| exact.to_string()));
        }

        #[test]
        fn any_number_is_what_printing_it_gives(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assert_eq!(decimal_of(number), printed_decimal(number));
        }

        #[test]
        fn joined_ranges_hold_the_same_places(ranges in proptest::collection::vec((0u32..40, 0u32..6), 0..8)) {
            let ranges: Vec<(u32, u32)> = ranges.into_iter().map(|(first, more)| (first, first + more)).collect();
            let sorted = joined(ranges.clone());
            for at in 0..50 {
                let is_held = ranges.iter().any(|(first, last)| (*first..=*last).contains(&at));
                prop_assert_eq!(is_within(&sorted, at), is_held, "{}", at);
            }
        }
    }

    #[test]
    fn a_cell_of_a_large_sheet_is_small() {
        assert!(size_of::<Cell>() <= 32, "{}", size_of::<Cell>());
    }

    #[test]
    fn contents_survive_being_written_as_json() {
        let contents = Contents { format: Some(Format::Xlsx), sheets: vec![sheet()], findings: Vec::new() };
        let json = serde_json::to_string(&contents).unwrap();
        assert!(json.contains(r#""address":"B1","value":{"type":"text","value":"b"}"#), "{json}");
        assert_eq!(serde_json::from_str::<Contents>(&json).unwrap(), contents);
    }
}
