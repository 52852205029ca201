//! The agencies of one province: their own criteria set, register, forms, and a ranking for each bloc.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const UNITS: &str = "Mã;Tên;Loại;Khối;Trực thuộc\n46-a;Sở A;cơ quan;sở;46\n46-b;Sở B;cơ quan;sở;46\n\
    46-c;UBND huyện C;cơ quan;cấp huyện;46\n46-d;UBND huyện D;cơ quan;cấp huyện;46\n";

/// C3 is asked of departments only, C4 of districts only: Sở A answers C4 all the same.
const TABLE: &str = "Đơn vị;A1;A2;A3;B1;B2;B3;B4;C1;C2;C3;C4;D1;D2;D3;D4;E1;E2;E3;E4;F1;F2\n\
    46-a;4;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;1/1;1/1;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;1/1;Không\n\
    46-b;1;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;1/1;;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;1/1;Không\n\
    46-c;4;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;;1/1;1/1;1/1;1/1;1/1;Có;Có;1/1;Có;1/1;Có\n";

fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("egov-score").unwrap().current_dir(folder.path()).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(folder, &[arguments, &["--format", "json"]].concat()).1).unwrap()
}

fn filled() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("đơn vị.csv"), UNITS).unwrap();
    fs::write(folder.path().join("bảng.csv"), TABLE).unwrap();
    assert_eq!(run(&folder, &["new", "X.egov", "--catalogue", "co-quan-2020"]).0, 0);
    assert_eq!(run(&folder, &["units", "X.egov", "--import", "đơn vị.csv"]).0, 0);
    folder
}

#[test]
fn departments_and_districts_are_ranked_apart() {
    let folder = filled();
    assert_eq!(run(&folder, &["import", "X.egov", "bảng.csv", "--period", "2020"]).0, 0);
    let scores = json(&folder, &["score", "X.egov", "--period", "2020"]);
    let rows: Vec<String> = scores["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| format!("{} {} {} {}/{}", unit["code"], unit["bloc"], unit["rank"], unit["score"], unit["max"]))
        .collect();
    let expected = [
        r#""46-a" "so" 1 "975.00"/"1000.00""#,
        r#""46-b" "so" 2 "937.50"/"1000.00""#,
        r#""46-c" "huyen" 1 "1000.00"/"1000.00""#,
        r#""46-d" "huyen" null "0.00"/"1000.00""#,
    ];
    assert_eq!(rows, expected);
    let (_, table) = run(&folder, &["score", "X.egov", "--period", "2020"]);
    assert!(table.contains("Khối: Sở, ban, ngành\n") && table.contains("Khối: UBND cấp huyện\n"), "{table}");
    let (_, owing) = run(&folder, &["owing", "X.egov", "--period", "2020"]);
    assert_eq!(owing, "46-d\tUBND huyện D\n", "provinces are not asked");
}

#[test]
fn a_chart_shows_one_bloc() {
    let folder = filled();
    assert_eq!(run(&folder, &["import", "X.egov", "bảng.csv", "--period", "2020"]).0, 0);
    let drawn = |more: &[&str]| {
        let arguments = ["compare", "X.egov", "--period", "2020", "--chart", "ranking", "--out", "x.svg"];
        let code = run(&folder, &[&arguments, more].concat()).0;
        (code, fs::read_to_string(folder.path().join("x.svg")).unwrap_or_default())
    };
    let (_, first) = drawn(&[]);
    assert!(first.contains("Sở A") && !first.contains("UBND huyện C"));
    for asked in [["--bloc", "huyen"], ["--own", "46-c"]] {
        let (_, districts) = drawn(&asked);
        assert!(districts.contains("UBND huyện C") && !districts.contains("Sở A"), "{asked:?}");
    }
    assert_eq!(drawn(&["--bloc", "xa"]).0, 2);
}

#[test]
fn a_figure_for_what_is_not_asked_is_told_and_not_counted() {
    let folder = filled();
    let found = json(&folder, &["import", "X.egov", "bảng.csv", "--period", "2020"]);
    let findings = found["files"][0]["findings"].as_array().unwrap();
    let told: Vec<_> = findings.iter().map(|finding| format!("{} {}", finding["kind"], finding["cell"])).collect();
    assert_eq!(told, [r#""not_concerned" "L2""#]);
    let (_, said) = run(&folder, &["score", "X.egov", "--period", "2020", "--explain", "46-a/C4"]);
    assert!(said.contains("chỉ áp dụng cho khối UBND cấp huyện"), "{said}");
}

#[test]
fn the_forms_of_agencies_come_back_without_a_word_on_what_is_not_asked() {
    let folder = filled();
    assert_eq!(run(&folder, &["template", "X.egov", "--period", "2020", "--out", "f"]).0, 0);
    assert_eq!(fs::read_dir(folder.path().join("f")).unwrap().count(), 4);
    let found = json(&folder, &["import", "X.egov", "f", "--dry-run"]);
    let all: Vec<&Value> =
        found["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap()).collect();
    let is_about = |code: &str| {
        let said = format!("Tiêu chí {code}:");
        all.iter().filter(|f| f["message"].as_str().unwrap().starts_with(&said)).count()
    };
    // Blank forms: what is asked is told as blank in each of two forms, what is not asked never.
    assert_eq!((is_about("C3"), is_about("C4"), is_about("C1")), (2, 2, 4));
}
