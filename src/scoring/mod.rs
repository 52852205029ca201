//! Scoring: answers and rules become points *and the reason they are what they are*.
//!
//! Owns the rule kinds, the four silences, the roll-up from agencies to a province, rounding and the sums.
//! Must not know other units' scores (that is `compare`), files, clocks or languages: a reason is data that `i18n` words.
//! Every formula, edge case and source is written out in docs/scoring.md.

mod exact;
mod expression;
mod indicator;
mod input;
mod peers;
mod plan;
mod reason;
mod rollup;
mod rule;
mod score;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod tree;
mod unit;
mod whole;

pub use exact::measured;
pub use input::{AgencyInput, Appraised, UnitInput, fits};
pub use reason::{Figure, LeftOut, Line, Method, Missing, Part, Reason, Relation, Symbol, Why};
pub use score::{
    AnswerSource, AppraisedScore, GroupScore, IndicatorScore, Note, RollupSummary, Sources, State, UnitScore,
};
pub use unit::{score_unit, score_units};
pub use whole::whole_reason;
