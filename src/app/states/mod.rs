//! Every page in every state: nothing panics, every letter is in the bundled fonts, no text is cut, and what stands where is
//! written down in tests/golden/window. Tests only.
//!
//! A change of what is seen is accepted by `EGOV_ACCEPT=1 cargo test --lib states`, and read in the difference of the goldens.
//! `EGOV_SCREENS=FOLDER cargo test --lib every_state_as_a_picture -- --ignored` draws all of them as PNG without a display;
//! with `EGOV_ONLY=print-vi-light,undo-en` those whose names have one of these in them.

pub(super) mod text;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use iced_test::Simulator;

use self::text::{Seen, seen};
use super::data::Fault;
use super::screen::Loaded;
use super::screen::results::model::ResultsView;
use super::screen::units::UnitsView;
use super::{App, Page, job, preset, tests, theme};
use crate::i18n::Language;

/// The smallest screen that must be comfortable, a large one, and the smallest with everything shown at 150 % and at 200 %.
const SIZES: [(f32, f32); 4] = [(1366.0, 768.0), (1920.0, 1080.0), (911.0, 512.0), (683.0, 384.0)];

/// Height of the bar below the pages.
const STATUS_BAR: f32 = 28.0;

const LONG: &str = "Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp, cụm công nghiệp tập trung tỉnh Thừa Thiên Huế và vùng phụ cận";

/// As long as the names of indicators come.
const CRITERION: &str = "Xây dựng Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP) và kết nối với Nền tảng tích hợp, chia sẻ dữ liệu quốc gia";

/// A state of the window under a name.
type Scene = (String, App);

fn scenes(language: Language) -> Vec<Scene> {
    let filled = tests::scenes(language).into_iter().map(|(name, app)| (name.to_owned(), app));
    let others = [loading(language), failed(language), without_data(language), crowded(language)];
    filled.chain(others.into_iter().flatten()).collect()
}

fn at(page: Page, language: Language) -> App {
    let mut app = tests::filled(language);
    app.page = page;
    app
}

/// Pages that show what was loaded.
const LOADED: [(&str, Page); 5] = [
    ("results", Page::Results),
    ("units", Page::Units),
    ("templates", Page::Templates),
    ("appraisal", Page::Appraisal),
    ("compare", Page::Compare),
];

fn in_state(app: &mut App, make: &dyn Fn() -> Unloaded) {
    app.results.show_loaded(make().into());
    app.units.show_loaded(make().into());
    app.templates.show_loaded(make().into());
    app.appraisal.show_loaded(make().into());
    app.compare.show_loaded(make().into());
}

/// What stands in place of loaded data.
enum Unloaded {
    Loading,
    Failed,
}

impl<T> From<Unloaded> for Loaded<T> {
    fn from(unloaded: Unloaded) -> Self {
        match unloaded {
            Unloaded::Loading => {
                let (handle, _) = job::run(|_| ());
                Self::Loading(handle)
            }
            Unloaded::Failed => Self::Failed(Fault {
                what: "Không đọc được tệp dữ liệu ‘Toàn quốc 2020.egov’.".into(),
                more: vec![
                    "Tệp nằm trên ổ mạng đã ngắt kết nối.".into(),
                    "Kết nối lại ổ mạng rồi mở lại tệp, hoặc chép tệp về máy này.".into(),
                    "disk I/O error (code 10)".into(),
                ],
            }),
        }
    }
}

fn loading(language: Language) -> Vec<Scene> {
    unloaded("loading", &|| Unloaded::Loading, language)
}

fn failed(language: Language) -> Vec<Scene> {
    unloaded("failed", &|| Unloaded::Failed, language)
}

fn unloaded(state: &str, make: &dyn Fn() -> Unloaded, language: Language) -> Vec<Scene> {
    let scene = |(name, page): (&str, Page)| {
        let mut app = at(page, language);
        in_state(&mut app, make);
        (format!("{name}-{state}"), app)
    };
    LOADED.into_iter().map(scene).collect()
}

