//! Agencies whose workbooks are at hand while the register lacks them, and units whose own form is empty.

use std::collections::HashSet;

use super::preview::{FilePreview, Preview};
use super::{ImportRequest, renew};
use crate::domain::{FindingKind, SubmissionKey, Unit, UnitCode};
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
    for file in preview.files.iter().filter(|file| file.is_taken() && is_empty(file)) {
        let [only] = file.submissions.as_slice() else { continue };
        if !has_agencies_that_send(project, preview, &only.key())? {
            empty.push(only.unit.clone());
        }
    }
    Ok(empty)
}

fn is_empty(file: &FilePreview) -> bool {
    let says_so = |kind: &FindingKind| matches!(kind, FindingKind::BlankForm { .. });
    file.findings.iter().any(|finding| says_so(&finding.kind) && !file.is_kept(finding))
}

fn has_agencies_that_send(
    project: &Project,
    preview: &Preview,
    province: &SubmissionKey,
) -> Result<bool, ServiceError> {
    let taken = || preview.files.iter().filter(|file| file.is_taken()).flat_map(|file| &file.submissions);
    for agency in project.agencies_of(&province.unit) {
        let key = SubmissionKey { unit: agency.code.clone(), ..province.clone() };
        if taken().any(|sent| sent.key() == key) || project.store().current(&key)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
