//! Strokes and dots of a patterned box, cut at its edges: SVG readers differ in what they make of pattern fills.

use crate::chart::frame::Rect;
use crate::chart::style::Pattern;

/// From stroke to stroke, and from dot to dot, in units of the frame.
const APART: f32 = 2.6;
/// The radius of a dot.
pub(super) const DOT: f32 = 0.45;

type Point = (f32, f32);

/// The strokes of a pattern.
pub(super) fn strokes(rect: Rect, pattern: Pattern) -> Vec<(Point, Point)> {
    match pattern {
        Pattern::Solid | Pattern::Open | Pattern::Dots => Vec::new(),
        Pattern::Rising => rising(rect),
        Pattern::Falling => falling(rect),
        Pattern::Cross => [rising(rect), falling(rect)].concat(),
    }
}

/// Where x + y is the same.
fn rising(rect: Rect) -> Vec<(Point, Point)> {
    let sums = steps(rect.left + rect.top, rect.right() + rect.bottom());
    sums.map(|sum| {
        let (from, to) = ((sum - rect.bottom()).max(rect.left), (sum - rect.top).min(rect.right()));
        ((from, sum - from), (to, sum - to))
    })
    .collect()
}

/// Where x − y is the same.
fn falling(rect: Rect) -> Vec<(Point, Point)> {
    let differences = steps(rect.left - rect.bottom(), rect.right() - rect.top);
    differences
        .map(|difference| {
            let (from, to) = ((rect.top + difference).max(rect.left), (rect.bottom() + difference).min(rect.right()));
            ((from, from - difference), (to, to - difference))
        })
        .collect()
}

/// The dots of a pattern.
pub(super) fn dots(rect: Rect, pattern: Pattern) -> Vec<Point> {
    if pattern != Pattern::Dots {
        return Vec::new();
    }
    let inner = |from: f32, to: f32| steps(from + DOT, to - DOT);
    let (left, right) = (rect.left, rect.right());
    inner(rect.top, rect.bottom()).flat_map(|y| inner(left, right).map(move |x| (x, y))).collect()
}

/// Multiples of the distance strictly between two numbers: patterns of neighbours run into each other.
fn steps(from: f32, to: f32) -> impl Iterator<Item = f32> {
    let first = (from / APART).floor() as i32 + 1;
    let last = (to / APART).ceil() as i32 - 1;
    (first..=last).map(|step| step as f32 * APART)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strokes_and_dots_stay_in_their_box(
            left in 0.0f32..500.0, top in 0.0f32..500.0, width in 0.5f32..60.0, height in 0.5f32..60.0,
        ) {
            let rect = Rect { left, top, width, height };
            let inside = |(x, y): Point| {
                (left - 0.01..=rect.right() + 0.01).contains(&x) && (top - 0.01..=rect.bottom() + 0.01).contains(&y)
            };
            for pattern in [Pattern::Rising, Pattern::Falling, Pattern::Cross] {
                for (from, to) in strokes(rect, pattern) {
                    prop_assert!(inside(from) && inside(to), "{pattern:?} {from:?} {to:?}");
                }
            }
            prop_assert!(dots(rect, Pattern::Dots).into_iter().all(inside));
        }
    }
}
