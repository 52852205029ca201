//! Templates.

use super::{LONG, Scene, at, failed, loading, many, scene, with};
use crate::app::screen::templates::TemplatesView;
use crate::app::{Page, preset};

pub(super) const SCENES: &[Scene] = &[
    scene("templates", |language| at(Page::Templates, language)).walked().enlarged(),
    scene("templates-loading", |language| with(Page::Templates, language, |app| app.templates.show_loaded(loading()))),
    scene("templates-failed", |language| with(Page::Templates, language, |app| app.templates.show_loaded(failed()))),
    scene("templates-empty", |language| {
        with(Page::Templates, language, |app| app.templates.show(TemplatesView::default()))
    }),
    scene("templates-700", |language| {
        with(Page::Templates, language, |app| {
            let view = preset::templates();
            let units = many(&view.units, |unit, place| {
                unit.key = format!("u{place}");
                unit.label = format!("{} {place}", unit.label);
            });
            app.templates.show(TemplatesView { units, ..view });
        })
    }),
    scene("templates-long", |language| {
        with(Page::Templates, language, |app| {
            let mut view = preset::templates();
            view.units.iter_mut().for_each(|unit| (unit.label, unit.detail) = (LONG.into(), LONG.into()));
            app.templates.show(view);
        })
    }),
];
