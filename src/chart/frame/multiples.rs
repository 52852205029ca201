//! Small charts of rows beside each other, one a part, all on the same axis and in rows of the same height.

use std::ops::Range;

use super::lettering::Face;
use super::rows::{Layout, Widest};
use super::{Anchor, Content, Draft, Item, On, Rect};
use crate::chart::spec::{Category, Multiples, Rows};
use crate::chart::style::{ASCENT, Ink, LINE};

const MOST_COLUMNS: usize = 3;
/// No small chart is longer: a larger part goes on in the next one.
const MOST_ROWS: usize = 40;

pub(super) fn drafts(desk: &On<'_, Multiples>, content: &Content) -> (Vec<Draft>, f32) {
    let rows = desk.on(&desk.body.rows);
    let widest = Widest::of(&rows);
    let (columns, parts) = columns_and_parts(desk, &rows, &widest, content.whole);
    let bands: Vec<&[Part]> = parts.chunks(columns).collect();
    let shelf = |room: Rect| Shelf::of(desk, &rows, &widest, room, columns, &bands);
    let beside = shelf(content.over_notes);
    let least = desk.style.body_min * LINE;
    let shelf = if beside.row_height >= least { beside } else { shelf(content.whole) };
    shelf.draw(&bands, content.whole)
}

/// A stretch of rows under a name.
struct Part {
    name: String,
    category: Option<Category>,
    rows: Range<usize>,
}

/// How many rows of comfortable letters one small chart of a page holds.
fn most_rows(desk: &On<'_, Multiples>, rows: &On<'_, Rows>, widest: &Widest, page: Rect, columns: usize) -> usize {
    let row_height = desk.style.body_good * LINE;
    let layout = Layout::with_rows(rows, widest, column_width(desk, page.width, columns), row_height);
    let free = page.height - layout.around(rows) - heading(desk).line_height();
    ((free / row_height) as usize).clamp(1, MOST_ROWS)
}

fn heading(desk: &On<'_, Multiples>) -> Face {
    Face::bold(desk.style.note * 1.05, Ink::Text)
}

/// Parts too long for one small chart are cut into several of the same length.
fn parts(desk: &On<'_, Multiples>, most: usize) -> Vec<Part> {
    let mut first = 0;
    let mut parts = Vec::new();
    for part in &desk.body.parts {
        let pieces = part.count.div_ceil(most).max(1);
        let length = part.count.div_ceil(pieces).max(1);
        for start in (0..part.count).step_by(length) {
            let rows = first + start..first + (start + length).min(part.count);
            let number = start / length + 1;
            let name = if pieces == 1 { part.name.clone() } else { format!("{} ({number}/{pieces})", part.name) };
            parts.push(Part { name, category: part.category, rows });
        }
        first += part.count;
    }
    parts
}

/// As many columns as fit, but no more than there are small charts: few of them share the whole width.
fn columns_and_parts(desk: &On<'_, Multiples>, rows: &On<'_, Rows>, widest: &Widest, page: Rect) -> (usize, Vec<Part>) {
    let most = columns(desk, rows, widest, page.width);
    (1..=most)
        .map(|columns| (columns, parts(desk, most_rows(desk, rows, widest, page, columns))))
        .find(|(columns, parts)| parts.len() <= *columns)
        .unwrap_or_else(|| (most, parts(desk, most_rows(desk, rows, widest, page, most))))
}

fn columns(desk: &On<'_, Multiples>, rows: &On<'_, Rows>, widest: &Widest, width: f32) -> usize {
    let fits = |columns: usize| {
        let width = column_width(desk, width, columns);
        widest.needed(rows, width, false) - desk.style.plot_min * 0.35 <= width
    };
    (1..=MOST_COLUMNS).take_while(|&columns| columns == 1 || fits(columns)).last().unwrap_or(1)
}

fn column_width(desk: &On<'_, Multiples>, width: f32, columns: usize) -> f32 {
    (width - (columns - 1) as f32 * desk.style.panel_gap) / columns as f32
}

/// Bands of small charts under each other.
struct Shelf<'a> {
    desk: &'a On<'a, Multiples>,
    rows: &'a On<'a, Rows>,
    layout: Layout,
    row_height: f32,
    heading: Face,
    step: f32,
}

impl<'a> Shelf<'a> {
    fn of(
        desk: &'a On<'a, Multiples>,
        rows: &'a On<'a, Rows>,
        widest: &Widest,
        room: Rect,
        columns: usize,
        bands: &[&[Part]],
    ) -> Self {
        let width = column_width(desk, room.width, columns);
        let heading = heading(desk);
        let lengths = bands.iter().map(|band| longest(band));
        let rows_in_all: usize = lengths.sum();
        let mut row_height = desk.style.row_max * 0.8;
        let mut layout = Layout::with_rows(rows, widest, width, row_height);
        // The labels over the rows, and so what they leave, hang on the size of letters.
        for _ in 0..4 {
            let around = (layout.around(rows) + heading.line_height() + desk.style.gap) * bands.len() as f32;
            let fitting = (room.height - around) / rows_in_all.max(1) as f32;
            row_height = fitting.min(desk.style.row_max * 0.8);
            if row_height < desk.style.body_min * LINE {
                break;
            }
            layout = Layout::with_rows(rows, widest, width, row_height);
        }
        if row_height < desk.style.body_min * LINE {
            layout = Layout::with_rows(rows, widest, width, desk.style.body_good * LINE);
        }
        Self { desk, rows, layout, row_height, heading, step: width + desk.style.panel_gap }
    }

    fn height_of(&self, band: &[Part]) -> f32 {
        let rows = longest(band) as f32 * self.layout.row_height;
        rows + self.layout.around(self.rows) + self.heading.line_height() + self.desk.style.gap
    }

    fn draw(&self, bands: &[&[Part]], page: Rect) -> (Vec<Draft>, f32) {
        let mut drafts = vec![Draft::default()];
        let mut top = page.top;
        for band in bands {
            if top > page.top && top + self.height_of(band) > page.bottom() + self.desk.style.gap + 0.1 {
                drafts.push(Draft::default());
                top = page.top;
            }
            if let Some(draft) = drafts.last_mut() {
                self.band(band, (page.left, top), draft);
            }
            top += self.height_of(band);
        }
        (drafts, top - self.desk.style.gap)
    }

    fn band(&self, band: &[Part], (left, top): (f32, f32), draft: &mut Draft) {
        for (column, part) in band.iter().enumerate() {
            let left = left + column as f32 * self.step;
            self.name(part, (left, top), &mut draft.items);
            self.layout.draw(self.rows, (left, top + self.heading.line_height()), part.rows.clone(), draft);
        }
    }

    fn name(&self, part: &Part, (left, top): (f32, f32), items: &mut Vec<Item>) {
        let (desk, face) = (self.desk, self.heading);
        let mut x = left;
        if let Some(category) = part.category {
            let side = face.size * 0.8;
            let rect = Rect { left, top: top + (face.line_height() - side) / 2.0, width: side * 1.6, height: side };
            items.push(Item::Fill { rect, ink: Ink::Category(category) });
            x += side * 1.6 + face.size * 0.5;
        }
        let room = left + self.step - desk.style.panel_gap - x;
        let (name, face) = desk.fit(&part.name, room, face, face.size * 0.75);
        items.push(desk.text(&name, (x, top + ASCENT * face.size), Anchor::Start, face));
    }
}

fn longest(band: &[Part]) -> usize {
    band.iter().map(|part| part.rows.len()).max().unwrap_or(0)
}
