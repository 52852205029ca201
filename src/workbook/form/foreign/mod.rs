//! Tables of other people's making: one unit's answers, one line an indicator, under whatever heading and with whatever
//! stands above, between and below.
//!
//! How such a table is read is a proposal until a person confirms it; what was confirmed once is remembered by the form.

pub(super) mod heading;
mod lines;
pub(super) mod matching;
#[cfg(test)]
pub(super) mod tests;
pub(super) mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use heading::Heading;
use lines::Line;
use sha2::{Digest, Sha256};

use super::answers::{Cells, Reader};
use super::filled::{further_sheet, indicator, place, without_row};
use super::guide::is_guide;
use super::recognise::{Context, FormKind, Reading};
use super::whose;
use crate::catalogue::{Indicator, Input};
use crate::domain::text::search_key;
use crate::domain::{
    Beside, CellAddress, ColumnRole, Finding, FindingKind, Mapping, MatchedBy, RowMatch, SourcedAnswer, Submission,
    UnitCode,
};
use crate::workbook::raw::{Contents, Sheet};

/// Fewer lines matched by code or name are chance.
const FEWEST: usize = 2;

/// A sheet's table, and how it could be read.
struct Table<'a> {
    sheet: &'a Sheet,
    heading: Heading,
    lines: Vec<Line>,
    mapping: Mapping,
}

/// The table as a person said it is to be read; nothing where nobody did, or the sheet is gone.
pub(super) fn confirmed(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let mapping = context.decisions.mapping.as_ref()?;
    let sheet = contents.sheets.iter().find(|sheet| sheet.name == mapping.sheet)?;
    Some(answered(contents, context, sheet, mapping))
}

/// Reads a foreign table; nothing where no sheet holds one that speaks of the catalogue's indicators.
pub(super) fn read(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let visible = contents.sheets.iter().filter(|sheet| sheet.visible && !is_guide(sheet));
    let tables: Vec<Table<'_>> = visible.filter_map(|sheet| table_in(sheet, context)).collect();
    let most = tables.iter().map(Table::known).max()?;
    let table = tables.iter().find(|table| table.known() == most)?;
    let mut reading = answered(contents, context, table.sheet, &table.mapping);
    let sender = reading.submissions.first().map(|submission| &submission.unit);
    match remembered(context, table, sender) {
        Some((mapping, unit)) => {
            reading = answered(contents, context, table.sheet, &mapping);
            let name = context.register.by_code(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone());
            let kind = FindingKind::MappingRemembered { unit: name };
            reading.findings.insert(0, about(table.sheet, kind));
        }
        None => {
            let (found, asked) = (table.matched(), context.catalogue.asked().count());
            let kind = FindingKind::MappingProposed { sheet: table.sheet.name.clone(), found, asked };
            reading.findings.insert(0, about(table.sheet, kind));
            reading.proposal = Some(table.mapping.clone());
        }
    }
    let is_copy = |other: &Table<'_>| other.sheet.cells == table.sheet.cells;
    let further = tables.iter().filter(|other| other.sheet.name != table.sheet.name && !is_copy(other));
    reading.findings.extend(further.filter(|other| other.has_figures()).map(|other| further_sheet(other.sheet)));
    Some(reading)
}

fn about(sheet: &Sheet, kind: FindingKind) -> Finding {
    Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) }
}

fn table_in<'a>(sheet: &'a Sheet, context: &Context<'_>) -> Option<Table<'a>> {
    let heading = heading::find(sheet)?;
    let lines = lines::below(sheet, heading.bottom, &heading.columns);
    let asked: Vec<&Indicator> = context.catalogue.asked().collect();
    let rows = matching::matched(&lines, &asked)
        .into_iter()
        .zip(&lines)
        .map(|(found, line)| RowMatch {
            row: line.row,
            label: line.label(),
            indicator: found.map(|(indicator, _)| indicator.code.clone()),
            by: found.map(|(_, by)| by),
        })
        .collect();
    let (form, columns) = (fingerprint(&heading, &lines), heading.columns.clone());
    let mapping = Mapping { form, sheet: sheet.name.clone(), heading: heading.bottom, columns, rows };
    let table = Table { sheet, heading, lines, mapping };
    (table.known() >= FEWEST.min(asked.len()).max(1)).then_some(table)
}

