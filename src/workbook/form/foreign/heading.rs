//! The heading of a foreign table: one to three rows, merged across and down, found by what the titles mean.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{Sureness, roles};
use crate::domain::{CellAddress, ColumnRole};
use crate::workbook::raw::{CellValue, Sheet};

/// How far down a heading is looked for.
const HEADING_ROWS: u32 = 100;
/// Rows a heading may take.
const MOST_ROWS: u32 = 3;

/// Where a table's columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) columns: BTreeMap<ColumnRole, u32>,
    /// Every titled column, from left to right.
    pub(super) titles: Vec<(u32, String)>,
}

/// The heading with most columns that are understood; nothing where no row names criteria and something about them.
pub(super) fn find(sheet: &Sheet) -> Option<Heading> {
    let marked: Vec<u32> = sheet
        .rows()
        .filter(|row| row.iter().any(|cell| text(&cell.value).is_some_and(|text| !roles(&[text]).is_empty())))
        .filter_map(|row| row.first().map(|cell| cell.address.row))
        .take_while(|row| *row < HEADING_ROWS)
        .collect();
    let spans = marked.iter().flat_map(|top| {
        let bottoms = marked.iter().filter(move |bottom| (*top..*top + MOST_ROWS).contains(*bottom));
        bottoms.map(move |bottom| (*top, *bottom))
    });
    let headings = spans.filter_map(|(top, bottom)| heading(sheet, top, bottom));
    // Of equals the first and shortest.
    headings.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(heading, _)| heading)
}

fn heading(sheet: &Sheet, top: u32, bottom: u32) -> Option<(Heading, u32)> {
    let titles = titles(sheet, top, bottom);
    let mut best: BTreeMap<ColumnRole, (Sureness, u32)> = BTreeMap::new();
    for (column, title) in &titles {
        for (role, sureness) in roles(title) {
            let kept = best.entry(role).or_insert((sureness, *column));
            if sureness > kept.0 {
                *kept = (sureness, *column);
            }
        }
    }
    let worth = best.values().map(|(sureness, _)| u32::from(*sureness)).sum();
    let mut columns: BTreeMap<ColumnRole, u32> = best.iter().map(|(role, (_, column))| (*role, *column)).collect();
    // One column is one thing: figures before points.
    if columns.get(&ColumnRole::SelfScore) == columns.get(&ColumnRole::Result) {
        let certain_figures = best.get(&ColumnRole::Result).is_some_and(|(sureness, _)| *sureness > 0);
        columns.remove(if certain_figures { &ColumnRole::SelfScore } else { &ColumnRole::Result });
    }
    let understood = columns.contains_key(&ColumnRole::Name) && columns.len() > 1;
    let titles = titles.into_iter().map(|(column, title)| (column, title.join(" "))).collect();
    understood.then_some((Heading { top, bottom, columns, titles }, worth))
}

/// The words above each column, those of merged cells for all the columns they cover.
pub(in crate::workbook::form) fn titles(sheet: &Sheet, top: u32, bottom: u32) -> Vec<(u32, Vec<String>)> {
    let within = |row: u32| (top..=bottom).contains(&row);
    let written = sheet.cells.iter().filter(|cell| within(cell.address.row)).map(|cell| cell.address.column);
    let merged = sheet.layout.merged.iter().filter(|(first, _)| within(first.row));
    // Nobody merges more columns than this for a table of people.
    let covered = merged.flat_map(|(first, last)| first.column..=last.column.min(first.column + 200));
    let columns: BTreeSet<u32> = written.chain(covered).collect();
    columns
        .into_iter()
        .map(|column| {
            let mut parts: Vec<String> = Vec::new();
            for row in top..=bottom {
                let found = title_at(sheet, CellAddress { row, column }, bottom);
                parts.extend(found.filter(|part| parts.last() != Some(part)));
            }
            (column, parts)
        })
        .filter(|(_, parts)| !parts.is_empty())
        .collect()
}

fn title_at(sheet: &Sheet, at: CellAddress, bottom: u32) -> Option<String> {
    let covers = |(first, last): &&(CellAddress, CellAddress)| {
        (first.row..=last.row).contains(&at.row) && (first.column..=last.column).contains(&at.column)
    };
    let at_first = sheet.layout.merged.iter().find(covers).map(|(first, _)| *first);
    let own = sheet.get(at_first.unwrap_or(at)).and_then(text);
    // Where nothing is known of merged cells, a blank beside a title over a row of further titles belongs to it.
    let by_neighbour = own.is_none()
        && at_first.is_none()
        && sheet.layout.merged.is_empty()
        && at.row < bottom
        && sheet.get(CellAddress { row: bottom, ..at }).is_some();
    if by_neighbour {
        let left = (0..at.column).rev().map(|column| CellAddress { column, ..at });
        return left.filter_map(|cell| sheet.get(cell)).next().and_then(text);
    }
    own
}

fn text(value: &CellValue) -> Option<String> {
    match value {
        CellValue::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => None,
    }
}
