//! Tables as offices make them, read, confirmed and remembered.

use proptest::prelude::*;

use crate::domain::{
    Answer, CellAddress, ColumnRole, Decimal, Mapping, MatchedBy, RememberedMapping, Silence, SourcedAnswer,
};
use crate::workbook::form::recognise::{FormKind, Reading};
use crate::workbook::form::tests::{Bench, d, findings};
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Layout, Sheet};

/// A sheet from rows of texts; what parses as a number is one, blanks are empty.
pub(in crate::workbook::form) fn sheet(rows: &[&[&str]], merged: &[&str]) -> Contents {
    let mut cells = Vec::new();
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*texts).filter(|(_, text)| !text.is_empty()) {
            let value = text.parse::<Decimal>().map_or_else(|_| CellValue::Text((*text).to_owned()), CellValue::Number);
            cells.push(Cell { address: CellAddress { row, column }, value });
        }
    }
    let range = |text: &&str| {
        let (first, last) = text.split_once(':').unwrap();
        (first.parse().unwrap(), last.parse().unwrap())
    };
    let layout = Layout { merged: merged.iter().map(range).collect(), ..Layout::default() };
    let sheet = Sheet { name: "Biểu 1".into(), visible: true, cells, layout };
    Contents { format: Some(Format::Xlsx), sheets: vec![sheet], findings: Vec::new() }
}

