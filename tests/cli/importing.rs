//! From templates to imports and back: `template`, `import`, `undo`, `withdraw`, `inspect`, `owing`.

use super::*;

#[test]
fn a_template_sent_back_unfilled_is_said_to_be_blank_and_taken_over_as_no_data() {
    let (folder, file) = new_file();
    let out = folder.path().join("mẫu");
    let output = run(&["template", text(&file), "--period", "2020-06", "--out", text(&out), "--unit", "48"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let template = fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let output = run(&["import", text(&file), text(&template), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    let found = json(&output);
    assert_eq!(found["schema"], "egov-score/findings/1");
    let first = &found["files"][0];
    let known = (&first["status"], &first["unit"], &first["period"], &first["taken"]);
    assert_eq!(known, (&"needs_attention".into(), &"48".into(), &"2020-06".into(), &true.into()));
    let findings = first["findings"].as_array().unwrap();
    let (blank, cells): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f["kind"] == "blank_form");
    assert!(blank.len() == 1 && !cells.is_empty() && cells.iter().all(|f| f["kind"] == "no_answer"), "{first}");
}

#[test]
fn templates_never_overwrite_a_workbook_that_may_be_filled_in() {
    let (folder, file) = new_file();
    let out = folder.path().join("mẫu");
    let write = |units: &[&str]| {
        let mut arguments = vec!["template", text(&file), "--period", "2020-06", "--out", text(&out), "--unit"];
        arguments.extend(units);
        run(&arguments).status.code()
    };
    assert_eq!(write(&["48"]), Some(0));
    let template = fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    fs::write(&template, "đã điền").unwrap();
    assert_eq!(write(&["01", "48"]), Some(3));
    assert_eq!(fs::read_to_string(&template).unwrap(), "đã điền");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1, "nothing is half written");
}

#[test]
fn importing_the_same_file_again_changes_nothing() {
    let (_folder, file) = own_copy();
    let before = fs::read(&file).unwrap();
    let output = run(&["import", text(&file), text(&sample("2020-05", "01")), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(json(&output)["files"][0]["status"], "same");
    assert_eq!(json(&output)["files"][0]["findings"][0]["kind"], "same_file_again");
    assert!(fs::read(&file).unwrap() == before, "the data file changed");
}

#[test]
fn a_dry_run_writes_nothing() {
    let (_folder, file) = new_file();
    let before = fs::read(&file).unwrap();
    let output = run(&["import", text(&file), text(&sample("2020-05", "01")), "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(fs::read(&file).unwrap() == before, "the data file changed");
}

#[test]
fn undo_takes_back_the_last_import_as_a_whole() {
    let (_folder, file) = own_copy();
    let ranked = |period: &str| {
        let output = run(&["score", text(&file), "--period", period, "--format", "json"]);
        json(&output)["units"].as_array().unwrap().iter().filter(|unit| unit["status"] == "ranked").count()
    };
    assert!(ranked("2020-05") > 50);
    let output = run(&["undo", text(&file)]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(ranked("2020-05"), 0);
    assert!(ranked("2020-03") > 50);
}

#[test]
fn a_withdrawn_submission_counts_as_not_sent() {
    let (_folder, file) = own_copy();
    let output = run(&["withdraw", text(&file), "--unit", "01", "--period", "2020-05"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let owing = printed(&run(&["owing", text(&file), "--period", "2020-05"]));
    assert!(owing.lines().any(|line| line.starts_with("01\t")), "{owing}");
}

#[test]
fn what_is_no_self_assessment_is_a_finding_and_the_data_file_stays_as_it_was() {
    let (folder, file) = new_file();
    let place = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let sample_bytes = fs::read(sample("2020-05", "01")).unwrap();
    let cases = [
        (place("ảnh.xlsx", b"\x89PNG\r\n\x1a\n and so on"), "not_a_workbook"),
        (place("rỗng.xlsx", b""), "empty_file"),
        (place("cụt.xlsx", &sample_bytes[..sample_bytes.len() / 2]), "damaged_file"),
        (folder.path().join("không-có.xlsx"), "cannot_open"),
    ];
    let before = fs::read(&file).unwrap();
    for (path, kind) in cases {
        let output = run(&["import", text(&file), text(&path), "--format", "json"]);
        assert_eq!(output.status.code(), Some(1), "{}: {}", path.display(), printed(&output));
        let found = json(&output);
        assert_eq!(found["files"][0]["status"], "refused", "{found}");
        assert_eq!(found["files"][0]["findings"][0]["kind"], kind, "{found}");
        assert!(!found["files"][0]["findings"][0]["message"].as_str().unwrap().is_empty());
    }
    assert!(fs::read(&file).unwrap() == before, "the data file changed");
}

#[test]
fn a_form_of_another_period_or_unit_than_asked_for_is_not_taken_over() {
    let (_folder, file) = new_file();
    let form = sample("2020-05", "01");
    for (arguments, kind) in
        [(["--period", "2020-03"], "period_not_asked_for"), (["--unit", "48"], "unit_not_asked_for")]
    {
        let mut all = vec!["import", text(&file), text(&form), "--format", "json"];
        all.extend(arguments);
        let output = run(&all);
        assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
        let kinds: Vec<_> =
            json(&output)["files"][0]["findings"].as_array().unwrap().iter().map(|f| f["kind"].clone()).collect();
        assert!(kinds.contains(&kind.into()), "{kinds:?}");
    }
    let check = json(&run(&["check", text(&file), "--format", "json"]));
    assert_eq!(check["submissions"], 0);
}

#[test]
fn inspect_shows_cells_with_address_type_and_value() {
    let output = run(&["inspect", text(&sample("2020-05", "01")), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let shown = printed(&output);
    assert!(shown.contains("SỐ LIỆU MINH HỌA"), "{}", &shown[..500]);
    let sheet = &json(&output)["files"][0]["sheets"][0];
    assert_eq!(sheet["name"], "Tự đánh giá");
    let cells = sheet["cells"].as_array().unwrap();
    let cell = |address: &str| cells.iter().find(|cell| cell["address"] == address).unwrap()["value"].clone();
    assert_eq!(cell("C4"), serde_json::json!({"type": "text", "value": "Thành phố Hà Nội"}));
    assert_eq!((&cell("E13")["type"], &cell("E13")["value"]), (&"number".into(), &"21938".into()));
}

#[test]
fn a_province_whose_agencies_send_for_it_owes_nothing_itself() {
    let owing = printed(&run(&["owing", text(&demo_file()), "--period", "2018"]));
    assert!(!owing.lines().any(|line| line.starts_with("48\t")), "{owing}");
    assert!(owing.lines().any(|line| line.starts_with("48-stttt\t")), "{owing}");
}

#[test]
fn a_file_that_contradicts_itself_is_told_how_to_say_whose_and_when() {
    let (_folder, file) = new_file();
    let odd = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/la-va-loi").join(name);
    for (name, way) in [("23-ten-don-vi-khac-mau.xlsx", "--unit"), ("26-ky-khac-mau.xlsx", "--period")] {
        let output = run(&["import", text(&file), text(&odd(name)), "--dry-run"]);
        assert!(printed(&output).contains(way), "{}", printed(&output));
    }
}
