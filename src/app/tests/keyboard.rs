//! Everything that can be pressed is reached by the keyboard, and what is laid over the page holds it.

use super::window::{Stop, Window};
use super::*;
use crate::app::states::scenes::{self, Scene};

pub(super) const SMALL: (f32, f32) = (1366.0, 768.0);
const ENLARGED: (f32, f32) = (911.0, 512.0);

pub(super) fn at(page: Page) -> Window {
    let mut app = filled(Language::Vi);
    app.page = page;
    Window::of(app, SMALL)
}

pub(super) fn tab(window: &mut Window) {
    window.press(Named::Tab);
}

fn tab_back(window: &mut Window) {
    window.press_with(Key::Named(Named::Tab), Modifiers::SHIFT);
}

/// The one that has the keyboard.
pub(super) fn focused(window: &mut Window) -> Stop {
    let focused: Vec<Stop> = window.stops().into_iter().filter(|stop| stop.is_focused).collect();
    assert_eq!(focused.len(), 1, "one thing alone has the keyboard: {focused:?}");
    focused.into_iter().next().unwrap()
}

/// How many stops there are for Tab: choices beside each other are one.
fn count_of(stops: &[Stop]) -> usize {
    let groups: std::collections::BTreeSet<usize> = stops.iter().filter_map(|stop| stop.group).collect();
    stops.iter().filter(|stop| stop.group.is_none()).count() + groups.len()
}

/// Walks with Tab from the page's start until the first comes again; `see` looks at each.
pub(super) fn walked(window: &mut Window, mut see: impl FnMut(&mut Window, &Stop)) -> Vec<usize> {
    let mut places = Vec::new();
    loop {
        tab(window);
        let stops = window.stops();
        let focused: Vec<usize> = (0..stops.len()).filter(|place| stops[*place].is_focused).collect();
        let [place] = focused[..] else { panic!("one thing alone has the keyboard: {focused:?}") };
        if places.first() == Some(&place) {
            return places;
        }
        assert!(!places.contains(&place), "{place} comes twice in {places:?}");
        places.push(place);
        see(window, &stops[place]);
    }
}

#[test]
fn tab_reaches_everything_that_can_be_pressed_once_and_brings_it_into_sight() {
    for Scene { name, make, .. } in scenes::all().filter(|scene| scene.is_walked) {
        let mut window = Window::of(make(Language::Vi), SMALL);
        let count = count_of(&window.stops());
        let reached = walked(&mut window, |_, stop| {
            let seen = stop.seen.unwrap_or_else(|| panic!("{name}: {stop:?} is out of sight"));
            assert!(stop.is_list || seen.height + 1.0 >= stop.bounds.height, "{name}: {stop:?} is cut");
        });
        assert_eq!(reached.len(), count, "{name}");
        assert!(count > 5, "{name}: {count}");
    }
}

#[test]
fn enter_does_what_a_click_does() {
    for page in Page::PATH.into_iter().chain(Page::BESIDE) {
        let mut window = at(page);
        walked(&mut window, |window, stop| {
            if stop.is_button && !stop.text.is_empty() {
                let (entered, clicked) = window.by_enter_and_by_click(stop);
                // A table tells besides where the pointer was.
                assert!(clicked.ends_with(entered.trim_start_matches('[')), "{page:?}: {entered} {clicked}");
                // The pointer took the keyboard away; Tab begins where it was pressed.
                tab(window);
                assert_eq!(focused(window).bounds, stop.bounds, "{page:?}");
            }
        });
    }
}

fn with(window: &mut Window, key: Named, modifiers: Modifiers) {
    window.press_with(Key::Named(key), modifiers);
    window.redraw();
}

