//! What a table looks like: heads, the rows in sight, what stands below them.

use iced::mouse::Interaction;
use iced::widget::{column, container, mouse_area, row, sensor, slider, space as gap};
use iced::{Center, Element, Fill, Length, Padding, Theme};

use super::super::{Shape, button, dense, glyph, hinted, line_across, one_line, scroll_area, soft};
use super::columns::Arranged;
use super::fit::Fit;
use super::watch::{Rows, Watch};
use super::{Column, Event, Order, Shown, VirtualTable};
use crate::app::theme::{font, space, style, text_size};

/// The scroll bar beside the rows, with the room around it.
const BAR: f32 = 12.0;
/// How close to an edge a column is taken by it.
const EDGE: f32 = 6.0;

impl VirtualTable {
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
        // Where no bar takes its room the rows leave it free, so that heads stand over their columns.
        let free = if count as f32 * self.row_height > self.height { 0.0 } else { BAR };
        let rows = range.map(|index| {
            let shown = arranged.places.iter().zip(&arranged.widths);
            let cells = shown.map(|(place, width)| {
                let is_here = self.chosen.at() == Some(index) && self.columns.chosen == Some(*place);
                let is_in_block = self.chosen.has(index) && self.columns.is_in_block(*place);
                cell_box(cell(index, *place), &columns[*place], *width, style::cell(is_here, is_in_block))
            });
            button(row(cells).push(gap().width(free)).height(Fill).align_y(Center))
                .width(Fill)
                .height(self.row_height)
                .padding(0)
                .clip(true)
                .style(style::row_of_table(self.chosen.has(index), self.chosen.at() == Some(index)))
                .on_press(on(Event::Picked(index)))
                .in_list()
                .into()
        });
        let body = column([gap().height(above).into()].into_iter().chain(rows)).push(gap().height(below));
        let (scrolled, shown, resized) = (on.clone(), on.clone(), on.clone());
        let body = scroll_area(body)
            .id(self.id.clone())
            .on_scroll(move |viewport| scrolled(Event::Scrolled(viewport)))
            .width(Fill)
            .height(Fill);
        let body = sensor(body)
            .on_show(move |size| shown(Event::Resized(size)))
            .on_resize(move |size| resized(Event::Resized(size)));
        let footer = self.footer(columns, &arranged, &on);
        let fit = self.fitting(columns, count, &cell, &on);
        let news = self.news(columns, &arranged);
        let table = column![self.head(columns, &arranged, &on), line_across(), body].push(footer).push(fit);
        let rows = Rows {
            columns: self.shares(columns, &arranged),
            offset: self.offset,
            height: self.height,
            row: self.row_height,
            count,
            led: self.led(count),
            led_column: self.columns.chosen,
            ..self.heads()
        };
        Watch::new(table, self.columns.is_dragging(), arranged.furthest > 0, on).over(rows).telling(news).into()
    }

    /// Room for columns; without end until the table was laid out once.
    pub(super) fn room(&self) -> f32 {
        self.width.map_or(f32::INFINITY, |width| width - BAR)
    }

    /// Places of the columns in sight, and how wide each is.
    pub(super) fn shares(&self, columns: &[Column], arranged: &Arranged) -> Vec<(usize, f32)> {
        let wide = |place: &usize| (*place, self.columns.width_of(*place, columns, arranged, self.room()));
        arranged.places.iter().map(wide).collect()
    }

    /// Where the heads are, with no rows below them.
    pub(super) fn heads(&self) -> Rows {
        Rows { head: space::ROW + 1.0, ..Rows::default() }
    }

    /// The row at which a menu is asked for by key.
    pub(super) fn led(&self, count: usize) -> Option<usize> {
        self.asks_menu.then(|| self.chosen.at()).flatten().filter(|row| *row < count)
    }

    /// What the view made of the columns, where the table does not know it yet.
    pub(super) fn news(&self, columns: &[Column], arranged: &Arranged) -> Option<Shown> {
        let shown = self.columns.as_shown(columns, arranged, self.room());
        (shown != self.columns.shown).then_some(shown)
    }

    /// What measures the column that is to be as wide as its widest cell.
    pub(super) fn fitting<'a, Message: Clone + 'a>(
        &self,
        columns: &[Column],
        count: usize,
        cell: &impl Fn(usize, usize) -> Element<'a, Message>,
        on: &(impl Fn(Event) -> Message + Clone + 'a),
    ) -> Option<Element<'a, Message>> {
        let place = self.columns.fitting.filter(|place| *place < columns.len())?;
        let cells = (0..count).map(|row| cell(row, place)).chain([self.title(place, &columns[place])]);
        let (padding, fitted) = (cell_padding().x(), on.clone());
        Some(Fit::new(cells.collect(), move |width| fitted(Event::Fitted(place, width + padding))).into())
    }

    pub(super) fn head<'a, Message: Clone + 'a>(
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
        match self.sort_mark(place) {
            // The mark has its room first, and the title what is left.
            Some(mark) => row![title.width(Fill).align_x(column.align), mark].spacing(space::XS).align_y(Center).into(),
            None => title.into(),
        }
    }

    /// What is told of a column while the pointer rests on its head: what stands in it, and the keys for columns.
    pub(super) fn told_of(&self, column: &Column) -> String {
        let keys = Some(self.words.keys.as_str()).filter(|keys| !keys.is_empty());
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

    /// What stands below the rows: by what they are sorted, with the way back to the order they come in, and what brings the other
    /// columns into sight. Nothing where neither is.
    pub(super) fn footer<'a, Message: Clone + 'a>(
        &'a self,
        columns: &[Column],
        arranged: &Arranged,
        on: &(impl Fn(Event) -> Message + Clone + 'a),
    ) -> Option<Element<'a, Message>> {
        let (sorted, across) = (self.sorted_by(columns, on), self.across(columns.len(), arranged, on.clone()));
        if sorted.is_none() && across.is_none() {
            return None;
        }
        let parts = row![].push(sorted).push(across).spacing(space::M).align_y(Center);
        Some(container(parts).padding([2.0, space::S]).into())
    }

    fn sorted_by<'a, Message: Clone + 'a>(
        &'a self,
        columns: &[Column],
        on: &(impl Fn(Event) -> Message + 'a),
    ) -> Option<Element<'a, Message>> {
        let titles: Vec<&str> =
            self.sorts.iter().filter_map(|sort| columns.get(sort.column)).map(|column| column.title.as_str()).collect();
        if self.sorts.is_empty() || self.words.unsort.is_empty() {
            return None;
        }
        // A column that has no place here, as beside an opened unit, sorts nevertheless.
        let others = if titles.len() < self.sorts.len() { " …" } else { "" };
        let said = format!("{} {}{others}", self.words.sorted_by, titles.join(", "));
        let said = one_line(soft(said).size(text_size::DENSE));
        let back = button(one_line(dense(self.words.unsort.as_str())))
            .padding([1.0, space::XS])
            .style(style::link)
            .on_press(on(Event::Ordered(Order::AsItComes)));
        // The way back has its room first.
        Some(row![said.width(Fill), Element::from(back)].spacing(space::S).align_y(Center).width(Fill).into())
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
        Some(row![bar, told].spacing(space::S).align_y(Center).width(Fill).into())
    }
}

pub(super) fn cell_padding() -> Padding {
    Padding::from([space::XS, space::S + 1.0])
}

/// A cell that looks so.
fn cell_box<'a, Message: 'a>(
    content: Element<'a, Message>,
    column: &Column,
    width: Length,
    look: impl Fn(&Theme) -> container::Style + 'a,
) -> Element<'a, Message> {
    container(content)
        .width(width)
        .height(Fill)
        .align_x(column.align)
        .align_y(Center)
        .padding(Padding { top: 0.0, bottom: 0.0, ..cell_padding() })
        .clip(true)
        .style(look)
        .into()
}
