//! Imports: one transaction each, taken back as a whole.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::error::{Fault, StoreError};
use super::taking::Taking;
use super::{Store, history, rows, units};
use crate::domain::{Decisions, FileStatus, Finding, Period, Submission, Unit, UnitCode};

/// Which import; grows with every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImportId(pub i64);

/// What is to be written in one transaction. `Files` gives the files in the order in which they count: of two for one
/// unit and period the later becomes current. They are taken one at a time, so that the bytes of a thousand workbooks
/// need not be in memory together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport<Files, U = Unit> {
    pub made_at: String,
    /// What a person calls it: the folder's name, the number of files …
    pub label: String,
    /// The [`Store::revision`] on which the review rested; nothing: whatever stands in the file.
    pub based_on: Option<i64>,
    /// Units that its files named for the first time: they come and go with it.
    pub units: Vec<U>,
    pub files: Files,
}

/// One file of an import, taken over or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile<'a> {
    /// As it was found, for people to recognise.
    pub path: String,
    /// Nothing where it could not be read or its bytes are not worth keeping.
    pub workbook: Option<NewWorkbook>,
    pub status: FileStatus,
    pub findings: Vec<Finding>,
    /// What a person settled about it; nothing where nothing was.
    pub decisions: Option<Decisions>,
    /// What was read from it: none where it was refused, one from a template, many from a wide table.
    pub submissions: Cow<'a, [Submission]>,
}

/// A workbook's bytes and their SHA-256 as [`sha256_hex`](super::sha256_hex) writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWorkbook {
    pub bytes: Vec<u8>,
    pub sha256: String,
}

/// An import in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    pub id: ImportId,
    pub made_at: String,
    pub label: String,
    /// Files something was taken from; those refused or already known are kept in the record but not counted.
    pub files: usize,
    pub submissions: usize,
    /// When it was taken back, if it was.
    pub undone_at: Option<String>,
}

/// A file of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    pub path: String,
    pub sha256: Option<String>,
    pub status: FileStatus,
    pub findings: Vec<Finding>,
    /// What a person settled about it; nothing where nothing was.
    pub decisions: Option<Decisions>,
}

/// A file of an import with what was taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedFile {
    pub file: ImportedFile,
    /// Bytes of its workbook, where they were kept.
    pub size: Option<u64>,
    /// In the order in which they were written; withdrawn ones too.
    pub submissions: Vec<Submission>,
}

impl Store {
    /// Writes an import in one transaction: all of it or nothing. Periods it speaks of are made where they are missing.
    ///
    /// # Errors
    /// The first error that `files` gives; [`StoreError::UnknownUnit`], [`UnknownCatalogue`](StoreError::UnknownCatalogue)
    /// for a submission of something the file does not have; [`ChangedMeanwhile`](StoreError::ChangedMeanwhile) where
    /// `based_on` is no longer the revision; and whatever writing may meet.
    pub fn commit_import<'a, Files, U, E>(&mut self, import: NewImport<Files, U>) -> Result<ImportSummary, E>
    where
        U: Borrow<Unit>,
        Files: IntoIterator<Item = Result<NewFile<'a>, E>>,
        E: From<StoreError>,
    {
        let path = self.path.clone();
        self.attempt(|connection| {
            let now = history::revision(connection)?;
            if import.based_on.is_some_and(|reviewed| reviewed != now) {
                return Err(StoreError::ChangedMeanwhile { path }.into());
            }
            commit(connection, import)
        })
    }

    /// The latest import that was not taken back.
    pub fn last_import(&self) -> Result<Option<ImportSummary>, StoreError> {
        self.read(|connection| Ok(last(connection)?))
    }

