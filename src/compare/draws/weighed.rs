//! A catalogue's tree with what units have made of it, in rows of numbers with one lane a unit, so that the weights can be
//! moved and everything above the indicators be worked out again in plain loops.
//!
//! With every factor 1 it gives the exact scores, but for the last bits of floating point; a test holds it to them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::catalogue::{Aggregation, Catalogue};
use crate::scoring::UnitScore;

use super::branch::{Branch, Inner, Leaf, Stated};

/// The tree, ready for other weights.
#[derive(Debug)]
pub struct Weighed {
    units: usize,
    weights: Vec<Weight>,
    /// Inner groups before those they stand in, the whole last.
    branches: Vec<Branch>,
}

/// A weight that can be moved: of an indicator or group among the others of the group it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    pub code: String,
    pub is_group: bool,
    /// What the catalogue states: the maximum where members are added up, the weight in a mean.
    pub stated: f64,
}

/// Points and maximum of one unit; both 0 where too little has a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Made {
    pub points: f64,
    pub max: f64,
}

/// Room to work in, used again for each draw.
#[derive(Debug)]
pub(super) struct Room {
    coefficients: Vec<f64>,
    /// Of each branch, a lane a unit.
    points: Vec<f64>,
    maxima: Vec<f64>,
}

impl Weighed {
    /// The tree as these units have been scored in it.
    pub fn of(catalogue: &Catalogue, scores: &[&UnitScore]) -> Self {
        let mut weighed = Self { units: scores.len(), weights: Vec::new(), branches: Vec::new() };
        weighed.grow(catalogue, scores, None, 0);
        weighed
    }

    /// Every weight, in the order in which factors are given.
    pub fn weights(&self) -> &[Weight] {
        &self.weights
    }

    pub(super) fn units(&self) -> usize {
        self.units
    }

    /// What each unit makes, in the order given, with each weight multiplied by its factor (above 0) and the weights of a
    /// group brought back to their sum.
    pub fn with(&self, factors: &[f64]) -> Vec<Made> {
        let mut room = self.room();
        self.work_out(factors, &mut room);
        (0..self.units).map(self.made(&room)).collect()
    }

    pub(super) fn room(&self) -> Room {
        let lanes = vec![0.0; self.branches.len() * self.units];
        Room { coefficients: vec![0.0; self.weights.len()], points: lanes.clone(), maxima: lanes }
    }

    /// What a unit has made in the whole, the last branch.
    pub(super) fn made<'a>(&self, room: &'a Room) -> impl Fn(usize) -> Made + 'a {
        let whole = room.points.len() - self.units;
        move |unit| Made { points: room.points[whole + unit], max: room.maxima[whole + unit] }
    }

    pub(super) fn work_out(&self, factors: &[f64], room: &mut Room) {
        for (at, branch) in self.branches.iter().enumerate() {
            branch.weigh(&self.weights, factors, &mut room.coefficients);
            let (inner_points, points) = room.points.split_at_mut(at * self.units);
            let (inner_maxima, maxima) = room.maxima.split_at_mut(at * self.units);
            let made = (&mut points[..self.units], &mut maxima[..self.units]);
            branch.work_out(&room.coefficients, (inner_points, inner_maxima), made);
        }
    }

    /// Adds a group, or the whole, with all that stands in it, and tells its place; `depth` ends a ring of groups.
    fn grow(&mut self, catalogue: &Catalogue, scores: &[&UnitScore], group: Option<usize>, depth: usize) -> usize {
        let stated = Stated::of(catalogue, group);
        let within = |inner: &usize| stated.holds_group(&catalogue.groups[*inner]) && depth < catalogue.groups.len();
        let groups: Vec<usize> = (0..catalogue.groups.len()).filter(within).collect();
        let inner: Vec<usize> = groups.iter().map(|at| self.grow(catalogue, scores, Some(*at), depth + 1)).collect();
        let counts = scores.iter().map(|score| group.map_or(score.counts, |at| score.groups[at].counts));
        let mut branch = Branch::of(&stated, counts.map(|counts| f64::from(u8::from(counts))).collect());
        let first = self.weights.len();
        for (at, indicator) in catalogue.asked().enumerate().filter(|(_, asked)| stated.holds_indicator(asked)) {
            let of_units: Vec<_> = scores.iter().map(|score| &score.indicators[at]).collect();
            if indicator.rule.is_extra() {
                branch.add_extra(&of_units);
            } else {
                branch.leaves.push(Leaf::of(&stated, self.weights.len(), indicator, &of_units));
                self.weigh(&stated, &indicator.code, false, [indicator.max, indicator.weight]);
            }
        }
        for (group, at) in groups.into_iter().map(|at| &catalogue.groups[at]).zip(inner) {
            let counts = self.branches[at].counts.clone();
            branch.inner.push(Inner { weight: self.weights.len(), at, counts });
            self.weigh(&stated, &group.code, true, [group.max, group.weight]);
        }
        branch.weights = first..self.weights.len();
        self.branches.push(branch);
        self.branches.len() - 1
    }

    /// Where the best member counts alone nothing is weighed.
    fn weigh(&mut self, within: &Stated<'_>, code: &str, is_group: bool, [max, weight]: [Decimal; 2]) {
        if within.aggregation != Aggregation::Best {
            let stated = number(if within.by_maximum { max } else { weight });
            self.weights.push(Weight { code: code.to_owned(), is_group, stated });
        }
    }
}

pub(super) fn number(decimal: Decimal) -> f64 {
    decimal.to_f64().unwrap_or_default()
}
