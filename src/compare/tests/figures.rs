//! Median, best and the ratio of all.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::Direction;
use crate::compare::*;
use crate::scoring::testing::*;

fn decimals(figures: &[&str]) -> Vec<Decimal> {
    figures.iter().map(|figure| d(figure)).collect()
}

#[test]
fn the_median_of_an_even_number_lies_between_the_middle_two() {
    let summary = summary(decimals(&["4", "1", "2.5", "3"]), Direction::Higher).unwrap();
    assert_eq!((summary.count, summary.median, summary.best, summary.worst), (4, d("2.75"), d("4"), d("1")));
}

#[test]
fn where_lower_is_better_the_best_is_the_lowest() {
    let summary = summary(decimals(&["4", "1"]), Direction::Lower).unwrap();
    assert_eq!((summary.best, summary.worst), (d("1"), d("4")));
}

#[test]
fn nothing_has_no_median() {
    assert_eq!(summary([], Direction::Higher), None);
    assert_eq!(quantile(&[], d("0.5")), None);
}

#[test]
fn quantiles_are_of_type_seven() {
    // R: quantile(c(1, 2, 4, 8), c(0.05, 0.25, 0.95), type = 7) gives 1.15, 1.75, 7.4.
    let sorted = decimals(&["1", "2", "4", "8"]);
    let quantiles = ["0", "0.05", "0.25", "0.95", "1"].map(|share| quantile(&sorted, d(share)).unwrap());
    assert_eq!(quantiles.to_vec(), decimals(&["1", "1.15", "1.75", "7.4", "8"]));
}

#[test]
fn the_unranked_are_not_in_the_median() {
    let catalogue = catalogue(vec![of_ratio("A1", "10"), of_yes("B1", "10")]);
    let answers = |part| [("A1", ratio(part, "10")), ("B1", yes_no(false))];
    let scores = vec![
        score_of("01", &catalogue, &answers("2")),
        score_of("02", &catalogue, &answers("6")),
        score_of_silent("03", &catalogue),
    ];
    let standings = standings(&catalogue, scores);
    let median = |measure: Measure| summary_of_ranked(&catalogue, &standings, &measure).map(|summary| summary.median);
    assert_eq!(median(Measure::Percent), Some(d("20")));
    assert_eq!(median(Measure::Points), Some(d("4")));
    assert_eq!(median(Measure::GroupPoints("A".to_owned())), Some(d("4")));
    assert_eq!(median(Measure::IndicatorValue("A1".to_owned())), Some(d("0.4")));
    assert_eq!(median(Measure::IndicatorPoints("B1".to_owned())), Some(d("0")));
    assert_eq!(median(Measure::IndicatorPoints("Z9".to_owned())), None);
}

#[test]
fn the_national_ratio_is_sum_over_sum() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let scores = vec![
        score_of("01", &catalogue, &[("A1", ratio("1", "2"))]),
        score_of("02", &catalogue, &[("A1", ratio("10", "998"))]),
        score_of("03", &catalogue, &[("A1", percent_only("0.9"))]),
        score_of("04", &catalogue, &[("A1", NO_DATA)]),
    ];
    let all = aggregate(&scores, "A1").unwrap();
    assert_eq!((all.numerator, all.denominator, all.fraction), (d("11"), d("1000"), d("0.011")));
    assert_eq!((all.units, all.percent_only_left_out), (2, vec![code("03")]));
    assert_eq!(aggregate(&scores[2..], "A1"), None);
}

proptest! {
    #[test]
    fn the_median_lies_between_worst_and_best(figures in proptest::collection::vec(-1000i64..1000, 1..50)) {
        let summary = summary(figures.into_iter().map(Decimal::from), Direction::Higher).unwrap();
        prop_assert!(summary.worst <= summary.median && summary.median <= summary.best);
    }
}
