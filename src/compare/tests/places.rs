//! Standings and the order by one indicator.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::catalogue::{Catalogue, Indicator, MissingPolicy, RankBy, Rounding, Rule, TiePolicy};
use crate::compare::*;
use crate::domain::points;
use crate::scoring::testing::*;
use crate::scoring::{State, UnitScore};

/// One ratio worth 100 points, exact sums, so that a unit's percent is what the test says.
fn exact() -> Catalogue {
    Catalogue { rounding: Rounding::PrintOnly, digits: 1, ..catalogue(vec![of_ratio("A1", "100")]) }
}

fn with_percent(catalogue: &Catalogue, unit: &str, percent: &str) -> UnitScore {
    score_of(unit, catalogue, &[("A1", percent_only(&(d(percent) / Decimal::ONE_HUNDRED).to_string()))])
}

fn ranks(standings: &[Standing]) -> Vec<(&str, Option<u32>, bool)> {
    standings.iter().map(|standing| (standing.score.unit.as_str(), standing.rank, standing.tied)).collect()
}

#[test]
fn scores_that_print_alike_tie() {
    let catalogue = exact();
    let scores = [("03", "5.12"), ("02", "5.14"), ("01", "9"), ("04", "5.04")]
        .map(|(unit, percent)| with_percent(&catalogue, unit, percent));
    let standings = standings(&catalogue, scores.to_vec());
    assert_eq!(
        ranks(&standings),
        [("01", Some(1), false), ("02", Some(2), true), ("03", Some(2), true), ("04", Some(4), false)]
    );
}

#[test]
fn dense_ranks_leave_no_hole() {
    let catalogue = Catalogue { ties: TiePolicy::Dense, ..exact() };
    let scores = [("01", "9"), ("02", "9"), ("03", "1")].map(|(unit, percent)| with_percent(&catalogue, unit, percent));
    let standings = standings(&catalogue, scores.to_vec());
    assert_eq!(ranks(&standings), [("01", Some(1), true), ("02", Some(1), true), ("03", Some(2), false)]);
}

#[test]
fn a_catalogue_may_rank_by_score_instead_of_percent() {
    let mut catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10")]);
    let half_exempt = score_of("01", &catalogue, &[("A1", ratio("9", "10")), ("A2", NOT_APPLICABLE)]);
    let full = score_of("02", &catalogue, &[("A1", ratio("8", "10")), ("A2", ratio("8", "10"))]);
    let first = |catalogue: &Catalogue| {
        let standings = standings(catalogue, vec![half_exempt.clone(), full.clone()]);
        standings[0].score.unit.to_string()
    };
    assert_eq!(first(&catalogue), "01");
    catalogue.rank_by = RankBy::Score;
    assert_eq!(first(&catalogue), "02");
}

#[test]
fn the_unranked_are_listed_last_and_say_why() {
    let catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10.5")]);
    let scores = vec![
        score_of_silent("01", &catalogue),
        score_of("02", &catalogue, &[("A1", ratio("1", "1")), ("A2", NO_DATA)]),
        score_of("03", &catalogue, &[("A1", NOT_APPLICABLE), ("A2", NOT_APPLICABLE)]),
        score_of("04", &catalogue, &[("A1", ratio("0", "1")), ("A2", ratio("0", "1"))]),
    ];
    let standings = standings(&catalogue, scores);
    let listed: Vec<_> =
        standings.iter().map(|s| (s.score.unit.as_str(), s.status, s.rank, s.band.as_deref())).collect();
    let unranked = |why| Status::Unranked { why };
    assert_eq!(
        listed,
        [
            ("04", Status::Ranked, Some(1), Some("yeu")),
            ("01", unranked(Unranked::NotSent), None, None),
            ("02", unranked(Unranked::BelowCoverage), None, None),
            ("03", unranked(Unranked::NoApplicable), None, None),
        ]
    );
}

#[test]
fn a_coverage_of_exactly_the_minimum_is_ranked() {
    let catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10")]);
    let score = score_of("01", &catalogue, &[("A1", ratio("1", "1")), ("A2", NO_DATA)]);
    assert_eq!(standings(&catalogue, vec![score])[0].status, Status::Ranked);
}

#[test]
fn without_any_figure_left_there_is_no_rank_even_without_a_minimum_coverage() {
    let catalogue = Catalogue {
        missing: MissingPolicy::LeaveOut,
        min_coverage: Decimal::ZERO,
        ..catalogue(vec![of_ratio("A1", "10")])
    };
    let standings = standings(&catalogue, vec![score_of("01", &catalogue, &[("A1", NO_DATA)])]);
    assert_eq!(standings[0].status, Status::Unranked { why: Unranked::BelowCoverage });
}

#[test]
fn bands_are_half_open_on_the_printed_percent() {
    let catalogue = exact();
    let band = |percent| standings(&catalogue, vec![with_percent(&catalogue, "01", percent)])[0].band.clone().unwrap();
    assert_eq!(
        ["100", "85", "84.95", "84.94", "70", "69.9", "0"].map(band),
        ["tot", "tot", "tot", "kha", "kha", "trung_binh", "yeu"]
    );
}

