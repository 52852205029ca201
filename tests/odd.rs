//! The odd and faulty workbooks of `sample-data/la-va-loi`: what is found in each and what is read from each, held by
//! goldens in `tests/golden/import`. `UPDATE_GOLDEN=1` writes them anew, and the middle column of the folder's README.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "common/mixed_folder.rs"]
mod mixed_folder;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use egov_score::domain::text::search_key;
use egov_score::domain::{Answer, Mapping, RowMatch, Silence, Submission, TableMapping};
use egov_score::i18n::{Language, Words};
use egov_score::service::import::{FilePreview, ImportRequest, Preview, inspect, preview};
use egov_score::service::{CatalogueChoice, Going, Project, json};
use serde_json::{Map, Value, json};

/// In Unicode, in TCVN3, in VNI.
const MARKINGS: [&str; 4] = ["SỐ LIỆU MINH HỌA", "S¤è LI£ÖU MINH HOäA", "sè liÖu minh häa", "SOÁ LIEÄU MINH HOÏA"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn odd() -> PathBuf {
    root().join("sample-data").join("la-va-loi")
}

fn workbooks() -> Vec<PathBuf> {
    let entries = fs::read_dir(odd()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_none_or(|end| end != "md")).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// All of them looked at in one go, beside the units of the sample data.
fn look(paths: Vec<PathBuf>) -> Preview {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
    project.import_units(&root().join("sample-data").join("units.csv")).unwrap();
    let request = ImportRequest { paths, ..ImportRequest::default() };
    preview(&project, &request, &mut |_| Going::Continue(())).unwrap()
}

/// What is held of each file: the command line's findings, and every answer that was read.
fn goldens(preview: &Preview) -> BTreeMap<String, Value> {
    let found = serde_json::to_value(json::findings(preview, &Words::new(Language::Vi))).unwrap();
    let files = found["files"].as_array().unwrap();
    let golden = |(file, found): (&FilePreview, &Value)| {
        let read: Vec<Value> = file.submissions.iter().map(read).collect();
        let mut golden = json!({ "status": found["status"], "findings": found["findings"], "read": read });
        if let Some(mapping) = &file.proposal {
            golden["proposed"] = proposed(mapping);
        }
        if let Some(legacy) = &file.legacy {
            golden["legacy"] = serde_json::to_value(legacy).unwrap();
        }
        (name(&file.path), golden)
    };
    preview.files.iter().zip(files).map(golden).collect()
}

/// Which column was taken for what, and which row for which indicator.
fn proposed(mapping: &Mapping) -> Value {
    let row = |row: &RowMatch| {
        let by = row.by.map(|by| serde_json::to_value(by).unwrap()).unwrap_or_default();
        format!("{}: {} → {} {by}", row.row + 1, row.label, row.indicator.as_deref().unwrap_or("nothing"))
    };
    let table = |table: &TableMapping| {
        json!({
            "sheet": table.sheet,
            "heading": table.heading + 1,
            "columns": table.columns,
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        })
    };
    match mapping.tables.as_slice() {
        [only] => table(only),
        several => several.iter().map(table).collect(),
    }
}

fn read(submission: &Submission) -> Value {
    let answers: Map<String, Value> =
        submission.answers.iter().map(|answer| (answer.indicator.to_string(), short(&answer.answer).into())).collect();
    json!({ "unit": submission.unit.as_str(), "period": submission.period.to_string(), "answers": answers })
}

fn short(answer: &Answer) -> String {
    match answer {
        Answer::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Answer::PercentOnly { fraction } => format!("share {fraction}"),
        Answer::Count { count } => count.to_string(),
        Answer::YesNo { yes } => (if *yes { "yes" } else { "no" }).to_owned(),
        Answer::Value { value } => value.to_string(),
        Answer::Silent { reason: Silence::NotApplicable } => "not applicable".to_owned(),
        Answer::Silent { reason: Silence::NoData } => "no data".to_owned(),
    }
}

fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

#[test]
fn every_odd_workbook_is_answered_as_its_golden_says() {
    let folder = root().join("tests").join("golden").join("import");
    let found = goldens(&look(workbooks()));
    if updating() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
    }
    let mut differing = Vec::new();
    for (name, golden) in &found {
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(golden).unwrap() + "\n";
        if updating() {
            fs::write(&path, text).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            differing.push(format!("{name}\n{text}"));
        }
    }
    let known: BTreeSet<String> = fs::read_dir(&folder).unwrap().map(|entry| name(&entry.unwrap().path())).collect();
    let expected: BTreeSet<String> = found.keys().map(|name| format!("{name}.json")).collect();
    assert_eq!(known, expected, "goldens without a workbook, or workbooks without a golden");
    assert!(differing.is_empty(), "look at these, then run again with UPDATE_GOLDEN=1:\n{}", differing.join("\n"));
}

#[test]
fn the_readme_says_of_every_odd_workbook_what_the_program_says() {
    let path = odd().join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let found = goldens(&look(workbooks()));
    let mut told = BTreeSet::new();
    let lines = page.lines().map(|line| match file_of(line) {
        Some(file) => {
            let golden = found.get(file).unwrap_or_else(|| panic!("the README tells of {file}, which is not there"));
            told.insert(file.to_owned());
            with_verdict(line, &verdict(golden))
        }
        None => line.to_owned(),
    });
    let true_page = lines.collect::<Vec<_>>().join("\n") + "\n";
    assert_eq!(told, found.keys().cloned().collect(), "the README tells of every file");
    if updating() {
        fs::write(&path, true_page).unwrap();
    } else {
        assert_eq!(page, true_page, "run again with UPDATE_GOLDEN=1");
    }
}

/// The file that a row of the README's tables is about.
fn file_of(line: &str) -> Option<&str> {
    line.strip_prefix("| `")?.split_once('`').map(|(file, _)| file)
}

/// `new: percent_only, …`.
fn verdict(golden: &Value) -> String {
    let kinds: BTreeSet<&str> =
        golden["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].as_str().unwrap()).collect();
    let kinds = kinds.into_iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
    let status = golden["status"].as_str().unwrap();
    if kinds.is_empty() { status.to_owned() } else { format!("{status}: {kinds}") }
}

/// A row of the README with its third column put right.
fn with_verdict(line: &str, verdict: &str) -> String {
    let mut columns: Vec<&str> = line.split(" | ").collect();
    assert_eq!(columns.len(), 4, "four columns: {line}");
    columns[2] = verdict;
    columns.join(" | ")
}

#[test]
fn whatever_can_be_read_says_that_its_figures_are_illustrative() {
    for inspected in inspect(&workbooks()).unwrap() {
        let sheets = &inspected.contents.sheets;
        let texts = || sheets.iter().flat_map(|sheet| &sheet.cells).map(|cell| search_key(&cell.value.shown()));
        if texts().next().is_some() {
            let marked = texts().any(|text| MARKINGS.iter().any(|marking| text.contains(&search_key(marking))));
            assert!(marked, "{}", inspected.path.display());
        }
    }
}

#[test]
fn the_folder_stays_small() {
    let bytes: u64 = workbooks().iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    assert!(bytes < 440_000, "{bytes} bytes");
}

#[test]
fn sixty_mixed_workbooks_are_looked_at_to_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let made = mixed_folder::make(root(), folder.path()).unwrap();
    assert_eq!(made.len(), 60);
    let preview = look(vec![folder.path().to_owned()]);
    let mut looked_at: Vec<PathBuf> = preview.files.iter().map(|file| file.path.clone()).collect();
    looked_at.sort();
    assert_eq!(looked_at, made);
}
