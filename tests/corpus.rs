//! Spreadsheets of strangers, where they are at hand: `../shared/spreadsheets` beside the package, or the folder that
//! `EGOV_SCORE_SPREADSHEETS` names. None of them is part of the project; without them the test says so and passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egov_score::workbook::Contents;
use egov_score::workbook::worker::{Limits, Readers, Source};

/// Most of the merely unusual workbooks that may be refused.
const REFUSED_AT_MOST: f64 = 1.0 / 70.0;

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spreadsheets");
    let named = std::env::var_os("EGOV_SCORE_SPREADSHEETS").map(PathBuf::from);
    named.into_iter().chain([beside]).find(|folder| folder.join("manifest.csv").is_file())
}

struct Row {
    path: PathBuf,
    expected: String,
}

/// Path, …, expected (sixth): as the list beside the files has it.
fn manifest(folder: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join("manifest.csv")).unwrap();
    let rows = reader.records().map(|record| record.unwrap());
    rows.map(|row| Row { path: folder.join(&row[0]), expected: row[5].to_owned() }).collect()
}

fn said(contents: &Contents) -> String {
    let kinds = contents.findings.iter().take(3).map(|finding| format!("{:?}", finding.kind));
    kinds.collect::<Vec<_>>().join("; ")
}

#[test]
fn workbooks_of_strangers_are_read_or_refused_cleanly() {
    let Some(folder) = folder() else {
        println!("skipped: no ../shared/spreadsheets beside the package");
        return;
    };
    let rows = manifest(&folder);
    let limits = Limits::default();
    let readers = Readers::Workers { executable: env!("CARGO_BIN_EXE_egov-score").into(), limits };
    let mut reads = readers.read(rows.iter().map(|row| Source::File(row.path.clone())).collect());
    let (mut wrong, mut refused, mut readable) = (Vec::new(), Vec::new(), 0);
    for row in &rows {
        let began = Instant::now();
        let ControlFlow::Continue(Some(outcome)) = reads.next(&mut || ControlFlow::Continue(())) else { panic!() };
        let (_, contents) = outcome.unwrap();
        let name = row.path.file_name().unwrap().to_string_lossy();
        let cells: usize = contents.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        println!("{:15} {name}: {cells} cells {}", row.expected, said(&contents));
        // What was read ahead took no time here; what was waited for may have waited for the one before it too.
        assert!(began.elapsed() < limits.time * 2 + Duration::from_secs(1), "{name}");
        readable += usize::from(row.expected == "readable");
        match (row.expected.as_str(), contents.is_refused()) {
            ("must-be-refused", false) => wrong.push(format!("{name} was taken over")),
            // A workbook may well hold nothing; that is said, and nothing is lost.
            ("readable", true) if said(&contents) != "EmptyFile" => {
                refused.push(format!("{name}: {}", said(&contents)));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("refused {} of {readable}: {}", refused.len(), refused.join("; "));
    assert!(refused.len() as f64 <= readable as f64 * REFUSED_AT_MOST, "{}", refused.join("\n"));
}
