//! What somebody made of the tables – widths of columns, the order of rows – is found again at the next start, and what a table
//! cannot do itself is done for it.

use iced::Task;

use super::Message;
use crate::app::shortcut::{self, Shortcut};
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::{Choice, Event, Layout, TableMenu, VirtualTable, Wish};
use crate::app::{App, Page, focus};
use crate::say;

impl App {
    /// Lays out tables that are new as they were left, and keeps what was changed in others.
    pub(in crate::app) fn keep_tables(&mut self) -> Task<Message> {
        let mut kept = std::mem::take(&mut self.shared.settings.tables);
        let words = shortcut::table_words(&self.shared.words);
        let (mut changed, mut wish) = (false, None);
        for table in self.tables() {
            table.say(&words);
            wish = table.take_wish().or(wish);
            let Some(name) = table.name().map(str::to_owned) else { continue };
            if table.is_new() {
                match kept.get(&name) {
                    Some(layout) => table.lay_out(layout),
                    None => table.begin_as_it_comes(),
                }
            } else if let Some(layout) = table.changed_layout() {
                changed = true;
                kept.retain(|other, _| *other != name);
                if !layout.is_usual() {
                    kept.insert(name, layout);
                }
            }
        }
        self.shared.settings.tables = kept;
        let kept = if changed { self.keep_settings() } else { Task::none() };
        Task::batch([kept, wish.map_or_else(Task::none, |wish| self.grant(wish))])
    }

    /// Does what a table wants.
    fn grant(&mut self, wish: Wish) -> Task<Message> {
        match wish {
            Wish::ShowMenu(menu) => {
                let of_page = self.done_with_rows().filter(|_| menu.rows.is_some());
                let of_page = of_page.map(|(name, shortcut)| (name, shortcut.keys()));
                self.frame.show_table_menu(TableMenu { of_page, ..menu });
                focus::settle()
            }
            Wish::SayUnsorted(column) => {
                self.say(Notice::noted(say!(self.shared.words, "app-sort-not", column = column)))
            }
        }
    }

    /// What the page in sight does with the rows that are chosen in its table, and the key for it.
    fn done_with_rows(&self) -> Option<(String, Shortcut)> {
        let words = &self.shared.words;
        match self.page {
            Page::Appraisal => self.appraisal.confirm_chosen_name(words).map(|name| (name, Shortcut::Keep)),
            Page::Results => self.results.reason_name(words).map(|name| (name, Shortcut::Accept)),
            _ => None,
        }
    }

    /// Does what was picked in the menu of a table.
    pub(super) fn in_table_as_picked(&mut self, choice: Choice) -> Task<Message> {
        let done = match choice {
            Choice::Copy(part) => self.copy_part(part),
            Choice::OfPage => match self.done_with_rows() {
                Some((_, shortcut)) => self.shortcut(shortcut),
                None => Task::none(),
            },
            Choice::Order(order) => self.in_table(&Event::Ordered(order)),
        };
        Task::batch([done, focus::settle()])
    }

    /// Rows of every table stand as they come: another file has come, whose rows nobody sorted.
    pub(super) fn forget_orders(&mut self) {
        self.tables().for_each(VirtualTable::unsort);
        let tables = &mut self.shared.settings.tables;
        tables.values_mut().for_each(|layout| layout.sorts.clear());
        tables.retain(|_, layout| !layout.is_usual());
    }

    /// Has every table be as it comes.
    pub(super) fn reset_tables(&mut self) {
        self.tables().for_each(|table| table.lay_out(&Layout::default()));
        self.results.rearrange();
        self.import.rearrange();
    }

    /// Those of all pages.
    pub(in crate::app) fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        let Self { templates, import, appraisal, results, compare, units, criteria, .. } = self;
        let tables = templates.tables().chain(import.tables()).chain(appraisal.tables()).chain(results.tables());
        tables.chain(compare.tables()).chain(units.tables()).chain(criteria.tables())
    }
}
