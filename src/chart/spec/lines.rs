//! Lines over time: figures to a deadline, or ranks from period to period.

use rust_decimal::Decimal;

use super::{Axis, Look, RefLine};

/// Series over the same stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    pub stops: Vec<Stop>,
    pub axis: Axis,
    /// The least stands at the top: ranks.
    pub downward: bool,
    /// Over the axis.
    pub heading: String,
    pub series: Vec<Series>,
    /// Levels across the chart.
    pub levels: Vec<RefLine>,
    /// Where a line leads from its last figure.
    pub courses: Vec<Course>,
    /// Every series is named on both sides, and a page holds only as many as can be.
    pub all_named: bool,
}

/// A day on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Days, or just numbers: only distances count.
    pub at: Decimal,
    pub label: String,
}

/// A unit over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub key: String,
    pub name: String,
    pub look: Look,
    /// One a stop from the first; nothing where there is no figure.
    pub points: Vec<Option<Point>>,
    /// Its name stands at its end.
    pub named: bool,
    /// How far the last figure may lie off: a thin line through its end.
    pub range: Option<(Decimal, Decimal)>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub value: Decimal,
    pub label: String,
}

/// A straight line into the future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub kind: CourseKind,
    /// At and value of its two ends.
    pub from: (Decimal, Decimal),
    pub to: (Decimal, Decimal),
}

/// What a course stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CourseKind {
    /// What it takes to be in time.
    Required,
    /// What today's pace leads to.
    Projected,
}
