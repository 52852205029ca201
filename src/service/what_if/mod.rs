//! What-if (Thử thay đổi): a period scored with figures, targets and weights set otherwise, beside what it is. Nothing is
//! written; a trial can be kept under a name (Kịch bản).

mod kept;
#[cfg(test)]
mod tests;
mod told;
mod typed;

use std::sync::Arc;

use super::score::{Basis, Explanation, PeriodScores, Whom, explain, score_by, score_otherwise};
use super::{Project, ServiceError, ranking};
use crate::catalogue::Catalogue;
use crate::compare::{self, IndicatorMove, Position, RankMove, Standing, position};
use crate::domain::{Period, Scenario, UnitCode};
use crate::i18n::Words;

pub use crate::catalogue::{Objection, WeighedBy};
pub use crate::compare::Refusal;
pub use crate::store::StoredScenario;
pub use kept::{delete, mismatches, open, save, saved};
pub use told::{ChangeLine, IndicatorLine, Moved, Told, told};
pub use typed::{answer, change_of_answer, change_of_target, change_of_weight, target, weight};

/// What a period makes of a scenario, looked at for one unit.
#[derive(Debug, Clone)]
pub struct WhatIf {
    pub unit: UnitCode,
    pub scenario: Scenario,
    /// As it is, of all that are scored with the unit.
    pub before: PeriodScores,
    /// As it would be, under the criteria set as the scenario sets it.
    pub after: PeriodScores,
}

/// Tries a scenario on a period, scored from what `basis` says; writes nothing.
///
/// # Errors
/// A unit that is not scored; what [`Refusal`] says of changes that cannot be made.
pub fn what_if(
    project: &Project,
    period: Period,
    unit: &UnitCode,
    basis: Basis,
    scenario: &Scenario,
) -> Result<WhatIf, ServiceError> {
    let whom = Whom::like(project.unit(unit)?);
    let before = score_by(project, project.catalogue_of(period)?, period, &whom, basis)?;
    if before.of(unit).is_none() {
        return Err(ServiceError::NoSuchUnit { code: unit.to_string() });
    }
    let after = score_otherwise(project, period, &whom, basis, scenario)?;
    Ok(WhatIf { unit: unit.clone(), scenario: scenario.clone(), before, after })
}

impl WhatIf {
    /// The criteria set as it is.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.before.catalogue
    }

    /// The unit's standing before and after.
    pub fn standings(&self) -> [Option<&Standing>; 2] {
        [&self.before, &self.after].map(|scores| scores.of(&self.unit))
    }

    /// The unit's place before and after, among those it is ranked with.
    pub fn positions(&self, project: &Project) -> [Option<Position>; 2] {
        [&self.before, &self.after].map(|scores| {
            let bloc = |unit: &UnitCode| ranking::bloc_of(project, &scores.catalogue, unit);
            position(&scores.catalogue, &scores.standings, &self.unit, |unit| bloc(unit) == bloc(&self.unit))
        })
    }

    /// The unit's indicators that are not what they were.
    pub fn indicators(&self) -> Vec<IndicatorMove> {
        match self.standings() {
            [Some(before), Some(after)] => compare::moved_indicators(&before.score, &after.score),
            _ => Vec::new(),
        }
    }

    /// Every other unit whose rank would move.
    pub fn others(&self) -> Vec<RankMove> {
        let mut moved = compare::moved_ranks(&self.before.standings, &self.after.standings);
        moved.retain(|moved| moved.unit != self.unit);
        moved
    }

    /// Why the unit would have its points: of an indicator, a group, or the whole ([`super::score::TOTAL`]).
    pub fn explain(&self, project: &Project, code: &str, words: &Words) -> Result<Explanation, ServiceError> {
        explain(project, &self.after, &self.unit, code, words)
    }
}
