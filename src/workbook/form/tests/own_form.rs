//! The program's own form: written, filled, taken apart, and read back.

use super::*;

/// Answers without the places they were read from.
fn bare(submission: &Submission) -> Vec<SourcedAnswer> {
    let without = |answer: &SourcedAnswer| SourcedAnswer { sheet: None, cells: None, ..answer.clone() };
    submission.answers.iter().map(without).collect()
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

/// A name of a sheet is shown in Unicode. What a person edited before the text was read so, or after, is one cell.
#[test]
fn a_sheet_named_in_an_old_charset_is_called_by_what_its_name_says() {
    let mut old = in_tcvn3(template(Some(&submission())));
    let stored = typed_in(Charset::Tcvn3, "Tự đánh giá");
    let sheet = old.sheets.iter().position(|sheet| sheet.name == "Tự đánh giá").unwrap();
    old.sheets[sheet].name.clone_from(&stored);
    let mut bench = Bench::new();
    bench.decisions.charset = Some(CharsetChoice::Convert);
    let reading = bench.recognise(&old);
    assert_eq!(reading.renamed, [(stored.clone(), "Tự đánh giá".to_owned())]);
    assert_eq!(reading.submissions[0].answer("D1").unwrap().sheet.as_deref(), Some("Tự đánh giá"));
    assert!(reading.findings.iter().all(|finding| finding.sheet.as_ref() != Some(&stored)), "{:?}", reading.findings);
    for name in [stored.as_str(), "Tự đánh giá"] {
        let cell = "E12".parse().unwrap();
        bench.decisions.edits =
            vec![Edit { sheet: name.into(), cell, before: Some("310".into()), after: Some("311".into()) }];
        let edited = bench.recognise(&old).submissions.remove(0);
        let expected = Answer::Ratio { numerator: d("311"), denominator: d("1847") };
        assert_eq!(
            (&edited.answer("D1").unwrap().answer, edited.answer("D1").unwrap().original()),
            (&expected, Some("310; 1847"))
        );
    }
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
    numerator_over_denominator E12 1848 → 1847/1848
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

/// Set `EGOV_SCORE_KEEP_FORM` to a path to look at the form in a spreadsheet program.
#[test]
fn the_form_can_be_kept_to_be_looked_at() {
    let bytes = written(Some(&submission()), Language::Vi);
    assert!(bytes.starts_with(b"PK"));
    if let Some(path) = std::env::var_os("EGOV_SCORE_KEEP_FORM") {
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn the_guide_is_seen_and_printed_and_never_read() {
    let filled = template(Some(&submission()));
    let [form, guide, mark] = filled.sheets.as_slice() else { panic!("{:?}", filled.sheets.len()) };
    assert_eq!((form.visible, guide.visible, mark.visible), (true, true, false));
    assert_eq!(guide.name, "Hướng dẫn");
    assert!(crate::workbook::form::guide::is_guide(guide));
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
