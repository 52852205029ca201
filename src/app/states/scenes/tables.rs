//! What lies over a table, and one that is sorted whose rows come in groups.

use iced::Point;
use iced::keyboard::Modifiers;

use super::{Scene, scene, with};
use crate::app::screen::results::{self, InUnit};
use crate::app::screen::units;
use crate::app::widget::virtual_table::{Event, TableMenu};
use crate::app::{Message, Page, preset};
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
            let menu = TableMenu { at: Point::new(320.0, 240.0), rows, column, is_sorted: true, can_add: false };
            app.frame.show_table_menu(menu);
        })
    })
    .enlarged()
    .covered(),
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
