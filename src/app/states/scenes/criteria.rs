//! Criteria sets.

use super::{LONG, Scene, failed, loading, many, scene, with};
use crate::app::screen::Loaded;
use crate::app::screen::criteria::{Criteria, Message, Tab};
use crate::app::shared::Shared;
use crate::app::{App, Page, preset};
use crate::i18n::Language;
use crate::service::criteria::{List, NewItem, Owner, Part};

pub(super) const SCENES: &[Scene] = &[
    scene("criteria", |language| super::at(Page::Criteria, language)),
    scene("criteria-loading", |language| with(Page::Criteria, language, |app| app.criteria.show_loaded(loading()))),
    scene("criteria-failed", |language| with(Page::Criteria, language, |app| app.criteria.show_loaded(failed()))),
    scene("criteria-draft", |language| showing(|shared| preset::criteria::draft("D1", shared), language)).enlarged(),
    scene("criteria-outline", |language| showing(outline, language)).enlarged(),
    scene("criteria-faulty", |language| showing(faulty, language)),
    scene("criteria-whole", |language| part(Part::Whole, language)).walked(),
    scene("criteria-bands", |language| part(Part::Item(List::Bands, 0), language)),
    scene("criteria-figure", |language| showing(figure, language)),
    scene("criteria-bloc", |language| showing(bloc, language)),
    scene("criteria-reference", |language| added(NewItem::Reference, language)),
    scene("criteria-consistency", |language| added(NewItem::Consistency, language)),
    scene("criteria-copying", |language| showing(copying, language)).walked(),
    scene("criteria-applying", |language| showing(applying, language)),
    scene("criteria-differences", |language| showing(differences, language)),
    scene("criteria-more", |language| {
        let mut app = showing(|shared| preset::criteria::draft("D1", shared), language);
        let _ = app.update(crate::app::Message::Criteria(Message::MorePressed));
        app
    }),
    scene("criteria-rescore", |language| {
        with(Page::Criteria, language, |app| {
            app.criteria = preset::criteria::draft("D1", &app.shared);
            app.criteria.show_rescored(Loaded::Ready(preset::criteria::rescored()));
        })
    })
    .enlarged(),
    scene("criteria-rescore-loading", |language| {
        with(Page::Criteria, language, |app| {
            app.criteria = preset::criteria::draft("D1", &app.shared);
            app.criteria.show_rescored(loading());
        })
    }),
    scene("criteria-rescore-failed", |language| {
        with(Page::Criteria, language, |app| {
            app.criteria = preset::criteria::draft("D1", &app.shared);
            app.criteria.show_rescored(failed());
        })
    }),
    scene("criteria-rescore-700", |language| {
        with(Page::Criteria, language, |app| {
            app.criteria = preset::criteria::draft("D1", &app.shared);
            let mut view = preset::criteria::rescored();
            view.rows = many(&view.rows, |row, place| row[0] = format!("{LONG} {place}"));
            app.criteria.show_rescored(Loaded::Ready(view));
        })
    }),
    scene("criteria-editions", |language| showing(editions, language)),
    scene("criteria-long", |language| {
        showing(
            |shared| {
                let mut screen = preset::criteria::draft("D1", shared);
                screen.update(Message::Typed("name.vi".into(), LONG.into()), shared);
                screen.update(Message::Typed("name.en".into(), LONG.into()), shared);
                screen
            },
            language,
        )
    }),
];

fn showing(make: fn(&Shared) -> Criteria, language: Language) -> App {
    with(Page::Criteria, language, |app| app.criteria = make(&app.shared))
}

fn part(part: Part, language: Language) -> App {
    with(Page::Criteria, language, |app| {
        app.criteria = preset::criteria::draft("D1", &app.shared);
        app.criteria.update(Message::PartPressed(part), &app.shared);
    })
}

/// A draft to which something was added, which is then shown.
fn added(new: NewItem, language: Language) -> App {
    with(Page::Criteria, language, |app| {
        app.criteria = preset::criteria::draft("D1", &app.shared);
        app.criteria.update(Message::Added(new), &app.shared);
    })
}

/// A national figure that was just added.
fn figure(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    if let Part::Item(List::Indicators, at) = preset::criteria::indicator("D1") {
        screen.update(Message::Added(NewItem::Figure(Owner::Indicator(at))), shared);
    }
    screen
}

fn bloc(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    let typed = |way: &str, text: &str| Message::Typed(way.into(), text.into());
    for message in [Message::Added(NewItem::Bloc), typed("code", "so"), typed("name.vi", "Sở, ban, ngành")] {
        screen.update(message, shared);
    }
    screen
}

fn faulty(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    for (way, text) in [("max", "12"), ("target.value", "ba mươi"), ("source.clause", "Điều 3"), ("name.vi", "")] {
        screen.update(Message::Typed(way.into(), text.into()), shared);
    }
    screen.update(Message::Unfolded("rule.kind".into()), shared);
    screen
}

fn applying(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    screen.keep(shared);
    screen
}

fn outline(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    screen.update(Message::ListPressed, shared);
    screen
}

fn copying(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::looked_at(shared);
    screen.update(Message::CopyPressed, shared);
    screen
}

fn differences(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::draft("D1", shared);
    screen.update(Message::Typed("target.value".into(), "40%".into()), shared);
    screen.update(Message::Picked("rule.kind".into(), "ratio".into()), shared);
    screen.update(Message::TabPressed(Tab::Differences), shared);
    screen
}

fn editions(shared: &Shared) -> Criteria {
    let mut screen = preset::criteria::looked_at(shared);
    screen.update(Message::TabPressed(Tab::Editions), shared);
    screen
}
