//! Spokes, guides and rings round a centre; names of spokes in two columns at the sides, never on each other.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::labels::spread;
use super::lettering::Face;
use super::lines::{look, marker_of};
use super::rows::small;
use super::{Anchor, Content, Draft, Hit, Item, On, Rect};
use crate::chart::spec::{Radar, Ring};
use crate::chart::style::{ASCENT, Ink, LINE};

/// Names take this much of the width on each side, at most and at least.
const NAME_SHARE: f32 = 0.25;
/// Lines of a spoke's name.
const NAME_LINES: usize = 3;

pub(super) fn drafts(desk: &On<'_, Radar>, content: &Content) -> (Vec<Draft>, f32) {
    let least = desk.style.body_good * LINE * 16.0;
    let room = if content.over_notes.height >= least { content.over_notes } else { content.whole };
    let web = Web::of(desk, room);
    let mut draft = Draft { cramped: web.radius < least / 3.5, ..Draft::default() };
    web.guides(&mut draft.items);
    for ring in desk.body.rings.iter().rev() {
        web.ring(ring, &mut draft);
    }
    web.scale(&mut draft.items);
    web.names(room, &mut draft.items);
    (vec![draft], web.bottom(room))
}

struct Web<'a> {
    desk: &'a On<'a, Radar>,
    centre: (f32, f32),
    radius: f32,
    size: f32,
}

impl<'a> Web<'a> {
    fn of(desk: &'a On<'a, Radar>, room: Rect) -> Self {
        let size = desk.style.body;
        let across = room.width * (0.5 - NAME_SHARE) - size;
        let down = room.height / 2.0 - size * LINE;
        let radius = across.max(room.width * 0.16).min(down).max(10.0);
        let centre = (room.left + room.width / 2.0, room.top + radius + size * LINE);
        Self { desk, centre, radius, size }
    }

    /// Names hang a little under the web.
    fn bottom(&self, room: Rect) -> f32 {
        (self.centre.1 + self.radius + self.size * LINE * 2.0).min(room.bottom())
    }

    fn at(&self, spoke: usize, share: f32) -> (f32, f32) {
        let angle = TAU * spoke as f32 / self.desk.body.spokes.len().max(1) as f32 - FRAC_PI_2;
        (self.centre.0 + angle.cos() * share * self.radius, self.centre.1 + angle.sin() * share * self.radius)
    }

    fn guides(&self, items: &mut Vec<Item>) {
        let (desk, spokes) = (self.desk, self.desk.body.spokes.len());
        let width = desk.style.hair;
        for tick in &desk.body.axis.ticks {
            let share = desk.body.axis.share(tick.value);
            let points = (0..=spokes).map(|spoke| self.at(spoke % spokes.max(1), share)).collect();
            items.push(Item::Path { points, width, ink: Ink::Guide, dash: None });
        }
        for spoke in 0..spokes {
            items.push(Item::Line { from: self.centre, to: self.at(spoke, 1.0), width, ink: Ink::Stem, dash: None });
        }
    }

    /// Numbers beside the spoke that points upwards, on plates that keep rings from striking them.
    fn scale(&self, items: &mut Vec<Item>) {
        let desk = self.desk;
        let face = Face::plain(small(desk).size * 0.9, Ink::SoftText);
        let ticks = desk.body.axis.ticks.iter().filter(|tick| desk.body.axis.share(tick.value) > 0.0);
        let places = ticks.map(|tick| (self.at(0, desk.body.axis.share(tick.value)).1, tick.label.clone())).collect();
        for (y, label) in super::scale::thinned_down(places, face) {
            let right = self.centre.0 - self.size * 0.6;
            let (width, beside) = (desk.width(&label, face), face.size * 0.15);
            let (left, top) = (right - width - beside, y - face.size * 0.7);
            let plate = Rect { left, top, width: width + 2.0 * beside, height: face.line_height() };
            items.push(Item::Fill { rect: plate, ink: Ink::Paper });
            items.push(desk.text(&label, (right, y + face.size * 0.35), Anchor::End, face));
        }
    }

