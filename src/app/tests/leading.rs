//! Where keys lead: one stop a group with arrows in it, to a page and back from it, into what is opened and out again.

use super::keyboard::{SMALL, at, focused, tab, tab_to, walked, with_unit};
use super::window::{Stop, Window};
use super::*;

#[test]
fn arrows_come_to_every_one_of_choices_beside_each_other_and_to_nothing_else() {
    for page in Page::PATH.into_iter().chain(Page::BESIDE) {
        let mut window = at(page);
        window.redraw();
        let mut groups = Vec::new();
        walked(&mut window, |_, stop| groups.extend(stop.group));
        for group in groups {
            while focused(&mut window).group != Some(group) {
                tab(&mut window);
            }
            let of_group: Vec<Stop> = window.stops().into_iter().filter(|stop| stop.group == Some(group)).collect();
            let middle = of_group[0].bounds.center_y();
            let is_one_line = of_group.iter().all(|stop| (stop.bounds.center_y() - middle).abs() < 8.0);
            let of_group = of_group.len();
            let mut reached = std::collections::BTreeSet::from([window.focused().unwrap()]);
            // To the first, then line by line to the last.
            let mut lead = |window: &mut Window, key: Named| {
                let before = window.focused();
                window.press(key);
                let is_moved = window.focused() != before && focused(window).group == Some(group);
                assert_eq!(focused(window).group, Some(group), "{page:?}, {key:?}");
                reached.extend(window.focused().filter(|_| is_moved));
                is_moved
            };
            for way in [Named::ArrowDown, Named::ArrowUp] {
                loop {
                    while lead(&mut window, Named::ArrowRight) {}
                    while lead(&mut window, Named::ArrowLeft) {}
                    // Up and down are the page's where there is but one line.
                    if is_one_line || !lead(&mut window, way) {
                        break;
                    }
                }
            }
            assert_eq!(reached.len(), of_group, "{page:?}: {reached:?}");
        }
    }
}

#[test]
fn tab_comes_to_choices_at_the_chosen_one() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    assert_eq!(window.focused_text().as_deref(), Some("Tiếng Việt"));
    tab(&mut window);
    assert_eq!(window.focused_text().as_deref(), Some("Sáng"), "the next of the settings, and not the next language");
    let mut window = at(Page::Compare);
    window.hears(Message::Compare(screen::compare::Message::KindPicked(screen::compare::ChartKind::Strip)));
    tab_to(&mut window, "Phân bố");
    assert!(window.stops().iter().filter(|stop| stop.is_focused).all(|stop| stop.group.is_some()));
}

#[test]
fn the_heads_of_a_table_are_one_stop_and_arrows_lead_among_them() {
    let mut window = at(Page::Results);
    window.redraw();
    tab_to(&mut window, "Hạng");
    window.press(Named::ArrowRight);
    let second = window.focused_text().unwrap();
    assert!(second.contains("Đơn vị"), "{second}");
    window.press(Named::Enter);
    assert_eq!(
        window.focused_text().map(|text| text.contains("Đơn vị")),
        Some(true),
        "it sorts, and keeps the keyboard"
    );
    tab(&mut window);
    assert_eq!(window.focused_text().as_deref(), Some("Về thứ tự đầu"));
    tab(&mut window);
    assert!(window.is_in_list(), "behind what can be pressed comes the table");
}

#[test]
fn who_goes_to_a_page_by_key_finds_the_keyboard_in_its_list_or_at_what_is_chosen_there() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    for _ in 0..2 {
        window.press_with(Key::Character("5".into()), Modifiers::CTRL);
        assert!(window.app.page == Page::Results && window.is_in_list(), "where it is already, too");
        tab(&mut window);
    }
    for (key, there) in [("7", "Hồ sơ"), (",", "Tiếng Việt")] {
        window.press_with(Key::Character(key.into()), Modifiers::CTRL);
        let said = window.focused_text().unwrap_or_default();
        assert!(window.is_in_list() || said.contains(there), "{key}: {said}");
    }
}

#[test]
fn a_page_that_is_clicked_shows_no_ring() {
    let mut window = at(Page::Settings);
    tab(&mut window);
    let step = window.place_of("Kết quả").unwrap();
    window.click(step);
    window.redraw();
    assert_eq!((window.app.page, window.focused()), (Page::Results, None));
    window.press_with(Key::Character(",".into()), Modifiers::CTRL);
    window.hears(Message::Frame(frame::Message::PagePressed(Page::Results)));
    window.redraw();
    assert!(window.is_in_list(), "but who leads by keys sees it in the list");
}

