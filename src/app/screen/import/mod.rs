//! Import: pick or drop workbooks, see what each one is, confirm, undo as a whole.

pub mod missing;
pub mod model;
mod review;

use std::path::PathBuf;
use std::time::Duration;

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, Task};

use self::missing::Missing;
use self::model::{FileState, ImportDone, ReviewView, Undone};
use super::page;
use crate::app::Page;
use crate::app::data::{self, Fault, ImportPlan};
use crate::app::dialog::Question;
use crate::app::job;
use crate::app::shared::{FileView, Shared};
use crate::app::theme::{space, style, text_size};
use crate::app::widget::virtual_table::{self, Step, VirtualTable};
use crate::app::widget::{empty_state, heading, hinted, primary, progress_line, quiet, secondary, soft};
use crate::i18n::Words;
use crate::say;

/// The screen.
#[derive(Debug)]
pub struct Import {
    state: State,
    /// Files dropped within one gesture; read together once no more follow.
    dropped: Vec<PathBuf>,
    settling: Option<job::Handle>,
}

/// Where the import stands.
#[derive(Debug)]
enum State {
    Idle,
    Reading { done: u32, total: u32, paths: Vec<PathBuf>, missing: Missing, job: job::Handle },
    Review(Box<Review>),
    Writing { job: job::Handle },
    Done(ImportDone),
    AskingUndo,
    Undoing { job: job::Handle },
    Undone(Option<Undone>),
    Failed(Fault),
}

/// What was read, and the file looked at.
#[derive(Debug)]
struct Review {
    view: ReviewView,
    plan: ImportPlan,
    /// Where it was read from, to read it again.
    paths: Vec<PathBuf>,
    missing: Missing,
    files: VirtualTable,
    filter: Option<FileState>,
    /// The same in another language is on its way.
    rewording: Option<job::Handle>,
}

type Read = Result<(ReviewView, ImportPlan), Fault>;
type Written = Result<(ImportDone, FileView), Fault>;
type TakenBack = Result<(Option<Undone>, FileView), Fault>;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    PickFilesPressed,
    PickFolderPressed,
    PathsPicked(Vec<PathBuf>),
    DropSettled(job::Report<()>),
    Read(job::Report<Read>),
    Reworded(job::Report<Result<ReviewView, Fault>>),
    TypePathPressed,
    Missing(missing::Message),
    TemplatesPressed,
    StopPressed,
    Table(virtual_table::Event),
    FilterPressed(Option<FileState>),
    ConfirmPressed,
    DiscardPressed,
    Written(job::Report<Written>),
    UndoPressed,
    UndoConfirmed,
    KeepPressed,
    TakenBack(job::Report<TakenBack>),
    AgainPressed,
    ResultsPressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    /// The file changed: screens made from it are out of date.
    Changed(FileView),
    Go(Page),
}

impl Default for Import {
    fn default() -> Self {
        Self { state: State::Idle, dropped: Vec::new(), settling: None }
    }
}

