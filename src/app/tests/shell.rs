//! What the window has beside its pages: settings, the box that finds anything, help.

use super::*;

#[test]
fn settings_open_without_a_file_and_what_is_chosen_is_seen_at_once() {
    let (mut app, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
    let (key, modifiers) = control(",");
    press(&mut app, key, modifiers);
    assert_eq!(app.page, Page::Settings);
    click(&mut app, "English");
    assert_eq!(app.shared.settings.language, Language::En);
    assert!(simulator(&app, (1366.0, 768.0)).find("Letters, minutes and reports").is_err());
    click(&mut app, "High contrast");
    assert_eq!(app.shared.settings.appearance, theme::Appearance::HighContrast);
}

#[test]
fn what_is_written_in_one_step_is_told_on_every_page_while_it_lasts() {
    let told = |app: &App, text: &str| simulator(app, (1366.0, 768.0)).find(text).is_ok();
    let mut app = filled(Language::Vi);
    assert!(told(&app, "Đã lưu"));
    app.import.show_taking_back(false);
    assert!(told(&app, "Đang hoàn tác…") && !told(&app, "Đã lưu"), "on the page {:?}", app.page);
    app.import.show_taking_back(true);
    assert!(told(&app, "Đang nhập lại…"));
    let mut app = filled(Language::Vi);
    app.criteria.show_keeping();
    assert!(told(&app, "Đang ghi bộ tiêu chí…"));
}

#[test]
fn other_digits_are_asked_of_the_results_anew_and_another_paper_is_printed_on() {
    let mut app = filled(Language::Vi);
    let digits = Settings { digits: Some(0), ..app.shared.settings.clone() };
    let _ = app.set(digits);
    assert!(!app.compare.is_stale());
    assert!(simulator(&app, (1366.0, 768.0)).find("Hà Nội").is_err(), "the results are being asked for anew");
    assert_eq!(app.shared.ask().unwrap().wishes.digits, Some(0));
}

#[test]
fn an_own_unit_that_the_open_file_does_not_know_is_not_asked_about() {
    let mut app = filled(Language::Vi);
    assert!(app.shared.own().is_some());
    app.shared.settings.own_unit = Some("khong-co".into());
    assert_eq!(app.shared.ask().unwrap().own, None, "it belongs to a person, who opens files of other units too");
}

#[test]
fn settings_are_kept_when_the_page_is_left_and_when_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    let mut app = filled(Language::Vi);
    app.shared.settings_file = Some(file.clone());
    let _ = app.go(Page::Settings);
    let typed = screen::settings::Message::NameTyped("Ban Chỉ đạo".into());
    let _ = app.update(Message::Settings(typed));
    assert!(!file.exists(), "not at every letter");
    let _ = app.go(Page::Results);
    assert_eq!(Settings::load(&file).letterhead.name, "Ban Chỉ đạo");
    let moved = place::Event::Settled { size: Some(iced::Size::new(1100.0, 700.0)), corner: None, maximised: false };
    let _ = app.update(Message::Window(moved));
    let _ = app.update(Message::CloseRequested(iced::window::Id::unique()));
    assert_eq!(Settings::load(&file).window.map(|place| place.width), Some(1100.0));
}

#[test]
fn settings_that_cannot_be_kept_are_told_to_who_sets_them() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("tệp");
    std::fs::write(&blocked, "x").unwrap();
    let mut app = filled(Language::Vi);
    app.shared.settings_file = Some(blocked.join("settings.json"));
    let dark = Settings { appearance: theme::Appearance::Dark, ..app.shared.settings.clone() };
    let _ = app.set(dark.clone());
    assert!(app.notices.is_empty(), "the work is not disturbed");
    let _ = app.go(Page::Settings);
    let _ = app.set(dark);
    assert_eq!(app.notices.len(), 1);
}

