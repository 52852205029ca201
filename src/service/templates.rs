//! Self-assessment templates: one workbook a unit, written into a folder. A unit that has answered for the period finds
//! its answers in the cells, to be corrected; those of the latest earlier period always stand beside them.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use super::{Going, Progress, Project, ServiceError, files};
use crate::catalogue::Catalogue;
use crate::domain::{Period, Submission, SubmissionKey, Unit, UnitCode};
use crate::i18n::Words;
use crate::workbook::{TemplateRequest, write_template};

/// Writes the templates of the units named, or of all compared units when none is named, by a criteria set of the data
/// file. Returns what was written.
///
/// # Errors
/// An unknown unit, a folder that cannot be written to, [`ServiceError::Stopped`]; and, before anything is written,
/// [`ServiceError::WouldOverwrite`]: a workbook of the same name may be one that an agency has filled in.
pub fn write_templates(
    project: &Project,
    catalogue: &Catalogue,
    period: Period,
    units: &[UnitCode],
    folder: &Path,
    words: &Words,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Vec<PathBuf>, ServiceError> {
    let units = units_or_all(project, units)?;
    files::make_folder(folder)?;
    files::sweep(folder);
    let paths: Vec<PathBuf> = units.iter().map(|unit| folder.join(file_name(unit, period))).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(ServiceError::WouldOverwrite { path: there.clone() });
    }
    for (done, (unit, path)) in units.iter().zip(&paths).enumerate() {
        let step = Progress { done, total: units.len(), current: unit.name.clone() };
        if progress(step).is_break() {
            return Err(ServiceError::Stopped);
        }
        files::write_whole(path, &template(project, catalogue, unit, period, words)?)?;
    }
    Ok(paths)
}

fn units_or_all<'a>(project: &'a Project, units: &[UnitCode]) -> Result<Vec<&'a Unit>, ServiceError> {
    if units.is_empty() {
        return Ok(project.compared_units().collect());
    }
    units.iter().map(|code| project.unit(code)).collect()
}

fn template(
    project: &Project,
    catalogue: &Catalogue,
    unit: &Unit,
    period: Period,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    let given = given(project, &catalogue.id, unit, period)?;
    let previous = last_before(project, &catalogue.id, unit, period)?;
    let marking = project.marking_in(words);
    let request = TemplateRequest {
        catalogue,
        unit,
        period,
        previous: previous.as_ref(),
        prefill: given.as_ref(),
        marking: marking.as_deref(),
        guide: true,
    };
    Ok(write_template(&request, words)?)
}

/// The unit's answers for a period, as they count now.
fn given(project: &Project, catalogue: &str, unit: &Unit, period: Period) -> Result<Option<Submission>, ServiceError> {
    let key = SubmissionKey { unit: unit.code.clone(), period, catalogue: catalogue.to_owned() };
    Ok(project.store().current(&key)?.map(|stored| stored.submission))
}

/// The unit's answers for the latest earlier period, to stand beside the cells.
fn last_before(
    project: &Project,
    catalogue: &str,
    unit: &Unit,
    period: Period,
) -> Result<Option<Submission>, ServiceError> {
    let mut earlier: Vec<Period> = project
        .store()
        .periods()?
        .into_iter()
        .map(|stored| stored.period)
        .filter(|earlier| *earlier < period)
        .collect();
    earlier.sort();
    for earlier in earlier.into_iter().rev() {
        if let Some(submission) = given(project, catalogue, unit, earlier)? {
            return Ok(Some(submission));
        }
    }
    Ok(None)
}

/// `48_Da-Nang_2020-05.xlsx`: sorts by code and survives every mail program.
pub fn file_name(unit: &Unit, period: Period) -> String {
    format!("{}_{}_{period}.xlsx", unit.code, files::plain_name(&unit.name))
}
