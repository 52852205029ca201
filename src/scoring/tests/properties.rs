//! What holds for every catalogue and every answer.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction, Indicator, MissingPolicy, Rollup, Rounding, Rule};
use crate::domain::{Answer, points};
use crate::scoring::testing::*;
use crate::scoring::{IndicatorScore, Line, Part, Relation, State, Symbol};

fn hundredths(most: i64) -> impl Strategy<Value = Decimal> {
    (0..=most).prop_map(|number| Decimal::new(number, 2))
}

/// An indicator of any rule kind that looks at its own figure alone, worth 0.01–20.
fn any_indicator() -> impl Strategy<Value = Indicator> {
    let max = (1i64..=2000).prop_map(|number| Decimal::new(number, 2).to_string());
    let share = hundredths(120);
    (max, share, 0usize..9).prop_map(|(max, share, kind)| match kind {
        0 => of_ratio("A1", &max),
        1 => of_target("A1", &max, &share.to_string()),
        2 => of_ceiling("A1", &max, &share.to_string()),
        3 => of_count("A1", &max, &share.to_string()),
        4 => of_steps("A1", &max, &[("0.1", "0.01"), (&share.max(d("0.2")).to_string(), &max)]),
        5 => indicator("A1", &max, value_input(), Rule::Appraised),
        6 => between(&max, d("-0.01"), share),
        7 => between(&max, share + d("0.01"), d("0")),
        _ => of_yes("A1", &max),
    })
}

/// Goalposts, the worst of which gets the least points there are.
fn between(max: &str, worst: Decimal, best: Decimal) -> Indicator {
    let floor = if d(max) > d("0.01") { d("0.01") } else { d("0") };
    indicator("A1", max, ratio_input(), Rule::Goalposts { worst, best, floor })
}

pub(super) fn figure_for(indicator: &Indicator, whole: i64, part: i64) -> Answer {
    match indicator.rule {
        Rule::Appraised => value(&Decimal::new(part, 2).to_string()),
        Rule::CappedCount { .. } => count(&part.to_string()),
        Rule::YesNo => yes_no(part * 2 > whole),
        _ if part % 5 == 4 => {
            percent_only(&points::round(Decimal::new(part, 0) / Decimal::new(whole, 0), 4).to_string())
        }
        _ => ratio(&part.to_string(), &whole.to_string()),
    }
}

/// Indicators `A1`, `B1`, `A2` … with a figure or a silence each.
pub(super) fn any_sheet() -> impl Strategy<Value = (Catalogue, Vec<(String, Answer)>)> {
    let row = (any_indicator(), 1i64..=3000, 0i64..=3000, 0u8..10);
    let policies = (any::<bool>(), any::<bool>());
    (proptest::collection::vec(row, 1..8), policies).prop_map(|(rows, (zero, per_indicator))| {
        let mut answers = Vec::new();
        let mut indicators = Vec::new();
        for (index, (indicator, whole, part, silence)) in rows.into_iter().enumerate() {
            let group = if index % 2 == 0 { "A" } else { "B" };
            let code = format!("{group}{index}");
            let answer = match silence {
                0 => NO_DATA,
                1 => NOT_APPLICABLE,
                _ => figure_for(&indicator, whole, part.min(whole)),
            };
            answers.push((code.clone(), answer));
            indicators.push(Indicator { group: group.to_owned(), code, ..indicator });
        }
        let mut catalogue = catalogue(indicators);
        catalogue.missing = if zero { MissingPolicy::Zero } else { MissingPolicy::LeaveOut };
        catalogue.rounding = if per_indicator { Rounding::PerIndicator } else { Rounding::PrintOnly };
        (catalogue, answers)
    })
}

/// Yes, no, no data, not applicable or not sent, each from one agency.
fn any_agencies() -> impl Strategy<Value = Vec<Option<Answer>>> {
    let word = prop_oneof![
        Just(Some(yes_no(true))),
        Just(Some(yes_no(false))),
        Just(Some(NO_DATA)),
        Just(Some(NOT_APPLICABLE)),
        Just(None),
    ];
    proptest::collection::vec(word, 1..8)
}

fn scored(catalogue: &Catalogue, answers: &[(String, Answer)]) -> crate::scoring::UnitScore {
    let answers: Vec<(&str, Answer)> = answers.iter().map(|(code, answer)| (code.as_str(), answer.clone())).collect();
    score(catalogue, &answers)
}

