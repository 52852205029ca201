//! What was wrong with the cells of a version that counts: found when its workbook was imported, and left so.

use std::collections::HashSet;

use crate::domain::{Finding, Severity, SubmissionKey};
use crate::i18n::Words;
use crate::say;
use crate::service::{Project, ServiceError};
use crate::store::StoredSubmission;

/// A cell whose figure was left out, and the file it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub finding: Finding,
    pub file_name: String,
    /// Somebody looked at it and left it as it is.
    pub kept: bool,
}

impl Fault {
    /// "Ô Tự đánh giá!F24, đọc được “0”: Tiêu chí D7: mẫu số bằng 0 …"
    pub fn told(&self, words: &Words) -> String {
        let finding = &self.finding;
        let cell = finding.cell.map(|cell| cell.to_string()).unwrap_or_default();
        let place = finding.sheet.as_ref().map_or_else(|| cell.clone(), |sheet| format!("{sheet}!{cell}"));
        let seen = finding.seen.as_deref().map(str::trim).filter(|seen| !seen.is_empty());
        let seen = seen.map_or_else(|| say!(words, "import-seen-empty"), |seen| format!("“{seen}”"));
        let kept = if self.kept { say!(words, "results-fault-kept") } else { String::new() };
        let message = words.finding(&finding.kind);
        say!(words, "results-faulty-cell", place = place, seen = seen, message = message, kept = kept)
    }
}

/// The faulty cells behind what counts of a unit; none where it sent nothing. Of a table of many units those in its rows.
///
/// # Errors
/// Where the data file cannot be read.
pub fn faults(project: &Project, key: &SubmissionKey) -> Result<Vec<Fault>, ServiceError> {
    let store = project.store();
    let Some(version) = store.current(key)? else { return Ok(Vec::new()) };
    let Some(sha256) = &version.sha256 else { return Ok(Vec::new()) };
    let Some(file) = store.import_file(version.import_id, sha256)? else { return Ok(Vec::new()) };
    let kept = file.decisions.map(|decisions| decisions.kept).unwrap_or_default();
    let rows = rows_of(&version);
    let stands_there = |finding: &Finding| {
        finding.cell.is_some_and(|cell| rows.contains(&(finding.sheet.as_deref().unwrap_or_default(), cell.row)))
    };
    let faulty = file.findings.into_iter().filter(|one| one.severity() == Severity::Error && stands_there(one));
    let fault =
        |finding: Finding| Fault { kept: kept.contains(&finding), file_name: version.file_name.clone(), finding };
    Ok(faulty.map(fault).collect())
}

/// Sheets with the rows in them: two sheets of one workbook may speak of two units.
fn rows_of(version: &StoredSubmission) -> HashSet<(&str, u32)> {
    let answers = version.submission.answers.iter();
    let placed = answers.filter_map(|answer| Some((answer.sheet.as_deref().unwrap_or_default(), answer.cells?)));
    placed.flat_map(|(sheet, cells)| cells.iter().map(move |cell| (sheet, cell.row)).collect::<Vec<_>>()).collect()
}
