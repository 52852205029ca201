//! The form written, filled, taken apart, and read back.

use super::foreign::tests::sheet;
use super::recognise::{Context, Evidence, FormKind, Reading, recognise};
use super::template::{TemplateRequest, write_template};
use super::test_catalogue::{catalogue, register};
use crate::catalogue::Catalogue;
use crate::domain::{
    Answer, CatalogueRef, CellAddress, Charset, CharsetChoice, Decimal, Decisions, FindingKind, Register,
    RememberedMapping, Silence, SourcedAnswer, Submission, UnitCode,
};
use crate::i18n::{Language, Words};
use crate::workbook::charset::tests::typed_in;
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Sheet};
use crate::workbook::read;

pub(super) struct Bench {
    pub(super) catalogue: Catalogue,
    pub(super) register: Register,
    pub(super) unit: Option<UnitCode>,
    pub(super) period: Option<&'static str>,
    pub(super) decisions: Decisions,
    pub(super) path: &'static str,
    pub(super) remembered: Vec<RememberedMapping>,
}

impl Bench {
    pub(super) fn new() -> Self {
        Self {
            catalogue: catalogue(),
            register: register(),
            unit: None,
            period: None,
            decisions: Decisions::default(),
            path: "",
            remembered: Vec::new(),
        }
    }

    pub(super) fn recognise(&self, contents: &Contents) -> Reading {
        let context = Context {
            asked_unit: self.unit.as_ref(),
            asked_period: self.period.map(|period| period.parse().unwrap()),
            decisions: &self.decisions,
            path: std::path::Path::new(self.path),
            remembered: &self.remembered,
            ..Context::new(&self.catalogue, &self.register)
        };
        recognise(contents, &context)
    }
}

pub(super) fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn sourced(indicator: &str, answer: Answer) -> SourcedAnswer {
    SourcedAnswer::new(indicator, answer)
}

pub(super) fn submission() -> Submission {
    let mut first = sourced("A1", Answer::YesNo { yes: true });
    first.beside_mut().evidence = Some("QĐ 701/QĐ-UBND".into());
    first.beside_mut().note = Some("đã gửi kèm".into());
    Submission {
        unit: "48".parse().unwrap(),
        period: "2020-05".parse().unwrap(),
        catalogue: CatalogueRef { id: "thu".into(), version: 2 },
        answers: vec![
            first,
            sourced("A2", Answer::Count { count: d("12") }),
            sourced("D1", Answer::Ratio { numerator: d("310"), denominator: d("1847") }),
            sourced("D2", Answer::PercentOnly { fraction: d("0.31512") }),
            sourced("D3", Answer::Value { value: d("87.35") }),
            sourced("D4", Answer::Silent { reason: Silence::NotApplicable }),
        ],
    }
}

fn written(prefill: Option<&Submission>, language: Language) -> Vec<u8> {
    let bench = Bench::new();
    let unit = bench.register.by_code(&"48".parse().unwrap()).unwrap();
    let request = TemplateRequest {
        catalogue: &bench.catalogue,
        unit,
        period: "2020-05".parse().unwrap(),
        previous: prefill,
        prefill,
        marking: Some("SỐ LIỆU MINH HỌA"),
        guide: true,
    };
    write_template(&request, &Words::new(language)).unwrap()
}

pub(super) fn template(prefill: Option<&Submission>) -> Contents {
    read(&written(prefill, Language::Vi), "bieu.xlsx")
}

/// Answers without the places they were read from.
fn bare(submission: &Submission) -> Vec<SourcedAnswer> {
    let without = |answer: &SourcedAnswer| SourcedAnswer { sheet: None, cells: None, ..answer.clone() };
    submission.answers.iter().map(without).collect()
}

fn row_of(sheet: &Sheet, code: &str) -> u32 {
    let code = CellValue::Text(code.into());
    sheet.cells.iter().find(|cell| cell.address.column == 1 && cell.value == code).unwrap().address.row
}

/// Writes into the form: indicator, column letter, value (`None` empties).
pub(super) fn set(contents: &mut Contents, code: &str, column: char, value: Option<CellValue>) {
    let sheet = &mut contents.sheets[0];
    let address = CellAddress { row: row_of(sheet, code), column: u32::from(column) - u32::from('A') };
    sheet.cells.retain(|cell| cell.address != address);
    sheet.cells.extend(value.map(|value| Cell { address, value }));
    sheet.cells.sort_by_key(|cell| cell.address);
}

