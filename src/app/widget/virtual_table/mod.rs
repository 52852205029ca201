//! A table that builds only the rows in sight, so that a thousand rows scroll as smoothly as twenty. It behaves as in a
//! spreadsheet: sorted by several columns, rows chosen in a run and copied, first columns that stay, edges that are dragged.

mod by_key;
mod chosen;
mod columns;
mod copied;
mod fit;
mod layout;
mod order;
#[cfg(test)]
mod tests;
mod watch;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use iced::keyboard::Modifiers;
use iced::mouse::Interaction;
use iced::widget::operation::scroll_to;
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use iced::widget::{Id, column, container, mouse_area, row, sensor, slider, space as gap};
use iced::{Center, Element, Fill, Length, Padding, Size, Task};

use self::columns::{Arranged, Columns};
use self::fit::Fit;
use self::layout::Kept;
use self::watch::Watch;
use super::{Shape, button, dense, glyph, hinted, line_across, one_line, soft};
use crate::app::theme::{font, space, style, text_size};

pub use by_key::{ColumnStep, Shown};
pub use chosen::Chosen;
pub use columns::Column;
pub use copied::{Copied, CopyOf};
pub use layout::Layout;
pub use order::{Key, Sort};

/// Rows built above and below those in sight, so that a wheel notch shows no gap before the next view.
const MARGIN_ROWS: usize = 6;
/// Assumed until the table was laid out once.
const FIRST_HEIGHT: f32 = 1200.0;
/// The scroll bar beside the rows, with the room around it.
const BAR: f32 = 12.0;
/// How close to an edge a column is taken by it.
const EDGE: f32 = 6.0;
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
    /// … and a row was picked.
    Picked(usize),
    SortBy(usize),
    Stepped(Step),
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
}

impl Event {
    /// Whether rows are in another order after it.
    pub fn sorts(&self) -> bool {
        matches!(self, Self::SortBy(_) | Self::Column(ColumnStep::Sort { .. }))
    }

    /// Whether the table only tells how it is laid out: nobody did anything.
    pub fn is_of_layout(&self) -> bool {
        let is_of_pointer = matches!(self, Self::Held(_) | Self::Touched(_));
        is_of_pointer || matches!(self, Self::Scrolled(_) | Self::Resized(_) | Self::Shown(_) | Self::Fitted(..))
    }

