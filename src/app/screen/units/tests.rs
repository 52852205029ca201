use super::*;
use crate::app::preset;
use crate::i18n::Language;
use iced_test::Simulator;

#[test]
fn who_owes_is_one_click_and_searched_without_accents() {
    let shared = preset::shared(Language::Vi);
    let mut units = Units::default();
    units.show(preset::units());
    let mut simulator = Simulator::new(units.view(&shared));
    simulator.click("Chưa gửi").unwrap();
    let messages: Vec<_> = simulator.into_messages().collect();
    for message in messages {
        let _ = units.update(message, &shared);
    }
    assert_eq!(units.shown().count(), 2);
    let _ = units.update(Message::Searched("bac kan".into()), &shared);
    let names: Vec<_> = units.shown().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Bắc Kạn"]);
}

#[test]
fn where_versions_take_the_place_of_the_list_arrows_only_lead_through_it_and_the_way_back_is_to_the_same_row() {
    let shared = preset::shared(Language::Vi);
    let mut units = Units::default();
    units.show(preset::units());
    let narrow = virtual_table::Event::Resized(iced::Size::new(500.0, 300.0));
    let _ = units.table_event(&narrow, &shared);
    let _ = units.step(Step::Down, &shared);
    let _ = units.step(Step::Down, &shared);
    assert!(units.versions.is_none() && units.table.selected() == Some(1));
    let _ = units.accept(&shared);
    assert!(units.versions.as_ref().is_some_and(Versions::has_keyboard), "the keyboard is in what is in sight");
    let _ = units.step(Step::Down, &shared);
    assert_eq!(units.table.selected(), Some(1), "and leads through no list behind it");
    let _ = units.across(false);
    assert!(units.versions.is_none() && units.table.selected() == Some(1));
    let _ = units.accept(&shared);
    assert!(units.back() && units.table.selected() == Some(1));
}

#[test]
fn where_versions_take_the_place_of_the_list_several_rows_are_chosen_without_them() {
    let shared = preset::shared(Language::Vi);
    let mut units = Units::default();
    units.show(preset::units());
    let narrow = virtual_table::Event::Resized(iced::Size::new(500.0, 300.0));
    let _ = units.table_event(&narrow, &shared);
    units.table.hold(iced::keyboard::Modifiers::CTRL);
    for row in [0, 2] {
        let _ = units.table_event(&virtual_table::Event::Picked(row), &shared);
    }
    assert!(units.versions.is_none() && units.table.has_several());
}

#[test]
fn the_versions_in_sight_are_those_of_the_row_that_the_keyboard_is_at_also_at_the_end_of_a_run() {
    let shared = preset::shared(Language::Vi);
    let mut units = Units::default();
    units.show(preset::units());
    let at = |units: &Units| {
        let row = units.table.selected().and_then(|place| units.shown().nth(place));
        (units.versions.as_ref().map(|panel| panel.unit().to_owned()), row.map(|row| row.code.clone()))
    };
    let _ = units.table_event(&virtual_table::Event::Picked(0), &shared);
    units.table.hold(iced::keyboard::Modifiers::SHIFT);
    let reaches = [virtual_table::Event::Stepped(Step::Down), virtual_table::Event::AllChosen];
    for event in reaches.into_iter().chain([virtual_table::Event::Picked(1)]) {
        let _ = units.table_event(&event, &shared);
        let (shown, row) = at(&units);
        assert!(shown.is_some() && shown == row, "{event:?}: {shown:?}, {row:?}");
        assert!(units.table.has_several(), "{event:?}");
    }
}

fn asking(shared: &Shared) -> Units {
    let mut units = Units::default();
    units.show(preset::units());
    units.show_versions(Versions::showing(preset::versions(), Vec::new(), shared));
    units.update(Message::Versions(versions::Message::DeedPressed(data::Deed::Withdraw)), shared);
    units
}

#[test]
fn what_is_asked_about_a_version_is_not_asked_of_another_period() {
    let shared = preset::shared(Language::Vi);
    let mut units = asking(&shared);
    units.forget();
    units.update(Message::Versions(versions::Message::DeedConfirmed), &shared);
    assert!(units.versions.take().unwrap().into_deed().is_none(), "nothing is withdrawn");
}

#[test]
fn a_deed_is_heard_though_another_unit_is_looked_at_by_then() {
    let shared = preset::shared(Language::Vi);
    let mut units = asking(&shared);
    units.update(Message::Versions(versions::Message::DeedConfirmed), &shared);
    let _ = units.open_versions("01", &shared);
    let job = units.deed.as_ref().unwrap().id();
    let done = Ok((preset::versions(), Box::new(preset::file(&shared.words))));
    let report = job::Report { job, event: job::Event::Finished(done) };
    let told = units.update(Message::Versions(versions::Message::Done(report)), &shared);
    assert!(matches!(told, Action::Changed(..)));
}
