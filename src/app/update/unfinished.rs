//! What somebody began and has not kept: one question, asked before anything would lose it.
//!
//! A page that holds something unfinished is asked here and nowhere else; who closes the window, opens another file or
//! shows another period asks [`App::would_lose`].

use std::time::{Duration, Instant};

use iced::{Task, window};

use super::Message;
use crate::app::data::Fault;
use crate::app::widget::Notice;
use crate::app::{App, Page};
use crate::say;

/// How long closing the window again is meant as the answer to what was said.
const ANSWERED_WITHIN: Duration = Duration::from_secs(60);

/// What would take away what is unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Loss {
    /// The window goes.
    Window,
    /// Another file comes. A draft of a criteria set stays: it may be meant for that one.
    File,
    /// Another period comes. What was read or written on paper belongs to a period of its own and stays.
    Period,
}

/// What is unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unfinished {
    /// Of a criteria set.
    Draft,
    /// Something is being written into the file.
    Writing,
    /// Decisions about workbooks that were read.
    Review,
    /// Words of the official report.
    Words,
    /// A row of the appraisal.
    Row,
}

impl Unfinished {
    /// The page it is on.
    fn page(self) -> Page {
        match self {
            Self::Draft => Page::Criteria,
            Self::Writing | Self::Review => Page::Import,
            Self::Words => Page::Print,
            Self::Row => Page::Appraisal,
        }
    }
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
        ]
        .into_iter()
        .filter_map(|(unfinished, is_there)| is_there.then_some(unfinished))
        .collect()
    }

    /// Does what would lose nothing; else says what it would lose, and shows where that is.
    pub(in crate::app) fn unless_lost(
        &mut self,
        loss: Loss,
        act: impl FnOnce(&mut Self) -> Task<Message>,
    ) -> Task<Message> {
        let lost = self.would_lose(loss);
        if lost.is_empty() { act(self) } else { self.say_unfinished(loss, &lost) }
    }

    /// Whether showing another period would lose something.
    pub(super) fn holds_to_the_period(&self) -> bool {
        !self.would_lose(Loss::Period).is_empty()
    }

    /// Closes the window, but for what is kept nowhere: a draft is asked about by its page, the rest is said, and closing
    /// again soon is the answer.
    pub(super) fn close(&mut self, window: window::Id) -> Task<Message> {
        let lost = self.would_lose(Loss::Window);
        if lost.contains(&Unfinished::Draft) {
            self.criteria.ask_closing(window);
            return self.show_page(Page::Criteria);
        }
        let was_said = self.closing.take().is_some_and(|said| said.elapsed() < ANSWERED_WITHIN);
        if lost.is_empty() || was_said {
            return self.keep_settings().chain(window::close(window));
        }
        self.closing = Some(Instant::now());
        self.say_unfinished(Loss::Window, &lost)
    }

    fn say_unfinished(&mut self, loss: Loss, lost: &[Unfinished]) -> Task<Message> {
        let shown = lost.first().map_or_else(Task::none, |first| self.show_page(first.page()));
        let words = &self.shared.words;
        let line = |unfinished: &Unfinished| match unfinished {
            Unfinished::Draft => say!(words, "criteria-leave-question"),
            Unfinished::Writing => say!(words, "unfinished-writing"),
            Unfinished::Review => say!(words, "unfinished-review"),
            Unfinished::Words => say!(words, "unfinished-words"),
            Unfinished::Row => say!(words, "unfinished-row"),
        };
        let (what, next) = match loss {
            Loss::Window => (say!(words, "unfinished-window-what"), say!(words, "unfinished-window-next")),
            Loss::File => (say!(words, "unfinished-file-what"), say!(words, "unfinished-file-next")),
            Loss::Period => (say!(words, "unfinished-period-what"), say!(words, "unfinished-period-next")),
        };
        let more = lost.iter().map(line).chain([next]).collect();
        Task::batch([shown, self.say(Notice::failed(Fault { what, more }))])
    }
}
