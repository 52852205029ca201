//! Every page in every state: it is laid out and drawn without a panic, every letter is in the bundled fonts, no text is cut,
//! and goldens hold what stands where (tests/golden/window) and what is drawn (tests/golden/window-drawn). Tests only. A
//! further state is a row in [`scenes`].
//!
//! A change of what is seen is accepted by `EGOV_ACCEPT=1 cargo test --lib states`, and read in the difference of the goldens;
//! of what is drawn otherwise the test leaves the new pictures in target/window-changed.
//! `EGOV_SCREENS=FOLDER cargo test --lib every_state_as_a_picture -- --ignored` draws all of them, in every theme, language and
//! size, as PNG without a display; with `EGOV_ONLY=print-vi-light,undo-en` those whose names have one of these in them.

mod drawn;
pub(super) mod scenes;
mod stage;
pub(super) mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use iced::Rectangle;
use resvg::tiny_skia;

use self::drawn::Drawn;
use self::scenes::Scene;
use self::stage::Stage;
use self::text::Seen;
use super::preset;
use super::theme::{Appearance, Tokens};
use crate::i18n::Language;

/// The smallest screen that must be comfortable, a large one, and the smallest with everything shown at 150 % and at 200 %.
const SIZES: [(f32, f32); 4] = [(1366.0, 768.0), (1920.0, 1080.0), (911.0, 512.0), (683.0, 384.0)];

/// Height of the bar below the pages.
const STATUS_BAR: f32 = 28.0;

fn golden_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/window")
}

/// Where goldens hold what is drawn, a file a state.
fn drawn_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/window-drawn")
}

/// Where pictures are left of what is drawn otherwise than it was accepted.
fn changed_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/window-changed")
}

fn is_accepting() -> bool {
    std::env::var_os("EGOV_ACCEPT").is_some()
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
    /// What is drawn, where it is drawn, and in which theme.
    drawn: Option<(Appearance, Drawn)>,
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

/// Shows a state in every size, and draws it where it is to be drawn.
fn show(scene: Scene, place: usize, language: Language, renderer: &mut iced::Renderer) -> Vec<Result<Shown, String>> {
    let Scene { name, is_covered, is_held_enlarged, .. } = scene;
    let mut stage = Stage::of((scene.make)(language), renderer);
    let mut of_size = |(at, size): (usize, (f32, f32))| {
        stage.resize(size);
        let mut shown = Shown { name, is_covered, is_held_enlarged, language, size, texts: stage.texts(), drawn: None };
        if let Some(appearance) = drawn_in(place, language, at) {
            let picture = stage.draw(appearance);
            let open: Vec<Rectangle> =
                shown.texts.iter().filter(|text| text.borrows()).map(|text| text.bounds).collect();
            let drawn = Drawn::of(&picture, size.0 as usize, &open);
            let [red, green, blue, _] = Tokens::of_appearance(appearance).surface.into_rgba8();
            let has_its_grounds = drawn.has_much_of([red, green, blue]);
            assert!(has_its_grounds || is_covered, "{name} is drawn in other colours than those of {appearance:?}");
            shown.drawn = Some((appearance, drawn));
            if !is_accepting() && shown.drawn_otherwise().is_some_and(|changes| !changes.is_empty()) {
                leave(picture, &shown);
            }
        }
        Ok(shown)
    };
    SIZES.into_iter().enumerate().map(&mut of_size).collect()
}

/// The theme a state is drawn in, in a language and a size of [`SIZES`]: each state once in each theme, in three sizes, in both
/// languages; which theme goes with which size is another for the next state.
fn drawn_in(place: usize, language: Language, size: usize) -> Option<Appearance> {
    let theme = |turn: usize| Appearance::ALL[(place + turn) % Appearance::ALL.len()];
    let (speaking, between) = ([Language::Vi, Language::En][place % 2], 1 + place / 2 % 2);
    match (language, size) {
        (Language::Vi, 0) => Some(theme(0)),
        (Language::En, 3) => Some(theme(1)),
        _ if language == speaking && size == between => Some(theme(2)),
        _ => None,
    }
}

/// Leaves a picture for whoever wants to see what is drawn otherwise.
fn leave(picture: Vec<u8>, shown: &Shown) {
    let Some((appearance, _)) = shown.drawn else { return };
    write_picture(
        picture,
        shown.size,
        &changed_folder(),
        &picture_name(shown.name, shown.language, appearance, shown.size),
    );
}

fn picture_name(scene: &str, language: Language, appearance: Appearance, size: (f32, f32)) -> String {
    format!("{scene}-{}-{appearance:?}-{}", language.code(), size.0).to_lowercase()
}

fn write_picture(picture: Vec<u8>, (width, height): (f32, f32), folder: &Path, name: &str) {
    let size = tiny_skia::IntSize::from_wh(width as u32, height as u32).unwrap();
    std::fs::create_dir_all(folder).unwrap();
    let picture = tiny_skia::Pixmap::from_vec(picture, size).unwrap();
    picture.save_png(folder.join(format!("{name}.png"))).unwrap();
}

/// Those that could be shown.
fn shown() -> impl Iterator<Item = &'static Shown> {
    SHOWN.iter().filter_map(|shown| shown.as_ref().ok())
}

