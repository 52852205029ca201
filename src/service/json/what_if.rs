//! The shapes of `egov-score what-if`.

use serde::Serialize;

use super::appraisal::basis_code;
use super::{IndicatorPoints, indicator_points};
use crate::compare::Standing;
use crate::domain::{Scenario, points};
use crate::i18n::Words;
use crate::service::what_if::{StoredScenario, WhatIf};
use crate::service::{Project, ServiceError};

/// `egov-score/what-if/1`.
#[derive(Debug, Serialize)]
pub struct Trial {
    schema: &'static str,
    catalogue: String,
    catalogue_version: u32,
    period: String,
    unit: String,
    /// Which of self-assessed and appraised counts.
    basis: &'static str,
    /// The saved scenario it began with.
    scenario: Option<String>,
    changes: Scenario,
    before: Side,
    after: Side,
    /// The unit's indicators that change.
    indicators: Vec<Indicator>,
    /// Other units that change rank.
    others: Vec<Other>,
}

#[derive(Debug, Serialize)]
struct Side {
    rank: Option<u32>,
    tied: bool,
    /// How many are ranked with it.
    of: usize,
    score: String,
    max: String,
    percent: Option<String>,
    coverage: Option<String>,
    band: Option<String>,
}

#[derive(Debug, Serialize)]
struct Indicator {
    code: String,
    before: IndicatorPoints,
    after: IndicatorPoints,
    /// Why it would have its points, in the language asked for.
    reason: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Other {
    code: String,
    name: String,
    rank_before: Option<u32>,
    rank_after: Option<u32>,
}

/// A trial with everything that moves.
pub fn what_if(
    project: &Project,
    what_if: &WhatIf,
    scenario: Option<&str>,
    words: &Words,
) -> Result<Trial, ServiceError> {
    let digits = what_if.catalogue().digits;
    let positions = what_if.positions(project);
    let side = |at: usize| side(what_if.standings()[at], positions[at].map_or(0, |position| position.of), digits);
    let indicators = what_if.indicators();
    let indicators = indicators.iter().map(|moved| {
        Ok(Indicator {
            code: moved.before.code.to_string(),
            before: indicator_points(&moved.before, digits),
            after: indicator_points(&moved.after, digits),
            reason: what_if.explain(project, &moved.before.code, words)?.arithmetic,
        })
    });
    let other = |moved: crate::compare::RankMove| Other {
        name: project.name_of(&moved.unit).to_owned(),
        code: moved.unit.to_string(),
        rank_before: moved.before,
        rank_after: moved.after,
    };
    Ok(Trial {
        schema: "egov-score/what-if/1",
        catalogue: what_if.catalogue().id.clone(),
        catalogue_version: what_if.catalogue().version,
        period: what_if.before.period.to_string(),
        unit: what_if.unit.to_string(),
        basis: basis_code(what_if.before.basis),
        scenario: scenario.map(str::to_owned),
        changes: what_if.scenario.clone(),
        before: side(0),
        after: side(1),
        indicators: indicators.collect::<Result<_, ServiceError>>()?,
        others: what_if.others().into_iter().map(other).collect(),
    })
}

fn side(standing: Option<&Standing>, of: usize, digits: u32) -> Side {
    let score = standing.map(|standing| &standing.score);
    let sent = score.filter(|score| score.sent);
    Side {
        rank: standing.and_then(|standing| standing.rank),
        tied: standing.is_some_and(|standing| standing.tied),
        of,
        score: points::printed(score.map(|score| score.points).unwrap_or_default(), digits),
        max: points::printed(score.map(|score| score.max).unwrap_or_default(), digits),
        percent: sent.and_then(|score| score.percent).map(|percent| points::printed(percent, digits)),
        coverage: sent.and_then(|score| score.coverage).map(|coverage| points::printed(coverage, 2)),
        band: standing.and_then(|standing| standing.band.clone()),
    }
}

/// `egov-score/scenarios/1`.
#[derive(Debug, Serialize)]
pub struct Scenarios {
    schema: &'static str,
    scenarios: Vec<Saved>,
}

#[derive(Debug, Serialize)]
struct Saved {
    name: String,
    period: String,
    catalogue: String,
    catalogue_version: u32,
    unit: Option<String>,
    changes: Scenario,
    made_at: String,
}

/// The saved scenarios.
pub fn scenarios(saved: &[StoredScenario]) -> Scenarios {
    let shape = |stored: &StoredScenario| Saved {
        name: stored.named.name.clone(),
        period: stored.named.period.to_string(),
        catalogue: stored.named.catalogue.id.to_string(),
        catalogue_version: stored.named.catalogue.version,
        unit: stored.named.unit.as_ref().map(ToString::to_string),
        changes: stored.named.scenario.clone(),
        made_at: stored.made_at.clone(),
    };
    Scenarios { schema: "egov-score/scenarios/1", scenarios: saved.iter().map(shape).collect() }
}
