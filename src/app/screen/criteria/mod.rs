//! The page of criteria sets: next year's is made from this year's, checked, compared, tried on old periods, and kept.
//!
//! An officer who gets next year's criteria from the ministry first sees the set that the period in sight is scored under:
//! its groups and indicators as a tree at the left, with points and sums, and what the chosen one says at the right. A
//! version that the file holds is only looked at. What the officer does first is "Sao chép thành phiên bản mới…": the
//! copy is a draft in memory, in which targets, points and indicators are changed field by field, with the arithmetic of
//! an example beside the rule and every fault of the check beside its field. Then: what differs from last year, how old
//! periods would score, and "Lưu vào tệp dữ liệu" – a further version; no version that is held ever changes. The same set
//! goes to colleagues as TOML and to the head of office as Excel, and comes back from either.

mod asking;
mod blocs;
mod desk;
mod files;
mod form;
mod keeping;
mod leading;
mod lists;
mod model;
mod ready;
mod seen;
mod tabs;
#[cfg(test)]
mod tests;
mod versions;
mod view;

use std::path::PathBuf;

use iced::{Element, Task};

use super::Loaded;
use super::help::Place;
use crate::app::data::{self, Fault, Kept};
use crate::app::errand::Errand;
use crate::app::focus;
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::theme::space;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::{self, Copied, CopyOf, VirtualTable};
use crate::domain::{CatalogueRef, Period};
use crate::i18n::Words;
use crate::service::Catalogue;
use crate::service::criteria::{List, NewItem, Part};
use asking::Copying;
pub use asking::Replacement;
pub use desk::Desk;
use keeping::{Applying, Taken};
pub use model::{Addition, Blank, EditionLine, PeriodLine, RescoreView, Shelf, Tab};

/// Id of the search among the units of periods scored anew.
pub const SEARCH: &str = "criteria-sought";
/// Ids of what scrolls.
const FORM: &str = "criteria-form";
const OUTLINE: &str = "criteria-outline";

/// The screen.
#[derive(Debug)]
pub struct Criteria {
    loaded: Loaded<Shelf>,
    desk: Option<Desk>,
    tab: Tab,
    copying: Option<Copying>,
    /// Which periods the draft applies to is being asked.
    applying: Option<Applying>,
    /// What was kept last, to be taken back.
    taken: Option<Taken>,
    /// The edition that is asked about before it is taken out.
    deleting: Option<usize>,
    /// The edition that differences are shown against, and old periods scored under first.
    against: Option<CatalogueRef>,
    /// Section, thing, what, before, after.
    differences: Vec<[String; 5]>,
    rescored: Loaded<RescoreView>,
    period: Option<Period>,
    diff_table: VirtualTable,
    rescore_table: VirtualTable,
    reading: Option<job::Handle>,
    keeping: Option<job::Handle>,
    /// The outline is in sight where it has no room beside what is chosen in it.
    listing: bool,
    /// What stands on no line of its own where there is little room is unfolded.
    more: bool,
    /// How far the outline is scrolled: it is made anew each time its tab comes into sight.
    outline: f32,
    /// What old periods are searched for.
    sought: String,
    /// What is to be added once there is something to add it to.
    wanted: Option<Addition>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<Shelf, Fault>>),
    TabPressed(Tab),
    /// From what is chosen to the outline, or back.
    ListPressed,
    PartPressed(Part),
    /// By its place in the list.
    FaultPressed(usize),
    Typed(String, String),
    /// The caret left the field at a way.
    Left(String),
    /// The list of units is to be seen.
    UnitsPressed,
    Picked(String, String),
    Unfolded(String),
    /// What the documents say of a rule or of what is wrong.
    ExplainPressed(Place),
    Added(NewItem),
    Removed,
    Shifted {
        up: bool,
    },
    RestatePressed,
    UndoPressed,
    RedoPressed,
    ExampleTyped(Blank, String),
    EditionPressed(usize),
    CopyPressed,
    /// Score under the set that is looked at; it comes with the program.
    UsePressed,
    Copying(asking::Message),
    ImportPressed,
    ImportPicked(Vec<PathBuf>),
    Imported(job::Report<Result<Box<Catalogue>, Fault>>),
    /// What has no room beside the tabs is unfolded, or folded.
    MorePressed,
    ExportPressed(&'static str),
    /// The draft is to be left behind, for nothing else.
    DiscardPressed,
    /// Weights are tried out elsewhere, on the results.
    TryPressed,
    EnglishPressed,
    OutlineScrolled(f32),
    Sought(String),
    KeepPressed,
    Applying(keeping::Answer),
    TakeBackPressed,
    /// Asked first, then done.
    DeletePressed(usize),
    DeleteCancelled,
    Kept(job::Report<Result<Box<Kept>, Fault>>),
    AgainstPicked(usize),
    Differences(virtual_table::Event),
    PeriodPicked(Period),
    Rescored(job::Report<Result<RescoreView, Fault>>),
    RescoreTable(virtual_table::Event),
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Send(Errand),
    Say(Notice),
    Both(Notice, Task<Message>),
    /// The file holds a further version.
    Kept(Box<FileView>, Notice),
    /// Take a criteria set that ships, by its id, and score under it.
    Use(String),
    /// The draft is to be given up for something else.
    Replace(Replacement),
    /// The list of units is to be seen.
    Units,
    /// Show this place in the documents.
    Help(Place),
    /// Weights are to be tried out on the own unit's results.
    Try,
}

