//! The real binary on the command line: what it prints, what it leaves behind, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

#[path = "cli/analyse.rs"]
mod analyse;
#[path = "cli/appraising.rs"]
mod appraising;
#[cfg(all(target_os = "linux", feature = "gui"))]
#[path = "cli/associating.rs"]
mod associating;
#[path = "cli/charts.rs"]
mod charts;
#[path = "cli/data_file.rs"]
mod data_file;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/ranges.rs"]
mod ranges;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/scores.rs"]
mod scores;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/what_if.rs"]
mod what_if;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

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
fn a_pack_is_made_of_one_region_or_peer_group_and_the_official_report_is_not() {
    let (folder, file) = own_copy();
    let report = |kind: &str, part: &[&str], out: &str| {
        let out = folder.path().join(out);
        let of = [
            "report",
            text(&file),
            "--period",
            "2020-05",
            "--all",
            "--draws",
            "0",
            "--kind",
            kind,
            "--out",
            text(&out),
        ];
        run(&[&of, part].concat())
    };
    let whole = folder.path().join("whole.pdf");
    assert!(report("pack", &[], "whole.pdf").status.success());
    let region = report("pack", &["--region", "dbscl"], "region.pdf");
    assert!(region.status.success(), "{}", errors(&region));
    let size = |path: &Path| fs::metadata(path).unwrap().len();
    assert!(size(&folder.path().join("region.pdf")) < size(&whole) / 2, "thirteen provinces, not sixty-three");
    assert_eq!(report("official", &["--region", "dbscl"], "x.pdf").status.code(), Some(2));
    assert_eq!(report("pack", &["--peers", "Không có nhóm này"], "x.pdf").status.code(), Some(2));
}

#[test]
fn a_chart_of_a_region_says_the_place_in_it_and_whose_median_the_line_is() {
    let (folder, file) = own_copy();
    let out = folder.path().join("x.svg");
    let of = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--region", "tdmnpb", "--own", "24"];
    let drawn = run(&[&of[..], &["--out", text(&out)]].concat());
    assert!(drawn.status.success(), "{}", errors(&drawn));
    let svg = fs::read_to_string(&out).unwrap();
    for said in ["trong vùng (", "Trung vị của vùng", "Trong vùng", "của cả nước"] {
        assert!(svg.contains(said), "{said}");
    }
}

#[test]
fn a_chart_of_a_region_without_the_own_unit_says_who_leads_in_it() {
    let (folder, file) = own_copy();
    let out = folder.path().join("x.svg");
    let of = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--region", "tdmnpb", "--own", "48"];
    let drawn = run(&[&of[..], &["--out", text(&out)]].concat());
    assert!(drawn.status.success(), "{}", errors(&drawn));
    let svg = fs::read_to_string(&out).unwrap();
    assert!(svg.contains("Thái Nguyên dẫn đầu 13 đơn vị"), "of those shown, not of all");
    assert!(!svg.contains("Đà Nẵng xếp thứ"), "it is not in the picture");
}
