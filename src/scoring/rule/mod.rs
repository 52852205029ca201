//! The rule kinds: how a figure becomes points, and the lines that show it.
//!
//! A score keeps the facts; its lines are made by the same arithmetic when somebody asks for them, because most scores
//! are only added up and ranked.

mod fixed;
mod peer;
mod teller;

use rust_decimal::Decimal;

use crate::catalogue::{Direction, Indicator, Rule, Step};
use crate::domain::{Answer, points};

use super::exact::Measure;
use super::expression::{least, over, plain, times};
use super::peers::Sample;
use super::reason::{Figure, Line, Method, Relation, Why};
use teller::{Teller, one};

/// What a rule makes of a figure: points between 0 and the maximum, not yet rounded.
pub(super) struct Applied {
    pub(super) points: Decimal,
    /// The indicator's maximum, or 0 where the rule cannot count or knows none.
    pub(super) max: Decimal,
    /// Whether the points take part in the group's.
    pub(super) counts: bool,
    pub(super) why: Why,
}

/// A figure on its way to points.
struct Case<'a> {
    answer: &'a Answer,
    measure: Measure,
    max: Decimal,
    /// Nothing while nobody asks for lines.
    teller: Option<Teller<'a>>,
}

/// Points, and the lines that lead to them where they are asked for.
pub(super) type Outcome = (Method, Decimal, Vec<Line>);

/// Applies the indicator's rule to a figure. `sample`: its peers' figures, where the rule needs them.
pub(super) fn apply(indicator: &Indicator, answer: &Answer, sample: Option<&Sample>) -> Applied {
    let (method, points, _) = match Case::of(indicator, answer, None).decided(indicator, sample) {
        Ok(outcome) => outcome,
        Err(why) => return Applied { points: Decimal::ZERO, max: Decimal::ZERO, counts: false, why },
    };
    let bounded = !indicator.rule.is_extra() && !indicator.rule.is_unbounded();
    let points = if bounded { held(points, indicator.max) } else { points };
    Applied { points, max: indicator.max, counts: true, why: Why::Scored { method } }
}

/// The points an appraiser entered in place of the rule's, within its bounds; nothing where the indicator takes none.
pub(super) fn entered(indicator: &Indicator, points: Decimal) -> Option<Applied> {
    let (least, most) = indicator.enterable_points()?;
    let points = points.clamp(least, most);
    Some(Applied { points, max: indicator.max, counts: true, why: Why::Scored { method: Method::Entered } })
}

/// The line that says so; `by_rule` is what [`apply`] makes of the figure, where there is one.
pub(super) fn entered_line(entered: &Applied, by_rule: Option<&Applied>, digits: u32) -> Line {
    let instead_of = by_rule.filter(|applied| matches!(applied.why, Why::Scored { .. }));
    Line::Entered {
        points: teller::whole(entered.points, digits),
        instead_of: instead_of.map(|applied| Figure::rounded(applied.points, digits)),
    }
}

/// The lines that lead from a figure to what [`apply`] makes of it, with results printed with `digits` decimals.
pub(super) fn lines(indicator: &Indicator, answer: &Answer, sample: Option<&Sample>, digits: u32) -> Vec<Line> {
    let teller = Teller { answer, digits };
    let decided = Case::of(indicator, answer, Some(teller)).decided(indicator, sample);
    let steps = decided.map_or_else(|_| Vec::new(), |(_, _, steps)| steps);
    teller.opening().into_iter().chain(steps).collect()
}

impl<'a> Case<'a> {
    fn of(indicator: &Indicator, answer: &'a Answer, teller: Option<Teller<'a>>) -> Self {
        let measure = Measure::of(answer).unwrap_or(Measure::whole(Decimal::ZERO));
        Self { answer, measure, max: indicator.max, teller }
    }

    /// What the indicator's rule gives, or why it cannot count.
    fn decided(&self, indicator: &Indicator, sample: Option<&Sample>) -> Result<Outcome, Why> {
        Ok(match &indicator.rule {
            Rule::Ratio => self.ratio(Method::Ratio),
            Rule::YesNo => self.yes_no(),
            Rule::Steps { steps } => self.steps(steps),
            Rule::CappedCount { points_each } => self.capped_count(*points_each),
            Rule::Achievement { direction } => match (&indicator.target, direction) {
                (None, _) => return Err(Why::NoTarget),
                (Some(target), Direction::Higher) => self.higher(target.value),
                (Some(target), Direction::Lower) => self.lower(target.value),
            },
            Rule::Goalposts { worst, best, floor } => self.goalposts(*worst, *best, *floor),
            Rule::Penalty { points_each, limit } => self.penalty(*points_each, *limit),
            Rule::Bonus { points_each, limit } => self.bonus(*points_each, *limit),
            Rule::Appraised => self.appraised(),
            Rule::BestPeer { .. } | Rule::MinMax { .. } | Rule::ZScore { .. } | Rule::TargetDistance { .. } => {
                return self.among(indicator, sample);
            }
            Rule::NotScored => return Err(Why::Followed),
        })
    }

