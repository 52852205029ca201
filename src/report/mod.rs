//! Pages for paper: PDF from drawn pages, official letters as .docx, and the hand-over to a viewer or printer.

pub mod letter;
pub mod pdf;
pub mod print;

pub use letter::{Annex, Issuer, Letter, LetterError, write_letter};
pub use pdf::{About, PdfError};
pub use print::{Handover, PrintError};
