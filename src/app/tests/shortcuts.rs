//! One story for every shortcut: the key pressed as the window hears it, wherever the table says that it works, and what is
//! seen afterwards. A shortcut without its story does not compile, and one that works elsewhere than it says fails.

mod tables;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::window::Window;
use super::*;
use crate::app::screen::{compare, criteria, print, results, units, versions};
use crate::app::shortcut::{Shortcut, Use};
use crate::app::states::scenes;
use crate::app::widget::virtual_table::ColumnStep;
use crate::say;

const SMALL: (f32, f32) = (1366.0, 768.0);

/// What a key does on a page, beginning with the window as `given`.
struct Story {
    page: Page,
    given: App,
    /// Presses nothing but looks: the key was pressed.
    then: fn(&mut Window),
}

fn pages() -> impl Iterator<Item = Page> {
    Page::PATH.into_iter().chain(Page::BESIDE)
}

fn at(page: Page) -> App {
    let mut app = filled(Language::Vi);
    app.page = page;
    if page == Page::Help {
        let _ = app.explain_page();
    }
    app
}

fn on(page: Page, then: fn(&mut Window)) -> Story {
    Story { page, given: at(page), then }
}

/// The same with something done before.
fn after(page: Page, before: impl FnOnce(&mut App), then: fn(&mut Window)) -> Story {
    let mut given = at(page);
    before(&mut given);
    Story { page, given, then }
}

fn everywhere(then: fn(&mut Window)) -> Vec<Story> {
    pages().map(|page| on(page, then)).collect()
}

fn at_review(file: usize) -> impl FnOnce(&mut App) {
    move |app| app.import.show_file(file, &app.shared)
}

fn with_trial(app: &mut App) {
    app.results.show_province(preset::province_view(), None);
    app.results.show_trial();
}

fn with_question_of_trial(app: &mut App) {
    with_trial(app);
    let ask = results::what_if::Message::DeletePressed("Thử".into());
    let _ = app.update(Message::Results(results::Message::WhatIf("48".into(), ask)));
}

fn with_versions(app: &mut App) {
    let panel = versions::Versions::showing(preset::versions(), preset::import::changes(), &app.shared);
    app.units.show_versions(panel);
}

fn with_question_of_version(app: &mut App) {
    with_versions(app);
    let ask = versions::Message::DeedPressed(data::Deed::Withdraw);
    let _ = app.update(Message::Units(units::Message::Versions(ask)));
}

fn with_draft(app: &mut App) {
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let _ = app.update(Message::Criteria(criteria::Message::Typed("max".into(), "12".into())));
}

fn with_document(app: &mut App) {
    app.print.show_document(preset::paged());
    let nowhere = print::Message::PrinterPicked(Some("không có máy in này".into()));
    let _ = app.update(Message::Print(nowhere));
    let _ = app.update(Message::Print(print::Message::PrintPressed));
}

fn with_appraised_row(app: &mut App) {
    click(app, preset::APPRAISED);
}

fn pointing(app: &mut App) {
    let _ = app.compare.point(widget::Direction::Down);
}

