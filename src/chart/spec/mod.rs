//! What a chart shows. Words and numbers come already written in the reader's language; order of rows is the caller's.

mod axis;
mod grid;
mod lanes;
mod lines;
mod multiples;
mod radar;
mod rows;
mod scatter;
mod shade;
mod table;
mod tiles;

pub use axis::{Axis, BandMark, LineKind, RefLine, Tick};
pub use grid::{Cell, Column, Grid, GridRow};
pub use lanes::{Dot, Lane, Lanes, Spread};
pub use lines::{Course, CourseKind, Lines, Point, Series, Stop};
pub use multiples::{Multiples, RowsPart};
pub use radar::{Look, MOST_RINGS, Radar, Ring, Spoke};
pub use rows::{Headings, Mark, Row, Rows};
pub use scatter::{Scale, Scatter, ScatterMark};
pub use shade::{Filling, SHADES, Shade, Silence};
pub use table::{DataTable, TableColumn, TableRow};
pub use tiles::{Island, Spot, Tile, Tiles};

/// A whole chart: what is said round it, and what is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    pub head: Head,
    /// The finding, when it can be one.
    pub title: String,
    /// What is drawn.
    pub subtitle: String,
    /// The words of the signs that occur.
    pub legend: Vec<(Sign, String)>,
    pub body: Body,
    /// Said in place of the chart when there is nothing to draw.
    pub nothing: String,
    /// Paragraphs under the chart: units without a value and why, remarks on method.
    pub notes: Vec<String>,
    /// Of these the first that a page has room for stands under the chart; the fullest first, none on a screen.
    pub tables: Vec<DataTable>,
    pub foot: Foot,
}

/// What is drawn, one way of drawing each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    Rows(Rows),
    Multiples(Multiples),
    Lanes(Lanes),
    Radar(Radar),
    Grid(Grid),
    Lines(Lines),
    Scatter(Scatter),
    Tiles(Tiles),
}

impl Body {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Rows(rows) => rows.rows.is_empty(),
            Self::Multiples(multiples) => multiples.rows.rows.is_empty(),
            Self::Lanes(lanes) => lanes.lanes.iter().all(|lane| lane.dots.is_empty()),
            Self::Radar(radar) => radar.rings.is_empty(),
            Self::Grid(grid) => grid.rows.is_empty() || grid.columns.is_empty(),
            Self::Lines(lines) => lines.series.is_empty(),
            Self::Scatter(scatter) => scatter.marks.is_empty(),
            Self::Tiles(tiles) => tiles.tiles.is_empty(),
        }
    }
}

/// How a unit stands to a target; each has its own drawn shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// ●
    Reached,
    /// ▲
    OnTrack,
    /// ◆
    Behind,
    /// ▼
    FarBehind,
    /// ○
    Unknown,
}

/// What a word of the legend stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    Status(Status),
    /// The ring of the earlier period.
    Before,
    /// The dot of the period shown.
    Now,
    Shade(Shade),
    Silence(Silence),
    Category(Category),
    Look(Look),
    Course(CourseKind),
    /// The box between the quartiles, with its tick at the median.
    Quartiles,
}

/// One of the six regions, in their fixed order: each has its colour, its marker and its pattern in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Category(u8);

impl Category {
    pub const COUNT: u8 = 6;

    /// The category of a number; numbers beyond the last begin anew.
    pub fn new(number: usize) -> Self {
        Self((number % usize::from(Self::COUNT)) as u8)
    }

    /// 0 to 5.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// What stands over the title on pages of its own, as over all documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// What the page is of.
    pub eyebrow: String,
    /// Stamped at the right, `SỐ LIỆU MINH HỌA`; where there is no head it leads the facts of the foot.
    pub marking: Option<String>,
}

/// The foot of each page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foot {
    /// `Nguồn: …`
    pub source: String,
    /// Period, coverage, the mark of provisional figures, how ranks are made, date made: printed in this order.
    pub facts: Vec<String>,
    /// Page number with `{page}` and `{pages}` in it: `Trang {page}/{pages}`. Empty: no page number.
    pub page: String,
}

impl Foot {
    /// The page number as printed.
    pub fn page_label(&self, page: usize, pages: usize) -> String {
        self.page.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_number_fills_its_pattern() {
        let foot = Foot { page: "Trang {page}/{pages}".into(), ..Foot::default() };
        assert_eq!(foot.page_label(2, 9), "Trang 2/9");
    }
}
