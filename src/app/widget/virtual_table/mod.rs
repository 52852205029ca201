//! A table that builds only the rows in sight, so that a thousand rows scroll as smoothly as twenty. It behaves as in a
//! spreadsheet: sorted by several columns, rows chosen one by one or in a run and copied, first columns that stay, edges that are
//! dragged, a menu under the other button of the mouse.

mod by_key;
mod chosen;
mod columns;
mod copied;
mod fit;
mod layout;
mod menu;
mod order;
mod sought;
#[cfg(test)]
mod tests;
mod view;
mod watch;
mod whole;

use std::borrow::Cow;
use std::collections::BTreeSet;

use iced::keyboard::Modifiers;
use iced::widget::Id;
use iced::widget::operation::{scroll_by, scroll_to};
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use iced::{Size, Task};

use self::columns::Columns;
use self::layout::Kept;
use crate::app::focus;

pub use by_key::{ColumnStep, Shown};
pub use chosen::Chosen;
pub use columns::Column;
pub use copied::{Copied, CopiedColumns, CopyOf};
pub use layout::Layout;
pub use menu::{Asked, Choice, TableMenu, Wish};
pub use order::{Key, Order, Sort};
pub use sought::Sought;
pub use whole::{Around, Spans, Stance};

/// Rows built above and below those in sight, so that a wheel notch shows no gap before the next view.
const MARGIN_ROWS: usize = 6;
/// Assumed until the table was laid out once.
const FIRST_HEIGHT: f32 = 1200.0;
/// A step of the keyboard through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

impl Step {
    /// Whether it leads towards the beginning.
    pub fn is_back(self) -> bool {
        matches!(self, Self::Up | Self::PageUp | Self::First)
    }
}

/// What happened in a table.
#[derive(Debug, Clone)]
pub enum Event {
    Scrolled(Viewport),
    Resized(Size),
    /// The pointer went down in the column at a place …
    Touched(usize),
    /// … and a row was picked …
    Picked(usize),
    /// … or those from one up to another were drawn over.
    Swept {
        from: usize,
        to: usize,
    },
    /// Where rows unfold: one was clicked `twice`, or once in the cell that opens it.
    Opened {
        row: usize,
        twice: bool,
    },
    /// A head is pressed: it decides first, and with Shift last.
    SortBy(usize),
    /// Rows in an order that a menu offers.
    Ordered(Order),
    Stepped(Step),
    /// To another row, while those that are chosen stay.
    Led(Step),
    /// The row that the keyboard is at is chosen beside the others, or no longer.
    Toggled,
    /// Letters were typed that a row begins with.
    Sought(Sought),
    /// Every row is chosen.
    AllChosen,
    /// Keys that are held: Shift chooses up to a row.
    Held(Modifiers),
    /// The right edge of a column, so wide now, is taken.
    EdgeTaken(usize, f32),
    /// The pointer is at so many pixels from the left.
    Dragged(f32),
    Released,
    /// A column is to be as wide as its widest cell …
    EdgeDoubled(usize),
    /// … which is so wide.
    Fitted(usize, f32),
    /// A key for the columns.
    Column(ColumnStep),
    /// What the view made of the columns.
    Shown(Shown),
    /// One column to the right, or back.
    Across(bool),
    /// So many columns are out of sight at the left.
    Skipped(u16),
    /// The menu is asked for by key …
    MenuByKey,
    /// … or at a place.
    MenuAsked(Asked),
}

impl Event {
    /// Whether rows are in another order after it.
    pub fn sorts(&self) -> bool {
        matches!(self, Self::SortBy(_) | Self::Ordered(_) | Self::Column(ColumnStep::Sort { .. }))
    }

    /// Whether the table only tells how it is laid out: nobody did anything.
    pub fn is_of_layout(&self) -> bool {
        let is_of_pointer = matches!(self, Self::Held(_) | Self::Touched(_));
        is_of_pointer || matches!(self, Self::Scrolled(_) | Self::Resized(_) | Self::Shown(_) | Self::Fitted(..))
    }

