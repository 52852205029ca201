//! Every cell in question over all files, in one table: the one chosen is opened in its file beside it.

use iced::widget::container;
use iced::{Element, Fill, FillPortion, Task};

use super::history::Step;
use super::marks::severity_mark;
use super::{Action, Message, Review};
use crate::app::focus;
use crate::app::screen::import::model::{CellLine, FileLine, FileState, Spot};
use crate::app::screen::import::outcome::LINES;
use crate::app::shared::Shared;
use crate::app::theme::style;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, VirtualTable};
use crate::app::widget::{Column, Shape, dense, glyph, help_mark, hinted, label, marked, one_line, soft, strong};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// Files that a page of them leads on by.
const PAGE: usize = 10;

/// What the list at the left is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    #[default]
    File,
    Cell,
}

impl Review {
    /// Lists files, or every cell in question; the cell chosen last is still chosen, at first the one that most hangs on.
    pub(super) fn list_by(&mut self, by: By, shared: &Shared) -> Action {
        (self.by, self.inside, self.leaving) = (by, false, false);
        match by {
            By::File => Action::Run(self.files.restore()),
            By::Cell => {
                if self.cells.selected().is_none() && !self.shown_cells.is_empty() {
                    self.cells.select(Some(0));
                }
                self.open_cell(shared)
            }
        }
    }

    /// The other of the two lists.
    pub fn toggle_list(&mut self, shared: &Shared) -> Action {
        self.list_by(if self.by == By::File { By::Cell } else { By::File }, shared)
    }

    pub(super) fn cells_event(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        let before = self.cells.selected();
        let scroll = self.cells.update(event, self.shown_cells.len());
        if event.chooses() {
            self.left_at = None;
        }
        if event.sorts() {
            let before = self.shown_cells.clone();
            self.arrange();
            return Action::Run(self.cells.reordered(&before, &self.shown_cells));
        }
        let picked = matches!(event, virtual_table::Event::Picked(_));
        if event.is_pressed() {
            (self.inside, self.leaving) = (false, false);
        }
        let is_led = event.chooses() && self.cells.selected() != before;
        if !picked && !is_led {
            return Action::Run(scroll);
        }
        match self.open_cell(shared) {
            Action::Run(task) => Action::Run(Task::batch([scroll, task])),
            other => other,
        }
    }

    /// Shows the chosen cell in its file.
    fn open_cell(&mut self, shared: &Shared) -> Action {
        let Some(cell) = self.chosen_cell() else { return Action::None };
        let (file, index) = (cell.file, cell.index);
        if self.chosen == Some(file) && self.detail.ready().is_some() {
            return Action::Run(self.show_finding(index, shared));
        }
        self.choose(Some(file));
        let load = self.load_detail(shared);
        self.sought = Some(index);
        Action::Run(load)
    }

    /// What is shown at the right is the cell that is chosen in the list, whatever was decided about the one before.
    pub(super) fn open_followed(&mut self, shared: &Shared) -> Task<Message> {
        if self.by != By::Cell {
            return Task::none();
        }
        match self.open_cell(shared) {
            Action::Run(task) => task,
            _ => Task::none(),
        }
    }

    /// Goes on to the cell below the one that was left as it is.
    pub(super) fn next_cell(&mut self, shared: &Shared) -> Action {
        let down = virtual_table::Event::Stepped(virtual_table::Step::Down);
        self.cells_event(&down, shared)
    }

    fn chosen_cell(&self) -> Option<&CellLine> {
        self.view.cells.get(*self.shown_cells.get(self.cells.selected()?)?)
    }

    /// After a decision the list is another: the next cell that nobody decided about is chosen, unless something is still
    /// to be decided about the same.
    pub(super) fn follow_cells(&mut self, step: Option<&Step>) {
        let Some(last) = self.shown_cells.len().checked_sub(1) else { return self.cells.select(None) };
        let Some(row) = self.cells.selected().map(|row| row.min(last)) else { return };
        let same = step.and_then(|step| self.cell_row(step.file, step.spot.as_ref()?));
        let waits = |row: &usize| self.shown_cells.get(*row).is_some_and(|cell| self.view.cells[*cell].is_open());
        let next = same.filter(waits).or_else(|| (row..=last).find(waits)).or(same);
        self.cells.select(Some(next.unwrap_or(row)));
    }

