//! Going from page to page, and what leads to one.

use std::path::{Path, PathBuf};

use iced::Task;

use super::Message;
use crate::app::dialog::{DATA, WORKBOOKS};
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
        let leaves_draft = self.page == Page::Criteria && page != Page::Criteria && self.criteria.is_unsaved();
        let shown = self.show_page(page);
        if !leaves_draft {
            return shown;
        }
        // Nothing is lost by it, and nothing is saved: both are said.
        let said = self.say(Notice::done(say!(self.shared.words, "criteria-draft-kept")));
        Task::batch([shown, said])
    }

    /// To a page where something of this one is looked at: Esc leads back.
    pub(super) fn go_from_here(&mut self, page: Page) -> Task<Message> {
        let here = self.page;
        let gone = self.go(page);
        self.came_from = Some(here);
        Task::batch([gone, focus::land()])
    }

    pub(super) fn show_page(&mut self, page: Page) -> Task<Message> {
        self.came_from = None;
        // What was looked at last is what is printed first.
        if page == Page::Print && self.page != Page::Print {
            let (charting, among) = self.compare.charted();
            self.print.follow(charting, among);
            self.print.follow_unit(self.results.opened());
        }
        let kept = if self.page == Page::Settings { self.keep_settings() } else { Task::none() };
        if page != Page::Appraisal {
            self.appraisal.left();
        }
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
            Page::Period | Page::Help => Task::none(),
            Page::Settings => self.settings.load(shared).map(Message::Settings),
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
        let action = self.import.ask_undo(self.page, &self.shared);
        let asked = self.after_import(action);
        // The keyboard goes into the question once that is in sight.
        Task::batch([self.go(Page::Import), asked])
    }

    /// Shows what came of the last import.
    pub(in crate::app) fn recall_import(&mut self) -> Task<Message> {
        let action = self.import.recall(&self.shared);
        let recalled = self.after_import(action);
        Task::batch([recalled, self.go(Page::Import)])
    }

    /// What the program was started with: by a double click, "open with", or a drop on its icon.
    pub(in crate::app) fn given(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        let (imported, opened): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_imported(path));
        let mut opened = opened.into_iter();
        let open = opened.next().map_or_else(Task::none, |path| self.open(path));
        self.dropped_early.extend(opened);
        let dropped: Vec<_> = imported.into_iter().map(|path| self.dropped(path)).collect();
        Task::batch([open].into_iter().chain(dropped))
    }

    pub(super) fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.shared.files_hover = false;
        if has_ending(&path, &[DATA]) {
            return self.open(path);
        }
        if self.shared.file.is_none() {
            self.dropped_early.push(path);
            if self.opening.is_some() {
                return Task::none();
            }
            let words = &self.shared.words;
            let more = vec![say!(words, "app-drop-needs-file")];
            return self.say(Notice::failed(data::Fault { what: say!(words, "app-no-file"), more }));
        }
        let read = self.import.dropped(path).map(Message::Import);
        Task::batch([read, self.go(Page::Import)])
    }

    /// Reads the workbooks that were dropped while no data file was open, now that one is; names what else was given.
    pub(super) fn read_dropped_early(&mut self) -> Task<Message> {
        let paths = std::mem::take(&mut self.dropped_early);
        let (left, read): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| has_ending(path, &[DATA]));
        let mut tasks: Vec<_> = read.into_iter().map(|path| self.import.dropped(path).map(Message::Import)).collect();
        if !tasks.is_empty() {
            tasks.push(self.go(Page::Import));
        }
        if !left.is_empty() {
            let what = say!(self.shared.words, "app-one-file");
            let more = left.iter().map(|path| path.display().to_string()).collect();
            tasks.push(self.say(Notice::failed(data::Fault { what, more })));
        }
        Task::batch(tasks)
    }
}

/// Whether a path that is there is a folder or named like a workbook. Anything else is opened, and refused by what it is.
fn is_imported(path: &Path) -> bool {
    path.is_dir() || path.exists() && has_ending(path, &WORKBOOKS)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|extension| endings.iter().any(|ending| extension.eq_ignore_ascii_case(ending)))
}
