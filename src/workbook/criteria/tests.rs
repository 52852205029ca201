//! A criteria set survives Excel; what an edited sheet gets wrong is told by its cell.

use super::*;
use crate::catalogue::{Catalogue, load_shipped, shipped};
use crate::domain::CellAddress;
use crate::i18n::{Language, Words};
use crate::workbook::raw::{Cell, CellValue, Contents, Sheet};
use crate::workbook::read;

fn nq17() -> Catalogue {
    load_shipped("nq17-2020").unwrap().unwrap()
}

fn book(catalogue: &Catalogue, language: Language) -> Contents {
    let bytes = write_criteria(catalogue, &Words::new(language)).unwrap();
    let contents = read(&bytes, "bo-tieu-chi.xlsx");
    // The row of keys and English are folded away, and nothing else is remarkable.
    let odd = |finding: &&crate::domain::Finding| !finding.kind.code().starts_with("hidden_");
    assert_eq!(contents.findings.iter().find(odd), None);
    contents
}

fn sheet<'a>(contents: &'a mut Contents, name: &str) -> &'a mut Sheet {
    contents.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

/// The cell of a row, known by its code, in a column, known by its key.
fn cell(sheet: &Sheet, code: &str, key: &str) -> CellAddress {
    let has = |cell: &&Cell, text: &str| cell.value.shown() == text;
    let row = sheet.cells.iter().filter(|cell| cell.address.row > 1).find(|cell| has(cell, code)).unwrap().address.row;
    let column = sheet.cells.iter().filter(|cell| cell.address.row == 1).find(|cell| has(cell, key)).unwrap();
    CellAddress { row, column: column.address.column }
}

fn put(sheet: &mut Sheet, at: CellAddress, text: &str) {
    sheet.cells.retain(|cell| cell.address != at);
    if !text.is_empty() {
        sheet.cells.push(Cell { address: at, value: CellValue::Text(text.to_owned()) });
    }
    sheet.cells.sort_by_key(|cell| cell.address);
}

/// What one typed cell comes to.
fn edited(code: &str, key: &str, text: &str) -> (CellAddress, Result<Catalogue, Vec<BookFault>>) {
    let mut contents = book(&nq17(), Language::Vi);
    let criteria = sheet(&mut contents, "Tiêu chí");
    let at = cell(criteria, code, key);
    put(criteria, at, text);
    (at, read_criteria(&contents).unwrap())
}

#[test]
fn every_shipped_set_survives_excel_in_both_languages() {
    for (id, _) in shipped() {
        let catalogue = load_shipped(id).unwrap().unwrap();
        for language in [Language::Vi, Language::En] {
            let read = read_criteria(&book(&catalogue, language)).unwrap();
            assert_eq!(read.as_ref(), Ok(&catalogue), "{id} {language:?}");
        }
    }
}

#[test]
fn every_kind_of_rule_and_aggregation_survives() {
    use crate::catalogue::edit::{List, Part, allowed, of_kind, saying};
    let mut catalogue = nq17();
    let rules = allowed("rule.kind");
    for (at, kind) in rules.iter().enumerate() {
        let part = Part::Item(List::Indicators, at);
        (catalogue, _) = of_kind(&catalogue, part, "rule.kind", kind).apply(&catalogue).unwrap();
    }
    for (at, kind) in allowed("aggregation").into_iter().take(5).enumerate() {
        let part = Part::Item(List::Groups, at);
        (catalogue, _) = saying(&catalogue, part, "aggregation", kind.into()).apply(&catalogue).unwrap();
    }
    // Unsound, but read whole: no fault is about what could not be read.
    let faults = read_criteria(&book(&catalogue, Language::Vi)).unwrap().unwrap_err();
    let unreadable = ["unknown_key", "missing_key", "wrong_type", "unknown_choice", "not_a_decimal", "not_a_date"];
    let told: Vec<_> = faults.iter().filter(|one| unreadable.contains(&one.fault.kind.code())).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(faults.iter().all(|one| one.cell.is_some()), "{faults:?}");
}

#[test]
fn what_is_edited_is_read_as_a_person_means_it() {
    let (_, read) = edited("D1", "target.value", "35%");
    assert_eq!(read.unwrap().indicator("D1").unwrap().target.as_ref().unwrap().value, "0.35".parse().unwrap());
    let (_, read) = edited("D1", "target.deadline", "31/12/2021");
    assert_eq!(read.unwrap().indicator("D1").unwrap().target.as_ref().unwrap().deadline.to_string(), "2021-12-31");
    let (_, read) = edited("D1", "enabled", "không");
    let faults = read.unwrap_err();
    assert!(faults.iter().all(|one| one.fault.kind.code().ends_with("differs")), "it was read: {faults:?}");
}

#[test]
fn a_fault_names_its_sheet_and_cell() {
    for (key, text, code) in [
        ("max", "mười", "not_a_decimal"),
        ("rule.kind", "bịa", "unknown_choice"),
        ("rule.limit", "5", "unknown_key"),
        ("group", "Z", "unknown_group"),
        ("target.value", "130%", "out_of_range"),
        ("name.vi", "", "missing_key"),
    ] {
        let (at, read) = edited("D1", key, text);
        let faults = read.unwrap_err();
        let found = faults.iter().find(|one| one.fault.kind.code() == code);
        let found = found.unwrap_or_else(|| panic!("{key}: {faults:?}"));
        let (sheet, cell) = found.cell.clone().unwrap();
        assert_eq!(sheet, "Tiêu chí");
        if code != "missing_key" {
            assert_eq!(cell, at, "{key}");
        }
    }
}

#[test]
fn a_figure_of_what_is_not_there_is_told_and_another_workbook_is_none() {
    let mut contents = book(&nq17(), Language::Vi);
    let national = sheet(&mut contents, "Số liệu cả nước");
    put(national, CellAddress { row: 2, column: 0 }, "ZZ");
    let faults = read_criteria(&contents).unwrap().unwrap_err();
    assert_eq!(faults[0].cell, Some(("Số liệu cả nước".to_owned(), CellAddress { row: 2, column: 0 })));
    assert!(read_criteria(&Contents::default()).is_none());
}
