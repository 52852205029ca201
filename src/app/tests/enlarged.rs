//! Where the keyboard is, and what is said, where everything is enlarged: at every size there is a ring in sight.

use super::keyboard::{SMALL, at, focused, tab, tab_to};
use super::window::Window;
use super::*;
use crate::app::shortcut::Shortcut;
use crate::app::states::scenes;
use crate::app::theme::space;

/// A screen of 1366 × 768 at 150 % and at 200 %.
const ENLARGED: (f32, f32) = (911.0, 512.0);
const LEAST: (f32, f32) = (683.0, 384.0);

fn sized(page: Page, size: (f32, f32)) -> Window {
    let mut app = filled(Language::Vi);
    app.page = page;
    Window::of(app, size)
}

/// Something has the keyboard as soon as the next picture is drawn, and that is in sight.
fn assert_ring(window: &mut Window, when: &str) {
    window.redraw();
    let stops = window.stops();
    let focused = stops.iter().find(|stop| stop.is_focused);
    let focused = focused.unwrap_or_else(|| panic!("{when}: nothing has the keyboard: {:?}", window.texts()));
    assert!(focused.seen.is_some_and(|seen| seen.height > 4.0), "{when}: {focused:?}");
}

#[test]
fn who_makes_a_draft_or_discards_it_is_told_and_sees_at_once_where_the_keyboard_is() {
    for size in [SMALL, ENLARGED, LEAST] {
        let mut window = sized(Page::Criteria, size);
        assert!(window.sees("Đã lưu"));
        tab_to(&mut window, "Sao chép thành phiên bản mới");
        window.press(Named::Enter);
        window.press(Named::Enter);
        assert!(window.app.criteria.is_unsaved(), "{size:?}");
        assert_ring(&mut window, "copied");
        assert!(window.sees("Đã tạo bản nháp nq17-2020 v2"), "{size:?}: {:?}", window.texts());
        assert!(window.sees("Bản nháp chưa lưu") && !window.sees("Đã lưu"), "{size:?}");
        tab_to(&mut window, "Bỏ bản nháp…");
        window.press(Named::Enter);
        tab_to(&mut window, "Bỏ bản nháp");
        window.press(Named::Enter);
        assert!(!window.app.criteria.is_unsaved(), "{size:?}");
        assert_ring(&mut window, "discarded");
        assert!(window.sees("Đã bỏ bản nháp nq17-2020 v2") && window.sees("Đã lưu"), "{size:?}: {:?}", window.texts());
    }
}

#[test]
fn who_discards_a_draft_with_the_pointer_sees_no_ring() {
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let mut window = Window::of(app, SMALL);
    for text in ["Bỏ bản nháp…", "Bỏ bản nháp"] {
        let place = window.place_of(text).unwrap();
        window.click(place);
    }
    window.redraw();
    assert!(!window.app.criteria.is_unsaved() && window.focused().is_none());
}

#[test]
fn a_draft_that_is_not_saved_is_told_on_every_page_and_is_a_press_away() {
    let mut window = sized(Page::Criteria, SMALL);
    window.app.criteria = preset::criteria::draft("D1", &window.app.shared);
    window.press_with(Key::Character("5".into()), Modifiers::CTRL);
    let place = window.place_of("Bản nháp chưa lưu").unwrap();
    window.click(place);
    assert_eq!(window.app.page, Page::Criteria);
}

#[test]
fn the_keyboard_goes_along_to_the_choices_that_take_the_room_of_what_is_chosen_and_back() {
    for (page, back) in [(Page::Compare, "‹ Biểu đồ"), (Page::Print, "‹ Bản xem trước")] {
        let mut window = sized(page, LEAST);
        tab_to(&mut window, " · ");
        window.press(Named::Enter);
        assert!(window.sees(back), "{page:?}: {:?}", window.texts());
        assert_ring(&mut window, "choices");
        assert!(focused(&mut window).group.is_some(), "at what is chosen: {:?}", window.focused_text());
        tab_to(&mut window, back);
        window.press(Named::Enter);
        assert!(!window.sees(back), "{page:?}");
        assert_ring(&mut window, "back");
        assert!(window.is_in_list(), "{page:?}: {:?}", window.focused_text());
        tab_to(&mut window, " · ");
        window.press(Named::Enter);
        window.press(Named::Escape);
        assert_ring(&mut window, "by Esc");
    }
}

#[test]
fn who_comes_by_key_to_several_files_of_one_unit_reads_what_is_asked() {
    for size in [SMALL, ENLARGED, LEAST] {
        for key in [Named::Enter, Named::ArrowRight] {
            let mut window = Window::of(scenes::named("review-rivals"), size);
            window.press(Named::Escape);
            window.press(key);
            assert_ring(&mut window, "entered");
            assert!(window.is_in_list() && window.sees("tệp khác nhau cho"), "{size:?}, {key:?}: {:?}", window.texts());
            window.press(Named::ArrowDown);
            assert!(window.sees("Tệp A khác tệp"), "{size:?}: what differs is led through: {:?}", window.texts());
        }
    }
}

#[test]
fn a_backup_is_made_from_any_page_and_that_stays_in_sight() {
    let mut window = at(Page::Results);
    window.press_keys(Shortcut::Search);
    window.type_text("sao luu ngay");
    window.press(Named::Enter);
    assert!(window.app.errands.is_busy() && window.app.page == Page::Results);
    assert_ring(&mut window, "backed up");
}

