//! A worksheet: where its cells stand, and the marked ones with another format.

use std::collections::{BTreeMap, BTreeSet};

use super::earlier::Earlier;
use super::grid::Grid;
use super::styles::{Look, Styles};
use super::xml::{Splices, Step, Tag, Walk, escaped};
use super::{Marks, Namespaces, Unpatchable};
use crate::domain::CellAddress;

/// What may follow a sheet's legacy drawing; the order of a worksheet's parts is fixed.
const AFTER_LEGACY: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "oleObject",
];

/// Where everything stands that is to be changed.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    text: &'a str,
    root: Option<Tag<'a>>,
    data: Option<Tag<'a>>,
    data_end: usize,
    /// Marked cells that are there.
    cells: BTreeMap<CellAddress, Tag<'a>>,
    /// Rows of marked cells that are there.
    rows: BTreeMap<u32, RowPlace<'a>>,
    /// Where a marked row that is not there belongs: before the next one.
    before_row: BTreeMap<u32, usize>,
    /// Where a marked cell that is not there belongs, likewise.
    before_cell: BTreeMap<CellAddress, usize>,
    /// Cells that an earlier return marked and this one does not.
    stale: Vec<(CellAddress, Tag<'a>)>,
    marked_before: &'a BTreeSet<u32>,
    column_formats: Vec<(u32, u32, u32)>,
    pub(super) grid: Grid,
    /// The relationship of the drawing that holds comments and form controls.
    pub(super) legacy: Option<String>,
    legacy_at: Option<usize>,
    end: usize,
}

#[derive(Debug)]
struct RowPlace<'a> {
    tag: Tag<'a>,
    /// Nothing for a row without content.
    content_end: Option<usize>,
}

/// A sheet with its marked cells, and what those looked like before.
pub(super) struct Patched {
    pub(super) text: String,
    pub(super) looks: BTreeMap<CellAddress, Look>,
}

/// How far the walk through a sheet has come.
struct Progress {
    depth: usize,
    in_data: bool,
    row: u32,
    /// Where a row and a cell stand that do not say it.
    next_row: u32,
    next_column: u32,
    /// Marked rows and cells whose place is not found yet.
    rows: BTreeSet<u32>,
    cells: BTreeSet<CellAddress>,
    alternative: Option<usize>,
}

impl<'a> Plan<'a> {
    /// `marked_before` are the formats of marks that an earlier return left.
    pub(super) fn of(text: &'a str, marks: &Marks, marked_before: &'a BTreeSet<u32>) -> Result<Self, Unpatchable> {
        let mut plan = Self {
            text,
            root: None,
            data: None,
            data_end: 0,
            cells: BTreeMap::new(),
            rows: BTreeMap::new(),
            before_row: BTreeMap::new(),
            before_cell: BTreeMap::new(),
            stale: Vec::new(),
            marked_before,
            column_formats: Vec::new(),
            grid: Grid::default(),
            legacy: None,
            legacy_at: None,
            end: 0,
        };
        let mut progress = Progress {
            depth: 0,
            in_data: false,
            row: 0,
            next_row: 0,
            next_column: 0,
            rows: marks.keys().map(|cell| cell.row).collect(),
            cells: BTreeSet::new(),
            alternative: None,
        };
        let mut walk = Walk::new(text);
        while let Some(step) = walk.next()? {
            match step {
                Step::Open(tag) => {
                    plan.open(&tag, &mut progress, marks)?;
                    progress.depth += usize::from(!tag.empty);
                }
                Step::Close { at } => {
                    progress.depth = progress.depth.checked_sub(1).ok_or(Unpatchable::Malformed)?;
                    plan.close(at.start, &mut progress);
                }
            }
        }
        if plan.data.is_none() || progress.depth > 0 {
            return Err(Unpatchable::Malformed);
        }
        Ok(plan)
    }

