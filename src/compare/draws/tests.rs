//! That the tree of numbers gives the exact scores, and what ranges over draws promise.

use proptest::prelude::*;

use super::*;
use crate::catalogue::{Aggregation, Group, Indicator, MissingPolicy, RankBy, Rounding, Rule, TiePolicy};
use crate::compare::standings;
use crate::domain::{Answer, Submission, Unit};
use crate::scoring::testing::*;
use crate::scoring::{UnitInput, score_units};

const KINDS: [Aggregation; 6] = [
    Aggregation::Sum,
    Aggregation::CappedSum,
    Aggregation::Best,
    Aggregation::ArithmeticMean,
    Aggregation::GeometricMean,
    Aggregation::HarmonicMean,
];

/// Units `01`, `02` … with these answers, scored together.
fn scored(catalogue: &Catalogue, sheets: &[Vec<(String, Answer)>]) -> Vec<UnitScore> {
    let named = |at: usize| format!("{:02}", at + 1);
    let units: Vec<Unit> = (0..sheets.len()).map(|at| unit(&named(at))).collect();
    let sent = |(at, sheet): (usize, &Vec<(String, Answer)>)| {
        let answers: Vec<_> = sheet.iter().map(|(code, answer)| (code.as_str(), answer.clone())).collect();
        submission(&named(at), &answers)
    };
    let sent: Vec<Submission> = sheets.iter().enumerate().map(sent).collect();
    let input = |(unit, own)| UnitInput::of(unit, Some(own));
    let inputs: Vec<UnitInput<'_>> = units.iter().zip(&sent).map(input).collect();
    score_units(catalogue, &inputs)
}

/// One unit a row, one indicator `A0`, `A1` … a column: the percent each has.
fn table(catalogue: &Catalogue, rows: &[&[u8]]) -> Vec<UnitScore> {
    let sheet = |row: &&[u8]| {
        let cell = |(at, percent): (usize, &u8)| (format!("A{at}"), ratio(&percent.to_string(), "100"));
        row.iter().enumerate().map(cell).collect()
    };
    scored(catalogue, &rows.iter().map(sheet).collect::<Vec<_>>())
}

fn added_up(maxima: &[&str]) -> Catalogue {
    catalogue(maxima.iter().enumerate().map(|(at, max)| of_ratio(&format!("A{at}"), max)).collect())
}

fn ranges(catalogue: &Catalogue, scores: &[UnitScore], draws: Draws) -> Vec<RankRange> {
    rank_ranges(catalogue, &scores.iter().collect::<Vec<_>>(), draws)
}

fn bounds(catalogue: &Catalogue, rows: &[&[u8]]) -> Vec<[u32; 2]> {
    let draws = Draws { count: 500, ..Draws::default() };
    ranges(catalogue, &table(catalogue, rows), draws).iter().map(RankRange::bounds).collect()
}

#[derive(Debug, Clone)]
struct Grown {
    catalogue: Catalogue,
    sheets: Vec<Vec<(String, Answer)>>,
}

/// A tree of up to five groups in one another, of every aggregation, with indicators, penalties and bonuses in each, and
/// three units with silences here and there.
fn any_tree() -> impl Strategy<Value = Grown> {
    let group = (0usize..6, 0usize..5, 1i64..=50, 0i64..=100);
    let member = (0usize..5, 1i64..=2000, 1i64..=50, 0u8..12);
    let policies = (0usize..6, any::<bool>(), any::<bool>());
    let (groups, members) = (proptest::collection::vec(group, 1..6), proptest::collection::vec(member, 1..12));
    (groups, members, policies, proptest::collection::vec(0u8..130, 60)).prop_map(
        |(groups, members, policies, dice)| {
            let number = |tenths: i64| rust_decimal::Decimal::new(tenths, 1);
            let names = ["A", "B", "C", "D", "E"];
            let grown = |(at, (kind, parent, weight, least)): (usize, &(usize, usize, i64, i64))| Group {
                parent: (*parent < at).then(|| names[*parent].to_owned()),
                aggregation: KINDS[*kind],
                weight: number(*weight),
                min_members: (*least > 70).then(|| rust_decimal::Decimal::new(*least, 2)),
                ..Group::of_sums(names[at], text(names[at]), number(100))
            };
            let grown: Vec<Group> = groups.iter().enumerate().map(grown).collect();
            let indicator = |(at, (group, max, weight, kind)): (usize, &(usize, i64, i64, u8))| {
                let max = number(*max).to_string();
                let one = match kind {
                    0 => indicator("", "0", count_input(), Rule::Penalty { points_each: d("0.5"), limit: d("7") }),
                    1 => indicator("", "0", count_input(), Rule::Bonus { points_each: d("0.3"), limit: d("9") }),
                    _ => of_ratio("", &max),
                };
                Indicator {
                    code: format!("{}{at}", names[group % grown.len()]),
                    group: names[group % grown.len()].to_owned(),
                    weight: number(*weight),
                    ..one
                }
            };
            let indicators: Vec<Indicator> = members.iter().enumerate().map(indicator).collect();
            let answers = |unit: usize| {
                let answer = |(at, one): (usize, &Indicator)| match dice[(unit * 17 + at) % dice.len()] {
                    120.. => NOT_APPLICABLE,
                    110.. => NO_DATA,
                    part if one.rule.is_extra() => count(&(part / 4).to_string()),
                    part => ratio(&part.min(100).to_string(), "100"),
                };
                indicators.iter().enumerate().map(|(at, one)| (one.code.clone(), answer((at, one)))).collect()
            };
            let sheets = (0..3).map(answers).collect();
            let mut catalogue = Catalogue { groups: grown, ..catalogue(indicators.clone()) };
            catalogue.aggregation = KINDS[policies.0];
            catalogue.total = number(1000);
            catalogue.missing = if policies.1 { MissingPolicy::Zero } else { MissingPolicy::LeaveOut };
            catalogue.rounding = if policies.2 { Rounding::PerIndicator } else { Rounding::PrintOnly };
            Grown { catalogue, sheets }
        },
    )
}

