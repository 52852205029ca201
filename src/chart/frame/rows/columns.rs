//! The columns of a panel: how wide their texts are and where they stand.

use super::On;
use super::axis::small;
use crate::chart::font::Weight;
use crate::chart::spec::{Mark, Row, Rows};

/// Names take no more of a panel than this.
const NAME_SHARE: f32 = 0.4;
/// Values and details take no more each.
const FIGURE_SHARE: f32 = 0.35;
/// Rank ranges are set smaller than ranks.
pub(super) const RANGE_SIZE: f32 = 0.85;

/// The widest text of each column: in ems for the rows, in units for the headings.
pub(in crate::chart::frame) struct Widest {
    rank: f32,
    range: f32,
    name: f32,
    label: f32,
    detail: f32,
    heading_rank: f32,
    heading_range: f32,
    heading_name: f32,
    heading_value: f32,
    heading_detail: f32,
    tied: bool,
}

impl Widest {
    pub(in crate::chart::frame) fn of(desk: &On<'_, Rows>) -> Self {
        let rows = &desk.body.rows;
        let widest = |text: fn(&Row) -> Option<&str>| {
            rows.iter()
                .filter_map(|row| text(row).map(|text| desk.measure.width(text, 1.0, weight_of(row))))
                .fold(0.0, f32::max)
        };
        let heading = |text: &str| desk.width(text, small(desk));
        Self {
            rank: widest(|row| row.rank.as_deref()),
            range: widest(|row| row.range.as_deref()) * RANGE_SIZE,
            name: widest(|row| Some(&row.name)),
            label: widest(|row| Some(&row.label)),
            detail: widest(|row| row.detail.as_deref()),
            heading_rank: heading(&desk.body.headings.rank),
            heading_range: heading(&desk.body.headings.range),
            heading_name: heading(&desk.body.headings.name),
            heading_value: heading(&desk.body.headings.value),
            heading_detail: heading(&desk.body.headings.detail),
            tied: rows.iter().any(|row| row.tied),
        }
    }

    /// The width under which a panel would squeeze its columns, at the smallest size of letters.
    pub(in crate::chart::frame) fn needed(&self, desk: &On<'_, Rows>, width: f32, with_detail: bool) -> f32 {
        let size = desk.style.body_min;
        let detail = if with_detail { self.detail * size } else { 0.0 };
        let name = (self.name * size).min(NAME_SHARE * width);
        (self.rank + self.range + self.label) * size + name + detail + 4.0 * size + desk.style.plot_min
    }
}

/// Where the columns of a panel stand, from its left edge.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) width: f32,
    /// Where the line that joins equal ranks stands.
    pub(super) tie: f32,
    pub(super) rank_right: Option<f32>,
    pub(super) range_right: Option<f32>,
    pub(super) name_left: f32,
    pub(super) name_width: f32,
    pub(super) plot_left: f32,
    pub(super) plot_right: f32,
    pub(super) label_width: f32,
    /// The right edge of the value column, where there is one.
    pub(super) value_right: f32,
    pub(super) detail: Option<(f32, f32)>,
}

impl Columns {
    pub(super) fn of(desk: &On<'_, Rows>, widest: &Widest, width: f32, size: f32, with_detail: bool) -> Self {
        let gap = size * 0.75;
        let mut x = 0.0;
        let mut tie = 0.0;
        let mut rank_right = None;
        if widest.rank > 0.0 {
            let apart = if widest.tied { size * 0.6 } else { 0.0 };
            x += (widest.rank * size + apart).max(widest.heading_rank);
            tie = x - widest.rank * size - apart * 0.7;
            rank_right = Some(x);
            x += gap;
        }
        let mut range_right = None;
        if widest.range > 0.0 {
            x += (widest.range * size).max(widest.heading_range);
            range_right = Some(x);
            x += gap;
        }
        let name_left = x;
        let name_width = (widest.name * size).max(widest.heading_name).min(NAME_SHARE * width);
        let figures = has_figures(desk);
        let plot_left = name_left + name_width + if figures { gap * 1.4 } else { gap };
        let value_heading = if figures { widest.heading_value } else { 0.0 };
        let label_width = (widest.label * size).max(value_heading).min(FIGURE_SHARE * width);
        let mut value_right = width;
        let mut detail = None;
        if with_detail && widest.detail > 0.0 {
            let room = width - plot_left - desk.style.plot_min - label_width - 2.0 * gap;
            let wanted = (widest.detail * size).max(widest.heading_detail);
            let taken = wanted.min(room.max(FIGURE_SHARE * width));
            detail = Some((width - taken, taken));
            value_right = width - taken - gap * 1.4;
        }
        let plot_right = value_right - label_width - if figures { gap * 1.6 } else { size * 0.5 };
        let plot_right = plot_right.max(plot_left + 1.0);
        Self {
            width,
            tie,
            rank_right,
            range_right,
            name_left,
            name_width,
            plot_left,
            plot_right,
            label_width,
            value_right,
            detail,
        }
    }

    /// Where a share of the axis stands.
    pub(super) fn at(&self, share: f32) -> f32 {
        self.plot_left + share * (self.plot_right - self.plot_left)
    }
}

/// Whether values stand in a column of their own, not at the ends of bars.
pub(super) fn has_figures(desk: &On<'_, Rows>) -> bool {
    desk.body.mark != Mark::Bar
}

pub(super) fn weight_of(row: &Row) -> Weight {
    if row.own { Weight::SemiBold } else { Weight::Regular }
}
