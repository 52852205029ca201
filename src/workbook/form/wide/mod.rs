//! A plain table: units down the first column, indicator codes across the first row, one figure a cell.
//!
//! `heading` finds the indicators, `table` the units, `told` reads what each row says and `rows` whose it is.

mod heading;
mod rows;
mod table;
mod told;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::answers::Reader;
use super::filled::{further_sheet, indicator};
use super::measure::{Measures, table_measure};
use super::recognise::{Context, Evidence, FormKind, Reading};
use super::when;
use crate::catalogue::Catalogue;
use crate::domain::{CellAddress, Finding, FindingKind, Period, Submission, SubmissionKey};
use crate::workbook::raw::{CellValue, Contents, Sheet};
use table::{Table, table_in};

/// Reads a workbook's wide tables; nothing where no sheet holds one.
///
/// Several that share no indicator (a sheet a group) are read together. Where two speak of the same indicator nobody
/// can tell which counts: the one with most units is read, the others are said.
pub(super) fn read(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let mut all: Vec<Table<'_>> = tables(contents, context).collect();
    // A sheet that was left blank stands in nobody's way.
    if all.iter().any(Table::has_rows) {
        all.retain(Table::has_rows);
    }
    let most = all.iter().map(|table| table.units_known).max()?;
    let main = all.iter().position(|table| table.units_known == most)?;
    let mut rest = all.iter();
    let mut share_none = true;
    while let Some(table) = rest.next() {
        share_none &= !rest.clone().any(|other| table.shares_indicator(other));
    }
    let periods = one_period_a_sheet(&all, context).filter(|_| !share_none);
    let counts = |index: usize| match &periods {
        Some(periods) => context.asked_period.is_none_or(|asked| periods[index] == asked),
        None => share_none || index == main,
    };
    let (counted, left): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(index, _)| counts(*index));
    let is_copy = |sheet: &Sheet| counted.iter().any(|(_, table)| table.sheet.cells == sheet.cells);
    let passed_over = left.iter().filter(|(_, table)| !is_copy(table.sheet));
    let further: Vec<Finding> = passed_over
        .map(|(index, table)| match &periods {
            Some(periods) => sheet_of_other_period(table.sheet, periods[*index]),
            None => further_sheet(table.sheet),
        })
        .collect();
    let mut reading = Reading::nothing(FormKind::WideTable, Vec::new());
    let mut register = Cow::Borrowed(context.register);
    let last = counted.len().saturating_sub(1);
    for (place, (index, table)) in counted.into_iter().enumerate() {
        let asked_period = periods.as_ref().map_or(context.asked_period, |periods| Some(periods[index]));
        let read = read_table(contents, &Context { register: &register, asked_period, ..*context }, table);
        if place < last {
            // The sheets after it may name the same units.
            read.new_units.iter().for_each(|unit| register.to_mut().add(unit.clone()));
        }
        merge(&mut reading, read);
    }
    reading.findings.extend(further);
    // The unit asked for need not stand on every sheet.
    if !reading.submissions.is_empty() {
        reading.findings.retain(|finding| !matches!(finding.kind, FindingKind::UnitNotAskedFor { .. }));
    }
    // A heading that happens to be a code, above rows that say nothing, is another program's table.
    let says_something = !reading.submissions.is_empty() || !reading.findings.is_empty();
    says_something.then_some(reading)
}

pub(super) fn sheet_of_other_period(sheet: &Sheet, period: Period) -> Finding {
    let kind = FindingKind::SheetOfOtherPeriod { of_sheet: sheet.name.clone(), period: period.to_string() };
    Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) }
}

/// Visible sheets beside the one that is read that hold a wide table with figures of known units.
pub(super) fn sheets_with_figures<'a>(
    contents: &'a Contents,
    context: &Context<'a>,
    beside: &'a Sheet,
) -> impl Iterator<Item = &'a Sheet> {
    let others = contents.sheets.iter().filter(|sheet| sheet.visible && sheet.name != beside.name);
    let tables = others.filter_map(|sheet| table_in(sheet, context));
    tables.filter(|table| table.units_known > 0 && table.has_rows()).map(|table| table.sheet)
}

