//! The real binary as the worker that reads workbooks: order, caps, and what is left when its parent is gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use egov_score::domain::FindingKind;
use egov_score::workbook::worker::{ARGUMENT, Limits, Readers, Source};
use egov_score::workbook::{Contents, WorkbookError};

const PROGRAM: &str = env!("CARGO_BIN_EXE_egov-score");

fn readers(limits: Limits) -> Readers {
    Readers::Workers { executable: PROGRAM.into(), limits }
}

fn all(readers: &Readers, sources: Vec<Source>) -> Vec<Result<Contents, WorkbookError>> {
    let mut reads = readers.read(sources);
    let mut all = Vec::new();
    while let ControlFlow::Continue(Some(outcome)) = reads.next(&mut || ControlFlow::Continue(())) {
        all.push(outcome.map(|(_, contents)| contents));
    }
    all
}

fn table(name: &str, rows: usize) -> Source {
    Source::Memory(PathBuf::from(name), format!("{name},1\n").repeat(rows).into_bytes().into())
}

#[test]
fn files_come_back_in_order_whatever_their_size() {
    let sizes = [1, 5_000, 1, 1, 20_000, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 400, 1, 1];
    let sources = sizes.iter().enumerate().map(|(n, rows)| table(&format!("{n}.csv"), *rows)).collect();
    let read = all(&readers(Limits { workers: 3, ..Limits::default() }), sources);
    let found: Vec<(String, usize)> = read
        .into_iter()
        .map(|contents| contents.unwrap().sheets.remove(0))
        .map(|sheet| (sheet.name, sheet.cells.len() / 2))
        .collect();
    let expected: Vec<(String, usize)> = sizes.iter().enumerate().map(|(n, rows)| (n.to_string(), *rows)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_file_that_asks_for_too_much_memory_is_given_up_and_the_others_are_read() {
    let sources = vec![table("a.csv", 10), table("b.csv", 3_000_000), table("c.csv", 10)];
    let read = all(&readers(Limits { memory: 96 << 20, workers: 1, ..Limits::default() }), sources);
    let [a, b, c] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!(a.as_ref().unwrap().sheets[0].cells.len(), 20);
    let given_up = &b.as_ref().unwrap().findings[0].kind;
    assert!(matches!(given_up, FindingKind::ReaderGaveUp { .. }), "{given_up:?}");
    assert_eq!(c.as_ref().unwrap().sheets[0].cells.len(), 20);
}

#[test]
fn bytes_over_the_limit_never_reach_a_worker() {
    let read = all(&readers(Limits::default()), vec![table("a.csv", 9_000_000), table("b.csv", 1)]);
    assert!(
        matches!(&read[0].as_ref().unwrap().findings[0].kind, FindingKind::TooLarge { what, .. } if what == "bytes")
    );
    assert_eq!(read[1].as_ref().unwrap().sheets[0].cells.len(), 2);
}

#[test]
fn a_file_that_is_not_there_is_told_in_its_place() {
    let read = all(&readers(Limits::default()), vec![table("a.csv", 1), Source::File("missing.xlsx".into())]);
    assert!(read[0].is_ok());
    assert!(matches!(read[1], Err(WorkbookError::CannotOpen { .. })));
}

#[test]
fn a_worker_ends_with_its_parent_and_writes_nothing_of_its_own() {
    let mut worker = Command::new(PROGRAM)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(worker.stdin.take());
    let output = worker.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    assert!(output.stdout.is_empty() || output.stdout.starts_with(b"egov-score reader "));
}
