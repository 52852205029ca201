//! The bundled faces, the only ones charts are ever set in, and how wide a text is in them.
//!
//! Installed fonts are never looked at: the same chart has the same bytes on every machine.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::tiny_skia::{self, PathBuilder};
use resvg::usvg::fontdb;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, GlyphBuffer, ShapePlan, UnicodeBuffer, script};

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
        let (Some(letters), Some(symbols)) = (Typeface::from(weight).case(), Typeface::Symbols.case()) else {
            return text.chars().count() as f32 * size;
        };
        let runs = runs(text, &letters.face).into_iter();
        runs.map(|(run, own)| advance(run, if own { letters } else { symbols })).sum::<f32>() * size
    }
}

/// Widths asked for once: a chart sets the same names and figures many times.
pub(super) struct Remembered<'a> {
    measure: &'a dyn Measure,
    /// In ems, by weight.
    known: RefCell<[HashMap<String, f32>; 2]>,
}

impl<'a> Remembered<'a> {
    pub(super) fn new(measure: &'a dyn Measure) -> Self {
        Self { measure, known: RefCell::default() }
    }
}

impl Measure for Remembered<'_> {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let mut known = self.known.borrow_mut();
        let known = match (&mut *known, weight) {
            ([regular, _], Weight::Regular) => regular,
            ([_, semibold], Weight::SemiBold) => semibold,
        };
        if let Some(width) = known.get(text) {
            return width * size;
        }
        let width = self.measure.width(text, 1.0, weight);
        known.insert(text.to_owned(), width);
        width * size
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

type LazyCase = LazyLock<Option<Case>>;

struct Cases {
    regular: LazyCase,
    semibold: LazyCase,
    symbols: LazyCase,
}

static CASES: Cases = Cases {
    regular: LazyLock::new(|| Case::of(REGULAR)),
    semibold: LazyLock::new(|| Case::of(SEMIBOLD)),
    symbols: LazyLock::new(|| Case::of(SYMBOLS)),
};

/// One of the bundled faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Typeface {
    Regular,
    SemiBold,
    Symbols,
}

/// A glyph of a set text; its place in ems from where the text begins, downwards positive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) face: Typeface,
    pub(super) id: u16,
    pub(super) at: (f32, f32),
}

/// A text as a face sets it.
#[derive(Debug, Default)]
pub(super) struct SetText {
    pub(super) glyphs: Vec<Glyph>,
    /// In ems.
    pub(super) advance: f32,
}

/// Texts that are kept set.
const MOST_SET: usize = 4_096;

/// Texts by what they say and how strong.
type KeptTexts = HashMap<(Weight, String), Arc<SetText>>;

/// A window draws the same names and figures again and again.
static SET: LazyLock<Mutex<KeptTexts>> = LazyLock::new(Mutex::default);

/// The glyphs of a text, and its advance.
pub(super) fn glyphs(text: &str, weight: Weight) -> Arc<SetText> {
    let mut known = SET.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (weight, text.to_owned());
    if let Some(set) = known.get(&key) {
        return Arc::clone(set);
    }
    if known.len() >= MOST_SET {
        known.clear();
    }
    let set = Arc::new(set(text, weight));
    known.insert(key, Arc::clone(&set));
    set
}

fn set(text: &str, weight: Weight) -> SetText {
    let mut set = SetText { glyphs: Vec::with_capacity(text.len()), advance: 0.0 };
    let (own, symbols) = (Typeface::from(weight), Typeface::Symbols);
    let (Some(letters), Some(signs)) = (own.case(), symbols.case()) else { return set };
    for (run, is_own) in runs(text, &letters.face) {
        let (face, case) = if is_own { (own, letters) } else { (symbols, signs) };
        let ems = 1.0 / case.face.units_per_em() as f32;
        let shaped = case.shape(run);
        for (glyph, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let at = (set.advance + place.x_offset as f32 * ems, -(place.y_offset as f32) * ems);
            set.glyphs.extend(u16::try_from(glyph.glyph_id).map(|id| Glyph { face, id, at }));
            set.advance += place.x_advance as f32 * ems;
        }
    }
    set
}

