//! What came of the last import is looked at once more, after it was left.

use iced::Task;

use super::review::Review;
use super::{Action, Import, Message, State, undecided};
use crate::app::data::{self, Fault, Recalled};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

impl Import {
    /// Shows what came of the last import that counts; not while something decided stands before it.
    pub fn recall(&mut self, shared: &Shared) -> Action {
        if !self.is_free() || matches!(self.state, State::Done(..) | State::Recalling(..)) {
            return Action::None;
        }
        if self.is_undecided() {
            return undecided(say!(shared.words, "import-undecided-recall"), shared);
        }
        Action::Run(self.recall_anew(shared))
    }

    /// Asks the data file for it; a review, and what stood behind an earlier answer, waits behind it.
    pub(super) fn recall_anew(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let behind = match std::mem::take(&mut self.state) {
            review @ State::Review(_) => Some(Box::new(review)),
            State::Done(_, _, behind) => behind,
            _ => None,
        };
        let (job, task) = job::run(move |_| data::recall_import(&ask));
        self.state = State::Recalling(job, behind);
        task.map(Message::Recalled)
    }

    pub(super) fn take_recalled(
        &mut self,
        report: job::Report<Result<Option<Recalled>, Fault>>,
        shared: &Shared,
    ) -> Action {
        let State::Recalling(job, behind) = &mut self.state else { return Action::None };
        let Some(recalled) = job::finished(Some(job), report) else { return Action::None };
        let behind = behind.take();
        let none = |state: Option<Box<State>>| state.map_or(State::Idle, |state| *state);
        match recalled {
            Ok(Some((done, view, plan))) => {
                let mut review = Box::new(Review::new(view, plan, Vec::new()));
                review.hold_to_undecided();
                self.state = State::Done(done, review, behind);
                Action::None
            }
            Ok(None) => {
                self.state = none(behind);
                Action::Say(Notice::noted(say!(shared.words, "import-nothing-to-recall")))
            }
            Err(fault) => {
                self.state = none(behind);
                Action::Say(Notice::failed(fault))
            }
        }
    }
}
