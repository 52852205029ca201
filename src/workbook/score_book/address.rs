//! How cells are named in formulas.

use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};

/// A cell of a named sheet, rows and columns counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<'a> {
    pub(super) sheet: &'a str,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl At<'_> {
    /// `E12`, for formulas on the same sheet.
    pub(super) fn here(self) -> String {
        row_col_to_cell(self.row, self.column)
    }

    /// `'Số liệu'!E12`.
    pub(super) fn elsewhere(self) -> String {
        format!("{}{}", prefix(self.sheet), self.here())
    }

    /// `'Tiêu chí'!$E$12`.
    pub(super) fn fixed(self) -> String {
        format!("{}{}", prefix(self.sheet), row_col_to_cell_absolute(self.row, self.column))
    }
}

/// `$H$5:$H$67`, for formulas on the same sheet.
pub(super) fn column_range(column: u16, rows: (u32, u32)) -> String {
    let [first, last] = [rows.0, rows.1].map(|row| row_col_to_cell_absolute(row, column));
    format!("{first}:{last}")
}

fn prefix(sheet: &str) -> String {
    format!("'{}'!", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_quoted_and_so_are_quotes_in_them() {
        let at = At { sheet: "Số 'liệu'", row: 11, column: 4 };
        assert_eq!(at.here(), "E12");
        assert_eq!(at.elsewhere(), "'Số ''liệu'''!E12");
        assert_eq!(at.fixed(), "'Số ''liệu'''!$E$12");
        assert_eq!(column_range(7, (4, 66)), "$H$5:$H$67");
    }
}
