//! What every chart must keep: all of it on the page, no text on another, none struck by a line.

mod kinds;
mod rows;
mod sheet;

use super::labels::crosses;
use super::*;
use crate::chart::font::Bundled;
use crate::chart::sample;
use crate::chart::style::{Orientation, Paper};

/// Rounding of measured widths and of the drawing grid.
const SLACK: f32 = 0.1;

fn canvases() -> Vec<(&'static str, Canvas)> {
    vec![
        ("A4 portrait", Canvas::paper(Paper::A4, Orientation::Portrait)),
        ("A4 landscape", Canvas::paper(Paper::A4, Orientation::Landscape)),
        ("A3 portrait", Canvas::paper(Paper::A3, Orientation::Portrait)),
        ("A3 landscape", Canvas::paper(Paper::A3, Orientation::Landscape)),
        ("screen 1000 × 560", Canvas::screen(1000.0, 560.0)),
        ("screen 1120 × 700", Canvas::screen(1120.0, 700.0)),
    ]
}

fn texts(frame: &Frame) -> Vec<&TextBox> {
    let boxes = frame.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    boxes.collect()
}

fn all_texts(frames: &[Frame]) -> Vec<String> {
    frames.iter().flat_map(texts).map(|text| text.text.clone()).collect()
}

/// Every text on the page, none on another or under a line, every mark on the page.
fn assert_tidy(frames: &[Frame], case: &str) {
    for frame in frames {
        let texts = texts(frame);
        for text in &texts {
            let rect = text.rect;
            assert!(
                rect.left >= -SLACK
                    && rect.top >= -SLACK
                    && rect.right() <= frame.width + SLACK
                    && rect.bottom() <= frame.height + SLACK,
                "{case}: ‘{}’ leaves the page: {rect:?}",
                text.text
            );
        }
        assert_apart(texts, case);
        assert_unstruck(frame, case);
        for item in &frame.items {
            let points = match item {
                Item::Line { from, to, .. } => vec![*from, *to],
                Item::Fill { rect, .. } | Item::Patterned { rect, .. } => {
                    vec![(rect.left, rect.top), (rect.right(), rect.bottom())]
                }
                Item::Path { points, .. } => points.clone(),
                Item::Marker { at, .. } => vec![*at],
                Item::Text(_) => vec![],
            };
            for (x, y) in points {
                let inside =
                    (-SLACK..=frame.width + SLACK).contains(&x) && (-SLACK..=frame.height + SLACK).contains(&y);
                assert!(inside, "{case}: {item:?} leaves the page");
            }
        }
    }
}

fn assert_apart(mut texts: Vec<&TextBox>, case: &str) {
    texts.sort_by(|a, b| a.rect.top.total_cmp(&b.rect.top));
    for (index, a) in texts.iter().enumerate() {
        let inner = Rect {
            left: a.rect.left + SLACK,
            top: a.rect.top + SLACK,
            width: a.rect.width - 2.0 * SLACK,
            height: a.rect.height - 2.0 * SLACK,
        };
        for b in texts[index + 1..].iter().take_while(|b| b.rect.top < inner.bottom()) {
            assert!(!inner.overlaps(&b.rect), "{case}: ‘{}’ {:?} on ‘{}’ {:?}", a.text, a.rect, b.text, b.rect);
        }
    }
}

/// No line runs through a text: it stands aside, or a plate under the text keeps it off. Of guides and the like only what
/// runs through the letters is seen; a line that means something is not to be broken by the text either.
fn assert_unstruck(frame: &Frame, case: &str) {
    let drawn = frame.items.iter().enumerate();
    let lines: Vec<(usize, Segment, Ink)> = drawn.clone().flat_map(|(order, item)| segments(order, item)).collect();
    for (order, item) in drawn {
        let Item::Text(text) = item else { continue };
        for (drawn, line, ink) in &lines {
            let seen = if means_something(*ink) { line_of(text) } else { letters(text) };
            let beside = text.size * 0.1;
            let near = Rect { left: seen.left - beside, width: seen.width + 2.0 * beside, ..seen };
            if !crosses(*line, &near) {
                continue;
            }
            let between = frame.items.get(*drawn..order).unwrap_or_default();
            let kept_off = between.iter().any(|item| matches!(item, Item::Fill { rect, .. } if covers(rect, &seen)));
            assert!(kept_off, "{case}: {:?} strikes ‘{}’ {:?}", frame.items[*drawn], text.text, text.rect);
        }
    }
}

fn means_something(ink: Ink) -> bool {
    matches!(ink, Ink::Target | Ink::Reference | Ink::Own)
}

/// The line that a text stands on, with the marks of its capitals.
fn line_of(text: &TextBox) -> Rect {
    let inset = text.size * 0.1;
    Rect { top: text.rect.top + inset, height: text.rect.height - 2.0 * inset, ..text.rect }
}

/// From the capitals of a text to its commas.
fn letters(text: &TextBox) -> Rect {
    let (top, bottom) = (text.baseline - text.size * 0.75, text.baseline + text.size * 0.1);
    Rect { top, height: bottom - top, ..text.rect }
}

fn covers(plate: &Rect, letters: &Rect) -> bool {
    plate.left <= letters.left + SLACK
        && plate.right() >= letters.right() - SLACK
        && plate.top <= letters.top + SLACK
        && plate.bottom() >= letters.bottom() - SLACK
}

type Segment = ((f32, f32), (f32, f32));

fn segments(order: usize, item: &Item) -> Vec<(usize, Segment, Ink)> {
    match item {
        Item::Line { from, to, ink, .. } => vec![(order, (*from, *to), *ink)],
        Item::Path { points, ink, .. } => points.windows(2).map(|pair| (order, (pair[0], pair[1]), *ink)).collect(),
        _ => Vec::new(),
    }
}
