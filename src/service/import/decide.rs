//! What a person settles between looking and confirming: repairs, edits, how a foreign table or an old charset is read.

use std::borrow::Cow;

use super::look::Look;
use super::preview::{FilePreview, Preview};
use super::settle::Counting;
use super::{AnswerChange, ImportRequest, with_newcomers};
use crate::domain::{CharsetChoice, Decisions, Edit, FileStatus, Finding, FindingKind, Submission};
use crate::service::{Project, ServiceError};

/// Findings that ask how a foreign table is to be read.
const MAPPING_PROPOSED: &str = "mapping_proposed";
/// Findings that ask whether text is of an old charset.
const LEGACY_TEXT: &str = "legacy_text";

/// Looks again at one file under other decisions. The rest of the preview stays as it is, but for what the files of a
/// batch mean for each other.
///
/// # Errors
/// [`ServiceError::FileChanged`] where the file is no longer what was looked at; the preview is then as it was.
pub fn decide(
    project: &Project,
    request: &ImportRequest,
    preview: &mut Preview,
    file: usize,
    decisions: Decisions,
) -> Result<(), ServiceError> {
    look_again(project, request, preview, file, decisions)?;
    preview.note_across_files();
    Ok(())
}

/// Accepts every finding of a kind in every file that is not left out: sets the proposed repair, confirms the proposed
/// mapping or conversion. Gives how many were accepted.
///
/// # Errors
/// As [`decide`]; files before the one that changed are then decided.
pub fn accept_all(
    project: &Project,
    request: &ImportRequest,
    preview: &mut Preview,
    kind_code: &str,
) -> Result<usize, ServiceError> {
    let mut accepted_in_all = 0;
    for index in 0..preview.files.len() {
        let Some((decisions, accepted)) = all_accepted(&preview.files[index], kind_code) else { continue };
        look_again(project, request, preview, index, decisions)?;
        accepted_in_all += accepted;
    }
    preview.note_across_files();
    Ok(accepted_in_all)
}

/// Accepts several kinds. Accepting one may bring up another – text that was converted makes a table known – so the
/// kinds are gone through until nothing is left to accept.
///
/// # Errors
/// As [`accept_all`].
pub fn accept_kinds(
    project: &Project,
    request: &ImportRequest,
    preview: &mut Preview,
    kind_codes: &[String],
) -> Result<usize, ServiceError> {
    // A repair that brings up another of the same cell, and so on for ever, is stopped here.
    const ROUNDS: usize = 8;
    let mut accepted_in_all = 0;
    for _ in 0..ROUNDS {
        let mut accepted = 0;
        for kind in kind_codes {
            accepted += accept_all(project, request, preview, kind)?;
        }
        if accepted == 0 {
            break;
        }
        accepted_in_all += accepted;
    }
    Ok(accepted_in_all)
}

/// The decisions with what a finding proposes accepted; nothing where it proposes nothing that is not taken already.
pub fn accepted(file: &FilePreview, finding: &Finding) -> Option<Decisions> {
    let mut decisions = file.decisions.clone();
    accept(file, finding, &mut decisions).then_some(decisions)
}

fn all_accepted(file: &FilePreview, kind_code: &str) -> Option<(Decisions, usize)> {
    let mut decisions = file.decisions.clone();
    let of_kind = file.findings.iter().filter(|finding| finding.kind.code() == kind_code && !file.excluded);
    let accepted = of_kind.filter(|finding| accept(file, finding, &mut decisions)).count();
    (accepted > 0).then_some((decisions, accepted))
}

/// Whether the finding proposed something that was not decided yet; it is then among the decisions.
fn accept(file: &FilePreview, finding: &Finding, decisions: &mut Decisions) -> bool {
    match finding.kind.code() {
        MAPPING_PROPOSED => {
            let Some(proposal) = &file.proposal else { return false };
            decisions.mapping = Some(proposal.clone());
        }
        LEGACY_TEXT => {
            if file.legacy.is_none() {
                return false;
            }
            decisions.charset = Some(CharsetChoice::Convert);
        }
        _ => {
            let Some(edit) = repair(finding) else { return false };
            if decisions.edits.contains(&edit) {
                return false;
            }
            decisions.set(edit);
        }
    }
    true
}

/// The proposed repair as an edit of its cell.
fn repair(finding: &Finding) -> Option<Edit> {
    let Finding { sheet: Some(sheet), cell: Some(cell), seen, repair: Some(repair), kind } = finding else {
        return None;
    };
    (!is_taken_as_proposed(kind)).then(|| Edit {
        sheet: sheet.clone(),
        cell: *cell,
        before: seen.clone(),
        after: Some(repair.clone()),
    })
}

/// Where the repair only says how the cell was read, there is nothing left to accept.
pub fn is_taken_as_proposed(kind: &FindingKind) -> bool {
    matches!(kind, FindingKind::PercentOnly { .. } | FindingKind::NumberAsText { .. })
}

/// Looks again at every file where the data file was written to since they were looked at, under all that was decided.
/// Whether anything is otherwise now.
///
/// # Errors
/// [`ServiceError::FileChanged`] where a workbook that would be taken over is no longer what was looked at; it is looked
/// at again the next time. Others stay as they were seen.
pub fn renew(project: &Project, request: &ImportRequest, preview: &mut Preview) -> Result<bool, ServiceError> {
    let revision = project.store().revision()?;
    if revision == preview.revision {
        return Ok(false);
    }
    let before: Vec<_> = preview.files.iter().map(seen_of).collect();
    preview.remembered = project.store().remembered_mappings()?;
    for index in 0..preview.files.len() {
        let decisions = preview.files[index].decisions.clone();
        let is_needed = preview.files[index].is_taken();
        match look_again(project, request, preview, index, decisions) {
            Err(ServiceError::FileChanged { .. }) if !is_needed => {}
            looked => looked?,
        }
    }
    preview.note_across_files();
    preview.revision = revision;
    Ok(preview.files.iter().map(seen_of).ne(before))
}

/// What a person sees of a file, and what would be taken over from it.
fn seen_of(file: &FilePreview) -> (FileStatus, Vec<Submission>, Vec<Finding>, Vec<AnswerChange>) {
    (file.status, file.submissions.clone(), file.findings.clone(), file.changes.clone())
}

pub(super) fn look_again(
    project: &Project,
    request: &ImportRequest,
    preview: &mut Preview,
    index: usize,
    decisions: Decisions,
) -> Result<(), ServiceError> {
    let Some(file) = preview.files.get(index) else { return Ok(()) };
    let contents = file.source.read_again(file.fingerprint.as_ref())?;
    let others = preview.files.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, file)| file);
    let register = with_newcomers(Cow::Borrowed(project.register()), others.flat_map(|file| &file.newcomers));
    let counting = Counting::of(project);
    let look = Look { project, request, register: &register, remembered: &preview.remembered, counting: &counting };
    let file = &preview.files[index];
    let seen = look.at(file.source.clone(), file.fingerprint.clone(), contents, decisions)?;
    let (excluded, left_out_before) = (file.excluded, file.left_out_before.clone());
    preview.files[index] = FilePreview { excluded, left_out_before, ..seen };
    Ok(())
}
