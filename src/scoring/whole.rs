//! Why a group, or the whole, has its points: its members' points put together as the catalogue says.

use rust_decimal::Decimal;

use crate::catalogue::{Aggregation, Catalogue};
use crate::domain::points;

use super::expression::{bracketed, joined, least, most, over, plain, times};
use super::reason::{Figure, Line, Part, Symbol};
use super::score::{GroupScore, UnitScore};
use super::tree::{Member, Recipe, Tree};

/// The lines that put members' printed points together to a group's, or (`group` is nothing) to the total. Empty where the
/// group has none.
///
/// Where points are rounded only in print, the printed members need not make the printed result to the last digit: the line
/// then says "about".
pub fn whole_reason(catalogue: &Catalogue, score: &UnitScore, group: Option<&str>) -> Vec<Line> {
    let groups: Vec<Option<GroupScore>> = score.groups.iter().cloned().map(Some).collect();
    let tree = Tree::of(catalogue);
    let branch = tree.branch(group);
    let (recipe, members) = (branch.recipe, branch.members(&score.indicators, &groups));
    let Some((made, _)) = recipe.make(&members) else { return Vec::new() };
    let shown = Shown { recipe, digits: catalogue.digits };
    let (extras, core): (Vec<&Member<'_>>, Vec<&Member<'_>>) =
        members.iter().filter(|member| member.counts).partition(|member| member.extra);
    let expression = shown.with_extras(shown.together(&core), &extras);
    let result = Figure::rounded(made, catalogue.digits);
    let is_printed = |number: Decimal| points::round(number, catalogue.digits) == number;
    let exact = is_printed(made) && core.iter().chain(&extras).all(|member| is_printed(member.points));
    vec![Line::Worked { expression, exact, result }]
}

struct Shown {
    recipe: Recipe,
    digits: u32,
}

impl Shown {
    fn together(&self, members: &[&Member<'_>]) -> Vec<Part> {
        let terms = || members.iter().map(|member| self.points(member));
        let weights = || joined(members.iter().map(|member| vec![plain(member.weight)]), Symbol::Plus);
        match self.recipe.aggregation {
            Aggregation::Sum => joined(terms(), Symbol::Plus),
            Aggregation::CappedSum => least(joined(terms(), Symbol::Plus), vec![plain(self.recipe.scale)]),
            Aggregation::Best => most(terms()),
            Aggregation::ArithmeticMean => {
                let weighed = members.iter().map(|member| self.weighed(member, Symbol::Times));
                over(bracketed(joined(weighed, Symbol::Plus)), bracketed(weights()))
            }
            Aggregation::GeometricMean => {
                let powers = members.iter().map(|member| self.weighed(member, Symbol::Power));
                let root = bracketed(over(vec![plain(Decimal::ONE)], bracketed(weights())));
                let product = bracketed(joined(powers, Symbol::Times));
                joined([product, root], Symbol::Power)
            }
            Aggregation::HarmonicMean => {
                let shares = members.iter().map(|member| over(vec![plain(member.weight)], self.points(member)));
                over(bracketed(weights()), bracketed(joined(shares, Symbol::Plus)))
            }
        }
    }

    fn weighed(&self, member: &Member<'_>, sign: Symbol) -> Vec<Part> {
        if member.weight == Decimal::ONE {
            return self.points(member);
        }
        joined([self.points(member), vec![plain(member.weight)]], sign)
    }

    /// A member's points; in a mean, brought back to the common scale where it lost part of its maximum.
    fn points(&self, member: &Member<'_>) -> Vec<Part> {
        let points = Part::from(Figure::rounded(member.points, self.digits));
        let off_scale = self.recipe.aggregation.is_mean() && member.max != self.recipe.scale && !member.max.is_zero();
        if !off_scale {
            return vec![points];
        }
        bracketed(over(times(vec![points], self.recipe.scale), vec![plain(member.max)]))
    }

    /// Bonuses are added and penalties taken away after the rest is put together, within 0 and the maximum.
    fn with_extras(&self, mut expression: Vec<Part>, extras: &[&Member<'_>]) -> Vec<Part> {
        for extra in extras {
            let sign = if extra.points < Decimal::ZERO { Symbol::Minus } else { Symbol::Plus };
            expression.extend([Part::Symbol(sign), Figure::rounded(extra.points.abs(), self.digits).into()]);
        }
        expression
    }
}
