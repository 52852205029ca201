//! Every page in every state: it is laid out and drawn without a panic, every letter is in the bundled fonts, no text is cut, and
//! what stands where is written down in tests/golden/window. Tests only. A further state is a row in [`scenes`].
//!
//! Pictures are drawn, but none is kept to hold later ones to: letters that the bundled fonts lack are another system's, and a
//! pixel more or less says nothing to who accepts it.
//!
//! A change of what is seen is accepted by `EGOV_ACCEPT=1 cargo test --lib states`, and read in the difference of the goldens.
//! `EGOV_SCREENS=FOLDER cargo test --lib every_state_as_a_picture -- --ignored` draws all of them as PNG without a display;
//! with `EGOV_ONLY=print-vi-light,undo-en` those whose names have one of these in them.

pub(super) mod scenes;
mod stage;
pub(super) mod text;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use self::scenes::Scene;
use self::stage::Stage;
use self::text::Seen;
use super::theme::{Appearance, Tokens};
use super::{preset, tests};
use crate::i18n::Language;

/// The smallest screen that must be comfortable, a large one, and the smallest with everything shown at 150 % and at 200 %.
const SIZES: [(f32, f32); 4] = [(1366.0, 768.0), (1920.0, 1080.0), (911.0, 512.0), (683.0, 384.0)];

/// Height of the bar below the pages.
const STATUS_BAR: f32 = 28.0;

fn golden_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/window")
}

/// A line a text, top to bottom and left to right: from the top and how high, from the left and how wide, what it says.
fn written(texts: &[Seen]) -> String {
    let mut lines: Vec<(i32, i32, String)> = texts
        .iter()
        .map(|text| {
            let place = |value: f32| value.round() as i32;
            let (x, y) = (place(text.bounds.x), place(text.bounds.y));
            let (w, h) = (place(text.bounds.width), place(text.bounds.height));
            // Where a borrowed sign makes it end is not ours to hold.
            let across = if text.borrows() { "   *    *".into() } else { format!("{x:>4} {w:>4}") };
            (y, x, format!("{y:>4} {h:>3} {across} {}", text.content.replace('\n', "⏎")))
        })
        .collect();
    lines.sort();
    lines.into_iter().fold(String::new(), |mut all, (_, _, line)| {
        let _ = writeln!(all, "{}", line.trim_end());
        all
    })
}

/// What is seen of one state in one size.
struct Shown {
    name: &'static str,
    is_covered: bool,
    is_held_enlarged: bool,
    language: Language,
    size: (f32, f32),
    texts: Vec<Seen>,
}

/// Every state in every size and both languages, laid out and drawn once for all tests; or what became of the attempt.
static SHOWN: LazyLock<Vec<Result<Shown, String>>> = LazyLock::new(|| {
    let shown = |language: Language| {
        let mut renderer = stage::renderer();
        let mut of_scene = |(place, scene): (usize, Scene)| {
            let shown = catch_unwind(AssertUnwindSafe(|| show(scene, place, language, &mut renderer)));
            let name = scene.name;
            shown.unwrap_or_else(|_| vec![Err(format!("{name} {} cannot be shown: see above", language.code()))])
        };
        scenes::all().enumerate().flat_map(&mut of_scene).collect::<Vec<_>>()
    };
    preset::load_fonts();
    std::thread::scope(|scope| {
        let english = scope.spawn(|| shown(Language::En));
        let vietnamese = shown(Language::Vi);
        vietnamese.into_iter().chain(english.join().unwrap()).collect()
    })
});

/// Shows a state in every size. It is drawn in one, in a theme that is the next state's no more: all themes and both languages
/// are drawn of many states, and every state of each page in some.
fn show(scene: Scene, place: usize, language: Language, renderer: &mut iced::Renderer) -> Vec<Result<Shown, String>> {
    let Scene { name, is_covered, is_held_enlarged, .. } = scene;
    let mut stage = Stage::of((scene.make)(language), renderer);
    let (drawn, turn) = if language == Language::Vi { (SIZES[0], place) } else { (SIZES[3], place + 1) };
    let appearance = Appearance::ALL[turn % Appearance::ALL.len()];
    let mut of_size = |size: &(f32, f32)| {
        stage.resize(*size);
        let texts = stage.texts();
        if *size == drawn {
            let picture = stage.draw(appearance);
            let is_drawn = has_its_grounds(&picture, appearance);
            assert!(is_drawn || is_covered, "{name} is drawn in other colours than those of {appearance:?}");
        }
        Ok(Shown { name, is_covered, is_held_enlarged, language, size: *size, texts })
    };
    SIZES.iter().map(&mut of_size).collect()
}

/// Whether a picture has the colours that the frame of the window has in that theme.
fn has_its_grounds(picture: &[u8], appearance: Appearance) -> bool {
    let tokens = Tokens::of_appearance(appearance);
    let is_there = |colour: iced::Color| {
        let [red, green, blue, _] = colour.into_rgba8();
        let is_near = |pixel: &[u8]| [red, green, blue].iter().zip(pixel).all(|(a, b)| a.abs_diff(*b) <= 2);
        picture.chunks_exact(4).filter(|pixel| is_near(pixel)).count() > 1000
    };
    is_there(tokens.surface)
}

/// Those that could be shown.
fn shown() -> impl Iterator<Item = &'static Shown> {
    SHOWN.iter().filter_map(|shown| shown.as_ref().ok())
}

impl Shown {
    fn place(&self) -> String {
        format!("{} {} {}", self.name, self.language.code(), self.size.0)
    }