/// All stories of a shortcut.
fn stories(shortcut: Shortcut) -> Vec<Story> {
    match shortcut {
        Shortcut::Open => everywhere(|window| window.is_asked_for(&say!(window.words(), "welcome-open"))),
        Shortcut::New => everywhere(|window| window.is_asked_for(&say!(window.words(), "welcome-new"))),
        Shortcut::Import => everywhere(|window| {
            assert_eq!(window.app.page, Page::Import);
            window.is_asked_for(&say!(window.words(), "import-pick-files"));
        }),
        Shortcut::Print => prints(),
        Shortcut::Find => finds(),
        Shortcut::Search => everywhere(|window| {
            window.type_text("da nang");
            assert!(window.app.search.is_some() && window.says("Đà Nẵng"));
            window.press_keys(Shortcut::Search);
            assert!(window.app.search.is_none(), "once more closes it");
        }),
        Shortcut::Go(Page::Help) => everywhere(|window| {
            assert_eq!(window.app.page, Page::Help);
            assert!(window.says(&say!(window.words(), "help-guide")));
        }),
        Shortcut::Go(_) => everywhere(|_| {}),
        Shortcut::Column(step) => tables::by_column(step),
        Shortcut::UndoImport => undoes(),
        Shortcut::Redo => redoes(),
        Shortcut::Back => steps_back(),
        Shortcut::Help => everywhere(|window| {
            assert!(window.says(&say!(window.words(), "app-shortcuts")));
            window.press_keys(Shortcut::Help);
            assert!(!window.says(&say!(window.words(), "app-shortcuts")), "once more folds it");
        }),
        Shortcut::Table => vec![
            after(Page::Import, at_review(preset::import::FAULTY), |window| {
                assert!(window.says(&say!(window.words(), "import-column-matter")));
                window.press_keys(Shortcut::Table);
                assert!(!window.says(&say!(window.words(), "import-column-matter")), "once more lists files");
            }),
            on(Page::Compare, |window| {
                assert!(window.says(&say!(window.words(), "compare-copy")));
                window.press_keys(Shortcut::Table);
                assert!(!window.says(&say!(window.words(), "compare-copy")), "once more shows the chart");
            }),
        ],
        Shortcut::Copy => tables::copies(),
        Shortcut::ChooseAll => tables::chooses_all(),
        Shortcut::Lead { back } => tables::leads(back),
        Shortcut::ChooseToo => tables::in_each(|window| {
            window.press_keys(Shortcut::Column(ColumnStep::Top));
            window.press_keys(Shortcut::Lead { back: false });
            window.press_keys(Shortcut::ChooseToo);
            window.press_keys(Shortcut::Copy);
            let both = window.copied_lines();
            window.press_keys(Shortcut::ChooseToo);
            window.press_keys(Shortcut::Copy);
            // A table of one row has no other.
            assert!(both == 3 && window.copied_lines() == 2 || both <= 2, "{both}");
        }),
        Shortcut::Menu => tables::in_each(|window| {
            window.redraw();
            assert!(window.says(&say!(window.words(), "app-menu-copy-row")) && window.app.frame.is_unfolded());
            window.press_keys(Shortcut::Back);
            assert!(!window.app.frame.is_unfolded());
        }),
        Shortcut::CopyOtherwise => tables::copies_otherwise(),
        Shortcut::ZoomIn => vec![on(Page::Compare, |window| assert!(window.says("125%") && !window.says("100%")))],
        Shortcut::ZoomOut => vec![on(Page::Compare, |window| assert!(window.says("80%") && !window.says("100%")))],
        Shortcut::ZoomReset => vec![on(Page::Compare, |window| {
            window.press_keys(Shortcut::ZoomIn);
            assert!(!window.says("100%"));
            window.press_keys(Shortcut::ZoomReset);
            assert!(window.says("100%"));
        })],
        Shortcut::Write => vec![after(Page::Import, at_review(preset::import::FAULTY), |window| {
            assert!(window.app.import.is_writing() && window.says(&say!(window.words(), "app-stop")));
        })],
        Shortcut::Accept => accepts(),
        Shortcut::Edit => vec![
            after(Page::Import, at_review(preset::import::FAULTY), |window| {
                assert!(window.says(&say!(window.words(), "import-edit-done")));
            }),
            on(Page::Appraisal, appraises),
            after(Page::Criteria, with_draft, enters_the_form),
        ],
        Shortcut::Tick => vec![on(Page::Templates, |window| ticks(window, Shortcut::Tick))],
        Shortcut::Keep => vec![
            after(Page::Import, at_review(preset::import::FAULTY), |window| {
                assert!(window.says("Tự đánh giá!F14"), "the next that waits");
            }),
            on(Page::Appraisal, |window| {
                assert!(window.says(&say!(window.words(), "appraisal-confirm-no-row")), "which one?");
                window.press_keys(Shortcut::Column(ColumnStep::Bottom));
                assert!(window.app.appraisal.can_confirm_chosen());
                window.press_keys(Shortcut::Keep);
                assert!(!window.app.appraisal.can_confirm_chosen(), "it is being entered");
            }),
        ],
    }
}

fn prints() -> Vec<Story> {
    let story = |page| match page {
        Page::Compare => on(page, |window| window.is_asked_for(&say!(window.words(), "compare-print"))),
        Page::Print => on(page, |window| assert!(window.says("HP_LaserJet"), "which printer")),
        _ => on(page, |window| assert_eq!(window.app.page, Page::Print)),
    };
    pages().map(story).collect()
}

