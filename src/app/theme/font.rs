//! The bundled fonts. An installed name is never trusted: digits must be equally wide and every Vietnamese letter there.

use iced::Font;
use iced::font::{Family, Weight};

/// Noto Sans 400, the file itself.
pub const REGULAR_BYTES: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
/// Noto Sans 600, the file itself.
pub const SEMI_BOLD_BYTES: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-SemiBold.ttf");
/// Shapes that Noto Sans lacks and documents use, the file itself.
pub const SYMBOLS_BYTES: &[u8] = include_bytes!("../../../assets/fonts/NotoSymbolsSubset.ttf");

/// Everything that is not emphasised.
pub const REGULAR: Font = Font { family: Family::Name("Noto Sans"), ..Font::DEFAULT };
/// Titles, the own unit, table heads.
pub const SEMI_BOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };
