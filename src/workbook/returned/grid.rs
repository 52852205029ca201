//! How wide the columns and how high the rows of a sheet are, so that the box of a comment is as large as its text.

use std::collections::BTreeMap;

use super::Mark;
use crate::domain::CellAddress;

const LAST_COLUMN: u32 = 16_383;
const LAST_ROW: u32 = 1_048_575;
/// Pixels, as anchors count them: a character of a column's width, a point of a row's height.
const CHARACTER: f64 = 7.0;
const POINT: f64 = 96.0 / 72.0;
/// A box is so wide, and holds so many characters of a comment's font a line, on the safe side.
const WIDTH: u32 = 300;
const CHARACTERS: usize = 42;
const LINE: u32 = 17;
const PADDING: u32 = 16;
/// More lines than a screen shows are of no use; the list holds them all.
const MOST_LINES: u32 = 34;
/// Farther than this from its cell no box ends.
const FAR: u32 = 2_000;
/// Between the cell and its box.
const GAP: u32 = 12;

/// Where a box begins and ends: column, pixels into it, row, pixels into it; then the same for its end.
pub(super) type Anchor = [u32; 8];

/// The sizes of a sheet in pixels.
#[derive(Debug)]
pub(super) struct Grid {
    column: u32,
    row: u32,
    /// By their first column: the last one, and the size.
    columns: BTreeMap<u32, (u32, u32)>,
    rows: BTreeMap<u32, u32>,
    /// Where the merged range of a cell ends.
    merged: BTreeMap<CellAddress, u32>,
}

impl Default for Grid {
    fn default() -> Self {
        Self { column: 64, row: 20, columns: BTreeMap::new(), rows: BTreeMap::new(), merged: BTreeMap::new() }
    }
}

impl Grid {
    /// What counts where nothing else is said, in characters and points.
    pub(super) fn set_defaults(&mut self, width: Option<f64>, height: Option<f64>) {
        self.column = width.map_or(self.column, |width| pixels(width * CHARACTER));
        self.row = height.map_or(self.row, |height| pixels(height * POINT));
    }

    pub(super) fn set_columns(&mut self, first: u32, last: u32, width: Option<f64>, hidden: bool) {
        let size = if hidden { 0 } else { width.map_or(self.column, |width| pixels(width * CHARACTER)) };
        self.columns.insert(first, (last, size));
    }

    pub(super) fn set_row(&mut self, row: u32, height: Option<f64>, hidden: bool) {
        if hidden || height.is_some() {
            let size = if hidden { 0 } else { height.map_or(self.row, |height| pixels(height * POINT)) };
            self.rows.insert(row, size);
        }
    }

    /// `range` is merged: its first cell reaches to its last column.
    pub(super) fn merge(&mut self, range: &str) {
        let ends = range.split_once(':').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
        if let Some((first, last)) = ends {
            let last: CellAddress = last;
            self.merged.insert(first, last.column);
        }
    }

    /// The box of a cell's comment: beside the cell, so that it stays in sight; at the sheet's right edge before it.
    pub(super) fn anchor(&self, cell: CellAddress, lines: u32) -> Anchor {
        let height = lines.clamp(2, MOST_LINES) * LINE + PADDING;
        let beside = self.merged.get(&cell).copied().unwrap_or(cell.column) + 1;
        let fits = reach(beside, GAP + WIDTH, LAST_COLUMN, |at| self.column_size(at)).0 < LAST_COLUMN;
        let left = if fits { beside } else { cell.column.saturating_sub(8) };
        let (right, right_at) = reach(left, GAP + WIDTH, LAST_COLUMN, |at| self.column_size(at));
        let fits = reach(cell.row, height, LAST_ROW, |at| self.row_size(at)).0 < LAST_ROW;
        let top = if fits { cell.row } else { cell.row.saturating_sub(lines + 1) };
        let (bottom, bottom_at) = reach(top, height, LAST_ROW, |at| self.row_size(at));
        [left, GAP.min(self.column_size(left)), top, 2, right, right_at, bottom, bottom_at]
    }

    fn column_size(&self, column: u32) -> u32 {
        let known = self.columns.range(..=column).next_back().filter(|(_, (last, _))| column <= *last);
        known.map_or(self.column, |(_, (_, size))| *size)
    }

    fn row_size(&self, row: u32) -> u32 {
        self.rows.get(&row).copied().unwrap_or(self.row)
    }
}

/// Lines that a comment takes: that of its author, and those of each note.
pub(super) fn lines_of(mark: &Mark) -> u32 {
    let note = |text: usize| text.div_ceil(CHARACTERS);
    let notes = mark.notes.iter().map(|said| note(said.severity.chars().count() + 2 + said.text.chars().count()));
    u32::try_from(1 + notes.sum::<usize>()).unwrap_or(MOST_LINES)
}

/// The column or row in which a length from the edge of `from` on ends, and how far in; hidden ones are passed, but not
/// without end.
fn reach(from: u32, length: u32, last: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let last = last.min(from.saturating_add(FAR));
    let (mut at, mut left) = (from.min(last), length);
    while at < last && left >= size(at) {
        left -= size(at);
        at += 1;
    }
    (at, left.min(size(at)))
}

/// Sizes beyond what a sheet allows are a writer's slip.
fn pixels(size: f64) -> u32 {
    size.clamp(0.0, 4_096.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::super::Note;
    use super::*;
    use crate::domain::Severity;

    #[test]
    fn a_box_is_as_large_as_its_text_whatever_the_columns_and_rows() {
        let mut grid = Grid::default();
        grid.set_columns(5, 5, Some(2.0), false);
        grid.set_columns(6, 8, None, true);
        grid.set_row(12, Some(60.0), false);
        let cell: CellAddress = "E12".parse().unwrap();
        let [left, left_at, top, _, right, right_at, bottom, bottom_at] = grid.anchor(cell, 5);
        assert_eq!((left, left_at, top), (5, 12, 11));
        // 14 pixels, three hidden columns, then columns of 64.
        assert_eq!((right, right_at), (13, 312 - 14 - 4 * 64));
        assert_eq!((bottom, bottom_at), (13, 5 * 17 + 16 - 20 - 80));
        grid.merge("E12:F12");
        assert_eq!(grid.anchor(cell, 5)[0], 6, "beside the whole merged cell");
    }

    #[test]
    fn boxes_stay_on_the_sheet() {
        for name in ["A1", "XFD1048576", "XFC3", "A1048570"] {
            let [left, _, top, _, right, _, bottom, _] = Grid::default().anchor(name.parse().unwrap(), 20);
            assert!(left < right && right <= LAST_COLUMN, "{name}: {left} {right}");
            assert!(top < bottom && bottom <= LAST_ROW, "{name}: {top} {bottom}");
        }
    }

    #[test]
    fn lines_are_counted_note_by_note() {
        let note = |length| Note { severity: "Lỗi".into(), text: "ă".repeat(length) };
        let mark = |notes| Mark { severity: Severity::Error, notes };
        assert_eq!(lines_of(&mark(vec![note(10)])), 2);
        assert_eq!(lines_of(&mark(vec![note(100), note(37)])), 5);
    }
}
