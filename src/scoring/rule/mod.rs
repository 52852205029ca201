//! The rule kinds: how a figure becomes points, with the lines that show it.

mod fixed;
mod peer;

use rust_decimal::Decimal;

use crate::catalogue::{Direction, Indicator, Rule, Step};
use crate::domain::{Answer, points};

use super::exact::Measure;
use super::expression::{bracketed, least, over, plain, times};
use super::peers::Sample;
use super::reason::{Figure, Line, Method, Part, Reason, Relation, Why};

/// What a rule makes of a figure: points between 0 and the maximum, not yet rounded.
pub(super) struct Applied {
    pub(super) points: Decimal,
    /// The indicator's maximum, or 0 where the rule cannot count or knows none.
    pub(super) max: Decimal,
    /// Whether the points take part in the group's.
    pub(super) counts: bool,
    pub(super) reason: Reason,
}

/// A figure on its way to points.
struct Case<'a> {
    answer: &'a Answer,
    measure: Measure,
    max: Decimal,
    /// Decimals of printed results.
    digits: u32,
}

/// Points, and the lines that lead to them.
pub(super) type Outcome = (Method, Decimal, Vec<Line>);

/// Applies the indicator's rule to a figure. `sample`: its peers' figures, where the rule needs them. `digits` is how many
/// decimals results are printed with.
pub(super) fn apply(indicator: &Indicator, answer: &Answer, sample: Option<&Sample>, digits: u32) -> Applied {
    let measure = Measure::of(answer).unwrap_or(Measure { numerator: Decimal::ZERO, denominator: Decimal::ONE });
    let case = Case { answer, measure, max: indicator.max, digits };
    let (method, points, steps) = match &indicator.rule {
        Rule::Ratio => case.ratio(Method::Ratio),
        Rule::YesNo => case.yes_no(),
        Rule::Steps { steps } => case.steps(steps),
        Rule::CappedCount { points_each } => case.capped_count(*points_each),
        Rule::Achievement { direction } => match (&indicator.target, direction) {
            (None, _) => return case.uncounted(Why::NoTarget),
            (Some(target), Direction::Higher) => case.higher(target.value),
            (Some(target), Direction::Lower) => case.lower(target.value),
        },
        Rule::Goalposts { worst, best, floor } => case.goalposts(*worst, *best, *floor),
        Rule::Penalty { points_each, limit } => case.penalty(*points_each, *limit),
        Rule::Bonus { points_each, limit } => case.bonus(*points_each, *limit),
        Rule::Appraised => case.appraised(),
        Rule::BestPeer { .. } | Rule::MinMax { .. } | Rule::ZScore { .. } | Rule::TargetDistance { .. } => {
            match case.among(indicator, sample) {
                Ok(outcome) => outcome,
                Err(why) => return case.uncounted(why),
            }
        }
        Rule::NotScored => return case.uncounted(Why::Followed),
    };
    let bounded = !indicator.rule.is_extra() && !indicator.rule.is_unbounded();
    let points = if bounded { held(points, case.max) } else { points };
    let steps = case.opening().into_iter().chain(steps).collect();
    Applied { points, max: case.max, counts: true, reason: Reason { why: Why::Scored { method }, steps } }
}

