//! What rules promise that look at the units scored together, or add to and take from a group.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction, Indicator, MissingPolicy, Rounding, Rule};
use crate::domain::Answer;
use crate::scoring::testing::*;
use crate::scoring::{State, UnitScore};

use super::peers::together;
use super::properties::works_out_by_hand;

const FLOOR: i64 = 1;
const TARGET: &str = "12.5";

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower)]
}

/// A rule that looks at peers, or an extra; z-scores stand in a group of their own, for they have no maximum.
fn any_indicator() -> impl Strategy<Value = Indicator> {
    let each = (1i64..=300).prop_map(|number| Decimal::new(number, 2));
    (any_direction(), each, 0usize..6).prop_map(|(direction, each, kind)| match kind {
        0 => indicator("A1", "10", value_input(), Rule::BestPeer { direction }),
        1 => indicator("A1", "10", value_input(), Rule::MinMax { direction, floor: Decimal::from(FLOOR) }),
        2 => towards(indicator("A1", "10", value_input(), Rule::TargetDistance { direction }), TARGET),
        3 => indicator("B1", "0", value_input(), Rule::ZScore { direction, centre: d("50"), spread: Decimal::TEN }),
        4 => indicator("A1", "0", count_input(), Rule::Penalty { points_each: each, limit: d("4") }),
        _ => indicator("A1", "0", count_input(), Rule::Bonus { points_each: each, limit: d("4") }),
    })
}

/// A catalogue and what each of one to six units answers; every unit has a share of ten points as well.
fn any_table() -> impl Strategy<Value = (Catalogue, Vec<Vec<(String, Answer)>>)> {
    let indicators = proptest::collection::vec(any_indicator(), 1..5);
    let cell = (-500i64..=3000, 0u8..8);
    let units = proptest::collection::vec(proptest::collection::vec(cell, 5), 1..7);
    (indicators, units, any::<bool>()).prop_map(|(indicators, units, per_indicator)| {
        let named = |(at, one): (usize, Indicator)| Indicator { code: format!("{}{at}", one.group), ..one };
        let indicators: Vec<Indicator> =
            std::iter::once(of_ratio("A1", "10")).chain(indicators).enumerate().map(named).collect();
        let row = |cells: Vec<(i64, u8)>| indicators.iter().zip(cells).map(|(one, cell)| answered(one, cell)).collect();
        let answers = units.into_iter().map(row).collect();
        let mut catalogue = catalogue(indicators);
        catalogue.missing = MissingPolicy::LeaveOut;
        catalogue.rounding = if per_indicator { Rounding::PerIndicator } else { Rounding::PrintOnly };
        (catalogue, answers)
    })
}

fn answered(indicator: &Indicator, (number, silence): (i64, u8)) -> (String, Answer) {
    let answer = match (silence, &indicator.rule) {
        (0, _) => NO_DATA,
        (1, _) => NOT_APPLICABLE,
        (_, Rule::Ratio) => ratio(&(number.abs() % 101).to_string(), "100"),
        (_, rule) if rule.is_extra() => count(&(number.abs() % 10).to_string()),
        _ => value(&Decimal::new(number, 2).to_string()),
    };
    (indicator.code.clone(), answer)
}

fn scored(catalogue: &Catalogue, answers: &[Vec<(String, Answer)>]) -> Vec<UnitScore> {
    let answers: Vec<Vec<(&str, Answer)>> = answers.iter().map(|row| borrowed(row)).collect();
    together(catalogue, &answers)
}

fn borrowed(row: &[(String, Answer)]) -> Vec<(&str, Answer)> {
    row.iter().map(|(code, answer)| (code.as_str(), answer.clone())).collect()
}

/// (figure, points) of every unit that has a figure, worst first.
fn by_figure(indicator: &Indicator, scores: &[UnitScore]) -> Vec<(Decimal, Decimal)> {
    let of = |score: &UnitScore| {
        let one = score.indicator(&indicator.code)?;
        (one.state == State::Answered).then(|| Some((one.value()?, one.points)))?
    };
    let mut figures: Vec<(Decimal, Decimal)> = scores.iter().filter_map(of).collect();
    figures.sort_unstable();
    if is_lower_better(indicator) {
        figures.reverse();
    }
    figures
}

fn is_lower_better(indicator: &Indicator) -> bool {
    matches!(
        indicator.rule,
        Rule::BestPeer { direction: Direction::Lower }
            | Rule::MinMax { direction: Direction::Lower, .. }
            | Rule::ZScore { direction: Direction::Lower, .. }
            | Rule::TargetDistance { direction: Direction::Lower }
    )
}

