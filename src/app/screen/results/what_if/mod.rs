//! Trying other figures, targets and weights on one unit. Nothing is written into the data; a trial can be saved as a
//! named scenario.

pub mod model;
#[cfg(test)]
pub(super) mod tests;
mod view;

use iced::Task;
use iced::widget::operation::focus_next;

use self::model::{Deed, Done, Entry, Field, TrialAsk, Tried};
use crate::app::data::{self, Fault};
use crate::app::focus;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::Step;
use crate::domain::{Scenario, Subject};

/// Id of the input for a figure; the others follow by Enter.
pub const FIGURE: &str = "what-if-figure";
/// Id of the input for a scenario's name.
pub const NAME: &str = "what-if-name";

/// The trial on one unit, kept while the file is open.
#[derive(Debug, Default)]
pub struct WhatIf {
    unit: String,
    scenario: Scenario,
    /// The same as it was saved or opened last.
    kept: Scenario,
    /// A saved one is being opened.
    opening: bool,
    /// What stands in the fields.
    entry: Option<Entry>,
    /// The last result; stays in sight while the next one is worked out.
    shown: Option<Tried>,
    notes: Vec<String>,
    fault: Option<Fault>,
    job: Option<job::Handle>,
    open: Open,
    /// The name that is being saved under: typed on where saving fails.
    saving: Option<String>,
    /// The indicator of which the reason is shown.
    explained: Option<String>,
    said: Option<Done>,
}

/// What is unfolded.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    Indicators(PickFromList),
    /// The saved scenarios.
    Saved,
    /// The name that is typed.
    Naming(String),
    /// What is confirmed before it is done.
    Asking(Deed),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Tried(Box<job::Report<Result<Tried, Fault>>>),
    IndicatorsPressed,
    Pick(pick_from_list::Event),
    Typed(Field, String),
    /// Enter in a field: on to the next one.
    Entered,
    ChangeRemoved(Subject),
    ResetPressed,
    SavedPressed,
    OpenPressed(String),
    DeletePressed(String),
    SavePressed,
    NameTyped(String),
    NameConfirmed,
    Confirmed,
    Cancelled,
    ReasonPressed(String),
}

impl WhatIf {
    /// A trial on a unit that changes nothing yet.
    pub fn of(unit: &str) -> Self {
        Self { unit: unit.to_owned(), ..Self::default() }
    }

    /// Whether nothing was asked yet, or what is shown is out of date.
    pub fn is_stale(&self) -> bool {
        self.shown.is_none() && self.job.is_none() && self.fault.is_none()
    }

    #[cfg(test)]
    pub(crate) fn fail(&mut self, fault: Fault) {
        (self.shown, self.fault) = (None, Some(fault));
    }

    #[cfg(test)]
    pub(crate) fn be_saved(&mut self) {
        let Some(mut tried) = self.shown.clone() else { return };
        tried.done = Done::Saved("Thử".into());
        self.show(tried);
    }

    /// Whether something is tried that is saved nowhere.
    pub fn is_unsaved(&self) -> bool {
        !self.scenario.is_empty() && self.scenario != self.kept
    }

    /// What is shown is out of date; what is tried stays.
    pub fn forget(&mut self) {
        (self.shown, self.fault, self.job) = (None, None, None);
    }

    /// Tries what is set.
    pub fn try_it(&mut self, shared: &Shared) -> Task<Message> {
        self.ask(Deed::Try, shared)
    }