#[test]
fn columns_of_a_table_are_led_by_the_keyboard_and_kept_as_they_were_left() {
    let mut window = at(Page::Results);
    window.redraw();
    let alt = Modifiers::ALT;
    for (key, modifiers) in [
        (Named::ArrowRight, Modifiers::empty()),
        (Named::ArrowRight, Modifiers::CTRL),
        (Named::ArrowRight, alt),
        (Named::ArrowDown, alt),
        (Named::ArrowRight, Modifiers::CTRL),
        (Named::ArrowRight, alt | Modifiers::SHIFT),
    ] {
        with(&mut window, key, modifiers);
    }
    let layout = &window.app.shared.settings.tables["results"];
    assert!(layout.widths[1].is_some_and(|width| width > 200.0), "wider than it came: {layout:?}");
    assert!(layout.widths[2].is_some_and(|width| (40.0..90.0).contains(&width)), "as wide as a score: {layout:?}");
    assert_eq!(layout.sorts.iter().map(|sort| (sort.column, sort.descending)).collect::<Vec<_>>(), [(1, true)]);
    assert!(window.sees("Yên Bái"), "the last name stands first");
}

#[test]
fn the_table_behind_a_chart_and_the_cells_of_a_review_are_gone_across_too() {
    for name in ["review-cells", "appraisal", "templates", "units", "criteria-differences"] {
        let mut window = Window::of(scenes::named(name), SMALL);
        window.redraw();
        with(&mut window, Named::ArrowRight, Modifiers::CTRL);
        let chosen: Vec<usize> = window.app.tables().filter_map(|table| table.chosen_column()).collect();
        assert_eq!(chosen, [0], "{name}");
    }
    let mut window = at(Page::Compare);
    window.press_with(Key::Character("t".into()), Modifiers::CTRL);
    window.redraw();
    with(&mut window, Named::ArrowRight, Modifiers::empty());
    with(&mut window, Named::End, Modifiers::empty());
    let table = window.app.compare.tables().next().unwrap();
    assert!(table.chosen_column().is_some_and(|column| column > 0), "no chart is there that arrows could lead through");
}

#[test]
fn a_table_that_only_tells_how_it_is_laid_out_takes_no_keyboard() {
    for name in ["review-foreign", "review-rivals", "review-changed"] {
        let mut window = Window::of(scenes::named(name), SMALL);
        // Out of the parts of the file, to the list.
        with(&mut window, Named::Escape, Modifiers::empty());
        with(&mut window, Named::ArrowRight, Modifiers::CTRL);
        let led: Vec<_> = window.app.import.tables().filter(|table| table.chosen_column().is_some()).collect();
        assert_eq!(led.iter().map(|table| table.name()).collect::<Vec<_>>(), [Some("import-files")], "{name}");
    }
}

#[test]
fn shift_with_arrows_chooses_a_run_of_rows() {
    let mut window = at(Page::Results);
    with(&mut window, Named::ArrowDown, Modifiers::empty());
    for _ in 0..3 {
        with(&mut window, Named::ArrowDown, Modifiers::SHIFT);
    }
    let chosen = |window: &mut Window| window.app.results.tables().next().unwrap().chosen().clone();
    assert_eq!(chosen(&mut window), (0..=3).collect());
    with(&mut window, Named::ArrowDown, Modifiers::empty());
    assert_eq!(chosen(&mut window), [4].into());
}

#[test]
fn arrows_held_with_others_stay_with_the_input_that_is_typed_into() {
    let mut window = at(Page::Results);
    window.redraw();
    window.press_with(Key::Character("f".into()), Modifiers::CTRL);
    with(&mut window, Named::ArrowLeft, Modifiers::CTRL);
    assert!(window.app.results.tables().all(|table| table.chosen_column().is_none()));
}

#[test]
fn links_of_the_guide_are_come_to_in_their_order_and_followed_with_enter() {
    let mut app = filled(Language::Vi);
    let _ = app.explain(screen::help::place_of(Page::Import));
    let mut window = Window::of(app, SMALL);
    let is_link = |stop: &Stop| stop.bounds.x > 132.0 + 340.0 && stop.text.is_empty();
    let mut links = Vec::new();
    walked(&mut window, |_, stop| links.extend(is_link(stop).then_some((stop.bounds.y, stop.bounds.x))));
    assert!(!links.is_empty(), "the section has links");
    while !is_link(&focused(&mut window)) {
        tab(&mut window);
    }
    let before = window.app.help.in_sight();
    window.press(Named::Enter);
    assert_ne!(window.app.help.in_sight(), before, "it was followed");
    assert!(window.stops().iter().all(|stop| !(stop.is_focused && is_link(stop))), "another text has the room now");
}

