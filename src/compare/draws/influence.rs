//! Which weight matters most: each moved alone, by the share that draws move it by.

use crate::catalogue::Catalogue;
use crate::domain::UnitCode;
use crate::scoring::UnitScore;

use super::tally::Placing;
use super::weighed::{Weighed, Weight};

/// What one weight does when it alone is moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    pub weight: Weight,
    /// With the weight × (1 + share).
    pub up: Shift,
    /// With the weight × (1 − share).
    pub down: Shift,
}

/// What comes of one moved weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The chosen unit's rank then.
    pub rank: u32,
    /// Change of that rank; below 0 is better.
    pub rank_change: i64,
    /// Change of what the unit is ranked by: percentage points, or points.
    pub figure_change: f64,
    /// How far ranks move on average over all units, without their direction.
    pub mean_rank_change: f64,
}

impl Influence {
    /// The further of the two ranks it can bring about.
    pub fn most_rank_change(&self) -> u64 {
        self.up.rank_change.unsigned_abs().max(self.down.rank_change.unsigned_abs())
    }

    fn most_figure_change(&self) -> f64 {
        self.up.figure_change.abs().max(self.down.figure_change.abs())
    }
}

/// Every weight of the catalogue by what it does to one unit: those that move its rank most first, then those that move its
/// figure most. `scores` are those of the units ranked among each other; nothing where the unit is not among them.
pub fn influences(catalogue: &Catalogue, scores: &[&UnitScore], unit: &UnitCode, share: f64) -> Option<Vec<Influence>> {
    let own = scores.iter().position(|score| score.unit == *unit)?;
    let weighed = Weighed::of(catalogue, scores);
    let moved = Moved { weighed: &weighed, placing: Placing::of(catalogue), own };
    let unmoved = moved.with(&vec![1.0; weighed.weights().len()]);
    let influence = |(at, weight): (usize, &Weight)| {
        let shift = |factor: f64| {
            let mut factors = vec![1.0; weighed.weights().len()];
            factors[at] = factor;
            moved.shift(&unmoved, &moved.with(&factors))
        };
        Influence { weight: weight.clone(), up: shift(1.0 + share), down: shift(1.0 - share) }
    };
    let mut influences: Vec<Influence> = weighed.weights().iter().enumerate().map(influence).collect();
    influences.sort_by(|a, b| {
        let by_rank = b.most_rank_change().cmp(&a.most_rank_change());
        by_rank.then_with(|| b.most_figure_change().total_cmp(&a.most_figure_change()))
    });
    Some(influences)
}

struct Moved<'a> {
    weighed: &'a Weighed,
    placing: Placing,
    /// The place of the chosen unit.
    own: usize,
}

/// Ranks of all units, and what the chosen one is ranked by.
struct Ranking {
    ranks: Vec<u32>,
    figure: f64,
}

impl Moved<'_> {
    fn with(&self, factors: &[f64]) -> Ranking {
        let made = self.weighed.with(factors);
        let mut ranks = vec![0; made.len()];
        self.placing.place(|unit| made[unit], &mut self.placing.order(made.len()), |unit, rank| ranks[unit] = rank);
        Ranking { ranks, figure: self.placing.figure(made[self.own]) }
    }

    fn shift(&self, before: &Ranking, after: &Ranking) -> Shift {
        let changes = before.ranks.iter().zip(&after.ranks).map(|(before, after)| f64::from(before.abs_diff(*after)));
        let rank = after.ranks[self.own];
        Shift {
            rank,
            rank_change: i64::from(rank) - i64::from(before.ranks[self.own]),
            figure_change: after.figure - before.figure,
            mean_rank_change: changes.sum::<f64>() / before.ranks.len() as f64,
        }
    }
}
