//! Every table of the window behaves as people expect of a spreadsheet: sorted by several columns, rows chosen in a run or one by
//! one, copied with their heads or one column alone, with a menu of its own, and in the order they come in again once nothing
//! sorts them any more.

use std::cmp::Ordering;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::window::Window;
use super::*;
use crate::app::shortcut::Shortcut;
use crate::app::states::scenes;
use crate::app::widget::virtual_table::{ColumnStep, CopyOf, VirtualTable};
use crate::domain::Decimal;
use crate::domain::text::search_key;
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::compared_names;

/// A table, and two of its columns by place: that which parts, and that which decides.
struct Case {
    /// The state of the window that it is seen in.
    scene: &'static str,
    /// How often → is pressed until the keyboard is in it; below zero how often ←.
    rights: i8,
    table: &'static str,
    /// Nothing: its rows have an order of their own.
    columns: Option<[usize; 2]>,
}

const fn case(scene: &'static str, rights: i8, table: &'static str, columns: [usize; 2]) -> Case {
    Case { scene, rights, table, columns: Some(columns) }
}

const CASES: &[Case] = &[
    case("templates", 0, "templates", [2, 3]),
    case("review-findings", -6, "import-files", [1, 2]),
    case("review-cells", 0, "import-cells", [1, 0]),
    case("review-changed", 0, "import-differences", [4, 1]),
    case("review-rivals", 0, "import-rival-differences", [4, 1]),
    Case { scene: "review-foreign", rights: 0, table: "import-mapping", columns: None },
    case("appraisal", 0, "appraisal", [2, 1]),
    case("appraisal-across", 0, "appraisal", [2, 1]),
    case("results", 0, "results", [1, 5]),
    case("results-beside", 0, "results", [1, 8]),
    case("province-long", 1, "results-indicators", [8, 6]),
    case("province-over-time", 1, "results-over-time", [1, 3]),
    case("compare-table", 0, "compare-ranking", [1, 2]),
    case("units", 0, "units", [0, 4]),
    case("versions", 2, "versions-differences", [4, 1]),
    case("criteria-differences", 0, "criteria-differences", [1, 0]),
    case("criteria-rescore", 0, "criteria-rescored", [0, 6]),
];

/// A window with the keyboard in a table.
struct Sheet {
    window: Window,
    table: &'static str,
}

impl Sheet {
    fn of(case: &Case) -> Self {
        let mut window = Window::of(scenes::named(case.scene), (1366.0, 768.0));
        let key = if case.rights < 0 { Named::ArrowLeft } else { Named::ArrowRight };
        (0..case.rights.unsigned_abs()).for_each(|_| window.press(key));
        (0..3).for_each(|_| window.redraw());
        Self { window, table: case.table }
    }

    fn state(&mut self) -> &mut VirtualTable {
        let table = self.window.app.tables().find(|table| table.name() == Some(self.table));
        table.unwrap_or_else(|| panic!("no table is called {}", self.table))
    }

    fn keys(&mut self, shortcut: Shortcut) {
        self.window.press_keys(shortcut);
        self.window.redraw();
    }

    /// Goes to a column by key.
    fn go_to(&mut self, column: usize) {
        (0..30).for_each(|_| self.keys(Shortcut::Column(ColumnStep::Left)));
        for _ in 0..30 {
            if self.state().chosen_column() == Some(column) {
                return;
            }
            self.keys(Shortcut::Column(ColumnStep::Right));
        }
        panic!("{}: no way to column {column}", self.table);
    }

    fn sort_by(&mut self, column: usize) {
        self.go_to(column);
        self.keys(Shortcut::Column(ColumnStep::Sort { descending: false }));
    }

    /// What is copied, a row of cells each.
    fn copied(&mut self, shortcut: Shortcut) -> Vec<Vec<String>> {
        self.window.clipboard = None;
        self.keys(shortcut);
        let text = self.window.clipboard.take().unwrap_or_else(|| panic!("{}: nothing is copied", self.table));
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }

