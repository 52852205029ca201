mod by_key;
mod pointer;

use super::*;
use crate::app::widget::label;
use iced::widget::container;
use iced::{Element, Fill, Point};
use iced_test::Simulator;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Message {
    Table(Event),
}

fn columns() -> [Column; 2] {
    [Column::number("Hạng".into(), 60), Column::text("Đơn vị".into(), Fill)]
}

fn view(table: &VirtualTable) -> Element<'_, Message> {
    table.view(
        &columns(),
        1000,
        |row, column| label(if column == 0 { format!("{row}") } else { format!("Đơn vị {row}") }).into(),
        Message::Table,
    )
}

fn stepped(table: &mut VirtualTable, step: Step, count: usize) -> Option<usize> {
    let _: Task<()> = table.update(&Event::Stepped(step), count);
    table.selected()
}

#[test]
fn only_rows_in_sight_are_built() {
    let table = VirtualTable::new(28.0);
    let mut simulator = Simulator::new(view(&table));
    assert!(simulator.find("Đơn vị 3").is_ok());
    assert!(simulator.find("Đơn vị 500").is_err());
}

#[test]
fn rows_stay_in_sight_when_a_search_leaves_few() {
    let table = VirtualTable { offset: 20_000.0, height: 600.0, ..VirtualTable::new(28.0) };
    assert_eq!(table.in_sight(3), 0..3);
}

#[test]
fn a_click_picks_the_row_and_a_click_on_the_head_sorts() {
    let table = VirtualTable::new(28.0);
    let mut simulator = Simulator::new(view(&table));
    simulator.click("Đơn vị 3").unwrap();
    simulator.click("Hạng").unwrap();
    let messages: Vec<_> = simulator.into_messages().collect();
    assert!(messages.iter().any(|Message::Table(event)| matches!(event, Event::Picked(3))));
    assert!(messages.iter().any(|Message::Table(event)| matches!(event, Event::SortBy(0))));
}

fn happened(table: &mut VirtualTable, event: impl Into<Event>) {
    let _: Task<()> = table.update(&event.into(), 1000);
}

#[test]
fn a_head_sorts_turns_round_and_counts_no_more() {
    let mut table = VirtualTable::new(28.0);
    let descending = |table: &VirtualTable| table.sorts.first().map(|sort| sort.descending);
    let mut seen = Vec::new();
    for _ in 0..3 {
        happened(&mut table, Event::SortBy(1));
        seen.push(descending(&table));
    }
    assert_eq!(seen, [Some(false), Some(true), None]);
    let mut rows = vec!["b", "a"];
    table.sort(&mut rows, |row, _| Key::text(row));
    assert_eq!(rows, ["b", "a"], "rows stay as they come");
}

#[test]
fn rows_equal_by_one_column_are_parted_by_the_one_clicked_before() {
    let mut table = VirtualTable::new(28.0);
    let rows = [("b", 1), ("a", 2), ("a", 1)];
    let sorted = |table: &VirtualTable| {
        let mut order = vec![0, 1, 2];
        let key =
            |row: &usize, column: usize| if column == 0 { Key::text(rows[*row].0) } else { Key::place(rows[*row].1) };
        table.sort(&mut order, key);
        order
    };
    happened(&mut table, Event::SortBy(1));
    happened(&mut table, Event::SortBy(0));
    assert_eq!(sorted(&table), [2, 1, 0], "by name, then by number");
    happened(&mut table, Event::SortBy(0));
    assert_eq!(sorted(&table), [0, 2, 1], "names turned round, numbers as they were");
    happened(&mut table, Event::SortBy(1));
    assert_eq!(sorted(&table), [0, 2, 1], "by number, then by name turned round");
}

#[test]
fn shift_chooses_a_run_with_clicks_and_with_keys() {
    let mut table = VirtualTable::new(28.0);
    happened(&mut table, Event::Picked(4));
    happened(&mut table, Event::Held(Modifiers::SHIFT));
    happened(&mut table, Event::Picked(2));
    assert_eq!((chosen(&table), table.selected()), (vec![2, 3, 4], Some(2)));
    happened(&mut table, Event::Stepped(Step::Down));
    assert_eq!(chosen(&table), [3, 4]);
    table.select(Some(3));
    assert_eq!(chosen(&table), [3, 4], "selecting what is selected keeps the run");
    happened(&mut table, Event::Held(Modifiers::empty()));
    happened(&mut table, Event::Stepped(Step::Up));
    assert_eq!(chosen(&table), [2]);
    happened(&mut table, Event::AllChosen);
    assert_eq!(chosen(&table).len(), 1000);
}

