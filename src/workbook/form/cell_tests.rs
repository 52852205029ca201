//! Cells as people fill them in, and what accepting a proposed repair does.

use proptest::prelude::*;

use super::recognise::Reading;
use super::tests::{Bench, d, findings, number, set, submission, table, template, text};
use crate::catalogue::{Input, Text};
use crate::domain::{Answer, CellAddress, Edit, FindingKind, Silence};
use crate::workbook::raw::{Cell, CellValue, Contents};

fn answer(reading: &Reading, code: &str) -> Answer {
    reading.submissions[0].answer(code).unwrap().answer.clone()
}

/// The form with one cell changed.
fn with(code: &str, column: char, value: Option<CellValue>) -> Contents {
    let mut contents = template(Some(&submission()));
    set(&mut contents, code, column, value);
    contents
}

/// Accepts every repair that is proposed, as often as there are new ones.
fn accept_all(bench: &mut Bench, contents: &Contents) -> Reading {
    for _ in 0..6 {
        let reading = bench.recognise(contents);
        let before = bench.decisions.clone();
        for finding in &reading.findings {
            if let (Some(sheet), Some(cell), Some(repair)) = (&finding.sheet, finding.cell, &finding.repair) {
                let (sheet, after) = (sheet.clone(), Some(repair.clone()));
                bench.decisions.set(Edit { sheet, cell, before: finding.seen.clone(), after });
            }
        }
        if bench.decisions == before {
            return reading;
        }
    }
    bench.recognise(contents)
}

fn repairs(reading: &Reading) -> Vec<String> {
    reading.findings.iter().filter(|finding| finding.repair.is_some()).map(|f| format!("{f:?}")).collect()
}

#[test]
fn what_is_accepted_is_taken_and_what_stood_there_is_kept() {
    for (code, value, taken) in [
        ("A2", text("12 văn bản"), Answer::Count { count: d("12") }),
        ("A2", text("1.234"), Answer::Count { count: d("1234") }),
        ("A2", number("1.234"), Answer::Count { count: d("1234") }),
        ("A2", text("Không có"), Answer::Count { count: d("0") }),
        ("A2", text("02"), Answer::Count { count: d("2") }),
        ("A2", text("9.166.229"), Answer::Count { count: d("9166229") }),
        ("A2", text("310 (31%)"), Answer::Count { count: d("310") }),
        ("D3", text("01 (0,727)"), Answer::Value { value: d("0.727") }),
        ("D3", text("khoảng 87,35"), Answer::Value { value: d("87.35") }),
        ("D4", text("1,234"), Answer::Value { value: d("1.234") }),
        ("D4", text("1.234"), Answer::Value { value: d("1234") }),
        ("A1", text("Có, QĐ 701"), Answer::YesNo { yes: true }),
        ("A1", text("đang làm"), Answer::YesNo { yes: false }),
    ] {
        let shown = value.as_ref().unwrap().shown();
        let mut contents = with(code, 'E', value);
        set(&mut contents, code, 'G', None);
        let mut bench = Bench::new();
        let proposed = bench.recognise(&contents);
        assert!(!repairs(&proposed).is_empty(), "{shown}: {:?}", findings(&proposed));
        let reading = accept_all(&mut bench, &contents);
        assert_eq!(answer(&reading, code), taken, "{shown}");
        assert_eq!(repairs(&reading), Vec::<String>::new(), "{shown}");
        assert_eq!(reading.submissions[0].answer(code).unwrap().original(), Some(shown.as_str()));
        let others = reading.submissions[0].answers.iter().filter(|given| &*given.indicator != code);
        assert!(others.filter(|given| &*given.indicator != "D2").all(|given| given.original().is_none()));
    }
}

