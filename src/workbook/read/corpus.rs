//! Spreadsheets of strangers, where they are at hand: `../shared/spreadsheets` beside the package, or the folder that
//! `EGOV_SCORE_SPREADSHEETS` names. None of them is part of the project; without them the test says so and passes.

use std::path::{Path, PathBuf};

use super::read_file;
use crate::catalogue::Catalogue;
use crate::domain::Register;
use crate::workbook::form::recognise::{Context, recognise};
use crate::workbook::form::test_catalogue::{catalogue, register};
use crate::workbook::raw::Contents;

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spreadsheets");
    let named = std::env::var_os("EGOV_SCORE_SPREADSHEETS").map(PathBuf::from);
    named.into_iter().chain([beside]).find(|folder| folder.join("manifest.csv").is_file())
}

struct Row {
    path: PathBuf,
    format: String,
    expected: String,
}

fn manifest(folder: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let rows = reader.records().map(|record| record.unwrap());
    rows.map(|row| Row { path: folder.join(&row[0]), format: row[4].to_owned(), expected: row[5].to_owned() }).collect()
}

fn examined(path: &Path, catalogue: &Catalogue, register: &Register) -> Contents {
    let (_, contents) = read_file(path).unwrap();
    let context = Context::new(catalogue, register);
    recognise(&contents, &context);
    contents
}

fn judged(contents: &Contents, expected: &str) -> Result<(), String> {
    let said: Vec<_> = contents.findings.iter().map(|finding| format!("{:?}", finding.kind)).collect();
    match (expected, contents.is_refused()) {
        ("must-be-refused", false) => Err("taken over".to_owned()),
        // A workbook may well hold nothing; that is said, and nothing is lost.
        ("readable", true) if said != ["EmptyFile"] => Err(said.join("; ")),
        _ => Ok(()),
    }
}

#[test]
fn workbooks_of_strangers_are_read_or_refused_cleanly() {
    let Some(folder) = folder() else {
        println!("skipped: no ../shared/spreadsheets beside the package");
        return;
    };
    // .xls, .xlsb and .ods go through readers whose aborts no guard in this process can catch.
    let (catalogue, register) = (catalogue(), register());
    let rows: Vec<Row> = manifest(&folder).into_iter().filter(|row| row.format.starts_with("xlsx")).collect();
    assert!(!rows.is_empty());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let contents = examined(&row.path, &catalogue, &register);
            judged(&contents, &row.expected).err().map(|why| format!("{} {}: {why}", row.expected, row.path.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// By hand, one process a file: `EGOV_SCORE_SPREADSHEET=path cargo test --lib one_spreadsheet -- --nocapture`.
#[test]
fn one_spreadsheet_named_in_the_environment_is_read_or_refused_cleanly() {
    let Some(path) = std::env::var_os("EGOV_SCORE_SPREADSHEET") else { return };
    let contents = examined(Path::new(&path), &catalogue(), &register());
    let cells: usize = contents.sheets.iter().map(|sheet| sheet.cells.len()).sum();
    println!("{:?} {cells} cells {:?}", contents.format, contents.findings.first());
}
