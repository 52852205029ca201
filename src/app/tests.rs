mod enlarged;
mod indicators;
mod keyboard;
mod leading;
mod pointing;
mod shell;
mod shortcuts;
mod tables;
mod unfinished;
mod window;

use super::*;
use crate::i18n::Language;
use iced::keyboard::{Key, Modifiers, key::Named};
use iced_test::Simulator;

fn app(language: Language) -> App {
    let settings = Settings { language, own_unit: Some("48".into()), ..Settings::default() };
    let (mut app, _) = App::start(settings, Dialogs::answering(Vec::new()), None);
    let file = preset::file(&app.shared.words);
    let _ = app.show_file(file);
    app
}

pub(super) fn filled(language: Language) -> App {
    let mut app = app(language);
    app.results.show(preset::results(&app.shared.words));
    app.appraisal.show(preset::appraisal(&app.shared.words));
    app.compare.show(preset::compare(&app.shared.words), preset::drawn());
    app.print.show(preset::print(&app.shared.words), 126, preset::paper());
    app.units.show(preset::units());
    app.templates.show(preset::templates());
    app.criteria.show(preset::criteria::shelf(), &app.shared);
    app
}

pub(super) fn simulator(app: &App, size: (f32, f32)) -> Simulator<'_, Message> {
    Simulator::with_size(preset::settings(), size, app.view())
}

pub(super) fn click(app: &mut App, text: &str) {
    let messages: Vec<_> = {
        let mut simulator = simulator(app, (1366.0, 768.0));
        simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        simulator.into_messages().collect()
    };
    for message in messages {
        let _ = app.update(message);
    }
}

pub(super) fn press(app: &mut App, key: Key, modifiers: Modifiers) {
    let _ = app.update(Message::Pressed { key, modifiers, taken: false });
}

pub(super) fn control(letter: &str) -> (Key, Modifiers) {
    (Key::Character(letter.into()), Modifiers::CTRL)
}

#[test]
fn an_opened_file_with_data_shows_its_results() {
    let app = app(Language::Vi);
    assert_eq!(app.page, Page::Results);
    assert_eq!(app.title(), "Toàn quốc 2020.egov – Chấm điểm Chính quyền điện tử");
}

#[test]
fn what_choosing_another_criteria_set_comes_to_is_said_before_it_is_done() {
    let mut app = filled(Language::Vi);
    let shown = app.shared.file.as_ref().unwrap().catalogue.clone();
    app.shared.file.as_mut().unwrap().editions = preset::editions();
    click(&mut app, &shown);
    assert!(simulator(&app, (1366.0, 768.0)).find("58 đơn vị có số liệu kỳ này theo bộ tiêu chí này.").is_ok());
    assert!(!app.errands.is_busy());
    click(&mut app, "nq17-2020 v2: Bộ tiêu chí năm 2020");
    assert!(app.errands.is_busy() && !app.frame.is_unfolded());
    assert!(simulator(&app, (1366.0, 768.0)).find("Đang tính lại điểm theo bộ tiêu chí đã chọn…").is_ok());
}

#[test]
fn a_set_that_ships_is_taken_into_the_file_from_where_it_is_looked_at() {
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    assert!(simulator(&app, (1366.0, 768.0)).click("Chấm theo bộ này").is_err(), "the file has it");
    let shipped = preset::criteria::shelf().editions.iter().position(|line| !line.held).unwrap();
    let _ = app.update(Message::Criteria(screen::criteria::Message::EditionPressed(shipped)));
    click(&mut app, "Chấm theo bộ này");
    assert!(app.errands.is_busy());
}

#[test]
fn the_rail_leads_through_the_path_of_the_work() {
    let mut app = filled(Language::Vi);
    for (text, page) in [
        ("Nhập", Page::Import),
        ("Thẩm định", Page::Appraisal),
        ("So sánh", Page::Compare),
        ("In", Page::Print),
        ("Biểu mẫu", Page::Templates),
        ("Kỳ đánh giá", Page::Period),
    ] {
        click(&mut app, text);
        assert_eq!(app.page, page);
    }
    let (key, modifiers) = control("5");
    press(&mut app, key, modifiers);
    assert_eq!(app.page, Page::Results);
}

