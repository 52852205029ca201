//! What differs from another version, and old periods under both.

use iced::widget::{Row, column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion, Task};

use super::{Criteria, Loaded, Message, SEARCH};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::virtual_table::{Copied, CopyOf, Event, Key};
use crate::app::widget::{
    Column, button, dense, hinted, label, one_line, primary, soft, strong, text_field, two_lines,
};
use crate::domain::text::contains_folded;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

impl Criteria {
    pub(super) fn differences<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        if self.differences.is_empty() {
            return column![self.against_row(words), soft(say!(words, "criteria-same"))].spacing(space::S).into();
        }
        let order = self.differences_in_order();
        let cell = |place: usize, column: usize| -> Element<'a, Message> {
            one_line(dense(&self.differences[order[place]][column])).into()
        };
        let table = self.diff_table.view(&difference_columns(words), order.len(), cell, Message::Differences);
        let table = focus::table(container(table).style(style::panel).padding(1).height(Fill), true);
        column![self.against_row(words), table].spacing(space::S).height(Fill).into()
    }

    /// Places of the differences in the order shown.
    fn differences_in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.differences.len()).collect();
        self.diff_table.sort(&mut order, |place, column| {
            self.differences[*place].get(column).map_or(Key::Nothing, |text| Key::text(text))
        });
        order
    }

    pub(super) fn in_differences(&mut self, event: &Event) -> Task<Message> {
        let before = self.differences_in_order();
        let scroll = self.diff_table.update(event, before.len());
        if event.sorts() { self.diff_table.reordered(&before, &self.differences_in_order()) } else { scroll }
    }

    pub(super) fn differences_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let order = self.differences_in_order();
        let text = |place: usize, column: usize| self.differences[order[place]][column].clone();
        self.diff_table.copied(part, &difference_columns(words), order.len(), text)
    }

    /// What ranks are held against, and of which period; what becomes of the own unit's.
    pub(super) fn rescore_choices<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let periods = self.shelf().map(|shelf| shelf.periods.as_slice()).unwrap_or_default();
        let choices = periods.iter().map(|line| {
            button(one_line(dense(&line.name)))
                .padding([2.0, space::S])
                .chosen(style::choice, self.period == Some(line.period))
                .on_press(Message::PeriodPicked(line.period))
                .into()
        });
        let chosen = row![
            label(say!(words, "criteria-period")),
            focus::choices(Row::with_children(choices).spacing(space::XS).wrap())
        ]
        .spacing(space::S)
        .align_y(Center);
        let told = self.rescored_seen().map(|view| self.rescored_head(view, words));
        column![self.against_row(words), chosen].push(told).spacing(space::S).into()
    }

    /// Ranks, where any are there to be seen.
    fn rescored_seen(&self) -> Option<&super::RescoreView> {
        let is_sound = self.desk.as_ref().is_some_and(super::Desk::is_sound);
        let has_periods = self.shelf().is_some_and(|shelf| !shelf.periods.is_empty());
        self.rescored.ready().filter(|view| is_sound && has_periods && !view.rows.is_empty())
    }

    pub(super) fn rescore_view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let has_periods = self.shelf().is_some_and(|shelf| !shelf.periods.is_empty());
        let sound = self.desk.as_ref().is_some_and(super::Desk::is_sound);
        match &self.rescored {
            _ if !has_periods => soft(say!(words, "criteria-no-periods")).into(),
            _ if !sound => self.not_sound(words),
            Loaded::Ready(view) if view.rows.is_empty() => soft(say!(words, "criteria-rescore-nobody")).into(),
            Loaded::Ready(view) => self.rescored_table(view, words),
            Loaded::Nothing => soft(say!(words, "criteria-rescore-choose")).into(),
            waiting => waiting.placeholder(shared),
        }
    }

    /// Why nothing can be scored yet; where only sums are not stated anew, that can be done here.
    fn not_sound<'a>(&self, words: &Words) -> Element<'a, Message> {
        let can_restate = self.desk.as_ref().is_some_and(super::Desk::can_restate);
        let restate = can_restate.then(|| {
            let restate = primary(say!(words, "criteria-restate")).on_press(Message::RestatePressed);
            focus::first(hinted(restate, say!(words, "criteria-restate-hint")))
        });
        column![soft(say!(words, "criteria-rescore-unsound"))].push(restate).spacing(space::S).into()
    }

    /// The rows that have what is searched for in the unit's name, in the order shown: the own unit's first until a head is
    /// pressed.
    pub(super) fn found(&self, words: &Words) -> Vec<usize> {
        let Some(view) = self.rescored.ready() else { return Vec::new() };
        let others = (0..view.rows.len()).filter(|row| view.own != Some(*row));
        let all = view.own.into_iter().chain(others);
        let mut found: Vec<usize> = all.filter(|row| contains_folded(&view.rows[*row][0], &self.sought)).collect();
        self.rescore_table.sort(&mut found, |row, column| match (column, view.rows[*row].get(column)) {
            (_, None) => Key::Nothing,
            (UNIT | CAUSES, Some(text)) => Key::text(text),
            // As far as before is no difference.
            (_, Some(text)) if text == "=" => Key::place(0),
            (_, Some(text)) => Key::number(words.number_printed(text)),
        });
        found
    }

    pub(super) fn in_rescored(&mut self, event: &Event, words: &Words) -> Task<Message> {
        let before = self.found(words);
        let scroll = self.rescore_table.update(event, before.len());
        if event.sorts() { self.rescore_table.reordered(&before, &self.found(words)) } else { scroll }
    }

    pub(super) fn rescored_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let (view, found) = (self.rescored.ready()?, self.found(words));
        let text = |place: usize, column: usize| view.rows[found[place]][column].clone();
        self.rescore_table.copied(part, &rescored_columns(f32::INFINITY, words), found.len(), text)
    }

    fn rescored_table<'a>(&'a self, view: &'a super::RescoreView, words: &'a Words) -> Element<'a, Message> {
        let table = responsive(move |room| {
            let found = self.found(words);
            let cell = |place: usize, column: usize| {
                let row = found[place];
                let said = one_line(dense(&view.rows[row][column]));
                let said = if view.own == Some(row) { said.font(font::SEMI_BOLD) } else { said };
                said.into()
            };
            let columns = rescored_columns(room.width, words);
            let table = self.rescore_table.view(&columns, found.len(), cell, Message::RescoreTable);
            focus::table(container(table).style(style::panel).padding(1).height(Fill), true)
        });
        let remarks = view.remarks.iter().map(|remark| soft(remark).into());
        column![table].extend(remarks).spacing(space::XS).height(Fill).into()
    }

    /// What becomes of the own unit's rank, and the search.
    fn rescored_head<'a>(&'a self, view: &'a super::RescoreView, words: &Words) -> Element<'a, Message> {
        let own = view.own.and_then(|own| view.rows.get(own)).map(|row| {
            let [unit, rank, then, climb, percent, after, difference, causes] = row.each_ref().map(String::as_str);
            let moved = say!(
                words,
                "criteria-rescore-own",
                unit = unit,
                before = rank,
                after = then,
                climb = climb,
                percent = percent,
                percent_after = after,
                difference = difference
            );
            let because = (causes != NO_VALUE).then(|| say!(words, "criteria-rescore-because", causes = causes));
            two_lines(strong(moved + &because.unwrap_or_default()))
        });
        let sought = text_field(SEARCH, &say!(words, "app-list-search"), &self.sought, Message::Sought).above_list();
        let sought = hinted(container(Element::from(sought)).width(220), Shortcut::Find.keys());
        row![container(column![].push(own)).width(Fill), sought].align_y(Center).into()
    }
}