    /// Whether a row may be chosen by it.
    pub fn chooses(&self) -> bool {
        let is_corner = matches!(self, Self::Column(ColumnStep::Top | ColumnStep::Bottom));
        let is_in_menu = matches!(self, Self::MenuAsked(Asked { row: Some(_), .. }));
        let is_by_pointer = matches!(self, Self::Picked(_) | Self::Swept { .. });
        let is_by_key = matches!(self, Self::Stepped(_) | Self::Led(_) | Self::Toggled | Self::Sought(_));
        is_by_pointer || is_by_key || is_corner || is_in_menu
    }

    /// Whether a row was pressed, with whichever button: the keyboard is in this table from now on.
    pub fn is_pressed(&self) -> bool {
        matches!(self, Self::Picked(_) | Self::Swept { .. } | Self::MenuAsked(_))
    }

    /// Whether rows are being drawn over, to be chosen and not opened.
    pub fn is_sweep(&self) -> bool {
        matches!(self, Self::Swept { .. })
    }
}

/// What a table remembers between views.
#[derive(Debug, Clone)]
pub struct VirtualTable {
    id: Id,
    name: Option<Cow<'static, str>>,
    kept: Kept,
    offset: f32,
    height: f32,
    /// Nothing: not laid out yet.
    width: Option<f32>,
    row_height: f32,
    /// All rows are built, each as high as what is in it.
    is_whole: bool,
    chosen: Chosen,
    held: Modifiers,
    /// The place of the column that the pointer went down in.
    touched: Option<usize>,
    /// Rows that stay chosen beside those that are drawn over.
    beside: BTreeSet<usize>,
    /// The row that the pointer went down in, where rows know of each other only by this.
    drawn_from: Option<usize>,
    /// Places of the columns that rows are known by; none: the first one of words.
    known_by: &'static [usize],
    /// What decides first stands first.
    sorts: Vec<Sort>,
    columns: Columns,
    words: TableWords,
    /// The menu was asked for by key: the view tells where.
    asks_menu: bool,
    wish: Option<Wish>,
}

/// What every table says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableWords {
    /// The keys for columns, told with every head.
    pub keys: String,
    /// Before the names of the columns that rows are sorted by.
    pub sorted_by: String,
    /// What has rows stand as they come.
    pub unsort: String,
}

impl VirtualTable {
    /// A table with rows of `row_height` logical pixels.
    pub fn new(row_height: f32) -> Self {
        Self {
            id: Id::unique(),
            name: None,
            kept: Kept::Not,
            offset: 0.0,
            height: FIRST_HEIGHT,
            width: None,
            row_height,
            is_whole: false,
            chosen: Chosen::default(),
            held: Modifiers::default(),
            touched: None,
            beside: BTreeSet::new(),
            drawn_from: None,
            known_by: &[],
            sorts: Vec::new(),
            columns: Columns::default(),
            words: TableWords::default(),
            asks_menu: false,
            wish: None,
        }
    }

    /// Has it say this.
    pub fn say(&mut self, words: &TableWords) {
        if self.words != *words {
            words.clone_into(&mut self.words);
        }
    }

    /// The same table with so many columns that stay when the others go across.
    pub fn frozen(mut self, columns: usize) -> Self {
        self.columns.frozen = columns;
        self
    }

    /// The selected row's place in the order shown.
    pub fn selected(&self) -> Option<usize> {
        self.chosen.at()
    }

    /// Selects a row, or none.
    pub fn select(&mut self, index: Option<usize>) {
        if self.chosen.at() != index {
            self.chosen.begin(index);
        }
    }

    /// Selects a row alone, or none: no run is left.
    pub fn select_alone(&mut self, index: Option<usize>) {
        self.chosen.begin(index);
    }

    /// Which keys are held: what is drawn may not have heard of them.
    pub fn hold(&mut self, modifiers: Modifiers) {
        self.held = modifiers;
    }

