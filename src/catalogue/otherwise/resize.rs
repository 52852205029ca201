//! Maxima after some were set otherwise: from the whole inwards, who keeps what and who makes room.
//!
//! What is set stays as it was set. Where nothing binds a sum, it grows or shrinks with its members, and so does the total.
//! Where a sum is bound – it was set itself, or stands in a mean, whose members share one scale – the members that were
//! not set share what is left in proportion to what they had.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{recipe, with_group, with_indicator};
use crate::catalogue::{Aggregation, Catalogue, Group, Indicator, Rule, Step};
use crate::domain::points;

/// Decimals of what is worked out inside a rule.
const FINE: u32 = 6;

/// The maxima that were set, by code.
#[derive(Debug, Default)]
pub(super) struct Pins {
    indicators: BTreeMap<String, Decimal>,
    groups: BTreeMap<String, Decimal>,
}

impl Pins {
    pub(super) fn indicator(&mut self, code: &str, max: Decimal) {
        self.indicators.insert(code.to_owned(), max);
    }

    pub(super) fn group(&mut self, code: &str, max: Decimal) {
        self.groups.insert(code.to_owned(), max);
    }
}

/// `changed` with the maxima that follow from those set; `was` says what each was before.
pub(super) fn resized(was: &Catalogue, changed: Catalogue, pins: &Pins) -> Catalogue {
    let mut resizing = Resizing { was, changed, pins };
    resizing.settle(None, None);
    resizing.changed
}

struct Resizing<'a> {
    was: &'a Catalogue,
    changed: Catalogue,
    pins: &'a Pins,
}

/// What stands directly in a group and has a maximum.
#[derive(Clone, Copy)]
enum Member<'a> {
    Indicator(&'a Indicator),
    Group(&'a Group),
}

impl Member<'_> {
    fn max(self) -> Decimal {
        match self {
            Self::Indicator(indicator) => indicator.max,
            Self::Group(group) => group.max,
        }
    }
}

impl<'a> Resizing<'a> {
    /// Settles a group, or the whole, with all that stands in it; gives its maximum, `wanted` where one is.
    fn settle(&mut self, group: Option<&'a Group>, wanted: Option<Decimal>) -> Decimal {
        let (aggregation, stated) = recipe(self.was, group);
        let members = self.members(group);
        let made = match (aggregation, wanted) {
            (Aggregation::Sum, None) => self.freely(&members).iter().sum(),
            (Aggregation::Sum, Some(wanted)) => self.share_out(&members, wanted),
            (Aggregation::CappedSum, None) => stated.min(self.freely(&members).iter().sum()),
            (Aggregation::Best, None) => self.freely(&members).into_iter().max().unwrap_or_default(),
            (Aggregation::CappedSum | Aggregation::Best, Some(wanted)) => self.scale(&members, stated, wanted),
            (_, wanted) => self.on_one_scale(&members, wanted.unwrap_or(stated)),
        };
        self.state(group, made);
        if wanted.is_some() {
            self.scale_extras(group, stated, made);
        }
        made
    }