/// `nq17-2020 v1`: as the top bar writes it.
fn short_name(version: &CatalogueRef) -> String {
    format!("{} v{}", version.id, version.version)
}

impl Default for Criteria {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            desk: None,
            tab: Tab::default(),
            copying: None,
            against: None,
            differences: Vec::new(),
            rescored: Loaded::Nothing,
            period: None,
            applying: None,
            taken: None,
            deleting: None,
            diff_table: VirtualTable::new(space::ROW_DENSE).named("criteria-differences"),
            rescore_table: VirtualTable::new(space::ROW_DENSE).named("criteria-rescored"),
            reading: None,
            keeping: None,
            listing: false,
            more: false,
            outline: 0.0,
            sought: String::new(),
            wanted: None,
        }
    }
}

impl Criteria {
    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        [&mut self.diff_table, &mut self.rescore_table].into_iter()
    }

    /// Asks for the versions anew; a draft stays as it is.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else { return Task::none() };
        let (handle, task) = job::run(move |_| data::load_criteria(&ask));
        self.loaded = Loaded::Loading(handle);
        task.map(Message::Loaded)
    }

    /// The page comes into sight: what is only looked at is again the set that the period in sight is scored under, as
    /// the top bar says.
    pub fn shown_again(&mut self, shared: &Shared) {
        if let Some(in_use) = self.shelf().map(|shelf| shelf.in_use).filter(|_| !self.is_unsaved()) {
            self.lay(in_use, shared);
        }
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date; a draft is not.
    pub fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
        self.rescored = Loaded::Nothing;
    }

    /// Whether there is a draft that is kept nowhere.
    pub fn is_unsaved(&self) -> bool {
        self.desk.as_ref().is_some_and(Desk::is_unsaved)
    }

    /// Another file is open. A draft stays: it may be meant for that one.
    pub fn show_another_file(&mut self) {
        self.forget();
        (self.period, self.against) = (None, None);
        (self.applying, self.taken, self.deleting) = (None, None, None);
        self.desk.take_if(|desk| !desk.is_unsaved());
    }

    fn shelf(&self) -> Option<&Shelf> {
        self.loaded.ready()
    }

    fn edition(&self, at: usize) -> Option<&EditionLine> {
        self.shelf()?.editions.get(at)
    }

    /// The edition that differences are shown against, while it is there.
    fn against(&self) -> Option<&EditionLine> {
        self.edition(self.edition_of(self.against.as_ref()?)?)
    }

    fn hold_against(&mut self, at: usize) {
        self.against = self.edition(at).map(|line| line.catalogue.reference());
    }

    fn edition_of(&self, version: &CatalogueRef) -> Option<usize> {
        self.shelf()?.editions.iter().position(|one| one.catalogue.reference() == *version)
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                self.arrived(report, shared);
                return match self.wanted.take().filter(|_| self.desk.is_some()) {
                    Some(addition) => self.add(addition, shared),
                    None => self.rescore(shared),
                };
            }
            Message::TabPressed(tab) => return self.show_tab(tab, shared),
            Message::EditionPressed(at) => return self.ask_replacing(Replacement::Edition(at), shared),
            Message::ListPressed => {
                self.listing = !self.listing;
                let led = if self.listing { focus::to_list() } else { Task::none() };
                return Action::Run(Task::batch([self.outline_again(), led, focus::reveal()]));
            }
            Message::CopyPressed => self.ask_copy(shared),
            Message::UsePressed => {
                let looked_at = self.desk.as_ref().map(|desk| desk.draft.catalogue().id.clone());
                return looked_at.map_or(Action::None, Action::Use);
            }
            Message::Copying(message) => {
                if let Some(notice) = self.copying(message, shared) {
                    return Action::Both(notice, focus::to_page());
                }
            }
            Message::ImportPressed => return self.ask_import(shared),
            Message::ImportPicked(paths) => return self.import(paths, shared),
            Message::Imported(report) => return self.imported(report, shared),
            Message::MorePressed => self.more = !self.more,
            Message::ExportPressed(ending) => return self.export(ending, shared),
            Message::DiscardPressed => return self.ask_replacing(Replacement::Nothing, shared),
            Message::TryPressed => return Action::Try,
            Message::UnitsPressed => return Action::Units,
            Message::ExplainPressed(place) => return Action::Help(place),
            Message::EnglishPressed => {
                if let Some(desk) = &mut self.desk {
                    desk.english = !desk.english;
                }
            }
            Message::OutlineScrolled(offset) => self.outline = offset,
            Message::Sought(text) => {
                self.sought = text;
                return Action::Run(self.rescore_table.rewind());
            }
            Message::KeepPressed => return self.keep(shared),
            Message::Applying(answer) => return self.applying(answer, shared),
            Message::TakeBackPressed => return self.take_back(shared),
            Message::DeletePressed(at) => return self.delete(at, shared),
            Message::DeleteCancelled => self.deleting = None,
            Message::Kept(report) => return self.kept(report, shared),
            Message::AgainstPicked(at) => {
                self.hold_against(at);
                self.compare(shared);
                return self.rescore(shared);
            }
            Message::Differences(event) => return Action::Run(self.in_differences(&event)),
            Message::PeriodPicked(period) => {
                self.period = Some(period);
                return self.rescore(shared);
            }
            Message::Rescored(report) => {
                self.rescored.take(report);
            }
            Message::RescoreTable(event) => return Action::Run(self.in_rescored(&event, &shared.words)),
            Message::PartPressed(part) => return Action::Run(self.choose(part, shared)),
            Message::FaultPressed(at) => return Action::Run(self.choose_fault(at, shared)),
            Message::Added(new) => {
                self.at_desk(Message::Added(new), shared);
                return Action::Run(self.enter_first_field());
            }
            message => {
                self.at_desk(message, shared);
                return self.rescore(shared);
            }
        }
        Action::None
    }

    /// What changes the draft or what is seen of it.
    fn at_desk(&mut self, message: Message, shared: &Shared) {
        let (Some(desk), words) = (&mut self.desk, &shared.words) else { return };
        if let Message::ExampleTyped(blank, text) = message {
            match blank {
                Blank::First => desk.example.first = text,
                Blank::Second => desk.example.second = text,
                Blank::Others => desk.example.others = text,
            }
            return desk.look(words);
        }
        if desk.locked {
            return;
        }
        match message {
            Message::Typed(way, text) => desk.type_at(&way, text, words),
            Message::Left(way) => return desk.leave_field(&way, words),
            Message::Picked(way, word) => desk.pick(&way, &word, words),
            Message::Unfolded(way) => desk.unfolded = (desk.unfolded.as_ref() != Some(&way)).then_some(way),
            Message::Added(new) => desk.add(new, words),
            Message::Removed => desk.remove(words),
            Message::Shifted { up } => desk.shift(up, words),
            Message::RestatePressed => desk.restate(words),
            Message::UndoPressed => desk.step(true, words),
            Message::RedoPressed => desk.step(false, words),
            _ => {}
        }
        self.compare(shared);
    }

    /// Takes the last step back, or makes it again; nothing where there is no draft that could be meant.
    pub fn undo(&mut self, back: bool, shared: &Shared) -> Option<Action> {
        let message = if back { Message::UndoPressed } else { Message::RedoPressed };
        self.is_unsaved().then(|| self.update(message, shared))
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        let folded = self.desk.as_mut().is_some_and(|desk| desk.unfolded.take().is_some());
        let folded = folded || std::mem::take(&mut self.more);
        let asked = self.applying.take().is_some() || self.copying.take().is_some() || self.deleting.take().is_some();
        let listed = !folded && !asked && std::mem::take(&mut self.listing);
        let elsewhere = !folded && !asked && !listed && std::mem::take(&mut self.tab) != Tab::Content;
        folded || asked || listed || elsewhere
    }

    /// What a key does in the table in sight.
    pub fn in_table(&mut self, event: &virtual_table::Event, words: &Words) -> Task<Message> {
        match self.tab {
            Tab::Differences => self.in_differences(event),
            Tab::Rescore => self.in_rescored(event, words),
            Tab::Content | Tab::Editions => Task::none(),
        }
    }

    /// The rows chosen in the table in sight, or all of it, for a spreadsheet.
    pub fn rows_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        match self.tab {
            Tab::Differences => self.differences_copied(part, words),
            Tab::Rescore => self.rescored_copied(part, words),
            Tab::Content | Tab::Editions => None,
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        view::page_of(self, shared)
    }

    #[cfg(test)]
    pub(crate) fn copy_now(&mut self, shared: &Shared) {
        self.ask_copy(shared);
        self.copying(asking::Message::Confirmed, shared);
    }

    #[cfg(test)]
    pub(crate) fn shows_content(&self) -> bool {
        self.tab == Tab::Content
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<Shelf>) {
        (self.loaded, self.desk) = (loaded, None);
    }

    #[cfg(test)]
    pub(crate) fn show_rescored(&mut self, view: Loaded<RescoreView>) {
        (self.tab, self.rescored) = (Tab::Rescore, view);
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, shelf: Shelf, shared: &Shared) {
        self.loaded = Loaded::Ready(shelf);
        self.settle_in(shared);
    }
}