/// A file in which nothing is yet, and no file at all.
fn without_data(language: Language) -> Vec<Scene> {
    let empty = |(name, page): (&str, Page)| {
        let mut app = at(page, language);
        app.results.show(ResultsView::default());
        app.units.show(UnitsView::default());
        app.shared.file = app.shared.file.take().map(|file| super::shared::FileView {
            periods: Vec::new(),
            ledger: Vec::new(),
            period: None,
            sent: 0,
            undoable: None,
            ..file
        });
        (format!("{name}-empty"), app)
    };
    let no_file = |page: Page| {
        let mut app = at(page, language);
        app.shared.file = None;
        in_state(&mut app, &|| Unloaded::Loading);
        (format!("no-file-{}", page.number()), app)
    };
    let pages = [("results", Page::Results), ("units", Page::Units)];
    pages.into_iter().map(empty).chain(Page::PATH.into_iter().map(no_file)).collect()
}

/// 700 units, and names of the greatest length.
fn crowded(language: Language) -> Vec<Scene> {
    let mut many = at(Page::Results, language);
    let mut view = preset::results(&many.shared.words);
    let rows = view.rows.clone();
    view.rows = (0..700)
        .map(|index| {
            let mut row = rows[index % rows.len()].clone();
            row.unit = format!("u{index}");
            row.name = format!("{} {index}", row.name);
            row
        })
        .collect();
    many.results.show(view);
    let mut long = at(Page::Results, language);
    let mut view = preset::results(&long.shared.words);
    view.rows.iter_mut().for_each(|row| row.name = LONG.to_owned());
    long.results.show(view);
    let mut units = at(Page::Units, language);
    let mut view = preset::units();
    view.rows.iter_mut().for_each(|row| row.name = LONG.to_owned());
    units.units.show(view);
    let mut appraised = at(Page::Appraisal, language);
    let mut view = preset::appraisal(&appraised.shared.words);
    view.rows.iter_mut().for_each(|row| row.name = CRITERION.to_owned());
    appraised.appraisal.show(view);
    let mut opened = at(Page::Results, language);
    let mut view = preset::province_view();
    let lines = view.groups.iter_mut().flat_map(|group| &mut group.indicators);
    lines.for_each(|line| line.name = CRITERION.to_owned());
    opened.results.show_province(view, None);
    let mut mixed = at(Page::Results, language);
    if let Some(file) = &mut mixed.shared.file {
        file.made_of =
            format!("{}; {}", file.made_of, crate::say!(mixed.shared.words, "app-units-agencies", count = 24));
        (file.sent, file.expected, file.is_mixed) = (84, 87, true);
    }
    let scenes = [many, long, units, appraised, opened, mixed];
    let names = ["results-700", "results-long", "units-long", "appraisal-long", "province-long", "results-mixed"];
    names.map(str::to_owned).into_iter().zip(scenes).collect()
}

fn simulator(app: &App, size: (f32, f32)) -> Simulator<'_, super::Message> {
    Simulator::with_size(preset::settings(), size, app.view())
}

/// Tables learn how much room they have; what else was measured would be drawn or worked out anew, and is left.
fn measure(app: &mut App, size: (f32, f32)) {
    let mut simulator = simulator(app, size);
    simulator.simulate([iced::Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now()))]);
    let measured: Vec<_> = simulator.into_messages().filter(|told| format!("{told:?}").contains("Resized(")).collect();
    for told in measured {
        let _ = app.update(told);
    }
}

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

/// What is seen of one state.
struct Shown {
    name: String,
    language: Language,
    size: (f32, f32),
    texts: Vec<Seen>,
}

/// Every state as it is seen, laid out once for all tests; in English on the smallest screen only.
static SHOWN: LazyLock<Vec<Shown>> = LazyLock::new(|| {
    let shown = |language: Language, sizes: &[(f32, f32)]| -> Vec<Shown> {
        let of_scene = |(name, mut app): Scene| {
            let of_size = |size: &(f32, f32)| {
                measure(&mut app, *size);
                Shown { name: name.clone(), language, size: *size, texts: seen(&mut simulator(&app, *size)) }
            };
            sizes.iter().map(of_size).collect::<Vec<_>>()
        };
        scenes(language).into_iter().flat_map(of_scene).collect()
    };
    std::thread::scope(|scope| {
        let english = scope.spawn(|| shown(Language::En, &SIZES[..1]));
        let vietnamese = shown(Language::Vi, &SIZES);
        vietnamese.into_iter().chain(english.join().unwrap()).collect()
    })
});

