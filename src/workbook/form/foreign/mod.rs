//! Tables of other people's making: one unit's answers, one line an indicator, under whatever heading and with whatever
//! stands above, between and below; on one sheet, or on several by groups of criteria.
//!
//! How such a form is read is a proposal until a person confirms it; what was confirmed once is remembered by the form.

mod answering;
pub(super) mod appraised;
pub(super) mod heading;
mod lines;
pub(super) mod matching;
#[cfg(test)]
mod spread_tests;
#[cfg(test)]
pub(super) mod tests;
pub(super) mod wording;

use std::collections::BTreeSet;

use answering::{about, answered};
use heading::Heading;
use lines::Line;
use sha2::{Digest, Sha256};

use super::filled::further_sheet;
use super::guide::is_guide;
use super::recognise::{Context, Reading};
use super::wide::sheet_of_other_period;
use super::{when, whose};
use crate::catalogue::Indicator;
use crate::domain::text::search_key;
use crate::domain::{
    ColumnRole, Finding, FindingKind, Mapping, MatchedBy, Period, RememberedMapping, RowMatch, TableMapping, UnitCode,
};
use crate::workbook::raw::{Contents, Sheet};

/// Fewer lines matched by code or name are chance.
const FEWEST: usize = 2;

/// A sheet's table.
struct Table<'a> {
    sheet: &'a Sheet,
    heading: Heading,
    lines: Vec<Line>,
    /// Codes of indicators that lines name themselves.
    named: BTreeSet<&'a str>,
    /// Whose the sheet says it is, and when for; only what is written on it.
    unit: Option<UnitCode>,
    period: Option<Period>,
}

/// The form as a person said it is to be read; nothing where nobody did, or none of its sheets is there.
pub(super) fn confirmed(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let mapping = context.decisions.mapping.as_ref()?;
    answered(contents, context, mapping)
}

/// Reads a foreign form; nothing where no sheet holds a table that speaks of the catalogue's indicators.
pub(super) fn read(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let visible = contents.sheets.iter().filter(|sheet| sheet.visible && !is_guide(sheet));
    let all: Vec<Table<'_>> = visible.filter_map(|sheet| table_in(sheet, context)).collect();
    let (tables, left) = put_together(all)?;
    let named: BTreeSet<&str> = tables.iter().flat_map(|table| table.named.iter().copied()).collect();
    if named.len() < FEWEST.min(context.catalogue.asked().count()).max(1) {
        return None;
    }
    let proposed = mapping_of(&tables, context);
    let mut reading = answered(contents, context, &proposed)?;
    let sender = reading.submissions.first().map(|submission| &submission.unit);
    match remembered(context, &proposed, sender) {
        Some((mapping, unit)) => {
            reading = answered(contents, context, &mapping)?;
            let name = context.register.by_code(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone());
            let kind = FindingKind::MappingRemembered { unit: name };
            reading.findings.insert(0, about(tables[0].sheet, kind));
        }
        None => {
            let found = proposed.rows().filter_map(|(_, row)| row.indicator.as_ref()).collect::<BTreeSet<_>>().len();
            let sheet = tables.iter().map(|table| table.sheet.name.as_str()).collect::<Vec<_>>().join("’, ‘");
            let kind =
                FindingKind::MappingProposed { of_sheet: sheet, found, asked: context.catalogue.asked().count() };
            reading.findings.insert(0, about(tables[0].sheet, kind));
            reading.proposal = Some(proposed);
        }
    }
    let is_copy = |other: &Table<'_>| tables.iter().any(|table| table.sheet.cells == other.sheet.cells);
    let passed_over = left.iter().filter(|other| !is_copy(other) && other.has_figures());
    reading.findings.extend(passed_over.map(|other| passed_over_for(other, &tables)));
    Some(reading)
}

/// The tables that make one form, in the order of their sheets, and those that do not belong to it. The one that names
/// most indicators leads; what speaks of further indicators, of the same unit and the same time, goes with it.
fn put_together(all: Vec<Table<'_>>) -> Option<(Vec<Table<'_>>, Vec<Table<'_>>)> {
    let weight = |table: &Table<'_>| (table.answers(), table.named.len());
    let most = all.iter().map(weight).max()?;
    let main = all.iter().position(|table| weight(table) == most)?;
    let mut named = all[main].named.clone();
    let (mut unit, mut period) = (all[main].unit.clone(), all[main].period);
    let mut together = vec![main];
    for (place, table) in all.iter().enumerate() {
        let says_more = table.answers() && table.has_figures() && !table.named.is_subset(&named);
        if place == main || !says_more || differs(&unit, &table.unit) || differs(&period, &table.period) {
            continue;
        }
        unit = unit.or_else(|| table.unit.clone());
        period = period.or(table.period);
        named.extend(&table.named);
        together.push(place);
    }
    let (mut tables, mut left) = (Vec::new(), Vec::new());
    for (place, table) in all.into_iter().enumerate() {
        if together.contains(&place) { &mut tables } else { &mut left }.push(table);
    }
    Some((tables, left))
}