#[test]
fn one_box_finds_anything_and_opens_it() {
    let mut app = filled(Language::Vi);
    let (key, modifiers) = control("k");
    press(&mut app, key.clone(), modifiers);
    let _ = app.update(Message::Search(search::Message::Typed("so sanh".into())));
    let _ = app.update(Message::Search(search::Message::Confirmed));
    assert_eq!(app.page, Page::Compare);
    assert!(app.search.is_none());
    press(&mut app, key.clone(), modifiers);
    let _ = app.update(Message::Search(search::Message::Typed("giao dien toi".into())));
    let _ = app.update(Message::Search(search::Message::Confirmed));
    assert_eq!(app.shared.settings.appearance, theme::Appearance::Dark);
    press(&mut app, key, modifiers);
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    assert!(app.search.is_none());
}

#[test]
fn a_period_is_typed_as_people_write_it_and_told_before_it_is_shown() {
    let mut app = filled(Language::Vi);
    let _ = app.update(Message::Frame(frame::Message::PeriodPressed));
    for (typed, code) in [("6/2020", "2020-06"), ("quy 2 2020", "2020-Q2"), ("2020", "2020")] {
        let _ = app.update(Message::Frame(frame::Message::PeriodTyped(typed.into())));
        let told = app.shared.words.period(code.parse().unwrap());
        assert!(simulator(&app, (1366.0, 768.0)).find(told.as_str()).is_ok(), "{typed}: {told}");
    }
    let _ = app.update(Message::Frame(frame::Message::PeriodTyped("13/2020".into())));
    let hint = say!(app.shared.words, "app-period-hint");
    assert!(simulator(&app, (1366.0, 768.0)).find(hint.as_str()).is_ok());
}

#[test]
fn letters_that_come_before_the_box_has_the_keyboard_are_in_it() {
    let mut app = filled(Language::Vi);
    let (key, modifiers) = control("k");
    press(&mut app, key, modifiers);
    for letter in ["d", "a"] {
        press(&mut app, Key::Character(letter.into()), Modifiers::empty());
    }
    assert_eq!(app.search.as_ref().map(Search::query), Some("da"));
    // What the field took in itself is not told twice.
    let _ =
        app.update(Message::Pressed { key: Key::Character("n".into()), modifiers: Modifiers::empty(), taken: true });
    assert_eq!(app.search.as_ref().map(Search::query), Some("da"));
}

#[test]
fn the_box_finds_files_under_review_and_shows_them() {
    let mut app = reviewing(preset::import::FAULTY);
    let name = app.import.files(&app.shared)[preset::import::CHANGED].line.name.clone();
    app.page = Page::Results;
    let (key, modifiers) = control("k");
    press(&mut app, key, modifiers);
    let _ = app.update(Message::Search(search::Message::Typed(name)));
    let _ = app.update(Message::Search(search::Message::Confirmed));
    assert_eq!(app.page, Page::Import);
    assert_eq!(app.import.looked_at(), Some(preset::import::CHANGED));
}

#[test]
fn the_guide_opens_at_what_it_says_of_the_page_in_sight() {
    let mut app = filled(Language::Vi);
    press(&mut app, Key::Named(Named::F1), Modifiers::SHIFT);
    assert_eq!(app.page, Page::Help);
    assert!(simulator(&app, (1366.0, 768.0)).find("Bước 5. Kết quả").is_ok());
    let mut app = reviewing(preset::import::FAULTY);
    press(&mut app, Key::Named(Named::F1), Modifiers::SHIFT);
    assert!(simulator(&app, (1366.0, 768.0)).find("Các loại lỗi, cảnh báo").is_ok());
    assert!(simulator(&app, (1366.0, 768.0)).find("Bước 3. Nhập").is_err(), "the open finding is what is asked about");
    let mut app = filled(Language::Vi);
    app.page = Page::Import;
    press(&mut app, Key::Named(Named::F1), Modifiers::empty());
    click(&mut app, "Hướng dẫn về trang này");
    assert!(app.page == Page::Help && !app.frame.is_unfolded());
}

#[test]
fn the_sheet_says_what_every_key_does() {
    let mut app = filled(Language::Vi);
    app.frame.help();
    let mut simulator = simulator(&app, (1093.0, 614.0));
    for part in shortcut::sheet::parts(app.page, &app.shared.words) {
        assert!(simulator.find(part.title.as_str()).is_ok(), "{}", part.title);
        for (key, said) in part.lines.iter().flat_map(|(key, said)| said.iter().map(move |said| (key, said))) {
            assert!(simulator.find(said.as_str()).is_ok(), "{key}: {said}");
        }
    }
}

