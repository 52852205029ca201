//! A drawn chart: its pixels, what lies where, and the way from mark to mark.

use iced::advanced::image;
use iced::{Point, Rectangle, Size};

/// A drawn chart.
#[derive(Clone)]
pub struct ChartPicture {
    /// Picture pixels.
    pub width: u32,
    pub height: u32,
    /// Picture pixels to one logical pixel: the window's scale the chart was drawn for.
    pub scale: f32,
    /// The pixels, kept as a handle so that each view hands over the same one.
    pub(super) handle: image::Handle,
    pub hits: Vec<HitBox>,
}

/// A part of the picture that can be pointed at, in picture pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct HitBox {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
    /// What a click reports: a unit's code.
    pub key: String,
    /// What the pointer shows; lines are parted by `\n`.
    pub text: String,
}

/// Which way an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

/// The pointer may be this many logical pixels off a mark.
const REACH: f32 = 14.0;
/// How much further a mark counts that lies aside of the way.
const ASIDE: f32 = 3.0;

impl std::fmt::Debug for ChartPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChartPicture")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("hits", &self.hits.len())
            .finish_non_exhaustive()
    }
}

impl HitBox {
    fn centre(&self) -> (f32, f32) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// How far another lies in a direction, and how far beside the way there; nothing for one that lies elsewhere.
    fn way_to(&self, other: &Self, direction: Direction) -> Option<f32> {
        let ((x, y), (to_x, to_y)) = (self.centre(), other.centre());
        let beside_x = (other.x - self.x - self.w).max(self.x - other.x - other.w).max(0.0);
        let beside_y = (other.y - self.y - self.h).max(self.y - other.y - other.h).max(0.0);
        let (ahead, beside) = match direction {
            Direction::Up => (y - to_y, beside_x),
            Direction::Down => (to_y - y, beside_x),
            Direction::Left => (x - to_x, beside_y),
            Direction::Right => (to_x - x, beside_y),
        };
        (ahead > 0.5 && beside < ahead * ASIDE).then_some(ahead + beside * ASIDE)
    }
}

impl ChartPicture {
    /// A picture of `width` × `height` pixels of RGBA (straight alpha), drawn for a window of `scale`.
    pub fn new(width: u32, height: u32, scale: f32, rgba: Vec<u8>, hits: Vec<HitBox>) -> Self {
        let handle = image::Handle::from_rgba(width, height, rgba);
        Self { width, height, scale: scale.max(0.1), handle, hits }
    }

    /// Its size in logical pixels.
    pub fn size(&self) -> Size {
        Size::new(self.width as f32 / self.scale, self.height as f32 / self.scale)
    }

    /// Where a hit box lies, in logical pixels of the picture.
    pub fn place_of(&self, index: usize) -> Option<Rectangle> {
        let hit = self.hits.get(index)?;
        let place = Rectangle { x: hit.x, y: hit.y, width: hit.w, height: hit.h };
        Some(place * (1.0 / self.scale))
    }

    /// The hit box nearest to a point given in logical pixels of the picture, if one is near enough.
    pub fn hit(&self, point: Point) -> Option<usize> {
        let (x, y) = (point.x * self.scale, point.y * self.scale);
        let distance = |hit: &HitBox| {
            let dx = (hit.x - x).max(x - hit.x - hit.w).max(0.0);
            let dy = (hit.y - y).max(y - hit.y - hit.h).max(0.0);
            dx.hypot(dy)
        };
        let nearest = self.hits.iter().enumerate().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))?;
        (distance(nearest.1) <= REACH * self.scale).then_some(nearest.0)
    }

    /// The mark that an arrow key leads to: the nearest that way; where none is, the one before or after in order, so that
    /// a column goes on at the top of the next. Without a mark to go from, the first.
    pub fn towards(&self, from: Option<usize>, direction: Direction) -> Option<usize> {
        let Some((index, here)) = from.and_then(|index| Some((index, self.hits.get(index)?))) else {
            return self.along(None, 0);
        };
        let others =
            self.hits.iter().enumerate().filter_map(|(other, hit)| Some((other, here.way_to(hit, direction)?)));
        let nearest = others.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(other, _)| other);
        nearest.or_else(|| match direction {
            Direction::Up => self.along(Some(index), -1),
            Direction::Down => self.along(Some(index), 1),
            Direction::Left | Direction::Right => Some(index),
        })
    }

    /// The mark so many steps further in the order in which they are drawn, held at both ends; marks that lie on each
    /// other are reached this way.
    pub fn along(&self, from: Option<usize>, steps: isize) -> Option<usize> {
        let last = self.hits.len().checked_sub(1)?;
        Some(from.map_or(0, |index| index.saturating_add_signed(steps).min(last)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(x: f32, y: f32, key: &str) -> HitBox {
        HitBox { x, y, w: 100.0, h: 10.0, key: key.into(), text: format!("{key}: 87,35") }
    }

    fn picture(hits: Vec<HitBox>) -> ChartPicture {
        ChartPicture::new(400, 200, 2.0, vec![255; 400 * 200 * 4], hits)
    }

    #[test]
    fn the_nearest_mark_within_reach_is_hit() {
        let picture = picture(vec![hit(0.0, 20.0, "48"), hit(0.0, 60.0, "01")]);
        assert_eq!(picture.size(), Size::new(200.0, 100.0));
        assert_eq!(picture.hit(Point::new(10.0, 12.0)), Some(0));
        assert_eq!(picture.hit(Point::new(10.0, 28.0)), Some(1));
        assert_eq!(picture.hit(Point::new(190.0, 12.0)), None);
    }

    #[test]
    fn arrows_lead_down_a_column_and_on_at_the_top_of_the_next() {
        let picture =
            picture(vec![hit(0.0, 20.0, "a"), hit(0.0, 40.0, "b"), hit(200.0, 20.0, "c"), hit(200.0, 40.0, "d")]);
        let go = |from, direction| picture.towards(Some(from), direction);
        assert_eq!(picture.towards(None, Direction::Up), Some(0));
        assert_eq!((go(0, Direction::Down), go(1, Direction::Down)), (Some(1), Some(2)));
        assert_eq!((go(0, Direction::Right), go(3, Direction::Left)), (Some(2), Some(1)));
        assert_eq!((go(2, Direction::Up), go(0, Direction::Left)), (Some(1), Some(0)));
    }

    #[test]
    fn marks_on_each_other_are_all_reached_in_order() {
        let picture = picture(vec![hit(0.0, 20.0, "a"), hit(0.0, 20.0, "b"), hit(0.0, 20.0, "c")]);
        assert_eq!(picture.along(Some(0), 1), Some(1));
        assert_eq!(picture.along(Some(1), 10), Some(2));
        assert_eq!(picture.along(Some(1), -10), Some(0));
        assert_eq!(self::picture(Vec::new()).along(None, 1), None);
    }
}
