//! Import: 1,000 self-assessment workbooks of 60 rows, and one table of 100,000 rows, end to end and read in worker
//! processes as the program reads them, beside what bare calamine and SQLite cost.
//!
//! `cargo bench --bench import`. Every run is a process of its own, so that the most memory it ever held is its own;
//! the two ways take turns, so that what else the machine does falls on both.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use common::figures::{median, milliseconds, print_head};
use common::workbooks::{self, PERIOD, fresh};
use common::{made_up, process};
use egov_score::domain::{Decimal, FileStatus};
use egov_score::service::import::{ImportRequest, confirm, preview};
use egov_score::service::{CatalogueChoice, Project};
use egov_score::store::sha256_hex;
use egov_score::workbook::worker::{self, Readers};
use egov_score::workbook::{Column, Context, Value, read_file, recognise, write_table};
use rusqlite::Connection;

const RUNS: usize = 5;
const RUNS_OF_TABLE: usize = 3;
const TABLE: &str = "bảng.xlsx";
const ROWS: usize = 100_000;
const FIGURES: usize = 9;
/// Argument by which this program starts itself: `--work WHAT FOLDER`.
const WORK: &str = "--work";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if worker::is_asked_for(std::env::args_os().nth(1).as_deref()) {
        return ExitCode::from(worker::serve(arguments.get(2).map(String::as_str)));
    }
    if let Some(at) = arguments.iter().position(|argument| argument == WORK) {
        if let [what, folder] = &arguments[at + 1..at + 3] {
            say(&work(what, Path::new(folder)));
        }
    } else if common::is_wanted() {
        compare();
    }
    ExitCode::SUCCESS
}

/// What one run found, by name.
type Figures = HashMap<String, f64>;

fn say(found: &[(&str, f64)]) {
    found.iter().for_each(|(name, figure)| println!("{name} {figure}"));
}

fn work(what: &str, folder: &Path) -> Vec<(&'static str, f64)> {
    match what {
        "bare" => bare(folder, &sent(folder)),
        "ours" => ours(workbooks::data_file(folder), folder.join(workbooks::SENT), made_up::UNITS),
        "bare_table" => bare(folder, &[folder.join(TABLE)]),
        "ours_table" => ours(table_project(folder), folder.join(TABLE), 1),
        _ => steps(folder),
    }
}

// ── The comparison ────────────────────────────────────────────────────────────────────────────────────────────────

fn compare() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let writing = workbooks::write(folder.path());
    let (mut bare, mut ours, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        bare.push(in_a_process("bare", folder.path()));
        ours.push(in_a_process("ours", folder.path()));
        steps.push(in_a_process("steps", folder.path()));
    }
    print_head("import");
    print_work(folder.path(), &bare, &ours, writing);
    print_comparison(&bare, &ours, made_up::UNITS);
    print_steps(&ours, &steps);
    compare_tables();
}

fn compare_tables() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_large_table(folder.path());
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..RUNS_OF_TABLE {
        bare.push(in_a_process("bare_table", folder.path()));
        ours.push(in_a_process("ours_table", folder.path()));
    }
    println!(
        "\nOne table of {ROWS} rows of new units and {FIGURES} figures each, {:.1} MiB, {} cells. Medians of {RUNS_OF_TABLE} runs.\n",
        mebibytes(&folder.path().join(TABLE)),
        of(&bare, "cells")
    );
    print_comparison(&bare, &ours, 1);
}

fn in_a_process(what: &str, folder: &Path) -> Figures {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).args([WORK, what]).arg(folder).output().expect("a process of its own");
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let figure =
        |line: &str| line.split_once(' ').map(|(name, figure)| (name.to_owned(), figure.parse().unwrap_or(f64::NAN)));
    said.lines().filter_map(figure).collect()
}

fn of(runs: &[Figures], name: &str) -> f64 {
    median(&runs.iter().map(|run| run[name]).collect::<Vec<_>>())
}

/// A time of a whole run, spread over its workbooks.
fn each(runs: &[Figures], name: &str) -> f64 {
    of(runs, name) / made_up::UNITS as f64
}

