//! The review: what was read, file by file, and what a person decides about it before anything is written.

mod arranged;
mod cells;
mod charset;
mod deciding;
mod detail;
pub mod findings;
pub mod history;
mod keys;
pub mod mapping;
pub mod marks;
mod rivals;
mod seeking;
#[cfg(test)]
mod testing;
mod view;
pub mod whose;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use iced::Task;

pub use self::cells::By;
use self::findings::{Findings, Scene};
use self::history::History;
use self::mapping::MappingDraft;
pub use self::seeking::SEARCH;
use self::whose::Whose;
use super::changes;
use super::missing::{self, Missing};
use super::model::{FileDetail, FileLine, FileState, ReviewView};
use crate::app::data::{self, Decided, Decision, Fault, ImportPlan};
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::{FileView, Shared};
use crate::app::theme::space;
use crate::app::widget::Choice;
use crate::app::widget::virtual_table::{self, VirtualTable};
use crate::domain::decision::CharsetChoice;
use crate::say;

/// What was read, the file looked at, and what is being decided.
#[derive(Debug)]
pub struct Review {
    view: ReviewView,
    plan: ImportPlan,
    /// Where it was read from: what the import is called after.
    paths: Vec<PathBuf>,
    missing: Missing,
    /// What the list at the left is of.
    by: By,
    files: VirtualTable,
    /// Places of the files shown, in the order shown.
    shown: Vec<usize>,
    cells: VirtualTable,
    /// Which of the files that were left out of an import arrows have come to; nothing: they lead through the cells.
    left_at: Option<usize>,
    /// Places of the cells in question, in the order shown.
    shown_cells: Vec<usize>,
    /// Cells that somebody decided about are not shown.
    only_undecided: bool,
    filter: Option<FileState>,
    /// States that a file is or was in: their counts keep their places.
    met: HashSet<FileState>,
    /// What is looked for in both lists.
    query: String,
    /// The chosen file's place among all.
    chosen: Option<usize>,
    detail: Loaded<Box<FileDetail>>,
    tab: Tab,
    /// The keyboard is in the part at the right.
    inside: bool,
    findings: Findings,
    /// What was picked in foreign tables and is not confirmed yet, by file.
    mappings: HashMap<usize, MappingDraft>,
    whose: Whose,
    changes: VirtualTable,
    rivals: VirtualTable,
    /// Which of several files for one unit the file looked at is held against, by its place among the others.
    against: usize,
    /// A decision is being taken into account …
    deciding: Option<(Decision, job::Handle)>,
    /// … or the same is being said in another language.
    rewording: Option<job::Handle>,
    /// What was decided: leaving asks first, and it can be taken back one by one …
    history: History,
    /// … and whether something was picked in a foreign table that is not confirmed yet.
    picked: bool,
    /// The data file may have been written to since its files were looked at.
    outdated: bool,
    leaving: bool,
    /// When what is under the pointer became another file or part by a decision.
    moved: Option<Instant>,
    /// A finding to be opened once its file's are known.
    sought: Option<usize>,
}

/// A file under review, as it can be looked for.
#[derive(Debug, Clone)]
pub struct Reviewed<'a> {
    pub line: &'a FileLine,
    /// Whose it is, and how much there is to say about it.
    pub facts: String,
}

/// A part of what there is to say about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    Charset,
    Mapping,
    /// Which of several files for one unit and period is right.
    Rivals,
    Findings,
    Changes,
    Whose,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Table(virtual_table::Event),
    Cells(virtual_table::Event),
    ListPressed(By),
    FilterPressed(Option<FileState>),
    Sought(String),
    DetailLoaded(job::Report<Result<Box<FileDetail>, Fault>>),
    Decided(job::Report<Result<Box<Decided>, Fault>>),
    Reworded(job::Report<Result<ReviewView, Fault>>),
    TabPressed(Tab),
    Findings(findings::Message),
    Mapping(mapping::Message),
    Whose(whose::Message),
    Changes(virtual_table::Event),
    CharsetPressed(CharsetChoice),
    Rivals(virtual_table::Event),
    /// The file looked at is held against another of several, by its place among the others.
    AgainstPicked(usize),
    /// The file at this place is right.
    RivalPicked(usize),
    /// The first question which of several files is right is to be seen.
    RivalsPressed,
    AcceptAllPressed(String),
    /// The agencies that the register lacks are to be added to it.
    EnrolPressed,
    LeaveOutPressed(bool),
    /// The last decision is taken back, or made again.
    TurnPressed {
        back: bool,
    },
    Missing(missing::Message),
    ConfirmPressed,
    ReturnPressed,
    DiscardPressed,
    DiscardConfirmed,
    StayPressed,
}

