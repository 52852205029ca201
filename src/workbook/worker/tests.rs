//! The dialogue between parent and worker; the processes themselves are tested with the real binary.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Limits, Readers, Source, wire};
use crate::domain::{CellAddress, Finding, FindingKind};
use crate::workbook::WorkbookError;
use crate::workbook::raw::{Cell, CellValue, Contents, Format, Layout, Sheet};
use crate::workbook::read::Ending;

fn contents(cells: u32) -> Contents {
    let at = |row, column| CellAddress { row, column };
    let values = [
        CellValue::Text("Đà Nẵng".into()),
        CellValue::Number("-0.305".parse().unwrap()),
        CellValue::Number(rust_decimal::Decimal::MAX),
        CellValue::Boolean(true),
        CellValue::DateTime("2020-05-14".into()),
        CellValue::Error("#DIV/0!".into()),
    ];
    let cells = (0..cells).zip(values.into_iter().cycle());
    let layout = Layout {
        hidden_rows: vec![(30_000, 30_007)],
        hidden_columns: vec![(1, 1)],
        merged: vec![(at(0, 0), at(0, 5))],
        percent: vec![at(1, 0)],
    };
    let sheet = Sheet {
        name: "Tự đánh giá".into(),
        visible: true,
        cells: cells.map(|(row, value)| Cell { address: at(row, 0), value }).collect(),
        layout,
    };
    let kind = FindingKind::IndicatorTwice { code: "D1".into(), first: at(4, 2) };
    let findings = vec![Finding::at("Tự đánh giá", at(9, 2), "1", kind)];
    Contents { format: Some(Format::Xls), sheets: vec![sheet.clone(), Sheet { cells: Vec::new(), ..sheet }], findings }
}

fn pipe_with(contents: &Contents) -> Vec<u8> {
    let mut pipe = Vec::new();
    for sheet in &contents.sheets {
        wire::write_sheet(&mut pipe, &sheet.name, sheet.visible).unwrap();
        wire::write_cells(&mut pipe, &sheet.cells).unwrap();
    }
    let layouts = contents.sheets.iter().map(|sheet| sheet.layout.clone()).collect();
    let ending = Ending { format: contents.format, outcome: Ok((layouts, contents.findings.clone())) };
    wire::write_ending(&mut pipe, &ending).unwrap();
    pipe
}

#[test]
fn contents_come_over_the_pipe_as_they_were() {
    let contents = contents(10_000);
    let pipe = pipe_with(&contents);
    assert_eq!(wire::read_contents(&mut Cursor::new(&pipe)).unwrap(), contents);
}

/// A file that turns out to be damaged after a million cells has no sheets, and its cells come in any order.
#[test]
fn what_came_before_a_refusal_is_forgotten_and_what_is_out_of_order_is_put_in_order() {
    let sheet = |pipe: &mut Vec<u8>, rows: &[u32]| {
        let cell = |row| Cell { address: CellAddress { row, column: 0 }, value: CellValue::Boolean(true) };
        wire::write_sheet(pipe, "S", true).unwrap();
        wire::write_cells(pipe, &rows.iter().copied().map(cell).collect::<Vec<_>>()).unwrap();
    };
    let read = |rows: &[u32], outcome| {
        let mut pipe = Vec::new();
        sheet(&mut pipe, rows);
        wire::write_ending(&mut pipe, &Ending { format: Some(Format::Xlsx), outcome }).unwrap();
        wire::read_contents(&mut Cursor::new(&pipe)).unwrap()
    };
    let whole = || Ok((vec![Layout::default()], Vec::new()));
    let cells: Vec<u32> = read(&[4, 0, 2], whole()).sheets[0].cells.iter().map(|cell| cell.address.row).collect();
    assert_eq!(cells, [0, 2, 4]);
    let damaged = Finding::of_file(FindingKind::PasswordProtected);
    for (contents, code) in [
        (read(&[0, 2], Err(Box::new(damaged))), "password_protected"),
        (read(&[4, 0, 4], whole()), "damaged_file"),
        (read(&[], whole()), "empty_file"),
    ] {
        assert!(contents.is_refused());
        assert_eq!((contents.format, contents.findings[0].kind.code()), (Some(Format::Xlsx), code));
    }
}

#[test]
fn a_reply_that_is_cut_off_or_nonsense_is_an_error() {
    let pipe = pipe_with(&contents(20));
    for end in [0, 7, 9, pipe.len() / 2, pipe.len() - 1] {
        assert!(wire::read_contents(&mut Cursor::new(&pipe[..end])).is_err(), "{end}");
    }
    let mut endless = u64::MAX.to_le_bytes().to_vec();
    endless.extend(b"xx");
    assert!(wire::read_contents(&mut Cursor::new(endless)).is_err());
}

