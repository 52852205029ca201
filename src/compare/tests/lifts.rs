//! What lifts a unit.

use proptest::prelude::*;

use crate::catalogue::{Catalogue, Direction, Indicator, Input, Rollup};
use crate::compare::{Aim, Lift, Lifts, lifts, standings};
use crate::domain::{Answer, Submission, Unit};
use crate::scoring::testing::*;
use crate::scoring::{AgencyInput, UnitInput, score_units};

type Answers<'a> = &'a [(&'a str, Answer)];

/// The lifts of unit 48 among the others, each with its own workbook.
fn lifts_of(catalogue: &Catalogue, own: Answers<'_>, others: &[(&str, Answers<'_>)], aim: Aim<'_>) -> Lifts {
    let sent: Vec<Submission> =
        std::iter::once(&("48", own)).chain(others).map(|(unit, answers)| submission(unit, answers)).collect();
    let inputs: Vec<UnitInput<'_>> = sent.iter().map(|own| input(own, Vec::new())).collect();
    lifts(catalogue, &inputs, &code("48"), aim, |_| true, 5)
}

/// A unit of the register, which outlives its test.
fn known(code: &str) -> &'static Unit {
    Box::leak(Box::new(unit(code)))
}

fn input<'a>(own: &'a Submission, agencies: Vec<AgencyInput<'a>>) -> UnitInput<'a> {
    UnitInput { agencies, ..UnitInput::of(known(own.unit.as_str()), Some(own)) }
}

/// Codes and counts of the changes of each way.
type Counts<'a> = Vec<Vec<(&'a str, u64)>>;

fn counts(lifts: &[Lift]) -> Counts<'_> {
    lifts
        .iter()
        .map(|lift| lift.changes.iter().map(|change| (change.indicator.as_str(), change.counts)).collect())
        .collect()
}

fn ways(lifts: &Lifts) -> (Counts<'_>, Counts<'_>) {
    let Lifts::Ways { singles, pairs } = lifts else { panic!("{lifts:?}") };
    (counts(singles), counts(pairs))
}

fn only(indicator: Indicator) -> Catalogue {
    catalogue(vec![indicator])
}

#[test]
fn the_smallest_count_that_ties_with_the_next_is_enough_and_shows_its_arithmetic() {
    let found = lifts_of(
        &only(of_target("A1", "10", "0.30")),
        &[("A1", ratio("140", "1000"))],
        &[("01", &[("A1", ratio("200", "1000"))]), ("79", &[("A1", ratio("15", "100"))])],
        Aim::NextRank,
    );
    assert_eq!(ways(&found), (vec![vec![("A1", 10)]], vec![]));
    let Lifts::Ways { singles, .. } = &found else { panic!() };
    assert_eq!((singles[0].before.rank, singles[0].after.rank, singles[0].after.tied), (Some(3), Some(2), true));
    let change = &singles[0].changes[0];
    assert_eq!((change.before.points, change.after.points), (d("4.67"), d("5.00")));
    assert_eq!(change.after.answer, Some(ratio("150", "1000")));
}

#[test]
fn what_prints_alike_is_reached_without_the_last_count() {
    let found = lifts_of(
        &only(of_ratio("A1", "100")),
        &[("A1", ratio("33000", "100000"))],
        &[("01", &[("A1", ratio("33324", "100000"))])],
        Aim::NextRank,
    );
    assert_eq!(ways(&found).0, vec![vec![("A1", 315)]], "33.315 % prints as 33.32 %, as 33.324 % does");
}

#[test]
fn a_part_never_exceeds_its_whole() {
    let two = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "10")]);
    let best: Answers<'_> = &[("A1", ratio("10", "10")), ("A2", ratio("10", "10"))];
    let found = lifts_of(&two, &[("A1", ratio("9", "10")), ("A2", ratio("9", "10"))], &[("01", best)], Aim::NextRank);
    // Neither alone is enough, and each has room for one count only.
    assert_eq!(ways(&found), (vec![], vec![vec![("A1", 1), ("A2", 1)]]));
    let found = lifts_of(&two, &[("A1", ratio("9", "10")), ("A2", NO_DATA)], &[("01", best)], Aim::NextRank);
    assert_eq!(ways(&found), (vec![], vec![]), "of a silence nothing can be said");
}

