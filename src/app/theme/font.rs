//! The bundled fonts. An installed name is never trusted: digits must be equally wide and every Vietnamese letter there.

use std::borrow::Cow;

use iced::Font;
use iced::font::{Family, Weight};

use crate::chart::font as bundled;

/// The files that the window loads: both weights, and the signs that Noto Sans lacks (≥, ▲, ✓).
pub fn all() -> Vec<Cow<'static, [u8]>> {
    [bundled::REGULAR, bundled::SEMIBOLD, bundled::SYMBOLS].map(Cow::Borrowed).to_vec()
}

/// Everything that is not emphasised.
pub const REGULAR: Font = Font { family: Family::Name("Noto Sans"), ..Font::DEFAULT };
/// Titles, the own unit, table heads.
pub const SEMI_BOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };
