//! The tree of groups: how members' points become their group's, and the outermost groups' the total.
//!
//! Must not know rules, answers or peers: an indicator is here what it has made of them.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::catalogue::{Aggregation, Catalogue, Group, Indicator};
use crate::domain::points;

use super::exact::{quotient, sum};
use super::indicator::is_worth_points;
use super::score::{GroupScore, IndicatorScore, State};

/// Roots are taken in floating point; what comes of them is good to this many decimals and is held to them, so that no
/// printed digit hangs on the last bit.
const ROOT_DIGITS: u32 = 12;

/// What stands directly in a group: an indicator or another group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member<'a> {
    pub(super) code: &'a str,
    pub(super) points: Decimal,
    pub(super) max: Decimal,
    pub(super) weight: Decimal,
    /// Whether its points and maximum are in the group's.
    pub(super) counts: bool,
    /// Whether there is a figure in it.
    pub(super) answered: bool,
    pub(super) applicable: bool,
    /// A penalty or bonus: it changes points and has no maximum.
    pub(super) extra: bool,
}

/// Points and maximum of a group or of the whole; nothing: too little in it has a figure.
pub(super) type Made = Option<(Decimal, Decimal)>;

/// How a group, or the whole, puts its members together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipe {
    pub(super) aggregation: Aggregation,
    /// The stated maximum: the cap of a capped sum, the scale of a mean.
    pub(super) scale: Decimal,
    pub(super) min_members: Decimal,
}

impl Recipe {
    pub(super) fn of(catalogue: &Catalogue, group: Option<&Group>) -> Self {
        match group {
            None => {
                Self { aggregation: catalogue.aggregation, scale: catalogue.total, min_members: catalogue.min_members }
            }
            Some(group) => Self {
                aggregation: group.aggregation,
                scale: group.max,
                min_members: group.min_members.unwrap_or(catalogue.min_members),
            },
        }
    }

