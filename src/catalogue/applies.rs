//! Whom an indicator concerns: conditions on kind and bloc (khối), and units that are spared.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Assessed, Catalogue, Group, Indicator, Text};
use crate::domain::text::{is_its_own_key, search_key};
use crate::domain::{Unit, UnitKind};

/// A bloc of units (Khối) that a catalogue knows: `so`, `huyen`, `xa`, or one of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bloc {
    /// As the register of units writes it.
    pub code: String,
    pub name: Text,
    /// Points of the scored indicators that concern an agency of it (units that are spared apart), stated so that a slip
    /// is noticed.
    pub total: Option<Decimal>,
}

/// Whom a group or an indicator concerns: units that meet every condition. An empty list is no condition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AppliesTo {
    pub kinds: Vec<UnitKind>,
    /// Codes of blocs. Provinces belong to none: this says nothing of them.
    pub blocs: Vec<String>,
    /// Units it does not concern, by code or by any of their names.
    pub except: Vec<String>,
}

impl AppliesTo {
    /// Whether a unit meets the conditions.
    pub fn holds_for(&self, unit: &Unit) -> bool {
        let of_kind = self.kinds.is_empty() || self.kinds.contains(&unit.kind);
        of_kind && self.takes_bloc_of(unit) && !self.except.iter().any(|spared| is_called(unit, spared))
    }

    fn takes_bloc_of(&self, unit: &Unit) -> bool {
        if self.blocs.is_empty() || unit.kind == UnitKind::Province {
            return true;
        }
        unit.bloc.as_ref().is_some_and(|bloc| self.blocs.iter().any(|code| is_bloc(code, bloc)))
    }
}

/// Whom an indicator concerns, its own conditions and its groups' put together.
#[derive(Debug, Clone)]
pub struct Concerned<'a> {
    only_agencies: bool,
    conditions: Vec<&'a AppliesTo>,
}

impl Concerned<'_> {
    /// Whether it concerns a unit.
    pub fn takes_in(&self, unit: &Unit) -> bool {
        let assessed = !self.only_agencies || unit.kind == UnitKind::Agency;
        assessed && self.conditions.iter().all(|conditions| conditions.holds_for(unit))
    }
}

/// Whether two spellings of a bloc are the same.
pub(super) fn is_bloc(code: &str, other: &str) -> bool {
    code == other || !(is_its_own_key(code) && is_its_own_key(other)) && search_key(code) == search_key(other)
}

fn is_called(unit: &Unit, text: &str) -> bool {
    let key = search_key(text);
    unit.code.as_str().eq_ignore_ascii_case(text) || unit.names().any(|name| search_key(name) == key)
}

impl Catalogue {
    /// Whether an indicator concerns a unit: its own conditions and its group's hold. A province is also given what its
    /// agencies roll up to, whether it is asked itself or not.
    pub fn concerns(&self, indicator: &Indicator, unit: &Unit) -> bool {
        self.concerned(indicator).takes_in(unit)
    }

    /// Whom an indicator concerns, to be asked of many units.
    pub fn concerned<'a>(&'a self, indicator: &'a Indicator) -> Concerned<'a> {
        let conditions = self.conditions(indicator).collect();
        Concerned { only_agencies: self.units == Assessed::Agencies, conditions }
    }

    /// Whether an indicator is asked of every unit there may be.
    pub fn concerns_everybody(&self, indicator: &Indicator) -> bool {
        self.units != Assessed::Agencies && self.conditions(indicator).next().is_none()
    }

    /// Whether anything that is asked concerns a unit.
    pub fn asks(&self, unit: &Unit) -> bool {
        self.asked().any(|indicator| self.concerns(indicator, unit))
    }

    /// What an indicator asks of the units it concerns, the conditions of its groups first.
    pub fn conditions<'a>(&'a self, indicator: &'a Indicator) -> impl Iterator<Item = &'a AppliesTo> {
        let outward = |group: &&'a Group| self.group(group.parent.as_deref()?);
        let groups = std::iter::successors(self.group(&indicator.group), outward).take(self.groups.len());
        groups.filter_map(|group| group.applies_to.as_ref()).chain(&indicator.applies_to)
    }

    /// Whether conditions on kinds and on blocs leave any unit at all.
    pub(super) fn concerns_anybody(&self, indicator: &Indicator) -> bool {
        let kinds = common(self.conditions(indicator).map(|conditions| &conditions.kinds), |a, b| a == b);
        let blocs = common(self.conditions(indicator).map(|conditions| &conditions.blocs), |a, b| is_bloc(a, b));
        kinds && blocs
    }

    /// Points that an agency of a bloc can have.
    pub(super) fn points_of_bloc(&self, bloc: &Bloc) -> Decimal {
        let takes = |conditions: &AppliesTo| {
            let kind = conditions.kinds.is_empty() || conditions.kinds.contains(&UnitKind::Agency);
            let blocs = &conditions.blocs;
            kind && (blocs.is_empty() || blocs.iter().any(|code| is_bloc(code, &bloc.code)))
        };
        let concerning = self.scored().filter(|indicator| self.conditions(indicator).all(takes));
        concerning.map(|indicator| indicator.max).sum()
    }

    /// The bloc with a code, if the catalogue names it.
    pub fn bloc(&self, code: &str) -> Option<&Bloc> {
        self.blocs.iter().find(|bloc| is_bloc(&bloc.code, code))
    }
}