#[test]
fn a_request_comes_over_the_pipe_as_it_was() {
    let mut pipe = Vec::new();
    wire::write_request(&mut pipe, "Sở TTTT.xlsx", b"PK\x03\x04").unwrap();
    let frame = wire::read_frame(&mut Cursor::new(&pipe)).unwrap().unwrap();
    let request = wire::request_of(&frame).unwrap();
    assert_eq!((request.name, request.bytes), ("Sở TTTT.xlsx", b"PK\x03\x04".as_slice()));
}

#[test]
fn what_cannot_be_started_or_is_no_worker_is_an_error_and_no_fault_of_the_file() {
    let limits = Limits { workers: 2, ..Limits::default() };
    for executable in ["no-such-program", "/bin/true", "/bin/cat"] {
        let readers = Readers::Workers { executable: PathBuf::from(executable), limits };
        let sources = (0..5).map(|n| Source::Memory(format!("{n}.csv").into(), b"a,b".as_slice().into())).collect();
        let mut reads = readers.read(sources);
        for _ in 0..5 {
            let ControlFlow::Continue(Some(outcome)) = reads.next(&mut || ControlFlow::Continue(())) else { panic!() };
            assert!(matches!(outcome, Err(WorkbookError::NoReader { .. })), "{executable}: {outcome:?}");
        }
        assert!(matches!(reads.next(&mut || ControlFlow::Continue(())), ControlFlow::Continue(None)));
    }
}

/// Programs that greet like a worker and then do something else.
#[cfg(unix)]
mod impostors {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::*;

    fn impostor(folder: &Path, time: Duration, then: &str) -> Readers {
        let executable = folder.join("impostor");
        let greeting = String::from_utf8_lossy(wire::GREETING).into_owned();
        std::fs::write(&executable, format!("#!/bin/sh\nprintf '%s\\n' '{}'\n{then}\n", greeting.trim_end())).unwrap();
        std::fs::set_permissions(&executable, std::fs::Permissions::from_mode(0o755)).unwrap();
        let limits = Limits { workers: 2, time, ..Limits::default() };
        Readers::Workers { executable, limits }
    }

    const AMPLE: Duration = Duration::from_secs(60);

    fn sources(count: usize) -> Vec<Source> {
        (0..count).map(|n| Source::Memory(format!("{n}.csv").into(), b"a,b".as_slice().into())).collect()
    }

    fn kinds(readers: &Readers) -> Vec<FindingKind> {
        let mut reads = readers.read(sources(5));
        let mut kinds = Vec::new();
        while let ControlFlow::Continue(Some(outcome)) = reads.next(&mut || ControlFlow::Continue(())) {
            let (bytes, contents) = outcome.unwrap();
            assert!(contents.is_refused());
            assert_eq!(bytes, b"a,b");
            kinds.push(contents.findings[0].kind.clone());
        }
        kinds
    }

    #[test]
    fn a_worker_that_dies_costs_only_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let kinds = kinds(&impostor(folder.path(), AMPLE, "kill -9 $$"));
        assert_eq!(kinds.len(), 5);
        assert!(kinds.iter().all(|kind| matches!(kind, FindingKind::ReaderGaveUp { .. })), "{kinds:?}");
    }

    #[test]
    fn a_worker_that_answers_nonsense_costs_only_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let kinds = kinds(&impostor(folder.path(), AMPLE, "printf '\\003\\0\\0\\0\\0\\0\\0\\0xyz'; exec sleep 60"));
        assert_eq!(kinds.len(), 5);
        assert!(kinds.iter().all(|kind| matches!(kind, FindingKind::ReaderGaveUp { .. })), "{kinds:?}");
    }

    #[test]
    fn a_worker_that_hangs_is_killed_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let hanging = impostor(folder.path(), Duration::from_millis(100), "exec sleep 60");
        assert_eq!(kinds(&hanging), vec![FindingKind::TooSlow { seconds: 0 }; 5]);
    }

    #[test]
    fn whoever_waits_can_stop_and_no_worker_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("pid");
        let Readers::Workers { executable, limits } =
            impostor(folder.path(), AMPLE, &format!("echo $$ > '{}'; exec sleep 60", note.display()))
        else {
            panic!()
        };
        let limits = Limits { workers: 1, ..limits };
        let mut reads = Readers::Workers { executable, limits }.read(sources(3));
        let began = Instant::now();
        let stopped =
            reads.next(&mut || if note.exists() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
        assert!(stopped.is_break() && began.elapsed() < Duration::from_secs(30));
        let pid = std::fs::read_to_string(&note).unwrap();
        drop(reads);
        let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        assert!(rustix::process::test_kill_process(pid).is_err(), "a worker is left");
    }
}