fn chosen(table: &VirtualTable) -> Vec<usize> {
    table.chosen().iter().copied().collect()
}

#[test]
fn ctrl_and_a_click_choose_one_row_more_or_less_and_with_shift_a_run_more() {
    let mut table = VirtualTable::new(28.0);
    happened(&mut table, Event::Picked(2));
    happened(&mut table, Event::Held(Modifiers::CTRL));
    happened(&mut table, Event::Picked(7));
    happened(&mut table, Event::Picked(4));
    assert_eq!((chosen(&table), table.selected()), (vec![2, 4, 7], Some(4)));
    happened(&mut table, Event::Picked(7));
    assert_eq!((chosen(&table), table.selected()), (vec![2, 4], Some(7)), "what is beside follows the last one");
    happened(&mut table, Event::Picked(9));
    happened(&mut table, Event::Held(Modifiers::CTRL | Modifiers::SHIFT));
    happened(&mut table, Event::Picked(11));
    assert_eq!(chosen(&table), [2, 4, 9, 10, 11]);
    happened(&mut table, Event::Held(Modifiers::empty()));
    happened(&mut table, Event::Picked(3));
    assert_eq!(chosen(&table), [3], "a plain click begins anew");
}

#[test]
fn by_key_rows_are_led_past_and_chosen_one_by_one() {
    let mut table = VirtualTable::new(28.0);
    happened(&mut table, Event::Stepped(Step::Down));
    happened(&mut table, Event::Led(Step::Down));
    happened(&mut table, Event::Led(Step::Down));
    assert_eq!((chosen(&table), table.selected()), (vec![0], Some(2)));
    happened(&mut table, Event::Toggled);
    assert_eq!(chosen(&table), [0, 2]);
    happened(&mut table, Event::Led(Step::First));
    happened(&mut table, Event::Toggled);
    assert_eq!(chosen(&table), [2]);
}

#[test]
fn rows_chosen_one_by_one_are_copied_in_the_order_shown() {
    let mut table = VirtualTable::new(28.0);
    let copied = |table: &VirtualTable, part| {
        table.copied(part, &columns(), 9, |row, column| format!("{row}.{column}")).unwrap().text
    };
    happened(&mut table, Event::Picked(5));
    happened(&mut table, Event::Held(Modifiers::CTRL));
    happened(&mut table, Event::Touched(1));
    happened(&mut table, Event::Picked(1));
    assert_eq!(copied(&table, CopyOf::Rows), "Hạng\tĐơn vị\n1.0\t1.1\n5.0\t5.1\n");
    assert_eq!(copied(&table, CopyOf::Column), "1.1\n5.1\n");
    assert_eq!(copied(&table, CopyOf::Cell), "1.1\n");
    assert_eq!(copied(&table, CopyOf::WholeColumn).lines().count(), 9);
}

#[test]
fn rows_that_were_chosen_are_chosen_wherever_they_stand_afterwards() {
    let mut table = VirtualTable::new(28.0);
    happened(&mut table, Event::Picked(0));
    happened(&mut table, Event::Held(Modifiers::CTRL));
    happened(&mut table, Event::Picked(2));
    let _: Task<()> = table.reordered(&[10, 11, 12], &[12, 11, 10]);
    assert_eq!((chosen(&table), table.selected()), (vec![0, 2], Some(0)));
    let _: Task<()> = table.reordered(&[12, 11, 10], &[10]);
    assert_eq!((chosen(&table), table.selected()), (vec![0], None), "what is shown no more is not chosen");
}

