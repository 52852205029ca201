//! Where the document goes: a file, a printer, the viewer; and what came of it.

use super::{Action, Among, DocumentAsk, Format, Handed, Open, Print, Printing, What};
use crate::app::data;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::file_name;
use crate::app::screen::compare::kind_name;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;
use crate::service::report::Kind;

impl Print {
    /// Asks where the document is saved. A PDF is saved as it was looked at; for Word the same document is made.
    pub(super) fn save(&self, format: Format, shared: &Shared) -> Action {
        let (words, Some(ask), Some(document)) = (&shared.words, shared.ask(), self.document(shared)) else {
            return Action::None;
        };
        let (title, doing, extension) = match format {
            Format::Pdf => (say!(words, "print-save-pdf"), say!(words, "print-saving-pdf"), "pdf"),
            Format::Docx => (say!(words, "print-save-word"), say!(words, "print-saving-word"), "docx"),
        };
        let looked_at = self.preview.document().cloned();
        let name = proposed_name(&document, extension, shared);
        let question = Question::Save { title, name, extension: extension.into() };
        Action::Send(Errand::asking(question, doing, move |path, progress| {
            match (format, looked_at) {
                (Format::Pdf, Some(paged)) => data::save_pdf(&ask, &paged, path, progress)?,
                (Format::Pdf, None) => {
                    let paged = data::make_document(&ask, &document, progress)?;
                    data::save_pdf(&ask, &paged, path, progress)?;
                }
                (Format::Docx, _) => data::save_docx(&ask, &document, path, progress)?,
            }
            let said = say!(ask.words, "print-saved", path = path.display().to_string());
            Ok(Done::Said(Notice::wrote((said, path.to_owned()))))
        }))
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
        self.open = None;
        Action::Send(Errand::at_once(say!(shared.words, "print-handing-over"), move |progress| {
            let words = &ask.words;
            Ok(Done::Said(match data::hand_over(&ask, &paged, &name, printing.as_ref(), progress)? {
                Handed::Queued => {
                    let printer = printing.and_then(|printing| printing.printer).unwrap_or_default();
                    Notice::done(say!(words, "print-queued", printer = printer))
                }
                Handed::Opened => Notice::done(say!(words, "print-opened")),
            }))
        }))
    }

    /// Whether the document can be saved for Word.
    pub fn has_word(&self) -> bool {
        self.chosen.kind.is_of_the_decree()
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
