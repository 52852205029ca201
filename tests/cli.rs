//! The real binary on the command line: what it prints, what it leaves behind, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "cli/ranges.rs"]
mod ranges;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

#[path = "cli/analyse.rs"]
mod analyse;

/// One demonstration for all tests: made once, copied by those that change it.
static DEMO: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["demo", text(folder.path())]);
    assert!(output.status.success(), "{}", errors(&output));
    folder
});

fn run(arguments: &[&str]) -> Output {
    Command::cargo_bin("egov-score").unwrap().args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", printed(output)))
}

fn demo_file() -> PathBuf {
    DEMO.path().join("demo.egov")
}

/// A copy of the demonstration's data file in a folder of its own.
fn own_copy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.egov");
    fs::copy(demo_file(), &copy).unwrap();
    (folder, copy)
}

fn new_file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mới.egov");
    assert!(run(&["new", text(&file)]).status.success());
    (folder, file)
}

fn sample(period: &str, unit: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(period);
    fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{unit}_")))
        .unwrap_or_else(|| panic!("no sample of {unit} in {}", folder.display()))
}

#[test]
fn demo_leaves_a_data_file_both_charts_and_a_score_table() {
    let names: Vec<String> =
        fs::read_dir(DEMO.path()).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let count = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert!(names.contains(&"demo.egov".to_owned()), "{names:?}");
    assert_eq!((count(".pdf"), count(".svg"), count(".csv")), (2, 2, 1), "{names:?}");
}

#[test]
fn demo_never_overwrites_a_data_file() {
    let before = fs::read(demo_file()).unwrap();
    let output = run(&["demo", text(DEMO.path())]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read(demo_file()).unwrap(), before);
}

#[test]
fn scores_are_given_in_the_shape_of_the_contract() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let scores = json(&output);
    assert_eq!(scores["schema"], "egov-score/scores/1");
    assert_eq!(scores["catalogue"], "nq17-2020");
    let units = scores["units"].as_array().unwrap();
    assert_eq!(units.len(), 63);
    let first = &units[0];
    assert_eq!((&first["rank"], &first["status"]), (&Value::from(1), &Value::from("ranked")));
    for key in ["code", "name", "rank_label", "basis", "score", "max", "percent", "coverage", "band"] {
        assert!(first[key].is_string(), "{key}: {first}");
    }
    let indicator = &first["indicators"][0];
    for key in ["code", "state", "score", "max"] {
        assert!(indicator[key].is_string(), "{key}: {indicator}");
    }
    assert!(units.iter().any(|unit| unit["status"] == "unranked" && unit["rank"].is_null()));
}

#[test]
fn printed_points_of_indicators_add_up_to_groups_and_total() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]);
    let cents = |value: &Value| -> i64 { value.as_str().unwrap().replace('.', "").parse().unwrap() };
    for unit in json(&output)["units"].as_array().unwrap() {
        let sum = |list: &str| -> i64 { unit[list].as_array().unwrap().iter().map(|part| cents(&part["score"])).sum() };
        assert_eq!(cents(&unit["score"]), sum("indicators"), "{}", unit["name"]);
        assert_eq!(cents(&unit["score"]), sum("groups"), "{}", unit["name"]);
    }
}

#[test]
fn a_score_explains_itself_with_formula_numbers_cell_and_file() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "01/D1"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let shown = printed(&output);
    for part in ["D1", "Hà Nội", "÷ 30%) × 10 ", "Tự đánh giá!", ".xlsx"] {
        assert!(shown.contains(part), "{part} is missing in:\n{shown}");
    }
}

#[test]
fn a_group_and_the_total_explain_themselves_by_their_parts() {
    let explained =
        |what: &str| printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", what]));
    let (group, total) = (explained("01/D"), explained("01/total"));
    assert!(group.contains("Phục vụ người dân") && group.contains(" + ") && group.contains(" = "), "{group}");
    assert!(total.contains("Tổng điểm") && total.contains(" + ") && total.contains(" = "), "{total}");
}

#[test]
fn a_table_is_printed_in_either_language() {
    let vi = printed(&run(&["score", text(&demo_file()), "--period", "2020-05"]));
    let en = printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--lang", "en"]));
    assert!(vi.contains("Xếp loại") && vi.contains("chưa gửi"), "{vi}");
    assert!(en.contains("Band") && en.contains("not sent"), "{en}");
}

#[test]
fn agencies_are_scored_within_their_province() {
    let output = run(&[
        "score",
        text(&demo_file()),
        "--period",
        "2020-05",
        "--units",
        "agency",
        "--within",
        "48",
        "--format",
        "json",
    ]);
    let scores = json(&output);
    let units = scores["units"].as_array().unwrap();
    assert!(units.len() >= 5);
    assert!(units.iter().all(|unit| unit["code"].as_str().unwrap().starts_with("48-")));
}

