//! What is written to the data file from the grid, taken back and entered again: step by step, and never out of the history.

use iced::Task;

#[cfg(test)]
use super::Draft;
use super::steps::{Place, Step};
use super::{ANSWER, Action, Appraisal, AppraisalView, Message, POINTS, REASON, Side};
#[cfg(test)]
use crate::app::data::Fault;
use crate::app::data::{self, Entered, Entering, Refused, Typed};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::focus::enter;
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::app::widget::{Notice, PickFromList};
#[cfg(test)]
use crate::i18n::Words;
use crate::say;

pub(super) type Outcome = Result<(AppraisalView, Vec<Entered>), Refused>;

/// Something is being entered.
#[derive(Debug)]
pub(super) struct Underway {
    pub(super) job: job::Handle,
    pub(super) what: Entering,
    pub(super) place: Place,
    /// Another file, period or language came meanwhile: what comes of it is not shown any more.
    pub(super) late: bool,
}

impl Appraisal {
    pub(super) fn forget_steps(&mut self) {
        self.entered.clear();
        self.undone.clear();
        self.told = None;
    }

    /// Brings back what was typed in a row that was left; else takes back what was entered last on this page, in whichever grid,
    /// once nothing else is being entered or typed.
    pub fn undo(&mut self, shared: &Shared) -> Action {
        if let Some(task) = self.bring_back() {
            return Action::Run(task);
        }
        match self.entered.last().filter(|_| !self.is_changed()).cloned() {
            Some(Step { place, entered }) => self.enter_at(place, Entering::Undo(entered), shared),
            None => Action::None,
        }
    }

    /// Enters again what was taken back last on this page, once nothing else is being entered or typed; says so where there is
    /// nothing.
    pub fn redo(&mut self, shared: &Shared) -> Action {
        match self.undone.last().cloned() {
            Some(Step { place, entered }) if !self.is_changed() => {
                self.enter_at(place, Entering::Redo(entered), shared)
            }
            Some(_) => Action::None,
            None => Action::Say(Notice::noted(say!(shared.words, "appraisal-redo-nothing"))),
        }
    }

    /// Whether what nobody looked at yet could be confirmed.
    pub fn can_confirm_rest(&self) -> bool {
        self.loaded.ready().is_some_and(|view| view.open > 0) && self.entering.is_none() && !self.is_changed()
    }

    /// Whether there are differences that minutes could be written of.
    pub fn can_write_minutes(&self) -> bool {
        self.loaded.ready().is_some_and(|view| view.differs && view.side == Side::Unit)
    }

    /// Whether anything can be taken back here.
    pub fn can_undo(&self) -> bool {
        self.dropped.is_some() || !self.entered.is_empty()
    }

    /// Whether anything that was taken back can be entered again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What was done last on the page, and the key that turns it back.
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// The page is left: what was done there has been read.
    pub fn left(&mut self) {
        self.told = None;
    }

    /// Enters something in the grid in sight.
    pub(super) fn enter(&mut self, entering: Entering, shared: &Shared) -> Action {
        let Some(view) = self.loaded.ready() else { return Action::None };
        let place = match &entering {
            Entering::Row(draft) => Place::of_row(view, &draft.code, &shared.words),
            Entering::ConfirmChosen(rows) => Place::of_rows(view, rows, &shared.words),
            _ => Place::of_rest(view, &shared.words),
        };
        self.enter_at(place, entering, shared)
    }

    fn enter_at(&mut self, place: Place, entering: Entering, shared: &Shared) -> Action {
        let (Some(ask), None) = (shared.ask(), &self.entering) else { return Action::None };
        let (side, code, by) = (place.side, place.grid.clone(), self.by.clone());
        let what = entering.clone();
        let (job, task) = job::run(move |_| data::enter_appraisal(&ask, side, &code, &entering, &by));
        self.entering = Some(Underway { job, what, place, late: false });
        Action::Run(task.map(Message::Entered))
    }

