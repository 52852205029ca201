//! The indicators of an opened unit are a table like the others, whose rows come in groups.

use super::window::Window;
use super::*;
use crate::app::shortcut::Shortcut;
use crate::app::states::scenes;
use crate::i18n::Words;
use crate::say;

#[test]
fn letters_lead_through_the_indicators_of_an_opened_unit_too() {
    let mut window = Window::of(scenes::named("province"), (1366.0, 768.0));
    window.press(Named::ArrowRight);
    window.type_text("c");
    window.press_keys(Shortcut::Copy);
    let copied = window.clipboard.take().unwrap();
    let names = copied.lines().nth(1).map(|line| line.split('\t').take(2).any(|name| name.starts_with('C')));
    assert_eq!(names, Some(true), "its code or its name: {copied}");
}

#[test]
fn indicators_of_an_opened_unit_are_copied_while_the_keyboard_is_there() {
    let mut window = Window::of(scenes::named("province"), (1366.0, 768.0));
    window.press_keys(Shortcut::Copy);
    assert!(window.clipboard.take().unwrap().starts_with("Hạng\tĐơn vị"), "the keyboard is in the list");
    window.press(Named::ArrowRight);
    window.press_keys(Shortcut::Copy);
    let one = window.clipboard.take().unwrap();
    assert!(one.starts_with("Mã\tTiêu chí\tGiá trị") && one.lines().count() == 2, "{one}");
    window.press_with(Key::Named(Named::ArrowDown), Modifiers::SHIFT);
    window.press_keys(Shortcut::Copy);
    assert_eq!(window.clipboard.take().unwrap().lines().count(), 3);
    window.press_keys(Shortcut::ChooseAll);
    window.press_keys(Shortcut::Copy);
    let all = window.clipboard.take().unwrap();
    let count = preset::province_view().groups.iter().map(|group| group.indicators.len()).sum::<usize>();
    assert_eq!(all.lines().count(), count + 1);
    assert!(all.contains("\t-16,0\t47\t4,67\t10\t-5,33\t"), "figures, and what points are out of, are numbers: {all}");
}

#[test]
fn groups_of_indicators_dissolve_while_these_are_sorted_and_are_back_in_the_first_order() {
    let mut window = Window::of(scenes::named("province"), (1366.0, 768.0));
    let words = Words::new(Language::Vi);
    (0..3).for_each(|_| window.redraw());
    let group = "D. Phục vụ người dân, doanh nghiệp";
    assert!(window.sees(group));
    let lost = window.place_of(&say!(words, "results-column-lost")).expect("a head of points lost");
    window.click(lost);
    assert!(!window.sees(group));
    window.press_keys(Shortcut::ChooseAll);
    window.press_keys(Shortcut::Copy);
    let copied = window.clipboard.take().unwrap();
    let codes: Vec<&str> = copied.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(codes[..4], ["D4", "B4", "E4", "D3"], "what cost most points first, equals as in the form");
    let back = window.place_of(&say!(words, "app-unsort")).expect("the way back");
    window.click(back);
    assert!(window.sees("E. An toàn thông tin"), "they are back, and the row of the keyboard is in sight");
}

#[test]
fn heads_of_indicators_are_one_stop_before_the_list_and_a_right_click_there_offers_an_order() {
    let mut window = Window::of(scenes::named("province"), (1366.0, 768.0));
    let words = Words::new(Language::Vi);
    (0..3).for_each(|_| window.redraw());
    window.press(Named::ArrowRight);
    assert!(window.is_in_list());
    window.press_with(Key::Named(Named::Tab), Modifiers::SHIFT);
    assert_eq!(window.focused_text(), Some(say!(words, "appraisal-column-code")), "the heads");
    (0..2).for_each(|_| window.press(Named::ArrowRight));
    assert_eq!(window.focused_text(), Some(say!(words, "results-column-value")));
    window.press(Named::Enter);
    window.press_with(Key::Named(Named::Tab), Modifiers::empty());
    assert!(window.is_in_list());
    let state = window.place_of(&say!(words, "results-column-state")).unwrap();
    window.click_right(state);
    let also = window.place_of(&say!(words, "app-menu-sort-also")).expect("it can be added to the other");
    window.click(also);
    let sorts = window.app.shared.settings.tables["results-indicators"].sorts.clone();
    assert_eq!(sorts.iter().map(|sort| sort.column).collect::<Vec<_>>(), [2, 9]);
}

#[test]
fn a_right_click_on_an_indicator_has_a_menu_for_its_cell_at_every_size() {
    let words = Words::new(Language::Vi);
    for size in [(1366.0, 768.0), (911.0, 512.0), (683.0, 384.0)] {
        let mut window = Window::of(scenes::named("province-long"), size);
        (0..3).for_each(|_| window.redraw());
        window.press(Named::ArrowRight);
        window.redraw();
        let score = window.place_of("4,67 / 10").unwrap_or_else(|| panic!("no score in sight in {size:?}"));
        window.click_right(score);
        let copy = window.place_of(&say!(words, "app-menu-copy-cell")).expect("the row pointed at is chosen alone");
        window.click(copy);
        assert_eq!(window.clipboard.take().as_deref(), Some("4,67\n"), "{size:?}");
    }
}
