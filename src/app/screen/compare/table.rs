//! The table behind the chart: the same figures, to read, to step through and to copy into a spreadsheet.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill};

use super::{Action, Compare, DrawnChart, Message, Table};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style};
use crate::app::widget::virtual_table::{self, ColumnStep, VirtualTable};
use crate::app::widget::{Column, dense, hinted, label, one_line, secondary, soft};
use crate::say;
use crate::service::chart::tab_separated;

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
            None => Some(VirtualTable::new(space::ROW_DENSE).frozen(1).named("compare")),
        };
        Action::None
    }

    /// Whether the table stands in place of the chart.
    pub fn is_table(&self) -> bool {
        self.table.is_some()
    }

    /// A key for its columns.
    pub fn columns(&mut self, step: ColumnStep) -> Action {
        self.table_event(&virtual_table::Event::Column(step))
    }

    pub(super) fn table_event(&mut self, event: &virtual_table::Event) -> Action {
        let count = self.last.as_ref().map_or(0, |drawn| drawn.table.rows.len());
        self.table.as_mut().map_or(Action::None, |table| Action::Run(table.update(event, count)))
    }

    /// Puts the table on the clipboard, whether it is in sight or behind the chart.
    pub fn copy(&self) -> Action {
        self.seen().map_or(Action::None, |drawn| Action::Copy(tab_separated(&drawn.table)))
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
        let columns: Vec<Column> = table
            .columns
            .iter()
            .map(|column| match column.is_number {
                true => Column::number(column.heading.clone(), FIGURE_WIDTH).unsorted(),
                false => Column::text(column.heading.clone(), NAME_WIDTH).unsorted(),
            })
            .collect();
        let cell = |place: usize, column: usize| {
            let text = table.rows.get(place).and_then(|row| row.get(column)).map_or("", String::as_str);
            one_line(dense(text)).into()
        };
        let view = state.view(&columns, table.rows.len(), cell, Message::Table);
        let copy = secondary(say!(shared.words, "compare-copy")).on_press(Message::CopyPressed);
        let copy = hinted(copy, Shortcut::Copy.keys());
        let sentence = say!(shared.words, "compare-table-rows", count = table.rows.len().to_string());
        let head = row![label(sentence).width(Fill), copy].spacing(space::M).align_y(Center);
        let view = focus::table(container(view).style(style::panel).padding(1).height(Fill), self.open.is_none());
        column![head, view, soft(say!(shared.words, "compare-table-hint"))].spacing(space::S).height(Fill).into()
    }
}