#[test]
fn where_lower_is_better_counts_are_taken_away() {
    let found = lifts_of(
        &only(of_ceiling("A1", "10", "0.05")),
        &[("A1", ratio("20", "100"))],
        &[("01", &[("A1", ratio("10", "100"))])],
        Aim::NextRank,
    );
    let Lifts::Ways { singles, .. } = &found else { panic!("{found:?}") };
    let change = &singles[0].changes[0];
    assert_eq!((change.counts, change.better, &change.after.answer), (10, Direction::Lower, &Some(ratio("10", "100"))));
}

#[test]
fn a_no_becomes_a_yes_as_one_count() {
    let two = catalogue(vec![of_yes("A1", "10"), of_ratio("A2", "5")]);
    let found = lifts_of(
        &two,
        &[("A1", yes_no(false)), ("A2", ratio("1", "10"))],
        &[("01", &[("A1", yes_no(false)), ("A2", ratio("6", "10"))])],
        Aim::NextRank,
    );
    assert_eq!(ways(&found).0, vec![vec![("A1", 1)], vec![("A2", 5)]]);
}

#[test]
fn a_count_without_a_whole_grows_until_it_is_enough_or_full() {
    let two = catalogue(vec![of_count("A1", "10", "0.5"), of_ratio("A2", "10")]);
    let other = |percent: &str| [("A1", count("0")), ("A2", ratio(percent, "100"))];
    let own = [("A1", count("3")), ("A2", ratio("0", "100"))];
    let found = |a2: &str| lifts_of(&two, &own, &[("01", &other(a2))], Aim::NextRank);
    // 3 × 0.5 = 1.5 points against 8: 13 more counts make 8.
    assert_eq!(ways(&found("80")).0, vec![vec![("A1", 13)], vec![("A2", 65)]]);
}

