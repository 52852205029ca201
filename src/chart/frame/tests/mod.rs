//! What every chart must keep: all of it on the page, no text on another.

mod kinds;
mod rows;

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

/// Every text on the page, none on another, every mark on the page.
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
