//! A screen is scrolled, not leafed through: the lowest page that holds everything.

use super::{Frame, Hit, Item, Rect, TextBox, laid_out};
use crate::chart::font::{Measure, Remembered};
use crate::chart::spec::Spec;
use crate::chart::style::Canvas;

/// Steps in which a chart grows until all of it fits. How many it may take is doubled until they are enough, then halved
/// back to the fewest.
const GROWTH: f32 = 80.0;
const LEAPS: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];
/// Of those that no one page holds, pages so many steps higher are joined.
const JOINED: usize = 8;

/// All of a chart under each other, `width` CSS pixels wide and at least `height` high.
pub fn scrolled(spec: &Spec, width: f32, height: f32, measure: &dyn Measure) -> Frame {
    // What is tried in vain is not measured again, and not drawn.
    let measure = Remembered::new(measure);
    let canvas = |step: usize| Canvas::screen(width, height + GROWTH * step as f32);
    let fits = |step: usize| is_whole(&laid_out(spec, &canvas(step), &measure, true));
    let step = lowest(fits).unwrap_or(JOINED);
    joined(laid_out(spec, &canvas(step), &measure, false))
}

/// The fewest steps that are enough.
fn lowest(fits: impl Fn(usize) -> bool) -> Option<usize> {
    let tried = std::iter::once(0).chain(LEAPS);
    let mut too_low = 0;
    for step in tried {
        if fits(step) {
            let mut enough = step;
            while enough - too_low > 1 {
                let middle = usize::midpoint(too_low, enough);
                match fits(middle) {
                    true => enough = middle,
                    false => too_low = middle,
                }
            }
            return Some(enough);
        }
        too_low = step;
    }
    None
}

/// Whether one page holds everything in comfort.
fn is_whole(pages: &[Frame]) -> bool {
    matches!(pages, [only] if !only.cramped)
}

/// Pages one under the other.
fn joined(pages: Vec<Frame>) -> Frame {
    let mut pages = pages.into_iter();
    let Some(mut whole) = pages.next() else { return Frame::blank() };
    for page in pages {
        let down = whole.height;
        whole.items.extend(page.items.into_iter().map(|item| lowered(item, down)));
        whole.hits.extend(page.hits.into_iter().map(|hit| Hit { rect: under(hit.rect, down), ..hit }));
        whole.height += page.height;
    }
    whole
}

fn under(rect: Rect, down: f32) -> Rect {
    Rect { top: rect.top + down, ..rect }
}

fn lowered(item: Item, down: f32) -> Item {
    let at = |(x, y): (f32, f32)| (x, y + down);
    match item {
        Item::Fill { rect, ink } => Item::Fill { rect: under(rect, down), ink },
        Item::Line { from, to, width, ink, dash } => Item::Line { from: at(from), to: at(to), width, ink, dash },
        Item::Patterned { rect, pattern, ink } => Item::Patterned { rect: under(rect, down), pattern, ink },
        Item::Path { points, width, ink, dash } => {
            Item::Path { points: points.into_iter().map(at).collect(), width, ink, dash }
        }
        Item::Marker { at: place, radius, shape, ink } => Item::Marker { at: at(place), radius, shape, ink },
        Item::Text(text) => {
            Item::Text(TextBox { baseline: text.baseline + down, rect: under(text.rect, down), ..text })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::font::Bundled;
    use crate::chart::pages;
    use crate::chart::sample::{self, Case};

    fn keys(frame: &Frame) -> std::collections::HashSet<&str> {
        frame.hits.iter().map(|hit| hit.key.as_str()).collect()
    }

    #[test]
    fn every_unit_is_on_the_one_page_of_a_screen_however_many_there_are() {
        for count in [1, 63, 700] {
            for spec in [sample::ranking(count), sample::target(count), sample::bump(count, 3, Case::Falling, false)] {
                let frame = scrolled(&spec, 1040.0, 600.0, &Bundled);
                assert_eq!(keys(&frame).len(), count, "{}", spec.title);
                assert!(frame.height >= 600.0 && frame.width == 1040.0);
                let inside = |hit: &Hit| hit.rect.bottom() <= frame.height + 0.1;
                assert!(frame.hits.iter().all(inside), "{}", spec.title);
            }
        }
    }

    #[test]
    fn a_screen_is_no_higher_than_it_needs() {
        let low = scrolled(&sample::ranking(5), 1040.0, 600.0, &Bundled);
        assert_eq!(low.height, 600.0);
        let spec = sample::grid(63, 57, Case::Falling, false);
        let frame = scrolled(&spec, 1040.0, 300.0, &Bundled);
        let lower = pages(&spec, &Canvas::screen(1040.0, frame.height - GROWTH), &Bundled);
        assert!(!is_whole(&lower), "{}", frame.height);
    }
}
