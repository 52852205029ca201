//! A plain table: units down the first column, indicator codes across the first row, one figure a cell.

use std::collections::{HashMap, HashSet};

use super::answers::{Cells, Reader};
use super::filled::{further_sheet, indicator};
use super::newcomer::{self, Newcomers};
use super::recognise::{Context, FormKind, Reading};
use super::whose;
use crate::catalogue::{Assessed, Catalogue, Indicator, Input};
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{
    CatalogueRef, CellAddress, Finding, FindingKind, Period, Register, SourcedAnswer, Submission, SubmissionKey, Unit,
    UnitCode,
};
use crate::workbook::raw::{Cell, CellValue, Contents, Sheet};

/// How far down the row of codes is looked for.
const HEADING_ROWS: u32 = 50;

/// Where the table is.
struct Table<'a> {
    sheet: &'a Sheet,
    heading_row: u32,
    unit_column: u32,
    columns: Vec<(u32, &'a Indicator)>,
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
    let (counted, left): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(index, _)| share_none || *index == main);
    let is_copy = |sheet: &Sheet| counted.iter().any(|(_, table)| table.sheet.cells == sheet.cells);
    let further: Vec<Finding> =
        left.iter().filter(|(_, table)| !is_copy(table.sheet)).map(|(_, table)| further_sheet(table.sheet)).collect();
    let mut reading = Reading::nothing(FormKind::WideTable, Vec::new());
    let mut register = context.register.clone();
    for (_, table) in counted {
        let read = read_table(contents, &Context { register: &register, ..*context }, table);
        read.new_units.iter().for_each(|unit| register.add(unit.clone()));
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

/// Visible sheets that hold a wide table with figures of known units.
pub(super) fn sheets_with_figures<'a>(
    contents: &'a Contents,
    context: &Context<'a>,
) -> impl Iterator<Item = &'a Sheet> {
    tables(contents, context).filter(|table| table.units_known > 0 && table.has_rows()).map(|table| table.sheet)
}

fn tables<'a>(contents: &'a Contents, context: &Context<'a>) -> impl Iterator<Item = Table<'a>> {
    contents.sheets.iter().filter(|sheet| sheet.visible).filter_map(|sheet| table_in(sheet, context))
}

fn read_table(contents: &Contents, context: &Context<'_>, table: &Table<'_>) -> Reading {
    let mut reader = Reader::new(contents, table.sheet, &context.decisions.edits);
    check_headings(&mut reader, table, context.catalogue);
    reader.doubt_bare_shares(table.bare_shares());
    let shown = whose::shown_period(table.sheet, table.heading_row);
    let period = whose::period_of(context, table.sheet, None, shown.as_ref(), &mut reader.findings);
    let (submissions, new_units) = rows(&mut reader, table, context, period);
    Reading { submissions, new_units, ..Reading::nothing(FormKind::WideTable, reader.findings) }
}

/// Adds what another sheet says, to the same unit and period where the sheets before spoke of them.
fn merge(reading: &mut Reading, further: Reading) {
    let places: HashMap<SubmissionKey, usize> =
        reading.submissions.iter().enumerate().map(|(place, known)| (known.key(), place)).collect();
    for submission in further.submissions {
        match places.get(&submission.key()) {
            Some(place) => reading.submissions[*place].answers.extend(submission.answers),
            None => reading.submissions.push(submission),
        }
    }
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
        let names = self.sheet.cells.iter().filter(|cell| cell.address.column <= self.unit_column);
        let totals: HashSet<u32> = names.filter(|cell| is_total(cell)).map(|cell| cell.address.row).collect();
        let ratios = self.columns.iter().filter(|(_, indicator)| matches!(indicator.input, Input::Ratio { .. }));
        let cells = ratios.flat_map(|(column, _)| below(self.sheet, self.heading_row, *column));
        cells.map(|cell| cell.address).filter(move |at| !totals.contains(&at.row))
    }
}

