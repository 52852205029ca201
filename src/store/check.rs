//! Looking a data file over: is it whole, and does it say what it said when it was written.

use rusqlite::Connection;
use serde::Serialize;

use super::appraisals::{Looked, looked_at};
use super::error::{Fault, StoreError};
use super::submissions::{IS_CURRENT, SUBMISSIONS};
use super::{Store, answers, periods, rows, scenarios, schema, sha256_hex};
use crate::catalogue::Catalogue;
use crate::domain::{Decisions, Mapping, Period};

/// What a look over the file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// `ok`, or what SQLite's integrity check says.
    pub integrity: String,
    pub schema_version: u32,
    /// Oldest first.
    pub periods: Vec<Period>,
    /// How many count.
    pub submissions: usize,
    pub problems: Vec<CheckProblem>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CheckProblem {
    /// A row points to one that is not there.
    DanglingReference { table: String, refers_to: String },
    /// A kept workbook's bytes no longer have the SHA-256 they were kept under; `path` of one import of it.
    WorkbookAltered { sha256: String, path: Option<String> },
    /// A catalogue's text no longer has the SHA-256 it was kept with.
    CatalogueAltered { catalogue: String, version: u32 },
    /// A submission was given to a version of its catalogue that the file does not hold.
    CatalogueVersionMissing { unit: String, period: String, catalogue: String, version: u32 },
    /// An answer to an indicator that its catalogue does not have.
    UnknownIndicator { unit: String, period: String, catalogue: String, indicator: String },
    /// An answer whose stored figures cannot be read.
    UnreadableAnswer { unit: String, period: String, catalogue: String, indicator: String },
    /// What a person settled about a file cannot be read.
    UnreadableDecisions { path: String },
    /// A remembered mapping that cannot be read, or is kept for another form than its own.
    UnreadableMapping { unit: String, form: String },
    /// A choice of a version that says it was made before that version came, or after more than ever did.
    OddVersionChoice { unit: String, period: String, catalogue: String, version_no: u32 },
    /// A scenario that cannot be read.
    UnreadableScenario { name: String },
    /// An appraisal that cannot be read.
    UnreadableAppraisal { unit: String, period: String, catalogue: String, indicator: String },
    /// An appraisal of an indicator that no held version of its catalogue has.
    AppraisalOfUnknownIndicator { unit: String, period: String, catalogue: String, indicator: String },
    /// An appraisal that sets another answer than the unit's own without saying why.
    AppraisalWithoutReason { unit: String, period: String, catalogue: String, indicator: String },
}

impl Store {
    /// Looks everything over without changing anything. `catalogues` are the parsed texts of [`Store::catalogues`];
    /// answers to catalogues (and versions) not among them are not held against anything.
    ///
    /// # Errors
    /// A file that is damaged gives a report that says so; errors are those of a file that cannot be read at all.
    pub fn check(&self, catalogues: &[Catalogue]) -> Result<CheckReport, StoreError> {
        let integrity = match self.read(integrity) {
            Err(StoreError::Damaged { detail, .. }) => detail,
            outcome => outcome?,
        };
        let schema_version = self.read(|connection| Ok(schema::version(connection)?))?;
        let looked = self.read(|connection| {
            let periods = periods::all(connection)?.into_iter().map(|stored| stored.period).collect();
            Ok((periods, count_current(connection)?, problems(connection, catalogues)?))
        });
        let (periods, submissions, problems) = match looked {
            // The damage is told already; what lies behind it cannot be looked at.
            Err(StoreError::Damaged { .. }) if integrity != "ok" => Default::default(),
            outcome => outcome?,
        };
        Ok(CheckReport { integrity, schema_version, periods, submissions, problems })
    }
}

fn integrity(connection: &Connection) -> Result<String, Fault> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.join("; "))
}

fn count_current(connection: &Connection) -> Result<usize, Fault> {
    let sql = format!("SELECT count(*) FROM {SUBMISSIONS} WHERE {IS_CURRENT}");
    Ok(connection.query_row(&sql, [], |row| rows::count(row, 0))?)
}

fn problems(connection: &Connection, catalogues: &[Catalogue]) -> Result<Vec<CheckProblem>, Fault> {
    let mut problems = dangling_references(connection)?;
    problems.extend(altered_workbooks(connection)?);
    problems.extend(altered_catalogues(connection)?);
    problems.extend(missing_catalogue_versions(connection)?);
    problems.extend(odd_answers(connection, catalogues)?);
    problems.extend(unreadable_decisions(connection)?);
    problems.extend(unreadable_mappings(connection)?);
    problems.extend(odd_version_choices(connection)?);
    let scenarios = scenarios::unreadable(connection)?;
    problems.extend(scenarios.into_iter().map(|name| CheckProblem::UnreadableScenario { name }));
    problems.extend(odd_appraisals(connection, catalogues)?);
    Ok(problems)
}

fn dangling_references(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let found = statement
        .query_map([], |row| Ok(CheckProblem::DanglingReference { table: row.get(0)?, refers_to: row.get(2)? }))?;
    found.collect()
}

fn altered_workbooks(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection.prepare(
        "SELECT sha256, bytes, (SELECT path FROM import_file f WHERE f.sha256 = w.sha256 LIMIT 1) FROM workbook w",
    )?;
    let mut workbooks = statement.query([])?;
    let mut altered = Vec::new();
    while let Some(row) = workbooks.next()? {
        let sha256: String = row.get(0)?;
        if sha256_hex(row.get_ref(1)?.as_blob()?) != sha256 {
            altered.push(CheckProblem::WorkbookAltered { sha256, path: row.get(2)? });
        }
    }
    Ok(altered)
}

