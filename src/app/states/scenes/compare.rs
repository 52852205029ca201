//! Comparison.

use std::sync::Arc;

use super::{LONG, Scene, at, failed, frame, loading, many, scene, with};
use crate::app::screen::compare::{CompareView, DrawnChart, Message as Compare, Table};
use crate::app::tests::{control, press};
use crate::app::{App, Message, Page, preset};
use crate::i18n::Language;

pub(super) const SCENES: &[Scene] = &[
    scene("compare", |language| at(Page::Compare, language)).walked().enlarged(),
    scene("compare-choosing", |language| told(Compare::ChoicesPressed, language)).enlarged(),
    scene("compare-loading", |language| with(Page::Compare, language, |app| app.compare.show_loaded(loading()))),
    scene("compare-failed", |language| with(Page::Compare, language, |app| app.compare.show_loaded(failed()))),
    scene("compare-no-period", |language| with(Page::Compare, language, frame::without_periods)),
    scene("compare-empty", |language| with(Page::Compare, language, |app| show_rows(app, |_| Vec::new()))),
    scene("compare-drawing", |language| with(Page::Compare, language, |app| app.compare.show_chart(loading()))),
    scene("compare-not-drawn", |language| with(Page::Compare, language, |app| app.compare.show_chart(failed()))),
    scene("compare-pointed", |language| {
        with(Page::Compare, language, |app| drop(app.compare.point(crate::app::widget::Direction::Down)))
    }),
    scene("compare-measures", |language| told(Compare::MeasurePressed, language)),
    scene("compare-regions", |language| told(Compare::RegionPressed, language)),
    scene("compare-coverages", |language| told(Compare::CoveragePressed, language)),
    scene("compare-table", |language| with(Page::Compare, language, show_table)),
    scene("compare-table-700", |language| {
        with(Page::Compare, language, |app| {
            show_rows(app, |rows| many(&rows, |row, place| row[0] = format!("{} {place}", row[0])));
            show_table(app);
        })
    }),
    scene("compare-long", |language| {
        with(Page::Compare, language, |app| {
            let view = preset::compare(&app.shared.words);
            let mut measures = view.measures.clone();
            measures.iter_mut().for_each(|measure| measure.label = LONG.into());
            app.compare.show(CompareView { measures, peers: vec![LONG.into()], ..view }, preset::drawn());
            show_rows(app, |rows| many(&rows, |row, _| row[0] = LONG.into()));
            show_table(app);
        })
    }),
];

fn told(message: Compare, language: Language) -> App {
    with(Page::Compare, language, |app| drop(app.update(Message::Compare(message))))
}

fn show_table(app: &mut App) {
    let (key, held) = control("t");
    press(app, key, held);
}

/// The chart with other rows behind it.
fn show_rows(app: &mut App, rows: impl FnOnce(Vec<Vec<String>>) -> Vec<Vec<String>>) {
    let drawn = preset::drawn();
    let table = Arc::unwrap_or_clone(drawn.table);
    let table = Table { rows: rows(table.rows.clone()), ..table };
    let drawn = DrawnChart { table: table.into(), ..drawn };
    app.compare.show_chart(crate::app::screen::Loaded::Ready(drawn));
}
