//! Files of an import taken in: their bytes, findings and submissions, many rows a statement.

use std::collections::HashSet;
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;

use super::error::{Fault, StoreError};
use super::imports::{ImportSummary, NewFile, NewWorkbook};
use super::{answers, catalogues, mappings, periods, rows, units};
use crate::domain::text::TextMap;
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
    latest: TextMap<UnitCode, u32>,
}

impl Numbers {
    fn next(&mut self, unit: &UnitCode) -> u32 {
        let latest = self.latest.entry(unit.clone()).or_default();
        *latest += 1;
        *latest
    }
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
        self.put_submissions(file_id, &file.submissions)?;
        mappings::remember(connection, import, file)
    }

    fn put_submissions(&mut self, file_id: i64, submissions: &[Submission]) -> Result<(), Fault> {
        let in_order = in_order_of_key(submissions);
        let alike = in_order.chunk_by(|one, next| (one.period, &one.catalogue) == (next.period, &next.catalogue));
        let blocks: Vec<&[&Submission]> = alike.flat_map(|alike| alike.chunks(rows::AT_ONCE)).collect();
        with_documents(&blocks, |block, documents| self.put_block(file_id, block, &documents?))
    }

    /// Submissions of one period and catalogue.
    fn put_block(&mut self, file_id: i64, block: &[&Submission], documents: &Documents) -> Result<(), Fault> {
        let Some(Submission { period, catalogue, .. }) = block.first() else { return Ok(()) };
        let into = "INSERT INTO submission
            (import_file, period, catalogue, catalogue_version, unit, version_no, answers)";
        let mut rows = rows::Insertion::of(self.connection, into, (4, 3), block.len())?;
        rows.bind(file_id)?;
        rows.bind(period.to_string())?;
        rows.bind(&*catalogue.id)?;
        rows.bind(catalogue.version)?;
        let numbers = self.numbers_of(*period, &catalogue.id)?;
        for (Submission { unit, .. }, document) in block.iter().zip(documents.each()) {
            if self.away.contains(unit) {
                return Err(StoreError::UnknownUnit { code: unit.clone() }.into());
            }
            rows.bind(unit.as_str())?;
            rows.bind(self.numbers[numbers].next(unit))?;
            rows.bind(document)?;
        }
        rows.insert().map_err(|error| self.named(error, block))
    }

    /// Makes the period where it is missing. The foreign key would refuse a catalogue that is missing too, but without
    /// naming it.
    fn numbers_of(&mut self, period: Period, catalogue: &str) -> Result<usize, Fault> {
        let is_of = |known: &Numbers| known.period == period && known.catalogue == catalogue;
        if let Some(place) = self.numbers.iter().rposition(is_of) {
            return Ok(place);
        }
        self.numbers.push(numbers(self.connection, period, catalogue)?);
        Ok(self.numbers.len() - 1)
    }

    /// The unit that a foreign key stumbled over: everything else that a submission refers to is there.
    fn named(&self, error: rusqlite::Error, block: &[&Submission]) -> Fault {
        let is_stray = error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_CONSTRAINT_FOREIGNKEY);
        let is_missing = |unit: &&UnitCode| units::knows(self.connection, unit).is_ok_and(|knows| !knows);
        let missing = block.iter().map(|submission| &submission.unit).find(is_missing);
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

/// In the order of the key that tells them apart, in which a large table goes into its index much faster than pell-mell.
fn in_order_of_key(submissions: &[Submission]) -> Vec<&Submission> {
    let mut in_order: Vec<&Submission> = submissions.iter().collect();
    in_order.sort_by(|one, other| {
        let alike = one.period.cmp(&other.period).then_with(|| one.catalogue.id.cmp(&other.catalogue.id));
        let alike = alike.then(one.catalogue.version.cmp(&other.catalogue.version));
        alike.then_with(|| one.unit.cmp(&other.unit))
    });
    in_order
}

/// Hands on blocks of submissions with the documents of their answers. A thread of its own writes those of a large table
/// while the rows before them go into the file.
fn with_documents(
    blocks: &[&[&Submission]],
    mut put: impl FnMut(&[&Submission], Result<Documents, StoreError>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    if blocks.len() < WORTH_A_THREAD {
        return blocks.iter().try_for_each(|block| put(block, Documents::of(block)));
    }
    thread::scope(|scope| {
        let (written, ready) = mpsc::sync_channel(WORTH_A_THREAD);
        scope.spawn(move || blocks.iter().try_for_each(|block| written.send(Documents::of(block))));
        blocks.iter().zip(ready).try_for_each(|(block, documents)| put(block, documents))
    })
}

/// The documents of a block of submissions, one behind the other.
struct Documents {
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Documents {
    fn of(block: &[&Submission]) -> Result<Self, StoreError> {
        let answers: usize = block.iter().map(|submission| submission.answers.len()).sum();
        let mut documents =
            Self { text: String::with_capacity(answers * USUAL_LINE), ends: Vec::with_capacity(block.len()) };
        block.iter().try_for_each(|submission| documents.add(submission))?;
        Ok(documents)
    }

    fn add(&mut self, submission: &Submission) -> Result<(), StoreError> {
        let failed = |detail| StoreError::Sqlite { detail };
        refuse_twice(submission).map_err(failed)?;
        answers::write_document(&mut self.text, &submission.answers).map_err(|error| failed(error.to_string()))?;
        self.ends.push(self.text.len());
        Ok(())
    }

    fn each(&self) -> impl Iterator<Item = &str> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.text[begin..*end])
    }
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
