//! A workbook while it is marked: which of its parts change, and in what order.

use std::collections::{BTreeMap, BTreeSet};

use super::earlier::Earlier;
use super::grid::{self, Anchor, Grid};
use super::package::Package;
use super::sheet::{Patched, Plan};
use super::styles::{Look, Styles};
use super::xml::{Outline, Splices, escaped};
use super::{
    Entry, Mark, Marks, Namespaces, SheetPart, Unpatchable, comments, drawing, entry, in_every_language, list,
};
use crate::domain::{CellAddress, Finding};
use crate::i18n::Words;
use crate::say;

const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const DRAWING_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// Longest name of a sheet.
const SHEET_NAME: usize = 31;

/// A workbook while it is marked.
pub(super) struct Job<'a> {
    pub(super) package: Package<'a>,
    pub(super) namespaces: &'static Namespaces,
    pub(super) words: &'a Words,
    pub(super) styles: Styles,
    pub(super) earlier: Earlier,
    /// What marked cells looked like before, by sheet.
    pub(super) looks: BTreeMap<(String, CellAddress), Look>,
}

/// What became of a sheet's comments.
#[derive(Debug, Default)]
struct Commented {
    /// Cells whose comment of an earlier return went.
    gone: Vec<CellAddress>,
    /// Cells that had none and need a box.
    new: Vec<CellAddress>,
}

impl Job<'_> {
    fn kind(&self, word: &str) -> String {
        format!("{}/{word}", self.namespaces.relationships)
    }

    /// Reads the style sheet, or gives the workbook one; gives its name.
    pub(super) fn open_styles(&mut self, workbook: &str) -> Result<String, Unpatchable> {
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

    pub(super) fn mark_sheet(
        &mut self,
        sheet: &SheetPart,
        marks: &Marks,
        marked_before: &BTreeSet<u32>,
    ) -> Result<(), Unpatchable> {
        let text = self.package.text(&sheet.part)?;
        let plan = Plan::of(&text, marks, marked_before)?;
        let commented = self.comment(&sheet.part, marks)?;
        let drawing = self.draw_boxes(&sheet.part, plan.legacy.as_deref(), &commented, (marks, &plan.grid))?;
        let known_as = (sheet.name.as_str(), &self.earlier);
        let Patched { text, looks } =
            plan.patched(marks, &mut self.styles, known_as, drawing.as_deref(), self.namespaces)?;
        self.looks.extend(looks.into_iter().map(|(cell, look)| ((sheet.name.clone(), cell), look)));
        self.package.put(&sheet.part, text)
    }

    /// Writes the comments, those of an earlier return taken out.
    fn comment(&mut self, sheet: &str, marks: &Marks) -> Result<Commented, Unpatchable> {
        let (part, text) = match self.package.target(sheet, "comments")? {
            Some(part) => (part.clone(), self.package.text(&part)?),
            None if marks.is_empty() => return Ok(Commented::default()),
            None => {
                let part = self.package.free_name("xl/comments", ".xml");
                self.package.declare(&part, COMMENTS_TYPE)?;
                let kind = self.kind("comments");
                self.package.relate(sheet, &part, &kind)?;
                (part, comments::empty(self.namespaces.main))
            }
        };
        let beginnings = in_every_language(|words| comments::beginning(&say!(words, "returned-author")));
        let (text, gone) = comments::without_ours(&text, &beginnings)?;
        let (text, new) = match marks.is_empty() {
            true => (text, Vec::new()),
            false => comments::extended(&text, marks, &say!(self.words, "returned-author"))?,
        };
        self.package.put(&part, text)?;
        Ok(Commented { gone, new })
    }

    /// Draws the boxes of comments, each as large as its text; gives the relationship of a drawing that the sheet does
    /// not name yet.
    fn draw_boxes(
        &mut self,
        sheet: &str,
        legacy: Option<&str>,
        commented: &Commented,
        (marks, grid): (&Marks, &Grid),
    ) -> Result<Option<String>, Unpatchable> {
        let anchor = |(cell, mark): (&CellAddress, &Mark)| (*cell, grid.anchor(*cell, grid::lines_of(mark)));
        let boxes: Vec<(CellAddress, Anchor)> = marks.iter().map(anchor).collect();
        if let Some(id) = legacy {
            let known = self.package.relationships(sheet)?.into_iter().find(|known| known.id == id);
            let part = known.ok_or(Unpatchable::Malformed)?.target;
            let (new, old): (Vec<_>, Vec<_>) = boxes.into_iter().partition(|(cell, _)| commented.new.contains(cell));
            let text = drawing::without(&self.package.text(&part)?, &commented.gone);
            let text = drawing::extended(&drawing::resized(&text, &old), &new)?;
            self.package.put(&part, text)?;
            return Ok(None);
        }
        if boxes.is_empty() {
            return Ok(None);
        }
        let mut others = Vec::new();
        for part in self.package.ending_with(".vml") {
            others.push(self.package.text(&part)?);
        }
        let part = self.package.free_name("xl/drawings/vmlDrawing", ".vml");
        let text = drawing::extended(&drawing::empty(drawing::free_block(others.iter().map(String::as_str))), &boxes)?;
        self.package.declare_ending("vml", DRAWING_TYPE)?;
        let kind = self.kind("vmlDrawing");
        let id = self.package.relate(sheet, &part, &kind)?;
        self.package.put(&part, text)?;
        Ok(Some(id))
    }

    /// A finding as a line of the list, which leads to its cell and knows what that looked like before.
    pub(super) fn linked(&self, finding: &Finding, sheets: &[SheetPart]) -> Entry {
        let sheet = sheets.iter().find(|sheet| finding.sheet.as_deref() == Some(sheet.name.as_str()));
        let place = sheet.zip(finding.cell);
        let link = place.map(|(sheet, cell)| format!("'{}'!{cell}", sheet.stored_name.replace('\'', "''")));
        let look = place.and_then(|(sheet, cell)| self.looks.get(&(sheet.name.clone(), cell)).cloned());
        Entry { link, look, ..entry(finding, self.words) }
    }

    /// Puts the list in the place of that of an earlier return, or behind the sender's sheets.
    pub(super) fn put_list(
        &mut self,
        workbook: &str,
        workbook_text: &str,
        sheets: &[SheetPart],
        entries: &[Entry],
    ) -> Result<(), Unpatchable> {
        let formats = self.styles.add_own()?;
        let list = list::part(entries, formats, self.namespaces, self.words);
        match self.earlier.list.clone() {
            Some(part) => self.package.put(&part, list),
            None => self.add_list(workbook, workbook_text, sheets, list),
        }
    }

    fn add_list(
        &mut self,
        workbook: &str,
        workbook_text: &str,
        sheets: &[SheetPart],
        text: String,
    ) -> Result<(), Unpatchable> {
        let part = self.package.free_name("xl/worksheets/sheet", ".xml");
        self.package.declare(&part, SHEET_TYPE)?;
        let kind = self.kind("worksheet");
        let id = self.package.relate(workbook, &part, &kind)?;
        self.package.put(&part, text)?;
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

/// A name that no sheet has: the sender may have one of his own that is called so.
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