impl Case<'_> {
    fn uncounted(&self, why: Why) -> Applied {
        let steps = self.opening().into_iter().collect();
        Applied { points: Decimal::ZERO, max: Decimal::ZERO, counts: false, reason: Reason { why, steps } }
    }

    /// The line that shows the figure itself where it is worked out or is no number.
    fn opening(&self) -> Option<Line> {
        match self.answer {
            Answer::YesNo { yes } => Some(Line::Answered { yes: *yes }),
            Answer::Ratio { numerator, denominator } => {
                let expression = over(vec![plain(*numerator)], vec![plain(*denominator)]);
                let result = printed_percent(self.measure, self.digits);
                Some(Line::Worked { expression, exact: is_exactly(self.measure, result), result })
            }
            Answer::PercentOnly { .. } | Answer::Count { .. } | Answer::Value { .. } | Answer::Silent { .. } => None,
        }
    }

    /// The value as an operand.
    fn value(&self) -> Vec<Part> {
        operand(self.answer, self.digits)
    }

    /// A threshold in the way the value is printed.
    fn threshold(&self, threshold: Decimal) -> Figure {
        match self.answer {
            Answer::Ratio { .. } | Answer::PercentOnly { .. } => Figure::percent(threshold),
            Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => {
                Figure::plain(threshold)
            }
        }
    }

    fn compared(&self, relation: Relation, threshold: Decimal) -> Line {
        Line::Compared { left: self.value(), relation, right: self.threshold(threshold) }
    }

    fn given(&self, points: Decimal) -> Line {
        // A maximum or a step with more decimals than results are printed with is shown whole: nothing is rounded here.
        let digits = self.digits.max(points.normalize().scale());
        Line::Points { points: Figure::rounded(points, digits) }
    }

    fn worked(&self, expression: Vec<Part>, points: Decimal) -> Line {
        Line::worked(expression, points, self.digits)
    }

    fn ratio(&self, method: Method) -> Outcome {
        if self.measure.is_negative() {
            let steps = vec![self.compared(Relation::Below, Decimal::ZERO), self.given(Decimal::ZERO)];
            return (method, Decimal::ZERO, steps);
        }
        let whole = self.measure.at_least(Decimal::ONE);
        let share =
            if whole && !self.measure.at_most(Decimal::ONE) { least(one(), self.value()) } else { self.value() };
        let points = if whole { self.max } else { self.measure.scaled(self.max, Decimal::ONE) };
        (method, points, vec![self.worked(times(share, self.max), points)])
    }

    fn yes_no(&self) -> Outcome {
        match self.answer {
            Answer::YesNo { yes } => {
                let points = if *yes { self.max } else { Decimal::ZERO };
                (Method::YesNo, points, vec![self.given(points)])
            }
            _ => self.ratio(Method::ShareOfYes),
        }
    }

    fn higher(&self, target: Decimal) -> Outcome {
        let method = Method::AchievementHigher;
        let reached = self.measure.at_least(target);
        // A target of 0 or below has no share that could be reached: it is met or it is not.
        if target <= Decimal::ZERO || self.measure.is_negative() {
            return self.met_or_not(method, reached, target, (Relation::AtLeast, Relation::Below));
        }
        let points = if reached { self.max } else { self.measure.scaled(self.max, target) };
        let share = over(self.value(), vec![self.threshold(target).into()]);
        (method, points, vec![self.worked(times(least(one(), share), self.max), points)])
    }

    fn lower(&self, target: Decimal) -> Outcome {
        let method = Method::AchievementLower;
        let reached = self.measure.at_most(target);
        if reached || target <= Decimal::ZERO {
            return self.met_or_not(method, reached, target, (Relation::AtMost, Relation::Above));
        }
        let points = self.measure.dividing(target, self.max);
        let share = over(vec![self.threshold(target).into()], self.value());
        (method, points, vec![self.worked(times(least(one(), share), self.max), points)])
    }

    fn met_or_not(&self, method: Method, met: bool, target: Decimal, relations: (Relation, Relation)) -> Outcome {
        let points = if met { self.max } else { Decimal::ZERO };
        let relation = if met { relations.0 } else { relations.1 };
        (method, points, vec![self.compared(relation, target), self.given(points)])
    }

    fn steps(&self, steps: &[Step]) -> Outcome {
        let (reached, missed): (Vec<&Step>, Vec<&Step>) =
            steps.iter().partition(|step| self.measure.at_least(step.from));
        let highest = reached.iter().max_by_key(|step| step.from);
        let next = missed.iter().min_by_key(|step| step.from);
        let points = held(highest.map_or(Decimal::ZERO, |step| step.points), self.max);
        let lines = highest
            .map(|step| self.compared(Relation::AtLeast, step.from))
            .into_iter()
            .chain(next.map(|step| self.compared(Relation::Below, step.from)))
            .chain([self.given(points)])
            .collect();
        (Method::Steps, points, lines)
    }

    fn capped_count(&self, points_each: Decimal) -> Outcome {
        let earned = self.measure.scaled(points_each, Decimal::ONE);
        if earned < Decimal::ZERO {
            let lines = vec![self.compared(Relation::Below, Decimal::ZERO), self.given(Decimal::ZERO)];
            return (Method::CappedCount, Decimal::ZERO, lines);
        }
        let points = earned.min(self.max);
        let capped = least(times(self.value(), points_each), vec![plain(self.max)]);
        (Method::CappedCount, points, vec![self.worked(capped, points)])
    }
}

/// A figure as an operand: never rounded, so a percent that had to be rounded goes in as its two counts.
fn operand(answer: &Answer, digits: u32) -> Vec<Part> {
    match (answer, Measure::of(answer)) {
        (Answer::Ratio { numerator, denominator }, Some(measure)) => {
            let percent = printed_percent(measure, digits);
            if is_exactly(measure, percent) {
                return vec![percent.into()];
            }
            bracketed(over(vec![plain(*numerator)], vec![plain(*denominator)]))
        }
        (Answer::PercentOnly { fraction }, _) => vec![Figure::percent(*fraction).into()],
        (_, measure) => vec![plain(measure.map_or(Decimal::ZERO, |measure| measure.numerator))],
    }
}

fn one() -> Vec<Part> {
    vec![plain(Decimal::ONE)]
}

fn printed_percent(measure: Measure, digits: u32) -> Figure {
    Figure::rounded_percent(measure.value(), digits)
}

fn is_exactly(measure: Measure, figure: Figure) -> bool {
    measure.at_least(figure.value) && measure.at_most(figure.value)
}

/// Rounds points as the catalogue says, never over the maximum.
pub(super) fn rounded(points: Decimal, max: Decimal, digits: u32) -> Decimal {
    points::round(points, digits).min(max)
}

/// Points are never below 0 nor above the maximum, whatever a catalogue or a workbook says.
fn held(points: Decimal, max: Decimal) -> Decimal {
    points.min(max).max(Decimal::ZERO)
}