#[test]
fn charts_are_written_in_every_format_and_paper() {
    let folder = tempfile::tempdir().unwrap();
    for (name, extra) in [
        ("a.pdf", vec![]),
        ("b.svg", vec!["--grey"]),
        ("c.png", vec!["--dpi", "72"]),
        ("d.pdf", vec!["--paper", "A3", "--landscape", "--lang", "en"]),
    ] {
        for chart in [vec!["--chart", "ranking"], vec!["--chart", "target", "--measure", "indicator:D1"]] {
            let out = folder.path().join(name);
            let file = demo_file();
            let mut arguments = vec!["compare", text(&file), "--period", "2020-05", "--out", text(&out)];
            arguments.extend(chart.iter().chain(&extra));
            let output = run(&arguments);
            assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", errors(&output));
            let bytes = fs::read(&out).unwrap();
            let magic: &[u8] = match out.extension().unwrap().to_str().unwrap() {
                "pdf" => b"%PDF",
                "png" => b"\x89PNG",
                _ => b"<svg",
            };
            assert!(bytes.starts_with(magic), "{name}");
        }
    }
}

#[test]
fn changes_since_a_period_without_figures_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.svg");
    let file = demo_file();
    let chart = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)];
    let output = run(&[&chart[..], &["--against", "2018-01"]].concat());
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert!(errors(&output).contains("2018-01") && !out.exists());
    let output = run(&[&chart[..], &["--against", "2019-12"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

#[test]
fn the_same_chart_has_the_same_bytes_twice() {
    let folder = tempfile::tempdir().unwrap();
    let draw = |name: &str| {
        let out = folder.path().join(name);
        let output =
            run(&["compare", text(&demo_file()), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)]);
        assert!(output.status.success());
        fs::read(out).unwrap()
    };
    assert!(draw("one.pdf") == draw("two.pdf"), "same input, other bytes");
}

#[test]
fn a_template_sent_back_unfilled_is_taken_over_as_no_data() {
    let (folder, file) = new_file();
    let out = folder.path().join("mẫu");
    let output = run(&["template", text(&file), "--period", "2020-06", "--out", text(&out), "--unit", "48"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let template = fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    let output = run(&["import", text(&file), text(&template), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    let found = json(&output);
    assert_eq!(found["schema"], "egov-score/findings/1");
    let first = &found["files"][0];
    assert_eq!((&first["status"], &first["unit"], &first["period"]), (&"new".into(), &"48".into(), &"2020-06".into()));
    let findings = first["findings"].as_array().unwrap();
    assert!(!findings.is_empty() && findings.iter().all(|f| f["kind"] == "no_answer"), "{first}");
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
fn a_unit_that_has_not_sent_has_no_zero_in_the_score_table() {
    let csv = printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "csv"]));
    let row = csv.lines().find(|line| line.contains(",12,")).unwrap();
    assert!(!row.contains("0.00") && row.contains("chưa gửi"), "{row}");
    assert!(csv.lines().skip(1).all(|line| line.ends_with("SỐ LIỆU MINH HỌA")), "{csv}");
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
fn a_sound_data_file_passes_its_check() {
    let output = run(&["check", text(&demo_file()), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    let check = json(&output);
    assert_eq!((&check["schema"], &check["integrity"]), (&"egov-score/check/1".into(), &"ok".into()));
    assert_eq!(check["periods"], serde_json::json!(["2019-12", "2020-03", "2020-05"]));
    assert_eq!(check["problems"], serde_json::json!([]));
}

#[test]
fn units_are_listed_and_taken_from_csv() {
    let (folder, file) = new_file();
    let list = folder.path().join("đơn vị.csv");
    fs::write(&list, "mã;tên;loại;trực thuộc\n48-x;Sở X;agency;48\n").unwrap();
    assert_eq!(run(&["units", text(&file), "--import", text(&list)]).status.code(), Some(0));
    let units = printed(&run(&["units", text(&file)]));
    assert!(units.contains("48-x") && units.contains("Sở X"), "{units}");
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
fn wrong_arguments_end_with_two_and_a_missing_file_with_three() {
    for arguments in [
        vec!["score", text(&demo_file()), "--period", "tháng 5"],
        vec!["nonsense", "x"],
        vec!["score", text(&demo_file()), "--period", "2020-05", "--explain", "48"],
        vec!["score", text(&demo_file()), "--period", "2020-05", "--explain", "48/ZZ"],
        vec!["compare", text(&demo_file()), "--period", "2020-05", "--chart", "ranking", "--out", "x.docx"],
        vec!["import", text(&demo_file()), "x.xlsx", "--dry-run", "--unit", "999"],
        vec!["withdraw", text(&demo_file()), "--unit", "99", "--period", "2020-05"],
        vec![
            "compare",
            text(&demo_file()),
            "--period",
            "2020-05",
            "--chart",
            "ranking",
            "--own",
            "99",
            "--out",
            "x.svg",
        ],
        vec!["compare", text(&demo_file()), "--period", "2020-05", "--chart", "target", "--out", "x.svg"],
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).is_empty());
    }
    let output = run(&["score", "/no/such.egov", "--period", "2020-05"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).contains("/no/such.egov"));
}

#[test]
fn a_file_that_is_no_data_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thư.egov");
    fs::write(&path, "đây không phải cơ sở dữ liệu").unwrap();
    let output = run(&["check", text(&path)]);
    assert_eq!(output.status.code(), Some(3), "{}", printed(&output));
    assert_eq!(fs::read_to_string(&path).unwrap(), "đây không phải cơ sở dữ liệu");
}

#[test]
fn a_change_is_that_of_the_measure_shown() {
    let score_of = |period: &str| -> i64 {
        let scores = json(&run(&["score", text(&demo_file()), "--period", period, "--format", "json"]));
        let own = scores["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "48").unwrap();
        let groups = own["groups"].as_array().unwrap();
        let printed = groups.iter().find(|group| group["code"] == "D").unwrap()["score"].as_str().unwrap();
        printed.replace('.', "").parse().unwrap()
    };
    let hundredths = score_of("2020-05") - score_of("2019-12");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("nhóm.svg");
    let file = demo_file();
    let arguments = ["compare", text(&file), "--period", "2020-05", "--against", "2019-12", "--chart", "ranking"];
    let output = run(&[&arguments[..], &["--measure", "group:D", "--out", text(&out)]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let expected = format!("+{},{:02} (", hundredths / 100, hundredths % 100);
    assert!(fs::read_to_string(&out).unwrap().contains(&expected), "{expected}");
}

#[test]
fn the_agencies_of_a_province_can_be_asked_for_by_it_alone() {
    let asked = json(&run(&["score", text(&demo_file()), "--period", "2020-05", "--within", "48", "--format", "json"]));
    let units = asked["units"].as_array().unwrap();
    assert!(units.len() > 1 && units.iter().all(|unit| unit["code"].as_str().unwrap().starts_with("48-")), "{asked}");
}

#[test]
fn a_path_that_is_not_there_is_said_in_words() {
    let (_folder, file) = new_file();
    let output = run(&["import", text(&file), "không có.xlsx", "--period", "2020-05"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("không có tệp này"), "{}", printed(&output));
}

#[test]
fn a_province_whose_agencies_send_for_it_owes_nothing_itself() {
    let owing = printed(&run(&["owing", text(&demo_file()), "--period", "2018"]));
    assert!(!owing.lines().any(|line| line.starts_with("48\t")), "{owing}");
    assert!(owing.lines().any(|line| line.starts_with("48-stttt\t")), "{owing}");
}

#[test]
fn a_damaged_data_file_does_not_pass_its_check() {
    let (_folder, file) = own_copy();
    let sound = fs::read(&file).unwrap();
    let page = 4096;
    let endings: Vec<Option<i32>> = [sound.len() / 4, sound.len() / 2, sound.len() - page]
        .into_iter()
        .map(|from| {
            let mut bytes = sound.clone();
            let start = from / page * page;
            bytes[start..start + page].fill(0xff);
            fs::write(&file, bytes).unwrap();
            let output = run(&["check", text(&file), "--format", "json"]);
            if output.status.code() == Some(1) {
                assert_ne!(json(&output)["integrity"], "ok");
            }
            output.status.code()
        })
        .collect();
    assert!(endings.iter().all(|code| matches!(code, Some(1 | 3))), "{endings:?}");
    assert!(endings.contains(&Some(1)), "{endings:?}");
}

#[test]
fn an_older_criteria_set_that_cannot_be_read_is_a_problem_of_the_data_file() {
    let (_folder, file) = new_file();
    let toml = "không phải bộ tiêu chí";
    let database = rusqlite::Connection::open(&file).unwrap();
    database
        .execute("INSERT INTO catalogue VALUES ('cũ') ON CONFLICT DO NOTHING", [])
        .and_then(|_| {
            database.execute(
                "INSERT INTO catalogue_version SELECT 'cũ', 1, ?1, sha256, added_at FROM catalogue_version",
                [toml],
            )
        })
        .unwrap();
    // The newest version is the one in use.
    database.execute("UPDATE catalogue_version SET version = 2 WHERE catalogue <> 'cũ'", []).unwrap();
    drop(database);
    let output = run(&["check", text(&file), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}{}", printed(&output), errors(&output));
    let problems = json(&output)["problems"].to_string();
    assert!(problems.contains("cũ") && problems.contains("không đọc được"), "{problems}");
}

#[test]
fn a_unit_that_has_not_sent_has_neither_percent_nor_coverage_in_json() {
    let scores = json(&run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]));
    let unit = scores["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "12").unwrap();
    assert_eq!((&unit["percent"], &unit["coverage"], &unit["score"]), (&Value::Null, &Value::Null, &"0.00".into()));
}

#[test]
fn the_score_of_an_agency_explains_itself_without_being_told_that_it_is_one() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "48-stttt/D1"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(printed(&output).contains("D1") && printed(&output).contains(".xlsx"), "{}", printed(&output));
    let province =
        run(&["score", text(&demo_file()), "--period", "2020-05", "--units", "agency", "--explain", "48/D1"]);
    assert_eq!(province.status.code(), Some(0), "{}", errors(&province));
}

#[test]
fn the_figures_of_agencies_in_an_explanation_add_up_to_that_of_their_province() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "48/D1"]);
    let shown = printed(&output);
    let number = |text: &str| -> u64 { text.trim().replace('.', "").parse().unwrap() };
    let (mut part, mut whole) = (0, 0);
    for line in shown.lines().filter(|line| line.contains(".xlsx")) {
        let ratio = line.split(": ").find_map(|piece| piece.split_once(" (")?.0.split_once('/')).expect(line);
        part += number(ratio.0);
        whole += number(ratio.1);
    }
    let division = shown.lines().find(|line| line.contains(" ÷ ") && !line.contains("min(")).unwrap();
    let (left, right) = division.split_once(" ÷ ").unwrap();
    assert_eq!((part, whole), (number(left), number(right.split([' ', '=', '≈']).next().unwrap())), "{shown}");
}

#[test]
fn the_basis_asked_for_is_named() {
    let basis = |name: &str| {
        let file = demo_file();
        let arguments = ["score", text(&file), "--period", "2020-05", "--format", "json", "--basis", name];
        json(&run(&arguments))
    };
    let (mut own, counts) = (basis("self"), basis("counts"));
    for unit in own["units"].as_array_mut().unwrap() {
        assert_eq!(unit["basis"], "self");
        unit["basis"] = "counts".into();
    }
    assert_eq!(own, counts);
}

#[test]
fn changes_are_only_shown_since_an_earlier_period() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.svg");
    for (period, against) in [("2020-03", "2020-05"), ("2020-05", "2020-05")] {
        let file = demo_file();
        let chart = ["compare", text(&file), "--period", period, "--against", against, "--chart", "ranking"];
        let output = run(&[&chart[..], &["--out", text(&out)]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
        assert!(errors(&output).contains("2020-05") && !out.exists(), "{}", errors(&output));
    }
}

#[test]
fn a_format_that_a_command_does_not_have_is_refused() {
    let (_folder, file) = new_file();
    let form = sample("2020-05", "01");
    for arguments in [&["import", text(&file), text(&form)][..], &["inspect", text(&form)], &["check", text(&file)]] {
        let output = run(&[arguments, &["--format", "csv"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", printed(&output));
    }
}

#[test]
fn faulty_lists_given_by_the_user_are_a_usage_error() {
    let (folder, file) = new_file();
    let place = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let catalogue = place("bộ.toml", "id = 1");
    let made = folder.path().join("khác.egov");
    let output = run(&["new", text(&made), "--catalogue", text(&catalogue)]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert!(errors(&output).contains("bộ.toml") && !made.exists(), "{}", errors(&output));
    let list = place("đơn vị.csv", "mã;tên;loại;trực thuộc\n48-x;Sở X;agency;không-có\n");
    let output = run(&["units", text(&file), "--import", text(&list)]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_not_said_to_be_done() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("egov-score"))
        .args(["units", text(&demo_file())])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", errors(&output));
    assert!(!errors(&output).is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("egov-score"))
        .args(["units", text(&demo_file())])
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

#[test]
fn the_language_may_stand_before_or_behind_the_command() {
    for arguments in [["--lang", "en", "check", text(&demo_file())], ["check", text(&demo_file()), "--lang", "en"]] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        assert!(printed(&output).contains("submissions"), "{}", printed(&output));
    }
}