impl Message {
    /// Whether it is a button by which something of a file is decided.
    fn decides_by_pointer(&self) -> bool {
        match self {
            Self::RivalPicked(_) | Self::LeaveOutPressed(_) | Self::AcceptAllPressed(_) | Self::CharsetPressed(_) => {
                true
            }
            Self::Findings(message) => message.decides(),
            Self::Whose(message) => matches!(message, whose::Message::WayPicked(..)),
            _ => false,
        }
    }
}

/// The second press of a double click comes within this time.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Write,
    Return,
    Discard,
    Failed(Fault),
    /// Show what is said of a kind of finding, by its code.
    Help(String),
    /// So many agencies were added to the data file.
    Enrolled(usize, Box<FileView>, Task<Message>),
}

impl Review {
    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        let mapping = self.chosen.and_then(|file| self.mappings.get_mut(&file)).map(MappingDraft::table);
        [&mut self.files, &mut self.cells, &mut self.changes, &mut self.rivals].into_iter().chain(mapping)
    }

    /// Begins with the first file that waits for something.
    pub fn new(view: ReviewView, plan: ImportPlan, paths: Vec<PathBuf>) -> Self {
        let mut review = Self {
            view,
            plan,
            paths,
            missing: Missing::default(),
            by: By::File,
            files: VirtualTable::new(space::ROW).named("import-files"),
            shown: Vec::new(),
            left_at: None,
            cells: VirtualTable::new(space::ROW).named("import-cells"),
            shown_cells: Vec::new(),
            only_undecided: false,
            filter: None,
            met: HashSet::new(),
            query: String::new(),
            chosen: None,
            detail: Loaded::Nothing,
            tab: Tab::Findings,
            inside: false,
            findings: Findings::default(),
            mappings: HashMap::new(),
            whose: Whose::default(),
            changes: VirtualTable::new(space::ROW).named("import-differences"),
            rivals: VirtualTable::new(space::ROW).named("import-rival-differences"),
            against: 0,
            deciding: None,
            rewording: None,
            history: History::default(),
            picked: false,
            outdated: false,
            leaving: false,
            moved: None,
            sought: None,
        };
        review.arrange();
        review.choose(review.first_to_look_at());
        review
    }

    fn first_to_look_at(&self) -> Option<usize> {
        use FileState as S;
        let first = |state| self.view.files.iter().position(|file| file.state == state);
        let look = [S::NeedsConfirming, S::NeedsChoice, S::NeedsAttention, S::Blank, S::Sparse, S::Refused]
            .into_iter()
            .find_map(first);
        look.or((!self.view.files.is_empty()).then_some(0))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        if message.decides_by_pointer() && self.has_just_moved() {
            return Action::None;
        }
        match message {
            Message::Table(event) => self.table_event(&event, shared),
            Message::Cells(event) => self.cells_event(&event, shared),
            Message::ListPressed(by) => self.list_by(by, shared),
            Message::FilterPressed(filter) => self.filter(filter, shared),
            Message::Sought(query) => self.seek(query, shared),
            Message::DetailLoaded(report) => self.take_detail(report, shared),
            Message::Decided(report) => self.take_decided(report, shared),
            Message::Reworded(report) => self.take_reworded(report, shared),
            Message::TabPressed(tab) => self.show_tab(tab),
            Message::Findings(message) => self.findings(message, shared),
            Message::Mapping(message) => self.mapping(message, shared),
            Message::Whose(message) => self.whose(message, shared),
            Message::Changes(event) => {
                let changes = self.detail.ready().map(|detail| detail.changes.as_slice()).unwrap_or_default();
                self.inside |= !event.is_of_layout();
                Action::Run(changes::update(&mut self.changes, changes, &event))
            }
            Message::Rivals(event) => {
                self.inside |= !event.is_of_layout();
                Action::Run(self.in_rivals(&event))
            }
            Message::AgainstPicked(other) => {
                (self.against, self.inside) = (other, true);
                Action::Run(self.rivals.rewind())
            }
            Message::RivalsPressed => self.go_to_rivals(shared),
            Message::RivalPicked(file) => self.decide(Decision::Choose(file), shared),
            Message::CharsetPressed(choice) => self.decide(Decision::Charset(choice), shared),
            Message::AcceptAllPressed(kind) => self.decide(Decision::AcceptAll(kind), shared),
            Message::EnrolPressed => self.decide(Decision::Enrol, shared),
            Message::LeaveOutPressed(out) => self.decide(Decision::LeaveOut(out), shared),
            Message::TurnPressed { back } => self.turn(back, shared),
            Message::Missing(message) => self.missing(message, shared),
            Message::ConfirmPressed if self.can_write() => Action::Write,
            Message::ConfirmPressed => Action::None,
            Message::ReturnPressed => Action::Return,
            Message::DiscardPressed => self.discard(),
            Message::DiscardConfirmed => Action::Discard,
            Message::StayPressed => {
                self.leaving = false;
                Action::None
            }
        }
    }

    /// What was read and is to be written.
    pub fn plan(&self) -> &ImportPlan {
        &self.plan
    }

    /// Where it was read from.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Files that will be written: the badge on the rail.
    pub fn to_write(&self) -> usize {
        self.view.to_write()
    }

    /// Whether something was decided that leaving would lose.
    pub fn is_touched(&self) -> bool {
        self.picked || self.history.holds_something()
    }

    /// Whether anything was decided in it, taken back since or not.
    pub fn was_decided_in(&self) -> bool {
        self.history.is_begun()
    }

    /// Whether a decision can be taken back, or made again.
    pub fn can_turn(&self, back: bool) -> bool {
        self.history.can_turn(back) || self.deciding.is_some()
    }

    /// Whether what is pressed now may have been meant for what stood there before a decision.
    fn has_just_moved(&self) -> bool {
        self.moved.is_some_and(|moved| moved.elapsed() < DOUBLE_CLICK)
    }

    fn can_write(&self) -> bool {
        self.view.to_write() > 0 && self.deciding.is_none()
    }

    /// The page is in sight again, or for the first time.
    pub fn shown(&mut self, shared: &Shared) -> Task<Message> {
        let load = match self.detail {
            Loaded::Nothing => self.load_detail(shared),
            Loaded::Loading(_) | Loaded::Ready(_) | Loaded::Failed(_) => Task::none(),
        };
        Task::batch([self.files.restore(), load, self.look_again(shared)])
    }

    /// The data file may have been written to: what the files mean for it is to be looked at again.
    pub fn forget(&mut self) {
        self.outdated = true;
    }

    /// Shows the files as they were looked at again, with all that was decided.
    pub fn show_again(&mut self, view: ReviewView) {
        (self.view, self.outdated) = (view, false);
        self.arrange();
        self.detail = Loaded::Nothing;
    }

    // ── The file looked at ──────────────────────────────────────────────────────────────────────────────────────

    fn chosen_line(&self) -> Option<&FileLine> {
        self.view.files.get(self.chosen?)
    }

    fn choose(&mut self, file: Option<usize>) {
        self.chosen = file;
        self.files.select(self.row_of(file));
        (self.detail, self.whose, self.against) = (Loaded::Nothing, Whose::default(), 0);
    }

    /// Where a file stands in the list.
    fn row_of(&self, file: Option<usize>) -> Option<usize> {
        let file = file?;
        self.shown.iter().position(|shown| *shown == file)
    }

    /// Name and facts of each file, for the box that finds anything.
    pub fn names(&self, shared: &Shared) -> Vec<Reviewed<'_>> {
        let facts = |file: &FileLine| {
            let (unit, period) = (file.unit.as_str(), file.period.as_str());
            say!(shared.words, "search-file-facts", unit = unit, period = period, findings = file.findings)
        };
        let reviewed = |file| Reviewed { line: file, facts: facts(file) };
        self.view.files.iter().map(reviewed).collect()
    }

    /// The code of the kind of finding that is open.
    pub fn kind_in_sight(&self) -> Option<&str> {
        let detail = self.detail.ready().filter(|_| self.tab == Tab::Findings)?;
        self.findings.kind_in_sight(detail)
    }

    /// Looks at a finding of a file by their places, once all there is to say about the file is known.
    pub fn go_to_finding(&mut self, file: usize, finding: usize, shared: &Shared) -> Action {
        let action = self.go_to(file, shared);
        self.sought = Some(finding);
        action
    }

    /// Looks at a file by its place among all, whatever the list was held to.
    pub fn go_to(&mut self, file: usize, shared: &Shared) -> Action {
        (self.by, self.filter) = (By::File, None);
        (self.inside, self.leaving) = (false, false);
        self.query.clear();
        self.arrange();
        self.choose(Some(file).filter(|file| *file < self.view.files.len()));
        let row = self.files.selected();
        let reveal = row.map_or_else(Task::none, |row| self.files.reveal(row));
        Action::Run(Task::batch([reveal, self.load_detail(shared)]))
    }

    /// Looks at the first file about which it is asked whether it is the right one.
    fn go_to_rivals(&mut self, shared: &Shared) -> Action {
        match self.view.rivals.first().map(|question| question.file) {
            Some(file) => self.go_to(file, shared),
            None => Action::None,
        }
    }

    pub(super) fn table_event(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        let scroll = self.files.update(event, self.shown.len());
        if event.sorts() {
            let before = self.shown.clone();
            self.arrange();
            return Action::Run(self.files.reordered(&before, &self.shown));
        }
        match event {
            event if event.is_pressed() => (self.inside, self.leaving) = (false, false),
            // Only now is it known how many rows there is room for: the one looked at may lie further down.
            virtual_table::Event::Resized(_) => {
                let row = self.files.selected();
                return Action::Run(row.map_or_else(Task::none, |row| self.files.reveal(row)));
            }
            _ => {}
        }
        let file = self.files.selected().and_then(|row| self.shown.get(row).copied());
        if file == self.chosen || !event.chooses() {
            return Action::Run(scroll);
        }
        self.choose(file);
        Action::Run(Task::batch([scroll, self.load_detail(shared)]))
    }

    fn filter(&mut self, filter: Option<FileState>, shared: &Shared) -> Action {
        (self.filter, self.inside, self.leaving) = (filter, false, false);
        self.arrange();
        self.choose(self.shown.first().copied());
        Action::Run(Task::batch([self.files.rewind(), self.load_detail(shared)]))
    }

    fn load_detail(&mut self, shared: &Shared) -> Task<Message> {
        self.sought = None;
        let (Some(file), Some(ask)) = (self.chosen, shared.ask()) else { return Task::none() };
        let plan = self.plan.clone();
        let (handle, task) = job::run(move |_| data::load_detail(&ask, &plan, file).map(Box::new));
        self.detail = Loaded::Loading(handle);
        task.map(Message::DetailLoaded)
    }

    fn take_detail(&mut self, report: job::Report<Result<Box<FileDetail>, Fault>>, shared: &Shared) -> Action {
        match self.detail.take(report) {
            true => Action::Run(self.show_detail(false, shared)),
            false => Action::None,
        }
    }

    /// Shows the part that waits; `again` is after a decision: the same part goes on where something still waits there.
    fn show_detail(&mut self, again: bool, shared: &Shared) -> Task<Message> {
        let Some(detail) = self.detail.ready() else { return Task::none() };
        match &detail.mapping {
            None => drop(self.mappings.remove(&detail.file)),
            // What was picked stays as long as it is picked from the same proposal.
            Some(shown) if self.mappings.get(&detail.file).is_some_and(|draft| draft.is_of(&shown.mapping)) => {}
            Some(shown) => drop(self.mappings.insert(detail.file, MappingDraft::new(&shown.mapping))),
        }
        if !(again && self.waits_in(self.tab) > 0) {
            self.tab = self.first_tab();
        }
        match self.sought.take() {
            Some(finding) => self.show_finding(finding, shared),
            None => self.begin_findings(again, shared),
        }
    }

    fn show_finding(&mut self, finding: usize, shared: &Shared) -> Task<Message> {
        let Some(detail) = self.detail.ready() else { return Task::none() };
        self.tab = Tab::Findings;
        // Where cells are listed the keyboard goes through them, and the finding only follows.
        self.inside |= self.by == By::File;
        self.findings.open(finding, detail, shared.ask(), &self.plan).map(Message::Findings)
    }

    fn begin_findings(&mut self, again: bool, shared: &Shared) -> Task<Message> {
        let Some(detail) = self.detail.ready() else { return Task::none() };
        let scene = Scene { view: &self.view, detail, focused: self.inside };
        self.findings.begin(scene, again, shared.ask(), &self.plan).map(Message::Findings)
    }

    fn take_reworded(&mut self, report: job::Report<Result<ReviewView, Fault>>, shared: &Shared) -> Action {
        match job::finished(self.rewording.as_ref(), report) {
            None => Action::None,
            Some(Err(fault)) => Action::Failed(fault),
            Some(Ok(view)) => {
                self.view = view;
                self.arrange();
                Action::Run(self.load_detail(shared))
            }
        }
    }

    /// The same in the language now spoken.
    pub fn reword(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let plan = self.plan.clone();
        let (job, task) = job::run(move |_| data::word_review(&ask, &plan));
        self.rewording = Some(job);
        task.map(Message::Reworded)
    }
}

fn units(shared: &Shared) -> &[Choice] {
    shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default()
}
