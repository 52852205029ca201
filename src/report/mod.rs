//! Pages for paper: PDF from drawn pages and from templates, official letters and reports as .docx, and the hand-over to a viewer or printer.

pub mod blocks;
pub mod letter;
pub mod minutes;
pub mod official;
pub mod pack;
pub mod pdf;
pub mod print;
pub mod profile;
pub mod typeset;

pub use letter::{Annex, Issuer, Letter, LetterError, write_letter};
pub use minutes::{Difference, Minutes, TotalLine, write_minutes};
pub use pdf::{About, PdfError};
pub use print::{Handover, PrintError};
