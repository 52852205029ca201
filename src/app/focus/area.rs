//! Scroll areas, and how far one is scrolled for something in it to be seen.

use iced::{Rectangle, Vector};

/// Room that is left between a thing and the edge it is scrolled to, in pixels.
const MARGIN: f32 = 8.0;

/// A scroll area: where it is, how large what it shows is, and how far that is scrolled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) bounds: Rectangle,
    pub(super) content: Rectangle,
    pub(super) offset: Vector,
}

impl Area {
    /// How far it is scrolled so that `wanted` is in sight: as now where it is.
    pub(super) fn showing(&self, wanted: Rectangle) -> Vector {
        let along = |now: f32, from: f32, to: f32, start: f32, room: f32, whole: f32| {
            let (least, most) = (to + MARGIN - start - room, from - MARGIN - start);
            now.max(least).min(most).clamp(0.0, (whole - room).max(0.0))
        };
        let Self { bounds, content, offset } = self;
        let (right, bottom) = (wanted.x + wanted.width, wanted.y + wanted.height);
        Vector::new(
            along(offset.x, wanted.x, right, bounds.x, bounds.width, content.width),
            along(offset.y, wanted.y, bottom, bounds.y, bounds.height, content.height),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    fn area(offset: f32) -> Area {
        let bounds = Rectangle::new(Point::new(0.0, 100.0), Size::new(200.0, 100.0));
        let content = Rectangle::new(bounds.position(), Size::new(200.0, 500.0));
        Area { bounds, content, offset: Vector::new(0.0, offset) }
    }

    fn at(y: f32) -> Rectangle {
        Rectangle::new(Point::new(0.0, 100.0 + y), Size::new(50.0, 20.0))
    }

    #[test]
    fn what_is_in_sight_scrolls_nothing() {
        assert_eq!(area(40.0).showing(at(60.0)).y, 40.0);
    }

    #[test]
    fn what_is_below_or_above_is_brought_just_into_sight_and_no_further_than_there_is_to_see() {
        assert_eq!(area(0.0).showing(at(200.0)).y, 200.0 + 20.0 + MARGIN - 100.0);
        assert_eq!(area(300.0).showing(at(200.0)).y, 200.0 - MARGIN);
        assert_eq!(area(0.0).showing(at(480.0)).y, 400.0, "the end of it");
        assert_eq!(area(300.0).showing(at(0.0)).y, 0.0);
    }

    #[test]
    fn what_is_higher_than_the_area_shows_its_beginning() {
        let high = Rectangle::new(Point::new(0.0, 200.0), Size::new(50.0, 300.0));
        assert_eq!(area(0.0).showing(high).y, 100.0 - MARGIN);
    }
}
