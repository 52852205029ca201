//! What differs from another version, and old periods under both.

use iced::widget::{Row, button, column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{Criteria, Loaded, Message};
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::{Column, dense, label, name_cell, one_line, soft};
use crate::i18n::Words;
use crate::say;

impl Criteria {
    pub(super) fn differences<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        if self.differences.is_empty() {
            return column![self.against_row(words), soft(say!(words, "criteria-same"))].spacing(space::S).into();
        }
        let column = |title: String, portion: u16| Column::text(title, FillPortion(portion)).unsorted();
        let columns = [
            column(say!(words, "criteria-column-section"), 2),
            column(say!(words, "criteria-column-thing"), 5),
            column(say!(words, "criteria-column-what"), 3),
            column(say!(words, "criteria-column-before"), 4),
            column(say!(words, "criteria-column-after"), 4),
        ];
        let cell = |row: usize, column: usize| -> Element<'a, Message> {
            let text = &self.differences[row][column];
            name_cell(dense(text), text)
        };
        let table = self.diff_table.view(&columns, self.differences.len(), cell, Message::Differences);
        let table = container(table).style(style::panel).padding(1).height(Fill);
        column![self.against_row(words), table].spacing(space::S).height(Fill).into()
    }

    pub(super) fn rescore_view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let periods = self.shelf().map(|shelf| shelf.periods.as_slice()).unwrap_or_default();
        let choices = periods.iter().map(|(period, name)| {
            button(one_line(dense(name)))
                .padding([2.0, space::S])
                .style(style::choice(self.period == Some(*period)))
                .on_press(Message::PeriodPicked(*period))
                .into()
        });
        let chosen = row![label(say!(words, "criteria-period")), Row::with_children(choices).spacing(space::XS).wrap()]
            .spacing(space::S)
            .align_y(Center);
        let sound = self.desk.as_ref().is_some_and(super::Desk::is_sound);
        let result: Element<'a, Message> = match &self.rescored {
            _ if periods.is_empty() => soft(say!(words, "criteria-no-periods")).into(),
            _ if !sound => soft(say!(words, "criteria-rescore-unsound")).into(),
            Loaded::Ready(view) if view.rows.is_empty() => soft(say!(words, "criteria-rescore-nobody")).into(),
            Loaded::Ready(view) => self.rescored_table(view, words),
            Loaded::Nothing => soft(say!(words, "criteria-rescore-choose")).into(),
            waiting => waiting.placeholder(shared),
        };
        column![self.against_row(words), chosen, result].spacing(space::S).height(Fill).into()
    }

    fn rescored_table<'a>(&'a self, view: &'a super::RescoreView, words: &Words) -> Element<'a, Message> {
        let number = |title: String| Column::number(title, 96).unsorted();
        let columns = [
            Column::text(say!(words, "criteria-column-unit"), FillPortion(3)).unsorted(),
            number(say!(words, "criteria-column-rank-before")),
            number(say!(words, "criteria-column-rank-after")),
            number(say!(words, "criteria-column-climb")),
            number(say!(words, "criteria-column-percent-before")),
            number(say!(words, "criteria-column-percent-after")),
            number(say!(words, "criteria-column-difference")),
            Column::text(say!(words, "criteria-column-causes"), FillPortion(3)).unsorted(),
        ];
        let cell = |row: usize, column: usize| one_line(dense(&view.rows[row][column])).into();
        let table = self.rescore_table.view(&columns, view.rows.len(), cell, Message::RescoreTable);
        let table = container(table).style(style::panel).padding(1).height(Fill);
        let remarks = view.remarks.iter().map(|remark| soft(remark).into());
        column![table].extend(remarks).spacing(space::XS).height(Fill).into()
    }
}
