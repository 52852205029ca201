//! A table that builds only the rows in sight, so that a thousand rows scroll as smoothly as twenty.

use iced::alignment::Horizontal;
use iced::widget::operation::scroll_to;
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use iced::widget::{Id, button, column, container, row, sensor, space as gap};
use iced::{Center, Element, Fill, Length, Padding, Size, Task};

use super::{Shape, dense, glyph, line_across, one_line};
use crate::app::theme::{font, space, style};

/// Rows built above and below those in sight, so that a wheel notch shows no gap before the next view.
const MARGIN_ROWS: usize = 6;
/// Assumed until the table was laid out once.
const FIRST_HEIGHT: f32 = 1200.0;

/// A column: its head, its room, its side.
#[derive(Debug, Clone)]
pub struct Column {
    pub title: String,
    pub width: Length,
    pub align: Horizontal,
    pub sortable: bool,
}

impl Column {
    /// A column of text.
    pub fn text(title: String, width: impl Into<Length>) -> Self {
        Self { title, width: width.into(), align: Horizontal::Left, sortable: true }
    }

    /// A column of numbers, flush right.
    pub fn number(title: String, width: impl Into<Length>) -> Self {
        Self { align: Horizontal::Right, ..Self::text(title, width) }
    }

    /// The same column without sorting.
    pub fn unsorted(self) -> Self {
        Self { sortable: false, ..self }
    }
}

/// Which column rows are sorted by, and whether the largest come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    pub column: usize,
    pub descending: bool,
}

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

/// What happened in a table.
#[derive(Debug, Clone)]
pub enum Event {
    Scrolled(Viewport),
    Resized(Size),
    Picked(usize),
    SortBy(usize),
    Stepped(Step),
}

/// What a table remembers between views.
#[derive(Debug, Clone)]
pub struct VirtualTable {
    id: Id,
    offset: f32,
    height: f32,
    row_height: f32,
    selected: Option<usize>,
    sort: Option<Sort>,
}

impl VirtualTable {
    /// A table with rows of `row_height` logical pixels.
    pub fn new(row_height: f32) -> Self {
        Self { id: Id::unique(), offset: 0.0, height: FIRST_HEIGHT, row_height, selected: None, sort: None }
    }

    /// The selected row's place in the order shown.
    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// Selects a row, or none.
    pub fn select(&mut self, index: Option<usize>) {
        self.selected = index;
    }

    /// How the rows are sorted; the owner of the rows does the sorting.
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// Sorts by a column without a click.
    pub fn set_sort(&mut self, sort: Option<Sort>) {
        self.sort = sort;
    }

    /// Takes an event in, for a table of `count` rows. The task scrolls the selected row into sight.
    pub fn update<T: Send + 'static>(&mut self, event: &Event, count: usize) -> Task<T> {
        match event {
            Event::Scrolled(viewport) => {
                self.offset = viewport.absolute_offset().y;
                self.height = viewport.bounds().height;
                Task::none()
            }
            Event::Resized(size) => {
                self.height = size.height;
                Task::none()
            }
            Event::Picked(index) => {
                self.selected = Some(*index);
                Task::none()
            }
            Event::SortBy(column) => {
                let again = self.sort.filter(|sort| sort.column == *column);
                let descending = again.is_some_and(|sort| !sort.descending);
                self.sort = Some(Sort { column: *column, descending });
                Task::none()
            }
            Event::Stepped(step) => self.step(*step, count),
        }
    }

    fn step<T: Send + 'static>(&mut self, step: Step, count: usize) -> Task<T> {
        let Some(last) = count.checked_sub(1) else { return Task::none() };
        let page = ((self.height / self.row_height) as usize).saturating_sub(1).max(1);
        let next = match (self.selected, step) {
            (_, Step::First) => 0,
            (_, Step::Last) => last,
            (None, _) => 0,
            (Some(index), Step::Up) => index.saturating_sub(1),
            (Some(index), Step::Down) => index + 1,
            (Some(index), Step::PageUp) => index.saturating_sub(page),
            (Some(index), Step::PageDown) => index + page,
        };
        self.selected = Some(next.min(last));
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
        let range = self.in_sight(count);
        let above = range.start as f32 * self.row_height;
        let below = (count - range.end) as f32 * self.row_height;
        let rows = range.map(|index| {
            let cells = columns.iter().enumerate().map(|(place, column)| cell_box(cell(index, place), column));
            button(row(cells).height(Fill).align_y(Center))
                .width(Fill)
                .height(self.row_height)
                .padding(0)
                .style(style::list_row(self.selected == Some(index)))
                .on_press(on(Event::Picked(index)))
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
        column![self.head(columns, &on), line_across(), body].into()
    }

    fn head<'a, Message: Clone + 'a>(
        &self,
        columns: &[Column],
        on: &(impl Fn(Event) -> Message + 'a),
    ) -> Element<'a, Message> {
        let heads = columns.iter().enumerate().map(|(place, column)| {
            let title = one_line(dense(column.title.clone())).font(font::SEMI_BOLD);
            let sorted = self.sort.filter(|sort| sort.column == place);
            let mark = sorted.map(|sort| {
                let shape = if sort.descending { Shape::TriangleDown } else { Shape::TriangleUp };
                glyph(shape, 8.0, |tokens| tokens.ink_soft)
            });
            let content = row![title, mark].spacing(space::XS).align_y(Center);
            let content = container(content).width(Fill).align_x(column.align).clip(true);
            button(content)
                .width(column.width)
                .padding(cell_padding())
                .style(style::column_head)
                .on_press_maybe(column.sortable.then(|| on(Event::SortBy(place))))
                .into()
        });
        // The scroll bar beside the rows takes 8 + 4 pixels.
        let heads = row(heads).push(gap().width(12)).height(space::ROW).align_y(Center);
        container(heads).style(style::surface).into()
    }
}