    /// What is to be said, if anybody listens.
    fn told(&self, lines: impl FnOnce(Teller<'a>) -> Vec<Line>) -> Vec<Line> {
        self.teller.map_or_else(Vec::new, lines)
    }

    /// Points that no arithmetic leads to.
    fn given(&self, method: Method, points: Decimal) -> Outcome {
        (method, points, self.told(|tell| vec![tell.given(points)]))
    }

    /// Points that hang on nothing but a comparison.
    fn decisive(&self, method: Method, relation: Relation, threshold: Decimal, points: Decimal) -> Outcome {
        (method, points, self.told(|tell| vec![tell.compared(relation, threshold), tell.given(points)]))
    }

    fn ratio(&self, method: Method) -> Outcome {
        if self.measure.is_negative() {
            return self.decisive(method, Relation::Below, Decimal::ZERO, Decimal::ZERO);
        }
        let whole = self.measure.at_least(Decimal::ONE);
        let points = if whole { self.max } else { self.measure.scaled(self.max, Decimal::ONE) };
        let lines = self.told(|tell| {
            let over_whole = whole && !self.measure.at_most(Decimal::ONE);
            let share = if over_whole { least(one(), tell.value()) } else { tell.value() };
            vec![tell.worked(times(share, self.max), points)]
        });
        (method, points, lines)
    }

    fn yes_no(&self) -> Outcome {
        match self.answer {
            Answer::YesNo { yes } => {
                let points = if *yes { self.max } else { Decimal::ZERO };
                let lines = self.told(|tell| vec![tell.worked(times(tell.value(), self.max), points)]);
                (Method::YesNo, points, lines)
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
        let lines = self.told(|tell| {
            let share = over(tell.value(), tell.threshold(target));
            vec![tell.worked(times(least(one(), share), self.max), points)]
        });
        (method, points, lines)
    }

    fn lower(&self, target: Decimal) -> Outcome {
        let method = Method::AchievementLower;
        let reached = self.measure.at_most(target);
        if reached || target <= Decimal::ZERO {
            return self.met_or_not(method, reached, target, (Relation::AtMost, Relation::Above));
        }
        let points = self.measure.dividing(target, self.max);
        let lines = self.told(|tell| {
            let share = over(tell.threshold(target), tell.value());
            vec![tell.worked(times(least(one(), share), self.max), points)]
        });
        (method, points, lines)
    }

    fn met_or_not(&self, method: Method, met: bool, target: Decimal, relations: (Relation, Relation)) -> Outcome {
        match met {
            true => self.decisive(method, relations.0, target, self.max),
            false => self.decisive(method, relations.1, target, Decimal::ZERO),
        }
    }

    fn steps(&self, steps: &[Step]) -> Outcome {
        let is_reached = |step: &&Step| self.measure.at_least(step.from);
        let highest = steps.iter().filter(is_reached).max_by_key(|step| step.from);
        let points = held(highest.map_or(Decimal::ZERO, |step| step.points), self.max);
        let lines = self.told(|tell| {
            let next = steps.iter().filter(|step| !is_reached(step)).min_by_key(|step| step.from);
            let reached = highest.map(|step| tell.compared(Relation::AtLeast, step.from));
            let missed = next.map(|step| tell.compared(Relation::Below, step.from));
            reached.into_iter().chain(missed).chain([tell.given(points)]).collect()
        });
        (Method::Steps, points, lines)
    }

    fn capped_count(&self, points_each: Decimal) -> Outcome {
        let earned = self.measure.scaled(points_each, Decimal::ONE);
        if earned < Decimal::ZERO {
            return self.decisive(Method::CappedCount, Relation::Below, Decimal::ZERO, Decimal::ZERO);
        }
        let points = earned.min(self.max);
        let lines = self.told(|tell| {
            let capped = least(times(tell.value(), points_each), vec![plain(self.max)]);
            vec![tell.worked(capped, points)]
        });
        (Method::CappedCount, points, lines)
    }
}

/// Rounds points as the catalogue says, never over the maximum.
pub(super) fn rounded(points: Decimal, max: Decimal, digits: u32) -> Decimal {
    points::round(points, digits).min(max)
}

/// Points are never below 0 nor above the maximum, whatever a catalogue or a workbook says.
fn held(points: Decimal, max: Decimal) -> Decimal {
    points.min(max).max(Decimal::ZERO)
}
