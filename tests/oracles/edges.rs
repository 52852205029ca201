//! Single calls at the edges as COINr 1.1.14 answers them (`29_edge_cases.csv`), beside what a catalogue here makes of
//! them. Where the two differ it is on purpose, and said at the place.

use egov_score::catalogue::{FaultKind, parse};
use egov_score::domain::Decimal;
use egov_score::scoring::UnitScore;

use super::support::{Sheet, catalogue, d, head, measured, score};

/// One indicator's points over these units.
fn one(max: &str, more: &str, figures: &[&str]) -> Vec<Decimal> {
    let mut toml = head("bien", max, &format!("\n[[group]]\ncode = \"G\"\nname = \"G\"\nmax = {max}\n"));
    measured(&mut toml, "A", "G", max, more);
    let catalogue = catalogue(&toml);
    let sheet = |(at, figure): (usize, &&str)| Sheet {
        unit: format!("U{at}"),
        figures: vec![("A".to_owned(), (!figure.is_empty()).then(|| d(figure)))],
    };
    let sheets: Vec<Sheet> = figures.iter().enumerate().map(sheet).collect();
    score(&catalogue, &sheets).into_iter().map(|score| score.points).collect()
}

/// A catalogue text with a mean of indicators `I0`, `I1` … on a scale of ten, each worth what was measured.
fn mean_of(mean: &str, weights: &[&str]) -> String {
    let group = format!("\n[[group]]\ncode = \"G\"\nname = \"G\"\nmax = 10\naggregation = \"{mean}\"\n");
    let mut toml = head("bien", "10", &group);
    for (at, weight) in weights.iter().enumerate() {
        let more = format!("weight = {weight}\nrule = {{ kind = \"goalposts\", worst = 0, best = 10 }}");
        measured(&mut toml, &format!("I{at}"), "G", "10", &more);
    }
    toml
}

fn mean(mean: &str, weights: &[&str], figures: &[&str]) -> UnitScore {
    let catalogue = catalogue(&mean_of(mean, weights));
    let figure = |(at, figure): (usize, &&str)| (format!("I{at}"), (!figure.is_empty()).then(|| d(figure)));
    let sheet = Sheet { unit: "U".to_owned(), figures: figures.iter().enumerate().map(figure).collect() };
    score(&catalogue, &[sheet]).remove(0)
}

fn all(numbers: &[&str]) -> Vec<Decimal> {
    numbers.iter().map(|number| d(number)).collect()
}

#[test]
fn oracle_coinr_29_means_skip_what_is_missing_and_share_its_weight() {
    let (weights, figures) = (["1", "2", "3", "4", "5"], ["3", "", "7", "10", "10"]);
    for (kind, theirs) in [
        ("arithmetic_mean", "8.76923076923077"),
        ("geometric_mean", "8.39521749524463"),
        ("harmonic_mean", "7.82234957020057"),
    ] {
        let ours = mean(kind, &weights, &figures).points;
        assert!((ours - d(theirs)).abs() < d("0.000000001"), "{kind}: {ours}");
    }
}

#[test]
fn oracle_coinr_29_a_mean_of_nothing_is_missing() {
    let nothing = mean("arithmetic_mean", &["1", "1"], &["", ""]);
    assert!(!nothing.counts && !nothing.group("G").unwrap().counts);
}

#[test]
fn oracle_coinr_29_goalposts_hold_at_both_ends() {
    let rule = "rule = { kind = \"goalposts\", worst = 0, best = 30 }";
    assert_eq!(one("100", rule, &["-5", "0", "12", "30", "40"]), all(&["0", "0", "40", "100", "100"]));
}

/// They answer NaN, and a column of NaN makes every index above it NaN. Here nobody is behind anybody: all have the
/// maximum, or the centre.
#[test]
fn oracle_coinr_29_a_constant_indicator_differs_on_purpose() {
    assert_eq!(one("100", "rule = \"min_max\"", &["5", "5", "5"]), all(&["100", "100", "100"]));
    assert_eq!(one("0", "rule = \"z_score\"", &["5", "5", "5"]), all(&["0", "0", "0"]));
}

/// They answer `0, -2, -4`, `NaN, Inf, Inf` and `0, 3, 7`: at or below the lowest figure a target turns the order round.
/// Here whoever has reached the target has the maximum.
#[test]
fn oracle_coinr_29_a_target_at_or_below_the_lowest_figure_differs_on_purpose() {
    let towards = |target: &str, figures: &[&str]| {
        let more = format!("rule = \"target_distance\"\ntarget = {{ value = {target}, deadline = 2020-12-31 }}");
        one("1", &more, figures)
    };
    assert_eq!(towards("0.5", &["1", "2", "3"]), all(&["1", "1", "1"]));
    assert_eq!(towards("1", &["1", "2", "3"]), all(&["1", "1", "1"]));
    assert_eq!(towards("30", &["20", "50", "90"]), all(&["0", "1", "1"]));
}

/// They stop with "negative or zero". Here one empty pillar empties the geometric mean: that is what it is for.
#[test]
fn oracle_coinr_29_a_zero_in_a_geometric_mean_differs_on_purpose() {
    assert_eq!(mean("geometric_mean", &["1", "1"], &["0", "5"]).points, Decimal::ZERO);
}

/// They answer NaN for weights that are all zero. Here a catalogue with such a weight is not taken.
#[test]
fn oracle_coinr_29_weights_of_zero_are_refused_on_purpose() {
    let faults = parse(&mean_of("arithmetic_mean", &["0", "0"])).unwrap_err();
    assert_eq!(faults.len(), 2);
    assert!(faults.iter().all(|fault| matches!(fault.kind, FaultKind::WeightNotPositive { .. })), "{faults:?}");
}
