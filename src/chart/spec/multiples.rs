//! Small charts of rows beside each other on the same axis, one a region.

use super::{Category, Rows};

/// Rows in parts, each with its own small chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiples {
    /// All rows, part after part.
    pub rows: Rows,
    pub parts: Vec<RowsPart>,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsPart {
    pub name: String,
    pub category: Option<Category>,
    /// How many of the rows it takes.
    pub count: usize,
}
