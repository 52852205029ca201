//! Import: pick or drop workbooks, see what each one is, decide, confirm, undo as a whole.

pub mod changes;
pub mod missing;
pub mod model;
mod outcome;
mod reading;
mod recalling;
mod returning;
pub mod review;
mod running;
mod start;
mod taking_back;
#[cfg(test)]
mod testing;
mod writing;

use std::path::PathBuf;

use iced::{Element, Task};

use self::model::{ImportDone, ReturnLine, ReviewView, UndoTakes, Undone};
use self::returning::Choosing;
use self::review::{Review, Reviewed};
use self::running::Running;
use super::{Loaded, page};
use crate::app::Page;
use crate::app::data::{Fault, ImportPlan, Imported, Recalled};
use crate::app::job;
use crate::app::screen::help::Place;
use crate::app::shared::{FileView, Shared};
use crate::app::shortcut::Shortcut;
use crate::app::widget::virtual_table::{self, ColumnStep, Copied, CopyOf, Step, VirtualTable};
use crate::app::widget::{Notice, empty_state};
use crate::i18n::Words;
use crate::say;

pub use self::review::SEARCH;
pub use self::running::{Underway, Work};
pub use self::start::ask_files;

/// The screen.
#[derive(Debug, Default)]
pub struct Import {
    state: State,
    /// Files dropped within one gesture; read together once no more follow.
    dropped: Vec<PathBuf>,
    settling: Option<job::Handle>,
    /// Which of them go back is being chosen; shown before what stands behind it.
    choosing: Loaded<Choosing>,
    /// Faulty workbooks are being made ready to go back; shown before what stands behind it.
    returning: Option<Running>,
}

/// Where the import stands.
#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    Reading {
        running: Running,
        paths: Vec<PathBuf>,
    },
    Review(Box<Review>),
    /// The review stands behind it: it is shown again where writing fails or is stopped.
    Writing {
        running: Running,
        review: Box<Review>,
    },
    /// What came of the last import is asked of the data file. A review in which nothing was decided may stand behind it.
    Recalling(job::Handle, Option<Box<State>>),
    /// The review that was written, of which is told what was left out; the same may stand behind it.
    Done(ImportDone, Box<Review>, Option<Box<State>>),
    /// What would go is told as soon as it is known.
    AskingUndo(Asked),
    /// The last import is taken back, or the one taken back last brought back.
    Undoing {
        job: job::Handle,
        redo: bool,
    },
    Undone(Option<Undone>),
    Redone(Option<Undone>),
    Failed(Fault),
}

/// The question before the last import is taken back.
#[derive(Debug)]
struct Asked {
    takes: Loaded<Option<UndoTakes>>,
    /// A review in which nothing was decided, or what came of an import.
    behind: Option<Box<State>>,
    /// The page it was asked on.
    from: Page,
}

type Read = Result<(ReviewView, ImportPlan), Fault>;
/// What was written, and for which files where it was stopped.
type Returned = Result<(String, Option<String>, PathBuf), Fault>;
type TakenBack = Result<(Option<Undone>, Box<FileView>), Fault>;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    PickFilesPressed,
    PickFolderPressed,
    PathsPicked(Vec<PathBuf>),
    DropSettled(job::Report<()>),
    Read(job::Report<Read>),
    TypePathPressed,
    TemplatesPressed,
    StopPressed,
    Review(review::Message),
    Written(job::Report<Result<Imported, Fault>>),
    ReturnPressed,
    ReturnsListed(job::Report<Result<Vec<ReturnLine>, Fault>>),
    ReturnToggled(usize),
    ReturnCancelled,
    ReturnConfirmed,
    ReturnFolderPicked(Vec<PathBuf>),
    Returned(job::Report<Returned>),
    /// What came of the last import is to be seen again.
    RecallPressed,
    Recalled(job::Report<Result<Option<Recalled>, Fault>>),
    UndoPressed,
    UndoTakes(job::Report<Result<Option<UndoTakes>, Fault>>),
    UndoConfirmed,
    RedoPressed,
    KeepPressed,
    TakenBack(job::Report<TakenBack>),
    AgainPressed,
    /// Something happened in the table of cells that nobody decided about.
    LeftOver(virtual_table::Event),
    /// What the documents say of a kind of finding, by its code.
    ExplainPressed(&'static str),
    /// Files that were not imported are to be read again.
    ReopenPressed,
    ResultsPressed,
    UnitsPressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// The file changed: screens made from it are out of date.
    Changed(Box<FileView>),
    /// Agencies were added to the file; the review goes on.
    Enrolled(Box<FileView>, Notice, Task<Message>),
    Go(Page),
    /// Show a place in the documents.
    Help(Place),
    Say(Notice),
    /// Says what came of what ran; the page is in sight again.
    Back(Notice, Task<Message>),
}

