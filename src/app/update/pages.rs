//! Going from page to page, and what leads to one.

use std::path::PathBuf;

use iced::Task;

use super::Message;
use crate::app::dialog::DATA;
use crate::app::screen::help;
use crate::app::widget::Notice;
use crate::app::{App, Page, data, focus};
use crate::say;

impl App {
    pub(in crate::app) fn go(&mut self, page: Page) -> Task<Message> {
        if self.shared.file.is_none() && page.needs_file() {
            return self.say_no_file();
        }
        if page == Page::Help && !self.help.is_open() {
            return self.explain_page();
        }
        if self.page == Page::Criteria && page != Page::Criteria && self.criteria.is_unsaved() {
            self.criteria.ask_leaving(page);
            return Task::none();
        }
        self.show_page(page)
    }

    pub(super) fn show_page(&mut self, page: Page) -> Task<Message> {
        let kept = if self.page == Page::Settings { self.keep_settings() } else { Task::none() };
        let let_go = if self.page == page { Task::none() } else { focus::let_go() };
        self.page = page;
        // What was done has been seen; it must not cover the next page's buttons.
        self.notices.retain(Notice::is_failure);
        Task::batch([let_go, kept, self.load_page()])
    }

    /// Shows what the documents say of the finding that is open, else what the guide says of the page in sight.
    pub(in crate::app) fn explain_page(&mut self) -> Task<Message> {
        self.frame.back();
        let finding = self.import.explained().filter(|_| self.page == Page::Import);
        self.explain(finding.unwrap_or_else(|| help::place_of(self.page)))
    }

    /// Shows a place in the documents.
    pub(in crate::app) fn explain(&mut self, place: help::Place) -> Task<Message> {
        let open = self.help.open(place, &self.shared.words).map(Message::Help);
        Task::batch([open, self.go(Page::Help)])
    }

    pub(in crate::app) fn load_page(&mut self) -> Task<Message> {
        let shared = &self.shared;
        let lacks_period = shared.file.as_ref().is_some_and(|file| file.period.is_none());
        match self.page {
            Page::Period | Page::Settings | Page::Help => Task::none(),
            Page::Appraisal | Page::Results | Page::Compare | Page::Print if lacks_period => Task::none(),
            Page::Templates if self.templates.is_stale() => self.templates.load(shared).map(Message::Templates),
            Page::Templates => self.templates.shown_again().map(Message::Templates),
            Page::Import => self.import.shown_again(shared).map(Message::Import),
            Page::Appraisal if self.appraisal.is_stale() => self.appraisal.load(shared).map(Message::Appraisal),
            Page::Appraisal => self.appraisal.shown_again().map(Message::Appraisal),
            Page::Results if self.results.is_stale() => self.results.load(shared).map(Message::Results),
            Page::Results => self.results.shown_again().map(Message::Results),
            Page::Compare if self.compare.is_stale() => self.compare.load(shared).map(Message::Compare),
            Page::Compare => Task::none(),
            Page::Print if self.print.is_stale() => self.print.load(shared).map(Message::Print),
            Page::Print => Task::none(),
            Page::Units if self.units.is_stale() => self.units.load(shared).map(Message::Units),
            Page::Units => self.units.shown_again().map(Message::Units),
            Page::Criteria if self.criteria.is_stale() => self.criteria.load(shared).map(Message::Criteria),
            Page::Criteria => {
                self.criteria.shown_again(&self.shared);
                Task::none()
            }
        }
    }

    pub(in crate::app) fn ask_undo(&mut self) -> Task<Message> {
        let action = self.import.ask_undo(&self.shared);
        let asked = self.after_import(action);
        Task::batch([asked, self.go(Page::Import)])
    }

    pub(super) fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.shared.files_hover = false;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(DATA)) {
            return self.open(path);
        }
        if self.shared.file.is_none() {
            self.dropped_early.push(path);
            let words = &self.shared.words;
            let more = vec![say!(words, "app-drop-needs-file")];
            return self.say(Notice::failed(data::Fault { what: say!(words, "app-no-file"), more }));
        }
        let read = self.import.dropped(path).map(Message::Import);
        Task::batch([read, self.go(Page::Import)])
    }

    /// Reads the workbooks that were dropped while no data file was open, now that one is.
    pub(super) fn read_dropped_early(&mut self) -> Task<Message> {
        let paths = std::mem::take(&mut self.dropped_early);
        let read: Vec<_> = paths.into_iter().map(|path| self.import.dropped(path).map(Message::Import)).collect();
        if read.is_empty() { Task::none() } else { Task::batch(read.into_iter().chain([self.go(Page::Import)])) }
    }
}
