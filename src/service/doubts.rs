//! Doubtful figures of a data file: every period's flags, against the period before it.

use std::sync::Arc;

use super::score::{PeriodScores, Whom, score_period};
use super::{Project, ServiceError};
use crate::catalogue::Catalogue;
use crate::compare::{Flag, flags};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::scoring::UnitScore;

/// A doubtful figure of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub period: Period,
    /// The criteria set that counts for the period.
    pub catalogue: Arc<Catalogue>,
    pub flag: Flag,
}

/// Every doubtful figure: of the units that are compared and of the agencies, oldest period first.
pub fn all(project: &Project) -> Result<Vec<Doubt>, ServiceError> {
    let mut found = Vec::new();
    for whom in [Whom::Compared, Whom::Agencies { within: None }] {
        let mut before: Option<PeriodScores> = None;
        for stored in project.store().periods()? {
            let now = score_period(project, stored.period, &whom)?;
            let flags = of_period(&now, before.as_ref());
            // A department of one province and one of another are no peers.
            let flags = flags.into_iter().filter(|flag| whom == Whom::Compared || !flag.kind.needs_peers());
            found.extend(flags.map(|flag| Doubt {
                period: stored.period,
                catalogue: Arc::clone(&now.catalogue),
                flag,
            }));
            before = Some(now);
        }
    }
    found.sort_by_key(|doubt| doubt.period);
    Ok(found)
}

/// The doubtful figures of one period against the last one.
pub(super) fn of_period(now: &PeriodScores, before: Option<&PeriodScores>) -> Vec<Flag> {
    let before = before.map(sent);
    flags(&now.catalogue, &sent(now), before.as_deref())
}

fn sent(scores: &PeriodScores) -> Vec<&UnitScore> {
    scores.standings.iter().map(|standing| &standing.score).filter(|score| score.sent).collect()
}

/// A doubtful figure with whose it is, in a sentence.
pub fn sentence(project: &Project, doubt: &Doubt, words: &Words) -> String {
    let unit = &doubt.flag.unit;
    say!(
        words,
        "doubt-of-unit",
        period = doubt.period.to_string(),
        unit = project.name_of(unit),
        code = unit.as_str(),
        said = flag_sentence(project, &doubt.catalogue, &doubt.flag, words)
    )
}

/// What is doubtful, in a sentence.
pub fn flag_sentence(project: &Project, catalogue: &Catalogue, flag: &Flag, words: &Words) -> String {
    words.flag(catalogue, &flag.kind, |unit| project.name_of(unit).to_owned())
}
