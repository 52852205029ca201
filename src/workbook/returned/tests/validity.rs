//! What Excel insists on in a package, checked against the sequences of ECMA-376 part 1 (CT_Worksheet 18.3.1.99,
//! CT_Stylesheet 18.8.39) and the rules of part 2 for content types and relationships. Excel itself is not at hand.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::workbook::returned::package::{Package, Relationship};

const WORKSHEET: [&str; 38] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "tableParts",
    "extLst",
];
const STYLESHEET: [&str; 11] = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
];

/// Marking brings no fault that the sender's workbook did not have.
pub(super) fn assert_no_worse(before: &[u8], after: &[u8]) {
    let new: Vec<String> = problems(after).difference(&problems(before)).cloned().collect();
    assert!(new.is_empty(), "{new:#?}");
}

/// Everything in which a package breaks the rules.
fn problems(bytes: &[u8]) -> BTreeSet<String> {
    let Ok(mut package) = Package::open(bytes) else { return ["no package".to_owned()].into() };
    let mut check = Check { package: &mut package, found: BTreeSet::new() };
    if check.whole(&names_of(bytes)).is_err() {
        check.found.insert("malformed".to_owned());
    }
    check.found
}

struct Check<'p, 'a> {
    package: &'p mut Package<'a>,
    found: BTreeSet<String>,
}

impl Check<'_, '_> {
    fn expect(&mut self, holds: bool, otherwise: impl Into<String>) {
        if !holds {
            self.found.insert(otherwise.into());
        }
    }

    fn whole(&mut self, names: &[String]) -> Result<(), Unpatchable> {
        self.content_types(names)?;
        for name in names.iter().filter(|name| name.ends_with(".rels")) {
            self.relationships(name)?;
        }
        let workbook = self.package.target("", "officeDocument")?.ok_or(Unpatchable::Malformed)?;
        let formats = match self.package.target(&workbook, "styles")? {
            Some(styles) => self.styles(&styles)?,
            None => 1,
        };
        self.sheet_names(&workbook)?;
        for Relationship { kind, target, .. } in self.package.relationships(&workbook)? {
            if kind == "worksheet" {
                self.sheet(&target, formats)?;
            }
        }
        Ok(())
    }

