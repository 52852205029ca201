//! How far ranks hang on the weights: asked for once the ranks themselves are shown.

use super::{Answer, Ask};
use crate::app::screen::results::model::RangesView;
use crate::service::ranges::{Draws, method, rank_ranges};
use crate::service::score::{Whom, score_period};

/// The rank range of every ranked unit, with the usual draws.
pub fn load_ranges(ask: &Ask) -> Answer<RangesView> {
    ask.of_file(|project| {
        let scores = score_period(project, ask.period()?, &Whom::Compared)?;
        let draws = Draws::default();
        let ranges = rank_ranges(project, &scores, draws).into_iter();
        let by_unit = ranges.map(|(unit, range)| (unit.to_string(), ask.words.rank_range(&range))).collect();
        Ok(RangesView { by_unit, method: method(draws, &ask.words) })
    })
}
