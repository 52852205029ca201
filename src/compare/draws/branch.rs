//! One group of the tree under other weights: plain loops over lanes, one lane a unit.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::catalogue::{Aggregation, Catalogue, Group, Indicator};
use crate::scoring::IndicatorScore;

use super::weighed::{Weight, number};

/// What the catalogue says of a group, or of the whole.
pub(super) struct Stated<'a> {
    code: Option<&'a str>,
    pub(super) aggregation: Aggregation,
    scale: f64,
    /// Whether its members' maxima are their weights; else it is their stated weights.
    pub(super) by_maximum: bool,
}

impl<'a> Stated<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, group: Option<usize>) -> Self {
        let group = group.map(|at| &catalogue.groups[at]);
        let (aggregation, scale) =
            group.map_or((catalogue.aggregation, catalogue.total), |group| (group.aggregation, group.max));
        let code = group.map(|group| group.code.as_str());
        let mut stated = Self { code, aggregation, scale: number(scale), by_maximum: false };
        let own = catalogue.asked().filter(|indicator| stated.holds_indicator(indicator));
        let maxima = own.map(|indicator| indicator.max).chain(catalogue.groups_in(code).map(|group| group.max));
        stated.by_maximum = !aggregation.is_mean() && maxima.sum::<Decimal>() > Decimal::ZERO;
        stated
    }

    pub(super) fn holds_group(&self, group: &Group) -> bool {
        group.parent.as_deref() == self.code
    }

    pub(super) fn holds_indicator(&self, indicator: &Indicator) -> bool {
        Some(indicator.group.as_str()) == self.code && indicator.rule.is_scored()
    }
}

/// A group, or the whole.
#[derive(Debug)]
pub(super) struct Branch {
    aggregation: Aggregation,
    /// The stated maximum: the cap of a capped sum, the scale of a mean.
    scale: f64,
    /// Its members' weights; none where the best member counts alone.
    pub(super) weights: Range<usize>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) inner: Vec<Inner>,
    /// What penalties and bonuses add to units that have one.
    extras: Vec<(usize, f64)>,
    /// 1 for units that have enough in it, 0 for others.
    pub(super) counts: Vec<f64>,
}

/// A group that stands in a group.
#[derive(Debug)]
pub(super) struct Inner {
    pub(super) weight: usize,
    /// Its place among the branches.
    pub(super) at: usize,
    /// 1 for units that have enough in it, 0 for others.
    pub(super) counts: Vec<f64>,
}

impl Inner {
    fn of<'a>(&self, branches: &'a [f64]) -> &'a [f64] {
        let units = self.counts.len();
        &branches[self.at * units..][..units]
    }
}

/// An indicator that stands in a group.
#[derive(Debug)]
pub(super) struct Leaf {
    weight: usize,
    /// What is multiplied by the weight, see [`term`].
    terms: Vec<f64>,
    /// What is multiplied by the weight in the whole of which the terms are a part: the maximum, in means 1.
    full: f64,
    /// Units in whose whole there is less of it, in their order, and by how much.
    gaps: Vec<(usize, f64)>,
}

impl Leaf {
    pub(super) fn of(within: &Stated<'_>, weight: usize, indicator: &Indicator, scores: &[&IndicatorScore]) -> Self {
        let is_mean = within.aggregation.is_mean();
        let full = if is_mean { 1.0 } else { number(indicator.max) };
        let term_of = |score: &&IndicatorScore| match score.counts {
            true => term(within.aggregation, within.scale, number(score.points), number(score.max)),
            false if within.aggregation == Aggregation::Best => f64::NEG_INFINITY,
            false => 0.0,
        };
        let there = |score: &&IndicatorScore| match score.counts {
            true if is_mean => 1.0,
            true => number(score.max),
            false => 0.0,
        };
        let gaps = scores.iter().map(there).map(|there| full - there).enumerate().filter(|(_, gap)| *gap != 0.0);
        Self { weight, terms: scores.iter().map(term_of).collect(), full, gaps: gaps.collect() }
    }

    fn max_of(&self, unit: usize) -> f64 {
        let gap = self.gaps.binary_search_by_key(&unit, |(unit, _)| *unit);
        gap.map_or(self.full, |at| self.full - self.gaps[at].1)
    }
}

/// What a member's points come to before they are weighed and added up: themselves; in means on the scale of all members,
/// as logarithm in a geometric mean and inverted in a harmonic one. There, 0 points make 0 of the whole: an infinity does.
fn term(aggregation: Aggregation, scale: f64, points: f64, max: f64) -> f64 {
    let on_scale = || if max == scale || max == 0.0 { points } else { points * scale / max };
    match aggregation {
        Aggregation::Sum | Aggregation::CappedSum | Aggregation::Best => points,
        Aggregation::ArithmeticMean => on_scale(),
        Aggregation::GeometricMean => on_scale().max(0.0).ln(),
        Aggregation::HarmonicMean => on_scale().max(0.0).recip(),
    }
}

/// Points and maxima, a lane a unit.
type Lanes<'a> = (&'a mut [f64], &'a mut [f64]);

impl Branch {
    pub(super) fn of(stated: &Stated<'_>, counts: Vec<f64>) -> Self {
        Self {
            aggregation: stated.aggregation,
            scale: stated.scale,
            weights: 0..0,
            leaves: Vec::new(),
            inner: Vec::new(),
            extras: Vec::new(),
            counts,
        }
    }

