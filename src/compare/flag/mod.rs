//! Figures of a period that somebody should look at: they change no points, and none of them is proof of a mistake.
//!
//! Every rule is defined, with its source, in docs/scoring.md. Flags are facts; their sentences are made in `i18n`.

mod alike;
mod change;
mod figures;
mod own;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::catalogue::{Catalogue, Indicator, Input};
use crate::domain::{Answer, UnitCode};

use super::robust::Spread;

pub use figures::UnitFigures;

/// Something doubtful about a unit's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    pub unit: UnitCode,
    #[serde(flatten)]
    pub kind: FlagKind,
}

/// What is doubtful, with the facts of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FlagKind {
    /// A part larger than its whole.
    OverWhole { indicator: String, answer: Answer },
    /// Parts whose figures do not add up to the whole's.
    PartsDiffer { whole: String, parts: Vec<String>, side: Side, stated: Decimal, sum: Decimal },
    /// A running total smaller than it was.
    Fell { indicator: String, before: Decimal, now: Decimal },
    /// A value that moved by half and more, and far more than the others' did.
    Jump {
        indicator: String,
        before: Decimal,
        now: Decimal,
        /// `(now − before) ÷ before`; nothing from a base of 0.
        relative: Option<Decimal>,
        /// Modified z of the change among the changes of all.
        z: Decimal,
    },
    /// A value far from the others'.
    Outlier { indicator: String, value: Decimal, median: Decimal, z: Decimal },
    /// Nearly all figures are those of another unit.
    AlikeAnother { other: UnitCode, indicators: Vec<String>, compared: usize },
}

/// Which figures do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Numerators,
    Denominators,
    /// Of counts and values, which have no parts.
    Figures,
}

impl FlagKind {
    /// Every stable name.
    pub const CODES: [&'static str; 6] = ["over_whole", "parts_differ", "fell", "jump", "outlier", "alike_another"];

    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OverWhole { .. } => "over_whole",
            Self::PartsDiffer { .. } => "parts_differ",
            Self::Fell { .. } => "fell",
            Self::Jump { .. } => "jump",
            Self::Outlier { .. } => "outlier",
            Self::AlikeAnother { .. } => "alike_another",
        }
    }

    /// Whether it rests on what is usual among the units looked at together.
    pub fn needs_peers(&self) -> bool {
        matches!(self, Self::Jump { .. } | Self::Outlier { .. })
    }
}

/// Everything doubtful about the figures of `now`, unit by unit in the order given; `before` are those of the last
/// period, where there is one. The units are each other's peers.
pub fn flags(catalogue: &Catalogue, now: &[UnitFigures], before: Option<&[UnitFigures]>) -> Vec<Flag> {
    let mut flags = own::over_wholes(catalogue, now);
    flags.extend(own::sums(catalogue, now));
    if let Some(before) = before {
        flags.extend(change::falls(catalogue, now, before));
        flags.extend(change::jumps(catalogue, now, before));
    }
    flags.extend(outliers(catalogue, now));
    flags.extend(alike::pairs(now));
    let places: std::collections::HashMap<&UnitCode, usize> =
        now.iter().enumerate().map(|(at, figures)| (&figures.unit, at)).collect();
    flags.sort_by_key(|flag| places.get(&flag.unit).copied());
    flags
}

/// Values far from the others'. Counts are left out: they grow with the size of a unit.
fn outliers(catalogue: &Catalogue, now: &[UnitFigures]) -> Vec<Flag> {
    let is_comparable =
        |indicator: &&Indicator| indicator.measures_a_fraction() || matches!(indicator.input, Input::Value { .. });
    catalogue.asked().filter(is_comparable).flat_map(|indicator| outliers_of(indicator, now)).collect()
}

fn outliers_of(indicator: &Indicator, now: &[UnitFigures]) -> Vec<Flag> {
    let values: Vec<(&UnitCode, Decimal)> =
        now.iter().filter_map(|figures| Some((&figures.unit, figures.value(&indicator.code)?))).collect();
    let Some(spread) = Spread::of(values.iter().map(|(_, value)| *value)) else { return Vec::new() };
    let flag = |(unit, value): (&UnitCode, Decimal)| {
        let (indicator, median) = (indicator.code.clone(), spread.median);
        let kind = FlagKind::Outlier { indicator, value, median, z: spread.standing_out(value)? };
        Some(Flag { unit: unit.clone(), kind })
    };
    values.into_iter().filter_map(flag).collect()
}