    /// A ring is open where a figure is missing.
    fn ring(&self, ring: &Ring, draft: &mut Draft) {
        let desk = self.desk;
        let (ink, dash, width) = look(desk, ring.look);
        let spokes = ring.values.len();
        let at = |spoke: usize| Some(self.at(spoke, desk.body.axis.share((*ring.values.get(spoke)?)?)));
        for spoke in 0..spokes {
            if let (Some(from), Some(to)) = (at(spoke), at((spoke + 1) % spokes)) {
                draft.items.push(Item::Line { from, to, width, ink, dash });
            }
        }
        let radius = self.size * 0.32;
        for spoke in 0..spokes {
            let Some(at) = at(spoke) else { continue };
            draft.items.push(Item::Marker { at, radius, shape: marker_of(ring.look), ink });
            let name = desk.body.spokes.get(spoke).map_or("", |spoke| spoke.name.as_str());
            let figures = desk.body.spokes.get(spoke).map_or("", |spoke| spoke.figures.as_str());
            let rect = Rect { left: at.0 - radius, top: at.1 - radius, width: 2.0 * radius, height: 2.0 * radius };
            let key = ring.key.clone().unwrap_or_default();
            draft.hits.push(Hit { rect, key, text: format!("{}\n{name}\n{figures}", ring.name) });
        }
    }

    /// Names right and left of the web at the heights of their spokes, spread where those are near.
    fn names(&self, room: Rect, items: &mut Vec<Item>) {
        let spokes = self.desk.body.spokes.len();
        let is_right = |spoke: usize| spoke * 2 <= spokes;
        let gap = self.size * 1.4;
        for right in [true, false] {
            let side: Vec<usize> = (0..spokes).filter(|&spoke| is_right(spoke) == right).collect();
            let x = if right { self.centre.0 + self.radius + gap } else { self.centre.0 - self.radius - gap };
            let width = if right { room.right() - x } else { x - room.left };
            let wanted: Vec<f32> = side.iter().map(|&spoke| self.at(spoke, 1.0).1).collect();
            let ends = (room.top, self.bottom(room));
            let lines = ((ends.1 - ends.0) / side.len().max(1) as f32 / (self.size * LINE)).floor() as usize;
            let lines = lines.clamp(1, NAME_LINES + 1);
            let heights = spread(&wanted, lines as f32 * self.size * LINE, ends);
            for (&spoke, y) in side.iter().zip(heights) {
                self.name(spoke, (x, y), width, lines, right, items);
            }
        }
    }

    fn name(&self, spoke: usize, (x, y): (f32, f32), width: f32, most: usize, right: bool, items: &mut Vec<Item>) {
        let desk = self.desk;
        let Some(told) = desk.body.spokes.get(spoke) else { return };
        let face = Face::plain(self.size, Ink::Text);
        let soft = Face::plain(self.size * 0.92, Ink::SoftText);
        let mut lines: Vec<(String, Face)> = Vec::new();
        if most > 1 {
            let (figures, soft) = desk.fit(&told.figures, width, soft, soft.size * 0.7);
            lines.extend(desk.wrap_at_most(&told.name, width, face, most - 1).into_iter().map(|line| (line, face)));
            lines.push((figures, soft));
        } else {
            lines.push(desk.fit(&told.name, width, face, desk.style.body_min * 0.9));
        }
        let anchor = if right { Anchor::Start } else { Anchor::End };
        let top = y - lines.len() as f32 * face.line_height() / 2.0;
        for (index, (line, face)) in lines.iter().enumerate() {
            let baseline = top + index as f32 * self.size * LINE + ASCENT * self.size;
            items.push(desk.text(line, (x, baseline), anchor, *face));
        }
        let end = self.at(spoke, 1.0);
        let to = (if right { x - self.size * 0.3 } else { x + self.size * 0.3 }, y);
        items.push(Item::Line { from: end, to, width: desk.style.hair, ink: Ink::Stem, dash: None });
    }
}
