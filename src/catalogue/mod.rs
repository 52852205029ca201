//! The catalogue (Bộ tiêu chí): groups, indicators, rules, targets and bands as data.
//!
//! Owns what a criteria set *is* and whether one is sound. Must not know answers' origins, scores, stores or screens.
//! Everything a catalogue says comes from a TOML file (`assets/catalogue/*.toml` or a user's own); nothing about
//! Resolution 17/NQ-CP is written in code.

mod applies;
mod check;
mod consistency;
mod diff;
pub mod edit;
mod edition;
mod fault;
mod indicator;
mod keys;
mod node;
mod otherwise;
mod print;
mod read;
#[cfg(test)]
mod schema_tests;
mod shipped;
mod source;
mod sums;
#[cfg(test)]
mod tests;
mod words;
#[cfg(test)]
mod written_tests;

pub use applies::{AppliesTo, Bloc, Concerned};
pub use check::{check, names as code_names};
pub use consistency::Consistency;
pub use diff::{Change, Diff, Section, What, diff};
pub use edition::in_force;
pub use fault::{Expected, Fault, FaultKind, Misfit};
pub use indicator::{Direction, Indicator, Input, Rollup, Rule, Step, Target};
pub use otherwise::{Objection, WeighedBy};
pub use print::{print, print_table};
pub use read::{parse, parse_with_faults};
pub use shipped::{SCHEMA, load_shipped, shipped};
pub use source::{NationalFigure, Reference, Source, SourceStatus};
pub use sums::{GroupSum, sums};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::CatalogueRef;

/// A text in both languages of the program; English falls back to Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub vi: String,
    pub en: Option<String>,
}

/// A versioned criteria set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Stable id: `nq17-2020`.
    pub id: String,
    /// 1 and up; answers remember the version they were given to.
    pub version: u32,
    /// The first day this version is in force; nothing: from ever. See [`in_force`].
    #[serde(default)]
    pub effective_from: Option<Date>,
    pub name: Text,
    /// What it rests on, and what in it is the program's own proposal.
    pub basis: Option<Text>,
    /// Which units are assessed, and so what becomes of one that nobody knows yet.
    pub units: Assessed,
    pub rankings: Rankings,
    /// Decimals of printed points and percents, 0–6.
    pub digits: u32,
    /// Whether points are rounded per indicator (sums add up as printed) or only in print.
    pub rounding: Rounding,
    /// What an indicator without figures, or of a unit that sent nothing, is worth.
    pub missing: MissingPolicy,
    /// Units whose coverage (0–1) is below this are listed, not ranked.
    pub min_coverage: Decimal,
    pub rank_by: RankBy,
    pub ties: TiePolicy,
    /// How the points of the outermost groups make the total.
    pub aggregation: Aggregation,
    /// Least share (0–1) of a group's members that must have a figure for the group to have one, where a group says
    /// nothing of its own; members are counted, not weighed.
    pub min_members: Decimal,
    /// What the aggregation makes of the outermost groups, stated so that a slip in one of them is noticed.
    /// 0 where points have no maximum (z-scores).
    pub total: Decimal,
    /// What bands are made on.
    pub bands_by: BandsBy,
    /// Bands, best first, half-open `[from, to)`.
    pub bands: Vec<Band>,
    /// Blocs of units that [`AppliesTo`] may name, in the order in which they are shown.
    pub blocs: Vec<Bloc>,
    pub groups: Vec<Group>,
    /// In the order of the form; see [`Catalogue::scored`] for those that count.
    pub indicators: Vec<Indicator>,
    /// National rows and later horizons: shown as reference, never scored.
    pub references: Vec<Reference>,
    /// Figures that must add up; see [`Consistency`].
    pub consistency: Vec<Consistency>,
    /// Codes of indicators that count everything since a fixed day: their figures never fall.
    pub cumulative: Vec<String>,
}

/// What a catalogue assesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessed {
    /// The 63 provinces and their agencies; an unknown unit is a mistake.
    #[default]
    Provinces,
    /// The agencies inside provinces; an unknown unit is a mistake, and provinces are not asked.
    Agencies,
    /// Whatever its tables name: the register starts empty and grows with them.
    Open,
}

/// Who is ranked among whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rankings {
    /// All units in one.
    Together,
    /// Each bloc by itself.
    PerBloc,
}