#[test]
fn tab_begins_in_the_page_and_goes_on_to_the_frame() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    assert!(focused(&mut window).bounds.x > 132.0);
    let mut window = at(Page::Compare);
    tab(&mut window);
    tab_back(&mut window);
    assert_eq!(window.focused_text().as_deref(), Some("6 So sánh"), "the step of the rail that is in sight");
    tab(&mut window);
    assert!(focused(&mut window).bounds.x > 132.0);
}

#[test]
fn shift_and_tab_go_the_same_way_back() {
    let mut window = at(Page::Compare);
    let mut there = walked(&mut window, |_, _| {});
    let mut back = Vec::new();
    for _ in 0..there.len() {
        tab_back(&mut window);
        back.push(window.focused().unwrap());
    }
    there.reverse();
    assert_eq!(back, there);
}

#[test]
fn what_is_far_down_is_scrolled_into_sight_on_an_enlarged_window() {
    for name in ["settings", "criteria-whole", "print"] {
        let mut window = Window::of(scenes::named(name), ENLARGED);
        walked(&mut window, |_, stop| {
            let seen = stop.seen.unwrap_or_else(|| panic!("{name}: {stop:?} is out of sight"));
            assert!(stop.is_list || seen.height > stop.bounds.height / 2.0, "{name}: {stop:?}");
        });
    }
}

#[test]
fn a_sheet_holds_the_keyboard_and_gives_it_back() {
    let mut window = at(Page::Settings);
    (0..4).for_each(|_| tab(&mut window));
    let before = window.focused();
    window.press(Named::F1);
    assert!(window.app.frame.is_unfolded());
    let within = walked(&mut window, |_, _| {});
    assert_eq!(within.len(), 2, "to the guide, and close");
    window.press(Named::Escape);
    assert_eq!(window.focused(), before, "the page is as before");
}

/// Whoever presses Enter unseen must lose nothing.
#[test]
fn the_question_before_something_is_lost_begins_with_staying_and_tab_leads_to_the_other_answers() {
    let parting = || scenes::named("parting");
    let mut window = Window::of(parting(), SMALL);
    let within = walked(&mut window, |_, _| {});
    assert_eq!(within.len(), 3, "discard, import, stay");
    for back in [false, true] {
        let mut window = Window::of(parting(), SMALL);
        window.press_with(Key::Named(Named::Tab), if back { Modifiers::SHIFT } else { Modifiers::empty() });
        assert_ne!(window.focused_text().as_deref(), Some("Bỏ và đóng"), "back: {back}");
    }
    let mut window = Window::of(parting(), SMALL);
    window.press(Named::Enter);
    assert!(window.app.parting.is_none() && window.app.import.is_undecided());
}

#[test]
fn a_menu_opened_by_enter_begins_with_its_first_line_and_arrows_lead_through_it() {
    let mut window = at(Page::Settings);
    while window.focused_text().is_none_or(|text| !text.starts_with("Toàn quốc 2020.egov")) {
        tab(&mut window);
    }
    window.press(Named::Enter);
    assert!(window.focused_text().unwrap().starts_with("Mở tệp dữ liệu"), "{:?}", window.focused_text());
    window.press(Named::ArrowDown);
    assert!(window.focused_text().unwrap().starts_with("Tạo tệp mới"), "{:?}", window.focused_text());
    window.press(Named::ArrowUp);
    assert!(window.focused_text().unwrap().starts_with("Mở tệp dữ liệu"));
    window.press(Named::Escape);
    assert!(!window.app.frame.is_unfolded());
    assert!(window.focused_text().unwrap().starts_with("Toàn quốc 2020.egov"));
}

#[test]
fn an_input_that_is_laid_over_the_page_has_the_keyboard_at_once() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    let before = window.focused();
    window.press_with(Key::Character("k".into()), Modifiers::CTRL);
    let within = walked(&mut window, |_, _| {});
    assert_eq!(within.len(), 1, "arrows lead through what was found");
    window.press(Named::Escape);
    assert_eq!(window.focused(), before);
}

