//! States of the page as tests and pictures of states need them.

use super::model::{ReviewView, Undone};
use super::running::{Running, Work};
use super::{Import, State};
use crate::app::data::{Fault, ImportPlan};
use crate::app::gauge::Gauge;
use crate::app::job;

impl Import {
    /// A review as it begins.
    pub(crate) fn show_review(&mut self, view: ReviewView) {
        self.show(view, ImportPlan::default(), vec!["thư mục".into()]);
    }

    /// What a decision comes to was told.
    pub(crate) fn forget_decision(&mut self) {
        if let State::Review(review) = &mut self.state {
            review.forget_decision();
        }
    }

    /// Long work, so far, at this file.
    pub(crate) fn show_running(&mut self, work: Work, gauge: Gauge, current: &str) {
        let running = Running::after(work, gauge, current);
        match work {
            Work::Reading => self.state = State::Reading { running, paths: Vec::new() },
            Work::Writing | Work::Returning => self.returning = Some(running),
        }
    }

    /// An import is being taken back, or brought back.
    pub(crate) fn show_taking_back(&mut self, redo: bool) {
        self.state = State::Undoing { job: job::run(|_| ()).0, redo };
    }

    /// One was; nothing: there was another by then.
    pub(crate) fn show_taken_back(&mut self, redo: bool, what: Option<Undone>) {
        self.state = if redo { State::Redone(what) } else { State::Undone(what) };
    }

    /// Nothing came of it.
    pub(crate) fn show_failed(&mut self, fault: Fault) {
        self.state = State::Failed(fault);
    }
}
