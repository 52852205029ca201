//! Strengths and weaknesses.

use proptest::prelude::*;

use crate::catalogue::Catalogue;
use crate::compare::{Profile, profile};
use crate::domain::Answer;
use crate::scoring::UnitScore;
use crate::scoring::testing::*;

fn three() -> Catalogue {
    catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "40"), of_yes("A3", "5")])
}

/// Five peers whose shares are 10, 20, 30, 40 and 50 % everywhere, and a unit with its own answers.
fn among_five(own: &[(&str, Answer)], most: usize) -> Profile {
    let catalogue = three();
    let peer = |n: i64| {
        let share = || ratio(&(n * 10).to_string(), "100");
        score_of(&format!("0{n}"), &catalogue, &[("A1", share()), ("A2", share()), ("A3", yes_no(n % 2 == 0))])
    };
    let mut scores: Vec<UnitScore> = (1..=5).map(peer).collect();
    scores.push(score_of("48", &catalogue, own));
    profile(&catalogue, &scores.iter().collect::<Vec<_>>(), &code("48"), most)
}

#[test]
fn strengths_lie_in_the_upper_quarter_and_come_by_the_points_they_bring() {
    let found = among_five(&[("A1", ratio("90", "100")), ("A2", ratio("60", "100")), ("A3", yes_no(true))], 5);
    let codes: Vec<&str> = found.strengths.iter().map(|standout| standout.indicator.as_str()).collect();
    // Medians of 10 20 30 40 50 and the own figure are 35; of yes and no 0, 0, 0, 100, 100, 100 it is 50.
    assert_eq!(codes, ["A2", "A1", "A3"]);
    let first = &found.strengths[0];
    assert_eq!((first.share, first.median, first.points, first.peers), (d("60"), d("35"), d("10"), 6));
    assert_eq!((first.lower_quartile, first.upper_quartile), (d("22.5"), d("47.5")));
    assert!(found.weaknesses.is_empty());
    assert_eq!(among_five(&[("A1", ratio("90", "100")), ("A2", ratio("60", "100"))], 1).strengths.len(), 1);
}

#[test]
fn weaknesses_are_told_with_the_points_they_cost() {
    let found = among_five(&[("A1", ratio("5", "100")), ("A2", ratio("35", "100"))], 5);
    let [weakness] = found.weaknesses.as_slice() else { panic!("{found:?}") };
    assert_eq!((weakness.indicator.as_str(), weakness.points), ("A1", d("-2")));
    assert!(found.strengths.is_empty(), "35 % is the median: neither");
}

#[test]
fn a_silence_is_no_weakness_but_what_it_keeps_back_is_told() {
    let found = among_five(&[("A1", NO_DATA), ("A2", NOT_APPLICABLE)], 5);
    assert!(found.weaknesses.is_empty());
    let told: Vec<(&str, _)> = found.unanswered.iter().map(|one| (one.indicator.as_str(), one.max)).collect();
    assert_eq!(told, [("A1", d("10")), ("A3", d("5"))]);
}

#[test]
fn among_fewer_than_four_figures_nothing_stands_out() {
    let catalogue = three();
    let scores: Vec<UnitScore> = (1..=3)
        .map(|n| score_of(&format!("0{n}"), &catalogue, &[("A1", ratio(&(n * 30).to_string(), "100"))]))
        .collect();
    let found = profile(&catalogue, &scores.iter().collect::<Vec<_>>(), &code("03"), 5);
    assert!(found.strengths.is_empty() && found.weaknesses.is_empty());
}

proptest! {
    #[test]
    fn nothing_is_both_strong_and_weak_and_the_order_of_peers_makes_no_difference(shares in prop::collection::vec(0u32..=100, 1..12)) {
        let catalogue = three();
        let of = |(at, share): (usize, &u32)| score_of(&format!("{:02}", at + 10), &catalogue, &[("A1", ratio(&share.to_string(), "100"))]);
        let scores: Vec<UnitScore> = shares.iter().enumerate().map(of).collect();
        let found = profile(&catalogue, &scores.iter().collect::<Vec<_>>(), &code("10"), 5);
        prop_assert!(found.strengths.is_empty() || found.weaknesses.is_empty());
        let turned = profile(&catalogue, &scores.iter().rev().collect::<Vec<_>>(), &code("10"), 5);
        prop_assert_eq!(&found, &turned);
        for strength in &found.strengths {
            prop_assert!(strength.share > strength.median && strength.share >= strength.upper_quartile);
        }
    }
}
