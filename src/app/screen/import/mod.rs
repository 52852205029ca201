//! Import: pick or drop workbooks, see what each one is, decide, confirm, undo as a whole.

pub mod changes;
pub mod missing;
pub mod model;
mod outcome;
mod returning;
pub mod review;
mod running;
mod start;

use std::path::PathBuf;
use std::time::Duration;

use iced::{Element, Task};

use self::model::{ImportDone, ReturnLine, ReviewView, UndoTakes, Undone};
use self::returning::Choosing;
use self::review::{Review, Reviewed};
use self::running::Running;
use super::{Loaded, page};
use crate::app::Page;
use crate::app::data::{self, Fault, ImportPlan, Imported};
use crate::app::dialog::Question;
use crate::app::job;
use crate::app::screen::help::Place;
use crate::app::shared::{FileView, Shared};
use crate::app::shortcut::Shortcut;
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::app::widget::{Notice, empty_state};
use crate::say;

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
    /// The review stands behind it: what of it was left out is told.
    Done(ImportDone, Box<Review>),
    /// What would go is told as soon as it is known. A review in which nothing was decided stands behind it.
    AskingUndo(Loaded<Option<UndoTakes>>, Option<Box<Review>>),
    /// The last import is taken back, or the one taken back last brought back.
    Undoing {
        job: job::Handle,
        redo: bool,
    },
    Undone(Option<Undone>),
    Redone(Option<Undone>),
    Failed(Fault),
}