/// Places of the columns of text among those of a period scored anew.
const UNIT: usize = 0;
const CAUSES: usize = 7;

/// Before and after are of different things: there is no order among them.
fn difference_columns(words: &Words) -> [Column; 5] {
    let column = |title: String, portion: u16| Column::text(title, FillPortion(portion));
    [
        column(say!(words, "criteria-column-section"), 2),
        column(say!(words, "criteria-column-thing"), 5),
        column(say!(words, "criteria-column-what"), 3),
        column(say!(words, "criteria-column-before"), 4).unsorted(),
        column(say!(words, "criteria-column-after"), 4).unsorted(),
    ]
}

/// In less width than this, figures take no more of it than they need; …
const WIDE: f32 = 800.0;
/// … and in less than this the differences are left out, which stand beside what they are made from.
const WITH_DIFFERENCES: f32 = 690.0;

fn rescored_columns(width: f32, words: &Words) -> [Column; 8] {
    let number = |title: String, least: u32| Column::number(title, if width < WIDE { least } else { 96 });
    let difference = |title: String, least: u32| match width < WITH_DIFFERENCES {
        true => number(title, least).hidden(),
        false => number(title, least),
    };
    [
        Column::text(say!(words, "criteria-column-unit"), FillPortion(3)),
        number(say!(words, "criteria-column-rank-before"), 90),
        number(say!(words, "criteria-column-rank-after"), 80),
        difference(say!(words, "criteria-column-climb"), 86),
        number(say!(words, "criteria-column-percent-before"), 72),
        number(say!(words, "criteria-column-percent-after"), 66),
        difference(say!(words, "criteria-column-difference"), 88),
        Column::text(say!(words, "criteria-column-causes"), FillPortion(3)),
    ]
}
