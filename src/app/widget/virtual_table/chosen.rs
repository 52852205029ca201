//! Rows that are chosen: one, or a run of them up to where Shift was held.

use std::ops::RangeInclusive;

/// See the module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The row that the keyboard is at.
    at: Option<usize>,
    /// Where the run began.
    from: Option<usize>,
}

impl Chosen {
    /// The row that the keyboard is at.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// One row alone, or none.
    pub fn begin(&mut self, row: Option<usize>) {
        (self.at, self.from) = (row, row);
    }

    /// Up to this row where `up_to`, else this row alone.
    pub fn choose(&mut self, row: usize, up_to: bool) {
        if !up_to || self.at.is_none() {
            self.from = Some(row);
        }
        self.at = Some(row);
    }

    /// Every row of so many.
    pub fn all(&mut self, count: usize) {
        (self.from, self.at) = (Some(0), count.checked_sub(1));
    }

    /// The run, of which the row that the keyboard is at is an end.
    pub fn run(&self) -> Option<RangeInclusive<usize>> {
        let at = self.at?;
        let from = self.from.unwrap_or(at);
        Some(at.min(from)..=at.max(from))
    }

    /// Whether it is more than one row.
    pub fn is_run(&self) -> bool {
        self.run().is_some_and(|run| run.start() != run.end())
    }
}
