//! A table that is built whole, for some dozens of rows: each is as high as what is in it, what is known of a row unfolds below
//! it, and the head of its group stands above the first of one. Heads, what is chosen and copied, the order and the menu are
//! those of every table.

use iced::widget::{column, container, mouse_area, row, sensor, space as gap};
use iced::{Center, Element, Fill, Length, Padding, Theme};

use super::super::{line_across, scroll_area};
use super::columns::Arranged;
use super::view::cell_padding;
use super::watch::{Rows, Watch};
use super::{Column, Event, VirtualTable};
use crate::app::focus;
use crate::app::theme::{space, style};

/// Room above and below what stands in a row.
const ABOVE: f32 = space::XS - 1.0;

/// How such a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// The columns that stay stand above the others, which have too little room beside them.
    pub is_stacked: bool,
    /// The page is scrolled with the table, and not the rows within it.
    pub is_in_page: bool,
    /// Arrows lead through it: what is chosen is seen.
    pub is_led: bool,
}

/// What belongs to a row and stands in none of its cells.
pub struct Around<'a, Message> {
    pub above: Option<Element<'a, Message>>,
    pub below: Option<Element<'a, Message>>,
    /// It is what is brought into sight.
    pub is_marked: bool,
}

/// The room of columns, for what stands over several of them.
pub struct Spans<'s>(&'s Arranged);

impl Spans<'_> {
    /// What these take together, of those in sight; all that is left where one of them takes that.
    pub fn of(&self, places: &[usize]) -> Length {
        let shown = self.0.places.iter().zip(&self.0.widths).filter(|(place, _)| places.contains(place));
        let fixed = |width: &Length| if let Length::Fixed(width) = width { Some(*width) } else { None };
        shown.map(|(_, width)| fixed(width)).sum::<Option<f32>>().map_or(Fill, Length::Fixed)
    }

    /// What all take.
    pub fn all(&self) -> Length {
        self.of(&self.0.places)
    }
}

impl VirtualTable {
    /// A table that is built whole.
    pub fn whole() -> Self {
        Self { is_whole: true, ..Self::new(space::ROW) }
    }

    /// The table: `cell(row, column)` makes one cell, `around` what belongs to a row, `on` turns events into messages.
    pub fn view_whole<'a, Message: Clone + 'a>(
        &'a self,
        columns: &[Column],
        count: usize,
        stance: Stance,
        cell: impl Fn(usize, usize) -> Element<'a, Message>,
        around: impl Fn(usize, &Spans<'_>) -> Around<'a, Message>,
        on: impl Fn(Event) -> Message + Clone + 'a,
    ) -> Element<'a, Message> {
        let arranged = self.columns.arrange(columns, self.room());
        let shares = self.shares(columns, &arranged);
        let opening = columns.iter().position(|column| column.opens);
        let rows = (0..count).map(|index| {
            let cells = arranged.places.iter().zip(&arranged.widths).map(|(place, width)| {
                let is_here = stance.is_led && self.chosen.at() == Some(index) && self.columns.chosen == Some(*place);
                let is_in_block = stance.is_led && self.chosen.has(index) && self.columns.is_in_block(*place);
                (cell_box(cell(index, *place), &columns[*place], style::cell(is_here, is_in_block)), *width)
            });
            let line = line(cells.collect(), self.columns.frozen, stance.is_stacked);
            let is_chosen = stance.is_led && self.chosen.has(index);
            let is_at = stance.is_led && self.chosen.at() == Some(index);
            let line = container(line).width(Fill).style(style::line_of_list(is_chosen, is_at));
            let mut line = mouse_area(line).on_press(on(Event::Picked(index)));
            if let Some(from) = self.drawn_from {
                line = line.on_enter(on(Event::Swept { from, to: index }));
            }
            let led = self.led(count).filter(|led| *led == index);
            let place = Rows { led, led_column: self.columns.chosen, opening, ..Rows::one(index, shares.clone()) };
            let line = Watch::new(line, false, false, on.clone()).over(place);
            let Around { above, below, is_marked } = around(index, &Spans(&arranged));
            column![above, focus::one_of(column![Element::from(line), below], is_marked)].into()
        });
        // The scroll bar stands beside the rows, so that heads stand over their columns whether there is one or not.
        let rows = column(rows).width(self.width.map_or(Fill, |_| Length::Fixed(self.room())));
        let body: Element<'a, Message> = match stance.is_in_page {
            true => rows.into(),
            false => {
                let scrolled = on.clone();
                let area = scroll_area(rows).id(self.id.clone()).width(Fill).height(Fill);
                area.on_scroll(move |viewport| scrolled(Event::Scrolled(viewport))).into()
            }
        };
        let (shown, resized) = (on.clone(), on.clone());
        let body = sensor(body)
            .on_show(move |size| shown(Event::Resized(size)))
            .on_resize(move |size| resized(Event::Resized(size)));
        // What can be pressed in a row comes after the list, as the links of what unfolded there.
        let body = focus::list(body, stance.is_led);
        let footer = self.footer(columns, &arranged, &on);
        let fit = self.fitting(columns, count, &cell, &on);
        let news = self.news(columns, &arranged);
        let table = column![self.head(columns, &arranged, &on), line_across(), body].push(footer).push(fit);
        let heads = Rows { columns: shares, ..self.heads() };
        let watch = Watch::new(table, self.columns.is_dragging(), arranged.furthest > 0, on).over(heads).telling(news);
        watch.until_released(self.drawn_from.is_some()).into()
    }
}

/// The cells of a row; those that stay above the others where they are to.
fn line<'a, Message: 'a>(
    cells: Vec<(container::Container<'a, Message>, Length)>,
    frozen: usize,
    is_stacked: bool,
) -> Element<'a, Message> {
    if !is_stacked {
        return row(cells.into_iter().map(|(cell, width)| cell.width(width).into())).align_y(Center).into();
    }
    let (mut above, mut below) = (row![].align_y(Center), row![].align_y(Center));
    for (at, (cell, width)) in cells.into_iter().enumerate() {
        if at < frozen {
            let is_last = at + 1 == frozen;
            above = above.push(cell.width(if is_last { Fill } else { width }));
            below = below.push(gap().width(width));
        } else {
            below = below.push(cell.width(width));
        }
    }
    column![above, below].into()
}

fn cell_box<'a, Message: 'a>(
    content: Element<'a, Message>,
    column: &Column,
    look: impl Fn(&Theme) -> container::Style + 'a,
) -> container::Container<'a, Message> {
    container(content)
        .align_x(column.align)
        .padding(Padding { top: ABOVE, bottom: ABOVE, ..cell_padding() })
        .clip(true)
        .style(look)
}
