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
    /// Rows that are not shown, as first and last.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Columns that are not shown, as first and last.
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

    /// Whether a cell lies in a hidden row or column.
    pub fn hides(&self, cell: CellAddress) -> bool {
        let within = |ranges: &[(u32, u32)], at| ranges.iter().any(|(first, last)| (*first..=*last).contains(&at));
        within(&self.hidden_rows, cell.row) || within(&self.hidden_columns, cell.column)
    }
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
    /// ISO 8601: `2020-05-14`, `2020-05-14T08:30:00`, `PT2H30M`.
    DateTime(String),
    /// As spreadsheets show it: `#DIV/0!`.
    Error(String),
}

impl CellValue {
    /// As text, the way findings quote it: numbers with a point and no grouping.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::DateTime(text) | Self::Error(text) => text.clone(),
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
    number.is_finite().then(|| Decimal::from_str(&number.to_string()).ok()).flatten().map(|exact| exact.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn contents_survive_being_written_as_json() {
        let contents = Contents { format: Some(Format::Xlsx), sheets: vec![sheet()], findings: Vec::new() };
        let json = serde_json::to_string(&contents).unwrap();
        assert!(json.contains(r#""address":"B1","value":{"type":"text","value":"b"}"#), "{json}");
        assert_eq!(serde_json::from_str::<Contents>(&json).unwrap(), contents);
    }
}