#[test]
fn what_is_found_by_name_has_the_keyboard_and_what_was_only_done_leaves_it_where_it_was() {
    fn find(window: &mut Window, typed: &str) {
        window.press_with(Key::Character("k".into()), Modifiers::CTRL);
        window.type_text(typed);
        window.press(Named::Enter);
        assert!(window.app.search.is_none());
    }
    let mut window = at(Page::Criteria);
    find(&mut window, "anh huong den hang");
    assert_eq!(window.focused_text().as_deref(), Some("Ảnh hưởng đến hạng"), "the tab that was opened");
    let mut window = at(Page::Compare);
    find(&mut window, "phan bo");
    assert!(window.is_in_list(), "{:?}", window.texts());
    let mut window = at(Page::Units);
    (0..2).for_each(|_| tab(&mut window));
    let before = window.focused();
    find(&mut window, "co hien thi 125");
    assert_eq!(window.focused(), before);
    let mut window = at(Page::Units);
    find(&mut window, "co hien thi 125");
    assert!(window.is_in_list(), "nothing had it, and the rail has it never: {:?}", window.focused_text());
}

#[test]
fn arrows_in_the_frame_open_what_unfolds_there_and_do_nothing_to_the_page() {
    for held in [Modifiers::empty(), Modifiers::ALT] {
        let mut window = at(Page::Results);
        tab_to(&mut window, "Tháng 5 năm 2020");
        window.press_with(Key::Named(Named::ArrowDown), held);
        assert!(window.app.frame.is_unfolded(), "{held:?}");
        window.press(Named::Escape);
        assert!(window.focused_text().unwrap().contains("Tháng 5 năm 2020"));
    }
    let mut window = at(Page::Results);
    tab_to(&mut window, "đơn vị đã gửi");
    let before = window.focused();
    for key in [Named::ArrowDown, Named::ArrowRight, Named::PageDown, Named::End] {
        window.press(key);
        assert_eq!(window.focused(), before, "{key:?}");
    }
    assert!(window.app.results.tables().all(|table| table.selected().is_none()));
}

#[test]
fn arrows_lead_through_the_indicators_of_a_unit_and_enter_opens_why_one_has_its_points() {
    let below = "So sánh tiêu chí này giữa các đơn vị";
    let mut window = with_unit();
    window.press(Named::ArrowRight);
    for _ in 0..8 {
        window.press(Named::ArrowDown);
        assert!(!window.sees(below), "nothing is opened by it");
    }
    for key in [Named::Enter, Named::ArrowRight] {
        window.press(key);
        assert!(window.sees(below), "{key:?}: all of it is in sight");
        window.press(Named::Escape);
        assert!(!window.sees(below) && window.is_in_list(), "{key:?}");
    }
}

#[test]
fn tab_leads_from_an_indicator_into_what_is_opened_below_it_and_esc_back_to_it() {
    let mut window = with_unit();
    window.press(Named::ArrowRight);
    (0..4).for_each(|_| window.press(Named::ArrowDown));
    window.press(Named::Enter);
    tab(&mut window);
    let copy = "Chép lời giải trình";
    assert_eq!(window.focused_text().as_deref(), Some(copy), "of this indicator, and no score of another");
    window.press(Named::Escape);
    assert!(window.is_in_list() && !window.sees(copy));
    window.press(Named::ArrowRight);
    window.press(Named::ArrowRight);
    assert_eq!(window.focused_text().as_deref(), Some(copy), "an arrow leads there, too");
    window.press_with(Key::Character("c".into()), Modifiers::CTRL | Modifiers::SHIFT);
    let copied = window.clipboard.clone().unwrap();
    assert!(copied.lines().count() > 3 && copied.contains("Đà Nẵng"), "{copied}");
}

#[test]
fn esc_leads_back_to_the_page_that_something_was_looked_at_from() {
    let mut window = at(Page::Compare);
    let _ = window.app.compare.point(widget::Direction::Down);
    window.press(Named::Enter);
    assert!(window.app.page == Page::Results && window.app.results.has_opened());
    window.press(Named::Escape);
    assert_eq!(window.app.page, Page::Compare, "a unit opened from a chart");
    window.press(Named::Escape);
    assert_eq!(window.app.page, Page::Compare, "no further");
    let mut window = with_unit();
    let compared = screen::results::InUnit::ComparePressed("D1".into());
    window.hears(Message::Results(screen::results::Message::Unit(compared)));
    assert_eq!(window.app.page, Page::Compare);
    window.press(Named::Escape);
    assert!(window.app.page == Page::Results && window.app.results.has_opened(), "an indicator compared from a unit");
    window.press_with(Key::Character("6".into()), Modifiers::CTRL);
    window.press(Named::Escape);
    assert_eq!(window.app.page, Page::Compare, "who went there by another way stays");
}

#[test]
fn one_chart_is_printed_as_it_was_compared_last_until_another_is_chosen() {
    use crate::app::screen::{compare, print};
    let go = |window: &mut Window, key: &str| window.press_with(Key::Character(key.into()), Modifiers::CTRL);
    let mut window = at(Page::Compare);
    window.hears(Message::Print(print::Message::Chosen(print::Chosen::Kind(print::Kind::Chart))));
    window.hears(Message::Compare(compare::Message::KindPicked(compare::ChartKind::Strip)));
    go(&mut window, "7");
    assert_eq!(window.app.print.charted(), compare::ChartKind::Strip);
    window.hears(Message::Print(print::Message::Chosen(print::Chosen::ChartKind(compare::ChartKind::Dots))));
    go(&mut window, "6");
    go(&mut window, "7");
    assert_eq!(window.app.print.charted(), compare::ChartKind::Dots, "what was chosen here stays");
}