impl Table<'_> {
    /// Lines that say themselves what they answer.
    fn known(&self) -> usize {
        self.mapping.rows.iter().filter(|row| matches!(row.by, Some(MatchedBy::Code | MatchedBy::Name))).count()
    }

    fn matched(&self) -> usize {
        self.mapping.rows.iter().filter(|row| row.indicator.is_some()).count()
    }

    fn has_figures(&self) -> bool {
        self.lines.iter().any(|line| lines::has_figures(self.sheet, line.row, &self.heading.columns))
    }
}

/// The same for every workbook of one form: its titles with their columns and what its lines are called, no figures.
fn fingerprint(heading: &Heading, lines: &[Line]) -> String {
    let titles = heading.titles.iter().map(|(column, title)| format!("{column} {}", search_key(title)));
    let labels = lines.iter().map(|line| search_key(&line.label()));
    let hash = titles.chain(labels).fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update("\n"));
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// How this form was read before: for this sender, else for any. Lines that moved keep their meaning by their order.
fn remembered<'a>(
    context: &Context<'a>,
    table: &Table<'_>,
    sender: Option<&UnitCode>,
) -> Option<(Mapping, &'a UnitCode)> {
    let lines = &table.mapping.rows;
    let same = |known: &&crate::domain::RememberedMapping| {
        known.mapping.form == table.mapping.form && known.mapping.rows.len() == lines.len()
    };
    let of_sender = context.remembered.iter().filter(same).find(|known| Some(&known.unit) == sender);
    let known = of_sender.or_else(|| context.remembered.iter().find(same))?;
    let rows = lines.iter().zip(&known.mapping.rows).map(|(line, before)| RowMatch {
        row: line.row,
        label: line.label.clone(),
        indicator: before.indicator.clone(),
        by: before.indicator.as_ref().map(|_| MatchedBy::Memory),
    });
    let (sheet, heading) = (table.sheet.name.clone(), table.mapping.heading);
    Some((Mapping { sheet, heading, rows: rows.collect(), ..known.mapping.clone() }, &known.unit))
}

/// What a table says when it is read by a mapping.
fn answered(contents: &Contents, context: &Context<'_>, sheet: &Sheet, mapping: &Mapping) -> Reading {
    let mut reader = Reader::new(contents, sheet, &context.decisions.edits);
    let above = heading::find(sheet).map_or(mapping.heading, |heading| heading.top);
    let unit = whose::unit_of(context, sheet, None, above, &mut reader.findings);
    let period = whose::period_of(context, sheet, None, above, &mut reader.findings);
    let (whose, when) = (unit.as_ref().map(|(_, evidence)| *evidence), period.map(|(_, evidence)| evidence));
    let answers = answers(&mut reader, context, mapping);
    let catalogue = context.catalogue.reference();
    let submission = unit.zip(period).zip(answers).map(|(((unit, _), (period, _)), answers)| Submission {
        unit,
        period,
        catalogue,
        answers,
    });
    let submissions = submission.into_iter().collect();
    Reading { submissions, whose, when, ..Reading::nothing(FormKind::Foreign, reader.findings) }
}

fn answers(reader: &mut Reader<'_>, context: &Context<'_>, mapping: &Mapping) -> Option<Vec<SourcedAnswer>> {
    let sheet = reader.sheet;
    let Some(result) = mapping.columns.get(&ColumnRole::Result) else {
        reader.findings.push(about(sheet, FindingKind::ResultColumnMissing { sheet: sheet.name.clone() }));
        return None;
    };
    let by_row: BTreeMap<u32, Line> =
        lines::below(sheet, mapping.heading, &mapping.columns).into_iter().map(|line| (line.row, line)).collect();
    let mut answers: Vec<SourcedAnswer> = Vec::new();
    for row in &mapping.rows {
        let line = by_row.get(&row.row);
        let Some(asked) = row.indicator.as_ref().and_then(|code| indicator(context.catalogue, code)) else {
            say_unmatched(reader, mapping, row, *result);
            continue;
        };
        if let Some(first) = answers.iter().find(|given| *given.indicator == *asked.code) {
            let first = first.cells.map_or(CellAddress { row: row.row, column: *result }, |cells| cells.first);
            let kind = FindingKind::IndicatorTwice { code: asked.code.clone(), first };
            reader.say(CellAddress { row: row.row, column: *result }, kind);
            continue;
        }
        answers.push(line_answer(reader, mapping, asked, row.row, line));
    }
    for missing in context.catalogue.asked() {
        if answers.iter().all(|given| *given.indicator != *missing.code) {
            reader.findings.push(about(sheet, FindingKind::IndicatorRowMissing { code: missing.code.clone() }));
            answers.push(without_row(missing));
        }
    }
    Some(answers)
}