#[test]
fn both_cells_of_a_ratio_are_kept_when_one_is_edited() {
    let contents = with("D1", 'F', None);
    let mut bench = Bench::new();
    let (sheet, cell) = (contents.sheets[0].name.clone(), "F12".parse().unwrap());
    bench.decisions.set(Edit { sheet, cell, before: None, after: Some("1.847".into()) });
    let reading = bench.recognise(&contents);
    assert!(findings(&reading).contains(&"ambiguous_number F12 1.847 → 1847".to_owned()), "{:?}", findings(&reading));
    let reading = accept_all(&mut bench, &contents);
    let given = reading.submissions[0].answer("D1").unwrap();
    assert_eq!(given.answer, Answer::Ratio { numerator: d("310"), denominator: d("1847") });
    assert_eq!(given.original(), Some("310; –"));
}

#[test]
fn one_ambiguous_figure_alone_in_a_ratio_is_proposed_as_a_share() {
    for (written, proposed) in [("15.500", "15.5%"), ("1,250", "1.25%"), ("150.500", "150500")] {
        let mut contents = with("D1", 'E', text(written));
        set(&mut contents, "D1", 'F', None);
        let reading = Bench::new().recognise(&contents);
        let expected = format!("ambiguous_number E12 {written} → {proposed}");
        assert!(findings(&reading).contains(&expected), "{:?}", findings(&reading));
    }
    let with_its_whole = Bench::new().recognise(&with("D1", 'E', text("1.250")));
    assert!(findings(&with_its_whole).contains(&"ambiguous_number E12 1.250 → 1250".to_owned()));
}

#[test]
fn both_counts_in_the_first_cell_are_a_ratio() {
    let mut contents = with("D1", 'E', text("61/63"));
    set(&mut contents, "D1", 'F', None);
    assert_eq!(
        answer(&Bench::new().recognise(&contents), "D1"),
        Answer::Ratio { numerator: d("61"), denominator: d("63") }
    );
    let mut bench = Bench { period: Some("2020"), ..Bench::new() };
    let swapped = table("Tỉnh,D1\nĐà Nẵng,63/61\n");
    assert_eq!(findings(&bench.recognise(&swapped)), ["numerator_over_denominator B2 63/61 → 61/63"]);
    let reading = accept_all(&mut bench, &swapped);
    assert_eq!(answer(&reading, "D1"), Answer::Ratio { numerator: d("61"), denominator: d("63") });
}

#[test]
fn a_number_shown_as_a_percentage_is_one() {
    let mut contents = with("D1", 'E', number("0.305"));
    set(&mut contents, "D1", 'F', None);
    contents.sheets[0].layout.percent = vec!["E12".parse().unwrap()];
    assert_eq!(answer(&Bench::new().recognise(&contents), "D1"), Answer::PercentOnly { fraction: d("0.305") });
    // 30.5 shown as 3050%.
    set(&mut contents, "D1", 'E', number("30.5"));
    let reading = Bench::new().recognise(&contents);
    assert!(findings(&reading).contains(&"out_of_range E12 30.5 → 30.5%".to_owned()), "{:?}", findings(&reading));
    // A count in a cell that somebody formatted so.
    let mut contents = with("A2", 'E', number("5"));
    contents.sheets[0].layout.percent = vec!["E10".parse().unwrap()];
    let mut bench = Bench::new();
    assert!(findings(&bench.recognise(&contents)).contains(&"not_a_number E10 5 → 5".to_owned()));
    assert_eq!(answer(&accept_all(&mut bench, &contents), "A2"), Answer::Count { count: d("5") });
}