#[test]
fn what_a_page_can_do_that_was_not_looked_at_yet_is_told_there_and_not_called_closed() {
    let mut window = Window::of(app(Language::Vi), SMALL);
    for (typed, page) in [("chep hinh", Page::Compare), ("sao chep thanh phien ban", Page::Criteria)] {
        window.press_keys(Shortcut::Search);
        window.type_text(typed);
        assert!(!window.sees("chưa dùng được lúc này") && window.sees("trên trang"), "{typed}: {:?}", window.texts());
        window.press(Named::Enter);
        assert_eq!(window.app.page, page, "{typed}");
    }
}

#[test]
fn ranks_and_percentages_of_both_versions_are_in_sight_at_every_size() {
    for size in [SMALL, ENLARGED, LEAST] {
        let mut window = Window::of(scenes::named("criteria-rescore"), size);
        window.redraw();
        for head in ["Hạng trước", "Hạng sau", "% trước", "% sau"] {
            assert!(window.sees(head), "{size:?}, {head}: {:?}", window.texts());
        }
    }
}

#[test]
fn a_field_that_nothing_was_typed_into_leaves_steps_to_the_page() {
    let mut app = filled(Language::Vi);
    app.page = Page::Appraisal;
    click(&mut app, preset::APPRAISED);
    let typed = screen::appraisal::Message::ReasonTyped("Đã đối chiếu hồ sơ".into());
    let _ = app.update(Message::Appraisal(typed));
    let _ = app.update(Message::Appraisal(screen::appraisal::Message::CancelPressed));
    let _ = app.update(Message::Appraisal(screen::appraisal::Message::ByTyped(String::new())));
    let mut window = Window::of(app, SMALL);
    let field = window.place_of("Người thẩm định").unwrap();
    window.click(field);
    window.type_text("L");
    window.press(Named::Backspace);
    window.press_keys(Shortcut::UndoImport);
    assert!(!window.sees("Đã đối chiếu hồ sơ"), "who typed means letters");
    tab(&mut window);
    tab(&mut window);
    window.click(field);
    window.press_keys(Shortcut::UndoImport);
    assert!(window.sees("Đã đối chiếu hồ sơ"), "{:?}", window.texts());
}

#[test]
fn nothing_is_taken_back_behind_the_box_that_finds_anything() {
    let mut window = at(Page::Results);
    window.press_keys(Shortcut::Search);
    window.press_keys(Shortcut::UndoImport);
    assert!(window.app.page == Page::Results && window.app.search.is_some());
}

#[test]
fn the_line_that_arrows_lead_to_in_the_outline_stays_in_sight() {
    for size in [SMALL, ENLARGED] {
        let mut window = sized(Page::Criteria, size);
        window.app.criteria = preset::criteria::draft("A1", &window.app.shared);
        window.press(Named::Home);
        let steps = [Named::ArrowDown; 14].into_iter().chain([Named::End, Named::PageUp, Named::Home]);
        for step in steps {
            window.press(step);
            let line = window.marked();
            let is_seen = line.is_some_and(|line| line.height > space::ROW_DENSE - 1.0);
            assert!(is_seen, "{size:?}, {step:?}: {line:?}, {:?}", window.texts());
        }
    }
}

#[test]
fn what_was_left_out_of_an_import_has_room_and_is_come_to_by_key() {
    for size in [ENLARGED, LEAST] {
        let mut window = Window::of(scenes::named("import-done"), size);
        window.press(Named::ArrowDown);
        let table = focused(&mut window);
        assert!(table.is_list && table.seen.unwrap().height > 110.0, "{size:?}: {table:?}");
        tab_to(&mut window, "Mở lại các tệp này");
        assert_ring(&mut window, "reopen");
        window.press(Named::End);
        (0..12).for_each(|_| window.press(Named::ArrowDown));
        let last = "Tong hop.ods";
        assert!(window.sees(last), "{size:?}: past the last cell the files are led to: {:?}", window.texts());
        (0..4).for_each(|_| window.press(Named::ArrowUp));
        assert!(focused(&mut window).seen.unwrap().height > 110.0, "{size:?}: and back to the cells");
    }
}

#[test]
fn the_question_before_an_import_is_taken_back_has_the_ring_at_once_and_arrows_lead_between_its_answers() {
    for size in [SMALL, ENLARGED, LEAST] {
        let mut window = Window::of(scenes::named("undo-asking"), size);
        let told = window.app.import.told_what_goes(preset::import::undo_takes());
        window.hears(Message::Import(told));
        assert_ring(&mut window, "told");
        assert_eq!(window.focused_text().as_deref(), Some("Giữ lại"), "{size:?}: what loses nothing");
        window.press(Named::ArrowLeft);
        assert!(window.focused_text().unwrap().contains("Hoàn tác"), "{size:?}: {:?}", window.focused_text());
        window.press(Named::ArrowRight);
        assert_eq!(window.focused_text().as_deref(), Some("Giữ lại"), "{size:?}");
        window.press_with(Key::Named(Named::Tab), Modifiers::SHIFT);
        assert!(window.focused_text().unwrap().contains("Hoàn tác"), "{size:?}: each is a stop of Tab");
        tab(&mut window);
        window.press(Named::Enter);
        assert!(!window.app.import.asks_undo(), "{size:?}: the first Enter keeps it");
    }
}
