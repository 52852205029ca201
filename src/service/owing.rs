//! Who has not sent: the units a period still waits for.

use std::collections::{HashMap, HashSet};

use super::{Project, ServiceError};
use crate::domain::{Period, Unit, UnitCode, UnitKind};

/// Who sent for a period and who has not, in the order of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owing {
    pub sent: Vec<Unit>,
    pub owing: Vec<Unit>,
}

impl Owing {
    /// How many units are asked.
    pub fn all(&self) -> usize {
        self.sent.len() + self.owing.len()
    }
}

/// Compares the register with what the data file holds. A unit that nothing concerns owes nothing; a province whose
/// agencies send for it owes nothing itself – its agencies do – unless something is asked of it that is not rolled up.
pub fn owing(project: &Project, period: Period) -> Result<Owing, ServiceError> {
    let catalogue = project.catalogue_of(period)?;
    let stored = project.store().current_of_period(period, &catalogue.id)?;
    let sent: HashSet<&UnitCode> = stored.iter().map(|stored| &stored.submission.unit).collect();
    let parents: HashSet<&UnitCode> =
        project.register().units().iter().filter_map(|unit| unit.parent.as_ref()).collect();
    let must_send = |unit: &Unit| {
        let sends_itself = unit.kind == UnitKind::Agency || !parents.contains(&unit.code);
        let mut asked = catalogue.asked().filter(|indicator| catalogue.concerns(indicator, unit));
        asked.any(|indicator| sends_itself || indicator.rollup.is_none())
    };
    let mut result = Owing::default();
    for unit in project.register().units() {
        if sent.contains(&unit.code) {
            result.sent.push(unit.clone());
        } else if must_send(unit) {
            result.owing.push(unit.clone());
        }
    }
    Ok(result)
}

/// When the version that counts of each unit was imported, as kept in the data file.
pub fn sent_at(project: &Project, period: Period) -> Result<HashMap<UnitCode, String>, ServiceError> {
    let stored = project.store().current_of_period(period, &project.catalogue_of(period)?.id)?;
    Ok(stored.into_iter().map(|stored| (stored.submission.unit, stored.imported_at)).collect())
}