fn cell_padding() -> Padding {
    Padding::from([space::XS, space::S + 1.0])
}

fn cell_box<'a, Message: 'a>(content: Element<'a, Message>, column: &Column) -> Element<'a, Message> {
    container(content)
        .width(column.width)
        .align_x(column.align)
        .padding(Padding { top: 0.0, bottom: 0.0, ..cell_padding() })
        .clip(true)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::widget::label;
    use iced_test::Simulator;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Message {
        Table(Event),
    }

    fn columns() -> [Column; 2] {
        [Column::number("Hạng".into(), 60), Column::text("Đơn vị".into(), Fill)]
    }

    fn view(table: &VirtualTable) -> Element<'_, Message> {
        table.view(
            &columns(),
            1000,
            |row, column| label(if column == 0 { format!("{row}") } else { format!("Đơn vị {row}") }).into(),
            Message::Table,
        )
    }

    fn stepped(table: &mut VirtualTable, step: Step, count: usize) -> Option<usize> {
        let _: Task<()> = table.update(&Event::Stepped(step), count);
        table.selected()
    }

    #[test]
    fn only_rows_in_sight_are_built() {
        let table = VirtualTable::new(28.0);
        let mut simulator = Simulator::new(view(&table));
        assert!(simulator.find("Đơn vị 3").is_ok());
        assert!(simulator.find("Đơn vị 500").is_err());
    }

    #[test]
    fn rows_stay_in_sight_when_a_search_leaves_few() {
        let table = VirtualTable { offset: 20_000.0, height: 600.0, ..VirtualTable::new(28.0) };
        assert_eq!(table.in_sight(3), 0..3);
    }

    #[test]
    fn a_click_picks_the_row_and_a_click_on_the_head_sorts() {
        let table = VirtualTable::new(28.0);
        let mut simulator = Simulator::new(view(&table));
        simulator.click("Đơn vị 3").unwrap();
        simulator.click("Hạng").unwrap();
        let messages: Vec<_> = simulator.into_messages().collect();
        assert!(messages.iter().any(|Message::Table(event)| matches!(event, Event::Picked(3))));
        assert!(messages.iter().any(|Message::Table(event)| matches!(event, Event::SortBy(0))));
    }

    #[test]
    fn sorting_twice_turns_the_order_round() {
        let mut table = VirtualTable::new(28.0);
        let _: Task<()> = table.update(&Event::SortBy(1), 5);
        assert_eq!(table.sort(), Some(Sort { column: 1, descending: false }));
        let _: Task<()> = table.update(&Event::SortBy(1), 5);
        assert_eq!(table.sort(), Some(Sort { column: 1, descending: true }));
    }

    #[test]
    fn the_keyboard_goes_through_all_rows_and_not_beyond() {
        let mut table = VirtualTable::new(28.0);
        assert_eq!(stepped(&mut table, Step::Down, 3), Some(0));
        assert_eq!(stepped(&mut table, Step::Up, 3), Some(0));
        assert_eq!(stepped(&mut table, Step::Last, 3), Some(2));
        assert_eq!(stepped(&mut table, Step::PageDown, 3), Some(2));
        assert_eq!(stepped(&mut table, Step::First, 3), Some(0));
        assert_eq!(stepped(&mut VirtualTable::new(28.0), Step::Down, 0), None);
    }

    proptest! {
        #[test]
        fn every_row_in_sight_is_built(offset in 0.0f32..30_000.0, count in 0usize..1200) {
            let table = VirtualTable { offset, height: 600.0, ..VirtualTable::new(28.0) };
            let range = table.in_sight(count);
            prop_assert!(range.start <= range.end && range.end <= count);
            let offset = offset.min((count as f32 * 28.0 - 600.0).max(0.0));
            let first = (offset / 28.0) as usize;
            let last = ((offset + 600.0) / 28.0) as usize;
            for row in first..=last {
                prop_assert!(row >= count || range.contains(&row));
            }
        }
    }
}
