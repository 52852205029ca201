//! The committee's own table, read as what is to be entered.

use std::path::Path;

use super::{Appraisal, AppraisalError, Pairs, appraised_answer, appraised_points, checked, pairs};
use crate::domain::{CellAddress, Period, UnitCode};
use crate::service::{Project, ServiceError};
use crate::workbook::worker::{Readers, Source};
use crate::workbook::{AppraisedRow, AppraisedTable, Context, read_appraised};

/// A committee's table as it was read.
#[derive(Debug)]
pub struct TableReading {
    pub unit: UnitCode,
    pub sheet: String,
    pub rows: Vec<TableRow>,
}

/// One line: what is to be entered, or why it cannot be.
#[derive(Debug)]
pub struct TableRow {
    pub indicator: String,
    pub cell: CellAddress,
    pub found: Result<Appraisal, ServiceError>,
}

impl TableReading {
    /// What can be entered.
    pub fn found(&self) -> Vec<(String, Appraisal)> {
        let sound = self.rows.iter().filter_map(|row| Some((row.indicator.clone(), row.found.as_ref().ok()?.clone())));
        sound.collect()
    }
}

/// Reads the points or figures of a committee's table. `unit`: whose it is, where the table does not say; `reason`
/// stands where a line gives none.
///
/// # Errors
/// A file that holds no such table, is for another period, or does not say whose it is.
pub fn read_table(
    project: &Project,
    period: Period,
    unit: Option<&UnitCode>,
    path: &Path,
    reason: Option<&str>,
) -> Result<TableReading, ServiceError> {
    let (_, contents) = Readers::chosen().read_one(Source::File(path.to_owned()))?;
    let catalogue = project.catalogue_of(period)?;
    let context = Context { path, ..Context::new(&catalogue, project.register()) };
    let none = || AppraisalError::NoTable { path: path.to_owned() };
    let AppraisedTable { sheet, unit: said, period: written, rows } =
        read_appraised(&contents, &context).ok_or_else(none)?;
    if let Some(other) = written.filter(|written| *written != period) {
        return Err(AppraisalError::OfOtherPeriod { path: path.to_owned(), period: other.to_string() }.into());
    }
    let unit = match (unit, said) {
        (Some(asked), Some(said)) if *asked != said => {
            return Err(AppraisalError::OfOtherUnit { path: path.to_owned(), unit: said.to_string() }.into());
        }
        (Some(asked), _) => asked.clone(),
        (None, Some(said)) => said,
        (None, None) => return Err(AppraisalError::OfNobody { path: path.to_owned() }.into()),
    };
    let pairs = pairs(project, &unit, period)?;
    let rows = rows.into_iter().map(|row| TableRow {
        indicator: row.indicator.clone(),
        cell: row.cell,
        found: appraisal(&pairs, row, reason),
    });
    Ok(TableReading { rows: rows.collect(), sheet, unit })
}

fn appraisal(pairs: &Pairs, row: AppraisedRow, reason: Option<&str>) -> Result<Appraisal, ServiceError> {
    let unknown = || ServiceError::UnknownIndicator { code: row.indicator.clone() };
    let asked = pairs.catalogue.indicator(&row.indicator).ok_or_else(unknown)?;
    let pair = pairs.of(&row.indicator).ok_or_else(unknown)?;
    let figure = row.figure.as_deref().unwrap_or_default();
    let appraisal = Appraisal {
        answer: appraised_answer(asked, figure, pair.own.said().as_ref())?,
        points: appraised_points(asked, row.points.as_deref().unwrap_or_default())?,
        evidence: row.evidence,
        reason: row.reason.or_else(|| reason.map(str::to_owned)),
    };
    checked(pairs, &asked.code, appraisal)
}