fn table_in<'a>(sheet: &'a Sheet, context: &Context<'a>) -> Option<Table<'a>> {
    let (heading_row, columns) = sheet
        .rows()
        .take_while(|row| row.first().is_some_and(|cell| cell.address.row < HEADING_ROWS))
        .map(|row| (row.first().map_or(0, |cell| cell.address.row), indicator_columns(row, context.catalogue)))
        .filter(|(_, columns)| !columns.is_empty())
        .reduce(|best, next| if next.1.len() > best.1.len() { next } else { best })?;
    if lists_codes(sheet, heading_row, &columns, context.catalogue) {
        return None;
    }
    let (unit_column, units_known) = unit_column(sheet, heading_row, &columns, context)?;
    let anything = below(sheet, heading_row, unit_column).next().is_some();
    anything.then_some(Table { sheet, heading_row, unit_column, columns, units_known })
}

/// Whether codes stand below each other: a list of indicators, not a table of their figures.
fn lists_codes(sheet: &Sheet, heading_row: u32, columns: &[(u32, &Indicator)], catalogue: &Catalogue) -> bool {
    columns.iter().any(|(column, heading)| {
        // Where codes are bare numbers, figures look like them.
        let texts = below(sheet, heading_row, *column).filter(|cell| is_text(cell));
        let mut codes = texts.filter_map(|cell| indicator(catalogue, cell.value.shown().trim()));
        codes.any(|code| code.code != heading.code)
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
        texts.filter(|cell| has_figures(sheet, cell.address.row, columns)).collect::<Vec<_>>()
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
            .map(|column| (column, known(&below(sheet, heading_row, column).collect::<Vec<_>>())))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    };
    named.map(|(column, (known, _))| (column, known)).or_else(numbered)
}

fn has_figures(sheet: &Sheet, row: u32, columns: &[(u32, &Indicator)]) -> bool {
    columns.iter().any(|(column, _)| sheet.get(CellAddress { row, column: *column }).is_some())
}

/// Words that head a row of sums or averages.
fn is_total(cell: &Cell) -> bool {
    let key = search_key(&cell.value.shown());
    matches!(key.as_str(), "tong" | "cong" | "tong so" | "total" | "sum" | "average")
        || ["tong cong", "binh quan", "trung binh"].iter().any(|start| key.starts_with(start))
}

/// Whether a column's heading says that it numbers the rows.
fn counts_rows(heading: Option<&CellValue>) -> bool {
    let key = heading.map(|heading| search_key(&heading.shown())).unwrap_or_default();
    matches!(key.as_str(), "stt" | "tt" | "so tt" | "so thu tu" | "no")
}

/// Columns headed by a code of the catalogue; of two with one code the first.
fn indicator_columns<'a>(row: &[Cell], catalogue: &'a Catalogue) -> Vec<(u32, &'a Indicator)> {
    let mut columns: Vec<(u32, &Indicator)> = Vec::new();
    for cell in row {
        let found = indicator(catalogue, cell.value.shown().trim());
        if let Some(found) = found.filter(|found| columns.iter().all(|(_, known)| known.code != found.code)) {
            columns.push((cell.address.column, found));
        }
    }
    columns
}

fn below(sheet: &Sheet, row: u32, column: u32) -> impl Iterator<Item = &Cell> {
    sheet.cells.iter().filter(move |cell| cell.address.row > row && cell.address.column == column)
}

fn is_unit(context: &Context<'_>, cell: &Cell) -> bool {
    let text = cell.value.shown();
    let known = matches!(whose::find_unit(context.register, &text), Match::One(_));
    known || (context.catalogue.units == Assessed::Open && newcomer::is_province_name(&text))
}

fn is_text(cell: &Cell) -> bool {
    matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic))
}

