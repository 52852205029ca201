//! The program's own form as it comes back: known by its hidden mark or its headings, read by headings and codes,
//! so that inserted rows, moved columns and renamed sheets do no harm.

use std::collections::{BTreeMap, HashMap};

use super::answers::{Cells, Reader};
use super::measure::{Measures, table_measure};
use super::recognise::{Context, Evidence, FormKind, Reading};
use super::{HIDDEN_SHEET, TEMPLATE_ID, key, when, whose, wide};
use crate::catalogue::{Catalogue, Indicator, Input};
use crate::domain::text::search_key;
use crate::domain::{
    Answer, Beside, CellAddress, Finding, FindingKind, Register, Silence, SourceCells, SourcedAnswer, Submission, Unit,
};
use crate::workbook::cell::{self, Entry};
use crate::workbook::raw::{Cell, CellValue, Contents, Sheet};

/// How far down a heading row is looked for.
const HEADING_ROWS: u32 = 100;

/// Where the form's columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Headings {
    row: u32,
    code: u32,
    first: u32,
    second: Option<u32>,
    mark: Option<u32>,
    measure: Option<u32>,
    evidence: Option<u32>,
    note: Option<u32>,
}

/// Reads the program's form; nothing where the workbook is not one.
pub(super) fn read(contents: &Contents, context: &Context<'_>) -> Option<Reading> {
    let mark = hidden_mark(contents);
    // What a sender hid is not what he sends.
    let forms = contents
        .sheets
        .iter()
        .filter(|sheet| sheet.visible)
        .filter_map(|sheet| headings_of(sheet).map(|headings| (sheet, headings)))
        .map(|(sheet, headings)| (rows_known(sheet, headings, context.catalogue), sheet, headings))
        .filter(|(known, _, _)| *known > 0);
    let form = forms
        .clone()
        // Of equals the first: later copies of a sheet are what somebody keeps for himself.
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((_, sheet, headings)) = form else {
        return mark.map(|mark| unreadable(&mark, context));
    };
    let mut reader = Reader::new(contents, sheet, &context.decisions.edits);
    let (submission, whose, when) = submission(&mut reader, headings, mark.as_ref(), context);
    let submissions = submission.into_iter().collect();
    let further = forms.map(|(_, further, headings)| (further, has_figures(contents, further, headings, context)));
    let further = further.filter(|(_, has_figures)| *has_figures).map(|(sheet, _)| sheet);
    let further = further.chain(wide::sheets_with_figures(contents, context, sheet));
    reader.findings.extend(not_read(sheet, further.collect()));
    Some(Reading { submissions, whose, when, ..Reading::nothing(FormKind::Template, reader.findings) })
}

/// What is to be said of sheets that answer too. One that says the same cell by cell is a copy and hides nothing.
fn not_read(read: &Sheet, mut further: Vec<&Sheet>) -> Vec<Finding> {
    further.retain(|sheet| sheet.name != read.name && sheet.cells != read.cells);
    further.dedup_by(|left, right| left.name == right.name);
    further.into_iter().map(further_sheet).collect()
}

pub(super) fn further_sheet(sheet: &Sheet) -> Finding {
    let kind = FindingKind::FurtherSheetNotRead { of_sheet: sheet.name.clone() };
    Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) }
}

/// Whether any row of a form answers.
fn has_figures(contents: &Contents, sheet: &Sheet, headings: Headings, context: &Context<'_>) -> bool {
    let reader = Reader::new(contents, sheet, &context.decisions.edits);
    codes(sheet, headings).any(|(at, code)| {
        let found = indicator(context.catalogue, &code);
        let at = |column: u32| CellAddress { row: at.row, column };
        let cells = |indicator| Cells {
            indicator,
            first: at(headings.first),
            second: headings.second.map(at),
            measure: None,
            in_percent: false,
        };
        found.is_some_and(|indicator| reader.answered(cells(indicator)).is_some())
    })
}

/// A form of ours without a row that is known: of another catalogue, or taken apart.
fn unreadable(mark: &HashMap<String, String>, context: &Context<'_>) -> Reading {
    let mut findings = Vec::new();
    let kind = other_catalogue(mark, context, &mut findings);
    findings.extend(kind.is_none().then(|| Finding::of_file(FindingKind::UnknownForm)));
    findings.extend(kind.map(Finding::of_file));
    Reading::nothing(FormKind::Template, findings)
}

