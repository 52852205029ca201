//! Places among all and among a few, and their change.

use crate::catalogue::Catalogue;
use crate::compare::{Change, Standing, position, standings};
use crate::scoring::testing::*;

fn one() -> Catalogue {
    catalogue(vec![of_ratio("A1", "100")])
}

fn at(percents: &[(&str, &str)]) -> Vec<Standing> {
    let score = |(unit, percent): &(&str, &str)| score_of(unit, &one(), &[("A1", ratio(percent, "100"))]);
    standings(&one(), percents.iter().map(score).collect())
}

#[test]
fn among_a_few_the_order_is_taken_anew() {
    let all = at(&[("01", "90"), ("31", "80"), ("48", "70"), ("79", "70"), ("92", "60")]);
    let cities = ["31", "48", "79"];
    let of = |unit: &str| {
        let place = position(&one(), &all, &code(unit), |unit| cities.contains(&unit.as_str())).unwrap();
        (place.rank, place.tied, place.of)
    };
    assert_eq!(of("31"), (Some(1), false, 3));
    assert_eq!((of("48"), of("79")), ((Some(2), true, 3), (Some(2), true, 3)));
    assert_eq!(position(&one(), &all, &code("92"), |unit| cities.contains(&unit.as_str())), None, "not one of them");
}

/// What users complain of: "ranks that fall ten places on a change of 0.03 without anyone seeing both".
#[test]
fn a_fall_of_ten_places_on_three_hundredths_shows_both_numbers() {
    let crowd = |own: &str| {
        let mut percents: Vec<(String, String)> = (0..10).map(|n| (format!("1{n}"), "70.02".to_owned())).collect();
        percents.push(("48".into(), own.into()));
        let percents: Vec<(&str, &str)> =
            percents.iter().map(|(unit, percent)| (unit.as_str(), percent.as_str())).collect();
        position(&one(), &at(&percents), &code("48"), |_| true).unwrap()
    };
    let change = Change { before: crowd("70.03"), now: crowd("70.00") };
    assert_eq!((change.percent(), change.climbed()), (Some(d("-0.03")), Some(-10)));
}

#[test]
fn each_time_counts_its_own_ranked_units() {
    let unit = code("48");
    let silent = score_of_silent("01", &one());
    let before = standings(&one(), vec![score_of("48", &one(), &[("A1", ratio("1", "2"))]), silent]);
    let now = at(&[("48", "60"), ("01", "70")]);
    let place = |standings: &[Standing]| position(&one(), standings, &unit, |_| true).unwrap();
    assert_eq!((place(&before).rank, place(&before).of), (Some(1), 1));
    assert_eq!((place(&now).rank, place(&now).of), (Some(2), 2));
    assert_eq!(Change { before: place(&before), now: place(&now) }.climbed(), Some(-1));
}

#[test]
fn a_unit_without_a_rank_has_no_change_of_rank() {
    let silent = standings(&one(), vec![score_of_silent("48", &one())]);
    let none = position(&one(), &silent, &code("48"), |_| true).unwrap();
    assert_eq!((none.rank, none.percent, none.of), (None, None, 0));
    let some = position(&one(), &at(&[("48", "60")]), &code("48"), |_| true).unwrap();
    assert_eq!(
        (Change { before: none, now: some }.climbed(), Change { before: none, now: some }.percent()),
        (None, None)
    );
}
