//! Decisions: what a person settled about one workbook before it was taken over.
//!
//! Facts that are kept beside the import, so that every figure leads back to its cell *and* to the hand that changed
//! it. Reading takes them as an argument; a workbook itself is never changed by them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CellAddress, Finding, Period, UnitCode};

/// Everything decided about one workbook; the default is nothing yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// Whose it is, where the workbook leaves that open.
    pub unit: Option<UnitCode>,
    /// When it is for, likewise.
    pub period: Option<Period>,
    /// What to do with text in an old charset.
    pub charset: Option<CharsetChoice>,
    /// How a foreign table is to be read, as a person confirmed it.
    pub mapping: Option<Mapping>,
    /// Values set in place of what stands in cells; at most one a cell.
    pub edits: Vec<Edit>,
    /// Findings that a person looked at and left as they are: nothing is read otherwise for it, but it is on record.
    pub kept: Vec<Finding>,
    /// It was left out of the import: the SHA-256 of its bytes, of which nothing else is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
}

impl Decisions {
    /// Whether a workbook is read as if nothing had been decided.
    pub fn read_it_as_it_is(&self) -> bool {
        Self { kept: Vec::new(), ..self.clone() } == Self::default()
    }

    /// Leaves a finding as it is, or opens it again.
    pub fn keep(&mut self, finding: &Finding) {
        let before = self.kept.len();
        self.kept.retain(|kept| kept != finding);
        if self.kept.len() == before {
            self.kept.push(finding.clone());
        }
    }

    /// The value a person set in place of a cell's, if one did; `Some(None)` where the cell was emptied.
    pub fn edit_of(&self, sheet: &str, cell: CellAddress) -> Option<&Edit> {
        self.edits.iter().find(|edit| edit.cell == cell && edit.sheet == sheet)
    }

    /// Sets a value in place of a cell's; a later edit of the same cell replaces the earlier one.
    pub fn set(&mut self, edit: Edit) {
        self.edits.retain(|other| (other.cell, &other.sheet) != (edit.cell, &edit.sheet));
        self.edits.push(edit);
    }

    /// Takes an edit back: the workbook's own value counts again.
    pub fn unset(&mut self, sheet: &str, cell: CellAddress) {
        self.edits.retain(|edit| edit.cell != cell || edit.sheet != sheet);
    }
}

/// A value that a person set in place of what stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub sheet: String,
    pub cell: CellAddress,
    /// What stands in the workbook, as text; nothing where the cell is empty.
    pub before: Option<String>,
    /// What counts instead, as it was typed; nothing empties the cell.
    pub after: Option<String>,
}

/// An 8-bit Vietnamese charset of the time before Unicode, whose text shows as Latin letters when read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charset {
    /// TCVN 5712:1993, third table: the `.VnTime` fonts.
    Tcvn3,
    /// VNI-Windows: the `VNI-Times` fonts.
    Vni,
}

/// What a person decided about text that looks like an old charset's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CharsetChoice {
    /// Read it as Unicode.
    Convert,
    /// It is right as it stands.
    Keep,
}

/// One text before and after it was read as an old charset's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextChange {
    pub sheet: String,
    pub cell: CellAddress,
    pub before: String,
    pub after: String,
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// STT, TT.
    Number,
    /// The indicator's code.
    Code,
    /// The indicator's name.
    Name,
    /// The unit of measure.
    Measure,
    /// Points at most.
    Maximum,
    /// The answer, or its numerator.
    Result,
    /// The denominator.
    Whole,
    /// The mark "not applicable".
    NotApplicable,
    /// Points the sender gives himself: shown, never an answer.
    SelfScore,
    /// Points the committee gave.
    Appraised,
    Evidence,
    Note,
}

/// How a row of a foreign table was matched to an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    Code,
    /// By name, without accents and case.
    Name,
    /// By its place between rows that were matched otherwise.
    Position,
    /// As it was confirmed for an earlier workbook of this sender and form.
    Memory,
    /// A person said so.
    Person,
}

/// A row of a foreign table that may answer an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowMatch {
    /// Zero-based.
    pub row: u32,
    /// What the row calls itself: code and name as they stand.
    pub label: String,
    /// The indicator's code; nothing where the row answers none.
    pub indicator: Option<String>,
    /// Nothing where the row answers none.
    pub by: Option<MatchedBy>,
}

/// How a foreign form is read: proposed by the program, confirmed by a person, remembered for the next workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptMapping")]
pub struct Mapping {
    /// The same for every workbook of one form: made from headings and row labels, never from figures.
    pub form: String,
    /// Its tables, one a sheet, in the order of the sheets.
    pub tables: Vec<TableMapping>,
}