#[test]
fn a_value_in_percent_takes_the_sign_and_asks_about_fractions() {
    let in_percent = || {
        let mut bench = Bench::new();
        let unit = Text { vi: "%".into(), en: None };
        bench.catalogue.indicators[4].input = Input::Value { unit, low: Some(d("0")), high: Some(d("100")) };
        bench
    };
    let read = |value: Option<CellValue>, percent: bool| {
        let mut contents = with("D3", 'E', value);
        contents.sheets[0].layout.percent.extend(percent.then(|| "E14".parse::<CellAddress>().unwrap()));
        let mut bench = in_percent();
        let first = answer(&bench.recognise(&contents), "D3");
        (first, answer(&accept_all(&mut bench, &contents), "D3"))
    };
    let value = |value: &str| Answer::Value { value: d(value) };
    assert_eq!(read(number("30.5"), false).0, value("30.5"));
    assert_eq!(read(text("93,1%"), false).0, value("93.1"));
    assert_eq!(read(number("0.305"), true).0, value("30.5"));
    let (asked, accepted) = read(number("0.305"), false);
    assert_eq!((asked, accepted), (Answer::Silent { reason: Silence::NoData }, value("30.5")));
}

#[test]
fn dates_and_errors_are_no_figures() {
    for (value, said) in [
        (text("05/01/2020"), "wrong_cell_type E10 05/01/2020"),
        (text("ngày 05 tháng 01 năm 2020"), "wrong_cell_type E10 ngày 05 tháng 01 năm 2020"),
        (Some(CellValue::Error("#DIV/0!".into())), "error_value E10 #DIV/0!"),
        (text("#DIV/0!"), "error_value E10 #DIV/0!"),
        (text("01 (0,727)"), "two_numbers E10 01 (0,727)"),
        (text("-"), "dash_as_no_data E10 -"),
    ] {
        let reading = Bench::new().recognise(&with("A2", 'E', value));
        assert!(findings(&reading).contains(&said.to_owned()), "{said}: {:?}", findings(&reading));
        assert_eq!(answer(&reading, "A2"), Answer::Silent { reason: Silence::NoData });
    }
}

#[test]
fn figures_in_another_measure_are_not_taken_before_they_are_converted() {
    let no_data = Answer::Silent { reason: Silence::NoData };
    for (value, proposed, taken) in [
        (number("22"), "measure_differs E10 22 → 22000", Answer::Count { count: d("22000") }),
        (number("7.5"), "measure_differs E10 7.5 → 7500", Answer::Count { count: d("7500") }),
        (text("22 văn bản"), "measure_differs E10 22 văn bản", no_data.clone()),
        (text("-"), "dash_as_no_data E10 -", no_data.clone()),
    ] {
        let mut contents = with("A2", 'E', value);
        set(&mut contents, "A2", 'D', text("nghìn văn bản"));
        let mut bench = Bench::new();
        let reading = bench.recognise(&contents);
        let found: Vec<_> = findings(&reading).into_iter().filter(|line| line.contains(" E10 ")).collect();
        assert_eq!((found, answer(&reading, "A2")), (vec![proposed.to_owned()], no_data.clone()));
        assert_eq!(answer(&accept_all(&mut bench, &contents), "A2"), taken);
    }
    // The measure was a slip of the pen, says the person.
    let mut contents = with("A2", 'D', text("nghìn văn bản"));
    let mut bench = Bench::new();
    let (sheet, cell) = (contents.sheets[0].name.clone(), "D10".parse().unwrap());
    bench.decisions.set(Edit { sheet, cell, before: None, after: Some("văn bản".into()) });
    assert_eq!(answer(&bench.recognise(&contents), "A2"), Answer::Count { count: d("12") });
    // No count is a thousandth of one.
    set(&mut contents, "D1", 'D', text("‰"));
    assert!(findings(&Bench::new().recognise(&contents)).contains(&"measure_differs E12 310".to_owned()));
}