    /// The heads, and every row.
    fn all(&mut self) -> (Vec<String>, Vec<Vec<String>>) {
        self.keys(Shortcut::ChooseAll);
        let mut rows = self.copied(Shortcut::Copy);
        let heads = rows.remove(0);
        assert!(rows.iter().all(|row| row.len() == heads.len()), "{}: {rows:?}", self.table);
        (heads, rows)
    }

    /// The keyboard is led to the third row, the first alone is chosen; all rows, where there are so many.
    fn led_to_the_third(&mut self) -> Option<Vec<Vec<String>>> {
        let (_, all) = self.all();
        self.keys(Shortcut::Column(ColumnStep::Top));
        (0..2).for_each(|_| self.keys(Shortcut::Lead { back: false }));
        (all.len() > 2).then_some(all)
    }

    /// Chooses the first rows with Shift, as many as there are of so many.
    fn choose_first(&mut self, rows: usize) {
        self.keys(Shortcut::Column(ColumnStep::Top));
        (1..rows).for_each(|_| self.window.press_with(Key::Named(Named::ArrowDown), Modifiers::SHIFT));
        self.window.redraw();
    }
}

/// How two cells of a sorted column stand to each other, by what they say.
fn compared(a: &str, b: &str, words: &Words) -> Ordering {
    let number = |cell: &str| -> Option<Decimal> {
        // The sign as a spreadsheet takes it.
        words.number_printed(&cell.replacen('-', "−", 1)).or((cell == "=").then_some(Decimal::ZERO))
    };
    let is_nothing = |cell: &str| cell == NO_VALUE || cell.is_empty();
    match (number(a), number(b)) {
        _ if is_nothing(a) || is_nothing(b) => is_nothing(a).cmp(&is_nothing(b)),
        (Some(a), Some(b)) if !a.is_zero() || !b.is_zero() => a.cmp(&b),
        _ => compared_names(a, b),
    }
}

/// Codes and cells with numbers in them: `D2` before `D10`.
fn by_number_within(cell: &str) -> (String, usize) {
    let letters = cell.chars().take_while(|letter| !letter.is_ascii_digit()).collect();
    let digits: String = cell.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (letters, digits.parse().unwrap_or_default())
}

fn stand_in_order(a: &str, b: &str, words: &Words) -> Ordering {
    match (by_number_within(a), by_number_within(b)) {
        ((letters_a, number_a), (letters_b, number_b))
            if letters_a == letters_b && letters_a.contains(char::is_alphabetic) =>
        {
            number_a.cmp(&number_b).then_with(|| compared_names(a, b))
        }
        _ => compared(a, b, words),
    }
}

/// The place of a column among those that are copied: columns that are hidden are not.
fn copied_place(case: &Case, column: usize) -> usize {
    match case.table {
        // The tick; the unit where there is one only; the bar, before which all stand but those of other periods.
        "templates" | "import-differences" | "import-rival-differences" | "versions-differences" => column - 1,
        "results" if column > 7 => column - 1,
        // What points are out of is copied, but never in sight: the next column stands in its place.
        "results-indicators" if column == 7 => column + 1,
        _ => column,
    }
}