    fn ask(&mut self, deed: Deed, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let (unit, scenario, entry) = (self.unit.clone(), self.scenario.clone(), self.entry.clone());
        let asked = TrialAsk { unit, scenario, entry, deed };
        let (handle, task) = job::run(move |_| data::try_changes(&ask, &asked));
        self.job = Some(handle);
        task.map(|report| Message::Tried(Box::new(report)))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Task<Message> {
        match message {
            Message::Tried(report) => return self.tried(*report),
            Message::IndicatorsPressed => return self.toggle_indicators(),
            Message::Pick(event) => return self.pick(event, shared),
            Message::Typed(field, text) => {
                if let Some(entry) = &mut self.entry {
                    *entry.text_mut(field) = text;
                }
                return self.changed(shared);
            }
            Message::Entered => return focus_next(),
            Message::ChangeRemoved(subject) => {
                self.scenario.clear(&subject);
                self.entry = None;
                return self.changed(shared);
            }
            Message::ResetPressed => {
                (self.scenario, self.entry, self.notes) = (Scenario::default(), None, Vec::new());
                return self.changed(shared);
            }
            Message::SavedPressed => {
                let is_open = matches!(self.open, Open::Saved);
                self.open = if is_open { Open::Nothing } else { Open::Saved };
            }
            // What is tried would be lost.
            Message::OpenPressed(name) if !self.scenario.is_empty() => self.open = Open::Asking(Deed::Open(name)),
            Message::OpenPressed(name) => return self.act(Deed::Open(name), shared),
            Message::DeletePressed(name) => self.open = Open::Asking(Deed::Delete(name)),
            Message::SavePressed => {
                self.open = Open::Naming(String::new());
                return focus::enter(NAME);
            }
            Message::NameTyped(text) => self.open = Open::Naming(text),
            Message::NameConfirmed => return self.save(shared),
            Message::Confirmed => {
                if let Open::Asking(deed) = std::mem::take(&mut self.open) {
                    return self.act(deed, shared);
                }
            }
            Message::Cancelled => self.open = Open::Nothing,
            Message::ReasonPressed(code) => {
                let again = self.explained.as_ref() == Some(&code);
                self.explained = (!again).then_some(code);
            }
        }
        Task::none()
    }

    fn tried(&mut self, report: job::Report<Result<Tried, Fault>>) -> Task<Message> {
        let Some(result) = job::finished(self.job.as_ref(), report) else { return Task::none() };
        self.job = None;
        let was_picked = self.entry.as_ref().is_some_and(|entry| entry.unread);
        match result {
            Ok(tried) => self.show(tried),
            Err(fault) => {
                self.opening = false;
                self.open = self.saving.take().map_or_else(|| std::mem::take(&mut self.open), Open::Naming);
                self.fault = Some(fault);
            }
        }
        // Its fields are there only now.
        if was_picked { focus::enter(FIGURE) } else { Task::none() }
    }

    fn show(&mut self, tried: Tried) {
        (self.fault, self.saving) = (None, None);
        self.scenario = tried.scenario.clone();
        if std::mem::take(&mut self.opening) || matches!(tried.done, Done::Saved(_)) {
            self.kept = self.scenario.clone();
        }
        if !tried.notes.is_empty() {
            self.notes.clone_from(&tried.notes);
        }
        match &tried.done {
            Done::NameTaken(name) => {
                self.open = Open::Asking(Deed::Save { name: name.clone(), replace: true });
            }
            done => self.said = Some(done.clone()).filter(|done| *done != Done::Tried),
        }
        self.fill_entry(&tried);
        self.shown = Some(tried);
    }

    /// A field that is typed into stays as it is typed; one of another indicator is what the scenario sets.
    fn fill_entry(&mut self, tried: &Tried) {
        let Some(entry) = self.entry.as_mut().filter(|entry| entry.unread) else { return };
        let Some(view) = tried.entry.as_ref().filter(|view| view.indicator == entry.indicator) else { return };
        for (field, view) in Field::ALL.into_iter().zip(&view.fields) {
            entry.text_mut(field).clone_from(&view.typed);
        }
        entry.unread = false;
    }

    fn changed(&mut self, shared: &Shared) -> Task<Message> {
        (self.said, self.open) = (None, Open::Nothing);
        self.try_it(shared)
    }

    fn act(&mut self, deed: Deed, shared: &Shared) -> Task<Message> {
        self.open = Open::Nothing;
        self.opening = matches!(deed, Deed::Open(_));
        if self.opening {
            (self.entry, self.notes) = (None, Vec::new());
        }
        self.ask(deed, shared)
    }

    fn save(&mut self, shared: &Shared) -> Task<Message> {
        match &self.open {
            Open::Naming(name) if !name.trim().is_empty() => {
                let name = name.clone();
                self.saving = Some(name.clone());
                self.act(Deed::Save { name, replace: false }, shared)
            }
            _ => Task::none(),
        }
    }

    /// Enter: what is asked is done.
    pub fn accept(&mut self) {
        if matches!(self.open, Open::Asking(_)) {
            self.open = Open::Nothing;
        }
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        let unfolded = !matches!(std::mem::take(&mut self.open), Open::Nothing);
        unfolded || self.explained.take().is_some()
    }

    /// A step of the keyboard through the list that is open; whether one is.
    pub fn step(&mut self, step: Step) -> bool {
        let (Open::Indicators(list), Some(shown)) = (&mut self.open, &self.shown) else { return false };
        list.update(pick_from_list::Event::Stepped(step), &shown.indicators);
        true
    }

    fn toggle_indicators(&mut self) -> Task<Message> {
        if matches!(self.open, Open::Indicators(_)) {
            self.open = Open::Nothing;
            return Task::none();
        }
        let list = PickFromList::at(self.entry.as_ref().map(|entry| entry.indicator.as_str()));
        let input = list.input_id();
        self.open = Open::Indicators(list);
        focus::enter(input)
    }

    fn pick(&mut self, event: pick_from_list::Event, shared: &Shared) -> Task<Message> {
        let (Open::Indicators(list), Some(shown)) = (&mut self.open, &self.shown) else { return Task::none() };
        let Some(indicator) = list.update(event, &shown.indicators) else { return Task::none() };
        self.entry = Some(Entry { indicator, unread: true, ..Entry::default() });
        self.changed(shared)
    }

    #[cfg(test)]
    pub(crate) fn showing(unit: &str, tried: Tried, entry: Option<Entry>) -> Self {
        let mut trial = Self { entry, ..Self::of(unit) };
        trial.show(tried);
        trial
    }
}
