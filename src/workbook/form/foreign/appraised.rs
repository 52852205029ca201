//! The committee's own table: one unit's indicators, a line each, with the points or figures that the committee gave.
//!
//! Read only where a person asks for it by name: on an ordinary import such a column is told and not taken.

use std::collections::BTreeMap;

use super::{heading, lines, matching};
use crate::catalogue::Indicator;
use crate::domain::text::search_key;
use crate::domain::{CellAddress, ColumnRole, EvidenceView, Period, UnitCode};
use crate::workbook::form::recognise::Context;
use crate::workbook::form::{when, whose};
use crate::workbook::raw::{Contents, Sheet};

/// What a committee's table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedTable {
    pub sheet: String,
    /// Whose the sheet says it is.
    pub unit: Option<UnitCode>,
    /// When for.
    pub period: Option<Period>,
    /// Only lines that were matched to an indicator and hold something, in the order of the sheet.
    pub rows: Vec<AppraisedRow>,
}

/// One line of it, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedRow {
    /// The indicator's code.
    pub indicator: String,
    /// Where the points stand, or the figure where there are none.
    pub cell: CellAddress,
    pub points: Option<String>,
    pub figure: Option<String>,
    pub reason: Option<String>,
    pub evidence: Option<EvidenceView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Points,
    Figure,
    Reason,
    Evidence,
}

/// Reads the first visible sheet that has a table with points or figures of the committee; nothing where none has.
pub fn read_appraised(contents: &Contents, context: &Context<'_>) -> Option<AppraisedTable> {
    contents.sheets.iter().filter(|sheet| sheet.visible).find_map(|sheet| table(sheet, context))
}

fn table(sheet: &Sheet, context: &Context<'_>) -> Option<AppraisedTable> {
    let heading = heading::find(sheet)?;
    let columns = columns(&heading.titles, &heading.columns);
    if !columns.contains_key(&Part::Points) && !columns.contains_key(&Part::Figure) {
        return None;
    }
    let lines = lines::below(sheet, heading.bottom, &heading.columns);
    let asked: Vec<&Indicator> = context.catalogue.asked().collect();
    let matched = matching::matched(&[lines.as_slice()], &asked).into_iter().flatten();
    let rows = lines.iter().zip(matched).filter_map(|(line, found)| row(sheet, line.row, found?.0, &columns));
    Some(AppraisedTable {
        sheet: sheet.name.clone(),
        unit: whose::unit_of_sheet(context.register, sheet, heading.top),
        period: when::period_of_sheet(context, sheet, heading.top),
        rows: rows.collect(),
    })
}

/// Which columns are the committee's: those whose titles say so, and what stands beside them in words.
fn columns(titles: &[(u32, String)], roles: &BTreeMap<ColumnRole, u32>) -> BTreeMap<Part, u32> {
    let mut columns = BTreeMap::new();
    for (column, title) in titles {
        if let Some(part) = part(&search_key(title)) {
            columns.entry(part).or_insert(*column);
        }
    }
    for (part, role) in [(Part::Reason, ColumnRole::Note), (Part::Evidence, ColumnRole::Evidence)] {
        if let Some(column) = roles.get(&role) {
            columns.entry(part).or_insert(*column);
        }
    }
    columns
}

fn part(title: &str) -> Option<Part> {
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if says(&["ly do", "reason"]) {
        return Some(Part::Reason);
    }
    if !says(&["tham dinh", "hoi dong", "appraised"]) {
        return None;
    }
    Some(match () {
        () if says(&["kiem chung", "minh chung", "evidence"]) => Part::Evidence,
        () if says(&["diem", "points"]) => Part::Points,
        () if says(&["so lieu", "gia tri", "ket qua", "figure", "value"]) => Part::Figure,
        () => Part::Points,
    })
}

fn row(sheet: &Sheet, row: u32, indicator: &Indicator, columns: &BTreeMap<Part, u32>) -> Option<AppraisedRow> {
    let at = |part| columns.get(&part).map(|column| CellAddress { row, column: *column });
    let text = |part| {
        let shown = sheet.get(at(part)?)?.shown();
        Some(shown.trim().to_owned()).filter(|shown| !shown.is_empty() && !is_dash(shown))
    };
    let (points, figure) = (text(Part::Points), text(Part::Figure));
    let evidence = text(Part::Evidence).and_then(|said| view_in_words(&said));
    let cell = if points.is_some() { at(Part::Points) } else { at(Part::Figure) }.or(at(Part::Points))?;
    let says_something = points.is_some() || figure.is_some();
    let indicator = indicator.code.clone();
    says_something.then(|| AppraisedRow { indicator, cell, points, figure, reason: text(Part::Reason), evidence })
}

fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−'))
}

/// A view of the evidence in the few words committees use for it; what the sender names is none.
pub fn view_in_words(said: &str) -> Option<EvidenceView> {
    match search_key(said).as_str() {
        "co" | "du" | "day du" | "present" => Some(EvidenceView::Present),
        "chua du" | "chua day du" | "thieu" | "khong day du" | "insufficient" => Some(EvidenceView::Insufficient),
        "khong" | "khong co" | "chua co" | "missing" => Some(EvidenceView::Missing),
        _ => None,
    }
}
