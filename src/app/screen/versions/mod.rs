//! The versions of one unit's self-assessment: which one counts, what each says otherwise, and choosing another.

#[cfg(test)]
mod tests;
mod view;

use iced::Task;

use super::Loaded;
use super::import::changes;
use super::import::model::ChangeLine;
use crate::app::data::{self, Deed, Fault};
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::theme::space;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step, VirtualTable};
use crate::i18n::Words;
use crate::say;

/// The versions, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionsView {
    pub unit: String,
    pub name: String,
    /// The period, as a title writes it.
    pub period: String,
    pub lines: Vec<VersionLine>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    pub number: u32,
    /// When it was imported, as a person reads it.
    pub when: String,
    /// The workbook's name.
    pub file: String,
    /// What was settled about it by hand.
    pub settled: Option<String>,
    pub state: VersionState,
}

/// What became of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionState {
    Counts,
    /// A later one counts.
    Earlier,
    Withdrawn,
    /// Taken back with its import.
    Undone,
}

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Keyboard {
    /// In the list of units beside the panel.
    #[default]
    Outside,
    /// Among the versions.
    Versions,
    /// In the table of what two of them say otherwise.
    Differences,
}

/// The panel.
#[derive(Debug)]
pub struct Versions {
    unit: String,
    loaded: Loaded<VersionsView>,
    /// Numbers of the version looked at and of the one it is held against.
    chosen: Option<u32>,
    against: Option<u32>,
    changes: Loaded<Vec<ChangeLine>>,
    table: VirtualTable,
    keyboard: Keyboard,
    asking: Option<Deed>,
    doing: Option<job::Handle>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<VersionsView, Fault>>),
    VersionPressed(u32),
    AgainstPressed(u32),
    Compared(job::Report<Result<Vec<ChangeLine>, Fault>>),
    Changes(virtual_table::Event),
    DeedPressed(Deed),
    DeedConfirmed,
    DeedCancelled,
    Done(job::Report<Result<(VersionsView, Box<FileView>), Fault>>),
    ClosePressed,
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Another version counts: everything made from the file is out of date.
    Changed(Box<FileView>),
    Failed(Fault),
    Close,
}

impl Versions {
    /// Asks for the versions of a unit in the period in sight.
    pub fn open(unit: &str, shared: &Shared) -> (Self, Task<Message>) {
        let mut panel = Self {
            unit: unit.to_owned(),
            loaded: Loaded::Nothing,
            chosen: None,
            against: None,
            changes: Loaded::Nothing,
            table: VirtualTable::new(space::ROW_DENSE).named("versions-differences"),
            keyboard: Keyboard::Outside,
            asking: None,
            doing: None,
        };
        let load = panel.load(shared);
        (panel, load)
    }

    /// What a version changed, row by row.
    pub fn table(&mut self) -> &mut VirtualTable {
        &mut self.table
    }