/// Looks at every table, and tells all that fail.
fn each(check: fn(&Case)) {
    let fails = |case: &&Case| catch_unwind(AssertUnwindSafe(|| check(case))).is_err();
    let failed: Vec<_> = CASES.iter().filter(fails).map(|case| (case.scene, case.table)).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn every_table_is_sorted_by_two_columns_by_key_and_back() {
    each(|case| {
        let words = Words::new(Language::Vi);
        let Some([parts, decides]) = case.columns else { return };
        let mut sheet = Sheet::of(case);
        let (_, as_it_comes) = sheet.all();
        assert!(!as_it_comes.is_empty(), "{}", case.table);
        sheet.sort_by(parts);
        sheet.sort_by(decides);
        let (_, sorted) = sheet.all();
        let [first, second] = [decides, parts].map(|column| copied_place(case, column));
        for pair in sorted.windows(2) {
            let by = |column: usize| stand_in_order(&pair[0][column], &pair[1][column], &words);
            let ordering = by(first).then_with(|| by(second));
            assert!(ordering.is_le(), "{} in {}: {pair:?}", case.table, case.scene);
        }
        let mut same = [as_it_comes.clone(), sorted];
        same.iter_mut().for_each(|rows| rows.sort());
        assert_eq!(same[0], same[1], "{}: the same rows", case.table);
        sheet.sort_by(decides);
        sheet.sort_by(parts);
        assert_eq!(sheet.all().1, as_it_comes, "{}: once more each, and they stand as they come", case.table);
    });
}

#[test]
fn in_every_table_a_run_of_rows_is_chosen_and_copied_with_its_heads() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let (heads, all) = sheet.all();
        assert!(
            sheet.window.sees(&say!(sheet.window.app.shared.words, "app-copied", rows = all.len())),
            "{}",
            case.table
        );
        sheet.choose_first(2);
        let run = sheet.copied(Shortcut::Copy);
        let rows = all.len().min(2);
        assert_eq!((&run[0], &run[1..]), (&heads, &all[..rows]), "{} in {}", case.table, case.scene);
        assert!(sheet.window.sees(&say!(sheet.window.app.shared.words, "app-copied", rows = rows)), "{}", case.table);
    });
}

#[test]
fn in_every_table_one_column_of_the_chosen_rows_is_copied_without_its_head() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let (_, all) = sheet.all();
        // Beside a unit that is opened on the way, results show their first columns only.
        let column = case.columns.map_or(1, |[parts, _]| parts);
        sheet.choose_first(2);
        sheet.go_to(column);
        let cells = sheet.copied(Shortcut::CopyOtherwise);
        let place = copied_place(case, column);
        let expected: Vec<Vec<String>> = all.iter().take(2).map(|row| vec![row[place].clone()]).collect();
        assert_eq!(cells, expected, "{} in {}", case.table, case.scene);
        (0..30).for_each(|_| sheet.keys(Shortcut::Column(ColumnStep::Left)));
        sheet.window.clipboard = None;
        sheet.keys(Shortcut::CopyOtherwise);
        assert_eq!(sheet.window.clipboard, None);
        assert!(sheet.window.sees(&say!(sheet.window.app.shared.words, "app-copy-no-column")), "{}", case.table);
    });
}

#[test]
fn in_every_table_a_block_of_cells_is_chosen_by_key_and_copied_alone() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let (heads, all) = sheet.all();
        let column = case.columns.map_or(0, |[parts, decides]| parts.min(decides));
        sheet.choose_first(2);
        sheet.go_to(column);
        sheet.window.press_with(Key::Named(Named::ArrowRight), Modifiers::SHIFT);
        sheet.window.redraw();
        let places = [column, column + 1].map(|column| copied_place(case, column));
        let cells = |row: &Vec<String>| places.map(|place| row[place].clone()).to_vec();
        let expected: Vec<Vec<String>> = [&heads].into_iter().chain(all.iter().take(2)).map(cells).collect();
        assert_eq!(sheet.copied(Shortcut::Copy), expected, "{} in {}", case.table, case.scene);
        assert_eq!(sheet.copied(Shortcut::CopyOtherwise), expected[1..], "{} in {}", case.table, case.scene);
        let told = say!(sheet.window.app.shared.words, "app-copied-block", columns = 2, rows = all.len().min(2));
        assert!(sheet.window.sees(&told), "{told}");
    });
}

#[test]
fn in_every_table_a_letter_leads_to_a_row_that_begins_with_it() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let names = |sheet: &Sheet| sheet.window.app.part_of_table(CopyOf::Names).unwrap().text;
        let last = names(&sheet).lines().last().map(search_key).unwrap();
        let letter: String = last.chars().take(1).collect();
        sheet.window.type_text(&letter);
        sheet.window.redraw();
        let at = sheet.state().selected().unwrap_or_else(|| panic!("{}: it leads nowhere", case.table));
        let found = names(&sheet).lines().nth(at).map(str::to_owned).unwrap();
        let begins = found.split('\t').any(|name| search_key(name).starts_with(&letter));
        assert!(begins, "{}: {letter} leads to {found}", case.table);
        assert!(sheet.window.is_in_list(), "{}: the keyboard is there", case.table);
    });
}

