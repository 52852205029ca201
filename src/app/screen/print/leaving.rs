//! Where the document goes: a file, a printer, the viewer; and what came of it.

use std::path::PathBuf;

use super::{Action, Among, DocumentAsk, Format, Handed, Message, Open, Print, Printing, What};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::screen::compare::kind_name;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::app::{file_name, job};
use crate::say;
use crate::service::report::Kind;

impl Print {
    /// Asks where the document is saved.
    pub(super) fn ask_where(&self, format: Format, shared: &Shared) -> Action {
        let Some(document) = self.document(shared) else { return Action::None };
        let (title, extension) = match format {
            Format::Pdf => (say!(shared.words, "print-save-pdf"), "pdf"),
            Format::Docx => (say!(shared.words, "print-save-word"), "docx"),
        };
        let name = proposed_name(&document, extension, shared);
        let question = Question::Save { title, name, extension: extension.into() };
        Action::Run(shared.dialogs.ask(question, move |paths| Message::SaveTo(format, paths)))
    }

    /// A PDF is saved as it was looked at; for Word the same document is made.
    pub(super) fn save(&mut self, format: Format, paths: Vec<PathBuf>, shared: &Shared) -> Action {
        let (Some(path), Some(ask)) = (paths.into_iter().next(), shared.ask()) else { return Action::None };
        let (handle, task) = match format {
            Format::Pdf => {
                let Some(paged) = self.preview.document().cloned() else { return Action::None };
                job::run(move |_| {
                    let saved = data::save_pdf(&ask, &paged, &path);
                    (path, saved)
                })
            }
            Format::Docx => {
                let Some(document) = self.document(shared) else { return Action::None };
                job::run(move |progress| {
                    let saved = data::save_docx(&ask, &document, &path, progress);
                    (path, saved)
                })
            }
        };
        self.leaving = Some(handle);
        Action::Run(task.map(Message::Saved))
    }

    pub(super) fn saved(&mut self, report: job::Report<(PathBuf, Result<(), Fault>)>, shared: &Shared) -> Action {
        let Some((path, saved)) = job::finished(self.leaving.as_ref(), report) else { return Action::None };
        self.leaving = None;
        Action::Say(match saved {
            Ok(()) => Notice::wrote((say!(shared.words, "print-saved", path = path.display().to_string()), path)),
            Err(fault) => Notice::failed(fault),
        })
    }

    /// Unfolds how it is printed, or folds it again.
    pub fn ask_how(&mut self) -> Action {
        match self.preview.pages() {
            Some(_) => self.toggle(Open::Printing),
            None => Action::None,
        }
    }

    /// Hands over what was looked at, to the printer chosen; to the viewer where there is none.
    pub(super) fn print(&mut self, shared: &Shared) -> Action {
        let (Some(ask), Some(document)) = (shared.ask(), self.document(shared)) else { return Action::None };
        let Some(paged) = self.preview.document().cloned() else { return Action::None };
        let printing = self.printer.clone().map(|printer| Printing {
            printer: Some(printer),
            paper: document.paper,
            two_sided: self.two_sided,
        });
        let name = proposed_name(&document, "pdf", shared);
        let (handle, task) = job::run(move |_| data::hand_over(&ask, &paged, &name, printing.as_ref()));
        (self.leaving, self.open) = (Some(handle), None);
        Action::Run(task.map(Message::HandedOver))
    }

    pub(super) fn handed_over(&mut self, report: job::Report<Result<Handed, Fault>>, shared: &Shared) -> Action {
        let Some(handed) = job::finished(self.leaving.as_ref(), report) else { return Action::None };
        self.leaving = None;
        let words = &shared.words;
        Action::Say(match handed {
            Ok(Handed::Queued) => {
                let printer = self.printer.clone().unwrap_or_default();
                Notice::done(say!(words, "print-queued", printer = printer))
            }
            Ok(Handed::Opened) => Notice::done(say!(words, "print-opened")),
            Err(fault) => Notice::failed(fault),
        })
    }

    /// Whether the document can be saved for Word.
    pub(super) fn has_word(&self) -> bool {
        self.kind.is_of_the_decree()
    }
}

/// What a file of this document is called unless told otherwise: what it is, among whom, of whom, and when.
pub(super) fn proposed_name(document: &DocumentAsk, extension: &str, shared: &Shared) -> String {
    let words = &shared.words;
    let (what, kind) = match &document.what {
        What::Report(Kind::Profile) => (say!(words, "print-file-profile"), None),
        What::Report(Kind::Pack) => (say!(words, "print-file-pack"), None),
        What::Report(Kind::Official) => (say!(words, "print-file-official"), None),
        What::Report(Kind::Minutes) => (say!(words, "print-file-minutes"), None),
        What::Chart(chart) => (say!(words, "print-file-chart"), Some(kind_name(chart.kind, words))),
    };
    let measure = match &document.what {
        What::Chart(chart) => chart.measure.rsplit_once(':').map(|(_, code)| code.to_owned()),
        What::Report(_) => None,
    };
    let among = match &document.among {
        Among::All => None,
        Among::Region(region) => Some(words.region(*region).to_owned()),
        Among::Peers(name) => Some(name.clone()),
    };
    let unit = document.unit.as_deref().map(|code| shared.unit_name(code).unwrap_or(code).to_owned());
    file_name::proposed([Some(what), kind, measure, among, unit].into_iter().flatten(), extension, shared)
}
