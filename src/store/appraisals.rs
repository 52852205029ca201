//! Appraisals: what the committee found, entry after entry. Nothing is changed or deleted; what stands is worked out.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::error::{Fault, StoreError};
use super::rows::{self, Parameters};
use super::{Store, history, periods, units};
use crate::domain::appraisal::standing;
use crate::domain::{Appraisal, AppraisalEntry, EvidenceView, Period, SubmissionKey, UnitCode};

impl Store {
    /// Adds entries to what was found of one unit's answers, all or none.
    ///
    /// # Errors
    /// [`StoreError::UnknownUnit`].
    pub fn appraise(&mut self, key: &SubmissionKey, entries: &[AppraisalEntry]) -> Result<(), StoreError> {
        self.write(|connection| add_all(connection, key, entries))
    }

    /// The same for the answers of several units: all of them or none.
    ///
    /// # Errors
    /// [`StoreError::UnknownUnit`].
    pub fn appraise_each(&mut self, found: &[(SubmissionKey, Vec<AppraisalEntry>)]) -> Result<(), StoreError> {
        self.write(|connection| found.iter().try_for_each(|(key, entries)| add_all(connection, key, entries)))
    }

    /// Everything that was ever entered about one unit's answers, oldest first.
    pub fn appraisal_history(&self, key: &SubmissionKey) -> Result<Vec<AppraisalEntry>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!("{SELECT} AND unit = :unit ORDER BY id"))?;
            let parameters: Parameters<'_> =
                &[(":period", &key.period.to_string()), (":catalogue", &key.catalogue), (":unit", &key.unit.as_str())];
            Ok(statement.query_map(parameters, entry)?.collect::<Result<_, _>>()?)
        })
    }

    /// What stands of a period and catalogue, by unit; units of which nothing stands are left out.
    pub fn appraisals_of_period(
        &self,
        period: Period,
        catalogue: &str,
    ) -> Result<HashMap<UnitCode, Vec<AppraisalEntry>>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY id"))?;
            let parameters: Parameters<'_> = &[(":period", &period.to_string()), (":catalogue", &catalogue)];
            let mut of_units: HashMap<UnitCode, Vec<AppraisalEntry>> = HashMap::new();
            for found in statement.query_map(parameters, |row| Ok((rows::parsed(row, 8)?, entry(row)?)))? {
                let (unit, entry) = found?;
                of_units.entry(unit).or_default().push(entry);
            }
            let standing = of_units.into_iter().map(|(unit, entries)| (unit, standing(entries)));
            Ok(standing.filter(|(_, entries)| !entries.is_empty()).collect())
        })
    }
}

const SELECT: &str = "SELECT indicator, answer, points, evidence, reason, against, made_by, made_at, unit
     FROM appraisal WHERE period = :period AND catalogue = :catalogue";

fn add_all(connection: &Connection, key: &SubmissionKey, entries: &[AppraisalEntry]) -> Result<(), Fault> {
    if !units::knows(connection, &key.unit)? {
        return Err(StoreError::UnknownUnit { code: key.unit.clone() }.into());
    }
    periods::ensure(connection, key.period)?;
    entries.iter().try_for_each(|entry| add(connection, key, entry))
}

fn add(connection: &Connection, key: &SubmissionKey, entry: &AppraisalEntry) -> Result<(), Fault> {
    let Appraisal { answer, points, evidence, reason } = &entry.appraisal;
    let json = |answer: &Option<_>| answer.as_ref().map(rows::to_json).transpose();
    connection
        .prepare_cached(
            "INSERT INTO appraisal (unit, period, catalogue, indicator, answer, points, evidence, reason, against,
                 made_by, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            key.unit.as_str(),
            key.period.to_string(),
            &key.catalogue,
            &entry.indicator,
            json(answer)?,
            points.map(|points| points.to_string()),
            evidence.map(evidence_word),
            reason,
            json(&entry.against)?,
            &entry.by,
            &entry.at,
        ))?;
    let detail = serde_json::json!({ "submission": key, "indicator": entry.indicator, "by": entry.by });
    history::log(connection, &entry.at, "appraised", &detail)
}

/// One row of [`SELECT`].
fn entry(row: &Row<'_>) -> rusqlite::Result<AppraisalEntry> {
    let points: Option<String> = row.get(2)?;
    let evidence: Option<String> = row.get(3)?;
    Ok(AppraisalEntry {
        indicator: row.get(0)?,
        appraisal: Appraisal {
            answer: rows::optional_json(row, 1)?,
            points: points.map(|_| rows::parsed(row, 2)).transpose()?,
            evidence: evidence.map(|_| rows::word(row, 3, evidence_of)).transpose()?,
            reason: row.get(4)?,
        },
        against: rows::optional_json(row, 5)?,
        by: row.get(6)?,
        at: row.get(7)?,
    })
}

fn evidence_word(view: EvidenceView) -> &'static str {
    match view {
        EvidenceView::Present => "present",
        EvidenceView::Insufficient => "insufficient",
        EvidenceView::Missing => "missing",
    }
}

fn evidence_of(word: &str) -> Option<EvidenceView> {
    let all = [EvidenceView::Present, EvidenceView::Insufficient, EvidenceView::Missing];
    all.into_iter().find(|view| evidence_word(*view) == word)
}

/// An entry for the look over the file: whose, and what it says, or that it cannot be read.
pub(super) struct Looked {
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) catalogue: String,
    pub(super) indicator: String,
    pub(super) entry: Option<AppraisalEntry>,
}

/// Every entry there is, oldest first.
pub(super) fn looked_at(connection: &Connection) -> rusqlite::Result<Vec<Looked>> {
    let mut statement = connection.prepare(
        "SELECT indicator, answer, points, evidence, reason, against, made_by, made_at, unit, period, catalogue
         FROM appraisal ORDER BY id",
    )?;
    let looked = |row: &Row<'_>| {
        Ok(Looked {
            unit: row.get(8)?,
            period: row.get(9)?,
            catalogue: row.get(10)?,
            indicator: row.get(0)?,
            entry: entry(row).ok(),
        })
    };
    statement.query_map([], looked)?.collect()
}
