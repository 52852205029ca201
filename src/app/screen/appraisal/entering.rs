//! What is written to the data file from the grid, taken back and entered again: step by step, and never out of the history.

use iced::Task;

use super::{Action, Appraisal, AppraisalView, Message, REASON};
use crate::app::data::{self, Entered, Entering, Refused};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::focus::enter;
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

pub(super) type Outcome = Result<(AppraisalView, Vec<Entered>), Refused>;

/// Something is being entered.
#[derive(Debug)]
pub(super) struct Underway {
    pub(super) job: job::Handle,
    pub(super) what: Entering,
    /// Another grid was asked for meanwhile: what comes of it is not shown any more.
    pub(super) late: bool,
}

impl Appraisal {
    pub(super) fn forget_steps(&mut self) {
        self.entered.clear();
        self.undone.clear();
    }

    /// Brings back what was typed in a row that was left; else takes back what was entered last on this page, once nothing
    /// else is being entered or typed.
    pub fn undo(&mut self, shared: &Shared) -> Action {
        if let Some(task) = self.bring_back() {
            return Action::Run(task);
        }
        match self.entered.last().filter(|_| !self.is_changed()).cloned() {
            Some(entered) => self.enter(Entering::Undo(entered), shared),
            None => Action::None,
        }
    }

    /// Enters again what was taken back last on this page, once nothing else is being entered or typed; says so where there is
    /// nothing.
    pub fn redo(&mut self, shared: &Shared) -> Action {
        match self.undone.last().cloned() {
            Some(undone) if !self.is_changed() => self.enter(Entering::Redo(undone), shared),
            Some(_) => Action::None,
            None => Action::Say(Notice::noted(say!(shared.words, "appraisal-redo-nothing"))),
        }
    }

    /// Whether what nobody looked at yet could be confirmed.
    pub fn can_confirm_rest(&self) -> bool {
        self.loaded.ready().is_some_and(|view| view.open > 0) && self.entering.is_none() && self.editing.is_none()
    }

    /// Whether there are differences that minutes could be written of.
    pub fn can_write_minutes(&self) -> bool {
        self.loaded.ready().is_some_and(|view| view.differs && view.side == super::Side::Unit)
    }

    /// Whether anything can be taken back here.
    pub fn can_undo(&self) -> bool {
        self.dropped.is_some() || !self.entered.is_empty()
    }

    pub(super) fn enter(&mut self, entering: Entering, shared: &Shared) -> Action {
        let (Some(ask), Some(view), None) = (shared.ask(), self.loaded.ready(), &self.entering) else {
            return Action::None;
        };
        let (side, code, by) = (view.side, view.code.clone(), self.by.clone());
        let what = entering.clone();
        let (job, task) = job::run(move |_| data::enter_appraisal(&ask, side, &code, &entering, &by));
        self.entering = Some(Underway { job, what, late: false });
        Action::Run(task.map(Message::Entered))
    }

    pub(super) fn entered(&mut self, report: job::Report<Outcome>, shared: &Shared) -> Action {
        let awaited = self.entering.as_ref().map(|underway| &underway.job);
        let Some(result) = job::finished(awaited, report) else { return Action::None };
        let Some(Underway { what, late, .. }) = self.entering.take() else { return Action::None };
        match result {
            Ok(_) if late => {
                self.loaded = Loaded::Nothing;
                Action::Changed(Task::none())
            }
            Err(refused) if late => Action::Say(Notice::failed(refused.fault)),
            Ok((view, entered)) => {
                let next = self.next.take();
                // What was typed since is not what was entered.
                let is_answered = matches!(&what, Entering::Row(sent) if Some(sent) == self.editing.as_ref());
                if is_answered || !self.is_changed() {
                    self.close();
                }
                self.dropped = None;
                self.keep_step(&what, entered);
                self.loaded = Loaded::Ready(view);
                let gone = next.map(|next| self.leave(next, shared));
                Action::Changed(if let Some(Action::Run(task)) = gone { task } else { Task::none() })
            }
            Err(refused) => {
                self.next = None;
                let place =
                    self.shown().position(|row| self.editing.as_ref().is_some_and(|draft| draft.code == row.code));
                self.table.select(place);
                self.refuse(refused)
            }
        }
    }

    /// Steps back and forth stay in their order; after something new there is nothing to enter again.
    fn keep_step(&mut self, what: &Entering, entered: Vec<Entered>) {
        let step = (!entered.is_empty()).then_some(entered);
        match what {
            Entering::Undo(_) => {
                self.entered.pop();
                self.undone.extend(step);
            }
            Entering::Redo(_) => {
                self.undone.pop();
                self.entered.extend(step);
            }
            Entering::Row(_) | Entering::ConfirmRest => {
                self.undone.clear();
                self.entered.extend(step);
            }
        }
    }

    /// Says it beside what was typed, where anything is. Where a reason is all that is lacking, it can be typed at once.
    fn refuse(&mut self, refused: Refused) -> Action {
        let Refused { fault, lacks_reason } = refused;
        if self.editing.is_none() {
            return Action::Say(Notice::failed(fault));
        }
        self.refused = Some(fault);
        if lacks_reason { Action::Run(enter(REASON)) } else { Action::None }
    }

    /// Asks where the minutes are to be written, and writes them.
    pub(super) fn write_minutes(&self, shared: &Shared) -> Action {
        let (words, Some(ask), Some(view)) = (&shared.words, shared.ask(), self.loaded.ready()) else {
            return Action::None;
        };
        let unit = view.code.clone();
        let title = say!(words, "appraisal-minutes");
        let name = file_name::proposed([&say!(words, "appraisal-minutes-name"), &view.name], "docx", shared);
        let question = Question::Save { title, name, extension: "docx".into() };
        Action::Send(Errand::asking(question, say!(words, "appraisal-minutes-writing"), move |path, progress| {
            let said = data::write_minutes(&ask, &unit, path, progress)?;
            Ok(Done::Said(Notice::wrote((said, path.to_owned()))))
        }))
    }
}