    /// All imports, oldest first, those taken back too.
    pub fn imports(&self) -> Result<Vec<ImportSummary>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&summary_sql("ORDER BY i.id"))?;
            Ok(statement.query_map([], summary)?.collect::<Result<_, _>>()?)
        })
    }

    /// Takes back the latest import that still counts and returns it; nothing where there is none.
    pub fn undo_last_import(&mut self, at: &str) -> Result<Option<ImportSummary>, StoreError> {
        self.undo(|_| true, at)
    }

    /// Takes back this import; nothing where it is no longer the latest that still counts.
    pub fn undo_import(&mut self, import: ImportId, at: &str) -> Result<Option<ImportSummary>, StoreError> {
        self.undo(|last| last.id == import, at)
    }

    /// Takes back the latest import that still counts, where it is meant.
    fn undo(
        &mut self,
        is_meant: impl FnOnce(&ImportSummary) -> bool,
        at: &str,
    ) -> Result<Option<ImportSummary>, StoreError> {
        self.write(|connection| {
            let Some(mut import) = last(connection)?.filter(|last| is_meant(last)) else { return Ok(None) };
            connection.execute("UPDATE import SET undone_at = ?2 WHERE id = ?1", (import.id.0, at))?;
            history::log(connection, at, "import_undone", &serde_json::json!({ "import": import.id }))?;
            import.undone_at = Some(at.to_owned());
            Ok(Some(import))
        })
    }

    /// The import that [`Self::redo_import`] would bring back: the one taken back last, as long as no later one counts.
    pub fn redoable_import(&self) -> Result<Option<ImportSummary>, StoreError> {
        self.read(|connection| Ok(redoable(connection)?))
    }

    /// Brings back an import as it was, with everything settled about it; nothing where it is no longer the one to be
    /// brought back.
    pub fn redo_import(&mut self, import: ImportId, at: &str) -> Result<Option<ImportSummary>, StoreError> {
        self.write(|connection| {
            let Some(redone) = redoable(connection)?.filter(|redoable| redoable.id == import) else { return Ok(None) };
            connection.execute("UPDATE import SET undone_at = NULL WHERE id = ?1", [import.0])?;
            history::log(connection, at, "import_redone", &serde_json::json!({ "import": import }))?;
            Ok(Some(ImportSummary { undone_at: None, ..redone }))
        })
    }

    /// What an import gave that was not withdrawn since: period and unit, and whether something else counts again
    /// without it; oldest period first.
    pub fn import_units(&self, import: ImportId) -> Result<Vec<(Period, UnitCode, bool)>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT s.period, s.unit, max(EXISTS (
                    SELECT 1 FROM submission n JOIN import_file nf ON nf.id = n.import_file
                        JOIN import ni ON ni.id = nf.import
                    WHERE n.period = s.period AND n.catalogue = s.catalogue AND n.unit = s.unit AND ni.id <> ?1
                        AND n.withdrawn_at IS NULL AND ni.undone_at IS NULL))
                 FROM submission s JOIN import_file f ON f.id = s.import_file
                 WHERE f.import = ?1 AND s.withdrawn_at IS NULL
                 GROUP BY s.period, s.unit ORDER BY s.period, s.unit",
            )?;
            let given = |row: &Row<'_>| Ok((rows::parsed(row, 0)?, rows::parsed(row, 1)?, row.get(2)?));
            Ok(statement.query_map([import.0], given)?.collect::<Result<_, _>>()?)
        })
    }

    /// How many submissions of each period came with an import, oldest period first.
    pub fn import_periods(&self, import: ImportId) -> Result<Vec<(Period, usize)>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT s.period, count(*) FROM submission s JOIN import_file f ON f.id = s.import_file
                 WHERE f.import = ?1 GROUP BY s.period ORDER BY s.period",
            )?;
            let of_period = |row: &Row<'_>| Ok((rows::parsed(row, 0)?, rows::count(row, 1)?));
            Ok(statement.query_map([import.0], of_period)?.collect::<Result<_, _>>()?)
        })
    }

    /// The files of an import, in their order.
    pub fn import_files(&self, import: ImportId) -> Result<Vec<ImportedFile>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT path, sha256, status, findings, decisions FROM import_file WHERE import = ?1 ORDER BY id",
            )?;
            Ok(statement.query_map([import.0], imported_file)?.collect::<Result<_, _>>()?)
        })
    }

    /// Bytes that were left out of imports that count, by their SHA-256, each with when that was last.
    pub fn left_out(&self) -> Result<HashMap<String, String>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT json_extract(f.decisions, '$.left_out'), max(i.made_at)
                 FROM import_file f JOIN import i ON i.id = f.import
                 WHERE i.undone_at IS NULL AND json_extract(f.decisions, '$.left_out') IS NOT NULL GROUP BY 1",
            )?;
            let of = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
            Ok(statement.query_map([], of)?.collect::<Result<_, _>>()?)
        })
    }

    /// The files of an import with what was taken from each, in their order.
    pub fn recorded_files(&self, import: ImportId) -> Result<Vec<RecordedFile>, StoreError> {
        self.read(|connection| {
            let mut taken = taken_from(connection, import)?;
            let mut statement = connection.prepare_cached(
                "SELECT f.path, f.sha256, f.status, f.findings, f.decisions, f.id, w.size
                 FROM import_file f LEFT JOIN workbook w ON w.sha256 = f.sha256 WHERE f.import = ?1 ORDER BY f.id",
            )?;
            let recorded = |row: &Row<'_>| {
                let submissions = taken.remove(&row.get(5)?).unwrap_or_default();
                let size = row.get::<_, Option<i64>>(6)?.and_then(|size| u64::try_from(size).ok());
                Ok(RecordedFile { file: imported_file(row)?, size, submissions })
            };
            Ok(statement.query_map([import.0], recorded)?.collect::<Result<_, _>>()?)
        })
    }

    /// The file of an import that had these bytes.
    pub fn import_file(&self, import: ImportId, sha256: &str) -> Result<Option<ImportedFile>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT path, sha256, status, findings, decisions FROM import_file
                 WHERE import = ?1 AND sha256 = ?2 ORDER BY id LIMIT 1",
            )?;
            Ok(statement.query_row((import.0, sha256), imported_file).optional()?)
        })
    }

    /// The bytes of a workbook as it was imported.
    pub fn workbook_bytes(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT bytes FROM workbook WHERE sha256 = ?1")?;
            Ok(statement.query_row([sha256], |row| row.get(0)).optional()?)
        })
    }
}

