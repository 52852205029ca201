//! The table behind the chart: the same figures, to read, to step through and to copy into a spreadsheet.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill};

use super::{Action, Compare, DrawnChart, Message, Table};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::virtual_table::{self, Chosen, Copied, CopyOf, Key, VirtualTable};
use crate::app::widget::{Column, dense, hinted, label, one_line, secondary, soft};
use crate::domain::text::bare_figure;
use crate::i18n::Words;
use crate::say;
use crate::service::export::Column as Head;

/// Names need more room than figures.
const NAME_WIDTH: f32 = 220.0;
const FIGURE_WIDTH: f32 = 96.0;

impl Compare {
    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        self.table.iter_mut()
    }

    /// The table in place of the chart, or the chart again.
    pub fn toggle_table(&mut self) -> Action {
        self.table = match self.table {
            Some(_) => None,
            None => Some(self.new_table()),
        };
        Action::None
    }

    /// Each kind of chart has columns of its own: what somebody made of those of one is nothing to another.
    fn new_table(&self) -> VirtualTable {
        let heads = self.last.as_ref().map(|drawn| drawn.table.columns.as_slice()).unwrap_or_default();
        // As far as what each row is of: the rank that stands before it alone tells nobody.
        let names = heads.iter().position(|head| !head.is_number).map_or(1, |name| name + 1);
        VirtualTable::new(space::ROW_DENSE).frozen(names).named(format!("compare-{}", self.charting.kind().code()))
    }

    /// Another chart has come: the table in its place is of that one.
    pub(super) fn renew_table(&mut self) {
        let new = self.new_table();
        let is_same = self.table.as_ref().is_some_and(|table| table.name() == new.name());
        match &mut self.table {
            Some(table) if is_same => table.select(None),
            Some(table) => *table = new,
            None => {}
        }
    }

    /// Whether the table stands in place of the chart.
    pub fn is_table(&self) -> bool {
        self.table.is_some()
    }

    /// What is done in the table.
    pub fn in_table(&mut self, event: &virtual_table::Event, words: &Words) -> Action {
        let before = self.order(words);
        let Some(table) = &mut self.table else { return Action::None };
        let scroll = table.update(event, before.len());
        if !event.sorts() {
            return Action::Run(scroll);
        }
        let after = self.order(words);
        self.table.as_mut().map_or(Action::None, |table| Action::Run(table.reordered(&before, &after)))
    }

    /// Places of the rows in the order shown: that of the chart, until a head is pressed.
    fn order(&self, words: &Words) -> Vec<usize> {
        let Some(drawn) = &self.last else { return Vec::new() };
        let table = &drawn.table;
        let mut order: Vec<usize> = (0..table.rows.len()).collect();
        let key = |place: &usize, column: usize| match table.columns.get(column) {
            // A figure is known here as it is printed, and sorts by that.
            Some(head) if head.is_number => Key::number(words.number_printed(text(table, *place, column))),
            Some(_) | None => Key::text(text(table, *place, column)),
        };
        self.table.iter().for_each(|state| state.sort(&mut order, key));
        order
    }

    /// Of the table in sight the rows chosen, or else all of them; behind the chart all as it shows them. Which figures are
    /// provisional is said in a column of its own, so that these are numbers.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let table = &self.seen()?.table;
        let order = self.order(words);
        let is_provisional =
            |row: &Vec<String>| row.iter().any(|cell| cell.ends_with('*') && bare_figure(cell).is_some());
        let remark = table.rows.iter().any(is_provisional);
        let remark = remark.then(|| Column::text(say!(words, "cli-column-remark"), Fill));
        let heads: Vec<Column> = columns(table).into_iter().chain(remark).collect();
        let cell = |place: usize, column: usize| match table.rows.get(order[place]) {
            Some(row) if column == table.columns.len() && is_provisional(row) => say!(words, "compare-provisional"),
            _ => text(table, order[place], column).to_owned(),
        };
        match (&self.table, part) {
            (Some(state), part) => state.copied(part, &heads, order.len(), cell),
            (None, CopyOf::Rows) => Some(Copied::rows(&Chosen::default(), &heads, order.len(), cell)),
            (None, CopyOf::Column | CopyOf::Cell | CopyOf::WholeColumn | CopyOf::Names) => None,
        }
    }

    /// The chart as it is chosen now; nothing while it is being drawn, or where it could not be.
    pub(super) fn seen(&self) -> Option<&DrawnChart> {
        self.last.as_ref().filter(|_| self.is_current)
    }

    pub(super) fn table_view<'a>(
        &self,
        state: &'a VirtualTable,
        table: &'a Table,
        shared: &Shared,
    ) -> Element<'a, Message> {
        let order = self.order(&shared.words);
        let own = shared.own_name();
        let cell = |place: usize, column: usize| {
            let said = one_line(dense(text(table, order[place], column)));
            let is_own = own.is_some_and(|own| (0..table.columns.len()).any(|at| text(table, order[place], at) == own));
            if is_own { said.font(font::SEMI_BOLD).into() } else { said.into() }
        };
        let view = state.view(&columns(table), order.len(), cell, Message::Table);
        let copy = match state.chosen().len() {
            rows if state.columns_chosen() > 1 => {
                say!(shared.words, "app-menu-copy-block", columns = state.columns_chosen(), rows = rows)
            }
            0 => say!(shared.words, "compare-copy"),
            1 => say!(shared.words, "app-menu-copy-row"),
            rows => say!(shared.words, "app-menu-copy-rows", rows = rows),
        };
        let copy = secondary(copy).on_press(Message::CopyPressed);
        let copy = hinted(copy, Shortcut::Copy.keys());
        let sentence = say!(shared.words, "compare-table-rows", count = table.rows.len().to_string());
        let head = row![label(sentence).width(Fill), copy].spacing(space::M).align_y(Center);
        let view = focus::table(container(view).style(style::panel).padding(1).height(Fill), self.open.is_none());
        column![head, view, soft(say!(shared.words, "compare-table-hint"))].spacing(space::S).height(Fill).into()
    }
}

fn columns(table: &Table) -> Vec<Column> {
    let column = |column: &Head| match column.is_number {
        true => Column::number(column.heading.clone(), FIGURE_WIDTH),
        false => Column::text(column.heading.clone(), NAME_WIDTH),
    };
    table.columns.iter().map(column).collect()
}

fn text(table: &Table, row: usize, column: usize) -> &str {
    table.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
}