#[test]
fn a_named_unit_is_reached_over_the_heads_of_those_between() {
    let one = only(of_ratio("A1", "100"));
    let others: [(&str, Answers<'_>); 3] =
        [("01", &[("A1", ratio("90", "100"))]), ("79", &[("A1", ratio("50", "100"))]), ("92", &[("A1", NO_DATA)])];
    let of = |aim: &str, own: &str| lifts_of(&one, &[("A1", ratio(own, "100"))], &others, Aim::Reach(&code(aim)));
    assert_eq!(ways(&of("01", "30")).0, vec![vec![("A1", 60)]]);
    assert_eq!(ways(&of("79", "30")).0, vec![vec![("A1", 20)]]);
    assert_eq!(of("79", "50"), Lifts::AlreadyThere);
    assert_eq!(of("92", "50"), Lifts::GoalUnranked);
    assert_eq!(lifts_of(&one, &[("A1", ratio("95", "100"))], &others, Aim::NextRank), Lifts::First);
    assert_eq!(lifts_of(&one, &[("A1", NO_DATA)], &others, Aim::NextRank), Lifts::Unranked);
}

#[test]
fn the_counts_of_a_roll_up_land_in_its_agencies_within_their_wholes() {
    let summed = only(rolled(of_ratio("A1", "100"), Rollup::Sum));
    let agencies = [submission("48-a", &[("A1", ratio("8", "10"))]), submission("48-b", &[("A1", ratio("0", "90"))])];
    let other = submission("01", &[("A1", ratio("50", "100"))]);
    let agencies = agencies.iter().map(|sent| AgencyInput::of(known(sent.unit.as_str()), Some(sent))).collect();
    let inputs = [UnitInput { agencies, ..UnitInput::of(known("48"), None) }, input(&other, Vec::new())];
    let found = lifts(&summed, &inputs, &code("48"), Aim::NextRank, |_| true, 5);
    assert_eq!(ways(&found).0, vec![vec![("A1", 42)]]);
    let Lifts::Ways { singles, .. } = found else { panic!() };
    let filled: Vec<_> =
        singles[0].changes[0].after.sources.iter().map(|source| source.answer.clone().unwrap()).collect();
    assert_eq!(filled, [ratio("10", "10"), ratio("40", "90")]);
}

#[test]
fn of_a_share_of_agencies_each_further_yes_is_a_count() {
    let yes_no_share = Indicator { input: Input::YesNo, ..rolled(of_ratio("A1", "100"), Rollup::Share) };
    let agency = |unit: &str, yes: bool| submission(unit, &[("A1", yes_no(yes))]);
    let own = [agency("48-a", true), agency("48-b", false), agency("48-c", false), agency("48-d", false)];
    let other = [agency("01-a", true), agency("01-b", true), agency("01-c", true), agency("01-d", false)];
    let made_of = |unit: &str, sent: &'static [Submission]| -> UnitInput<'static> {
        let agencies = sent.iter().map(|one| AgencyInput::of(known(one.unit.as_str()), Some(one))).collect();
        UnitInput { agencies, ..UnitInput::of(known(unit), None) }
    };
    let inputs = [made_of("48", own.to_vec().leak()), made_of("01", other.to_vec().leak())];
    let found = lifts(&only(yes_no_share), &inputs, &code("48"), Aim::NextRank, |_| true, 5);
    assert_eq!(ways(&found).0, vec![vec![("A1", 2)]]);
}

#[test]
fn who_is_ranked_apart_is_neither_in_the_way_nor_to_be_reached() {
    let one = only(of_ratio("A1", "100"));
    let sent = [("48", "50"), ("01", "60"), ("79", "90")]
        .map(|(unit, percent)| submission(unit, &[("A1", ratio(percent, "100"))]));
    let inputs: Vec<UnitInput<'_>> = sent.iter().map(|own| input(own, Vec::new())).collect();
    let of = |aim: Aim<'_>| lifts(&one, &inputs, &code("48"), aim, |unit| unit.as_str() != "01", 5);
    assert_eq!(ways(&of(Aim::NextRank)).0, vec![vec![("A1", 40)]]);
    assert_eq!(of(Aim::Reach(&code("01"))), Lifts::GoalUnranked);
}

proptest! {
    #[test]
    fn the_count_found_is_enough_and_one_less_is_not(own in 0u32..=200, other in 0u32..=200, lower in any::<bool>(), target in 1u32..=100) {
        let target = format!("0.{target:02}").replace("0.100", "1");
        let indicator = if lower { of_ceiling("A1", "10", &target) } else { of_target("A1", "10", &target) };
        let one = only(indicator);
        let at = |figure: i64| [("A1", ratio(&figure.to_string(), "200"))];
        let rank = |own: i64| {
            let sent = [submission("48", &at(own)), submission("01", &at(other.into()))];
            let inputs: Vec<UnitInput<'_>> = sent.iter().map(|own| input(own, Vec::new())).collect();
            let standings = standings(&one, score_units(&one, &inputs));
            standings.iter().find(|standing| standing.score.unit == code("48")).unwrap().rank.unwrap()
        };
        let found = lifts_of(&one, &at(own.into()), &[("01", &at(other.into()))], Aim::NextRank);
        match found {
            Lifts::Ways { singles, .. } => {
                prop_assert_eq!(singles.len(), 1, "the other's figure can always be reached");
                let step = if lower { -1 } else { 1 };
                let counts = i64::try_from(singles[0].changes[0].counts).unwrap();
                prop_assert_eq!(rank(i64::from(own) + step * counts), 1);
                prop_assert_eq!(rank(i64::from(own) + step * (counts - 1)), 2);
            }
            other => prop_assert_eq!((other, rank(own.into())), (Lifts::First, 1)),
        }
    }

    #[test]
    fn of_a_pair_neither_change_can_be_one_less(a in 0u32..50, b in 0u32..50, gap in 1u32..100) {
        let two = catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "30")]);
        let own = [("A1", ratio(&a.to_string(), "50")), ("A2", ratio(&b.to_string(), "50"))];
        let goal = (i64::from(a) + i64::from(b) * 3 + i64::from(gap)).min(200).to_string();
        let whole = (goal.parse::<i64>().unwrap() - 150).max(0).to_string();
        let rest = goal.parse::<i64>().unwrap().min(150).to_string();
        let other = [("A1", ratio(&whole, "50")), ("A2", ratio(&rest, "150"))];
        let found = lifts_of(&two, &own, &[("01", &other)], Aim::NextRank);
        let Lifts::Ways { pairs, .. } = &found else { return Ok(()) };
        for pair in pairs {
            let counts = ["A1", "A2"].map(|code| {
                let change = pair.changes.iter().find(|change| change.indicator == code).unwrap();
                u32::try_from(change.counts).unwrap()
            });
            let rank = |more: [u32; 2]| {
                let own = [("A1", ratio(&(a + more[0]).to_string(), "50")), ("A2", ratio(&(b + more[1]).to_string(), "50"))];
                matches!(lifts_of(&two, &own, &[("01", &other)], Aim::NextRank), Lifts::First)
            };
            prop_assert!(rank([counts[0], counts[1]]));
            prop_assert!(!rank([counts[0] - 1, counts[1]]) && !rank([counts[0], counts[1] - 1]));
        }
    }
}