fn print_work(folder: &Path, bare: &[Figures], ours: &[Figures], writing: f64) {
    let bytes: u64 = sent(folder).iter().map(|path| fs::metadata(path).map_or(0, |about| about.len())).sum();
    println!(
        "{} workbooks of {} rows, {:.1} KiB each, {} cells, {} answers. Written by write_template at {:.2} ms each.",
        made_up::UNITS,
        made_up::INDICATORS,
        bytes as f64 / 1_024.0 / made_up::UNITS as f64,
        of(bare, "cells"),
        of(ours, "answers"),
        writing / made_up::UNITS as f64,
    );
    println!("Medians of {RUNS} runs that took turns.\n");
}

fn print_comparison(bare: &[Figures], ours: &[Figures], workbooks: usize) {
    let (one, other) = (of(bare, "all") / workbooks as f64, of(ours, "all") / workbooks as f64);
    println!("| what | ms a workbook | ratio | most memory, MiB | data file, MiB |");
    println!("|---|---:|---:|---:|---:|");
    println!(
        "| bare: calamine, every cell inserted, one transaction, WAL, FULL | {one:.2} | 1 | {:.0} | {:.1} |",
        of(bare, "peak"),
        of(bare, "file")
    );
    println!(
        "| ours: preview and confirm, answers, findings and the workbooks kept | {other:.2} | {:.2} | {:.0} | {:.1} |",
        other / one,
        of(ours, "peak"),
        of(ours, "file")
    );
}

fn print_steps(ours: &[Figures], steps: &[Figures]) {
    let named = ["guarded", "recognised", "hashed"];
    let known: f64 = named.iter().map(|name| each(steps, name)).sum();
    // The steps were measured in runs of their own: on a busy machine they may come to more than the whole.
    let rest = (each(ours, "preview") - known).max(0.0);
    println!("\n| where the time goes | ms a workbook |");
    println!("|---|---:|");
    println!("| calamine alone, every cell (part of both) | {:.2} |", each(steps, "calamine"));
    println!("| preview: read with guards and checks | {:.2} |", each(steps, "guarded"));
    println!("| preview: recognise the form, its unit, period and answers | {:.2} |", each(steps, "recognised"));
    println!("| preview: SHA-256 | {:.2} |", each(steps, "hashed"));
    println!("| preview: the rest, asking the data file what it knows | {rest:.2} |");
    println!("| confirm: one transaction | {:.2} |", each(ours, "confirm"));
}

// ── The workbooks ─────────────────────────────────────────────────────────────────────────────────────────────────

fn sent(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join(workbooks::SENT)).expect("the workbooks");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn mebibytes(path: &Path) -> f64 {
    fs::metadata(path).map_or(f64::NAN, |about| about.len() as f64 / 1_048_576.0)
}

// ── Bare ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The least anybody would have to do: no checks, no meaning, every cell a row.
fn bare(folder: &Path, workbooks: &[PathBuf]) -> Vec<(&'static str, f64)> {
    let path = fresh(folder, "bare.db");
    let begun = Instant::now();
    let cells = insert_every_cell(&path, workbooks).expect("an SQLite file");
    let all = milliseconds(begun.elapsed());
    vec![("all", all), ("cells", cells as f64), ("peak", process::own_peak()), ("file", mebibytes(&path))]
}

fn insert_every_cell(path: &Path, workbooks: &[PathBuf]) -> rusqlite::Result<usize> {
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("CREATE TABLE cell (file INTEGER, sheet TEXT, row INTEGER, column INTEGER, value)")?;
    let transaction = connection.transaction()?;
    let mut count = 0;
    {
        let mut row_in = transaction.prepare("INSERT INTO cell VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (file, workbook) in (0_i64..).zip(workbooks) {
            each_cell(workbook, |sheet, (row, column), value| {
                count += 1;
                let inserted = match value {
                    DataRef::Float(number) => row_in.execute((file, sheet, row, column, number)),
                    DataRef::SharedString(text) => row_in.execute((file, sheet, row, column, text)),
                    other => row_in.execute((file, sheet, row, column, format!("{other:?}"))),
                };
                inserted.expect("a row");
            });
        }
    }
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(count)
}

/// Every cell of a workbook that holds something, by the streaming reader.
fn each_cell(path: &Path, mut take: impl FnMut(&str, (u32, u32), DataRef<'_>)) {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    for sheet in workbook.sheet_names() {
        let mut cells = workbook.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Some(cell) = cells.next_cell().expect("a cell") {
            let place = cell.get_position();
            match cell.get_value() {
                DataRef::Empty => {}
                value => take(&sheet, place, value.clone()),
            }
        }
    }
}

