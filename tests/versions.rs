//! The command line on versions and decisions: dry run, accepting, comparing, making current again.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.json_of(&["new", "a.egov"]);
        desk
    }

    fn lay(&self, name: &str, table: &str) {
        fs::write(self.0.path().join(name), table).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::cargo_bin("egov-score").unwrap().current_dir(self.0.path()).args(arguments).output().unwrap()
    }

    /// What it says as JSON, or nothing where that is none.
    fn json_of(&self, arguments: &[&str]) -> Value {
        serde_json::from_slice(&self.run(arguments).stdout).unwrap_or_default()
    }

    fn import(&self, more: &[&str]) -> Value {
        self.json_of(&[&["import", "a.egov", "s.tsv", "--period", "2020-05", "--format", "json"], more].concat())
    }

    fn versions(&self, more: &[&str]) -> Output {
        self.run(&[&["versions", "a.egov", "--unit", "48", "--period", "2020-05", "--format", "json"], more].concat())
    }

    /// The version that counts, by `versions`.
    fn counts(&self, more: &[&str]) -> Option<u64> {
        let told: Value = serde_json::from_slice(&self.versions(more).stdout).unwrap();
        let versions = told["versions"].as_array().unwrap().clone();
        versions.into_iter().find(|version| version["counts"] == true).and_then(|version| version["version"].as_u64())
    }
}

#[test]
fn a_dry_run_tells_what_would_change_and_writes_nothing() {
    let desk = Desk::new();
    desk.lay("s.tsv", "Mã\tD1\n48\t100/1000\n");
    desk.import(&[]);
    desk.lay("s.tsv", "Mã\tD1\n48\t200/1000\n");
    let before = fs::read(desk.0.path().join("a.egov")).unwrap();
    let file = desk.import(&["--dry-run"])["files"][0].clone();
    assert_eq!((&file["status"], &file["taken"]), (&"changed".into(), &true.into()));
    let change = &file["changes"][0];
    assert_eq!((&change["indicator"], &change["unit"]), (&"D1".into(), &"48".into()));
    assert_eq!((&change["before"]["numerator"], &change["after"]["numerator"]), (&"100".into(), &"200".into()));
    let aside = desk.run(&["import", "a.egov", "s.tsv", "--period", "2020-05", "--dry-run", "--lang", "vi"]).stderr;
    let aside = String::from_utf8(aside).unwrap();
    assert!(aside.contains("sẽ nhập 1 tệp, trong đó 1 tệp thay bản đang tính; chưa ghi gì"), "{aside}");
    assert_eq!(fs::read(desk.0.path().join("a.egov")).unwrap(), before);
}

#[test]
fn accepting_a_kind_takes_its_repairs_and_keeps_what_stood_there() {
    let desk = Desk::new();
    desk.lay("s.tsv", "Mã\tD1\tC3\n48\t1/1000\t2.345\n");
    let looked = desk.import(&["--dry-run"]);
    assert!(looked["files"][0]["findings"].to_string().contains("ambiguous_number"), "{looked}");
    let accepted = desk.import(&["--accept", "ambiguous_number"]);
    assert_eq!(accepted["files"][0]["status"], "new", "{accepted}");
    desk.lay("s.tsv", "Mã\tD1\tC3\n48\t1/1000\t3000\n");
    desk.import(&[]);
    let compared: Value = serde_json::from_slice(&desk.versions(&["--compare", "1", "2"]).stdout).unwrap();
    let before = &compared["changes"][0]["before"];
    assert_eq!((&before["value"], &before["original"]), (&"2345".into(), &"2.345".into()));
}

#[test]
fn a_kind_that_is_none_is_a_mistake_in_the_command() {
    let desk = Desk::new();
    desk.lay("s.tsv", "Mã\tD1\n48\t1/1000\n");
    let output = desk.run(&["import", "a.egov", "s.tsv", "--period", "2020-05", "--accept", "everything"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn any_version_is_made_current_again_and_a_newer_import_counts_again() {
    let desk = Desk::new();
    for figure in ["100", "200"] {
        desk.lay("s.tsv", &format!("Mã\tD1\n48\t{figure}/1000\n"));
        desk.import(&[]);
    }
    assert_eq!(desk.counts(&[]), Some(2));
    assert_eq!(desk.counts(&["--use", "1"]), Some(1));
    desk.lay("s.tsv", "Mã\tD1\n48\t300/1000\n");
    desk.import(&[]);
    assert_eq!(desk.counts(&[]), Some(3));
    desk.run(&["undo", "a.egov"]);
    assert_eq!(desk.counts(&[]), Some(1), "as it was before the import that was undone");
    assert_eq!(desk.versions(&["--use", "3"]).status.code(), Some(2), "undone imports stay undone");
    assert_eq!(desk.versions(&["--use", "9"]).status.code(), Some(2));
}
