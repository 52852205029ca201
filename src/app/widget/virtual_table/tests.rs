use super::*;
use crate::app::widget::label;
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
    assert_eq!((table.chosen(), table.selected()), (Some(2..=4), Some(2)));
    happened(&mut table, Event::Stepped(Step::Down));
    assert_eq!(table.chosen(), Some(3..=4));
    table.select(Some(3));
    assert_eq!(table.chosen(), Some(3..=4), "selecting what is selected keeps the run");
    happened(&mut table, Event::Held(Modifiers::empty()));
    happened(&mut table, Event::Stepped(Step::Up));
    assert_eq!(table.chosen(), Some(2..=2));
    happened(&mut table, Event::AllChosen);
    assert_eq!(table.chosen(), Some(0..=999));
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

fn keyed(table: &mut VirtualTable, steps: impl IntoIterator<Item = ColumnStep>) {
    for step in steps {
        happened(table, Event::Column(step));
        told(table, []);
    }
}

#[test]
fn the_keyboard_goes_through_the_columns_and_brings_them_into_sight() {
    let mut table = VirtualTable::new(28.0).frozen(1);
    told(&mut table, []);
    told(&mut table, []);
    keyed(&mut table, [ColumnStep::Right]);
    assert_eq!(table.chosen_column(), Some(0));
    keyed(&mut table, [ColumnStep::Right; 3]);
    assert_eq!(table.chosen_column(), Some(3));
    assert!(sees(&table, "0/0") && sees(&table, "0/3"), "it came into sight, and what is frozen stayed");
    keyed(&mut table, [ColumnStep::Last]);
    assert!(sees(&table, "0/8") && !sees(&table, "0/3"));
    keyed(&mut table, [ColumnStep::Right]);
    assert_eq!(table.chosen_column(), Some(8), "not beyond the last");
    keyed(&mut table, [ColumnStep::First, ColumnStep::Right]);
    assert!(sees(&table, "0/1"));
    keyed(&mut table, [ColumnStep::Left, ColumnStep::Left]);
    assert_eq!(table.chosen_column(), None, "back to the row as a whole");
}

#[test]
fn home_and_end_lead_through_rows_until_a_column_is_chosen_and_with_ctrl_always() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    assert_eq!(stepped(&mut table, Step::Last, 5), Some(4));
    keyed(&mut table, [ColumnStep::Right]);
    assert_eq!((stepped(&mut table, Step::Last, 5), table.chosen_column()), (Some(4), Some(8)));
    let _: Task<()> = table.update(&Event::Column(ColumnStep::Top), 5);
    assert_eq!((table.selected(), table.chosen_column()), (Some(0), Some(0)));
    let _: Task<()> = table.update(&Event::Column(ColumnStep::Bottom), 5);
    assert_eq!((table.selected(), table.chosen_column()), (Some(4), Some(8)));
}

#[test]
fn a_column_is_made_wider_and_narrower_by_key_and_that_is_kept_as_if_it_was_dragged() {
    let mut table = VirtualTable::new(28.0).named("tried");
    table.begin_as_it_comes();
    told(&mut table, []);
    told(&mut table, []);
    keyed(&mut table, [ColumnStep::Wider]);
    assert_eq!((table.chosen_column(), table.changed_layout()), (Some(0), None), "at first it shows which one");
    keyed(&mut table, [ColumnStep::Right, ColumnStep::Wider, ColumnStep::Wider]);
    assert_eq!(table.changed_layout().unwrap().widths, [None, Some(132.0)]);
    keyed(&mut table, [ColumnStep::Narrower]);
    assert_eq!(table.changed_layout().unwrap().widths, [None, Some(116.0)]);
    keyed(&mut table, [ColumnStep::AsItComes]);
    assert_eq!(table.changed_layout().unwrap().widths, []);
    keyed(&mut table, [ColumnStep::Narrower; 9]);
    assert_eq!(table.changed_layout().unwrap().widths, [None, Some(40.0)], "never so narrow that it is lost");
}

#[test]
fn a_column_fits_its_widest_cell_by_key_and_by_a_double_click_on_its_edge() {
    let widths = |table: &VirtualTable| table.columns.widths();
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    keyed(&mut table, [ColumnStep::Right, ColumnStep::Fit]);
    let fitted = widths(&table)[0].unwrap();
    assert!((40.0..80.0).contains(&fitted), "`Cột 0` and its padding: {fitted}");
    happened(&mut table, Event::EdgeDoubled(1));
    told(&mut table, []);
    assert_eq!(widths(&table), [Some(fitted), Some(fitted)], "heads of the same length");
}

#[test]
fn rows_are_sorted_by_the_chosen_column_and_no_more_when_the_key_comes_again() {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    let [up, down] = [false, true].map(|descending| ColumnStep::Sort { descending });
    let sorts =
        |table: &VirtualTable| table.sorts.iter().map(|sort| (sort.column, sort.descending)).collect::<Vec<_>>();
    keyed(&mut table, [ColumnStep::Right, up]);
    assert_eq!(sorts(&table), [(0, false)]);
    keyed(&mut table, [ColumnStep::Right, down]);
    assert_eq!(sorts(&table), [(1, true), (0, false)]);
    keyed(&mut table, [up]);
    assert_eq!(sorts(&table), [(1, false), (0, false)], "turned round");
    keyed(&mut table, [up]);
    assert_eq!(sorts(&table), [(0, false)]);
}

#[test]
fn what_a_head_says_of_its_column_is_told_with_the_keys() {
    let mut table = VirtualTable::new(28.0);
    table.say_keys("Alt+→");
    let column = Column::number("Độ phủ".into(), 60).hinted("Phần có số liệu".into());
    assert_eq!(table.told_of(&column), "Phần có số liệu\nAlt+→");
}
