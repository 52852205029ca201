//! Rank ranges: how far a rank hangs on the weights, by drawing them anew many times.
//!
//! Owns the draws and what is read off them. Points come from `scoring`, as they are; only their weights move, and only
//! here are they floating point: no printed score comes from a draw. Formulas: docs/scoring.md.

mod branch;
mod chance;
mod influence;
mod tally;
#[cfg(test)]
mod tests;
mod weighed;

use std::ops::Range;

use crate::catalogue::Catalogue;
use crate::scoring::UnitScore;

use chance::Chance;
pub use influence::{Influence, Shift, influences};
use tally::{Placing, Tally};
pub use weighed::{Made, Weighed, Weight};

/// How weights are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draws {
    /// How many times, at least 1.
    pub count: u32,
    /// Each weight is multiplied by a uniform draw in `1 ± share`, above 0 and below 1.
    pub share: f64,
    /// The same seed gives the same draws on every machine, with any number of threads.
    pub seed: u64,
}

impl Draws {
    /// The share that weights move by unless asked otherwise.
    pub const USUAL_SHARE: f64 = 0.25;
    /// How many draws are made unless asked otherwise.
    pub const USUAL_COUNT: u32 = 10_000;
}

impl Default for Draws {
    fn default() -> Self {
        Self { count: Self::USUAL_COUNT, share: Self::USUAL_SHARE, seed: 0 }
    }
}

/// Where a unit's rank lies over the draws: percentiles of type 7 of Hyndman and Fan, which need not be whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankRange {
    /// 5th percentile.
    pub low: f64,
    pub median: f64,
    /// 95th percentile.
    pub high: f64,
}

impl RankRange {
    /// The range in whole ranks: outwards, so that it never claims more certainty than there is.
    pub fn bounds(&self) -> [u32; 2] {
        // Ranks are small and positive; the conversion saturates.
        [self.low.floor() as u32, self.high.ceil() as u32]
    }
}

/// The rank range of each unit, in the order given. `scores` are those of the units ranked among each other, and of no others.
pub fn rank_ranges(catalogue: &Catalogue, scores: &[&UnitScore], draws: Draws) -> Vec<RankRange> {
    let threads = std::thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(1));
    ranges_on(threads, catalogue, scores, draws)
}

fn ranges_on(threads: u32, catalogue: &Catalogue, scores: &[&UnitScore], draws: Draws) -> Vec<RankRange> {
    let weighed = Weighed::of(catalogue, scores);
    let placing = Placing::of(catalogue);
    let mut tallies = vec![Tally::default(); scores.len()];
    std::thread::scope(|scope| {
        let (weighed, placing) = (&weighed, &placing);
        let begin = |part| scope.spawn(move || drawn(weighed, placing, draws, part));
        let parts: Vec<_> = parts(draws.count.max(1), threads).into_iter().map(begin).collect();
        for part in parts {
            let part = part.join().unwrap_or_else(|bug| std::panic::resume_unwind(bug));
            tallies.iter_mut().zip(part).for_each(|(tally, part)| tally.add(&part));
        }
    });
    tallies.iter().map(Tally::range).collect()
}

/// `count` draws in as many runs as there are threads.
fn parts(count: u32, threads: u32) -> Vec<Range<u32>> {
    let length = count.div_ceil(threads);
    (0..count).step_by(length as usize).map(|from| from..count.min(from + length)).collect()
}

/// The ranks of some of the draws.
fn drawn(weighed: &Weighed, placing: &Placing, draws: Draws, part: Range<u32>) -> Vec<Tally> {
    let chance = Chance::of(draws.seed, draws.share);
    let mut factors = vec![1.0; weighed.weights().len()];
    let mut room = weighed.room();
    let mut order = placing.order(weighed.units());
    let mut tallies = vec![Tally::default(); weighed.units()];
    for draw in part {
        chance.fill(draw, &mut factors);
        weighed.work_out(&factors, &mut room);
        placing.place(weighed.made(&room), &mut order, |unit, rank| tallies[unit].count(rank));
    }
    tallies
}
