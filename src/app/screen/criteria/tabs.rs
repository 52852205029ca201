//! What differs from another version, and old periods under both.

use iced::widget::{Row, column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{Criteria, Loaded, Message, SEARCH};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::{Column, button, dense, hinted, label, one_line, soft, strong, text_field};
use crate::domain::text::contains_folded;
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
            one_line(dense(text)).into()
        };
        let table = self.diff_table.view(&columns, self.differences.len(), cell, Message::Differences);
        let table = focus::table(container(table).style(style::panel).padding(1).height(Fill), true);
        column![self.against_row(words), table].spacing(space::S).height(Fill).into()
    }

    pub(super) fn rescore_view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let periods = self.shelf().map(|shelf| shelf.periods.as_slice()).unwrap_or_default();
        let choices = periods.iter().map(|line| {
            button(one_line(dense(&line.name)))
                .padding([2.0, space::S])
                .style(style::choice(self.period == Some(line.period)))
                .on_press(Message::PeriodPicked(line.period))
                .into()
        });
        let chosen = row![
            label(say!(words, "criteria-period")),
            focus::choices(Row::with_children(choices).spacing(space::XS).wrap())
        ]
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

    /// The rows that have what is searched for in the unit's name: the own unit's first.
    pub(super) fn found(&self) -> Vec<usize> {
        let Some(view) = self.rescored.ready() else { return Vec::new() };
        let others = (0..view.rows.len()).filter(|row| view.own != Some(*row));
        let all = view.own.into_iter().chain(others);
        all.filter(|row| contains_folded(&view.rows[*row][0], &self.sought)).collect()
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
        let found = self.found();
        let cell = |place: usize, column: usize| {
            let row = found[place];
            let said = one_line(dense(&view.rows[row][column]));
            let said = if view.own == Some(row) { said.font(font::SEMI_BOLD) } else { said };
            said.into()
        };
        let table = self.rescore_table.view(&columns, found.len(), cell, Message::RescoreTable);
        let table = focus::table(container(table).style(style::panel).padding(1).height(Fill), true);
        let remarks = view.remarks.iter().map(|remark| soft(remark).into());
        let own = view.own.and_then(|own| view.rows.get(own)).map(|row| {
            let [unit, rank, then, climb, percent, after, difference, causes] = row.each_ref().map(String::as_str);
            strong(say!(
                words,
                "criteria-rescore-own",
                unit = unit,
                before = rank,
                after = then,
                climb = climb,
                percent = percent,
                percent_after = after,
                difference = difference,
                causes = causes
            ))
        });
        let sought = text_field(SEARCH, &say!(words, "app-list-search"), &self.sought, Message::Sought).above_list();
        let sought = hinted(container(Element::from(sought)).width(220), Shortcut::Find.keys());
        let head = row![container(column![].push(own)).width(Fill), sought];
        column![head.align_y(Center), table].extend(remarks).spacing(space::XS).height(Fill).into()
    }
}
