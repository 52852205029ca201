//! Units down, indicators across.

use super::*;

/// Every unit with the code and share of D1 it was given.
fn shares(reading: &Reading) -> Vec<(&str, Answer)> {
    let share = |s: &Submission| s.answer("D1").map(|given| given.answer.clone());
    reading.submissions.iter().filter_map(|s| share(s).map(|answer| (s.unit.as_str(), answer))).collect()
}

fn percent(fraction: &str) -> Answer {
    Answer::PercentOnly { fraction: d(fraction) }
}

/// One workbook of several tables, each a sheet.
pub(super) fn book(sheets: &[(&str, &str)]) -> Contents {
    let named = |(name, csv): &(&str, &str)| Sheet { name: (*name).to_owned(), ..table(csv).sheets.remove(0) };
    Contents { format: Some(Format::Csv), sheets: sheets.iter().map(named).collect(), findings: Vec::new() }
}

/// Unit, period and count of A2 of every submission.
fn counts(reading: &Reading) -> Vec<(String, String, Decimal)> {
    let value = |s: &Submission| s.answer("A2").and_then(|given| given.answer.value()).unwrap();
    reading.submissions.iter().map(|s| (s.unit.to_string(), s.period.to_string(), value(s))).collect()
}

#[test]
fn a_wide_table_gives_one_submission_a_unit() {
    let mut bench = Bench::new();
    bench.period = Some("2020");
    let reading = bench.recognise(&table(
        "Tỉnh;A1;A2;D1;D2;D3;D4\n\
         Đà Nẵng;Có;12;310/1.000;31%;87,5;-\n\
         01;Không;;0,31;n/a;5.123;1,5\n",
    ));
    assert_eq!(reading.form, FormKind::WideTable);
    let [first, second] = reading.submissions.as_slice() else { panic!("{reading:?}") };
    let answers = |s: &Submission| s.answers.iter().map(|a| a.answer.clone()).collect::<Vec<_>>();
    assert_eq!(first.unit.as_str(), "48");
    assert_eq!(
        answers(first),
        [
            Answer::YesNo { yes: true },
            Answer::Count { count: d("12") },
            Answer::Ratio { numerator: d("310"), denominator: d("1000") },
            Answer::PercentOnly { fraction: d("0.31") },
            Answer::Value { value: d("87.5") },
            Answer::Silent { reason: Silence::NoData },
        ]
    );
    assert_eq!(
        answers(second),
        [
            Answer::YesNo { yes: false },
            Answer::Silent { reason: Silence::NoData },
            Answer::PercentOnly { fraction: d("0.31") },
            Answer::Silent { reason: Silence::NotApplicable },
            // 5123 is over the bound of 100: only one meaning is left.
            Answer::Value { value: d("5.123") },
            Answer::Value { value: d("1.5") },
        ]
    );
    assert_eq!(
        findings(&reading),
        ["percent_only E2 31% → 31%", "dash_as_no_data G2 -", "no_answer C3", "percent_only D3 0,31 → 31%"]
    );
}

