//! What-if (Thử thay đổi): figures, targets and weights set otherwise for a trial, and such a trial kept under a name
//! (Kịch bản). A scenario is never written into the data it is tried on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Answer, CatalogueRef, Period, UnitCode};

/// One thing set otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "set", rename_all = "snake_case")]
pub enum Change {
    /// What a unit answers to an indicator; in place of what its agencies' answers make, where the indicator is rolled up.
    Answer { unit: UnitCode, indicator: String, answer: Answer },
    /// An indicator's target: a fraction for ratios, 1 for yes.
    Target { indicator: String, value: Decimal },
    /// What an indicator weighs in its group: its maximum points where members are added up, its weight in a mean.
    Weight { indicator: String, to: Decimal },
    /// The same of a group in what it stands in.
    GroupWeight { group: String, to: Decimal },
}

/// What a change is about: of two changes to the same subject the later one counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Answer { unit: UnitCode, indicator: String },
    Target { indicator: String },
    Weight { indicator: String },
    GroupWeight { group: String },
}

impl Change {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Answer { unit, indicator, .. } => {
                Subject::Answer { unit: unit.clone(), indicator: indicator.clone() }
            }
            Self::Target { indicator, .. } => Subject::Target { indicator: indicator.clone() },
            Self::Weight { indicator, .. } => Subject::Weight { indicator: indicator.clone() },
            Self::GroupWeight { group, .. } => Subject::GroupWeight { group: group.clone() },
        }
    }
}

/// Changes tried together, at most one a subject. The order in which they were set makes no difference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Change>", into = "Vec<Change>")]
pub struct Scenario {
    /// By subject.
    changes: Vec<Change>,
}

impl Scenario {
    /// Sets one thing otherwise, in place of what it was set to before.
    pub fn set(&mut self, change: Change) {
        self.clear(&change.subject());
        let at = self.changes.partition_point(|known| known.subject() < change.subject());
        self.changes.insert(at, change);
    }

    /// Leaves one thing as it is again; whether it was set otherwise.
    pub fn clear(&mut self, subject: &Subject) -> bool {
        let before = self.changes.len();
        self.changes.retain(|change| change.subject() != *subject);
        self.changes.len() < before
    }

    /// What it sets, by subject.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What it sets a subject to.
    pub fn of(&self, subject: &Subject) -> Option<&Change> {
        self.changes.iter().find(|change| change.subject() == *subject)
    }

    /// Whether it leaves everything as it is.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl FromIterator<Change> for Scenario {
    fn from_iter<T: IntoIterator<Item = Change>>(changes: T) -> Self {
        let mut scenario = Self::default();
        changes.into_iter().for_each(|change| scenario.set(change));
        scenario
    }
}

impl From<Vec<Change>> for Scenario {
    fn from(changes: Vec<Change>) -> Self {
        changes.into_iter().collect()
    }
}

impl From<Scenario> for Vec<Change> {
    fn from(scenario: Scenario) -> Self {
        scenario.changes
    }
}

/// A scenario under a name, with what it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedScenario {
    /// As it was typed, composed (NFC); upper and lower case and tone marks tell names apart.
    pub name: String,
    pub period: Period,
    /// The criteria set, in the version, that it was tried under.
    pub catalogue: CatalogueRef,
    /// Whom it was looked at for.
    pub unit: Option<UnitCode>,
    pub scenario: Scenario,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(indicator: &str, value: i64) -> Change {
        Change::Target { indicator: indicator.into(), value: Decimal::from(value) }
    }

    #[test]
    fn the_later_change_of_a_subject_counts_and_order_makes_no_difference() {
        let weight = Change::Weight { indicator: "D1".into(), to: Decimal::TEN };
        let one: Scenario = [target("D1", 1), weight.clone(), target("D1", 2)].into_iter().collect();
        let other: Scenario = [target("D1", 2), weight].into_iter().collect();
        assert_eq!(one, other);
        assert_eq!(one.changes().len(), 2);
    }

    #[test]
    fn what_is_cleared_is_as_it_was() {
        let mut scenario: Scenario = [target("D1", 1)].into_iter().collect();
        assert!(scenario.clear(&Subject::Target { indicator: "D1".into() }));
        assert!(!scenario.clear(&Subject::Target { indicator: "D1".into() }));
        assert!(scenario.is_empty());
    }

    #[test]
    fn a_scenario_reads_back_from_its_document() {
        let answer = Answer::Ratio { numerator: Decimal::from(310), denominator: Decimal::from(1000) };
        let answer = Change::Answer { unit: "48".parse().unwrap(), indicator: "D1".into(), answer };
        let scenario: Scenario = [answer, target("D2", 1), Change::GroupWeight { group: "D".into(), to: Decimal::TEN }]
            .into_iter()
            .collect();
        let document = serde_json::to_string(&scenario).unwrap();
        assert!(document.starts_with(r#"[{"set":"answer","unit":"48","indicator":"D1","answer":{"kind":"ratio""#));
        assert_eq!(serde_json::from_str::<Scenario>(&document).unwrap(), scenario);
    }
}
