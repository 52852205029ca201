//! What a unit's own figures say against each other: parts over wholes, parts that do not add up.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Consistency};
use crate::domain::{Answer, UnitCode};

use super::{Flag, FlagKind, Side, UnitFigures};

/// Parts larger than their wholes.
pub(super) fn over_wholes(catalogue: &Catalogue, now: &[UnitFigures]) -> Vec<Flag> {
    let of_unit = |figures: &UnitFigures| -> Vec<Flag> {
        let over = catalogue.asked().filter_map(|indicator| {
            let answer = figures.answer(&indicator.code).filter(|answer| is_over(answer))?.clone();
            Some(FlagKind::OverWhole { indicator: indicator.code.clone(), answer })
        });
        over.map(|kind| Flag { unit: figures.unit.clone(), kind }).collect()
    };
    now.iter().flat_map(of_unit).collect()
}

fn is_over(answer: &Answer) -> bool {
    match answer {
        Answer::Ratio { numerator, denominator } => numerator > denominator,
        Answer::PercentOnly { fraction } => *fraction > Decimal::ONE,
        Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => false,
    }
}

/// Parts that do not add up to their whole.
pub(super) fn sums(catalogue: &Catalogue, now: &[UnitFigures]) -> Vec<Flag> {
    let of_unit = |figures: &UnitFigures| -> Vec<Flag> {
        catalogue.consistency.iter().flat_map(|rule| differences(rule, figures)).collect()
    };
    now.iter().flat_map(of_unit).collect()
}

fn differences(rule: &Consistency, of: &UnitFigures) -> Vec<Flag> {
    let Some((whole, parts)) = figures(rule, of) else { return Vec::new() };
    let flag = |(index, (side, stated)): (usize, &(Side, Decimal))| {
        let sum = parts.iter().filter_map(|part| part.get(index)).map(|(_, figure)| *figure);
        let sum = sum.fold(Decimal::ZERO, Decimal::saturating_add);
        (sum != *stated).then(|| of_rule(rule, &of.unit, *side, *stated, sum))
    };
    whole.iter().enumerate().filter_map(flag).collect()
}

fn of_rule(rule: &Consistency, unit: &UnitCode, side: Side, stated: Decimal, sum: Decimal) -> Flag {
    let (whole, parts) = (rule.whole.clone(), rule.parts.clone());
    Flag { unit: unit.clone(), kind: FlagKind::PartsDiffer { whole, parts, side, stated, sum } }
}

type Figures = Vec<(Side, Decimal)>;

/// The figures of whole and parts. A part that does not apply is none; where anything else is silent or a bare
/// percentage, nothing can be said.
fn figures(rule: &Consistency, of: &UnitFigures) -> Option<(Figures, Vec<Figures>)> {
    let whole = countable(of.answer(&rule.whole)?)?;
    let mut parts = Vec::new();
    for code in &rule.parts {
        if !of.is_not_applicable(code) {
            parts.push(countable(of.answer(code)?)?);
        }
    }
    (!parts.is_empty()).then_some((whole, parts))
}

fn countable(answer: &Answer) -> Option<Figures> {
    match answer {
        Answer::Ratio { numerator, denominator } => {
            Some(vec![(Side::Numerators, *numerator), (Side::Denominators, *denominator)])
        }
        Answer::Count { count: figure } | Answer::Value { value: figure } => Some(vec![(Side::Figures, *figure)]),
        Answer::PercentOnly { .. } | Answer::YesNo { .. } | Answer::Silent { .. } => None,
    }
}
