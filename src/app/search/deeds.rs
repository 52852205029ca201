//! What the buttons of the pages do, found by name: one table of what each is called, where it stands, by which other words it is
//! looked for, and the message it sends. What cannot be done just now leads to where its button stands.

use crate::app::screen::{appraisal, compare, criteria, help, import, print, results, settings, units};
use crate::app::{Message, Page, frame};
use crate::i18n::Words;
use crate::say;

/// A line a button, in the order of the work: its page, what it does – what it says, by which other words it is looked for – and
/// what it sends.
macro_rules! deeds {
    ($( $page:ident $deed:ident: $name:literal $(| $also:literal)? => $sends:ident($message:expr) ),+ $(,)?) => {
        /// What a button does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Deed { $($deed),+ }

        impl Deed {
            /// All, in the order of the work.
            pub const ALL: &'static [Self] = &[$(Self::$deed),+];

            /// The page its button stands on.
            pub fn page(self) -> Page {
                match self { $(Self::$deed => Page::$page),+ }
            }

            /// What the button says.
            pub fn name(self, words: &Words) -> String {
                match self { $(Self::$deed => say!(words, $name)),+ }
            }

            /// Other words it is looked for by.
            pub fn also(self, words: &Words) -> String {
                match self { $(Self::$deed => String::new() $(+ &say!(words, $also))?),+ }
            }

            /// What the button sends.
            pub fn message(self) -> Message {
                match self { $(Self::$deed => Message::$sends($message)),+ }
            }
        }
    };
}

deeds! {
    Settings OwnUnit: "search-own-unit" | "search-also-own-unit" => Frame(frame::Message::OwnPressed),
    Import PickFolder: "import-pick-folder" | "search-also-import" => Import(import::Message::PickFolderPressed),
    Import RecallImport: "app-recall" => Frame(frame::Message::RecallPressed),
    Appraisal ConfirmRest: "search-confirm-rest" | "search-also-confirm-rest" => Appraisal(appraisal::Message::ConfirmRestPressed),
    Appraisal ConfirmChosen: "search-confirm-chosen" | "search-also-confirm-rest" => Appraisal(appraisal::Message::ConfirmChosenPressed),
    Appraisal Minutes: "appraisal-minutes" | "search-also-export" => Appraisal(appraisal::Message::MinutesPressed),
    Results ExportResults: "search-export-results" | "search-also-export" => Results(results::Message::ExportPressed),
    Compare CopyPicture: "compare-copy-picture" | "search-also-copy" => Compare(compare::Message::PicturePressed),
    Compare CopyTable: "compare-copy" | "search-also-copy" => Compare(compare::Message::CopyPressed),
    Compare ShowTable: "compare-show-table" => Compare(compare::Message::TablePressed),
    Compare Grey: "compare-grey" | "search-also-grey" => Compare(compare::Message::GreyPicked(true)),
    Compare Colour: "compare-colour" => Compare(compare::Message::GreyPicked(false)),
    Compare ChartPdf: "compare-print" | "search-also-export" => Compare(compare::Message::PrintPressed),
    Compare Pack: "compare-pack" => Compare(compare::Message::PackPressed),
    Print SavePdf: "print-save-pdf" | "search-also-export" => Print(print::Message::SavePressed(print::Format::Pdf)),
    Print SaveWord: "print-save-word" | "search-also-export" => Print(print::Message::SavePressed(print::Format::Docx)),
    Print PrintGrey: "compare-grey" | "search-also-grey" => Print(print::Message::Chosen(print::Chosen::Grey(true))),
    Units ImportUnits: "units-import" | "search-also-units" => Units(units::Message::ImportPressed),
    Units Remind: "units-remind" => Units(units::Message::ReminderPressed),
    Criteria CopyVersion: "criteria-copy" | "search-also-copy" => Criteria(criteria::Message::CopyPressed),
    Criteria TryChanges: "criteria-try" => Criteria(criteria::Message::TryPressed),
    Criteria Restate: "criteria-restate" => Criteria(criteria::Message::RestatePressed),
    Criteria Keep: "search-keep-draft" | "criteria-keep" => Criteria(criteria::Message::KeepPressed),
    Criteria Discard: "criteria-discard" => Criteria(criteria::Message::DiscardPressed),
    Criteria ReadSet: "search-read-set" | "criteria-import" => Criteria(criteria::Message::ImportPressed),
    Criteria ExportSet: "search-export-set" | "search-also-export" => Criteria(criteria::Message::ExportPressed("xlsx")),
    Criteria ExportText: "criteria-export-text" | "search-also-export" => Criteria(criteria::Message::ExportPressed("toml")),
    Settings BackUp: "settings-copies-now" | "search-also-back-up" => Settings(settings::Message::CopyPressed),
    Help GuidePdf: "help-pdf" | "search-also-export" => Help(help::Message::PdfPressed),
}

impl Deed {
    /// Whether it is done from any page, which stays in sight: its button hands over an errand, and all it is about is the file or
    /// the program.
    pub fn is_done_anywhere(self) -> bool {
        matches!(self, Self::BackUp | Self::GuidePdf)
    }
}

/// Whether a button could be pressed just now, were its page in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    /// Its page was not read yet, or anew since something changed: there it is told.
    Unread,
    Closed,
}