#[test]
fn in_every_table_rows_are_chosen_one_by_one_by_key_and_copied_in_the_order_shown() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let Some(all) = sheet.led_to_the_third() else { return };
        sheet.keys(Shortcut::ChooseToo);
        let rows = sheet.copied(Shortcut::Copy);
        assert_eq!(rows[1..], [all[0].clone(), all[2].clone()], "{} in {}", case.table, case.scene);
    });
}

#[test]
fn every_table_has_a_menu_that_copies_and_closes_by_key() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let words = Words::new(Language::Vi);
        let (heads, all) = sheet.all();
        sheet.keys(Shortcut::Column(ColumnStep::Top));
        sheet.keys(Shortcut::Menu);
        sheet.window.redraw();
        assert!(sheet.window.sees(&say!(words, "app-menu-copy-row")), "{} in {}", case.table, case.scene);
        sheet.keys(Shortcut::Back);
        assert!(!sheet.window.app.frame.is_unfolded(), "{} in {}", case.table, case.scene);
        sheet.keys(Shortcut::Menu);
        let row = sheet.copied(Shortcut::Accept);
        assert_eq!(row, [heads, all[0].clone()], "{} in {}: its first line has the keyboard", case.table, case.scene);
        assert!(!sheet.window.app.frame.is_unfolded());
    });
}

#[test]
fn in_every_table_sorting_by_key_keeps_the_row_that_was_chosen() {
    each(|case| {
        let Some([parts, _]) = case.columns else { return };
        let mut sheet = Sheet::of(case);
        let (heads, _) = sheet.all();
        sheet.choose_first(2);
        sheet.keys(Shortcut::Column(ColumnStep::Top));
        sheet.go_to(parts);
        let before = sheet.copied(Shortcut::Copy);
        sheet.keys(Shortcut::Column(ColumnStep::Sort { descending: true }));
        sheet.keys(Shortcut::Column(ColumnStep::Sort { descending: false }));
        assert_eq!(sheet.copied(Shortcut::Copy), before, "{} in {}", case.table, case.scene);
        assert_eq!(before[0], heads);
    });
}

#[test]
fn the_row_that_was_chosen_stays_so_where_a_unit_would_take_the_place_of_the_list() {
    let mut window = Window::of(scenes::named("results"), (683.0, 384.0));
    (0..3).for_each(|_| window.redraw());
    (0..4).for_each(|_| window.press(Named::ArrowDown));
    window.press_keys(Shortcut::Copy);
    let before = window.clipboard.take().unwrap();
    window.press_keys(Shortcut::Column(ColumnStep::Right));
    window.redraw();
    window.press_keys(Shortcut::Column(ColumnStep::Right));
    window.press_keys(Shortcut::Column(ColumnStep::Sort { descending: true }));
    window.press_keys(Shortcut::Copy);
    assert_eq!(window.clipboard.take().unwrap(), before);
}

#[test]
fn a_click_with_ctrl_adds_a_row_and_takes_it_away_and_a_right_click_has_a_menu_for_them() {
    let mut window = Window::of(scenes::named("units"), (1366.0, 768.0));
    let words = Words::new(Language::Vi);
    (0..3).for_each(|_| window.redraw());
    let [first, second, third] = ["Hà Nội", "Hà Giang", "Cao Bằng"].map(|name| window.place_of(name).unwrap());
    window.click_with(first, Modifiers::empty());
    window.click_with(third, Modifiers::CTRL);
    window.press_keys(Shortcut::Copy);
    let both = window.clipboard.take().unwrap();
    assert_eq!(both.lines().count(), 3, "{both}");
    window.click_right(third);
    let copy = window.place_of(&say!(words, "app-menu-copy-rows", rows = 2)).expect("both rows are meant");
    window.click(copy);
    assert_eq!(window.clipboard.take().unwrap().lines().count(), 3);
    window.click_right(second);
    let copy = window.place_of(&say!(words, "app-menu-copy-cell")).expect("the row pointed at is chosen alone");
    window.click(copy);
    assert_eq!(window.clipboard.take().as_deref(), Some("Hà Giang\n"));
    window.click_right(first);
    window.click((1300.0, 700.0));
    assert!(!window.sees(&say!(words, "app-menu-copy-row")), "a click elsewhere closes it");
}

