//! The table of figures under a chart, in as many panels beside each other as it needs to be low.

use super::lettering::Face;
use super::{Anchor, Desk, Draft, Item, Rect};
use crate::chart::font::Weight;
use crate::chart::spec::{Body, DataTable, Mark, TableColumn, TableRow};
use crate::chart::style::{ASCENT, Ink, LINE};

const MOST_PANELS: usize = 4;
/// A column of text is not made narrower than so many ems.
const LEAST_TEXT: f32 = 7.0;
/// Between columns, in ems: at least, and at most more where a page is wide.
const APART: f32 = 0.9;
const FURTHER: f32 = 6.0;
/// The widest that a column gets for its heading, in ems, and on how many lines that stands: in one panel, and in panels
/// beside each other, where it may be cut.
const HEADING: (f32, usize) = (9.0, 5);
const NARROW_HEADING: (f32, usize) = (5.5, 4);
/// The height that a chart keeps, as a share of its width, before a table takes room from it.
const KEPT: f32 = 0.62;
/// A table that chart room is given up for takes no more of the page than this.
const RESERVED: f32 = 0.42;

/// The fullest table that stands between `top` and the end of the page, drawn there.
pub(super) fn place(desk: &Desk<'_>, content: Rect, top: f32, draft: &mut Draft) {
    let top = top + desk.style.gap * 1.5;
    let room = Rect { top, height: content.bottom() - top, ..content };
    // As large as there is room for.
    let sizes = [1.3, 1.15, 1.0].map(|share| desk.style.body_good * share);
    let sheet = |table| sizes.iter().find_map(|size| Sheet::of(desk, table, room, *size));
    if let Some(sheet) = desk.spec.tables.iter().find_map(sheet) {
        sheet.draw(room, draft);
    }
}

/// The height worth giving up for a table: of charts that do not print all their figures, where enough is left to them.
pub(super) fn reserved(desk: &Desk<'_>, content: Rect) -> f32 {
    let prints_its_figures = match &desk.spec.body {
        Body::Rows(rows) => rows.mark != Mark::Dumbbell,
        Body::Multiples(_) | Body::Grid(_) | Body::Tiles(_) => true,
        Body::Lanes(_) | Body::Radar(_) | Body::Lines(_) | Body::Scatter(_) => false,
    };
    let most = (content.height * RESERVED).min(content.height - content.width * KEPT);
    if prints_its_figures || most <= 0.0 {
        return 0.0;
    }
    let room = Rect { height: most, ..content };
    let sheet = desk.spec.tables.iter().find_map(|table| Sheet::of(desk, table, room, desk.style.body_good));
    sheet.map_or(0.0, |sheet| sheet.height() + desk.style.gap * 1.5)
}

/// A table laid out in panels.
struct Sheet<'a> {
    desk: &'a Desk<'a>,
    table: &'a DataTable,
    size: f32,
    per_panel: usize,
    step: f32,
    /// Left and right edge of each column, from the left edge of a panel.
    columns: Vec<(f32, f32)>,
    /// The cells of each row, broken into lines.
    headings: Vec<Vec<String>>,
    rows: Vec<Vec<Vec<String>>>,
}

impl<'a> Sheet<'a> {
    /// In the fewest panels that are low enough; nothing where none is.
    fn of(desk: &'a Desk<'a>, table: &'a DataTable, room: Rect, size: f32) -> Option<Self> {
        if table.rows.is_empty() || table.columns.is_empty() {
            return None;
        }
        let panels = 1..=MOST_PANELS.min(table.rows.len());
        let sheets = panels.map_while(|panels| Self::in_panels(desk, table, panels, (room.width, size)));
        sheets.into_iter().find(|sheet| sheet.height() <= room.height + 0.1)
    }

