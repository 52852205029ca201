//! The catalogue (Bộ tiêu chí): groups, indicators, rules, targets and bands as data.
//!
//! Owns what a criteria set *is* and whether one is sound. Must not know answers' origins, scores, stores or screens.
//! Everything a catalogue says comes from a TOML file (`assets/catalogue/*.toml` or a user's own); nothing about
//! Resolution 17/NQ-CP is written in code.

mod check;
mod fault;
mod node;
mod read;
#[cfg(test)]
mod schema_tests;
mod shipped;
#[cfg(test)]
mod tests;

pub use check::check;
pub use fault::{Expected, Fault, FaultKind, Misfit};
pub use read::parse;
pub use shipped::{SCHEMA, load_shipped, shipped};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

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
    pub name: Text,
    /// What it rests on, and what in it is the program's own proposal.
    pub basis: Option<Text>,
    /// Which units are assessed, and so what becomes of one that nobody knows yet.
    pub units: Assessed,
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
    /// Points of all scored indicators together, stated so that a slip in one of them is noticed.
    pub total: Decimal,
    /// Bands of the printed percent of the applicable maximum, best first, half-open `[from, to)`.
    pub bands: Vec<Band>,
    pub groups: Vec<Group>,
    /// In the order of the form; see [`Catalogue::scored`] for those that count.
    pub indicators: Vec<Indicator>,
    /// National rows and later horizons: shown as reference, never scored.
    pub references: Vec<Reference>,
}

/// What a catalogue assesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessed {
    /// The 63 provinces and their agencies; an unknown unit is a mistake.
    #[default]
    Provinces,
    /// Whatever its tables name: the register starts empty and grows with them.
    Open,
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

/// A band (Xếp loại), from `from` percent up to the next better band; the lowest starts at 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// `tot`, `kha` …
    pub code: String,
    pub name: Text,
    /// Percent, 0–100, inclusive.
    pub from: Decimal,
}

/// A group of indicators (Nhóm tiêu chí) with its own subtotal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub code: String,
    pub name: Text,
    /// Points of its scored indicators together, stated so that a slip in one of them is noticed.
    pub max: Decimal,
}

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

/// Where a target or indicator comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ`.
    pub document: Text,
    /// Only where the source gives it; never guessed.
    pub clause: Option<String>,
    /// The wording, as far as known.
    pub quote: Option<Text>,
    /// Where the wording was found.
    pub citations: Vec<String>,
    pub status: SourceStatus,
    /// What is uncertain.
    pub note: Option<Text>,
}

/// How well a source was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// Wording and number found in a cited page.
    Verified,
    /// A proposal of the Ministry of Information and Communications, verified as such.
    VerifiedAsProposal,
    /// The number was found, the wording is from memory.
    Partial,
    /// From memory only: "cần đối chiếu văn bản".
    Unverified,
}

/// A published national figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalFigure {
    /// As published: `2019`, `05/2020`, `20/05/2020`.
    pub date: String,
    /// In the indicator's measure: a fraction for ratios, the share of units that say yes for yes/no.
    pub value: Decimal,
    pub source: String,
    /// Whether one unit's value can be held against it. A sum over the whole country cannot: it is told, never drawn
    /// as a line.
    #[serde(default = "yes")]
    pub comparable: bool,
    /// What the figure counts where that is not the indicator's own measure.
    #[serde(default)]
    pub note: Option<Text>,
}

fn yes() -> bool {
    true
}

impl NationalFigure {
    /// Year and month it stands for, December for a whole year; nothing where the date is written otherwise.
    pub fn month(&self) -> Option<(i16, i8)> {
        let mut parts = self.date.rsplit('/');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().map_or(Some(12), |month| month.parse().ok())?;
        let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
        let valid = parts.next().is_none() && Date::new(year, month, day).is_ok();
        valid.then_some((year, month))
    }
}

/// A target that is shown but not scored: national, or of a later horizon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// `N17-01`.
    pub code: String,
    /// Year it is due.
    pub horizon: i16,
    pub text: Text,
    pub status: SourceStatus,
    pub citations: Vec<String>,
    /// What has been published of it; newest last.
    #[serde(default)]
    pub national: Vec<NationalFigure>,
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

impl Catalogue {
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
        self.asked().filter(|indicator| !matches!(indicator.rule, Rule::NotScored))
    }

    /// Asked indicators of one group.
    pub fn of_group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.asked().filter(move |indicator| indicator.group == group)
    }
}