/// Whether the lists that say anything have something in common.
fn common<'a, T: 'a>(lists: impl Iterator<Item = &'a Vec<T>>, same: impl Fn(&T, &T) -> bool) -> bool {
    let mut said = lists.filter(|list| !list.is_empty());
    let Some(first) = said.next() else { return true };
    let rest: Vec<_> = said.collect();
    first.iter().any(|one| rest.iter().all(|list| list.iter().any(|other| same(one, other))))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::{Catalogue, parse};
    use crate::domain::{Unit, UnitKind};

    /// A1 follows its group's condition `group` and its own, `own`.
    fn text(group: &str, own: &str) -> String {
        let line = |condition: &str| match condition {
            "" => String::new(),
            condition => format!("applies_to = {condition}\n"),
        };
        let (group, own) = (line(group), line(own));
        format!(
            "id = \"thu\"\nversion = 1\nname = \"Thử\"\ndocument = \"Thử\"\ntotal = 1\n\
             [[bloc]]\ncode = \"so\"\nname = \"Sở\"\n[[bloc]]\ncode = \"huyen\"\nname = \"Huyện\"\n\
             [[group]]\ncode = \"A\"\nname = \"A\"\nmax = 1\n{group}\
             [[indicator]]\ncode = \"A1\"\ngroup = \"A\"\nname = \"A1\"\ninput = \"yes_no\"\nrule = \"yes_no\"\nmax = 1\n{own}"
        )
    }

    fn catalogue(group: &str, own: &str) -> Catalogue {
        parse(&text(group, own)).unwrap()
    }

    fn fault(group: &str, own: &str) -> (String, &'static str) {
        let faults = parse(&text(group, own)).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        (faults[0].place.clone(), faults[0].kind.code())
    }

    fn agency(code: &str, name: &str, bloc: Option<&str>) -> Unit {
        Unit {
            aliases: vec!["VP tỉnh".to_owned()],
            bloc: bloc.map(Into::into),
            parent: Some("48".parse().unwrap()),
            ..Unit::new(code.parse().unwrap(), name, UnitKind::Agency)
        }
    }

    fn concerns(group: &str, own: &str, unit: &Unit) -> bool {
        let catalogue = catalogue(group, own);
        assert_eq!(catalogue.asks(unit), catalogue.concerns(&catalogue.indicators[0], unit));
        catalogue.asks(unit)
    }

    #[test]
    fn without_conditions_everybody_is_concerned() {
        assert!(concerns("", "", &agency("48-a", "A", None)));
    }

    #[test]
    fn a_bloc_is_the_registers_whatever_its_spelling_and_no_bloc_is_none_of_them() {
        let so = "{ blocs = [\"so\"] }";
        assert!(concerns(so, "", &agency("48-a", "A", Some("so"))));
        assert!(concerns("", so, &agency("48-a", "A", Some("Sở"))));
        assert!(!concerns(so, "", &agency("48-a", "A", Some("huyen"))));
        assert!(!concerns(so, "", &agency("48-a", "A", None)));
    }

    #[test]
    fn blocs_say_nothing_of_provinces_and_kinds_do() {
        let province = crate::domain::province::units().remove(0);
        assert!(concerns("{ blocs = [\"so\"] }", "", &province));
        assert!(!concerns("{ kinds = [\"agency\"], blocs = [\"so\"] }", "", &province));
    }

    #[test]
    fn a_unit_is_spared_by_its_code_or_any_of_its_names() {
        let office = agency("48-vpub", "Văn phòng UBND tỉnh", Some("so"));
        for spared in ["48-VPUB", "Văn phòng UBND tỉnh", "van phong ubnd tinh", "VP tỉnh"] {
            assert!(!concerns("", &format!("{{ except = [\"{spared}\"] }}"), &office), "{spared}");
        }
        for other in ["vpub", "Văn phòng", "48-vpub2"] {
            assert!(concerns("", &format!("{{ except = [\"{other}\"] }}"), &office), "{other}");
        }
    }

    #[test]
    fn the_conditions_of_group_and_indicator_hold_together() {
        let (so, not_a) = ("{ blocs = [\"so\"] }", "{ except = [\"48-a\"] }");
        assert!(!concerns(so, not_a, &agency("48-a", "A", Some("so"))));
        assert!(!concerns(so, not_a, &agency("48-b", "B", Some("huyen"))));
        assert!(concerns(so, not_a, &agency("48-b", "B", Some("so"))));
    }

    #[test]
    fn conditions_that_say_nothing_or_name_what_is_not_there_are_faults() {
        let own = |key: &str| format!("indicator[A1].applies_to{key}");
        assert_eq!(fault("", "{}"), (own(""), "no_condition"));
        assert_eq!(fault("", "{ kinds = [] }"), (own(".kinds"), "empty_list"));
        assert_eq!(fault("", "{ kinds = [\"agency\", \"ward\"] }"), (own(".kinds[2]"), "unknown_choice"));
        assert_eq!(fault("", "{ blocs = [\"so\", \"hueyn\"] }"), (own(".blocs[2]"), "unknown_bloc"));
        assert_eq!(fault("", "{ except = [\" \"] }"), (own(".except[1]"), "blank_text"));
        assert_eq!(fault("", "{ kinds = [\"agency\"], bloc = \"so\" }"), (own(".bloc"), "unknown_key"));
        assert_eq!(fault("{ blocs = [\"xa\"] }", ""), ("group[A].applies_to.blocs[1]".to_owned(), "unknown_bloc"));
    }

    #[test]
    fn conditions_that_exclude_each_other_concern_nobody() {
        let place = "indicator[A1].applies_to".to_owned();
        let (agencies, provinces) = ("{ kinds = [\"agency\"] }", "{ kinds = [\"province\"] }");
        assert_eq!(fault(agencies, provinces), (place.clone(), "concerns_nobody"));
        assert_eq!(fault("{ blocs = [\"so\"] }", "{ blocs = [\"huyen\"] }"), (place, "concerns_nobody"));
    }
}