    pub(super) fn entered(&mut self, report: job::Report<Outcome>, shared: &Shared) -> Action {
        let awaited = self.entering.as_ref().map(|underway| &underway.job);
        let Some(result) = job::finished(awaited, report) else { return Action::None };
        let Some(Underway { what, place, late, .. }) = self.entering.take() else { return Action::None };
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
                self.tell(&what, &place, &view, &entered, shared);
                let shown = self.show_entered(view, &place, shared);
                self.keep_step(&what, place, entered);
                let gone = next.map(|next| self.leave(next, shared));
                let gone = if let Some(Action::Run(task)) = gone { task } else { Task::none() };
                Action::Changed(Task::batch([shown, gone]))
            }
            Err(refused) => {
                self.next = None;
                let typed = self.editing.as_ref().map(|draft| draft.code.clone());
                if let Some(place) = typed.and_then(|typed| self.shown().position(|row| row.code == typed)) {
                    self.table.select(Some(place));
                }
                self.refuse(refused)
            }
        }
    }

    /// Says what was done; nothing where what was entered stood already.
    fn tell(&mut self, what: &Entering, place: &Place, view: &AppraisalView, entered: &[Entered], shared: &Shared) {
        let row = place.row.as_ref().and_then(|code| view.rows.iter().find(|row| row.code == *code));
        self.told = (!entered.is_empty()).then(|| place.done(what, row, &shared.words));
    }

    /// Shows the grid that something was done in, and the row, wherever one has gone since; not where one is on the way to another.
    fn show_entered(&mut self, view: AppraisalView, place: &Place, shared: &Shared) -> Task<Message> {
        if matches!(self.loaded, Loaded::Loading(_)) {
            // What is being read may have been read before this was written.
            return self.load(shared);
        }
        let is_in_sight = self.loaded.ready().is_some_and(|seen| (seen.side, &seen.code) == (view.side, &view.code));
        if !is_in_sight {
            self.turn_to(&view);
        }
        self.loaded = Loaded::Ready(view);
        let row = place.row.as_ref().and_then(|code| self.shown().position(|row| row.code == *code));
        match row {
            Some(row) => self.table.select_alone(Some(row)),
            None if !is_in_sight => self.table.select_alone(None),
            None => {}
        }
        self.selected_in_sight()
    }

    /// From now on the page is of this grid.
    fn turn_to(&mut self, view: &AppraisalView) {
        (self.side, self.listing) = (view.side, false);
        self.list = PickFromList::at(Some(&view.code));
        let chosen = match view.side {
            Side::Unit => &mut self.unit,
            Side::Indicator => &mut self.indicator,
        };
        *chosen = Some(view.code.clone());
    }

    /// Steps back and forth stay in their order; after something new there is nothing to enter again.
    fn keep_step(&mut self, what: &Entering, place: Place, entered: Vec<Entered>) {
        let step = (!entered.is_empty()).then_some(Step { place, entered });
        match what {
            Entering::Undo(_) => {
                self.entered.pop();
                self.undone.extend(step);
            }
            Entering::Redo(_) => {
                self.undone.pop();
                self.entered.extend(step);
            }
            Entering::Row(_) | Entering::ConfirmRest | Entering::ConfirmChosen(_) => {
                self.undone.clear();
                self.entered.extend(step);
            }
        }
    }

    /// Says it beside what was typed, where anything is, and the caret goes to what is to be typed otherwise.
    fn refuse(&mut self, refused: Refused) -> Action {
        let Refused { fault, wrong } = refused;
        if self.editing.is_none() {
            return Action::Say(Notice::failed(fault));
        }
        self.refused = Some(fault);
        self.told = None;
        match wrong {
            Some(Typed::Figure) => Action::Run(enter(ANSWER)),
            Some(Typed::Points) => Action::Run(enter(POINTS)),
            Some(Typed::Reason) => Action::Run(enter(REASON)),
            None => Action::None,
        }
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

    /// As it is after a row was saved.
    #[cfg(test)]
    pub(crate) fn show_saved(&mut self, row: &str, shared: &Shared) {
        let Some(view) = self.loaded.ready().cloned() else { return };
        let place = Place::of_row(&view, row, &shared.words);
        let Ok(unit) = "48".parse() else { return };
        let entered = vec![Entered { unit, indicator: row.to_owned(), before: None }];
        let what = Entering::Row(Draft { code: row.to_owned(), ..Draft::default() });
        self.tell(&what, &place, &view, &entered, shared);
        let _ = self.show_entered(view, &place, shared);
        self.keep_step(&what, place, entered);
    }

    /// As it is after a figure was refused.
    #[cfg(test)]
    pub(crate) fn show_refused(&mut self, words: &Words) {
        let what = say!(words, "error-not-a-figure-what", indicator = "D2", text = "3000");
        self.refused = Some(Fault { what, more: vec![say!(words, "error-not-a-figure-ratio")] });
    }
}