fn about(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= d("0.000001")
}

proptest! {
    #[test]
    fn points_and_groups_keep_to_their_bounds((catalogue, answers) in any_table()) {
        for score in scored(&catalogue, &answers) {
            for (indicator, one) in catalogue.asked().zip(&score.indicators) {
                let (least, most) = match &indicator.rule {
                    Rule::Penalty { limit, .. } => (-*limit, Decimal::ZERO),
                    Rule::Bonus { limit, .. } => (Decimal::ZERO, *limit),
                    Rule::ZScore { .. } => continue,
                    _ => (Decimal::ZERO, one.max),
                };
                prop_assert!(least <= one.points && one.points <= most, "{one:?}");
            }
            let group = score.group("A").unwrap();
            prop_assert!(Decimal::ZERO <= group.points && group.points <= group.max, "{group:?}");
        }
    }

    #[test]
    fn every_printed_line_among_peers_can_be_worked_out_by_hand((catalogue, answers) in any_table()) {
        for score in scored(&catalogue, &answers) {
            for indicator in &score.indicators {
                works_out_by_hand(&catalogue, indicator)?;
            }
        }
    }

    #[test]
    fn the_order_of_units_and_rows_makes_no_difference((catalogue, mut answers) in any_table()) {
        let in_order = scored(&catalogue, &answers);
        answers.reverse();
        answers.iter_mut().for_each(|row| row.reverse());
        let reversed = scored(&catalogue, &answers);
        for (one, same) in in_order.iter().zip(reversed.iter().rev()) {
            let facts = |score: &UnitScore| (score.points, score.max, score.percent, score.coverage);
            prop_assert_eq!(facts(one), facts(same));
        }
    }

    #[test]
    fn among_peers_a_better_figure_never_has_fewer_points((catalogue, answers) in any_table()) {
        let scores = scored(&catalogue, &answers);
        for indicator in catalogue.asked().filter(|indicator| !indicator.rule.is_extra()) {
            let figures = by_figure(indicator, &scores);
            prop_assert!(figures.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{:?}: {figures:?}", indicator.rule);
        }
    }

    #[test]
    fn the_ends_of_the_peers_have_what_their_rule_promises((mut catalogue, answers) in any_table()) {
        catalogue.rounding = Rounding::PrintOnly;
        let scores = scored(&catalogue, &answers);
        for indicator in catalogue.asked() {
            let figures = by_figure(indicator, &scores);
            let (Some((worst, worst_points)), Some((best, best_points))) = (figures.first(), figures.last()) else { continue };
            match &indicator.rule {
                Rule::BestPeer { .. } => prop_assert_eq!(*best_points, indicator.max),
                Rule::MinMax { floor, .. } => {
                    prop_assert_eq!(*best_points, indicator.max);
                    prop_assert_eq!(*worst_points, if worst == best { indicator.max } else { *floor });
                }
                Rule::TargetDistance { direction } => {
                    let reached = |figure: Decimal| match direction {
                        Direction::Higher => figure >= d(TARGET),
                        Direction::Lower => figure <= d(TARGET),
                    };
                    prop_assert!(figures.iter().all(|(figure, points)| !reached(*figure) || *points == indicator.max));
                    prop_assert_eq!(*worst_points, if reached(*worst) { indicator.max } else { Decimal::ZERO });
                }
                Rule::ZScore { centre, .. } => {
                    let mean = figures.iter().map(|(_, points)| *points).sum::<Decimal>() / Decimal::from(figures.len());
                    prop_assert!(about(mean, *centre), "{figures:?}");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn whoever_gets_better_alone_never_loses_points_by_it(
        (mut catalogue, mut answers) in any_table(), by in 1i64..500,
    ) {
        catalogue.rounding = Rounding::PrintOnly;
        let before = scored(&catalogue, &answers);
        for (at, indicator) in catalogue.indicators.iter().enumerate() {
            if let Answer::Value { value } = &mut answers[0][at].1 {
                let step = Decimal::new(by, 2);
                *value += if is_lower_better(indicator) { -step } else { step };
            }
        }
        let after = scored(&catalogue, &answers);
        for (before, after) in before[0].indicators.iter().zip(&after[0].indicators) {
            let kept = before.points <= after.points || about(before.points, after.points);
            prop_assert!(kept, "{before:?} {after:?}");
        }
    }
}