    /// Whose versions are shown.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let unit = self.unit.clone();
        let (handle, task) = job::run(move |_| data::load_versions(&ask, &unit));
        self.loaded = Loaded::Loading(handle);
        task.map(Message::Loaded)
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                if self.loaded.take(report) {
                    return Action::Run(self.choose_first(shared));
                }
            }
            Message::VersionPressed(number) => {
                self.keyboard = Keyboard::Versions;
                return Action::Run(self.choose(number, shared));
            }
            Message::AgainstPressed(number) => {
                self.against = Some(number);
                return Action::Run(self.compare(shared));
            }
            Message::Compared(report) => {
                self.changes.take(report);
            }
            Message::Changes(event) => return Action::Run(self.in_differences(&event)),
            Message::DeedPressed(deed) => self.asking = Some(deed),
            Message::DeedConfirmed => return self.act(shared),
            Message::DeedCancelled => self.asking = None,
            Message::Done(report) => return self.done(report, shared),
            Message::ClosePressed => return Action::Close,
        }
        Action::None
    }

    fn lines(&self) -> &[VersionLine] {
        self.loaded.ready().map(|view| view.lines.as_slice()).unwrap_or_default()
    }

    fn counting(&self) -> Option<u32> {
        self.lines().iter().find(|line| line.state == VersionState::Counts).map(|line| line.number)
    }

    fn choose_first(&mut self, shared: &Shared) -> Task<Message> {
        let first = self.counting().or_else(|| self.lines().first().map(|line| line.number));
        first.map_or_else(Task::none, |number| self.choose(number, shared))
    }

    /// A version is held against the one that counts; that one against the one before it, or else the newest.
    fn choose(&mut self, number: u32, shared: &Shared) -> Task<Message> {
        self.asking = None;
        self.chosen = Some(number);
        let counting = self.counting().filter(|counting| *counting != number);
        let others = || self.lines().iter().map(|line| line.number).filter(|other| *other != number);
        let before = others().find(|other| *other < number);
        self.against = counting.or(before).or_else(|| others().next());
        self.compare(shared)
    }

    fn compare(&mut self, shared: &Shared) -> Task<Message> {
        self.changes = Loaded::Nothing;
        let (Some(chosen), Some(against), Some(ask)) = (self.chosen, self.against, shared.ask()) else {
            return Task::none();
        };
        let unit = self.unit.clone();
        let (handle, task) = job::run(move |_| data::compare_versions(&ask, &unit, against, chosen));
        self.changes = Loaded::Loading(handle);
        task.map(Message::Compared)
    }

    fn act(&mut self, shared: &Shared) -> Action {
        let (Some(deed), Some(ask)) = (self.asking.take(), shared.ask()) else { return Action::None };
        let unit = self.unit.clone();
        let (handle, task) = job::run(move |_| data::change_version(&ask, &unit, deed));
        self.doing = Some(handle);
        Action::Run(task.map(Message::Done))
    }

    fn done(&mut self, report: job::Report<Result<(VersionsView, Box<FileView>), Fault>>, shared: &Shared) -> Action {
        let Some(done) = job::finished(self.doing.as_ref(), report) else { return Action::None };
        self.doing = None;
        match done {
            Ok((view, file)) => {
                self.loaded = Loaded::Ready(view);
                // What is chosen first is asked for when the page is: the file it is asked of has changed.
                let _ = self.choose_first(shared);
                Action::Changed(file)
            }
            Err(fault) => Action::Failed(fault),
        }
    }

    /// What is shown is out of date, and with it what was asked of it.
    pub fn forget(&mut self) {
        (self.loaded, self.asking) = (Loaded::Nothing, None);
    }

    /// What is being done, to be heard once the panel is gone.
    pub fn into_deed(self) -> Option<job::Handle> {
        self.doing
    }

    /// The page is in sight again, or the file changed.
    pub fn reload(&mut self, shared: &Shared) -> Task<Message> {
        self.load(shared)
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.asking.take().is_some()
    }

    /// Enter: what is asked is done.
    pub fn accept(&mut self) {
        self.asking = None;
    }

    /// What is done in the table of differences: the keyboard is there from now on.
    fn in_differences(&mut self, event: &virtual_table::Event) -> Task<Message> {
        if !event.is_of_layout() {
            self.keyboard = Keyboard::Differences;
        }
        let changes = self.changes.ready().map(Vec::as_slice).unwrap_or_default();
        changes::update(&mut self.table, changes, event)
    }

    /// Whether the keyboard is in the panel.
    pub fn has_keyboard(&self) -> bool {
        self.keyboard != Keyboard::Outside
    }

    /// The keyboard is elsewhere.
    pub fn leave(&mut self) {
        self.keyboard = Keyboard::Outside;
    }

    /// The keyboard goes from the list of units into the versions and on to what they say otherwise, or back.
    pub fn across(&mut self, right: bool) {
        let differ = self.changes.ready().is_some_and(|changes| !changes.is_empty());
        self.keyboard = match (self.keyboard, right) {
            (Keyboard::Outside, true) => Keyboard::Versions,
            (Keyboard::Versions | Keyboard::Differences, true) if differ => Keyboard::Differences,
            (Keyboard::Differences, false) => Keyboard::Versions,
            (Keyboard::Versions | Keyboard::Outside, false) => Keyboard::Outside,
            (stays, true) => stays,
        };
    }

    /// What a key does in the panel.
    pub fn in_table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Task<Message> {
        match (event, self.keyboard) {
            (virtual_table::Event::Stepped(step), Keyboard::Versions) => self.step(*step, shared),
            // Versions have no names.
            (virtual_table::Event::Sought(_), Keyboard::Versions) => Task::none(),
            _ => self.in_differences(event),
        }
    }

    /// What the two versions say otherwise, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        changes::copied(&self.table, self.changes.ready()?, self.heads(words)?, part, words)
    }

    /// What the earlier and the later of the two are called.
    fn heads(&self, words: &Words) -> Option<(String, String)> {
        let head = |number: u32| say!(words, "versions-number", number = number.to_string());
        Some((head(self.against?), head(self.chosen?)))
    }

    /// A step of the keyboard through the versions.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Task<Message> {
        let lines = self.lines();
        let Some(last) = lines.len().checked_sub(1) else { return Task::none() };
        let now = lines.iter().position(|line| Some(line.number) == self.chosen).unwrap_or(0);
        let next = match step {
            Step::Up => now.saturating_sub(1),
            Step::Down => now + 1,
            Step::First | Step::PageUp => 0,
            Step::Last | Step::PageDown => last,
        };
        let number = lines[next.min(last)].number;
        self.choose(number, shared)
    }

    #[cfg(test)]
    pub(crate) fn failing(fault: Fault, shared: &Shared) -> Self {
        let (mut panel, _) = Self::open("48", shared);
        panel.loaded = Loaded::Failed(fault);
        panel
    }

    #[cfg(test)]
    pub(crate) fn showing(view: VersionsView, changes: Vec<ChangeLine>, shared: &Shared) -> Self {
        let (mut panel, _) = Self::open(&view.unit, shared);
        panel.loaded = Loaded::Ready(view);
        let _ = panel.choose_first(shared);
        panel.changes = Loaded::Ready(changes);
        panel
    }
}
