//! Rules that measure a unit against the units scored together with it.

use rust_decimal::Decimal;

use crate::catalogue::{Direction, Indicator, Rule};

use super::super::exact::{Measure, quotient, share_of_way};
use super::super::expression::{bracketed, minus, over, plain, plus, times};
use super::super::peers::{Extreme, Sample};
use super::super::reason::{Figure, Line, Method, Part, Relation, Why};
use super::teller::Teller;
use super::{Case, Outcome};

impl<'a> Case<'a> {
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
        let peers = self.told(|tell| vec![tell.peers(sample)]);
        Ok((method, points, peers.into_iter().chain(lines).collect()))
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
            return self.given(method, self.max);
        }
        // Shares of something that is not above zero say nothing: only the best itself has reached it.
        if best.value <= Decimal::ZERO || self.measure.is_negative() {
            return self.given(method, Decimal::ZERO);
        }
        let (top, bottom) = match direction {
            Direction::Higher => (self.own(), best.value),
            Direction::Lower => (best.value, self.own()),
        };
        let points = quotient([top, self.max], [bottom, Decimal::ONE]);
        let lines = self.told(|tell| {
            let (own, best) = (tell.value(), tell.of(best));
            let share = match direction {
                Direction::Higher => over(own, best),
                Direction::Lower => over(best, own),
            };
            vec![tell.worked(times(share, self.max), points)]
        });
        (method, points, lines)
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
            return self.given(method, self.max);
        }
        let [low, high] = [lowest, highest].map(Extreme::measure);
        let gone = match direction {
            Direction::Higher => [self.measure, low],
            Direction::Lower => [high, self.measure],
        };
        let share = |tell: Teller<'_>| {
            let way = match direction {
                Direction::Higher => minus(tell.value(), tell.of(lowest)),
                Direction::Lower => minus(tell.of(highest), tell.value()),
            };
            over(bracketed(way), bracketed(minus(tell.of(highest), tell.of(lowest))))
        };
        self.above_floor(method, share, gone, [high, low], floor)
    }

    /// `floor + share × (max − floor)`.
    pub(super) fn above_floor(
        &self,
        method: Method,
        share: impl FnOnce(Teller<'a>) -> Vec<Part>,
        gone: [Measure; 2],
        whole: [Measure; 2],
        floor: Decimal,
    ) -> Outcome {
        let span = self.max.saturating_sub(floor);
        let points = share_of_way(gone, whole, span).saturating_add(floor);
        let lines = self.told(|tell| {
            let scaled = times(share(tell), span);
            vec![tell.worked(if floor.is_zero() { scaled } else { plus(scaled, floor) }, points)]
        });
        (method, points, lines)
    }

    fn z_score(&self, direction: Direction, centre: Decimal, spread: Decimal, sample: &Sample) -> Outcome {
        let method = match direction {
            Direction::Higher => Method::ZScoreHigher,
            Direction::Lower => Method::ZScoreLower,
        };
        if sample.deviation.is_zero() {
            return (method, centre, self.told(|tell| vec![spread_line(sample), tell.given(centre)]));
        }
        let away = match direction {
            Direction::Higher => self.own().saturating_sub(sample.mean),
            Direction::Lower => sample.mean.saturating_sub(self.own()),
        };
        let points = quotient([away, spread], [sample.deviation, Decimal::ONE]).saturating_add(centre);
        let lines = self.told(|tell| {
            let way = match direction {
                Direction::Higher => minus(tell.value(), vec![plain(sample.mean)]),
                Direction::Lower => minus(vec![plain(sample.mean)], tell.value()),
            };
            let divided = over(bracketed(way), vec![plain(sample.deviation)]);
            let scaled = if spread == Decimal::ONE { divided } else { times(divided, spread) };
            let expression = if centre.is_zero() { scaled } else { plus(scaled, centre) };
            vec![spread_line(sample), tell.worked(expression, points)]
        });
        (method, points, lines)
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
            return self.decisive(method, relation, target, self.max);
        }
        // Short of the target, the sample's end is too: the way to the target is never zero.
        let (end, aim) = (worst.measure(), Measure::whole(target));
        let (gone, length) = match direction {
            Direction::Higher => ([self.measure, end], [aim, end]),
            Direction::Lower => ([end, self.measure], [end, aim]),
        };
        let points = share_of_way(gone, length, self.max);
        let lines = self.told(|tell| {
            let (way, whole) = match direction {
                Direction::Higher => {
                    (minus(tell.value(), tell.of(worst)), minus(tell.threshold(target), tell.of(worst)))
                }
                Direction::Lower => {
                    (minus(tell.of(worst), tell.value()), minus(tell.of(worst), tell.threshold(target)))
                }
            };
            vec![tell.worked(times(over(bracketed(way), bracketed(whole)), self.max), points)]
        });
        (method, points, lines)
    }
}

impl Teller<'_> {
    fn peers(self, sample: &Sample) -> Line {
        Line::Peers {
            units: sample.units,
            lowest: self.of(&sample.lowest),
            lowest_unit: sample.lowest.unit.clone(),
            highest: self.of(&sample.highest),
            highest_unit: sample.highest.unit.clone(),
        }
    }

    fn of(self, extreme: &Extreme) -> Vec<Part> {
        self.operand(&extreme.answer)
    }
}

fn spread_line(sample: &Sample) -> Line {
    Line::Spread { mean: Figure::plain(sample.mean), deviation: Figure::plain(sample.deviation) }
}