#[test]
fn faults_of_a_wide_table_are_named() {
    let mut bench = Bench::new();
    bench.period = Some("2020");
    let reading = bench.recognise(&table(
        "STT,Tên tỉnh,A2,D1,D99,A2\n\
         1,Đà Nẵng,5,31,1,1\n\
         2,Hà Nội,,,,\n\
         3,Đà Nẵng,6,1/2,1,1\n\
         4,Sở Tài chính,6,3/2,1,1\n\
         5,Hà Nam,6,3/2,1,1\n\
         ,Tổng cộng,17,1/2,,\n\
         ,Người lập biểu,,,,\n",
    ));
    insta::assert_snapshot!(findings(&reading).join("\n"), @r"
    unknown_indicator E1 D99
    indicator_twice F1 A2
    ambiguous_number D2 31 → 31%
    blank_unit_row B3 Hà Nội
    unit_twice B4 Đà Nẵng
    unit_ambiguous B5 Sở Tài chính
    numerator_over_denominator D6 3/2 → 2/3
    total_row B7 Tổng cộng
    ");
    assert_eq!(reading.submissions.len(), 2);
}

#[test]
fn a_table_without_a_period_is_read_but_not_taken() {
    let reading = Bench::new().recognise(&table("Tỉnh,A2,D1\n48,5,31%\n"));
    assert!(findings(&reading).contains(&"period_missing".to_owned()));
    assert!(reading.submissions.is_empty());
}

#[test]
fn a_table_that_says_nothing_is_not_refused_in_silence() {
    let mut bench = Bench::new();
    bench.period = Some("2020");
    assert_eq!(findings(&bench.recognise(&table("A1,D1\nmerged,\n"))), ["unknown_form"]);
}

#[test]
fn asking_for_one_unit_takes_its_row_alone() {
    let mut bench = Bench::new();
    bench.period = Some("2020");
    bench.unit = Some("01".parse().unwrap());
    let reading = bench.recognise(&table("Tỉnh,A2\n48,5\n01,6\n"));
    assert_eq!(reading.submissions.len(), 1);
    bench.unit = Some("35".parse().unwrap());
    assert_eq!(findings(&bench.recognise(&table("Tỉnh,A2\n48,5\n"))), ["unit_not_asked_for"]);
}

#[test]
fn another_programs_table_is_no_form() {
    let reading = Bench::new().recognise(&table("Họ tên,Lương\nAn,5\n"));
    assert_eq!((reading.form, findings(&reading)), (FormKind::Unknown, vec!["unknown_form".to_owned()]));
}

#[test]
fn running_numbers_are_no_province_codes_where_names_stand_beside_them() {
    let bench = asked_for_2020();
    let reading = bench.recognise(&table("STT,Đơn vị,D1\n1,Đà Nẵng,30%\n"));
    assert_eq!(shares(&reading), [("48", percent("0.3"))]);
    let reading = bench.recognise(&table("STT,Đơn vị,D1\n1,Sở Tài chính,30%\nTổng cộng,,30%\n"));
    assert_eq!(shares(&reading), []);
    assert!(findings(&reading).contains(&"unit_ambiguous B2 Sở Tài chính".to_owned()), "{:?}", findings(&reading));
    let reading = bench.recognise(&table("STT,D1\n1,30%\n"));
    assert_eq!(findings(&reading), ["unknown_form"]);
    let reading = bench.recognise(&table("STT,Mã,D1\n1,48,30%\n,Tổng cộng,30%\n"));
    assert_eq!(shares(&reading), [("48", percent("0.3"))]);
}

#[test]
fn tables_of_one_group_a_sheet_are_read_together() {
    let reading = asked_for_2020().recognise(&book(&[
        ("Nhóm A", "Tỉnh,A1,A2\nĐà Nẵng,Có,5\nHà Nội,Có,6\n"),
        ("Ghi chú", "STT,Mã,Tên\n1,A1,Kiện toàn\n2,D1,Dịch vụ công\n"),
        ("Nhóm D", "STT,Tỉnh,D1\n1,Hà Nội,30%\n2,Hà Nam,31%\n"),
    ]));
    let answered: Vec<_> = reading.submissions.iter().map(|s| (s.unit.as_str(), s.answers.len())).collect();
    assert_eq!(answered, [("48", 2), ("01", 3), ("35", 1)]);
    assert_eq!(reading.submissions[1].answer("D1").unwrap().sheet.as_deref(), Some("Nhóm D"));
    assert!(!findings(&reading).contains(&"further_sheet_not_read".to_owned()), "{:?}", findings(&reading));
}

#[test]
fn tables_that_speak_of_the_same_indicator_are_not_mixed() {
    let reading = asked_for_2020().recognise(&book(&[
        ("Tháng 4", "Tỉnh,A2,D1\nĐà Nẵng,5,30%\nHà Nội,6,\n"),
        ("Tháng 5", "Tỉnh,A2\nĐà Nẵng,7\n"),
    ]));
    let said = reading.findings.iter().find(|finding| finding.kind.code() == "further_sheet_not_read").unwrap();
    assert_eq!(said.sheet.as_deref(), Some("Tháng 5"));
    assert_eq!(reading.submissions.len(), 2);
    assert_eq!(reading.submissions[0].answer("A2").unwrap().answer, Answer::Count { count: d("5") });

    let same = "Tỉnh,A2\nĐà Nẵng,7\n";
    let reading = asked_for_2020().recognise(&book(&[("Tháng 5", same), ("Tháng 5 (2)", same)]));
    assert_eq!((reading.submissions.len(), findings(&reading)), (1, Vec::<String>::new()));
}

#[test]
fn bare_shares_in_a_column_of_percentages_are_ambiguous() {
    let reading = asked_for_2020().recognise(&table(
        "Tỉnh;D1;D2\nĐà Nẵng;12;0,5\nHà Nội;0,5;1\nHà Nam;1;0,3\nQuảng Nam;0;0\n46;1,5%;2/4\nTổng cộng;;9\n",
    ));
    let said = findings(&reading);
    assert_eq!(
        said.iter().filter(|line| line.starts_with("ambiguous_number")).collect::<Vec<_>>(),
        ["ambiguous_number B2 12 → 12%", "ambiguous_number B3 0,5 → 0.5%", "ambiguous_number B4 1 → 1%"]
    );
    let silent = Answer::Silent { reason: Silence::NoData };
    assert_eq!(
        shares(&reading),
        [
            ("48", silent.clone()),
            ("01", silent.clone()),
            ("35", silent),
            ("49", percent("0")),
            ("46", percent("0.015"))
        ]
    );
    assert!(said.contains(&"percent_only C2 0,5 → 50%".to_owned()), "{said:?}");
    assert!(said.contains(&"percent_only B6 1,5% → 1.5%".to_owned()), "{said:?}");
}

#[test]
fn figures_below_numeric_codes_are_no_list_of_codes() {
    let mut bench = asked_for_2020();
    bench.catalogue.indicators[1].code = "1".into();
    bench.catalogue.indicators[4].code = "2".into();
    let reading = bench.recognise(&table("Tỉnh;1;2\nĐà Nẵng;2;1\n"));
    assert_eq!(reading.submissions.len(), 1, "{:?}", findings(&reading));
}

#[test]
fn a_group_sheet_without_the_unit_asked_for_or_without_figures_does_no_harm() {
    let mut bench = asked_for_2020();
    bench.unit = Some("48".parse().unwrap());
    let reading = bench.recognise(&book(&[
        ("Nhóm A", "Tỉnh,A2\nĐà Nẵng,5\nHà Nội,6\n"),
        ("Nhóm B", "Tỉnh,A1\nĐà Nẵng,\n"),
        ("Nhóm D", "Tỉnh,D1\nHà Nội,30%\n"),
    ]));
    assert_eq!((reading.submissions.len(), findings(&reading)), (1, Vec::<String>::new()));
}

#[test]
fn a_wide_table_is_known_by_the_names_of_indicators_too() {
    let mut contents = headed(&[
        "Biểu tổng hợp tháng 5 năm 2020",
        "TT|Đơn vị|Tỷ lệ dịch vụ công trực tuyến mức độ 4||Số văn bản chỉ đạo đã ban hành|Mức độ hài lòng của người dân",
        "||Tử số|Mẫu số||",
        "1|Đà Nẵng|310|1000|12|87,35",
        "2|Hà Nội|41|63|5|90",
        "|Tổng cộng|351|1063|17|88",
        "|Cả nước|1|2|3|4",
    ]);
    let range = |first: &str, last: &str| (first.parse().unwrap(), last.parse().unwrap());
    contents.sheets[0].layout.merged = vec![range("C2", "D2"), range("E2", "E3"), range("F2", "F3")];
    let reading = Bench::new().recognise(&contents);
    assert_eq!(reading.form, FormKind::WideTable);
    assert_eq!(reading.submissions.len(), 2, "{:?}", findings(&reading));
    let given = reading.submissions[0].answer("D1").unwrap();
    assert_eq!(given.answer, Answer::Ratio { numerator: d("310"), denominator: d("1000") });
    assert_eq!(given.cells.unwrap().to_string(), "C4:D4");
    assert_eq!(reading.submissions[1].answer("D3").unwrap().answer, Answer::Value { value: d("90") });
    let totals: Vec<_> = findings(&reading).into_iter().filter(|line| line.starts_with("total_row")).collect();
    assert_eq!(totals, ["total_row B6 Tổng cộng", "total_row B7 Cả nước"]);
    assert_eq!(reading.submissions[0].period.to_string(), "2020-05");
}

#[test]
fn sheets_of_one_period_each_are_read_together() {
    let named =
        |sheets: [&str; 2]| book(&[(sheets[0], "Tỉnh,A2\nĐà Nẵng,5\nHà Nội,6\n"), (sheets[1], "Tỉnh,A2\nĐà Nẵng,7\n")]);
    let expected = |periods: [&str; 2]| {
        [("48", 0, "5"), ("01", 0, "6"), ("48", 1, "7")]
            .map(|(unit, at, count)| (unit.to_owned(), periods[at].to_owned(), d(count)))
            .to_vec()
    };
    let mut bench = Bench::new();
    assert_eq!(counts(&bench.recognise(&named(["T4.2020", "T5.2020"]))), expected(["2020-04", "2020-05"]));
    // A quarter needs a year from round about.
    bench.path = "So lieu 2020.xlsx";
    assert_eq!(counts(&bench.recognise(&named(["Quý I", "Quý II"]))), expected(["2020-Q1", "2020-Q2"]));
    bench.period = Some("2020-Q2");
    let reading = bench.recognise(&named(["Quý I", "Quý II"]));
    assert_eq!(counts(&reading), [("48".to_owned(), "2020-Q2".to_owned(), d("7"))]);
    assert!(findings(&reading).contains(&"sheet_of_other_period".to_owned()));
}

#[test]
fn a_column_may_say_when_a_row_is_for() {
    let mut bench = Bench::new();
    bench.path = "2020.csv";
    let contents = table("Đơn vị,Kỳ,A2\nĐà Nẵng,T4/2020,5\nĐà Nẵng,Quý II/2020,6\nĐà Nẵng,T4/2020,7\nHà Nội,sớm,8\n");
    let reading = bench.recognise(&contents);
    let expected =
        [("2020-04", "5"), ("2020-Q2", "6")].map(|(period, count)| ("48".to_owned(), period.to_owned(), d(count)));
    assert_eq!(counts(&reading), expected);
    assert_eq!(findings(&reading), ["unit_twice A4 Đà Nẵng", "period_missing B5 sớm"]);
    let months = table("Đơn vị,Tháng,A2\nĐà Nẵng,4,5\nĐà Nẵng,5,6\n");
    let expected =
        [("2020-04", "5"), ("2020-05", "6")].map(|(period, count)| ("48".to_owned(), period.to_owned(), d(count)));
    assert_eq!(counts(&bench.recognise(&months)), expected);
}