/// Headings that look like codes and are none, and codes that stand twice.
fn check_headings(reader: &mut Reader<'_>, table: &Table<'_>, catalogue: &Catalogue) {
    let first_code = table.columns.iter().map(|(column, _)| *column).min().unwrap_or_default();
    let headings = table.sheet.cells.iter().filter(|cell| cell.address.row == table.heading_row);
    for cell in headings.filter(|cell| cell.address.column >= first_code) {
        if table.columns.iter().any(|(column, _)| *column == cell.address.column) {
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
    let names: Vec<String> =
        below(table.sheet, table.heading_row, table.unit_column).map(|cell| cell.value.shown()).collect();
    let mut newcomers = Newcomers::of(context.register, names.iter().map(String::as_str));
    let mut seen: HashMap<UnitCode, CellAddress> = HashMap::new();
    let mut submissions = Vec::new();
    let mut rows: Vec<u32> = table.sheet.cells.iter().map(|cell| cell.address.row).collect();
    rows.dedup();
    for row in rows.into_iter().filter(|row| *row > table.heading_row) {
        let at = CellAddress { row, column: table.unit_column };
        let filled = cells_of(table, row).any(|cells| reader.filled(cells).is_some());
        let Some(Named { unit, is_new }) = unit_at(reader, context, &newcomers, at, filled) else { continue };
        if context.asked_unit.is_some_and(|asked| *asked != unit.code) {
            continue;
        }
        if !filled {
            reader.say(at, FindingKind::BlankUnitRow { unit: unit.name });
            continue;
        }
        if let Some(first) = seen.get(&unit.code) {
            reader.say(at, FindingKind::UnitTwice { unit: unit.name, first: *first });
            continue;
        }
        seen.insert(unit.code.clone(), at);
        let answers = cells_of(table, row).map(|cells| sourced(reader, cells)).collect();
        let catalogue = CatalogueRef { id: context.catalogue.id.clone(), version: context.catalogue.version };
        submissions.extend(period.map(|period| Submission { unit: unit.code.clone(), period, catalogue, answers }));
        if is_new {
            reader.say(at, FindingKind::UnitAdded { unit: unit.name.clone(), code: unit.code.to_string() });
            newcomers.join(unit);
        }
    }
    if let Some(asked) = context.asked_unit.filter(|_| seen.is_empty()) {
        reader.findings.push(not_in_table(context.register, table, asked));
    }
    (submissions, newcomers.joined().to_vec())
}

fn cells_of<'a>(table: &'a Table<'_>, row: u32) -> impl Iterator<Item = Cells<'a>> {
    table.columns.iter().map(move |(column, indicator)| Cells {
        indicator,
        first: CellAddress { row, column: *column },
        second: None,
        in_percent: false,
    })
}

fn sourced(reader: &mut Reader<'_>, cells: Cells<'_>) -> SourcedAnswer {
    SourcedAnswer {
        indicator: cells.indicator.code.clone(),
        answer: reader.answer(cells),
        sheet: Some(reader.sheet.name.clone()),
        cells: Some(cells.first.to_string()),
        original: None,
        evidence: None,
        note: None,
    }
}

/// The unit a row names.
struct Named {
    unit: Unit,
    is_new: bool,
}

/// Rows without figures (totals left blank, signatures) say nothing when they are not understood.
fn unit_at(
    reader: &mut Reader<'_>,
    context: &Context<'_>,
    newcomers: &Newcomers<'_>,
    at: CellAddress,
    filled: bool,
) -> Option<Named> {
    let found = reader.text(at);
    let unit = found.as_deref().map_or(Match::None, |text| newcomers.find(text));
    match (unit, found) {
        (Match::One(unit), _) => return Some(Named { unit: unit.clone(), is_new: false }),
        (_, _) if !filled => {}
        (Match::Several(units), Some(found)) => {
            let candidates = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
            reader.say(at, FindingKind::UnitAmbiguous { found, candidates });
        }
        (_, Some(found)) => {
            let takes_any = context.catalogue.units == Assessed::Open;
            match takes_any.then(|| newcomers.make(&found)).flatten() {
                Some(unit) => return Some(Named { unit, is_new: true }),
                None => reader.say(at, FindingKind::UnitUnknown { found }),
            }
        }
        (_, None) => reader.say(at, FindingKind::UnitMissing),
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
