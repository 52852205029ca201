//! Building the expressions that reasons show, piece by piece. Must not know rules or groups.

use rust_decimal::Decimal;

use super::reason::{Figure, Part, Symbol};

/// A number with all the decimals it has.
pub(super) fn plain(number: Decimal) -> Part {
    Figure::plain(number).into()
}

/// `(…)`.
pub(super) fn bracketed(inside: Vec<Part>) -> Vec<Part> {
    between(Symbol::Open, inside)
}

/// `top ÷ bottom`.
pub(super) fn over(top: Vec<Part>, bottom: Vec<Part>) -> Vec<Part> {
    joined([top, bottom], Symbol::Divide)
}

/// `expression × factor`.
pub(super) fn times(expression: Vec<Part>, factor: Decimal) -> Vec<Part> {
    joined([expression, vec![plain(factor)]], Symbol::Times)
}

/// `expression + addend`.
pub(super) fn plus(expression: Vec<Part>, addend: Decimal) -> Vec<Part> {
    joined([expression, vec![plain(addend)]], Symbol::Plus)
}

/// `left − right`.
pub(super) fn minus(left: Vec<Part>, right: Vec<Part>) -> Vec<Part> {
    joined([left, right], Symbol::Minus)
}

/// `min(one; other)`.
pub(super) fn least(one: Vec<Part>, other: Vec<Part>) -> Vec<Part> {
    between(Symbol::Min, joined([one, other], Symbol::Separator))
}

/// `max(…; …)`.
pub(super) fn most(list: impl IntoIterator<Item = Vec<Part>>) -> Vec<Part> {
    between(Symbol::Max, joined(list, Symbol::Separator))
}

/// Terms with a sign between each two.
pub(super) fn joined(terms: impl IntoIterator<Item = Vec<Part>>, sign: Symbol) -> Vec<Part> {
    let mut parts = Vec::new();
    for term in terms {
        if !parts.is_empty() {
            parts.push(Part::Symbol(sign));
        }
        parts.extend(term);
    }
    parts
}

fn between(opening: Symbol, mut inside: Vec<Part>) -> Vec<Part> {
    inside.insert(0, Part::Symbol(opening));
    inside.push(Part::Symbol(Symbol::Close));
    inside
}
