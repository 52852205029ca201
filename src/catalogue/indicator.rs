//! Indicators (Tiêu chí): what is asked for, how an answer becomes points, what it is measured against.
//!
//! Must not know how points are worked out (that is `scoring`): a rule is data.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{AppliesTo, NationalFigure, Source, Text};

/// An indicator (Tiêu chí).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Unique in the catalogue: `D1`.
    pub code: String,
    /// Code of the group it belongs to.
    pub group: String,
    pub name: Text,
    /// What is asked for.
    pub input: Input,
    /// Most points it can give; 0 for those that are only followed (theo dõi).
    pub max: Decimal,
    pub rule: Rule,
    /// Whom it concerns, beside what its group says; nothing: everybody.
    pub applies_to: Option<AppliesTo>,
    pub target: Option<Target>,
    /// How an agency-made province gets its figure; nothing: only the province's own workbook counts.
    pub rollup: Option<Rollup>,
    /// How to count, what evidence is expected.
    pub guidance: Option<Text>,
    pub source: Source,
    /// Shipped but switched off: shown with its status, not asked for, not scored.
    pub enabled: bool,
    /// National figures of this indicator, the reference lines of its charts; newest last.
    pub national: Vec<NationalFigure>,
}

/// What an indicator asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Input {
    /// Two counts; the measured value is their fraction.
    Ratio { numerator: Text, denominator: Text },
    /// One whole count, with what is counted ("văn bản").
    Count { unit: Text },
    /// Done or not.
    YesNo,
    /// A measured number within optional bounds.
    Value { unit: Text, low: Option<Decimal>, high: Option<Decimal> },
}

/// How an answer becomes points. The set is closed; see docs/scoring.md for each formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// `value × max`, value held to 0–1.
    Ratio,
    /// Higher is better: `min(1, value / target) × max`. Lower: `min(1, target / value) × max`, full at target 0 only for 0.
    Achievement { direction: Direction },
    /// `max` for yes, 0 for no.
    YesNo,
    /// The points of the highest threshold reached; 0 below all.
    Steps { steps: Vec<Step> },
    /// `count × points_each`, at most `max`.
    CappedCount { points_each: Decimal },
    /// Shown, worth nothing.
    NotScored,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Higher,
    Lower,
}

/// One threshold of a steps rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Least value (inclusive) that gives the points; a fraction for ratios.
    pub from: Decimal,
    pub points: Decimal,
}

/// The value and deadline an indicator is measured against (Chỉ tiêu 2020).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// A fraction for ratios (0.30 for 30 %), 1 for yes.
    pub value: Decimal,
    pub deadline: Date,
}

/// How agencies' answers make their province's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rollup {
    /// Sum of numerators over sum of denominators; sum of counts.
    Sum,
    /// Yes when every agency says yes.
    All,
    /// Yes when any agency says yes.
    Any,
    /// Share of agencies that say yes. The province's value is then a fraction, so the rule is one for fractions
    /// (ratio, achievement, steps); an answer of the province's own counts as 1 or 0.
    Share,
}

impl Indicator {
    /// The newest comparable national figure published for a month not after the given day's.
    pub fn national_at(&self, day: Date) -> Option<&NationalFigure> {
        let known = |figure: &&NationalFigure| figure.month().is_some_and(|month| month <= (day.year(), day.month()));
        self.national.iter().filter(|figure| figure.comparable).rfind(known)
    }

    /// Whether a unit's value is a fraction, 0–1: ratios, and yes/no that rolls up to a share.
    pub fn measures_a_fraction(&self) -> bool {
        matches!(self.input, Input::Ratio { .. })
            || (matches!(self.input, Input::YesNo) && self.rollup == Some(Rollup::Share))
    }
}