/// Something typed after Ctrl+F looks for what is not there.
fn finds() -> Vec<Story> {
    fn nothing(window: &mut Window) {
        window.settle();
        window.type_text("zzz");
        let words = window.words();
        let said = [say!(words, "app-list-nothing"), say!(words, "units-nothing"), say!(words, "results-nothing")];
        assert!(said.iter().any(|said| window.says(said)));
    }
    fn in_page(window: &mut Window) {
        nothing(window);
        assert!(window.app.search.is_none(), "the page's own search");
    }
    fn anything(window: &mut Window) {
        nothing(window);
        assert!(window.app.search.is_some(), "the page has none");
    }
    let story = |page| match page {
        Page::Templates => on(page, |window| {
            assert!(window.says("Hà Giang"));
            window.type_text("bac kan");
            assert!(!window.says("Hà Giang") && window.says("Bắc Kạn") && window.app.search.is_none());
        }),
        Page::Appraisal | Page::Results | Page::Units | Page::Help => on(page, in_page),
        Page::Import | Page::Criteria => on(page, anything),
        Page::Period | Page::Compare | Page::Print | Page::Settings => on(page, anything),
    };
    let review = after(Page::Import, at_review(preset::import::FAULTY), in_page);
    pages().map(story).chain([review]).collect()
}

fn undoes() -> Vec<Story> {
    let import = pages().map(|page| match page.shows_the_import() {
        true => on(page, |window| {
            assert_eq!(window.app.page, Page::Import);
            assert!(window.asks_or_fails(&say!(window.words(), "import-keep")), "it is asked first");
        }),
        false => on(page, |window| assert!(window.says(&say!(window.words(), "app-undo-nothing")))),
    });
    let draft = after(Page::Criteria, with_draft, |window| assert!(window.says("Cộng 100 / 100")));
    let decided = |app: &mut App| {
        at_review(preset::import::FAULTY)(app);
        press(app, Key::Named(Named::F4), Modifiers::empty());
    };
    let decision = after(Page::Import, decided, |window| {
        assert!(!window.says(&say!(window.words(), "import-keep")), "no import is asked about");
        assert!(window.app.import.is_deciding());
    });
    let left = |app: &mut App| {
        with_appraised_row(app);
        let typed = screen::appraisal::Message::ReasonTyped("Đã đối chiếu hồ sơ".into());
        let _ = app.update(Message::Appraisal(typed));
        let _ = app.update(Message::Appraisal(screen::appraisal::Message::CancelPressed));
    };
    let row = after(Page::Appraisal, left, |window| assert!(window.says("Đã đối chiếu hồ sơ"), "it is had back"));
    import.chain([draft, decision, row]).collect()
}

fn redoes() -> Vec<Story> {
    let nothing = |page| match page {
        Page::Appraisal => on(page, |window| {
            assert!(window.says(&say!(window.words(), "appraisal-redo-nothing")));
            assert!(!window.says(&say!(window.words(), "import-redo-nothing")), "imports are not what is meant here");
        }),
        _ => on(page, |window| assert!(window.says(&say!(window.words(), "import-redo-nothing")))),
    };
    let nothing = pages().map(nothing);
    let undone = |app: &mut App| app.shared.file.as_mut().unwrap().redoable = Some("nhập 24 tệp".into());
    let import = after(Page::Units, undone, |window| {
        assert_eq!(window.app.page, Page::Import);
        assert!(window.asks_or_fails(&say!(window.words(), "import-redoing")));
    });
    let drawn_back = |app: &mut App| {
        with_draft(app);
        let _ = app.update(Message::Criteria(criteria::Message::UndoPressed));
    };
    let draft = after(Page::Criteria, drawn_back, |window| assert!(window.says("Cộng 102 / 100")));
    nothing.chain([import, draft]).collect()
}

/// What is open folds, what lies over the page goes, and on the page one step is gone back.
fn steps_back() -> Vec<Story> {
    let sheet = |page| {
        after(page, |app| app.frame.help(), |window| assert!(!window.says(&say!(window.words(), "app-shortcuts"))))
    };
    let listed = |app: &mut App| drop(app.update(Message::Compare(compare::Message::RegionPressed)));
    let folded = |app: &mut App| drop(app.update(Message::Print(print::Message::MenuPressed(print::Menu::Among))));
    let editions =
        |app: &mut App| drop(app.update(Message::Criteria(criteria::Message::TabPressed(criteria::Tab::Editions))));
    let steps = [
        after(Page::Import, at_review(preset::import::FAULTY), |window| {
            window.press_keys(Shortcut::Back);
            assert!(window.says(&say!(window.words(), "import-drop")), "nothing was decided: the review is left");
        }),
        after(Page::Appraisal, with_appraised_row, |window| {
            assert!(!window.says(&say!(window.words(), "appraisal-save")));
        }),
        after(Page::Results, with_question_of_trial, |window| {
            assert!(!window.says(&say!(window.words(), "what-if-ask-delete", name = "Thử")));
        }),
        after(Page::Compare, listed, |window| assert!(!window.says(&say!(window.words(), "compare-list-back")))),
        after(Page::Print, folded, |window| assert!(!window.says(&say!(window.words(), "compare-list-back")))),
        after(Page::Units, with_question_of_version, |window| {
            assert!(!window.says(&say!(window.words(), "versions-withdraw-question")));
        }),
        after(Page::Criteria, editions, |window| assert!(window.app.criteria.shows_content())),
    ];
    pages().map(sheet).chain(steps).collect()
}