/// Where points are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Each indicator's points are rounded to the catalogue's digits before they are summed.
    PerIndicator,
    /// Sums are exact; only what is printed is rounded (published indices).
    PrintOnly,
}

/// What "no data" and "not sent" are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPolicy {
    /// Zero points of the indicator's full maximum.
    Zero,
    /// The indicator leaves the maximum.
    LeaveOut,
}

/// What ranks are made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankBy {
    /// The printed percent of the applicable maximum.
    Percent,
    /// The printed score.
    Score,
}

/// What follows a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TiePolicy {
    /// 1, 2, 2, 4.
    Competition,
    /// 1, 2, 2, 3.
    Dense,
}

/// What bands are made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandsBy {
    /// The printed percent of the applicable maximum.
    #[default]
    Percent,
    /// The place among the ranked: a band from 75 holds those whose rank is at or before the first quartile of ranks.
    Rank,
}

/// How members' points become their group's. Members are indicators and groups that stand directly in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Points are added, and so are maxima.
    #[default]
    Sum,
    /// Points are added, and held to the group's own maximum.
    CappedSum,
    /// The best member counts alone.
    Best,
    /// `Σ weight × points ÷ Σ weight`, over the members that count.
    ArithmeticMean,
    /// `(Π points ^ weight) ^ (1 ÷ Σ weight)`; 0 where a member has no points.
    GeometricMean,
    /// `Σ weight ÷ Σ (weight ÷ points)`; 0 where a member has no points.
    HarmonicMean,
}

impl Aggregation {
    /// Whether members are weighed, all on one scale.
    pub fn is_mean(self) -> bool {
        matches!(self, Self::ArithmeticMean | Self::GeometricMean | Self::HarmonicMean)
    }
}

/// A band (Xếp loại), from `from` percent up to the next better band; the lowest starts at 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// `tot`, `kha` …
    pub code: String,
    pub name: Text,
    /// Least percent, 0–100, inclusive: of the applicable maximum, or of the ranked units (see [`BandsBy`]).
    pub from: Decimal,
}

/// A group of indicators (Nhóm tiêu chí) with its own subtotal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub code: String,
    pub name: Text,
    /// Code of the group it stands in; nothing for an outermost one.
    pub parent: Option<String>,
    pub aggregation: Aggregation,
    /// Its weight in a mean of the group it stands in.
    pub weight: Decimal,
    /// Its own [`Catalogue::min_members`].
    pub min_members: Option<Decimal>,
    /// What its aggregation makes of its members' maxima, stated so that a slip in one of them is noticed; for
    /// [`Aggregation::CappedSum`] the cap.
    pub max: Decimal,
    /// Whom all its indicators concern; nothing: everybody.
    pub applies_to: Option<AppliesTo>,
}

impl Group {
    /// An outermost group whose members are added up.
    pub fn of_sums(code: &str, name: Text, max: Decimal) -> Self {
        Self {
            code: code.to_owned(),
            name,
            parent: None,
            aggregation: Aggregation::Sum,
            weight: Decimal::ONE,
            min_members: None,
            max,
            applies_to: None,
        }
    }
}

impl Catalogue {
    /// Which criteria set this is, in which version.
    pub fn reference(&self) -> CatalogueRef {
        CatalogueRef { id: self.id.as_str().into(), version: self.version }
    }

    /// The group with a code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The indicator with a code, switched on or off.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    /// Indicators that are asked for: switched on, scored or followed, in form order.
    pub fn asked(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(|indicator| indicator.enabled)
    }

    /// Indicators that can give points.
    pub fn scored(&self) -> impl Iterator<Item = &Indicator> {
        self.asked().filter(|indicator| indicator.rule.is_scored())
    }

    /// Groups that stand directly in another, or the outermost ones.
    pub fn groups_in<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Group> {
        self.groups.iter().filter(move |group| group.parent.as_deref() == parent)
    }

    /// Whether an indicator stands in a group, or in one within it.
    pub fn is_in(&self, indicator: &Indicator, group: &str) -> bool {
        let mut around = Some(indicator.group.as_str());
        while let Some(code) = around.filter(|code| *code != group) {
            around = self.group(code).and_then(|group| group.parent.as_deref());
        }
        around.is_some()
    }

    /// Asked indicators that stand directly in one group.
    pub fn of_group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.asked().filter(move |indicator| indicator.group == group)
    }
}
