//! Where the figures of a table or a chart come from, in words.

use super::score::PeriodScores;
use crate::i18n::Words;
use crate::say;

/// `bản tự đánh giá của các đơn vị`, and the appraisal of so many units where it counts in these scores.
pub(super) fn source(scores: &PeriodScores, words: &Words) -> String {
    match scores.appraised() {
        0 => say!(words, "source-own"),
        count => say!(words, "source-appraised", count = count),
    }
}