/// The outline of a glyph in ems, downwards positive; nothing where it shows nothing.
pub(super) fn outline(face: Typeface, id: u16) -> Option<tiny_skia::Path> {
    let face = &face.case()?.face;
    let mut letter = Letter { path: PathBuilder::new(), ems: 1.0 / face.units_per_em() as f32 };
    face.outline_glyph(GlyphId(id), &mut letter)?;
    letter.path.finish()
}

/// Follows an outline, which is in units of its face, upwards positive.
struct Letter {
    path: PathBuilder,
    /// A unit of the face.
    ems: f32,
}

impl OutlineBuilder for Letter {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.ems, -y * self.ems);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.ems, -y * self.ems);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(x1 * self.ems, -y1 * self.ems, x * self.ems, -y * self.ems);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ems = self.ems;
        self.path.cubic_to(x1 * ems, -y1 * ems, x2 * ems, -y2 * ems, x * ems, -y * ems);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

impl From<Weight> for Typeface {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self::Regular,
            Weight::SemiBold => Self::SemiBold,
        }
    }
}

impl Typeface {
    fn case(self) -> Option<&'static Case> {
        let case = match self {
            Self::Regular => &CASES.regular,
            Self::SemiBold => &CASES.semibold,
            Self::Symbols => &CASES.symbols,
        };
        case.as_ref()
    }
}

/// A face with what it takes to set texts in it.
struct Case {
    face: Face<'static>,
    /// Finding out which rules of the face a script uses takes longer than setting a short text by them.
    plans: [ShapePlan; 2],
}

impl Case {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let plan = |script| ShapePlan::new(&face, Direction::LeftToRight, script, None, &[]);
        // Words, and figures alone.
        let plans = [plan(Some(script::LATIN)), plan(None)];
        Some(Self { plans, face })
    }

    fn shape(&self, run: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        let [words, figures] = &self.plans;
        match (buffer.direction(), buffer.script()) {
            (Direction::LeftToRight, script::LATIN) => rustybuzz::shape_with_plan(&self.face, words, buffer),
            (Direction::LeftToRight, script::UNKNOWN) => rustybuzz::shape_with_plan(&self.face, figures, buffer),
            _ => rustybuzz::shape(&self.face, &[], buffer),
        }
    }
}

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
#[cfg(all(test, feature = "gui"))]
pub(crate) fn has_glyph(letter: char) -> bool {
    is_in(&CASES.symbols, letter) || is_in_text_faces(letter)
}

/// Whether both weights can set a letter without the symbols.
#[cfg(all(test, feature = "gui"))]
pub(crate) fn is_in_text_faces(letter: char) -> bool {
    is_in(&CASES.regular, letter) && is_in(&CASES.semibold, letter)
}

#[cfg(all(test, feature = "gui"))]
fn is_in(case: &LazyCase, letter: char) -> bool {
    case.as_ref().is_some_and(|case| case.face.glyph_index(letter).is_some())
}

/// The advance of a run in ems.
fn advance(run: &str, case: &Case) -> f32 {
    let units: i32 = case.shape(run).glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
    units as f32 / case.face.units_per_em() as f32
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
        for case in [&CASES.regular, &CASES.semibold] {
            let face = &case.as_ref().unwrap().face;
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn signs_that_noto_sans_lacks_are_in_the_symbols_face() {
        let symbols = &CASES.symbols.as_ref().unwrap().face;
        for sign in "≥≤≈→←↑↓▲▼●○◆■✓✗×÷−".chars() {
            assert!(symbols.glyph_index(sign).is_some(), "{sign}");
        }
    }

    #[test]
    fn a_kept_plan_sets_texts_as_one_made_for_them_does() {
        let case = CASES.regular.as_ref().unwrap();
        for text in ["Tây Ninh", "AVATAR To", "100,00%", "7 (6–9)", "Ω Нет", "Bà Rịa - Vũng Tàu", ""] {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            let plain = rustybuzz::shape(&case.face, &[], buffer);
            let advances = |shaped: &GlyphBuffer| -> Vec<(u32, i32)> {
                let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
                glyphs.map(|(glyph, place)| (glyph.glyph_id, place.x_advance)).collect()
            };
            assert_eq!(advances(&case.shape(text)), advances(&plain), "{text}");
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
