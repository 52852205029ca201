//! The heading of a wide table: indicators across, by code or by name, in one row or in several.

use std::collections::HashMap;

use crate::catalogue::{Catalogue, Indicator, Input};
use crate::domain::ColumnRole;
use crate::domain::text::search_key;
use crate::workbook::form::filled::indicator;
use crate::workbook::form::foreign::heading::titles;
use crate::workbook::form::foreign::matching::{name_key, names_of};
use crate::workbook::form::foreign::wording::roles;
use crate::workbook::form::measure::{in_title, is_measure};
use crate::workbook::raw::{Cell, CellValue, Sheet};

/// How far down the heading is looked for.
const HEADING_ROWS: u32 = 50;
/// Rows a heading may take.
const MOST_ROWS: u32 = 3;
/// Fewer names are chance; one code is none.
const FEWEST_NAMES: usize = 2;

/// Where the indicators stand.
pub(super) struct Across<'a> {
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) columns: Vec<(u32, &'a Indicator)>,
    pub(super) ways: HashMap<u32, Way>,
}

/// How a column's figures are to be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Way {
    /// The column of the denominator.
    pub(super) whole: Option<u32>,
    /// The heading says that bare numbers are percentages.
    pub(super) in_percent: bool,
}

/// The heading with most indicators: by codes where any stand, else by names.
pub(super) fn find<'a>(sheet: &Sheet, catalogue: &'a Catalogue) -> Option<Across<'a>> {
    by_codes(sheet, catalogue).or_else(|| by_names(sheet, catalogue))
}

fn by_codes<'a>(sheet: &Sheet, catalogue: &'a Catalogue) -> Option<Across<'a>> {
    let (row, columns) = sheet
        .rows()
        .take_while(|row| row.first().is_some_and(|cell| cell.address.row < HEADING_ROWS))
        .map(|row| (row.first().map_or(0, |cell| cell.address.row), coded(row, catalogue)))
        .filter(|(_, columns)| !columns.is_empty())
        .reduce(|best, next| if next.1.len() > best.1.len() { next } else { best })?;
    Some(Across { top: row, bottom: row, columns, ways: HashMap::new() })
}

/// Columns headed by a code of the catalogue; of two with one code the first.
fn coded<'a>(row: &[Cell], catalogue: &'a Catalogue) -> Vec<(u32, &'a Indicator)> {
    let mut columns: Vec<(u32, &Indicator)> = Vec::new();
    for cell in row {
        let found = indicator(catalogue, cell.value.shown().trim());
        if let Some(found) = found.filter(|found| columns.iter().all(|(_, known)| known.code != found.code)) {
            columns.push((cell.address.column, found));
        }
    }
    columns
}

fn by_names<'a>(sheet: &Sheet, catalogue: &'a Catalogue) -> Option<Across<'a>> {
    let names: Vec<(Vec<String>, &Indicator)> =
        catalogue.asked().map(|indicator| (names_of(indicator), indicator)).collect();
    let is_name = |cell: &Cell| match &cell.value {
        CellValue::Text(text) => named(&name_key(text), &names).is_some(),
        CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => false,
    };
    let rows: Vec<u32> = sheet
        .rows()
        .take_while(|row| row.first().is_some_and(|cell| cell.address.row < HEADING_ROWS))
        .filter(|row| row.iter().filter(|cell| is_name(cell)).count() >= FEWEST_NAMES)
        .filter_map(|row| row.first().map(|cell| cell.address.row))
        .collect();
    let top = *rows.first()?;
    let headings = (top..top + MOST_ROWS).map(|bottom| across(sheet, top, bottom, &names));
    // A row of figures adds nothing to what the heading says: of equals the shortest.
    headings.reduce(|best, next| if worth(&next) > worth(&best) { next } else { best })
}

/// Indicators found, and denominators beside them.
fn worth(across: &Across<'_>) -> usize {
    across.columns.len() + across.ways.values().filter(|way| way.whole.is_some()).count()
}

fn named<'a>(key: &str, names: &[(Vec<String>, &'a Indicator)]) -> Option<&'a Indicator> {
    names.iter().find(|(names, _)| names.iter().any(|name| name == key)).map(|(_, indicator)| *indicator)
}

fn across<'a>(sheet: &Sheet, top: u32, bottom: u32, names: &[(Vec<String>, &'a Indicator)]) -> Across<'a> {
    let mut columns: Vec<(u32, &Indicator)> = Vec::new();
    let mut ways: HashMap<u32, Way> = HashMap::new();
    for (column, title) in titles(sheet, top, bottom) {
        let Some(found) = title.iter().find_map(|part| named(&name_key(part), names)) else { continue };
        let is_whole = title.last().is_some_and(|own| own_role(own) == Some(ColumnRole::Whole));
        let known = columns.iter().find(|(_, known)| known.code == found.code).map(|(column, _)| *column);
        match known {
            None if is_whole => {}
            None => {
                columns.push((column, found));
                let in_percent = title.iter().any(|part| part.contains('%'));
                ways.insert(column, Way { whole: None, in_percent });
            }
            Some(first) if is_whole && matches!(found.input, Input::Ratio { .. }) => {
                ways.entry(first).or_default().whole.get_or_insert(column);
            }
            Some(_) => {}
        }
    }
    Across { top, bottom, columns, ways }
}

/// What headings of columns say their figures are in: brackets behind the name, or a row of its own (`nghìn hồ sơ`, `%`),
/// in the heading or just above it. What an indicator is called itself says nothing.
pub(super) fn measures(
    sheet: &Sheet,
    (top, bottom): (u32, u32),
    columns: &[(u32, &Indicator)],
) -> HashMap<u32, String> {
    let titles = titles(sheet, top.saturating_sub(2), bottom).into_iter();
    let spoken = titles.filter_map(|(column, parts)| {
        let (_, of) = columns.iter().find(|(known, _)| *known == column)?;
        measure(&parts, of).map(|measure| (column, measure))
    });
    spoken.collect()
}

fn measure(parts: &[String], of: &Indicator) -> Option<String> {
    let own = names_of(of);
    let mut spoken = parts.iter().rev().filter_map(|part| {
        let said = in_title(part);
        let is_name = own.contains(&name_key(part)) && said == part;
        let is_called_so = of.name.vi.contains(&format!("({said})"));
        (!is_name && !is_called_so && says_measure(said)).then(|| said.to_owned())
    });
    spoken.next()
}

fn says_measure(text: &str) -> bool {
    text.trim() == "%" || is_measure(text)
}

fn own_role(title: &str) -> Option<ColumnRole> {
    roles(&[title.to_owned()]).first().map(|(role, _)| *role)
}

/// The column in which rows say when they are for.
pub(super) fn period_column(sheet: &Sheet, top: u32, bottom: u32) -> Option<u32> {
    let is_when = |title: &String| {
        let key = search_key(title);
        matches!(
            key.as_str(),
            "ky" | "ky bao cao" | "ky so lieu" | "ky danh gia" | "thang" | "quy" | "nam" | "period" | "month"
        )
    };
    titles(sheet, top, bottom)
        .into_iter()
        .find(|(_, title)| title.last().is_some_and(is_when))
        .map(|(column, _)| column)
}
