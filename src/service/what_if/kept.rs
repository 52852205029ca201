//! Scenarios under a name: kept, opened under what may be another period or version, taken away.

use crate::catalogue::Catalogue;
use crate::domain::{NamedScenario, Period, text};
use crate::i18n::Words;
use crate::say;
use crate::service::{Project, ServiceError, clock};
use crate::store::{StoreError, StoredScenario};

use super::WhatIf;

/// Longest name, in letters.
const NAME: usize = 80;

/// The scenarios of the data file, by name.
pub fn saved(project: &Project) -> Result<Vec<StoredScenario>, ServiceError> {
    Ok(project.store().scenarios()?)
}

/// The scenario of a name.
///
/// # Errors
/// [`StoreError::NoSuchScenario`].
pub fn open(project: &Project, name: &str) -> Result<StoredScenario, ServiceError> {
    let name = text::nfc(name.trim());
    project.store().scenario(&name)?.ok_or_else(|| StoreError::NoSuchScenario { name }.into())
}

/// Keeps a trial under a name; with `replace` in place of one that has it already. Gives the name as it is kept.
///
/// # Errors
/// [`ServiceError::NotAScenarioName`], [`StoreError::ScenarioExists`].
pub fn save(project: &mut Project, what_if: &WhatIf, name: &str, replace: bool) -> Result<String, ServiceError> {
    let name = text::nfc(name.trim());
    if name.is_empty() || name.chars().count() > NAME || name.chars().any(char::is_control) {
        return Err(ServiceError::NotAScenarioName { name });
    }
    let named = NamedScenario {
        name,
        period: what_if.before.period,
        catalogue: what_if.catalogue().reference(),
        unit: Some(what_if.unit.clone()),
        scenario: what_if.scenario.clone(),
    };
    project.store_mut().save_scenario(&named, replace, &clock::now())?;
    Ok(named.name)
}

/// Takes a scenario away.
///
/// # Errors
/// [`StoreError::NoSuchScenario`].
pub fn delete(project: &mut Project, name: &str) -> Result<(), ServiceError> {
    Ok(project.store_mut().delete_scenario(&text::nfc(name.trim()), &clock::now())?)
}

/// What a person is told who tries a scenario elsewhere than where it was made: another version, another period.
pub fn mismatches(named: &NamedScenario, catalogue: &Catalogue, period: Period, words: &Words) -> Vec<String> {
    let now = catalogue.reference();
    let version = (named.catalogue != now).then(|| {
        let (made, now) = (named.catalogue.to_string(), now.to_string());
        say!(words, "what-if-other-version", name = named.name.as_str(), made = made, now = now)
    });
    let period = (named.period != period).then(|| {
        let (made, now) = (words.period(named.period), words.period(period));
        say!(words, "what-if-other-period", name = named.name.as_str(), made = made, now = now)
    });
    version.into_iter().chain(period).collect()
}
