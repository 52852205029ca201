//! A cell with what stands round it, so that a person sees what a finding speaks of without opening the workbook.

use super::preview::FilePreview;
use crate::domain::CellAddress;
use crate::service::ServiceError;
use crate::workbook::Sheet;

/// How many columns are shown on each side.
const COLUMNS_BESIDE: u32 = 8;

/// The row of a cell, the one above and the one below it, as the workbook has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    /// The cell of the first text of the first row.
    pub first: CellAddress,
    /// Row by row, all equally long; nothing where a cell is empty.
    pub rows: Vec<Vec<Option<String>>>,
}

/// The cell's surroundings; nothing where the workbook has no such sheet.
///
/// # Errors
/// [`ServiceError::FileChanged`] where the file is no longer what was looked at.
pub fn neighbourhood(
    file: &FilePreview,
    sheet: &str,
    cell: CellAddress,
) -> Result<Option<Neighbourhood>, ServiceError> {
    let contents = file.source.read_again(file.fingerprint.as_ref())?;
    Ok(contents.sheets.iter().find(|found| found.name == sheet).map(|sheet| around(sheet, cell)))
}

fn around(sheet: &Sheet, cell: CellAddress) -> Neighbourhood {
    let rows = cell.row.saturating_sub(1)..=cell.row.saturating_add(1);
    let near = cell.column.saturating_sub(COLUMNS_BESIDE)..=cell.column.saturating_add(COLUMNS_BESIDE);
    let used = sheet
        .cells
        .iter()
        .map(|found| found.address)
        .filter(|at| rows.contains(&at.row) && near.contains(&at.column))
        .map(|at| at.column);
    let columns = used.clone().fold(cell.column, u32::min)..=used.fold(cell.column, u32::max);
    let text = |row, column| sheet.get(CellAddress { row, column }).map(|value| value.shown());
    Neighbourhood {
        first: CellAddress { row: *rows.start(), column: *columns.start() },
        rows: rows.map(|row| columns.clone().map(|column| text(row, column)).collect()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, CellValue, Layout};

    #[test]
    fn a_cell_is_shown_with_the_rows_round_it_and_the_columns_that_hold_something() {
        let at = |address: &str| Cell { address: address.parse().unwrap(), value: CellValue::Text(address.to_owned()) };
        let cells = ["C1", "B2", "D2", "Z2", "C3", "A9"].map(at).to_vec();
        let sheet = Sheet { name: "S".into(), visible: true, cells, layout: Layout::default() };
        let shown = around(&sheet, "C2".parse().unwrap());
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(shown.first, "B1".parse().unwrap());
        let rows = [[None, text("C1"), None], [text("B2"), None, text("D2")], [None, text("C3"), None]];
        assert_eq!(shown.rows, rows.map(Vec::from));
        assert_eq!(around(&sheet, "A1".parse().unwrap()).rows.len(), 2, "above the first row there is none");
    }
}