#[test]
fn with_shift_a_head_decides_last_and_turns_round_where_it_is() {
    let mut table = VirtualTable::new(28.0);
    let sorts =
        |table: &VirtualTable| table.sorts.iter().map(|sort| (sort.column, sort.descending)).collect::<Vec<_>>();
    happened(&mut table, Event::SortBy(1));
    happened(&mut table, Event::Held(Modifiers::SHIFT));
    happened(&mut table, Event::SortBy(0));
    assert_eq!(sorts(&table), [(1, false), (0, false)]);
    happened(&mut table, Event::SortBy(0));
    assert_eq!(sorts(&table), [(1, false), (0, true)]);
    happened(&mut table, Event::SortBy(1));
    assert_eq!(sorts(&table), [(1, true), (0, true)], "the first turns round and stays the first");
    happened(&mut table, Event::SortBy(0));
    assert_eq!(sorts(&table), [(1, true)], "once more, and it counts no more");
    happened(&mut table, Event::Ordered(Order::AsItComes));
    assert!(table.sorts.is_empty());
}

#[test]
fn a_table_that_is_sorted_says_by_what_and_has_a_way_back() {
    let mut table = VirtualTable::new(28.0);
    let words = TableWords {
        keys: String::new(), sorted_by: "Đang xếp theo".into(), unsort: "Về thứ tự đầu".into()
    };
    table.say(&words);
    assert!(Simulator::new(view(&table)).find("Về thứ tự đầu").is_err());
    happened(&mut table, Event::SortBy(1));
    happened(&mut table, Event::SortBy(0));
    let messages: Vec<_> = {
        let mut simulator = Simulator::new(view(&table));
        assert!(simulator.find("Đang xếp theo Hạng, Đơn vị").is_ok());
        simulator.click("Về thứ tự đầu").unwrap();
        simulator.into_messages().collect()
    };
    messages.into_iter().for_each(|Message::Table(event)| happened(&mut table, event));
    assert!(table.sorts.is_empty());
}

/// What the other button of the mouse has the table wish at a place.
fn asked_at(table: &mut VirtualTable, at: (f32, f32)) -> Option<TableMenu> {
    let pressed = iced::Event::Mouse(iced::mouse::Event::ButtonPressed(iced::mouse::Button::Right));
    let messages: Vec<_> = {
        let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), wide(table));
        simulator.point_at(at);
        simulator.simulate([pressed]);
        simulator.into_messages().collect()
    };
    messages.into_iter().for_each(|Message::Table(event)| happened(table, event));
    match table.take_wish()? {
        Wish::ShowMenu(menu) => Some(menu),
        Wish::SayUnsorted(_) => None,
    }
}

#[test]
fn on_a_page_that_is_scrolled_the_menu_hangs_where_the_pointer_is() {
    let table = VirtualTable::new(28.0);
    let page = iced::widget::column![iced::widget::space().height(200), container(wide(&table)).height(400)];
    let page = super::super::scroll_area(page).height(Fill);
    let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), page);
    let at = Point::new(150.0, 200.0);
    let delta = iced::mouse::ScrollDelta::Pixels { x: 0.0, y: -120.0 };
    // Scrolled as far as the page goes, over its own top: the table has its rows to scroll.
    simulator.point_at(Point::new(150.0, 50.0));
    simulator.simulate([iced::Event::Mouse(iced::mouse::Event::WheelScrolled { delta })]);
    simulator.point_at(at);
    simulator.simulate([iced::Event::Mouse(iced::mouse::Event::ButtonPressed(iced::mouse::Button::Right))]);
    let asked = simulator.into_messages().find_map(|Message::Table(event)| match event {
        Event::MenuAsked(asked) => Some(asked),
        _ => None,
    });
    // 120 pixels down, the table begins at 80; below its heads its fourth row is under the pointer.
    assert_eq!(asked, Some(Asked { at, row: Some(3), column: Some(1), is_by_key: false }));
}