impl Import {
    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        match &self.state {
            State::Review(review) => review.files.restore(),
            _ => Task::none(),
        }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::PickFilesPressed => Action::Run(ask_files(shared)),
            Message::PickFolderPressed => Action::Run(ask_folder(shared)),
            Message::TypePathPressed => Action::Run(ask_typed(shared)),
            Message::PathsPicked(paths) => self.read(paths, Missing::default(), shared),
            Message::Reworded(report) => self.take_reworded(report),
            Message::Missing(message) => self.missing(message, shared),
            Message::DropSettled(report) => self.read_dropped(report, shared),
            Message::Read(report) => self.take_read(report),
            Message::StopPressed | Message::DiscardPressed | Message::AgainPressed | Message::KeepPressed => {
                self.state = State::Idle;
                Action::None
            }
            Message::Table(event) => self.table(&event),
            Message::FilterPressed(filter) => self.filter(filter),
            Message::ConfirmPressed => self.write(shared),
            Message::Written(report) => self.take_written(report),
            Message::UndoPressed => {
                self.ask_undo(shared);
                Action::None
            }
            Message::UndoConfirmed => self.undo(shared),
            Message::TakenBack(report) => self.take_back(report),
            Message::ResultsPressed => Action::Go(Page::Results),
            Message::TemplatesPressed => Action::Go(Page::Templates),
        }
    }

    /// A file was dropped on the window. Systems report each of several files apart, so reading waits for the last.
    pub fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        let (handle, task) = job::run(|_| std::thread::sleep(Duration::from_millis(120)));
        self.settling = Some(handle);
        task.map(Message::DropSettled)
    }

    /// Asks whether the last import should be taken back, where there is one.
    pub fn ask_undo(&mut self, shared: &Shared) {
        let busy = matches!(self.state, State::Reading { .. } | State::Writing { .. } | State::Undoing { .. });
        if !busy && shared.file.as_ref().is_some_and(|file| file.undoable.is_some()) {
            self.state = State::AskingUndo;
        }
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        let stays = matches!(self.state, State::Idle | State::Writing { .. } | State::Undoing { .. });
        if !stays {
            self.state = State::Idle;
        }
        !stays
    }

    /// Forgets what was shown: another file is open.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Reading as the status bar shows it.
    pub fn reading(&self) -> Option<(u32, u32)> {
        match self.state {
            State::Reading { done, total, .. } => Some((done, total)),
            _ => None,
        }
    }

    /// Files waiting for a decision: the badge on the rail.
    pub fn waiting(&self) -> usize {
        match &self.state {
            State::Review(review) => review.view.to_write(),
            _ => 0,
        }
    }

    /// A step of the keyboard through the files.
    pub fn step(&mut self, step: Step) -> Action {
        self.table(&virtual_table::Event::Stepped(step))
    }

    fn read(&mut self, paths: Vec<PathBuf>, missing: Missing, shared: &Shared) -> Action {
        let Some(ask) = shared.ask().filter(|_| !paths.is_empty()) else { return Action::None };
        let (from, fallback) = (paths.clone(), missing.fallback());
        let (job, task) = job::run(move |progress| data::read_workbooks(&ask, &from, &fallback, progress));
        self.state = State::Reading { done: 0, total: 0, paths, missing, job };
        Action::Run(task.map(Message::Read))
    }

    /// The review in the language now spoken; nothing where there is none.
    pub fn reword(&mut self, shared: &Shared) -> Task<Message> {
        let (State::Review(review), Some(ask)) = (&mut self.state, shared.ask()) else { return Task::none() };
        let plan = review.plan.clone();
        let (job, task) = job::run(move |_| data::word_review(&ask, &plan));
        review.rewording = Some(job);
        task.map(Message::Reworded)
    }

    fn take_reworded(&mut self, report: job::Report<Result<ReviewView, Fault>>) -> Action {
        if let State::Review(review) = &mut self.state
            && let Some(Ok(view)) = job::finished(review.rewording.as_ref(), report)
        {
            review.view = view;
        }
        Action::None
    }

    fn missing(&mut self, message: missing::Message, shared: &Shared) -> Action {
        let State::Review(review) = &mut self.state else { return Action::None };
        match review.missing.update(message, shared) {
            missing::Action::None => Action::None,
            missing::Action::Run(task) => Action::Run(task.map(Message::Missing)),
            missing::Action::ReadAgain => {
                let (paths, missing) = (review.paths.clone(), review.missing.clone());
                self.read(paths, missing, shared)
            }
        }
    }

    fn read_dropped(&mut self, report: job::Report<()>, shared: &Shared) -> Action {
        if job::finished(self.settling.as_ref(), report).is_none() {
            return Action::None;
        }
        self.settling = None;
        let paths = std::mem::take(&mut self.dropped);
        self.read(paths, Missing::default(), shared)
    }

    fn take_read(&mut self, report: job::Report<Read>) -> Action {
        let State::Reading { done, total, paths, missing, job } = &mut self.state else { return Action::None };
        if let (job::Event::Step { done: now, total: of }, true) = (&report.event, job.is(report.job)) {
            (*done, *total) = (*now, *of);
            return Action::None;
        }
        match job::finished(Some(job), report) {
            Some(Ok((view, plan))) => {
                let (paths, missing) = (std::mem::take(paths), std::mem::take(missing));
                self.show(view, plan, paths, missing);
            }
            Some(Err(fault)) => self.state = State::Failed(fault),
            None => {}
        }
        Action::None
    }

    /// Shows what was read.
    pub fn show(&mut self, view: ReviewView, plan: ImportPlan, paths: Vec<PathBuf>, missing: Missing) {
        let mut files = VirtualTable::new(space::ROW);
        let first = |state| view.files.iter().position(|file| file.state == state);
        let look = first(FileState::NeedsChoice).or_else(|| first(FileState::Refused));
        let look = look.or_else(|| first(FileState::NeedsAttention));
        files.select(look.or((!view.files.is_empty()).then_some(0)));
        self.state =
            State::Review(Box::new(Review { view, plan, paths, missing, files, filter: None, rewording: None }));
    }

    fn table(&mut self, event: &virtual_table::Event) -> Action {
        let State::Review(review) = &mut self.state else { return Action::None };
        let count = review.shown().count();
        Action::Run(review.files.update(event, count))
    }

    fn filter(&mut self, filter: Option<FileState>) -> Action {
        if let State::Review(review) = &mut self.state {
            review.filter = filter;
            review.files.select((review.shown().count() > 0).then_some(0));
            return Action::Run(review.files.rewind());
        }
        Action::None
    }

    fn write(&mut self, shared: &Shared) -> Action {
        let (State::Review(review), Some(ask)) = (&self.state, shared.ask()) else { return Action::None };
        if review.view.to_write() == 0 {
            return Action::None;
        }
        let plan = review.plan.clone();
        let (job, task) = job::run(move |_| data::write_import(&ask, &plan));
        self.state = State::Writing { job };
        Action::Run(task.map(Message::Written))
    }

    fn take_written(&mut self, report: job::Report<Written>) -> Action {
        let State::Writing { job } = &self.state else { return Action::None };
        match job::finished(Some(job), report) {
            Some(Ok((done, file))) => {
                self.state = State::Done(done);
                Action::Changed(file)
            }
            Some(Err(fault)) => self.fail(fault),
            None => Action::None,
        }
    }

    fn undo(&mut self, shared: &Shared) -> Action {
        let Some(ask) = shared.ask() else { return Action::None };
        let (job, task) = job::run(move |_| data::undo_import(&ask));
        self.state = State::Undoing { job };
        Action::Run(task.map(Message::TakenBack))
    }

    fn take_back(&mut self, report: job::Report<TakenBack>) -> Action {
        let State::Undoing { job } = &self.state else { return Action::None };
        match job::finished(Some(job), report) {
            Some(Ok((sentence, file))) => {
                self.state = State::Undone(sentence);
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
        let (action, content) = match &self.state {
            State::Idle => (None, drop_zone(shared)),
            State::Reading { done, total, .. } => (None, reading(shared, *done, *total)),
            State::Review(review) => return review.view(shared),
            State::Writing { .. } => (None, empty_state(say!(words, "import-writing"), String::new(), None)),
            State::Done(done) => (None, self.done(shared, done_sentence(done, words), true)),
            State::AskingUndo => (None, asking_undo(shared)),
            State::Undoing { .. } => (None, empty_state(say!(words, "import-undoing"), String::new(), None)),
            State::Undone(undone) => (None, self.done(shared, undone_sentence(undone.as_ref(), words), false)),
            State::Failed(fault) => (None, failed(shared, fault)),
        };
        page(say!(words, "import-title"), say!(words, "import-sentence"), action, content)
    }

    fn done<'a>(&self, shared: &'a Shared, sentence: String, with_undo: bool) -> Element<'a, Message> {
        let words = &shared.words;
        let undoable = shared.file.as_ref().and_then(|file| file.undoable.as_deref()).filter(|_| with_undo);
        let undo = undoable.map(|what| {
            let undo = secondary(say!(words, "import-undo", what = what)).on_press(Message::UndoPressed);
            hinted(undo, crate::app::shortcut::Shortcut::UndoImport.keys())
        });
        let results = primary(say!(words, "import-see-results")).on_press(Message::ResultsPressed);
        let again = quiet(say!(words, "import-again")).on_press(Message::AgainPressed);
        let actions = row![results, undo, again].spacing(space::S);
        let title = if with_undo { say!(words, "import-done") } else { say!(words, "import-undone") };
        empty_state(title, sentence, Some(actions.into()))
    }
}

