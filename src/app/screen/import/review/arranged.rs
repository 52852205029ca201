//! In which order files and cells are shown: as they come, or as their heads were clicked.

use std::cmp::Ordering;

use super::Review;
use super::seeking::Wanted;
use crate::app::screen::import::model::{CellLine, FileLine};
use crate::app::widget::virtual_table::Sort;
use crate::service::compared_names;

impl Review {
    /// Files that fit the chosen state, and all cells, each in the order of its heads.
    pub(super) fn arrange(&mut self) {
        let view = &self.view;
        // A state that no file is in any more is no longer to be chosen.
        self.filter.take_if(|state| view.count(*state) == 0);
        let wanted = Wanted::of(&self.query);
        let is_in_state = |file: &FileLine| self.filter.is_none_or(|state| state == file.state);
        let fits = |file: &usize| is_in_state(&view.files[*file]) && wanted.fits_file(&view.files[*file]);
        let mut files: Vec<usize> = (0..view.files.len()).filter(fits).collect();
        files.sort_by(|a, b| self.files.compare(|sort| by_head(&view.files[*a], &view.files[*b], sort)));
        let name = |cell: &CellLine| view.files.get(cell.file).map_or("", |file| &file.name);
        let stands = |cell: &usize| {
            let cell = &view.cells[*cell];
            (!self.only_undecided || view.is_undecided(cell)) && wanted.fits_cell(cell, name(cell))
        };
        let mut cells: Vec<usize> = (0..view.cells.len()).filter(stands).collect();
        cells.sort_by(|a, b| {
            let (a, b) = (&view.cells[*a], &view.cells[*b]);
            self.cells.compare(|sort| {
                let ordering = match sort.column {
                    0 => compared_names(name(a), name(b)).then(a.file.cmp(&b.file)),
                    1 => natural(&a.cell, &b.cell),
                    2 => natural(&a.indicator, &b.indicator),
                    3 => natural(&a.seen, &b.seen),
                    4 => b.severity.cmp(&a.severity).then_with(|| compared_names(&a.matter, &b.matter)),
                    _ => stake(a).cmp(&stake(b)),
                };
                turned(ordering, sort)
            })
        });
        (self.shown, self.shown_cells) = (files, cells);
    }
}

fn stake(cell: &CellLine) -> Option<rust_decimal::Decimal> {
    cell.stake.as_ref().map(|(stake, _)| *stake)
}

fn by_head(a: &FileLine, b: &FileLine, sort: Sort) -> Ordering {
    let coverage = |file: &FileLine| file.coverage.as_ref().map(|(coverage, _)| *coverage);
    let ordering = match sort.column {
        0 => a.state.cmp(&b.state),
        1 => natural(&a.name, &b.name),
        2 => compared_names(&a.unit, &b.unit),
        3 => coverage(a).cmp(&coverage(b)),
        _ => (a.waits, a.warnings).cmp(&(b.waits, b.warnings)),
    };
    turned(ordering, sort)
}

fn turned(ordering: Ordering, sort: Sort) -> Ordering {
    if sort.descending { ordering.reverse() } else { ordering }
}

/// Texts in which numbers stand in their order: `D2` before `D10`, `tep 9` before `tep 10`.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (text_a, number_a, rest_a) = cut(left);
        let (text_b, number_b, rest_b) = cut(right);
        let ordering = compared_names(text_a, text_b).then_with(|| {
            let [a, b] = [number_a, number_b].map(|digits| digits.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        });
        if ordering.is_ne() || (rest_a.is_empty() && rest_b.is_empty()) {
            return ordering.then_with(|| a.cmp(b));
        }
        (left, right) = (rest_a, rest_b);
    }
}

/// The text before the first number, the number, and what follows it.
fn cut(text: &str) -> (&str, &str, &str) {
    let (before, from) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
    let (number, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
    (before, number, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_stand_in_their_order() {
        let mut names = ["D10", "tep 10.xlsx", "D2", "Đà Nẵng 2", "tep 9.xlsx", "D2 b", "tep 09.xlsx", ""];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["", "D2", "D2 b", "D10", "Đà Nẵng 2", "tep 09.xlsx", "tep 9.xlsx", "tep 10.xlsx"]);
    }
}
