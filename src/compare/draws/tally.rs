//! Ranks of one draw, and how often a unit had which.

use crate::catalogue::{Catalogue, RankBy, TiePolicy};
use std::cmp::Reverse;

use super::RankRange;
use super::weighed::Made;

/// What is ranked, how it is printed, and what follows a tie.
pub(super) struct Placing {
    by: RankBy,
    ties: TiePolicy,
    /// `10 ^ digits`
    scale: f64,
}

/// Printed figures with their units, best first; kept from draw to draw, for the next order is much like the last.
pub(super) type Order = Vec<(i64, u32)>;

/// Added to what is printed, in units of the last digit: far more than the error of the arithmetic, so that what exact
/// numbers would round up is rounded up.
const NUDGE: f64 = 1e-6;

impl Placing {
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let digits = i32::try_from(catalogue.digits).unwrap_or_default();
        Self { by: catalogue.rank_by, ties: catalogue.ties, scale: 10.0_f64.powi(digits) }
    }

    pub(super) fn order(&self, units: usize) -> Order {
        (0..u32::try_from(units).unwrap_or(u32::MAX)).map(|unit| (0, unit)).collect()
    }

    /// What a unit is ranked by, not rounded: the percent of its maximum, or its points.
    pub(super) fn figure(&self, made: Made) -> f64 {
        match self.by {
            RankBy::Percent if made.max > 0.0 => 100.0 * made.points / made.max,
            RankBy::Percent => 0.0,
            RankBy::Score => made.points,
        }
    }

    /// The printed figure in units of its last digit, halves away from zero.
    fn printed(&self, figure: f64) -> i64 {
        (figure * self.scale + (0.5 + NUDGE).copysign(figure)) as i64
    }

    /// Tells the rank of each unit.
    pub(super) fn place<'a>(
        &self,
        made: impl Fn(usize) -> Made + 'a,
        order: &mut Order,
        mut tell: impl FnMut(usize, u32),
    ) {
        for (printed, unit) in &mut *order {
            *printed = self.printed(self.figure(made(*unit as usize)));
        }
        order.sort_unstable_by_key(|(printed, _)| Reverse(*printed));
        let (mut rank, mut last) = (0, None);
        for (at, (printed, unit)) in (1..).zip(&*order) {
            if last != Some(*printed) {
                rank = match self.ties {
                    TiePolicy::Competition => at,
                    TiePolicy::Dense => rank + 1,
                };
                last = Some(*printed);
            }
            tell(*unit as usize, rank);
        }
    }
}

/// How often a unit had which rank: from the best to the worst that it had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    best: u32,
    times: Vec<u32>,
}

impl Tally {
    pub(super) fn count(&mut self, rank: u32) {
        self.count_times(rank, 1);
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (rank, times) in (other.best..).zip(&other.times) {
            self.count_times(rank, *times);
        }
    }

    fn count_times(&mut self, rank: u32, times: u32) {
        if self.times.is_empty() {
            self.best = rank;
        }
        if rank < self.best {
            let further = (self.best - rank) as usize;
            self.times.splice(0..0, std::iter::repeat_n(0, further));
            self.best = rank;
        }
        let at = (rank - self.best) as usize;
        if at >= self.times.len() {
            self.times.resize(at + 1, 0);
        }
        self.times[at] += times;
    }

    pub(super) fn range(&self) -> RankRange {
        RankRange { low: self.quantile(5), median: self.quantile(50), high: self.quantile(95) }
    }

    /// Type 7 of Hyndman and Fan: between the ranks at `(n − 1) × p`, counted from 0.
    fn quantile(&self, percent: u64) -> f64 {
        let others = self.times.iter().map(|times| u64::from(*times)).sum::<u64>().saturating_sub(1);
        let (whole, hundredths) = (others * percent / 100, others * percent % 100);
        let (below, above) = (self.at(whole), self.at((whole + 1).min(others)));
        f64::from(below) + f64::from(above - below) * hundredths as f64 / 100.0
    }

    /// The rank at a place among all that were counted, from 0, best first.
    fn at(&self, place: u64) -> u32 {
        let mut passed = 0;
        for (rank, times) in (self.best..).zip(&self.times) {
            passed += u64::from(*times);
            if passed > place {
                return rank;
            }
        }
        self.best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(ranks: &[u32]) -> Tally {
        let mut tally = Tally::default();
        ranks.iter().for_each(|rank| tally.count(*rank));
        tally
    }

    #[test]
    fn percentiles_lie_between_ranks_as_type_seven_has_them() {
        // numpy.percentile([9, 2, 4, 4, 7], [5, 50, 95]) = 2.4, 4, 8.6
        let range = tally(&[9, 2, 4, 4, 7]).range();
        assert!((range.low - 2.4).abs() < 1e-12 && (range.high - 8.6).abs() < 1e-12, "{range:?}");
        assert_eq!((range.median, range.bounds()), (4.0, [2, 9]));
        assert_eq!(tally(&[3]).range().bounds(), [3, 3]);
    }

    #[test]
    fn tallies_add_up_whatever_ranks_came_first() {
        let mut sum = tally(&[5, 9]);
        sum.add(&tally(&[2, 5]));
        assert_eq!(sum, tally(&[9, 5, 5, 2]));
    }

    #[test]
    fn printed_halves_round_away_from_zero_though_binary_fractions_are_a_hair_less() {
        let placing = Placing { by: RankBy::Score, ties: TiePolicy::Competition, scale: 100.0 };
        assert_eq!([0.285, 1.005, -0.285, 0.2849, 0.0].map(|figure| placing.printed(figure)), [29, 101, -29, 28, 0]);
    }
}
