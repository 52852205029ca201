//! Comparing: ranks, bands, distance to a target, median and best.
//!
//! Owns everything that needs more than one unit's score, or a score and its target. Must not know how a score came about,
//! files, clocks or languages.

mod altered;
mod change;
mod draws;
mod flag;
mod gap;
mod indicator;
mod lift;
mod measure;
mod national;
mod pace;
mod place;
mod profile;
mod robust;
mod standing;
#[cfg(test)]
mod tests;
mod what_if;

pub use altered::Altered;
pub use change::{Change, Position, position};
pub use draws::{Draws, Influence, Made, RankRange, Shift, Weighed, Weight, influences, rank_ranges};
pub use flag::{Flag, FlagKind, Side, UnitFigures, flags};
pub use gap::{Gap, gap};
pub use indicator::{IndicatorPlace, RankedFigure, better_direction, indicator_ranking};
pub use lift::{Aim, CountChange, Lift, Lifts, lifts};
pub use measure::Measure;
pub use national::{Aggregate, Summary, aggregate, quantile, summary, summary_of_ranked};
pub use pace::{Goal, Pace, PaceStatus, Reading, pace};
pub use place::{Place, places};
pub use profile::{Profile, Standout, Unanswered, profile};
pub use standing::{Standing, Status, Unranked, band_of, band_of_rank, standings};
pub use what_if::{IndicatorMove, RankMove, Refusal, altered, moved_indicators, moved_ranks};
