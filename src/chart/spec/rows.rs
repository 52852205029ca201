//! Rows of units on one axis: bars, dots against a target, two periods joined by a line.

use rust_decimal::Decimal;

use super::{Axis, BandMark, LineKind, Point, RefLine, Status};

/// Units under each other, all on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    pub mark: Mark,
    pub axis: Axis,
    pub headings: Headings,
    pub rows: Vec<Row>,
    pub lines: Vec<RefLine>,
    pub bands: Vec<BandMark>,
}

impl Rows {
    /// The value of the target line, if one is drawn.
    pub fn target(&self) -> Option<Decimal> {
        self.lines.iter().find(|line| line.kind == LineKind::Target).map(|line| line.value)
    }
}

/// What stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A bar from zero, the value at its end.
    Bar,
    /// A dot with a thin line to the target ([`LineKind::Target`]); value and detail in columns at the right.
    Lollipop,
    /// A ring at the earlier value, a dot at the one now, a line between; value and change in columns at the right.
    /// Earlier is the period before, or what a unit said of itself before it was appraised.
    Dumbbell,
}

/// One unit with a value. A unit without one belongs to [`Spec::notes`](super::Spec::notes), never here as a zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable code that hit boxes give back.
    pub key: String,
    /// Rank as printed: `7`.
    pub rank: Option<String>,
    /// How far the rank hangs on the weights: `6–9`.
    pub range: Option<String>,
    /// Shares its rank with a neighbour.
    pub tied: bool,
    pub name: String,
    /// In the unit of the axis.
    pub value: Decimal,
    /// The earlier value, where the mark has one.
    pub before: Option<Point>,
    /// Nothing has come in the place of the earlier value, so `value` repeats it: its ring stands alone.
    pub pending: bool,
    /// The value as printed: `93,1%`.
    pub label: String,
    /// A further column at the right: `còn 16,0 điểm % · 47 DVC`.
    pub detail: Option<String>,
    /// The unit of whoever reads the chart.
    pub own: bool,
    pub status: Option<Status>,
}

/// What stands over the columns; an empty text leaves a column without heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    pub rank: String,
    pub range: String,
    pub name: String,
    pub value: String,
    /// Over the earlier values, in tables.
    pub before: String,
    pub detail: String,
}