    fn open(&mut self, tag: &Tag<'a>, progress: &mut Progress, marks: &Marks) -> Result<(), Unpatchable> {
        match (progress.depth, progress.in_data, tag.local()) {
            (0, ..) => self.root = Some(tag.clone()),
            (1, _, "sheetData") => {
                progress.in_data = !tag.empty;
                self.data_end = tag.at.end;
                self.data = Some(tag.clone());
            }
            (2, true, "row") => self.open_row(tag, progress, marks)?,
            (3, true, "c") => self.open_cell(tag, progress, marks)?,
            (2, false, "col") => self.note_column(tag)?,
            (1, false, "sheetFormatPr") => {
                self.grid.set_defaults(size(tag, "defaultColWidth")?, size(tag, "defaultRowHeight")?);
            }
            (2, false, "mergeCell") => {
                tag.attribute("ref")?.iter().for_each(|range| self.grid.merge(range));
            }
            (_, false, "legacyDrawing") => self.legacy = tag.attribute("id")?,
            (1, false, "AlternateContent") => progress.alternative = Some(tag.at.start),
            (depth, false, name) if self.data.is_some() && AFTER_LEGACY.contains(&name) => {
                let from = if depth == 1 { Some(tag.at.start) } else { progress.alternative };
                self.legacy_at = self.legacy_at.or(from);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, at: usize, progress: &mut Progress) {
        match (progress.depth, progress.in_data) {
            (0, _) => self.end = at,
            (1, true) => {
                progress.in_data = false;
                self.data_end = at;
            }
            (1, false) => progress.alternative = None,
            (2, true) => {
                if let Some(row) = self.rows.get_mut(&progress.row) {
                    row.content_end = row.content_end.or(Some(at));
                }
            }
            _ => {}
        }
    }

    fn open_row(&mut self, tag: &Tag<'a>, progress: &mut Progress, marks: &Marks) -> Result<(), Unpatchable> {
        progress.row = match tag.attribute("r")? {
            Some(number) => number_of(&number)?.checked_sub(1).ok_or(Unpatchable::Malformed)?,
            None => progress.next_row,
        };
        progress.next_row = progress.row + 1;
        self.grid.set_row(progress.row, size(tag, "ht")?, is_set(tag, "hidden")?);
        progress.next_column = 0;
        let later = progress.rows.split_off(&progress.row);
        for earlier in std::mem::replace(&mut progress.rows, later) {
            self.before_row.entry(earlier).or_insert(tag.at.start);
        }
        let cell = |row| CellAddress { row, column: 0 };
        progress.cells = marks.range(cell(progress.row)..cell(progress.row + 1)).map(|(cell, _)| *cell).collect();
        if !progress.cells.is_empty() {
            let place = RowPlace { tag: tag.clone(), content_end: None };
            self.rows.entry(progress.row).or_insert(place);
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag<'a>, progress: &mut Progress, marks: &Marks) -> Result<(), Unpatchable> {
        if marks.is_empty() && self.marked_before.is_empty() {
            return Ok(());
        }
        let address = match tag.attribute("r")? {
            Some(name) => name.to_ascii_uppercase().parse().map_err(|_| Unpatchable::Malformed)?,
            None => CellAddress { row: progress.row, column: progress.next_column },
        };
        progress.next_column = address.column + 1;
        if marks.contains_key(&address) {
            self.cells.entry(address).or_insert_with(|| tag.clone());
        } else if !self.marked_before.is_empty() && self.marked_before.contains(&own_format(tag)?) {
            self.stale.push((address, tag.clone()));
        }
        let later = progress.cells.split_off(&address);
        for earlier in std::mem::replace(&mut progress.cells, later) {
            self.before_cell.entry(earlier).or_insert(tag.at.start);
        }
        Ok(())
    }

    fn note_column(&mut self, tag: &Tag<'_>) -> Result<(), Unpatchable> {
        let number = |name| tag.attribute(name)?.map(|number| number_of(&number)).transpose();
        let (Some(first), Some(last)) = (number("min")?, number("max")?) else { return Ok(()) };
        let (first, last) = (first.saturating_sub(1), last.saturating_sub(1));
        self.grid.set_columns(first, last, size(tag, "width")?, is_set(tag, "hidden")?);
        self.column_formats.extend(number("style")?.map(|format| (first, last, format)));
        Ok(())
    }

    /// The sheet, known by this name, with its marked cells and without those of an earlier return; `legacy` is the
    /// relationship of a drawing it does not name yet.
    pub(super) fn patched(
        &self,
        marks: &Marks,
        styles: &mut Styles,
        (name, earlier): (&str, &Earlier),
        legacy: Option<&str>,
        namespaces: &Namespaces,
    ) -> Result<Patched, Unpatchable> {
        let mut splices = Splices::default();
        let mut looks = BTreeMap::new();
        for (address, cell) in &self.stale {
            let format = styles.unmarked(own_format(cell)?, earlier.look_of(name, *address))?.to_string();
            splices.replace(cell.at.clone(), cell.with(&[("s", &format)], &[])?);
        }
        let mut new: BTreeMap<u32, Vec<(CellAddress, String)>> = BTreeMap::new();
        let prefix = self.root.as_ref().map(Tag::prefix).unwrap_or_default();
        for (address, mark) in marks {
            let mut base = self.format_of(*address)?;
            if self.marked_before.contains(&base) {
                base = styles.unmarked(base, earlier.look_of(name, *address))?;
            }
            looks.insert(*address, styles.look_of(base)?);
            let format = styles.marked(base, mark.severity)?.to_string();
            match self.cells.get(address) {
                Some(cell) => splices.replace(cell.at.clone(), cell.with(&[("s", &format)], &[])?),
                None => {
                    let cell = format!("<{prefix}c r=\"{address}\" s=\"{format}\"/>");
                    new.entry(address.row).or_default().push((*address, cell));
                }
            }
        }
        self.insert_cells(new, prefix, &mut splices)?;
        if let Some(id) = legacy {
            let id = escaped(id);
            let drawing = format!("<{prefix}legacyDrawing xmlns:r=\"{}\" r:id=\"{id}\"/>", namespaces.relationships);
            splices.insert(self.legacy_at.unwrap_or(self.end), drawing);
        }
        Ok(Patched { text: splices.apply(self.text)?, looks })
    }

    fn insert_cells(
        &self,
        new: BTreeMap<u32, Vec<(CellAddress, String)>>,
        prefix: &str,
        splices: &mut Splices,
    ) -> Result<(), Unpatchable> {
        let mut at_end = String::new();
        for (row, cells) in new {
            let all = || cells.iter().map(|(_, cell)| cell.as_str()).collect::<String>();
            match (self.rows.get(&row), self.before_row.get(&row)) {
                (Some(place), _) => self.insert_into_row(place, &cells, splices)?,
                (None, before) => {
                    let made = format!("<{prefix}row r=\"{}\">{}</{prefix}row>", row + 1, all());
                    match before {
                        Some(at) => splices.insert(*at, made),
                        None => at_end.push_str(&made),
                    }
                }
            }
        }
        let data = self.data.as_ref().ok_or(Unpatchable::Malformed)?;
        match data.empty {
            _ if at_end.is_empty() => {}
            true => {
                let open = data.text.trim_end_matches("/>");
                splices.replace(data.at.clone(), format!("{open}>{at_end}</{}>", data.name()));
            }
            false => splices.insert(self.data_end, at_end),
        }
        Ok(())
    }

    fn insert_into_row(
        &self,
        place: &RowPlace<'_>,
        cells: &[(CellAddress, String)],
        splices: &mut Splices,
    ) -> Result<(), Unpatchable> {
        // What a row says of the columns it spans is a hint that no longer holds.
        let tag = place.tag.with(&[], &["spans"])?;
        let Some(content_end) = place.content_end else {
            let all: String = cells.iter().map(|(_, cell)| cell.as_str()).collect();
            let open = tag.trim_end_matches("/>");
            splices.replace(place.tag.at.clone(), format!("{open}>{all}</{}>", place.tag.name()));
            return Ok(());
        };
        splices.replace(place.tag.at.clone(), tag);
        for (address, cell) in cells {
            let at = self.before_cell.get(address).copied().unwrap_or(content_end);
            splices.insert(at, cell.clone());
        }
        Ok(())
    }

    /// The format a cell has, or would have if it were there.
    fn format_of(&self, address: CellAddress) -> Result<u32, Unpatchable> {
        if let Some(cell) = self.cells.get(&address) {
            return own_format(cell);
        }
        if let Some(row) = self.rows.get(&address.row)
            && is_set(&row.tag, "customFormat")?
            && let Some(format) = row.tag.attribute("s")?
        {
            return number_of(&format);
        }
        let column = self.column_formats.iter().find(|(first, last, _)| (*first..=*last).contains(&address.column));
        Ok(column.map_or(0, |(_, _, format)| *format))
    }
}

/// The format that a cell names.
fn own_format(cell: &Tag<'_>) -> Result<u32, Unpatchable> {
    cell.attribute("s")?.map_or(Ok(0), |format| number_of(&format))
}

/// A width or height; what is no number is not said.
fn size(tag: &Tag<'_>, attribute: &str) -> Result<Option<f64>, Unpatchable> {
    Ok(tag.attribute(attribute)?.and_then(|size| size.trim().parse().ok()))
}

fn is_set(tag: &Tag<'_>, attribute: &str) -> Result<bool, Unpatchable> {
    Ok(tag.attribute(attribute)?.is_some_and(|set| matches!(set.as_str(), "1" | "true")))
}

fn number_of(text: &str) -> Result<u32, Unpatchable> {
    text.trim().parse().map_err(|_| Unpatchable::Malformed)
}
