//! Units, and the versions of one.

use super::{LONG, Scene, at, failed, fault, loading, many, scene, with};
use crate::app::screen::units::{self, UnitsView};
use crate::app::screen::versions::{self, Versions};
use crate::app::{App, Message, Page, data, preset};

pub(super) const SCENES: &[Scene] = &[
    scene("units", |language| at(Page::Units, language)),
    scene("units-loading", |language| with(Page::Units, language, |app| app.units.show_loaded(loading()))),
    scene("units-failed", |language| with(Page::Units, language, |app| app.units.show_loaded(failed()))),
    scene("units-empty", |language| {
        with(Page::Units, language, |app| {
            super::frame::without_periods(app);
            app.units.show(UnitsView::default());
        })
    }),
    scene("units-700", |language| {
        with(Page::Units, language, |app| {
            let mut view = preset::units();
            view.rows = many(&view.rows, |row, place| {
                row.code = format!("u{place}");
                row.name = format!("{} {place}", row.name);
            });
            app.units.show(view);
        })
    }),
    scene("units-long", |language| {
        with(Page::Units, language, |app| {
            let mut view = preset::units();
            view.rows.iter_mut().for_each(|row| row.name = LONG.to_owned());
            app.units.show(view);
        })
    }),
    scene("versions", |language| with(Page::Units, language, show_versions)).walked(),
    scene("versions-asking", |language| {
        with(Page::Units, language, |app| {
            show_versions(app);
            let ask = versions::Message::DeedPressed(data::Deed::Withdraw);
            let _ = app.update(Message::Units(units::Message::Versions(ask)));
        })
    }),
    scene("versions-failed", |language| {
        with(Page::Units, language, |app| app.units.show_versions(Versions::failing(fault(), &app.shared)))
    }),
    scene("versions-loading", |language| {
        with(Page::Units, language, |app| app.units.show_versions(Versions::open("48", &app.shared).0))
    }),
];

fn show_versions(app: &mut App) {
    let panel = Versions::showing(preset::versions(), preset::import::changes(), &app.shared);
    app.units.show_versions(panel);
}
