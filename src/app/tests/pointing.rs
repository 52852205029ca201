//! What the pointer meets: things stay where they are under it, and what a click is meant for is what it opens.

use super::keyboard::{at, with_unit};
use super::window::Window;
use super::*;
use crate::app::screen::versions::Versions;
use crate::app::shortcut::Shortcut;
use crate::app::widget::virtual_table::ColumnStep;

const SIZE: (f32, f32) = (1366.0, 768.0);

fn height_of(app: &App, size: (f32, f32), text: &str) -> f32 {
    simulator(app, size).find(text).unwrap_or_else(|error| panic!("{text}: {error}")).bounds().y
}

#[test]
fn a_row_of_units_stays_under_the_pointer_when_its_versions_open() {
    let windows = [SIZE, (1280.0, 720.0)];
    for (language, size) in [Language::Vi, Language::En].into_iter().flat_map(|one| windows.map(|size| (one, size))) {
        let mut app = filled(language);
        app.page = Page::Units;
        let before = height_of(&app, size, "Bắc Kạn");
        app.units.show_versions(Versions::showing(preset::versions(), Vec::new(), &app.shared));
        assert_eq!(height_of(&app, size, "Bắc Kạn"), before, "{language:?} at {size:?}");
    }
}

#[test]
fn kinds_of_charts_stay_where_they_are_whatever_is_compared() {
    let mut app = filled(Language::Vi);
    app.page = Page::Compare;
    let long = height_of(&app, SIZE, "Kiểu biểu đồ");
    let mut view = preset::compare(&app.shared.words);
    view.measures.iter_mut().for_each(|measure| measure.label = "Điểm".into());
    app.compare.show(view, preset::drawn());
    assert_eq!(height_of(&app, SIZE, "Kiểu biểu đồ"), long);
}

/// The field after its name in the panel of a row, and whether the caret is in it.
fn has_caret(window: &mut Window, name: &str) -> bool {
    let (x, y) = window.place_of(name).unwrap_or_else(|| panic!("{name}"));
    let stops = window.stops();
    let right = stops.iter().filter(|stop| (stop.bounds.center_y() - y).abs() < 6.0 && stop.bounds.x > x);
    right.min_by(|one, other| one.bounds.x.total_cmp(&other.bounds.x)).is_some_and(|field| field.is_focused)
}

/// A cell of the row of an indicator, in the middle of its column.
fn cell_of(window: &mut Window, head: &str, row: &str) -> (f32, f32) {
    (window.place_of(head).unwrap().0, window.place_of(row).unwrap().1)
}

#[test]
fn what_is_typed_in_a_row_goes_to_the_field_of_the_cell_that_was_clicked() {
    let fields = [("Điểm", "Điểm chấm tay"), ("Mã", "Số liệu thẩm định")];
    for (head, field) in fields {
        let mut window = at(Page::Appraisal);
        window.redraw();
        let cell = cell_of(&mut window, head, preset::APPRAISED);
        window.click(cell);
        assert!(has_caret(&mut window, field), "{head}");
    }
}

#[test]
fn the_key_that_edits_goes_to_the_field_of_the_cell_that_keys_have_come_to() {
    let mut window = at(Page::Appraisal);
    (0..3).for_each(|_| window.redraw());
    window.press(Named::ArrowDown);
    // To the last one.
    for _ in 0..8 {
        window.press_keys(Shortcut::Column(ColumnStep::Right));
        window.redraw();
    }
    window.press_keys(Shortcut::Edit);
    let caret = window.stops().into_iter().find(|stop| stop.is_focused).unwrap();
    let (_, y) = window.place_of("Lưu").unwrap();
    assert!((caret.bounds.center_y() - y).abs() < 6.0, "the reason stands beside what saves: {caret:?}");
}

/// The list of an opened unit in a window as large as the usual screen.
fn indicators() -> Window {
    let mut window = Window::of(with_unit().app, SIZE);
    window.redraw();
    window
}

const REASON: &str = "42 ÷ 300 = 14,0%; min(1, 14,0% ÷ 30%) × 10 = 4,67";

#[test]
fn the_whole_cell_of_a_score_opens_its_reason_and_folds_it() {
    let mut window = indicators();
    let (x, y) = window.place_of("4,67 / 10").unwrap();
    // Left of the figure, above it and below: too far apart to be a click done twice.
    for (at, is_open) in [((x - 34.0, y - 8.0), true), ((x, y + 9.0), false), ((x - 34.0, y), true)] {
        window.click(at);
        assert_eq!(window.sees(REASON), is_open, "{at:?}");
    }
}

#[test]
fn a_row_of_indicators_that_is_clicked_twice_shows_its_reason_and_one_click_only_chooses_it() {
    let mut app = indicators().app;
    let click = |app: &mut App, times: usize| {
        let messages: Vec<Message> = {
            let mut simulator = simulator(app, SIZE);
            (0..times).for_each(|_| drop(simulator.click("Hồ sơ giải quyết trực tuyến").unwrap()));
            simulator.into_messages().collect()
        };
        messages.into_iter().for_each(|message| drop(app.update(message)));
        simulator(app, SIZE).find(REASON).is_ok()
    };
    assert!(!click(&mut app, 1));
    assert!(click(&mut app, 2));
}

#[test]
fn the_menu_of_an_indicator_opens_its_reason_and_folds_it() {
    let mut window = indicators();
    for (name, is_open) in [("Mở lời giải trình", true), ("Gập lời giải trình", false)] {
        let row = window.place_of("D2").unwrap();
        window.click_right(row);
        let entry = window.place_of(name).unwrap_or_else(|| panic!("{name}"));
        window.click(entry);
        assert_eq!(window.sees(REASON), is_open, "{name}");
    }
}
