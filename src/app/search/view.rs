//! The box and what was found, over the page.

use iced::widget::{column, container, mouse_area, opaque, responsive, row, sensor, space as gap, stack};
use iced::{Center, Element, Fill, Padding, Size};

use super::{Entry, Kind, Message, Search};
use crate::app::focus;
use crate::app::theme::{font, space, style};
use crate::app::widget::{button, dense, label, line_across, one_line, soft, text_field};
use crate::i18n::Words;
use crate::say;

const WIDTH: f32 = 680.0;
const KIND: f32 = 84.0;
/// Room above the box.
const ABOVE: f32 = 64.0;
/// What stands round the rows: the input, the foot, and the room between and around them; and as much below as beside the box.
const AROUND: f32 = 2.0 * space::M + space::CONTROL + 3.0 * space::S + 1.0 + FOOT + space::M;
const FOOT: f32 = 18.0;
/// More rows than this are no help.
pub(super) const MOST_ROWS: usize = 12;

/// Rows that have room in a window so high.
fn rows_in(window: Size) -> usize {
    let room = ((window.height - ABOVE - AROUND) / space::ROW).floor();
    (1..=MOST_ROWS).rev().find(|rows| *rows as f32 <= room).unwrap_or(1)
}

impl Search {
    /// The box, within the window whatever its height.
    pub fn view<'a>(&'a self, words: &'a Words) -> Element<'a, Message> {
        let panel = responsive(move |window| {
            let panel = opaque(self.panel(rows_in(window), words));
            container(panel).center_x(Fill).padding(Padding::from([0.0, space::M]).top(ABOVE)).into()
        });
        let behind = mouse_area(gap().width(Fill).height(Fill)).on_press(Message::Closed);
        // As in the frame's menus: the panel is opaque, so that only a press beside it closes the box.
        let placed = opaque(stack![behind, container(panel).height(Fill).style(style::veil)]);
        let measured = |window| Message::Measured(rows_in(window));
        focus::over(sensor(placed).on_show(measured).on_resize(measured))
    }

    /// The input and what was found, the marked line always among the `rows` in sight.
    fn panel<'a>(&'a self, rows: usize, words: &Words) -> Element<'a, Message> {
        let hint = say!(words, "search-hint");
        let input = text_field(self.input.clone(), &hint, &self.query, Message::Typed)
            .on_submit(Message::Confirmed)
            .above_list();
        let first = self.marked.saturating_sub(rows - 1);
        let lines = self
            .found
            .iter()
            .enumerate()
            .skip(first)
            .take(rows)
            .filter_map(|(place, entry)| Some(line(self.entries.get(*entry)?, place, place == self.marked, words)));
        let found: Element<'a, Message> = match self.found.len() {
            0 => container(soft(say!(words, "search-nothing"))).padding(space::S).into(),
            _ => column(lines).into(),
        };
        let count = say!(words, "search-count", count = self.found.len());
        let foot = row![
            dense(count).style(style::soft),
            gap().width(Fill),
            dense(say!(words, "search-keys")).style(style::soft)
        ];
        let content = column![Element::from(input), found, line_across(), container(foot).padding([0.0, space::S])];
        container(content.spacing(space::S)).max_width(WIDTH).padding(space::M).style(style::floating).into()
    }
}

fn line<'a>(entry: &'a Entry, place: usize, marked: bool, words: &Words) -> Element<'a, Message> {
    let kind = container(one_line(dense(kind_name(entry.kind, words)).style(style::soft))).width(KIND);
    let name = one_line(label(&entry.name));
    let beside = container(one_line(dense(&entry.beside).style(style::soft))).width(Fill).clip(true);
    let keys = one_line(dense(entry.keys).font(font::SEMI_BOLD).style(style::soft));
    button(row![kind, name, beside, keys].spacing(space::S).align_y(Center))
        .width(Fill)
        .height(space::ROW)
        .padding([space::XS, space::S])
        .clip(true)
        .style(style::list_row(marked))
        .on_press(Message::Pressed(place))
        .in_list()
        .into()
}

fn kind_name(kind: Kind, words: &Words) -> String {
    match kind {
        Kind::Page => say!(words, "search-page"),
        Kind::Command => say!(words, "search-command"),
        Kind::Unit => say!(words, "search-unit"),
        Kind::Indicator => say!(words, "search-indicator"),
        Kind::File => say!(words, "search-file"),
        Kind::Finding => say!(words, "search-finding"),
        Kind::Help => say!(words, "search-help"),
    }
}