/// Whether both are known and not the same.
fn differs<T: PartialEq>(left: &Option<T>, right: &Option<T>) -> bool {
    left.is_some() && right.is_some() && left != right
}

fn passed_over_for(other: &Table<'_>, tables: &[Table<'_>]) -> Finding {
    match other.period.filter(|_| tables.iter().any(|table| differs(&table.period, &other.period))) {
        Some(period) => sheet_of_other_period(other.sheet, period),
        None => further_sheet(other.sheet),
    }
}

fn table_in<'a>(sheet: &'a Sheet, context: &Context<'a>) -> Option<Table<'a>> {
    let heading = heading::find(sheet)?;
    let lines = lines::below(sheet, heading.bottom, &heading.columns);
    let asked: Vec<&Indicator> = context.catalogue.asked().collect();
    let matched = matching::matched(&[lines.as_slice()], &asked).into_iter().flatten().flatten();
    let named: BTreeSet<&str> = matched
        .filter(|(_, by)| matches!(by, MatchedBy::Code | MatchedBy::Name))
        .map(|(indicator, _)| indicator.code.as_str())
        .collect();
    if named.is_empty() {
        return None;
    }
    let unit = whose::unit_of_sheet(context.register, sheet, heading.top);
    let period = when::period_of_sheet(context, sheet, heading.top);
    Some(Table { sheet, heading, lines, named, unit, period })
}

impl Table<'_> {
    /// Whether it has a column for figures at all.
    fn answers(&self) -> bool {
        self.heading.columns.contains_key(&ColumnRole::Result)
    }

    fn has_figures(&self) -> bool {
        self.lines.iter().any(|line| lines::has_figures(self.sheet, line.row, &self.heading.columns))
    }
}

/// How tables would be read together.
fn mapping_of(tables: &[Table<'_>], context: &Context<'_>) -> Mapping {
    let asked: Vec<&Indicator> = context.catalogue.asked().collect();
    let lines: Vec<&[Line]> = tables.iter().map(|table| table.lines.as_slice()).collect();
    let found = matching::matched(&lines, &asked);
    let tables_read = tables.iter().zip(found).map(|(table, found)| TableMapping {
        sheet: table.sheet.name.clone(),
        heading: table.heading.bottom,
        columns: table.heading.columns.clone(),
        rows: table.lines.iter().zip(found).map(|(line, found)| row_match(line, found)).collect(),
    });
    Mapping { form: fingerprint(tables), tables: tables_read.collect() }
}

fn row_match(line: &Line, found: Option<(&Indicator, MatchedBy)>) -> RowMatch {
    RowMatch {
        row: line.row,
        label: line.label(),
        indicator: found.map(|(indicator, _)| indicator.code.clone()),
        by: found.map(|(_, by)| by),
    }
}

/// The same for every workbook of one form: its titles with their columns and what its lines are called, no figures.
fn fingerprint(tables: &[Table<'_>]) -> String {
    let parts = tables.iter().flat_map(|table| {
        let titles = table.heading.titles.iter().map(|(column, title)| format!("{column} {}", search_key(title)));
        let labels = table.lines.iter().map(|line| search_key(&line.label()));
        titles.chain(labels)
    });
    let hash = parts.fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update("\n"));
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// How this form was read before: for this sender, else for any. Lines that moved keep their meaning by their order.
fn remembered<'a>(
    context: &Context<'a>,
    proposed: &Mapping,
    sender: Option<&UnitCode>,
) -> Option<(Mapping, &'a UnitCode)> {
    let sizes = |mapping: &Mapping| mapping.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>();
    let same =
        |known: &&RememberedMapping| known.mapping.form == proposed.form && sizes(&known.mapping) == sizes(proposed);
    let of_sender = context.remembered.iter().filter(same).find(|known| Some(&known.unit) == sender);
    let known = of_sender.or_else(|| context.remembered.iter().find(same))?;
    let tables = proposed.tables.iter().zip(&known.mapping.tables).map(|(now, before)| TableMapping {
        columns: before.columns.clone(),
        rows: now.rows.iter().zip(&before.rows).map(|(line, before)| as_before(line, before)).collect(),
        ..now.clone()
    });
    Some((Mapping { form: proposed.form.clone(), tables: tables.collect() }, &known.unit))
}

fn as_before(line: &RowMatch, before: &RowMatch) -> RowMatch {
    RowMatch {
        indicator: before.indicator.clone(),
        by: before.indicator.as_ref().map(|_| MatchedBy::Memory),
        ..line.clone()
    }
}
