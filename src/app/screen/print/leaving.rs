//! Where the document goes: a file, a printer, the viewer; and what came of it.

use super::{Action, Format, Handed, Open, Print, Printing};
use crate::app::data;
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::say;

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
        let name = format!("{}.{extension}", data::proposed_name(&ask, &document));
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
        let name = format!("{}.pdf", data::proposed_name(&ask, &document));
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
    pub(super) fn has_word(&self) -> bool {
        self.kind.is_of_the_decree()
    }
}
