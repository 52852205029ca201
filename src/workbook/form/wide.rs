//! A plain table: units down the first column, indicator codes across the first row, one figure a cell.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::answers::{Cells, Reader};
use super::filled::{further_sheet, indicator, place};
use super::foreign::wording;
use super::measure::{Measures, table_measure};
use super::newcomer::{self, Newcomers};
use super::recognise::{Context, Evidence, FormKind, Reading};
use super::wide_heading::{self, Across, Way};
use super::{hints, when, whose};
use crate::catalogue::{Assessed, Catalogue, Indicator, Input};
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{
    CellAddress, Finding, FindingKind, Period, Register, SourcedAnswer, Submission, SubmissionKey, Unit, UnitCode,
    Written,
};
use crate::workbook::raw::{Cell, CellValue, Contents, Sheet};

/// So many units that a table brings are told one by one, the others by their number.
const MOST_TOLD: usize = 100;
/// So many rows say which column names the units as well as a hundred thousand do.
const ENOUGH_ROWS: usize = 1_000;

/// Where the table is.
struct Table<'a> {
    sheet: &'a Sheet,
    /// The first and the last row of the heading.
    heading_top: u32,
    heading_row: u32,
    unit_column: u32,
    columns: Vec<(u32, &'a Indicator)>,
    /// What is to be known of columns beside their indicator.
    ways: HashMap<u32, Way>,
    /// Where rows say themselves when they are for.
    period_column: Option<u32>,
    /// Rows whose unit is known: how sure it is that this is the table.
    units_known: usize,
}

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
    let kind = FindingKind::SheetOfOtherPeriod { sheet: sheet.name.clone(), period: period.to_string() };
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
    let above_figures = wide_heading::measures(table.sheet, (table.heading_top, table.heading_row), &table.columns);
    reader.measures = Measures::said(table_measure(table.sheet, table.heading_top), above_figures);
    reader.doubt_bare_shares(table.bare_shares());
    let (period, when) = if table.period_column.is_some() {
        (None, Some(Evidence::Table))
    } else {
        when::period_of(context, table.sheet, None, table.heading_top, &mut reader.findings).unzip()
    };
    let (submissions, new_units) = rows(&mut reader, table, context, period);
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