    fn members(&self, group: Option<&Group>) -> Vec<Member<'a>> {
        let code = group.map(|group| group.code.as_str());
        let stands_here = |indicator: &&Indicator| Some(indicator.group.as_str()) == code;
        let own = self.was.scored().filter(stands_here).filter(|indicator| !indicator.rule.is_extra());
        let inner = self.was.groups.iter().filter(|inner| inner.parent.as_deref() == code);
        own.map(Member::Indicator).chain(inner.map(Member::Group)).collect()
    }

    fn pinned(&self, member: Member<'_>) -> Option<Decimal> {
        match member {
            Member::Indicator(indicator) => self.pins.indicators.get(&indicator.code).copied(),
            Member::Group(group) => self.pins.groups.get(&group.code).copied(),
        }
    }

    /// What was set, else what is wanted, else what comes of itself.
    fn resize(&mut self, member: Member<'a>, wanted: Option<Decimal>) -> Decimal {
        let wanted = self.pinned(member).or(wanted);
        match member {
            Member::Indicator(indicator) => {
                let max = wanted.unwrap_or(indicator.max);
                self.set_max(indicator, max);
                max
            }
            Member::Group(group) => self.settle(Some(group), wanted),
        }
    }

    fn freely(&mut self, members: &[Member<'a>]) -> Vec<Decimal> {
        members.iter().map(|member| self.resize(*member, None)).collect()
    }

    fn on_one_scale(&mut self, members: &[Member<'a>], scale: Decimal) -> Decimal {
        for member in members {
            self.resize(*member, Some(scale));
        }
        scale
    }

    fn scale(&mut self, members: &[Member<'a>], from: Decimal, to: Decimal) -> Decimal {
        for member in members {
            let max = in_proportion(member.max(), from, to, self.was.digits);
            self.resize(*member, Some(max));
        }
        to
    }

    fn share_out(&mut self, members: &[Member<'a>], wanted: Decimal) -> Decimal {
        let (set, free): (Vec<&Member<'a>>, Vec<&Member<'a>>) =
            members.iter().partition(|member| self.pinned(**member).is_some());
        let taken: Decimal = set.into_iter().map(|member| self.resize(*member, None)).sum();
        let had: Vec<Decimal> = free.iter().map(|member| member.max()).collect();
        let shares = shares(&had, wanted.saturating_sub(taken), self.was.digits);
        for (member, share) in free.into_iter().zip(shares) {
            self.resize(*member, Some(share));
        }
        wanted
    }

    fn state(&mut self, group: Option<&Group>, max: Decimal) {
        match group {
            None => self.changed.total = max,
            Some(group) => with_group(&mut self.changed, &group.code, |group| group.max = max),
        }
    }

    fn set_max(&mut self, indicator: &Indicator, max: Decimal) {
        if indicator.max == max {
            return;
        }
        with_indicator(&mut self.changed, &indicator.code, |changed| {
            changed.rule = resized_rule(&indicator.rule, indicator.max, max);
            changed.max = max;
        });
    }

    /// Penalties and bonuses keep their worth in the group they stand in.
    fn scale_extras(&mut self, group: Option<&Group>, from: Decimal, to: Decimal) {
        let Some(group) = group.filter(|_| from != to) else { return };
        let extras = self.changed.indicators.iter_mut().filter(|indicator| indicator.group == group.code);
        for extra in extras {
            if let Rule::Penalty { points_each, limit } | Rule::Bonus { points_each, limit } = &mut extra.rule {
                *points_each = in_proportion(*points_each, from, to, FINE);
                *limit = in_proportion(*limit, from, to, FINE);
            }
        }
    }
}

/// Points that a rule states are stated for its maximum: they grow and shrink with it.
fn resized_rule(rule: &Rule, from: Decimal, to: Decimal) -> Rule {
    let fine = |points: Decimal| in_proportion(points, from, to, FINE).min(to);
    match rule {
        Rule::Steps { steps } => {
            let steps = steps.iter().map(|step| Step { from: step.from, points: fine(step.points) });
            Rule::Steps { steps: steps.collect() }
        }
        Rule::CappedCount { points_each } => {
            Rule::CappedCount { points_each: in_proportion(*points_each, from, to, FINE) }
        }
        Rule::MinMax { direction, floor } => Rule::MinMax { direction: *direction, floor: fine(*floor) },
        Rule::Goalposts { worst, best, floor } => Rule::Goalposts { worst: *worst, best: *best, floor: fine(*floor) },
        Rule::Ratio
        | Rule::Achievement { .. }
        | Rule::YesNo
        | Rule::BestPeer { .. }
        | Rule::ZScore { .. }
        | Rule::TargetDistance { .. }
        | Rule::Penalty { .. }
        | Rule::Bonus { .. }
        | Rule::Appraised
        | Rule::NotScored => rule.clone(),
    }
}

/// `part × to ÷ from`; the whole stays the whole, whatever digits it has.
fn in_proportion(part: Decimal, from: Decimal, to: Decimal, digits: u32) -> Decimal {
    if part == from {
        return to;
    }
    part.saturating_mul(to).checked_div(from).map_or(part, |scaled| points::round(scaled, digits))
}

/// `whole` in the proportions of `had`, in so many digits; what rounding leaves over goes to the largest.
fn shares(had: &[Decimal], whole: Decimal, digits: u32) -> Vec<Decimal> {
    let before: Decimal = had.iter().sum();
    let mut shares: Vec<Decimal> = match before == whole {
        true => had.to_vec(),
        false => had.iter().map(|part| in_proportion(*part, before, whole, digits)).collect(),
    };
    let left = whole.saturating_sub(shares.iter().sum());
    if let Some(largest) = shares.iter_mut().max() {
        *largest = largest.saturating_add(left);
    }
    shares
}
