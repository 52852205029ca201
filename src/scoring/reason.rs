//! Why a score is what it is: without language, so that screen, print and `--explain` say the same thing.
//!
//! A score holds the facts ([`Reason`]); the lines are made of them when somebody asks ([`super::IndicatorScore::lines`]).
//! Every figure in a line is exact as printed; only a result may be rounded, and then says so ([`Relation::About`]).
//! Whoever works a printed line out by hand gets its printed result.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::MissingPolicy;
use crate::domain::{UnitCode, points};

use super::peers::Sample;

/// What an indicator's points rest on, beside its rule and its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub why: Why,
    /// The figures of the units scored together, where the rule looks at them.
    pub(super) peers: Option<Arc<Sample>>,
}

/// What decided the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A figure and a rule.
    Scored { method: Method },
    /// Only followed (theo dõi): shown, worth nothing.
    Followed,
    /// Not applicable: it left the maximum.
    LeftOut { cause: LeftOut },
    /// No figure: the catalogue's policy decided.
    Missing { cause: Missing, policy: MissingPolicy },
    /// The rule needs a target and the catalogue gives none: it left the maximum.
    NoTarget,
    /// The rule needs peers and no unit has a figure: it left the maximum.
    NoPeers,
}

/// The rule kind that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Ratio,
    AchievementHigher,
    AchievementLower,
    YesNo,
    /// A yes/no rule over the share of agencies that say yes.
    ShareOfYes,
    Steps,
    CappedCount,
    BestPeerHigher,
    BestPeerLower,
    MinMaxHigher,
    MinMaxLower,
    Goalposts,
    ZScoreHigher,
    ZScoreLower,
    TargetDistanceHigher,
    TargetDistanceLower,
    Penalty,
    Bonus,
    /// The points are a measured value.
    Appraised,
    /// An appraiser entered points in place of the rule's.
    Entered,
}

/// Why an indicator is not applicable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// The catalogue says so of the unit: of its kind, its bloc, or of it alone.
    NotConcerned,
    /// The unit said so.
    SaidSo,
    /// Each of its agencies said so.
    EveryAgencySaidSo,
    /// The whole is zero: there is nothing of which a part could be taken.
    ZeroDenominator,
    /// The committee found so.
    Appraised,
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The unit says that it has none.
    NoFigure,
    /// Its workbook has no row for the indicator.
    NoRow,
    /// What it gave is not the kind of figure the indicator asks for.
    DoesNotFit,
    /// Nothing was sent.
    NotSent,
    /// All that agencies gave are percentages, which are never added up.
    OnlyPercentages,
    /// The agencies' answers do not decide it yet.
    Undecided,
    /// The committee does not accept the figure that the unit gave.
    NotAccepted,
    /// Only what was appraised is to count, and this was not.
    NotAppraised,
}

/// One line of the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// `310 ÷ 1.000 = 31,00%`.
    Worked { expression: Vec<Part>, exact: bool, result: Figure },
    /// `31,00% ≥ 30%`.
    Compared { left: Vec<Part>, relation: Relation, right: Figure },
    /// What was answered.
    Answered { yes: bool },
    /// The units scored together that have a figure, and the ends between which theirs lie.
    Peers { units: u32, lowest: Vec<Part>, lowest_unit: UnitCode, highest: Vec<Part>, highest_unit: UnitCode },
    /// Mean and sample deviation of the same units' figures.
    Spread { mean: Figure, deviation: Figure },
    /// The points, where no arithmetic leads to them.
    Points { points: Figure },
    /// The points that the appraiser entered, and those of the rule in whose place they stand, where it gave any.
    Entered { points: Figure, instead_of: Option<Figure> },
}

/// A piece of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Figure(Figure),
    Symbol(Symbol),
}

/// A number as it is to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The number; a fraction (0.31) where it is printed as percent (31%).
    pub value: Decimal,
    /// Decimals to print.
    pub digits: u32,
    pub percent: bool,
}

/// Signs of an expression; the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    Plus,
    Minus,
    Times,
    Divide,
    Open,
    Close,
    Power,
    /// `min(`
    Min,
    /// `max(`
    Max,
    /// `;` between arguments: a comma is a decimal sign in Vietnamese.
    Separator,
}

/// How two sides of a line stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Equal,
    /// Rounded in print.
    About,
    AtLeast,
    AtMost,
    Above,
    Below,
}

impl Symbol {
    /// The sign with the spaces that belong to it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => " + ",
            Self::Minus => " − ",
            Self::Power => " ^ ",
            Self::Times => " × ",
            Self::Divide => " ÷ ",
            Self::Open => "(",
            Self::Close => ")",
            Self::Min => "min(",
            Self::Max => "max(",
            Self::Separator => "; ",
        }
    }
}

impl Relation {
    /// `=` where a printed result is exact, `≈` where it is rounded.
    pub fn of_result(exact: bool) -> Self {
        if exact { Self::Equal } else { Self::About }
    }

    /// The sign with the spaces that belong to it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => " = ",
            Self::About => " ≈ ",
            Self::AtLeast => " ≥ ",
            Self::AtMost => " ≤ ",
            Self::Above => " > ",
            Self::Below => " < ",
        }
    }
}

impl Figure {
    /// A number with all the decimals it has.
    pub fn plain(value: Decimal) -> Self {
        let value = value.normalize();
        Self { value, digits: value.scale(), percent: false }
    }

    /// A fraction as percent, with all the decimals it has.
    pub fn percent(fraction: Decimal) -> Self {
        let fraction = fraction.normalize();
        Self { value: fraction, digits: fraction.scale().saturating_sub(2), percent: true }
    }

    /// Points or another result, rounded for print.
    pub fn rounded(value: Decimal, digits: u32) -> Self {
        Self { value: points::round(value, digits), digits, percent: false }
    }

    /// A fraction as percent, rounded for print.
    pub fn rounded_percent(fraction: Decimal, digits: u32) -> Self {
        Self { value: points::round(fraction, digits + 2), digits, percent: true }
    }
}

impl Line {
    /// An expression and its value, printed with `digits` decimals.
    pub(super) fn worked(expression: Vec<Part>, value: Decimal, digits: u32) -> Self {
        let result = Figure::rounded(value, digits);
        Self::Worked { expression, exact: result.value == value, result }
    }
}

impl From<Figure> for Part {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl From<Symbol> for Part {
    fn from(symbol: Symbol) -> Self {
        Self::Symbol(symbol)
    }
}
