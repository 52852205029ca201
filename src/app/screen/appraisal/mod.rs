//! Appraisal: one unit's indicators, or one indicator of all units, in a grid: figures as units give them beside the
//! committee's, entered row by row in the panel below it.

mod entry;
#[cfg(test)]
mod tests;
mod view;

use iced::widget::Id;
use iced::{Element, Task};

use super::Loaded;
use crate::app::data::{self, Entered, Entering, Fault, Refused};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::focus::{enter, reveal};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::app::widget::{Choice, Notice};
use crate::domain::{Decimal, EvidenceView};
use crate::say;

/// Ids of the inputs for an appraised figure and for its reason.
const ANSWER: &str = "appraisal-answer";
const REASON: &str = "appraisal-reason";

/// What a grid is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// One unit: a row an indicator.
    #[default]
    Unit,
    /// One indicator: a row a unit.
    Indicator,
}

/// The grid of a unit or an indicator, already worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AppraisalView {
    pub side: Side,
    /// Code of the unit or the indicator.
    pub code: String,
    pub name: String,
    /// Points before and after, and how many indicators differ; how many units said something and were appraised.
    pub sentence: String,
    pub rows: Vec<AppraisalRow>,
    /// Units that can be appraised, in Vietnamese order; or indicators, in the order of the form.
    pub choices: Vec<Choice>,
    /// Who entered last.
    pub by: Option<String>,
    /// Rows with a figure that nobody appraised yet.
    pub open: u32,
    /// Whether there is anything for minutes.
    pub differs: bool,
}

/// One indicator, or one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalRow {
    pub code: String,
    pub name: String,
    pub own: String,
    /// The appraised figure; an en dash where there is none.
    pub found: String,
    /// `9,20 → 5,00 (−4,20)`, or the points that both give.
    pub points: String,
    /// Whether points can be entered.
    pub takes_points: bool,
    pub reason: String,
    pub differs: bool,
    /// The unit says otherwise now than when it was appraised.
    pub overtaken: bool,
    /// The whole name; evidence the unit names; who appraised and when.
    pub hint: String,
    /// What stands, as it would be typed.
    pub draft: Draft,
    /// What it is sorted by.
    pub worth: Worth,
}

/// What the figures of a row are worth; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Worth {
    /// As the indicator measures it: a fraction for ratios, 0 or 1 for no and yes.
    pub own: Option<Decimal>,
    pub found: Option<Decimal>,
    /// Points that count.
    pub points: Option<Decimal>,
}

/// A row as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub code: String,
    pub answer: String,
    pub points: String,
    pub evidence: Option<EvidenceView>,
    pub reason: String,
}

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
    /// What was entered in this grid, to be taken back step by step.
    entered: Vec<Vec<Entered>>,
    /// What was taken back of it, to be entered again.
    undone: Vec<Vec<Entered>>,
}

/// Something is being entered.
#[derive(Debug)]
struct Underway {
    job: job::Handle,
    what: Entering,
    /// Another grid was asked for meanwhile: what comes of it is not shown any more.
    late: bool,
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

type Outcome = Result<(AppraisalView, Vec<Entered>), Refused>;

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
    UndoPressed,
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
            table: VirtualTable::new(space::CONTROL + space::S).frozen(2).named("appraisal"),
            only_differences: false,
            by: String::new(),
            editing: None,
            dropped: None,
            refused: None,
            next: None,
            entering: None,
            entered: Vec::new(),
            undone: Vec::new(),
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

    fn forget_steps(&mut self) {
        self.entered.clear();
        self.undone.clear();
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

    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        self.table.restore()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                if self.loaded.take(report) {
                    self.go_on_editing();
                }
                self.remember_who();
                // What is shown is in sight in the list, too.
                Action::Run(Task::batch([self.shown_again(), reveal()]))
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
                Action::None
            }
            Message::ConfirmRestPressed => self.enter(Entering::ConfirmRest, shared),
            Message::UndoPressed => self.undo(shared),
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
        self.table.select(None);
        self.forget_steps();
        Task::batch([self.table.rewind(), self.load(shared)])
    }

    /// A row that is picked is edited; what was typed in another one is saved first. A run of rows is chosen to be copied.
    fn picked(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        if self.is_held_by_row(event) {
            return Action::Run(enter(ANSWER));
        }
        let scroll = self.in_table(event);
        if matches!(event, virtual_table::Event::Resized(_)) {
            // The panel below has taken room: the row that is edited stays in sight above it.
            let edited = self.editing.as_ref().and_then(|_| self.table.selected());
            return Action::Run(edited.map_or(scroll, |row| self.table.reveal(row)));
        }
        let virtual_table::Event::Picked(place) = event else { return Action::Run(scroll) };
        if self.table.has_run() {
            return Action::Run(scroll);
        }
        let code = self.shown().nth(*place).map(|row| row.code.clone());
        match (&self.editing, code) {
            (Some(draft), Some(code)) if draft.code == code => Action::None,
            (_, Some(code)) => self.leave(Next::Row(code), shared),
            (_, None) => Action::None,
        }
    }

    fn edit(&mut self, code: Option<&str>) -> Task<Message> {
        let place = self.shown().position(|row| Some(row.code.as_str()) == code);
        self.editing = place.and_then(|place| self.shown().nth(place)).map(|row| row.draft.clone());
        self.refused = None;
        self.table.select_alone(place);
        enter(ANSWER)
    }

    /// Edits the selected row; in the one being edited the caret goes back to its figure.
    pub fn write_row(&mut self) -> Task<Message> {
        if self.editing.is_some() {
            return enter(ANSWER);
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
        Some(enter(ANSWER))
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

    /// Brings back what was typed in a row that was left; else takes back what was entered last on this page, once nothing else is being entered or typed.
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

    /// Whether anything can be taken back here.
    pub fn can_undo(&self) -> bool {
        self.dropped.is_some() || !self.entered.is_empty()
    }

    fn enter(&mut self, entering: Entering, shared: &Shared) -> Action {
        let (Some(ask), Some(view), None) = (shared.ask(), self.loaded.ready(), &self.entering) else {
            return Action::None;
        };
        let (side, code, by) = (view.side, view.code.clone(), self.by.clone());
        let what = entering.clone();
        let (job, task) = job::run(move |_| data::enter_appraisal(&ask, side, &code, &entering, &by));
        self.entering = Some(Underway { job, what, late: false });
        Action::Run(task.map(Message::Entered))
    }

    fn entered(&mut self, report: job::Report<Outcome>, shared: &Shared) -> Action {
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
    fn write_minutes(&self, shared: &Shared) -> Action {
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
        if self.table.has_run() || (leads_by_key(event) && !self.is_at_edited_row()) {
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
        self.table.chosen().filter(|_| self.table.has_run()).map(Iterator::count)
    }

    fn rows(&self) -> &[AppraisalRow] {
        self.loaded.ready().map(|view| view.rows.as_slice()).unwrap_or_default()
    }

    /// Places of the rows shown, in the order shown.
    fn order(&self) -> Vec<usize> {
        let rows = self.rows();
        let fits = |place: &usize| !self.only_differences || rows[*place].differs;
        let mut order: Vec<usize> = (0..rows.len()).filter(fits).collect();
        self.table.sort(&mut order, |place, column| view::key(&rows[*place], column));
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
