//! What somebody began and has not kept: one question, asked before anything would lose it.
//!
//! A page that holds something unfinished is asked here and nowhere else; who closes the window, opens another file or
//! shows another period does it through [`App::want`].

use std::path::Path;

use iced::{Task, window};

use super::Message;
use crate::app::parting::{Answer, Parting, Unfinished, Wanted};
use crate::app::shortcut::Shortcut;
use crate::app::{App, Page, focus};

/// What would take away what is unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loss {
    /// The window goes.
    Window,
    /// Another file comes. A draft of a criteria set stays: it may be meant for that one.
    File,
    /// Another period comes. What was read, tried out or written on paper belongs to a period of its own and stays.
    Period,
}

impl App {
    /// What would be lost.
    fn would_lose(&self, loss: Loss) -> Vec<Unfinished> {
        let (window, file) = (loss == Loss::Window, loss != Loss::Period);
        [
            (Unfinished::Draft, window && self.criteria.is_unsaved()),
            (Unfinished::Writing, self.import.is_busy()),
            (Unfinished::Review, file && self.import.is_undecided()),
            (Unfinished::Words, file && self.print.is_unsaved()),
            (Unfinished::Row, self.appraisal.is_unsaved()),
            (Unfinished::Trial, file && self.results.has_unsaved_trials()),
        ]
        .into_iter()
        .filter_map(|(unfinished, is_there)| is_there.then_some(unfinished))
        .collect()
    }

    /// What it would take away; nothing where it is the file and the period in sight.
    fn loss_by(&self, wanted: &Wanted) -> Option<Loss> {
        let in_sight = |path: &Path| self.shared.file.as_ref().filter(|file| file.path == path);
        Some(match wanted {
            Wanted::Close(_) => Loss::Window,
            Wanted::Create(_) | Wanted::Sample => Loss::File,
            Wanted::Period(_) => Loss::Period,
            // Of the one in sight another period may come.
            Wanted::Open(path) => in_sight(path).map_or(Loss::File, |_| Loss::Period),
            Wanted::Show(file) => match in_sight(&file.path) {
                Some(shown) if shown.period == file.period => return None,
                Some(_) => Loss::Period,
                None => Loss::File,
            },
        })
    }

    /// Does what would lose nothing; else asks first, and shows where that is.
    pub(in crate::app) fn want(&mut self, wanted: Wanted) -> Task<Message> {
        let loss = self.loss_by(&wanted);
        let lost = loss.map_or_else(Vec::new, |loss| self.would_lose(loss));
        let Some(first) = lost.first() else { return self.carry_out(wanted) };
        let page = first.page();
        let (keeps_file, to_write) = (loss == Some(Loss::Period), self.import.waiting());
        self.parting = Some(Parting { wanted, lost, keeps_file, to_write });
        self.frame.back();
        self.search = None;
        self.show_page(page).chain(focus::settle())
    }

    fn carry_out(&mut self, wanted: Wanted) -> Task<Message> {
        match wanted {
            Wanted::Close(window) => self.keep_settings().chain(window::close(window)),
            Wanted::Open(path) => self.load_file(path, None),
            Wanted::Create(path) => self.load_new(path),
            Wanted::Sample => self.load_sample(),
            Wanted::Show(file) => self.show_file(*file),
            Wanted::Period(period) => self.load_period(period),
        }
    }

    /// What a person answered.
    pub(in crate::app) fn parted(&mut self, answer: Answer) -> Task<Message> {
        let Some(Parting { wanted, lost, .. }) = self.parting.take() else { return Task::none() };
        match answer {
            Answer::Stay => Task::none(),
            Answer::Import => {
                let shown = self.show_page(Page::Import);
                let action = self.import.key(Shortcut::Write, &self.shared);
                Task::batch([shown, self.after_import(action)])
            }
            Answer::Discard => {
                lost.into_iter().for_each(|unfinished| self.drop_unfinished(unfinished));
                self.carry_out(wanted)
            }
        }
    }

    fn drop_unfinished(&mut self, unfinished: Unfinished) {
        match unfinished {
            // A draft is asked about by its page; what is being written ends with the window.
            Unfinished::Draft | Unfinished::Writing => {}
            Unfinished::Review => self.import.reset(),
            Unfinished::Words => self.print.drop_text(),
            Unfinished::Row => self.appraisal.drop_row(),
            Unfinished::Trial => self.results.drop_trials(),
        }
    }

    /// Whether showing another period would lose something.
    pub(super) fn holds_to_the_period(&self) -> bool {
        !self.would_lose(Loss::Period).is_empty()
    }

    /// Closes the window, but for what is kept nowhere: a draft is asked about by its page first, then the rest here.
    pub(super) fn close(&mut self, window: window::Id) -> Task<Message> {
        if self.criteria.is_unsaved() {
            self.criteria.ask_closing(window);
            return self.show_page(Page::Criteria);
        }
        self.want(Wanted::Close(window))
    }
}
