//! A table of figures that stands under a chart where a page has room for it.

/// Figures as they are printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataTable {
    /// Stands over it.
    pub caption: String,
    pub columns: Vec<TableColumn>,
    pub rows: Vec<TableRow>,
}

/// A column of a [`DataTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    pub heading: String,
    /// Figures stand to the right.
    pub figures: bool,
}

/// A row of a [`DataTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// One a column.
    pub cells: Vec<String>,
    /// Stands out: a sum, the unit of whoever reads it.
    pub strong: bool,
}
