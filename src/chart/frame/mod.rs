//! Pure layout: from a [`Spec`] and a [`Canvas`] to primitives with exact places, and the boxes that a pointer can hit.
//!
//! No colour, no file, no drawing library is known here. Distances are in the unit of the canvas (points or CSS pixels),
//! the origin is the upper left corner.

mod data_table;
mod desk;
mod furniture;
mod grid;
mod labels;
mod lanes;
mod legend;
mod lettering;
mod lines;
mod multiples;
mod named;
mod notes;
mod over;
mod overhead;
mod radar;
mod rows;
mod scale;
mod scatter;
mod scrolled;
#[cfg(test)]
mod tests;
mod tiles;

use super::font::{Measure, Remembered, Weight};
use super::spec::{Body, Category, Spec, Status};
use super::style::{Canvas, Ink, Pattern, Unit};
use desk::{Content, Desk, Draft, On};
pub use scrolled::scrolled;

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Rect {
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }

    pub fn contains(&self, x: f32, y: f32) -> bool {
        (self.left..self.right()).contains(&x) && (self.top..self.bottom()).contains(&y)
    }

    /// Whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }
}

/// The point of a text that its `x` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    pub text: String,
    pub x: f32,
    pub baseline: f32,
    pub anchor: Anchor,
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    /// What the text takes, measured.
    pub rect: Rect,
}

/// A drawn shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Circle,
    Ring,
    TriangleUp,
    TriangleDown,
    Diamond,
    Square,
    /// ×
    Cross,
}

impl From<Category> for Shape {
    fn from(category: Category) -> Self {
        match category.number() {
            0 => Self::Circle,
            1 => Self::Square,
            2 => Self::TriangleUp,
            3 => Self::Diamond,
            4 => Self::TriangleDown,
            _ => Self::Cross,
        }
    }
}

impl From<Status> for Shape {
    fn from(status: Status) -> Self {
        match status {
            Status::Reached => Self::Circle,
            Status::OnTrack => Self::TriangleUp,
            Status::Behind => Self::Diamond,
            Status::FarBehind => Self::TriangleDown,
            Status::Unknown => Self::Ring,
        }
    }
}

/// A primitive, in drawing order.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled box.
    Fill {
        rect: Rect,
        ink: Ink,
    },
    /// A straight line; `dash` is the length of a dash and of the gap after it.
    Line {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
        ink: Ink,
        dash: Option<(f32, f32)>,
    },
    /// A box filled with a pattern and outlined.
    Patterned {
        rect: Rect,
        pattern: Pattern,
        ink: Ink,
    },
    /// Straight lines from point to point, joined.
    Path {
        points: Vec<(f32, f32)>,
        width: f32,
        ink: Ink,
        dash: Option<(f32, f32)>,
    },
    /// A shape of the given half height round its centre.
    Marker {
        at: (f32, f32),
        radius: f32,
        shape: Shape,
        ink: Ink,
    },
    Text(TextBox),
}

impl Item {
    /// Its lowest point, without the thickness of its lines.
    fn bottom(&self) -> f32 {
        match self {
            Self::Fill { rect, .. } | Self::Patterned { rect, .. } => rect.bottom(),
            Self::Line { from, to, .. } => from.1.max(to.1),
            Self::Path { points, .. } => points.iter().map(|point| point.1).fold(0.0, f32::max),
            Self::Marker { at, radius, .. } => at.1 + radius,
            Self::Text(text) => text.rect.bottom(),
        }
    }
}

/// Where a pointer hits a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub rect: Rect,
    /// The unit's key, as [`Row::key`](super::spec::Row::key).
    pub key: String,
    /// Rank, full name, value and detail, never shortened.
    pub text: String,
}

/// One page, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub width: f32,
    pub height: f32,
    pub unit: Unit,
    /// The chart's title, for readers that cannot see.
    pub title: String,
    pub items: Vec<Item>,
    pub hits: Vec<Hit>,
    /// Set smaller than is comfortable to read, which a larger page would mend.
    pub cramped: bool,
}