type Read = Result<(ReviewView, ImportPlan), Fault>;
/// What was written, and for which files where it was stopped.
type Returned = Result<(String, Option<String>, PathBuf), Fault>;
type TakenBack = Result<(Option<Undone>, FileView), Fault>;

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
    UndoPressed,
    UndoTakes(job::Report<Result<Option<UndoTakes>, Fault>>),
    UndoConfirmed,
    RedoPressed,
    KeepPressed,
    TakenBack(job::Report<TakenBack>),
    AgainPressed,
    /// Something happened in the table of cells that nobody decided about.
    LeftOver(virtual_table::Event),
    /// Files that were not imported are to be read again.
    ReopenPressed,
    ResultsPressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// The file changed: screens made from it are out of date.
    Changed(FileView),
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
            Message::AgainPressed => self.idle(),
            Message::KeepPressed => self.keep_import(shared),
            Message::LeftOver(event) => self.look_through_left_over(&event),
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
            Message::UndoPressed => self.ask_undo(shared),
            Message::UndoTakes(report) => self.take_what_goes(report),
            Message::UndoConfirmed => self.undo(shared),
            Message::RedoPressed => self.redo(shared),
            Message::TakenBack(report) => self.take_back(report),
            Message::ResultsPressed => Action::Go(Page::Results),
            Message::TemplatesPressed => Action::Go(Page::Templates),
        }
    }

    fn idle(&mut self) -> Action {
        self.state = State::Idle;
        Action::None
    }

    /// A file was dropped on the window. Systems report each of several files apart, so reading waits for the last.
    pub fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        let (handle, task) = job::run(|_| std::thread::sleep(Duration::from_millis(120)));
        self.settling = Some(handle);
        task.map(Message::DropSettled)
    }

    /// Asks whether the last import should be taken back, where there is one; not while something decided would be lost.
    pub fn ask_undo(&mut self, shared: &Shared) -> Action {
        let undoable = shared.file.as_ref().is_some_and(|file| file.undoable.is_some());
        let Some(ask) = shared.ask().filter(|_| undoable && self.is_free()) else { return Action::None };
        if self.is_undecided() {
            return undecided(say!(shared.words, "import-undecided-undo"), shared);
        }
        let behind = match std::mem::take(&mut self.state) {
            State::Review(review) => Some(review),
            State::AskingUndo(_, behind) => behind,
            _ => None,
        };
        let (job, task) = job::run(move |_| data::undo_takes(&ask));
        self.state = State::AskingUndo(Loaded::Loading(job), behind);
        Action::Run(task.map(Message::UndoTakes))
    }

    /// Brings back the import that was taken back last, where there is one.
    pub fn redo(&mut self, shared: &Shared) -> Action {
        let redoable = shared.file.as_ref().is_some_and(|file| file.redoable.is_some());
        let Some(ask) = shared.ask().filter(|_| redoable && self.is_free()) else { return Action::None };
        if self.is_undecided() {
            return undecided(say!(shared.words, "import-undecided-undo"), shared);
        }
        let (job, task) = job::run(move |_| data::redo_import(&ask));
        self.state = State::Undoing { job, redo: true };
        Action::Run(task.map(Message::TakenBack))
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
            State::AskingUndo(_, Some(review)) => self.state = State::Review(review),
            _ => {}
        }
        true
    }

    /// Forgets what was shown: another file is open.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What runs, as the status bar shows it.
    pub fn underway(&self) -> Option<Underway> {
        self.running().map(Running::underway)
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

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        let review = match &mut self.state {
            State::Review(review) => Some(review),
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
        let Some(review) = self.review_in_sight() else { return Action::None };
        let action = review.step(step, shared);
        self.after_review(action, shared)
    }

    /// A step of the keyboard to the part at the right or the left.
    pub fn across(&mut self, right: bool, shared: &Shared) -> Action {
        let Some(review) = self.review_in_sight() else { return Action::None };
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

    /// The review in the language now spoken; nothing where there is none.
    pub fn reword(&mut self, shared: &Shared) -> Task<Message> {
        match &mut self.state {
            State::Review(review) => review.reword(shared).map(Message::Review),
            _ => Task::none(),
        }
    }

    // ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────

    fn read(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let Some(ask) = shared.ask().filter(|_| !paths.is_empty()) else { return Action::None };
        if self.is_busy() {
            return Action::Say(Notice::failed(Fault {
                what: say!(shared.words, "import-busy-what"),
                more: vec![say!(shared.words, "import-busy-next")],
            }));
        }
        if self.is_undecided() {
            // What was decided must not go because of files dropped beside.
            return undecided(say!(shared.words, "import-undecided-what"), shared);
        }
        let paths = self.with_those_being_read(paths);
        let from = paths.clone();
        let (job, task) = job::run(move |progress| data::read_workbooks(&ask, &from, progress));
        self.state = State::Reading { running: Running::new(Work::Reading, job), paths };
        Action::Run(task.map(Message::Read))
    }

    /// Files chosen while others are read are read with them.
    fn with_those_being_read(&mut self, more: Vec<PathBuf>) -> Vec<PathBuf> {
        let State::Reading { paths, .. } = &mut self.state else { return more };
        let mut all = std::mem::take(paths);
        all.extend(more.into_iter().filter(|path| !all.contains(path)).collect::<Vec<_>>());
        all
    }

    fn read_dropped(&mut self, report: job::Report<()>, shared: &Shared) -> Action {
        if job::finished(self.settling.as_ref(), report).is_none() {
            return Action::None;
        }
        self.settling = None;
        let paths = std::mem::take(&mut self.dropped);
        self.read(paths, shared)
    }

    fn take_read(&mut self, report: job::Report<Read>, shared: &Shared) -> Action {
        let State::Reading { running, paths } = &mut self.state else { return Action::None };
        match running.take(report) {
            Some(Ok((view, plan))) => {
                let paths = std::mem::take(paths);
                self.show(view, plan, paths);
                Action::Run(self.shown_again(shared))
            }
            Some(Err(fault)) => self.fail(fault),
            None => Action::None,
        }
    }

    /// Shows what was read.
    pub fn show(&mut self, view: ReviewView, plan: ImportPlan, paths: Vec<PathBuf>) {
        self.state = State::Review(Box::new(Review::new(view, plan, paths)));
    }

    // ── Deciding and writing ────────────────────────────────────────────────────────────────────────────────────

    fn review(&mut self, message: review::Message, shared: &Shared) -> Action {
        let State::Review(review) = &mut self.state else { return Action::None };
        let action = review.update(message, shared);
        self.after_review(action, shared)
    }

    fn after_review(&mut self, action: review::Action, shared: &Shared) -> Action {
        match action {
            review::Action::None => Action::None,
            review::Action::Run(task) => Action::Run(task.map(Message::Review)),
            review::Action::Write => self.write(shared),
            review::Action::Return => self.list_returns(shared),
            review::Action::Discard => self.idle(),
            review::Action::Help(kind) => Action::Help(Place::of_finding(&kind)),
            review::Action::Failed(fault) => Action::Say(Notice::failed(fault)),
        }
    }

    fn write(&mut self, shared: &Shared) -> Action {
        let Some(ask) = shared.ask() else { return Action::None };
        let State::Review(review) = std::mem::take(&mut self.state) else { return Action::None };
        let (plan, paths) = (review.plan().clone(), review.paths().to_vec());
        let (job, task) = job::run(move |progress| data::write_import(&ask, &plan, &paths, progress));
        self.state = State::Writing { running: Running::new(Work::Writing, job), review };
        Action::Run(task.map(Message::Written))
    }

    fn take_written(&mut self, report: job::Report<Result<Imported, Fault>>, shared: &Shared) -> Action {
        let State::Writing { running, .. } = &mut self.state else { return Action::None };
        let Some(written) = running.take(report) else { return Action::None };
        let State::Writing { review, .. } = std::mem::take(&mut self.state) else { return Action::None };
        let mut review = review;
        match written {
            Ok(Imported::Done(done, file)) => {
                review.hold_to_undecided();
                self.state = State::Done(done, review);
                Action::Changed(*file)
            }
            Ok(Imported::LookAgain(view)) => {
                review.show_again(view);
                let words = &shared.words;
                let (what, more) =
                    (say!(words, "import-looked-again-what"), vec![say!(words, "import-looked-again-next")]);
                self.back_to(review, Notice::failed(Fault { what, more }), shared)
            }
            // What was decided is not lost with it.
            Ok(Imported::Stopped) => {
                self.back_to(review, Notice::done(say!(shared.words, "import-writing-stopped")), shared)
            }
            Err(fault) => self.back_to(review, Notice::failed(fault), shared),
        }
    }

    fn look_through_left_over(&mut self, event: &virtual_table::Event) -> Action {
        match &mut self.state {
            State::Done(_, review) => Action::Run(review.look_through(event).map(Message::Review)),
            _ => Action::None,
        }
    }

    fn read_left_over(&mut self, shared: &Shared) -> Action {
        let State::Done(_, review) = &self.state else { return Action::None };
        let paths = review.plan().paths(review.left_over().map(|(place, _)| place));
        self.read(paths, shared)
    }

    fn back_to(&mut self, review: Box<Review>, said: Notice, shared: &Shared) -> Action {
        self.state = State::Review(review);
        Action::Back(said, self.shown_again(shared))
    }

    // ── Returning ───────────────────────────────────────────────────────────────────────────────────────────────

    fn list_returns(&mut self, shared: &Shared) -> Action {
        let (Some(ask), Some(plan)) = (shared.ask(), self.plan().cloned()) else { return Action::None };
        let (job, task) = job::run(move |_| data::list_returns(&ask, &plan));
        self.choosing = Loaded::Loading(job);
        Action::Run(task.map(Message::ReturnsListed))
    }

    fn take_returns(&mut self, report: job::Report<Result<Vec<ReturnLine>, Fault>>, shared: &Shared) -> Action {
        let Loaded::Loading(job) = &self.choosing else { return Action::None };
        let Some(listed) = job::finished(Some(job), report) else { return Action::None };
        self.choosing = Loaded::Nothing;
        match listed {
            Err(fault) => return Action::Say(Notice::failed(fault)),
            Ok(lines) if lines.is_empty() => {
                return Action::Say(Notice::done(say!(shared.words, "import-returned-none")));
            }
            Ok(lines) => self.choosing = Loaded::Ready(Choosing::new(lines)),
        }
        Action::None
    }

    fn ask_return_folder(&self, shared: &Shared) -> Action {
        let title = say!(shared.words, "import-return-folder");
        Action::Run(shared.dialogs.ask(Question::Folder { title }, Message::ReturnFolderPicked))
    }

    /// What was reviewed, whether it was written already or not.
    fn plan(&self) -> Option<&ImportPlan> {
        match &self.state {
            State::Review(review) => Some(review.plan()),
            State::Done(_, review) => Some(review.plan()),
            _ => None,
        }
    }

    fn write_returns(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(folder), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Action::None };
        let (Some(plan), Loaded::Ready(choosing)) = (self.plan().cloned(), &self.choosing) else {
            return Action::None;
        };
        let chosen = choosing.chosen();
        self.choosing = Loaded::Nothing;
        let (job, task) = job::run(move |progress| {
            let written = data::write_returns(&ask, &plan, &chosen, &folder, progress);
            written.map(|(said, more)| (said, more, folder))
        });
        self.returning = Some(Running::new(Work::Returning, job));
        Action::Run(task.map(Message::Returned))
    }

    fn take_returned(&mut self, report: job::Report<Returned>, shared: &Shared) -> Action {
        let Some(returned) = self.returning.as_mut().and_then(|running| running.take(report)) else {
            return Action::None;
        };
        self.returning = None;
        let said = match returned {
            Ok((said, more, folder)) => Notice { more: more.into_iter().collect(), ..Notice::wrote((said, folder)) },
            Err(fault) => Notice::failed(fault),
        };
        Action::Back(said, self.shown_again(shared))
    }

    // ── Taking back ─────────────────────────────────────────────────────────────────────────────────────────────

    fn take_what_goes(&mut self, report: job::Report<Result<Option<UndoTakes>, Fault>>) -> Action {
        let State::AskingUndo(takes, _) = &mut self.state else { return Action::None };
        if takes.take(report) {
            match takes {
                Loaded::Ready(None) => self.state = State::Undone(None),
                Loaded::Failed(fault) => self.state = State::Failed(std::mem::take(fault)),
                Loaded::Ready(Some(_)) | Loaded::Nothing | Loaded::Loading(_) => {}
            }
        }
        Action::None
    }

    /// The import stays, and what stood behind the question is in sight again.
    fn keep_import(&mut self, shared: &Shared) -> Action {
        self.back();
        Action::Run(self.shown_again(shared))
    }

    /// Takes back the import that was asked about, and no other.
    fn undo(&mut self, shared: &Shared) -> Action {
        let State::AskingUndo(Loaded::Ready(Some(takes)), _) = &self.state else { return Action::None };
        let import = takes.import;
        let Some(ask) = shared.ask() else { return Action::None };
        let (job, task) = job::run(move |_| data::undo_import(&ask, import));
        self.state = State::Undoing { job, redo: false };
        Action::Run(task.map(Message::TakenBack))
    }

    fn take_back(&mut self, report: job::Report<TakenBack>) -> Action {
        let State::Undoing { job, redo } = &self.state else { return Action::None };
        let redo = *redo;
        match job::finished(Some(job), report) {
            Some(Ok((what, file))) => {
                self.state = if redo { State::Redone(what) } else { State::Undone(what) };
                Action::Changed(file)
            }
            Some(Err(fault)) => self.fail(fault),
            None => Action::None,
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
            (None, State::Done(done, review)) => outcome::done(done, review, shared),
            (None, State::AskingUndo(takes, _)) => outcome::asking_undo(takes.ready().and_then(Option::as_ref), shared),
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
