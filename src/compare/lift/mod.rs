//! What lifts a unit: the smallest changes, in whole counts, of one or two indicators that reach the next rank or a
//! named unit.
//!
//! Every trial is scored by the one engine; what it would cost is nobody's to say here. A change goes in the
//! indicator's better direction only, never takes a part beyond its whole, and turns a no into a yes as one count.
//! A single indicator's change is the smallest that is enough. Pairs are sought among indicators of which none is
//! enough alone; of a pair neither change can be one less while the other stays.

mod room;
mod trial;

use crate::catalogue::{Catalogue, Direction};
use crate::domain::UnitCode;
use crate::scoring::{IndicatorScore, UnitInput};

use super::change::Position;
use room::Room;
use trial::{Trial, Trials};

/// Pairs are sought among so many indicators, those that bring most by themselves.
const PAIRED: usize = 8;

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim<'a> {
    /// Any better rank than now.
    NextRank,
    /// The rank of this unit, or a better one.
    Reach(&'a UnitCode),
}

/// What came of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lifts {
    /// The unit has no rank to be lifted from.
    Unranked,
    /// Nobody is before it.
    First,
    /// The unit to be reached has no rank.
    GoalUnranked,
    /// It stands at or before the unit that was to be reached.
    AlreadyThere,
    /// The smallest changes first; empty where no one or two indicators are enough.
    Ways { singles: Vec<Lift>, pairs: Vec<Lift> },
}

/// A change that reaches the aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lift {
    /// One or two.
    pub changes: Vec<CountChange>,
    /// Where the unit stands now and where it would stand.
    pub before: Position,
    pub after: Position,
}

/// One indicator's part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountChange {
    pub indicator: String,
    /// How many whole counts, above zero.
    pub counts: u64,
    /// Whether they are added or taken away.
    pub better: Direction,
    pub before: IndicatorScore,
    pub after: IndicatorScore,
}

impl Lift {
    /// All counts together.
    fn counts(&self) -> u64 {
        self.changes.iter().map(|change| change.counts).fold(0, u64::saturating_add)
    }
}

/// The smallest changes that lift a unit among those scored together that are ranked with it; at most `most` of each sort.
pub fn lifts(
    catalogue: &Catalogue,
    inputs: &[UnitInput<'_>],
    unit: &UnitCode,
    aim: Aim<'_>,
    is_ranked_with_it: impl Fn(&UnitCode) -> bool,
    most: usize,
) -> Lifts {
    let Some(trials) = Trials::of(catalogue, inputs, unit, aim, is_ranked_with_it) else { return Lifts::Unranked };
    match trials.settled() {
        Some(settled) => settled,
        None => Search { catalogue, trials }.ways(most),
    }
}

struct Search<'a> {
    catalogue: &'a Catalogue,
    trials: Trials<'a>,
}

/// An indicator's room with the furthest it is worth going, and what that brings.
struct Candidate<'a> {
    room: Room<'a>,
    furthest: u64,
    at_furthest: Trial,
}

impl Search<'_> {
    fn ways(&self, most: usize) -> Lifts {
        let (enough, short): (Vec<_>, Vec<_>) =
            self.candidates().into_iter().partition(|candidate| self.trials.reaches(&candidate.at_furthest));
        let singles = enough.iter().filter_map(|candidate| self.single(candidate)).collect();
        Lifts::Ways { singles: smallest(singles, most), pairs: smallest(self.pairs(short), most) }
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        let own = self.trials.own();
        let rooms =
            self.catalogue.scored().filter_map(|indicator| Room::of(indicator, own.indicator(&indicator.code)?));
        rooms.map(|room| self.candidate(room)).collect()
    }

    /// Where nothing bounds a count, the first power of two at which the indicator has all its points.
    fn candidate<'r>(&self, room: Room<'r>) -> Candidate<'r> {
        let mut furthest = room.most.unwrap_or(1);
        loop {
            let at_furthest = self.trials.with(&[(&room, furthest)]);
            let bounded = room.most.is_some() || furthest >= room::MOST_COUNTS;
            if bounded || self.trials.reaches(&at_furthest) || at_furthest.is_full(&room.indicator) {
                return Candidate { room, furthest, at_furthest };
            }
            furthest *= 2;
        }
    }

    fn single(&self, candidate: &Candidate<'_>) -> Option<Lift> {
        let counts = smallest_that(candidate.furthest, |counts| self.enough(&[(&candidate.room, counts)]));
        self.lift(&[(&candidate.room, counts)])
    }

    fn pairs(&self, mut short: Vec<Candidate<'_>>) -> Vec<Lift> {
        let before = self.trials.now();
        short.retain(|candidate| candidate.at_furthest.figure > before);
        short.sort_by(|a, b| {
            b.at_furthest.figure.cmp(&a.at_furthest.figure).then_with(|| a.room.indicator.cmp(&b.room.indicator))
        });
        short.truncate(PAIRED);
        let pairs = short.iter().enumerate().flat_map(|(at, a)| short[at + 1..].iter().map(move |b| (a, b)));
        pairs.filter_map(|(a, b)| self.pair(a, b)).collect()
    }

    /// One goes as far as it can, the other as far as it then must, the first back as far as it then may; and the other
    /// way round. The smaller of both.
    fn pair(&self, a: &Candidate<'_>, b: &Candidate<'_>) -> Option<Lift> {
        if !self.enough(&[(&a.room, a.furthest), (&b.room, b.furthest)]) {
            return None;
        }
        let least = |first: &Candidate<'_>, second: &Candidate<'_>| {
            let of_second = smallest_that(second.furthest, |counts| {
                self.enough(&[(&first.room, first.furthest), (&second.room, counts)])
            });
            let of_first = smallest_that(first.furthest, |counts| {
                self.enough(&[(&first.room, counts), (&second.room, of_second)])
            });
            (of_first, of_second)
        };
        let (a_first, b_second) = least(a, b);
        let (b_first, a_second) = least(b, a);
        let ways = [(a_first, b_second), (a_second, b_first)];
        let (of_a, of_b) = ways.into_iter().min_by_key(|(of_a, of_b)| of_a.saturating_add(*of_b))?;
        self.lift(&[(&a.room, of_a), (&b.room, of_b)])
    }

    fn enough(&self, changes: &[(&Room<'_>, u64)]) -> bool {
        self.trials.reaches(&self.trials.with(changes))
    }

    fn lift(&self, changes: &[(&Room<'_>, u64)]) -> Option<Lift> {
        let trial = self.trials.with(changes);
        let change = |(room, counts): &(&Room<'_>, u64)| {
            Some(CountChange {
                indicator: room.indicator.clone(),
                counts: *counts,
                better: room.better,
                before: self.trials.own().indicator(&room.indicator)?.clone(),
                after: trial.score.indicator(&room.indicator)?.clone(),
            })
        };
        let changes = changes.iter().map(change).collect::<Option<_>>()?;
        Some(Lift { changes, before: self.trials.position_now(), after: self.trials.position(&trial) })
    }
}

fn smallest(mut lifts: Vec<Lift>, most: usize) -> Vec<Lift> {
    let codes = |lift: &Lift| lift.changes.iter().map(|change| change.indicator.clone()).collect::<Vec<_>>();
    lifts.sort_by(|a, b| a.counts().cmp(&b.counts()).then_with(|| codes(a).cmp(&codes(b))));
    lifts.truncate(most);
    lifts
}

/// The smallest of 1 … `furthest` that is enough, where `furthest` is and more is never worse.
fn smallest_that(furthest: u64, enough: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (1, furthest);
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}
