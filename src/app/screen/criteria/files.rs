//! Criteria sets from files and to files.

use std::path::PathBuf;
use std::sync::Arc;

use super::asking::Replacement;
use super::{Action, Criteria, Desk, Message, Tab};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;
use crate::service::Catalogue;

impl Criteria {
    pub(super) fn ask_import(&self, shared: &Shared) -> Action {
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
            Ok(catalogue) => self.ask_replacing(Replacement::Read(catalogue), shared),
            Err(fault) => Action::Say(Notice::failed(fault)),
        }
    }

    /// Lays what was read from a file on the desk: a draft.
    pub(super) fn lay_read(&mut self, catalogue: Catalogue, shared: &Shared) {
        let origin = say!(shared.words, "criteria-from-file");
        self.desk = Some(Desk::new(catalogue, origin, false, &shared.words));
        self.hold_against(self.shelf().map_or(0, |shelf| shelf.in_use));
        self.tab = Tab::Content;
        self.compare(shared);
    }

    pub(super) fn export(&self, ending: &str, shared: &Shared) -> Action {
        let Some(desk) = &self.desk else { return Action::None };
        let (catalogue, words) = (desk.draft.catalogue().clone(), Arc::clone(&shared.words));
        let name = format!("{}-v{}.{ending}", catalogue.id, catalogue.version);
        let title = say!(words, "criteria-export");
        let question = Question::Save { title, name, extension: ending.to_owned() };
        Action::Send(Errand::asking(question, say!(words, "criteria-exporting"), move |path, progress| {
            let file = data::write_criteria(&catalogue, path, &words, progress)?;
            Ok(Done::Said(Notice::wrote((say!(words, "criteria-written", file = file), path.to_owned()))))
        }))
    }
}