impl Table<'_> {
    fn shares_indicator(&self, other: &Self) -> bool {
        self.columns.iter().any(|(_, indicator)| other.columns.iter().any(|(_, known)| known.code == indicator.code))
    }

    /// Whether a row names something and gives a figure for it.
    fn has_rows(&self) -> bool {
        below(self.sheet, self.heading_row, self.unit_column)
            .any(|cell| has_figures(self.sheet, cell.address.row, &self.columns))
    }

    /// The cells of ratios, but for the sums below them, which are over 1 by nature.
    fn bare_shares(&self) -> impl Iterator<Item = CellAddress> {
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

fn table_in<'a>(sheet: &'a Sheet, context: &Context<'a>) -> Option<Table<'a>> {
    let Across { top, bottom, columns, ways } = wide_heading::find(sheet, context.catalogue)?;
    if lists_codes(sheet, bottom, &columns, context.catalogue) {
        return None;
    }
    let (unit_column, units_known) = unit_column(sheet, bottom, &columns, context)?;
    let period_column = wide_heading::period_column(sheet, top, bottom).filter(|column| *column != unit_column);
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

fn below(sheet: &Sheet, row: u32, column: u32) -> impl Iterator<Item = &Cell> {
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

fn rows(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    context: &Context<'_>,
    period: Option<Period>,
) -> (Vec<Submission>, Vec<Unit>) {
    let names = below(table.sheet, table.heading_row, table.unit_column).map(|cell| cell.value.shown());
    let mut newcomers = Newcomers::of(context.register, names);
    let codes: Vec<Arc<str>> = table.columns.iter().map(|(_, indicator)| indicator.code.as_str().into()).collect();
    let mut first_untold = None;
    let mut seen: HashMap<(UnitCode, Option<Period>), CellAddress> = HashMap::new();
    let mut submissions = Vec::new();
    let rows = table.sheet.rows().filter_map(|row| row.first()).map(|first| first.address.row);
    for row in rows.filter(|row| *row > table.heading_row) {
        let at = CellAddress { row, column: table.unit_column };
        let all = cells_of(reader, table, row);
        let filled = all.iter().any(|cells| reader.filled(*cells).is_some());
        let Some(Named { unit, is_new, written }) = unit_at(reader, context, &newcomers, at, filled) else { continue };
        if context.asked_unit.is_some_and(|asked| *asked != unit.code) {
            continue;
        }
        if !filled {
            reader.say(at, FindingKind::BlankUnitRow { unit: unit.name });
            continue;
        }
        let period = match table.period_column {
            Some(column) => match period_at(reader, table, context, CellAddress { row, column }) {
                Some(period) if context.asked_period.is_some_and(|asked| asked != period) => continue,
                Some(period) => Some(period),
                None => continue,
            },
            None => period,
        };
        match seen.entry((unit.code.clone(), period)) {
            Entry::Occupied(first) => {
                reader.say(at, FindingKind::UnitTwice { unit: unit.name, first: *first.get() });
                continue;
            }
            Entry::Vacant(unseen) => unseen.insert(at),
        };
        let answers = all.into_iter().zip(&codes).map(|(cells, code)| sourced(reader, cells, code)).collect();
        let catalogue = context.catalogue.reference();
        submissions.extend(period.map(|period| Submission { unit: unit.code.clone(), period, catalogue, answers }));
        if is_new && newcomers.count() < MOST_TOLD {
            reader.say(at, FindingKind::UnitAdded { unit: unit.name.clone(), code: unit.code.to_string() });
        } else if is_new {
            first_untold.get_or_insert(at);
        }
        if is_new {
            newcomers.join(unit, &written);
        }
    }
    if let Some(first) = first_untold {
        reader.say(first, FindingKind::FurtherUnitsAdded { units: newcomers.count() - MOST_TOLD });
    }
    if let Some(asked) = context.asked_unit.filter(|_| seen.is_empty()) {
        reader.findings.push(not_in_table(context.register, table, asked));
    }
    (submissions, newcomers.into_joined())
}

/// When a row is for, where it says so itself: `T5/2020`, or `5` under "Tháng" beside a year somewhere.
fn period_at(reader: &mut Reader<'_>, table: &Table<'_>, context: &Context<'_>, at: CellAddress) -> Option<Period> {
    let written = reader.text(at).unwrap_or_default();
    let heading = table.sheet.get(CellAddress { row: table.heading_row, ..at }).map(CellValue::shown);
    let named = format!("{} {written}", heading.unwrap_or_default());
    let years = when::years_about(context, table.sheet, table.heading_top);
    let found = hints::period_in_name(&written)
        .or_else(|| years.iter().find_map(|year| hints::part_of_year(&named, year)))
        .filter(|_| !written.is_empty());
    if found.is_none() {
        reader.say(at, FindingKind::PeriodMissing);
    }
    found
}

fn cells_of<'a>(reader: &Reader<'_>, table: &'a Table<'_>, row: u32) -> Vec<Cells<'a>> {
    let cells = table.columns.iter().map(|(column, indicator)| {
        let Way { whole, in_percent } = table.ways.get(column).copied().unwrap_or_default();
        let in_percent = in_percent || reader.measures.say_percent(*column);
        let second = whole.map(|column| CellAddress { row, column });
        Cells { indicator, first: CellAddress { row, column: *column }, second, measure: None, in_percent }
    });
    cells.collect()
}

fn sourced(reader: &mut Reader<'_>, cells: Cells<'_>, code: &Arc<str>) -> SourcedAnswer {
    SourcedAnswer {
        sheet: Some(Arc::clone(&reader.sheet_name)),
        cells: Some(place(cells)),
        ..SourcedAnswer::new(Arc::clone(code), reader.answer(cells))
    }
}

/// The unit a row names.
struct Named {
    unit: Unit,
    is_new: bool,
    written: Written,
}

/// Rows without figures (totals left blank, signatures) say nothing when they are not understood.
fn unit_at(
    reader: &mut Reader<'_>,
    context: &Context<'_>,
    newcomers: &Newcomers<'_>,
    at: CellAddress,
    filled: bool,
) -> Option<Named> {
    let Some(found) = reader.text(at) else {
        if filled {
            reader.say(at, FindingKind::UnitMissing);
        }
        return None;
    };
    let written = Written::of(&found);
    let known = newcomers.find(&written);
    if let Match::One(unit) = known {
        return Some(Named { unit: unit.clone(), is_new: false, written });
    }
    if !filled {
        return None;
    }
    let key = search_key(&found);
    match known {
        _ if wording::is_total_by(&found, &key) => reader.say(at, FindingKind::TotalRow { label: found }),
        Match::Several(units) => {
            let candidates = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
            reader.say(at, FindingKind::UnitAmbiguous { found, candidates });
        }
        Match::One(_) | Match::None => {
            let takes_any = context.catalogue.units == Assessed::Open;
            match takes_any.then(|| newcomers.make(&written, &key)).flatten() {
                Some(unit) => return Some(Named { unit, is_new: true, written }),
                None => reader.say(at, FindingKind::UnitUnknown { found }),
            }
        }
    }
    None
}

fn not_in_table(register: &Register, table: &Table<'_>, asked: &UnitCode) -> Finding {
    let found: Vec<String> =
        below(table.sheet, table.heading_row, table.unit_column).take(3).map(|cell| cell.value.shown()).collect();
    let expected = register.by_code(asked).map_or_else(|| asked.to_string(), |unit| unit.name.clone());
    let kind = FindingKind::UnitNotAskedFor { found: found.join(", "), expected };
    Finding { sheet: Some(table.sheet.name.clone()), ..Finding::of_file(kind) }
}
