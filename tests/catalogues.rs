//! The command line on criteria sets: versions by date, copies, differences, old periods under a new version.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = r#"
id = "vi-du"
version = 1
name = "Bộ ví dụ"
document = "Kế hoạch ví dụ"
total = 20

[[group]]
code = "P"
name = "Phục vụ"
max = 20

[[indicator]]
code = "P1"
group = "P"
name = "Hồ sơ đúng hạn"
input = { kind = "ratio", numerator = "Đúng hạn", denominator = "Tổng số" }
max = 15
rule = "achievement"
target = { value = 0.95, deadline = 2020-12-31 }

[[indicator]]
code = "P2"
group = "P"
name = "Văn bản công khai"
input = { kind = "count", unit = "văn bản" }
max = 5
rule = { kind = "capped_count", points_each = 1 }
"#;

/// From 2020 on: other points, another kind of figure for P2, and one more indicator.
fn second() -> String {
    FIRST
        .replace("version = 1", "version = 2\neffective_from = 2020-01-01")
        .replace("max = 15", "max = 10")
        .replace("{ kind = \"count\", unit = \"văn bản\" }", "\"yes_no\"")
        .replace("{ kind = \"capped_count\", points_each = 1 }", "\"yes_no\"")
        + "\n[[indicator]]\ncode = \"P3\"\ngroup = \"P\"\nname = \"Tiêu chí mới\"\ninput = \"yes_no\"\nmax = 5\nrule = \"yes_no\"\n"
}

struct Desk(TempDir);

impl Desk {
    /// A file with the first version and two units' answers for 2019-12, the second version beside it.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.lay("v1.toml", FIRST);
        desk.lay("v2.toml", &second());
        desk.lay("s.csv", "Đơn vị;P1;P2\nĐà Nẵng;95/100;2\nHà Nội;50/100;5\n");
        assert!(desk.run(&["new", "a.egov", "--catalogue", "v1.toml"]).status.success());
        let imported = desk.run(&["import", "a.egov", "s.csv", "--period", "2019-12"]);
        assert!(imported.status.success(), "{}", printed(&imported));
        desk
    }

    fn lay(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::cargo_bin("egov-score").unwrap().current_dir(self.0.path()).args(arguments).output().unwrap()
    }

    fn catalogue(&self, arguments: &[&str]) -> Output {
        self.run(&[&["catalogue", "a.egov"], arguments].concat())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_slice(&self.run(&[arguments, &["--format", "json"]].concat()).stdout).unwrap()
    }

    /// The version that a period is scored under.
    fn version_of(&self, period: &str) -> Value {
        self.json(&["score", "a.egov", "--period", period])["catalogue_version"].clone()
    }
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_version_counts_from_its_first_day_and_may_be_chosen_for_a_period() {
    let desk = Desk::new();
    let added = desk.catalogue(&["add", "v2.toml"]);
    assert!(added.status.success() && printed(&added).contains("remove vi-du@2"), "{}", printed(&added));
    assert_eq!((desk.version_of("2019-12"), desk.version_of("2020-01")), (1.into(), 2.into()));
    assert!(desk.catalogue(&["use", "--period", "2019-12", "--version", "2"]).status.success());
    assert_eq!(desk.version_of("2019-12"), 2);
    let listed = desk.json(&["catalogue", "a.egov", "list"]);
    assert_eq!(listed["versions"][1]["periods"][0]["chosen"], true, "{listed}");
    assert_eq!(desk.catalogue(&["remove", "2"]).status.code(), Some(2), "a period was set to it");
    desk.catalogue(&["use", "--period", "2019-12", "--by-date"]);
    assert_eq!(desk.version_of("2019-12"), 1);
    assert!(desk.catalogue(&["remove", "2"]).status.success());
    assert_eq!(desk.catalogue(&["remove", "1"]).status.code(), Some(2), "answers were given to it");
}

