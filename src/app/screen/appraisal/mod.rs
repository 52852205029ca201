//! Appraisal: one unit's indicators, or one indicator of all units, in a grid: figures as units give them beside the
//! committee's, entered row by row in the panel below it.

mod confirming;
mod entering;
mod entry;
mod grid;
mod model;
mod steps;
#[cfg(test)]
mod tests;
mod view;

use iced::widget::Id;
use iced::{Element, Task};

use self::entering::{Outcome, Underway};
pub use self::model::{AppraisalRow, AppraisalView, Draft, Side, Standing, Worth};
use super::Loaded;
use crate::app::data::{self, Entering, Fault};
use crate::app::errand::Errand;
use crate::app::focus::{enter, reveal};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::Notice;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::domain::EvidenceView;

/// Ids of the inputs for an appraised figure, for points and for the reason.
const ANSWER: &str = "appraisal-answer";
const POINTS: &str = "appraisal-points";
const REASON: &str = "appraisal-reason";

/// The screen.
#[derive(Debug)]
pub struct Appraisal {
    loaded: Loaded<AppraisalView>,
    side: Side,
    /// The unit chosen; nothing: the own one.
    unit: Option<String>,
    /// The indicator chosen; nothing: the first.
    indicator: Option<String>,
    list: PickFromList,
    /// The list has the place of the grid, where there is no room for both.
    listing: bool,
    table: VirtualTable,
    only_differences: bool,
    by: String,
    editing: Option<Draft>,
    /// What was typed in a row that was left without saving it: it can be had back.
    dropped: Option<Draft>,
    /// Why what was typed is not taken.
    refused: Option<Fault>,
    /// What is shown once the row that is edited is saved.
    next: Option<Next>,
    entering: Option<Underway>,
    /// What was entered on this page, in whichever grid, to be taken back step by step.
    entered: Vec<steps::Step>,
    /// What was taken back of it, to be entered again.
    undone: Vec<steps::Step>,
    /// What was done last.
    told: Option<String>,
}

/// Where somebody goes from a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Next {
    Row(String),
    /// Another unit or indicator; nothing: the one looked at last on that side.
    Grid(Side, Option<String>),
    /// The same grid, held to what differs or not.
    Differences,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Scores changed: what other pages made of them is out of date.
    Changed(Task<Message>),
    Send(Errand),
    Say(Notice),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<AppraisalView, Fault>>),
    SidePicked(Side),
    /// The list takes the place of the grid, or gives it back.
    ListPressed,
    Listed(pick_from_list::Event),
    DifferencesPressed,
    ByTyped(String),
    Table(virtual_table::Event),
    AnswerTyped(String),
    PointsTyped(String),
    EvidencePicked(Option<EvidenceView>),
    ReasonTyped(String),
    SavePressed,
    CancelPressed,
    ConfirmRestPressed,
    ConfirmChosenPressed,
    UndoPressed,
    RedoPressed,
    Entered(job::Report<Outcome>),
    MinutesPressed,
}

impl Default for Appraisal {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            side: Side::Unit,
            unit: None,
            indicator: None,
            list: PickFromList::default(),
            listing: false,
            // The code and the name stay where the rest has to go across.
            table: VirtualTable::new(space::CONTROL + space::S).frozen(2).named("appraisal").known_by(&[0, 1]),
            only_differences: false,
            by: String::new(),
            editing: None,
            dropped: None,
            refused: None,
            next: None,
            entering: None,
            entered: Vec::new(),
            undone: Vec::new(),
            told: None,
        }
    }
}

impl Appraisal {
    /// Asks for the grid anew.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let side = self.side;
        let code = match side {
            Side::Unit => self.unit.clone(),
            Side::Indicator => self.indicator.clone(),
        };
        let (handle, task) = job::run(move |_| data::load_appraisal(&ask, side, code.as_deref()));
        self.loaded = Loaded::Loading(handle);
        task.map(Message::Loaded)
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date. A row that was typed in stays, and with it the grid it is in.
    pub fn forget(&mut self) {
        match self.loaded.ready().map(|view| (view.side, view.code.clone())) {
            _ if !self.is_changed() => self.close(),
            Some((Side::Unit, unit)) => self.unit = Some(unit),
            Some((Side::Indicator, indicator)) => self.indicator = Some(indicator),
            None => {}
        }
        self.loaded = Loaded::Nothing;
        (self.next, self.dropped) = (None, None);
        self.forget_steps();
        self.entering.iter_mut().for_each(|underway| underway.late = true);
    }