#[test]
fn other_keys_do_what_they_do_while_a_button_has_the_keyboard() {
    let mut window = at(Page::Units);
    tab(&mut window);
    assert!(window.focused().is_some());
    window.press(Named::F1);
    assert!(window.app.frame.is_unfolded());
    window.press(Named::Escape);
    window.press(Named::ArrowDown);
    assert!(window.is_in_list(), "arrows lead through the list, and Enter is the list's");
}

#[test]
fn arrows_lead_among_choices_and_never_let_go_of_the_keyboard() {
    let mut window = at(Page::Settings);
    tab_to(&mut window, "Tiếng Việt");
    window.press(Named::ArrowRight);
    assert_eq!(window.focused_text().as_deref(), Some("English"));
    for key in [Named::ArrowRight, Named::ArrowDown, Named::ArrowUp, Named::End] {
        window.press(key);
        assert_eq!(
            window.focused_text().as_deref(),
            Some("English"),
            "{key:?}: there is nothing else it could lead to"
        );
    }
    assert_eq!(window.app.shared.settings.language, Language::Vi, "nothing was chosen by it");
    window.press(Named::Enter);
    assert_eq!(window.app.shared.settings.language, Language::En);
}

#[test]
fn after_arrows_tab_goes_on_behind_the_list_and_not_at_the_top_of_the_page() {
    for page in
        [Page::Templates, Page::Appraisal, Page::Results, Page::Compare, Page::Units, Page::Criteria, Page::Help]
    {
        let mut window = at(page);
        tab(&mut window);
        window.press(Named::ArrowDown);
        if !window.is_in_list() {
            // From a choice the arrow leads among the choices first.
            (0..2).for_each(|_| window.press(Named::ArrowDown));
        }
        let stops = window.stops();
        let list = stops.iter().position(|stop| stop.is_list).unwrap_or_else(|| panic!("{page:?} has a list"));
        if stops[list].is_focused {
            tab(&mut window);
            let next = window.focused().unwrap();
            assert!(next > list || next == 0, "{page:?}: {next} comes after {list}");
        }
        window.press(Named::Escape);
    }
}

#[test]
fn a_page_has_one_list_at_a_time_and_right_and_left_lead_from_one_to_the_other() {
    let mut window = with_unit();
    let list_at = |window: &mut Window| {
        let lists: Vec<Stop> = window.stops().into_iter().filter(|stop| stop.is_list).collect();
        assert_eq!(lists.len(), 1, "{lists:?}");
        (lists[0].bounds.x, lists[0].is_focused)
    };
    let (left, _) = list_at(&mut window);
    window.press(Named::ArrowRight);
    let (right, is_focused) = list_at(&mut window);
    assert!(is_focused && right > left, "{left} {right}");
    window.press(Named::ArrowLeft);
    assert_eq!(list_at(&mut window), (left, true));
}

#[test]
fn what_is_gone_leaves_tab_where_it_was() {
    let mut app = filled(Language::Vi);
    app.page = Page::Settings;
    let mut window = Window::of(app, SMALL);
    (0..12).for_each(|_| tab(&mut window));
    let before = focused(&mut window).bounds;
    window.click((before.center_x(), before.y - 2.0));
    assert_eq!(window.focused(), None);
    tab(&mut window);
    let next = focused(&mut window).bounds;
    assert!((next.y - before.y).abs() < 60.0, "{next:?} is near {before:?}, where the pointer was");
}

fn with_draft() -> Window {
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    app.criteria = preset::criteria::draft("D1", &app.shared);
    Window::of(app, SMALL)
}

#[test]
fn enter_f2_and_right_lead_from_a_line_of_the_criteria_into_its_points_and_esc_leads_back() {
    for key in [Named::Enter, Named::F2, Named::ArrowRight] {
        let mut window = with_draft();
        window.press(Named::ArrowDown);
        window.press(Named::ArrowUp);
        assert!(window.is_in_list());
        window.press(key);
        assert_eq!(window.focused_text().as_deref(), Some("10"), "{key:?}");
        window.press(Named::ArrowDown);
        window.press(Named::PageDown);
        assert_eq!(window.focused_text().as_deref(), Some("10"), "an input of one line keeps the arrows");
        window.type_text("7");
        assert!(window.sees("Cộng 97 / 100"), "{key:?}: what stood there is replaced");
        window.press_with(Key::Character("z".into()), Modifiers::CTRL);
        assert!(window.sees("Cộng 100 / 100"), "what was typed is taken back while the caret is there");
        window.press(Named::Escape);
        assert!(window.is_in_list(), "{key:?}");
        window.press(Named::ArrowDown);
        assert!(window.is_in_list());
    }
}