pub(super) fn number(value: &str) -> Option<CellValue> {
    Some(CellValue::Number(d(value)))
}

pub(super) fn text(value: &str) -> Option<CellValue> {
    Some(CellValue::Text(value.into()))
}

/// `code cell seen → repair` of every finding, in order.
pub(super) fn findings(reading: &Reading) -> Vec<String> {
    let line = |finding: &crate::domain::Finding| {
        let cell = finding.cell.map(|cell| cell.to_string()).unwrap_or_default();
        let seen = finding.seen.as_deref().unwrap_or_default();
        let repair = finding.repair.as_deref().map(|repair| format!(" → {repair}")).unwrap_or_default();
        format!("{} {cell} {seen}{repair}", finding.kind.code()).trim_end().to_owned()
    };
    reading.findings.iter().map(line).collect()
}

#[test]
fn what_is_filled_in_is_read_back() {
    let submission = submission();
    for language in [Language::Vi, Language::En] {
        let contents = read(&written(Some(&submission), language), "bieu.xlsx");
        assert!(contents.findings.is_empty(), "{:?}", contents.findings);
        let reading = Bench::new().recognise(&contents);
        assert_eq!(reading.form, FormKind::Template);
        assert_eq!(findings(&reading), ["percent_only E13 31,512% → 31.512%"], "{language:?}");
        let [read] = reading.submissions.as_slice() else { panic!("{reading:?}") };
        assert_eq!(
            (&read.unit, read.period, &read.catalogue),
            (&submission.unit, submission.period, &submission.catalogue)
        );
        assert_eq!(bare(read), bare(&submission));
        assert_eq!(read.answer("D1").unwrap().cells.unwrap().to_string(), "E12:F12");
    }
}

/// The same workbook as it shows when it was typed in TCVN3.
fn in_tcvn3(mut contents: Contents) -> Contents {
    for cell in contents.sheets.iter_mut().flat_map(|sheet| &mut sheet.cells) {
        if let CellValue::Text(text) = &mut cell.value {
            *text = typed_in(Charset::Tcvn3, text);
        }
    }
    contents
}

#[test]
fn text_of_an_old_charset_is_read_once_a_person_confirms_it() {
    let old = in_tcvn3(template(Some(&submission())));
    let mut bench = Bench::new();
    let undecided = bench.recognise(&old);
    assert!(undecided.awaits_confirmation());
    assert_eq!(undecided.findings[0].kind.code(), "legacy_text");
    let legacy = undecided.legacy.unwrap();
    assert_eq!(legacy.charset, Charset::Tcvn3);
    assert!(legacy.texts >= legacy.samples.len() && !legacy.samples.is_empty());
    assert!(legacy.samples.iter().any(|sample| sample.after.contains("Đà Nẵng")), "{legacy:?}");
    assert_eq!(bare(&undecided.submissions[0]), bare(&submission()));

    bench.decisions.charset = Some(CharsetChoice::Convert);
    let converted = bench.recognise(&old);
    assert!(!converted.awaits_confirmation() && !findings(&converted).iter().any(|line| line.starts_with("legacy")));
    assert_eq!(bare(&converted.submissions[0]), bare(&submission()));

    bench.decisions.charset = Some(CharsetChoice::Keep);
    let kept = bench.recognise(&old);
    // Nobody knows these headings as they stand.
    assert_eq!((kept.awaits_confirmation(), findings(&kept)), (false, vec!["unknown_form".to_owned()]));
}

#[test]
fn an_unfilled_form_is_no_data_in_every_row() {
    let reading = Bench::new().recognise(&template(None));
    let [submission] = reading.submissions.as_slice() else { panic!() };
    assert_eq!(submission.answers.len(), 6);
    assert!(submission.answers.iter().all(|a| a.answer == Answer::Silent { reason: Silence::NoData }));
    assert!(reading.findings.iter().all(|finding| finding.kind.code() == "no_answer"));
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    assert_eq!(written(Some(&submission()), Language::Vi), written(Some(&submission()), Language::Vi));
}

