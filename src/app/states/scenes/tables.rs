//! What is chosen in a table, what lies over it, and one that is sorted whose rows come in groups.

use std::time::Instant;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::{Point, window};

use super::{Scene, scene, with};
use crate::app::screen::results::{self, InUnit};
use crate::app::screen::{appraisal, units};
use crate::app::tests::{press, simulator};
use crate::app::widget::virtual_table::{Event, TableMenu};
use crate::app::{App, Message, Page, preset};
use crate::say;

pub(super) const SCENES: &[Scene] = &[
    // Rows are sorted by two columns, and most of them chosen.
    scene("table-menu", |language| {
        with(Page::Units, language, |app| {
            // Some of them are taken away again.
            let sorted = [Event::SortBy(1), Event::SortBy(0), Event::AllChosen, Event::Held(Modifiers::CTRL)];
            for event in sorted.into_iter().chain([1, 2, 5].map(Event::Picked)) {
                let _ = app.update(Message::Units(units::Message::Table(event)));
            }
            let rows = app.units.tables().next().map(|table| table.chosen().len());
            let column = Some((say!(app.shared.words, "units-column-name"), true));
            let menu = TableMenu {
                at: Point::new(320.0, 240.0),
                rows,
                columns: 0,
                column,
                is_sorted: true,
                can_add: false,
                of_page: None,
            };
            app.frame.show_table_menu(menu);
        })
    })
    .enlarged()
    .covered(),
    // What can be done with several rows, and how many are left out of it.
    scene("table-chosen", |language| {
        with(Page::Appraisal, language, |app| {
            app.appraisal.show(preset::appraisal_across(&app.shared.words));
            let rows = appraisal::Message::Table(Event::Swept { from: 1, to: 4 });
            let _ = app.update(Message::Appraisal(rows));
        })
    })
    .walked()
    .enlarged(),
    // Three columns of three rows.
    scene("table-block", |language| {
        with(Page::Appraisal, language, |app| {
            app.appraisal.show(preset::appraisal_across(&app.shared.words));
            laid_out(app);
            for key in [Named::ArrowDown, Named::ArrowRight, Named::ArrowRight] {
                press(app, Key::Named(key), Modifiers::empty());
            }
            for key in [Named::ArrowRight, Named::ArrowRight, Named::ArrowDown, Named::ArrowDown] {
                press(app, Key::Named(key), Modifiers::SHIFT);
            }
        })
    }),
    scene("province-sorted", |language| {
        with(Page::Results, language, |app| {
            app.results.show_province(preset::province_view(), None);
            // By points lost, with the keyboard in it.
            for event in [Event::SortBy(8), Event::Picked(3)] {
                let _ = app.update(Message::Results(results::Message::Unit(InUnit::Indicators(event))));
            }
            app.results.reveal_opened();
        })
    })
    .enlarged(),
];

/// Tables know their columns, as once they were drawn.
fn laid_out(app: &mut App) {
    let messages: Vec<_> = {
        let mut drawn = simulator(app, (1366.0, 768.0));
        drawn.simulate([iced::Event::Window(window::Event::RedrawRequested(Instant::now()))]);
        drawn.into_messages().collect()
    };
    for message in messages {
        let _ = app.update(message);
    }
}
