//! What is seen, on paper: where it goes, and what came of it.

use std::path::Path;

use super::{Action, Among, Compare, Paper, PrintAsk, Shown, kinds};
use crate::app::data;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::settings::PaperSize;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::i18n::Words;
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

    /// Asks where the printed chart goes, prints what is seen now, and shows it where something can.
    pub fn print(&self, shared: &Shared) -> Action {
        let (words, Some(ask)) = (&shared.words, shared.ask()) else { return Action::None };
        let chart = self.chart_ask();
        let print = PrintAsk { chart, paper: self.paper, landscape: self.landscape, grey: self.grey };
        let question = Question::Save {
            title: say!(words, "compare-print"),
            name: self.file_name(shared),
            extension: "pdf".into(),
        };
        Action::Send(Errand::asking(question, say!(words, "compare-printing"), move |path, progress| {
            let shown = data::print_chart(&ask, &print, path, progress)?;
            Ok(Done::Said(printed(path, shown, &ask.words)))
        }))
    }

    /// What is seen, of whom and when: `xep-hang-dong-bang-song-hong-ha-noi-2020-05.pdf`.
    pub(super) fn file_name(&self, shared: &Shared) -> String {
        let part = match self.among() {
            Among::All => None,
            Among::Region(region) => Some(shared.words.region(region).to_owned()),
            Among::Peers(name) => Some(name),
        };
        let parts =
            [Some(kinds::name(self.charting.kind(), &shared.words)), part, shared.own_name().map(str::to_owned)];
        file_name::proposed(parts.into_iter().flatten(), "pdf", shared)
    }
}

/// Where the chart lies, and who shows it.
pub(super) fn printed(path: &Path, shown: Shown, words: &Words) -> Notice {
    let saved = say!(words, "compare-printed", path = path.display().to_string());
    let more = match shown {
        Shown::InViewer => say!(words, "compare-viewer"),
        Shown::Nowhere => say!(words, "compare-no-viewer"),
    };
    Notice::done_but(saved, more).at(path.to_owned())
}
