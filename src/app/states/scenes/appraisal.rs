//! Appraisal.

use iced::keyboard::{Key, Modifiers, key::Named};

use super::{CRITERION, LONG, Scene, at, failed, frame, loading, many, scene, with};
use crate::app::screen::appraisal::AppraisalView;
use crate::app::tests::{click, press};
use crate::app::{App, Message, Page, preset, screen};

pub(super) const SCENES: &[Scene] = &[
    scene("appraisal", |language| at(Page::Appraisal, language)).enlarged(),
    scene("appraisal-loading", |language| with(Page::Appraisal, language, |app| app.appraisal.show_loaded(loading()))),
    scene("appraisal-failed", |language| with(Page::Appraisal, language, |app| app.appraisal.show_loaded(failed()))),
    scene("appraisal-no-period", |language| with(Page::Appraisal, language, frame::without_periods)),
    scene("appraisal-empty", |language| {
        with(Page::Appraisal, language, |app| {
            let view = preset::appraisal(&app.shared.words);
            app.appraisal.show(AppraisalView { rows: Vec::new(), open: 0, differs: false, ..view });
        })
    }),
    scene("appraisal-editing", |language| with(Page::Appraisal, language, |app| click(app, preset::APPRAISED)))
        .walked()
        .enlarged(),
    scene("appraisal-listing", |language| {
        with(Page::Appraisal, language, |app| {
            let _ = app.update(Message::Appraisal(screen::appraisal::Message::ListPressed));
        })
    })
    .enlarged(),
    scene("appraisal-long", |language| {
        with(Page::Appraisal, language, |app| {
            let mut view = preset::appraisal(&app.shared.words);
            view.rows.iter_mut().for_each(|row| row.name = CRITERION.to_owned());
            app.appraisal.show(view);
        })
    })
    .enlarged(),
    scene("appraisal-dropped", |language| {
        with(Page::Appraisal, language, |app| {
            click(app, preset::APPRAISED);
            type_reason(app);
            press(app, Key::Named(Named::Escape), Modifiers::empty());
        })
    }),
    scene("appraisal-told", |language| {
        with(Page::Appraisal, language, |app| app.appraisal.show_saved("D1", &app.shared))
    })
    .enlarged(),
    scene("appraisal-refused", |language| {
        with(Page::Appraisal, language, |app| {
            click(app, preset::APPRAISED);
            app.appraisal.show_refused(&app.shared.words);
        })
    })
    .enlarged(),
    scene("appraisal-across", |language| {
        with(Page::Appraisal, language, |app| {
            app.appraisal.show(preset::appraisal_across(&app.shared.words));
            click(app, "Hà Nội");
        })
    }),
    scene("appraisal-across-700", |language| {
        with(Page::Appraisal, language, |app| {
            let mut view = preset::appraisal_across(&app.shared.words);
            view.rows = many(&view.rows, |row, place| {
                row.code = format!("u{place}");
                row.name = format!("{} {place}", row.name);
            });
            app.appraisal.show(view);
        })
    }),
    scene("appraisal-longest", |language| {
        with(Page::Appraisal, language, |app| {
            let mut view = preset::appraisal(&app.shared.words);
            view.name = LONG.into();
            view.choices.iter_mut().for_each(|choice| choice.label = LONG.into());
            for row in &mut view.rows {
                (row.name, row.reason) = (LONG.into(), LONG.into());
                row.own = "120.296.000/181.444.000 (66,30%)".into();
            }
            app.appraisal.show(view);
            press(app, Key::Named(Named::ArrowDown), Modifiers::empty());
            press(app, Key::Named(Named::Enter), Modifiers::empty());
            type_reason(app);
        })
    }),
];

fn type_reason(app: &mut App) {
    let reason = screen::appraisal::Message::ReasonTyped(format!("Đã đối chiếu hồ sơ. {LONG}"));
    let _ = app.update(Message::Appraisal(reason));
}