proptest! {
    #[test]
    fn with_unchanged_weights_the_tree_of_numbers_gives_the_exact_scores(grown in any_tree()) {
        let scores = scored(&grown.catalogue, &grown.sheets);
        let weighed = Weighed::of(&grown.catalogue, &scores.iter().collect::<Vec<_>>());
        let made = weighed.with(&vec![1.0; weighed.weights().len()]);
        for (made, score) in made.iter().zip(&scores) {
            let exact = [score.points, score.max].map(|number| number.to_string().parse::<f64>().unwrap());
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
            prop_assert!(near(made.points, exact[0]) && near(made.max, exact[1]), "{made:?} {exact:?}");
        }
    }

    #[test]
    fn a_range_holds_its_median_and_lies_among_the_ranks_there_are(grown in any_tree(), seed in any::<u64>()) {
        let scores = scored(&grown.catalogue, &grown.sheets);
        for range in ranges(&grown.catalogue, &scores, Draws { count: 20, seed, ..Draws::default() }) {
            prop_assert!(1.0 <= range.low && range.low <= range.median && range.median <= range.high && range.high <= 3.0);
        }
    }
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let catalogue = added_up(&["10", "10", "20"]);
    let scores = table(&catalogue, &[&[90, 20, 50], &[20, 90, 50], &[50, 50, 52], &[40, 60, 54]]);
    let scores: Vec<&UnitScore> = scores.iter().collect();
    let draws = Draws { count: 101, ..Draws::default() };
    let alone = ranges_on(1, &catalogue, &scores, draws);
    assert_eq!(alone, ranges_on(3, &catalogue, &scores, draws));
    assert_eq!(alone, ranges_on(200, &catalogue, &scores, draws));
    assert!(alone.iter().any(|range| range.low < range.high));
}

#[test]
fn a_lead_that_no_weight_within_the_share_can_turn_has_no_range() {
    // 30 × 0.75 is still more than 10 × 1.25.
    assert_eq!(bounds(&added_up(&["30", "10"]), &[&[100, 0], &[0, 100]]), [[1, 1], [2, 2]]);
}

#[test]
fn units_that_lead_in_indicators_of_equal_weight_change_places() {
    assert_eq!(bounds(&added_up(&["10", "10"]), &[&[100, 0], &[0, 100]]), [[1, 2], [1, 2]]);
}

#[test]
fn what_prints_alike_ties_in_every_draw_and_what_follows_obeys_the_policy() {
    let rows: [&[u8]; 4] = [&[40, 80], &[90, 90], &[40, 80], &[0, 10]];
    let mut catalogue = added_up(&["10", "10"]);
    assert_eq!(bounds(&catalogue, &rows), [[2, 2], [1, 1], [2, 2], [4, 4]]);
    catalogue.ties = TiePolicy::Dense;
    assert_eq!(bounds(&catalogue, &rows), [[2, 2], [1, 1], [2, 2], [3, 3]]);
}

#[test]
fn a_group_keeps_its_maximum_however_its_weights_fall() {
    let catalogue = added_up(&["10", "30"]);
    let scores = table(&catalogue, &[&[100, 0], &[100, 100]]);
    let weighed = Weighed::of(&catalogue, &scores.iter().collect::<Vec<_>>());
    let codes: Vec<&str> = weighed.weights().iter().map(|weight| weight.code.as_str()).collect();
    assert_eq!(codes, ["A0", "A1", "A", "B"]);
    // A0 weighs 12 of 42 then, and so 80/7 of 40; a group alone keeps its weight.
    let made = weighed.with(&[1.2, 1.0, 0.8, 1.0]);
    assert!((made[0].points - 80.0 / 7.0).abs() < 1e-12 && (made[0].max - 40.0).abs() < 1e-12, "{made:?}");
    assert!((made[1].points - 40.0).abs() < 1e-12);
}

#[test]
fn ranks_without_draws_and_ranks_of_unmoved_weights_are_the_same() {
    let catalogue = Catalogue { rank_by: RankBy::Score, ..added_up(&["10", "20", "5"]) };
    let scores = table(&catalogue, &[&[90, 20, 51], &[20, 90, 50], &[50, 50, 52], &[90, 20, 51]]);
    let found: Vec<u32> = ranges(&catalogue, &scores, Draws { count: 1, share: 1e-12, seed: 0 })
        .iter()
        .map(|range| range.bounds()[0])
        .collect();
    let exact = standings(&catalogue, scores.clone());
    let rank = |score: &UnitScore| exact.iter().find(|one| one.score.unit == score.unit).unwrap().rank.unwrap();
    assert_eq!(found, scores.iter().map(rank).collect::<Vec<_>>());
}

#[test]
fn the_weight_that_lifts_a_unit_most_comes_first() {
    let catalogue = added_up(&["10", "20", "10"]);
    let scores = table(&catalogue, &[&[100, 30, 50], &[0, 80, 50], &[60, 60, 50]]);
    let found = influences(&catalogue, &scores.iter().collect::<Vec<_>>(), &scores[0].unit, 0.25).unwrap();
    assert_eq!(found.len(), 5);
    assert_eq!(found[0].weight.code, "A1");
    assert!(found[0].up.figure_change < 0.0 && found[0].down.figure_change > 0.0, "{:?}", found[0]);
    let unweighed = found.iter().find(|one| one.weight.code == "A").unwrap();
    assert_eq!((unweighed.most_rank_change(), unweighed.up.figure_change), (0, 0.0));
}