#[test]
fn the_other_button_of_the_mouse_asks_for_a_menu_of_the_row_and_chooses_it_where_it_was_not() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    let menu = asked_at(&mut table, (150.0, 29.0 + 28.0 * 2.5)).unwrap();
    assert_eq!((menu.rows, menu.column), (Some(1), Some(("Cột 1".to_owned(), true))));
    assert_eq!((chosen(&table), table.chosen_column()), (vec![2], Some(1)));
    happened(&mut table, Event::AllChosen);
    let menu = asked_at(&mut table, (50.0, 29.0 + 28.0 * 1.5)).unwrap();
    assert_eq!((menu.rows, table.selected()), (Some(1000), Some(1)), "those that are chosen stay");
    let copies = [CopyOf::Rows, CopyOf::Column, CopyOf::Cell].map(Choice::Copy);
    let orders = [false, true].map(|descending| Choice::Order(Order::First { descending }));
    assert_eq!(menu.choices(), [copies.to_vec(), Vec::new(), orders.to_vec()]);
    assert_eq!(asked_at(&mut table, (50.0, 350.0)), None, "below the last row there is nothing");
}

#[test]
fn a_head_has_a_menu_that_sorts_and_leads_back() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    let menu = asked_at(&mut table, (150.0, 10.0)).unwrap();
    assert_eq!((menu.rows, menu.choices()[1].as_slice()), (None, &[Choice::Copy(CopyOf::WholeColumn)][..]));
    happened(&mut table, Event::Ordered(Order::First { descending: true }));
    let menu = asked_at(&mut table, (50.0, 10.0)).unwrap();
    assert!(menu.choices()[0].ends_with(&[Choice::Order(Order::Last), Choice::Order(Order::AsItComes)]));
    happened(&mut table, Event::Ordered(Order::Last));
    assert_eq!(table.sorts, [Sort { column: 1, descending: true }, Sort { column: 0, descending: false }]);
}

#[test]
fn by_key_the_menu_hangs_below_the_row_that_the_keyboard_is_at() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    happened(&mut table, Event::Stepped(Step::Down));
    happened(&mut table, Event::Stepped(Step::Down));
    happened(&mut table, Event::MenuByKey);
    told(&mut table, []);
    let Some(Wish::ShowMenu(menu)) = table.take_wish() else { panic!("no menu") };
    assert_eq!((menu.rows, menu.at.y), (Some(1), 29.0 + 2.0 * 28.0));
    told(&mut table, []);
    assert_eq!(table.take_wish(), None, "it is asked for once");
}

#[test]
fn a_column_that_rows_cannot_be_sorted_by_says_so() {
    let mut table = VirtualTable::new(28.0);
    let columns = [Column::text("Cột".into(), 100).unsorted()];
    let view = |table: &VirtualTable| -> Vec<Message> {
        let drawn = table.view(&columns, 5, |_, _| label("").into(), Message::Table);
        let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), drawn);
        let redraw = iced::window::Event::RedrawRequested(std::time::Instant::now());
        simulator.simulate([iced::Event::Window(redraw)]);
        simulator.into_messages().collect()
    };
    view(&table).into_iter().for_each(|Message::Table(event)| happened(&mut table, event));
    happened(&mut table, Event::Column(ColumnStep::Right));
    happened(&mut table, Event::Column(ColumnStep::Sort { descending: false }));
    assert_eq!(table.take_wish(), Some(Wish::SayUnsorted("Cột".into())));
}

#[test]
fn which_way_a_column_sorts_is_seen_whole_however_narrow_it_is() {
    let mut table = VirtualTable::new(28.0);
    let columns = [Column::number("Độ phủ rất dài".into(), 60), Column::text("Đơn vị rất dài".into(), 60)];
    happened(&mut table, Event::SortBy(0));
    happened(&mut table, Event::SortBy(1));
    let drawn = table.view(&columns, 5, |_, _| label("").into(), Message::Table);
    let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), drawn);
    for (place, right) in [("2", 60.0), ("1", 120.0)] {
        let bounds = simulator.find(place).unwrap().bounds();
        assert!(bounds.width > 4.0 && bounds.x + bounds.width <= right, "{place}: {bounds:?}");
    }
}

