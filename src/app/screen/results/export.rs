//! Writing what is seen to an Excel workbook: asks where, writes in a job, says where it lies.

use std::path::PathBuf;

use super::{Action, Results};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::file_name;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::widget::notice::Notice;
use crate::say;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Pressed,
    To(Vec<PathBuf>),
    Written(job::Report<(PathBuf, Result<(), Fault>)>),
}

impl Results {
    pub(super) fn export(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Pressed => ask_where(shared),
            Message::To(paths) => self.write(paths, shared),
            Message::Written(report) => self.written(report, shared),
        }
    }

    fn write(&mut self, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(path), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Action::None };
        let (handle, task) = job::run(move |_| {
            let written = data::write_scores(&ask, &path);
            (path, written)
        });
        self.exporting = Some(handle);
        Action::Run(task.map(Message::Written).map(super::Message::Export))
    }

    fn written(&mut self, report: job::Report<(PathBuf, Result<(), Fault>)>, shared: &Shared) -> Action {
        let Some((path, written)) = job::finished(self.exporting.as_ref(), report) else { return Action::None };
        self.exporting = None;
        Action::Say(match written {
            Ok(()) => Notice::done_but(
                say!(shared.words, "results-exported", path = path.display().to_string()),
                say!(shared.words, "results-exported-live"),
            )
            .at(path),
            Err(fault) => Notice::failed(fault),
        })
    }
}

fn ask_where(shared: &Shared) -> Action {
    let words = &shared.words;
    let question = Question::Save {
        title: say!(words, "results-export-title"),
        name: file_name::proposed([say!(words, "results-export-name")], "xlsx", shared),
        extension: "xlsx".into(),
    };
    Action::Run(shared.dialogs.ask(question, |paths| super::Message::Export(Message::To(paths))))
}
