//! Where on a sheet a wide table stands: its heading, the column that names the units, the rows below.

use std::collections::{HashMap, HashSet};

use super::heading::{self, Across, Way};
use crate::catalogue::{Assessed, Catalogue, Indicator, Input};
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{CellAddress, Written};
use crate::workbook::form::filled::indicator;
use crate::workbook::form::foreign::wording;
use crate::workbook::form::recognise::Context;
use crate::workbook::form::{newcomer, whose};
use crate::workbook::raw::{Cell, CellValue, Sheet};

/// So many rows say which column names the units as well as a hundred thousand do.
const ENOUGH_ROWS: usize = 1_000;
/// A sheet may claim any number of rows: of what is longer no more is expected.
const MOST_EXPECTED: usize = 100_000;

/// Where the table is.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    /// The first and the last row of the heading.
    pub(super) heading_top: u32,
    pub(super) heading_row: u32,
    pub(super) unit_column: u32,
    pub(super) columns: Vec<(u32, &'a Indicator)>,
    /// What is to be known of columns beside their indicator.
    pub(super) ways: HashMap<u32, Way>,
    /// Where rows say themselves when they are for.
    pub(super) period_column: Option<u32>,
    /// Rows whose unit is known: how sure it is that this is the table.
    pub(super) units_known: usize,
}

impl Table<'_> {
    pub(super) fn shares_indicator(&self, other: &Self) -> bool {
        self.columns.iter().any(|(_, indicator)| other.columns.iter().any(|(_, known)| known.code == indicator.code))
    }

    /// So many rows below the heading are worth making room for.
    pub(super) fn rows_to_expect(&self) -> usize {
        let last = self.sheet.cells.last().map_or(0, |cell| cell.address.row);
        (last.saturating_sub(self.heading_row) as usize).min(self.sheet.cells.len()).min(MOST_EXPECTED)
    }

    /// Whether a row names something and gives a figure for it.
    pub(super) fn has_rows(&self) -> bool {
        below(self.sheet, self.heading_row, self.unit_column)
            .any(|cell| has_figures(self.sheet, cell.address.row, &self.columns))
    }

    /// The cells of ratios, but for the sums below them, which are over 1 by nature.
    pub(super) fn bare_shares(&self) -> impl Iterator<Item = CellAddress> {
        let ratios = || self.columns.iter().filter(|(_, indicator)| matches!(indicator.input, Input::Ratio { .. }));
        let names = self.sheet.cells.iter().filter(|cell| cell.address.column <= self.unit_column);
        let totals: HashSet<u32> = match ratios().next() {
            Some(_) => names.filter(|cell| is_total(cell)).map(|cell| cell.address.row).collect(),
            None => HashSet::new(),
        };
        let cells = ratios().flat_map(|(column, _)| below(self.sheet, self.heading_row, *column));
        cells.map(|cell| cell.address).filter(move |at| !totals.contains(&at.row))
    }
}

pub(super) fn table_in<'a>(sheet: &'a Sheet, context: &Context<'a>) -> Option<Table<'a>> {
    let Across { top, bottom, columns, ways } = heading::find(sheet, context.catalogue)?;
    if lists_codes(sheet, bottom, &columns, context.catalogue) {
        return None;
    }
    let (unit_column, units_known) = unit_column(sheet, bottom, &columns, context)?;
    let period_column = heading::period_column(sheet, top, bottom).filter(|column| *column != unit_column);
    below(sheet, bottom, unit_column).next()?;
    Some(Table { sheet, heading_top: top, heading_row: bottom, unit_column, columns, ways, period_column, units_known })
}

/// Whether codes stand below each other: a list of indicators, not a table of their figures.
fn lists_codes(sheet: &Sheet, heading_row: u32, columns: &[(u32, &Indicator)], catalogue: &Catalogue) -> bool {
    // Where codes are bare numbers, figures look like them.
    let mut texts = sheet.cells.iter().filter(|cell| cell.address.row > heading_row && is_text(cell));
    texts.any(|cell| {
        let heading = columns.iter().find(|(column, _)| *column == cell.address.column);
        let code = heading.and_then(|_| indicator(catalogue, cell.value.shown().trim()));
        heading.zip(code).is_some_and(|((_, heading), code)| code.code != heading.code)
    })
}

/// The column that names the units, and how many of them are known. Where names stand, running numbers beside them
/// are no codes of provinces, whatever they look like; so bare numbers count only where no column has letters.
fn unit_column(
    sheet: &Sheet,
    heading_row: u32,
    columns: &[(u32, &Indicator)],
    context: &Context<'_>,
) -> Option<(u32, usize)> {
    let first_code = columns.iter().map(|(column, _)| *column).min()?;
    let lettered = |column: u32| {
        let texts = below(sheet, heading_row, column).filter(|cell| is_text(cell) && !is_total(cell));
        texts.filter(|cell| has_figures(sheet, cell.address.row, columns)).take(ENOUGH_ROWS).collect::<Vec<_>>()
    };
    let known = |cells: &[&Cell]| cells.iter().filter(|cell| is_unit(context, cell)).count();
    let named = (0..first_code)
        .map(|column| (column, lettered(column)))
        .filter(|(_, cells)| !cells.is_empty())
        .map(|(column, cells)| (column, (known(&cells), cells.len())))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    let numbered = || {
        (0..first_code)
            .filter(|column| !counts_rows(sheet.get(CellAddress { row: heading_row, column: *column })))
            .map(|column| (column, known(&below(sheet, heading_row, column).take(ENOUGH_ROWS).collect::<Vec<_>>())))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    };
    named.map(|(column, (known, _))| (column, known)).or_else(numbered)
}

fn has_figures(sheet: &Sheet, row: u32, columns: &[(u32, &Indicator)]) -> bool {
    columns.iter().any(|(column, _)| sheet.get(CellAddress { row, column: *column }).is_some())
}

fn is_total(cell: &Cell) -> bool {
    wording::is_total(&cell.value.shown())
}

/// Whether a column's heading says that it numbers the rows.
fn counts_rows(heading: Option<&CellValue>) -> bool {
    let key = heading.map(|heading| search_key(&heading.shown())).unwrap_or_default();
    matches!(key.as_str(), "stt" | "tt" | "so tt" | "so thu tu" | "no")
}

pub(super) fn below(sheet: &Sheet, row: u32, column: u32) -> impl Iterator<Item = &Cell> {
    sheet.cells.iter().filter(move |cell| cell.address.row > row && cell.address.column == column)
}

fn is_unit(context: &Context<'_>, cell: &Cell) -> bool {
    let written = Written::of(&cell.value.shown());
    let known = matches!(whose::find_written(context.register, &written), Match::One(_));
    known || (context.catalogue.units == Assessed::Open && newcomer::is_province_name(&written))
}

fn is_text(cell: &Cell) -> bool {
    matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic))
}
