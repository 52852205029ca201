//! Steps that can be taken back and made again, each with the grid it was made in, and the one sentence about the last of them.

use super::{AppraisalRow, AppraisalView, Side};
use crate::app::data::{Entered, Entering};
use crate::app::shortcut::Shortcut;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// The grid that something is entered in, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) side: Side,
    /// Code of its unit or indicator.
    pub(super) grid: String,
    /// The one row; nothing: several of them.
    pub(super) row: Option<String>,
    /// The unit with its indicator, or with how many.
    told: String,
}

/// What was entered at one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) place: Place,
    pub(super) entered: Vec<Entered>,
}

impl Place {
    /// One row of a grid.
    pub(super) fn of_row(view: &AppraisalView, row: &str, words: &Words) -> Self {
        let name = view.rows.iter().find(|of| of.code == row).map_or(row, |of| of.name.as_str());
        let (unit, indicator) = match view.side {
            Side::Unit => (view.name.as_str(), row),
            Side::Indicator => (name, view.code.as_str()),
        };
        let told = say!(words, "appraisal-at-row", unit = unit, indicator = indicator);
        Self { row: Some(row.to_owned()), ..Self::of_grid(view, told) }
    }

    /// Some rows of a grid.
    pub(super) fn of_rows(view: &AppraisalView, rows: &[String], words: &Words) -> Self {
        match rows {
            [row] => Self::of_row(view, row, words),
            _ => Self::of_so_many(view, rows.len(), words),
        }
    }

    /// What is open in a grid.
    pub(super) fn of_rest(view: &AppraisalView, words: &Words) -> Self {
        Self::of_so_many(view, view.open as usize, words)
    }

    fn of_so_many(view: &AppraisalView, count: usize, words: &Words) -> Self {
        let told = match view.side {
            Side::Unit => say!(words, "appraisal-at-indicators", unit = view.name.as_str(), count = count),
            Side::Indicator => say!(words, "appraisal-at-units", indicator = view.code.as_str(), count = count),
        };
        Self::of_grid(view, told)
    }

    fn of_grid(view: &AppraisalView, told: String) -> Self {
        Self { side: view.side, grid: view.code.clone(), row: None, told }
    }

    /// What was done here, and the key that turns it back; `row` as it stands now.
    pub(super) fn done(&self, what: &Entering, row: Option<&AppraisalRow>, words: &Words) -> String {
        let (at, undo, redo) = (self.told.as_str(), Shortcut::UndoImport.keys(), Shortcut::Redo.keys());
        let figure = row.map(|row| row.found.as_str()).filter(|found| *found != NO_VALUE);
        match (what, figure) {
            (Entering::Row(_), Some(figure)) => {
                say!(words, "appraisal-said-figure", at = at, figure = figure, undo = undo)
            }
            (Entering::Row(_), None) => say!(words, "appraisal-said-entered", at = at, undo = undo),
            (Entering::ConfirmRest | Entering::ConfirmChosen(_), _) => {
                say!(words, "appraisal-said-confirmed", at = at, undo = undo)
            }
            (Entering::Undo(_), _) => say!(words, "appraisal-said-undone", at = at, redo = redo),
            (Entering::Redo(_), _) => say!(words, "appraisal-said-redone", at = at, undo = undo),
        }
    }
}
