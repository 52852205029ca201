//! A criteria set with targets and weights set otherwise for a trial (what-if), and sound again: maxima that are stated
//! are stated anew.
//!
//! Owns what a changed weight means for everything around it; docs/scoring.md writes it out. Must not know answers.

mod resize;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::{Aggregation, Catalogue, Fault, Group, Indicator, check};
use crate::domain::{Change, Scenario};
use resize::{Pins, resized};

/// What a member of a group is weighed by among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeighedBy {
    /// Its maximum points, where members are added up or the best counts.
    Maximum,
    /// Its weight, in a mean.
    Weight,
}

/// Why a criteria set cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// It is not there, or switched off.
    #[error("no indicator {code}")]
    UnknownIndicator { code: String },
    #[error("no group {code}")]
    UnknownGroup { code: String },
    #[error("indicator {code} has no target")]
    NoTarget { code: String },
    /// An indicator that is only followed, a penalty or bonus, or one whose points know no maximum.
    #[error("{code} has no weight")]
    NoWeight { code: String },
    /// What came of the changes contradicts itself.
    #[error("{} faults in the changed criteria set", faults.len())]
    Unsound { faults: Vec<Fault> },
}

impl Catalogue {
    /// The criteria set as a scenario sets it; what it says of answers is not looked at.
    ///
    /// # Errors
    /// The first change that cannot be made; [`Objection::Unsound`] where all can but contradict each other.
    pub fn otherwise(&self, scenario: &Scenario) -> Result<Self, Objection> {
        let mut changed = self.clone();
        let mut pins = Pins::default();
        for change in scenario.changes() {
            match change {
                Change::Answer { .. } => {}
                Change::Target { indicator, value } => set_target(&mut changed, indicator, *value)?,
                Change::Weight { indicator, to } => match self.indicator_weight(indicator)?.0 {
                    WeighedBy::Maximum => pins.indicator(indicator, *to),
                    WeighedBy::Weight => with_indicator(&mut changed, indicator, |indicator| indicator.weight = *to),
                },
                Change::GroupWeight { group, to } => match self.group_weight(group)?.0 {
                    WeighedBy::Maximum => pins.group(group, *to),
                    WeighedBy::Weight => with_group(&mut changed, group, |group| group.weight = *to),
                },
            }
        }
        let mut changed = resized(self, changed, &pins);
        self.restate_blocs(&mut changed);
        let before = check(self);
        let mut faults = check(&changed);
        faults.retain(|fault| !before.contains(fault));
        if faults.is_empty() { Ok(changed) } else { Err(Objection::Unsound { faults }) }
    }

    /// What an indicator weighs in its group, and by what it is weighed.
    ///
    /// # Errors
    /// [`Objection::UnknownIndicator`], [`Objection::NoWeight`].
    pub fn indicator_weight(&self, code: &str) -> Result<(WeighedBy, Decimal), Objection> {
        let indicator = self.asked_indicator(code)?;
        let none = || Err(Objection::NoWeight { code: code.to_owned() });
        if !indicator.rule.is_scored() || indicator.rule.is_extra() {
            return none();
        }
        match self.weighed_by(Some(&indicator.group)) {
            WeighedBy::Weight => Ok((WeighedBy::Weight, indicator.weight)),
            WeighedBy::Maximum if indicator.max.is_zero() => none(),
            WeighedBy::Maximum => Ok((WeighedBy::Maximum, indicator.max)),
        }
    }

    /// What a group weighs in what it stands in, and by what it is weighed.
    ///
    /// # Errors
    /// [`Objection::UnknownGroup`], [`Objection::NoWeight`].
    pub fn group_weight(&self, code: &str) -> Result<(WeighedBy, Decimal), Objection> {
        let group = self.group(code).ok_or_else(|| Objection::UnknownGroup { code: code.to_owned() })?;
        match self.weighed_by(group.parent.as_deref()) {
            WeighedBy::Weight => Ok((WeighedBy::Weight, group.weight)),
            WeighedBy::Maximum if group.max.is_zero() => Err(Objection::NoWeight { code: code.to_owned() }),
            WeighedBy::Maximum => Ok((WeighedBy::Maximum, group.max)),
        }
    }

    /// An indicator that is asked for.
    ///
    /// # Errors
    /// [`Objection::UnknownIndicator`].
    pub fn asked_indicator(&self, code: &str) -> Result<&Indicator, Objection> {
        let unknown = || Objection::UnknownIndicator { code: code.to_owned() };
        self.indicator(code).filter(|indicator| indicator.enabled).ok_or_else(unknown)
    }

    fn weighed_by(&self, within: Option<&str>) -> WeighedBy {
        let aggregation = within.and_then(|code| self.group(code)).map_or(self.aggregation, |group| group.aggregation);
        if aggregation.is_mean() { WeighedBy::Weight } else { WeighedBy::Maximum }
    }

    fn restate_blocs(&self, changed: &mut Self) {
        let totals: Vec<_> = changed.blocs.iter().map(|bloc| changed.points_of_bloc(bloc)).collect();
        for (bloc, total) in changed.blocs.iter_mut().zip(totals).filter(|(bloc, _)| bloc.total.is_some()) {
            bloc.total = Some(total);
        }
    }
}

fn set_target(catalogue: &mut Catalogue, code: &str, value: Decimal) -> Result<(), Objection> {
    catalogue.asked_indicator(code)?;
    let indicator = catalogue.indicators.iter_mut().find(|indicator| indicator.code == code);
    let target = indicator.and_then(|indicator| indicator.target.as_mut());
    target.ok_or_else(|| Objection::NoTarget { code: code.to_owned() })?.value = value;
    Ok(())
}

fn with_indicator(catalogue: &mut Catalogue, code: &str, change: impl FnOnce(&mut Indicator)) {
    if let Some(indicator) = catalogue.indicators.iter_mut().find(|indicator| indicator.code == code) {
        change(indicator);
    }
}

fn with_group(catalogue: &mut Catalogue, code: &str, change: impl FnOnce(&mut Group)) {
    if let Some(group) = catalogue.groups.iter_mut().find(|group| group.code == code) {
        change(group);
    }
}

/// The aggregation and stated maximum of a group, or of the whole.
fn recipe(catalogue: &Catalogue, group: Option<&Group>) -> (Aggregation, Decimal) {
    group.map_or((catalogue.aggregation, catalogue.total), |group| (group.aggregation, group.max))
}
