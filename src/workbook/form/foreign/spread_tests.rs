//! One form over several sheets.

use super::tests::sheet;
use crate::domain::{Answer, RememberedMapping, Silence};
use crate::workbook::form::recognise::Reading;
use crate::workbook::form::tests::{Bench, d, findings};
use crate::workbook::raw::Contents;

const HEAD: &[&[&str]] = &[
    &["UBND THÀNH PHỐ ĐÀ NẴNG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    &["BÁO CÁO THÁNG 5 NĂM 2020"],
    &["TT", "Tiêu chí", "ĐVT", "Kết quả"],
];

/// A workbook of sheets, each with its letterhead, one group a sheet.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Contents {
    let mut all = Contents { sheets: Vec::new(), ..sheet(&[], &[]) };
    for (name, rows) in sheets {
        let rows: Vec<&[&str]> = HEAD.iter().chain(*rows).copied().collect();
        let mut one = sheet(&rows, &[]).sheets.remove(0);
        one.name = (*name).to_owned();
        all.sheets.push(one);
    }
    all
}

const STEERING: &[&[&str]] = &[
    &["1", "Kiện toàn Ban chỉ đạo xây dựng chính quyền điện tử", "", "Có"],
    &["2", "Số văn bản chỉ đạo đã ban hành", "văn bản", "12"],
];
const SERVICE: &[&[&str]] = &[
    &["1", "Tỷ lệ dịch vụ công trực tuyến mức độ 4", "%", "310/1000"],
    &["2", "Mức độ hài lòng của người dân", "điểm", "87.5"],
];

fn said(reading: &Reading, code: &str) -> Answer {
    reading.submissions[0].answer(code).unwrap().answer.clone()
}

#[test]
fn a_form_of_one_sheet_a_group_is_read_whole_confirmed_once_and_remembered() {
    let mut bench = Bench::new();
    let contents = workbook(&[("Nhóm A", STEERING), ("Nhóm D", SERVICE)]);
    let reading = bench.recognise(&contents);
    let told = ["mapping_proposed", "indicator_row_missing", "indicator_row_missing"];
    assert_eq!(findings(&reading), told);
    assert_eq!(reading.submissions.len(), 1);
    assert_eq!(said(&reading, "A2"), Answer::Count { count: d("12") });
    assert_eq!(said(&reading, "D1"), Answer::Ratio { numerator: d("310"), denominator: d("1000") });
    assert_eq!(reading.submissions[0].answer("D3").unwrap().sheet.as_deref(), Some("Nhóm D"));
    let mapping = reading.proposal.clone().unwrap();
    assert_eq!(mapping.tables.iter().map(|table| table.sheet.as_str()).collect::<Vec<_>>(), ["Nhóm A", "Nhóm D"]);

    bench.decisions.mapping = Some(mapping.clone());
    let confirmed = bench.recognise(&contents);
    assert!(!confirmed.awaits_confirmation());
    assert_eq!(confirmed.submissions, reading.submissions);

    bench.decisions.mapping = None;
    bench.remembered = vec![RememberedMapping { unit: "48".parse().unwrap(), mapping }];
    let renamed = workbook(&[("1", STEERING), ("2", SERVICE)]);
    let again = bench.recognise(&renamed);
    assert_eq!(findings(&again)[0], "mapping_remembered");
    assert_eq!(said(&again, "D3"), Answer::Value { value: d("87.5") });
}

#[test]
fn sheets_that_differ_on_an_indicator_are_told_and_neither_counts() {
    let also: &[&[&str]] = &[SERVICE[0], &["3", "Số văn bản chỉ đạo đã ban hành", "văn bản", "13"]];
    let reading = Bench::new().recognise(&workbook(&[("A", STEERING), ("D", also)]));
    assert!(findings(&reading).contains(&"sheets_differ D5 13".to_owned()), "{:?}", findings(&reading));
    assert_eq!(said(&reading, "A2"), Answer::Silent { reason: Silence::NoData });
    assert!(matches!(said(&reading, "D1"), Answer::Ratio { .. }));

    // The same figure again is no conflict, nor is a row that was left blank.
    for second in ["12", ""] {
        let also: &[&[&str]] = &[SERVICE[0], &["3", "Số văn bản chỉ đạo đã ban hành", "văn bản", second]];
        let reading = Bench::new().recognise(&workbook(&[("A", STEERING), ("D", also)]));
        assert_eq!(said(&reading, "A2"), Answer::Count { count: d("12") });
        assert!(findings(&reading).iter().all(|finding| !finding.starts_with("sheets_differ")));
    }
}

#[test]
fn a_third_sheet_does_not_settle_what_two_disagree_on() {
    for figure in ["12", "13", "14"] {
        let second: &[&[&str]] = &[SERVICE[0], &["3", "Số văn bản chỉ đạo đã ban hành", "văn bản", "13"]];
        let third: &[&[&str]] = &[SERVICE[1], &["3", "Số văn bản chỉ đạo đã ban hành", "văn bản", figure]];
        let reading = Bench::new().recognise(&workbook(&[("A", STEERING), ("D1", second), ("D3", third)]));
        assert_eq!(said(&reading, "A2"), Answer::Silent { reason: Silence::NoData });
        assert_eq!(said(&reading, "D3"), Answer::Value { value: d("87.5") });
        let told = findings(&reading).into_iter().filter(|finding| finding.starts_with("sheets_differ"));
        assert_eq!(told.collect::<Vec<_>>(), ["sheets_differ D5 13"]);
    }
}

#[test]
fn a_sheet_of_the_same_indicators_or_of_another_unit_is_another_table() {
    let other: &[&[&str]] = &[STEERING[0], &["2", "Số văn bản chỉ đạo đã ban hành", "văn bản", "40"]];
    let reading = Bench::new().recognise(&workbook(&[("A", STEERING), ("Cũ", other)]));
    assert_eq!(findings(&reading).last().map(String::as_str), Some("further_sheet_not_read"));
    assert_eq!(said(&reading, "A2"), Answer::Count { count: d("12") });

    let mut two_units = workbook(&[("A", STEERING), ("D", SERVICE)]);
    two_units.sheets[1].cells[0].value = crate::workbook::raw::CellValue::Text("UBND TỈNH QUẢNG NAM".into());
    let reading = Bench::new().recognise(&two_units);
    assert_eq!(findings(&reading).last().map(String::as_str), Some("further_sheet_not_read"));
    assert_eq!(reading.proposal.unwrap().tables.len(), 1);
}

#[test]
fn a_sheet_for_another_unit_than_asked_for_takes_nothing_over() {
    let mut contents = workbook(&[("A", STEERING), ("D", SERVICE)]);
    // The first sheet does not say whose it is.
    contents.sheets[0].cells.remove(0);
    let bench = Bench { unit: Some("49".parse().unwrap()), ..Bench::new() };
    let reading = bench.recognise(&contents);
    assert!(reading.submissions.is_empty());
    assert!(findings(&reading).contains(&"unit_not_asked_for".to_owned()), "{:?}", findings(&reading));
}
