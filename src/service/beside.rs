//! Two periods side by side, where they are not scored under one version of the criteria.
//!
//! A change of rank is one of the units only if both ranks were made by one set of points. So an earlier period is scored
//! anew, for the comparison alone, under the version of the later one. Where it answered another criteria set altogether
//! that cannot be done: it is shown as it is scored, and every sentence about it says so.

use std::sync::Arc;

use super::score::{PeriodScores, Whom, score_under};
use super::{Project, ServiceError};
use crate::catalogue::Catalogue;
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;

/// How an earlier period comes to be set beside a later one.
#[derive(Debug, Clone)]
pub(super) enum Beside {
    /// Both are scored under one version anyway.
    AsItIs,
    /// It is scored under this version of the same set, and for the comparison under the later period's.
    Anew { own: Arc<Catalogue> },
    /// It answered this other set: points and ranks of both have no common measure.
    OtherSet { own: Arc<Catalogue> },
}

impl Beside {
    /// How a period is set beside one that is scored under `now`.
    pub(super) fn of(project: &Project, now: &Catalogue, earlier: Period) -> Result<Self, ServiceError> {
        let own = project.catalogue_of(earlier)?;
        Ok(match (own.id == now.id, own.version == now.version) {
            (true, true) => Self::AsItIs,
            (true, false) => Self::Anew { own },
            (false, _) => Self::OtherSet { own },
        })
    }

    /// What has to be said wherever both are shown; nothing where there is nothing to say.
    pub(super) fn note(&self, now: &Catalogue, earlier: Period, words: &Words) -> Option<String> {
        let period = words.period(earlier);
        match self {
            Self::AsItIs => None,
            Self::OtherSet { own } => {
                Some(say!(words, "beside-other-set", period = period, own = edition(own), now = edition(now)))
            }
            Self::Anew { own } => {
                let said = say!(words, "beside-anew", period = period, own = edition(own), now = edition(now));
                let codes: Vec<&str> = newly_scored(own, now).collect();
                Some(match codes.as_slice() {
                    [] => said,
                    codes => said + " " + &say!(words, "beside-newly-asked", codes = codes.join(", ")),
                })
            }
        }
    }
}

/// Name and version, without the day since when: two of them stand in one sentence.
fn edition(catalogue: &Catalogue) -> String {
    format!("{} v{}", catalogue.id, catalogue.version)
}

/// Codes that give points now and were not asked for then.
fn newly_scored<'a>(own: &'a Catalogue, now: &'a Catalogue) -> impl Iterator<Item = &'a str> {
    let scored = now.scored().filter(|indicator| !indicator.max.is_zero());
    scored.map(|indicator| indicator.code.as_str()).filter(|code| !own.asked().any(|asked| asked.code == *code))
}

/// Scores an earlier period so that it can be set beside one that is scored under `now`.
///
/// # Errors
/// Where the data file cannot be read.
pub fn score_beside(
    project: &Project,
    now: &Arc<Catalogue>,
    earlier: Period,
    whom: &Whom,
) -> Result<PeriodScores, ServiceError> {
    let catalogue = match Beside::of(project, now, earlier)? {
        Beside::AsItIs | Beside::Anew { .. } => Arc::clone(now),
        Beside::OtherSet { own } => own,
    };
    score_under(project, catalogue, earlier, whom)
}

/// What has to be said of an earlier period that stands beside one scored under `now`.
///
/// # Errors
/// Where the data file cannot be read.
pub fn note(
    project: &Project,
    now: &Catalogue,
    earlier: Period,
    words: &Words,
) -> Result<Option<String>, ServiceError> {
    Ok(Beside::of(project, now, earlier)?.note(now, earlier, words))
}
