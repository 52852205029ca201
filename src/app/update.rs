//! What happens in the window: one arm a screen, each matching that screen's actions.

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::{Key, Modifiers};
use iced::{Task, window};

use super::dialog::{DATA, Question, Unanswered};
use super::screen::{appraisal, compare, import, results, templates, units, welcome};
use super::shared::FileView;
use super::typed_path::{self, TypedPath};
use super::widget::Notice;
use super::{App, Opened, Opening, Page, data, frame, job};
use crate::domain::Period;
use crate::say;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Welcome(welcome::Message),
    Templates(templates::Message),
    Import(import::Message),
    Appraisal(appraisal::Message),
    Results(results::Message),
    Compare(compare::Message),
    Units(units::Message),
    Frame(frame::Message),
    FileChosen(Vec<PathBuf>),
    NewChosen(Vec<PathBuf>),
    Opened(job::Report<Opened>),
    Pressed { key: Key, modifiers: Modifiers, taken: bool },
    FilesHover(bool),
    FileDropped(PathBuf),
    Rescaled(f32),
    NoticeClosed(usize),
    NoticeCopied(usize),
    PathAsked(Unanswered),
    Path(typed_path::Message),
}

/// Asks for the window's scale once; later changes are told.
pub(super) fn ask_scale() -> Task<Message> {
    window::latest().and_then(window::scale_factor).map(Message::Rescaled)
}