fn altered_catalogues(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection
        .prepare("SELECT catalogue, version, toml, sha256 FROM catalogue_version ORDER BY catalogue, version")?;
    let mut versions = statement.query([])?;
    let mut altered = Vec::new();
    while let Some(row) = versions.next()? {
        if sha256_hex(row.get_ref(2)?.as_str()?.as_bytes()) != row.get_ref(3)?.as_str()? {
            altered.push(CheckProblem::CatalogueAltered { catalogue: row.get(0)?, version: row.get(1)? });
        }
    }
    Ok(altered)
}

fn missing_catalogue_versions(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection.prepare(
        "SELECT unit, period, s.catalogue, catalogue_version FROM submission s
             LEFT JOIN catalogue_version v ON v.catalogue = s.catalogue AND v.version = s.catalogue_version
         WHERE v.version IS NULL ORDER BY s.id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(CheckProblem::CatalogueVersionMissing {
            unit: row.get(0)?,
            period: row.get(1)?,
            catalogue: row.get(2)?,
            version: row.get(3)?,
        })
    })?;
    found.collect()
}

fn odd_answers(connection: &Connection, catalogues: &[Catalogue]) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement =
        connection.prepare("SELECT unit, period, catalogue, catalogue_version, answers FROM submission ORDER BY id")?;
    let mut submissions = statement.query([])?;
    let mut odd = Vec::new();
    while let Some(row) = submissions.next()? {
        let (unit, period, catalogue) =
            (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        let version: u32 = row.get(3)?;
        let unreadable = |indicator: String| CheckProblem::UnreadableAnswer {
            unit: unit.to_owned(),
            period: period.to_owned(),
            catalogue: catalogue.to_owned(),
            indicator,
        };
        let unknown = |indicator: String| CheckProblem::UnknownIndicator {
            unit: unit.to_owned(),
            period: period.to_owned(),
            catalogue: catalogue.to_owned(),
            indicator,
        };
        let its_catalogue = catalogues.iter().find(|known| known.id == catalogue && known.version == version);
        let is_known = |indicator: &str| its_catalogue.is_none_or(|catalogue| catalogue.indicator(indicator).is_some());
        match answers::of_document(row.get_ref(4)?.as_str()?) {
            Ok(answers) => odd.extend(answers.into_iter().filter_map(|answer| match answer {
                Err(error) => Some(unreadable(error.indicator)),
                Ok(answer) => (!is_known(&answer.indicator)).then(|| unknown(answer.indicator.to_string())),
            })),
            // No line can be told from the next.
            Err(_) => odd.push(unreadable(String::new())),
        }
    }
    Ok(odd)
}

fn unreadable_decisions(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement =
        connection.prepare("SELECT path, decisions FROM import_file WHERE decisions IS NOT NULL ORDER BY id")?;
    let mut files = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = files.next()? {
        if rows::json::<Decisions>(row, 1).is_err() {
            unreadable.push(CheckProblem::UnreadableDecisions { path: row.get(0)? });
        }
    }
    Ok(unreadable)
}

fn unreadable_mappings(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection.prepare("SELECT unit, form, mapping FROM mapping ORDER BY id")?;
    let mut mappings = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = mappings.next()? {
        let form: String = row.get(1)?;
        if !rows::json::<Mapping>(row, 2).is_ok_and(|mapping| mapping.form == form) {
            unreadable.push(CheckProblem::UnreadableMapping { unit: row.get(0)?, form });
        }
    }
    Ok(unreadable)
}

fn odd_version_choices(connection: &Connection) -> rusqlite::Result<Vec<CheckProblem>> {
    let mut statement = connection.prepare(
        "SELECT s.unit, s.period, s.catalogue, s.version_no FROM version_choice c JOIN submission s ON s.id = c.submission
         WHERE c.above < s.version_no OR c.above > (SELECT max(n.version_no) FROM submission n
             WHERE n.period = s.period AND n.catalogue = s.catalogue AND n.unit = s.unit) ORDER BY c.id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(CheckProblem::OddVersionChoice {
            unit: row.get(0)?,
            period: row.get(1)?,
            catalogue: row.get(2)?,
            version_no: row.get(3)?,
        })
    })?;
    found.collect()
}

fn odd_appraisals(connection: &Connection, catalogues: &[Catalogue]) -> rusqlite::Result<Vec<CheckProblem>> {
    let is_known = |looked: &Looked| {
        let mut versions = catalogues.iter().filter(|known| known.id == looked.catalogue).peekable();
        versions.peek().is_none() || versions.any(|known| known.indicator(&looked.indicator).is_some())
    };
    let problem = |looked: Looked| {
        let known = is_known(&looked);
        let Looked { unit, period, catalogue, indicator, entry } = looked;
        match entry {
            None => Some(CheckProblem::UnreadableAppraisal { unit, period, catalogue, indicator }),
            Some(_) if !known => Some(CheckProblem::AppraisalOfUnknownIndicator { unit, period, catalogue, indicator }),
            Some(entry) => {
                let found = entry.appraisal.tidied();
                let unexplained = found.reason.is_none() && found.changes(entry.against.as_ref());
                unexplained.then_some(CheckProblem::AppraisalWithoutReason { unit, period, catalogue, indicator })
            }
        }
    };
    Ok(looked_at(connection)?.into_iter().filter_map(problem).collect())
}