    pub(super) fn add_extra(&mut self, scores: &[&IndicatorScore]) {
        for (unit, score) in scores.iter().enumerate().filter(|(_, score)| score.counts) {
            let points = number(score.points);
            match self.extras.iter_mut().find(|(other, _)| *other == unit) {
                Some((_, together)) => *together += points,
                None => self.extras.push((unit, points)),
            }
        }
    }

    /// What its members are multiplied by: their drawn weight in means, which divide by the weights that count; else by how
    /// much their share of the group grows, so that the group keeps its maximum.
    pub(super) fn weigh(&self, weights: &[Weight], factors: &[f64], coefficients: &mut [f64]) {
        let (weights, factors) = (&weights[self.weights.clone()], &factors[self.weights.clone()]);
        let coefficients = &mut coefficients[self.weights.clone()];
        let drawn = || weights.iter().zip(factors).map(|(weight, factor)| weight.stated * factor);
        if self.aggregation.is_mean() {
            coefficients.iter_mut().zip(drawn()).for_each(|(coefficient, drawn)| *coefficient = drawn);
        } else {
            let back = weights.iter().map(|weight| weight.stated).sum::<f64>() / drawn().sum::<f64>();
            coefficients.iter_mut().zip(factors).for_each(|(coefficient, factor)| *coefficient = factor * back);
        }
    }

    /// Points and maxima of all units, from those of the branches before it.
    pub(super) fn work_out(&self, coefficients: &[f64], before: (&[f64], &[f64]), (points, maxima): Lanes<'_>) {
        if self.aggregation == Aggregation::Best {
            self.best(before, (points, maxima));
        } else {
            self.add_leaves(coefficients, points, maxima);
            for inner in &self.inner {
                let coefficient = coefficients[inner.weight];
                let of_inner = (inner.of(before.0), inner.of(before.1));
                if self.aggregation.is_mean() {
                    self.add_to_mean(coefficient, inner, of_inner, (points, maxima));
                } else {
                    add(points, coefficient, of_inner.0);
                    add(maxima, coefficient, of_inner.1);
                }
            }
        }
        self.finish(points, maxima);
        for (unit, extra) in &self.extras {
            points[*unit] = (points[*unit] + extra).min(maxima[*unit]).max(0.0) * self.counts[*unit];
        }
    }

    fn add_to_mean(&self, coefficient: f64, inner: &Inner, made: (&[f64], &[f64]), (terms, weights): Lanes<'_>) {
        for (unit, counts) in inner.counts.iter().enumerate().filter(|(_, counts)| **counts > 0.0) {
            terms[unit] += coefficient * term(self.aggregation, self.scale, made.0[unit], made.1[unit]);
            weights[unit] += coefficient * counts;
        }
    }

    fn best(&self, before: (&[f64], &[f64]), (points, maxima): Lanes<'_>) {
        points.fill(f64::NEG_INFINITY);
        maxima.fill(0.0);
        for leaf in &self.leaves {
            for (unit, term) in leaf.terms.iter().enumerate() {
                points[unit] = points[unit].max(*term);
                maxima[unit] = maxima[unit].max(leaf.max_of(unit));
            }
        }
        for inner in &self.inner {
            for (unit, _) in inner.counts.iter().enumerate().filter(|(_, counts)| **counts > 0.0) {
                points[unit] = points[unit].max(inner.of(before.0)[unit]);
                maxima[unit] = maxima[unit].max(inner.of(before.1)[unit]);
            }
        }
    }

    /// From terms and the whole they are part of to points and maximum.
    fn finish(&self, points: &mut [f64], maxima: &mut [f64]) {
        let lanes = points.iter_mut().zip(maxima).zip(&self.counts);
        match self.aggregation {
            Aggregation::Sum => lanes.for_each(|((points, max), counts)| {
                *points *= counts;
                *max *= counts;
            }),
            Aggregation::CappedSum => lanes.for_each(|((points, max), counts)| {
                *points = points.min(self.scale) * counts;
                *max = max.min(self.scale) * counts;
            }),
            Aggregation::Best => settle(lanes, |points, max| (points, max)),
            Aggregation::ArithmeticMean => settle(lanes, |terms, weights| (terms / weights, self.scale)),
            Aggregation::GeometricMean => settle(lanes, |terms, weights| ((terms / weights).exp(), self.scale)),
            Aggregation::HarmonicMean => settle(lanes, |terms, weights| (weights / terms, self.scale)),
        }
    }

    fn add_leaves(&self, coefficients: &[f64], points: &mut [f64], maxima: &mut [f64]) {
        points.fill(0.0);
        maxima.fill(self.leaves.iter().map(|leaf| coefficients[leaf.weight] * leaf.full).sum());
        for leaf in &self.leaves {
            let coefficient = coefficients[leaf.weight];
            add(points, coefficient, &leaf.terms);
            leaf.gaps.iter().for_each(|(unit, gap)| maxima[*unit] -= coefficient * gap);
        }
    }
}

/// `lanes += coefficient × terms`
fn add(lanes: &mut [f64], coefficient: f64, terms: &[f64]) {
    for (lane, term) in lanes.iter_mut().zip(terms) {
        *lane += coefficient * term;
    }
}

/// What is made of each lane in which enough counts, and 0 in the others.
fn settle<'a>(
    lanes: impl Iterator<Item = ((&'a mut f64, &'a mut f64), &'a f64)>,
    make: impl Fn(f64, f64) -> (f64, f64),
) {
    for ((points, max), counts) in lanes {
        (*points, *max) = if *counts > 0.0 { make(*points, *max) } else { (0.0, 0.0) };
    }
}
