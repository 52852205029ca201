//! A grid of shaded cells: units under each other, indicators beside each other, on as many pages as both need.

mod headings;

use std::ops::Range;

use super::lettering::Face;
use super::rows::small;
use super::{Anchor, Content, Draft, Hit, Item, On, Rect, scale};
use crate::chart::font::Weight;
use crate::chart::spec::{Cell, Filling, Grid, GridRow, Silence};
use crate::chart::style::{Ink, LINE, Pattern};

/// Names take no more of a page than this.
const NAME_SHARE: f32 = 0.3;
/// A cell is no wider than this many rows are high.
const WIDEST_CELL: f32 = 3.5;
/// With more cells than this on a page numbers in them would only be noise.
const MOST_WRITTEN: usize = 1_300;

pub(super) fn drafts(desk: &On<'_, Grid>, content: &Content) -> (Vec<Draft>, f32) {
    let (rows, columns) = (desk.body.rows.len(), desk.body.columns.len());
    let mut layout = Layout::of(desk, content.over_notes, rows, columns);
    if layout.rows < rows {
        layout = Layout::of(desk, content.whole, rows, columns);
    }
    let mut drafts = Vec::new();
    let mut bottom = content.whole.top;
    for first_row in (0..rows).step_by(layout.rows) {
        for first_column in (0..columns).step_by(layout.columns) {
            let shown = first_column..(first_column + layout.columns).min(columns);
            let sheet = Sheet {
                desk,
                layout: &layout,
                left: content.whole.left,
                top: content.whole.top + layout.over,
                rows: first_row..(first_row + layout.rows).min(rows),
                groups_before: headings::groups_before(desk, shown.clone()),
                columns: shown,
            };
            drafts.push(if desk.sketched { Draft::default() } else { sheet.draw() });
            bottom = sheet.bottom();
        }
    }
    (drafts, bottom)
}

/// Measures, the same for every page.
struct Layout {
    size: f32,
    row_height: f32,
    /// Rows and columns a page.
    rows: usize,
    columns: usize,
    rank_right: f32,
    name_left: f32,
    name_width: f32,
    cells_left: f32,
    cell_width: f32,
    /// Space between groups of columns.
    group_gap: f32,
    /// Lines of codes over the cells.
    levels: usize,
    over: f32,
    written: bool,
}

impl Layout {
    fn of(desk: &On<'_, Grid>, room: Rect, rows: usize, columns: usize) -> Self {
        let mut size = desk.style.body_max;
        loop {
            let mut layout = Self::wide(desk, room.width, size, columns);
            let free = (room.height - layout.over).max(1.0);
            layout.rows = scale::rows_a_page(desk, rows, free);
            layout.row_height = (free / layout.rows as f32).min(desk.style.row_max * 0.8);
            let fitting = layout.row_height / LINE;
            if fitting >= size - 0.001 {
                layout.cell_width = layout.cell_width.min(layout.row_height * WIDEST_CELL);
                layout.written = layout.has_room_for_labels(desk);
                return layout;
            }
            size = fitting;
        }
    }

    /// Everything that follows from the width.
    fn wide(desk: &On<'_, Grid>, width: f32, size: f32, columns: usize) -> Self {
        let gap = size * 0.75;
        let widest = |text: fn(&GridRow) -> Option<&str>| {
            let texts = desk.body.rows.iter().filter_map(|row| Some((text(row)?, weight_of(row))));
            texts.map(|(text, weight)| desk.measure.width(text, size, weight)).fold(0.0, f32::max)
        };
        let rank_right = widest(|row| row.rank.as_deref());
        let name_left = if rank_right > 0.0 { rank_right + gap } else { 0.0 };
        let heading = desk.width(&desk.body.heading, small(desk));
        let name_width = widest(|row| Some(&row.name)).max(heading).min(NAME_SHARE * width);
        let cells_left = name_left + name_width + gap;
        let group_gap = size * 0.35;
        let free = width - cells_left - group_gap * (headings::groups(desk, 0..columns).len().max(1) - 1) as f32;
        let narrowest = desk.style.body_min * 0.9;
        let most = ((free / narrowest) as usize).max(1);
        let per_page = columns.div_ceil(columns.div_ceil(most).max(1)).max(1);
        let cell_width = free / per_page as f32;
        let levels = headings::levels(desk, cell_width);
        let over = (levels + 1) as f32 * small(desk).line_height() + desk.style.gap * 0.5;
        Self {
            size,
            row_height: 0.0,
            rows: 1,
            columns: per_page,
            rank_right,
            name_left,
            name_width,
            cells_left,
            cell_width,
            group_gap,
            levels,
            over,
            written: false,
        }
    }

    fn cell_face(&self, ink: Ink) -> Face {
        Face::plain(self.size * 0.85, ink)
    }

    fn has_room_for_labels(&self, desk: &On<'_, Grid>) -> bool {
        let face = self.cell_face(Ink::Text);
        let cells = || desk.body.rows.iter().flat_map(|row| &row.cells);
        let widest = cells().map(|cell| cell.label.chars().count()).max().unwrap_or(0);
        let width = desk.width(&"0".repeat(widest), face);
        width + self.size * 0.3 <= self.cell_width && self.rows * self.columns <= MOST_WRITTEN
    }
}

