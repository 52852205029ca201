//! Rules with fixed ends and those that add to or take from other points.

use rust_decimal::Decimal;

use super::super::exact::Measure;
use super::super::expression::{bracketed, least, minus, over, plain, times};
use super::super::reason::{Method, Part, Relation};
use super::teller::Teller;
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
            return self.decisive(method, relation, best, self.max);
        }
        let (behind, relation) = match rising {
            true => (self.measure.at_most(worst), Relation::AtMost),
            false => (self.measure.at_least(worst), Relation::AtLeast),
        };
        if behind {
            return self.decisive(method, relation, worst, floor);
        }
        let share = |tell: Teller<'_>| {
            let (value, low, high) = (tell.value(), tell.threshold(worst), tell.threshold(best));
            let (way, whole) = match rising {
                true => (minus(value, low.clone()), minus(high, low)),
                false => (minus(low.clone(), value), minus(low, high)),
            };
            over(bracketed(way), bracketed(whole))
        };
        let [worst, best] = [worst, best].map(Measure::whole);
        self.above_floor(method, share, [self.measure, worst], [best, worst], floor)
    }

    /// Takes points away, at most `limit`.
    pub(super) fn penalty(&self, points_each: Decimal, limit: Decimal) -> Outcome {
        let taken = self.each_up_to(points_each, limit);
        let lines = self.told(|tell| {
            let expression = minus(vec![plain(Decimal::ZERO)], self.capped(points_each, limit));
            vec![tell.worked(expression, -taken)]
        });
        (Method::Penalty, -taken, lines)
    }

    /// Adds points, at most `limit`.
    pub(super) fn bonus(&self, points_each: Decimal, limit: Decimal) -> Outcome {
        let added = self.each_up_to(points_each, limit);
        (Method::Bonus, added, self.told(|tell| vec![tell.worked(self.capped(points_each, limit), added)]))
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
        if points == entered {
            return self.given(Method::Appraised, points);
        }
        let lines = self.told(|tell| {
            let held = least(vec![plain(entered.max(Decimal::ZERO))], vec![plain(self.max)]);
            vec![tell.worked(held, points)]
        });
        (Method::Appraised, points, lines)
    }
}