    /// Nothing where the columns have no room.
    fn in_panels(desk: &'a Desk<'a>, table: &'a DataTable, panels: usize, (width, size): (f32, f32)) -> Option<Self> {
        let gap = desk.style.panel_gap;
        let panel = (width - (panels - 1) as f32 * gap) / panels as f32;
        let per_panel = table.rows.len().div_ceil(panels);
        let (columns, headings, rows) = (Vec::new(), Vec::new(), Vec::new());
        let mut sheet = Self { desk, table, size, per_panel, step: panel + gap, columns, headings, rows };
        let (widest, most) = if panels == 1 { HEADING } else { NARROW_HEADING };
        sheet.columns = sheet.columns_in(panel, widest * size)?;
        let broken = |column: usize, text: &str, face: Face| desk.wrap(text, sheet.width_of(column) + 0.01, face);
        let heading = |(at, column): (usize, &TableColumn)| {
            let lines = broken(at, &column.heading, sheet.heading_face());
            match lines.len() <= most || panels == 1 {
                true => lines,
                false => desk.wrap_at_most(&column.heading, sheet.width_of(at) + 0.01, sheet.heading_face(), most),
            }
        };
        let headings: Vec<_> = table.columns.iter().enumerate().map(heading).collect();
        let cells = |row: &TableRow| {
            let cells = row.cells.iter().enumerate();
            cells.map(|(at, cell)| broken(at, cell, sheet.face(row))).collect()
        };
        let rows = table.rows.iter().map(cells).collect();
        (lines(&headings) <= most).then_some(Self { headings, rows, ..sheet })
    }

    /// Figures as wide as they are, texts as they are or as what figures leave them.
    fn columns_in(&self, panel: f32, heading: f32) -> Option<Vec<(f32, f32)>> {
        let gap = self.size * APART;
        let natural: Vec<f32> = (0..self.table.columns.len()).map(|column| self.natural(column, heading)).collect();
        let is_text = |column: usize| self.table.columns.get(column).is_some_and(|column| !column.figures);
        let sum = |text: bool| {
            natural.iter().enumerate().filter(|(at, _)| is_text(*at) == text).map(|(_, width)| width).sum::<f32>()
        };
        let texts = (0..natural.len()).filter(|column| is_text(*column)).count();
        let left_to_texts = panel - gap * (natural.len() - 1) as f32 - sum(false);
        let share = (left_to_texts / sum(true).max(1.0)).min(1.0);
        if left_to_texts < sum(true).min(self.size * LEAST_TEXT * texts as f32) {
            return None;
        }
        let free = left_to_texts - sum(true) * share;
        // Few columns do not run apart to the ends of a wide page.
        let apart = gap + (free / natural.len() as f32).min(self.size * FURTHER);
        let mut left = 0.0;
        let place = |(column, width): (usize, f32)| {
            let width = if is_text(column) { width * share } else { width };
            let place = (left, left + width);
            left += width + apart;
            place
        };
        Some(natural.into_iter().enumerate().map(place).collect())
    }

    /// The widest cell, and the longest word of the heading.
    fn natural(&self, column: usize, most: f32) -> f32 {
        let Some(head) = self.table.columns.get(column) else { return 0.0 };
        let desk = self.desk;
        let cells = self.table.rows.iter().filter_map(|row| Some(desk.width(row.cells.get(column)?, self.face(row))));
        let widest = cells.fold(0.0, f32::max);
        let words = head.heading.split_ascii_whitespace().map(|word| desk.width(word, self.heading_face()));
        let longest = words.fold(0.0, f32::max);
        // A long heading over short figures stands on few lines rather than on many.
        let halved = desk.width(&head.heading, self.heading_face()) * 0.55;
        widest.max(longest).max(halved.min(most))
    }

    fn width_of(&self, column: usize) -> f32 {
        self.columns.get(column).map_or(0.0, |(left, right)| right - left)
    }

    fn face(&self, row: &TableRow) -> Face {
        let weight = if row.strong { Weight::SemiBold } else { Weight::Regular };
        Face { size: self.size, weight, ink: Ink::Text }
    }

