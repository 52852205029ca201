//! Submissions: which one counts, which ones came before it, and taking one back.

use std::collections::HashSet;

use rusqlite::{Connection, Row};

use super::error::{Fault, StoreError};
use super::imports::ImportId;
use super::rows::Parameters;
use super::{Store, history, rows};
use crate::domain::{CatalogueRef, Period, Submission, SubmissionKey, UnitCode};

/// One version of a submission, with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSubmission {
    pub submission: Submission,
    /// 1 and up, in the order of importing, withdrawn and undone ones counted.
    pub version_no: u32,
    pub import_id: ImportId,
    pub imported_at: String,
    /// The workbook's name without folders.
    pub file_name: String,
    /// Of the workbook; see [`Store::workbook_bytes`].
    pub sha256: Option<String>,
    pub withdrawn_at: Option<String>,
    /// The import it came with was taken back.
    pub undone: bool,
    /// It is the version that counts.
    pub counts: bool,
}

/// A submission that a workbook gave and that was neither withdrawn nor undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    pub key: SubmissionKey,
    pub imported_at: String,
    /// It is the version that counts: nothing came after it, or it was chosen again.
    pub counts: bool,
}

/// Of the versions that were neither withdrawn nor undone with their import, the one that was imported or chosen last.
///
/// A choice falls between the coming of two versions: after all there were then (`above`), before the next. So the
/// order in which versions came to count is that of (version number, 0) for their coming and (above, id) for choices.
pub(super) const IS_CURRENT: &str = "s.withdrawn_at IS NULL AND i.undone_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM submission n JOIN import_file nf ON nf.id = n.import_file JOIN import ni ON ni.id = nf.import
        WHERE n.period = s.period AND n.catalogue = s.catalogue AND n.unit = s.unit AND n.id <> s.id
            AND n.withdrawn_at IS NULL AND ni.undone_at IS NULL
            AND (coalesce((SELECT max(above) FROM version_choice WHERE submission = n.id), n.version_no),
                 coalesce((SELECT max(id) FROM version_choice WHERE submission = n.id), 0))
              > (coalesce((SELECT max(above) FROM version_choice WHERE submission = s.id), s.version_no),
                 coalesce((SELECT max(id) FROM version_choice WHERE submission = s.id), 0)))";

/// What conditions such as [`IS_CURRENT`] speak of.
pub(super) const SUBMISSIONS: &str = "submission s JOIN import_file f ON f.id = s.import_file
    JOIN import i ON i.id = f.import JOIN unit u ON u.code = s.unit";

const OF_KEY: &str = "s.period = :period AND s.catalogue = :catalogue AND s.unit = :unit";
const OF_PERIOD: &str = "s.period = :period AND s.catalogue = :catalogue";

impl Store {
    /// The submission that counts, if any does.
    pub fn current(&self, key: &SubmissionKey) -> Result<Option<StoredSubmission>, StoreError> {
        self.read(|connection| Ok(current(connection, key)?))
    }

    /// All submissions of a period and catalogue that count, in the order of the register.
    pub fn current_of_period(&self, period: Period, catalogue: &str) -> Result<Vec<StoredSubmission>, StoreError> {
        let condition = format!("{OF_PERIOD} AND {IS_CURRENT}");
        let parameters: Parameters<'_> = &[(":period", &period.to_string()), (":catalogue", &catalogue)];
        self.read(|connection| Ok(load(connection, &condition, parameters)?))
    }