fn tables<'a>(contents: &'a Contents, context: &Context<'a>) -> impl Iterator<Item = Table<'a>> {
    contents.sheets.iter().filter(|sheet| sheet.visible).filter_map(|sheet| table_in(sheet, context))
}

fn read_table(contents: &Contents, context: &Context<'_>, table: &Table<'_>) -> Reading {
    let mut reader = Reader::new(contents, table.sheet, &context.decisions.edits);
    check_headings(&mut reader, table, context.catalogue);
    let above_figures = heading::measures(table.sheet, (table.heading_top, table.heading_row), &table.columns);
    reader.measures = Measures::said(table_measure(table.sheet, table.heading_top), above_figures);
    reader.doubt_bare_shares(table.bare_shares());
    let (period, when) = if table.period_column.is_some() {
        (None, Some(Evidence::Table))
    } else {
        when::period_of(context, table.sheet, None, table.heading_top, &mut reader.findings).unzip()
    };
    let (submissions, new_units) = rows::read(&mut reader, table, context, period);
    let whose = Some(Evidence::Table);
    Reading { submissions, new_units, whose, when, ..Reading::nothing(FormKind::WideTable, reader.findings) }
}

/// The periods of sheets that hold one each, all of them different; nothing where that is not so.
fn one_period_a_sheet(tables: &[Table<'_>], context: &Context<'_>) -> Option<Vec<Period>> {
    if context.decisions.period.is_some() || tables.iter().any(|table| table.period_column.is_some()) {
        return None;
    }
    let of = |table: &Table<'_>| when::period_of_sheet(context, table.sheet, table.heading_top);
    let periods: Vec<Period> = tables.iter().map(of).collect::<Option<_>>()?;
    let different: HashSet<Period> = periods.iter().copied().collect();
    let is_asked_for = context.asked_period.is_none_or(|asked| different.contains(&asked));
    (is_asked_for && different.len() == periods.len()).then_some(periods)
}

/// Adds what another sheet says, to the same unit and period where the sheets before spoke of them.
fn merge(reading: &mut Reading, further: Reading) {
    let places: HashMap<SubmissionKey, usize> =
        reading.submissions.iter().enumerate().map(|(place, known)| (known.key(), place)).collect();
    let is_new = |submission: &Submission| places.is_empty() || !places.contains_key(&submission.key());
    let (new, known): (Vec<_>, Vec<_>) = further.submissions.into_iter().partition(is_new);
    for submission in known {
        reading.submissions[places[&submission.key()]].answers.extend(submission.answers);
    }
    reading.submissions.extend(new);
    reading.whose = reading.whose.or(further.whose);
    reading.when = reading.when.or(further.when);
    reading.new_units.extend(further.new_units);
    reading.findings.extend(further.findings);
}

/// Headings that look like codes and are none, and codes that stand twice.
fn check_headings(reader: &mut Reader<'_>, table: &Table<'_>, catalogue: &Catalogue) {
    let first_code = table.columns.iter().map(|(column, _)| *column).min().unwrap_or_default();
    let headings = table.sheet.cells.iter().filter(|cell| cell.address.row == table.heading_row);
    for cell in headings.filter(|cell| cell.address.column >= first_code) {
        let is_used = table.columns.iter().any(|(column, _)| *column == cell.address.column);
        if is_used || table.period_column == Some(cell.address.column) {
            continue;
        }
        let code = cell.value.shown().trim().to_owned();
        let first = indicator(catalogue, &code)
            .and_then(|known| table.columns.iter().find(|(_, column)| column.code == known.code))
            .map(|(column, _)| CellAddress { row: table.heading_row, column: *column });
        match first {
            Some(first) => reader.say(cell.address, FindingKind::IndicatorTwice { code, first }),
            None if !code.contains(char::is_whitespace) && matches!(cell.value, CellValue::Text(_)) => {
                reader.say(cell.address, FindingKind::UnknownIndicator { code });
            }
            None => {}
        }
    }
}