    fn golden(&self) -> String {
        let other = if self.size == SIZES[0] { String::new() } else { format!("-{}", self.size.0) };
        format!("{}-{}{other}.txt", self.name, self.language.code())
    }
}

/// What goldens are of: the small screen in both languages, the large one in Vietnamese, and some enlarged in both.
fn held() -> impl Iterator<Item = &'static Shown> {
    shown().filter(|shown| match SIZES.iter().position(|size| *size == shown.size) {
        Some(0) => true,
        Some(1) => shown.language == Language::Vi,
        _ => shown.is_held_enlarged,
    })
}

#[test]
fn every_state_is_laid_out_and_drawn() {
    let failed: Vec<&str> = SHOWN.iter().filter_map(|shown| shown.as_ref().err()).map(String::as_str).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let names: BTreeSet<&str> = scenes::all().map(|scene| scene.name).collect();
    assert_eq!(names.len(), scenes::all().count(), "no two states share a name");
}

#[test]
fn what_stands_where_is_as_it_was_accepted() {
    if std::env::var_os("EGOV_ACCEPT").is_some() {
        accept();
    }
    let mut changed = Vec::new();
    for shown in held() {
        let now = written(&shown.texts);
        let accepted = std::fs::read_to_string(golden_folder().join(shown.golden())).unwrap_or_default();
        if accepted.replace("\r\n", "\n") != now {
            changed.push(format!("{}:\n{now}", shown.golden()));
        }
    }
    assert!(changed.is_empty(), "changed; accept with EGOV_ACCEPT=1 where it is meant:\n{}", changed.join("\n"));
    let known: BTreeSet<String> = held().map(Shown::golden).collect();
    let files = std::fs::read_dir(golden_folder()).unwrap();
    let kept = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(known, kept, "every golden belongs to a state");
}

fn accept() {
    let _ = std::fs::remove_dir_all(golden_folder());
    std::fs::create_dir_all(golden_folder()).unwrap();
    for shown in held() {
        std::fs::write(golden_folder().join(shown.golden()), written(&shown.texts)).unwrap();
    }
}

/// What is too long for one line ends with "…" and is told whole while the pointer rests on it (`one_line`); anything else has room.
#[test]
fn no_text_is_cut_without_saying_so() {
    let mut cut = Vec::new();
    for shown in shown() {
        // Its paragraph is seen in part and scrolls no further, at 200 % only.
        let is_cut_paragraph = |text: &Seen| text.content.starts_with("Lấy 5 trên 6 dòng");
        // Beside the names of its fields the form has no room there for what is chosen in them.
        let is_narrow_form = |text: &Seen| shown.name == "criteria-consistency" && text.content == "…";
        let known = |text: &Seen| shown.size == SIZES[3] && (is_cut_paragraph(text) || is_narrow_form(text));
        let told = shown.texts.iter().filter(|text| (text.is_cut() || text.content == "…") && !known(text));
        cut.extend(told.map(|text| format!("{}: {:.0} {}", shown.place(), text.bounds.width, text.content)));
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn no_text_lies_over_another() {
    let mut lying = Vec::new();
    for shown in shown().filter(|shown| !shown.is_covered) {
        // What goes on below the page's lower edge is not drawn over the status bar.
        let page: Vec<&Seen> = shown.texts.iter().filter(|text| text.bounds.y < shown.size.1 - STATUS_BAR).collect();
        for (place, text) in page.iter().enumerate() {
            let over = page[..place].iter().find(|other| other.lies_over(text));
            lying.extend(over.map(|other| format!("{}: {} / {}", shown.place(), other.content, text.content)));
        }
    }
    assert!(lying.is_empty(), "{}", lying.join("\n"));
}

#[test]
fn every_letter_is_in_the_bundled_fonts() {
    let missing: BTreeSet<char> =
        shown().flat_map(|shown| &shown.texts).flat_map(Seen::letters_without_glyph).collect();
    assert!(missing.is_empty(), "another font would stand in for {missing:?}");
}

/// Draws every state in every theme, language and size into the folder named by EGOV_SCREENS.
#[test]
#[ignore = "for looking at, not for passing"]
fn every_state_as_a_picture() {
    let Some(folder) = std::env::var_os("EGOV_SCREENS").map(PathBuf::from) else { return };
    let only = std::env::var("EGOV_ONLY").ok();
    preset::load_fonts();
    let mut renderer = stage::renderer();
    for (language, scene) in
        [Language::Vi, Language::En].into_iter().flat_map(|one| scenes::all().map(move |of| (one, of)))
    {
        for (appearance, size) in Appearance::ALL.into_iter().flat_map(|one| SIZES.map(|size| (one, size))) {
            let named = format!("{}-{}-{appearance:?}-{}", scene.name, language.code(), size.0).to_lowercase();
            if only.as_ref().is_none_or(|only| only.split(',').any(|part| named.contains(part))) {
                picture(scene, language, appearance, size, &mut renderer, &folder.join(format!("{named}.png")));
            }
        }
    }
}

fn picture(
    scene: Scene,
    language: Language,
    appearance: Appearance,
    size: (f32, f32),
    renderer: &mut iced::Renderer,
    path: &Path,
) {
    let mut stage = Stage::of((scene.make)(language), renderer);
    stage.resize(size);
    stage.app.shared.settings.appearance = appearance;
    let mut simulator = tests::simulator(&stage.app, size);
    let snapshot = simulator.snapshot(&stage.app.theme()).unwrap();
    // iced writes its renderer's name into a picture's.
    let drawn = path.with_file_name(format!("{}-tiny-skia.png", path.file_stem().unwrap().to_string_lossy()));
    let _ = std::fs::remove_file(drawn);
    assert!(snapshot.matches_image(path).unwrap());
}
