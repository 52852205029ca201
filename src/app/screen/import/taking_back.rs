//! An import is taken back, or made again.

use iced::Task;

use super::model::{UndoTakes, Undone};
use super::{Action, Asked, Import, Loaded, Message, State, TakenBack, undecided};
use crate::app::Page;
use crate::app::data::{self, Fault};
use crate::app::focus;
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::widget::Notice;
use crate::say;

impl Import {
    /// Asks on page `from` whether the last import should be taken back, where there is one; not while something decided
    /// would be lost.
    pub fn ask_undo(&mut self, from: Page, shared: &Shared) -> Action {
        let undoable = shared.file.as_ref().is_some_and(|file| file.undoable.is_some());
        let Some(ask) = shared.ask().filter(|_| self.is_free()) else { return Action::None };
        if self.is_undecided() {
            return undecided(say!(shared.words, "import-undecided-undo"), shared);
        }
        if !undoable {
            return Action::Say(Notice::noted(say!(shared.words, "import-nothing-to-undo")));
        }
        let (behind, asked_on) = match std::mem::take(&mut self.state) {
            State::AskingUndo(Asked { behind, from, .. }) => (behind, from),
            behind @ (State::Review(_) | State::Done(..)) => (Some(Box::new(behind)), Page::Import),
            _ => (None, Page::Import),
        };
        // Asked once more where it is asked already: the way back is still the same.
        let from = if from == Page::Import { asked_on } else { from };
        let (job, task) = job::run(move |_| data::undo_takes(&ask));
        self.state = State::AskingUndo(Asked { takes: Loaded::Loading(job), behind, from });
        Action::Run(Task::batch([task.map(Message::UndoTakes), focus::settle()]))
    }

    /// Brings back the import that was taken back last, where there is one.
    pub fn redo(&mut self, shared: &Shared) -> Action {
        let redoable = shared.file.as_ref().is_some_and(|file| file.redoable.is_some());
        let Some(ask) = shared.ask().filter(|_| redoable && self.is_free()) else { return Action::None };
        if self.is_undecided() {
            return undecided(say!(shared.words, "import-undecided-undo"), shared);
        }
        let (job, task) = job::run(move |_| boxed(data::redo_import(&ask)));
        self.state = State::Undoing { job, redo: true };
        Action::Run(task.map(Message::TakenBack))
    }

    pub(super) fn take_what_goes(&mut self, report: job::Report<Result<Option<UndoTakes>, Fault>>) -> Action {
        let State::AskingUndo(Asked { takes, .. }) = &mut self.state else { return Action::None };
        if takes.take(report) {
            match takes {
                Loaded::Ready(None) => self.state = State::Undone(None),
                Loaded::Failed(fault) => self.state = State::Failed(std::mem::take(fault)),
                // The answers stand elsewhere now; the one that loses nothing has the keyboard still.
                Loaded::Ready(Some(_)) => return Action::Run(focus::settle()),
                Loaded::Nothing | Loaded::Loading(_) => {}
            }
        }
        Action::None
    }

    /// The import stays, and what was in sight before the question is again.
    pub(super) fn keep_import(&mut self, shared: &Shared) -> Action {
        let State::AskingUndo(Asked { from, .. }) = &self.state else { return Action::None };
        let from = *from;
        self.back();
        if from == Page::Import { Action::Run(self.shown_again(shared)) } else { Action::Go(from) }
    }

    /// Takes back the import that was asked about, and no other.
    pub(super) fn undo(&mut self, shared: &Shared) -> Action {
        let State::AskingUndo(Asked { takes: Loaded::Ready(Some(takes)), .. }) = &self.state else {
            return Action::None;
        };
        let import = takes.import;
        let Some(ask) = shared.ask() else { return Action::None };
        let (job, task) = job::run(move |_| boxed(data::undo_import(&ask, import)));
        self.state = State::Undoing { job, redo: false };
        Action::Run(task.map(Message::TakenBack))
    }

    pub(super) fn take_back(&mut self, report: job::Report<TakenBack>) -> Action {
        let State::Undoing { job, redo } = &self.state else { return Action::None };
        let redo = *redo;
        match job::finished(Some(job), report) {
            Some(Ok((what, file))) => {
                self.state = if redo { State::Redone(what) } else { State::Undone(what) };
                Action::Changed(file)
            }
            Some(Err(fault)) => self.fail(fault),
            None => Action::None,
        }
    }
}

/// So that the message that tells it is no larger than others.
fn boxed(taken: Result<(Option<Undone>, FileView), Fault>) -> TakenBack {
    taken.map(|(what, file)| (what, Box::new(file)))
}