    fn heading_face(&self) -> Face {
        Face::plain(self.size * 0.95, Ink::SoftText)
    }

    fn caption_face(&self) -> Face {
        Face::bold(self.desk.style.note, Ink::Text)
    }

    /// Over and under the lines of a row together.
    fn inset(&self) -> f32 {
        self.size * 0.3
    }

    fn row_height(&self, row: &[Vec<String>]) -> f32 {
        self.size * LINE * lines(row) as f32 + self.inset()
    }

    fn head_height(&self) -> f32 {
        self.heading_face().line_height() * lines(&self.headings) as f32 + self.inset()
    }

    fn caption_height(&self) -> f32 {
        if self.table.caption.is_empty() { 0.0 } else { self.caption_face().line_height() + self.inset() }
    }

    fn height(&self) -> f32 {
        let panel = |rows: &[Vec<Vec<String>>]| rows.iter().map(|row| self.row_height(row)).sum::<f32>();
        let longest = self.rows.chunks(self.per_panel).map(panel).fold(0.0, f32::max);
        self.caption_height() + self.head_height() + longest + self.inset()
    }

    fn draw(&self, room: Rect, draft: &mut Draft) {
        let desk = self.desk;
        if desk.sketched {
            return;
        }
        if !self.table.caption.is_empty() {
            let face = self.caption_face();
            let (caption, face) = desk.fit(&self.table.caption, room.width, face, face.size * 0.7);
            draft.items.push(desk.text(&caption, (room.left, room.top + ASCENT * face.size), Anchor::Start, face));
        }
        let rows: Vec<_> = self.rows.iter().zip(&self.table.rows).collect();
        for (panel, rows) in rows.chunks(self.per_panel).enumerate() {
            let left = room.left + panel as f32 * self.step;
            let mut top = room.top + self.caption_height();
            self.headings((left, top), &mut draft.items);
            top += self.head_height();
            for (cells, row) in rows {
                draft.items.push(self.rule((left, top)));
                self.cells(cells, (left, top + self.inset() / 2.0), self.face(row), &mut draft.items);
                top += self.row_height(cells);
            }
            draft.items.push(self.rule((left, top)));
        }
    }

    fn rule(&self, (left, y): (f32, f32)) -> Item {
        let right = left + self.columns.last().map_or(0.0, |(_, right)| *right);
        Item::Line { from: (left, y), to: (right, y), width: self.desk.style.hair, ink: Ink::Stem, dash: None }
    }

    /// Each on the last of the lines that headings take.
    fn headings(&self, (left, top): (f32, f32), items: &mut Vec<Item>) {
        let (face, most) = (self.heading_face(), lines(&self.headings));
        for (column, heading) in self.headings.iter().enumerate() {
            let down = (most - heading.len()) as f32 * face.line_height();
            self.cell(column, heading, (left, top + down), face, items);
        }
    }

    fn cells(&self, cells: &[Vec<String>], at: (f32, f32), face: Face, items: &mut Vec<Item>) {
        for (column, cell) in cells.iter().enumerate() {
            self.cell(column, cell, at, face, items);
        }
    }

    fn cell(&self, column: usize, lines: &[String], (left, top): (f32, f32), face: Face, items: &mut Vec<Item>) {
        let Some((from, to)) = self.columns.get(column) else { return };
        let figures = self.table.columns.get(column).is_some_and(|column| column.figures);
        let (x, anchor) = if figures { (left + to, Anchor::End) } else { (left + from, Anchor::Start) };
        for (index, line) in lines.iter().enumerate() {
            let baseline = top + index as f32 * face.line_height() + ASCENT * face.size;
            items.push(self.desk.text(line, (x, baseline), anchor, face));
        }
    }
}

/// The most lines that a cell of a row takes.
fn lines(cells: &[Vec<String>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
}
