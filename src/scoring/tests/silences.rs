//! Not sent, not applicable, no data and a real zero are four different things.

use crate::catalogue::MissingPolicy;
use crate::domain::Answer;
use crate::scoring::testing::*;
use crate::scoring::{LeftOut, Missing, Note, State, Why};

fn two() -> crate::catalogue::Catalogue {
    catalogue(vec![of_ratio("A1", "10"), of_ratio("A2", "30")])
}

#[test]
fn not_applicable_leaves_the_maximum_and_the_coverage() {
    let score = score(&two(), &[("A1", ratio("1", "2")), ("A2", NOT_APPLICABLE)]);
    assert_eq!((score.points, score.max), (d("5"), d("10")));
    assert_eq!((score.percent, score.coverage), (Some(d("50")), Some(d("1"))));
    assert_eq!(score.indicator("A2").unwrap().reason.why, Why::LeftOut { cause: LeftOut::SaidSo });
}

#[test]
fn no_data_keeps_the_maximum_where_the_catalogue_gives_zero() {
    let score = score(&two(), &[("A1", ratio("1", "2")), ("A2", NO_DATA)]);
    assert_eq!((score.percent, score.coverage), (Some(d("12.5")), Some(d("0.25"))));
}

#[test]
fn no_data_leaves_the_maximum_where_the_catalogue_says_so_but_still_lowers_coverage() {
    let mut catalogue = two();
    catalogue.missing = MissingPolicy::LeaveOut;
    let score = score(&catalogue, &[("A1", ratio("1", "2")), ("A2", NO_DATA)]);
    assert_eq!((score.percent, score.coverage), (Some(d("50")), Some(d("0.25"))));
    let why = Why::Missing { cause: Missing::NoFigure, policy: MissingPolicy::LeaveOut };
    assert_eq!(score.indicator("A2").unwrap().reason.why, why);
}

#[test]
fn a_missing_row_is_no_data() {
    let score = score(&two(), &[("A1", ratio("1", "2"))]);
    assert_eq!(score.indicator("A2").unwrap().state, State::NoData);
}

#[test]
fn a_unit_that_sent_nothing_has_not_sent_each_indicator() {
    let score = score_of_silent("01", &two());
    assert!(!score.sent && !score.provisional());
    assert!(score.indicators.iter().all(|indicator| indicator.state == State::NotSent));
    assert_eq!((score.percent, score.coverage), (Some(d("0")), Some(d("0"))));
}

#[test]
fn the_four_silences_and_a_real_zero_tell_themselves_apart() {
    let zero = score_one(of_ratio("A1", "10"), ratio("0", "5"));
    let no_data = score_one(of_ratio("A1", "10"), NO_DATA);
    let not_applicable = score_one(of_ratio("A1", "10"), NOT_APPLICABLE);
    let not_sent = score_of_silent("48", &catalogue(vec![of_ratio("A1", "10")])).indicators.remove(0);
    let all = [zero, no_data, not_applicable, not_sent];
    for (index, one) in all.iter().enumerate() {
        for other in &all[index + 1..] {
            assert_ne!(one.state, other.state);
            assert_ne!(one.reason, other.reason);
        }
    }
}

#[test]
fn a_zero_denominator_is_not_applicable_and_noted() {
    let score = score(&two(), &[("A1", ratio("1", "2")), ("A2", ratio("0", "0"))]);
    let zero = score.indicator("A2").unwrap();
    assert_eq!((zero.state, zero.max), (State::NotApplicable, d("0")));
    assert_eq!(zero.reason.why, Why::LeftOut { cause: LeftOut::ZeroDenominator });
    assert_eq!(score.notes, [Note::ZeroDenominator { indicator: "A2".to_owned(), unit: code("48") }]);
}

#[test]
fn a_count_where_a_ratio_is_asked_for_does_not_give_full_points() {
    let score = score(&two(), &[("A1", count("310")), ("A2", ratio("1", "-2"))]);
    for code in ["A1", "A2"] {
        let odd = score.indicator(code).unwrap();
        let why = Why::Missing { cause: Missing::DoesNotFit, policy: MissingPolicy::Zero };
        assert_eq!((odd.state, odd.points, odd.reason.why), (State::NoData, d("0"), why));
    }
    assert_eq!(score.notes.len(), 2);
}

#[test]
fn where_nothing_applies_there_is_no_percent_and_no_coverage() {
    let score = score(&two(), &[("A1", NOT_APPLICABLE), ("A2", NOT_APPLICABLE)]);
    assert_eq!((score.percent, score.coverage), (None, None));
}

#[test]
fn a_silent_followed_indicator_keeps_its_silence_and_costs_nothing() {
    for answer in [NO_DATA, NOT_APPLICABLE, Answer::Value { value: d("3") }] {
        let catalogue = catalogue(vec![of_yes("A1", "5"), followed("A2")]);
        let score = score(&catalogue, &[("A1", yes_no(true)), ("A2", answer)]);
        assert_eq!((score.percent, score.coverage), (Some(d("100")), Some(d("1"))));
    }
}
