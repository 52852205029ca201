//! The open data file: opening, making, choosing what of it is seen, and what is out of date after that.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::Message;
use crate::app::dialog::Question;
use crate::app::screen::{appraisal, results, templates};
use crate::app::shared::FileView;
use crate::app::widget::Notice;
use crate::app::{App, Opened, Opening, Page, data, job};
use crate::domain::Period;
use crate::say;

impl App {
    pub(in crate::app) fn ask_open(&self) -> Task<Message> {
        let title = say!(self.shared.words, "welcome-open");
        self.shared.dialogs.ask(Question::OpenData { title }, Message::FileChosen)
    }

    pub(super) fn ask_typed_file(&self) -> Task<Message> {
        let title = say!(self.shared.words, "welcome-open");
        self.shared.dialogs.ask_typed(Question::OpenData { title }, Message::FileChosen)
    }

    pub(in crate::app) fn ask_new(&self) -> Task<Message> {
        let words = &self.shared.words;
        let question = Question::NewData { title: say!(words, "welcome-new"), name: say!(words, "welcome-new-name") };
        self.shared.dialogs.ask(question, Message::NewChosen)
    }

    pub(super) fn open_first(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        paths.into_iter().next().map_or_else(Task::none, |path| self.open(path, None))
    }

    /// Opens a file off the window's thread; a later choice makes an earlier answer void.
    pub(in crate::app) fn open(&mut self, path: PathBuf, period: Option<Period>) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::open_file(&path, period, &words)))
    }

    pub(super) fn create(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        let Some(path) = paths.into_iter().next() else { return Task::none() };
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::create_file(&path, &words)))
    }

    pub(super) fn open_sample(&mut self) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        let folder = self.sample_folder();
        self.wait_for(job::run(move |progress| data::open_sample(folder.as_deref(), &words, progress)))
    }

    fn wait_for(&mut self, (job, task): (job::Handle, Task<job::Report<Opened>>)) -> Task<Message> {
        self.opening = Some(Opening::new(job));
        task.map(Message::Opened)
    }

    /// Dropping the job's handle cancels it; what was half made is thrown away by the service.
    pub(super) fn stop_opening(&mut self) -> Task<Message> {
        self.opening = None;
        Task::none()
    }

    pub(super) fn opened(&mut self, report: job::Report<Opened>) -> Task<Message> {
        let Some(opening) = &mut self.opening else { return Task::none() };
        if let (job::Event::Step { done, total }, true) = (&report.event, opening.job.is(report.job)) {
            opening.gauge.reached(*done, *total);
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
    pub(in crate::app) fn show_file(&mut self, file: FileView) -> Task<Message> {
        let same = self.shared.file.as_ref().is_some_and(|shown| shown.path == file.path);
        self.notices.clear();
        self.shared.settings.opened(&file.path);
        let has_data = file.sent > 0;
        if self.shared.settings.own_unit.is_none() {
            self.shared.settings.own_unit.clone_from(&file.own);
        }
        self.shared.file = Some(file);
        let kept = self.keep_settings();
        if same {
            return Task::batch([kept, self.refresh()]);
        }
        self.import.reset();
        self.templates = templates::Templates::default();
        self.appraisal = appraisal::Appraisal::default();
        self.results = results::Results::default();
        self.compare.reset();
        self.compare.on_paper(self.shared.settings.paper, self.shared.settings.grey);
        self.print.reset();
        self.print.on_paper(self.shared.settings.paper, self.shared.settings.grey);
        self.criteria.show_another_file();
        self.forget();
        let shown = self.go(if has_data { Page::Results } else { Page::Import });
        Task::batch([kept, shown, self.read_dropped_early()])
    }

    pub(super) fn show_period(&mut self, period: Period) -> Task<Message> {
        let Some(path) = self.shared.file.as_ref().map(|file| file.path.clone()) else { return Task::none() };
        self.open(path, Some(period))
    }

    /// Has the period in sight scored under another version of the criteria set, or another set.
    pub(super) fn score_under(&mut self, edition: Option<String>) -> Task<Message> {
        let Some(file) = &self.shared.file else { return Task::none() };
        let Some(period) = file.period else { return Task::none() };
        let (path, words) = (file.path.clone(), Arc::clone(&self.shared.words));
        self.wait_for(job::run(move |_| data::choose_edition(&path, period, edition.as_deref(), &words)))
    }

    /// Has every period scored under one version.
    pub(super) fn score_all_under(&mut self, edition: String) -> Task<Message> {
        let Some(file) = &self.shared.file else { return Task::none() };
        let (path, period, words) = (file.path.clone(), file.period, Arc::clone(&self.shared.words));
        self.wait_for(job::run(move |_| data::choose_edition_for_all(&path, period, &edition, &words)))
    }

    pub(super) fn choose_own(&mut self, code: String) -> Task<Message> {
        self.shared.settings.own_unit = Some(code.clone());
        let shown = Task::batch([self.keep_settings(), self.refresh()]);
        self.results.reveal_next(code);
        shown
    }

    /// Everything made from the file is out of date; the page in sight is asked for anew at once.
    pub(super) fn refresh(&mut self) -> Task<Message> {
        self.forget();
        self.load_page()
    }

    /// The same in another language. The file's own words change with it, and once they have, the page's.
    pub(super) fn reword(&mut self) -> Task<Message> {
        self.notices.clear();
        if self.help.is_open() {
            self.help.reword(&self.shared.words);
        }
        let Some(file) = &self.shared.file else { return Task::none() };
        let (path, period) = (file.path.clone(), file.period);
        let review = self.import.reword(&self.shared).map(Message::Import);
        Task::batch([self.open(path, period), review])
    }

    pub(super) fn forget(&mut self) {
        self.templates.forget();
        self.appraisal.forget();
        self.results.forget();
        self.compare.forget();
        self.print.forget();
        self.units.forget();
        self.criteria.forget();
    }
}
