//! What the buttons of the pages do, found by name: one table of what each is called, where it stands, by which other words it is
//! looked for, and the message it sends. What cannot be done just now leads to where its button stands.

use crate::app::screen::{appraisal, compare, criteria, help, import, print, results, settings, units};
use crate::app::{Message, Page, frame};
use crate::i18n::Words;
use crate::say;

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    OwnUnit,
    PickFolder,
    RecallImport,
    ConfirmRest,
    ConfirmChosen,
    Minutes,
    ExportResults,
    CopyPicture,
    CopyTable,
    ShowTable,
    Grey,
    Colour,
    ChartPdf,
    Pack,
    SavePdf,
    SaveWord,
    PrintGrey,
    ImportUnits,
    Remind,
    CopyVersion,
    TryChanges,
    Restate,
    Keep,
    Discard,
    ReadSet,
    ExportSet,
    ExportText,
    BackUp,
    GuidePdf,
}

/// Whether a button could be pressed just now, were its page in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    /// Its page was not read yet, or anew since something changed: there it is told.
    Unread,
    Closed,
}

/// One line of the table.
struct Line {
    page: Page,
    name: String,
    /// Other words it is looked for by.
    also: String,
    message: Message,
}

impl Deed {
    /// All, in the order of the work.
    pub const ALL: [Self; 29] = [
        Self::OwnUnit,
        Self::PickFolder,
        Self::RecallImport,
        Self::ConfirmRest,
        Self::ConfirmChosen,
        Self::Minutes,
        Self::ExportResults,
        Self::CopyPicture,
        Self::CopyTable,
        Self::ShowTable,
        Self::Grey,
        Self::Colour,
        Self::ChartPdf,
        Self::Pack,
        Self::SavePdf,
        Self::SaveWord,
        Self::PrintGrey,
        Self::ImportUnits,
        Self::Remind,
        Self::CopyVersion,
        Self::TryChanges,
        Self::Restate,
        Self::Keep,
        Self::Discard,
        Self::ReadSet,
        Self::ExportSet,
        Self::ExportText,
        Self::BackUp,
        Self::GuidePdf,
    ];

    fn line(self, words: &Words) -> Line {
        let line = |page: Page, name: String, also: String, message: Message| Line { page, name, also, message };
        let none = String::new;
        match self {
            Self::OwnUnit => line(
                Page::Settings,
                say!(words, "search-own-unit"),
                say!(words, "search-also-own-unit"),
                Message::Frame(frame::Message::OwnPressed),
            ),
            Self::PickFolder => line(
                Page::Import,
                say!(words, "import-pick-folder"),
                say!(words, "search-also-import"),
                Message::Import(import::Message::PickFolderPressed),
            ),
            Self::RecallImport => {
                line(Page::Import, say!(words, "app-recall"), none(), Message::Frame(frame::Message::RecallPressed))
            }
            Self::ConfirmRest => line(
                Page::Appraisal,
                say!(words, "search-confirm-rest"),
                say!(words, "search-also-confirm-rest"),
                Message::Appraisal(appraisal::Message::ConfirmRestPressed),
            ),
            Self::ConfirmChosen => line(
                Page::Appraisal,
                say!(words, "search-confirm-chosen"),
                say!(words, "search-also-confirm-rest"),
                Message::Appraisal(appraisal::Message::ConfirmChosenPressed),
            ),
            Self::Minutes => line(
                Page::Appraisal,
                say!(words, "appraisal-minutes"),
                say!(words, "search-also-export"),
                Message::Appraisal(appraisal::Message::MinutesPressed),
            ),
            Self::ExportResults => line(
                Page::Results,
                say!(words, "search-export-results"),
                say!(words, "search-also-export"),
                Message::Results(results::Message::ExportPressed),
            ),
            Self::CopyPicture
            | Self::CopyTable
            | Self::ShowTable
            | Self::Grey
            | Self::Colour
            | Self::ChartPdf
            | Self::Pack => self.of_chart(words),
            Self::SavePdf => line(
                Page::Print,
                say!(words, "print-save-pdf"),
                say!(words, "search-also-export"),
                Message::Print(print::Message::SavePressed(print::Format::Pdf)),
            ),
            Self::SaveWord => line(
                Page::Print,
                say!(words, "print-save-word"),
                say!(words, "search-also-export"),
                Message::Print(print::Message::SavePressed(print::Format::Docx)),
            ),
            Self::PrintGrey => line(
                Page::Print,
                say!(words, "compare-grey"),
                say!(words, "search-also-grey"),
                Message::Print(print::Message::Chosen(print::Chosen::Grey(true))),
            ),
            Self::ImportUnits => line(
                Page::Units,
                say!(words, "units-import"),
                say!(words, "search-also-units"),
                Message::Units(units::Message::ImportPressed),
            ),
            Self::Remind => {
                line(Page::Units, say!(words, "units-remind"), none(), Message::Units(units::Message::ReminderPressed))
            }
            Self::CopyVersion
            | Self::TryChanges
            | Self::Restate
            | Self::Keep
            | Self::Discard
            | Self::ReadSet
            | Self::ExportSet
            | Self::ExportText => self.of_criteria(words),
            Self::BackUp => line(
                Page::Settings,
                say!(words, "settings-copies-now"),
                say!(words, "search-also-back-up"),
                Message::Settings(settings::Message::CopyPressed),
            ),
            Self::GuidePdf => line(
                Page::Help,
                say!(words, "help-pdf"),
                say!(words, "search-also-export"),
                Message::Help(help::Message::PdfPressed),
            ),
        }
    }

