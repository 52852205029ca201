//! A cell with what stands round it, so that a person sees what a finding speaks of without opening the workbook.

use rust_decimal::Decimal;

use super::preview::FilePreview;
use crate::domain::CellAddress;
use crate::i18n::Words;
use crate::service::ServiceError;
use crate::workbook::cell::{Entry, entry, yes_no};
use crate::workbook::{CellValue, Sheet};

/// How many columns are shown on each side.
const COLUMNS_BESIDE: u32 = 8;

/// The row of a cell, the one above and the one below it, as the workbook has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    /// The cell of the first text of the first row.
    pub first: CellAddress,
    /// Row by row, all equally long; nothing where a cell is empty. Numbers are written as the language does.
    pub rows: Vec<Vec<Option<String>>>,
    /// What heads the columns, where that stands higher up: its row, counted from 0, and its cells.
    pub head: Option<(u32, Vec<Option<String>>)>,
}

/// The cell's surroundings; nothing where the workbook has no such sheet.
///
/// # Errors
/// [`ServiceError::FileChanged`] where the file is no longer what was looked at.
pub fn neighbourhood(
    file: &FilePreview,
    sheet: &str,
    cell: CellAddress,
    words: &Words,
) -> Result<Option<Neighbourhood>, ServiceError> {
    let contents = file.source.read_again(file.fingerprint.as_ref())?;
    Ok(contents.sheets.iter().find(|found| found.name == sheet).map(|sheet| around(sheet, cell, words)))
}

pub(super) fn around(sheet: &Sheet, cell: CellAddress, words: &Words) -> Neighbourhood {
    let rows = cell.row.saturating_sub(1)..=cell.row.saturating_add(1);
    let near = cell.column.saturating_sub(COLUMNS_BESIDE)..=cell.column.saturating_add(COLUMNS_BESIDE);
    let used = sheet
        .cells
        .iter()
        .map(|found| found.address)
        .filter(|at| rows.contains(&at.row) && near.contains(&at.column))
        .map(|at| at.column);
    let columns = used.clone().fold(cell.column, u32::min)..=used.fold(cell.column, u32::max);
    let text = |row, column| written(sheet, CellAddress { row, column }, words);
    let line = |row| columns.clone().map(|column| text(row, column)).collect();
    let head = heading(sheet, cell).filter(|head| head < rows.start());
    Neighbourhood {
        first: CellAddress { row: *rows.start(), column: *columns.start() },
        rows: rows.map(line).collect(),
        head: head.map(|head| (head, line(head))),
    }
}

/// What a cell says, as a person in this language writes it.
fn written(sheet: &Sheet, at: CellAddress, words: &Words) -> Option<String> {
    let value = sheet.get(at)?;
    Some(match value {
        CellValue::Number(fraction) if sheet.layout.is_percent(at) => {
            format!("{}%", words.plain(fraction.saturating_mul(Decimal::ONE_HUNDRED), 4))
        }
        CellValue::Number(_) => words.proposed(&value.shown()),
        _ => value.shown(),
    })
}

/// The row that heads the column of a cell: the last of the first texts in it that stand one under the other.
fn heading(sheet: &Sheet, cell: CellAddress) -> Option<u32> {
    let is_word = |row: u32| match sheet.get(CellAddress { row, ..cell }) {
        Some(value @ CellValue::Text(_)) => matches!(entry(Some(value)), Entry::Text(_)) && yes_no(value).is_none(),
        _ => false,
    };
    let first = (0..cell.row).find(|row| is_word(*row))?;
    (first..cell.row).take_while(|row| is_word(*row)).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::workbook::{Cell, Layout};

    #[test]
    fn a_cell_is_shown_with_the_rows_round_it_and_the_columns_that_hold_something() {
        let at = |address: &str| Cell { address: address.parse().unwrap(), value: CellValue::Text(address.to_owned()) };
        let cells = ["C1", "B2", "D2", "Z2", "C3", "A9"].map(at).to_vec();
        let sheet = Sheet { name: "S".into(), visible: true, cells, layout: Layout::default() };
        let words = Words::new(Language::Vi);
        let shown = around(&sheet, "C2".parse().unwrap(), &words);
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(shown.first, "B1".parse().unwrap());
        let rows = [[None, text("C1"), None], [text("B2"), None, text("D2")], [None, text("C3"), None]];
        assert_eq!(shown.rows, rows.map(Vec::from));
        assert_eq!(around(&sheet, "A1".parse().unwrap(), &words).rows.len(), 2, "above the first row there is none");
    }

    #[test]
    fn heads_are_shown_and_numbers_as_the_language_writes_them() {
        let cell = |address: &str, value: CellValue| Cell { address: address.parse().unwrap(), value };
        let text = |address: &str, text: &str| cell(address, CellValue::Text(text.to_owned()));
        let number = |address: &str, number: &str| cell(address, CellValue::Number(number.parse().unwrap()));
        let cells = vec![
            text("A1", "BIỂU TỰ ĐÁNH GIÁ"),
            text("E2", "Kết quả"),
            text("E3", "Tử số"),
            text("F3", "Mẫu số"),
            text("E4", "Có"),
            number("E7", "7.5"),
            number("F7", "12"),
        ];
        let sheet = Sheet { name: "S".into(), visible: true, cells, layout: Layout::default() };
        let shown = around(&sheet, "E7".parse().unwrap(), &Words::new(Language::Vi));
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(shown.head, Some((2, vec![said("Tử số"), said("Mẫu số")])));
        assert_eq!(shown.rows[1], [said("7,5"), said("12")]);
    }
}
