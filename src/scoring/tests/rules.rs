//! Each rule kind by worked examples; national figures are those of the report on Resolution 17/NQ-CP of May 2020.

use crate::catalogue::{Direction, Rounding, Rule};
use crate::domain::points;
use crate::scoring::testing::*;
use crate::scoring::{Method, Note, State, Why};

#[test]
fn pharmacies_connected_are_93_1_percent() {
    let score = score_one(of_ratio("A1", "10"), ratio("56817", "61000"));
    assert_eq!(points::round(score.value().unwrap(), 3), d("0.931"));
    assert_eq!(score.points, d("9.31"));
}

#[test]
fn counters_connected_are_77_6_percent() {
    let score = score_one(of_ratio("A1", "10"), ratio("31055", "40000"));
    assert_eq!(points::round(score.value().unwrap(), 3), d("0.776"));
    assert_eq!(score.points, d("7.76"));
}

#[test]
fn fourteen_percent_against_thirty_gives_4_67_of_10() {
    for answer in [ratio("140", "1000"), percent_only("0.14")] {
        let score = score_one(of_target("A1", "10", "0.30"), answer);
        assert_eq!((score.points, score.max), (d("4.67"), d("10")));
    }
}

#[test]
fn a_target_that_is_passed_gives_no_more_than_the_maximum() {
    assert_eq!(score_one(of_target("A1", "10", "0.30"), ratio("310", "1000")).points, d("10"));
}

#[test]
fn twenty_nine_percent_of_a_hundred_is_not_twenty_eight() {
    assert_eq!(score_one(of_ratio("A1", "100"), percent_only("0.29")).points, d("29"));
}

#[test]
fn a_part_over_its_whole_is_held_to_the_maximum_and_noted() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let score = score(&catalogue, &[("A1", ratio("12", "10"))]);
    assert_eq!(score.points, d("10"));
    assert_eq!(score.notes, [Note::OverWhole { indicator: "A1".to_owned() }]);
}

#[test]
fn a_higher_target_of_zero_is_reached_by_zero() {
    assert_eq!(score_one(of_target("A1", "10", "0"), ratio("0", "5")).points, d("10"));
}

#[test]
fn where_lower_is_better_the_target_is_full_and_twice_the_target_is_half() {
    let points = |numerator| score_one(of_ceiling("A1", "10", "0.05"), ratio(numerator, "100")).points;
    assert_eq!([points("0"), points("5"), points("10"), points("100")], [d("10"), d("10"), d("5"), d("0.5")]);
}

#[test]
fn a_lower_target_of_zero_is_full_only_for_zero() {
    let points = |numerator| score_one(of_ceiling("A1", "10", "0"), ratio(numerator, "100")).points;
    assert_eq!([points("0"), points("1")], [d("10"), d("0")]);
}

#[test]
fn negative_values_give_nothing_rather_than_less_than_nothing() {
    let rule = |direction| Rule::Achievement { direction };
    let higher = towards(indicator("A1", "10", value_input(), rule(Direction::Higher)), "4");
    assert_eq!(score_one(higher, value("-2")).points, d("0"));
    let below_zero = towards(indicator("A1", "10", value_input(), rule(Direction::Lower)), "-4");
    assert_eq!(score_one(below_zero.clone(), value("-2")).points, d("0"));
    assert_eq!(score_one(below_zero, value("-5")).points, d("10"));
    assert_eq!(score_one(of_count("A1", "10", "2"), count("-3")).points, d("0"));
}

#[test]
fn yes_is_the_maximum_and_no_is_an_answered_zero() {
    let (yes, no) = (score_one(of_yes("A1", "5"), yes_no(true)), score_one(of_yes("A1", "5"), yes_no(false)));
    assert_eq!((yes.points, yes.max), (d("5"), d("5")));
    assert_eq!((no.points, no.max, no.state), (d("0"), d("5"), State::Answered));
}

