//! Rules that measure a unit against those scored together with it, and those with fixed ends or none, by worked examples.

use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Direction, Indicator, Input, MissingPolicy, Rule};
use crate::domain::Answer;
use crate::scoring::testing::*;
use crate::scoring::{Line, State, UnitInput, UnitScore, score_units};

/// Units `1`, `2` … scored together, each with its answers to `A1`, `A2` ….
pub(super) fn together(catalogue: &Catalogue, answers: &[Vec<(&str, Answer)>]) -> Vec<UnitScore> {
    let units: Vec<_> = (1..=answers.len()).map(|number| unit(&number.to_string())).collect();
    let sent: Vec<_> = units.iter().zip(answers).map(|(unit, own)| submission(unit.code.as_str(), own)).collect();
    let inputs: Vec<_> = units.iter().zip(&sent).map(|(unit, own)| UnitInput::of(unit, Some(own))).collect();
    score_units(catalogue, &inputs)
}

/// Points of a measured indicator of at most ten points, unit by unit.
fn points(rule: Rule, figures: &[&str]) -> Vec<Decimal> {
    points_of(indicator("A1", "10", value_input(), rule), figures)
}

fn points_of(indicator: Indicator, figures: &[&str]) -> Vec<Decimal> {
    let answers: Vec<_> = figures.iter().map(|figure| vec![("A1", value(figure))]).collect();
    together(&catalogue(vec![indicator]), &answers).into_iter().map(|score| score.indicators[0].points).collect()
}

fn all(numbers: &[&str]) -> Vec<Decimal> {
    numbers.iter().map(|number| d(number)).collect()
}

const HIGHER: Direction = Direction::Higher;
const LOWER: Direction = Direction::Lower;

#[test]
fn the_best_peer_has_the_maximum_and_half_of_its_figure_has_half() {
    assert_eq!(points(Rule::BestPeer { direction: HIGHER }, &["40", "20", "0", "40"]), all(&["10", "5", "0", "10"]));
}

#[test]
fn where_lower_is_better_twice_the_figure_of_the_best_peer_has_half() {
    assert_eq!(points(Rule::BestPeer { direction: LOWER }, &["2", "4", "8"]), all(&["10", "5", "2.5"]));
}

#[test]
fn where_the_best_is_not_above_zero_only_the_best_has_points() {
    assert_eq!(points(Rule::BestPeer { direction: HIGHER }, &["0", "-1"]), all(&["10", "0"]));
    assert_eq!(points(Rule::BestPeer { direction: LOWER }, &["0", "3"]), all(&["10", "0"]));
    assert_eq!(points(Rule::BestPeer { direction: HIGHER }, &["-1", "-2"]), all(&["10", "0"]));
    assert_eq!(points(Rule::BestPeer { direction: HIGHER }, &["4", "-2"]), all(&["10", "0"]));
}

#[test]
fn the_best_peer_of_ratios_is_told_with_its_counts() {
    let catalogue = catalogue(vec![indicator("A1", "10", ratio_input(), Rule::BestPeer { direction: HIGHER })]);
    let scores = together(&catalogue, &[vec![("A1", ratio("1", "3"))], vec![("A1", ratio("2", "3"))]]);
    assert_eq!(scores[0].indicators[0].points, d("5"));
    let told = scores[0].indicators[0].lines(&catalogue.indicators[0], 2).iter().any(|line| {
        matches!(line, Line::Peers { units: 2, lowest_unit, highest_unit, .. }
            if lowest_unit.as_str() == "1" && highest_unit.as_str() == "2")
    });
    assert!(told, "{:?}", scores[0].indicators[0].reason);
}

#[test]
fn min_max_runs_from_the_worst_peer_to_the_best() {
    let rule = |direction| Rule::MinMax { direction, floor: d("0") };
    assert_eq!(points(rule(HIGHER), &["10", "30", "15"]), all(&["0", "10", "2.5"]));
    assert_eq!(points(rule(LOWER), &["10", "30", "15"]), all(&["10", "0", "7.5"]));
}

#[test]
fn min_max_may_start_above_zero() {
    let rule = Rule::MinMax { direction: HIGHER, floor: d("1") };
    assert_eq!(points(rule, &["-4", "4", "0"]), all(&["1", "10", "5.5"]));
}

#[test]
fn where_all_peers_have_the_same_nobody_is_behind_anybody() {
    for floor in ["0", "1"] {
        let rule = Rule::MinMax { direction: HIGHER, floor: d(floor) };
        assert_eq!(points(rule.clone(), &["7", "7"]), all(&["10", "10"]));
        assert_eq!(points(rule, &["7"]), all(&["10"]), "alone");
    }
}

#[test]
fn a_unit_without_a_figure_is_no_peer() {
    let rule = Rule::MinMax { direction: HIGHER, floor: d("0") };
    let catalogue = catalogue(vec![indicator("A1", "10", value_input(), rule)]);
    let scores = together(
        &catalogue,
        &[vec![("A1", value("10"))], vec![("A1", NO_DATA)], vec![("A1", value("20"))], vec![("A1", NOT_APPLICABLE)]],
    );
    let points: Vec<_> = scores.iter().map(|score| score.indicators[0].points).collect();
    assert_eq!(points, all(&["0", "0", "10", "0"]));
    assert_eq!(scores[1].indicators[0].state, State::NoData);
    assert_eq!(scores[3].max, d("0"));
}

#[test]
fn goalposts_are_held_at_both_ends_and_may_fall() {
    let posts =
        |worst: &str, best: &str, floor: &str| Rule::Goalposts { worst: d(worst), best: d(best), floor: d(floor) };
    let figures = ["-5", "0", "12", "30", "40"];
    assert_eq!(points(posts("0", "30", "0"), &figures), all(&["0", "0", "4", "10", "10"]));
    assert_eq!(points(posts("30", "0", "0"), &figures), all(&["10", "10", "6", "0", "0"]));
    assert_eq!(points(posts("0", "30", "2"), &figures), all(&["2", "2", "5.2", "10", "10"]));
}

