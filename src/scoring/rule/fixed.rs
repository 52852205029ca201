//! Rules with fixed ends and those that add to or take from other points.

use rust_decimal::Decimal;

use super::super::exact::Measure;
use super::super::expression::{bracketed, least, minus, over, plain, times};
use super::super::reason::{Method, Part, Relation};
use super::{Case, Outcome};

impl Case<'_> {
    /// Points between two fixed values, held to them.
    pub(super) fn goalposts(&self, worst: Decimal, best: Decimal, floor: Decimal) -> Outcome {
        let method = Method::Goalposts;
        let rising = best > worst;
        let (reached, relation) = match rising {
            true => (self.measure.at_least(best), Relation::AtLeast),
            false => (self.measure.at_most(best), Relation::AtMost),
        };
        if reached {
            return (method, self.max, vec![self.compared(relation, best), self.given(self.max)]);
        }
        let (behind, relation) = match rising {
            true => (self.measure.at_most(worst), Relation::AtMost),
            false => (self.measure.at_least(worst), Relation::AtLeast),
        };
        if behind {
            return (method, floor, vec![self.compared(relation, worst), self.given(floor)]);
        }
        let (value, low) = (self.value(), vec![Part::from(self.threshold(worst))]);
        let high = vec![Part::from(self.threshold(best))];
        let (way, whole) = match rising {
            true => (minus(value, low.clone()), minus(high, low)),
            false => (minus(low.clone(), value), minus(low, high)),
        };
        let share = over(bracketed(way), bracketed(whole));
        let [worst, best] = [worst, best].map(Measure::whole);
        self.above_floor(method, share, [self.measure, worst], [best, worst], floor)
    }

    /// Takes points away, at most `limit`.
    pub(super) fn penalty(&self, points_each: Decimal, limit: Decimal) -> Outcome {
        let taken = self.each_up_to(points_each, limit);
        let expression = minus(vec![plain(Decimal::ZERO)], self.capped(points_each, limit));
        (Method::Penalty, -taken, vec![self.worked(expression, -taken)])
    }

    /// Adds points, at most `limit`.
    pub(super) fn bonus(&self, points_each: Decimal, limit: Decimal) -> Outcome {
        let added = self.each_up_to(points_each, limit);
        (Method::Bonus, added, vec![self.worked(self.capped(points_each, limit), added)])
    }

    fn each_up_to(&self, points_each: Decimal, limit: Decimal) -> Decimal {
        self.measure.scaled(points_each, Decimal::ONE).min(limit).max(Decimal::ZERO)
    }

    /// `min(count × each; limit)`.
    fn capped(&self, points_each: Decimal, limit: Decimal) -> Vec<Part> {
        let counted = self.measure.numerator.max(Decimal::ZERO);
        least(times(vec![plain(counted)], points_each), vec![plain(limit)])
    }

    /// The appraiser's points, held to the maximum.
    pub(super) fn appraised(&self) -> Outcome {
        let entered = self.measure.value();
        let points = entered.min(self.max).max(Decimal::ZERO);
        let line = match points == entered {
            true => self.given(points),
            false => self.worked(least(vec![plain(entered.max(Decimal::ZERO))], vec![plain(self.max)]), points),
        };
        (Method::Appraised, points, vec![line])
    }
}
