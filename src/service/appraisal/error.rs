//! What an appraisal can be refused for: facts, and their words.

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use crate::catalogue::{Indicator, Input};
use crate::i18n::Words;
use crate::say;
use crate::service::Problem;

/// Decimals up to which numbers are shown whole.
const ALL_DIGITS: u32 = 28;

/// Why something cannot be entered, read or written about an appraisal. All of it is the caller's to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppraisalError {
    /// Points or another figure than the unit's own, without a reason.
    #[error("the appraisal of {indicator} gives no reason")]
    NoReason { indicator: String },
    /// The rule gives no points within bounds, so none can be entered in their place.
    #[error("{indicator} takes no entered points")]
    TakesNoPoints { indicator: String },
    #[error("{points} points for {indicator} are not within {least} and {most}")]
    PointsOutOfRange { indicator: String, points: Decimal, least: Decimal, most: Decimal },
    #[error("{text} is no figure for {indicator}")]
    NotAFigure { indicator: String, text: String, kind: FigureKind },
    /// Not `CODE=…`.
    #[error("{text} names no indicator")]
    NotASetting { text: String },
    /// The appraisal changes nothing, so there are no differences to sign.
    #[error("nothing differs for {unit}")]
    NothingDiffers { unit: String },
    #[error("no table with appraised points in {}", path.display())]
    NoTable { path: PathBuf },
    #[error("{} is for {period}", path.display())]
    OfOtherPeriod { path: PathBuf, period: String },
    #[error("{} is of {unit}", path.display())]
    OfOtherUnit { path: PathBuf, unit: String },
    #[error("{} does not say whose it is", path.display())]
    OfNobody { path: PathBuf },
}

/// What a figure has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    Ratio,
    Count,
    YesNo,
    /// The same of a whole, of which a part says yes.
    Share,
    Value,
    /// Points in place of those that the rule gives.
    Points,
}

impl FigureKind {
    /// What an indicator asks for.
    pub fn of(indicator: &Indicator) -> Self {
        match indicator.input {
            Input::Ratio { .. } => Self::Ratio,
            Input::Count { .. } => Self::Count,
            Input::YesNo if indicator.measures_a_fraction() => Self::Share,
            Input::YesNo => Self::YesNo,
            Input::Value { .. } => Self::Value,
        }
    }

    /// How it is typed.
    fn typed(self, words: &Words) -> String {
        match self {
            Self::Ratio => say!(words, "error-not-a-figure-ratio"),
            Self::Count => say!(words, "error-not-a-figure-count"),
            Self::YesNo => say!(words, "error-not-a-figure-yes-no"),
            Self::Share => say!(words, "error-not-a-figure-share"),
            Self::Value => say!(words, "error-not-a-figure-value"),
            Self::Points => say!(words, "error-not-a-figure-points"),
        }
    }
}

impl AppraisalError {
    /// The error in words.
    pub fn problem(&self, words: &Words) -> Problem {
        let number = |number: &Decimal| words.plain(*number, ALL_DIGITS);
        match self {
            Self::NoReason { indicator } => Problem::new(
                say!(words, "error-no-reason-what", indicator = indicator.as_str()),
                say!(words, "error-no-reason-next"),
            ),
            Self::TakesNoPoints { indicator } => Problem::new(
                say!(words, "error-takes-no-points-what", indicator = indicator.as_str()),
                say!(words, "error-takes-no-points-next"),
            ),
            Self::PointsOutOfRange { indicator, points, least, most } => Problem::new(
                say!(words, "error-points-range-what", indicator = indicator.as_str(), points = number(points)),
                say!(words, "error-points-range-next", least = number(least), most = number(most)),
            ),
            Self::NotAFigure { indicator, text, kind } => Problem::new(
                say!(words, "error-not-a-figure-what", indicator = indicator.as_str(), text = text.as_str()),
                kind.typed(words),
            ),
            Self::NotASetting { text } => Problem::new(
                say!(words, "error-not-a-setting-what", text = text.as_str()),
                say!(words, "error-not-a-setting-next"),
            ),
            Self::NothingDiffers { unit } => Problem::new(
                say!(words, "error-nothing-differs-what", unit = unit.as_str()),
                say!(words, "error-nothing-differs-next"),
            ),
            Self::NoTable { path } => of_table(say!(words, "error-no-table-what", path = shown(path)), words),
            Self::OfOtherPeriod { path, period } => {
                of_table(say!(words, "error-table-period-what", path = shown(path), period = period.as_str()), words)
            }
            Self::OfOtherUnit { path, unit } => {
                of_table(say!(words, "error-table-unit-what", path = shown(path), unit = unit.as_str()), words)
            }
            Self::OfNobody { path } => of_table(say!(words, "error-table-nobody-what", path = shown(path)), words),
        }
    }
}

fn of_table(what: String, words: &Words) -> Problem {
    Problem::new(what, say!(words, "error-appraised-table-next"))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