#[test]
fn a_form_that_opens_has_the_keyboard_and_gives_it_back_to_what_opened_it() {
    let mut window = at(Page::Criteria);
    tab_to(&mut window, "Sao chép thành phiên bản mới");
    window.press(Named::Enter);
    assert_eq!(window.focused_text().as_deref(), Some("nq17-2020"), "the first field");
    tab(&mut window);
    tab(&mut window);
    window.press(Named::Escape);
    assert!(window.focused_text().unwrap().starts_with("Sao chép thành phiên bản mới"), "{:?}", window.focused_text());
}

#[test]
fn what_is_added_to_a_draft_is_found_by_name_and_its_first_field_has_the_keyboard() {
    let mut window = with_draft();
    for (typed, there) in [("them khoi", "Khối"), ("so lieu ca nuoc", "Số liệu cả nước")] {
        window.press_with(Key::Character("k".into()), Modifiers::CTRL);
        window.type_text(typed);
        window.press(Named::Enter);
        window.settle();
        assert!(window.app.search.is_none() && window.sees(there), "{typed}");
        assert!(window.app.criteria.is_unsaved());
        if typed == "them khoi" {
            window.type_text("so-x");
            assert!(window.texts().iter().any(|text| text.contains("so-x")), "{:?}", window.focused_text());
            window.press_with(Key::Character("z".into()), Modifiers::CTRL);
        }
    }
    assert!(window.sees("chọn tiêu chí trong danh sách"), "a figure belongs to an indicator");
    window.press(Named::Escape);
    assert!(window.is_in_list());
}

#[test]
fn tabs_of_pages_are_found_by_name() {
    let find = |typed: &str| {
        let mut window = at(Page::Period);
        window.press_with(Key::Character("k".into()), Modifiers::CTRL);
        window.type_text(typed);
        window.press(Named::Enter);
        window.settle();
        window
    };
    for (typed, page) in [
        ("anh huong den hang", Page::Criteria),
        ("thu thay doi", Page::Results),
        ("so voi nhom", Page::Results),
        ("cac ky", Page::Results),
        ("muon len hang", Page::Results),
        ("phan tan", Page::Compare),
    ] {
        assert_eq!(find(typed).app.page, page, "{typed}");
    }
}

#[test]
fn the_question_before_something_is_lost_shows_from_the_start_where_the_keyboard_is() {
    let mut app = filled(Language::Vi);
    app.page = Page::Criteria;
    app.criteria = preset::criteria::draft("D1", &app.shared);
    let mut window = Window::of(app, SMALL);
    window.hears(Message::CloseRequested(iced::window::Id::unique()));
    assert!(window.app.parting.is_some());
    assert!(window.focused_text().unwrap().contains("Ở lại"), "{:?}", window.focused_text());
}

#[test]
fn a_file_that_does_not_say_whose_it_is_takes_its_period_at_once() {
    let mut app = filled(Language::Vi);
    app.page = Page::Import;
    app.import.show_file(preset::import::NAMELESS, &app.shared);
    let mut window = Window::of(app, SMALL);
    // Out of the parts of the file, to the list.
    window.press(Named::Escape);
    assert!(window.is_in_list());
    window.press(Named::Enter);
    window.type_text("2020-06");
    assert_eq!(window.focused_text().as_deref(), Some("2020-06"));
    window.press(Named::Escape);
    assert!(window.is_in_list(), "{:?}", window.focused_text());
}