#[test]
fn a_version_without_a_first_day_says_which_periods_it_takes_over() {
    let desk = Desk::new();
    desk.lay("v2.toml", &second().replace("effective_from = 2020-01-01", ""));
    let added = printed(&desk.catalogue(&["add", "v2.toml", "--by-date"]));
    assert!(added.contains("Kỳ 2019-12 nay tính theo vi-du@2, trước đó theo vi-du@1."), "{added}");
}

#[test]
fn adding_a_version_scores_no_period_anew_unasked() {
    let undated = second().replace("effective_from = 2020-01-01", "");
    let desk = Desk::new();
    desk.lay("v2.toml", &undated);
    let added = printed(&desk.catalogue(&["add", "v2.toml"]));
    assert!(added.contains("Kỳ 2019-12 vẫn tính theo vi-du@1"), "{added}");
    assert_eq!((desk.version_of("2019-12"), desk.version_of("2020-01")), (1.into(), 2.into()), "only later ones");
    desk.lay("v3.toml", &undated.replace("version = 2", "version = 3"));
    desk.catalogue(&["add", "v3.toml", "--apply", "2019-12"]);
    assert_eq!(desk.version_of("2019-12"), 3);
    let all = printed(&desk.catalogue(&["use", "--all", "--version", "1"]));
    assert!(all.contains("Mọi kỳ của tệp dữ liệu nay tính theo vi-du@1."), "{all}");
    assert_eq!(desk.version_of("2019-12"), 1);
}

#[test]
fn periods_under_two_versions_are_compared_under_the_one_in_sight_and_it_is_said() {
    let desk = Desk::new();
    desk.lay("t.csv", "Đơn vị;P1;P2;P3\nĐà Nẵng;95/100;có;có\nHà Nội;50/100;có;không\n");
    desk.catalogue(&["add", "v2.toml"]);
    assert!(desk.run(&["import", "a.egov", "t.csv", "--period", "2020-05"]).status.success());
    let analysed = printed(&desk.run(&["analyse", "a.egov", "--period", "2020-05", "--unit", "48"]));
    assert!(analysed.contains("tháng 12 năm 2019 vốn chấm theo vi-du, phiên bản 1"), "{analysed}");
    assert!(analysed.contains("P3"), "what was not asked then is named: {analysed}");
    // 10 of 10 for P1; a count is no answer to a yes or no; P3 was not asked.
    assert!(analysed.contains("50,00%"), "the earlier period under version 2: {analysed}");
    for kind in ["ranking", "trend", "bump", "dumbbell"] {
        let out = format!("{kind}.svg");
        let arguments = ["compare", "a.egov", "--period", "2020-05", "--own", "48", "--chart", kind, "--out", &out];
        let against: &[&str] = if kind == "ranking" { &["--against", "2019-12"] } else { &[] };
        let drawn = desk.run(&[&arguments, against].concat());
        assert!(drawn.status.success(), "{kind}: {}", printed(&drawn));
        let svg = fs::read_to_string(desk.0.path().join(&out)).unwrap();
        assert!(svg.contains("tính lại theo"), "{kind} says which version both are scored under");
    }
}

#[test]
fn what_is_held_is_never_changed_and_faults_are_told_with_their_lines() {
    let desk = Desk::new();
    desk.lay("other.toml", &FIRST.replace("Bộ ví dụ", "Bộ khác"));
    assert_eq!(desk.catalogue(&["add", "other.toml"]).status.code(), Some(2));
    desk.lay("bad.toml", &second().replace("max = 10", "max = 11"));
    let checked = desk.catalogue(&["check", "bad.toml"]);
    assert_eq!(checked.status.code(), Some(1));
    let told = printed(&checked);
    assert!(told.contains("21") && told.contains("dòng 7"), "{told}");
    assert_eq!(desk.catalogue(&["add", "bad.toml"]).status.code(), Some(2));
    let shown = desk.catalogue(&["show", "--out", "held.toml"]);
    assert!(shown.status.success());
    assert_eq!(fs::read_to_string(desk.0.path().join("held.toml")).unwrap(), FIRST);
    assert_ne!(desk.catalogue(&["show", "--out", "held.toml"]).status.code(), Some(0), "nothing is written over");
}