#[test]
fn every_fault_in_a_cell_is_named_and_leaves_the_other_answers() {
    let mut contents = template(Some(&submission()));
    set(&mut contents, "A1", 'E', text("đang làm"));
    set(&mut contents, "A2", 'E', number("12.5"));
    set(&mut contents, "D1", 'E', number("1848"));
    set(&mut contents, "D2", 'E', text("1.234"));
    set(&mut contents, "D2", 'F', number("0"));
    set(&mut contents, "D3", 'E', number("101"));
    let reading = Bench::new().recognise(&contents);
    insta::assert_snapshot!(findings(&reading).join("\n"), @r"
    not_yes_no E9 đang làm → Không
    not_a_whole_number E10 12.5
    numerator_over_denominator E12 1848
    ambiguous_number E13 1.234 → 1234
    out_of_range E14 101
    ");
    let answers = &reading.submissions[0].answers;
    let silent: Vec<_> = answers.iter().filter(|a| a.answer == Answer::Silent { reason: Silence::NoData }).collect();
    assert_eq!(silent.len(), 5);
    assert_eq!(reading.submissions[0].answer("D4").unwrap().answer, Answer::Silent { reason: Silence::NotApplicable });
}

#[test]
fn one_fault_a_cell_each_kind() {
    let cases: &[(&str, char, Option<CellValue>, &str)] = &[
        ("A2", 'E', number("-3"), "negative_number E10 -3"),
        ("A2", 'E', text("12 văn bản"), "not_a_number E10 12 văn bản → 12"),
        ("A2", 'E', text("1.234.567"), "number_as_text E10 1.234.567 → 1234567"),
        ("A2", 'E', text("31%"), "not_a_number E10 31%"),
        ("A2", 'E', Some(CellValue::DateTime("2020-05-01".into())), "wrong_cell_type E10 2020-05-01"),
        ("A2", 'E', Some(CellValue::Error("#DIV/0!".into())), "error_value E10 #DIV/0!"),
        ("A2", 'E', None, "no_answer E10"),
        ("A2", 'G', text("x"), "answered_though_not_applicable E10 12"),
        ("A2", 'G', text("không rõ"), "unclear_mark G10 không rõ"),
        ("D1", 'F', number("0"), "zero_denominator F12 0"),
        ("D1", 'F', None, "part_missing F12"),
        ("D1", 'E', None, "part_missing E12"),
        ("D3", 'E', text("87,35"), "number_as_text E14 87,35 → 87.35"),
        ("A2", 'B', text("Z7"), "unknown_indicator B10 Z7"),
        ("A2", 'B', text("A1"), "indicator_twice B10 A1"),
    ];
    let clean = {
        let mut submission = submission();
        submission.answers[3].answer = Answer::Ratio { numerator: d("0"), denominator: d("9") };
        template(Some(&submission))
    };
    assert_eq!(findings(&Bench::new().recognise(&clean)), Vec::<String>::new());
    for (code, column, value, expected) in cases {
        let mut contents = clean.clone();
        set(&mut contents, code, *column, value.clone());
        let found = findings(&Bench::new().recognise(&contents));
        assert!(found.iter().any(|line| line == expected), "{expected}: {found:?}");
    }
}

#[test]
fn an_excel_percent_without_a_denominator_is_a_share() {
    let mut contents = template(Some(&submission()));
    set(&mut contents, "D1", 'E', number("0.31"));
    set(&mut contents, "D1", 'F', None);
    let reading = Bench::new().recognise(&contents);
    assert_eq!(reading.submissions[0].answer("D1").unwrap().answer, Answer::PercentOnly { fraction: d("0.31") });
}

#[test]
fn inserted_rows_moved_columns_and_new_names_do_no_harm() {
    let mut contents = template(Some(&submission()));
    let sheet = &mut contents.sheets[0];
    sheet.name = "Sheet1 (2)".into();
    for cell in &mut sheet.cells {
        cell.address.row += if cell.address.row > 10 { 3 } else { 0 };
        // The columns of numerator and remark change places.
        cell.address.column = match cell.address.column {
            4 => 11,
            11 => 4,
            other => other,
        };
    }
    sheet.cells.sort_by_key(|cell| cell.address);
    contents.sheets[2].name = "x".into();
    let reading = Bench::new().recognise(&contents);
    assert_eq!(bare(&reading.submissions[0]), bare(&submission()));
    assert_eq!(reading.submissions[0].answer("D1").unwrap().cells.unwrap().to_string(), "L15, F15");
}

#[test]
fn a_form_without_its_hidden_sheet_is_known_by_its_headings_and_title() {
    let mut contents = template(Some(&submission()));
    contents.sheets.truncate(1);
    let reading = Bench::new().recognise(&contents);
    assert_eq!(reading.form, FormKind::Template);
    assert_eq!(reading.submissions[0].key(), submission().key());
}

#[test]
fn a_missing_row_is_no_data_and_said() {
    let mut contents = template(Some(&submission()));
    let row = row_of(&contents.sheets[0], "D1");
    contents.sheets[0].cells.retain(|cell| cell.address.row != row);
    let reading = Bench::new().recognise(&contents);
    assert!(findings(&reading).contains(&"indicator_row_missing".to_owned()));
    assert_eq!(reading.submissions[0].answer("D1").unwrap().answer, Answer::Silent { reason: Silence::NoData });
}

fn retitle(contents: &mut Contents, from: &str, to: &str) {
    let cell = contents.sheets[0].cells.iter_mut().find(|cell| cell.value == CellValue::Text(from.into())).unwrap();
    cell.value = CellValue::Text(to.into());
}

#[test]
fn a_form_of_somebody_else_is_an_error_and_not_taken() {
    let contents = template(Some(&submission()));
    let mut bench = Bench::new();
    bench.unit = Some("49".parse().unwrap());
    let reading = bench.recognise(&contents);
    assert!(findings(&reading).contains(&"unit_not_asked_for".to_owned()));
    assert!(reading.submissions.is_empty());

    let mut bench = Bench::new();
    bench.period = Some("2020-03");
    let reading = bench.recognise(&contents);
    assert!(findings(&reading).iter().any(|line| line.starts_with("period_not_asked_for")), "{:?}", findings(&reading));
    assert!(reading.submissions.is_empty());
}

#[test]
fn a_title_that_contradicts_the_mark_is_an_error_until_a_person_settles_it() {
    let mut contents = template(Some(&submission()));
    retitle(&mut contents, "Thành phố Đà Nẵng", "Tỉnh Quảng Nam");
    retitle(&mut contents, "tháng 5 năm 2020", "Quý I/2020");
    let mut bench = Bench::new();
    let reading = bench.recognise(&contents);
    let found = findings(&reading);
    assert!(found.contains(&"unit_conflict C4 Tỉnh Quảng Nam".to_owned()), "{found:?}");
    assert!(found.contains(&"period_conflict F4 Quý I/2020".to_owned()), "{found:?}");
    assert!(reading.submissions.is_empty());

    bench.unit = Some("49".parse().unwrap());
    bench.period = Some("2020-Q1");
    let reading = bench.recognise(&contents);
    assert_eq!(reading.submissions[0].unit.as_str(), "49");
}

#[test]
fn forms_of_another_catalogue_or_version_are_told_apart() {
    let contents = template(Some(&submission()));
    let mut bench = Bench::new();
    bench.catalogue.version = 3;
    let reading = bench.recognise(&contents);
    assert!(findings(&reading).contains(&"other_catalogue_version".to_owned()));
    assert_eq!(reading.submissions[0].catalogue.version, 3);
    bench.catalogue.id = "khac".into();
    let reading = bench.recognise(&contents);
    assert_eq!(findings(&reading), ["other_catalogue"]);
    assert!(reading.submissions.is_empty());
}

#[test]
fn an_uncalculated_formula_has_one_finding_and_no_answer() {
    let mut contents = template(Some(&submission()));
    set(&mut contents, "A2", 'E', None);
    let cell = CellAddress { row: row_of(&contents.sheets[0], "A2"), column: 4 };
    let name = contents.sheets[0].name.clone();
    contents.findings.push(crate::domain::Finding::at(&name, cell, "", FindingKind::FormulaWithoutValue));
    let reading = Bench::new().recognise(&contents);
    assert!(!findings(&reading).iter().any(|line| line.starts_with("no_answer")));
    assert_eq!(reading.submissions[0].answer("A2").unwrap().answer, Answer::Silent { reason: Silence::NoData });
}

pub(super) fn table(csv: &str) -> Contents {
    let contents = read(csv.as_bytes(), "bang.csv");
    assert!(contents.findings.is_empty(), "{:?}", contents.findings);
    contents
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

/// Every unit with the code and share of D1 it was given.
fn shares(reading: &Reading) -> Vec<(&str, Answer)> {
    let share = |s: &Submission| s.answer("D1").map(|given| given.answer.clone());
    reading.submissions.iter().filter_map(|s| share(s).map(|answer| (s.unit.as_str(), answer))).collect()
}

fn asked_for_2020() -> Bench {
    Bench { period: Some("2020"), ..Bench::new() }
}

fn percent(fraction: &str) -> Answer {
    Answer::PercentOnly { fraction: d(fraction) }
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
fn a_title_whose_period_cannot_be_read_is_not_passed_over() {
    for title in ["T6/2020", "Tháng sáu năm 2020", "tháng 12/2019 đến tháng 5/2020", "kỳ này"] {
        let mut contents = template(Some(&submission()));
        retitle(&mut contents, "tháng 5 năm 2020", title);
        let mut bench = Bench::new();
        let reading = bench.recognise(&contents);
        assert!(findings(&reading).contains(&format!("period_conflict F4 {title}")), "{:?}", findings(&reading));
        assert!(reading.submissions.is_empty());
        bench.period = Some(if title.contains("12/2019") || title == "kỳ này" { "2020-05" } else { "2020-06" });
        let reading = bench.recognise(&contents);
        assert_eq!(reading.submissions.len(), 1, "{title}: {:?}", findings(&reading));
        assert_eq!(Some(reading.submissions[0].period), bench.period.map(|period| period.parse().unwrap()));
    }
}

#[test]
fn a_title_that_fits_several_units_is_held_against_the_mark() {
    let mut contents = template(Some(&submission()));
    retitle(&mut contents, "Thành phố Đà Nẵng", "Sở Tài chính");
    let reading = Bench::new().recognise(&contents);
    assert!(findings(&reading).contains(&"unit_conflict C4 Sở Tài chính".to_owned()), "{:?}", findings(&reading));
    assert!(reading.submissions.is_empty());

    remark(&mut contents, "48", "49-stc");
    let mut bench = Bench::new();
    assert_eq!(bench.recognise(&contents).submissions[0].unit.as_str(), "49-stc");
    bench.unit = Some("48-stc".parse().unwrap());
    assert_eq!(bench.recognise(&contents).submissions[0].unit.as_str(), "48-stc");
}

/// Writes another unit into the hidden mark.
fn remark(contents: &mut Contents, from: &str, to: &str) {
    let mark = contents.sheets.last_mut().unwrap();
    let cell = mark.cells.iter_mut().find(|cell| cell.value == CellValue::Text(from.into())).unwrap();
    cell.value = CellValue::Text(to.into());
}

#[test]
fn a_person_who_chooses_the_unit_settles_titles_and_marks_nobody_knows() {
    let mut retitled = template(Some(&submission()));
    retitle(&mut retitled, "Thành phố Đà Nẵng", "Đơn vị mới sáp nhập");
    let mut remarked = template(Some(&submission()));
    remark(&mut remarked, "48", "77-la");
    let mut bench = Bench::new();
    assert!(findings(&bench.recognise(&retitled)).contains(&"unit_conflict C4 Đơn vị mới sáp nhập".to_owned()));
    assert!(findings(&bench.recognise(&remarked)).contains(&"unit_unknown".to_owned()));
    bench.unit = Some("48".parse().unwrap());
    assert_eq!(bench.recognise(&retitled).submissions[0].unit.as_str(), "48");
    assert_eq!(bench.recognise(&remarked).submissions[0].unit.as_str(), "48");
    bench.unit = Some("49".parse().unwrap());
    assert!(findings(&bench.recognise(&remarked)).contains(&"unit_not_asked_for".to_owned()));
}

#[test]
fn a_hidden_copy_of_the_form_is_not_read_and_a_visible_second_one_is_said() {
    let mut contents = template(Some(&submission()));
    let mut copy = contents.sheets[0].clone();
    copy.name = "Bản cũ".into();
    copy.visible = false;
    contents.sheets.insert(0, copy);
    let reading = Bench::new().recognise(&contents);
    assert_eq!(reading.submissions[0].answers[0].sheet.as_deref(), Some(contents.sheets[1].name.as_str()));
    assert_eq!(findings(&reading).len(), 1);

    contents.sheets[0].visible = true;
    // A copy that says the same is nothing to look at.
    assert_eq!(findings(&Bench::new().recognise(&contents)).len(), 1);
    contents.sheets.swap(0, 1);
    let cell = contents.sheets[1].cells.iter_mut().find(|cell| cell.value == CellValue::Number(d("310"))).unwrap();
    cell.value = CellValue::Number(d("311"));
    let reading = Bench::new().recognise(&contents);
    assert!(findings(&reading).contains(&"further_sheet_not_read".to_owned()), "{:?}", findings(&reading));
    assert_eq!(reading.submissions.len(), 1);
}

/// One workbook of several tables, each a sheet.
pub(super) fn book(sheets: &[(&str, &str)]) -> Contents {
    let named = |(name, csv): &(&str, &str)| Sheet { name: (*name).to_owned(), ..table(csv).sheets.remove(0) };
    Contents { format: Some(Format::Csv), sheets: sheets.iter().map(named).collect(), findings: Vec::new() }
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
fn a_dash_is_no_data_and_never_not_applicable() {
    let silent = Answer::Silent { reason: Silence::NoData };
    for dash in ["-", "–", "—"] {
        let mut contents = template(Some(&submission()));
        for (code, column) in [("A1", 'E'), ("A2", 'E'), ("D1", 'E'), ("D1", 'F'), ("D4", 'E')] {
            set(&mut contents, code, column, text(dash));
        }
        let reading = Bench::new().recognise(&contents);
        for code in ["A1", "A2", "D1"] {
            assert_eq!(reading.submissions[0].answer(code).unwrap().answer, silent, "{code} {dash}");
        }
        let said = ["E9", "E10", "E12", "F12"].map(|cell| format!("dash_as_no_data {cell} {dash}"));
        assert_eq!(findings(&reading)[..4], said);
        assert!(!findings(&reading).iter().any(|line| line.starts_with("answered_though")), "{:?}", findings(&reading));
    }
    let reading = asked_for_2020().recognise(&table("Tỉnh,A1,D1\nĐà Nẵng,-,—\nHà Nam,KAD,n/a\n"));
    assert_eq!(findings(&reading), ["dash_as_no_data B2 -", "dash_as_no_data C2 —"]);
    assert!(reading.submissions[0].answers.iter().all(|given| given.answer == silent));
    let not_applicable = Answer::Silent { reason: Silence::NotApplicable };
    assert!(reading.submissions[1].answers.iter().all(|given| given.answer == not_applicable));
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

/// Set `EGOV_SCORE_KEEP_FORM` to a path to look at the form in a spreadsheet program.
#[test]
fn the_form_can_be_kept_to_be_looked_at() {
    let bytes = written(Some(&submission()), Language::Vi);
    assert!(bytes.starts_with(b"PK"));
    if let Some(path) = std::env::var_os("EGOV_SCORE_KEEP_FORM") {
        std::fs::write(path, bytes).unwrap();
    }
}

/// A one-sheet workbook, one row a line, its cells between `|`.
fn headed(lines: &[&str]) -> Contents {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split('|').collect()).collect();
    sheet(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), &[])
}

const SMALL_TABLE: [&str; 3] =
    ["STT|Tiêu chí|Kết quả", "1|Số văn bản chỉ đạo đã ban hành|12", "2|Mức độ hài lòng của người dân|87,35"];

fn below(lines: &[&str]) -> Contents {
    headed(&[lines, &SMALL_TABLE].concat())
}

#[test]
fn the_letterhead_and_the_title_say_whose_and_when() {
    for (lines, unit) in [
        (&["UBND THÀNH PHỐ ĐÀ NẴNG||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO SỐ LIỆU THÁNG 5 NĂM 2020"][..], "48"),
        (&["UBND TỈNH QUẢNG NAM", "SỞ TÀI CHÍNH", "BÁO CÁO SỐ LIỆU THÁNG 5 NĂM 2020"], "49-stc"),
        (&["BÁO CÁO KẾT QUẢ CỦA TỈNH HÀ NAM THÁNG 5 NĂM 2020"], "35"),
    ] {
        let reading = Bench::new().recognise(&below(lines));
        assert_eq!(
            (reading.whose, reading.when),
            (Some(Evidence::Letterhead), Some(Evidence::Letterhead)),
            "{lines:?}"
        );
        let submission = &reading.submissions[0];
        assert_eq!((submission.unit.as_str(), submission.period.to_string()), (unit, "2020-05".to_owned()));
        assert!(!findings(&reading).iter().any(|line| line.contains("path")), "{:?}", findings(&reading));
    }
}

#[test]
fn the_names_of_file_and_folder_are_taken_last_and_told() {
    let mut bench = Bench::new();
    for (path, said, evidence) in [
        ("x/BC_Da-Nang_T5.2020.xlsx", ["unit_from_path", "period_from_path"], Evidence::FileName),
        ("2020-05/Đà Nẵng/biểu 1.xlsx", ["unit_from_path", "period_from_path"], Evidence::Folder),
    ] {
        bench.path = path;
        let reading = bench.recognise(&below(&[]));
        let found = findings(&reading);
        assert!(said.iter().all(|said| found.contains(&(*said).to_owned())), "{found:?}");
        assert_eq!((reading.whose, reading.when), (Some(evidence), Some(evidence)));
        let submission = &reading.submissions[0];
        assert_eq!((submission.unit.as_str(), submission.period.to_string()), ("48", "2020-05".to_owned()));
    }
    bench.path = "biểu 1.xlsx";
    let reading = bench.recognise(&below(&["Đà Nẵng, ngày 14 tháng 5 năm 2020"]));
    assert_eq!(reading.when, Some(Evidence::Signing));
    let found = findings(&reading);
    assert!(found.iter().any(|line| line.starts_with("period_from_signing A1")), "{found:?}");
    assert!(found.contains(&"unit_missing".to_owned()), "{found:?}");
}

#[test]
fn sources_that_contradict_each_other_are_told_until_a_person_settles_it() {
    let contents =
        below(&["UBND TỈNH QUẢNG NAM", "Đơn vị: Đà Nẵng", "Kỳ: tháng 4 năm 2020", "BÁO CÁO THÁNG 5 NĂM 2020"]);
    let mut bench = Bench::new();
    let found = findings(&bench.recognise(&contents));
    assert!(found.contains(&"unit_conflict A1 UBND TỈNH QUẢNG NAM".to_owned()), "{found:?}");
    assert!(found.contains(&"period_conflict A4 BÁO CÁO THÁNG 5 NĂM 2020".to_owned()), "{found:?}");
    bench.decisions.unit = Some("48".parse().unwrap());
    bench.decisions.period = Some("2020-04".parse().unwrap());
    let reading = bench.recognise(&contents);
    assert_eq!((reading.whose, reading.when), (Some(Evidence::Decided), Some(Evidence::Decided)));
    assert_eq!(reading.submissions[0].period.to_string(), "2020-04");

    let mut bench = Bench::new();
    bench.path = "Quang Nam T4-2020.xlsx";
    let reading = bench.recognise(&template(Some(&submission())));
    let found = findings(&reading);
    assert!(found.contains(&"unit_differs_from_path".to_owned()), "{found:?}");
    assert!(found.contains(&"period_differs_from_path".to_owned()), "{found:?}");
    assert_eq!(reading.submissions.len(), 1);
    bench.path = "48-So-gui_Da-Nang_2020-05.xlsx";
    assert!(!findings(&bench.recognise(&template(Some(&submission())))).iter().any(|line| line.contains("path")));
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

/// Unit, period and count of A2 of every submission.
fn counts(reading: &Reading) -> Vec<(String, String, Decimal)> {
    let value = |s: &Submission| s.answer("A2").and_then(|given| given.answer.value()).unwrap();
    reading.submissions.iter().map(|s| (s.unit.to_string(), s.period.to_string(), value(s))).collect()
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

#[test]
fn the_guide_is_seen_and_printed_and_never_read() {
    let filled = template(Some(&submission()));
    let [form, guide, mark] = filled.sheets.as_slice() else { panic!("{:?}", filled.sheets.len()) };
    assert_eq!((form.visible, guide.visible, mark.visible), (true, true, false));
    assert_eq!(guide.name, "Hướng dẫn");
    assert!(super::guide::is_guide(guide));
    let heading: Vec<_> = guide.rows().nth(2).unwrap().iter().map(|cell| cell.value.shown()).collect();
    assert_eq!(heading, ["STT", "Mã", "Tiêu chí", "Cách tính", "Căn cứ", "Tài liệu kiểm chứng"]);
    let whole = Bench::new().recognise(&filled);
    let mut without = filled.clone();
    without.sheets.remove(1);
    assert_eq!(whole, Bench::new().recognise(&without));
    assert!(!findings(&whole).iter().any(|line| line.starts_with("further_sheet")));

    // Alone, as when somebody sends the wrong sheet: nothing is made of it.
    let mut alone = filled.clone();
    alone.sheets.retain(|sheet| sheet.name == "Hướng dẫn");
    assert_eq!(findings(&Bench::new().recognise(&alone)), ["unknown_form"]);
}
