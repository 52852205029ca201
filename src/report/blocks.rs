//! What documents are made of, whatever they are printed as: headings, paragraphs, lists, tables, charts.

use serde::Serialize;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// 1 for parts (I.), 2 for sections (1.), 3 for points (a).
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        text: String,
    },
    /// A line to be filled in by hand: never stretched.
    Line {
        text: String,
    },
    /// A line of a list.
    Item {
        text: String,
    },
    Table(Table),
    Chart(Chart),
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }

    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }

    /// A line to be filled in by hand.
    pub fn line(text: impl Into<String>) -> Self {
        Self::Line { text: text.into() }
    }

    /// The chart it is, if it is one.
    pub fn as_chart(&self) -> Option<&Chart> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Heading { .. } | Self::Paragraph { .. } | Self::Line { .. } | Self::Item { .. } | Self::Table(_) => {
                None
            }
        }
    }

    /// A line of a list.
    pub fn item(text: impl Into<String>) -> Self {
        Self::Item { text: text.into() }
    }
}

/// A table whose headings stand again on each page it goes over to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Stands above it; empty for none.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub size: TextSize,
}

impl Table {
    /// A table of no more rows than this is not parted by the end of a page; decree.typ says the same.
    pub const TOGETHER: usize = 8;
}

/// How large a table's text is set; how large that is, is the document's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    #[default]
    Usual,
    /// For sentences in narrow columns.
    Small,
    /// For many columns.
    Dense,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    pub heading: String,
    pub align: Align,
    /// Its part of the width, in any unit that all columns of the table share.
    pub width: f32,
}

impl Column {
    /// A column of text.
    pub fn text(heading: impl Into<String>, width: f32) -> Self {
        Self { heading: heading.into(), align: Align::Left, width }
    }

    /// A column of figures.
    pub fn figures(heading: impl Into<String>, width: f32) -> Self {
        Self { heading: heading.into(), align: Align::Right, width }
    }

    /// A column of short marks.
    pub fn centred(heading: impl Into<String>, width: f32) -> Self {
        Self { heading: heading.into(), align: Align::Center, width }
    }
}

/// How cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Left,
    Center,
    Right,
}

/// A row; as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub cells: Vec<String>,
    /// Stands out: a group, the unit of whoever reads it.
    pub strong: bool,
}

impl Row {
    /// A row among others.
    pub fn plain(cells: Vec<String>) -> Self {
        Self { cells, strong: false }
    }

    /// A row that stands out.
    pub fn strong(cells: Vec<String>) -> Self {
        Self { cells, strong: true }
    }
}

/// A chart, in the drawing that is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Unique in its document: `chart-1.svg`.
    pub name: String,
    pub caption: String,
    /// What is seen, in a sentence, for readers that cannot see.
    pub alt: String,
    #[serde(skip)]
    pub svg: String,
    /// In points.
    pub width: f32,
    pub height: f32,
}
