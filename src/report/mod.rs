//! Pages for paper: PDF from drawn pages and from templates, official letters and reports as .docx, and the hand-over to a viewer or printer.

pub mod blocks;
pub mod decree;
pub mod letter;
pub mod minutes;
pub mod pack;
pub mod paged;
pub mod pdf;
pub mod print;
pub mod profile;
pub mod typeset;

pub use decree::{DocxError, Issuer};
pub use letter::{Annex, Letter, write_letter};
pub use minutes::{Difference, Minutes, TotalLine};
pub use paged::Paged;
pub use pdf::{About, PdfError};
pub use print::{Handover, PrintError};
pub use typeset::Sheet;
