//! What is decided in the review, and writing it.

use super::review::{self, Review};
use super::running::{Running, Work};
use super::{Action, Import, Message, State};
use crate::app::data::{self, Fault, Imported};
use crate::app::focus;
use crate::app::job;
use crate::app::screen::help::Place;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::{self, Step};
use crate::say;

impl Import {
    pub(super) fn review(&mut self, message: review::Message, shared: &Shared) -> Action {
        let State::Review(review) = &mut self.state else { return Action::None };
        let action = review.update(message, shared);
        self.after_review(action, shared)
    }

    pub(super) fn after_review(&mut self, action: review::Action, shared: &Shared) -> Action {
        match action {
            review::Action::None => Action::None,
            review::Action::Run(task) => Action::Run(task.map(Message::Review)),
            review::Action::Write => self.write(shared),
            review::Action::Return => self.list_returns(shared),
            review::Action::Discard => self.idle(),
            review::Action::Help(kind) => Action::Help(Place::of_finding(&kind)),
            review::Action::Enrolled(count, file, task) => {
                let notice = Notice::done(say!(shared.words, "import-enrolled", count = count));
                Action::Enrolled(file, notice, task.map(Message::Review))
            }
            review::Action::Failed(fault) => Action::Say(Notice::failed(fault)),
        }
    }

    pub(super) fn write(&mut self, shared: &Shared) -> Action {
        let Some(ask) = shared.ask() else { return Action::None };
        let State::Review(review) = std::mem::take(&mut self.state) else { return Action::None };
        let (plan, paths) = (review.plan().clone(), review.paths().to_vec());
        let (job, task) = job::run(move |progress| data::write_import(&ask, &plan, &paths, progress));
        self.state = State::Writing { running: Running::new(Work::Writing, job), review };
        Action::Run(task.map(Message::Written))
    }

    pub(super) fn take_written(&mut self, report: job::Report<Result<Imported, Fault>>, shared: &Shared) -> Action {
        let State::Writing { running, .. } = &mut self.state else { return Action::None };
        let Some(written) = running.take(report) else { return Action::None };
        let State::Writing { review, .. } = std::mem::take(&mut self.state) else { return Action::None };
        let mut review = review;
        match written {
            Ok(Imported::Done(done, file)) => {
                review.hold_to_undecided();
                self.state = State::Done(done, review, None);
                Action::Changed(file)
            }
            Ok(Imported::LookAgain(view)) => {
                review.show_again(view);
                let words = &shared.words;
                let (what, more) =
                    (say!(words, "import-looked-again-what"), vec![say!(words, "import-looked-again-next")]);
                self.back_to(review, Notice::failed(Fault { what, more }), shared)
            }
            // What was decided is not lost with it.
            Ok(Imported::Stopped) => {
                self.back_to(review, Notice::noted(say!(shared.words, "import-writing-stopped")), shared)
            }
            Err(fault) => self.back_to(review, Notice::failed(fault), shared),
        }
    }

    pub(super) fn look_through_left_over(&mut self, event: &virtual_table::Event) -> Action {
        match &mut self.state {
            State::Done(_, review, _) => Action::Run(review.look_through(event).map(Message::Review)),
            _ => Action::None,
        }
    }

    /// A step through the cells, and past the last of them through the files that were left out.
    pub(super) fn step_through_left_over(&mut self, step: Step) -> Action {
        let State::Done(_, review, _) = &mut self.state else { return Action::None };
        match review.step_through_left_over(step) {
            true => Action::Run(focus::reveal()),
            false => self.look_through_left_over(&virtual_table::Event::Stepped(step)),
        }
    }

    pub(super) fn read_left_over(&mut self, shared: &Shared) -> Action {
        let State::Done(_, review, _) = &self.state else { return Action::None };
        let paths = review.plan().paths(review.left_over().map(|(place, _)| place));
        self.read(paths, shared)
    }

    pub(super) fn back_to(&mut self, review: Box<Review>, said: Notice, shared: &Shared) -> Action {
        self.state = State::Review(review);
        Action::Back(said, self.shown_again(shared))
    }
}