proptest! {
    #[test]
    fn points_stay_between_zero_and_the_maximum((catalogue, answers) in any_sheet()) {
        let score = scored(&catalogue, &answers);
        for indicator in &score.indicators {
            prop_assert!(Decimal::ZERO <= indicator.points && indicator.points <= indicator.max, "{indicator:?}");
        }
        prop_assert!(score.points <= score.max);
        prop_assert!(score.percent.is_none_or(|percent| Decimal::ZERO <= percent && percent <= Decimal::ONE_HUNDRED));
        prop_assert!(score.coverage.is_none_or(|coverage| Decimal::ZERO <= coverage && coverage <= Decimal::ONE));
    }

    #[test]
    fn better_figures_never_give_fewer_points(indicator in any_indicator(), whole in 1i64..2000, a in 0i64..2000, b in 0i64..2000) {
        let points = |part: i64| {
            let answer = match indicator.rule {
                Rule::Appraised => value(&Decimal::new(part, 2).to_string()),
                Rule::CappedCount { .. } => count(&part.to_string()),
                Rule::YesNo => yes_no(part > 0),
                _ => ratio(&part.to_string(), &whole.to_string()),
            };
            score_one(indicator.clone(), answer).points
        };
        let (low, high) = (points(a.min(b)), points(a.max(b)));
        match indicator.rule {
            Rule::Achievement { direction: Direction::Lower } => prop_assert!(low >= high),
            Rule::Goalposts { worst, best, .. } if best < worst => prop_assert!(low >= high),
            _ => prop_assert!(low <= high),
        }
    }

    #[test]
    fn not_applicable_equals_the_indicator_not_being_there((catalogue, mut answers) in any_sheet()) {
        answers[0].1 = NOT_APPLICABLE;
        let with = scored(&catalogue, &answers);
        let mut smaller = catalogue;
        smaller.indicators.remove(0);
        let without = scored(&restated(smaller), &answers[1..]);
        prop_assert_eq!((with.points, with.max, with.percent, with.coverage), (without.points, without.max, without.percent, without.coverage));
        prop_assert_eq!(with.groups, without.groups);
    }

    #[test]
    fn no_data_equals_a_zero_in_points_only_where_the_catalogue_says_so((catalogue, mut answers) in any_sheet()) {
        answers[0].1 = NO_DATA;
        let score = scored(&catalogue, &answers);
        let missing = &score.indicators[0];
        let kept = catalogue.missing == MissingPolicy::Zero;
        prop_assert_eq!(missing.state, State::NoData);
        prop_assert_eq!(missing.value(), None);
        prop_assert_eq!(missing.max, if kept { catalogue.indicators[0].max } else { Decimal::ZERO });
        let zero = score_one(catalogue.indicators[0].clone(), figure_for(&catalogue.indicators[0], 7, 0));
        prop_assert_ne!(zero.state, missing.state);
        prop_assert_ne!(&zero.reason, &missing.reason);
    }

    #[test]
    fn printed_parts_add_up_to_the_printed_total((mut catalogue, answers) in any_sheet()) {
        catalogue.rounding = Rounding::PerIndicator;
        let score = scored(&catalogue, &answers);
        let printed = |value| d(&points::printed(value, catalogue.digits));
        let parts: Decimal = score.indicators.iter().map(|indicator| printed(indicator.points)).sum();
        let groups: Decimal = score.groups.iter().map(|group| printed(group.points)).sum();
        prop_assert_eq!(parts, printed(score.points));
        prop_assert_eq!(groups, printed(score.points));
    }

    #[test]
    fn the_order_of_rows_makes_no_difference((catalogue, mut answers) in any_sheet()) {
        let in_order = scored(&catalogue, &answers);
        answers.reverse();
        let reversed = scored(&catalogue, &answers);
        prop_assert_eq!((in_order.points, in_order.max, in_order.coverage), (reversed.points, reversed.max, reversed.coverage));
    }

    #[test]
    fn the_order_of_agencies_makes_no_difference(
        (agencies, shuffled) in any_agencies().prop_flat_map(|agencies| (Just(agencies.clone()), Just(agencies).prop_shuffle())),
        rollup in prop_oneof![Just(Rollup::All), Just(Rollup::Any), Just(Rollup::Share)],
    ) {
        let said = |agencies: &[Option<Answer>]| {
            let indicator = score_rolled(rolled(of_yes("A1", "10"), rollup), None, agencies).indicators.remove(0);
            (indicator.state, indicator.answer, indicator.points, indicator.reason)
        };
        prop_assert_eq!(said(&agencies), said(&shuffled));
    }

    #[test]
    fn a_late_agency_never_overturns_what_was_decided(agencies in any_agencies(), late in any::<bool>()) {
        for rollup in [Rollup::All, Rollup::Any] {
            let said = |agencies: &[Option<Answer>]| {
                score_rolled(rolled(of_yes("A1", "10"), rollup), None, agencies).indicators.remove(0).answer
            };
            let waiting: Vec<_> = agencies.iter().cloned().chain([None]).collect();
            let complete: Vec<_> = agencies.iter().cloned().chain([Some(yes_no(late))]).collect();
            if let Some(decided) = said(&waiting) {
                prop_assert_eq!(Some(decided), said(&complete));
            }
        }
    }

    #[test]
    fn every_printed_line_can_be_worked_out_by_hand((catalogue, answers) in any_sheet()) {
        let score = scored(&catalogue, &answers);
        for indicator in &score.indicators {
            works_out_by_hand(&catalogue, indicator)?;
        }
    }
}