impl Shown {
    fn place(&self) -> String {
        format!("{} {} {}", self.name, self.language.code(), self.size.0)
    }

    fn golden(&self) -> String {
        let enlarged = if self.size == SIZES[0] { String::new() } else { format!("-{}", self.size.0) };
        format!("{}-{}{enlarged}.txt", self.name, self.language.code())
    }
}

/// States that are laid out otherwise where everything is enlarged, held at 150 % and 200 % too.
const ENLARGED: [&str; 15] = [
    "appraisal",
    "appraisal-long",
    "province-long",
    "results-mixed",
    "appraisal-editing",
    "appraisal-listing",
    "province",
    "province-source",
    "results",
    "review-cells",
    "review-findings",
    "review-foreign",
    "review-nameless",
    "review-rivals",
    "what-if",
];

/// What a golden is kept of: every state on the smallest screen, and some enlarged.
fn held() -> impl Iterator<Item = &'static Shown> {
    let is_enlarged = |shown: &Shown| SIZES[2..].contains(&shown.size) && ENLARGED.contains(&shown.name.as_str());
    SHOWN.iter().filter(move |shown| shown.size == SIZES[0] || is_enlarged(shown))
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
    for shown in &*SHOWN {
        // Its paragraph is seen in part and scrolls no further, at 200 % only.
        let known = |text: &Seen| shown.size == SIZES[3] && text.content.starts_with("Lấy 5 trên 6 dòng");
        let told = shown.texts.iter().filter(|text| (text.is_cut() || text.content == "…") && !known(text));
        cut.extend(told.map(|text| format!("{}: {:.0} {}", shown.place(), text.bounds.width, text.content)));
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn no_text_lies_over_another() {
    let mut lying = Vec::new();
    for shown in SHOWN.iter().filter(|shown| !is_under_a_sheet(&shown.name)) {
        // What goes on below the page's lower edge is not drawn over the status bar.
        let page: Vec<&Seen> = shown.texts.iter().filter(|text| text.bounds.y < shown.size.1 - STATUS_BAR).collect();
        for (place, text) in page.iter().enumerate() {
            let over = page[..place].iter().find(|other| other.lies_over(text));
            lying.extend(over.map(|other| format!("{}: {} / {}", shown.place(), other.content, text.content)));
        }
    }
    assert!(lying.is_empty(), "{}", lying.join("\n"));
}

/// States in which a menu, a sheet or a notice lies over the page.
fn is_under_a_sheet(name: &str) -> bool {
    ["own", "parting", "period", "editions", "help", "search", "undo", "results-beside-choosing"].contains(&name)
}

#[test]
fn every_letter_is_in_the_bundled_fonts() {
    let missing: BTreeSet<char> =
        SHOWN.iter().flat_map(|shown| &shown.texts).flat_map(Seen::letters_without_glyph).collect();
    assert!(missing.is_empty(), "another font would stand in for {missing:?}");
}

/// Draws every state in every theme, language and size into the folder named by EGOV_SCREENS.
#[test]
#[ignore = "for looking at, not for passing"]
fn every_state_as_a_picture() {
    let Some(folder) = std::env::var_os("EGOV_SCREENS").map(PathBuf::from) else { return };
    let only = std::env::var("EGOV_ONLY").ok();
    for language in [Language::Vi, Language::En] {
        for (name, mut app) in scenes(language) {
            for appearance in theme::Appearance::ALL {
                app.shared.settings.appearance = appearance;
                for size in SIZES {
                    let named = format!("{name}-{}-{appearance:?}-{}", language.code(), size.0).to_lowercase();
                    if only.as_ref().is_some_and(|only| !only.split(',').any(|part| named.contains(part))) {
                        continue;
                    }
                    measure(&mut app, size);
                    let _ = std::fs::remove_file(folder.join(format!("{named}-tiny-skia.png")));
                    let snapshot = simulator(&app, size).snapshot(&app.theme()).unwrap();
                    assert!(snapshot.matches_image(folder.join(format!("{named}.png"))).unwrap());
                }
            }
        }
    }
}
