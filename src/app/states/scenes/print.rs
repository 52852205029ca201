//! Printing.

use std::time::Duration;

use super::{LONG, Scene, at, failed, fault, frame, loading, scene, with};
use crate::app::gauge::Gauge;
use crate::app::screen::print::{Among, Chosen, Compared, Kind, Menu, Message as Print};
use crate::app::screen::print::{PartView, PrintView, Printers};
use crate::app::tests::{control, press};
use crate::app::{App, Message, Page, preset};
use crate::domain::province::Region;
use crate::i18n::Language;
use crate::say;

pub(super) const SCENES: &[Scene] = &[
    scene("print", |language| at(Page::Print, language)).walked().enlarged(),
    scene("print-choosing", |language| told([Print::ChoicesPressed], language)).enlarged(),
    scene("print-loading", |language| with(Page::Print, language, |app| app.print.show_loaded(loading()))),
    scene("print-failed", |language| with(Page::Print, language, |app| app.print.show_loaded(failed()))),
    scene("print-no-period", |language| with(Page::Print, language, frame::without_periods)),
    scene("print-empty", |language| {
        with(Page::Print, language, |app| {
            app.shared.settings.own_unit = None;
            app.print.show(PrintView::default(), 0, preset::paper());
        })
    }),
    scene("print-making", |language| {
        with(Page::Print, language, |app| {
            app.print.show_making(Gauge::after(41, 126, Duration::from_secs(2)), "Lâm Đồng");
        })
    }),
    scene("print-not-made", |language| with(Page::Print, language, |app| app.print.show_not_made(fault()))),
    scene("print-stopped", |language| with(Page::Print, language, |app| app.print.show_stopped())),
    scene("print-how", |language| {
        with(Page::Print, language, |app| {
            let (key, held) = control("p");
            press(app, key, held);
        })
    }),
    scene("print-errand", |language| {
        with(Page::Print, language, |app| {
            let words = &app.shared.words;
            let doing = [say!(words, "print-saving-word"), say!(words, "results-exporting")];
            app.errands.show(&doing[0], "Đà Nẵng", Gauge::after(12, 36, Duration::from_secs(2)));
            app.errands.show(&doing[1], "", Gauge::begin(0));
        })
    }),
    scene("print-text", |language| told([Print::Chosen(Chosen::Kind(Kind::Official)), Print::TextPressed], language)),
    scene("print-chart", |language| told([Print::Chosen(Chosen::Kind(Kind::Chart))], language)),
    scene("print-chart-kinds", |language| {
        told([Print::Chosen(Chosen::Kind(Kind::Chart)), Print::MenuPressed(Menu::ChartKinds)], language)
    }),
    scene("print-measures", |language| {
        told([Print::Chosen(Chosen::Kind(Kind::Chart)), Print::MenuPressed(Menu::Measures)], language)
    }),
    scene("print-pack", |language| {
        // The unit that is highlighted is not among those who are compared, which is said.
        let compared = Compared::Part(Among::Region(Region::RedRiverDelta));
        told(
            [Chosen::Kind(Kind::Pack), Chosen::Compared(compared), Chosen::Unit("20".into())].map(Print::Chosen),
            language,
        )
    }),
    scene("print-minutes", |language| told([Print::Chosen(Chosen::Kind(Kind::Minutes))], language)),
    scene("print-units", |language| told([Print::MenuPressed(Menu::Units)], language)),
    scene("print-among", |language| {
        told([Print::Chosen(Chosen::Kind(Kind::Pack)), Print::MenuPressed(Menu::Among)], language)
    }),
    scene("print-earlier", |language| told([Print::MenuPressed(Menu::Earlier)], language)),
    scene("print-long", |language| {
        with(Page::Print, language, |app| {
            let mut view = preset::print(&app.shared.words);
            view.units.iter_mut().for_each(|unit| unit.label = LONG.into());
            view.parts = vec![PartView { among: Among::Peers(LONG.into()), units: Vec::new() }];
            view.printers = Printers { names: vec![LONG.into(), "HP_LaserJet".into()], usual: Some(LONG.into()) };
            app.print.show(view, 126, preset::paper());
            let (key, held) = control("p");
            press(app, key, held);
        })
    }),
];

fn told<const COUNT: usize>(messages: [Print; COUNT], language: Language) -> App {
    with(Page::Print, language, |app| {
        for message in messages {
            let _ = app.update(Message::Print(message));
        }
    })
}
