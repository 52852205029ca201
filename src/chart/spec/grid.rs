//! A grid of units and indicators, shaded by how much of each was reached.

use super::Filling;

/// Units under each other, indicators beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Over the names.
    pub heading: String,
    pub columns: Vec<Column>,
    pub rows: Vec<GridRow>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Over the column; the notes say what it stands for.
    pub code: String,
    pub name: String,
    /// Columns of one group stand together under its name, or its code where the name has no room.
    pub group: String,
    pub group_code: String,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    pub key: String,
    pub rank: Option<String>,
    pub name: String,
    pub own: bool,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// What one unit has of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub filling: Filling,
    /// Inside the cell, where there is room: `85`.
    pub label: String,
    /// What a pointer is told: `8,50/10,00 điểm`.
    pub told: String,
}