fn z(direction: Direction, centre: &str, spread: &str, figures: &[&str]) -> Vec<Decimal> {
    let rule = Rule::ZScore { direction, centre: d(centre), spread: d(spread) };
    let mut catalogue = catalogue(vec![indicator("A1", "0", value_input(), rule)]);
    catalogue.missing = MissingPolicy::LeaveOut;
    let answers: Vec<_> = figures.iter().map(|figure| vec![("A1", value(figure))]).collect();
    together(&catalogue, &answers).into_iter().map(|score| score.points).collect()
}

/// 2, 4, 6: mean 4, sample deviation √((4 + 0 + 4) ÷ 2) = 2.
#[test]
fn z_scores_count_sample_deviations_from_the_mean() {
    assert_eq!(z(HIGHER, "0", "1", &["2", "4", "6"]), all(&["-1", "0", "1"]));
    assert_eq!(z(LOWER, "0", "1", &["2", "4", "6"]), all(&["1", "0", "-1"]));
    assert_eq!(z(HIGHER, "50", "10", &["2", "4", "6"]), all(&["40", "50", "60"]));
}

#[test]
fn a_unit_alone_and_units_alike_stand_at_the_centre() {
    assert_eq!(z(HIGHER, "0", "1", &["7"]), all(&["0"]));
    assert_eq!(z(HIGHER, "50", "10", &["7", "7", "7"]), all(&["50", "50", "50"]));
}

fn towards_target(direction: Direction, target: &str, figures: &[&str]) -> Vec<Decimal> {
    let rule = Rule::TargetDistance { direction };
    points_of(towards(indicator("A1", "10", value_input(), rule), target), figures)
}

#[test]
fn distance_to_a_target_starts_at_the_worst_peer() {
    assert_eq!(towards_target(HIGHER, "50", &["10", "20", "50", "60"]), all(&["0", "2.5", "10", "10"]));
    assert_eq!(towards_target(LOWER, "10", &["50", "40", "10", "0"]), all(&["0", "2.5", "10", "10"]));
}

#[test]
fn whoever_is_past_the_target_has_the_maximum_even_where_the_target_lies_behind_all() {
    assert_eq!(towards_target(HIGHER, "0.5", &["1", "2", "3"]), all(&["10", "10", "10"]));
    assert_eq!(towards_target(HIGHER, "1", &["1", "2"]), all(&["10", "10"]));
    assert_eq!(towards_target(LOWER, "9", &["1", "2"]), all(&["10", "10"]));
}

fn with_extra(rule: Rule, input: Input, extra: Answer, yes: bool) -> UnitScore {
    let catalogue = catalogue(vec![of_yes("A1", "5"), indicator("A2", "0", input, rule)]);
    score(&catalogue, &[("A1", yes_no(yes)), ("A2", extra)])
}

#[test]
fn a_penalty_takes_points_from_its_group_and_never_below_zero() {
    let points = |number, yes| {
        let rule = Rule::Penalty { points_each: d("2"), limit: d("3") };
        let score = with_extra(rule, count_input(), count(number), yes);
        (score.indicators[1].points, score.group("A").unwrap().points, score.points, score.max)
    };
    assert_eq!(points("1", true), (d("-2"), d("3"), d("3"), d("5")));
    assert_eq!(points("9", true), (d("-3"), d("2"), d("2"), d("5")));
    assert_eq!(points("9", false), (d("-3"), d("0"), d("0"), d("5")));
    assert_eq!(points("-4", true), (d("0"), d("5"), d("5"), d("5")));
}

#[test]
fn a_bonus_adds_points_to_its_group_and_never_beyond_its_maximum() {
    let points = |number, yes| {
        let rule = Rule::Bonus { points_each: d("2"), limit: d("3") };
        let score = with_extra(rule, count_input(), count(number), yes);
        (score.indicators[1].points, score.group("A").unwrap().points, score.max)
    };
    assert_eq!(points("1", false), (d("2"), d("2"), d("5")));
    assert_eq!(points("9", false), (d("3"), d("3"), d("5")));
    assert_eq!(points("9", true), (d("3"), d("5"), d("5")));
}

#[test]
fn a_yes_counts_as_one_and_a_silence_takes_nothing_away() {
    let penalty = || Rule::Penalty { points_each: d("2"), limit: d("3") };
    assert_eq!(with_extra(penalty(), Input::YesNo, yes_no(true), true).points, d("3"));
    assert_eq!(with_extra(penalty(), Input::YesNo, yes_no(false), true).points, d("5"));
    let silent = with_extra(penalty(), Input::YesNo, NO_DATA, true);
    assert_eq!((silent.points, silent.coverage), (d("5"), Some(d("1"))));
}

#[test]
fn the_appraisers_points_are_held_between_zero_and_the_maximum() {
    let points = |entered| score_one(indicator("A1", "10", value_input(), Rule::Appraised), value(entered)).points;
    assert_eq!(
        [points("-1"), points("0"), points("7.25"), points("10"), points("12")],
        ["0", "0", "7.25", "10", "10"].map(d)
    );
}

#[test]
fn a_way_between_goalposts_is_divided_last_so_that_a_half_rounds_up() {
    let rule = Rule::Goalposts { worst: d("0.93"), best: d("0"), floor: d("0.01") };
    // (0.93 − 837/904) ÷ 0.93 × 3.39 is exactly 0.015.
    assert_eq!(score_one(indicator("A1", "3.40", ratio_input(), rule), ratio("837", "904")).points, d("0.03"));
}