/// How one table of a foreign form is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableMapping {
    pub sheet: String,
    /// The lowest row of the heading, zero-based; answers begin below.
    pub heading: u32,
    /// Zero-based columns.
    pub columns: BTreeMap<ColumnRole, u32>,
    pub rows: Vec<RowMatch>,
}

impl Mapping {
    /// The rows of all tables, in their order, each with its table.
    pub fn rows(&self) -> impl Iterator<Item = (&TableMapping, &RowMatch)> {
        self.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)))
    }

    /// A row by its place among all rows, to be changed.
    pub fn row_mut(&mut self, place: usize) -> Option<&mut RowMatch> {
        self.tables.iter_mut().flat_map(|table| &mut table.rows).nth(place)
    }

    /// Which table the row at a place among all rows is of.
    pub fn table_of(&self, place: usize) -> Option<usize> {
        let mut of_rows = self.tables.iter().enumerate().flat_map(|(table, of)| of.rows.iter().map(move |_| table));
        of_rows.nth(place)
    }
}

/// A mapping as data files keep it: the first ones had one table, which stood in the mapping itself.
#[derive(Deserialize)]
#[serde(untagged)]
enum KeptMapping {
    OfTables {
        form: String,
        tables: Vec<TableMapping>,
    },
    OfOne {
        form: String,
        #[serde(flatten)]
        table: TableMapping,
    },
}

impl From<KeptMapping> for Mapping {
    fn from(kept: KeptMapping) -> Self {
        match kept {
            KeptMapping::OfTables { form, tables } => Self { form, tables },
            KeptMapping::OfOne { form, table } => Self { form, tables: vec![table] },
        }
    }
}

/// A mapping that a person confirmed before, with the sender it was confirmed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedMapping {
    pub unit: UnitCode,
    pub mapping: Mapping,
}

#[cfg(test)]
mod tests {
    use super::super::FindingKind;
    use super::*;

    fn edit(cell: &str, after: &str) -> Edit {
        Edit { sheet: "S".into(), cell: cell.parse().unwrap(), before: None, after: Some(after.to_owned()) }
    }

    #[test]
    fn the_last_edit_of_a_cell_counts_and_can_be_taken_back() {
        let mut decisions = Decisions::default();
        decisions.set(edit("B2", "1"));
        decisions.set(edit("B3", "2"));
        decisions.set(edit("B2", "3"));
        let at = |decisions: &Decisions, cell: &str| {
            decisions.edit_of("S", cell.parse().unwrap()).and_then(|edit| edit.after.clone())
        };
        assert_eq!(at(&decisions, "B2").as_deref(), Some("3"));
        assert_eq!(at(&decisions, "B3").as_deref(), Some("2"));
        decisions.unset("S", "B2".parse().unwrap());
        assert_eq!(at(&decisions, "B2"), None);
        assert_eq!(decisions.edits.len(), 1);
    }

    #[test]
    fn what_was_left_as_it_is_changes_nothing_of_the_reading_and_can_be_opened_again() {
        let finding = |detail: &str| Finding::of_file(FindingKind::CannotOpen { detail: detail.into() });
        let mut decisions = Decisions::default();
        decisions.keep(&finding("a"));
        decisions.keep(&finding("b"));
        assert!(decisions.read_it_as_it_is() && decisions != Decisions::default());
        decisions.keep(&finding("a"));
        assert_eq!(decisions.kept, [finding("b")]);
        let stored = serde_json::to_string(&decisions).unwrap();
        assert_eq!(serde_json::from_str::<Decisions>(&stored).unwrap(), decisions);
        decisions.set(edit("B2", "1"));
        assert!(!decisions.read_it_as_it_is());
    }

    #[test]
    fn decisions_survive_being_stored_and_unknown_ones_are_left_out() {
        let columns = [(ColumnRole::Name, 1), (ColumnRole::Result, 4)].into();
        let row =
            RowMatch { row: 9, label: "1.1 LGSP".into(), indicator: Some("B1".into()), by: Some(MatchedBy::Name) };
        let table = TableMapping { sheet: "S".into(), heading: 7, columns, rows: vec![row] };
        let mapping = Mapping { form: "f".into(), tables: vec![table] };
        let decisions = Decisions {
            charset: Some(CharsetChoice::Convert),
            mapping: Some(mapping),
            edits: vec![edit("B2", "1")],
            ..Decisions::default()
        };
        let stored = serde_json::to_string(&decisions).unwrap();
        assert_eq!(serde_json::from_str::<Decisions>(&stored).unwrap(), decisions);
        assert_eq!(serde_json::from_str::<Decisions>("{}").unwrap(), Decisions::default());
    }
}