#[test]
fn units_are_put_in_order_by_one_indicator_without_taking_silence_for_zero() {
    let catalogue = catalogue(vec![of_target("A1", "10", "0.3")]);
    let scores = vec![
        score_of("01", &catalogue, &[("A1", NO_DATA)]),
        score_of("02", &catalogue, &[("A1", ratio("0", "9"))]),
        score_of("03", &catalogue, &[("A1", ratio("2", "5"))]),
        score_of("04", &catalogue, &[("A1", ratio("3", "5"))]),
        score_of_silent("05", &catalogue),
    ];
    let list = |by| -> Vec<_> {
        let places = indicator_ranking(&catalogue, &scores, "A1", by);
        places.into_iter().map(|place| (place.unit.to_string(), place.figure, place.rank)).collect()
    };
    let entry = |unit: &str, figure: Option<&str>, rank| (unit.to_owned(), figure.map(d), rank);
    assert_eq!(
        list(RankedFigure::Value),
        [
            entry("04", Some("60"), Some(1)),
            entry("03", Some("40"), Some(2)),
            entry("02", Some("0"), Some(3)),
            entry("01", None, None),
            entry("05", None, None),
        ]
    );
    let by_points = indicator_ranking(&catalogue, &scores, "A1", RankedFigure::Points);
    assert!(by_points[0].tied && by_points[1].tied, "both reached the target");
    assert_eq!(by_points[4].state, State::NotSent);
    assert!(indicator_ranking(&catalogue, &scores, "Z9", RankedFigure::Value).is_empty());
}

#[test]
fn where_lower_is_better_the_lowest_value_is_first() {
    let catalogue = catalogue(vec![of_ceiling("A1", "10", "0.1")]);
    let scores: Vec<UnitScore> = [("01", "5"), ("02", "1"), ("03", "3")]
        .map(|(unit, part)| score_of(unit, &catalogue, &[("A1", ratio(part, "10"))]))
        .to_vec();
    let places = indicator_ranking(&catalogue, &scores, "A1", RankedFigure::Value);
    assert_eq!(places.iter().map(|place| place.unit.as_str()).collect::<Vec<_>>(), ["02", "03", "01"]);
}

fn any_units() -> impl Strategy<Value = Vec<UnitScore>> {
    proptest::collection::vec((0i64..1000, 0u8..8), 1..40).prop_map(|units| {
        let catalogue = exact();
        let unit = |(index, (thousandths, silence)): (usize, (i64, u8))| {
            let code = format!("{index:02}");
            match silence {
                0 => score_of_silent(&code, &catalogue),
                1 => score_of(&code, &catalogue, &[("A1", NO_DATA)]),
                // Few distinct figures, so that ties are common.
                _ => score_of(&code, &catalogue, &[("A1", ratio(&(thousandths / 40).to_string(), "1003"))]),
            }
        };
        units.into_iter().enumerate().map(unit).collect()
    })
}

proptest! {
    #[test]
    fn ranks_agree_with_comparing_printed_scores_in_pairs(scores in any_units(), dense in any::<bool>()) {
        let ties = if dense { TiePolicy::Dense } else { TiePolicy::Competition };
        let catalogue = Catalogue { ties, ..exact() };
        let standings = standings(&catalogue, scores);
        let printed = |standing: &Standing| d(&points::printed(standing.score.percent.unwrap(), catalogue.digits));
        let ranked: Vec<&Standing> = standings.iter().filter(|standing| standing.status == Status::Ranked).collect();
        for one in &ranked {
            for other in &ranked {
                prop_assert_eq!(one.rank.cmp(&other.rank), printed(other).cmp(&printed(one)));
            }
            let mut better: Vec<Decimal> = ranked.iter().map(|other| printed(other)).filter(|other| *other > printed(one)).collect();
            if dense {
                better.sort();
                better.dedup();
            }
            prop_assert_eq!(one.rank.unwrap() as usize, better.len() + 1);
            let alike = ranked.iter().filter(|other| printed(other) == printed(one)).count();
            prop_assert_eq!(one.tied, alike > 1);
        }
    }

    #[test]
    fn the_order_of_units_makes_no_difference(
        (scores, shuffled) in any_units().prop_flat_map(|scores| (Just(scores.clone()), Just(scores).prop_shuffle())),
    ) {
        let catalogue = exact();
        prop_assert_eq!(standings(&catalogue, scores), standings(&catalogue, shuffled));
    }

    #[test]
    fn everybody_is_listed_once_and_no_rank_means_no_band(scores in any_units()) {
        let catalogue = exact();
        let count = scores.len();
        let standings = standings(&catalogue, scores);
        prop_assert_eq!(standings.len(), count);
        for standing in &standings {
            prop_assert_eq!(standing.rank.is_some(), standing.status == Status::Ranked);
            prop_assert_eq!(standing.rank.is_some(), standing.band.is_some());
        }
    }
}

#[test]
fn what_is_only_followed_is_listed_by_its_figure_and_ranks_nobody() {
    let attacks = Indicator { rule: Rule::NotScored, max: Decimal::ZERO, input: count_input(), ..of_ratio("A2", "0") };
    let catalogue = catalogue(vec![of_ratio("A1", "100"), attacks]);
    let of = |unit, attacks| score_of(unit, &catalogue, &[("A1", ratio("1", "2")), ("A2", attacks)]);
    let scores = [of("01", NO_DATA), of("02", count("3")), of("03", count("10"))];
    let listed = indicator_ranking(&catalogue, &scores, "A2", RankedFigure::Value);
    let listed: Vec<_> = listed.iter().map(|place| (place.unit.as_str(), place.rank, place.tied)).collect();
    assert_eq!(listed, [("03", None, false), ("02", None, false), ("01", None, false)]);
}