impl Review {
    fn shown(&self) -> impl Iterator<Item = &model::FileLine> {
        self.view.files.iter().filter(|file| self.filter.is_none_or(|state| state == file.state))
    }

    fn chosen(&self) -> Option<&model::FileLine> {
        self.shown().nth(self.files.selected()?)
    }
}

/// Asks for workbooks.
pub fn ask_files(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-files");
    shared.dialogs.ask(Question::Workbooks { title }, Message::PathsPicked)
}

fn ask_folder(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-folder");
    shared.dialogs.ask(Question::Folder { title }, Message::PathsPicked)
}

fn ask_typed(shared: &Shared) -> Task<Message> {
    let title = say!(shared.words, "import-pick-path");
    shared.dialogs.ask_typed(Question::Workbooks { title }, Message::PathsPicked)
}

fn done_sentence(done: &ImportDone, words: &Words) -> String {
    match done.files {
        0 => say!(words, "cli-import-nothing"),
        files => say!(words, "import-taken-over", files = files, submissions = done.submissions),
    }
}

fn undone_sentence(undone: Option<&Undone>, words: &Words) -> String {
    match undone {
        None => say!(words, "cli-undo-nothing"),
        Some(undone) => {
            say!(words, "import-taken-back", at = undone.made_at.as_str(), submissions = undone.submissions)
        }
    }
}

