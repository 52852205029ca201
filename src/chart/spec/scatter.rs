//! Dots on two axes.

use rust_decimal::Decimal;

use super::{Axis, Category, RefLine};

/// Units by two measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scatter {
    pub across: Scale,
    pub up: Scale,
    pub marks: Vec<ScatterMark>,
}

/// One of the two axes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    pub axis: Axis,
    pub name: String,
    pub lines: Vec<RefLine>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScatterMark {
    pub key: String,
    pub name: String,
    pub across: Decimal,
    pub up: Decimal,
    /// Both figures as printed, the one across first.
    pub labels: [String; 2],
    pub category: Option<Category>,
    pub own: bool,
}