#[test]
fn a_step_is_reached_at_its_threshold() {
    let steps = [("0.5", "5"), ("0.8", "8"), ("0.2", "2")];
    let points = |numerator| score_one(of_steps("A1", "8", &steps), ratio(numerator, "1000")).points;
    assert_eq!(
        [points("199"), points("200"), points("799"), points("800"), points("1000")],
        [d("0"), d("2"), d("5"), d("8"), d("8")]
    );
}

#[test]
fn counted_things_give_points_up_to_the_cap() {
    let points = |number| score_one(of_count("A1", "5", "1.5"), count(number)).points;
    assert_eq!([points("0"), points("3"), points("4")], [d("0"), d("4.5"), d("5")]);
}

#[test]
fn a_followed_indicator_shows_its_value_and_counts_for_nothing() {
    let catalogue = catalogue(vec![of_yes("A1", "5"), followed("A2")]);
    let score = score(&catalogue, &[("A1", yes_no(true)), ("A2", count("7"))]);
    let followed = score.indicator("A2").unwrap();
    assert_eq!((followed.value(), followed.points, followed.max), (Some(d("7")), d("0"), d("0")));
    assert_eq!(followed.reason.why, Why::Followed);
    assert_eq!((score.percent, score.coverage), (Some(d("100")), Some(d("1"))));
}

#[test]
fn an_achievement_without_a_target_cannot_be_scored() {
    let rule = Rule::Achievement { direction: Direction::Higher };
    let score = score_one(indicator("A1", "10", ratio_input(), rule), ratio("1", "2"));
    assert_eq!((score.max, score.reason.why), (d("0"), Why::NoTarget));
}

#[test]
fn what_is_switched_off_is_not_there() {
    let off = crate::catalogue::Indicator { enabled: false, ..of_yes("A2", "5") };
    let score = score(&catalogue(vec![of_yes("A1", "5"), off]), &[("A1", yes_no(true)), ("A2", yes_no(true))]);
    assert!(score.indicator("A2").is_none());
    assert_eq!(score.max, d("5"));
}

#[test]
fn rounding_per_indicator_makes_the_printed_parts_add_up() {
    let mut catalogue = catalogue(vec![of_ratio("A1", "1"), of_ratio("A2", "1"), of_ratio("B1", "1")]);
    let answers = ["A1", "A2", "B1"].map(|code| (code, ratio("1", "3")));
    let per_indicator = score(&catalogue, &answers);
    assert_eq!((per_indicator.points, per_indicator.percent), (d("0.99"), Some(d("33"))));
    assert_eq!(per_indicator.group("A").unwrap().points, d("0.66"));
    catalogue.rounding = Rounding::PrintOnly;
    let print_only = score(&catalogue, &answers);
    assert_eq!(print_only.percent, Some(d("33.33")));
    assert_eq!(points::printed(print_only.points, 2), "1.00");
}

#[test]
fn scores_lead_back_to_their_cells() {
    let score = score_one(of_ratio("A1", "10"), ratio("1", "2"));
    let source = score.sources.first().unwrap();
    assert_eq!((source.unit.as_str(), source.cells.map(|cells| cells.to_string())), ("48", Some("E1".to_owned())));
}

#[test]
fn the_largest_figures_do_not_crash_any_rule() {
    let huge = "79228162514264337593543950335";
    let indicators = [
        of_ratio("A1", huge),
        of_target("A1", huge, "0.0000000000000000000000000001"),
        of_ceiling("A1", huge, huge),
        of_steps("A1", huge, &[(huge, huge)]),
    ];
    for indicator in indicators {
        for answer in [ratio(huge, huge), ratio(huge, "1"), ratio("1", huge), percent_only(huge)] {
            let score = score_one(indicator.clone(), answer);
            assert!(score.points <= score.max);
        }
    }
    let counted = score_one(of_count("A1", "5", huge), count(huge));
    assert_eq!((counted.points, counted.reason.why), (d("5"), Why::Scored { method: Method::CappedCount }));
}
