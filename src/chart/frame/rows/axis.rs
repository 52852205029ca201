//! What stands over, under and across the rows of a panel: headings, guides, numbers, bands, and labelled lines.

use super::columns::{Columns, has_figures};
use super::panel::Sheet;
use super::{Anchor, Desk, Face, Item, On};
use crate::chart::frame::overhead::{Overhead, Span, bottom_of_level};
use crate::chart::frame::scale::thinned;
use crate::chart::spec::Rows;
use crate::chart::style::{ASCENT, Ink};

impl Sheet<'_> {
    /// Guides, the line at zero, numbers under it, and the ticks of the bands.
    pub(super) fn axis(&self) -> Vec<Item> {
        let style = self.desk.style;
        let guide = |x: f32, ink: Ink, width: f32| Item::Line {
            from: (x, self.top),
            to: (x, self.bottom()),
            width,
            ink,
            dash: None,
        };
        let mut items = Vec::new();
        let face = small(self.desk);
        let baseline = self.bottom() + style.gap * 0.25 + ASCENT * face.size;
        for (x, label) in self.ticks(face) {
            items.push(guide(x, Ink::Guide, style.hair));
            let half = self.desk.width(&label, face) / 2.0;
            let x = x.min(self.left + self.layout.columns.width - half).max(self.left + half);
            items.push(self.desk.text(&label, (x, baseline), Anchor::Middle, face));
        }
        if has_figures(self.desk) {
            let (from, to) = (self.left + self.layout.columns.plot_left, self.left + self.layout.columns.plot_right);
            items.extend(self.rows.clone().map(|index| Item::Line {
                from: (from, self.middle(index)),
                to: (to, self.middle(index)),
                width: style.hair,
                ink: Ink::Guide,
                dash: None,
            }));
        }
        items.push(guide(self.x_of(rust_decimal::Decimal::ZERO), Ink::Stem, style.rule));
        items.extend(self.band_ticks());
        items
    }

    fn ticks(&self, face: Face) -> Vec<(f32, String)> {
        let ticks = &self.desk.body.axis.ticks;
        thinned(self.desk, ticks.iter().map(|tick| (self.x_of(tick.value), tick.label.clone())).collect(), face)
    }

    fn band_ticks(&self) -> Vec<Item> {
        let axis = &self.desk.body.axis;
        let bounds = self.desk.body.bands.iter().map(|band| band.from);
        let inner = bounds.filter(|bound| *bound > axis.min && *bound < axis.max);
        let length = self.desk.style.gap * 0.5;
        inner
            .flat_map(|bound| {
                let x = self.x_of(bound);
                let width = self.desk.style.rule;
                let up = Item::Line {
                    from: (x, self.top - length),
                    to: (x, self.top),
                    width,
                    ink: Ink::SoftText,
                    dash: None,
                };
                let across = Item::Line {
                    from: (x, self.top),
                    to: (x, self.bottom()),
                    width: self.desk.style.hair,
                    ink: Ink::Stem,
                    dash: Some((1.0, self.desk.style.dash.1)),
                };
                [up, across]
            })
            .collect()
    }

    pub(super) fn reference_lines(&self) -> Vec<Item> {
        self.layout.overhead.lines(self.desk, (self.left, self.top), self.bottom())
    }

    pub(super) fn labels(&self) -> Vec<Item> {
        self.layout.overhead.texts(self.desk, (self.left, self.top))
    }

    /// Where a text of `width` that would begin at `left` begins so that no line strikes it: there, or right of those
    /// that would, `apart` from them.
    pub(super) fn beside_lines(&self, left: f32, width: f32, apart: f32) -> f32 {
        let places = self.layout.overhead.line_places().into_iter().map(|x| self.left + x);
        places.fold(left, |left, x| {
            let strikes = left - apart * 0.6 < x && x < left + width + apart * 0.6;
            if strikes { x + apart } else { left }
        })
    }

    pub(super) fn headings(&self) -> Vec<Item> {
        let face = small(self.desk);
        let baseline = bottom_of_level(self.desk, self.top, 0) - face.line_height() + ASCENT * face.size;
        heading_places(self.desk, &self.layout.columns)
            .into_iter()
            .map(|(left, _, text)| self.desk.text(text, (self.left + left, baseline), Anchor::Start, face))
            .collect()
    }
}

pub(in crate::chart::frame) fn small(desk: &Desk<'_>) -> Face {
    Face::plain(desk.style.small, Ink::SoftText)
}

pub(super) fn height_under(desk: &On<'_, Rows>) -> f32 {
    small(desk).line_height() + desk.style.gap * 0.25
}

pub(super) fn height_over(desk: &On<'_, Rows>, overhead: &Overhead) -> f32 {
    let levels = overhead.levels().max(usize::from(has_headings(desk)));
    levels as f32 * small(desk).line_height() + desk.style.gap * 0.3
}

fn has_headings(desk: &On<'_, Rows>) -> bool {
    let headings = &desk.body.headings;
    [&headings.rank, &headings.name, &headings.value, &headings.detail].into_iter().any(|text| !text.is_empty())
}

/// Left edge, width and text of each heading that has a column.
fn heading_places<'a>(desk: &'a On<'_, Rows>, columns: &Columns) -> Vec<(f32, f32, &'a str)> {
    let headings = &desk.body.headings;
    let face = small(desk);
    let mut places = Vec::new();
    if let Some(right) = columns.rank_right {
        let width = desk.width(&headings.rank, face);
        places.push((right - width, width, headings.rank.as_str()));
    }
    if let Some(right) = columns.range_right {
        let width = desk.width(&headings.range, face);
        places.push((right - width, width, headings.range.as_str()));
    }
    places.push((columns.name_left, desk.width(&headings.name, face), headings.name.as_str()));
    if has_figures(desk) {
        let width = desk.width(&headings.value, face);
        places.push((columns.value_right - width, width, headings.value.as_str()));
    }
    if let Some((left, _)) = columns.detail {
        places.push((left, desk.width(&headings.detail, face), headings.detail.as_str()));
    }
    places.retain(|(_, _, text)| !text.is_empty());
    places
}

pub(super) fn overhead(desk: &On<'_, Rows>, columns: &Columns) -> Overhead {
    let headings = heading_places(desk, columns).into_iter();
    let obstacles: Vec<(f32, f32)> = headings.map(|(left, width, _)| (left, left + width)).collect();
    let span = Span { low: 0.0, high: columns.width, obstacles: &obstacles };
    let at = |value| columns.at(desk.body.axis.share(value));
    Overhead::of(desk, &desk.body.bands, &desk.body.lines, at, &span)
}
