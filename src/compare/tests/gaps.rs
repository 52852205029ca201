//! Distance to a target.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::{Direction, Indicator, Rollup, Rule};
use crate::compare::{Gap, gap};
use crate::domain::Answer;
use crate::scoring::testing::*;

fn gap_of(indicator: &Indicator, answer: Answer) -> Option<Gap> {
    let score = score_one(indicator.clone(), answer);
    gap(indicator, &score)
}

#[test]
fn fourteen_percent_is_sixteen_points_short_of_thirty() {
    let counted = gap_of(&of_target("A1", "10", "0.30"), ratio("140", "1000")).unwrap();
    assert_eq!(counted, Gap { points: d("0.16"), counts: Some(d("160")), reached: false });
    let bare = gap_of(&of_target("A1", "10", "0.30"), percent_only("0.14")).unwrap();
    assert_eq!(bare, Gap { points: d("0.16"), counts: None, reached: false });
}

#[test]
fn a_part_of_a_service_is_a_whole_service_more() {
    let gap = gap_of(&of_target("A1", "10", "0.30"), ratio("30", "101")).unwrap();
    assert_eq!(gap.counts, Some(d("1")));
}

#[test]
fn a_reached_target_leaves_no_gap() {
    let gap = gap_of(&of_target("A1", "10", "0.30"), ratio("3", "10")).unwrap();
    assert_eq!(gap, Gap { points: d("0"), counts: Some(d("0")), reached: true });
}

#[test]
fn where_lower_is_better_the_gap_is_what_must_go() {
    let gap = gap_of(&of_ceiling("A1", "10", "0.05"), ratio("8", "101")).unwrap();
    assert_eq!((gap.counts, gap.reached), (Some(d("3")), false));
}

#[test]
fn counts_and_values_have_gaps_in_their_own_measure() {
    let rule = || Rule::Achievement { direction: Direction::Higher };
    let counted = towards(indicator("A1", "10", count_input(), rule()), "12");
    assert_eq!(gap_of(&counted, count("5")), Some(Gap { points: d("7"), counts: Some(d("7")), reached: false }));
    let measured = towards(indicator("A1", "10", value_input(), rule()), "4");
    assert_eq!(gap_of(&measured, value("2.5")), Some(Gap { points: d("1.5"), counts: None, reached: false }));
}

#[test]
fn without_a_figure_or_a_target_there_is_no_gap() {
    assert_eq!(gap_of(&of_target("A1", "10", "0.30"), NO_DATA), None);
    assert_eq!(gap_of(&of_ratio("A1", "10"), ratio("1", "2")), None);
}

#[test]
fn the_gap_of_a_share_counts_agencies() {
    let indicator = towards(rolled(of_yes("A1", "10"), Rollup::Share), "1");
    let score = score_rolled(indicator.clone(), None, &[Some(yes_no(true)), Some(yes_no(false)), None]);
    let gap = gap(&indicator, score.indicator("A1").unwrap()).unwrap();
    assert_eq!(gap.counts, Some(d("2")));
}

proptest! {
    #[test]
    fn the_count_is_the_smallest_that_reaches_the_target(whole in 1i64..3000, part in 0i64..3000, percent in 0i64..=100, lower in any::<bool>()) {
        let part = part.min(whole);
        let target = Decimal::new(percent, 2).to_string();
        let indicator = if lower { of_ceiling("A1", "10", &target) } else { of_target("A1", "10", &target) };
        let at = |part: Decimal| gap_of(&indicator, ratio(&part.to_string(), &whole.to_string())).unwrap();
        let step = if lower { -Decimal::ONE } else { Decimal::ONE };
        let today = Decimal::from(part);
        let count = at(today).counts.unwrap();
        prop_assert!(at(today + step * count).reached);
        prop_assert_eq!(at(today).reached, count.is_zero());
        if !count.is_zero() {
            prop_assert!(!at(today + step * (count - Decimal::ONE)).reached);
        }
    }

    #[test]
    fn full_points_and_a_reached_target_are_the_same_thing(whole in 1i64..3000, part in 0i64..3000, percent in 0i64..=100, lower in any::<bool>()) {
        let target = Decimal::new(percent, 2).to_string();
        // So many points that no rounding can make a near miss look full.
        let indicator = if lower { of_ceiling("A1", "100000000", &target) } else { of_target("A1", "100000000", &target) };
        let score = score_one(indicator.clone(), ratio(&part.to_string(), &whole.to_string()));
        prop_assert_eq!(gap(&indicator, &score).unwrap().reached, score.points == score.max);
    }
}