    /// Whether a row may be chosen by it.
    pub fn chooses(&self) -> bool {
        let is_corner = matches!(self, Self::Column(ColumnStep::Top | ColumnStep::Bottom));
        matches!(self, Self::Picked(_) | Self::Stepped(_)) || is_corner
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
    chosen: Chosen,
    held: Modifiers,
    /// The place of the column that the pointer went down in.
    touched: Option<usize>,
    /// What decides first stands first.
    sorts: Vec<Sort>,
    columns: Columns,
    /// The keys for columns, told with every head.
    keys: String,
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
            chosen: Chosen::default(),
            held: Modifiers::default(),
            touched: None,
            sorts: Vec::new(),
            columns: Columns::default(),
            keys: String::new(),
        }
    }

    /// Says with every head which keys do what with columns.
    pub fn say_keys(&mut self, keys: &str) {
        if self.keys != keys {
            keys.clone_into(&mut self.keys);
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

    /// Whether Shift is held, by which what is chosen reaches up to another row.
    pub fn is_reaching(&self) -> bool {
        self.held.shift()
    }

    /// The run of chosen rows, of which the selected one is an end.
    pub fn chosen(&self) -> Option<RangeInclusive<usize>> {
        self.chosen.run()
    }

    /// Whether more than one row is chosen.
    pub fn has_run(&self) -> bool {
        self.chosen.is_run()
    }

    /// Takes an event in, for a table of `count` rows. The task scrolls the selected row into sight.
    pub fn update<T: Send + 'static>(&mut self, event: &Event, count: usize) -> Task<T> {
        match event {
            Event::Scrolled(viewport) => {
                self.offset = viewport.absolute_offset().y;
                self.height = viewport.bounds().height;
            }
            Event::Resized(size) => (self.height, self.width) = (size.height, Some(size.width)),
            Event::Touched(column) => self.touched = Some(*column),
            Event::Picked(index) => {
                self.columns.touch(self.touched.take());
                self.choose(*index);
            }
            Event::SortBy(column) => {
                self.sort_by(*column);
                self.layout_changes();
            }
            Event::Stepped(step) => return self.step(*step, count),
            Event::AllChosen => self.chosen.all(count),
            Event::Held(modifiers) => self.held = *modifiers,
            Event::EdgeTaken(column, width) => self.columns.begin(*column, *width),
            Event::Dragged(x) => {
                self.columns.drag(*x);
                self.layout_changes();
            }
            Event::Released => self.columns.end(),
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
        }
        Task::none()
    }

    /// Up to this row where Shift is held, else this row alone.
    fn choose(&mut self, row: usize) {
        self.chosen.choose(row, self.held.shift());
    }

    /// Through the rows; within a row once a column was chosen by key, as in a spreadsheet, Home and End lead to its ends.
    fn step<T: Send + 'static>(&mut self, step: Step, count: usize) -> Task<T> {
        if self.columns.is_led() && matches!(step, Step::First | Step::Last) {
            self.columns.go(if step == Step::First { ColumnStep::First } else { ColumnStep::Last });
            return Task::none();
        }
        let Some(last) = count.checked_sub(1) else { return Task::none() };
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
        self.choose(next.min(last));
        self.reveal(next.min(last))
    }

    /// Scrolls a row into sight where it is not.
    pub fn reveal<T: Send + 'static>(&mut self, index: usize) -> Task<T> {
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

    /// The table: `cell(row, column)` makes one cell, `on` turns events into messages.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        columns: &[Column],
        count: usize,
        cell: impl Fn(usize, usize) -> Element<'a, Message>,
        on: impl Fn(Event) -> Message + Clone + 'a,
    ) -> Element<'a, Message> {
        let arranged = self.columns.arrange(columns, self.room());
        let range = self.in_sight(count);
        let above = range.start as f32 * self.row_height;
        let below = (count - range.end) as f32 * self.row_height;
        let chosen = self.chosen();
        // Where no bar takes its room the rows leave it free, so that heads stand over their columns.
        let free = if count as f32 * self.row_height > self.height { 0.0 } else { BAR };
        let rows = range.map(|index| {
            let shown = arranged.places.iter().zip(&arranged.widths);
            let cells = shown.map(|(place, width)| {
                let is_here = self.chosen.at() == Some(index) && self.columns.chosen == Some(*place);
                cell_box(cell(index, *place), &columns[*place], *width, is_here)
            });
            button(row(cells).push(gap().width(free)).height(Fill).align_y(Center))
                .width(Fill)
                .height(self.row_height)
                .padding(0)
                .clip(true)
                .style(style::list_row(chosen.as_ref().is_some_and(|chosen| chosen.contains(&index))))
                .on_press(on(Event::Picked(index)))
                .in_list()
                .into()
        });
        let body = column([gap().height(above).into()].into_iter().chain(rows)).push(gap().height(below));
        let (scrolled, shown, resized) = (on.clone(), on.clone(), on.clone());
        let body = super::scroll_area(body)
            .id(self.id.clone())
            .on_scroll(move |viewport| scrolled(Event::Scrolled(viewport)))
            .width(Fill)
            .height(Fill);
        let body = sensor(body)
            .on_show(move |size| shown(Event::Resized(size)))
            .on_resize(move |size| resized(Event::Resized(size)));
        let across = self.across(columns.len(), &arranged, on.clone());
        let fit = self.columns.fitting.filter(|place| *place < columns.len()).map(|place| {
            let cells = (0..count).map(|row| cell(row, place)).chain([self.title(place, &columns[place])]);
            let padding = cell_padding().x();
            let fitted = on.clone();
            Element::from(Fit::new(cells.collect(), move |width| fitted(Event::Fitted(place, width + padding))))
        });
        let shown = self.columns.as_shown(columns, &arranged, self.room());
        let news = (shown != self.columns.shown).then_some(shown);
        let table = column![self.head(columns, &arranged, &on), line_across(), body].push(across).push(fit);
        let wide = |place: &usize| (*place, self.columns.width_of(*place, columns, &arranged, self.room()));
        let columns = arranged.places.iter().map(wide).collect();
        Watch::new(table, self.columns.is_dragging(), arranged.furthest > 0, on).over(columns).telling(news).into()
    }

    /// Room for columns; without end until the table was laid out once.
    fn room(&self) -> f32 {
        self.width.map_or(f32::INFINITY, |width| width - BAR)
    }

    fn head<'a, Message: Clone + 'a>(
        &self,
        columns: &[Column],
        arranged: &Arranged,
        on: &(impl Fn(Event) -> Message + 'a),
    ) -> Element<'a, Message> {
        let heads = arranged.places.iter().zip(&arranged.widths).map(|(place, width)| {
            let column = &columns[*place];
            let content = container(self.title(*place, column)).width(Fill).align_x(column.align).clip(true);
            let head = button(content)
                .width(Fill)
                .padding(Padding { right: cell_padding().right - EDGE, ..cell_padding() })
                .chosen(style::column_head, self.columns.chosen == Some(*place))
                .on_press_maybe(column.sortable.then(|| on(Event::SortBy(*place))));
            let told = self.told_of(column);
            let head = if told.is_empty() { head.into() } else { hinted(head, told) };
            let wide = self.columns.width_of(*place, columns, arranged, self.room());
            let edge = mouse_area(gap().width(EDGE).height(space::ROW))
                .interaction(Interaction::ResizingHorizontally)
                .on_press(on(Event::EdgeTaken(*place, wide)))
                .on_double_click(on(Event::EdgeDoubled(*place)));
            row![head, edge].width(*width).align_y(Center).into()
        });
        let heads =
            row![crate::app::focus::choices(row(heads))].push(gap().width(BAR)).height(space::ROW).align_y(Center);
        container(heads).width(Fill).clip(true).style(style::surface).into()
    }

    /// What a head says: its title, and which way the column sorts.
    fn title<'a, Message: 'a>(&self, place: usize, column: &Column) -> Element<'a, Message> {
        let title = one_line(dense(column.title.clone())).font(font::SEMI_BOLD);
        row![title].push(self.sort_mark(place)).spacing(space::XS).align_y(Center).into()
    }

    /// What is told of a column while the pointer rests on its head: what stands in it, and the keys for columns.
    fn told_of(&self, column: &Column) -> String {
        let keys = Some(self.keys.as_str()).filter(|keys| !keys.is_empty());
        let told: Vec<&str> = column.hint.as_deref().into_iter().chain(keys).collect();
        told.join("\n")
    }

    /// Which way a column sorts; with its place where several do.
    fn sort_mark<'a, Message: 'a>(&self, column: usize) -> Option<Element<'a, Message>> {
        let place = self.sorts.iter().position(|sort| sort.column == column)?;
        let shape = if self.sorts[place].descending { Shape::TriangleDown } else { Shape::TriangleUp };
        let several = (self.sorts.len() > 1).then(|| soft((place + 1).to_string()).size(text_size::DENSE - 2.0));
        Some(row![glyph(shape, 8.0, |tokens| tokens.ink_soft)].push(several).spacing(1.0).align_y(Center).into())
    }

    /// What brings the other columns into sight; nothing where all have room.
    fn across<'a, Message: Clone + 'a>(
        &self,
        count: usize,
        arranged: &Arranged,
        on: impl Fn(Event) -> Message + 'a,
    ) -> Option<Element<'a, Message>> {
        let furthest = u16::try_from(arranged.furthest).ok().filter(|furthest| *furthest > 0)?;
        let skipped = u16::try_from(self.columns.skipped).map_or(furthest, |skipped| skipped.min(furthest));
        let first = self.columns.frozen + usize::from(skipped) + 1;
        let told = soft(format!("{first}–{count}")).size(text_size::DENSE);
        let bar = slider(0..=furthest, skipped, move |skipped| on(Event::Skipped(skipped)));
        let bar = bar.width(Fill).height(BAR).style(style::across);
        Some(container(row![bar, told].spacing(space::S).align_y(Center)).padding([2.0, space::S]).into())
    }
}

fn cell_padding() -> Padding {
    Padding::from([space::XS, space::S + 1.0])
}

/// A cell; with a frame round it where the keyboard is.
fn cell_box<'a, Message: 'a>(
    content: Element<'a, Message>,
    column: &Column,
    width: Length,
    is_here: bool,
) -> Element<'a, Message> {
    container(content)
        .width(width)
        .height(Fill)
        .align_x(column.align)
        .align_y(Center)
        .padding(Padding { top: 0.0, bottom: 0.0, ..cell_padding() })
        .clip(true)
        .style(style::cell(is_here))
        .into()
}
