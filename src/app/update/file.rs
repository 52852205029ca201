//! The open data file: opening, making, choosing what of it is seen, and what is out of date after that.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::Message;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand, Outcome};
use crate::app::job::Progress;
use crate::app::parting::Wanted;
use crate::app::screen::{appraisal, results, templates, units};
use crate::app::shared::{EditionChoice, FileView};
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
        paths.into_iter().next().map_or_else(Task::none, |path| self.open(path))
    }

    /// Opens a file that a person chose, unless something unfinished would be lost.
    pub(in crate::app) fn open(&mut self, path: PathBuf) -> Task<Message> {
        self.want(Wanted::Open(path))
    }

    /// Loads a file off the window's thread; a later choice makes an earlier answer void.
    pub(super) fn load_file(&mut self, path: PathBuf, period: Option<Period>) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::open_file(&path, period, &words)))
    }

    pub(super) fn create(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        paths.into_iter().next().map_or_else(Task::none, |path| self.want(Wanted::Create(path)))
    }

    pub(super) fn load_new(&mut self, path: PathBuf) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        self.wait_for(job::run(move |_| data::create_file(&path, &words)))
    }

    pub(super) fn open_sample(&mut self) -> Task<Message> {
        self.want(Wanted::Sample)
    }

    pub(super) fn load_sample(&mut self) -> Task<Message> {
        let words = Arc::clone(&self.shared.words);
        let folder = self.sample_folder();
        self.wait_for(job::run(move |progress| data::open_sample(folder.as_deref(), &words, progress)))
    }

    fn wait_for(&mut self, (job, task): (job::Handle, Task<job::Report<Opened>>)) -> Task<Message> {
        self.opening = Some(Opening::new(job));
        self.agreed.clear();
        task.map(Message::Opened)
    }

    /// Dropping the job's handle cancels it; what was half made is thrown away by the service.
    pub(super) fn stop_opening(&mut self) -> Task<Message> {
        self.opening = None;
        self.agreed.clear();
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
        let agreed = std::mem::take(&mut self.agreed);
        match opened {
            // Something may have been begun while the file was opened.
            Ok(file) => self.want_but_for(&agreed, Wanted::Show(Box::new(file))),
            Err(fault) => self.say(Notice::failed(fault)),
        }
    }

    /// Shows an opened file: its results where it has any, else where its path of work begins.
    pub(in crate::app) fn show_file(&mut self, file: FileView) -> Task<Message> {
        let same = self.shared.file.as_ref().is_some_and(|shown| shown.path == file.path);
        self.notices.clear();
        if self.shared.settings.recent.first() != Some(&file.path) {
            self.forget_orders();
        }
        self.shared.settings.opened(&file.path);
        let has_data = file.sent > 0;
        // Whose the sample data are is nobody's choice, and the next file is not theirs.
        if self.shared.settings.own_unit.is_none() && file.marking.is_none() {
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
        self.units = units::Units::default();
        self.forget();
        let shown = self.go(if has_data { Page::Results } else { Page::Import });
        Task::batch([kept, shown, self.tell_of_the_draft(), self.read_dropped_early()])
    }

    /// A draft that was begun beside another file would be saved to this one.
    fn tell_of_the_draft(&mut self) -> Task<Message> {
        let (words, Some(file)) = (&self.shared.words, &self.shared.file) else { return Task::none() };
        if !self.criteria.is_unsaved() {
            return Task::none();
        }
        let more = say!(words, "criteria-draft-came-along-more", file = file.name.as_str());
        self.say(Notice { more: vec![more], ..Notice::noted(say!(words, "criteria-draft-came-along")) })
    }

    pub(super) fn show_period(&mut self, period: Period) -> Task<Message> {
        self.want(Wanted::Period(period))
    }

    pub(super) fn load_period(&mut self, period: Period) -> Task<Message> {
        let Some(path) = self.shared.file.as_ref().map(|file| file.path.clone()) else { return Task::none() };
        self.load_file(path, Some(period))
    }

    /// Has the period in sight scored under another version of the criteria set, or another set.
    pub(super) fn score_under(&mut self, choice: EditionChoice) -> Task<Message> {
        let Some(file) = &self.shared.file else { return Task::none() };
        let (path, period, words) = (file.path.clone(), file.period, Arc::clone(&self.shared.words));
        self.rescore(move |progress| data::choose_edition(&path, period, &choice, &words, progress))
    }

    /// Sets the day a period's figures stand for.
    pub(super) fn set_cut_off(&mut self, period: Period, day: Option<String>) -> Task<Message> {
        let Some(path) = self.shared.file.as_ref().map(|file| file.path.clone()) else { return Task::none() };
        let words = Arc::clone(&self.shared.words);
        self.rescore(move |progress| data::set_cut_off(&path, period, day.as_deref(), &words, progress))
    }

    /// Has every period scored under one version.
    pub(super) fn score_all_under(&mut self, edition: String) -> Task<Message> {
        let Some(file) = &self.shared.file else { return Task::none() };
        let (path, period, words) = (file.path.clone(), file.period, Arc::clone(&self.shared.words));
        self.rescore(move |progress| data::choose_edition_for_all(&path, period, &edition, &words, progress))
    }

    /// What writes into the file is heard whatever is opened meanwhile.
    fn rescore(&mut self, choose: impl FnOnce(&Progress<Outcome>) -> Opened + Send + 'static) -> Task<Message> {
        let doing = say!(self.shared.words, "app-rescoring");
        self.send(Errand::at_once(doing, move |progress| {
            choose(progress).map(|file| Done::Changed(Box::new(file), None))
        }))
    }

    /// Takes over what became of the file. What was begun with another one comes too late; so does another period than
    /// the one in sight, which is then asked for anew.
    pub(in crate::app) fn take_file(&mut self, file: FileView) -> Task<Message> {
        match &self.shared.file {
            Some(shown) if shown.path != file.path => Task::none(),
            Some(shown) if shown.period.is_some() && shown.period != file.period => {
                let (path, period) = (file.path, shown.period);
                // What is being opened is made anew anyway.
                if self.opening.is_some() { Task::none() } else { self.load_file(path, period) }
            }
            Some(_) | None => self.show_changed(file),
        }
    }

    /// Shows what became of the file in sight, in whatever period it says.
    pub(super) fn show_changed(&mut self, file: FileView) -> Task<Message> {
        self.shared.file = Some(file);
        self.refresh()
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
        Task::batch([self.load_file(path, period), review])
    }

    pub(super) fn forget(&mut self) {
        self.welcome.forget();
        self.templates.forget();
        self.import.forget();
        self.appraisal.forget();
        self.results.forget();
        self.compare.forget();
        self.print.forget();
        self.units.forget();
        self.criteria.forget();
    }
}
