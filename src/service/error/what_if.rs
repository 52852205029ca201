//! What cannot be tried, in words.

use super::{Problem, lines};
use crate::catalogue::Objection;
use crate::compare::Refusal;
use crate::domain::Finding;
use crate::i18n::Words;
use crate::say;

pub(super) fn refusal(refusal: &Refusal, words: &Words) -> Problem {
    match refusal {
        Refusal::Catalogue(objection) => self::objection(objection, words),
        Refusal::NotScored { unit } => Problem::new(
            say!(words, "error-not-scored-what", unit = unit.as_str()),
            say!(words, "error-not-scored-next"),
        ),
        Refusal::NotConcerned { unit, indicator } => Problem::new(
            say!(words, "error-not-concerned-what", unit = unit.as_str(), indicator = indicator.as_str()),
            say!(words, "error-not-concerned-next"),
        ),
        Refusal::DoesNotFit { indicator } => Problem::new(
            say!(words, "error-does-not-fit-what", indicator = indicator.as_str()),
            say!(words, "error-does-not-fit-next"),
        ),
    }
}

fn objection(objection: &Objection, words: &Words) -> Problem {
    match objection {
        Objection::UnknownIndicator { code } => Problem::new(
            say!(words, "error-unknown-indicator-what", code = code.as_str()),
            say!(words, "error-unknown-indicator-next"),
        ),
        Objection::UnknownGroup { code } => Problem::new(
            say!(words, "error-unknown-group-what", code = code.as_str()),
            say!(words, "error-unknown-indicator-next"),
        ),
        Objection::NoTarget { code } => Problem::new(
            say!(words, "error-no-target-what", code = code.as_str()),
            say!(words, "error-no-target-to-change-next"),
        ),
        Objection::NoWeight { code } => {
            Problem::new(say!(words, "error-no-weight-what", code = code.as_str()), say!(words, "error-no-weight-next"))
        }
        Objection::Unsound { faults } => {
            Problem::new(say!(words, "error-unsound-what"), say!(words, "error-unsound-next"))
                .because(lines(faults.iter().map(|fault| words.fault(fault))))
        }
    }
}

pub(super) fn not_an_answer(indicator: &str, written: &str, trouble: &Finding, words: &Words) -> Problem {
    let next = match &trouble.repair {
        Some(repair) => say!(words, "error-not-an-answer-repair", repair = words.proposed(repair)),
        None => say!(words, "error-not-an-answer-next"),
    };
    Problem::new(say!(words, "error-not-an-answer-what", written = written, indicator = indicator), next)
        .because(words.what_is_wrong(&trouble.kind))
}
