//! Files of an import taken in: their bytes, findings and submissions, many rows a statement.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;

use super::error::{Fault, StoreError};
use super::imports::{ImportSummary, NewFile, NewWorkbook};
use super::{answers, catalogues, mappings, periods, rows, units};
use crate::domain::{Period, Submission, UnitCode};

/// Fewer blocks of rows than this are written before a thread has started; so many wait for their turn.
const WORTH_A_THREAD: usize = 4;
/// Bytes of most lines of a document.
const USUAL_LINE: usize = 40;

/// An import on its way into the file: what is asked of the file once and not for every submission.
pub(super) struct Taking<'c> {
    connection: &'c Connection,
    /// Units that are rows and no part of the register.
    away: HashSet<UnitCode>,
    numbers: Vec<Numbers>,
}

/// The latest version of each submission of a period and catalogue.
struct Numbers {
    period: Period,
    catalogue: String,
    latest: HashMap<UnitCode, u32>,
}

impl<'c> Taking<'c> {
    /// To be asked for when the import's own units are in.
    pub(super) fn new(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self { connection, away: units::away(connection)?, numbers: Vec::new() })
    }

    pub(super) fn put_file(&mut self, import: &ImportSummary, file: &NewFile<'_>) -> Result<(), Fault> {
        let connection = self.connection;
        if let Some(workbook) = &file.workbook {
            put_workbook(connection, workbook)?;
        }
        let sha256 = file.workbook.as_ref().map(|workbook| &workbook.sha256);
        let findings = rows::to_json(&file.findings)?;
        let decisions = file.decisions.as_ref().map(rows::to_json).transpose()?;
        connection
            .prepare_cached(
                "INSERT INTO import_file (import, path, sha256, status, findings, decisions)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((import.id.0, &file.path, sha256, file.status.code(), findings, decisions))?;
        let file_id = connection.last_insert_rowid();
        with_documents(&file.submissions, |some, documents| self.put_submissions(file_id, some, &documents?))?;
        mappings::remember(connection, import, file)
    }

    fn put_submissions(&mut self, file_id: i64, submissions: &[Submission], documents: &[String]) -> Result<(), Fault> {
        let into = "INSERT INTO submission
            (import_file, unit, period, catalogue, catalogue_version, version_no, answers)";
        let mut rows = rows::Insertion::of(self.connection, into, 7, submissions.len())?;
        for (submission, document) in submissions.iter().zip(documents) {
            let Submission { unit, period, catalogue, .. } = submission;
            if self.away.contains(unit) {
                return Err(StoreError::UnknownUnit { code: unit.clone() }.into());
            }
            rows.bind(file_id)?;
            rows.bind(unit.as_str())?;
            rows.bind(period.to_string())?;
            rows.bind(&catalogue.id)?;
            rows.bind(catalogue.version)?;
            rows.bind(self.next_version(submission)?)?;
            rows.bind(document)?;
        }
        rows.insert().map_err(|error| self.named(error, submissions))
    }

    /// Makes the period where it is missing. The foreign key would refuse a catalogue that is missing too, but without
    /// naming it.
    fn next_version(&mut self, Submission { unit, period, catalogue, .. }: &Submission) -> Result<u32, Fault> {
        let is_of = |known: &Numbers| known.period == *period && known.catalogue == catalogue.id;
        let place = match self.numbers.iter().rposition(is_of) {
            Some(place) => place,
            None => {
                self.numbers.push(numbers(self.connection, *period, &catalogue.id)?);
                self.numbers.len() - 1
            }
        };
        let latest = self.numbers[place].latest.entry(unit.clone()).or_default();
        *latest += 1;
        Ok(*latest)
    }

    /// The unit that a foreign key stumbled over: everything else that a submission refers to is there.
    fn named(&self, error: rusqlite::Error, submissions: &[Submission]) -> Fault {
        let is_stray = error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_CONSTRAINT_FOREIGNKEY);
        let is_missing = |unit: &&UnitCode| units::knows(self.connection, unit).is_ok_and(|knows| !knows);
        let missing = submissions.iter().map(|submission| &submission.unit).find(is_missing);
        match missing.filter(|_| is_stray) {
            Some(unit) => StoreError::UnknownUnit { code: unit.clone() }.into(),
            None => error.into(),
        }
    }
}

fn numbers(connection: &Connection, period: Period, catalogue: &str) -> Result<Numbers, Fault> {
    if !catalogues::knows(connection, catalogue)? {
        return Err(StoreError::UnknownCatalogue { id: catalogue.to_owned() }.into());
    }
    periods::ensure(connection, period)?;
    let mut statement = connection.prepare_cached(
        "SELECT unit, max(version_no) FROM submission WHERE period = ?1 AND catalogue = ?2 GROUP BY unit",
    )?;
    let latest =
        statement.query_map((period.to_string(), catalogue), |row| Ok((rows::parsed(row, 0)?, row.get(1)?)))?;
    Ok(Numbers { period, catalogue: catalogue.to_owned(), latest: latest.collect::<Result<_, _>>()? })
}

/// Hands on submissions, some at once, with the documents of their answers. A thread of its own writes those of a large
/// table while the rows before them go into the file.
fn with_documents(
    submissions: &[Submission],
    mut put: impl FnMut(&[Submission], Result<Vec<String>, StoreError>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let documents = |some: &[Submission]| some.iter().map(document).collect();
    let mut blocks = submissions.chunks(rows::AT_ONCE);
    if blocks.len() < WORTH_A_THREAD {
        return blocks.try_for_each(|some| put(some, documents(some)));
    }
    thread::scope(|scope| {
        let (written, ready) = mpsc::sync_channel(WORTH_A_THREAD);
        let all = blocks.clone();
        scope.spawn(move || all.map(documents).try_for_each(|some| written.send(some)));
        blocks.zip(ready).try_for_each(|(some, documents)| put(some, documents))
    })
}

fn document(submission: &Submission) -> Result<String, StoreError> {
    let failed = |detail| StoreError::Sqlite { detail };
    refuse_twice(submission).map_err(failed)?;
    let mut document = String::with_capacity(submission.answers.len() * USUAL_LINE);
    answers::write_document(&mut document, &submission.answers).map_err(|error| failed(error.to_string()))?;
    Ok(document)
}

fn refuse_twice(Submission { unit, answers, .. }: &Submission) -> Result<(), String> {
    let mut codes: Vec<&str> = answers.iter().map(|answer| &*answer.indicator).collect();
    codes.sort_unstable();
    match codes.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => Err(format!("two answers of {unit} to {}", twice[0])),
        None => Ok(()),
    }
}

/// The same bytes, sent again after an undo or by another sender, are kept once.
fn put_workbook(connection: &Connection, workbook: &NewWorkbook) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO workbook (sha256, size, bytes) VALUES (?1, length(?2), ?2) ON CONFLICT (sha256) DO NOTHING",
        )?
        .execute((&workbook.sha256, &workbook.bytes))?;
    Ok(())
}
