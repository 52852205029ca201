//! The lines that show a figure's way to its points. Must not know rules: what is compared and worked out is handed in.

use rust_decimal::Decimal;

use crate::domain::Answer;

use super::super::exact::Measure;
use super::super::expression::{bracketed, over, plain};
use super::super::reason::{Figure, Line, Part, Relation};

/// Tells of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) answer: &'a Answer,
    /// Decimals of printed results.
    pub(super) digits: u32,
}

impl Teller<'_> {
    /// The line that shows the figure itself where it is worked out or is no number.
    pub(super) fn opening(self) -> Option<Line> {
        match self.answer {
            Answer::YesNo { yes } => Some(Line::Answered { yes: *yes }),
            Answer::Ratio { numerator, denominator } => {
                let measure = Measure::of(self.answer).unwrap_or(Measure::whole(Decimal::ZERO));
                let expression = over(vec![plain(*numerator)], vec![plain(*denominator)]);
                let result = printed_percent(measure, self.digits);
                Some(Line::Worked { expression, exact: is_exactly(measure, result), result })
            }
            Answer::PercentOnly { .. } | Answer::Count { .. } | Answer::Value { .. } | Answer::Silent { .. } => None,
        }
    }

    /// The value as an operand.
    pub(super) fn value(self) -> Vec<Part> {
        self.operand(self.answer)
    }

    /// A figure as an operand: never rounded, so a percent that had to be rounded goes in as its two counts.
    pub(super) fn operand(self, answer: &Answer) -> Vec<Part> {
        match (answer, Measure::of(answer)) {
            (Answer::Ratio { numerator, denominator }, Some(measure)) => {
                let percent = printed_percent(measure, self.digits);
                if is_exactly(measure, percent) {
                    return vec![percent.into()];
                }
                bracketed(over(vec![plain(*numerator)], vec![plain(*denominator)]))
            }
            (Answer::PercentOnly { fraction }, _) => vec![Figure::percent(*fraction).into()],
            (_, measure) => vec![plain(measure.map_or(Decimal::ZERO, |measure| measure.numerator))],
        }
    }

    /// A threshold as an operand.
    pub(super) fn threshold(self, threshold: Decimal) -> Vec<Part> {
        vec![self.printed_like_the_value(threshold).into()]
    }

    pub(super) fn compared(self, relation: Relation, threshold: Decimal) -> Line {
        Line::Compared { left: self.value(), relation, right: self.printed_like_the_value(threshold) }
    }

    pub(super) fn given(self, points: Decimal) -> Line {
        Line::Points { points: whole(points, self.digits) }
    }

    pub(super) fn worked(self, expression: Vec<Part>, points: Decimal) -> Line {
        Line::worked(expression, points, self.digits)
    }

    fn printed_like_the_value(self, threshold: Decimal) -> Figure {
        match self.answer {
            Answer::Ratio { .. } | Answer::PercentOnly { .. } => Figure::percent(threshold),
            Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => {
                Figure::plain(threshold)
            }
        }
    }
}

/// Points with more decimals than results are printed with (a maximum, a step, what was entered) are shown whole: nothing
/// is rounded here.
pub(super) fn whole(points: Decimal, digits: u32) -> Figure {
    Figure::rounded(points, digits.max(points.normalize().scale()))
}

pub(super) fn one() -> Vec<Part> {
    vec![plain(Decimal::ONE)]
}

fn printed_percent(measure: Measure, digits: u32) -> Figure {
    Figure::rounded_percent(measure.value(), digits)
}

fn is_exactly(measure: Measure, figure: Figure) -> bool {
    measure.at_least(figure.value) && measure.at_most(figure.value)
}