#[test]
fn a_copy_for_the_next_year_keeps_codes_and_moves_days() {
    let desk = Desk::new();
    let copied =
        desk.catalogue(&["copy", "--from", "1", "--next-year", "--effective-from", "2021-01-01", "--out", "c.toml"]);
    assert!(copied.status.success(), "{}", printed(&copied));
    let diff = desk.json(&["catalogue", "a.egov", "diff", "1", "c.toml"]);
    assert_eq!((&diff["schema"], &diff["after"]["version"]), (&"egov-score/catalogue-diff/1".into(), &2.into()));
    let fields: Vec<_> = diff["changes"].as_array().unwrap().iter().map(|change| change["field"].clone()).collect();
    assert_eq!(fields, ["effective_from", "target.deadline"]);
    assert!(desk.catalogue(&["add", "c.toml"]).status.success());
}

#[test]
fn an_old_period_is_seen_under_both_versions() {
    let desk = Desk::new();
    desk.catalogue(&["add", "v2.toml"]);
    let told = desk.json(&["catalogue", "a.egov", "rescore", "--period", "2019-12", "--versions", "1,2"]);
    let units = told["units"].as_array().unwrap();
    assert_eq!(units.len(), 2, "{told}");
    let unit = units.iter().find(|unit| unit["code"] == "48").unwrap();
    // 15 + 2 under the first; 10 of 20 under the second, where P2 asks otherwise and P3 is not answered.
    assert_eq!((&unit["before"]["score"], &unit["after"]["score"]), (&"17.00".into(), &"10.00".into()));
    let causes: Vec<_> =
        unit["causes"].as_array().unwrap().iter().map(|one| (&one["indicator"], &one["points"])).collect();
    assert_eq!(causes, [(&"P1".into(), &"-5".into()), (&"P2".into(), &"-2".into())]);
    let lost: Vec<_> =
        told["not_carried"].as_array().unwrap().iter().map(|one| (&one["indicator"], &one["why"])).collect();
    assert_eq!(lost, [(&"P2".into(), &"asked_otherwise".into()), (&"P3".into(), &"newly_asked".into())]);
    assert_eq!(desk.version_of("2019-12"), 1, "nothing was changed");
    let under = desk.json(&["score", "a.egov", "--period", "2019-12", "--catalogue", "vi-du@2"]);
    assert_eq!(under["catalogue_version"], 2);
    let unknown = desk.run(&["score", "a.egov", "--period", "2019-12", "--catalogue", "vi-du@3"]);
    assert!(unknown.status.code() == Some(2) && printed(&unknown).contains("vi-du@2"), "{}", printed(&unknown));
}

#[test]
fn agencies_are_seen_under_both_versions_too() {
    let desk = Desk::new();
    desk.catalogue(&["add", "v2.toml"]);
    desk.lay("u.csv", "Mã;Tên;Loại;Trực thuộc\n48-a;Sở A;cơ quan;48\n48-b;Sở B;cơ quan;48\n");
    desk.lay("a.csv", "Đơn vị;P1;P2\nSở A;40/100;2\n");
    assert!(desk.run(&["units", "a.egov", "--import", "u.csv"]).status.success());
    assert!(desk.run(&["import", "a.egov", "a.csv", "--period", "2019-12"]).status.success());
    let rescore = ["catalogue", "a.egov", "rescore", "--period", "2019-12", "--versions", "1,2"];
    let told = desk.json(&[&rescore[..], &["--within", "48"]].concat());
    let units: Vec<_> = told["units"].as_array().unwrap().iter().map(|unit| &unit["code"]).collect();
    assert_eq!(units, ["48-a"], "{told}");
}

