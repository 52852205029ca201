//! Whether groups stand soundly in one another and their stated points are what their members make.

use rust_decimal::Decimal;

use super::{Check, K};
use crate::catalogue::{Aggregation, Catalogue, Group, MissingPolicy, RankBy};

impl Check {
    pub(super) fn groups(&mut self, catalogue: &Catalogue) {
        let places = self.codes("group", catalogue.groups.iter().map(|group| group.code.as_str()));
        for (group, place) in catalogue.groups.iter().zip(&places) {
            self.group(catalogue, group, place);
        }
        self.total(catalogue);
    }

    fn group(&mut self, catalogue: &Catalogue, group: &Group, place: &str) {
        self.written(&format!("{place}.name"), &group.name);
        let indicators = catalogue.indicators.iter().filter(|indicator| indicator.group == group.code).count();
        let members = indicators + catalogue.groups_in(Some(&group.code)).count();
        self.fault_if(members == 0, place, || K::EmptyGroup);
        self.weight(group.weight, place);
        if let Some(share) = group.min_members {
            self.within(format!("{place}.min_members"), share, Decimal::ZERO, Decimal::ONE);
        }
        if let Some(code) = group.parent.as_ref().filter(|parent| catalogue.group(parent).is_none()) {
            self.fault(format!("{place}.parent"), K::UnknownGroup { code: code.clone() });
        }
        self.fault_if(stands_in_itself(catalogue, group), format!("{place}.parent"), || K::GroupInItself);
        if let Some(applies_to) = &group.applies_to {
            self.applies_to(catalogue, applies_to, &format!("{place}.applies_to"));
        }
        let inside = maxima(catalogue, Some(&group.code));
        self.made_of(group.aggregation, group.max, &inside, &format!("{place}.max"));
    }

    fn total(&mut self, catalogue: &Catalogue) {
        // A group of which the points are wrong has its own fault: the total is held against what the groups should be.
        let inside: Vec<(String, Decimal)> =
            catalogue.groups_in(None).map(|group| (group.code.clone(), should_be(catalogue, group, 0))).collect();
        self.made_of(catalogue.aggregation, catalogue.total, &inside, "total");
        let without_total = catalogue.total.is_zero() && catalogue.scored().next().is_some();
        self.fault_if(without_total && catalogue.rank_by == RankBy::Percent, "rank_by", || K::RankByPercentOfNothing);
        let unbounded = catalogue.scored().any(|indicator| indicator.rule.is_unbounded());
        self.fault_if(unbounded && catalogue.missing == MissingPolicy::Zero, "missing", || K::UnboundedNeedsLeaveOut);
    }

    /// `stated` points of a group against its members' (code, maximum).
    fn made_of(&mut self, aggregation: Aggregation, stated: Decimal, inside: &[(String, Decimal)], place: &str) {
        let sum: Decimal = inside.iter().map(|(_, max)| *max).sum();
        let best = inside.iter().map(|(_, max)| *max).max().unwrap_or_default();
        let total = place == "total";
        match aggregation {
            Aggregation::Sum if total => self.fault_if(stated != sum, place, || K::TotalDiffers { stated, sum }),
            Aggregation::Sum => self.fault_if(stated != sum, place, || K::GroupMaxDiffers { stated, sum }),
            Aggregation::CappedSum => self.fault_if(stated > sum, place, || K::CapOverSum { stated, sum }),
            Aggregation::Best => self.fault_if(stated != best, place, || K::BestDiffers { stated, best }),
            Aggregation::ArithmeticMean | Aggregation::GeometricMean | Aggregation::HarmonicMean => {
                for (member, max) in inside.iter().filter(|(_, max)| *max != stated) {
                    self.fault(place, K::MemberOffScale { member: member.clone(), max: *max, scale: stated });
                }
            }
        }
    }
}

/// Codes and stated maxima of what stands directly in a group; extras and what is only followed have none.
fn maxima(catalogue: &Catalogue, group: Option<&str>) -> Vec<(String, Decimal)> {
    let scored = catalogue
        .scored()
        .filter(|indicator| Some(indicator.group.as_str()) == group && !indicator.rule.is_extra())
        .map(|indicator| (indicator.code.clone(), indicator.max));
    scored.chain(catalogue.groups_in(group).map(|inner| (inner.code.clone(), inner.max))).collect()
}

/// The maximum a group should state, from its indicators' up; `depth` ends a ring of groups.
pub(in crate::catalogue) fn should_be(catalogue: &Catalogue, group: &Group, depth: usize) -> Decimal {
    if depth > catalogue.groups.len() {
        return group.max;
    }
    let own = catalogue.scored().filter(|indicator| indicator.group == group.code).map(|indicator| indicator.max);
    let inner = catalogue.groups_in(Some(&group.code)).map(|inner| should_be(catalogue, inner, depth + 1));
    match group.aggregation {
        Aggregation::Sum => own.chain(inner).sum(),
        Aggregation::Best => own.chain(inner).max().unwrap_or_default(),
        Aggregation::CappedSum
        | Aggregation::ArithmeticMean
        | Aggregation::GeometricMean
        | Aggregation::HarmonicMean => group.max,
    }
}

fn stands_in_itself(catalogue: &Catalogue, group: &Group) -> bool {
    let outward = |inner: &&Group| inner.parent.as_deref().and_then(|parent| catalogue.group(parent));
    std::iter::successors(outward(&group), outward).take(catalogue.groups.len()).any(|outer| outer.code == group.code)
}
