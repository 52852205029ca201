//! Workbooks that go back to their senders: their own file with the faulty cells coloured and commented and a sheet that
//! lists what is to be mended, or – where the file cannot be patched – a workbook with the list alone.
//!
//! Nothing else of the sender's file is changed: the parts concerned are patched as text, all others copied as they are.
//! Nothing in it is run or followed. The same file and findings give the same bytes.

mod comments;
mod drawing;
mod list;
mod package;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;

pub use list::is_list;

use crate::domain::{CellAddress, Finding, Severity, text};
use crate::i18n::Words;
use crate::say;
use crate::workbook::WorkbookError;
use crate::workbook::table::{Column, Value, write_table};
use package::Package;
use sheet::Plan;
use styles::Styles;
use xml::{Outline, Splices, escaped};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const DRAWING_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// Longest name of a sheet.
const SHEET_NAME: usize = 31;

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
        Some(repair) => say!(words, "returned-proposal", remedy = remedy, repair = repair.as_str()),
        None => remedy,
    };
    Entry {
        severity: finding.severity(),
        sheet: finding.sheet.clone().unwrap_or_default(),
        cell: finding.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        link: None,
        seen: finding.seen.clone().unwrap_or_default(),
        severity_word: words.severity(finding.severity()),
        what: words.what_is_wrong(&finding.kind),
        remedy,
    }
}

/// The sender's own workbook, marked.
fn marked(bytes: &[u8], findings: &[&Finding], words: &Words) -> Result<Vec<u8>, Unpatchable> {
    let mut package = Package::open(bytes)?;
    let workbook = package.target("", "officeDocument")?.ok_or(Unpatchable::Malformed)?;
    let workbook_text = package.text(&workbook)?;
    let namespaces = if workbook_text.contains(STRICT.main) { &STRICT } else { &TRANSITIONAL };
    let sheets = sheets_of(&mut package, &workbook, &workbook_text)?;
    let mut job = Job { package, namespaces, words, styles: Styles::of(Styles::empty(namespaces.main))? };
    let styles_part = job.open_styles(&workbook)?;
    for sheet in &sheets {
        let marks = marks_of(sheet, findings, words);
        if !marks.is_empty() {
            job.mark_sheet(&sheet.part, &marks)?;
        }
    }
    let entries: Vec<Entry> = findings.iter().map(|finding| linked(entry(finding, words), finding, &sheets)).collect();
    job.add_list(&workbook, &workbook_text, &sheets, &entries)?;
    let Job { mut package, styles, .. } = job;
    package.put(&styles_part, styles.finish()?)?;
    package.finish()
}

/// A worksheet of the workbook.
struct SheetPart {
    /// As the workbook writes it, which links need.
    stored_name: String,
    /// As findings name it.
    name: String,
    part: String,
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
            let name = text::nfc(&stored_name);
            sheets.push(SheetPart { stored_name, name, part: target.target.clone() });
        }
    }
    Ok(sheets)
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

fn linked(entry: Entry, finding: &Finding, sheets: &[SheetPart]) -> Entry {
    let sheet = sheets.iter().find(|sheet| finding.sheet.as_deref() == Some(sheet.name.as_str()));
    let link =
        sheet.zip(finding.cell).map(|(sheet, cell)| format!("'{}'!{cell}", sheet.stored_name.replace('\'', "''")));
    Entry { link, ..entry }
}

/// A workbook while it is marked.
struct Job<'a> {
    package: Package<'a>,
    namespaces: &'static Namespaces,
    words: &'a Words,
    styles: Styles,
}