#[test]
fn both_counts_of_a_ratio_in_thousands_are_converted_at_one_word() {
    for (first, second, proposed) in [
        (number("310"), number("1000"), "measure_differs E12 310 → 310000/1000000"),
        (text("310/1000"), None, "measure_differs E12 310/1000 → 310000/1000000"),
    ] {
        let mut contents = with("D1", 'E', first);
        set(&mut contents, "D1", 'F', second);
        set(&mut contents, "D1", 'D', text("nghìn hồ sơ"));
        let mut bench = Bench::new();
        let found = findings(&bench.recognise(&contents));
        let asked: Vec<_> = found.into_iter().filter(|line| line.starts_with("measure_differs")).collect();
        assert_eq!(asked, [proposed]);
        let (sheet, after) = (contents.sheets[0].name.clone(), proposed.rsplit(' ').next().map(str::to_owned));
        bench.decisions.set(Edit { sheet, cell: "E12".parse().unwrap(), before: None, after });
        let settled = bench.recognise(&contents);
        assert!(findings(&settled).iter().all(|line| !line.starts_with("measure_differs")), "{:?}", findings(&settled));
        let both = Answer::Ratio { numerator: d("310000"), denominator: d("1000000") };
        assert_eq!(answer(&accept_all(&mut bench, &contents), "D1"), both);
    }
}

#[test]
fn somebody_who_types_one_count_anew_is_asked_for_the_other() {
    let mut contents = with("D1", 'D', text("nghìn hồ sơ"));
    set(&mut contents, "D1", 'E', number("310"));
    set(&mut contents, "D1", 'F', number("1000"));
    let mut bench = Bench::new();
    let (sheet, cell) = (contents.sheets[0].name.clone(), "E12".parse().unwrap());
    bench.decisions.set(Edit { sheet, cell, before: None, after: Some("310000".into()) });
    let found = findings(&bench.recognise(&contents));
    assert!(found.contains(&"measure_differs F12 1000 → 1000000".to_owned()), "{found:?}");
}

#[test]
fn cells_of_spaces_nobody_sees_are_blank_and_told_where_a_figure_belongs() {
    for blank in [" ", "\t\n", "\u{a0}\u{a0}", "\u{200b}", "\u{feff} \u{2060}"] {
        for (code, told) in [("A2", "no_answer E10"), ("A1", "no_answer E9"), ("D2", "no_answer E13")] {
            let mut contents = with(code, 'E', text(blank));
            set(&mut contents, code, 'F', text(blank));
            let reading = Bench::new().recognise(&contents);
            assert_eq!(answer(&reading, code), Answer::Silent { reason: Silence::NoData }, "{blank:?}");
            let found = findings(&reading);
            assert!(found.iter().any(|line| line.trim_end().starts_with(told)), "{code} {blank:?}: {found:?}");
        }
    }
}

#[test]
fn no_number_is_proposed_for_thousands_in_words() {
    let reading = Bench::new().recognise(&with("A2", 'E', text("22 nghìn")));
    assert!(findings(&reading).contains(&"not_a_number E10 22 nghìn".to_owned()), "{:?}", findings(&reading));
}

#[test]
fn figures_in_rows_without_a_code_are_told() {
    let mut contents = template(Some(&submission()));
    let below = u32::MAX - 9;
    let cell = |row, column, value: &str| Cell {
        address: CellAddress { row, column },
        value: value.parse().map_or_else(|_| CellValue::Text(value.into()), CellValue::Number),
    };
    contents.sheets[0].cells.extend([
        cell(below, 2, "trong đó: mức độ 4"),
        cell(below, 4, "210"),
        cell(below + 1, 5, "95"),
        cell(below + 2, 4, "THỦ TRƯỞNG ĐƠN VỊ"),
        cell(below + 3, 0, "7"),
        cell(below + 3, 2, "dòng trống"),
    ]);
    let reading = Bench::new().recognise(&contents);
    let told: Vec<_> =
        reading.findings.iter().filter(|finding| finding.kind.code() == "row_not_matched").map(|f| &f.kind).collect();
    let label = |label: &str| FindingKind::RowNotMatched { label: label.into() };
    assert_eq!(told, [&label("trong đó: mức độ 4"), &label(&(u64::from(below) + 2).to_string())]);
}

