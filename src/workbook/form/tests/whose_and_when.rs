//! What says whose a form is and when it is for, and what happens where two sources contradict each other.

use super::*;

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