#[test]
fn tables_are_read_under_the_version_of_their_period_and_for_another_set_when_asked() {
    let desk = Desk::new();
    desk.catalogue(&["add", "v2.toml"]);
    desk.lay("t.csv", "Đơn vị;P1;P2;P3\nĐà Nẵng;95/100;Có;Có\n");
    assert!(desk.run(&["import", "a.egov", "t.csv", "--period", "2020-03"]).status.success());
    let scores = desk.json(&["score", "a.egov", "--period", "2020-03"]);
    assert_eq!((&scores["units"][0]["score"], &scores["catalogue_version"]), (&"20.00".into(), &2.into()));
    desk.lay("k.toml", &FIRST.replace("vi-du", "khac").replace("P1", "K1"));
    desk.catalogue(&["add", "k.toml"]);
    assert_eq!(desk.version_of("2019-12"), 1, "another set does not take over");
    desk.lay("k.csv", "Đơn vị;K1\nĐà Nẵng;95/100\n");
    let imported = desk.run(&["import", "a.egov", "k.csv", "--period", "2020-03", "--catalogue", "khac"]);
    assert!(imported.status.success(), "{}", printed(&imported));
    let scores = desk.json(&["score", "a.egov", "--period", "2020-03", "--catalogue", "khac"]);
    assert_eq!((&scores["catalogue"], &scores["units"][0]["score"]), (&"khac".into(), &"15.00".into()));
    let template = |asked| {
        desk.run(&["template", "a.egov", "--period", "2020-03", "--catalogue", asked, "--unit", "48", "--out", asked])
    };
    assert_eq!(template("khac@2").status.code(), Some(2));
    assert!(template("khac").status.success());
    let back = desk.json(&["import", "a.egov", "khac", "--dry-run"]);
    assert_eq!(back["files"][0]["status"], "same", "it asks what that set asks, and holds what was said: {back}");
    assert!(desk.run(&["check", "a.egov"]).status.success());
}

#[test]
fn a_set_goes_to_excel_and_comes_back_the_same() {
    let desk = Desk::new();
    let exported = desk.catalogue(&["export", "--version", "1", "--out", "v1.xlsx"]);
    assert!(exported.status.success(), "{}", printed(&exported));
    assert_ne!(desk.catalogue(&["show", "--out", "v1.xlsx"]).status.code(), Some(0), "nothing is written over");
    let same = desk.catalogue(&["import", "v1.xlsx"]);
    assert!(same.status.success() && printed(&same).contains("không có gì thay đổi"), "{}", printed(&same));
    let copied = desk.catalogue(&["copy", "--from", "v1.xlsx", "--next-year", "--out", "c.xlsx"]);
    assert!(copied.status.success(), "{}", printed(&copied));
    assert!(desk.catalogue(&["check", "c.xlsx"]).status.success());
    let diff = desk.json(&["catalogue", "a.egov", "diff", "1", "c.xlsx"]);
    let fields: Vec<_> = diff["changes"].as_array().unwrap().iter().map(|change| change["field"].clone()).collect();
    assert_eq!(fields, ["target.deadline"]);
    assert!(desk.catalogue(&["import", "c.xlsx"]).status.success());
    assert!(desk.run(&["new", "b.egov", "--catalogue", "c.xlsx"]).status.success());
}

#[test]
fn a_fault_in_excel_names_its_sheet_and_cell_and_another_workbook_is_none() {
    let desk = Desk::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Tiêu chí").unwrap();
    for (column, (key, said)) in (0u16..).zip([("indicator/code/vi", "P1"), ("max", "mười")]) {
        sheet.write_string(1, column, key).unwrap();
        sheet.write_string(2, column, said).unwrap();
    }
    book.save(desk.0.path().join("bad.xlsx")).unwrap();
    let checked = desk.catalogue(&["check", "bad.xlsx"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(printed(&checked).contains("trang ‘Tiêu chí’, ô B3"), "{}", printed(&checked));
    let added = desk.catalogue(&["add", "bad.xlsx"]);
    assert_eq!(added.status.code(), Some(2), "{}", printed(&added));
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "Bảng khác").unwrap();
    other.save(desk.0.path().join("other.xlsx")).unwrap();
    let added = desk.catalogue(&["import", "other.xlsx"]);
    assert!(printed(&added).contains("không phải là bảng Excel của một bộ tiêu chí"), "{}", printed(&added));
}
