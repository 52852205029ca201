//! Agencies whose workbooks are at hand while the register lacks them.

use std::collections::HashSet;

use super::preview::Preview;
use super::{ImportRequest, renew};
use crate::domain::{Unit, UnitCode};
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