    fn content_types(&mut self, names: &[String]) -> Result<(), Unpatchable> {
        let text = self.package.text("[Content_Types].xml")?;
        let outline = Outline::of(&text)?;
        let (mut endings, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for default in outline.all("Default") {
            let ending = default.tag.attribute("Extension")?.unwrap_or_default().to_lowercase();
            self.expect(endings.insert(ending.clone()), format!("two types for .{ending}"));
        }
        for part in outline.all("Override") {
            let name = part.tag.attribute("PartName")?.unwrap_or_default();
            self.expect(self.package.has(&name), format!("a type for {name}, which is not there"));
            self.expect(parts.insert(name.to_lowercase()), format!("two types for {name}"));
        }
        for name in names.iter().filter(|name| !name.ends_with('/') && *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
            let known = endings.contains(&ending) || parts.contains(&format!("/{}", name.to_lowercase()));
            self.expect(known, format!("{name} has no type"));
        }
        Ok(())
    }

    fn relationships(&mut self, part: &str) -> Result<(), Unpatchable> {
        let text = self.package.text(part)?;
        let mut ids = BTreeSet::new();
        for element in Outline::of(&text)?.all("Relationship") {
            let id = element.tag.attribute("Id")?.unwrap_or_default();
            self.expect(ids.insert(id.clone()), format!("{part}: {id} twice"));
        }
        let of = part.replacen("_rels/", "", 1).trim_end_matches(".rels").to_owned();
        for Relationship { id, target, .. } in self.package.relationships(&of)? {
            self.expect(self.package.has(&target), format!("{part}: {id} leads nowhere: {target}"));
        }
        Ok(())
    }

    fn sheet_names(&mut self, workbook: &str) -> Result<(), Unpatchable> {
        let text = self.package.text(workbook)?;
        let outline = Outline::of(&text)?;
        let (mut names, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for sheet in outline.all("sheet") {
            let name = sheet.tag.attribute("name")?.unwrap_or_default();
            self.expect(name.chars().count() <= 31, format!("the name {name} is too long"));
            self.expect(names.insert(name.to_lowercase()), format!("two sheets called {name}"));
            let id = sheet.tag.attribute("sheetId")?.unwrap_or_default();
            self.expect(ids.insert(id.clone()), format!("two sheets with the id {id}"));
        }
        Ok(())
    }

    /// How many cell formats there are.
    fn styles(&mut self, part: &str) -> Result<usize, Unpatchable> {
        let text = self.package.text(part)?;
        let outline = Outline::of(&text)?;
        self.in_order(part, &outline, &STYLESHEET)?;
        let mut sizes = BTreeMap::new();
        for section in outline.children(outline.root()?) {
            let size = outline.children(section).count();
            let told = section.tag.attribute("count")?;
            let name = section.tag.local().to_owned();
            self.expect(told.is_none_or(|told| told == size.to_string()), format!("{part}: {name} miscounted"));
            sizes.insert(name, size);
        }
        let Some(formats) = outline.below_root("cellXfs")? else { return Ok(1) };
        for (number, format) in outline.children(formats).enumerate() {
            for (attribute, section) in [("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")] {
                let place = format.tag.attribute(attribute)?.and_then(|id| id.parse::<usize>().ok()).unwrap_or(0);
                let known = sizes.get(section).copied().unwrap_or(1).max(1);
                self.expect(place < known, format!("{part}: format {number} has no {attribute} {place}"));
            }
        }
        Ok(sizes.get("cellXfs").copied().unwrap_or(1))
    }

    fn in_order(&mut self, part: &str, outline: &Outline<'_>, order: &[&str]) -> Result<(), Unpatchable> {
        let mut last = 0;
        for child in outline.children(outline.root()?) {
            let name = child.tag.local();
            let Some(place) = order.iter().position(|known| *known == name) else { continue };
            self.expect(place >= last, format!("{part}: {name} comes too late"));
            last = place;
        }
        Ok(())
    }

    fn sheet(&mut self, part: &str, formats: usize) -> Result<(), Unpatchable> {
        let text = self.package.text(part)?;
        let outline = Outline::of(&text)?;
        self.in_order(part, &outline, &WORKSHEET)?;
        let mut last: Option<CellAddress> = None;
        for cell in outline.all("c") {
            let Some(address) = cell.tag.attribute("r")?.and_then(|name| name.parse::<CellAddress>().ok()) else {
                continue;
            };
            let later = last.is_none_or(|last| (last.row, last.column) < (address.row, address.column));
            self.expect(later, format!("{part}: {address} out of order"));
            last = Some(address);
            let format = cell.tag.attribute("s")?.and_then(|format| format.parse().ok()).unwrap_or(0usize);
            self.expect(format < formats.max(1), format!("{part}: {address} has no format {format}"));
        }
        let legacy = outline.all("legacyDrawing").map(|element| element.tag.attribute("id")).next().transpose()?;
        match (self.package.target(part, "comments")?, legacy.flatten()) {
            (Some(comments), Some(id)) => self.comments(part, &comments, &id),
            (Some(_), None) => {
                self.found.insert(format!("{part}: comments without boxes"));
                Ok(())
            }
            (None, _) => Ok(()),
        }
    }

    fn comments(&mut self, sheet: &str, part: &str, id: &str) -> Result<(), Unpatchable> {
        let drawing = self.package.relationships(sheet)?.into_iter().find(|known| known.id == id);
        let drawing = drawing.ok_or(Unpatchable::Malformed)?.target;
        let (boxes, text) = (self.package.text(&drawing)?, self.package.text(part)?);
        let outline = Outline::of(&text)?;
        let authors = outline.below_root("authors")?.map_or(0, |authors| outline.children(authors).count());
        let mut cells = BTreeSet::new();
        for comment in outline.all("comment") {
            let cell = comment.tag.attribute("ref")?.unwrap_or_default();
            self.expect(cells.insert(cell.clone()), format!("{part}: two comments at {cell}"));
            let author = comment.tag.attribute("authorId")?.and_then(|id| id.parse().ok()).unwrap_or(0usize);
            self.expect(author < authors, format!("{part}: {cell} has no author"));
            let at: CellAddress = cell.parse().map_err(|_| Unpatchable::Malformed)?;
            let shapes = boxes.split("<v:shape ").skip(1).filter(|shape| {
                let says = |name: &str, number: u32| shape.contains(&format!("<x:{name}>{number}</x:{name}>"));
                says("Row", at.row) && says("Column", at.column)
            });
            let shapes = shapes.count();
            self.expect(shapes == 1, format!("{drawing}: {shapes} boxes for {cell}"));
        }
        let mut ids = BTreeSet::new();
        for shape in boxes.split("<v:shape ").skip(1) {
            let name = shape.split_once("id=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
            self.expect(ids.insert(name.to_owned()), format!("{drawing}: {name} twice"));
        }
        Ok(())
    }
}

#[test]
fn the_rules_are_broken_where_they_are() {
    let good = broken_form();
    assert_eq!(problems(&good), BTreeSet::new());
    let sheet = "xl/worksheets/sheet1.xml";
    let bad = [
        with_part(&good, sheet, |text| text.replace("<sheetData>", "<legacyDrawing/><sheetData>")),
        with_part(&good, "xl/styles.xml", |text| text.replace("<fills count=\"", "<fills count=\"9")),
        with_part(&good, "[Content_Types].xml", |text| text.replace("/xl/styles.xml", "/xl/stile.xml")),
        with_part(&good, "xl/_rels/workbook.xml.rels", |text| text.replace("rId2\"", "rId1\"")),
    ];
    for bytes in bad {
        assert!(!problems(&bytes).is_empty());
    }
}