fn appraises(window: &mut Window) {
    window.press(Named::ArrowDown);
    window.press_keys(Shortcut::Edit);
    assert!(window.says(&say!(window.words(), "appraisal-save")), "the row is open to be appraised");
    window.type_text("1");
    assert!(window.texts().iter().any(|text| text.ends_with('1')), "the keyboard is in it");
}

fn enters_the_form(window: &mut Window) {
    window.type_text("9");
    assert!(window.says("Cộng 99 / 100"), "the keyboard is in the points");
}

fn ticks(window: &mut Window, shortcut: Shortcut) {
    window.press(Named::ArrowDown);
    let before = window.app.templates.chosen_count();
    window.press_keys(shortcut);
    let count = window.app.templates.chosen_count();
    assert_ne!(count, before);
    assert!(window.says(&say!(window.words(), "templates-write", count = count.to_string())));
}

fn accepts() -> Vec<Story> {
    vec![
        on(Page::Templates, |window| ticks(window, Shortcut::Accept)),
        after(Page::Import, at_review(preset::import::FOREIGN), |window| assert!(window.app.import.is_deciding())),
        on(Page::Appraisal, |window| {
            window.press(Named::ArrowDown);
            window.press_keys(Shortcut::Accept);
            assert!(window.says(&say!(window.words(), "appraisal-save")));
        }),
        after(Page::Compare, pointing, |window| {
            assert_eq!(window.app.page, Page::Results);
        }),
        after(Page::Criteria, with_draft, enters_the_form),
        after(Page::Results, with_question_of_trial, |window| {
            assert!(!window.says(&say!(window.words(), "what-if-ask-delete", name = "Thử")));
        }),
        after(Page::Print, with_document, |window| {
            assert!(!window.says("HP_LaserJet"), "it is on its way, and nothing is asked any more");
        }),
        after(Page::Units, with_question_of_version, |window| {
            assert!(!window.says(&say!(window.words(), "versions-withdraw-question")));
        }),
    ]
}

impl Window {
    fn words(&self) -> std::sync::Arc<crate::i18n::Words> {
        std::sync::Arc::clone(&self.app.shared.words)
    }

    fn says(&mut self, text: &str) -> bool {
        self.sees(text)
    }

    /// The window asks for a path: no dialog of the system is here to do it.
    fn is_asked_for(&mut self, title: &str) {
        self.settle();
        let cancel = say!(self.words(), "app-path-cancel");
        assert!(self.app.asking.is_some(), "nothing is asked");
        assert!(self.says(title) && self.says(&cancel), "{title}: {:?}", self.texts());
    }

    /// Whether that is said of the import, or already why it cannot be: there is no such file, and the job may have ended.
    fn asks_or_fails(&mut self, text: &str) -> bool {
        let again = say!(self.words(), "import-again");
        self.says(text) || self.says(&again)
    }

    /// Lines on the clipboard.
    fn copied_lines(&self) -> usize {
        self.clipboard.as_deref().unwrap_or_default().lines().count()
    }

    /// All that can be seen or pasted.
    fn state(&mut self) -> (Page, Vec<String>, Option<String>) {
        (self.app.page, self.texts(), self.clipboard.clone())
    }
}

/// Where the table says that a key works.
fn named(shortcut: Shortcut, words: &crate::i18n::Words) -> BTreeSet<Page> {
    let uses = shortcut.uses(words);
    let is_everywhere = uses.iter().any(|one| one.pages().is_empty());
    if is_everywhere { pages().collect() } else { uses.iter().flat_map(Use::pages).copied().collect() }
}

