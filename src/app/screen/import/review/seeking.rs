//! Looking for a file or a cell in a long list of them, by some letters of it.

use iced::widget::container;
use iced::{Element, Task};

use super::{Action, By, Message, Review};
use crate::app::screen::import::model::{CellLine, FileLine};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::widget::{hinted, text_field};
use crate::domain::text::search_key;
use crate::i18n::Words;
use crate::say;

/// Id of the search input.
pub const SEARCH: &str = "import-search";

/// Up to so many files are seen at a glance.
const FEW: usize = 12;
const WIDTH: f32 = 196.0;

/// What is looked for, accents left out.
pub(super) struct Wanted(String);

impl Wanted {
    pub(super) fn of(query: &str) -> Self {
        Self(search_key(query))
    }

    fn is_in(&self, texts: &[&str]) -> bool {
        self.0.is_empty() || texts.iter().any(|text| search_key(text).contains(&self.0))
    }

    /// By its name and whose it is.
    pub(super) fn fits_file(&self, file: &FileLine) -> bool {
        self.is_in(&[&file.name, &file.unit, &file.period])
    }

    /// By all that stands in its row.
    pub(super) fn fits_cell(&self, cell: &CellLine, file: &str) -> bool {
        self.is_in(&[file, &cell.cell, &cell.indicator, &cell.seen, &cell.matter])
    }
}

impl Review {
    /// Shows what fits. What was chosen stays chosen where it does; of files, the first that fits is looked at instead.
    pub(super) fn seek(&mut self, query: String, shared: &Shared) -> Action {
        (self.query, self.inside, self.leaving) = (query, false, false);
        let cell = self.cells.selected().and_then(|row| self.shown_cells.get(row).copied());
        self.arrange();
        self.cells.select(cell.and_then(|cell| self.shown_cells.iter().position(|shown| *shown == cell)));
        self.files.select(self.row_of(self.chosen));
        let rewound = Task::batch([self.files.rewind(), self.cells.rewind()]);
        if self.by == By::Cell || self.row_of(self.chosen).is_some() || self.shown.is_empty() {
            return Action::Run(rewound);
        }
        self.choose(self.shown.first().copied());
        Action::Run(Task::batch([rewound, self.load_detail(shared)]))
    }

    /// The search, where there is more than a glance takes in.
    pub(super) fn search_field<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        let is_long = self.view.files.len() > FEW || self.view.cells.len() > FEW;
        let field = || text_field(SEARCH, &say!(words, "import-search"), &self.query, Message::Sought).above_list();
        is_long.then(|| hinted(container(Element::from(field())).width(WIDTH), Shortcut::Find.keys()))
    }
}
