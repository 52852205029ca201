//! Groups in groups and the ways of putting members together, by worked examples.

use crate::catalogue::{Aggregation, Catalogue, Group, Indicator, MissingPolicy};
use crate::domain::Answer;
use crate::scoring::UnitScore;
use crate::scoring::testing::*;

fn group(code: &str, parent: Option<&str>, aggregation: Aggregation, max: &str) -> Group {
    Group { parent: parent.map(str::to_owned), aggregation, ..Group::of_sums(code, text(code), d(max)) }
}

/// A catalogue of these groups and indicators under which what is missing is left out.
fn tree(total: &str, groups: Vec<Group>, indicators: Vec<Indicator>) -> Catalogue {
    Catalogue { groups, total: d(total), missing: MissingPolicy::LeaveOut, ..catalogue(indicators) }
}

fn in_group(group: &str, indicator: Indicator) -> Indicator {
    Indicator { group: group.to_owned(), ..indicator }
}

/// Ten points for a share of the whole: 0.4 gives 4.
fn ten(code: &str) -> Indicator {
    of_ratio(code, "10")
}

fn weighing(weight: &str, indicator: Indicator) -> Indicator {
    Indicator { weight: d(weight), ..indicator }
}

fn shares<'a>(answers: &[(&'a str, &str)]) -> Vec<(&'a str, Answer)> {
    answers.iter().map(|(code, share)| (*code, if share.is_empty() { NO_DATA } else { percent_only(share) })).collect()
}

fn of_one_group(
    aggregation: Aggregation,
    max: &str,
    indicators: Vec<Indicator>,
    answers: &[(&str, &str)],
) -> UnitScore {
    score(&tree(max, vec![group("A", None, aggregation, max)], indicators), &shares(answers))
}

#[test]
fn groups_stand_in_one_another_in_whatever_order_they_are_listed() {
    let inner = group("A", Some("M"), Aggregation::Sum, "20");
    let middle = group("M", Some("T"), Aggregation::Sum, "30");
    let outer = group("T", None, Aggregation::Sum, "30");
    let indicators = || vec![ten("A1"), ten("A2"), in_group("M", ten("M1"))];
    let answers = shares(&[("A1", "0.4"), ("A2", "0.5"), ("M1", "0.6")]);
    let orders = [[&inner, &middle, &outer], [&outer, &middle, &inner], [&middle, &outer, &inner]];
    for order in orders {
        let catalogue = tree("30", order.into_iter().cloned().collect(), indicators());
        let score = score(&catalogue, &answers);
        let points = ["A", "M", "T"].map(|code| score.group(code).unwrap().points);
        assert_eq!(points, ["9", "15", "15"].map(d));
        assert_eq!((score.points, score.max, score.percent), (d("15"), d("30"), Some(d("50"))));
    }
}

#[test]
fn a_capped_sum_stops_at_its_cap() {
    let made = |answers: &[(&str, &str)]| {
        let score = of_one_group(Aggregation::CappedSum, "15", vec![ten("A1"), ten("A2")], answers);
        (score.points, score.max)
    };
    assert_eq!(made(&[("A1", "0.4"), ("A2", "0.5")]), (d("9"), d("15")));
    assert_eq!(made(&[("A1", "1"), ("A2", "0.9")]), (d("15"), d("15")));
    assert_eq!(made(&[("A1", "0.4"), ("A2", "")]), (d("4"), d("10")), "the cap lies above what still applies");
}

#[test]
fn the_best_member_counts_alone() {
    let score = of_one_group(Aggregation::Best, "10", vec![ten("A1"), ten("A2")], &[("A1", "0.4"), ("A2", "0.5")]);
    assert_eq!((score.points, score.max), (d("5"), d("10")));
}

/// Weights 1 and 3: (1 × 2 + 3 × 8) ÷ 4 = 6.5; (2 × 8³) ^ ¼ = 1024 ^ ¼ = 5.656854…; 4 ÷ (1 ÷ 2 + 3 ÷ 8) = 4.571428….
#[test]
fn means_weigh_their_members() {
    let made = |aggregation| {
        let mut catalogue = tree(
            "10",
            vec![group("A", None, aggregation, "10")],
            vec![weighing("1", ten("A1")), weighing("3", ten("A2"))],
        );
        catalogue.digits = 6;
        score(&catalogue, &shares(&[("A1", "0.2"), ("A2", "0.8")])).points.round_dp(6)
    };
    assert_eq!(made(Aggregation::ArithmeticMean), d("6.5"));
    assert_eq!(made(Aggregation::GeometricMean), d("5.656854"));
    assert_eq!(made(Aggregation::HarmonicMean), d("4.571429"));
}

