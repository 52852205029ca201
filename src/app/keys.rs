//! What keys do, wherever the pointer is.

use iced::Task;
use iced::keyboard::{Key, Modifiers};
use iced::widget::operation::{focus, select_all};

use super::screen::compare::Zoom;
use super::screen::{import, results, templates, units};
use super::shortcut::{self, Shortcut};
use super::update::Message;
use super::widget::Notice;
use super::{App, Page, data};
use crate::say;

impl App {
    pub(super) fn pressed(&mut self, key: &Key, modifiers: Modifiers, taken: bool) -> Task<Message> {
        if let Some(shortcut) = Shortcut::of(key, modifiers).filter(|shortcut| !(taken && shortcut.yields_to_inputs()))
        {
            return self.shortcut(shortcut);
        }
        if let Some(right) = shortcut::across(key, modifiers).filter(|_| !taken && self.page == Page::Import) {
            let action = self.import.across(right, &self.shared);
            return self.after_import(action);
        }
        let sideways = shortcut::across(key, modifiers).and_then(|_| shortcut::arrow(key, modifiers));
        if let Some(direction) = sideways.filter(|_| !taken && self.page == Page::Compare && !self.is_covered()) {
            let action = self.compare.point(direction);
            return self.after_compare(action);
        }
        match shortcut::step(key, modifiers) {
            Some(step) if !taken => self.step(step),
            Some(_) | None => Task::none(),
        }
    }

    fn shortcut(&mut self, shortcut: Shortcut) -> Task<Message> {
        match shortcut {
            Shortcut::Open => self.ask_open(),
            Shortcut::New => self.ask_new(),
            Shortcut::Import if self.shared.file.is_some() => {
                let ask = import::ask_files(&self.shared).map(Message::Import);
                Task::batch([self.go(Page::Import), ask])
            }
            Shortcut::Import => self.say_no_file(),
            Shortcut::Print => self.print(),
            Shortcut::Find => self.find(),
            Shortcut::Table
            | Shortcut::Copy
            | Shortcut::CopyPicture
            | Shortcut::ZoomIn
            | Shortcut::ZoomOut
            | Shortcut::ZoomReset => self.chart_key(shortcut),
            Shortcut::Go(page) => self.go(page),
            Shortcut::Write | Shortcut::Accept | Shortcut::Edit | Shortcut::Keep => self.review_key(shortcut),
            Shortcut::UndoImport => self.undo_by_key(),
            Shortcut::Back => self.back(),
            Shortcut::Help => {
                self.frame.help();
                Task::none()
            }
        }
    }

    /// Keys of the page in sight; nothing is done behind a sheet or a menu.
    fn review_key(&mut self, shortcut: Shortcut) -> Task<Message> {
        if self.asking.is_some() || self.frame.is_unfolded() {
            return Task::none();
        }
        if self.page == Page::Units && shortcut == Shortcut::Accept {
            let action = self.units.accept(&self.shared);
            return self.after_units(action);
        }
        if self.page == Page::Results && shortcut == Shortcut::Accept {
            let action = self.results.accept(&self.shared);
            return self.after_results(action);
        }
        if self.page == Page::Compare && shortcut == Shortcut::Accept {
            let action = self.compare.open_pointed();
            return self.after_compare(action);
        }
        if self.page == Page::Appraisal && matches!(shortcut, Shortcut::Accept | Shortcut::Edit) {
            let action = self.appraisal.accept(&self.shared);
            return self.after_appraisal(action);
        }
        if self.page != Page::Import {
            return Task::none();
        }
        let action = self.import.key(shortcut, &self.shared);
        self.after_import(action)
    }

    /// Whether a sheet or a menu lies over the page.
    fn is_covered(&self) -> bool {
        self.asking.is_some() || self.frame.is_unfolded()
    }

    /// The table behind the chart, copies of both, and how large it is shown.
    fn chart_key(&mut self, shortcut: Shortcut) -> Task<Message> {
        if self.page != Page::Compare || self.is_covered() {
            return Task::none();
        }
        let action = match shortcut {
            Shortcut::Table => self.compare.toggle_table(),
            Shortcut::CopyPicture => self.compare.copy_picture(&self.shared),
            Shortcut::ZoomIn => self.compare.zoom(Zoom::In, &self.shared),
            Shortcut::ZoomOut => self.compare.zoom(Zoom::Out, &self.shared),
            Shortcut::ZoomReset => self.compare.zoom(Zoom::Reset, &self.shared),
            _ => self.compare.copy(),
        };
        self.after_compare(action)
    }

    fn undo_by_key(&mut self) -> Task<Message> {
        if self.page == Page::Appraisal && self.appraisal.can_undo() {
            let action = self.appraisal.undo(&self.shared);
            return self.after_appraisal(action);
        }
        let undoable = self.shared.file.as_ref().is_some_and(|file| file.undoable.is_some());
        if undoable { self.ask_undo() } else { Task::none() }
    }

    fn say_no_file(&mut self) -> Task<Message> {
        let words = &self.shared.words;
        let more = vec![say!(words, "app-no-file-hint")];
        self.say(Notice::failed(data::Fault { what: say!(words, "app-no-file"), more }))
    }

    fn print(&mut self) -> Task<Message> {
        if self.shared.file.is_none() {
            return self.say_no_file();
        }
        if self.page != Page::Compare {
            return self.go(Page::Compare);
        }
        let action = self.compare.ask_where(&self.shared);
        self.after_compare(action)
    }

    fn find(&self) -> Task<Message> {
        let input = match self.page {
            Page::Results => results::SEARCH,
            Page::Units => units::SEARCH,
            Page::Templates => templates::SEARCH,
            Page::Period | Page::Import | Page::Appraisal | Page::Compare => return Task::none(),
        };
        Task::batch([focus(input), select_all(input)])
    }

    fn back(&mut self) -> Task<Message> {
        if self.asking.take().is_some() || self.frame.back() || self.notices.pop().is_some() {
            return Task::none();
        }
        match self.page {
            Page::Import => self.import.back(),
            Page::Appraisal => self.appraisal.back(),
            Page::Results => self.results.back(),
            Page::Compare => self.compare.back(),
            Page::Units => self.units.back(),
            Page::Period | Page::Templates => false,
        };
        self.load_page()
    }

    fn step(&mut self, step: super::widget::virtual_table::Step) -> Task<Message> {
        if self.asking.is_some() || self.frame.step(step, &self.shared) {
            return Task::none();
        }
        match self.page {
            Page::Period => Task::none(),
            Page::Templates => {
                let action = self.templates.step(step);
                self.after_templates(action)
            }
            Page::Import => {
                let action = self.import.step(step, &self.shared);
                self.after_import(action)
            }
            Page::Appraisal => self.appraisal.step(step).map(Message::Appraisal),
            Page::Results => {
                let action = self.results.step(step, &self.shared);
                self.after_results(action)
            }
            Page::Compare => {
                let action = self.compare.step(step, &self.shared);
                self.after_compare(action)
            }
            Page::Units => self.units.step(step, &self.shared).map(Message::Units),
        }
    }
}
