//! What an earlier return put into a workbook: read from its list, so that it can be taken back before new marks go in.
//!
//! A sender's program may have written the whole workbook anew since: formats are known by how they look, never by
//! their number, and what a cell looked like before stands in the list itself.

use std::collections::BTreeMap;

use super::Unpatchable;
use super::list::{CELL, LOOK, MARK, MARK_CELL, SHEET};
use super::package::Package;
use super::styles::Look;
use super::xml::{Step, Walk};
use crate::domain::{CellAddress, text};

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// The part that holds the list.
    pub(super) list: Option<String>,
    looks: BTreeMap<(String, CellAddress), Look>,
}

impl Earlier {
    /// Looks for a list among these parts; `strings` is the part that cells share their texts from.
    pub(super) fn of(package: &mut Package<'_>, parts: &[&str], strings: Option<&str>) -> Result<Self, Unpatchable> {
        let mut shared = Shared { part: strings, text: None };
        for part in parts {
            let sheet = package.text(part)?;
            let cells = Cells::of(&sheet)?;
            let Some(mark) = cells.0.get(&MARK_CELL) else { continue };
            if mark.resolved(&mut shared, package)?.as_deref() != Some(MARK) {
                continue;
            }
            let looks = looks(&cells, &mut shared, package)?;
            return Ok(Self { list: Some((*part).to_owned()), looks });
        }
        Ok(Self::default())
    }

    /// The sheets whose cells were marked.
    pub(super) fn sheets(&self) -> impl Iterator<Item = &str> {
        self.looks.keys().map(|(sheet, _)| sheet.as_str())
    }

    /// What a cell looked like before it was marked. Where rows moved, cells of its column look alike most often.
    pub(super) fn look_of(&self, sheet: &str, cell: CellAddress) -> Option<&Look> {
        let exact = self.looks.get(&(sheet.to_owned(), cell));
        let beside = || self.looks.iter().find(|((name, at), _)| name == sheet && at.column == cell.column);
        exact.or_else(|| beside().map(|(_, look)| look))
    }
}

fn looks(
    cells: &Cells,
    shared: &mut Shared<'_>,
    package: &mut Package<'_>,
) -> Result<BTreeMap<(String, CellAddress), Look>, Unpatchable> {
    let mut looks = BTreeMap::new();
    let rows = cells.0.keys().filter(|at| at.column == LOOK && at.row > 0).map(|at| at.row);
    for row in rows {
        let mut said = |column| match cells.0.get(&CellAddress { row, column }) {
            Some(content) => content.resolved(shared, package),
            None => Ok(None),
        };
        let (Some(sheet), Some(cell), Some(look)) = (said(SHEET)?, said(CELL)?, said(LOOK)?) else { continue };
        if let (Ok(cell), Some(look)) = (cell.parse(), Look::parse(&look)) {
            looks.insert((text::nfc(&sheet), cell), look);
        }
    }
    Ok(looks)
}

/// What a cell holds, as far as lists need it.
#[derive(Debug)]
enum Content {
    Text(String),
    /// A place among the shared texts.
    Shared(usize),
}

impl Content {
    fn resolved(&self, shared: &mut Shared<'_>, package: &mut Package<'_>) -> Result<Option<String>, Unpatchable> {
        match self {
            Self::Text(text) => Ok(Some(text.clone())),
            Self::Shared(place) => Ok(shared.texts(package)?.get(*place).cloned()),
        }
    }
}

/// Texts that cells share, read when they are first asked for.
struct Shared<'a> {
    part: Option<&'a str>,
    text: Option<Vec<String>>,
}

impl Shared<'_> {
    fn texts(&mut self, package: &mut Package<'_>) -> Result<&[String], Unpatchable> {
        if self.text.is_none() {
            let part = self.part.map(|part| package.text(part)).transpose()?.unwrap_or_default();
            self.text = Some(texts_of(&part, "si")?);
        }
        Ok(self.text.as_deref().unwrap_or_default())
    }
}

/// The texts of a sheet's cells by their place.
struct Cells(BTreeMap<CellAddress, Content>);

impl Cells {
    fn of(sheet: &str) -> Result<Self, Unpatchable> {
        let mut cells = BTreeMap::new();
        let mut walk = Walk::new(sheet);
        let mut current: Option<(CellAddress, bool)> = None;
        let mut open: Option<usize> = None;
        while let Some(step) = walk.next()? {
            match step {
                Step::Open(tag) if tag.local() == "c" => {
                    let at = tag.attribute("r")?.and_then(|name| name.to_ascii_uppercase().parse().ok());
                    let kind = tag.attribute("t")?.unwrap_or_default();
                    current = at.map(|at| (at, kind == "s"));
                }
                Step::Open(tag) => {
                    let holds = matches!(tag.local(), "t" | "v") && !tag.empty;
                    open = holds.then_some(tag.at.end);
                }
                Step::Close { at } => {
                    let (Some(from), Some((cell, is_shared))) = (open.take(), current) else { continue };
                    let said = content(sheet, from, at.start)?;
                    if !is_shared {
                        cells.entry(cell).or_insert(Content::Text(said));
                    } else if let Ok(place) = said.trim().parse() {
                        cells.insert(cell, Content::Shared(place));
                    }
                }
            }
        }
        Ok(Self(cells))
    }
}

/// The text of every element of this name, its runs joined.
fn texts_of(part: &str, item: &str) -> Result<Vec<String>, Unpatchable> {
    let mut texts: Vec<String> = Vec::new();
    let mut walk = Walk::new(part);
    let mut open: Option<usize> = None;
    while let Some(step) = walk.next()? {
        match step {
            Step::Open(tag) if tag.local() == item => texts.push(String::new()),
            Step::Open(tag) => open = (tag.local() == "t" && !tag.empty).then_some(tag.at.end),
            Step::Close { at } => {
                if let (Some(from), Some(text)) = (open.take(), texts.last_mut()) {
                    text.push_str(&content(part, from, at.start)?);
                }
            }
        }
    }
    Ok(texts)
}

fn content(text: &str, from: usize, to: usize) -> Result<String, Unpatchable> {
    let raw = text.get(from..to).ok_or(Unpatchable::Malformed)?;
    quick_xml::escape::unescape(raw).map(|said| said.into_owned()).map_err(|_| Unpatchable::Malformed)
}