#[test]
fn chosen_rows_are_copied_with_their_heads_or_else_all() {
    let mut table = VirtualTable::new(28.0);
    let cells = [["1", "=Hà Nội"], ["2", "Đà Nẵng"], ["3", "Huế"]];
    let copied = |table: &VirtualTable| {
        let text = |row: usize, column: usize| cells[row][column].to_owned();
        table.copied(CopyOf::Rows, &columns(), 3, text).unwrap().text
    };
    assert_eq!(copied(&table), "Hạng\tĐơn vị\n1\t'=Hà Nội\n2\tĐà Nẵng\n3\tHuế\n");
    table.select(Some(1));
    assert_eq!(copied(&table), "Hạng\tĐơn vị\n2\tĐà Nẵng\n");
    let none = VirtualTable::new(28.0).copied(CopyOf::Rows, &columns(), 0, |_, _| String::new()).unwrap();
    assert_eq!((none.text.as_str(), none.rows), ("Hạng\tĐơn vị\n", 0));
}

/// What the window sends and the table makes of it, over two views.
fn told(table: &mut VirtualTable, events: impl IntoIterator<Item = iced::Event>) {
    let messages: Vec<_> = {
        let mut simulator = Simulator::with_size(Default::default(), (300.0, 400.0), wide(table));
        simulator.point_at((150.0, 100.0));
        let redraw = iced::window::Event::RedrawRequested(std::time::Instant::now());
        simulator.simulate([iced::Event::Window(redraw)].into_iter().chain(events));
        simulator.into_messages().collect()
    };
    messages.into_iter().for_each(|Message::Table(event)| happened(table, event));
}

fn wide(table: &VirtualTable) -> Element<'_, Message> {
    let columns: Vec<Column> = (0..9).map(|place| Column::text(format!("Cột {place}"), 100)).collect();
    table.view(&columns, 5, |row, column| label(format!("{row}/{column}")).into(), Message::Table)
}

fn sees(table: &VirtualTable, text: &str) -> bool {
    Simulator::with_size(Default::default(), (300.0, 400.0), wide(table)).find(text.to_owned()).is_ok()
}

#[test]
fn columns_that_have_no_room_come_across_while_the_first_stays() {
    let mut table = VirtualTable::new(28.0).frozen(1);
    told(&mut table, []);
    assert!(table.width.is_some(), "the first view tells how much room there is");
    assert!(sees(&table, "0/0") && sees(&table, "0/1") && sees(&table, "2–9"));
    let delta = iced::mouse::ScrollDelta::Lines { x: -1.0, y: 0.0 };
    told(&mut table, [iced::Event::Mouse(iced::mouse::Event::WheelScrolled { delta })]);
    assert!(sees(&table, "0/0") && !sees(&table, "0/1") && sees(&table, "0/2"));
    happened(&mut table, Event::Skipped(99));
    assert!(sees(&table, "0/0") && sees(&table, "0/8"));
}

#[test]
fn the_keyboard_goes_through_all_rows_and_not_beyond() {
    let mut table = VirtualTable::new(28.0);
    assert_eq!(stepped(&mut table, Step::Down, 3), Some(0));
    assert_eq!(stepped(&mut table, Step::Up, 3), Some(0));
    assert_eq!(stepped(&mut table, Step::Last, 3), Some(2));
    assert_eq!(stepped(&mut table, Step::PageDown, 3), Some(2));
    assert_eq!(stepped(&mut table, Step::First, 3), Some(0));
    assert_eq!(stepped(&mut VirtualTable::new(28.0), Step::Down, 0), None);
}

proptest! {
    #[test]
    fn every_row_in_sight_is_built(offset in 0.0f32..30_000.0, count in 0usize..1200) {
        let table = VirtualTable { offset, height: 600.0, ..VirtualTable::new(28.0) };
        let range = table.in_sight(count);
        prop_assert!(range.start <= range.end && range.end <= count);
        let offset = offset.min((count as f32 * 28.0 - 600.0).max(0.0));
        let first = (offset / 28.0) as usize;
        let last = ((offset + 600.0) / 28.0) as usize;
        for row in first..=last {
            prop_assert!(row >= count || range.contains(&row));
        }
    }
}

#[test]
fn what_a_head_says_of_its_column_is_told_with_the_keys() {
    let mut table = VirtualTable::new(28.0);
    table.say(&TableWords { keys: "Alt+→".into(), ..TableWords::default() });
    let column = Column::number("Độ phủ".into(), 60).hinted("Phần có số liệu".into());
    assert_eq!(table.told_of(&column), "Phần có số liệu\nAlt+→");
}
