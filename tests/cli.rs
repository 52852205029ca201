//! The real binary on the command line: what it prints, what it leaves behind, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

#[path = "cli/analyse.rs"]
mod analyse;
#[path = "cli/appraising.rs"]
mod appraising;
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
