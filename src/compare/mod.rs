//! Comparing: ranks, bands, distance to a target, median and best.
//!
//! Owns everything that needs more than one unit's score, or a score and its target. Must not know how a score came about,
//! files, clocks or languages.

mod gap;
mod indicator;
mod measure;
mod national;
mod place;
mod standing;
#[cfg(test)]
mod tests;

pub use gap::{Gap, gap};
pub use indicator::{IndicatorPlace, RankedFigure, indicator_ranking};
pub use measure::Measure;
pub use national::{Aggregate, Summary, aggregate, quantile, summary, summary_of_ranked};
pub use place::{Place, places};
pub use standing::{Standing, Status, Unranked, band_of, band_of_rank, standings};
