//! Doubtful figures of a data file: every period's flags, against the period before it where both answer one criteria set:
//! what another asks under the same code is something else.

use std::sync::Arc;

use super::score::{PeriodScores, Whom, kept_of_scores};
use super::{Project, ServiceError};
use crate::catalogue::Catalogue;
use crate::compare::{Flag, UnitFigures, flags};
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

/// Every doubtful figure: of the units that are compared and of the agencies, oldest period first, in the order of the
/// register.
pub fn all(project: &Project) -> Result<Vec<Doubt>, ServiceError> {
    let mut found = Vec::new();
    for whom in [Whom::Compared, Whom::Agencies { within: None }] {
        let mut before: Option<(Arc<Catalogue>, Vec<UnitFigures>)> = None;
        for period in project.store().periods()?.into_iter().map(|stored| stored.period) {
            let catalogue = project.catalogue_of(period)?;
            let figures = |score: &UnitScore| score.sent.then(|| UnitFigures::of(score));
            let now = kept_of_scores(project, &catalogue, period, &whom, figures)?;
            let of_set = before.as_ref().filter(|(set, _)| set.id == catalogue.id);
            let flags = flags(&catalogue, &now, of_set.map(|(_, figures)| figures.as_slice()));
            // A department of one province and one of another are no peers.
            let flags = flags.into_iter().filter(|flag| whom == Whom::Compared || !flag.kind.needs_peers());
            found.extend(flags.map(|flag| Doubt { period, catalogue: Arc::clone(&catalogue), flag }));
            before = Some((catalogue, now));
        }
    }
    found.sort_by_key(|doubt| doubt.period);
    Ok(found)
}

/// The doubtful figures of one period against the last one.
pub(super) fn of_period(now: &PeriodScores, before: Option<&PeriodScores>) -> Vec<Flag> {
    let sent = |scores: &PeriodScores| -> Vec<UnitFigures> {
        let scores = scores.standings.iter().map(|standing| &standing.score);
        scores.filter(|score| score.sent).map(UnitFigures::of).collect()
    };
    let of_set = before.filter(|before| before.catalogue.id == now.catalogue.id);
    flags(&now.catalogue, &sent(now), of_set.map(sent).as_deref())
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