/// The inner error is one that `files` gave.
fn commit<'a, Files, U, E>(
    connection: &Connection,
    import: NewImport<Files, U>,
) -> Result<Result<ImportSummary, E>, Fault>
where
    U: Borrow<Unit>,
    Files: IntoIterator<Item = Result<NewFile<'a>, E>>,
{
    let NewImport { made_at, label, units, files, .. } = import;
    connection.execute("INSERT INTO import (made_at, label) VALUES (?1, ?2)", (&made_at, &label))?;
    let id = ImportId(connection.last_insert_rowid());
    let mut summary = ImportSummary { id, made_at, label, files: 0, submissions: 0, undone_at: None };
    units::add_with_import(connection, &units, id)?;
    let mut taking = Taking::new(connection)?;
    for file in files {
        let file = match file {
            Ok(file) => file,
            Err(error) => return Ok(Err(error)),
        };
        taking.put_file(&summary, &file)?;
        summary.files += usize::from(!file.submissions.is_empty());
        summary.submissions += file.submissions.len();
    }
    let detail = Imported {
        import: summary.id,
        label: &summary.label,
        files: summary.files,
        submissions: summary.submissions,
        units_added: units.iter().map(|unit| &unit.borrow().code).collect(),
    };
    history::log(connection, &summary.made_at, "imported", &detail)?;
    Ok(Ok(summary))
}

/// What history says of an import.
#[derive(Serialize)]
struct Imported<'a> {
    import: ImportId,
    label: &'a str,
    files: usize,
    submissions: usize,
    units_added: Vec<&'a UnitCode>,
}

fn last(connection: &Connection) -> rusqlite::Result<Option<ImportSummary>> {
    let sql = summary_sql("WHERE i.undone_at IS NULL ORDER BY i.id DESC LIMIT 1");
    connection.prepare_cached(&sql)?.query_row([], summary).optional()
}

/// An import that was taken back before a later one came stays taken back: what counts since rests on its absence.
fn redoable(connection: &Connection) -> rusqlite::Result<Option<ImportSummary>> {
    let sql = summary_sql(
        "WHERE i.undone_at IS NOT NULL AND i.id > (SELECT coalesce(max(id), 0) FROM import WHERE undone_at IS NULL)
         ORDER BY (SELECT max(h.id) FROM history h
                   WHERE h.what = 'import_undone' AND json_extract(h.detail, '$.import') = i.id) DESC LIMIT 1",
    );
    connection.prepare_cached(&sql)?.query_row([], summary).optional()
}

fn summary_sql(which: &str) -> String {
    format!(
        "SELECT i.id, i.made_at, i.label, i.undone_at,
             (SELECT count(DISTINCT f.id) FROM import_file f JOIN submission s ON s.import_file = f.id WHERE f.import = i.id),
             (SELECT count(*) FROM submission s JOIN import_file f ON f.id = s.import_file WHERE f.import = i.id)
         FROM import i {which}"
    )
}

fn summary(row: &Row<'_>) -> rusqlite::Result<ImportSummary> {
    Ok(ImportSummary {
        id: ImportId(row.get(0)?),
        made_at: row.get(1)?,
        label: row.get(2)?,
        undone_at: row.get(3)?,
        files: rows::count(row, 4)?,
        submissions: rows::count(row, 5)?,
    })
}

/// What an import took over, by the file it came from.
fn taken_from(connection: &Connection, import: ImportId) -> rusqlite::Result<HashMap<i64, Vec<Submission>>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.unit, s.period, s.catalogue, s.catalogue_version, s.answers, s.import_file
         FROM submission s JOIN import_file f ON f.id = s.import_file WHERE f.import = ?1 ORDER BY s.id",
    )?;
    let mut taken: HashMap<i64, Vec<Submission>> = HashMap::new();
    let mut rows = statement.query([import.0])?;
    while let Some(row) = rows.next()? {
        taken.entry(row.get(5)?).or_default().push(super::submissions::submission(row)?);
    }
    Ok(taken)
}

fn imported_file(row: &Row<'_>) -> rusqlite::Result<ImportedFile> {
    Ok(ImportedFile {
        path: row.get(0)?,
        sha256: row.get(1)?,
        status: rows::word(row, 2, FileStatus::from_code)?,
        findings: rows::findings(row, 3)?,
        decisions: rows::optional_json(row, 4)?,
    })
}
