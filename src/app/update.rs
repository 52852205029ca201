//! What happens in the window: one arm a screen, each matching that screen's actions.

mod file;
mod pages;
mod search;
mod settings;
mod tables;
mod unfinished;

use std::path::{Path, PathBuf};

use iced::keyboard::{Key, Modifiers};
use iced::{Task, window};

use super::data::Fault;
use super::dialog::Unanswered;
use super::errand::{self, Errand};
use super::parting::Wanted;
use super::screen::{
    appraisal, compare, criteria, help, import, print, results, settings as settings_page, templates, units, welcome,
};
use super::settings::Settings;
use super::shared::{EditionChoice, FileView};
use super::typed_path::{self, TypedPath};
use super::widget::virtual_table::{Copied, CopiedColumns};
use super::widget::{Deed, Notice};
use super::{App, Opened, Page, data, focus, frame, job, parting, place, search as search_box};
use crate::i18n::Words;
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
    Print(print::Message),
    Units(units::Message),
    Criteria(criteria::Message),
    Settings(settings_page::Message),
    Help(help::Message),
    Frame(frame::Message),
    Search(search_box::Message),
    FileChosen(Vec<PathBuf>),
    NewChosen(Vec<PathBuf>),
    Opened(job::Report<Opened>),
    Errand(errand::Message),
    Pressed {
        key: Key,
        modifiers: Modifiers,
        taken: bool,
    },
    /// Which keys are held, whatever is in sight.
    Held(Modifiers),
    FilesHover(bool),
    FileDropped(PathBuf),
    Rescaled(f32),
    Window(place::Event),
    CloseRequested(window::Id),
    OfNotice(usize, Deed),
    /// What was written was handed to the system to be opened.
    Shown(job::Report<Result<(), Fault>>),
    PathAsked(Unanswered),
    Path(typed_path::Message),
    Parted(parting::Answer),
}

/// Asks for the window's scale once; later changes are told.
pub(super) fn ask_scale() -> Task<Message> {
    window::latest().and_then(window::scale_factor).map(Message::Rescaled)
}