impl Job<'_> {
    fn kind(&self, word: &str) -> String {
        format!("{}/{word}", self.namespaces.relationships)
    }

    /// Reads the style sheet, or gives the workbook one; gives its name.
    fn open_styles(&mut self, workbook: &str) -> Result<String, Unpatchable> {
        if let Some(part) = self.package.target(workbook, "styles")? {
            self.styles = Styles::of(self.package.text(&part)?)?;
            return Ok(part);
        }
        // Some readers look for it under this name alone.
        let part = Some("xl/styles.xml".to_owned()).filter(|part| !self.package.has(part));
        let part = part.unwrap_or_else(|| self.package.free_name("xl/styles", ".xml"));
        self.package.declare(&part, STYLES_TYPE)?;
        let kind = self.kind("styles");
        self.package.relate(workbook, &part, &kind)?;
        Ok(part)
    }

    fn mark_sheet(&mut self, part: &str, marks: &Marks) -> Result<(), Unpatchable> {
        let text = self.package.text(part)?;
        let plan = Plan::of(&text, marks)?;
        let uncommented = self.comment(part, marks)?;
        let drawing = self.draw_boxes(part, plan.legacy.as_deref(), &uncommented)?;
        let patched = plan.patched(marks, &mut self.styles, drawing.as_deref(), self.namespaces)?;
        self.package.put(part, patched)
    }

    /// Writes the comments; gives the cells that had none before and need a box.
    fn comment(&mut self, sheet: &str, marks: &Marks) -> Result<Vec<CellAddress>, Unpatchable> {
        let (part, text) = match self.package.target(sheet, "comments")? {
            Some(part) => (part.clone(), self.package.text(&part)?),
            None => {
                let part = self.package.free_name("xl/comments", ".xml");
                self.package.declare(&part, COMMENTS_TYPE)?;
                let kind = self.kind("comments");
                self.package.relate(sheet, &part, &kind)?;
                (part, comments::empty(self.namespaces.main))
            }
        };
        let author = say!(self.words, "returned-author");
        let (text, uncommented) = comments::extended(&text, marks, &author)?;
        self.package.put(&part, text)?;
        Ok(uncommented)
    }

    /// Draws the boxes of comments; gives the relationship of a drawing that the sheet does not name yet.
    fn draw_boxes(
        &mut self,
        sheet: &str,
        legacy: Option<&str>,
        cells: &[CellAddress],
    ) -> Result<Option<String>, Unpatchable> {
        if let Some(id) = legacy {
            let known = self.package.relationships(sheet)?.into_iter().find(|known| known.id == id);
            let part = known.ok_or(Unpatchable::Malformed)?.target;
            let text = drawing::extended(&self.package.text(&part)?, cells)?;
            self.package.put(&part, text)?;
            return Ok(None);
        }
        let mut others = Vec::new();
        for part in self.package.ending_with(".vml") {
            others.push(self.package.text(&part)?);
        }
        let part = self.package.free_name("xl/drawings/vmlDrawing", ".vml");
        let text = drawing::extended(&drawing::empty(drawing::free_block(others.iter().map(String::as_str))), cells)?;
        self.package.declare_ending("vml", DRAWING_TYPE)?;
        let kind = self.kind("vmlDrawing");
        let id = self.package.relate(sheet, &part, &kind)?;
        self.package.put(&part, text)?;
        Ok(Some(id))
    }

    fn add_list(
        &mut self,
        workbook: &str,
        workbook_text: &str,
        sheets: &[SheetPart],
        entries: &[Entry],
    ) -> Result<(), Unpatchable> {
        let formats = self.styles.add_own()?;
        let part = self.package.free_name("xl/worksheets/sheet", ".xml");
        self.package.declare(&part, SHEET_TYPE)?;
        let kind = self.kind("worksheet");
        let id = self.package.relate(workbook, &part, &kind)?;
        self.package.put(&part, list::part(entries, formats, self.namespaces, self.words))?;
        let outline = Outline::of(workbook_text)?;
        let list = outline.below_root("sheets")?.ok_or(Unpatchable::Malformed)?;
        let mut highest = 0;
        for sheet in outline.children(list) {
            highest = sheet.tag.attribute("sheetId")?.and_then(|id| id.parse().ok()).unwrap_or(0u32).max(highest);
        }
        let (prefix, name) =
            (list.tag.prefix(), escaped(&free_sheet_name(&say!(self.words, "table-findings-sheet"), sheets)));
        let (number, namespace) = (highest.saturating_add(1), self.namespaces.relationships);
        let entry =
            format!("<{prefix}sheet xmlns:r=\"{namespace}\" name=\"{name}\" sheetId=\"{number}\" r:id=\"{id}\"/>");
        let mut splices = Splices::default();
        splices.append(list, list.tag.text, &entry);
        self.package.put(workbook, splices.apply(workbook_text)?)
    }
}

/// A name that no sheet has; a workbook that comes back a second time carries the list of the first.
fn free_sheet_name(wanted: &str, sheets: &[SheetPart]) -> String {
    let taken = |name: &str| sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    let wanted: String = wanted.chars().take(SHEET_NAME).collect();
    if !taken(&wanted) {
        return wanted;
    }
    let numbered = |number: u32| {
        let ending = format!(" ({number})");
        let stem: String = wanted.chars().take(SHEET_NAME - ending.len()).collect();
        format!("{stem}{ending}")
    };
    (2u32..).map(numbered).find(|name| !taken(name)).unwrap_or(wanted)
}
