//! Criteria sets from files and to files, and into the data file.

use std::path::PathBuf;
use std::sync::Arc;

use super::asking::Leaving;
use super::{Action, Criteria, Desk, Message, Tab};
use crate::app::data::{self, Fault, Kept};
use crate::app::dialog::Question;
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;
use crate::service::Catalogue;

impl Criteria {
    pub(super) fn ask_import(&mut self, shared: &Shared) -> Action {
        if self.is_unsaved() {
            self.leaving = Some(Leaving::Import);
            return Action::None;
        }
        self.import_dialog(shared)
    }

    pub(super) fn import_dialog(&self, shared: &Shared) -> Action {
        let title = say!(shared.words, "criteria-import");
        Action::Run(shared.dialogs.ask(Question::Criteria { title }, Message::ImportPicked))
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let Some(path) = paths.into_iter().next() else { return Action::None };
        let words = Arc::clone(&shared.words);
        let (handle, task) = job::run(move |_| data::open_criteria(&path, &words));
        self.reading = Some(handle);
        Action::Run(task.map(Message::Imported))
    }

    pub(super) fn imported(&mut self, report: job::Report<Result<Box<Catalogue>, Fault>>, shared: &Shared) -> Action {
        let Some(read) = job::finished(self.reading.as_ref(), report) else { return Action::None };
        self.reading = None;
        match read {
            Ok(catalogue) => {
                let origin = say!(shared.words, "criteria-from-file");
                self.desk = Some(Desk::new(*catalogue, origin, false, &shared.words));
                self.against = self.shelf().map_or(0, |shelf| shelf.in_use);
                self.tab = Tab::Content;
                self.compare(shared);
                Action::None
            }
            Err(fault) => Action::Say(Notice::failed(fault)),
        }
    }

    pub(super) fn ask_export(&self, ending: &str, shared: &Shared) -> Action {
        let Some(desk) = &self.desk else { return Action::None };
        let catalogue = desk.draft.catalogue();
        let name = format!("{}-v{}.{ending}", catalogue.id, catalogue.version);
        let title = say!(shared.words, "criteria-export");
        let question = Question::Save { title, name, extension: ending.to_owned() };
        Action::Run(shared.dialogs.ask(question, Message::ExportPlaced))
    }

    pub(super) fn export(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(path), Some(desk)) = (paths.into_iter().next(), &self.desk) else { return Action::None };
        let (catalogue, words) = (desk.draft.catalogue().clone(), Arc::clone(&shared.words));
        let (handle, task) = job::run(move |_| data::write_criteria(&catalogue, &path, &words));
        self.writing = Some(handle);
        Action::Run(task.map(Message::Exported))
    }

    pub(super) fn exported(&mut self, report: job::Report<Result<String, Fault>>, shared: &Shared) -> Action {
        let Some(written) = job::finished(self.writing.as_ref(), report) else { return Action::None };
        self.writing = None;
        let done = |file: String| Notice::done(say!(shared.words, "criteria-written", file = file));
        Action::Say(written.map_or_else(Notice::failed, done))
    }

    /// Puts the draft into the file; nothing while it is unsound.
    pub fn keep(&mut self, shared: &Shared) -> Action {
        let (Some(desk), Some(ask), None) = (&self.desk, shared.ask(), &self.keeping) else { return Action::None };
        if desk.locked || !desk.is_sound() {
            return Action::None;
        }
        let catalogue = desk.draft.catalogue().clone();
        let (handle, task) = job::run(move |_| data::keep_criteria(&ask, &catalogue).map(Box::new));
        self.keeping = Some(handle);
        Action::Run(task.map(Message::Kept))
    }

    pub(super) fn kept(&mut self, report: job::Report<Result<Box<Kept>, Fault>>, shared: &Shared) -> Action {
        let Some(kept) = job::finished(self.keeping.as_ref(), report) else { return Action::None };
        self.keeping = None;
        match kept {
            Ok(kept) => {
                let Kept { shelf, file, said } = *kept;
                let own = self.desk.as_ref().map(|desk| desk.draft.catalogue().reference());
                let at = shelf.editions.iter().position(|one| Some(one.catalogue.reference()) == own);
                self.loaded = Loaded::Ready(shelf);
                self.lay(at.unwrap_or(0), shared);
                let mut said = said.into_iter();
                let notice = Notice::done(said.next().unwrap_or_default());
                Action::Kept(file, Notice { more: said.collect(), ..notice })
            }
            Err(fault) => Action::Say(Notice::failed(fault)),
        }
    }
}
