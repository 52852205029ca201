//! The signs of a chart with their words, between the subtitle and the chart.

use super::grid::pattern;
use super::lettering::Face;
use super::lines::{course_look, look, marker_of};
use super::{Anchor, Desk, Item, Rect, Shape};
use crate::chart::spec::Sign;
use crate::chart::style::{ASCENT, Ink};

/// Draws the legend from `top`; returns its bottom.
pub(super) fn draw(desk: &Desk<'_>, items: &mut Vec<Item>, left: f32, width: f32, top: f32) -> f32 {
    if desk.spec.legend.is_empty() {
        return top;
    }
    let face = Face::plain(desk.style.note, Ink::Text);
    let radius = face.size * 0.36;
    let (mut x, mut line) = (left, top + desk.style.gap * 0.6);
    for (sign, word) in &desk.spec.legend {
        let sign_width = width_of(*sign, radius);
        let lead = sign_width + radius * 1.2;
        let (word, face) = desk.fit(word, width - lead, face, face.size * 0.8);
        let taken = lead + desk.width(&word, face);
        if x > left && x + taken > left + width {
            (x, line) = (left, line + desk.style.note * crate::chart::style::LINE);
        }
        let baseline = line + ASCENT * face.size;
        let middle = (x + sign_width / 2.0, baseline - face.size * 0.34);
        items.extend(drawn(desk, *sign, middle, radius));
        items.push(desk.text(&word, (x + lead, baseline), Anchor::Start, face));
        x += taken + face.size * 1.6;
    }
    line + face.line_height()
}

/// Markers are as wide as high, swatches twice and strokes four times that.
fn width_of(sign: Sign, radius: f32) -> f32 {
    match sign {
        Sign::Status(_) | Sign::Before | Sign::Now | Sign::Category(_) => radius * 2.0,
        Sign::Shade(_) | Sign::Silence(_) | Sign::Quartiles => radius * 4.5,
        Sign::Look(_) | Sign::Course(_) => radius * 7.0,
    }
}

fn drawn(desk: &Desk<'_>, sign: Sign, at: (f32, f32), radius: f32) -> Vec<Item> {
    let marker = |shape, ink| vec![Item::Marker { at, radius, shape, ink }];
    let half = width_of(sign, radius) / 2.0;
    let swatch = Rect { left: at.0 - half, top: at.1 - radius, width: half * 2.0, height: radius * 2.0 };
    let stroke = |(ink, dash, width): (Ink, Option<(f32, f32)>, f32)| {
        vec![Item::Line { from: (at.0 - half, at.1), to: (at.0 + half, at.1), width, ink, dash }]
    };
    match sign {
        Sign::Status(status) => marker(Shape::from(status), Ink::Status(status)),
        Sign::Before => marker(Shape::Ring, Ink::Reference),
        Sign::Now => marker(Shape::Circle, Ink::Reference),
        Sign::Category(category) => marker(Shape::from(category), Ink::Category(category)),
        Sign::Shade(shade) => vec![Item::Fill { rect: swatch, ink: Ink::Shade(shade) }],
        Sign::Silence(silence) => {
            vec![Item::Patterned { rect: swatch, pattern: pattern(silence), ink: Ink::Stem }]
        }
        Sign::Quartiles => {
            let (from, to) = ((at.0, swatch.top - radius * 0.3), (at.0, swatch.bottom() + radius * 0.3));
            let median = Item::Line { from, to, width: desk.style.rule * 1.5, ink: Ink::Reference, dash: None };
            vec![Item::Fill { rect: swatch, ink: Ink::Guide }, median]
        }
        Sign::Look(of) => {
            let (ink, ..) = look(desk, of);
            let mark = Item::Marker { at, radius: radius * 0.85, shape: marker_of(of), ink };
            stroke(look(desk, of)).into_iter().chain([mark]).collect()
        }
        Sign::Course(kind) => stroke(course_look(desk, kind)),
    }
}
