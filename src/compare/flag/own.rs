//! What a unit's own figures say against each other: parts over wholes, parts that do not add up.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Consistency};
use crate::domain::{Answer, UnitCode};
use crate::scoring::{State, UnitScore};

use super::{Flag, FlagKind, Side, answer};

/// Parts larger than their wholes.
pub(super) fn over_wholes(catalogue: &Catalogue, now: &[&UnitScore]) -> Vec<Flag> {
    let of_unit = |score: &UnitScore| -> Vec<Flag> {
        let over = catalogue.asked().filter_map(|indicator| {
            let answer = answer(score, &indicator.code).filter(|answer| is_over(answer))?.clone();
            Some(FlagKind::OverWhole { indicator: indicator.code.clone(), answer })
        });
        over.map(|kind| Flag { unit: score.unit.clone(), kind }).collect()
    };
    now.iter().copied().flat_map(of_unit).collect()
}

fn is_over(answer: &Answer) -> bool {
    match answer {
        Answer::Ratio { numerator, denominator } => numerator > denominator,
        Answer::PercentOnly { fraction } => *fraction > Decimal::ONE,
        Answer::Count { .. } | Answer::YesNo { .. } | Answer::Value { .. } | Answer::Silent { .. } => false,
    }
}

/// Parts that do not add up to their whole.
pub(super) fn sums(catalogue: &Catalogue, now: &[&UnitScore]) -> Vec<Flag> {
    let of_unit = |score: &UnitScore| -> Vec<Flag> {
        catalogue.consistency.iter().flat_map(|rule| differences(rule, score)).collect()
    };
    now.iter().copied().flat_map(of_unit).collect()
}

fn differences(rule: &Consistency, score: &UnitScore) -> Vec<Flag> {
    let Some((whole, parts)) = figures(rule, score) else { return Vec::new() };
    let flag = |(index, (side, stated)): (usize, &(Side, Decimal))| {
        let sum = parts.iter().filter_map(|part| part.get(index)).map(|(_, figure)| *figure);
        let sum = sum.fold(Decimal::ZERO, Decimal::saturating_add);
        (sum != *stated).then(|| of_rule(rule, &score.unit, *side, *stated, sum))
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
fn figures(rule: &Consistency, score: &UnitScore) -> Option<(Figures, Vec<Figures>)> {
    let whole = countable(answer(score, &rule.whole)?)?;
    let mut parts = Vec::new();
    for code in &rule.parts {
        let part = score.indicator(code)?;
        match (part.state, &part.answer) {
            (State::NotApplicable, _) => {}
            (State::Answered, Some(answer)) => parts.push(countable(answer)?),
            _ => return None,
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