impl Shown {
    /// How the golden of what is drawn calls this one.
    fn drawn_as(&self) -> Option<String> {
        let (appearance, _) = self.drawn.as_ref()?;
        Some(format!("{} {} {appearance:?}", self.language.code(), self.size.0).to_lowercase())
    }

    /// What is drawn otherwise than it was accepted; nothing where it is not drawn.
    fn drawn_otherwise(&self) -> Option<Vec<String>> {
        let ((_, drawn), named) = (self.drawn.as_ref()?, self.drawn_as()?);
        let golden = std::fs::read_to_string(drawn_folder().join(format!("{}.txt", self.name))).unwrap_or_default();
        let parts = golden.split("== ").filter_map(|part| part.split_once('\n'));
        let accepted = parts.filter(|(head, _)| head.trim() == named).find_map(|(_, drawn)| Drawn::read(drawn));
        Some(accepted.map_or_else(|| vec!["is new".to_owned()], |accepted| drawn.changes(&accepted)))
    }

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
    if is_accepting() {
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

#[test]
fn what_is_drawn_is_as_it_was_accepted() {
    if is_accepting() {
        accept_drawn();
    }
    let changed = shown().filter_map(|shown| {
        let changes = shown.drawn_otherwise().filter(|changes| !changes.is_empty())?;
        Some(format!("{} {}:\n  {}", shown.name, shown.drawn_as()?, changes.join("\n  ")))
    });
    let changed: Vec<String> = changed.collect();
    let pictures = changed_folder();
    let said = format!("the new pictures are in {}; accept with EGOV_ACCEPT=1 what is meant", pictures.display());
    assert!(changed.is_empty(), "{} drawn otherwise; {said}:\n{}", changed.len(), changed.join("\n"));
    let known: BTreeSet<String> = scenes::all().map(|scene| format!("{}.txt", scene.name)).collect();
    let files = std::fs::read_dir(drawn_folder()).unwrap();
    let kept = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(known, kept, "every golden belongs to a state");
}

#[test]
fn every_state_is_drawn_in_every_theme_and_in_both_languages() {
    for scene in scenes::all() {
        let drawn = || shown().filter(|shown| shown.name == scene.name && shown.drawn.is_some());
        let themes: BTreeSet<String> =
            drawn().filter_map(|shown| Some(format!("{:?}", shown.drawn.as_ref()?.0))).collect();
        assert_eq!(themes.len(), Appearance::ALL.len(), "{}", scene.name);
        let languages: BTreeSet<&str> = drawn().map(|shown| shown.language.code()).collect();
        assert_eq!(languages.len(), 2, "{}", scene.name);
    }
}

fn accept_drawn() {
    let _ = std::fs::remove_dir_all(drawn_folder());
    std::fs::create_dir_all(drawn_folder()).unwrap();
    let mut written: BTreeMap<&str, String> = BTreeMap::new();
    for shown in shown() {
        if let (Some((_, drawn)), Some(named)) = (&shown.drawn, shown.drawn_as()) {
            let _ = write!(written.entry(shown.name).or_default(), "== {named}\n{}", drawn.written());
        }
    }
    for (name, text) in written {
        std::fs::write(drawn_folder().join(format!("{name}.txt")), text).unwrap();
    }
}

/// What is too long for one line ends with "…" and is told whole while the pointer rests on it (`one_line`); anything else has room.
#[test]
fn no_text_is_cut_without_saying_so() {
    let mut cut = Vec::new();
    for shown in shown() {
        let told = shown.texts.iter().filter(|text| text.is_cut() || text.content == "…");
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
    let is_wanted = |name: &str| only.as_ref().is_none_or(|only| only.split(',').any(|part| name.contains(part)));
    let draw = |language: Language| {
        let mut renderer = stage::renderer();
        scenes::all().for_each(|scene| pictures(scene, language, &mut renderer, &folder, is_wanted));
    };
    preset::load_fonts();
    std::thread::scope(|scope| {
        let english = scope.spawn(|| draw(Language::En));
        draw(Language::Vi);
        english.join().unwrap();
    });
}

/// Every picture of a state in a language that is wanted by its name.
fn pictures(
    scene: Scene,
    language: Language,
    renderer: &mut iced::Renderer,
    folder: &Path,
    is_wanted: impl Fn(&str) -> bool,
) {
    let named = |appearance, size| (appearance, picture_name(scene.name, language, appearance, size));
    let of_size = |size| {
        let wanted = Appearance::ALL.map(|appearance| named(appearance, size)).into_iter();
        (size, wanted.filter(|(_, name)| is_wanted(name)).collect::<Vec<_>>())
    };
    let wanted: Vec<_> = SIZES.into_iter().map(of_size).filter(|(_, wanted)| !wanted.is_empty()).collect();
    if wanted.is_empty() {
        return;
    }
    let mut stage = Stage::of((scene.make)(language), renderer);
    for (size, wanted) in wanted {
        stage.resize(size);
        for (appearance, name) in wanted {
            write_picture(stage.draw(appearance), size, folder, &name);
        }
    }
}
