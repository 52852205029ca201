//! Names at the ends of lines: in columns at the sides where every line has one, else beside their last figures.

use super::Plot;
use crate::chart::frame::labels::{Ground, spread};
use crate::chart::frame::lettering::Face;
use crate::chart::frame::named::{self, Wish};
use crate::chart::frame::rows::small;
use crate::chart::frame::{Anchor, Item, Rect};
use crate::chart::spec::{Look, Series};
use crate::chart::style::{Ink, LINE};

/// Names at one side take no more of a page than this.
const SIDE_SHARE: f32 = 0.26;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The text of a side: the figure on the inside.
fn told(series: &Series, side: Side) -> Option<String> {
    match side {
        Side::Left => series.points.first()?.as_ref().map(|point| format!("{} {}", series.name, point.label)),
        Side::Right => series.points.last()?.as_ref().map(|point| format!("{} {}", point.label, series.name)),
    }
}

impl Plot<'_> {
    /// What is kept free left and right of the lines.
    pub(super) fn margins(&self) -> (f32, f32) {
        let desk = self.desk;
        let gap = desk.style.gap;
        if !desk.body.all_named {
            let face = small(desk);
            let ticks = self.axis.ticks.iter().map(|tick| desk.width(&tick.label, face)).fold(0.0, f32::max);
            let levels = desk.body.levels.iter().map(|level| desk.width(&level.label, bold(self))).fold(0.0, f32::max);
            return (ticks + gap, (levels + gap).min(self.area.width * SIDE_SHARE));
        }
        let shown = desk.body.series.get(self.series.clone()).unwrap_or_default();
        let widest = |side| {
            let texts = shown.iter().filter_map(|series| Some((told(series, side)?, self.face(series))));
            let widest = texts.map(|(text, face)| desk.width(&text, face)).fold(0.0, f32::max);
            widest.min(self.area.width * SIDE_SHARE) + gap * 2.5
        };
        (widest(Side::Left), widest(Side::Right))
    }

    fn face(&self, series: &Series) -> Face {
        if series.look == Look::Own { Face::bold(self.size, Ink::OwnText) } else { Face::plain(self.size, Ink::Text) }
    }

    pub(super) fn names(&self, shown: &[Series], items: &mut Vec<Item>, aside: &mut Vec<String>) {
        if self.desk.body.all_named {
            self.column(shown, Side::Left, items);
            self.column(shown, Side::Right, items);
        } else {
            self.level_names(items);
            self.beside(shown, items, aside);
        }
    }

    fn column(&self, shown: &[Series], side: Side, items: &mut Vec<Item>) {
        let desk = self.desk;
        let named: Vec<(&Series, String, (f32, f32))> = shown
            .iter()
            .filter_map(|series| {
                let places = self.places(series);
                let end = match side {
                    Side::Left => places.first(),
                    Side::Right => places.last(),
                };
                Some((series, told(series, side)?, (*end?)?))
            })
            .collect();
        let gap = desk.style.gap;
        let (x, anchor, width) = match side {
            Side::Left => (self.area.left - gap * 2.0, Anchor::End, self.area.left - gap * 2.0 - self.ends.0),
            Side::Right => (self.area.right() + gap * 2.0, Anchor::Start, self.ends.1 - self.area.right() - gap * 2.0),
        };
        let towards = if side == Side::Left { x + gap * 0.4 } else { x - gap * 0.4 };
        let is_wide = named.iter().any(|(series, text, _)| desk.width(text, self.face(series)) > width);
        // On two lines where there is room for them, else smaller, at last with an ellipsis.
        let halved = (self.area.height / (named.len().max(1) as f32 * 2.0 * LINE)).min(self.size);
        let lines = if is_wide && halved >= desk.style.body_min { 2 } else { 1 };
        let size = if lines == 2 { halved } else { self.size };
        let wanted: Vec<f32> = named.iter().map(|(_, _, at)| at.1).collect();
        let heights = spread(&wanted, lines as f32 * size * LINE, (self.area.top, self.area.bottom()));
        for ((series, text, at), y) in named.into_iter().zip(heights) {
            let ink = if series.look == Look::Own { Ink::Own } else { Ink::Guide };
            let hair = desk.style.hair;
            items.push(Item::Line { from: at, to: (towards, y), width: hair, ink, dash: None });
            let face = Face { size, ..self.face(series) };
            let texts = match lines {
                1 => vec![desk.fit(&text, width, face, desk.style.body_min * 0.8)],
                most => desk.wrap_at_most(&text, width, face, most).into_iter().map(|line| (line, face)).collect(),
            };
            let first = y - (texts.len() as f32 - 1.0) * size * LINE / 2.0;
            for (index, (line, face)) in texts.iter().enumerate() {
                let baseline = first + index as f32 * size * LINE + 0.35 * face.size;
                items.push(desk.text(line, (x, baseline), anchor, *face));
            }
        }
    }

    /// At the right ends of the levels.
    fn level_names(&self, items: &mut Vec<Item>) {
        let levels = &self.desk.body.levels;
        let face = bold(self);
        let wanted: Vec<f32> = levels.iter().map(|level| self.y_of(level.value)).collect();
        let heights = spread(&wanted, face.line_height(), (self.area.top - face.line_height(), self.area.bottom()));
        let x = self.area.right() + self.desk.style.gap * 0.5;
        for (level, y) in levels.iter().zip(heights) {
            let (label, face) = self.desk.fit(&level.label, self.ends.1 - x, face, face.size * 0.75);
            items.push(self.desk.text(&label, (x, y + 0.35 * face.size), Anchor::Start, face));
        }
    }

    /// Beside the last figure of each named line, its figures beside the others.
    fn beside(&self, shown: &[Series], items: &mut Vec<Item>, aside: &mut Vec<String>) {
        let mut named: Vec<&Series> = shown.iter().filter(|series| series.named).collect();
        named.sort_by_key(|series| super::order_of(series.look));
        let mut taken: Vec<Rect> = Vec::new();
        for series in &named {
            let places: Vec<(f32, f32)> = self.places(series).into_iter().flatten().collect();
            taken.extend(places.windows(2).flat_map(|pair| beads(pair[0], pair[1], self.size)));
            taken.extend(places.iter().map(|at| bead(*at, self.size * 0.4)));
        }
        for course in &self.desk.body.courses {
            let end = |(at, value)| (self.x_of(at), self.y_of(value));
            taken.extend(beads(end(course.from), end(course.to), self.size));
        }
        for level in &self.desk.body.levels {
            let y = self.y_of(level.value);
            taken.push(Rect { left: self.area.left, top: y - 1.0, width: self.area.width, height: 2.0 });
        }
        let texts = named.iter().flat_map(|series| self.texts_of(series)).collect::<Vec<_>>();
        let wishes: Vec<Wish<'_>> =
            texts.iter().map(|(text, at, face)| Wish { text, at: *at, radius: self.size * 0.5, face: *face }).collect();
        let ground = Ground { marks: &taken, ..Ground::default() };
        let names = named::place(self.desk, &wishes, self.area, ground, aside);
        names.iter().for_each(|name| name.draw(self.desk, items));
    }

    /// The name with the last figure; of the own line the other figures too.
    fn texts_of(&self, series: &Series) -> Vec<(String, (f32, f32), Face)> {
        let face = self.face(series);
        let places = self.places(series);
        let mut figures: Vec<(String, (f32, f32))> = series
            .points
            .iter()
            .zip(&places)
            .filter_map(|(point, at)| Some((point.as_ref()?.label.clone(), (*at)?)))
            .collect();
        let Some((last, at)) = figures.pop() else { return Vec::new() };
        let mut texts = vec![(format!("{} {last}", series.name), at, face)];
        if series.look == Look::Own {
            texts.extend(figures.into_iter().map(|(label, at)| (label, at, face)));
        }
        texts
    }
}

fn bold(plot: &Plot<'_>) -> Face {
    Face::bold(plot.desk.style.small, Ink::Text)
}

fn bead((x, y): (f32, f32), radius: f32) -> Rect {
    Rect { left: x - radius, top: y - radius, width: 2.0 * radius, height: 2.0 * radius }
}

/// A line as small boxes, so that names keep off it.
fn beads(from: (f32, f32), to: (f32, f32), size: f32) -> Vec<Rect> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let count = (dx.hypot(dy) / (size * 0.5)).ceil().max(1.0) as usize;
    (0..=count)
        .map(|step| {
            let share = step as f32 / count as f32;
            bead((from.0 + dx * share, from.1 + dy * share), size * 0.12)
        })
        .collect()
}
