//! The command `appraise`: the committee's figures beside the unit's own, with reasons, and what they do to scores.

use super::*;

const MAY: [&str; 2] = ["--period", "2020-05"];

fn appraise(file: &Path, arguments: &[&str]) -> Output {
    run(&[&["appraise", text(file)], &MAY[..], arguments].concat())
}

/// What stands of Đà Nẵng.
fn stands(file: &Path) -> Value {
    json(&appraise(file, &["--unit", "48", "--list", "--format", "json"]))
}

fn scored(file: &Path, basis: &str) -> Value {
    let output = run(&["score", text(file), "--period", "2020-05", "--basis", basis, "--format", "json"]);
    let scores = json(&output);
    scores["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "48").unwrap().clone()
}

fn indicator<'a>(shape: &'a Value, code: &str) -> &'a Value {
    shape["indicators"].as_array().unwrap().iter().find(|indicator| indicator["code"] == code).unwrap()
}

fn with_d1_at_150() -> (TempDir, PathBuf) {
    let (folder, file) = own_copy();
    let given = ["--unit", "48", "--set", "D1=150/1.000", "--reason", "Thiếu hồ sơ", "--by", "Nguyễn Văn A"];
    let output = appraise(&file, &given);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    (folder, file)
}

#[test]
fn a_change_without_a_reason_is_refused_and_nothing_is_written() {
    let (_folder, file) = own_copy();
    for change in [["--set", "D1=150/1000"], ["--points", "D1=8"], ["--set", "D1=na"]] {
        let output = appraise(&file, &[&["--unit", "48"], &change[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{change:?}");
        assert!(errors(&output).contains("lý do"), "{}", errors(&output));
    }
    assert_eq!(stands(&file)["history"], Value::Array(Vec::new()));
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let (_folder, file) = own_copy();
    for (change, word) in [
        (["--points", "D1=12"], "từ 0 đến 10"),
        (["--points", "D8=1"], "không chấm điểm"),
        (["--set", "D1=nhiều"], "310/1000"),
        (["--set", "Z9=1"], "Z9"),
        (["--set", "D1"], "D1=310/1000"),
    ] {
        let output = appraise(&file, &[&["--unit", "48", "--reason", "x"], &change[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{change:?}");
        assert!(errors(&output).contains(word), "{change:?}: {}", errors(&output));
    }
}

#[test]
fn an_appraised_figure_counts_by_basis_and_says_why() {
    let (_folder, file) = with_d1_at_150();
    let before = scored(&demo_file(), "counts");
    let [own, counts, appraised] = ["self", "counts", "appraised"].map(|basis| scored(&file, basis));
    assert_eq!((&own["score"], &own["basis"]), (&before["score"], &Value::from("self")));
    assert_eq!((&counts["basis"], &appraised["basis"]), (&Value::from("counts"), &Value::from("appraised")));
    assert_eq!(indicator(&counts, "D1")["score"], "5.00");
    assert_eq!(indicator(&counts, "D1")["appraisal"]["reason"], "Thiếu hồ sơ");
    assert_eq!(indicator(&appraised, "D1")["score"], "5.00");
    assert_eq!(indicator(&appraised, "A1")["state"], "no_data");
    assert_eq!(indicator(&counts, "A1"), indicator(&own, "A1"), "nothing else has moved");
    let shown = printed(&run(&["score", text(&file), "--period", "2020-05", "--explain", "48/D1"]));
    for part in [
        "150/1.000",
        "thay cho số tự đánh giá: 376/1.362",
        "Sở Nội vụ, ô Tự đánh giá!",
        "Thiếu hồ sơ",
        "Nguyễn Văn A",
        "÷ 30%) × 10 = 5,00",
    ] {
        assert!(shown.contains(part), "{part} is missing in:\n{shown}");
    }
}

#[test]
fn without_appraisals_every_basis_but_the_appraised_alone_says_the_same() {
    let [own, counts] = ["self", "counts"].map(|basis| scored(&demo_file(), basis));
    assert_eq!(own["indicators"], counts["indicators"]);
    assert!(indicator(&counts, "D1").get("appraisal").is_none(), "the shape is as it was");
}

#[test]
fn entered_points_name_the_rules_and_both_hands_are_in_the_history() {
    let (_folder, file) = with_d1_at_150();
    let given = ["--unit", "48", "--points", "D1=4,5", "--reason", "Trừ phần chưa công bố", "--by", "Trần Thị B"];
    assert_eq!(appraise(&file, &given).status.code(), Some(0));
    let shown = printed(&run(&["score", text(&file), "--period", "2020-05", "--explain", "48/D1"]));
    assert!(shown.contains("Thẩm định cho 4,50 điểm, thay cho 5,00 điểm theo cách tính"), "{shown}");
    let stands = stands(&file);
    let by: Vec<&Value> = stands["history"].as_array().unwrap().iter().map(|entry| &entry["by"]).collect();
    assert_eq!(by, ["Nguyễn Văn A", "Trần Thị B"]);
    assert_eq!(indicator(&stands, "D1")["counts"]["score"], "4.50");
    assert_eq!(indicator(&stands, "D1")["appraisal"]["numerator"], "150", "the figure stands as it was entered");
}

#[test]
fn confirming_needs_no_reason_and_saying_the_same_twice_is_one_entry() {
    let (_folder, file) = own_copy();
    for _ in 0..2 {
        let confirmed = ["--unit", "48", "--set", "D1=self", "B1=self", "--evidence", "D1=present"];
        assert_eq!(appraise(&file, &confirmed).status.code(), Some(0));
    }
    let stands = stands(&file);
    assert_eq!(stands["history"].as_array().unwrap().len(), 2);
    assert_eq!(stands["own"], stands["counts"]);
    assert_eq!(indicator(&scored(&file, "appraised"), "D1")["state"], "answered");
}

#[test]
fn taking_back_is_a_further_entry_and_the_score_is_what_it_was() {
    let (_folder, file) = with_d1_at_150();
    let output = appraise(&file, &["--unit", "48", "--clear", "D1", "--reason", "nhập nhầm đơn vị"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(scored(&file, "counts")["score"], scored(&file, "self")["score"]);
    let listed = printed(&appraise(&file, &["--unit", "48", "--list"]));
    assert!(listed.contains("đã rút; Lý do: nhập nhầm đơn vị"), "{listed}");
}

#[test]
fn an_appraisal_stays_when_the_unit_sends_anew_and_is_marked() {
    let (folder, file) = own_copy();
    let d1 = |shape: Value| indicator(&shape, "D1").clone();
    let stands = || d1(json(&appraise(&file, &["--unit", "01", "--format", "json"])));
    let enter = |reason: &str| {
        let given = ["--unit", "01", "--set", "D1=150/1000", "--reason", reason];
        assert_eq!(appraise(&file, &given).status.code(), Some(0));
    };
    enter("Thiếu hồ sơ");
    let table = folder.path().join("bảng.csv");
    fs::write(&table, "Đơn vị;D1;D3\n01;500/1362;126/479\n").unwrap();
    let import = run(&["import", text(&file), text(&table), "--period", "2020-05"]);
    assert_eq!(import.status.code(), Some(0), "{}{}", printed(&import), errors(&import));
    assert_eq!((&stands()["overtaken"], &stands()["counts"]["score"]), (&Value::from(true), &Value::from("5.00")));
    let shown = printed(&appraise(&file, &["--unit", "01"]));
    assert!(shown.contains("bản tự đánh giá đã đổi sau khi thẩm định"), "{shown}");
    enter("Thiếu hồ sơ");
    assert_eq!(stands()["overtaken"], false, "looked at again and entered as it was");
}

#[test]
fn the_committees_table_is_read_and_faulty_lines_are_told_by_their_cells() {
    let (folder, file) = own_copy();
    let table = folder.path().join("thẩm định.csv");
    let lines = "BIÊN BẢN CHẤM ĐIỂM;;;;\nĐơn vị: Thành phố Đà Nẵng;;;;\n\
                 Mã;Tiêu chí;Điểm tự đánh giá;Điểm thẩm định;Lý do\n\
                 D1;Dịch vụ công trực tuyến mức độ 4;9,20;8,00;Thiếu quyết định công bố\n\
                 D2;Hồ sơ giải quyết trực tuyến;8;7;\nD3;Tích hợp lên Cổng DVC quốc gia;5,26;;\nE1;Giám sát ATTT;15;99;x\n";
    fs::write(&table, lines).unwrap();
    let output = appraise(&file, &["--from", text(&table), "--by", "Tổ thẩm định", "--dry-run"]);
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    assert_eq!(stands(&file)["history"], Value::Array(Vec::new()));
    let output = appraise(&file, &["--from", text(&table), "--by", "Tổ thẩm định"]);
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    let told = errors(&output);
    assert!(told.contains("!D5: D2") && told.contains("!D7: E1"), "{told}");
    let stands = stands(&file);
    assert_eq!(stands["history"].as_array().unwrap().len(), 1);
    assert_eq!(indicator(&stands, "D1")["appraisal"]["points"], "8");
    let reasoned = appraise(&file, &["--from", text(&table), "--reason", "Theo biên bản kiểm tra"]);
    assert!(!errors(&reasoned).contains("!D5"), "{}", errors(&reasoned));
    assert_eq!(indicator(&self::stands(&file), "D2")["appraisal"]["reason"], "Theo biên bản kiểm tra");
}

#[test]
fn a_table_of_another_unit_or_of_nobody_is_refused() {
    let (folder, file) = own_copy();
    let table = folder.path().join("a.csv");
    fs::write(&table, "Mã;Tiêu chí;Điểm thẩm định\nD1;Dịch vụ công mức độ 4;8\nD2;Hồ sơ trực tuyến;7\n").unwrap();
    assert_eq!(appraise(&file, &["--from", text(&table)]).status.code(), Some(2));
    fs::write(&table, "Đơn vị: Hà Nội\nMã;Tiêu chí;Điểm thẩm định\nD1;Dịch vụ công mức độ 4;8\n").unwrap();
    let output = appraise(&file, &["--from", text(&table), "--unit", "48"]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    fs::write(&table, "Mã;Tiêu chí;Kết quả\nD1;Dịch vụ công mức độ 4;8\n").unwrap();
    assert_eq!(appraise(&file, &["--from", text(&table), "--unit", "48"]).status.code(), Some(2));
}

#[test]
fn an_ordinary_import_tells_of_appraised_points_and_takes_none() {
    let (folder, file) = own_copy();
    let table = folder.path().join("a.csv");
    let lines = "Đơn vị: Thành phố Đà Nẵng;;;;\nMã;Tiêu chí;Kết quả;Mẫu số;Điểm thẩm định\n\
                 D1;Dịch vụ công trực tuyến mức độ 4;376;1362;8\nD2;Hồ sơ giải quyết trực tuyến;20;100;7\n";
    fs::write(&table, lines).unwrap();
    let accept = ["--period", "2020-05", "--accept", "mapping_proposed", "--format", "json"];
    let output = run(&[&["import", text(&file), text(&table)], &accept[..]].concat());
    let findings = json(&output)["files"][0]["findings"].clone();
    let told = findings.as_array().unwrap().iter().find(|finding| finding["kind"] == "appraised_not_taken");
    assert_eq!(told.map(|finding| &finding["cell"]), Some(&Value::from("E3")), "{findings}");
    assert_eq!(stands(&file)["history"], Value::Array(Vec::new()));
}

#[test]
fn an_agencys_appraised_figure_is_in_its_provinces_sum_and_said_to_be() {
    let (_folder, file) = own_copy();
    let before = stands(&file);
    let given = ["--unit", "48-stttt", "--set", "D2=1000/18099", "--reason", "Chỉ kiểm chứng được 1.000 hồ sơ"];
    assert_eq!(appraise(&file, &given).status.code(), Some(0));
    let after = stands(&file);
    let numerator = |shape: &Value, side: &str| -> i64 {
        indicator(shape, "D2")[side]["numerator"].as_str().unwrap().parse().unwrap()
    };
    assert_eq!(numerator(&after, "own"), numerator(&before, "own"));
    assert_eq!(numerator(&after, "counts"), numerator(&before, "counts") - 4510 + 1000);
    let shown = printed(&run(&["score", text(&file), "--period", "2020-05", "--explain", "48/D2"]));
    assert!(shown.contains("1 cơ quan tính theo số thẩm định"), "{shown}");
    assert!(shown.contains("1.000/18.099") && shown.contains("theo kết quả thẩm định"), "{shown}");
}

#[test]
fn a_file_with_appraisals_is_sound() {
    let (_folder, file) = with_d1_at_150();
    let check = json(&run(&["check", text(&file), "--format", "json"]));
    assert_eq!((&check["integrity"], &check["problems"]), (&Value::from("ok"), &Value::Array(Vec::new())));
}

#[test]
fn minutes_are_written_for_those_that_differ_and_never_over_a_file() {
    let (folder, file) = with_d1_at_150();
    let out = folder.path().join("biên bản.docx");
    let report = |arguments: &[&str]| {
        let fixed = ["report", text(&file), "--period", "2020-05", "--kind", "minutes", "--out", text(&out)];
        run(&[&fixed[..], arguments].concat())
    };
    let nothing = report(&["--unit", "01"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(errors(&nothing).contains("Hà Nội") && !out.exists(), "{}", errors(&nothing));
    let written = report(&["--all"]);
    assert_eq!(written.status.code(), Some(0), "{}", errors(&written));
    assert_eq!(printed(&written).trim_end(), text(&out));
    assert_eq!(&fs::read(&out).unwrap()[..2], b"PK");
    assert_eq!(report(&["--unit", "48"]).status.code(), Some(3), "nothing is overwritten");
    let pdf = folder.path().join("a.pdf");
    let minutes =
        ["report", text(&file), "--period", "2020-05", "--kind", "minutes", "--unit", "48", "--out", text(&pdf)];
    assert_eq!(run(&minutes).status.code(), Some(0));
    let Ok(output) = std::process::Command::new("pdftotext").args(["-layout", text(&pdf), "-"]).output() else {
        println!("skipped: pdftotext is not installed");
        return;
    };
    let said = printed(&output);
    for part in ["BIÊN BẢN", "ĐẠI DIỆN BÊN TỰ ĐÁNH GIÁ", "Dịch vụ công", "−4,20", "SỐ LIỆU MINH HỌA"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}