#[test]
fn rows_that_the_pointer_is_drawn_over_are_chosen_and_neither_opened_nor_ticked() {
    for (scene, names) in [
        ("units", ["Hà Nội", "Cao Bằng"]),
        ("templates", ["Hà Nội", "Cao Bằng"]),
        ("appraisal", ["Dịch vụ công trực tuyến mức độ 4", "Giám sát an toàn thông tin"]),
        ("province", ["D2", "D4"]),
    ] {
        let mut window = Window::of(scenes::named(scene), (1366.0, 768.0));
        (0..3).for_each(|_| window.redraw());
        let before = window.app.templates.chosen_count();
        let [from, to] = names.map(|name| window.place_of(name).unwrap_or_else(|| panic!("{scene}: {name}")));
        window.drag(from, to);
        window.press_keys(Shortcut::Copy);
        let copied = window.clipboard.take().unwrap();
        assert_eq!(copied.lines().count(), 4, "{scene}: {copied}");
        assert_eq!(window.app.templates.chosen_count(), before, "{scene}");
        assert!(!window.sees(&say!(window.app.shared.words, "appraisal-save")));
    }
    let mut window = Window::of(scenes::named("results"), (1366.0, 768.0));
    (0..3).for_each(|_| window.redraw());
    let names = window.app.part_of_table(CopyOf::Names).unwrap().text;
    let place = |window: &mut Window, row: usize| window.place_of(names.lines().nth(row).unwrap()).unwrap();
    let (from, to) = (place(&mut window, 0), place(&mut window, 2));
    window.drag(from, to);
    assert!(!window.app.results.has_opened());
    window.press_keys(Shortcut::Copy);
    assert_eq!(window.clipboard.take().unwrap().lines().count(), 4);
}

#[test]
fn what_is_confirmed_of_chosen_rows_is_in_the_menu_of_the_table_with_how_many() {
    let mut window = Window::of(scenes::named("appraisal"), (1366.0, 768.0));
    let words = Words::new(Language::Vi);
    (0..3).for_each(|_| window.redraw());
    window.press_keys(Shortcut::ChooseAll);
    let row = window.place_of(preset::APPRAISED).unwrap();
    window.click_right(row);
    assert!(window.app.frame.is_unfolded());
    let confirm = say!(words, "appraisal-confirm-chosen", count = 2);
    // The button below the table says the same.
    let places = window.texts().iter().filter(|text| **text == confirm).count();
    assert_eq!(places, 2);
    window.press_keys(Shortcut::Back);
    let appraised = window.place_of("Dịch vụ công trực tuyến mức độ 4").unwrap();
    window.press_keys(Shortcut::Column(ColumnStep::Top));
    window.click_right(appraised);
    assert!(window.app.frame.is_unfolded() && !window.sees("Công nhận 1"), "it is appraised already");
}

#[test]
fn a_key_that_was_held_on_one_page_is_not_held_on_the_next() {
    let mut window = Window::of(scenes::named("templates"), (1366.0, 768.0));
    (0..2).for_each(|_| window.press_with(Key::Named(Named::ArrowDown), Modifiers::SHIFT));
    let units = window.place_of(&Page::Units.title(&Words::new(Language::Vi))).unwrap();
    window.click(units);
    (0..3).for_each(|_| window.redraw());
    for name in ["Hà Nội", "Cao Bằng"] {
        let at = window.place_of(name).unwrap();
        window.click(at);
    }
    window.press_keys(Shortcut::Copy);
    assert_eq!(window.clipboard.take().unwrap().lines().count(), 2, "the last one alone");
}