#[test]
fn findings_and_scores_lead_to_what_is_said_of_them() {
    let mut app = reviewing(preset::import::FAULTY);
    click(&mut app, "?");
    assert_eq!(app.page, Page::Import, "it is explained in place");
    click(&mut app, "Xem trong hướng dẫn");
    assert_eq!(app.page, Page::Help);
    let mut app = filled(Language::Vi);
    app.results.show_province(preset::province_view(), Some("D1"));
    app.results.reveal_opened();
    click(&mut app, "Quy tắc tính điểm: mức đạt chỉ tiêu");
    assert_eq!(app.page, Page::Help);
    assert_eq!(app.help.reads(), "Mức đạt chỉ tiêu (achievement)", "its rule, no other");
}

#[test]
fn doubtful_figures_and_faults_of_a_criteria_set_lead_to_what_is_said_of_them() {
    let mut app = filled(Language::Vi);
    app.results.show_province(preset::province_view(), None);
    app.results.reveal_opened();
    click(&mut app, "Số liệu cần kiểm tra");
    click(&mut app, "?");
    assert_eq!(app.page, Page::Help);
    assert_eq!(app.help.reads(), "Số lũy kế giảm (fell)");
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let pressed: Vec<_> = {
        // High enough for all of the form.
        let mut simulator = simulator(&app, (1366.0, 2400.0));
        simulator.click("?").unwrap_or_else(|error| panic!("{error}"));
        simulator.into_messages().collect()
    };
    for message in pressed {
        let _ = app.update(message);
    }
    assert_eq!((app.page, app.help.reads()), (Page::Help, "Mức đạt chỉ tiêu (achievement)"), "the rule that is chosen");
}

#[test]
fn cells_left_over_after_an_import_lead_to_what_is_said_of_them() {
    let mut app = filled(Language::Vi);
    app.page = Page::Import;
    app.import.show_done();
    click(&mut app, "?");
    assert_eq!(app.page, Page::Help);
    assert!(app.import.explained().is_none(), "no cell was chosen");
}

#[test]
fn workbooks_dropped_too_early_are_read_once_a_file_is_open() {
    let (mut app, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
    let _ = app.update(Message::FileDropped("a.xlsx".into()));
    assert_eq!((app.page, app.dropped_early.len()), (Page::Period, 1));
    let file = preset::file(&app.shared.words);
    let _ = app.show_file(file);
    assert_eq!((app.page, app.dropped_early.len()), (Page::Import, 0));
}

#[test]
fn the_window_has_the_picture_of_its_data_files() {
    let drawn = include_str!("../../../assets/icon/egov-score.svg");
    assert_eq!(crate::chart::rgba(drawn, 1.0).unwrap().rgba, icon_pixels());
}

/// The window started with files, as by "open with" or a drop on the program's icon.
fn started_with(paths: &[&std::path::Path]) -> App {
    let paths = paths.iter().map(|path| path.to_path_buf());
    App::start(Settings::default(), Dialogs::answering(Vec::new()), paths).0
}

#[test]
fn workbooks_and_folders_given_at_the_start_are_taken_like_dropped_ones() {
    let folder = tempfile::tempdir().unwrap();
    let workbook = folder.path().join("Đà Nẵng.XLSX");
    std::fs::write(&workbook, "x").unwrap();
    let mut app = started_with(&[&workbook, folder.path()]);
    assert!(app.opening.is_none());
    assert_eq!((app.dropped_early.len(), app.notices.len()), (2, 1), "a data file is asked for");
    let file = preset::file(&app.shared.words);
    let _ = app.show_file(file);
    assert_eq!((app.page, app.dropped_early.len()), (Page::Import, 0));
    let app = started_with(&[&folder.path().join("a.egov"), &workbook]);
    assert!(app.opening.is_some());
    assert_eq!((app.dropped_early.len(), app.notices.len()), (1, 0), "the data file is underway");
}

#[test]
fn what_is_neither_is_opened_and_refused_and_of_two_data_files_the_second_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("công văn.pdf");
    std::fs::write(&other, "%PDF").unwrap();
    for path in [other, folder.path().join("mất rồi.xlsx")] {
        let app = started_with(&[&path]);
        assert!(app.opening.is_some() && app.dropped_early.is_empty(), "{}", path.display());
        let refused = data::open_file(&path, None, &app.shared.words).unwrap_err();
        assert!(refused.what.contains(path.file_name().unwrap().to_str().unwrap()), "{}", refused.text());
    }
    let mut app = started_with(&["/a.egov".as_ref(), "/b.egov".as_ref()]);
    let file = preset::file(&app.shared.words);
    let _ = app.show_file(file);
    assert_eq!(app.notices.len(), 1);
    assert!(simulator(&app, (1366.0, 768.0)).find("/b.egov").is_ok());
}

