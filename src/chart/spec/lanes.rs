//! Lanes on one axis, each with a dot for every unit: how the units are spread, and where the named ones stand.

use rust_decimal::Decimal;

use super::{Axis, Category, RefLine};

/// Lanes under each other on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    pub axis: Axis,
    /// Over the names of lanes.
    pub heading: String,
    /// Over the columns of [`Lane::figures`].
    pub figure_headings: Vec<String>,
    /// The first of these is the own unit's.
    pub own_first: bool,
    pub lanes: Vec<Lane>,
    pub lines: Vec<RefLine>,
}

/// One lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    pub name: String,
    pub category: Option<Category>,
    pub dots: Vec<Dot>,
    /// Nothing where quartiles would say nothing.
    pub spread: Option<Spread>,
    /// Printed at the right, one a heading.
    pub figures: Vec<String>,
}

/// A unit in a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    pub key: String,
    pub name: String,
    pub value: Decimal,
    pub label: String,
    pub own: bool,
    /// What stands beside it: its name, with its figure where no column has that.
    pub named: Option<String>,
}

/// The quartiles of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    pub lower: Decimal,
    pub median: Decimal,
    pub upper: Decimal,
}
