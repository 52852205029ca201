//! Workbooks that go back to their senders: their own file with the faulty cells coloured and commented and a sheet that
//! lists what is to be mended, or – where the file cannot be patched – a workbook with the list alone.
//!
//! Nothing else of the sender's file is changed: the parts concerned are patched as text, all others copied as they are.
//! Nothing in it is run or followed. The same file and findings give the same bytes.

mod comments;
mod drawing;
mod dress;
mod earlier;
mod grid;
mod job;
mod list;
mod package;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

pub use list::is_list;

use crate::domain::{CellAddress, Finding, Severity, text};
use crate::i18n::{Language, Words};
use crate::say;
use crate::workbook::WorkbookError;
use crate::workbook::charset;
use crate::workbook::table::{Column, Value, write_table};
use earlier::Earlier;
use job::Job;
use package::Package;
use styles::{Look, Styles};
use xml::Outline;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What goes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub bytes: Vec<u8>,
    /// Whether it is the sender's own workbook; else it is a list of what was found in it.
    pub marked: bool,
    /// How many findings it tells.
    pub told: usize,
}

/// Why a package is not patched: the list goes back instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unpatchable {
    /// A part is not what it should be, or another encoding than UTF-8.
    Malformed,
    /// A signature holds it: any change would break that.
    Signed,
}

/// What one cell is marked with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    severity: Severity,
    notes: Vec<Note>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Note {
    severity: String,
    text: String,
}

/// The marked cells of a sheet.
type Marks = BTreeMap<CellAddress, Mark>;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    severity: Severity,
    sheet: String,
    cell: String,
    /// Where a click leads: `'Tự đánh giá'!E12`.
    link: Option<String>,
    /// What its cell looked like before it was marked.
    look: Option<Look>,
    seen: String,
    severity_word: String,
    what: String,
    remedy: String,
}

/// Which of its two sets of names a workbook uses.
#[derive(Debug)]
struct Namespaces {
    main: &'static str,
    relationships: &'static str,
}

