//! A unit's own figures beside the appraised ones, in the shape of the command line.

use serde::Serialize;

use super::exact;
use crate::domain::{Answer, AppraisalEntry, Basis, EvidenceView, Silence, points};
use crate::scoring::{IndicatorScore, State, UnitScore};
use crate::service::appraisal::{Pair, Pairs};

/// `egov-score/appraisal/1`.
#[derive(Debug, Serialize)]
pub struct AppraisalShape {
    schema: &'static str,
    unit: String,
    period: String,
    catalogue: String,
    catalogue_version: u32,
    own: Total,
    counts: Total,
    indicators: Vec<Both>,
    /// Every entry there ever was, oldest first; nothing where it was not asked for.
    history: Option<Vec<Entry>>,
}

#[derive(Debug, Serialize)]
struct Total {
    score: String,
    max: String,
    percent: Option<String>,
}

#[derive(Debug, Serialize)]
struct Both {
    code: String,
    own: Side,
    counts: Side,
    change: String,
    named_evidence: Option<String>,
    /// The unit says otherwise now than when it was appraised.
    overtaken: bool,
    appraisal: Option<Found>,
}

#[derive(Debug, Serialize)]
struct Side {
    state: State,
    numerator: Option<String>,
    denominator: Option<String>,
    value: Option<String>,
    score: String,
    max: String,
}

/// What the committee found of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    state: Option<State>,
    numerator: Option<String>,
    denominator: Option<String>,
    value: Option<String>,
    points: Option<String>,
    evidence: Option<EvidenceView>,
    reason: Option<String>,
    by: Option<String>,
    at: String,
}

#[derive(Debug, Serialize)]
struct Entry {
    indicator: String,
    #[serde(flatten)]
    found: Found,
}

/// The name of a basis on the command line.
pub(super) fn basis_code(basis: Basis) -> &'static str {
    match basis {
        Basis::Counts => "counts",
        Basis::SelfAssessed => "self",
        Basis::Appraised => "appraised",
    }
}

/// A unit's figures, and the history of its appraisal where that is asked for.
pub fn appraisal(pairs: &Pairs, history: Option<&[AppraisalEntry]>) -> AppraisalShape {
    let digits = pairs.catalogue.digits;
    let entry = |entry: &AppraisalEntry| Entry { indicator: entry.indicator.clone(), found: found(entry) };
    AppraisalShape {
        schema: "egov-score/appraisal/1",
        unit: pairs.unit.to_string(),
        period: pairs.period.to_string(),
        catalogue: pairs.catalogue.id.clone(),
        catalogue_version: pairs.catalogue.version,
        own: total(&pairs.own, digits),
        counts: total(&pairs.counted, digits),
        indicators: pairs.rows.iter().map(|pair| both(pair, digits)).collect(),
        history: history.map(|history| history.iter().map(entry).collect()),
    }
}

fn total(score: &UnitScore, digits: u32) -> Total {
    Total {
        score: points::printed(score.points, digits),
        max: points::printed(score.max, digits),
        percent: score.percent.map(|percent| points::printed(percent, digits)),
    }
}

fn both(pair: &Pair, digits: u32) -> Both {
    Both {
        code: pair.code().to_owned(),
        own: side(&pair.own, digits),
        counts: side(&pair.counted, digits),
        change: points::printed(pair.gained(), digits),
        named_evidence: pair.named_evidence.clone(),
        overtaken: pair.is_overtaken(),
        appraisal: pair.entry().map(found),
    }
}

fn side(score: &IndicatorScore, digits: u32) -> Side {
    let (numerator, denominator) = counts(score.answer.as_ref());
    Side {
        state: score.state,
        numerator,
        denominator,
        value: score.value().map(exact),
        score: points::printed(score.points, digits),
        max: points::printed(score.max, digits),
    }
}

/// An entry; of one that takes others back everything but who and when is null.
pub(super) fn found(entry: &AppraisalEntry) -> Found {
    let answer = entry.appraisal.answer.as_ref();
    let (numerator, denominator) = counts(answer);
    Found {
        state: answer.map(|answer| match answer {
            Answer::Silent { reason: Silence::NotApplicable } => State::NotApplicable,
            Answer::Silent { reason: Silence::NoData } => State::NoData,
            _ => State::Answered,
        }),
        numerator,
        denominator,
        value: answer.and_then(Answer::value).map(exact),
        points: entry.appraisal.points.map(exact),
        evidence: entry.appraisal.evidence,
        reason: entry.appraisal.reason.clone(),
        by: entry.by.clone(),
        at: entry.at.clone(),
    }
}

fn counts(answer: Option<&Answer>) -> (Option<String>, Option<String>) {
    match answer {
        Some(Answer::Ratio { numerator, denominator }) => (Some(exact(*numerator)), Some(exact(*denominator))),
        _ => (None, None),
    }
}
