//! Results, the opened unit and its sides.

use super::{CRITERION, LONG, Scene, at, failed, fault, frame, loading, many, scene, with};
use crate::app::screen::Loaded;
use crate::app::screen::results;
use crate::app::screen::results::model::{OverTimeView, ResultsView, Side};
use crate::app::{App, Message, Page, preset};
use crate::i18n::Language;

pub(super) const SCENES: &[Scene] = &[
    scene("results", |language| at(Page::Results, language)).walked().enlarged(),
    scene("results-loading", |language| with(Page::Results, language, |app| app.results.show_loaded(loading()))),
    scene("results-failed", |language| with(Page::Results, language, |app| app.results.show_loaded(failed()))),
    scene("results-empty", |language| {
        with(Page::Results, language, |app| {
            frame::without_periods(app);
            app.results.show(ResultsView::default());
        })
    }),
    scene("results-found-nothing", |language| {
        with(Page::Results, language, |app| {
            let _ = app.update(Message::Results(results::Message::List(results::InList::Searched("không có".into()))));
        })
    }),
    scene("results-700", |language| {
        with(Page::Results, language, |app| {
            let view = preset::results(&app.shared.words);
            let rows = many(&view.rows, |row, place| {
                row.unit = format!("u{place}");
                row.name = format!("{} {place}", row.name);
            });
            app.results.show(ResultsView { rows, ..view });
        })
    }),
    scene("results-long", |language| {
        with(Page::Results, language, |app| {
            let mut view = preset::results(&app.shared.words);
            view.rows.iter_mut().for_each(|row| row.name = LONG.to_owned());
            app.results.show(view);
        })
    }),
    scene("results-mixed", |language| {
        with(Page::Results, language, |app| {
            let agencies = crate::say!(app.shared.words, "app-sent-agencies", sent = 23, all = 24);
            let Some(file) = &mut app.shared.file else { return };
            file.sent_by_kind = format!("{}; {agencies}", file.sent_by_kind);
            (file.sent, file.expected, file.is_mixed) = (84, 87, true);
        })
    })
    .enlarged(),
    scene("results-beside", |language| with(Page::Results, language, with_beside)),
    scene("results-beside-choosing", |language| {
        with(Page::Results, language, |app| {
            with_beside(app);
            let _ = app.update(Message::Results(results::Message::Beside(results::OfPeriods::Pressed)));
        })
    })
    .covered(),
    scene("province", |language| opened(Some("D1"), language, |_| ())).walked().enlarged(),
    scene("province-loading", |language| opened(None, language, |app| app.results.show_page(loading()))),
    scene("province-failed", |language| opened(None, language, |app| app.results.show_page(failed()))),
    scene("province-longest", |language| {
        with(Page::Results, language, |app| {
            let mut view = preset::province_view();
            view.name = LONG.into();
            view.costly.iter_mut().for_each(|line| line.name = LONG.into());
            for group in &mut view.groups {
                group.name = LONG.into();
                group.indicators.iter_mut().for_each(|line| line.name = LONG.into());
            }
            app.results.show_province(view, Some("D1"));
            app.results.reveal_opened();
        })
    }),
    scene("province-long", |language| {
        with(Page::Results, language, |app| {
            let mut view = preset::province_view();
            let lines = view.groups.iter_mut().flat_map(|group| &mut group.indicators);
            lines.for_each(|line| line.name = CRITERION.to_owned());
            app.results.show_province(view, None);
        })
    })
    .enlarged(),
    scene("province-over-time", |language| {
        with(Page::Results, language, |app| {
            app.results.show_province(preset::province_view(), None);
            app.results.show_beside(vec![preset::beside(&app.shared.words).remove(0)]);
            app.results.show_over_time(preset::over_time(&app.shared.words));
            app.results.reveal_opened();
        })
    }),
    scene("province-over-time-loading", |language| over_time(loading(), language)),
    scene("province-over-time-failed", |language| over_time(failed(), language)),
    scene("what-if-failed", |language| opened(None, language, |app| app.results.fail_trial(&fault()))),
    scene("what-if", |language| opened(None, language, |app| app.results.show_trial())).walked().enlarged(),
    scene("province-peers", |language| side(Side::Peers, language)),
    scene("province-lift", |language| side(Side::Lift, language)),
    scene("province-doubts", |language| side(Side::Doubts, language)),
    scene("province-source", |language| {
        opened(Some("D1"), language, |app| {
            let (place, excerpt) = preset::excerpt();
            app.results.show_excerpt(place, Some(excerpt));
        })
    })
    .walked()
    .enlarged(),
];

fn with_beside(app: &mut App) {
    app.results.show_beside(preset::beside(&app.shared.words));
}

/// The own unit beside the list, in sight there.
fn opened(explained: Option<&str>, language: Language, make: impl FnOnce(&mut App)) -> App {
    with(Page::Results, language, |app| {
        app.results.show_province(preset::province_view(), explained);
        make(app);
        app.results.reveal_opened();
    })
}

fn over_time(loaded: Loaded<OverTimeView>, language: Language) -> App {
    opened(None, language, |app| {
        app.results.show_beside(vec![preset::beside(&app.shared.words).remove(0)]);
        app.results.show_over_time_as(loaded);
    })
}

fn side(side: Side, language: Language) -> App {
    opened(None, language, |app| {
        let _ = app.update(Message::Results(results::Message::Unit(results::InUnit::SidePicked(side))));
    })
}