#[test]
fn the_button_above_the_table_behind_a_chart_says_how_many_rows_it_copies() {
    let mut window = Window::of(scenes::named("compare-table"), (1366.0, 768.0));
    let words = Words::new(Language::Vi);
    assert!(window.sees(&say!(words, "compare-copy")));
    window.press_keys(Shortcut::Column(ColumnStep::Top));
    assert!(window.sees(&say!(words, "app-menu-copy-row")) && !window.sees(&say!(words, "compare-copy")));
    window.press_with(Key::Named(Named::ArrowDown), Modifiers::SHIFT);
    assert!(window.sees(&say!(words, "app-menu-copy-rows", rows = 2)));
}

#[test]
fn shift_and_enter_on_a_head_add_its_column_as_the_last() {
    let mut sheet = Sheet::of(CASES.iter().find(|case| case.table == "results").unwrap());
    sheet.sort_by(1);
    let words = Words::new(Language::Vi);
    let sorted_by = say!(words, "results-column-unit");
    for _ in 0..60 {
        sheet.window.press(Named::Tab);
        if sheet.window.focused_text().as_ref() == Some(&sorted_by) {
            break;
        }
    }
    // The heads are one stop, at the column that was sorted by.
    sheet.window.press(Named::ArrowRight);
    assert_eq!(sheet.window.focused_text(), Some(say!(words, "results-column-score")));
    sheet.window.press_with(Key::Named(Named::Enter), Modifiers::SHIFT);
    let sorts = sheet.window.app.shared.settings.tables["results"].sorts.clone();
    assert_eq!(sorts.iter().map(|sort| sort.column).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_was_sorted_in_one_file_stands_as_it_comes_in_the_next_and_as_it_was_left_in_the_same() {
    let mut sheet = Sheet::of(CASES.iter().find(|case| case.table == "results").unwrap());
    sheet.sort_by(1);
    let sorts = |window: &Window| window.app.shared.settings.tables.get("results").map(|layout| layout.sorts.len());
    assert_eq!(sorts(&sheet.window), Some(1));
    let mut file = preset::file(&sheet.window.app.shared.words);
    let _ = sheet.window.app.show_file(file.clone());
    assert_eq!(sorts(&sheet.window), Some(1), "the same file");
    file.path = "khac.egov".into();
    let _ = sheet.window.app.show_file(file);
    assert_eq!(sorts(&sheet.window), None);
}

#[test]
fn a_cell_that_is_clicked_is_copied_alone() {
    let mut window = Window::of(scenes::named("units"), (1366.0, 768.0));
    (0..3).for_each(|_| window.redraw());
    let (x, y) = window.place_of("02").unwrap();
    window.click((x, y));
    window.press_keys(Shortcut::CopyOtherwise);
    assert_eq!(window.clipboard.as_deref(), Some("02\n"));
}

#[test]
fn the_menu_by_key_keeps_the_rows_that_are_chosen_elsewhere() {
    each(|case| {
        let mut sheet = Sheet::of(case);
        let Some(all) = sheet.led_to_the_third() else { return };
        sheet.keys(Shortcut::Menu);
        sheet.window.redraw();
        let rows = sheet.copied(Shortcut::Accept);
        assert_eq!(rows[1..], [all[0].clone()], "{} in {}", case.table, case.scene);
    });
}

#[test]
fn figures_are_copied_as_numbers_without_what_only_their_look_has() {
    let mut sheet = Sheet::of(CASES.iter().find(|case| case.scene == "appraisal").unwrap());
    let (heads, all) = sheet.all();
    let words = Words::new(Language::Vi);
    let own = say!(words, "cli-column-own");
    let place = heads.iter().position(|head| *head == own).unwrap();
    let parts =
        heads.iter().position(|head| *head == say!(words, "appraisal-column-parts", of = own.as_str())).unwrap();
    let with_parts = all.iter().find(|row| row[parts].contains('/')).expect("a figure with its parts");
    assert!(with_parts[parts].ends_with(&format!("({})", with_parts[place])), "{with_parts:?}");
    for case in CASES {
        for row in Sheet::of(case).all().1 {
            let marked = row.iter().find(|cell| crate::domain::text::bare_figure(cell).is_some());
            assert_eq!(marked, None, "{} in {}: {row:?}", case.table, case.scene);
        }
    }
}
