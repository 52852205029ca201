//! Help.

use super::{Scene, at, scene};
use crate::app::screen::help::{self, Document, Place};
use crate::app::{App, Message, Page};
use crate::i18n::Language;

pub(super) const SCENES: &[Scene] = &[
    scene("help-guide", |language| explained(help::place_of(Page::Import), language)).walked().enlarged(),
    scene("help-titles", |language| {
        let mut app = explained(help::place_of(Page::Import), language);
        let _ = app.update(Message::Help(help::Message::ListPressed));
        app
    })
    .enlarged(),
    scene("help-findings", |language| explained(Place::of_finding("zero_denominator"), language)),
    scene("help-scoring", |language| {
        explained(Place { document: Document::Scoring, anchor: Some("achievement".into()) }, language)
    }),
    scene("help-sought", |language| sought("thẩm định", language)),
    scene("help-nothing", |language| sought("không có mục này", language)),
];

fn explained(place: Place, language: Language) -> App {
    let mut app = at(Page::Results, language);
    let _ = app.explain(place);
    app
}

fn sought(query: &str, language: Language) -> App {
    let mut app = explained(help::place_of(Page::Import), language);
    let _ = app.update(Message::Help(help::Message::Sought(query.into())));
    app
}
