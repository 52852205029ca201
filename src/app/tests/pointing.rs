//! What the pointer meets: things stay where they are under it, and what a click is meant for is what it opens.

use super::*;
use crate::app::screen::versions::Versions;

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
