//! Columns led by the keyboard, as a spreadsheet leads through its cells: one is chosen and comes into sight, is made wider or
//! narrower, and rows are sorted by it.

use iced::Task;
use iced::keyboard::Modifiers;

use super::VirtualTable;
use super::columns::{Columns, NARROWEST, WIDEST};
use super::menu::Wish;
use super::order::Sort;

/// By how much one key makes a column wider or narrower, in pixels.
const NOTCH: f32 = 16.0;

/// What a key does with the columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnStep {
    /// To the next column at the left; from the first one back to the row as a whole.
    Left,
    Right,
    First,
    Last,
    /// To the first row, or the last one; a chosen column becomes the first or the last.
    Top,
    Bottom,
    Narrower,
    Wider,
    /// As wide as the widest cell.
    Fit,
    /// As wide as it comes.
    AsItComes,
    /// Rows in this order; once more, in the order they come in.
    Sort {
        descending: bool,
    },
}

/// The columns as they were shown last, left to right; those out of sight too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub(super) columns: Vec<ShownColumn>,
    pub(super) room: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ShownColumn {
    /// Its place among all columns.
    pub(super) place: usize,
    /// In pixels.
    pub(super) width: f32,
    /// What it takes where not all have room.
    pub(super) least: f32,
    pub(super) sortable: bool,
    pub(super) title: String,
}

impl VirtualTable {
    /// The place of the column that the keyboard has come to, or that a cell was clicked in.
    pub fn chosen_column(&self) -> Option<usize> {
        self.columns.chosen
    }

    /// How many columns are chosen together; 0 where it is not more than one.
    pub fn columns_chosen(&self) -> usize {
        self.columns.block().len()
    }

    pub(super) fn column_step<T: Send + 'static>(&mut self, step: ColumnStep, count: usize) -> Task<T> {
        match step {
            ColumnStep::Left | ColumnStep::Right | ColumnStep::First | ColumnStep::Last => {
                self.columns.go(step, self.held.shift());
            }
            ColumnStep::Top | ColumnStep::Bottom => return self.reach_corner(step == ColumnStep::Top, count),
            // At first a key only shows which column it would be.
            _ if self.columns.chosen.is_none() => self.columns.go(ColumnStep::First, false),
            ColumnStep::Narrower => self.resize(-NOTCH),
            ColumnStep::Wider => self.resize(NOTCH),
            ColumnStep::Fit => self.columns.fitting = self.columns.chosen,
            ColumnStep::AsItComes => {
                self.columns.chosen.into_iter().for_each(|column| self.columns.reset(column));
                self.layout_changes();
            }
            ColumnStep::Sort { descending } => self.sort_by_chosen(descending),
        }
        Task::none()
    }

    fn reach_corner<T: Send + 'static>(&mut self, top: bool, count: usize) -> Task<T> {
        let Some(last) = count.checked_sub(1) else { return Task::none() };
        if self.columns.is_led() {
            self.columns.go(if top { ColumnStep::First } else { ColumnStep::Last }, self.held.shift());
        } else if !self.held.shift() {
            self.columns.stand_alone();
        }
        let row = if top { 0 } else { last };
        // Ctrl is of the key.
        self.chosen.choose(row, self.held - Modifiers::COMMAND);
        self.reveal(row)
    }

    fn resize(&mut self, by: f32) {
        let Some(column) = self.columns.chosen_as_shown() else { return };
        let (place, width) = (column.place, column.width);
        self.columns.set_width(place, width + by);
        self.columns.bring_into_sight();
        self.layout_changes();
    }

    /// What [`ColumnStep::Fit`] asked for was measured: the widest cell of a column, in pixels.
    pub(super) fn fit(&mut self, column: usize, width: f32) {
        self.columns.fitting = None;
        // What is wider than the table could not be seen whole anyway.
        let most = if self.columns.shown.room > NARROWEST { self.columns.shown.room } else { WIDEST };
        self.columns.set_width(column, width.ceil().min(most));
        self.columns.bring_into_sight();
        self.layout_changes();
    }

    fn sort_by_chosen(&mut self, descending: bool) {
        let Some(column) = self.columns.chosen_as_shown() else { return };
        if !column.sortable {
            self.wish = Some(Wish::SayUnsorted(column.title.clone()));
            return;
        }
        let sort = Sort { column: column.place, descending };
        if self.sorts.first() == Some(&sort) {
            self.sorts.remove(0);
        } else {
            self.sort_first_by(sort);
        }
        self.layout_changes();
    }
}

impl Columns {
    fn position(&self, place: usize) -> Option<usize> {
        self.shown.columns.iter().position(|column| column.place == place)
    }

    pub(super) fn chosen_as_shown(&self) -> Option<&ShownColumn> {
        self.shown.columns.get(self.position(self.chosen?)?)
    }

    /// To another column, alone; `reaching` with all up to it from the one that was set out from.
    pub(super) fn go(&mut self, step: ColumnStep, reaching: bool) {
        let last = self.shown.columns.len().checked_sub(1);
        let now = self.chosen.and_then(|place| self.position(place));
        let next = match (step, now) {
            (ColumnStep::Left, Some(0)) if reaching => Some(0),
            (ColumnStep::Left, now) => now.and_then(|now| now.checked_sub(1)),
            (ColumnStep::Right, Some(now)) => last.map(|last| last.min(now + 1)),
            (ColumnStep::Last, _) => last,
            _ => last.map(|_| 0),
        };
        let from = self.from.or(self.chosen).filter(|_| reaching);
        self.lead_to(next.map(|next| self.shown.columns[next].place));
        self.from = from;
        self.bring_into_sight();
    }

    /// The columns that are chosen together, left to right; nothing where it is not more than one.
    pub(super) fn block(&self) -> &[ShownColumn] {
        let ends = self.from.and_then(|from| self.position(from)).zip(self.chosen.and_then(|to| self.position(to)));
        match ends.filter(|(from, to)| from != to) {
            Some((from, to)) => &self.shown.columns[from.min(to)..=from.max(to)],
            None => &[],
        }
    }

    /// Whether the column at a place is one of several that are chosen together.
    pub(super) fn is_in_block(&self, place: usize) -> bool {
        self.block().iter().any(|column| column.place == place)
    }

    /// Goes across just so far that the chosen column is seen whole.
    fn bring_into_sight(&mut self) {
        let Some(at) = self.chosen.and_then(|place| self.position(place)) else { return };
        let least = |range: std::ops::Range<usize>| -> f32 {
            self.shown.columns[range].iter().map(|column| column.least).sum()
        };
        let frozen = self.frozen.min(self.shown.columns.len());
        if at < frozen {
            return;
        }
        let left = self.shown.room - least(0..frozen);
        let furthest = at - frozen;
        let fits = |skipped: &usize| least(frozen + skipped..at + 1) <= left;
        let enough = (0..furthest).find(fits).unwrap_or(furthest);
        self.skipped = self.skipped.clamp(enough, furthest);
    }
}