fn submission(
    reader: &mut Reader<'_>,
    headings: Headings,
    mark: Option<&HashMap<String, String>>,
    context: &Context<'_>,
) -> (Option<Submission>, Option<Evidence>, Option<Evidence>) {
    let sheet = reader.sheet;
    let wrong_catalogue = mark.and_then(|mark| other_catalogue(mark, context, &mut reader.findings));
    if let Some(kind) = wrong_catalogue {
        reader.findings.push(Finding::of_file(kind));
        return (None, None, None);
    }
    let hidden = |key: &str| mark.and_then(|mark| mark.get(key)).map(String::as_str);
    let unit = whose::unit_of(context, sheet, hidden(key::UNIT), headings.row, &mut reader.findings);
    let period = when::period_of(context, sheet, hidden(key::PERIOD), headings.row, &mut reader.findings);
    reader.measures = Measures::said(table_measure(sheet, headings.row), []);
    // Cells are read even where unit or period is in doubt: the sender should hear everything at once.
    let answers = answers(reader, headings, context.catalogue);
    let catalogue = context.catalogue.reference();
    let (whose, when) = (unit.as_ref().map(|(_, evidence)| *evidence), period.map(|(_, evidence)| evidence));
    let submission = unit.zip(period).map(|((unit, _), (period, _))| Submission { unit, period, catalogue, answers });
    (submission, whose, when)
}

fn other_catalogue(
    mark: &HashMap<String, String>,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Option<FindingKind> {
    let catalogue = context.catalogue;
    let found = mark.get(key::CATALOGUE)?;
    if *found != catalogue.id {
        return Some(FindingKind::OtherCatalogue { found: found.clone(), expected: catalogue.id.clone() });
    }
    let version = mark.get(key::CATALOGUE_VERSION).and_then(|version| version.parse().ok());
    if let Some(found) = version.filter(|found| *found != catalogue.version) {
        let kind = FindingKind::OtherCatalogueVersion { found, expected: catalogue.version };
        findings.push(Finding::of_file(kind));
    }
    None
}

/// Id of the criteria set that a form of the program's own says it was made for.
pub fn catalogue_named(contents: &Contents) -> Option<String> {
    hidden_mark(contents)?.remove(key::CATALOGUE)
}

/// The agency that a form of the program's own was made for, where the register does not have it but its province.
pub fn agency_named(contents: &Contents, register: &Register) -> Option<Unit> {
    let code = hidden_mark(contents)?.remove(key::UNIT)?;
    let shown = contents.sheets.iter().filter(|sheet| sheet.visible);
    let mut forms = shown.filter_map(|sheet| Some((sheet, headings_of(sheet)?)));
    forms.find_map(|(sheet, headings)| whose::agency(register, sheet, &code, headings.row))
}

/// What the hidden sheet says, wherever it is and whatever it is called by now.
fn hidden_mark(contents: &Contents) -> Option<HashMap<String, String>> {
    contents.sheets.iter().filter(|sheet| !sheet.visible || sheet.name == HIDDEN_SHEET).find_map(|sheet| {
        let pairs: HashMap<String, String> = sheet
            .rows()
            .filter_map(|row| match row {
                [key, value, ..] => Some((key.value.shown(), value.value.shown())),
                _ => None,
            })
            .collect();
        pairs.get(key::TEMPLATE).is_some_and(|id| id == TEMPLATE_ID).then_some(pairs)
    })
}

fn headings_of(sheet: &Sheet) -> Option<Headings> {
    sheet.rows().take_while(|row| row.first().is_some_and(|cell| cell.address.row < HEADING_ROWS)).find_map(|row| {
        let titles: Vec<(u32, String)> = row.iter().filter_map(title).collect();
        let column = |fits: &dyn Fn(&str) -> bool| titles.iter().find(|(_, title)| fits(title)).map(|(at, _)| *at);
        Some(Headings {
            row: row.first()?.address.row,
            code: column(&is_code_heading)?,
            first: column(&|title| starts_with_any(title, &["tu so", "so lieu", "numerator", "gia tri tu danh gia"]))?,
            second: column(&|title| starts_with_any(title, &["mau so", "denominator"])),
            mark: column(&|title| starts_with_any(title, &["khong ap dung", "not applicable"])),
            measure: column(&|title| starts_with_any(title, &["don vi tinh", "dvt", "measure"])),
            evidence: column(&|title| title.contains("kiem chung") || title.starts_with("evidence")),
            note: column(&|title| starts_with_any(title, &["ghi chu", "note", "remark"])),
        })
    })
}

fn title(cell: &Cell) -> Option<(u32, String)> {
    match &cell.value {
        CellValue::Text(text) => Some((cell.address.column, search_key(text))),
        CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => None,
    }
}

fn is_code_heading(title: &str) -> bool {
    matches!(title, "ma" | "ma tieu chi" | "ma so" | "ma chi tieu" | "code")
}

fn starts_with_any(title: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| title.starts_with(start))
}

fn rows_known(sheet: &Sheet, headings: Headings, catalogue: &Catalogue) -> usize {
    codes(sheet, headings).filter(|(_, code)| indicator(catalogue, code).is_some()).count()
}

/// The codes below the heading, with their places.
fn codes(sheet: &Sheet, headings: Headings) -> impl Iterator<Item = (CellAddress, String)> {
    sheet
        .cells
        .iter()
        .filter(move |cell| cell.address.row > headings.row && cell.address.column == headings.code)
        .map(|cell| (cell.address, cell.value.shown().trim().to_owned()))
}

pub(super) fn indicator<'a>(catalogue: &'a Catalogue, code: &str) -> Option<&'a Indicator> {
    let ignoring_case = || catalogue.indicators.iter().find(|indicator| indicator.code.eq_ignore_ascii_case(code));
    catalogue.indicator(code).or_else(ignoring_case)
}

