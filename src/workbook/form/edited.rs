//! A workbook's cells with the values that a person set in place of some. The workbook itself stays as it is.

use std::borrow::Cow;

use crate::domain::{Decisions, Edit, text};
use crate::workbook::cell;
use crate::workbook::charset;
use crate::workbook::raw::{Cell, CellValue, Contents, Sheet};

/// The decisions with edits of sheets by the names that these have now: what they were called when a person edited them
/// depends on whether text of an old charset was read as Unicode then.
pub(super) fn as_sheets_are_named<'a>(decisions: &'a Decisions, contents: &Contents) -> Cow<'a, Decisions> {
    let is_known = |edit: &Edit| contents.sheets.iter().any(|sheet| sheet.name == edit.sheet);
    if decisions.edits.iter().all(is_known) {
        return Cow::Borrowed(decisions);
    }
    let mut decisions = decisions.clone();
    for edit in &mut decisions.edits {
        if let Some(sheet) = charset::sheet_named(contents, &edit.sheet) {
            edit.sheet.clone_from(&sheet.name);
        }
    }
    Cow::Owned(decisions)
}

/// The contents as they count: edits of sheets that are not there change nothing.
pub(super) fn contents<'a>(contents: &'a Contents, edits: &[Edit]) -> Cow<'a, Contents> {
    let mut edited = Cow::Borrowed(contents);
    for edit in edits {
        let Some(index) = contents.sheets.iter().position(|sheet| sheet.name == edit.sheet) else { continue };
        let contents = edited.to_mut();
        set(&mut contents.sheets[index], edit);
        // What was wrong with the value that no longer counts is no finding any more.
        contents
            .findings
            .retain(|finding| finding.cell != Some(edit.cell) || finding.sheet.as_deref() != Some(edit.sheet.as_str()));
    }
    edited
}

fn set(sheet: &mut Sheet, edit: &Edit) {
    let value = edit.after.as_deref().and_then(typed);
    match (sheet.cells.binary_search_by_key(&edit.cell, |cell| cell.address), value) {
        (Ok(index), Some(value)) => sheet.cells[index].value = value,
        (Ok(index), None) => {
            sheet.cells.remove(index);
        }
        (Err(index), Some(value)) => sheet.cells.insert(index, Cell { address: edit.cell, value }),
        (Err(_), None) => {}
    }
    sheet.layout.percent.retain(|cell| *cell != edit.cell);
}

/// What a person typed: a number where it can only be one, else the text; nothing for blanks.
pub(super) fn typed(written: &str) -> Option<CellValue> {
    let written = text::nfc(written.trim());
    match cell::number(&written) {
        _ if written.is_empty() => None,
        Ok(number) if !number.percent => Some(CellValue::Number(number.value)),
        _ => Some(CellValue::Text(written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Decimal, Finding, FindingKind};
    use crate::workbook::raw::Layout;

    fn edit(cell: &str, after: Option<&str>) -> Edit {
        Edit { sheet: "S".into(), cell: cell.parse().unwrap(), before: None, after: after.map(str::to_owned) }
    }

    fn workbook() -> Contents {
        let cell = |at: &str, text: &str| Cell { address: at.parse().unwrap(), value: CellValue::Text(text.into()) };
        let layout = Layout { percent: vec!["B2".parse().unwrap()], ..Layout::default() };
        let sheet = Sheet { name: "S".into(), visible: true, cells: vec![cell("A1", "a"), cell("B2", "b")], layout };
        let finding = Finding::at("S", "B2".parse().unwrap(), "b", FindingKind::FormulaWithoutValue);
        Contents { format: None, sheets: vec![sheet], findings: vec![finding] }
    }

    #[test]
    fn a_cell_counts_as_it_was_edited_and_what_was_wrong_with_it_is_gone() {
        let edits = [edit("B2", Some("1.234.567")), edit("C3", Some(" Có ")), edit("A1", None)];
        let before = workbook();
        let edited = contents(&before, &edits);
        let at = |cell: &str| edited.sheets[0].get(cell.parse().unwrap()).cloned();
        assert_eq!(at("B2"), Some(CellValue::Number(Decimal::from(1_234_567))));
        assert_eq!(at("C3"), Some(CellValue::Text("Có".into())));
        assert_eq!(at("A1"), None);
        assert!(edited.findings.is_empty() && edited.sheets[0].layout.percent.is_empty());
    }

    #[test]
    fn without_edits_nothing_is_copied() {
        let before = workbook();
        assert!(matches!(contents(&before, &[]), Cow::Borrowed(_)));
        let elsewhere = Edit { sheet: "T".into(), ..edit("A1", Some("x")) };
        assert_eq!(*contents(&before, &[elsewhere]), before);
    }
}