fn say_unmatched(reader: &mut Reader<'_>, mapping: &Mapping, row: &RowMatch, result: u32) {
    if lines::has_figures(reader.sheet, row.row, &mapping.columns) {
        let at = CellAddress { row: row.row, column: result };
        reader.say(at, FindingKind::RowNotMatched { label: row.label.clone() });
    }
}

fn line_answer(
    reader: &mut Reader<'_>,
    mapping: &Mapping,
    indicator: &Indicator,
    row: u32,
    line: Option<&Line>,
) -> SourcedAnswer {
    let column = |role| mapping.columns.get(&role).copied();
    let at = |role| column(role).map(|column| CellAddress { row, column });
    let cells = figures(reader, mapping, indicator, row, line);
    let is_marked = at(ColumnRole::NotApplicable).is_some_and(|at| super::filled::is_marked(reader, indicator, at));
    let answer = if is_marked { super::answers::NOT_APPLICABLE } else { reader.answer(cells) };
    let beside = Beside {
        original: None,
        evidence: at(ColumnRole::Evidence).and_then(|at| reader.text(at)),
        note: at(ColumnRole::Note).and_then(|at| reader.text(at)),
    };
    SourcedAnswer {
        sheet: Some(Arc::clone(&reader.sheet_name)),
        cells: Some(place(cells)),
        ..SourcedAnswer::new(indicator.code.as_str(), answer).with(beside)
    }
}

/// Where a line's figures stand: on it, or on the lines that continue it (numerator first, denominator below); counts
/// below go before the share that was made of them.
fn figures<'i>(
    reader: &Reader<'_>,
    mapping: &Mapping,
    indicator: &'i Indicator,
    row: u32,
    line: Option<&Line>,
) -> Cells<'i> {
    let result = mapping.columns.get(&ColumnRole::Result).copied().unwrap_or_default();
    let whole = mapping.columns.get(&ColumnRole::Whole).copied();
    let is_ratio = matches!(indicator.input, Input::Ratio { .. });
    let in_percent = in_percent(reader.sheet, mapping, row, result);
    let at = |row| CellAddress { row, column: result };
    let beside = |row| whole.filter(|_| is_ratio).map(|column| CellAddress { row, column });
    let below = line.map(|line| line.figures_below.as_slice()).unwrap_or_default();
    let on_line = lines::has_figures(reader.sheet, row, &mapping.columns);
    let (first, second) = match (on_line, below, whole) {
        (_, [first, second], None) if is_ratio => (at(*first), Some(at(*second))),
        (false, [only], _) => (at(*only), beside(*only)),
        _ => (at(row), beside(row)),
    };
    let measured = mapping.columns.get(&ColumnRole::Measure).copied();
    let mut measures =
        [first.row, row].into_iter().filter_map(|row| measured.map(|column| CellAddress { row, column }));
    let measure = measures.find(|at| reader.text(*at).is_some());
    Cells { indicator, first, second, measure, in_percent }
}

/// Whether the unit of measure or the heading says that figures are percentages.
fn in_percent(sheet: &Sheet, mapping: &Mapping, row: u32, result: u32) -> bool {
    let measure =
        mapping.columns.get(&ColumnRole::Measure).and_then(|column| sheet.get(CellAddress { row, column: *column }));
    let heading = sheet.get(CellAddress { row: mapping.heading, column: result });
    match measure.map(|measure| measure.shown()) {
        Some(measure) => measure.contains('%'),
        None => heading.is_some_and(|heading| heading.shown().contains('%')),
    }
}
