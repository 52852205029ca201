//! An index of somebody's own: a catalogue file and a table of figures are enough.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const DIMENSIONS: usize = 8;

/// Eight dimensions of at most ten points, each worth what was measured.
fn catalogue(units: &str) -> String {
    let mut toml = format!(
        "id = \"quan-tri\"\nversion = 1\nname = \"Chỉ số quản trị\"\ndocument = \"Khảo sát\"\nunits = \"{units}\"\n\
         rounding = \"print_only\"\ndigits = 2\nrank_by = \"score\"\ntotal = 80\n"
    );
    for n in 1..=DIMENSIONS {
        write!(
            toml,
            "\n[[group]]\ncode = \"G{n}\"\nname = \"Nội dung {n}\"\nmax = 10\n\n\
             [[indicator]]\ncode = \"D{n}\"\ngroup = \"G{n}\"\nname = \"Nội dung {n}\"\nmax = 10\nrule = \"achievement\"\n\
             target = {{ value = 10, deadline = 2020-12-31 }}\n\
             input = {{ kind = \"value\", unit = \"điểm\", low = 0, high = 10 }}\n"
        )
        .unwrap();
    }
    toml
}

const TABLE: &str = "Đơn vị;D1;D2;D3;D4;D5;D6;D7;D8\n\
    TP. Đà Nẵng;5,25;5,1;4,9;6,7;7,2;7;4,5;3,2\n\
    Bến Tre;5,41;5,9;5,6;7,1;7,5;7,1;5;3,25\n\
    Côte d’Ivoire;1;1;1;1;1;1;1;1\n\
    VN-X;2;2;2;2;2;2;2;không áp dụng\n\
    Người lập bảng;;;;;;;;\n";

struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new(units: &str) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(bench.path("bộ tiêu chí.toml"), catalogue(units)).unwrap();
        fs::write(bench.path("bảng.csv"), TABLE).unwrap();
        let made = bench.run(&["new", "X.egov", "--catalogue", "bộ tiêu chí.toml"]);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        Path::new(self.folder.path()).join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::cargo_bin("egov-score").unwrap().current_dir(self.folder.path()).args(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
    }

    fn import(&self) -> Value {
        self.json(&["import", "X.egov", "bảng.csv", "--period", "2019"])
    }

    fn codes(&self) -> Vec<String> {
        let units = self.json(&["units", "X.egov"]);
        units["units"].as_array().unwrap().iter().map(|unit| unit["code"].as_str().unwrap().to_owned()).collect()
    }
}

fn kinds(findings: &Value) -> Vec<&str> {
    let findings = findings["files"][0]["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["kind"].as_str().unwrap()).collect()
}

#[test]
fn a_catalogue_file_and_a_table_are_enough_to_score_any_index() {
    let bench = Bench::new("open");
    assert_eq!(bench.codes(), [""; 0]);
    let findings = bench.import();
    assert_eq!(findings["files"][0]["status"], "new", "{findings:#}");
    assert_eq!(kinds(&findings), ["unit_added"; 4]);

    let scores = bench.json(&["score", "X.egov", "--period", "2019"]);
    let row = |unit: &Value| {
        let text = |key: &str| unit[key].as_str().unwrap_or_default().to_owned();
        format!(
            "{} {} {} {} {}/{}",
            text("rank_label"),
            text("code"),
            text("name"),
            text("status"),
            text("score"),
            text("max")
        )
    };
    let rows: Vec<String> = scores["units"].as_array().unwrap().iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "1 83 Bến Tre ranked 46.86/80.00",
            "2 48 Đà Nẵng ranked 43.85/80.00",
            "3 VN-X VN-X ranked 14.00/70.00",
            "4 cote-d-ivoire Côte d’Ivoire ranked 8.00/80.00",
        ]
    );
    assert_eq!(scores["units"][0]["groups"][0]["score"], "5.41");
}

#[test]
fn undoing_the_import_takes_its_units_back_and_importing_again_brings_them() {
    let bench = Bench::new("open");
    bench.import();
    assert_eq!(bench.codes(), ["48", "83", "cote-d-ivoire", "VN-X"]);
    assert_eq!(bench.run(&["undo", "X.egov"]).status.code(), Some(0));
    assert_eq!(bench.codes(), [""; 0]);
    assert_eq!(bench.import()["files"][0]["status"], "new");
    assert_eq!(bench.codes(), ["48", "83", "cote-d-ivoire", "VN-X"]);
    assert_eq!(bench.import()["files"][0]["status"], "same");
    assert_eq!(bench.run(&["check", "X.egov"]).status.code(), Some(0));
}

#[test]
fn a_dry_run_brings_no_units() {
    let bench = Bench::new("open");
    let before = fs::read(bench.path("X.egov")).unwrap();
    bench.json(&["import", "X.egov", "bảng.csv", "--period", "2019", "--dry-run"]);
    assert_eq!(fs::read(bench.path("X.egov")).unwrap(), before);
}

#[test]
fn two_tables_of_one_batch_bring_a_unit_once() {
    let bench = Bench::new("open");
    fs::write(bench.path("khác.csv"), "Đơn vị,D1\nCôte d’Ivoire,9\nLào,3\n").unwrap();
    let output = bench.run(&["import", "X.egov", "bảng.csv", "khác.csv", "--period", "2019"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(bench.codes(), ["48", "83", "cote-d-ivoire", "VN-X", "lao"]);
}

#[test]
fn where_provinces_are_assessed_an_unknown_unit_is_refused() {
    let bench = Bench::new("provinces");
    assert_eq!(bench.codes().len(), 63);
    let findings = bench.import();
    assert_eq!(findings["files"][0]["status"], "needs_attention");
    assert_eq!(kinds(&findings), ["unit_unknown", "unit_unknown"]);
    assert_eq!(bench.codes().len(), 63);
}

#[test]
fn a_province_owes_what_is_not_rolled_up_from_its_agencies() {
    let bench = Bench::new("provinces");
    fs::write(bench.path("cơ quan.csv"), "code,name,kind,parent\n48-a,Sở A,agency,48\n").unwrap();
    assert_eq!(bench.run(&["units", "X.egov", "--import", "cơ quan.csv"]).status.code(), Some(0));
    let owing = String::from_utf8(bench.run(&["owing", "X.egov", "--period", "2019"]).stdout).unwrap();
    assert!(owing.lines().any(|line| line.starts_with("48\t")), "{owing}");
}

#[test]
fn a_file_without_write_permission_is_left_as_it_is() {
    let bench = Bench::new("open");
    let path = bench.path("X.egov");
    let before = fs::read(&path).unwrap();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    // Whoever may write everything anyway (root) writes; everybody else is told.
    let output = bench.run(&["import", "X.egov", "bảng.csv", "--period", "2019"]);
    match output.status.code() {
        Some(3) => assert_eq!(fs::read(&path).unwrap(), before),
        other => assert_eq!(other, Some(0)),
    }
}