    /// The same of some units, where all of them at once would fill the memory.
    pub fn current_of_units<'u>(
        &self,
        period: Period,
        catalogue: &str,
        units: impl Iterator<Item = &'u UnitCode>,
    ) -> Result<Vec<StoredSubmission>, StoreError> {
        let condition = format!("{OF_PERIOD} AND s.unit IN (SELECT value FROM json_each(:units)) AND {IS_CURRENT}");
        let units = rows::to_json(&units.collect::<Vec<_>>())?;
        let parameters: Parameters<'_> =
            &[(":period", &period.to_string()), (":catalogue", &catalogue), (":units", &units)];
        self.read(|connection| Ok(load(connection, &condition, parameters)?))
    }

    /// The units for which something of a period and catalogue counts.
    pub fn units_counting(&self, period: Period, catalogue: &str) -> Result<HashSet<UnitCode>, StoreError> {
        self.read(|connection| {
            // Where any version stands, one counts.
            let mut statement = connection.prepare_cached(&format!(
                "SELECT DISTINCT s.unit FROM {SUBMISSIONS}
                 WHERE {OF_PERIOD} AND s.withdrawn_at IS NULL AND i.undone_at IS NULL"
            ))?;
            let parameters: Parameters<'_> = &[(":period", &period.to_string()), (":catalogue", &catalogue)];
            Ok(statement.query_map(parameters, |row| rows::parsed(row, 0))?.collect::<Result<_, _>>()?)
        })
    }

    /// Every version there ever was, oldest first.
    pub fn versions(&self, key: &SubmissionKey) -> Result<Vec<StoredSubmission>, StoreError> {
        self.read(|connection| Ok(of_key(connection, OF_KEY, key)?))
    }

    /// What the very same bytes gave before, latest import first. A file that was refused gave nothing.
    pub fn delivered_by(&self, sha256: &str) -> Result<Vec<Delivered>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT s.unit, s.period, s.catalogue, i.made_at, {IS_CURRENT} FROM {SUBMISSIONS}
                 WHERE f.sha256 = ?1 AND i.undone_at IS NULL AND s.withdrawn_at IS NULL ORDER BY i.id DESC"
            ))?;
            let delivered = statement.query_map([sha256], |row| {
                let key = SubmissionKey {
                    unit: rows::parsed(row, 0)?,
                    period: rows::parsed(row, 1)?,
                    catalogue: row.get(2)?,
                };
                Ok(Delivered { key, imported_at: row.get(3)?, counts: row.get(4)? })
            })?;
            Ok(delivered.collect::<Result<_, _>>()?)
        })
    }

    /// Takes back the submission that counts and returns it; nothing where none does. The version that counted before it
    /// counts again.
    pub fn withdraw(&mut self, key: &SubmissionKey, at: &str) -> Result<Option<StoredSubmission>, StoreError> {
        self.write(|connection| {
            let Some(mut current) = current(connection, key)? else { return Ok(None) };
            connection.execute(
                "UPDATE submission SET withdrawn_at = ?1
                 WHERE period = ?2 AND catalogue = ?3 AND unit = ?4 AND version_no = ?5",
                (at, key.period.to_string(), &key.catalogue, key.unit.as_str(), current.version_no),
            )?;
            let detail = serde_json::json!({ "submission": key, "version_no": current.version_no });
            history::log(connection, at, "submission_withdrawn", &detail)?;
            current.withdrawn_at = Some(at.to_owned());
            current.counts = false;
            Ok(Some(current))
        })
    }

    /// Makes a version count again, until a newer one comes or another is chosen; false where it counts already. A
    /// version that was withdrawn is withdrawn no more.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`]; [`StoreError::VersionUndone`] where its import was taken back: an import comes and
    /// goes as a whole.
    pub fn make_current(&mut self, key: &SubmissionKey, version_no: u32, at: &str) -> Result<bool, StoreError> {
        self.write(|connection| {
            let versions = of_key(connection, OF_KEY, key)?;
            let Some(chosen) = versions.iter().find(|version| version.version_no == version_no) else {
                return Err(StoreError::NoSuchVersion { version_no }.into());
            };
            if chosen.undone {
                return Err(StoreError::VersionUndone { version_no }.into());
            }
            if chosen.counts {
                return Ok(false);
            }
            choose(connection, key, version_no, at)?;
            Ok(true)
        })
    }
}

fn choose(connection: &Connection, key: &SubmissionKey, version_no: u32, at: &str) -> Result<(), Fault> {
    let period = key.period.to_string();
    let which = (&period, &key.catalogue, key.unit.as_str(), version_no);
    const WHERE: &str = "WHERE period = ?1 AND catalogue = ?2 AND unit = ?3 AND version_no = ?4";
    connection.execute(&format!("UPDATE submission SET withdrawn_at = NULL {WHERE}"), which)?;
    connection.execute(
        &format!(
            "INSERT INTO version_choice (submission, above, chosen_at)
             SELECT id, (SELECT max(version_no) FROM submission n
                         WHERE n.period = s.period AND n.catalogue = s.catalogue AND n.unit = s.unit), ?5
             FROM submission s {WHERE}"
        ),
        (&period, &key.catalogue, key.unit.as_str(), version_no, at),
    )?;
    history::log(connection, at, "version_chosen", &serde_json::json!({ "submission": key, "version_no": version_no }))
}

fn current(connection: &Connection, key: &SubmissionKey) -> rusqlite::Result<Option<StoredSubmission>> {
    Ok(of_key(connection, &format!("{OF_KEY} AND {IS_CURRENT}"), key)?.pop())
}

fn of_key(connection: &Connection, condition: &str, key: &SubmissionKey) -> rusqlite::Result<Vec<StoredSubmission>> {
    let parameters: Parameters<'_> =
        &[(":period", &key.period.to_string()), (":catalogue", &key.catalogue), (":unit", &key.unit.as_str())];
    load(connection, condition, parameters)
}

fn load(
    connection: &Connection,
    condition: &str,
    parameters: Parameters<'_>,
) -> rusqlite::Result<Vec<StoredSubmission>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.unit, s.period, s.catalogue, s.catalogue_version, s.answers, s.version_no, i.id, i.made_at, f.path,
             f.sha256, s.withdrawn_at, i.undone_at IS NOT NULL, {IS_CURRENT}
         FROM {SUBMISSIONS} WHERE {condition} ORDER BY u.id, s.version_no"
    ))?;
    statement.query_map(parameters, stored)?.collect()
}

/// A submission by the first five columns: unit, period, criteria set and its version, answers.
pub(super) fn submission(row: &Row<'_>) -> rusqlite::Result<Submission> {
    Ok(Submission {
        unit: rows::parsed(row, 0)?,
        period: rows::parsed(row, 1)?,
        catalogue: CatalogueRef { id: rows::shared(row, 2)?, version: row.get(3)? },
        answers: rows::answers(row, 4)?,
    })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredSubmission> {
    let path: String = row.get(8)?;
    Ok(StoredSubmission {
        submission: submission(row)?,
        version_no: row.get(5)?,
        import_id: ImportId(row.get(6)?),
        imported_at: row.get(7)?,
        file_name: path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
        sha256: row.get(9)?,
        withdrawn_at: row.get(10)?,
        undone: row.get(11)?,
        counts: row.get(12)?,
    })
}