    /// Whether a row was typed in and is not saved yet.
    pub fn is_unsaved(&self) -> bool {
        self.is_changed()
    }

    /// What was typed in a row is not wanted any more.
    pub fn drop_row(&mut self) {
        self.close();
    }

    /// Editing goes on in the grid that was asked for anew, where it is the same one and something is left to save.
    fn go_on_editing(&mut self) {
        let Some(row) = self.editing.as_ref().map(|draft| draft.code.clone()) else { return };
        let asked = if self.side == Side::Unit { &self.unit } else { &self.indicator };
        let is_same = self.loaded.ready().is_some_and(|view| Some(&view.code) == asked.as_ref());
        let place = self.shown().position(|shown| shown.code == row);
        if self.loaded.ready().is_some() && !(is_same && place.is_some() && self.is_changed()) {
            return self.close();
        }
        self.table.select(place);
    }

    /// Id of the search above the list of units or indicators.
    pub fn search(&self) -> Id {
        self.list.input_id()
    }

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        std::iter::once(&mut self.table)
    }

    /// The page is in sight again: its table goes back to where it was, and what is shown is in sight in the list, too.
    pub fn shown_again(&self) -> Task<Message> {
        Task::batch([self.table.restore(), reveal()])
    }

    /// The table goes back to where it was, and to the row that is selected: it may have been out of sight meanwhile.
    fn selected_in_sight(&mut self) -> Task<Message> {
        let selected = self.table.selected().map_or_else(Task::none, |row| self.table.reveal(row));
        Task::batch([self.table.restore(), selected])
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                if self.loaded.take(report) {
                    self.go_on_editing();
                }
                self.remember_who();
                Action::Run(self.shown_again())
            }
            Message::SidePicked(side) if side == self.side => Action::None,
            Message::SidePicked(side) => self.leave(Next::Grid(side, None), shared),
            Message::ListPressed => {
                self.listing = !self.listing;
                Action::Run(if self.listing { self.list.open() } else { self.shown_again() })
            }
            Message::Listed(event) => self.listed(event, shared),
            Message::DifferencesPressed => self.leave(Next::Differences, shared),
            Message::ByTyped(by) => self.typed(|screen| screen.by = by),
            Message::Table(event) => self.picked(&event, shared),
            Message::AnswerTyped(text) => self.drafted(|draft| draft.answer = text),
            Message::PointsTyped(text) => self.drafted(|draft| draft.points = text),
            Message::ReasonTyped(text) => self.drafted(|draft| draft.reason = text),
            Message::EvidencePicked(view) => self.drafted(|draft| draft.evidence = view),
            Message::SavePressed => self.save(shared),
            Message::CancelPressed => {
                self.give_up();
                Action::Run(self.selected_in_sight())
            }
            Message::ConfirmRestPressed => self.enter(Entering::ConfirmRest, shared),
            Message::ConfirmChosenPressed => self.confirm_chosen(shared),
            Message::UndoPressed => self.undo(shared),
            Message::RedoPressed => self.redo(shared),
            Message::Entered(report) => self.entered(report, shared),
            Message::MinutesPressed => self.write_minutes(shared),
        }
    }

    fn typed(&mut self, change: impl FnOnce(&mut Self)) -> Action {
        change(self);
        Action::None
    }

    fn drafted(&mut self, change: impl FnOnce(&mut Draft)) -> Action {
        if let Some(draft) = &mut self.editing {
            change(draft);
            self.refused = None;
        }
        Action::None
    }

    /// Whoever entered last is likely to go on.
    fn remember_who(&mut self) {
        if let Some(by) = self.loaded.ready().and_then(|view| view.by.as_ref()).filter(|_| self.by.is_empty()) {
            self.by.clone_from(by);
        }
    }

    fn listed(&mut self, event: pick_from_list::Event, shared: &Shared) -> Action {
        let choices = self.loaded.ready().map(|view| view.choices.clone()).unwrap_or_default();
        match self.list.update(event, &choices) {
            Some(code) if self.listing => {
                self.listing = false;
                self.leave(Next::Grid(self.side, Some(code)), shared)
            }
            Some(code) => self.leave(Next::Grid(self.side, Some(code)), shared),
            None => Action::None,
        }
    }

    /// Goes on; what was typed in a row is saved first.
    fn leave(&mut self, next: Next, shared: &Shared) -> Action {
        if self.is_changed() {
            self.next = Some(next);
            return self.save(shared);
        }
        Action::Run(self.go(next, shared))
    }

    fn go(&mut self, next: Next, shared: &Shared) -> Task<Message> {
        let (side, code) = match next {
            Next::Row(code) => return self.edit(Some(&code)),
            Next::Differences => {
                self.only_differences = !self.only_differences;
                self.close();
                self.table.select(None);
                return self.table.rewind();
            }
            Next::Grid(side, code) => (side, code),
        };
        if side != self.side {
            (self.side, self.list) = (side, PickFromList::default());
        }
        match (side, code) {
            (Side::Unit, Some(code)) => self.unit = Some(code),
            (Side::Indicator, Some(code)) => self.indicator = Some(code),
            (_, None) => {}
        }
        self.close();
        self.dropped = None;
        self.told = None;
        self.table.select(None);
        Task::batch([self.table.rewind(), self.load(shared)])
    }

    /// A row that is picked is edited; what was typed in another one is saved first. Several rows are chosen to be copied or
    /// confirmed.
    fn picked(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        if self.is_held_by_row(event) {
            return Action::Run(self.to_field());
        }
        let scroll = self.in_table(event);
        if matches!(event, virtual_table::Event::Resized(_)) {
            // The panel below has taken room, or all of it and gives it back: the row that is edited stays in sight above it.
            let edited = self.editing.as_ref().and_then(|_| self.table.selected());
            let placed = if let Some(row) = edited { self.table.reveal(row) } else { self.table.restore() };
            return Action::Run(Task::batch([scroll, placed]));
        }
        let virtual_table::Event::Picked(place) = event else { return Action::Run(scroll) };
        // A row that Ctrl took away is not edited either.
        if self.table.has_several() || !self.table.chosen().contains(place) {
            return Action::Run(scroll);
        }
        let code = self.shown().nth(*place).map(|row| row.code.clone());
        match (&self.editing, code) {
            (Some(draft), Some(code)) if draft.code == code => Action::Run(self.to_field()),
            (_, Some(code)) => self.leave(Next::Row(code), shared),
            (_, None) => Action::None,
        }
    }

    fn edit(&mut self, code: Option<&str>) -> Task<Message> {
        let place = self.shown().position(|row| Some(row.code.as_str()) == code);
        self.editing = place.and_then(|place| self.shown().nth(place)).map(|row| row.draft.clone());
        self.refused = None;
        self.table.select_alone(place);
        self.to_field()
    }

    /// The caret goes to the field of the cell that is chosen in the row being edited.
    fn to_field(&self) -> Task<Message> {
        enter(self.field())
    }

    /// The field that is typed into at the chosen cell: points and the reason have their own, all others are for the figure.
    fn field(&self) -> &'static str {
        let column = self.table.chosen_column();
        let edited = self.editing.as_ref().and_then(|draft| self.rows().iter().find(|row| row.code == draft.code));
        edited.map_or(ANSWER, |row| grid::field(row, column))
    }

    /// Edits the selected row; in the one being edited the caret goes back to its field.
    pub fn write_row(&mut self) -> Task<Message> {
        if self.editing.is_some() {
            return self.to_field();
        }
        let code = self.table.selected().and_then(|place| self.shown().nth(place)).map(|row| row.code.clone());
        self.edit(code.as_deref())
    }

    /// Edits the selected row, or saves the one being edited.
    pub fn accept(&mut self, shared: &Shared) -> Action {
        if self.editing.is_some() {
            return self.save(shared);
        }
        Action::Run(self.write_row())
    }

    pub(super) fn is_changed(&self) -> bool {
        let stands = |draft: &Draft| self.rows().iter().any(|row| row.draft == *draft);
        self.editing.as_ref().is_some_and(|draft| !stands(draft))
    }

    fn close(&mut self) {
        (self.editing, self.refused, self.next) = (None, None, None);
    }

    /// Leaves the row without saving it; what was typed in it can be had back.
    fn give_up(&mut self) {
        if self.is_changed() {
            self.dropped = self.editing.take();
        }
        self.close();
    }

    /// What was typed in the row that was left stands in its fields again.
    fn bring_back(&mut self) -> Option<Task<Message>> {
        let draft = self.dropped.take_if(|_| self.editing.is_none())?;
        let place = self.shown().position(|row| row.code == draft.code)?;
        self.editing = Some(draft);
        self.table.select(Some(place));
        Some(self.to_field())
    }

    fn save(&mut self, shared: &Shared) -> Action {
        match self.editing.clone() {
            Some(draft) if self.is_changed() => self.enter(Entering::Row(draft), shared),
            Some(_) | None => {
                self.close();
                Action::None
            }
        }
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        if std::mem::take(&mut self.listing) {
            return true;
        }
        let editing = self.editing.is_some();
        self.give_up();
        editing
    }

    /// A step of the keyboard through the rows.
    pub fn step(&mut self, step: Step) -> Task<Message> {
        self.in_table(&virtual_table::Event::Stepped(step))
    }

    /// What a key does in the grid.
    pub fn in_table(&mut self, event: &virtual_table::Event) -> Task<Message> {
        if self.is_held_by_row(event) {
            return Task::none();
        }
        let before = self.order();
        let scroll = self.table.update(event, before.len());
        if event.sorts() {
            return self.table.reordered(&before, &self.order());
        }
        if self.table.has_several() || (leads_by_key(event) && !self.is_at_edited_row()) {
            self.close_untouched();
        }
        scroll
    }

    /// What was typed holds the keyboard at its row until it is saved or given up; only another row that is picked saves it.
    fn is_held_by_row(&self, event: &virtual_table::Event) -> bool {
        let begins_run = matches!(event, virtual_table::Event::Picked(_)) && self.table.is_reaching();
        (begins_run || leads_by_key(event)) && self.is_changed()
    }

    fn is_at_edited_row(&self) -> bool {
        let at = self.table.selected().and_then(|place| self.shown().nth(place));
        self.editing.as_ref().is_none_or(|draft| at.is_some_and(|row| row.code == draft.code))
    }

    /// The fields in sight are those of the one row that the keyboard is at.
    fn close_untouched(&mut self) {
        if !self.is_changed() {
            self.close();
        }
    }

    /// How many rows are chosen, where it is more than one.
    fn chosen_count(&self) -> Option<usize> {
        self.table.has_several().then(|| self.table.chosen().len())
    }

    fn rows(&self) -> &[AppraisalRow] {
        self.loaded.ready().map(|view| view.rows.as_slice()).unwrap_or_default()
    }

    /// Places of the rows shown, in the order shown.
    fn order(&self) -> Vec<usize> {
        let rows = self.rows();
        let fits = |place: &usize| !self.only_differences || rows[*place].differs;
        let mut order: Vec<usize> = (0..rows.len()).filter(fits).collect();
        self.table.sort(&mut order, |place, column| grid::key(&rows[*place], column));
        order
    }

    fn shown(&self) -> impl Iterator<Item = &AppraisalRow> {
        let rows = self.rows();
        self.order().into_iter().map(|place| &rows[place])
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        view::page_of(self, shared)
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<AppraisalView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: AppraisalView) {
        self.side = view.side;
        self.loaded = Loaded::Ready(view);
        self.remember_who();
    }
}

/// Whether a key leads to another row by this, or chooses all of them.
fn leads_by_key(event: &virtual_table::Event) -> bool {
    let is_picked = matches!(event, virtual_table::Event::Picked(_));
    (event.chooses() && !is_picked) || matches!(event, virtual_table::Event::AllChosen)
}