    /// What the members make together.
    pub(super) fn make(self, members: &[Member<'_>]) -> Made {
        let core: Vec<&Member<'_>> = members.iter().filter(|member| !member.extra).collect();
        if !self.enough(&core) {
            return None;
        }
        let counting: Vec<&Member<'_>> = core.into_iter().filter(|member| member.counts).collect();
        if counting.is_empty() {
            return None;
        }
        let (made, max) = self.aggregated(&counting);
        let mut extras = members.iter().filter(|member| member.extra && member.counts).peekable();
        match extras.peek() {
            None => Some((made, max)),
            Some(_) => {
                let together = made.saturating_add(sum(extras.map(|extra| extra.points)));
                Some((together.min(max).max(Decimal::ZERO), max))
            }
        }
    }

    /// Members are counted, not weighed; those that do not apply are no members.
    fn enough(self, core: &[&Member<'_>]) -> bool {
        let applicable = Decimal::from(core.iter().filter(|member| member.applicable).count());
        let answered = Decimal::from(core.iter().filter(|member| member.answered).count());
        answered >= self.min_members.saturating_mul(applicable)
    }

    fn aggregated(self, members: &[&Member<'_>]) -> (Decimal, Decimal) {
        let points = || members.iter().map(|member| member.points);
        let maxima = || members.iter().map(|member| member.max);
        match self.aggregation {
            Aggregation::Sum => (sum(points()), sum(maxima())),
            Aggregation::CappedSum => (sum(points()).min(self.scale), sum(maxima()).min(self.scale)),
            Aggregation::Best => (points().max().unwrap_or_default(), maxima().max().unwrap_or_default()),
            Aggregation::ArithmeticMean => (self.arithmetic(members), self.scale),
            Aggregation::GeometricMean => (self.geometric(members), self.scale),
            Aggregation::HarmonicMean => (self.harmonic(members), self.scale),
        }
    }

    /// A member that lost part of its maximum is brought back to the scale all are averaged on.
    fn on_scale(self, member: &Member<'_>) -> Decimal {
        if member.max == self.scale || member.max.is_zero() {
            return member.points;
        }
        quotient([member.points, self.scale], [member.max, Decimal::ONE])
    }

    fn arithmetic(self, members: &[&Member<'_>]) -> Decimal {
        let weighed = sum(members.iter().map(|member| self.on_scale(member).saturating_mul(member.weight)));
        quotient([weighed, Decimal::ONE], [weights(members), Decimal::ONE])
    }

    fn geometric(self, members: &[&Member<'_>]) -> Decimal {
        self.of_positives(members, |pairs, weights| {
            let logarithms: f64 = pairs.iter().map(|(points, weight)| weight * points.ln()).sum();
            (logarithms / weights).exp()
        })
    }

    fn harmonic(self, members: &[&Member<'_>]) -> Decimal {
        self.of_positives(members, |pairs, weights| {
            weights / pairs.iter().map(|(points, weight)| weight / points).sum::<f64>()
        })
    }

    /// A mean of (points, weight) and the sum of weights; 0 as soon as one member has no points.
    fn of_positives(self, members: &[&Member<'_>], mean: impl Fn(&[(f64, f64)], f64) -> f64) -> Decimal {
        let number = |decimal: Decimal| decimal.to_f64().unwrap_or_default();
        let pairs: Vec<(f64, f64)> =
            members.iter().map(|member| (number(self.on_scale(member)), number(member.weight))).collect();
        if pairs.iter().any(|(points, _)| *points <= 0.0) {
            return Decimal::ZERO;
        }
        let mean = Decimal::from_f64(mean(&pairs, number(weights(members)))).unwrap_or_default();
        points::round(mean, ROOT_DIGITS)
    }
}

fn weights(members: &[&Member<'_>]) -> Decimal {
    sum(members.iter().map(|member| member.weight))
}

/// The groups of a catalogue and what stands directly in each.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    groups: Vec<(&'a Group, Branch<'a>)>,
    /// Places of the groups, inner ones first, however deep and in whatever order they are listed.
    inner_first: Vec<usize>,
    whole: Branch<'a>,
}

/// A group, or the whole: its recipe, and its members as places among the asked indicators and the groups.
#[derive(Debug)]
pub(super) struct Branch<'a> {
    pub(super) recipe: Recipe,
    indicators: Vec<(usize, &'a Indicator)>,
    inner: Vec<(usize, &'a Group)>,
}

impl<'a> Tree<'a> {
    pub(super) fn of(catalogue: &'a Catalogue) -> Self {
        let branch = |group: &'a Group| (group, Branch::of(catalogue, Some(group)));
        let groups: Vec<_> = catalogue.groups.iter().map(branch).collect();
        Self { inner_first: inner_first(&groups), groups, whole: Branch::of(catalogue, None) }
    }

    /// The branch of a group, or of the whole.
    pub(super) fn branch(&self, group: Option<&str>) -> &Branch<'a> {
        let of_group = |code| self.groups.iter().find(|(group, _)| group.code == code);
        group.and_then(of_group).map_or(&self.whole, |(_, branch)| branch)
    }

    /// Scores of all groups in the catalogue's order, and what they make together.
    pub(super) fn totals(&self, scores: &[IndicatorScore]) -> (Vec<GroupScore>, Made) {
        let mut done: Vec<Option<GroupScore>> = vec![None; self.groups.len()];
        for &at in &self.inner_first {
            let (group, branch) = &self.groups[at];
            done[at] = Some(branch.group_score(group, scores, &done));
        }
        let whole = self.whole.recipe.make(&self.whole.members(scores, &done));
        (done.into_iter().flatten().collect(), whole)
    }
}

/// A sound catalogue has no rings of groups; what stands in one is left out.
fn inner_first(groups: &[(&Group, Branch<'_>)]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(groups.len());
    for _ in groups {
        for (at, (_, branch)) in groups.iter().enumerate() {
            let is_ready = branch.inner.iter().all(|(inner, _)| order.contains(inner));
            if is_ready && !order.contains(&at) {
                order.push(at);
            }
        }
    }
    order
}

impl<'a> Branch<'a> {
    fn of(catalogue: &'a Catalogue, group: Option<&'a Group>) -> Self {
        let code = group.map(|group| group.code.as_str());
        let stands_here = |indicator: &Indicator| Some(indicator.group.as_str()) == code && indicator.rule.is_scored();
        let indicators = catalogue.asked().enumerate().filter(|(_, indicator)| stands_here(indicator)).collect();
        let inner = catalogue.groups.iter().enumerate().filter(|(_, inner)| inner.parent.as_deref() == code).collect();
        Self { recipe: Recipe::of(catalogue, group), indicators, inner }
    }

    /// What stands directly in it, as it has been scored: `scores` of the asked indicators, `groups` in the catalogue's order.
    pub(super) fn members(&self, scores: &[IndicatorScore], groups: &[Option<GroupScore>]) -> Vec<Member<'a>> {
        let indicators = self.indicators.iter().filter_map(|(at, one)| Some(of_indicator(one, scores.get(*at)?)));
        let inner = self.inner.iter().filter_map(|(at, inner)| Some(of_group(inner, groups.get(*at)?.as_ref()?)));
        indicators.chain(inner).collect()
    }

    fn group_score(&self, group: &Group, scores: &[IndicatorScore], done: &[Option<GroupScore>]) -> GroupScore {
        let members = self.members(scores, done);
        let made = self.recipe.make(&members);
        let (points, max) = made.unwrap_or_default();
        GroupScore {
            code: group.code.clone(),
            points,
            max,
            counts: made.is_some(),
            answered: made.is_some() && members.iter().any(|member| member.answered),
            applicable: members.iter().any(|member| member.applicable),
        }
    }
}

fn of_indicator<'a>(indicator: &'a Indicator, score: &IndicatorScore) -> Member<'a> {
    Member {
        code: &indicator.code,
        points: score.points,
        max: score.max,
        weight: indicator.weight,
        counts: score.counts,
        answered: score.state == State::Answered,
        applicable: score.state != State::NotApplicable,
        extra: indicator.rule.is_extra(),
    }
}

fn of_group<'a>(group: &'a Group, score: &GroupScore) -> Member<'a> {
    Member {
        code: &group.code,
        points: score.points,
        max: score.max,
        weight: group.weight,
        counts: score.counts,
        answered: score.answered,
        applicable: score.applicable,
        extra: false,
    }
}

/// What each asked indicator is worth in the whole: its share of the total, on the scale of the total. A sum gives its
/// members their maxima; a mean shares its own worth by weight.
pub(super) fn worths(catalogue: &Catalogue) -> Vec<Decimal> {
    let mut worths = vec![Decimal::ZERO; catalogue.asked().count()];
    spread(catalogue, None, None, &mut worths);
    worths
}

/// Shares the worth of a group, or of the whole, among what stands directly in it. No worth given: what its members'
/// maxima make, or the stated total.
fn spread(catalogue: &Catalogue, group: Option<&Group>, worth: Option<Decimal>, worths: &mut [Decimal]) {
    let recipe = Recipe::of(catalogue, group);
    let code = group.map(|group| group.code.as_str());
    let stands_here = |indicator: &Indicator| Some(indicator.group.as_str()) == code && is_worth_points(indicator);
    let own: Vec<(usize, &Indicator)> =
        catalogue.asked().enumerate().filter(|(_, indicator)| stands_here(indicator)).collect();
    let inner: Vec<&Group> = catalogue.groups_in(code).collect();
    let maxima = sum(own.iter().map(|(_, indicator)| indicator.max).chain(inner.iter().map(|group| group.max)));
    let by_maximum = !recipe.aggregation.is_mean() && maxima > Decimal::ZERO;
    let measure = |max: Decimal, weight: Decimal| if by_maximum { max } else { weight };
    let parts = own.iter().map(|(_, one)| measure(one.max, one.weight));
    let whole = sum(parts.chain(inner.iter().map(|one| measure(one.max, one.weight))));
    let stated = if recipe.scale > Decimal::ZERO { recipe.scale } else { Decimal::ONE };
    let worth = worth.unwrap_or(if by_maximum { whole } else { stated });
    let share = |part: Decimal| if whole == worth { part } else { quotient([part, worth], [whole, Decimal::ONE]) };
    for (at, indicator) in own {
        worths[at] = share(measure(indicator.max, indicator.weight));
    }
    // A ring of groups, which no sound catalogue has, is never entered: none of it is outermost.
    for group in inner {
        spread(catalogue, Some(group), Some(share(measure(group.max, group.weight))), worths);
    }
}