#[test]
fn counts_past_belief_are_taken_and_told() {
    let said = |value: &str| findings(&Bench::new().recognise(&with("A2", 'E', number(value))));
    let told = |value: &str| said(value).iter().any(|line| line.starts_with("implausible_number E10"));
    assert!(told("1000000000000") && !told("999999999999"));
    let reading = Bench::new().recognise(&with("A2", 'E', number("1000000000000000000")));
    assert_eq!(answer(&reading, "A2"), Answer::Count { count: d("1000000000000000000") });
}

#[test]
fn shares_are_shown_with_four_decimals_and_taken_with_all() {
    let mut contents = with("D1", 'E', number("0.5894797026872498"));
    set(&mut contents, "D1", 'F', None);
    let reading = Bench::new().recognise(&contents);
    let found = findings(&reading);
    assert!(found.contains(&"percent_only E12 0.5894797026872498 → 58.948%".to_owned()), "{found:?}");
    assert_eq!(answer(&reading, "D1"), Answer::PercentOnly { fraction: d("0.5894797026872498") });
}

#[test]
fn the_heading_of_the_periods_is_no_unknown_indicator() {
    let reading = Bench::new().recognise(&table("Tỉnh,Kỳ,A2,D1,Quý\nĐà Nẵng,T5/2020,5,1/2,\n"));
    assert_eq!(findings(&reading), ["unknown_indicator E1 Quý"]);
    let reading = Bench::new().recognise(&table("Tỉnh,A2,D1,Kỳ\nĐà Nẵng,5,1/2,T5/2020\n"));
    assert_eq!(findings(&reading), Vec::<String>::new());
}

#[test]
fn figures_in_hidden_rows_are_told() {
    let mut contents = template(Some(&submission()));
    contents.sheets[0].layout.hidden_rows = vec![(9, 9)];
    let reading = Bench::new().recognise(&contents);
    assert!(findings(&reading).contains(&"hidden_figure E10 12".to_owned()), "{:?}", findings(&reading));
    assert_eq!(answer(&reading, "A2"), Answer::Count { count: d("12") });
}

/// What people write, and what they never should.
fn any_cell() -> impl Strategy<Value = Option<CellValue>> {
    let written = prop_oneof![
        "[0-9]{1,4}([.,][0-9]{1,4}){0,2}%?",
        "[0-9]{1,3}/[0-9]{1,3}",
        "[0-9]{1,2} \\([0-9][.,][0-9]{1,3}%?\\)",
        "(khoảng |trên )?[0-9]{1,3}([.,][0-9]{1,3})?( văn bản)?",
        "(Có|Không|Chưa|Đang làm|Đạt|x|✓|-|Không có|Không áp dụng|n/a)",
        "\\PC{0,8}",
    ];
    prop_oneof![
        written.prop_map(|written| (!written.trim().is_empty()).then_some(CellValue::Text(written))),
        (-100i64..100_000, 0u32..4)
            .prop_map(|(digits, scale)| Some(CellValue::Number(rust_decimal::Decimal::new(digits, scale)))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn accepting_every_repair_leaves_none_to_accept(
        cells in prop::collection::vec((0usize..6, prop_oneof![Just('E'), Just('F')], any_cell(), any::<bool>()), 1..8),
    ) {
        let mut contents = template(Some(&submission()));
        for (index, column, value, percent) in cells {
            let code = ["A1", "A2", "D1", "D2", "D3", "D4"][index];
            set(&mut contents, code, column, value);
            let at = CellAddress { row: 8 + index as u32 + u32::from(index > 1), column: u32::from(column) - 65 };
            contents.sheets[0].layout.percent.extend(percent.then_some(at));
        }
        contents.sheets[0].layout.percent.sort();
        let reading = accept_all(&mut Bench::new(), &contents);
        prop_assert_eq!(repairs(&reading), Vec::<String>::new());
    }
}