#[test]
fn a_missing_member_leaves_its_weight_to_the_others() {
    for aggregation in [Aggregation::ArithmeticMean, Aggregation::GeometricMean, Aggregation::HarmonicMean] {
        let indicators = vec![weighing("1", ten("A1")), weighing("3", ten("A2"))];
        let score = of_one_group(aggregation, "10", indicators, &[("A1", "0.2"), ("A2", "")]);
        assert_eq!((score.points, score.max), (d("2"), d("10")), "{aggregation:?}");
    }
}

#[test]
fn a_member_without_points_empties_a_geometric_and_a_harmonic_mean() {
    let made =
        |aggregation| of_one_group(aggregation, "10", vec![ten("A1"), ten("A2")], &[("A1", "0"), ("A2", "1")]).points;
    assert_eq!(made(Aggregation::GeometricMean), d("0"));
    assert_eq!(made(Aggregation::HarmonicMean), d("0"));
    assert_eq!(made(Aggregation::ArithmeticMean), d("5"));
}

#[test]
fn with_too_few_members_a_group_has_no_points_and_takes_no_part() {
    let made = |least: &str| {
        let half = Group { min_members: Some(d(least)), ..group("A", None, Aggregation::ArithmeticMean, "10") };
        let indicators = vec![weighing("8", ten("A1")), ten("A2"), ten("B1")];
        let groups = vec![half, group("B", None, Aggregation::Sum, "10")];
        let catalogue = Catalogue { aggregation: Aggregation::ArithmeticMean, ..tree("10", groups, indicators) };
        let score = score(&catalogue, &shares(&[("A1", "0.2"), ("A2", ""), ("B1", "0.6")]));
        (score.group("A").unwrap().counts, score.points)
    };
    assert_eq!(made("0.5"), (true, d("4")), "one of two is half, however much it weighs");
    assert_eq!(made("0.51"), (false, d("6")));
}

#[test]
fn what_does_not_apply_is_no_member() {
    let only = Group { min_members: Some(d("1")), ..group("A", None, Aggregation::ArithmeticMean, "10") };
    let catalogue = tree("10", vec![only], vec![ten("A1"), ten("A2")]);
    let made = score(&catalogue, &[("A1", percent_only("0.2")), ("A2", NOT_APPLICABLE)]);
    assert_eq!((made.points, made.counts), (d("2"), true));
}

#[test]
fn where_nothing_has_a_figure_there_are_no_points_to_speak_of() {
    let nothing = of_one_group(Aggregation::ArithmeticMean, "10", vec![ten("A1")], &[("A1", "")]);
    assert_eq!((nothing.counts, nothing.points, nothing.percent), (false, d("0"), None));
    assert_eq!(nothing.coverage, Some(d("0")));
}

/// A group of weight 1 and one of weight 3 share the whole 25 : 75; inside, indicators of one weight share alike.
#[test]
fn in_means_coverage_is_weighed_by_shares_of_the_whole() {
    let mean = |code, weight| Group { weight: d(weight), ..group(code, None, Aggregation::ArithmeticMean, "10") };
    let groups = vec![mean("A", "1"), mean("B", "3")];
    let indicators = vec![ten("A1"), ten("A2"), ten("A3"), ten("A4"), ten("B1"), weighing("2", ten("B2"))];
    let catalogue = Catalogue { aggregation: Aggregation::ArithmeticMean, ..tree("10", groups, indicators) };
    let coverage = |answers: &[(&str, &str)]| score(&catalogue, &shares(answers)).coverage.unwrap().round_dp(10);
    assert_eq!(coverage(&[("A1", "0.2")]), d("0.0625"));
    assert_eq!(coverage(&[("B1", "0.2")]), d("0.25"));
    assert_eq!(coverage(&[("B2", "0"), ("A1", "1")]), d("0.5625"));
}