#[test]
fn the_language_is_switched_live() {
    let mut app = filled(Language::Vi);
    click(&mut app, "EN");
    assert!(simulator(&app, (1366.0, 768.0)).find("Compare").is_ok());
    click(&mut app, "VI");
    assert!(simulator(&app, (1366.0, 768.0)).find("So sánh").is_ok());
}

#[test]
fn without_a_file_only_the_first_step_is_open() {
    let (mut app, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
    let (key, modifiers) = control("5");
    press(&mut app, key, modifiers);
    assert_eq!(app.page, Page::Period);
    assert_eq!(app.notices.len(), 1, "the key says what is to be done first");
    let _ = app.update(Message::FileDropped("a.xlsx".into()));
    assert_eq!(app.notices.len(), 2, "and so does what was dropped");
}

#[test]
fn dropped_workbooks_lead_to_the_import() {
    let mut app = filled(Language::Vi);
    let _ = app.update(Message::FilesHover(true));
    let _ = app.update(Message::FileDropped("a.xlsx".into()));
    assert_eq!(app.page, Page::Import);
    assert!(!app.shared.files_hover);
}

#[test]
fn a_file_that_cannot_be_opened_is_said_and_changes_nothing() {
    let mut app = filled(Language::Vi);
    let (handle, _) = job::run(|_| ());
    let fault = Fault {
        what: "Không mở được ‘a.egov’.".into(), more: vec!["Tệp đang mở ở nơi khác.".into()]
    };
    let report = job::Report { job: handle.id(), event: job::Event::Finished(Err(fault)) };
    app.opening = Some(Opening::new(handle));
    let _ = app.update(Message::Opened(report));
    assert!(simulator(&app, (1366.0, 768.0)).find("Không mở được ‘a.egov’.").is_ok());
    assert!(app.shared.file.is_some());
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    assert!(app.notices.is_empty());
}

#[test]
fn the_own_unit_is_chosen_above_and_seen_everywhere() {
    let mut app = filled(Language::Vi);
    click(&mut app, "Đơn vị của tôi: Đà Nẵng");
    for event in [widget::pick_from_list::Event::Typed("lam dong".into()), widget::pick_from_list::Event::Confirmed] {
        let _ = app.update(Message::Frame(frame::Message::OwnListed(event)));
    }
    assert_eq!(app.shared.settings.own_unit.as_deref(), Some("68"));
    assert!(simulator(&app, (1366.0, 768.0)).find("Đơn vị của tôi: Lâm Đồng").is_ok());
}

#[test]
fn f1_shows_the_shortcuts_and_escape_closes_them() {
    let mut app = filled(Language::Vi);
    press(&mut app, Key::Named(Named::F1), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Phím tắt").is_ok());
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Phím tắt").is_err());
}

#[test]
fn undo_by_key_asks_first() {
    let mut app = filled(Language::Vi);
    let (key, modifiers) = control("z");
    press(&mut app, key, modifiers);
    assert_eq!(app.page, Page::Import);
    assert!(simulator(&app, (1366.0, 768.0)).find("Giữ lại").is_ok());
}

#[test]
fn the_drawn_pictures_all_fit_the_least_window() {
    for page in Page::PATH.into_iter().chain(Page::BESIDE) {
        let mut app = filled(Language::Vi);
        app.page = page;
        let mut simulator = simulator(&app, (1024.0, 600.0));
        assert!(simulator.find("Đã lưu").is_ok(), "{page:?}");
    }
}

#[test]
fn without_a_period_results_and_comparison_lead_to_where_one_comes_from() {
    let mut app = filled(Language::Vi);
    app.shared.file.as_mut().unwrap().period = None;
    for key in ["5", "6", "7"] {
        let (key, modifiers) = control(key);
        press(&mut app, key, modifiers);
        assert!(simulator(&app, (1366.0, 768.0)).find("Nhập tệp Excel").is_ok());
    }
    click(&mut app, "Lập biểu mẫu");
    assert_eq!(app.page, Page::Templates);
}

#[test]
fn an_illustrative_file_says_so_on_every_page() {
    for page in Page::PATH.into_iter().chain([Page::Units, Page::Criteria]) {
        let mut app = filled(Language::En);
        app.shared.file.as_mut().unwrap().marking = Some("SỐ LIỆU MINH HỌA".into());
        app.page = page;
        assert!(simulator(&app, (1024.0, 640.0)).find("SỐ LIỆU MINH HỌA").is_ok(), "{page:?}");
    }
}

#[test]
fn making_the_sample_can_be_stopped_and_its_late_answer_is_not_taken() {
    let (mut app, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
    let (handle, _) = job::run(|_| ());
    let id = handle.id();
    app.opening = Some(Opening::new(handle));
    let step = job::Report { job: id, event: job::Event::Step { done: 3, total: 87 } };
    let _ = app.update(Message::Opened(step));
    let mut window = simulator(&app, (1366.0, 768.0));
    let told = states::text::seen(&mut window);
    drop(window);
    assert_eq!(told.iter().filter(|text| text.content == "đang đọc 3/87").count(), 2, "on the page and below it");
    assert!(!told.iter().any(|text| text.content == "Sẵn sàng"));
    click(&mut app, "Dừng");
    let file = preset::file(&app.shared.words);
    let late = job::Report { job: id, event: job::Event::Finished(Ok(file)) };
    let _ = app.update(Message::Opened(late));
    assert!(app.shared.file.is_none());
}

#[test]
fn print_from_anywhere_leads_to_the_documents_and_says_when_there_is_no_file() {
    let mut app = filled(Language::Vi);
    let (key, modifiers) = control("p");
    press(&mut app, key.clone(), modifiers);
    assert_eq!(app.page, Page::Print);
    press(&mut app, key.clone(), modifiers);
    assert!(simulator(&app, (1366.0, 768.0)).find("HP_LaserJet").is_ok(), "there it asks for the printer");
    let (mut empty, _) = App::start(Settings::default(), Dialogs::answering(Vec::new()), None);
    press(&mut empty, key, modifiers);
    assert_eq!(empty.notices.len(), 1);
}

fn reviewing(file: usize) -> App {
    let mut app = filled(Language::Vi);
    app.page = Page::Import;
    app.import.show_file(file, &app.shared);
    app
}

#[test]
fn enter_confirms_in_the_review_and_an_input_keeps_its_own() {
    let mut app = reviewing(preset::import::FOREIGN);
    let enter = Key::Named(Named::Enter);
    let _ = app.update(Message::Pressed { key: enter.clone(), modifiers: Modifiers::empty(), taken: true });
    assert!(!app.import.is_deciding());
    press(&mut app, enter, Modifiers::empty());
    assert!(app.import.is_deciding());
}

#[test]
fn keys_of_the_review_do_nothing_behind_a_sheet_or_on_another_page() {
    for act in [|app: &mut App| app.frame.help(), |app: &mut App| app.page = Page::Units] {
        let mut app = reviewing(preset::import::FOREIGN);
        act(&mut app);
        press(&mut app, Key::Named(Named::Enter), Modifiers::empty());
        assert!(!app.import.is_deciding());
    }
}

#[test]
fn ctrl_enter_writes_what_was_reviewed() {
    let mut app = reviewing(preset::import::FAULTY);
    press(&mut app, Key::Named(Named::Enter), Modifiers::CTRL);
    assert!(app.import.is_writing());
}

#[test]
fn f2_edits_and_f4_leaves_as_is() {
    let mut app = reviewing(preset::import::FAULTY);
    press(&mut app, Key::Named(Named::F2), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Xong").is_ok());
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Xong").is_err());
    press(&mut app, Key::Named(Named::F4), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Tự đánh giá!F14").is_ok());
}

#[test]
fn arrows_lead_across_the_parts_of_a_file() {
    let mut app = reviewing(preset::import::CHANGED);
    press(&mut app, Key::Named(Named::ArrowRight), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("như tệp ghi").is_ok());
    press(&mut app, Key::Named(Named::ArrowLeft), Modifiers::empty());
    assert!(simulator(&app, (1366.0, 768.0)).find("Đang có").is_ok());
}

#[test]
fn the_versions_of_a_unit_open_from_its_results() {
    let mut app = filled(Language::Vi);
    app.results.show_province(preset::province_view(), None);
    click(&mut app, "Các bản đã gửi");
    assert_eq!(app.page, Page::Units);
    press(&mut app, Key::Named(Named::Escape), Modifiers::empty());
    assert_eq!(app.page, Page::Units);
}

#[test]
fn a_draft_of_a_criteria_set_stays_when_another_page_is_shown_and_is_asked_about_at_the_end() {
    let mut app = filled(Language::Vi);
    click(&mut app, "Biểu mẫu");
    click(&mut app, "Bộ tiêu chí…");
    assert_eq!(app.page, Page::Criteria);
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let (key, modifiers) = control("5");
    press(&mut app, key, modifiers);
    assert!(app.page == Page::Results && app.criteria.is_unsaved());
    assert!(simulator(&app, (1366.0, 768.0)).find("Bản nháp bộ tiêu chí còn đó, chưa lưu (Ctrl+B).").is_ok());
    let _ = app.update(Message::CloseRequested(iced::window::Id::unique()));
    assert_eq!(app.page, Page::Criteria);
    click(&mut app, "Ở lại");
    assert!(app.criteria.is_unsaved());
    click(&mut app, "Bỏ bản nháp…");
    assert!(app.criteria.is_unsaved(), "asked first");
    click(&mut app, "Bỏ bản nháp");
    assert!(!app.criteria.is_unsaved());
}

#[test]
fn another_file_leaves_the_draft_and_takes_what_was_looked_at() {
    let mut app = filled(Language::Vi);
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let mut other = preset::file(&app.shared.words);
    other.path = "/khác.egov".into();
    let _ = app.show_file(other);
    assert!(app.criteria.is_unsaved() && app.criteria.is_stale());
}

#[test]
fn what_is_done_to_a_draft_is_taken_back_and_made_again_by_key() {
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let typed = screen::criteria::Message::Typed("max".into(), "12".into());
    let _ = app.update(Message::Criteria(typed));
    let sum = |app: &App, text: &str| simulator(app, (1366.0, 768.0)).find(text).is_ok();
    assert!(sum(&app, "Cộng 102 / 100 điểm"));
    let (key, modifiers) = control("z");
    press(&mut app, key, modifiers);
    assert!(sum(&app, "Cộng 100 / 100 điểm"));
    let (key, modifiers) = control("y");
    press(&mut app, key, modifiers);
    assert!(sum(&app, "Cộng 102 / 100 điểm"));
}

#[test]
fn what_was_done_on_the_appraisal_is_said_at_the_foot_of_that_page_and_of_no_other() {
    let mut app = filled(Language::Vi);
    app.page = Page::Appraisal;
    app.appraisal.show_saved("D1", &app.shared);
    let said = "Đà Nẵng, D1: đã ghi 150/1.000 (15,00%). Ctrl+Z để hoàn tác.";
    for size in [(1366.0, 768.0), (911.0, 512.0), (683.0, 384.0)] {
        let mut seen = simulator(&app, size);
        assert!(seen.find(said).is_ok() && seen.find("Đã lưu").is_err(), "{size:?}");
    }
    app.page = Page::Results;
    let mut seen = simulator(&app, (1366.0, 768.0));
    assert!(seen.find(said).is_err() && seen.find("Đã lưu").is_ok());
}

#[test]
fn the_key_that_undoes_says_so_on_a_page_without_steps_also_where_no_import_could_be_undone() {
    let mut app = filled(Language::Vi);
    app.shared.file.as_mut().unwrap().undoable = None;
    for page in [Page::Templates, Page::Appraisal, Page::Criteria] {
        app.page = page;
        app.notices.clear();
        let (key, modifiers) = control("z");
        press(&mut app, key, modifiers);
        let said: Vec<&str> = app.notices.iter().map(|notice| notice.title.as_str()).collect();
        assert_eq!(said, ["Trang này không có bước nào để hoàn tác."], "{page:?}");
    }
}