#[test]
fn the_profile_of_the_unit_that_is_open_is_printed_until_another_is_chosen() {
    use crate::app::screen::print::{Chosen, Kind, Message as OfPrint};
    let print_after = |window: &mut Window, opened: &str| {
        window.press_with(Key::Character("5".into()), Modifiers::CTRL);
        let _ = window.app.results.open(opened, &window.app.shared);
        window.press_with(Key::Character("7".into()), Modifiers::CTRL);
        window.app.print.show(preset::print(&window.app.shared.words), 2, preset::paper());
        window.app.print.unit_printed(&window.app.shared).unwrap()
    };
    let mut window = at(Page::Results);
    assert_eq!(print_after(&mut window, "20"), "20");
    window.hears(Message::Print(OfPrint::Chosen(Chosen::Unit("17".into()))));
    assert_eq!(print_after(&mut window, "20"), "17", "what was chosen here stays");
    assert_eq!(print_after(&mut window, "92"), "92");
    window.hears(Message::Print(OfPrint::Chosen(Chosen::Kind(Kind::Pack))));
    assert_eq!(window.app.print.unit_printed(&window.app.shared).as_deref(), Some("17"), "it is of no profile");
    while window.app.results.back() {}
    window.press_with(Key::Character("5".into()), Modifiers::CTRL);
    window.press_with(Key::Character("7".into()), Modifiers::CTRL);
    window.hears(Message::Print(OfPrint::Chosen(Chosen::Kind(Kind::Profile))));
    window.app.print.show(preset::print(&window.app.shared.words), 2, preset::paper());
    assert_eq!(window.app.print.unit_printed(&window.app.shared).as_deref(), Some("17"), "none is open");
}

#[test]
fn what_is_gone_without_a_key_gives_the_keyboard_to_the_list_as_soon_as_that_is_drawn() {
    let mut window = with_unit();
    window.press(Named::ArrowRight);
    window.press(Named::Enter);
    tab(&mut window);
    assert!(!window.is_in_list() && window.focused().is_some());
    let closed = Message::Results(screen::results::Message::Unit(screen::results::InUnit::Closed));
    window.hears(closed);
    assert_eq!(window.focused(), None);
    window.redraw();
    assert!(window.is_in_list());
}

#[test]
fn the_periods_of_the_file_are_led_through_by_arrows() {
    let mut window = at(Page::Period);
    tab_to(&mut window, "tháng 5 năm 2020");
    window.press(Named::ArrowDown);
    let below = window.focused_text().unwrap();
    assert!(below.contains("năm 20") && !below.contains("tháng 5 năm 2020"), "{below}");
    window.press(Named::ArrowUp);
    window.press(Named::Enter);
    assert_eq!(window.app.page, Page::Results);
}

#[test]
fn what_is_asked_before_a_version_changes_begins_with_the_answer_that_changes_nothing() {
    let mut app = filled(Language::Vi);
    app.page = Page::Units;
    let panel = screen::versions::Versions::showing(preset::versions(), preset::import::changes(), &app.shared);
    app.units.show_versions(panel);
    let ask = screen::versions::Message::DeedPressed(data::Deed::Withdraw);
    let _ = app.update(Message::Units(screen::units::Message::Versions(ask)));
    let mut window = Window::of(app, SMALL);
    tab(&mut window);
    assert!(window.focused_text().unwrap().contains("Hủy"), "{:?}", window.focused_text());
    window.press(Named::Enter);
    assert!(!window.sees("Hủy"));
}

#[test]
fn an_indicator_that_is_opened_and_folded_stays_in_sight_on_a_page_that_is_scrolled_as_a_whole() {
    let mut window = Window::of(crate::app::states::scenes::named("province"), (683.0, 384.0));
    window.press(Named::Enter);
    window.press(Named::End);
    let is_in_sight = |window: &mut Window| window.is_in_list() && window.place_of("E5").is_some();
    assert!(is_in_sight(&mut window), "{:?}", window.texts());
    for key in [Named::Enter, Named::Enter, Named::Enter, Named::Escape] {
        window.press(key);
        assert!(is_in_sight(&mut window), "{key:?}: {:?}", window.texts());
    }
}

#[test]
fn enter_in_the_outline_that_stands_in_place_of_the_form_leads_into_the_form() {
    let mut window = Window::of(crate::app::states::scenes::named("criteria-outline"), (683.0, 384.0));
    window.hears(Message::Criteria(screen::criteria::Message::ListPressed));
    window.hears(Message::Criteria(screen::criteria::Message::ListPressed));
    assert!(window.is_in_list(), "{:?}", window.focused_text());
    window.press(Named::Enter);
    assert!(!window.is_in_list() && window.focused().is_some(), "{:?}", window.texts());
}
