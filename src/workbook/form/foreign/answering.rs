//! What a foreign form answers when its tables are read by a mapping.

use std::collections::{BTreeMap, BTreeSet};

use super::heading;
use super::lines::{self, Line};
use crate::catalogue::{Indicator, Input};
use crate::domain::{
    Answer, Beside, CellAddress, ColumnRole, Finding, FindingKind, Mapping, RowMatch, SourcedAnswer, Submission,
    TableMapping,
};
use crate::workbook::cell::{self, Entry};
use crate::workbook::charset;
use crate::workbook::form::answers::{Cells, NO_DATA, NOT_APPLICABLE, Reader};
use crate::workbook::form::filled::{indicator, is_marked, place, without_row};
use crate::workbook::form::measure::{Measures, in_title, table_measure, tells};
use crate::workbook::form::recognise::{Context, Evidence, FormKind, Reading};
use crate::workbook::form::{when, whose};
use crate::workbook::raw::{Contents, Sheet};

/// A table being read.
struct Part<'a> {
    mapping: &'a TableMapping,
    reader: Reader<'a>,
    /// The first row of its heading: what stands above is letterhead.
    top: u32,
    lines: BTreeMap<u32, Line>,
}

/// What the tables of a mapping say; nothing where none of their sheets is there.
pub(super) fn answered(contents: &Contents, context: &Context<'_>, mapping: &Mapping) -> Option<Reading> {
    let sheet_of = |table: &TableMapping| charset::sheet_named(contents, &table.sheet);
    let tables = mapping.tables.iter().filter_map(|table| sheet_of(table).map(|sheet| (table, sheet)));
    let mut parts: Vec<Part<'_>> = tables.map(|(table, sheet)| part(contents, context, table, sheet)).collect();
    parts.first()?;
    let mut findings = Vec::new();
    let units = parts.iter().map(|part| told(|said| whose::unit_of(context, part.reader.sheet, None, part.top, said)));
    let unit = agreed(units.collect(), &mut findings);
    let periods =
        parts.iter().map(|part| told(|said| when::period_of(context, part.reader.sheet, None, part.top, said)));
    let period = agreed(periods.collect(), &mut findings);
    let (whose, when) = (unit.as_ref().map(|(_, evidence)| *evidence), period.map(|(_, evidence)| evidence));
    let answers = answers(&mut parts, context);
    parts.iter_mut().for_each(Part::say_appraised);
    findings.extend(parts.into_iter().flat_map(|part| part.reader.findings));
    let given = |answers: &[SourcedAnswer], code: &str| answers.iter().any(|given| *given.indicator == *code);
    let answers = answers.map(|mut answers| {
        for missing in context.catalogue.asked().filter(|asked| !given(&answers, &asked.code)).collect::<Vec<_>>() {
            let kind = FindingKind::IndicatorRowMissing { code: missing.code.clone() };
            findings.push(Finding { sheet: Some(mapping.tables[0].sheet.clone()), ..Finding::of_file(kind) });
            answers.push(without_row(missing));
        }
        answers
    });
    let catalogue = context.catalogue.reference();
    let submission = unit.zip(period).zip(answers).map(|(((unit, _), (period, _)), answers)| Submission {
        unit,
        period,
        catalogue,
        answers,
    });
    let submissions = submission.into_iter().collect();
    Some(Reading { submissions, whose, when, ..Reading::nothing(FormKind::Foreign, findings) })
}

pub(super) fn about(sheet: &Sheet, kind: FindingKind) -> Finding {
    Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) }
}

fn part<'a>(contents: &Contents, context: &Context<'_>, mapping: &'a TableMapping, sheet: &'a Sheet) -> Part<'a> {
    let mut reader = Reader::new(contents, sheet, &context.decisions.edits);
    let top = heading::find(sheet).map_or(mapping.heading, |heading| heading.top.min(mapping.heading));
    reader.measures = Measures::said(table_measure(sheet, mapping.heading), measure_of_result(mapping, sheet, top));
    let lines = lines::below(sheet, mapping.heading, &mapping.columns).into_iter().map(|line| (line.row, line));
    Part { mapping, reader, top, lines: lines.collect() }
}

/// The part of the heading above the figures that says what they are in, nearest to them first.
fn measure_of_result(mapping: &TableMapping, sheet: &Sheet, top: u32) -> Option<(u32, String)> {
    let result = mapping.columns.get(&ColumnRole::Result)?;
    let (_, title) = heading::titles(sheet, top, mapping.heading).into_iter().find(|(column, _)| column == result)?;
    title.into_iter().rev().find(|part| tells(in_title(part))).map(|part| (*result, part))
}

