//! Rules that measure a unit against the units scored together with it.

use rust_decimal::Decimal;

use crate::catalogue::{Direction, Indicator, Rule};

use super::super::exact::{Measure, quotient, share_of_way};
use super::super::expression::{bracketed, minus, over, plain, plus, times};
use super::super::peers::{Extreme, Sample};
use super::super::reason::{Figure, Line, Method, Part, Relation, Why};
use super::{Case, Outcome, operand};

impl Case<'_> {
    /// The outcome of a rule that needs peers, opened by the line that says which they are.
    pub(super) fn among(&self, indicator: &Indicator, sample: Option<&Sample>) -> Result<Outcome, Why> {
        // The unit itself has a figure, so there is a sample.
        let Some(sample) = sample else { return Err(Why::NoPeers) };
        let (method, points, lines) = match (&indicator.rule, &indicator.target) {
            (Rule::BestPeer { direction }, _) => self.best_peer(*direction, sample),
            (Rule::MinMax { direction, floor }, _) => self.min_max(*direction, *floor, sample),
            (Rule::ZScore { direction, centre, spread }, _) => self.z_score(*direction, *centre, *spread, sample),
            (Rule::TargetDistance { direction }, Some(target)) => {
                self.target_distance(*direction, target.value, sample)
            }
            _ => return Err(Why::NoTarget),
        };
        Ok((method, points, std::iter::once(self.peers(sample)).chain(lines).collect()))
    }

    fn peers(&self, sample: &Sample) -> Line {
        Line::Peers {
            units: sample.units,
            lowest: self.of(&sample.lowest),
            lowest_unit: sample.lowest.unit.clone(),
            highest: self.of(&sample.highest),
            highest_unit: sample.highest.unit.clone(),
        }
    }

    fn of(&self, extreme: &Extreme) -> Vec<Part> {
        operand(&extreme.answer, self.digits)
    }

    fn own(&self) -> Decimal {
        self.measure.value()
    }

    fn best_peer(&self, direction: Direction, sample: &Sample) -> Outcome {
        let (method, best) = match direction {
            Direction::Higher => (Method::BestPeerHigher, &sample.highest),
            Direction::Lower => (Method::BestPeerLower, &sample.lowest),
        };
        if self.own() == best.value {
            return (method, self.max, vec![self.given(self.max)]);
        }
        // Shares of something that is not above zero say nothing: only the best itself has reached it.
        if best.value <= Decimal::ZERO || self.measure.is_negative() {
            return (method, Decimal::ZERO, vec![self.given(Decimal::ZERO)]);
        }
        let (part, whole, top, bottom) = match direction {
            Direction::Higher => (self.value(), self.of(best), self.own(), best.value),
            Direction::Lower => (self.of(best), self.value(), best.value, self.own()),
        };
        let points = quotient([top, self.max], [bottom, Decimal::ONE]);
        let share = over(part, whole);
        (method, points, vec![self.worked(times(share, self.max), points)])
    }

    fn min_max(&self, direction: Direction, floor: Decimal, sample: &Sample) -> Outcome {
        let (lowest, highest) = (&sample.lowest, &sample.highest);
        let method = match direction {
            Direction::Higher => Method::MinMaxHigher,
            Direction::Lower => Method::MinMaxLower,
        };
        let width = highest.value.saturating_sub(lowest.value);
        // Where all have the same, nobody is behind anybody.
        if width.is_zero() {
            return (method, self.max, vec![self.given(self.max)]);
        }
        let [low, high] = [lowest, highest].map(Extreme::measure);
        let (way, gone) = match direction {
            Direction::Higher => (minus(self.value(), self.of(lowest)), [self.measure, low]),
            Direction::Lower => (minus(self.of(highest), self.value()), [high, self.measure]),
        };
        let share = over(bracketed(way), bracketed(minus(self.of(highest), self.of(lowest))));
        self.above_floor(method, share, gone, [high, low], floor)
    }

    /// `floor + share × (max − floor)`.
    pub(super) fn above_floor(
        &self,
        method: Method,
        share: Vec<Part>,
        gone: [Measure; 2],
        whole: [Measure; 2],
        floor: Decimal,
    ) -> Outcome {
        let span = self.max.saturating_sub(floor);
        let points = share_of_way(gone, whole, span).saturating_add(floor);
        let scaled = times(share, span);
        let expression = if floor.is_zero() { scaled } else { plus(scaled, floor) };
        (method, points, vec![self.worked(expression, points)])
    }

    fn z_score(&self, direction: Direction, centre: Decimal, spread: Decimal, sample: &Sample) -> Outcome {
        let mean = Figure::plain(sample.mean);
        let spread_line = Line::Spread { mean, deviation: Figure::plain(sample.deviation) };
        let method = match direction {
            Direction::Higher => Method::ZScoreHigher,
            Direction::Lower => Method::ZScoreLower,
        };
        if sample.deviation.is_zero() {
            return (method, centre, vec![spread_line, self.given(centre)]);
        }
        let (away, way) = match direction {
            Direction::Higher => (self.own().saturating_sub(sample.mean), minus(self.value(), vec![mean.into()])),
            Direction::Lower => (sample.mean.saturating_sub(self.own()), minus(vec![mean.into()], self.value())),
        };
        let points = quotient([away, spread], [sample.deviation, Decimal::ONE]).saturating_add(centre);
        let divided = over(bracketed(way), vec![plain(sample.deviation)]);
        let scaled = if spread == Decimal::ONE { divided } else { times(divided, spread) };
        let expression = if centre.is_zero() { scaled } else { plus(scaled, centre) };
        (method, points, vec![spread_line, self.worked(expression, points)])
    }

    fn target_distance(&self, direction: Direction, target: Decimal, sample: &Sample) -> Outcome {
        let (method, reached, relation, worst) = match direction {
            Direction::Higher => {
                (Method::TargetDistanceHigher, self.measure.at_least(target), Relation::AtLeast, &sample.lowest)
            }
            Direction::Lower => {
                (Method::TargetDistanceLower, self.measure.at_most(target), Relation::AtMost, &sample.highest)
            }
        };
        if reached {
            return (method, self.max, vec![self.compared(relation, target), self.given(self.max)]);
        }
        // Short of the target, the sample's end is too: the way to the target is never zero.
        let (way, whole, gone, length) = match direction {
            Direction::Higher => (
                minus(self.value(), self.of(worst)),
                minus(vec![self.threshold(target).into()], self.of(worst)),
                [self.measure, worst.measure()],
                [Measure::whole(target), worst.measure()],
            ),
            Direction::Lower => (
                minus(self.of(worst), self.value()),
                minus(self.of(worst), vec![self.threshold(target).into()]),
                [worst.measure(), self.measure],
                [worst.measure(), Measure::whole(target)],
            ),
        };
        let points = share_of_way(gone, length, self.max);
        let share = over(bracketed(way), bracketed(whole));
        (method, points, vec![self.worked(times(share, self.max), points)])
    }
}