/// Every line of an explanation is right, and the last one says the points.
pub(super) fn works_out_by_hand(catalogue: &Catalogue, score: &IndicatorScore) -> Result<(), TestCaseError> {
    let points = points::round(score.points, catalogue.digits);
    let lines = score.lines(catalogue.indicator(&score.code).unwrap(), catalogue.digits);
    for line in &lines {
        match line {
            Line::Worked { expression, exact, result } => {
                let by_hand = by_hand(expression);
                let digits = result.digits + if result.percent { 2 } else { 0 };
                prop_assert_eq!(points::round(by_hand, digits), result.value, "{:?}", line);
                prop_assert_eq!(points::round(by_hand, 20) == result.value, *exact, "{:?}", line);
            }
            Line::Compared { left, relation, right } => {
                let left = by_hand(left);
                let holds = match relation {
                    Relation::AtLeast => left >= right.value,
                    Relation::AtMost => left <= right.value,
                    Relation::Above => left > right.value,
                    Relation::Below => left < right.value,
                    Relation::Equal | Relation::About => false,
                };
                prop_assert!(holds, "{:?}", line);
            }
            Line::Answered { .. }
            | Line::Points { .. }
            | Line::Entered { .. }
            | Line::Peers { .. }
            | Line::Spread { .. } => {}
        }
    }
    match lines.last() {
        Some(Line::Worked { result, .. }) => prop_assert_eq!(result.value, points),
        Some(Line::Points { points: last } | Line::Entered { points: last, .. }) => {
            prop_assert_eq!(last.value, points);
        }
        other => prop_assert!(score.state != State::Answered, "{:?}", other),
    }
    Ok(())
}

/// Reads an expression as a person with a calculator would: brackets, `min`, products, then sums, from left to right.
fn by_hand(expression: &[Part]) -> Decimal {
    let mut rest = expression;
    let result = total(&mut rest);
    assert!(rest.is_empty(), "left over: {rest:?}");
    // Twenty-eight digits of a quotient times its divisor may miss the whole by the last digit.
    points::round(result, 22)
}

fn total(rest: &mut &[Part]) -> Decimal {
    let mut result = product(rest);
    while let [Part::Symbol(sign @ (Symbol::Plus | Symbol::Minus)), tail @ ..] = *rest {
        *rest = tail;
        let next = product(rest);
        result = if *sign == Symbol::Plus { result + next } else { result - next };
    }
    result
}

fn product(rest: &mut &[Part]) -> Decimal {
    let mut result = operand(rest);
    while let [Part::Symbol(sign @ (Symbol::Times | Symbol::Divide)), tail @ ..] = *rest {
        *rest = tail;
        let next = operand(rest);
        result = if *sign == Symbol::Times { result * next } else { result / next };
    }
    result
}

fn operand(rest: &mut &[Part]) -> Decimal {
    let (first, tail) = rest.split_first().expect("an operand");
    *rest = tail;
    match first {
        Part::Figure(figure) => {
            let printed_digits = figure.digits + if figure.percent { 2 } else { 0 };
            assert_eq!(points::round(figure.value, printed_digits), figure.value, "printed rounded: {figure:?}");
            figure.value
        }
        Part::Symbol(Symbol::Open) => {
            let inner = total(rest);
            expect(rest, Symbol::Close);
            inner
        }
        Part::Symbol(Symbol::Min) => {
            let left = total(rest);
            expect(rest, Symbol::Separator);
            let right = total(rest);
            expect(rest, Symbol::Close);
            left.min(right)
        }
        Part::Symbol(other) => panic!("no operand: {other:?}"),
    }
}

fn expect(rest: &mut &[Part], symbol: Symbol) {
    let (first, tail) = rest.split_first().expect("more to come");
    assert_eq!(*first, Part::Symbol(symbol));
    *rest = tail;
}