/// What one sheet says of whose or when, and what is to be said about that.
type Told<T> = (Option<(T, Evidence)>, Vec<Finding>);

fn told<T>(ask: impl FnOnce(&mut Vec<Finding>) -> Option<(T, Evidence)>) -> Told<T> {
    let mut findings = Vec::new();
    (ask(&mut findings), findings)
}

/// The surest of what sheets say; nothing where one of them contradicts itself or what was asked for.
fn agreed<T>(all: Vec<Told<T>>, findings: &mut Vec<Finding>) -> Option<(T, Evidence)> {
    let is_silence = |kind: &FindingKind| matches!(kind, FindingKind::UnitMissing | FindingKind::PeriodMissing);
    let without = all.iter().filter(|(found, _)| found.is_none()).flat_map(|(_, said)| said);
    let mut objections: Vec<Finding> = without.filter(|finding| !is_silence(&finding.kind)).cloned().collect();
    if !objections.is_empty() {
        objections.dedup();
        findings.extend(objections);
        return None;
    }
    let sureness = |(found, _): &Told<T>| found.as_ref().map_or((true, Evidence::Signing), |(_, by)| (false, *by));
    let (found, said) = all.into_iter().min_by_key(sureness)?;
    findings.extend(said);
    found
}

/// The answers of all tables; nothing where one has no column of figures.
fn answers(parts: &mut [Part<'_>], context: &Context<'_>) -> Option<Vec<SourcedAnswer>> {
    let mut all_have_figures = true;
    for part in parts.iter_mut().filter(|part| !part.mapping.columns.contains_key(&ColumnRole::Result)) {
        all_have_figures = false;
        let sheet = part.reader.sheet;
        part.reader.findings.push(about(sheet, FindingKind::ResultColumnMissing { of_sheet: sheet.name.clone() }));
    }
    let mut answers: Vec<SourcedAnswer> = Vec::new();
    let mut disputed = BTreeSet::new();
    for part in parts.iter_mut().filter(|_| all_have_figures) {
        for row in &part.mapping.rows {
            match row.indicator.as_ref().and_then(|code| indicator(context.catalogue, code)) {
                None => part.say_unmatched(row),
                Some(asked) => match answers.iter().position(|given| *given.indicator == *asked.code) {
                    None => answers.push(part.answer(asked, row.row)),
                    Some(_) if disputed.contains(&asked.code) => {}
                    Some(first) => {
                        if !part.agrees(asked, row.row, &mut answers[first]) {
                            disputed.insert(&asked.code);
                        }
                    }
                },
            }
        }
    }
    all_have_figures.then_some(answers)
}

impl Part<'_> {
    fn column(&self, role: ColumnRole) -> Option<u32> {
        self.mapping.columns.get(&role).copied()
    }

    /// Where a row's result stands.
    fn result(&self, row: u32) -> CellAddress {
        CellAddress { row, column: self.column(ColumnRole::Result).unwrap_or_default() }
    }

    /// Points of the committee are no word of the sender's.
    fn say_appraised(&mut self) {
        let Some(column) = self.column(ColumnRole::Appraised) else { return };
        let matched = self.mapping.rows.iter().filter(|row| row.indicator.is_some());
        let given = |at: &CellAddress| !matches!(cell::entry(self.reader.sheet.get(*at)), Entry::Blank | Entry::Dash);
        let cells: Vec<CellAddress> = matched.map(|row| CellAddress { row: row.row, column }).filter(given).collect();
        if let Some(first) = cells.first() {
            self.reader.say(*first, FindingKind::AppraisedNotTaken { lines: cells.len() });
        }
    }

    fn say_unmatched(&mut self, row: &RowMatch) {
        if lines::has_figures(self.reader.sheet, row.row, &self.mapping.columns) {
            self.reader.say(self.result(row.row), FindingKind::RowNotMatched { label: row.label.clone() });
        }
    }

    /// Whether an indicator's further row leaves what is known of it. On the same sheet the first row counts. On another,
    /// a row that is blank says nothing, one that fills a gap is taken, and of two that say different things nobody can
    /// tell which counts.
    fn agrees(&mut self, asked: &Indicator, row: u32, given: &mut SourcedAnswer) -> bool {
        let first = given.cells.map_or(self.result(row), |cells| cells.first());
        if given.sheet.as_deref() == Some(self.reader.sheet.name.as_str()) {
            self.reader.say(self.result(row), FindingKind::IndicatorTwice { code: asked.code.clone(), first });
            return true;
        }
        let cells = self.figures(asked, row);
        if self.reader.answered(cells).is_none() {
            return true;
        }
        let said_before = self.reader.findings.len();
        let again = self.answer(asked, row);
        if agree(&given.answer, &again.answer) {
            self.reader.findings.truncate(said_before);
        } else if given.answer == NO_DATA {
            *given = again;
        } else {
            let sheet = given.sheet.as_deref().unwrap_or_default().to_owned();
            self.reader
                .say(cells.first, FindingKind::SheetsDiffer { code: asked.code.clone(), of_sheet: sheet, first });
            given.answer = NO_DATA;
            return false;
        }
        true
    }

    fn answer(&mut self, asked: &Indicator, row: u32) -> SourcedAnswer {
        let at = |column: Option<u32>| column.map(|column| CellAddress { row, column });
        let cells = self.figures(asked, row);
        let mark = at(self.column(ColumnRole::NotApplicable));
        let is_marked = mark.is_some_and(|at| is_marked(&mut self.reader, asked, at));
        let answer = if is_marked { NOT_APPLICABLE } else { self.reader.answer(cells) };
        let text = |role| at(self.column(role)).and_then(|at| self.reader.text(at));
        let beside = Beside { original: None, evidence: text(ColumnRole::Evidence), note: text(ColumnRole::Note) };
        SourcedAnswer {
            sheet: Some(self.reader.sheet_name.clone()),
            cells: Some(place(cells)),
            ..SourcedAnswer::new(asked.code.as_str(), answer).with(beside)
        }
    }

    /// Where a line's figures stand: on it, or on the lines that continue it (numerator first, denominator below);
    /// counts below go before the share that was made of them.
    fn figures<'i>(&self, asked: &'i Indicator, row: u32) -> Cells<'i> {
        let whole = self.column(ColumnRole::Whole);
        let is_ratio = matches!(asked.input, Input::Ratio { .. });
        let at = |row| self.result(row);
        let beside = |row| whole.filter(|_| is_ratio).map(|column| CellAddress { row, column });
        let below = self.lines.get(&row).map(|line| line.figures_below.as_slice()).unwrap_or_default();
        let on_line = lines::has_figures(self.reader.sheet, row, &self.mapping.columns);
        let (first, second) = match (on_line, below, whole) {
            (_, [first, second], None) if is_ratio => (at(*first), Some(at(*second))),
            (false, [only], _) => (at(*only), beside(*only)),
            _ => (at(row), beside(row)),
        };
        let measured = self.column(ColumnRole::Measure);
        let mut measures =
            [first.row, row].into_iter().filter_map(|row| measured.map(|column| CellAddress { row, column }));
        let measure = measures.find(|at| self.reader.text(*at).is_some());
        Cells { indicator: asked, first, second, measure, in_percent: self.in_percent(row) }
    }

    /// Whether the unit of measure, the heading or the line above the table says that figures are percentages.
    fn in_percent(&self, row: u32) -> bool {
        let measure = self.column(ColumnRole::Measure).and_then(|column| self.reader.text(CellAddress { row, column }));
        match measure {
            Some(measure) => measure.contains('%'),
            None => self.reader.measures.say_percent(self.result(row).column),
        }
    }
}

/// Whether two answers say the same: a share may stand beside the counts it was made of.
fn agree(left: &Answer, right: &Answer) -> bool {
    let share = |answer: &Answer| match answer {
        Answer::PercentOnly { fraction } => Some(*fraction),
        Answer::Ratio { numerator, denominator } => numerator.checked_div(*denominator),
        Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => None,
    };
    let same_share = match (share(left), share(right)) {
        (Some(left), Some(right)) => (left - right).abs() < SHARES_ALIKE,
        _ => false,
    };
    let is_share = |answer: &Answer| matches!(answer, Answer::PercentOnly { .. });
    left == right || (same_share && (is_share(left) || is_share(right)))
}

/// Half of the last digit of a percentage with one decimal.
const SHARES_ALIKE: crate::domain::Decimal = crate::domain::Decimal::from_parts(5, 0, 0, false, 4);
