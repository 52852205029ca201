//! What charts of every kind share of an axis: which numbers have room, and how many rows a page takes.

use super::Desk;
use super::lettering::Face;
use crate::chart::spec::LineKind;
use crate::chart::style::{Ink, LINE};

/// The places whose texts have room beside each other: every one, every second, …
pub(super) fn thinned(desk: &Desk<'_>, places: Vec<(f32, String)>, face: Face) -> Vec<(f32, String)> {
    let apart = |step: usize| {
        let kept: Vec<_> = places.iter().step_by(step).collect();
        kept.windows(2).all(|pair| {
            let widths = desk.width(&pair[0].1, face) + desk.width(&pair[1].1, face);
            // Numbers at the edges are moved inwards, by half their width at most.
            pair[1].0 - pair[0].0 > widths / 2.0 + face.size * 0.8
        })
    };
    let step = (1..=places.len().max(1)).find(|&step| apart(step)).unwrap_or(1);
    places.into_iter().step_by(step).collect()
}

/// The same for texts under each other.
pub(super) fn thinned_down(places: Vec<(f32, String)>, face: Face) -> Vec<(f32, String)> {
    let apart = |step: usize| {
        let kept: Vec<_> = places.iter().step_by(step).collect();
        kept.windows(2).all(|pair| (pair[1].0 - pair[0].0).abs() > face.line_height())
    };
    let step = (1..=places.len().max(1)).find(|&step| apart(step)).unwrap_or(1);
    places.into_iter().step_by(step).collect()
}

/// How many of `count` rows go on a page `height` high: all where their letters can be read, else as many as can be
/// read with comfort, spread evenly over the pages.
pub(super) fn rows_a_page(desk: &Desk<'_>, count: usize, height: f32) -> usize {
    let most = |size: f32| ((height / (size * LINE)) as usize).clamp(1, desk.style.most_rows);
    if count <= most(desk.style.body_min) {
        return count.max(1);
    }
    let pages = count.div_ceil(most(desk.style.body_good));
    count.div_ceil(pages)
}

/// Ink, dashes and width of a line across the chart.
pub(super) fn look_of(desk: &Desk<'_>, kind: LineKind) -> (Ink, Option<(f32, f32)>, f32) {
    let style = desk.style;
    match kind {
        LineKind::Target => (Ink::Target, Some(style.dash), style.rule * 1.25),
        LineKind::National => (Ink::Target, None, style.rule * 0.8),
        LineKind::Median => (Ink::Reference, None, style.rule * 0.6),
    }
}