    fn of_chart(self, words: &Words) -> Line {
        let (name, also, message) = match self {
            Self::CopyPicture => {
                (say!(words, "compare-copy-picture"), say!(words, "search-also-copy"), compare::Message::PicturePressed)
            }
            Self::CopyTable => {
                (say!(words, "compare-copy"), say!(words, "search-also-copy"), compare::Message::CopyPressed)
            }
            Self::ShowTable => (say!(words, "compare-show-table"), String::new(), compare::Message::TablePressed),
            Self::Grey => {
                (say!(words, "compare-grey"), say!(words, "search-also-grey"), compare::Message::GreyPicked(true))
            }
            Self::Colour => (say!(words, "compare-colour"), String::new(), compare::Message::GreyPicked(false)),
            Self::ChartPdf => {
                (say!(words, "compare-print"), say!(words, "search-also-export"), compare::Message::PrintPressed)
            }
            _ => (say!(words, "compare-pack"), String::new(), compare::Message::PackPressed),
        };
        Line { page: Page::Compare, name, also, message: Message::Compare(message) }
    }

    fn of_criteria(self, words: &Words) -> Line {
        let (name, also, message) = match self {
            Self::CopyVersion => {
                (say!(words, "criteria-copy"), say!(words, "search-also-copy"), criteria::Message::CopyPressed)
            }
            Self::TryChanges => (say!(words, "criteria-try"), String::new(), criteria::Message::TryPressed),
            Self::Restate => (say!(words, "criteria-restate"), String::new(), criteria::Message::RestatePressed),
            Self::Keep => {
                (say!(words, "search-keep-draft"), say!(words, "criteria-keep"), criteria::Message::KeepPressed)
            }
            Self::Discard => (say!(words, "criteria-discard"), String::new(), criteria::Message::DiscardPressed),
            Self::ReadSet => {
                (say!(words, "search-read-set"), say!(words, "criteria-import"), criteria::Message::ImportPressed)
            }
            Self::ExportSet => (
                say!(words, "search-export-set"),
                say!(words, "search-also-export"),
                criteria::Message::ExportPressed("xlsx"),
            ),
            _ => (
                say!(words, "criteria-export-text"),
                say!(words, "search-also-export"),
                criteria::Message::ExportPressed("toml"),
            ),
        };
        Line { page: Page::Criteria, name, also, message: Message::Criteria(message) }
    }

    /// The page its button stands on.
    pub fn page(self, words: &Words) -> Page {
        self.line(words).page
    }

    /// Whether it is done from any page, which stays in sight: its button hands over an errand, and all it is about is the file or
    /// the program.
    pub fn is_done_anywhere(self) -> bool {
        matches!(self, Self::BackUp | Self::GuidePdf)
    }

    /// What the button says.
    pub fn name(self, words: &Words) -> String {
        self.line(words).name
    }

    /// Other words it is looked for by.
    pub fn also(self, words: &Words) -> String {
        self.line(words).also
    }

    /// What the button sends.
    pub fn message(self, words: &Words) -> Message {
        self.line(words).message
    }
}