#[test]
fn where_there_is_little_room_arrows_only_move_the_row_enter_opens_and_esc_leads_back_to_it() {
    let mut window = Window::of(scenes::named("results"), ENLARGED);
    window.redraw();
    let row = |window: &mut Window| window.app.results.tables().next().unwrap().selected();
    (0..3).for_each(|_| window.press(Named::ArrowDown));
    assert_eq!((row(&mut window), window.is_in_list()), (Some(2), true));
    assert!(!window.sees("Quay lại"), "nothing is opened by it");
    window.press(Named::Enter);
    assert!(window.app.results.has_parts());
    window.press(Named::Escape);
    assert!(!window.app.results.has_parts());
    assert_eq!((row(&mut window), window.is_in_list()), (Some(2), true));
}

#[test]
fn enter_on_a_button_is_not_the_pages_own_enter() {
    let mut app = filled(Language::Vi);
    app.page = Page::Import;
    app.import.show_file(preset::import::FOREIGN, &app.shared);
    let mut window = Window::of(app, SMALL);
    tab(&mut window);
    window.press(Named::Enter);
    assert!(!window.app.import.is_deciding());
}

#[test]
fn a_click_takes_the_keyboard_from_a_button() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    window.click((700.0, 740.0));
    assert_eq!(window.focused(), None);
}

/// Tab to what says something.
pub(super) fn tab_to(window: &mut Window, text: &str) {
    let count = window.stops().len();
    for _ in 0..count {
        tab(window);
        if window.focused_text().is_some_and(|focused| focused.contains(text)) {
            return;
        }
    }
    panic!("nothing says {text}");
}

#[test]
fn a_short_list_of_choices_is_led_through_by_arrows_and_gives_the_keyboard_back() {
    let mut window = at(Page::Compare);
    tab_to(&mut window, "Tất cả các vùng");
    window.press(Named::Enter);
    assert_eq!(window.focused_text().as_deref(), Some("Tất cả các vùng"), "it begins at what is chosen");
    window.press(Named::ArrowDown);
    assert_eq!(window.focused_text().as_deref(), Some("Trung du và miền núi phía Bắc"));
    let within = walked(&mut window, |_, _| {});
    assert!(within.len() >= 8, "and the way back: {within:?}");
    window.press(Named::Escape);
    assert!(window.focused_text().unwrap().contains("Tất cả các vùng"), "{:?}", window.focused_text());
}

#[test]
fn a_long_list_of_choices_begins_at_the_chosen_one_in_sight_and_enter_takes_what_arrows_come_to() {
    let mut window = at(Page::Compare);
    tab_to(&mut window, "Đà Nẵng");
    window.press(Named::Enter);
    assert!(window.sees("Quay lại") && window.sees("Đà Nẵng"), "the chosen unit is far down the list");
    window.press(Named::ArrowDown);
    window.press(Named::Enter);
    let own = window.app.shared.settings.own_unit.clone().unwrap();
    assert_eq!(own, "49", "the one below it");
    assert!(!window.sees("Quay lại"));
    assert!(window.focused().is_some(), "the keyboard is back where the list was opened");
}

pub(super) fn with_unit() -> Window {
    let mut app = filled(Language::Vi);
    app.results.show_province(preset::province_view(), None);
    Window::of(app, SMALL)
}

#[test]
fn enter_and_space_tick_the_row_that_the_keyboard_is_at_in_the_templates() {
    let mut window = at(Page::Templates);
    let count = |window: &Window| window.app.templates.chosen_count();
    let before = count(&window);
    window.press(Named::ArrowDown);
    window.press(Named::Enter);
    assert_ne!(count(&window), before);
    window.press(Named::Space);
    assert_eq!(count(&window), before);
}

#[test]
fn typing_goes_on_in_its_field_where_the_first_letter_takes_away_what_was_refused() {
    for size in [(1366.0, 768.0), (683.0, 384.0)] {
        let mut app = filled(Language::Vi);
        app.page = Page::Appraisal;
        click(&mut app, preset::APPRAISED);
        app.appraisal.show_refused(&app.shared.words);
        let mut window = Window::of(app, size);
        assert!(window.sees("D2: không nhận ‘3000’."));
        window.press(Named::F2);
        window.type_text("12/345");
        assert!(window.sees("12/345") && !window.sees("D2: không nhận ‘3000’."), "{size:?}");
    }
}