const TRANSITIONAL: Namespaces = Namespaces {
    main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const STRICT: Namespaces = Namespaces {
    main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

/// Whether a finding is the sender's to mend.
pub fn is_for_sender(finding: &Finding, words: &Words) -> bool {
    finding.severity() > Severity::Info && words.remedy(&finding.kind).is_some()
}

/// What goes back for a workbook of this name: its own bytes marked where it is .xlsx or .xlsm and can be patched, else a
/// list. Bytes are given only of a workbook that was read whole: nothing that was refused is opened again.
///
/// # Errors
/// [`WorkbookError::CannotWrite`] where the list cannot be written.
pub fn returned(
    name: &str,
    bytes: Option<&[u8]>,
    findings: &[Finding],
    words: &Words,
) -> Result<Returned, WorkbookError> {
    let mut findings: Vec<&Finding> = findings.iter().filter(|finding| is_for_sender(finding, words)).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
    let told = findings.len();
    if let Some(Ok(bytes)) = bytes.map(|bytes| marked(bytes, &findings, words)) {
        return Ok(Returned { bytes, marked: true, told });
    }
    Ok(Returned { bytes: listed(name, &findings, words)?, marked: false, told })
}

/// A workbook with the list alone.
fn listed(name: &str, findings: &[&Finding], words: &Words) -> Result<Vec<u8>, WorkbookError> {
    let widths = list::WIDTHS.map(f64::from);
    let titles = list::headings(words);
    let columns: Vec<Column> = titles.into_iter().zip(widths).map(|(title, width)| Column { title, width }).collect();
    let text = |text: String| if text.is_empty() { Value::None } else { Value::Text(text) };
    let rows: Vec<Vec<Value>> = (1u32..)
        .zip(findings)
        .map(|(number, finding)| {
            let entry = entry(finding, words);
            let number = Value::Number { value: number.into(), digits: 0 };
            let said = [entry.sheet, entry.cell, entry.seen, entry.severity_word, entry.what, entry.remedy];
            std::iter::once(number).chain(said.map(text)).collect()
        })
        .collect();
    write_table(&say!(words, "table-findings-sheet"), &say!(words, "returned-title-of", file = name), &columns, &rows)
}

fn entry(finding: &Finding, words: &Words) -> Entry {
    let remedy = words.remedy(&finding.kind).unwrap_or_default();
    let remedy = match &finding.repair {
        Some(repair) => say!(words, "returned-proposal", remedy = remedy, repair = words.proposed(repair)),
        None => remedy,
    };
    Entry {
        severity: finding.severity(),
        sheet: finding.sheet.clone().unwrap_or_default(),
        cell: finding.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        link: None,
        look: None,
        seen: finding.seen.clone().unwrap_or_default(),
        severity_word: words.severity(finding.severity()),
        what: words.what_is_wrong(&finding.kind),
        remedy,
    }
}

/// The sender's own workbook, marked; what an earlier return put into it gives way.
fn marked(bytes: &[u8], findings: &[&Finding], words: &Words) -> Result<Vec<u8>, Unpatchable> {
    let mut package = Package::open(bytes)?;
    let workbook = package.target("", "officeDocument")?.ok_or(Unpatchable::Malformed)?;
    let workbook_text = package.text(&workbook)?;
    let namespaces = if workbook_text.contains(STRICT.main) { &STRICT } else { &TRANSITIONAL };
    let mut sheets = sheets_of(&mut package, &workbook, &workbook_text)?;
    let earlier = earlier_return(&mut package, &workbook, &sheets)?;
    let told = findings.iter().filter_map(|finding| finding.sheet.as_deref());
    name_as_told(&mut sheets, told.chain(earlier.sheets()));
    let styles = Styles::of(Styles::empty(namespaces.main))?;
    let mut job = Job { package, namespaces, words, styles, earlier, looks: BTreeMap::new() };
    let styles_part = job.open_styles(&workbook)?;
    let marked_before = job.styles.marked_before()?;
    let is_again = job.earlier.list.is_some() || !marked_before.is_empty();
    for sheet in &sheets {
        if job.earlier.list.as_ref() == Some(&sheet.part) {
            continue;
        }
        let marks = marks_of(sheet, findings, words);
        if !marks.is_empty() || (is_again && sheet.has_cells) {
            job.mark_sheet(sheet, &marks, &marked_before)?;
        }
    }
    let entries: Vec<Entry> = findings.iter().map(|finding| job.linked(finding, &sheets)).collect();
    job.put_list(&workbook, &workbook_text, &sheets, &entries)?;
    let Job { mut package, styles, .. } = job;
    package.put(&styles_part, styles.finish()?)?;
    package.finish()
}

/// A sheet of the workbook.
struct SheetPart {
    /// As the workbook writes it, which links need.
    stored_name: String,
    /// As findings name it.
    name: String,
    part: String,
    /// Whether it is no chart or macro sheet.
    has_cells: bool,
}

fn sheets_of(package: &mut Package<'_>, workbook: &str, text: &str) -> Result<Vec<SheetPart>, Unpatchable> {
    let relationships = package.relationships(workbook)?;
    let outline = Outline::of(text)?;
    let mut sheets = Vec::new();
    let list = outline.below_root("sheets")?.ok_or(Unpatchable::Malformed)?;
    for element in outline.children(list) {
        let (Some(stored_name), Some(id)) = (element.tag.attribute("name")?, element.tag.attribute("id")?) else {
            continue;
        };
        if let Some(target) = relationships.iter().find(|known| known.id == id) {
            let (name, has_cells) = (text::nfc(&stored_name), target.kind == "worksheet");
            sheets.push(SheetPart { stored_name, name, part: target.target.clone(), has_cells });
        }
    }
    Ok(sheets)
}

/// Findings name a sheet by what its name says in Unicode where it is stored in the letters of an old charset.
fn name_as_told<'t>(sheets: &mut [SheetPart], told: impl Iterator<Item = &'t str>) {
    for told in told.collect::<BTreeSet<_>>() {
        if sheets.iter().any(|sheet| sheet.name == told) {
            continue;
        }
        if let Some(sheet) = sheets.iter_mut().find(|sheet| charset::is_one_sheet(&sheet.name, told)) {
            told.clone_into(&mut sheet.name);
        }
    }
}

/// What an earlier return left, found by the name its list has in either language.
fn earlier_return(package: &mut Package<'_>, workbook: &str, sheets: &[SheetPart]) -> Result<Earlier, Unpatchable> {
    let names = in_every_language(|words| say!(words, "table-findings-sheet"));
    let is_called_so = |sheet: &&SheetPart| names.iter().any(|name| sheet.name.starts_with(name));
    let lists: Vec<&str> =
        sheets.iter().filter(is_called_so).filter(|sheet| sheet.has_cells).map(|sheet| sheet.part.as_str()).collect();
    if lists.is_empty() {
        return Ok(Earlier::default());
    }
    let strings = package.target(workbook, "sharedStrings")?;
    Earlier::of(package, &lists, strings.as_deref())
}

/// The sender may have got his copy in another language than this one.
fn in_every_language(said: impl Fn(&Words) -> String) -> Vec<String> {
    [Language::Vi, Language::En].map(|language| said(&Words::new(language))).to_vec()
}

fn marks_of(sheet: &SheetPart, findings: &[&Finding], words: &Words) -> Marks {
    let mut marks = Marks::new();
    for finding in findings.iter().filter(|finding| finding.sheet.as_deref() == Some(sheet.name.as_str())) {
        let Some(cell) = finding.cell else { continue };
        let entry = entry(finding, words);
        let text = say!(words, "returned-note", what = entry.what, remedy = entry.remedy);
        let mark = marks.entry(cell).or_insert_with(|| Mark { severity: entry.severity, notes: Vec::new() });
        mark.severity = mark.severity.max(entry.severity);
        let note = Note { severity: words.severity(entry.severity), text };
        if !mark.notes.contains(&note) {
            mark.notes.push(note);
        }
    }
    marks
}
