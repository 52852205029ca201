//! Upright lines across a plot with their labels over it, and the names of bands beside them.

use rust_decimal::Decimal;

use super::lettering::Face;
use super::over::{self, Near, Place, Wish};
use super::rows::small;
use super::scale::look_of;
use super::{Anchor, Desk, Item, Rect};
use crate::chart::spec::{BandMark, LineKind, RefLine};
use crate::chart::style::{ASCENT, Ink};

/// What stands over a plot, placed from left to right; how high is told when it is drawn.
#[derive(Default)]
pub(super) struct Overhead {
    labels: Vec<Label>,
}

struct Label {
    text: String,
    face: Face,
    width: f32,
    /// Where its line stands, or its band begins.
    x: f32,
    line: Option<LineKind>,
    place: Place,
}

/// What labels are placed between and round.
pub(super) struct Span<'a> {
    pub(super) low: f32,
    pub(super) high: f32,
    /// Left and right of what stands directly over the plot already.
    pub(super) obstacles: &'a [(f32, f32)],
}

impl Overhead {
    /// Labels for bands and lines; `at` says where a value stands.
    pub(super) fn of(
        desk: &Desk<'_>,
        bands: &[BandMark],
        lines: &[RefLine],
        at: impl Fn(Decimal) -> f32,
        span: &Span<'_>,
    ) -> Self {
        let label = |text: &str, face: Face, x: f32, line: Option<LineKind>| {
            let (text, face) = desk.fit(text, span.high - span.low, face, face.size * 0.8);
            let width = desk.width(&text, face);
            Label { width, text, face, x, line, place: Place { left: x, level: 0 } }
        };
        let (mut labels, mut wishes) = (Vec::new(), Vec::new());
        for band in bands.iter().filter(|band| at(band.to) > at(band.from)) {
            let label = label(&band.name, small(desk), at(band.from), None);
            wishes.push(Wish { width: label.width, anchor: Near::Stretch(at(band.from), at(band.to)) });
            labels.push(label);
        }
        for line in lines {
            let label = label(&line.label, Face::bold(desk.style.small, Ink::Text), at(line.value), Some(line.kind));
            wishes.push(Wish { width: label.width, anchor: Near::Line(label.x) });
            labels.push(label);
        }
        let places = over::place(&wishes, (span.low, span.high), span.obstacles, desk.style.gap * 0.5);
        for (label, place) in labels.iter_mut().zip(places) {
            label.place = place;
        }
        Self { labels }
    }

    /// Lines of text that the labels take over each other.
    pub(super) fn levels(&self) -> usize {
        self.labels.iter().map(|label| label.place.level + 1).max().unwrap_or(0)
    }

    /// Where lines stand, from left to right.
    pub(super) fn line_places(&self) -> Vec<f32> {
        let mut places: Vec<f32> =
            self.labels.iter().filter(|label| label.line.is_some()).map(|label| label.x).collect();
        places.sort_by(f32::total_cmp);
        places
    }

    /// The lines, from under their labels to `bottom`, for a plot with its upper left corner at `corner`.
    pub(super) fn lines(&self, desk: &Desk<'_>, corner: (f32, f32), bottom: f32) -> Vec<Item> {
        let lines = self.labels.iter().filter_map(|label| Some((label.line?, label)));
        lines
            .map(|(kind, label)| {
                let (ink, dash, width) = look_of(desk, kind);
                let x = corner.0 + label.x;
                let start = bottom_of_level(desk, corner.1, label.place.level) + desk.style.gap * 0.1;
                Item::Line { from: (x, start), to: (x, bottom), width, ink, dash }
            })
            .collect()
    }

    /// The labels, each on a plate that keeps other lines from striking it.
    pub(super) fn texts(&self, desk: &Desk<'_>, (left, top): (f32, f32)) -> Vec<Item> {
        self.labels
            .iter()
            .flat_map(|label| {
                let (left, height) = (left + label.place.left, label.face.line_height());
                let top = bottom_of_level(desk, top, label.place.level) - height;
                let plate = Rect { left, top, width: label.width, height };
                let at = (left, top + ASCENT * label.face.size);
                [Item::Fill { rect: plate, ink: Ink::Paper }, desk.text(&label.text, at, Anchor::Start, label.face)]
            })
            .collect()
    }
}

/// The foot of a line of texts over a plot that begins at `top`.
pub(super) fn bottom_of_level(desk: &Desk<'_>, top: f32, level: usize) -> f32 {
    top - desk.style.gap * 0.3 - level as f32 * small(desk).line_height()
}