/// A page of cells in its place.
struct Sheet<'a> {
    desk: &'a On<'a, Grid>,
    layout: &'a Layout,
    left: f32,
    /// Of the first row.
    top: f32,
    rows: Range<usize>,
    columns: Range<usize>,
    /// Of each of these columns.
    groups_before: Vec<usize>,
}

impl Sheet<'_> {
    fn bottom(&self) -> f32 {
        self.top + self.rows.len() as f32 * self.layout.row_height
    }

    fn draw(&self) -> Draft {
        let mut draft = Draft::default();
        let rows = self.desk.body.rows.get(self.rows.clone()).unwrap_or_default();
        draft.items.extend(self.headings());
        for (index, row) in rows.iter().enumerate() {
            let top = self.top + index as f32 * self.layout.row_height;
            if row.own {
                draft.items.push(self.tint(top));
            }
            for column in self.columns.clone() {
                if let Some(cell) = row.cells.get(column) {
                    self.cell(row, column, cell, top, &mut draft);
                }
            }
            self.names(row, top, &mut draft.items);
            if row.own {
                draft.items.push(self.outline(top));
            }
        }
        draft
    }

    fn row_box(&self, top: f32) -> Rect {
        let right = self.columns.clone().next_back().map_or(self.left, |last| self.cell_box(last, top).right());
        Rect { left: self.left, top, width: right - self.left, height: self.layout.row_height }
    }

    fn tint(&self, top: f32) -> Item {
        let (row, beyond) = (self.row_box(top), self.layout.size * 0.4);
        Item::Fill { rect: Rect { left: row.left - beyond, width: row.width + beyond, ..row }, ink: Ink::OwnTint }
    }

    fn outline(&self, top: f32) -> Item {
        let row = self.row_box(top);
        let left = self.left + self.layout.cells_left - self.desk.style.rule;
        let (right, bottom) = (row.right() + self.desk.style.rule, row.bottom());
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        Item::Path { points, width: self.desk.style.rule * 1.5, ink: Ink::Own, dash: None }
    }

    fn cell_box(&self, column: usize, top: f32) -> Rect {
        let layout = self.layout;
        let index = column - self.columns.start;
        let gaps = self.groups_before.get(index).map_or(0.0, |before| *before as f32 * layout.group_gap);
        let left = self.left + layout.cells_left + index as f32 * layout.cell_width + gaps;
        let seam = self.desk.style.hair;
        Rect { left, top: top + seam / 2.0, width: layout.cell_width - seam, height: layout.row_height - seam }
    }

    fn cell(&self, row: &GridRow, column: usize, cell: &Cell, top: f32, draft: &mut Draft) {
        let rect = self.cell_box(column, top);
        draft.items.push(filled(rect, cell.filling));
        if let Filling::Shade(shade) = cell.filling
            && self.layout.written
        {
            let face = self.layout.cell_face(Ink::OnShade(shade));
            let at = (rect.left + rect.width / 2.0, rect.top + rect.height / 2.0 + 0.35 * face.size);
            draft.items.push(self.desk.text(&cell.label, at, Anchor::Middle, face));
        }
        let text = match self.desk.body.columns.get(column) {
            Some(column) => format!("{}\n{} {}\n{}", row.name, column.code, column.name, cell.told),
            None => row.name.clone(),
        };
        draft.hits.push(Hit { rect, key: row.key.clone(), text });
    }

    /// The rank, and the name on one line, else on two where the row is tall enough, else smaller.
    fn names(&self, row: &GridRow, top: f32, items: &mut Vec<Item>) {
        let (desk, layout) = (self.desk, self.layout);
        let ink = if row.own { Ink::OwnText } else { Ink::Text };
        let face = Face { size: layout.size, weight: weight_of(row), ink };
        let baseline = top + layout.row_height / 2.0 + 0.35 * face.size;
        if let Some(rank) = &row.rank {
            items.push(desk.text(rank, (self.left + layout.rank_right, baseline), Anchor::End, face));
        }
        let (x, least) = (self.left + layout.name_left, desk.style.body_min * 0.9);
        let halved = Face { size: face.size.min(layout.row_height / (2.0 * LINE)), ..face };
        if desk.width(&row.name, face) > layout.name_width && halved.size >= least {
            let lines = desk.wrap_at_most(&row.name, layout.name_width, halved, 2);
            let first = top + (layout.row_height - lines.len() as f32 * halved.line_height()) / 2.0;
            desk.block(items, &lines, (x, first), halved);
            return;
        }
        let (name, face) = desk.fit(&row.name, layout.name_width, face, least);
        items.push(desk.text(&name, (x, baseline), Anchor::Start, face));
    }
}

fn weight_of(row: &GridRow) -> Weight {
    if row.own { Weight::SemiBold } else { Weight::Regular }
}

/// A box in its shade, or in the pattern of its silence.
pub(super) fn filled(rect: Rect, filling: Filling) -> Item {
    match filling {
        Filling::Shade(shade) => Item::Fill { rect, ink: Ink::Shade(shade) },
        Filling::Silent(silence) => Item::Patterned { rect, pattern: pattern(silence), ink: Ink::Stem },
    }
}

pub(super) fn pattern(silence: Silence) -> Pattern {
    match silence {
        Silence::NotSent => Pattern::Rising,
        Silence::NoData => Pattern::Dots,
        Silence::NotApplicable => Pattern::Open,
    }
}
