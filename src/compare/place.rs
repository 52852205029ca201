//! Places: rank numbers from printed figures, with ties.

use rust_decimal::Decimal;

use crate::catalogue::{Direction, TiePolicy};

/// A rank, 1 being the best, and whether others share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub rank: u32,
    pub tied: bool,
}

/// The place of each figure among all, in the order given. Figures are printed ones: what looks equal is equal.
pub fn places(figures: &[Decimal], better: Direction, ties: TiePolicy) -> Vec<Place> {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(|a, b| match better {
        Direction::Higher => b.cmp(a),
        Direction::Lower => a.cmp(b),
    });
    let mut distinct = sorted.clone();
    distinct.dedup();
    let before = |among: &[Decimal], figure: Decimal| {
        among.partition_point(|other| match better {
            Direction::Higher => *other > figure,
            Direction::Lower => *other < figure,
        })
    };
    let place = |figure: &Decimal| {
        let first = before(&sorted, *figure);
        let better_ones = match ties {
            TiePolicy::Competition => first,
            TiePolicy::Dense => before(&distinct, *figure),
        };
        let rank = u32::try_from(better_ones + 1).unwrap_or(u32::MAX);
        Place { rank, tied: sorted.get(first + 1) == Some(figure) }
    };
    figures.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(figures: &[i64], better: Direction, ties: TiePolicy) -> Vec<(u32, bool)> {
        let figures: Vec<Decimal> = figures.iter().copied().map(Decimal::from).collect();
        places(&figures, better, ties).into_iter().map(|place| (place.rank, place.tied)).collect()
    }

    #[test]
    fn after_a_tie_competition_ranks_leave_a_hole_and_dense_ranks_do_not() {
        let figures = [70, 90, 80, 80];
        let competition = ranks(&figures, Direction::Higher, TiePolicy::Competition);
        assert_eq!(competition, [(4, false), (1, false), (2, true), (2, true)]);
        let dense = ranks(&figures, Direction::Higher, TiePolicy::Dense);
        assert_eq!(dense, [(3, false), (1, false), (2, true), (2, true)]);
    }

    #[test]
    fn where_lower_is_better_the_smallest_is_first() {
        assert_eq!(ranks(&[3, 0, 3], Direction::Lower, TiePolicy::Competition), [(2, true), (1, false), (2, true)]);
    }
}