#[test]
fn everything_of_the_top_bar_is_in_sight_where_there_is_just_room() {
    for language in [Language::Vi, Language::En] {
        let mut app = filled(language);
        app.shared.file.as_mut().unwrap().marking = Some("SỐ LIỆU MINH HỌA".into());
        let mut simulator = simulator(&app, (1085.0, 600.0));
        // The wheel of the settings stands right of it, some 36 pixels wide.
        let help = simulator.find("F1").unwrap().bounds();
        assert!(help.x + help.width + 36.0 <= 1085.0, "{language:?}: {help:?}");
    }
}

#[test]
fn closing_says_first_what_it_would_lose() {
    let close = |app: &mut App| {
        let _ = app.update(Message::CloseRequested(iced::window::Id::unique()));
        app.parting.is_some()
    };
    assert!(!close(&mut filled(Language::Vi)));
    let mut app = reviewing(preset::import::FAULTY);
    assert!(!close(&mut app), "what was only read is read again");
    let mut app = reviewing(preset::import::FAULTY);
    press(&mut app, Key::Named(Named::F4), Modifiers::empty());
    app.page = Page::Results;
    assert_eq!((close(&mut app), app.page), (true, Page::Import));
}

#[test]
fn widths_and_order_of_a_table_are_found_again_at_the_next_start() {
    use crate::app::widget::virtual_table::Event;
    let folder = tempfile::tempdir().unwrap();
    let kept_in = folder.path().join("settings.json");
    let mut app = filled(Language::Vi);
    app.shared.settings_file = Some(kept_in.clone());
    let of_results = |event| Message::Results(screen::results::Message::List(screen::results::InList::Table(event)));
    for event in [Event::EdgeTaken(2, 72.0), Event::Dragged(500.0), Event::Dragged(540.0)] {
        let _ = app.update(of_results(event));
    }
    assert!(app.shared.settings.tables.is_empty(), "the edge is still held");
    for event in [Event::Released, Event::SortBy(1)] {
        let _ = app.update(of_results(event));
    }
    let settings = Settings::load(&kept_in);
    assert_eq!(settings.tables["results"].widths, [None, None, Some(112.0)]);
    let head = |app: &App| simulator(app, (1366.0, 768.0)).find("% tối đa").unwrap().bounds().x;
    let usual = head(&filled(Language::Vi));

    let mut next = filled(Language::Vi);
    next.shared.settings = settings;
    next.shared.settings_file = Some(kept_in.clone());
    let _ = next.keep_tables();
    next.results.rearrange();
    assert!(head(&next) != usual);
    let first = |app: &App, name: &str| simulator(app, (1366.0, 768.0)).find(name).map(|found| found.bounds().y).ok();
    assert!(first(&next, "An Giang") < first(&next, "Bạc Liêu"), "by name, as it was left");

    let _ = next.update(Message::Settings(screen::settings::Message::TablesReset));
    assert_eq!(head(&next), usual);
    assert!(Settings::load(&kept_in).tables.is_empty());
}

