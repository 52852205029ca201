//! Columns led by the keyboard, and blocks of cells.

use super::*;

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

/// A table with the keyboard in its second column, at its first row.
fn at_a_cell() -> VirtualTable {
    let mut table = VirtualTable::new(28.0);
    told(&mut table, []);
    told(&mut table, []);
    happened(&mut table, Event::Stepped(Step::Down));
    keyed(&mut table, [ColumnStep::Right; 2]);
    table
}

fn copied(table: &VirtualTable, part: CopyOf) -> Copied {
    let heads: Vec<Column> = (0..9).map(|place| Column::text(format!("Cột {place}"), 100)).collect();
    table.copied(part, &heads, 5, |row, column| format!("{row}:{column}")).unwrap()
}

#[test]
fn with_shift_columns_are_chosen_together_and_copied_of_the_chosen_rows() {
    let mut table = at_a_cell();
    happened(&mut table, Event::Held(Modifiers::SHIFT));
    keyed(&mut table, [ColumnStep::Right; 2]);
    happened(&mut table, Event::Stepped(Step::Down));
    assert_eq!((table.columns_chosen(), chosen(&table)), (3, vec![0, 1]));
    let block = copied(&table, CopyOf::Rows);
    assert_eq!(block.text, "Cột 1\tCột 2\tCột 3\n0:1\t0:2\t0:3\n1:1\t1:2\t1:3\n");
    assert_eq!((block.rows, block.columns), (2, CopiedColumns::Block(3)));
    assert_eq!(copied(&table, CopyOf::Column).text, "0:1\t0:2\t0:3\n1:1\t1:2\t1:3\n");
    assert_eq!(copied(&table, CopyOf::Cell).text, "1:3\n", "the cell that the keyboard is at");
    keyed(&mut table, [ColumnStep::Left; 9]);
    assert_eq!(copied(&table, CopyOf::Column).text, "0:0\t0:1\n1:0\t1:1\n", "back past where it began, to the first");
    let _: Task<()> = table.update(&Event::Column(ColumnStep::Bottom), 5);
    assert_eq!((table.columns_chosen(), chosen(&table).len()), (8, 5), "to the last cell");
}

#[test]
fn a_block_is_given_up_by_going_elsewhere_and_kept_where_rows_are_added() {
    let block = || {
        let mut table = at_a_cell();
        happened(&mut table, Event::Held(Modifiers::SHIFT));
        keyed(&mut table, [ColumnStep::Right]);
        assert_eq!(table.columns_chosen(), 2);
        happened(&mut table, Event::Held(Modifiers::empty()));
        table
    };
    let goes = |event: Event| {
        let mut table = block();
        happened(&mut table, event);
        table.columns_chosen()
    };
    assert_eq!(goes(Event::Stepped(Step::Down)), 0);
    assert_eq!(goes(Event::Column(ColumnStep::Left)), 0);
    assert_eq!(goes(Event::Picked(3)), 0);
    assert_eq!(goes(Event::Sought(Sought::new("b", "a\nb\n"))), 0);
    assert_eq!(goes(Event::Led(Step::Down)), 2);
    assert_eq!(goes(Event::AllChosen), 2);
}

#[test]
fn a_block_that_is_pointed_at_has_a_menu_of_its_own_and_what_is_beside_it_another() {
    let mut table = at_a_cell();
    happened(&mut table, Event::Held(Modifiers::SHIFT));
    keyed(&mut table, [ColumnStep::Left]);
    happened(&mut table, Event::Held(Modifiers::empty()));
    let menu = asked_at(&mut table, (50.0, 29.0 + 14.0)).unwrap();
    assert_eq!((menu.columns, menu.rows), (2, Some(1)));
    assert!(menu.choices()[0].contains(&Choice::Copy(CopyOf::Column)));
    let menu = asked_at(&mut table, (250.0, 29.0 + 14.0)).unwrap();
    assert_eq!((menu.columns, table.chosen_column()), (0, Some(2)));
}

#[test]
fn letters_lead_to_a_row_by_what_it_is_known_by() {
    let heads = [Column::number("Hạng".into(), 60), Column::text("Đơn vị".into(), Fill), Column::text("Mã".into(), 60)];
    let cells = [["1", "Hà Nội", "01"], ["2", "Hải Phòng", "31"], ["3", "Đà Nẵng", "48"]];
    let names = |table: &VirtualTable| {
        table.copied(CopyOf::Names, &heads, 3, |row, column| cells[row][column].to_owned()).unwrap().text
    };
    let mut table = VirtualTable::new(28.0);
    assert_eq!(names(&table), "Hà Nội\nHải Phòng\nĐà Nẵng\n", "its first column of words");
    table = table.known_by(&[1, 2]);
    assert_eq!(names(&table), "Hà Nội\t01\nHải Phòng\t31\nĐà Nẵng\t48\n");
    let names = names(&table);
    for (letters, row) in [("h", 0), ("h", 1), ("da", 2), ("31", 1), ("x", 1)] {
        happened(&mut table, Event::Sought(Sought::new(letters, &names)));
        assert_eq!((table.selected(), chosen(&table)), (Some(row), vec![row]), "{letters}");
    }
}
