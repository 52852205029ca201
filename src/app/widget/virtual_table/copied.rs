//! What of a table goes to the clipboard, as a spreadsheet takes it: cells parted by tabs, a line a row.

use super::chosen::Chosen;
use super::{Column, VirtualTable};
use crate::domain::text::tab_separated;

/// How much of the chosen rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyOf {
    /// All of them, under their heads.
    Rows,
    /// The column that was chosen, without its head: one figure, or what stands in a column of another table.
    Column,
    /// Of that column the cell that the keyboard is at.
    Cell,
    /// That column in every row, chosen or not.
    WholeColumn,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub text: String,
    /// Rows in it, without the heads.
    pub rows: usize,
    /// The head of the column that alone was copied.
    pub column: Option<String>,
}

impl Copied {
    /// The chosen rows, or all `count` where none is, under the heads of columns that are not hidden.
    pub fn rows(chosen: &Chosen, heads: &[Column], count: usize, text: impl Fn(usize, usize) -> String) -> Self {
        let shown: Vec<usize> = (0..heads.len()).filter(|column| !heads[*column].hidden).collect();
        let head = tab_separated(shown.iter().map(|column| heads[*column].title.as_str()));
        let line = |row: usize| {
            let cells: Vec<String> = shown.iter().map(|column| text(row, *column)).collect();
            tab_separated(cells.iter().map(String::as_str))
        };
        let rows = chosen_of(chosen, count);
        Self { rows: rows.len(), column: None, text: rows.into_iter().fold(head, |lines, row| lines + &line(row)) }
    }
}

/// All where none is chosen.
fn chosen_of(chosen: &Chosen, count: usize) -> Vec<usize> {
    match chosen.rows().is_empty() {
        true => (0..count).collect(),
        false => chosen.rows().range(..count).copied().collect(),
    }
}

impl VirtualTable {
    /// A part of the chosen rows, or of all `count` where none is; nothing where no column was chosen that could alone be
    /// copied.
    pub fn copied(
        &self,
        part: CopyOf,
        heads: &[Column],
        count: usize,
        text: impl Fn(usize, usize) -> String,
    ) -> Option<Copied> {
        if part == CopyOf::Rows {
            return Some(Copied::rows(&self.chosen, heads, count, text));
        }
        let column = self.chosen_column()?;
        let head = heads.get(column).filter(|head| !head.hidden)?;
        let rows = match part {
            CopyOf::WholeColumn => (0..count).collect(),
            CopyOf::Cell => self.chosen.at().filter(|row| *row < count).into_iter().collect(),
            CopyOf::Column | CopyOf::Rows => chosen_of(&self.chosen, count),
        };
        let cells = rows.iter().map(|row| tab_separated([text(*row, column).as_str()])).collect();
        Some(Copied { text: cells, rows: rows.len(), column: Some(head.title.clone()) })
    }
}
