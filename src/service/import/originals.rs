//! What stood in an answer's cells before a person set other values in their place: kept with the answer, so that the
//! sender's figure is never lost.

use crate::domain::{CellAddress, Decisions, Edit, SourcedAnswer, Submission};

/// Puts the originals of edited cells to the answers that were read from them.
pub(super) fn keep(submissions: &mut [Submission], decisions: &Decisions) {
    if decisions.edits.is_empty() {
        return;
    }
    for answer in submissions.iter_mut().flat_map(|submission| &mut submission.answers) {
        answer.original = answer.original.take().or_else(|| original(answer, &decisions.edits));
    }
}

/// `E12: 310`, each edited cell of the answer; of an empty cell only its address.
fn original(answer: &SourcedAnswer, edits: &[Edit]) -> Option<String> {
    let (sheet, cells) = (answer.sheet.as_ref()?, answer.cells.as_ref()?);
    let of_answer = edits.iter().filter(|edit| edit.sheet == *sheet && covers(cells, edit.cell));
    let originals: Vec<String> = of_answer
        .map(|edit| format!("{}: {}", edit.cell, edit.before.as_deref().unwrap_or_default()).trim_end().to_owned())
        .collect();
    (!originals.is_empty()).then(|| originals.join("; "))
}

/// Whether a cell is among those an answer names: `E12`, `E12:F12`, `E12, H12`.
fn covers(cells: &str, cell: CellAddress) -> bool {
    cells.split(", ").any(|range| {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let (Ok(first), Ok(last)) = (first.parse::<CellAddress>(), last.parse::<CellAddress>()) else { return false };
        (first.row..=last.row).contains(&cell.row) && (first.column..=last.column).contains(&cell.column)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_among_those_of_an_answer() {
        let at = |cell: &str| cell.parse().unwrap();
        assert!(covers("E12", at("E12")) && covers("E12:F12", at("F12")) && covers("E12, H12", at("H12")));
        assert!(!covers("E12:F12", at("G12")) && !covers("E12, H12", at("F12")) && !covers("?", at("A1")));
    }
}