    /// Where a cell of a file stands in the list; what is still to be decided about it first.
    pub(super) fn cell_row(&self, file: usize, spot: &Spot) -> Option<usize> {
        let cell = spot.cell.to_string();
        let is_it = |line: &CellLine| (line.file, &line.sheet, &line.cell) == (file, &spot.sheet, &cell);
        let mut rows = self.shown_cells.iter().enumerate().filter(|(_, place)| is_it(&self.view.cells[**place]));
        let first = rows.clone().next();
        rows.find(|(_, place)| self.view.cells[**place].is_open()).or(first).map(|(row, _)| row)
    }

    /// The code of the kind that the chosen cell is of.
    pub fn kind_of_chosen_cell(&self) -> Option<&'static str> {
        self.chosen_cell()?.kind
    }

    /// Shows no cells but those that were imported without anybody having decided about them.
    pub fn hold_to_undecided(&mut self) {
        self.only_undecided = true;
        self.query.clear();
        self.arrange();
        self.cells.select(None);
    }

    /// Scrolls, chooses and sorts in the table of cells, and opens nothing.
    pub fn look_through(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let scroll = self.cells.update(event, self.shown_cells.len());
        if event.sorts() {
            let before = self.shown_cells.clone();
            self.arrange();
            return self.cells.reordered(&before, &self.shown_cells);
        }
        scroll
    }

    /// Which of the files that were left out arrows have come to; where there are no cells they lead through those only.
    pub fn left_at(&self) -> Option<usize> {
        self.left_at.or_else(|| self.shown_cells.is_empty().then_some(0))
    }

    /// Leads through the files that were left out, which come after the cells; whether the step was one of theirs.
    pub fn step_through_left_over(&mut self, step: virtual_table::Step) -> bool {
        use virtual_table::Step;
        let Some(last) = self.left_over().count().min(LINES).checked_sub(1) else { return false };
        let is_past_cells = self.cells.selected().is_some_and(|at| at + 1 == self.shown_cells.len())
            && matches!(step, Step::Down | Step::PageDown);
        self.left_at = match (self.left_at(), step) {
            (None, _) if is_past_cells => Some(0),
            (None, _) => None,
            (Some(0), Step::Up | Step::PageUp) if !self.shown_cells.is_empty() => None,
            (Some(at), Step::Up) => Some(at.saturating_sub(1)),
            (Some(at), Step::Down) => Some((at + 1).min(last)),
            (Some(at), Step::PageUp) => Some(at.saturating_sub(PAGE)),
            (Some(at), Step::PageDown) => Some((at + PAGE).min(last)),
            (Some(_), Step::First) => Some(0),
            (Some(_), Step::Last) => Some(last),
        };
        self.left_at.is_some()
    }

    /// Cells that nobody decided about.
    pub fn undecided(&self) -> usize {
        self.view.undecided().count()
    }

    /// Files of which nothing was written and which are not known already, with their places.
    pub fn left_over(&self) -> impl Iterator<Item = (usize, &FileLine)> {
        let is_left = |state: FileState| !state.is_written() && state != FileState::Same;
        self.view.files.iter().enumerate().filter(move |(_, file)| is_left(file.state))
    }

    /// The cells, the most points first.
    pub fn cells_table<'a, T: Clone + 'a>(
        &'a self,
        words: &Words,
        on: impl Fn(virtual_table::Event) -> T + Clone + 'a,
        explain: Option<fn(&'static str) -> T>,
    ) -> Element<'a, T> {
        if self.shown_cells.is_empty() {
            let sought_in_vain = !self.view.cells.is_empty() && !self.query.is_empty();
            let nothing = if sought_in_vain { say!(words, "app-list-nothing") } else { say!(words, "import-no-cells") };
            return soft(nothing).into();
        }
        let hint = say!(words, "help-finding");
        let kept = say!(words, "import-kept-short");
        let help = move |cell: &CellLine| Some(help_mark(explain?(cell.kind?), hint.clone()));
        let table: &VirtualTable = &self.cells;
        let table = table.view(
            &cell_columns(words),
            self.shown_cells.len(),
            move |row, column| {
                let cell = self.shown_cells.get(row).and_then(|place| self.view.cells.get(*place));
                cell.map_or_else(|| label("").into(), |cell| self.cell(cell, column, help(cell), &kept))
            },
            on,
        );
        let is_led = !self.inside && self.left_at.is_none();
        focus::table(container(table).style(style::pane(is_led)).padding(1).height(Fill), is_led)
    }

    /// `help`: the mark that leads to what the documents say of its kind; `kept`: what is said before what was left as it is.
    fn cell<'a, T: 'a>(
        &'a self,
        cell: &'a CellLine,
        column: usize,
        help: Option<Element<'a, T>>,
        kept: &str,
    ) -> Element<'a, T> {
        match column {
            0 => one_line(dense(self.file_of(cell))).into(),
            1 => one_line(dense(&cell.cell)).into(),
            2 => one_line(dense(&cell.indicator)).into(),
            3 => one_line(dense(&cell.seen)).into(),
            4 if cell.kept => iced::widget::row![
                glyph(Shape::Check, 10.0, |tokens| tokens.reached),
                one_line(dense(if cell.edited { cell.matter.clone() } else { format!("{kept} {}", cell.matter) }))
                    .style(style::soft)
            ]
            .spacing(6)
            .align_y(iced::Center)
            .into(),
            4 => {
                let (shape, colour) = severity_mark(cell.severity);
                let matter = hinted(marked(shape, colour, &cell.matter), &cell.matter);
                iced::widget::row![container(matter).width(Fill).clip(true), help].align_y(iced::Center).into()
            }
            _ => match &cell.stake {
                None => soft(NO_VALUE).into(),
                // What was decided is no open loss: of an edited cell nothing, of one left as it is what somebody accepted.
                Some(_) if cell.edited => soft(NO_VALUE).into(),
                Some((_, said)) if cell.kept => soft(said).into(),
                Some((_, said)) => strong(said).into(),
            },
        }
    }
}