impl App {
    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        // Where rows unfold under one another.
        self.repaint ^= matches!(self.page, Page::Import | Page::Appraisal | Page::Units);
        match message {
            Message::Welcome(message) => self.welcome(message),
            Message::Templates(message) => self.templates(message),
            Message::Import(message) => self.import(message),
            Message::Appraisal(message) => self.appraisal(message),
            Message::Results(message) => self.results(message),
            Message::Compare(message) => self.compare(message),
            Message::Units(message) => self.units(message),
            Message::Frame(message) => self.frame(message),
            Message::FileChosen(paths) => self.open_first(paths),
            Message::NewChosen(paths) => self.create(paths),
            Message::Opened(report) => self.opened(report),
            Message::Pressed { key, modifiers, taken } => self.pressed(&key, modifiers, taken),
            Message::FilesHover(hover) => {
                self.shared.files_hover = hover;
                Task::none()
            }
            Message::FileDropped(path) => self.dropped(path),
            Message::Rescaled(scale) => self.rescaled(scale),
            Message::NoticeClosed(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
                Task::none()
            }
            Message::NoticeCopied(index) => {
                self.notices.get(index).map_or_else(Task::none, |notice| iced::clipboard::write(notice.text()))
            }
            Message::PathAsked(asked) => {
                let (sheet, focus) = TypedPath::ask(asked);
                self.asking = Some(sheet);
                focus.map(Message::Path)
            }
            Message::Path(message) => {
                self.asking.take_if(|sheet| !sheet.update(message));
                Task::none()
            }
        }
    }

    fn welcome(&mut self, message: welcome::Message) -> Task<Message> {
        match self.welcome.update(message) {
            welcome::Action::Open => self.ask_open(),
            welcome::Action::New => self.ask_new(),
            welcome::Action::Sample => self.open_sample(),
            welcome::Action::OpenRecent(path) => self.open(path, None),
            welcome::Action::OpenTyped => self.ask_typed_file(),
            welcome::Action::StopOpening => self.stop_opening(),
            welcome::Action::Go(page) => self.go(page),
        }
    }

    fn templates(&mut self, message: templates::Message) -> Task<Message> {
        let action = self.templates.update(message, &self.shared);
        self.after_templates(action)
    }

    pub(super) fn after_templates(&mut self, action: templates::Action) -> Task<Message> {
        match action {
            templates::Action::None => Task::none(),
            templates::Action::Run(task) => task.map(Message::Templates),
            templates::Action::Say(notice) => self.say(notice),
        }
    }

    fn import(&mut self, message: import::Message) -> Task<Message> {
        let action = self.import.update(message, &self.shared);
        self.after_import(action)
    }

    pub(super) fn after_import(&mut self, action: import::Action) -> Task<Message> {
        match action {
            import::Action::None => Task::none(),
            import::Action::Run(task) => task.map(Message::Import),
            import::Action::Changed(file) => {
                self.shared.file = Some(file);
                self.refresh()
            }
            import::Action::Go(page) => self.go(page),
            import::Action::Say(notice) => self.say(notice),
            import::Action::Back(notice, task) => Task::batch([self.say(notice), task.map(Message::Import)]),
        }
    }

    fn appraisal(&mut self, message: appraisal::Message) -> Task<Message> {
        let action = self.appraisal.update(message, &self.shared);
        self.after_appraisal(action)
    }

    pub(super) fn after_appraisal(&mut self, action: appraisal::Action) -> Task<Message> {
        match action {
            appraisal::Action::None => Task::none(),
            appraisal::Action::Run(task) => task.map(Message::Appraisal),
            appraisal::Action::Changed(task) => {
                self.results.forget();
                self.compare.forget();
                task.map(Message::Appraisal)
            }
            appraisal::Action::Say(notice) => self.say(notice),
        }
    }

    fn results(&mut self, message: results::Message) -> Task<Message> {
        let action = self.results.update(message, &self.shared);
        self.after_results(action)
    }

    pub(super) fn after_results(&mut self, action: results::Action) -> Task<Message> {
        match action {
            results::Action::None => Task::none(),
            results::Action::Run(task) => task.map(Message::Results),
            results::Action::Versions { unit } => {
                let open = self.units.open_versions(&unit, &self.shared).map(Message::Units);
                Task::batch([open, self.go(Page::Units)])
            }
            results::Action::Say(notice) => self.say(notice),
            results::Action::Compare { indicator } => {
                let draw = self.compare.choose_indicator(&indicator, &self.shared).map(Message::Compare);
                Task::batch([draw, self.go(Page::Compare)])
            }
        }
    }

    fn compare(&mut self, message: compare::Message) -> Task<Message> {
        let action = self.compare.update(message, &self.shared);
        self.after_compare(action)
    }

    pub(super) fn after_compare(&mut self, action: compare::Action) -> Task<Message> {
        match action {
            compare::Action::None => Task::none(),
            compare::Action::Run(task) => task.map(Message::Compare),
            compare::Action::OwnChosen(code) => self.choose_own(code),
            compare::Action::OpenUnit(unit) => {
                let open = self.results.open(&unit, &self.shared).map(Message::Results);
                Task::batch([open, self.go(Page::Results)])
            }
            compare::Action::Copy(text) => {
                let said = self.say(Notice::done(say!(self.shared.words, "compare-copied")));
                Task::batch([iced::clipboard::write(text), said])
            }
            compare::Action::Say(notice) => self.say(notice),
        }
    }

    fn units(&mut self, message: units::Message) -> Task<Message> {
        let action = self.units.update(message, &self.shared);
        self.after_units(action)
    }

    pub(super) fn after_units(&mut self, action: units::Action) -> Task<Message> {
        match action {
            units::Action::Run(task) => task.map(Message::Units),
            units::Action::Say(notice) => self.say(notice),
            units::Action::Changed(file, notice) => {
                self.shared.file = Some(*file);
                let said = notice.map_or_else(Task::none, |notice| self.say(notice));
                Task::batch([said, self.refresh()])
            }
        }
    }

    fn frame(&mut self, message: frame::Message) -> Task<Message> {
        match self.frame.update(message, &self.shared) {
            frame::Action::None => Task::none(),
            frame::Action::Run(task) => task.map(Message::Frame),
            frame::Action::Open => self.ask_open(),
            frame::Action::New => self.ask_new(),
            frame::Action::OpenRecent(path) => self.open(path, None),
            frame::Action::ShowPeriod(period) => self.show_period(period),
            frame::Action::ScoreUnder(edition) => self.score_under(edition),
            frame::Action::OwnChosen(code) => self.choose_own(code),
            frame::Action::Speak(language) => {
                self.shared.speak(language);
                self.keep_settings();
                self.reword()
            }
            frame::Action::Look(appearance) => {
                self.shared.settings.appearance = appearance;
                self.keep_settings();
                Task::none()
            }
            frame::Action::Go(page) => self.go(page),
            frame::Action::StopOpening => self.stop_opening(),
            frame::Action::StopReading => self.import(import::Message::StopPressed),
            frame::Action::AskUndo => self.ask_undo(),
        }
    }

    // ── The file ────────────────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn ask_open(&self) -> Task<Message> {
        let title = say!(self.shared.words, "welcome-open");
        self.shared.dialogs.ask(Question::OpenData { title }, Message::FileChosen)
    }

    fn ask_typed_file(&self) -> Task<Message> {
        let title = say!(self.shared.words, "welcome-open");
        self.shared.dialogs.ask_typed(Question::OpenData { title }, Message::FileChosen)
    }

    pub(super) fn ask_new(&self) -> Task<Message> {
        let words = &self.shared.words;
        let question = Question::NewData { title: say!(words, "welcome-new"), name: say!(words, "welcome-new-name") };
        self.shared.dialogs.ask(question, Message::NewChosen)
    }

    fn open_first(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        paths.into_iter().next().map_or_else(Task::none, |path| self.open(path, None))
    }

    /// Opens a file off the window's thread; a later choice makes an earlier answer void.
    pub(super) fn open(&mut self, path: PathBuf, period: Option<Period>) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::open_file(&path, period, &words)))
    }

    fn create(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        let Some(path) = paths.into_iter().next() else { return Task::none() };
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::create_file(&path, &words)))
    }

    fn open_sample(&mut self) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |progress| data::open_sample(&words, progress)))
    }

    fn wait_for(&mut self, (job, task): (job::Handle, Task<job::Report<Opened>>)) -> Task<Message> {
        self.opening = Some(Opening { job, done: 0, total: 0 });
        task.map(Message::Opened)
    }

    /// Dropping the job's handle cancels it; what was half made is thrown away by the service.
    fn stop_opening(&mut self) -> Task<Message> {
        self.opening = None;
        Task::none()
    }

    fn opened(&mut self, report: job::Report<Opened>) -> Task<Message> {
        let Some(opening) = &mut self.opening else { return Task::none() };
        if let (job::Event::Step { done, total }, true) = (&report.event, opening.job.is(report.job)) {
            (opening.done, opening.total) = (*done, *total);
            return Task::none();
        }
        let Some(opened) = job::finished(Some(&opening.job), report) else { return Task::none() };
        self.opening = None;
        match opened {
            Ok(file) => self.show_file(file),
            Err(fault) => self.say(Notice::failed(fault)),
        }
    }

    /// Shows an opened file: its results where it has any, else where its path of work begins.
    pub(super) fn show_file(&mut self, file: FileView) -> Task<Message> {
        let same = self.shared.file.as_ref().is_some_and(|shown| shown.path == file.path);
        self.notices.clear();
        self.shared.settings.opened(&file.path);
        self.keep_settings();
        let has_data = file.sent > 0;
        if self.shared.settings.own_unit.is_none() {
            self.shared.settings.own_unit.clone_from(&file.own);
        }
        self.shared.file = Some(file);
        if same {
            return self.refresh();
        }
        self.import.reset();
        self.templates = templates::Templates::default();
        self.appraisal = appraisal::Appraisal::default();
        self.results = results::Results::default();
        self.compare.reset();
        self.forget();
        self.go(if has_data { Page::Results } else { Page::Import })
    }

    fn show_period(&mut self, period: Period) -> Task<Message> {
        let Some(path) = self.shared.file.as_ref().map(|file| file.path.clone()) else { return Task::none() };
        self.open(path, Some(period))
    }

    /// Has the period in sight scored under another version of the criteria set, or another set.
    fn score_under(&mut self, edition: Option<String>) -> Task<Message> {
        let Some(file) = &self.shared.file else { return Task::none() };
        let Some(period) = file.period else { return Task::none() };
        let (path, words) = (file.path.clone(), Arc::clone(&self.shared.words));
        self.wait_for(job::run(move |_| data::choose_edition(&path, period, edition.as_deref(), &words)))
    }

    fn choose_own(&mut self, code: String) -> Task<Message> {
        self.shared.settings.own_unit = Some(code);
        self.keep_settings();
        self.refresh()
    }

    /// Everything made from the file is out of date; the page in sight is asked for anew at once.
    fn refresh(&mut self) -> Task<Message> {
        self.forget();
        self.load_page()
    }

    /// The same in another language. The file's own words change with it, and once they have, the page's.
    fn reword(&mut self) -> Task<Message> {
        self.notices.clear();
        let Some(file) = &self.shared.file else { return Task::none() };
        let (path, period) = (file.path.clone(), file.period);
        let review = self.import.reword(&self.shared).map(Message::Import);
        Task::batch([self.open(path, period), review])
    }

    fn forget(&mut self) {
        self.templates.forget();
        self.appraisal.forget();
        self.results.forget();
        self.compare.forget();
        self.units.forget();
    }

    // ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn go(&mut self, page: Page) -> Task<Message> {
        if self.shared.file.is_none() && page != Page::Period {
            return Task::none();
        }
        self.page = page;
        // What was done has been seen; it must not cover the next page's buttons.
        self.notices.retain(Notice::is_failure);
        self.load_page()
    }

    pub(super) fn load_page(&mut self) -> Task<Message> {
        let shared = &self.shared;
        let lacks_period = shared.file.as_ref().is_some_and(|file| file.period.is_none());
        match self.page {
            Page::Period => Task::none(),
            Page::Appraisal | Page::Results | Page::Compare if lacks_period => Task::none(),
            Page::Templates if self.templates.is_stale() => self.templates.load(shared).map(Message::Templates),
            Page::Templates => self.templates.shown_again().map(Message::Templates),
            Page::Import => self.import.shown_again(shared).map(Message::Import),
            Page::Appraisal if self.appraisal.is_stale() => self.appraisal.load(shared).map(Message::Appraisal),
            Page::Appraisal => self.appraisal.shown_again().map(Message::Appraisal),
            Page::Results if self.results.is_stale() => self.results.load(shared).map(Message::Results),
            Page::Results => self.results.shown_again().map(Message::Results),
            Page::Compare if self.compare.is_stale() => self.compare.load(shared).map(Message::Compare),
            Page::Compare => Task::none(),
            Page::Units if self.units.is_stale() => self.units.load(shared).map(Message::Units),
            Page::Units => self.units.shown_again().map(Message::Units),
        }
    }

    pub(super) fn ask_undo(&mut self) -> Task<Message> {
        self.import.ask_undo(&self.shared);
        self.go(Page::Import)
    }

    fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        self.shared.files_hover = false;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(DATA)) {
            return self.open(path, None);
        }
        if self.shared.file.is_none() {
            let words = &self.shared.words;
            let more = vec![say!(words, "app-drop-needs-file")];
            return self.say(Notice::failed(data::Fault { what: say!(words, "app-no-file"), more }));
        }
        let read = self.import.dropped(path).map(Message::Import);
        Task::batch([read, self.go(Page::Import)])
    }

    fn rescaled(&mut self, scale: f32) -> Task<Message> {
        if (self.shared.scale - scale).abs() < f32::EPSILON {
            return Task::none();
        }
        self.shared.scale = scale;
        self.compare.redraw(&self.shared).map(Message::Compare)
    }

    /// Says something without taking the focus. Only the newest few stay in sight.
    pub(super) fn say(&mut self, notice: Notice) -> Task<Message> {
        self.notices.retain(|said| *said != notice);
        self.notices.push(notice);
        let surplus = self.notices.len().saturating_sub(3);
        self.notices.drain(..surplus);
        Task::none()
    }

    fn keep_settings(&self) {
        // Settings that cannot be kept (a read-only profile) must not disturb the work.
        #[cfg(not(test))]
        let _ = self.shared.settings.save();
    }
}