#[test]
fn every_shortcut_does_what_it_says_on_every_page_it_names() {
    let words = crate::i18n::Words::new(Language::Vi);
    let mut failed = Vec::new();
    for shortcut in Shortcut::ALL {
        let stories = stories(shortcut);
        let told: BTreeSet<Page> = stories.iter().map(|story| story.page).collect();
        assert_eq!(told, named(shortcut, &words), "{}", shortcut.keys());
        for Story { page, given, then } in stories {
            let told = catch_unwind(AssertUnwindSafe(|| {
                let mut window = Window::of(given, SMALL);
                window.press_keys(shortcut);
                if let Shortcut::Go(page) = shortcut {
                    assert_eq!(window.app.page, page);
                }
                then(&mut window);
            }));
            if told.is_err() {
                println!("that was {} on {page:?}", shortcut.keys());
                failed.push(format!("{} on {page:?}", shortcut.keys()));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn a_shortcut_does_nothing_on_a_page_it_does_not_name() {
    let words = crate::i18n::Words::new(Language::Vi);
    for page in pages() {
        let mut window = Window::of(at(page), SMALL);
        let before = window.state();
        for shortcut in Shortcut::ALL.into_iter().filter(|shortcut| !named(*shortcut, &words).contains(&page)) {
            window.press_keys(shortcut);
            assert_eq!(window.state(), before, "{} on {page:?}", shortcut.keys());
        }
    }
}

#[test]
fn letters_typed_into_an_input_are_letters() {
    for page in [Page::Templates, Page::Appraisal, Page::Results, Page::Units, Page::Help] {
        let mut window = Window::of(at(page), SMALL);
        window.press_keys(Shortcut::Find);
        let letters: String = Shortcut::ALL
            .iter()
            .filter_map(|shortcut| shortcut.keys().strip_prefix("Ctrl+"))
            .filter(|key| key.len() == 1)
            .collect();
        let letters = letters.to_lowercase();
        window.type_text(&letters);
        assert_eq!(window.app.page, page);
        assert!(!window.app.frame.is_unfolded() && window.app.search.is_none() && window.app.asking.is_none());
        assert!(window.texts().contains(&letters), "{page:?}: {:?}", window.texts());
    }
}

#[test]
fn an_input_keeps_the_keys_it_needs_for_itself() {
    for page in [Page::Templates, Page::Appraisal, Page::Results, Page::Units, Page::Help] {
        let mut window = Window::of(at(page), SMALL);
        window.press_keys(Shortcut::Find);
        window.type_text("da");
        let before = window.state();
        for shortcut in [Shortcut::ChooseAll, Shortcut::Copy, Shortcut::UndoImport, Shortcut::Redo] {
            window.press_keys(shortcut);
            assert_eq!(window.state(), before, "{} on {page:?}", shortcut.keys());
        }
    }
}

#[test]
fn a_row_that_is_clicked_is_copied_though_the_caret_is_in_an_empty_input_by_then() {
    let mut window = Window::of(at(Page::Appraisal), SMALL);
    let row = window.place_of("Hồ sơ giải quyết trực tuyến").unwrap();
    window.click(row);
    window.press_keys(Shortcut::Copy);
    assert_eq!(window.copied_lines(), 2, "its heads and itself: {:?}", window.clipboard);
}

#[test]
fn without_a_file_a_key_that_needs_one_says_what_to_do() {
    let needs_file = |shortcut: &Shortcut| match shortcut {
        Shortcut::Go(page) => page.needs_file(),
        other => matches!(other, Shortcut::Import | Shortcut::Print),
    };
    for shortcut in Shortcut::ALL.into_iter().filter(needs_file) {
        let (app, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
        let mut window = Window::of(app, SMALL);
        window.press_keys(shortcut);
        assert_eq!(window.app.page, Page::Period);
        assert!(window.says(&say!(window.words(), "app-no-file-hint")), "{}", shortcut.keys());
    }
}

#[test]
fn a_file_under_review_is_found_by_some_letters_and_stays_chosen_where_it_fits() {
    let mut window = Window::of(at(Page::Import), SMALL);
    window.app.import.show_file(preset::import::FAULTY, &window.app.shared);
    window.press_keys(Shortcut::Find);
    window.type_text("an giang");
    assert_eq!(window.app.import.looked_at(), Some(preset::import::FAULTY));
    assert!(!window.says("da-nang-2020-05.xlsx"));
    window.press_keys(Shortcut::Find);
    window.type_text("da nang");
    assert_eq!(window.app.import.looked_at(), Some(preset::import::CHANGED), "what was typed before is replaced");
    window.press_keys(Shortcut::Table);
    window.press_keys(Shortcut::Table);
    assert!(window.says("da-nang-2020-05.xlsx") && !window.says("an-giang-2020-05.xlsx"));
    let _ = window.app.import.look_at_file(preset::import::FAULTY, &window.app.shared);
    assert!(window.says("an-giang-2020-05.xlsx"), "who goes to a file sees it");
}
