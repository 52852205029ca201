//! The bundled faces, the only ones charts are ever set in, and how wide a text is in them.
//!
//! Installed fonts are never looked at: the same chart has the same bytes on every machine.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use rustybuzz::{Face, UnicodeBuffer};

/// The family name of the two text faces.
pub const FAMILY: &str = "Noto Sans";
/// Noto Sans, weight 400.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// Noto Sans, weight 600.
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf");
/// The family name of the symbols face.
pub const SYMBOLS_FAMILY: &str = "Egov Symbols";
/// ≥ ≤ ≈ → ← ↑ ↓ ▲ ▼ ● ○ ◆ ■ ✓ ✗, which Noto Sans lacks.
pub const SYMBOLS: &[u8] = include_bytes!("../../assets/fonts/NotoSymbolsSubset.ttf");

/// How heavy a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// What layout needs to know of a face.
pub trait Measure {
    /// The advance width of `text` set in `size`, in the unit of `size`.
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;
}

/// Widths as the bundled faces set them, kerning included.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bundled;

impl Measure for Bundled {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let face = match weight {
            Weight::Regular => &*FACES.regular,
            Weight::SemiBold => &*FACES.semibold,
        };
        let (Some(face), Some(symbols)) = (face, &*FACES.symbols) else {
            return text.chars().count() as f32 * size;
        };
        runs(text, face).into_iter().map(|(run, own)| advance(run, if own { face } else { symbols })).sum::<f32>()
            * size
    }
}

/// Widths asked for once: a chart sets the same names and figures many times.
pub(super) struct Remembered<'a> {
    measure: &'a dyn Measure,
    /// In ems.
    known: RefCell<HashMap<(String, Weight), f32>>,
}

impl<'a> Remembered<'a> {
    pub(super) fn new(measure: &'a dyn Measure) -> Self {
        Self { measure, known: RefCell::default() }
    }
}

impl Measure for Remembered<'_> {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let key = (text.to_owned(), weight);
        let mut known = self.known.borrow_mut();
        *known.entry(key).or_insert_with(|| self.measure.width(text, 1.0, weight)) * size
    }
}

/// A font database that holds the bundled faces and nothing else.
pub fn database() -> Arc<fontdb::Database> {
    Arc::clone(&DATABASE)
}

static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for bytes in [REGULAR, SEMIBOLD, SYMBOLS] {
        database.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
    }
    database.set_sans_serif_family(FAMILY);
    Arc::new(database)
});

type LazyFace = LazyLock<Option<Face<'static>>>;

struct Faces {
    regular: LazyFace,
    semibold: LazyFace,
    symbols: LazyFace,
}

static FACES: Faces = Faces {
    regular: LazyLock::new(|| Face::from_slice(REGULAR, 0)),
    semibold: LazyLock::new(|| Face::from_slice(SEMIBOLD, 0)),
    symbols: LazyLock::new(|| Face::from_slice(SYMBOLS, 0)),
};

/// The stretches of a text that `face` can set itself, and those that it cannot.
fn runs<'t>(text: &'t str, face: &Face<'_>) -> Vec<(&'t str, bool)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut state = None;
    for (at, letter) in text.char_indices() {
        let own = face.glyph_index(letter).is_some();
        if let Some(before) = state
            && before != own
        {
            runs.push((&text[start..at], before));
            start = at;
        }
        state = Some(own);
    }
    if let Some(own) = state {
        runs.push((&text[start..], own));
    }
    runs
}

/// Whether the bundled faces can set a letter, so that no installed font has to stand in for them.
#[cfg(test)]
pub(crate) fn has_glyph(letter: char) -> bool {
    is_in(&FACES.symbols, letter) || is_in_text_faces(letter)
}

/// Whether both weights can set a letter without the symbols.
#[cfg(test)]
pub(crate) fn is_in_text_faces(letter: char) -> bool {
    is_in(&FACES.regular, letter) && is_in(&FACES.semibold, letter)
}

#[cfg(test)]
fn is_in(face: &Option<Face<'_>>, letter: char) -> bool {
    face.as_ref().is_some_and(|face| face.glyph_index(letter).is_some())
}

/// The advance of a run in ems.
fn advance(run: &str, face: &Face<'_>) -> f32 {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let units: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
    units as f32 / face.units_per_em() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_equally_wide_in_each_weight() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let widths: Vec<_> = ('0'..='9').map(|digit| Bundled.width(&digit.to_string(), 10.0, weight)).collect();
            assert!(widths.iter().all(|width| (width - widths[0]).abs() < 1e-4), "{widths:?}");
        }
    }

    #[test]
    fn every_vietnamese_letter_has_a_glyph() {
        let letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        for face in [&FACES.regular, &FACES.semibold] {
            let face = face.as_ref().unwrap();
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn signs_that_noto_sans_lacks_are_in_the_symbols_face() {
        let symbols = FACES.symbols.as_ref().unwrap();
        for sign in "≥≤≈→←↑↓▲▼●○◆■✓✗×÷−".chars() {
            assert!(symbols.glyph_index(sign).is_some(), "{sign}");
        }
    }

    #[test]
    fn the_database_holds_our_three_faces_only() {
        let database = database();
        let families: Vec<_> = database.faces().map(|face| (face.families[0].0.as_str(), face.weight.0)).collect();
        assert_eq!(families, [(FAMILY, 400), (FAMILY, 600), (SYMBOLS_FAMILY, 400)]);
    }

    #[test]
    fn a_longer_text_is_wider_and_mixed_runs_add_up() {
        assert!(Bundled.width("Đà Nẵng", 10.0, Weight::SemiBold) > Bundled.width("Đà Nẵng", 10.0, Weight::Regular));
        let parts = Bundled.width("≥", 10.0, Weight::Regular) + Bundled.width("30%", 10.0, Weight::Regular);
        assert!((Bundled.width("≥30%", 10.0, Weight::Regular) - parts).abs() < 1e-3);
    }
}