fn drop_zone<'a>(shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    if shared.file.is_none() {
        return empty_state(say!(words, "app-no-file"), say!(words, "app-no-file-hint"), None);
    }
    let files = primary(say!(words, "import-pick-files")).on_press(Message::PickFilesPressed);
    let folder = secondary(say!(words, "import-pick-folder")).on_press(Message::PickFolderPressed);
    let buttons = row![hinted(files, crate::app::shortcut::Shortcut::Import.keys()), folder].spacing(space::S);
    let typed = quiet(say!(words, "app-path-type")).on_press(Message::TypePathPressed);
    let is_new = shared.file.as_ref().is_some_and(|file| file.periods.is_empty());
    let words = column![
        heading(say!(words, "import-drop"), text_size::LARGE),
        soft(say!(words, "import-drop-hint")),
        buttons,
        typed,
        is_new.then(|| first_time(words)),
    ]
    .spacing(space::M)
    .align_x(Center);
    container(words).center(Fill).style(style::drop_zone(shared.files_hover)).into()
}

/// What to do with a data file in which there is nothing yet.
fn first_time<'a>(words: &Words) -> Element<'a, Message> {
    let templates = secondary(say!(words, "welcome-templates")).on_press(Message::TemplatesPressed);
    let sentence = container(soft(say!(words, "import-first")).align_x(Center)).max_width(560);
    column![sentence, templates].spacing(space::M).align_x(Center).into()
}

fn reading<'a>(shared: &Shared, done: u32, total: u32) -> Element<'a, Message> {
    let words = &shared.words;
    let count = say!(words, "import-reading", done = done.to_string(), total = total.to_string());
    let stop = (say!(words, "app-stop"), Message::StopPressed);
    let line = progress_line(done, total, count, stop, 320);
    container(column![line, soft(say!(words, "import-nothing-written"))].spacing(space::S).align_x(Center))
        .center(Fill)
        .into()
}

fn asking_undo<'a>(shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let what = shared.file.as_ref().and_then(|file| file.undoable.clone()).unwrap_or_default();
    let undo = primary(say!(words, "import-undo", what = what.as_str())).on_press(Message::UndoConfirmed);
    let keep = secondary(say!(words, "import-keep")).on_press(Message::KeepPressed);
    let actions = row![undo, keep].spacing(space::S).into();
    empty_state(say!(words, "import-undo-question", what = what), say!(words, "import-undo-loses"), Some(actions))
}

fn failed<'a>(shared: &Shared, fault: &Fault) -> Element<'a, Message> {
    let again = secondary(say!(shared.words, "import-again")).on_press(Message::AgainPressed);
    empty_state(fault.what.clone(), fault.rest(), Some(again.into()))
}

#[cfg(test)]
mod tests;