impl Review {
    /// The cells chosen, or all that are shown, for a spreadsheet.
    pub fn cells_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let cell = |row: usize| self.shown_cells.get(row).and_then(|place| self.view.cells.get(*place));
        let text = |row: usize, column: usize| cell(row).map_or_else(String::new, |cell| self.cell_text(cell, column));
        self.cells.copied(part, &cell_columns(words), self.shown_cells.len(), text)
    }

    /// "Đà Nẵng · 48_Da-Nang_2020-05.xlsx"; the name alone where it is not known whose the file is.
    fn file_of(&self, cell: &CellLine) -> String {
        match self.view.files.get(cell.file) {
            Some(file) if file.unit == NO_VALUE => file.name.clone(),
            Some(file) => format!("{} · {}", file.unit, file.name),
            None => String::new(),
        }
    }

    fn cell_text(&self, cell: &CellLine, column: usize) -> String {
        match column {
            0 => self.file_of(cell),
            1 => cell.cell.clone(),
            2 => cell.indicator.clone(),
            3 => cell.seen.clone(),
            4 => cell.matter.clone(),
            _ => match &cell.stake {
                Some((_, said)) if !cell.edited => said.clone(),
                Some(_) | None => NO_VALUE.to_owned(),
            },
        }
    }
}

fn cell_columns(words: &Words) -> [Column; 6] {
    [
        Column::text(say!(words, "import-column-file"), FillPortion(9)),
        Column::text(say!(words, "import-column-cell"), 54),
        Column::text(say!(words, "import-change-indicator"), FillPortion(8)),
        Column::text(say!(words, "import-seen"), FillPortion(5)),
        Column::text(say!(words, "import-column-matter"), FillPortion(8)),
        Column::number(say!(words, "import-column-stake"), 74),
    ]
}
