//! Agencies whose workbooks are at hand while the register lacks them, and units whose own form is empty.

use std::collections::{HashMap, HashSet};

use super::preview::{FilePreview, Preview};
use super::{ImportRequest, renew};
use crate::domain::{Finding, FindingKind, SubmissionKey, Unit, UnitCode};
use crate::service::{Project, ServiceError};

impl Preview {
    /// Agencies that workbooks name and the register lacks, each once.
    pub fn unregistered(&self) -> Vec<&Unit> {
        let mut seen: HashSet<&UnitCode> = HashSet::new();
        let named = self.files.iter().filter(|file| !file.excluded).filter_map(|file| file.unregistered.as_ref());
        named.filter(|unit| seen.insert(&unit.code)).collect()
    }
}

/// Adds the agencies that workbooks name to the register, in one transaction, and looks at all files again under what was
/// decided. How many were added.
///
/// # Errors
/// Where the data file cannot be written to; nothing is added then. [`ServiceError::FileChanged`] as [`renew`]: the agencies
/// are in the register then.
pub fn enrol(project: &mut Project, request: &ImportRequest, preview: &mut Preview) -> Result<usize, ServiceError> {
    let lacking = preview.unregistered();
    // Another window may have added some of them since.
    let lacking = lacking.into_iter().filter(|unit| project.register().by_code(&unit.code).is_none());
    let units: Vec<Unit> = lacking.cloned().collect();
    project.upsert_units(&units)?;
    renew(project, request, preview)?;
    Ok(units.len())
}

/// Units whose own form is empty and would be taken over so, unless somebody looked at that; those that agencies send
/// for are none.
///
/// # Errors
/// Where the data file cannot be read.
pub fn empty_forms(project: &Project, preview: &Preview) -> Result<Vec<UnitCode>, ServiceError> {
    let mut empty = Vec::new();
    let is_open = |file: &FilePreview| blank_note(file).is_some_and(|note| !file.is_kept(note));
    for file in preview.files.iter().filter(|file| file.is_taken() && is_open(file)) {
        let [only] = file.submissions.as_slice() else { continue };
        if agencies_instead(project, preview, file)? == 0 {
            empty.push(only.unit.clone());
        }
    }
    Ok(empty)
}

/// How many agencies send, in this import or before it, for the unit whose own form a file is, where that is empty: its
/// points come from their forms. None of a form with a figure, and an agency whose own form is empty is none of them.
///
/// # Errors
/// Where the data file cannot be read.
pub fn agencies_instead(project: &Project, preview: &Preview, file: &FilePreview) -> Result<usize, ServiceError> {
    let ([only], Some(_)) = (file.submissions.as_slice(), blank_note(file)) else { return Ok(0) };
    let province = only.key();
    let stored = project.store().units_counting(province.period, &province.catalogue)?;
    // What is sent now counts instead of what is stored.
    let taken = preview.files.iter().filter(|file| file.is_taken());
    let sent = taken.flat_map(|file| file.submissions.iter().map(move |sent| (sent.key(), blank_note(file).is_none())));
    let sent: HashMap<SubmissionKey, bool> = sent.collect();
    let sends = |agency: &&Unit| {
        let key = SubmissionKey { unit: agency.code.clone(), ..province.clone() };
        sent.get(&key).copied().unwrap_or_else(|| stored.contains(&agency.code))
    };
    Ok(project.agencies_of(&province.unit).filter(sends).count())
}

/// What says of a form that it is empty.
fn blank_note(file: &FilePreview) -> Option<&Finding> {
    file.findings.iter().find(|finding| matches!(finding.kind, FindingKind::BlankForm { .. }))
}