fn answers(reader: &mut Reader<'_>, headings: Headings, catalogue: &Catalogue) -> Vec<SourcedAnswer> {
    let sheet = reader.sheet;
    let mut rows: BTreeMap<String, CellAddress> = BTreeMap::new();
    let mut answers = Vec::new();
    for (at, code) in codes(sheet, headings) {
        let Some(indicator) = indicator(catalogue, &code) else {
            if is_code(&code) {
                reader.say(at, FindingKind::UnknownIndicator { code });
            }
            continue;
        };
        if let Some(first) = rows.get(&indicator.code) {
            reader.say(at, FindingKind::IndicatorTwice { code: indicator.code.clone(), first: *first });
            continue;
        }
        rows.insert(indicator.code.clone(), at);
        answers.push(row_answer(reader, headings, indicator, at.row));
    }
    say_rows_without_code(reader, headings, catalogue);
    for missing in catalogue.asked().filter(|indicator| !rows.contains_key(&indicator.code)) {
        let kind = FindingKind::IndicatorRowMissing { code: missing.code.clone() };
        reader.findings.push(Finding { sheet: Some(sheet.name.clone()), ..Finding::of_file(kind) });
        answers.push(without_row(missing));
    }
    answers
}

/// Words below the table are signatures and remarks, a repeated heading is for the printer.
fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace) && !is_code_heading(&search_key(text))
}

/// Figures in rows that somebody put in: whatever they say, it is said nowhere else.
fn say_rows_without_code(reader: &mut Reader<'_>, headings: Headings, catalogue: &Catalogue) {
    let sheet = reader.sheet;
    for row in sheet.rows().filter(|row| row.first().is_some_and(|cell| cell.address.row > headings.row)) {
        let code = row.iter().find(|cell| cell.address.column == headings.code).map(|cell| cell.value.shown());
        let code = code.unwrap_or_default();
        if is_code(code.trim()) || indicator(catalogue, code.trim()).is_some() {
            continue;
        }
        let is_figure = |cell: &&Cell| {
            let column = cell.address.column;
            let is_asked_for = column == headings.first || Some(column) == headings.second;
            is_asked_for
                && matches!(reader.entry(cell.address), Entry::Number(_) | Entry::Ambiguous(_) | Entry::Two(..))
        };
        if let Some(figure) = row.iter().find(is_figure) {
            let words = row.iter().map(|cell| cell.value.shown()).find(|text| text.chars().any(char::is_alphabetic));
            let label = words.unwrap_or_else(|| (u64::from(figure.address.row) + 1).to_string());
            reader.say(figure.address, FindingKind::RowNotMatched { label });
        }
    }
}

fn row_answer(reader: &mut Reader<'_>, headings: Headings, indicator: &Indicator, row: u32) -> SourcedAnswer {
    let at = |column: u32| CellAddress { row, column };
    let second = matches!(indicator.input, Input::Ratio { .. }).then_some(headings.second).flatten().map(at);
    let (first, measure) = (at(headings.first), headings.measure.map(at));
    let cells = Cells { indicator, first, second, measure, in_percent: false };
    let mark = headings.mark.map(at).filter(|mark| is_marked(reader, indicator, *mark));
    let (answer, place) = match mark {
        Some(mark) => {
            if let Some(filled) = reader.answered(cells) {
                let kind = FindingKind::AnsweredThoughNotApplicable { indicator: indicator.code.clone() };
                reader.say(filled, kind);
            }
            (Answer::Silent { reason: Silence::NotApplicable }, mark.into())
        }
        None => (reader.answer(cells), place(cells)),
    };
    let beside = Beside {
        original: None,
        evidence: headings.evidence.and_then(|column| reader.text(at(column))),
        note: headings.note.and_then(|column| reader.text(at(column))),
    };
    SourcedAnswer {
        sheet: Some(reader.sheet_name.clone()),
        cells: Some(place),
        ..SourcedAnswer::new(indicator.code.as_str(), answer).with(beside)
    }
}

pub(super) fn place(cells: Cells<'_>) -> SourceCells {
    SourceCells::new(cells.first, cells.second)
}

pub(super) fn is_marked(reader: &mut Reader<'_>, indicator: &Indicator, at: CellAddress) -> bool {
    let Some(value) = reader.sheet.get(at) else { return false };
    if matches!(value, CellValue::Text(text) if cell::says_nothing(text)) {
        return false;
    }
    if matches!(value, CellValue::Text(text) if search_key(text) == "khong ap dung" || search_key(text) == "not applicable")
    {
        return true;
    }
    cell::yes_no(value).unwrap_or_else(|| {
        reader.say(at, FindingKind::UnclearMark { indicator: indicator.code.clone() });
        false
    })
}

pub(super) fn without_row(indicator: &Indicator) -> SourcedAnswer {
    SourcedAnswer::new(indicator.code.as_str(), Answer::Silent { reason: Silence::NoData })
}