    /// Its width as it was laid out last, in pixels.
    pub fn width(&self) -> Option<f32> {
        self.width
    }

    /// Keys that are held.
    pub fn held(&self) -> Modifiers {
        self.held
    }

    /// Whether a key is held by which a row is chosen beside others.
    pub fn is_reaching(&self) -> bool {
        self.held.shift() || self.held.command()
    }

    /// The rows that are chosen, in the order shown.
    pub fn chosen(&self) -> &BTreeSet<usize> {
        self.chosen.rows()
    }

    /// Whether more than one row is chosen.
    pub fn has_several(&self) -> bool {
        self.chosen.is_several()
    }

    /// Takes an event in, for a table of `count` rows. The task scrolls the selected row into sight.
    pub fn update<T: Send + 'static>(&mut self, event: &Event, count: usize) -> Task<T> {
        if !event.is_of_layout() {
            self.asks_menu = false;
        }
        match event {
            Event::Scrolled(viewport) => {
                self.offset = viewport.absolute_offset().y;
                self.height = viewport.bounds().height;
            }
            Event::Resized(size) => return self.resized(*size),
            Event::Touched(column) => {
                self.touched = Some(*column);
                self.beside = if self.held.command() { self.chosen.rows().clone() } else { BTreeSet::new() };
            }
            Event::Picked(index) => {
                self.columns.touch(self.touched.take());
                self.chosen.choose(*index, self.held);
                self.drawn_from = self.is_whole.then_some(*index);
            }
            Event::Swept { from, to } => return self.sweep(*from, *to),
            // Rows are the page's to open.
            Event::Opened { .. } => {}
            Event::SortBy(column) => {
                match self.held.shift() {
                    true => self.sort_last_by(*column),
                    false => self.sort_by(*column),
                }
                self.layout_changes();
            }
            Event::Ordered(order) => {
                self.order_by_chosen(*order);
                self.layout_changes();
            }
            Event::Stepped(step) => return self.step(*step, count),
            Event::Led(step) => return self.lead(*step, count),
            Event::Toggled => {
                let at = self.chosen.at().filter(|row| *row < count);
                at.into_iter().for_each(|row| self.chosen.choose(row, Modifiers::COMMAND));
            }
            Event::Sought(sought) => return self.go_to_sought(sought, count),
            Event::AllChosen => self.chosen.all(count),
            Event::Held(modifiers) => self.held = *modifiers,
            Event::EdgeTaken(column, width) => self.columns.begin(*column, *width),
            Event::Dragged(x) => {
                self.columns.drag(*x);
                self.layout_changes();
            }
            Event::Released => {
                self.columns.end();
                self.drawn_from = None;
            }
            Event::EdgeDoubled(column) => {
                self.columns.end();
                self.columns.fitting = Some(*column);
            }
            Event::Fitted(column, width) => self.fit(*column, *width),
            Event::Column(step) => return self.column_step(*step, count),
            Event::Shown(shown) => self.columns.shown.clone_from(shown),
            Event::Across(right) => {
                let skipped = self.columns.skipped;
                self.columns.skipped = if *right { skipped + 1 } else { skipped.saturating_sub(1) };
            }
            Event::Skipped(columns) => self.columns.skipped = usize::from(*columns),
            Event::MenuByKey => return self.ask_menu_by_key(count),
            Event::MenuAsked(asked) => self.show_menu(*asked),
        }
        Task::none()
    }

    /// Through the rows; within a row once a column was chosen by key, as in a spreadsheet, Home and End lead to its ends.
    fn step<T: Send + 'static>(&mut self, step: Step, count: usize) -> Task<T> {
        if self.columns.is_led() && matches!(step, Step::First | Step::Last) {
            let end = if step == Step::First { ColumnStep::First } else { ColumnStep::Last };
            self.columns.go(end, self.held.shift());
            return Task::none();
        }
        let Some(next) = self.next(step, count) else { return Task::none() };
        if !self.held.shift() {
            self.columns.stand_alone();
        }
        self.chosen.choose(next, self.held);
        self.reveal(next)
    }

    /// The rows from one to another are chosen; with Shift from where the last run began.
    fn sweep<T: Send + 'static>(&mut self, from: usize, to: usize) -> Task<T> {
        // At the first of them: the column that the pointer went down in.
        if self.touched.is_some() {
            self.columns.touch(self.touched.take());
        }
        let from = self.chosen.from().filter(|_| self.held.shift()).unwrap_or(from);
        self.chosen.run(from, to, &self.beside);
        self.reveal(to)
    }

    fn lead<T: Send + 'static>(&mut self, step: Step, count: usize) -> Task<T> {
        let Some(next) = self.next(step, count) else { return Task::none() };
        self.chosen.lead(next);
        self.reveal(next)
    }

    /// The row that a step leads to.
    fn next(&self, step: Step, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let page = ((self.height / self.row_height) as usize).saturating_sub(1).max(1);
        let next = match (self.chosen.at(), step) {
            (_, Step::First) => 0,
            (_, Step::Last) => last,
            (None, _) => 0,
            (Some(index), Step::Up) => index.saturating_sub(1),
            (Some(index), Step::Down) => index + 1,
            (Some(index), Step::PageUp) => index.saturating_sub(page),
            (Some(index), Step::PageDown) => index + page,
        };
        Some(next.min(last))
    }

    /// The row that the keyboard is at stays in sight where the table gets lower.
    fn resized<T: Send + 'static>(&mut self, size: Size) -> Task<T> {
        let bottom = |row: usize| (row + 1) as f32 * self.row_height;
        let was_seen =
            |row: &usize| !self.is_whole && self.width.is_some() && bottom(*row) <= self.offset + self.height;
        let at = self.chosen.at().filter(was_seen);
        let gets_lower = size.height < self.height;
        (self.height, self.width) = (size.height, Some(size.width));
        at.filter(|_| gets_lower).map_or_else(Task::none, |row| self.reveal(row))
    }

    /// Scrolls a row into sight where it is not.
    pub fn reveal<T: Send + 'static>(&mut self, index: usize) -> Task<T> {
        // Where it is, only what is laid out knows.
        if self.is_whole {
            return focus::reveal();
        }
        let top = index as f32 * self.row_height;
        let bottom = top + self.row_height;
        let offset = if top < self.offset {
            top
        } else if bottom > self.offset + self.height {
            bottom - self.height
        } else {
            return Task::none();
        };
        self.offset = offset;
        scroll_to(self.id.clone(), AbsoluteOffset { x: 0.0, y: offset })
    }

    /// Scrolls so many pixels up or down.
    pub fn turn<T: Send + 'static>(&self, y: f32) -> Task<T> {
        scroll_by(self.id.clone(), AbsoluteOffset { x: 0.0, y })
    }

    /// Scrolls to where the table was: its scroll area is made anew each time the table comes into sight again.
    pub fn restore<T: Send + 'static>(&self) -> Task<T> {
        scroll_to(self.id.clone(), AbsoluteOffset { x: 0.0, y: self.offset })
    }

    /// Scrolls to the first row: other rows are shown now.
    pub fn rewind<T: Send + 'static>(&mut self) -> Task<T> {
        self.offset = 0.0;
        self.restore()
    }

    /// The rows to build of `count`.
    pub fn in_sight(&self, count: usize) -> std::ops::Range<usize> {
        // Fewer rows than before: the scroll area holds its end in sight without telling.
        let furthest = (count as f32 * self.row_height - self.height).max(0.0);
        let first = (self.offset.clamp(0.0, furthest) / self.row_height) as usize;
        let shown = (self.height / self.row_height).ceil() as usize + 1;
        let from = first.saturating_sub(MARGIN_ROWS).min(count);
        from..(first + shown + MARGIN_ROWS).min(count)
    }
}
