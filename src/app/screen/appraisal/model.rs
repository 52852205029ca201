//! What the grid shows and what is typed into it, already worded.

use crate::app::widget::Choice;
use crate::domain::{Decimal, EvidenceView};

/// What a grid is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// One unit: a row an indicator.
    #[default]
    Unit,
    /// One indicator: a row a unit.
    Indicator,
}

/// The grid of a unit or an indicator, already worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AppraisalView {
    pub side: Side,
    /// Code of the unit or the indicator.
    pub code: String,
    pub name: String,
    /// Points before and after, and how many indicators differ; how many units said something and were appraised.
    pub sentence: String,
    pub rows: Vec<AppraisalRow>,
    /// Units that can be appraised, in Vietnamese order; or indicators, in the order of the form.
    pub choices: Vec<Choice>,
    /// Who entered last.
    pub by: Option<String>,
    /// Rows with a figure that nobody appraised yet.
    pub open: u32,
    /// Whether there is anything for minutes.
    pub differs: bool,
}

/// One indicator, or one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisalRow {
    pub code: String,
    pub name: String,
    pub own: String,
    /// The appraised figure; an en dash where there is none.
    pub found: String,
    /// `9,20 → 5,00 (−4,20)`, or the points that both give.
    pub points: String,
    /// Whether points can be entered.
    pub takes_points: bool,
    pub reason: String,
    pub differs: bool,
    /// The unit says otherwise now than when it was appraised.
    pub overtaken: bool,
    pub standing: Standing,
    /// The whole name; evidence the unit names; who appraised and when.
    pub hint: String,
    /// What stands, as it would be typed.
    pub draft: Draft,
    /// What it is sorted by.
    pub worth: Worth,
}

/// Whether what a unit says can be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It says something that nobody appraised yet.
    Open,
    /// It says nothing.
    NothingSaid,
    Appraised,
}

/// What the figures of a row are worth; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Worth {
    /// As the indicator measures it: a fraction for ratios, 0 or 1 for no and yes.
    pub own: Option<Decimal>,
    pub found: Option<Decimal>,
    /// Points that count.
    pub points: Option<Decimal>,
}

/// A row as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub code: String,
    pub answer: String,
    pub points: String,
    pub evidence: Option<EvidenceView>,
    pub reason: String,
}