impl App {
    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        let task = self.happened(message);
        Task::batch([task, self.keep_tables()])
    }

    fn happened(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Welcome(message) => self.welcome(message),
            Message::Templates(message) => self.templates(message),
            Message::Import(message) => self.import(message),
            Message::Appraisal(message) => self.appraisal(message),
            Message::Results(message) => self.results(message),
            Message::Compare(message) => self.compare(message),
            Message::Print(message) => self.print(message),
            Message::Units(message) => self.units(message),
            Message::Criteria(message) => self.criteria(message),
            Message::Settings(message) => self.settings(message),
            Message::Help(message) => match self.help.update(message, &self.shared) {
                help::Action::Run(task) => task.map(Message::Help),
                help::Action::Send(errand) => self.send(errand),
            },
            Message::Frame(message) => self.frame(message),
            Message::Search(message) => self.search(message),
            Message::FileChosen(paths) => self.open_first(paths),
            Message::NewChosen(paths) => self.create(paths),
            Message::Opened(report) => self.opened(report),
            Message::Errand(message) => self.errand(message),
            Message::Pressed { key, modifiers, taken } => self.pressed(&key, modifiers, taken),
            Message::Held(modifiers) => {
                self.tables().for_each(|table| table.hold(modifiers));
                Task::none()
            }
            Message::FilesHover(hover) => {
                self.shared.files_hover = hover;
                Task::none()
            }
            Message::FileDropped(path) => self.dropped(path),
            Message::Rescaled(scale) => self.rescaled(scale),
            Message::Window(event) => self.window(event),
            Message::CloseRequested(window) => self.close(window),
            Message::OfNotice(index, deed) => self.of_notice(index, deed),
            Message::Shown(report) => match report.event {
                job::Event::Finished(Err(fault)) => self.say(Notice::failed(fault)),
                _ => Task::none(),
            },
            Message::PathAsked(asked) => {
                let (sheet, focus) = TypedPath::ask(asked);
                self.asking = Some(sheet);
                focus.map(Message::Path)
            }
            Message::Parted(answer) => self.parted(answer),
            Message::Path(message) => {
                self.asking.take_if(|sheet| !sheet.update(message));
                Task::none()
            }
        }
    }

    /// Has an errand done.
    pub(super) fn send(&mut self, errand: Errand) -> Task<Message> {
        self.errands.send(errand, &self.shared.dialogs).map(Message::Errand)
    }

    fn errand(&mut self, message: errand::Message) -> Task<Message> {
        match self.errands.update(message, &self.shared.words) {
            errand::Action::Run(task) => task.map(Message::Errand),
            errand::Action::Say(notice) => {
                // A copy may have come to those that are listed.
                let listed = if self.page == Page::Settings { self.load_page() } else { Task::none() };
                Task::batch([listed, self.say(notice)])
            }
            errand::Action::Changed(file, notice) => self.changed(*file, notice),
        }
    }

    fn changed(&mut self, file: FileView, notice: Option<Notice>) -> Task<Message> {
        let said = notice.map_or_else(Task::none, |notice| self.say(notice));
        Task::batch([said, self.take_file(file)])
    }

    fn of_notice(&mut self, index: usize, deed: Deed) -> Task<Message> {
        let Some(notice) = self.notices.get(index) else { return Task::none() };
        let written = notice.wrote.as_ref().map(|written| written.path().to_owned());
        match (deed, written) {
            (Deed::Close, _) => {
                self.notices.remove(index);
                Task::none()
            }
            (Deed::Copy, _) => iced::clipboard::write(notice.text()),
            (Deed::OpenFile, Some(path)) => self.show_written(path, data::open_written),
            (Deed::OpenFolder, Some(path)) => self.show_written(path, data::open_folder_of),
            (Deed::OpenFile | Deed::OpenFolder, None) => Task::none(),
        }
    }

    /// Opens a file or folder with what the system has for it, off the window's thread.
    fn show_written(&self, path: PathBuf, open: fn(&Path, &Words) -> Result<(), Fault>) -> Task<Message> {
        let words = std::sync::Arc::clone(&self.shared.words);
        let (_, task) = job::run(move |_| open(&path, &words));
        task.map(Message::Shown)
    }

    fn welcome(&mut self, message: welcome::Message) -> Task<Message> {
        match self.welcome.update(message, &self.shared) {
            welcome::Action::None => Task::none(),
            welcome::Action::Run(task) => task.map(Message::Welcome),
            welcome::Action::Open => self.ask_open(),
            welcome::Action::New => self.ask_new(),
            welcome::Action::Sample => self.open_sample(),
            welcome::Action::OpenRecent(path) => self.open(path),
            welcome::Action::OpenTyped => self.ask_typed_file(),
            welcome::Action::StopOpening => self.stop_opening(),
            welcome::Action::Go(page) => self.go(page),
            welcome::Action::SetCutOff(period, day) => self.set_cut_off(period, day),
            // The period in sight is not read again.
            welcome::Action::ShowPeriod(period) => match self.shared.file.as_ref().and_then(|file| file.period) {
                Some(shown) if shown == period => self.go(Page::Results),
                _ => self.show_period(period),
            },
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
            templates::Action::Send(errand) => self.send(errand),
            templates::Action::Criteria => self.go(Page::Criteria),
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
            // It leads to the period that was imported.
            import::Action::Changed(file) if !self.holds_to_the_period() => self.show_changed(*file),
            import::Action::Changed(file) => self.take_file(*file),
            import::Action::Enrolled(file, notice, task) => {
                Task::batch([self.take_file(*file), self.say(notice), task.map(Message::Import)])
            }
            import::Action::Go(page) => self.go(page),
            import::Action::Help(place) => self.explain(place),
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
                self.print.forget();
                self.import.forget();
                // Another page may be in sight by now.
                Task::batch([task.map(Message::Appraisal), self.load_page()])
            }
            appraisal::Action::Send(errand) => self.send(errand),
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
            results::Action::Explain(place) => self.explain(place),
            results::Action::CopyReason(text) => {
                let said = self.say(Notice::done(say!(self.shared.words, "results-reason-copied")));
                Task::batch([iced::clipboard::write(text), said])
            }
            results::Action::Send(errand) => self.send(errand),
            results::Action::Say(notice) => self.say(notice),
            results::Action::Compare { indicator } => {
                let draw = self.compare.choose_indicator(&indicator, &self.shared).map(Message::Compare);
                Task::batch([draw, self.go_from_here(Page::Compare)])
            }
        }
    }

    /// Puts it on the clipboard, and says how much it is.
    pub(super) fn copy(&mut self, copied: Copied) -> Task<Message> {
        let words = &self.shared.words;
        let said = match copied.columns {
            CopiedColumns::All => say!(words, "app-copied", rows = copied.rows),
            CopiedColumns::One(column) => say!(words, "app-copied-column", column = column, rows = copied.rows),
            CopiedColumns::Block(columns) => say!(words, "app-copied-block", columns = columns, rows = copied.rows),
        };
        let said = self.say(Notice::done(said));
        Task::batch([iced::clipboard::write(copied.text), said])
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
                Task::batch([open, self.go_from_here(Page::Results)])
            }
            compare::Action::Pack(among, grey) => {
                let shown = self.print.show_pack(among, grey, &self.shared).map(Message::Print);
                Task::batch([shown, self.go(Page::Print)])
            }
            compare::Action::Copy(copied) => self.copy(copied),
            compare::Action::Send(errand) => self.send(errand),
            compare::Action::Say(notice) => self.say(notice),
        }
    }

    fn print(&mut self, message: print::Message) -> Task<Message> {
        let action = self.print.update(message, &self.shared);
        self.after_print(action)
    }

    pub(super) fn after_print(&mut self, action: print::Action) -> Task<Message> {
        match action {
            print::Action::None => Task::none(),
            print::Action::Run(task) => task.map(Message::Print),
            print::Action::Go(page) => self.go(page),
            print::Action::Send(errand) => self.send(errand),
            print::Action::Say(notice) => self.say(notice),
            print::Action::Both(notice, task) => Task::batch([self.say(notice), task.map(Message::Print)]),
        }
    }

    fn units(&mut self, message: units::Message) -> Task<Message> {
        let action = self.units.update(message, &self.shared);
        self.after_units(action)
    }

    pub(super) fn after_units(&mut self, action: units::Action) -> Task<Message> {
        match action {
            units::Action::Run(task) => task.map(Message::Units),
            units::Action::Send(errand) => self.send(errand),
            units::Action::Say(notice) => self.say(notice),
            units::Action::Changed(file) => self.take_file(*file),
        }
    }

    fn criteria(&mut self, message: criteria::Message) -> Task<Message> {
        let is_typed = matches!(message, criteria::Message::Typed(..));
        let action = self.criteria.update(message, &self.shared);
        let done = self.after_criteria(action);
        // What is wrong is told above the form, which it pushes down.
        if is_typed { Task::batch([done, focus::follow()]) } else { done }
    }

    pub(super) fn after_criteria(&mut self, action: criteria::Action) -> Task<Message> {
        match action {
            criteria::Action::None => Task::none(),
            criteria::Action::Run(task) => task.map(Message::Criteria),
            criteria::Action::Send(errand) => self.send(errand),
            criteria::Action::Say(notice) => self.say(notice),
            criteria::Action::Both(notice, task) => Task::batch([self.say(notice), task.map(Message::Criteria)]),
            criteria::Action::Kept(file, notice) => {
                let refreshed = self.take_file(*file);
                Task::batch([refreshed, self.say(notice)])
            }
            criteria::Action::Use(id) => self.score_under(EditionChoice::Take(id)),
            criteria::Action::Units => self.go(Page::Units),
            criteria::Action::Replace(by) => self.want(Wanted::Replace(by)),
            criteria::Action::Help(place) => self.explain(place),
            criteria::Action::Try => {
                let tried = self.results.try_out(&self.shared).map(Message::Results);
                Task::batch([tried, self.go(Page::Results)])
            }
        }
    }

    fn frame(&mut self, message: frame::Message) -> Task<Message> {
        match self.frame.update(message, &self.shared) {
            frame::Action::None => Task::none(),
            frame::Action::Run(task) => task.map(Message::Frame),
            frame::Action::Open => self.ask_open(),
            frame::Action::New => self.ask_new(),
            frame::Action::OpenSample => self.open_sample(),
            frame::Action::OpenRecent(path) => self.open(path),
            frame::Action::ShowPeriod(period) => self.show_period(period),
            frame::Action::ScoreUnder(edition) => self.score_under(edition),
            frame::Action::ScoreAllUnder(edition) => self.score_all_under(edition),
            frame::Action::OwnChosen(code) => self.choose_own(code),
            frame::Action::Speak(language) => self.set(Settings { language, ..self.shared.settings.clone() }),
            frame::Action::Go(page) => self.go(page),
            frame::Action::Search => self.toggle_search(),
            frame::Action::Explain => self.explain_page(),
            frame::Action::StopOpening => self.stop_opening(),
            frame::Action::Errand(message) => self.errand(message),
            frame::Action::StopReading => self.import(import::Message::StopPressed),
            frame::Action::AskUndo => self.ask_undo(),
            frame::Action::Recall => self.recall_import(),
            frame::Action::InTable(choice) => self.in_table_as_picked(choice),
        }
    }

    /// Says something without taking the focus, in place of what would go by itself. Only the newest few stay in sight.
    pub(super) fn say(&mut self, notice: Notice) -> Task<Message> {
        self.notices.retain(|said| *said != notice && !said.passes());
        self.notices.push(notice);
        let surplus = self.notices.len().saturating_sub(3);
        self.notices.drain(..surplus);
        Task::none()
    }
}
