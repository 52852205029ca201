//! How groups and the whole explain themselves.

use crate::catalogue::{Aggregation, Catalogue};
use crate::scoring::testing::*;
use crate::scoring::{Line, Part, UnitScore, whole_reason};

fn worked(catalogue: &Catalogue, score: &UnitScore, group: Option<&str>) -> (String, bool, String) {
    match whole_reason(catalogue, score, group).remove(0) {
        Line::Worked { expression, exact, result } => {
            let part = |part: &Part| match part {
                Part::Figure(figure) => figure.value.to_string(),
                Part::Symbol(symbol) => symbol.sign().to_owned(),
            };
            (expression.iter().map(part).collect(), exact, result.value.to_string())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sum_shows_the_printed_points_of_its_members() {
    let catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10"), of_ratio("B1", "5")]);
    let score = score(&catalogue, &[("A1", ratio("1", "3")), ("A2", ratio("1", "2")), ("B1", ratio("1", "1"))]);
    assert_eq!(worked(&catalogue, &score, Some("A")), ("3.33 + 5".into(), true, "8.33".into()));
    assert_eq!(worked(&catalogue, &score, None), ("8.33 + 5".into(), true, "13.33".into()));
}

#[test]
fn where_points_are_rounded_only_in_print_the_line_says_about() {
    let mut catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10")]);
    catalogue.rounding = crate::catalogue::Rounding::PrintOnly;
    let score = score(&catalogue, &[("A1", ratio("1", "3")), ("A2", ratio("1", "3"))]);
    assert_eq!(worked(&catalogue, &score, Some("A")), ("3.33 + 3.33".into(), false, "6.67".into()));
}

#[test]
fn means_show_weights_and_what_counts_only() {
    let mut heavy = of_ratio("A1", "10");
    heavy.weight = d("3");
    let mut catalogue = catalogue(vec![heavy, of_ratio("A2", "10"), of_ratio("A3", "10")]);
    catalogue.missing = crate::catalogue::MissingPolicy::LeaveOut;
    catalogue.groups[0].max = d("10");
    catalogue.total = d("10");
    let answers = [("A1", ratio("1", "2")), ("A2", ratio("1", "1")), ("A3", NO_DATA)];
    for (aggregation, shown, result) in [
        (Aggregation::ArithmeticMean, "(5 × 3 + 10) ÷ (3 + 1)", "6.25"),
        (Aggregation::GeometricMean, "(5 ^ 3 × 10) ^ (1 ÷ (3 + 1))", "5.95"),
        (Aggregation::HarmonicMean, "(3 + 1) ÷ (3 ÷ 5 + 1 ÷ 10)", "5.71"),
        (Aggregation::Best, "max(5; 10)", "10"),
    ] {
        catalogue.groups[0].aggregation = aggregation;
        let score = score(&catalogue, &answers);
        let (expression, _, points) = worked(&catalogue, &score, Some("A"));
        assert_eq!((expression.as_str(), points.as_str()), (shown, result), "{aggregation:?}");
    }
}

#[test]
fn a_group_without_figures_explains_nothing() {
    let mut catalogue = catalogue(vec![of_ratio("A1", "10")]);
    catalogue.missing = crate::catalogue::MissingPolicy::LeaveOut;
    let score = score(&catalogue, &[("A1", NO_DATA)]);
    assert_eq!(whole_reason(&catalogue, &score, Some("A")), Vec::new());
}
