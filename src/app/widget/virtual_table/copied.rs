//! What of a table goes to the clipboard, as a spreadsheet takes it: cells parted by tabs, a line a row.

use super::chosen::Chosen;
use super::{Column, VirtualTable};
use crate::domain::text::tab_separated;

/// How much of the chosen rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyOf {
    /// All of them, under their heads; of a block its columns only.
    Rows,
    /// The column that was chosen, or those of a block, without heads: one figure, or what stands in a column of another table.
    Column,
    /// Of that column the cell that the keyboard is at.
    Cell,
    /// That column in every row, chosen or not.
    WholeColumn,
    /// What each row is known by, chosen or not.
    Names,
}

/// The columns that were copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopiedColumns {
    All,
    /// The one with this head.
    One(String),
    /// So many of them.
    Block(usize),
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub text: String,
    /// Rows in it, without the heads.
    pub rows: usize,
    pub columns: CopiedColumns,
}

impl Copied {
    /// The chosen rows, or all `count` where none is, under the heads of columns that are not hidden.
    pub fn rows(chosen: &Chosen, heads: &[Column], count: usize, text: impl Fn(usize, usize) -> String) -> Self {
        let shown: Vec<usize> = (0..heads.len()).filter(|column| !heads[*column].hidden).collect();
        let (rows, head) = (chosen_of(chosen, count), line_of_heads(heads, &shown));
        Self { columns: CopiedColumns::All, text: head + &lines(&rows, &shown, text), rows: rows.len() }
    }

    /// What each row is known by, in these columns.
    pub fn names(columns: &[usize], count: usize, text: impl Fn(usize, usize) -> String) -> Self {
        let rows: Vec<usize> = (0..count).collect();
        Self { text: lines(&rows, columns, text), rows: count, columns: CopiedColumns::Block(columns.len()) }
    }
}

fn line_of_heads(heads: &[Column], columns: &[usize]) -> String {
    tab_separated(columns.iter().map(|column| heads[*column].title.as_str()))
}

fn lines(rows: &[usize], columns: &[usize], text: impl Fn(usize, usize) -> String) -> String {
    let line = |row: &usize| {
        let cells: Vec<String> = columns.iter().map(|column| text(*row, *column)).collect();
        tab_separated(cells.iter().map(String::as_str))
    };
    rows.iter().map(line).collect()
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
        match (part, self.block(heads)) {
            (CopyOf::Names, _) => Some(Copied::names(&self.names(heads), count, text)),
            (CopyOf::Rows | CopyOf::Column, Some(block)) => {
                let rows = chosen_of(&self.chosen, count);
                let head = if part == CopyOf::Rows { line_of_heads(heads, &block) } else { String::new() };
                let columns = CopiedColumns::Block(block.len());
                Some(Copied { text: head + &lines(&rows, &block, text), rows: rows.len(), columns })
            }
            (CopyOf::Rows, None) => Some(Copied::rows(&self.chosen, heads, count, text)),
            (CopyOf::Column, None) => self.copied_column(&chosen_of(&self.chosen, count), heads, text),
            (CopyOf::WholeColumn, _) => self.copied_column(&(0..count).collect::<Vec<_>>(), heads, text),
            (CopyOf::Cell, _) => {
                let at = self.chosen.at().filter(|row| *row < count);
                self.copied_column(at.as_slice(), heads, text)
            }
        }
    }

    /// Places of the columns that are chosen together.
    fn block(&self, heads: &[Column]) -> Option<Vec<usize>> {
        let is_copied = |place: &usize| heads.get(*place).is_some_and(|head| !head.hidden);
        let block: Vec<usize> = self.columns.block().iter().map(|column| column.place).filter(is_copied).collect();
        (!block.is_empty()).then_some(block)
    }

    /// The chosen column of some rows.
    fn copied_column(&self, rows: &[usize], heads: &[Column], text: impl Fn(usize, usize) -> String) -> Option<Copied> {
        let column = self.chosen_column()?;
        let head = heads.get(column).filter(|head| !head.hidden)?;
        let columns = CopiedColumns::One(head.title.clone());
        Some(Copied { text: lines(rows, &[column], text), rows: rows.len(), columns })
    }
}
