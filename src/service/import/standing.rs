//! What was settled about the files of a preview at one moment: to be gone back to.

use std::collections::BTreeMap;

use super::decide::look_again;
use super::{ImportRequest, Preview};
use crate::domain::Decisions;
use crate::service::{Project, ServiceError};

/// What was settled about files, by their places, and whether they were left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing(BTreeMap<usize, (Decisions, bool)>);

impl Standing {
    /// What of it is otherwise in another one.
    pub fn unlike(mut self, other: &Self) -> Self {
        self.0.retain(|file, settled| other.0.get(file) != Some(settled));
        self
    }

    /// What of it is said of the files that another one speaks of.
    pub fn of_files_in(mut self, other: &Self) -> Self {
        self.0.retain(|file, _| other.0.contains_key(file));
        self
    }
}

impl Preview {
    /// What is settled now.
    pub fn standing(&self) -> Standing {
        let settled = self.files.iter().map(|file| (file.decisions.clone(), file.excluded));
        Standing(settled.enumerate().collect())
    }
}

/// Settles files as they were settled at another moment; only those are read again about which something else was said.
///
/// # Errors
/// As [`decide`](super::decide); files before the one that changed are then as they were at that moment.
pub fn stand(
    project: &Project,
    request: &ImportRequest,
    preview: &mut Preview,
    standing: &Standing,
) -> Result<(), ServiceError> {
    for (&index, (decisions, excluded)) in &standing.0 {
        let Some(file) = preview.files.get_mut(index) else { continue };
        file.excluded = *excluded;
        if is_read_alike(&file.decisions, decisions) {
            file.decisions.clone_from(decisions);
        } else {
            look_again(project, request, preview, index, decisions.clone())?;
        }
    }
    preview.note_across_files();
    Ok(())
}

/// What was only left as it is does not change how a workbook is read.
fn is_read_alike(one: &Decisions, other: &Decisions) -> bool {
    let read = |decisions: &Decisions| Decisions { kept: Vec::new(), ..decisions.clone() };
    one == other || read(one) == read(other)
}