const ROWS: &[&[&str]] = &[
    &["UBND THÀNH PHỐ ĐÀ NẴNG", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    &["Đơn vị: Đà Nẵng", "", "", "", "Kỳ báo cáo: tháng 5 năm 2020"],
    &["TT", "Tiêu chí", "Điểm", "", "Kết quả", "", "Tài liệu kiểm chứng", "Ghi chú"],
    &["", "", "Tối đa", "Tự chấm", "Tử số", "Mẫu số"],
    &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    &["I", "Chỉ đạo điều hành và thể chế", "10"],
    &["1", "Kiện toàn Ban chỉ đạo xây dựng chính quyền điện tử", "5", "5", "Có", "", "QĐ 701", "đã gửi"],
    &["", "Có: 5"],
    &["", "Không: 0"],
    &["2", "Số văn bản chỉ đạo", "5", "4", "12"],
    &["", "đã ban hành"],
    &["", "Cộng", "10", "9"],
    &["II", "Phục vụ người dân", "25"],
    &["3", "Tỷ lệ dịch vụ công trực tuyến mức độ 4", "5", "3", "310", "1000"],
    &["4", "Tỷ lệ DVC mức độ 3", "5", "3", "41", "63"],
    &["5", "Mức độ hài lòng của người dân", "5", "5", "87.35"],
    &["", "Tổng cộng", "35", "24"],
    &["Nơi nhận:", "", "", "", "Đà Nẵng, ngày 14 tháng 5 năm 2020"],
    &["- Như trên;", "", "", "", "KT. CHỦ TỊCH"],
    &["", "Mức độ hài lòng", "", "", "99"],
];
const MERGED: &[&str] = &["A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4"];

fn answer(reading: &Reading, code: &str) -> SourcedAnswer {
    reading.submissions[0].answer(code).unwrap().clone()
}

fn columns(mapping: &Mapping) -> Vec<(ColumnRole, u32)> {
    mapping.tables[0].columns.iter().map(|(role, column)| (*role, *column)).collect()
}

fn matches(mapping: &Mapping) -> Vec<(u32, Option<&str>, Option<MatchedBy>)> {
    mapping.tables[0].rows.iter().map(|row| (row.row + 1, row.indicator.as_deref(), row.by)).collect()
}

#[test]
fn a_foreign_table_is_read_by_meaning_and_proposed() {
    let reading = Bench::new().recognise(&sheet(ROWS, MERGED));
    assert_eq!(reading.form, FormKind::Foreign);
    let mapping = reading.proposal.as_ref().unwrap();
    use ColumnRole as R;
    assert_eq!(
        columns(mapping),
        [
            (R::Number, 0),
            (R::Name, 1),
            (R::Maximum, 2),
            (R::Result, 4),
            (R::Whole, 5),
            (R::SelfScore, 3),
            (R::Evidence, 6),
            (R::Note, 7)
        ]
    );
    assert_eq!(
        matches(mapping),
        [
            (7, Some("A1"), Some(MatchedBy::Name)),
            (10, Some("A2"), Some(MatchedBy::Name)),
            (14, Some("D1"), Some(MatchedBy::Name)),
            (15, Some("D2"), Some(MatchedBy::Position)),
            (16, Some("D3"), Some(MatchedBy::Name)),
        ]
    );
    assert_eq!(reading.submissions[0].unit.as_str(), "48");
    assert_eq!(reading.submissions[0].period.to_string(), "2020-05");
    let first = answer(&reading, "A1");
    assert_eq!(first.answer, Answer::YesNo { yes: true });
    assert_eq!((first.evidence(), first.note()), (Some("QĐ 701"), Some("đã gửi")));
    assert_eq!(answer(&reading, "A2").answer, Answer::Count { count: d("12") });
    let ratio = answer(&reading, "D1");
    assert_eq!(ratio.answer, Answer::Ratio { numerator: d("310"), denominator: d("1000") });
    assert_eq!(ratio.cells.unwrap().to_string(), "E14:F14");
    assert_eq!(answer(&reading, "D3").answer, Answer::Value { value: d("87.35") });
    assert_eq!(answer(&reading, "D4").answer, Answer::Silent { reason: Silence::NoData });
    assert_eq!(findings(&reading), ["mapping_proposed", "indicator_row_missing"]);
}

#[test]
fn what_is_not_known_of_merged_cells_makes_no_difference_here() {
    let with = Bench::new().recognise(&sheet(ROWS, MERGED));
    let without = Bench::new().recognise(&sheet(ROWS, &[]));
    assert_eq!(columns(without.proposal.as_ref().unwrap()), columns(with.proposal.as_ref().unwrap()));
    assert_eq!(without.submissions, with.submissions);
}

#[test]
fn a_confirmed_mapping_is_followed_and_its_leftovers_are_told() {
    let contents = sheet(ROWS, MERGED);
    let mut bench = Bench::new();
    let mut mapping = bench.recognise(&contents).proposal.unwrap();
    // The line matched by its place alone is none of ours, says the person.
    mapping.tables[0].rows[3].indicator = None;
    mapping.tables[0].rows[3].by = None;
    bench.decisions.mapping = Some(mapping.clone());
    let reading = bench.recognise(&contents);
    assert!(!reading.awaits_confirmation());
    assert_eq!(findings(&reading), ["row_not_matched E15 41", "indicator_row_missing", "indicator_row_missing"]);
    assert_eq!(answer(&reading, "D2").answer, Answer::Silent { reason: Silence::NoData });

    // Next month the same form comes from another office, with other figures and a blank row more.
    let mut rows: Vec<&[&str]> = ROWS.to_vec();
    rows[9] = &["2", "Số văn bản chỉ đạo", "5", "4", "17"];
    rows.insert(12, &[]);
    rows.insert(0, &[]);
    let merged = ["A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5", "H4:H5"];
    let mut bench = Bench::new();
    bench.remembered = vec![RememberedMapping { unit: "49".parse().unwrap(), mapping: mapping.clone() }];
    let reading = bench.recognise(&sheet(&rows, &merged));
    assert!(!reading.awaits_confirmation());
    assert_eq!(findings(&reading)[0], "mapping_remembered");
    assert_eq!(answer(&reading, "A2").answer, Answer::Count { count: d("17") });
    assert_eq!(answer(&reading, "D2").answer, Answer::Silent { reason: Silence::NoData });

    // What was confirmed for this very sender goes before what was confirmed for another.
    let mut own = mapping;
    own.tables[0].rows[3].indicator = Some("D2".into());
    bench.remembered.push(RememberedMapping { unit: "48".parse().unwrap(), mapping: own });
    let reading = bench.recognise(&sheet(&rows, &merged));
    assert_eq!(answer(&reading, "D2").answer, Answer::Ratio { numerator: d("41"), denominator: d("63") });
}

#[test]
fn another_form_is_asked_about_again() {
    let contents = sheet(ROWS, MERGED);
    let mut bench = Bench::new();
    let mapping = bench.recognise(&contents).proposal.unwrap();
    bench.remembered = vec![RememberedMapping { unit: "48".parse().unwrap(), mapping }];
    let mut rows: Vec<&[&str]> = ROWS.to_vec();
    rows[13] = &["3", "Tỷ lệ dịch vụ công trực tuyến mức độ 3", "5", "3", "310", "1000"];
    let reading = bench.recognise(&sheet(&rows, MERGED));
    let mapping = reading.proposal.as_ref().unwrap();
    // Level 3 is not level 4, however alike the names.
    assert_ne!(mapping.tables[0].rows[2].by, Some(MatchedBy::Name));
}

#[test]
fn numerator_and_denominator_may_stand_on_lines_below() {
    let rows: &[&[&str]] = &[
        &["STT", "Nội dung", "ĐVT", "Kết quả"],
        &["1", "Tỷ lệ dịch vụ công trực tuyến mức độ 4", "%", "31"],
        &["", "- Số dịch vụ mức độ 4", "", "310"],
        &["", "- Tổng số thủ tục", "", "1000"],
        &["2", "Mức độ hài lòng của người dân", "điểm", "87.5"],
        &["3", "Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ đã tiếp nhận trong kỳ của toàn tỉnh", "%", "30.5"],
    ];
    let mut bench = Bench { period: Some("2020-05"), ..Bench::new() };
    bench.unit = Some("48".parse().unwrap());
    let reading = bench.recognise(&sheet(rows, &[]));
    let ratio = answer(&reading, "D1");
    assert_eq!(ratio.answer, Answer::Ratio { numerator: d("310"), denominator: d("1000") });
    assert_eq!(ratio.cells.unwrap().to_string(), "D3, D4");
    assert_eq!(answer(&reading, "D2").answer, Answer::PercentOnly { fraction: d("0.305") });
}

#[test]
fn lines_in_thousands_are_not_taken_for_single_ones() {
    let rows: &[&[&str]] = &[
        &["STT", "Nội dung", "ĐVT", "Kết quả"],
        &["1", "Số văn bản chỉ đạo đã ban hành", "Nghìn văn bản", "1.2"],
        &["2", "Mức độ hài lòng của người dân", "điểm", "87.5"],
    ];
    let mut bench = Bench { period: Some("2020-05"), ..Bench::new() };
    bench.unit = Some("48".parse().unwrap());
    let reading = bench.recognise(&sheet(rows, &[]));
    assert!(findings(&reading).contains(&"measure_differs D2 1.2 → 1200".to_owned()), "{:?}", findings(&reading));
    assert_eq!(answer(&reading, "A2").answer, Answer::Silent { reason: Silence::NoData });
    assert_eq!(answer(&reading, "D3").answer, Answer::Value { value: d("87.5") });
}

#[test]
fn a_measure_in_the_heading_or_above_the_table_is_never_passed_over() {
    let read = |above: &str, title: &str, figure: &str| {
        let rows: &[&[&str]] = &[
            &[above],
            &["STT", "Nội dung", title],
            &["1", "Số văn bản chỉ đạo đã ban hành", figure],
            &["2", "Tỷ lệ dịch vụ công trực tuyến mức độ 4", "31"],
        ];
        let bench = Bench { period: Some("2020-05"), unit: Some("48".parse().unwrap()), ..Bench::new() };
        let reading = bench.recognise(&sheet(rows, &[]));
        let told = findings(&reading).into_iter().filter(|told| told.starts_with("measure_differs C3")).collect();
        (told, answer(&reading, "A2").answer, answer(&reading, "D1").answer)
    };
    let none = Answer::Silent { reason: Silence::NoData };
    for (above, title) in [
        ("", "Kết quả (nghìn)"),
        ("", "Kết quả (ĐVT: nghìn)"),
        ("Đơn vị tính: nghìn văn bản", "Kết quả"),
        ("(ĐVT: nghìn đồng)", "Kết quả"),
        ("Đơn vị: Nghìn văn bản", "Kết quả"),
    ] {
        let (told, count, _) = read(above, title, "1.2");
        assert_eq!((told, count), (vec!["measure_differs C3 1.2 → 1200".to_owned()], none.clone()), "{above} {title}");
    }
    for (above, title) in [("ĐVT: %", "Kết quả"), ("", "Kết quả (%)")] {
        let (told, count, share) = read(above, title, "12");
        assert_eq!((told, count), (vec!["measure_differs C3 12".to_owned()], none.clone()), "{above} {title}");
        assert_eq!(share, Answer::PercentOnly { fraction: d("0.31") }, "{above} {title}");
    }
    let (told, count, _) = read("ĐVT: văn bản", "Kết quả", "12");
    assert_eq!((told, count), (Vec::<String>::new(), Answer::Count { count: d("12") }));
}

#[test]
fn points_given_to_oneself_are_no_figures() {
    let rows: &[&[&str]] = &[
        &["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"],
        &["1", "Số văn bản chỉ đạo đã ban hành", "5", "4"],
        &["2", "Mức độ hài lòng của người dân", "5", "5"],
    ];
    let reading = Bench::new().recognise(&sheet(rows, &[]));
    assert!(findings(&reading).contains(&"result_column_missing".to_owned()), "{:?}", findings(&reading));
    assert!(reading.submissions.is_empty() && reading.proposal.is_some());
}

#[test]
fn a_table_of_other_things_is_no_form() {
    let rows: &[&[&str]] = &[&["STT", "Nội dung", "Kết quả"], &["1", "Trồng cây", "5"], &["2", "Hội họp", "6"]];
    assert_eq!(findings(&Bench::new().recognise(&sheet(rows, &[]))), ["unknown_form"]);
}

/// What a reading answers, wherever it stands.
fn said(reading: &Reading) -> Vec<(String, Answer)> {
    let answers = reading.submissions.iter().flat_map(|submission| &submission.answers);
    answers.map(|given| (given.indicator.to_string(), given.answer.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn blank_rows_and_columns_make_no_difference(
        rows in prop::collection::vec(0u32..16, 0..5),
        columns in prop::collection::vec(0u32..8, 0..3),
    ) {
        let plain = sheet(ROWS, MERGED);
        let mut spread = plain.clone();
        // Between the rows of one heading nobody leaves one blank.
        let rows: Vec<u32> = rows.into_iter().filter(|row| *row != 3).collect();
        let moved = |at: CellAddress| CellAddress {
            row: at.row + rows.iter().filter(|row| **row <= at.row).count() as u32,
            column: at.column + columns.iter().filter(|column| **column <= at.column).count() as u32,
        };
        for cell in &mut spread.sheets[0].cells {
            cell.address = moved(cell.address);
        }
        for (first, last) in &mut spread.sheets[0].layout.merged {
            (*first, *last) = (moved(*first), moved(*last));
        }
        let (plain, spread) = (Bench::new().recognise(&plain), Bench::new().recognise(&spread));
        prop_assert_eq!(said(&spread), said(&plain));
    }

    #[test]
    fn no_sheet_makes_recognising_panic(
        cells in prop::collection::btree_map((0u32..12, 0u32..8), any_text(), 0..60),
        merged in prop::collection::vec(((0u32..12, 0u32..8), (0u32..14, 0u32..9)), 0..4),
    ) {
        let cells = cells.into_iter().map(|((row, column), text)| {
            let value = text.parse::<Decimal>().map_or(CellValue::Text(text), CellValue::Number);
            Cell { address: CellAddress { row, column }, value }
        });
        let at = |(row, column)| CellAddress { row, column };
        let merged = merged.into_iter().map(|(first, last)| (at(first), at(last))).collect();
        let layout = Layout { merged, ..Layout::default() };
        let sheet = Sheet { name: "S".into(), visible: true, cells: cells.collect(), layout };
        let contents = Contents { format: Some(Format::Xlsx), sheets: vec![sheet], findings: Vec::new() };
        let mut bench = Bench::new();
        let reading = bench.recognise(&contents);
        bench.decisions.mapping = reading.proposal;
        bench.recognise(&contents);
    }
}

/// Words that forms are made of, and any others.
fn any_text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "STT",
        "Tiêu chí",
        "Kết quả",
        "Tử số",
        "Mẫu số",
        "Mã",
        "Ghi chú",
        "A1",
        "D1",
        "I",
        "1",
        "2",
        "310",
        "31%",
        "Có",
        "Đà Nẵng",
        "Hà Nội",
        "Tháng 5 năm 2020",
        "Tổng cộng",
        "Số văn bản chỉ đạo đã ban hành",
        "Nơi nhận:",
        "Mức độ hài lòng của người dân",
        "Kỳ: tháng 5/2020",
        "Đơn vị: Đà Nẵng",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{1,12}"]
}
