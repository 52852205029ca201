//! Rows that the pointer is drawn over.

use super::*;
use iced::mouse::{Button, Event as Mouse};

/// The pointer goes down, through some places, and up at the last of them: what the table hears of it.
fn drawn(table: &mut VirtualTable, through: &[f32]) -> Vec<Event> {
    let messages: Vec<Message> = {
        let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), wide(table));
        let mut at = |row: f32, event: fn(Point) -> Mouse| {
            let place = Point::new(150.0, 29.0 + 28.0 * row);
            simulator.point_at(place);
            simulator.simulate([iced::Event::Mouse(event(place))]);
        };
        at(through[0], |_| Mouse::ButtonPressed(Button::Left));
        through.iter().for_each(|row| at(*row, |position| Mouse::CursorMoved { position }));
        at(through[through.len() - 1], |_| Mouse::ButtonReleased(Button::Left));
        simulator.into_messages().collect()
    };
    let events: Vec<Event> = messages.into_iter().map(|Message::Table(event)| event).collect();
    events.iter().for_each(|event| happened(table, event.clone()));
    events
}

fn is_picked(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Picked(_)))
}

#[test]
fn rows_that_the_pointer_is_drawn_over_are_chosen_and_none_is_pressed() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    let events = drawn(&mut table, &[1.5, 2.5, 3.5]);
    assert_eq!((chosen(&table), table.selected()), (vec![1, 2, 3], Some(3)));
    assert!(!is_picked(&events));
    assert_eq!(table.chosen_column(), Some(1), "that of the first cell");
    drawn(&mut table, &[3.5, 4.5, 2.5]);
    assert_eq!((chosen(&table), table.selected()), (vec![2, 3], Some(2)), "less again, and up");
    drawn(&mut table, &[3.5, 99.0]);
    assert_eq!(chosen(&table), [3, 4], "not past the last");
}

#[test]
fn a_press_within_one_row_is_one_and_a_way_back_to_it_is_none() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    assert!(is_picked(&drawn(&mut table, &[1.3, 1.6])));
    assert!(!is_picked(&drawn(&mut table, &[3.5, 2.5, 3.5])));
    assert_eq!(chosen(&table), [3]);
}

#[test]
fn with_ctrl_what_is_drawn_over_is_chosen_beside_the_others_and_with_shift_from_where_the_run_began() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    happened(&mut table, Event::Picked(0));
    happened(&mut table, Event::Held(Modifiers::CTRL));
    drawn(&mut table, &[2.5, 4.5, 3.5]);
    assert_eq!(chosen(&table), [0, 2, 3], "what was drawn over for a moment is not kept");
    happened(&mut table, Event::Held(Modifiers::SHIFT));
    drawn(&mut table, &[3.5, 4.5]);
    assert_eq!(chosen(&table), [2, 3, 4]);
}

#[test]
fn a_press_on_a_head_draws_over_nothing() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    drawn(&mut table, &[-0.5, 2.5]);
    assert!(chosen(&table).is_empty());
}
