//! An example of one indicator, worked by the scoring that scores units: no second arithmetic.

use crate::catalogue::{Aggregation, Catalogue, Group, Indicator, Input, check};
use crate::domain::{Answer, Period, SourcedAnswer, Submission, Unit, province};
use crate::i18n::Words;
use crate::say;
use crate::scoring::{UnitInput, score_units};
use crate::workbook::typed_answer;

/// What a person types to see what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The figure, or the numerator of a ratio.
    pub first: String,
    /// The denominator of a ratio.
    pub second: String,
    /// Other units' figures, `;` between them, for rules that look at them.
    pub others: String,
}

/// What an indicator makes of the typed figures, line by line, as `--explain` says it. Nothing where nothing is typed.
///
/// # Errors
/// Why nothing can be worked out, in words: a figure that is none, or faults of the indicator.
pub fn example(catalogue: &Catalogue, at: usize, typed: &Example, words: &Words) -> Result<Vec<String>, String> {
    let Some(indicator) = catalogue.indicators.get(at) else { return Ok(Vec::new()) };
    if typed.first.trim().is_empty() {
        return Ok(Vec::new());
    }
    let alone = alone(catalogue, indicator);
    if !check(&alone).is_empty() {
        return Err(say!(words, "criteria-example-unsound"));
    }
    let indicator = &alone.indicators[0];
    let own = figure(indicator, &written(indicator, typed), words)?;
    let others = typed.others.split(';').map(str::trim).filter(|text| !text.is_empty());
    let others = others.map(|text| figure(indicator, text, words)).collect::<Result<Vec<_>, _>>()?;
    let others = if indicator.rule.needs_peers() { others } else { Vec::new() };
    Ok(worked(&alone, std::iter::once(own).chain(others).collect(), words))
}

fn written(indicator: &Indicator, typed: &Example) -> String {
    let ratio = matches!(indicator.input, Input::Ratio { .. }) && !typed.second.trim().is_empty();
    if ratio { format!("{}/{}", typed.first.trim(), typed.second.trim()) } else { typed.first.clone() }
}

fn figure(indicator: &Indicator, text: &str, words: &Words) -> Result<Answer, String> {
    typed_answer(indicator, text).map_err(|trouble| words.finding(&trouble.kind))
}

/// A criteria set of nothing but this indicator, asked of everybody: what is wrong elsewhere does not touch the example.
fn alone(catalogue: &Catalogue, indicator: &Indicator) -> Catalogue {
    let indicator = Indicator { enabled: true, applies_to: None, ..indicator.clone() };
    let max = if indicator.rule.is_scored() { indicator.max } else { rust_decimal::Decimal::ZERO };
    Catalogue {
        aggregation: Aggregation::Sum,
        total: max,
        groups: vec![Group::of_sums(&indicator.group, catalogue.name.clone(), max)],
        indicators: vec![indicator],
        bands: Vec::new(),
        blocs: Vec::new(),
        references: Vec::new(),
        consistency: Vec::new(),
        cumulative: Vec::new(),
        units: crate::catalogue::Assessed::Provinces,
        rank_by: crate::catalogue::RankBy::Score,
        missing: crate::catalogue::MissingPolicy::LeaveOut,
        ..catalogue.clone()
    }
}

fn worked(alone: &Catalogue, answers: Vec<Answer>, words: &Words) -> Vec<String> {
    let units: Vec<Unit> = province::units().into_iter().take(answers.len()).collect();
    let period = Period::Year { year: 2020 };
    let catalogue = alone.reference();
    let code = alone.indicators[0].code.as_str();
    let submissions: Vec<Submission> = units
        .iter()
        .zip(answers)
        .map(|(unit, answer)| Submission {
            unit: unit.code.clone(),
            period,
            catalogue: catalogue.clone(),
            answers: vec![SourcedAnswer::new(code, answer)],
        })
        .collect();
    let inputs: Vec<_> = units.iter().zip(&submissions).map(|(unit, sent)| UnitInput::of(unit, Some(sent))).collect();
    let scores = score_units(alone, &inputs);
    let own = scores.first().and_then(|unit| unit.indicators.first());
    own.map_or_else(Vec::new, |score| words.reason(alone, &alone.indicators[0], score))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load_shipped;
    use crate::i18n::Language;

    fn of(code: &str, first: &str, second: &str) -> Result<Vec<String>, String> {
        let catalogue = load_shipped("nq17-2020").unwrap().unwrap();
        let at = catalogue.indicators.iter().position(|one| one.code == code).unwrap();
        let typed = Example { first: first.into(), second: second.into(), others: String::new() };
        example(&catalogue, at, &typed, &Words::new(Language::Vi))
    }

    #[test]
    fn the_lines_are_those_that_explain_gives() {
        let lines = of("D1", "42", "300").unwrap();
        assert!(lines.iter().any(|line| line.contains("42 ÷ 300")), "{lines:?}");
        assert!(lines.last().unwrap().contains("4,67"), "{lines:?}");
    }

    #[test]
    fn nothing_typed_says_nothing_and_what_is_no_figure_is_told() {
        assert_eq!(of("D1", "", ""), Ok(Vec::new()));
        assert!(of("D1", "bốn", "300").is_err());
        assert!(of("A1", "có", "").is_ok_and(|lines| !lines.is_empty()));
    }

    #[test]
    fn peers_are_looked_at_where_the_rule_does() {
        let mut catalogue = load_shipped("nq17-2020").unwrap().unwrap();
        let at = catalogue.indicators.iter().position(|one| one.code == "D1").unwrap();
        catalogue.indicators[at].rule =
            crate::catalogue::Rule::BestPeer { direction: crate::catalogue::Direction::Higher };
        let typed = Example { first: "30%".into(), second: String::new(), others: "60%; 45%".into() };
        let lines = example(&catalogue, at, &typed, &Words::new(Language::Vi)).unwrap();
        assert!(lines.last().unwrap().ends_with("30% ÷ 60% × 10 = 5,00"), "half of the best of ten points: {lines:?}");
    }

    #[test]
    fn a_fault_of_the_indicator_is_mended_first_and_one_elsewhere_does_not_matter() {
        let mut catalogue = load_shipped("nq17-2020").unwrap().unwrap();
        catalogue.total += rust_decimal::Decimal::ONE;
        let typed = Example { first: "có".into(), ..Example::default() };
        let words = Words::new(Language::Vi);
        assert!(example(&catalogue, 0, &typed, &words).is_ok());
        catalogue.indicators[0].weight = rust_decimal::Decimal::ZERO;
        assert!(example(&catalogue, 0, &typed, &words).is_err());
    }
}
