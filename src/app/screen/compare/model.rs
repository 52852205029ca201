//! What the page asks for, and what it is given: values that hold no state of the window.

use std::sync::Arc;

use crate::app::screen::charting::Offered;
use crate::app::widget::{ChartPicture, Choice};
use crate::chart::Spec;
pub use crate::service::chart::Kind as ChartKind;
pub use crate::service::export::Table;
pub use crate::service::report::Among;

/// What can be compared in the open file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareView {
    /// Keys as the command line writes them: `total`, `group:D`, `indicator:D1`.
    pub measures: Vec<Choice>,
    /// Keys of those that can be set against a target.
    pub with_target: Vec<String>,
    /// Code and name of each bloc, where each is ranked by itself; else empty.
    pub blocs: Vec<(String, String)>,
    /// Names of the peer groups.
    pub peers: Vec<String>,
}

impl CompareView {
    /// What can be charted.
    pub fn offered(&self) -> Offered<'_> {
        Offered { measures: &self.measures, with_target: &self.with_target }
    }
}

/// What a chart is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartAsk {
    /// Key of a measure of [`CompareView`].
    pub measure: String,
    /// Key of the second measure, where the kind has one.
    pub versus: Option<String>,
    pub kind: ChartKind,
    /// Only these units.
    pub among: Among,
    /// Only units that answered for at least so many percent of their applicable points.
    pub coverage: Option<u8>,
    /// Code of the bloc to draw, where each is ranked by itself; nothing: the own unit's, else the first.
    pub bloc: Option<String>,
}

/// The room a chart is drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// In logical pixels; the picture may be higher, never wider before it is magnified.
    pub width: f32,
    pub height: f32,
    /// Physical pixels to a logical one.
    pub scale: f32,
    /// How many times as large it is shown.
    pub zoom: f32,
    pub grey: bool,
}

/// A chart with the table behind it.
#[derive(Debug, Clone)]
pub struct DrawnChart {
    /// What it was drawn from, to draw it anew in another room.
    pub spec: Arc<Spec>,
    pub picture: ChartPicture,
    /// The magnification it was drawn in.
    pub zoom: f32,
    pub table: Arc<Table>,
}

/// Where a written chart is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    InViewer,
    /// The system has no program for it.
    Nowhere,
}

/// A paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    A3,
}

/// A chart to print: what is seen, on which paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintAsk {
    pub chart: ChartAsk,
    pub paper: Paper,
    pub landscape: bool,
    pub grey: bool,
}
