//! A screen is scrolled, not leafed through: the lowest page that holds everything.

use super::{Frame, Hit, Item, Rect, TextBox, pages};
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
    // What is tried in vain is not measured again.
    let measure = Remembered::new(measure);
    let laid_out = |step: usize| pages(spec, &Canvas::screen(width, height + GROWTH * step as f32), &measure);
    let mut too_low = match whole(laid_out(0)) {
        Ok(frame) => return frame,
        Err(_) => 0,
    };
    for step in LEAPS {
        match whole(laid_out(step)) {
            Ok(frame) => return lowest(frame, too_low, step, laid_out),
            Err(_) => too_low = step,
        }
    }
    joined(laid_out(JOINED))
}

/// The lowest that fits, between a step that does not and one that does.
fn lowest(found: Frame, mut too_low: usize, mut enough: usize, laid_out: impl Fn(usize) -> Vec<Frame>) -> Frame {
    let mut lowest = found;
    while enough - too_low > 1 {
        let middle = (too_low + enough) / 2;
        match whole(laid_out(middle)) {
            Ok(lower) => (enough, lowest) = (middle, lower),
            Err(_) => too_low = middle,
        }
    }
    lowest
}

/// The one page that holds everything in comfort, or the pages that were needed.
fn whole(mut pages: Vec<Frame>) -> Result<Frame, Vec<Frame>> {
    match pages.pop() {
        Some(only) if pages.is_empty() && !only.cramped => Ok(only),
        last => Err(pages.into_iter().chain(last).collect()),
    }
}

/// More than a page holds: one under the other.
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
        assert!(whole(lower).is_err(), "{}", frame.height);
    }
}
