//! One unit's indicators in several periods: what it had then, and what it gained since.

use iced::widget::{column, container, row, stack};
use iced::{Center, Element, Fill, FillPortion, Task};

use super::beside::Beside;
use super::model::{Figure, OverTimeRow, OverTimeView};
use super::{InUnit, Loaded, Message};
use crate::app::data;
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::theme::{Tokens, space, style};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Key, VirtualTable};
use crate::app::widget::{Column, Shape, dense, empty_state, marked, one_line, soft};
use crate::app::{data::Fault, job};
use crate::i18n::Words;
use crate::say;

/// Columns before those of the periods beside: code, name, value and points now.
const NOW: usize = 4;
/// Columns of each period beside: value, points, points gained since.
const EACH: usize = 3;

/// See the module.
#[derive(Debug)]
pub(super) struct OverTime {
    loaded: Loaded<OverTimeView>,
    table: VirtualTable,
    /// Rows in the order shown, as places in the loaded ones.
    order: Vec<usize>,
}

impl Default for OverTime {
    fn default() -> Self {
        let table = VirtualTable::new(space::ROW_DENSE).frozen(2).named("results-over-time").known_by(&[0, 1]);
        Self { loaded: Loaded::Nothing, table, order: Vec::new() }
    }
}

impl OverTime {
    /// Asks for a unit's figures in the periods chosen.
    pub(super) fn load(&mut self, unit: &str, beside: &Beside, shared: &Shared) -> Task<Message> {
        let periods = beside.asked_of_unit(shared);
        let Some(ask) = shared.ask().filter(|_| !periods.is_empty()) else {
            self.loaded = Loaded::Nothing;
            return Task::none();
        };
        let unit = unit.to_owned();
        let (handle, task) = job::run(move |_| data::load_over_time(&ask, &unit, &periods));
        self.loaded = Loaded::Loading(handle);
        task.map(|report| Message::Unit(InUnit::OverTimeLoaded(report)))
    }

    pub(super) fn take(&mut self, report: job::Report<Result<OverTimeView, Fault>>) {
        self.loaded.take(report);
        self.arrange();
    }

    pub(super) fn table(&mut self) -> &mut VirtualTable {
        &mut self.table
    }

    pub(super) fn table_event(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let scroll = self.table.update(event, self.order.len());
        if !event.sorts() {
            return scroll;
        }
        let before = self.order.clone();
        self.arrange();
        self.table.reordered(&before, &self.order)
    }

    pub(super) fn arrange(&mut self) {
        let rows = self.loaded.ready().map(|view| view.rows.as_slice()).unwrap_or_default();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        self.table.sort(&mut order, |place, column| key(&rows[*place], column));
        self.order = order;
    }

    /// The chosen rows, or all, for a spreadsheet.
    pub(super) fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let view = self.loaded.ready()?;
        let text = |place: usize, column: usize| text(&view.rows[self.order[place]], column).to_owned();
        self.table.copied(part, &heads(view, true, words), self.order.len(), text)
    }

    pub(super) fn view<'a>(&'a self, beside: &'a Beside, focused: bool, shared: &'a Shared) -> Element<'a, Message> {
        let (words, shown) = (&shared.words, beside.asked_of_unit(shared));
        let button = beside.button(&shown, shared);
        let content = match (&self.loaded, self.loaded.ready()) {
            (_, Some(view)) => self.grid(view, focused, words),
            (Loaded::Nothing, None) if button.is_none() => {
                empty_state(say!(words, "results-over-time-one"), say!(words, "results-over-time-one-hint"), None)
            }
            (Loaded::Nothing, None) => {
                empty_state(say!(words, "results-over-time-none"), say!(words, "results-over-time-none-hint"), None)
            }
            (_, None) => self.loaded.placeholder(shared),
        };
        let notes = self
            .loaded
            .ready()
            .map(|view| view.notes.as_slice())
            .unwrap_or_default()
            .iter()
            .map(|note| marked(Shape::TriangleUp, |t: &Tokens| t.behind, note.as_str()));
        let head = row![].push(button).align_y(Center);
        let content = stack![content].push(beside.menu(&shown, shared));
        column![head, content, column(notes)].spacing(space::S).height(Fill).into()
    }

    fn grid<'a>(&'a self, view: &'a OverTimeView, focused: bool, words: &Words) -> Element<'a, Message> {
        let cell = |place: usize, column: usize| {
            let row = &view.rows[self.order[place]];
            match column {
                0 => one_line(soft(&row.code)).into(),
                1 => one_line(dense(&row.name)).into(),
                _ => one_line(dense(text(row, column))).into(),
            }
        };
        let table = self
            .table
            .view(&heads(view, false, words), self.order.len(), cell, |event| Message::Unit(InUnit::OverTime(event)));
        focus::table(container(table).style(style::pane(focused)).padding(1).height(Fill), focused)
    }

    #[cfg(test)]
    pub(super) fn show_loaded(&mut self, loaded: Loaded<OverTimeView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(super) fn show(&mut self, view: OverTimeView) {
        self.loaded = Loaded::Ready(view);
        self.arrange();
    }
}

fn heads(view: &OverTimeView, copied: bool, words: &Words) -> Vec<Column> {
    let now = view.now.as_str();
    let mut heads = vec![
        Column::text(say!(words, "appraisal-column-code"), 56),
        Column::text(say!(words, "results-column-indicator"), FillPortion(1)),
        Column::number(say!(words, "results-over-time-value", period = now), 104),
        Column::number(say!(words, "results-beside-score", period = now), 102),
    ];
    for period in view.periods.iter().map(String::as_str) {
        let change = match copied {
            true => say!(words, "results-beside-score-change-of", period = period),
            false => say!(words, "results-beside-score-change"),
        };
        heads.extend([
            Column::number(say!(words, "results-over-time-value", period = period), 104),
            Column::number(say!(words, "results-beside-score", period = period), 102),
            Column::number(change, 72),
        ]);
    }
    heads
}

fn figure(row: &OverTimeRow, column: usize) -> Option<&Figure> {
    match column.checked_sub(NOW) {
        Some(beside) => row.beside.get(beside / EACH).map(|of| &of[beside % EACH]),
        None => [&row.value, &row.score].get(column.checked_sub(NOW - 2)?).copied(),
    }
}

fn text(row: &OverTimeRow, column: usize) -> &str {
    match column {
        0 => &row.code,
        1 => &row.name,
        _ => figure(row, column).map_or(crate::i18n::NO_VALUE, |figure| figure.text.as_str()),
    }
}

/// What a column sorts a row by; by code rows stand as in the form.
fn key(row: &OverTimeRow, column: usize) -> Key<'_> {
    match column {
        0 => Key::place(row.place),
        1 => Key::text(&row.name),
        column => figure(row, column).map_or(Key::Nothing, Figure::key),
    }
}