// ── Ours ──────────────────────────────────────────────────────────────────────────────────────────────────────────

fn ours(mut project: Project, sent: PathBuf, workbooks: usize) -> Vec<(&'static str, f64)> {
    Readers::choose(Readers::of_this_program());
    let period = PERIOD.parse().ok();
    let request = ImportRequest { paths: vec![sent], period, ..ImportRequest::default() };
    let begun = Instant::now();
    let shown = preview(&project, &request, &mut |_| ControlFlow::Continue(())).expect("a preview");
    let previewed = milliseconds(begun.elapsed());
    confirm(&mut project, &shown, "bench").expect("an import").expect("something to import");
    let all = milliseconds(begun.elapsed());
    assert_eq!(shown.count(FileStatus::New), workbooks, "every workbook is taken over");
    let path = project.path().to_owned();
    let answers: usize = shown.files.iter().flat_map(|file| &file.submissions).map(|sent| sent.answers.len()).sum();
    vec![
        ("all", all),
        ("preview", previewed),
        ("confirm", all - previewed),
        ("answers", answers as f64),
        ("peak", process::own_peak()),
        ("file", mebibytes(&path)),
    ]
}

/// An empty data file for an index of somebody's own, which takes the units that its table names.
fn table_project(folder: &Path) -> Project {
    Project::create(&fresh(folder, "ours.egov"), &CatalogueChoice::File(folder.join("catalogue.toml")))
        .expect("a data file")
}

fn write_large_table(folder: &Path) {
    let mut toml = format!(
        "id = \"do-bang\"\nversion = 1\nname = \"Bảng để đo tốc độ\"\ndocument = \"Không có văn bản nguồn\"\nunits = \"open\"\n\
         rounding = \"print_only\"\ndigits = 2\nrank_by = \"score\"\ntotal = {}\n",
        FIGURES * 10
    );
    for n in 1..=FIGURES {
        toml += &format!(
            "\n[[group]]\ncode = \"G{n}\"\nname = \"Nội dung {n}\"\nmax = 10\n\n\
             [[indicator]]\ncode = \"D{n}\"\ngroup = \"G{n}\"\nname = \"Nội dung {n}\"\nmax = 10\nrule = \"achievement\"\n\
             target = {{ value = 10, deadline = 2020-12-31 }}\n\
             input = {{ kind = \"value\", unit = \"điểm\", low = 0, high = 10 }}\n"
        );
    }
    fs::write(folder.join("catalogue.toml"), toml).expect("a criteria set");
    let column = |title: String| Column { title, width: 12.0 };
    let columns: Vec<Column> =
        [column("Đơn vị".to_owned())].into_iter().chain((1..=FIGURES).map(|n| column(format!("D{n}")))).collect();
    let mut dice = common::chance::Dice::of(&["table"]);
    let rows: Vec<Vec<Value>> = (1..=ROWS)
        .map(|row| {
            let name = Value::Text(format!("Đơn vị thứ {row}"));
            let mut figure = || Value::Number { value: Decimal::new(i64::from(dice.whole(0, 1_000)), 2), digits: 2 };
            let mut values = vec![name];
            values.extend((0..FIGURES).map(|_| figure()));
            values
        })
        .collect();
    let bytes = write_table("Bảng", "Bảng số liệu", &columns, &rows).expect("a workbook");
    fs::write(folder.join(TABLE), bytes).expect("a file");
}

/// The parts of a preview one after the other, each over all workbooks.
fn steps(folder: &Path) -> Vec<(&'static str, f64)> {
    let project = workbooks::data_file(folder);
    let paths = sent(folder);
    let mut cells = 0;
    let calamine = time(|| paths.iter().for_each(|path| each_cell(path, |_, _, _| cells += 1)));
    let mut read = Vec::with_capacity(paths.len());
    let guarded = time(|| read.extend(paths.iter().map(|path| read_file(path).expect("a workbook"))));
    let context = Context::new(project.catalogue(), project.register());
    let recognised = time(|| {
        for (_, contents) in &read {
            std::hint::black_box(recognise(contents, &context));
        }
    });
    let hashed = time(|| {
        for (bytes, _) in &read {
            std::hint::black_box(sha256_hex(bytes));
        }
    });
    vec![("calamine", calamine), ("guarded", guarded), ("recognised", recognised), ("hashed", hashed)]
}

fn time(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    milliseconds(begun.elapsed())
}