/// The logical size of a screen of 1366 × 768 shown so large, without what a window's own frame takes.
fn shown_at(percent: f32) -> (f32, f32) {
    (1366.0 * 100.0 / percent, 768.0 * 100.0 / percent)
}

#[test]
fn on_a_small_screen_shown_larger_nothing_of_the_top_bar_is_cut() {
    use crate::app::states::text::seen;
    for language in [Language::Vi, Language::En] {
        let mut app = filled(language);
        app.shared.file.as_mut().unwrap().marking = Some("SỐ LIỆU MINH HỌA".into());
        for percent in [100.0, 110.0, 125.0, 150.0, 175.0, 200.0] {
            let size = shown_at(percent);
            let texts = seen(&mut simulator(&app, size));
            let bar: Vec<_> = texts.iter().filter(|text| text.bounds.y < 40.0).collect();
            assert!(bar.len() >= 5, "{percent}: {bar:?}");
            for text in bar {
                let ends = text.bounds.x + text.bounds.width;
                assert!(!text.is_cut() && ends <= size.0, "{percent} %: {} at {:?}", text.content, text.bounds);
            }
        }
    }
}

#[test]
fn choices_without_room_beside_what_is_chosen_are_one_press_away_and_escape_leads_back() {
    let pages = [
        ("compare", "Xếp hạng · Tổng điểm", "Kiểu biểu đồ"),
        ("print", "Hồ sơ đơn vị · Đà Nẵng", "Tài liệu"),
        ("help-guide", "Bước 3. Nhập", "Các loại lỗi, cảnh báo"),
        ("criteria-draft", "D1 Dịch vụ công trực tuyến mức độ 4", "Thêm nhóm"),
    ];
    let size = shown_at(200.0);
    for (state, chosen, choice) in pages {
        let mut app = crate::app::states::scenes::named(state);
        assert!(simulator(&app, size).find(choice).is_err(), "{state}: both have no room");
        let messages: Vec<_> = {
            let mut simulator = simulator(&app, size);
            simulator.click(chosen).unwrap_or_else(|error| panic!("{state}: {error}"));
            simulator.into_messages().collect()
        };
        messages.into_iter().for_each(|message| drop(app.update(message)));
        assert!(simulator(&app, size).find(choice).is_ok(), "{state}: the choices are there");
        press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
        assert!(simulator(&app, size).find(choice).is_err(), "{state}: and gone again");
    }
}

/// In the least window that people have, however large they make what it shows.
#[test]
fn file_period_criteria_set_and_own_unit_are_in_sight_at_every_scale() {
    use crate::app::states::text::{Seen, seen};
    let app = filled(Language::Vi);
    for percent in [100.0, 125.0, 150.0, 175.0, 200.0] {
        let mut shown = simulator(&app, shown_at(percent));
        let bar = |text: &Seen| text.bounds.y < 40.0;
        let said: Vec<String> = seen(&mut shown).into_iter().filter(bar).map(|text| text.content).collect();
        for part in ["Toàn quốc 2020", "5", "NQ17-2020 v1", "Đà Nẵng"] {
            assert!(said.iter().any(|text| text.contains(part)), "{part} at {percent} %: {said:?}");
        }
    }
}

#[test]
fn what_a_narrow_bar_has_no_room_for_is_in_one_menu() {
    let mut app = filled(Language::Vi);
    let size = shown_at(200.0);
    let click = |app: &mut App, text: &str| {
        let messages: Vec<_> = {
            let mut simulator = simulator(app, size);
            simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            simulator.into_messages().collect()
        };
        for message in messages {
            let _ = app.update(message);
        }
    };
    click(&mut app, "Đà Nẵng");
    let found = simulator(&app, size).find("An Giang").unwrap().bounds();
    assert!(found.x > 0.0 && found.x + found.width < size.0, "the list hangs inside the window: {found:?}");
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    click(&mut app, "Khác");
    click(&mut app, "English");
    assert_eq!(app.shared.settings.language, Language::En);
    assert!(!app.frame.is_unfolded());
    click(&mut app, "More");
    click(&mut app, "Settings");
    assert_eq!(app.page, Page::Settings);
}
