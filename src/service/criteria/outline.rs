//! A criteria set as a tree of lines, with what each weighs and whether sums agree.

use rust_decimal::Decimal;

use crate::catalogue::edit::{List, Part};
use crate::catalogue::{Aggregation, Catalogue, Text, sums};

/// One line: the whole, a group, or an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineLine {
    pub part: Part,
    /// 0 for the whole.
    pub depth: usize,
    pub code: String,
    pub name: Text,
    /// Maximum points, or the weight where what it stands in is a mean.
    pub weighs: Decimal,
    /// Of the whole and of groups that add up.
    pub sum: Option<Sum>,
    /// Whether it is asked for.
    pub enabled: bool,
}

/// What the members come to beside what is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    pub members: Decimal,
    pub stated: Decimal,
}

impl Sum {
    /// Whether both are the same.
    pub fn agrees(self) -> bool {
        self.members == self.stated
    }
}

/// The lines, the whole first; each group before its indicators and the groups inside it. What stands in no group that
/// is there comes last, so that nothing is out of sight.
pub fn outline(catalogue: &Catalogue) -> Vec<OutlineLine> {
    let sums = sums(catalogue);
    let total = sums.last().map_or(Decimal::ZERO, |last| last.running);
    let adds_up = catalogue.aggregation == Aggregation::Sum;
    let whole = OutlineLine {
        part: Part::Whole,
        depth: 0,
        code: String::new(),
        name: catalogue.name.clone(),
        weighs: catalogue.total,
        sum: adds_up.then_some(Sum { members: total, stated: catalogue.total }),
        enabled: true,
    };
    let mut writer = Writer { catalogue, lines: vec![whole], seen: vec![false; catalogue.groups.len()] };
    writer.groups_in(None, 1);
    writer.leftovers();
    for line in &mut writer.lines {
        if let Part::Item(List::Groups, at) = line.part {
            let stated = catalogue.groups[at].max;
            let of_sums = catalogue.groups[at].aggregation == Aggregation::Sum;
            line.sum = sums.get(at).filter(|_| of_sums).map(|sum| Sum { members: sum.sum, stated });
        }
    }
    writer.lines
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    lines: Vec<OutlineLine>,
    /// Groups that have their line: a ring of groups must end.
    seen: Vec<bool>,
}

impl Writer<'_> {
    fn groups_in(&mut self, parent: Option<&str>, depth: usize) {
        for at in 0..self.seen.len() {
            if self.catalogue.groups[at].parent.as_deref() == parent {
                self.group(at, depth);
            }
        }
    }

    fn group(&mut self, at: usize, depth: usize) {
        if std::mem::replace(&mut self.seen[at], true) {
            return;
        }
        let group = &self.catalogue.groups[at];
        let within = group.parent.as_deref().and_then(|code| self.catalogue.group(code));
        let is_weighed = within.map_or(self.catalogue.aggregation, |outer| outer.aggregation).is_mean();
        self.lines.push(OutlineLine {
            part: Part::Item(List::Groups, at),
            depth,
            code: group.code.clone(),
            name: group.name.clone(),
            weighs: if is_weighed { group.weight } else { group.max },
            sum: None,
            enabled: true,
        });
        // Of two groups with one code the first has the indicators.
        if self.catalogue.groups.iter().position(|other| other.code == group.code) == Some(at) {
            self.indicators_in(&group.code.clone(), group.aggregation.is_mean(), depth + 1);
            self.groups_in(Some(&group.code), depth + 1);
        }
    }

    fn indicators_in(&mut self, group: &str, is_weighed: bool, depth: usize) {
        for (at, indicator) in self.catalogue.indicators.iter().enumerate() {
            if indicator.group == group {
                self.indicator(at, is_weighed, depth);
            }
        }
    }

    fn indicator(&mut self, at: usize, is_weighed: bool, depth: usize) {
        let indicator = &self.catalogue.indicators[at];
        self.lines.push(OutlineLine {
            part: Part::Item(List::Indicators, at),
            depth,
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            weighs: if is_weighed { indicator.weight } else { indicator.max },
            sum: None,
            enabled: indicator.enabled,
        });
    }

    fn leftovers(&mut self) {
        for at in 0..self.seen.len() {
            self.group(at, 1);
        }
        for at in 0..self.catalogue.indicators.len() {
            let part = Part::Item(List::Indicators, at);
            if !self.lines.iter().any(|line| line.part == part) {
                self.indicator(at, false, 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load_shipped;

    fn nq17() -> Catalogue {
        load_shipped("nq17-2020").unwrap().unwrap()
    }

    #[test]
    fn every_group_and_indicator_has_one_line_even_in_a_ring_or_without_a_group() {
        let mut catalogue = nq17();
        catalogue.groups[0].parent = Some(catalogue.groups[0].code.clone());
        catalogue.indicators[3].group = "ZZ".into();
        let lines = outline(&catalogue);
        assert_eq!(lines.len(), 1 + catalogue.groups.len() + catalogue.indicators.len());
        let mut parts: Vec<_> = lines.iter().map(|line| line.part).collect();
        parts.sort_unstable();
        parts.dedup();
        assert_eq!(parts.len(), lines.len());
    }

    #[test]
    fn sums_agree_where_the_set_is_sound_and_say_so_where_one_weight_is_off() {
        let mut catalogue = nq17();
        assert!(outline(&catalogue).iter().filter_map(|line| line.sum).all(Sum::agrees));
        catalogue.indicators[0].max += Decimal::ONE;
        let off: Vec<_> =
            outline(&catalogue).into_iter().filter(|line| line.sum.is_some_and(|sum| !sum.agrees())).collect();
        assert_eq!(off.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), ["", "A"]);
    }
}
