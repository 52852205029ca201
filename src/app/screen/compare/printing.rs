//! What is seen, on paper: where it goes, and what came of it.

use std::path::PathBuf;

use super::{Action, Among, Compare, Message, Paper, PrintAsk, Shown, kinds};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::file_name;
use crate::app::job;
use crate::app::settings::PaperSize;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

impl Compare {
    /// What is printed on until something else is chosen.
    pub fn on_paper(&mut self, paper: PaperSize, grey: bool) {
        self.grey = grey;
        self.paper = match paper {
            PaperSize::A4 => Paper::A4,
            PaperSize::A3 => Paper::A3,
        };
    }

    /// Asks where the printed chart goes.
    pub fn ask_where(&self, shared: &Shared) -> Action {
        let chart = self.chart_ask();
        let print = PrintAsk { chart, paper: self.paper, landscape: self.landscape, grey: self.grey };
        let words = &shared.words;
        let question = Question::Save {
            title: say!(words, "compare-print"),
            name: self.file_name(shared),
            extension: "pdf".into(),
        };
        Action::Run(shared.dialogs.ask(question, move |paths| Message::PrintTo(print.clone(), paths)))
    }

    /// What is seen, of whom and when: `xep-hang-dong-bang-song-hong-ha-noi-2020-05.pdf`.
    pub(super) fn file_name(&self, shared: &Shared) -> String {
        let part = match self.among() {
            Among::All => None,
            Among::Region(region) => Some(shared.words.region(region).to_owned()),
            Among::Peers(name) => Some(name),
        };
        let parts = [Some(kinds::name(self.kind, &shared.words)), part, shared.own_name().map(str::to_owned)];
        file_name::proposed(parts.into_iter().flatten(), "pdf", shared)
    }

    pub(super) fn print(&mut self, print: PrintAsk, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(path), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Action::None };
        let (handle, task) = job::run(move |_| {
            let printed = data::print_chart(&ask, &print, &path);
            (path, printed)
        });
        self.printing = Some(handle);
        Action::Run(task.map(Message::Printed))
    }

    pub(super) fn printed(&mut self, report: job::Report<(PathBuf, Result<Shown, Fault>)>, shared: &Shared) -> Action {
        let Some((path, printed)) = job::finished(self.printing.as_ref(), report) else { return Action::None };
        self.printing = None;
        Action::Say(match printed {
            Ok(shown) => {
                let saved = say!(shared.words, "compare-printed", path = path.display().to_string());
                let said = match shown {
                    Shown::InViewer => Notice::done_but(saved, say!(shared.words, "compare-viewer")),
                    Shown::Nowhere => Notice::done_but(saved, say!(shared.words, "compare-no-viewer")),
                };
                said.at(path)
            }
            Err(fault) => Notice::failed(fault),
        })
    }
}
