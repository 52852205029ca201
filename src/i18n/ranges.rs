//! Ranks with their ranges.

use super::{NO_VALUE, Words};
use crate::compare::RankRange;

impl Words {
    /// A rank, with its range where weights were drawn: `7 (6–9)`.
    pub fn rank(&self, rank: Option<u32>, range: Option<&RankRange>) -> String {
        match (rank, range) {
            (None, _) => NO_VALUE.to_owned(),
            (Some(rank), None) => rank.to_string(),
            (Some(rank), Some(range)) => format!("{rank} ({})", self.rank_range(range)),
        }
    }

    /// A range in whole ranks: `6–9`.
    pub fn rank_range(&self, range: &RankRange) -> String {
        let [low, high] = range.bounds();
        format!("{low}–{high}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_rank_carries_its_range_where_there_is_one() {
        let words = Words::new(Language::Vi);
        let range = RankRange { low: 6.0, median: 7.0, high: 8.4 };
        assert_eq!(words.rank(Some(7), Some(&range)), "7 (6–9)");
        assert_eq!([words.rank(Some(7), None), words.rank(None, None)], ["7", "–"]);
    }
}