impl Frame {
    /// Nothing on no room.
    fn blank() -> Self {
        let (items, hits) = (Vec::new(), Vec::new());
        Self { width: 0.0, height: 0.0, unit: Unit::Pixel, title: String::new(), items, hits, cramped: false }
    }

    /// The same without the free room under the last that is drawn, but for a margin of `beneath`.
    #[must_use]
    pub fn cropped(self, beneath: f32) -> Self {
        let end = self.items.iter().map(Item::bottom).fold(0.0, f32::max);
        Self { height: self.height.min(end + beneath), ..self }
    }

    /// The row at a place.
    pub fn hit(&self, x: f32, y: f32) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.rect.contains(x, y))
    }
}

/// Lays a chart out on as many pages as it needs, at least one.
pub fn pages(spec: &Spec, canvas: &Canvas, measure: &dyn Measure) -> Vec<Frame> {
    laid_out(spec, canvas, &Remembered::new(measure), false)
}

/// `sketched`: how many pages there are and whether they are cramped is right; what is much to draw is left out.
fn laid_out(spec: &Spec, canvas: &Canvas, measure: &Remembered<'_>, sketched: bool) -> Vec<Frame> {
    let desk = Desk { spec, canvas, style: &canvas.style, measure, sketched };
    let furniture = furniture::Furniture::of(&desk);
    let drafts = drafts(&desk, furniture.content);
    let count = drafts.len();
    drafts
        .into_iter()
        .enumerate()
        .map(|(index, draft)| {
            let mut frame = furniture.blank_page(&desk, index + 1, count);
            frame.items.extend(draft.items);
            frame.hits.extend(draft.hits);
            frame.cramped = draft.cramped;
            frame
        })
        .collect()
}

/// The content of every page: what is drawn, the notes after the last of it, and the table of its figures where it has room.
fn drafts(desk: &Desk<'_>, content: Rect) -> Vec<Draft> {
    let notes = notes::lines(desk);
    let (mut drafts, bottom) = drawn(desk, content, &notes);
    let bottom = notes::place(desk, content, notes, &mut drafts, bottom);
    if let Some(last) = drafts.last_mut() {
        data_table::place(desk, content, bottom, last);
    }
    drafts
}

/// What is drawn, and where it ends; a chart that leaves room to its table is not set on more pages for it.
fn drawn(desk: &Desk<'_>, content: Rect, notes: &[String]) -> (Vec<Draft>, f32) {
    let reserved = data_table::reserved(desk, content);
    let less = Rect { height: content.height - reserved, ..content };
    let over_table = notes::room_over(desk, less, notes);
    let mut room = over_table;
    // What a chart tells under itself is known only when it is drawn: then it is drawn once more with that much less.
    let attempts = if reserved > 0.0 { 2 } else { 0 };
    for _ in 0..attempts {
        let (drafts, bottom) = drawn_in(desk, content, room);
        let over = bottom - over_table.bottom();
        match drafts.as_slice() {
            [only] if !only.cramped && over <= 0.1 => return (drafts, bottom),
            _ => room.height -= over,
        }
    }
    drawn_in(desk, content, notes::room_over(desk, content, notes))
}

fn drawn_in(desk: &Desk<'_>, content: Rect, over_notes: Rect) -> (Vec<Draft>, f32) {
    let room = Content { whole: content, over_notes };
    match &desk.spec.body {
        body if body.is_empty() => notes::nothing(desk, content),
        Body::Rows(rows) => rows::drafts(&desk.on(rows), &room),
        Body::Multiples(multiples) => multiples::drafts(&desk.on(multiples), &room),
        Body::Lanes(lanes) => lanes::drafts(&desk.on(lanes), &room),
        Body::Radar(radar) => radar::drafts(&desk.on(radar), &room),
        Body::Grid(grid) => grid::drafts(&desk.on(grid), &room),
        Body::Lines(lines) => lines::drafts(&desk.on(lines), &room),
        Body::Scatter(scatter) => scatter::drafts(&desk.on(scatter), &room),
        Body::Tiles(tiles) => tiles::drafts(&desk.on(tiles), &room),
    }
}