impl Import {
    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&mut self, shared: &Shared) -> Task<Message> {
        match &mut self.state {
            State::Review(review) => review.shown(shared).map(Message::Review),
            _ => Task::none(),
        }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::PickFilesPressed => Action::Run(start::ask_files(shared)),
            Message::PickFolderPressed => Action::Run(start::ask_folder(shared)),
            Message::TypePathPressed => Action::Run(start::ask_typed(shared)),
            Message::PathsPicked(paths) => self.read(paths, shared),
            Message::DropSettled(report) => self.read_dropped(report, shared),
            Message::Read(report) => self.take_read(report, shared),
            Message::StopPressed => {
                self.stop();
                Action::None
            }
            Message::AgainPressed => self.leave(shared),
            Message::RecallPressed => self.recall(shared),
            Message::Recalled(report) => self.take_recalled(report, shared),
            Message::KeepPressed => self.keep_import(shared),
            Message::LeftOver(event) => self.look_through_left_over(&event),
            Message::ExplainPressed(kind) => Action::Help(Place::of_finding(kind)),
            Message::ReopenPressed => self.read_left_over(shared),
            Message::Review(message) => self.review(message, shared),
            Message::Written(report) => self.take_written(report, shared),
            Message::ReturnPressed => self.list_returns(shared),
            Message::ReturnsListed(report) => self.take_returns(report, shared),
            Message::ReturnToggled(file) => {
                if let Loaded::Ready(choosing) = &mut self.choosing {
                    choosing.toggle(file);
                }
                Action::None
            }
            Message::ReturnCancelled => {
                self.choosing = Loaded::Nothing;
                Action::Run(self.shown_again(shared))
            }
            Message::ReturnConfirmed => self.ask_return_folder(shared),
            Message::ReturnFolderPicked(paths) => self.write_returns(paths, shared),
            Message::Returned(report) => self.take_returned(report, shared),
            Message::UndoPressed => self.ask_undo(Page::Import, shared),
            Message::UndoTakes(report) => self.take_what_goes(report),
            Message::UndoConfirmed => self.undo(shared),
            Message::RedoPressed => self.redo(shared),
            Message::TakenBack(report) => self.take_back(report),
            Message::ResultsPressed => Action::Go(Page::Results),
            Message::UnitsPressed => Action::Go(Page::Units),
            Message::TemplatesPressed => Action::Go(Page::Templates),
        }
    }

    fn idle(&mut self) -> Action {
        self.state = State::Idle;
        Action::None
    }

    /// Leaves what came of an import for what stands behind it.
    fn leave(&mut self, shared: &Shared) -> Action {
        self.state = match std::mem::take(&mut self.state) {
            State::Done(_, _, Some(behind)) => *behind,
            _ => State::Idle,
        };
        Action::Run(self.shown_again(shared))
    }

    /// Whether nothing is being read or written.
    fn is_free(&self) -> bool {
        !matches!(self.state, State::Reading { .. }) && !self.is_busy()
    }

    /// Whether something is being written: it must end before anything else begins.
    pub fn is_busy(&self) -> bool {
        self.returning.is_some() || matches!(self.state, State::Writing { .. } | State::Undoing { .. })
    }

    /// Whether there are decisions that are not written yet.
    pub fn is_undecided(&self) -> bool {
        matches!(&self.state, State::Review(review) if review.is_touched())
    }

    /// The data file was written to: what was read is looked at again once it is in sight.
    pub fn forget(&mut self) {
        if let State::Review(review) = &mut self.state {
            review.forget();
        }
    }

    /// Stops what runs; whether something did. What was only read is thrown away, what is being written says itself
    /// what came of it.
    fn stop(&mut self) -> bool {
        match (&self.returning, &self.state) {
            (Some(running), _) | (None, State::Writing { running, .. }) => running.stop(),
            (None, State::Reading { .. }) => self.state = State::Idle,
            _ => return false,
        }
        true
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        if self.stop() {
            return true;
        }
        if matches!(std::mem::take(&mut self.choosing), Loaded::Ready(_)) {
            return true;
        }
        if let State::Review(review) = &mut self.state
            && review.back()
        {
            return true;
        }
        match std::mem::take(&mut self.state) {
            State::Idle => return false,
            undoing @ State::Undoing { .. } => {
                self.state = undoing;
                return false;
            }
            State::AskingUndo(Asked { behind: Some(behind), .. })
            | State::Recalling(_, Some(behind))
            | State::Done(_, _, Some(behind)) => self.state = *behind,
            _ => {}
        }
        true
    }

    /// Whether it is asked if the last import is to be taken back.
    pub fn asks_undo(&self) -> bool {
        matches!(self.state, State::AskingUndo(_))
    }

    /// Forgets what was shown: another file is open.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What runs, as the status bar shows it.
    pub fn underway(&self) -> Option<Underway> {
        self.running().map(Running::underway)
    }

    /// An import that is being taken back or brought back: one transaction.
    pub fn doing(&self, words: &Words) -> Option<String> {
        let State::Undoing { redo, .. } = &self.state else { return None };
        Some(if *redo { say!(words, "import-redoing") } else { say!(words, "import-undoing") })
    }

    fn running(&self) -> Option<&Running> {
        match (&self.returning, &self.state) {
            (Some(running), _) => Some(running),
            (None, State::Reading { running, .. } | State::Writing { running, .. }) => Some(running),
            _ => None,
        }
    }

    /// Files waiting for a decision: the badge on the rail.
    pub fn waiting(&self) -> usize {
        match &self.state {
            State::Review(review) => review.to_write(),
            _ => 0,
        }
    }

    /// The tables' order is another one.
    pub fn rearrange(&mut self) {
        if let State::Review(review) | State::Done(_, review, _) = &mut self.state {
            review.arrange();
        }
    }

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        let review = match &mut self.state {
            State::Review(review) | State::Done(_, review, _) => Some(review),
            _ => None,
        };
        review.into_iter().flat_map(|review| review.tables())
    }

    /// Names and facts of the files under review.
    pub fn files(&self, shared: &Shared) -> Vec<Reviewed<'_>> {
        match &self.state {
            State::Review(review) => review.names(shared),
            _ => Vec::new(),
        }
    }

    /// Where the documents explain what is looked at; nothing where it is only the page.
    pub fn explained(&self) -> Option<Place> {
        match &self.state {
            State::Review(review) => review.kind_in_sight().map(Place::of_finding),
            State::Done(_, review, _) => review.kind_of_chosen_cell().map(Place::of_finding),
            _ => None,
        }
    }

    /// Has a finding of a file under review looked at, by their places.
    pub fn look_at_finding(&mut self, file: usize, finding: usize, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return Action::None };
        let action = review.go_to_finding(file, finding, shared);
        self.after_review(action, shared)
    }

    /// Has a file under review looked at, by its place in the list.
    pub fn look_at_file(&mut self, file: usize, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return Action::None };
        let action = review.go_to(file, shared);
        self.after_review(action, shared)
    }

    /// A step of the keyboard through what is in sight.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else {
            return self.step_through_left_over(step);
        };
        let action = review.step(step, shared);
        self.after_review(action, shared)
    }

    /// What a key does in the table in sight.
    pub fn in_table(&mut self, event: &virtual_table::Event, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return self.look_through_left_over(event) };
        let action = review.in_table(event, shared);
        self.after_review(action, shared)
    }

    /// The rows chosen in the table in sight, or all of it, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        match &self.state {
            State::Review(review) if self.choosing.ready().is_none() => review.copied(part, words),
            State::Done(_, review, _) if review.undecided() > 0 => review.cells_copied(part, words),
            _ => None,
        }
    }

    /// A step of the keyboard to the part at the right or the left.
    pub fn across(&mut self, right: bool, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else {
            let step = if right { ColumnStep::Right } else { ColumnStep::Left };
            return self.look_through_left_over(&virtual_table::Event::Column(step));
        };
        let action = review.across(right);
        self.after_review(action, shared)
    }

    /// The review, where nothing stands before it.
    fn review_in_sight(&mut self) -> Option<&mut Review> {
        match &mut self.state {
            State::Review(review) if self.choosing.ready().is_none() => Some(review),
            _ => None,
        }
    }

    /// Files, or every cell in question: the other list.
    pub fn toggle_list(&mut self, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return Action::None };
        let action = review.toggle_list(shared);
        self.after_review(action, shared)
    }

    /// What a key of the review does.
    pub fn key(&mut self, shortcut: Shortcut, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return Action::None };
        let action = review.key(shortcut, shared);
        self.after_review(action, shared)
    }

    /// Takes the last decision of the review back, or makes it again; nothing where none was made in it.
    pub fn turn_decision(&mut self, back: bool, shared: &Shared) -> Option<Action> {
        let review = self.review_in_sight()?;
        if !review.can_turn(back) {
            let nothing = || Action::Say(Notice::noted(say!(shared.words, "import-turn-nothing")));
            return (back && review.was_decided_in()).then(nothing);
        }
        let action = review.update(review::Message::TurnPressed { back }, shared);
        Some(self.after_review(action, shared))
    }

    /// What is shown of files in the language now spoken.
    pub fn reword(&mut self, shared: &Shared) -> Task<Message> {
        match &mut self.state {
            State::Review(review) => review.reword(shared).map(Message::Review),
            State::Done(..) => self.recall_anew(shared),
            _ => Task::none(),
        }
    }

    fn fail(&mut self, fault: Fault) -> Action {
        self.state = State::Failed(fault);
        Action::None
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let content = match (self.running(), &self.state) {
            (Some(running), _) => running.view(shared),
            (None, _) if self.choosing.ready().is_some() => {
                self.choosing.ready().map_or_else(|| start::drop_zone(shared), |choosing| choosing.view(words))
            }
            (None, State::Review(review)) => return review.view(shared).map(Message::Review),
            (None, State::Idle | State::Reading { .. } | State::Writing { .. }) => start::drop_zone(shared),
            (None, State::Recalling(..)) => empty_state(say!(words, "app-loading"), String::new(), None),
            (None, State::Done(done, review, behind)) => outcome::done(done, review, behind.is_some(), shared),
            (None, State::AskingUndo(asked)) => {
                outcome::asking_undo(asked.takes.ready().and_then(Option::as_ref), shared)
            }
            (None, State::Undoing { redo: false, .. }) => {
                empty_state(say!(words, "import-undoing"), String::new(), None)
            }
            (None, State::Undoing { redo: true, .. }) => {
                empty_state(say!(words, "import-redoing"), String::new(), None)
            }
            (None, State::Redone(redone)) => outcome::redone(redone.as_ref(), shared),
            (None, State::Undone(undone)) => outcome::undone(undone.as_ref(), shared),
            (None, State::Failed(fault)) => outcome::failed(fault, shared),
        };
        page(say!(words, "import-title"), say!(words, "import-sentence"), None, content)
    }
}

/// What stands in the way of something that would lose decisions, in one sentence, and how they are kept or dropped.
fn undecided(what: String, shared: &Shared) -> Action {
    Action::Say(Notice::failed(Fault { what, more: vec![say!(shared.words, "import-undecided-next")] }))
}

#[cfg(test)]
mod tests;
