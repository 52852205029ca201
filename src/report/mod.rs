//! Pages for paper: PDF from drawn pages, and the hand-over to a viewer or printer.

pub mod pdf;
pub mod print;

pub use pdf::{About, PdfError};
pub use print::{Handover, PrintError};
