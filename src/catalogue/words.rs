//! The words of each fixed set a catalogue file may use, as assets/catalogue/catalogue.schema.json lists them.

use super::{
    Aggregation, Assessed, BandsBy, Direction, MissingPolicy, RankBy, Rankings, Rollup, Rounding, SourceStatus,
    TiePolicy,
};
use crate::domain::UnitKind;

pub(super) const ASSESSED: &[(&str, Assessed)] =
    &[("provinces", Assessed::Provinces), ("agencies", Assessed::Agencies), ("open", Assessed::Open)];
pub(super) const RANKINGS: &[(&str, Rankings)] = &[("together", Rankings::Together), ("per_bloc", Rankings::PerBloc)];
pub(super) const UNIT_KIND: &[(&str, UnitKind)] =
    &[("province", UnitKind::Province), ("agency", UnitKind::Agency), ("other", UnitKind::Other)];
pub(super) const ROUNDING: &[(&str, Rounding)] =
    &[("per_indicator", Rounding::PerIndicator), ("print_only", Rounding::PrintOnly)];
pub(super) const MISSING: &[(&str, MissingPolicy)] =
    &[("zero", MissingPolicy::Zero), ("leave_out", MissingPolicy::LeaveOut)];
pub(super) const RANK_BY: &[(&str, RankBy)] = &[("percent", RankBy::Percent), ("score", RankBy::Score)];
pub(super) const TIES: &[(&str, TiePolicy)] = &[("competition", TiePolicy::Competition), ("dense", TiePolicy::Dense)];
pub(super) const BANDS_BY: &[(&str, BandsBy)] = &[("percent", BandsBy::Percent), ("rank", BandsBy::Rank)];
pub(super) const AGGREGATION: &[(&str, Aggregation)] = &[
    ("sum", Aggregation::Sum),
    ("capped_sum", Aggregation::CappedSum),
    ("best", Aggregation::Best),
    ("arithmetic_mean", Aggregation::ArithmeticMean),
    ("geometric_mean", Aggregation::GeometricMean),
    ("harmonic_mean", Aggregation::HarmonicMean),
];
pub(super) const DIRECTION: &[(&str, Direction)] = &[("higher", Direction::Higher), ("lower", Direction::Lower)];
pub(super) const ROLLUP: &[(&str, Rollup)] =
    &[("sum", Rollup::Sum), ("all", Rollup::All), ("any", Rollup::Any), ("share", Rollup::Share)];
pub(super) const STATUS: &[(&str, SourceStatus)] = &[
    ("verified", SourceStatus::Verified),
    ("verified_as_proposal", SourceStatus::VerifiedAsProposal),
    ("partial", SourceStatus::Partial),
    ("unverified", SourceStatus::Unverified),
];
pub(super) const INPUT: &[(&str, InputKind)] = &[
    ("ratio", InputKind::Ratio),
    ("count", InputKind::Count),
    ("yes_no", InputKind::YesNo),
    ("value", InputKind::Value),
];
pub(super) const RULE: &[(&str, RuleKind)] = &[
    ("ratio", RuleKind::Ratio),
    ("achievement", RuleKind::Achievement),
    ("yes_no", RuleKind::YesNo),
    ("steps", RuleKind::Steps),
    ("capped_count", RuleKind::CappedCount),
    ("best_peer", RuleKind::BestPeer),
    ("min_max", RuleKind::MinMax),
    ("goalposts", RuleKind::Goalposts),
    ("z_score", RuleKind::ZScore),
    ("target_distance", RuleKind::TargetDistance),
    ("penalty", RuleKind::Penalty),
    ("bonus", RuleKind::Bonus),
    ("appraised", RuleKind::Appraised),
    ("not_scored", RuleKind::NotScored),
];

#[derive(Debug, Clone, Copy)]
pub(super) enum InputKind {
    Ratio,
    Count,
    YesNo,
    Value,
}

impl InputKind {
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Ratio => &["kind", "numerator", "denominator"],
            Self::Count => &["kind", "unit"],
            Self::YesNo => &["kind"],
            Self::Value => &["kind", "unit", "low", "high"],
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum RuleKind {
    Ratio,
    Achievement,
    YesNo,
    Steps,
    CappedCount,
    BestPeer,
    MinMax,
    Goalposts,
    ZScore,
    TargetDistance,
    Penalty,
    Bonus,
    Appraised,
    NotScored,
}

impl RuleKind {
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Achievement | Self::BestPeer | Self::TargetDistance => &["kind", "direction"],
            Self::MinMax => &["kind", "direction", "floor"],
            Self::Goalposts => &["kind", "worst", "best", "floor"],
            Self::ZScore => &["kind", "direction", "centre", "spread"],
            Self::Penalty | Self::Bonus => &["kind", "points_each", "limit"],
            Self::Steps => &["kind", "steps"],
            Self::CappedCount => &["kind", "points_each"],
            Self::Ratio | Self::YesNo | Self::Appraised | Self::NotScored => &["kind"],
        }
    }
}
