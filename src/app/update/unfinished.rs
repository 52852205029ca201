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
    /// Something else lies where a draft of a criteria set lay.
    Draft,
    /// Another period comes. What was read, tried out or written on paper belongs to a period of its own and stays.
    Period,
}

impl App {
    /// What would be lost.
    fn would_lose(&self, loss: Loss) -> Vec<Unfinished> {
        let draft = matches!(loss, Loss::Window | Loss::Draft);
        let (file, period) = (matches!(loss, Loss::Window | Loss::File), loss != Loss::Draft);
        [
            (Unfinished::Draft, draft && self.criteria.is_unsaved()),
            (Unfinished::Writing, period && self.import.is_busy()),
            (Unfinished::Review, file && self.import.is_undecided()),
            (Unfinished::Words, file && self.print.is_unsaved()),
            (Unfinished::Row, period && self.appraisal.is_unsaved()),
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
            Wanted::Replace(_) => Loss::Draft,
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
        self.want_but_for(&[], wanted)
    }

    /// The same where somebody said already of what is `agreed` that it may go: it goes now, and of the rest it is asked.
    pub(super) fn want_but_for(&mut self, agreed: &[Unfinished], wanted: Wanted) -> Task<Message> {
        let loss = self.loss_by(&wanted);
        let lost = loss.map_or_else(Vec::new, |loss| self.would_lose(loss));
        let Some(first) = lost.iter().find(|lost| !agreed.contains(lost)) else {
            lost.into_iter().for_each(|unfinished| self.drop_unfinished(unfinished));
            return self.carry_out(wanted);
        };
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
            Wanted::Replace(by) => {
                let said = self.criteria.replace(by, &self.shared).map(|notice| self.say(notice));
                Task::batch(said.into_iter().chain([focus::along()]))
            }
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
            Answer::Discard if wanted.is_loaded_first() => {
                let loading = self.carry_out(wanted);
                // Whether it can be opened is not known yet: until then nothing goes.
                self.agreed = lost;
                loading
            }
            Answer::Discard => {
                lost.into_iter().for_each(|unfinished| self.drop_unfinished(unfinished));
                self.carry_out(wanted)
            }
        }
    }

    fn drop_unfinished(&mut self, unfinished: Unfinished) {
        match unfinished {
            // A draft goes with what takes its place, what is being written with the window.
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

    /// Closes the window, but for what is kept nowhere.
    pub(super) fn close(&mut self, window: window::Id) -> Task<Message> {
        self.want(Wanted::Close(window))
    }
}
