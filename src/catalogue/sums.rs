//! Points group by group, and how they add up: what a person checks who changes a criteria set.

use rust_decimal::Decimal;

use super::{Aggregation, Catalogue, Group};

/// What one group comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSum<'a> {
    pub group: &'a Group,
    /// How many of its own indicators are scored.
    pub scored: usize,
    /// Points of these and of the groups inside it together.
    pub sum: Decimal,
    /// Sums of the outermost groups up to this one.
    pub running: Decimal,
    /// It states as much, or does not add its members up.
    pub fits: bool,
}

/// The groups in their order. The last `running` is what the catalogue's total must be.
pub fn sums(catalogue: &Catalogue) -> Vec<GroupSum<'_>> {
    let mut running = Decimal::ZERO;
    let group_sum = |group: &'_ Group| {
        let members = || catalogue.scored().filter(|indicator| indicator.group == group.code);
        let inner: Decimal = catalogue.groups_in(Some(&group.code)).map(|inner| inner.max).sum();
        let sum = inner + members().map(|indicator| indicator.max).sum::<Decimal>();
        running += if group.parent.is_none() { sum } else { Decimal::ZERO };
        let fits = group.aggregation != Aggregation::Sum || sum == group.max;
        (members().count(), sum, running, fits)
    };
    let sums: Vec<_> = catalogue.groups.iter().map(group_sum).collect();
    let with_group = |(group, (scored, sum, running, fits))| GroupSum { group, scored, sum, running, fits };
    catalogue.groups.iter().zip(sums).map(with_group).collect()
}
