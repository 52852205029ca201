//! What the data file holds of a period, made what units are scored by.

use std::collections::HashMap;

use super::Whom;
use crate::catalogue::Catalogue;
use crate::domain::{AppraisalEntry, Basis, Period, Submission, Unit, UnitCode, UnitKind};
use crate::scoring::{AgencyInput, Appraised, UnitInput, UnitScore, score_units};
use crate::service::{Project, ServiceError};
use crate::store::StoredSubmission;

/// So many units are scored at once where little of each is kept.
const PIECE: usize = 32;

/// What the data file holds of a period: what units sent, and what the committee found of it.
pub(super) struct Known {
    pub(super) stored: Vec<StoredSubmission>,
    appraised: HashMap<UnitCode, Vec<AppraisalEntry>>,
    pub(super) basis: Basis,
}

impl Known {
    pub(super) fn of(project: &Project, period: Period, catalogue: &str, basis: Basis) -> Result<Self, ServiceError> {
        let stored = project.store().current_of_period(period, catalogue)?;
        Ok(Self { stored, appraised: project.store().appraisals_of_period(period, catalogue)?, basis })
    }

    fn appraised(&self, unit: &UnitCode) -> Appraised<'_> {
        Appraised { basis: self.basis, entries: self.appraised.get(unit).map_or(&[], Vec::as_slice) }
    }

    pub(super) fn inputs<'a>(&'a self, project: &'a Project, whom: &Whom) -> Result<Vec<UnitInput<'a>>, ServiceError> {
        Ok(self.inputs_of(&units_asked_for(project, whom)?, &agencies_by_parent(project)))
    }

    fn inputs_of<'a>(&'a self, units: &[&'a Unit], agencies: &ByParent<'a>) -> Vec<UnitInput<'a>> {
        let by_unit: HashMap<&UnitCode, &Submission> =
            self.stored.iter().map(|stored| (&stored.submission.unit, &stored.submission)).collect();
        let sent = |unit: &Unit| by_unit.get(&unit.code).copied();
        let agency =
            |unit: &&'a Unit| AgencyInput { unit, submission: sent(unit), appraised: self.appraised(&unit.code) };
        let input = |unit: &&'a Unit| UnitInput {
            unit,
            own: sent(unit),
            appraised: self.appraised(&unit.code),
            agencies: agencies.get(&unit.code).into_iter().flatten().map(agency).collect(),
        };
        units.iter().map(input).collect()
    }
}

type ByParent<'a> = HashMap<&'a UnitCode, Vec<&'a Unit>>;

/// A register of many thousand units is gone through once, not once for each of them.
fn agencies_by_parent(project: &Project) -> ByParent<'_> {
    let mut agencies = ByParent::new();
    for unit in project.register().units().iter().filter(|unit| unit.kind == UnitKind::Agency) {
        if let Some(parent) = &unit.parent {
            agencies.entry(parent).or_default().push(unit);
        }
    }
    agencies
}

fn with_agencies<'a>(unit: &'a Unit, agencies: &ByParent<'a>) -> impl Iterator<Item = &'a UnitCode> {
    let agencies = agencies.get(&unit.code).into_iter().flatten();
    agencies.map(|agency| &agency.code).chain([&unit.code])
}

fn units_asked_for<'a>(project: &'a Project, whom: &Whom) -> Result<Vec<&'a Unit>, ServiceError> {
    Ok(match whom {
        Whom::Compared => project.compared_units().collect(),
        Whom::Agencies { within: None } => {
            project.register().units().iter().filter(|unit| unit.kind == UnitKind::Agency).collect()
        }
        Whom::Agencies { within: Some(parent) } => {
            let parent = &project.unit(parent)?.code;
            project.agencies_of(parent).collect()
        }
    })
}

/// What is kept of units' scores, in the order of the register. A hundred thousand whole scores would fill the
/// memory: units are scored piece by piece, and points that depend on peers are those among a piece.
pub(in crate::service) fn kept_of_scores<T>(
    project: &Project,
    catalogue: &Catalogue,
    period: Period,
    whom: &Whom,
    keep: impl Fn(&UnitScore) -> Option<T>,
) -> Result<Vec<T>, ServiceError> {
    let appraised = project.store().appraisals_of_period(period, &catalogue.id)?;
    let mut known = Known { stored: Vec::new(), appraised, basis: Basis::Counts };
    let agencies = agencies_by_parent(project);
    let mut kept = Vec::new();
    for units in units_asked_for(project, whom)?.chunks(PIECE) {
        let codes = units.iter().flat_map(|unit| with_agencies(unit, &agencies));
        known.stored = project.store().current_of_units(period, &catalogue.id, codes)?;
        kept.extend(score_units(catalogue, &known.inputs_of(units, &agencies)).iter().filter_map(&keep));
    }
    Ok(kept)
}
