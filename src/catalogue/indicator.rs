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
    /// Most points it can give; 0 for those that are only followed (theo dõi), that add to or take from other points,
    /// or whose points know no maximum (z-scores).
    pub max: Decimal,
    /// Its weight in a mean of its group.
    pub weight: Decimal,
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
    /// National figures of this indicator, the reference lines of its charts, in any order.
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
    /// `value ÷ best × max`, the best being that of the units scored together; `best ÷ value × max` where lower is better.
    BestPeer { direction: Direction },
    /// `floor + (value − lowest) ÷ (highest − lowest) × (max − floor)` among the units scored together; turned round where
    /// lower is better. All equal: `max`.
    MinMax { direction: Direction, floor: Decimal },
    /// `floor + (value − worst) ÷ (best − worst) × (max − floor)` between fixed goalposts, held to them. Lower is better
    /// where `best` is below `worst`.
    Goalposts { worst: Decimal, best: Decimal, floor: Decimal },
    /// `centre + spread × (value − mean) ÷ deviation` among the units scored together, with the sample deviation (n − 1);
    /// turned round where lower is better. Not held to any maximum.
    ZScore { direction: Direction, centre: Decimal, spread: Decimal },
    /// `(value − lowest) ÷ (target − lowest) × max` among the units scored together, at most `max`; from the highest where
    /// lower is better. The base is the sample's end, not 0: for achievement see [`Rule::Achievement`].
    TargetDistance { direction: Direction },
    /// Takes `count × points_each` away from its group, at most `limit`. A yes counts as one.
    Penalty { points_each: Decimal, limit: Decimal },
    /// Adds `count × points_each` to its group, at most `limit`, never beyond the group's maximum. A yes counts as one.
    Bonus { points_each: Decimal, limit: Decimal },
    /// Points that the appraiser enters, 0 to `max`; units do not assess themselves.
    Appraised,
    /// Shown, worth nothing.
    NotScored,
}

impl Rule {
    /// Every kind, as files write it.
    pub const CODES: [&'static str; 14] = [
        "ratio",
        "achievement",
        "yes_no",
        "steps",
        "capped_count",
        "best_peer",
        "min_max",
        "goalposts",
        "z_score",
        "target_distance",
        "penalty",
        "bonus",
        "appraised",
        "not_scored",
    ];

    /// Its kind, as files write it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Achievement { .. } => "achievement",
            Self::YesNo => "yes_no",
            Self::Steps { .. } => "steps",
            Self::CappedCount { .. } => "capped_count",
            Self::BestPeer { .. } => "best_peer",
            Self::MinMax { .. } => "min_max",
            Self::Goalposts { .. } => "goalposts",
            Self::ZScore { .. } => "z_score",
            Self::TargetDistance { .. } => "target_distance",
            Self::Penalty { .. } => "penalty",
            Self::Bonus { .. } => "bonus",
            Self::Appraised => "appraised",
            Self::NotScored => "not_scored",
        }
    }

    /// Whether it can give points.
    pub fn is_scored(&self) -> bool {
        !matches!(self, Self::NotScored)
    }

    /// Whether it changes its group's points without having a maximum of its own.
    pub fn is_extra(&self) -> bool {
        matches!(self, Self::Penalty { .. } | Self::Bonus { .. })
    }

    /// Whether its points know no maximum.
    pub fn is_unbounded(&self) -> bool {
        matches!(self, Self::ZScore { .. })
    }

    /// Whether it measures a unit against those scored together with it.
    pub fn needs_peers(&self) -> bool {
        match self {
            Self::BestPeer { .. } | Self::MinMax { .. } | Self::ZScore { .. } | Self::TargetDistance { .. } => true,
            Self::Ratio
            | Self::Achievement { .. }
            | Self::YesNo
            | Self::Steps { .. }
            | Self::CappedCount { .. }
            | Self::Goalposts { .. }
            | Self::Penalty { .. }
            | Self::Bonus { .. }
            | Self::Appraised
            | Self::NotScored => false,
        }
    }

    /// Whether it needs a target.
    pub fn needs_target(&self) -> bool {
        matches!(self, Self::Achievement { .. } | Self::TargetDistance { .. })
    }

    /// Which way a value is better.
    pub fn better(&self) -> Direction {
        match self {
            Self::Achievement { direction }
            | Self::BestPeer { direction }
            | Self::MinMax { direction, .. }
            | Self::ZScore { direction, .. }
            | Self::TargetDistance { direction } => *direction,
            Self::Goalposts { worst, best, .. } if best < worst => Direction::Lower,
            Self::Penalty { .. } => Direction::Lower,
            Self::Ratio
            | Self::YesNo
            | Self::Steps { .. }
            | Self::CappedCount { .. }
            | Self::Goalposts { .. }
            | Self::Bonus { .. }
            | Self::Appraised
            | Self::NotScored => Direction::Higher,
        }
    }
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
    /// The newest comparable national figure published for a month not after the given day's; of one month the last.
    pub fn national_at(&self, day: Date) -> Option<&NationalFigure> {
        let comparable = self.national.iter().filter(|figure| figure.comparable);
        let dated = comparable.filter_map(|figure| Some((figure.month()?, figure)));
        let known = dated.filter(|(month, _)| *month <= (day.year(), day.month()));
        known.max_by_key(|(month, _)| *month).map(|(_, figure)| figure)
    }

    /// The least and the most points an appraiser may enter in place of the rule's; nothing where it gives none, or
    /// none within bounds.
    pub fn enterable_points(&self) -> Option<(Decimal, Decimal)> {
        match &self.rule {
            Rule::NotScored => None,
            rule if rule.is_unbounded() || (rule.needs_target() && self.target.is_none()) => None,
            Rule::Penalty { limit, .. } => Some((-*limit, Decimal::ZERO)),
            Rule::Bonus { limit, .. } => Some((Decimal::ZERO, *limit)),
            _ => Some((Decimal::ZERO, self.max)),
        }
    }

    /// Which way a value is better; nothing where neither is: what is only followed and has no target says nothing of
    /// better or worse (many attacks recorded may mean good monitoring), so that units are not ranked by it.
    pub fn better(&self) -> Option<Direction> {
        (self.rule.is_scored() || self.target.is_some()).then(|| self.rule.better())
    }

    /// Whether a unit's value is a fraction, 0–1: ratios, and yes/no that rolls up to a share.
    pub fn measures_a_fraction(&self) -> bool {
        matches!(self.input, Input::Ratio { .. })
            || (matches!(self.input, Input::YesNo) && self.rollup == Some(Rollup::Share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::words;

    #[test]
    fn a_rule_is_called_as_files_write_it() {
        let parameters = serde_json::json!({
            "direction": "higher", "steps": [], "points_each": "1", "limit": "1", "floor": "0", "worst": "0",
            "best": "1", "centre": "0", "spread": "1",
        });
        for code in Rule::CODES {
            let mut written = parameters.clone();
            written["kind"] = code.into();
            let rule: Rule = serde_json::from_value(written).unwrap();
            assert_eq!(rule.code(), code);
        }
        assert!(words::RULE.iter().map(|(word, _)| *word).eq(Rule::CODES));
    }
}
