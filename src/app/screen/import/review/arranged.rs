//! In which order files and cells are shown: as they come, or as their heads were clicked.

use super::Review;
use super::seeking::Wanted;
use crate::app::screen::import::model::{CellLine, FileLine};
use crate::app::widget::virtual_table::Key;
use crate::domain::finding::Severity;

impl Review {
    /// Files that fit the chosen state, and all cells, each in the order of its heads.
    pub(in crate::app::screen::import) fn arrange(&mut self) {
        self.met.extend(self.view.files.iter().map(|file| file.state));
        let view = &self.view;
        // A state that no file is in any more is no longer to be chosen.
        self.filter.take_if(|state| view.count(*state) == 0);
        let wanted = Wanted::of(&self.query);
        let is_in_state = |file: &FileLine| self.filter.is_none_or(|state| state == file.state);
        let fits = |file: &usize| is_in_state(&view.files[*file]) && wanted.fits_file(&view.files[*file]);
        let mut files: Vec<usize> = (0..view.files.len()).filter(fits).collect();
        self.files.sort(&mut files, |file, column| of_file(&view.files[*file], column));
        let name = |cell: &CellLine| view.files.get(cell.file).map_or("", |file| &file.name);
        let unit = |cell: &CellLine| view.files.get(cell.file).map_or("", |file| &file.unit);
        let stands = |cell: &usize| {
            let cell = &view.cells[*cell];
            (!self.only_undecided || view.is_undecided(cell)) && wanted.fits_cell(cell, name(cell))
        };
        let mut cells: Vec<usize> = (0..view.cells.len()).filter(stands).collect();
        self.cells.sort(&mut cells, |cell, column| match (&view.cells[*cell], column) {
            // Files of one name stay apart.
            (cell, 0) => Key::Several(vec![Key::text(unit(cell)), Key::text(name(cell)), Key::place(cell.file)]),
            (cell, column) => of_cell(cell, column),
        });
        (self.shown, self.shown_cells) = (files, cells);
    }
}

fn of_file(file: &FileLine, column: usize) -> Key<'_> {
    match column {
        0 => Key::place(file.state as usize),
        1 => Key::text(&file.name),
        2 => Key::text(&file.unit),
        3 => Key::number(file.coverage.as_ref().map(|(coverage, _)| *coverage)),
        _ if file.waits + file.warnings == 0 => Key::Nothing,
        _ => Key::Several(vec![Key::place(file.waits), Key::place(file.warnings)]),
    }
}

fn of_cell(cell: &CellLine, column: usize) -> Key<'_> {
    match column {
        1 => Key::text(&cell.cell),
        2 => Key::text(&cell.indicator),
        3 => Key::text(&cell.seen),
        // What is worst comes first.
        4 => {
            let severity = Severity::Error as usize - cell.severity as usize;
            Key::Several(vec![Key::place(severity), Key::text(&cell.matter)])
        }
        _ => Key::number(cell.stake.as_ref().map(|(stake, _)| *stake)),
    }
}
