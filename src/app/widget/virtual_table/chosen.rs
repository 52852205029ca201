//! Rows that are chosen, as in a spreadsheet: one, a run of them up to where Shift was held, and those that Ctrl adds or takes
//! away.

use std::collections::BTreeSet;

use iced::keyboard::Modifiers;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The row that the keyboard is at. It need not be chosen: Ctrl leads past rows and takes one away.
    at: Option<usize>,
    /// Where a run begins that Shift chooses.
    from: Option<usize>,
    rows: BTreeSet<usize>,
}

impl Chosen {
    /// The row that the keyboard is at.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// Where a run begins that Shift chooses.
    pub fn from(&self) -> Option<usize> {
        self.from
    }

    /// One row alone, or none.
    pub fn begin(&mut self, row: Option<usize>) {
        (self.at, self.from, self.rows) = (row, row, row.into_iter().collect());
    }

    /// This row alone; all up to it with Shift; with Ctrl beside those that are chosen, or no longer where it was.
    pub fn choose(&mut self, row: usize, held: Modifiers) {
        let from = self.from.filter(|_| held.shift()).unwrap_or(row);
        let run = from.min(row)..=from.max(row);
        match (held.command(), held.shift()) {
            (true, false) if self.rows.remove(&row) => {}
            (true, _) => self.rows.extend(run),
            (false, _) => self.rows = run.collect(),
        }
        (self.at, self.from) = (Some(row), Some(from));
    }

    /// All from one row to another, and those beside them.
    pub fn run(&mut self, from: usize, to: usize, beside: &BTreeSet<usize>) {
        self.rows = beside.iter().copied().chain(from.min(to)..=from.max(to)).collect();
        (self.at, self.from) = (Some(to), Some(from));
    }

    /// The keyboard goes to a row; what is chosen stays.
    pub fn lead(&mut self, row: usize) {
        self.at = Some(row);
    }

    /// Every row of so many.
    pub fn all(&mut self, count: usize) {
        (self.from, self.at, self.rows) = (Some(0), count.checked_sub(1), (0..count).collect());
    }

    /// The rows, in the order shown.
    pub fn rows(&self) -> &BTreeSet<usize> {
        &self.rows
    }

    /// Whether a row is one of them.
    pub fn has(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    /// Whether it is more than one row.
    pub fn is_several(&self) -> bool {
        self.rows.len() > 1
    }

    /// The same rows, which stood as `before` and now stand as `after`.
    pub fn reorder(&mut self, before: &[usize], after: &[usize]) {
        let place = |row: &usize| after.iter().position(|other| Some(other) == before.get(*row));
        self.at = self.at.as_ref().and_then(place);
        self.from = self.at;
        self.rows = self.rows.iter().filter_map(place).collect();
    }
}
