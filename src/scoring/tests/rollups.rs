//! What a province gets from its agencies.

use crate::catalogue::Rollup;
use crate::domain::Answer;
use crate::scoring::testing::*;
use crate::scoring::{LeftOut, Missing, Note, State, UnitScore, Why};

fn sum(own: Option<Answer>, agencies: &[Option<Answer>]) -> UnitScore {
    score_rolled(rolled(of_ratio("A1", "10"), Rollup::Sum), own, agencies)
}

fn yes(rollup: Rollup, agencies: &[Option<Answer>]) -> UnitScore {
    score_rolled(rolled(of_yes("A1", "10"), rollup), None, agencies)
}

fn only(score: &UnitScore) -> &crate::scoring::IndicatorScore {
    score.indicator("A1").unwrap()
}

const YES: Option<Answer> = Some(Answer::YesNo { yes: true });
const NO: Option<Answer> = Some(Answer::YesNo { yes: false });
const SILENT: Option<Answer> = Some(NO_DATA);
const EXEMPT: Option<Answer> = Some(NOT_APPLICABLE);
const OWING: Option<Answer> = None;

#[test]
fn percentages_are_never_averaged() {
    let score = sum(None, &[Some(ratio("1", "2")), Some(ratio("10", "1000"))]);
    assert_eq!(only(&score).answer, Some(ratio("11", "1002")));
    assert_eq!(score.points, d("0.11"));
    let sources: Vec<&str> = only(&score).sources.iter().map(|source| source.unit.as_str()).collect();
    assert_eq!(sources, ["48-0", "48-1"]);
}

#[test]
fn counts_are_added_up() {
    let indicator = rolled(of_count("A1", "10", "1"), Rollup::Sum);
    let score = score_rolled(indicator, None, &[Some(count("2")), Some(count("3")), SILENT]);
    assert_eq!(only(&score).answer, Some(count("5")));
}

#[test]
fn agencies_to_which_it_does_not_apply_are_not_in_the_sum() {
    let score = sum(None, &[Some(ratio("1", "2")), EXEMPT, Some(ratio("0", "0"))]);
    let summary = only(&score).rollup.clone().unwrap();
    assert_eq!((summary.counted, summary.applicable), (1, 1));
    assert_eq!(only(&score).answer, Some(ratio("1", "2")));
}

#[test]
fn a_bare_percentage_is_left_out_of_the_sum_and_noted() {
    let score = sum(None, &[Some(ratio("1", "2")), Some(percent_only("0.9"))]);
    assert_eq!(only(&score).answer, Some(ratio("1", "2")));
    let agencies = vec![code("48-1")];
    assert_eq!(score.notes, [Note::PercentOnlyLeftOut { indicator: "A1".to_owned(), agencies }]);
}

#[test]
fn an_agency_without_a_figure_is_named() {
    let score = sum(None, &[Some(ratio("1", "2")), SILENT, EXEMPT, OWING, Some(yes_no(true))]);
    let note = Note::NoFigureLeftOut { indicator: "A1".to_owned(), agencies: vec![code("48-1")] };
    let other = Note::DoesNotFit { indicator: "A1".to_owned(), unit: code("48-4") };
    assert_eq!(score.notes, [other, note]);
    let left_out = only(&score).rollup.clone().unwrap().no_figure_left_out;
    assert_eq!(left_out, [code("48-1"), code("48-4")]);
}

#[test]
fn each_source_of_a_sum_carries_its_own_figure() {
    let score = sum(None, &[Some(ratio("1", "2")), Some(ratio("10", "1000"))]);
    let answers: Vec<_> = only(&score).sources.iter().map(|source| source.answer.clone()).collect();
    assert_eq!(answers, [Some(ratio("1", "2")), Some(ratio("10", "1000"))]);
}

#[test]
fn bare_percentages_alone_are_no_data_rather_than_an_average() {
    let score = sum(None, &[Some(percent_only("0.5")), Some(percent_only("0.9"))]);
    let why = Why::Missing { cause: Missing::OnlyPercentages, policy: crate::catalogue::MissingPolicy::Zero };
    assert_eq!((only(&score).state, only(&score).reason.why), (State::NoData, why));
}

#[test]
fn while_agencies_owe_their_workbooks_the_result_is_provisional() {
    let score = sum(None, &[Some(ratio("1", "2")), OWING]);
    assert!(score.provisional());
    assert_eq!(score.owing, [code("48-1")]);
    assert_eq!(only(&score).rollup.clone().unwrap().owing, [code("48-1")]);
}

#[test]
fn agencies_are_not_owed_where_nothing_is_rolled_up() {
    let score = score_rolled(of_ratio("A1", "10"), Some(ratio("1", "2")), &[OWING]);
    assert!(score.owing.is_empty());
}

#[test]
fn the_agencies_count_and_a_different_own_figure_is_noted() {
    let score = sum(Some(ratio("9", "10")), &[Some(ratio("1", "2"))]);
    assert_eq!(score.points, d("5"));
    let note = Note::OwnDiffers { indicator: "A1".to_owned(), own: ratio("9", "10"), rolled: Some(ratio("1", "2")) };
    assert_eq!(score.notes, [note]);
}

#[test]
fn an_own_figure_that_agrees_is_not_noted() {
    assert!(sum(Some(ratio("11", "1002")), &[Some(ratio("11", "1002"))]).notes.is_empty());
    assert!(sum(Some(percent_only("0.011")), &[Some(ratio("11", "1002"))]).notes.is_empty());
    assert_eq!(sum(Some(percent_only("0.012")), &[Some(ratio("11", "1002"))]).notes.len(), 1);
}

#[test]
fn without_anything_from_agencies_the_own_figure_counts() {
    for agencies in [&[OWING, OWING][..], &[SILENT, EXEMPT], &[Some(percent_only("0.9"))]] {
        let score = sum(Some(ratio("9", "10")), agencies);
        assert_eq!((score.points, only(&score).rollup.is_none()), (d("9"), true));
    }
}

#[test]
fn where_every_agency_is_exempt_so_is_the_province() {
    let score = sum(None, &[EXEMPT, EXEMPT]);
    assert_eq!(only(&score).reason.why, Why::LeftOut { cause: LeftOut::EveryAgencySaidSo });
    assert_eq!(only(&score).state, State::NotApplicable);
    assert_eq!(only(&sum(None, &[OWING, OWING])).state, State::NotSent);
}

#[test]
fn where_the_only_agency_that_matters_has_not_sent_neither_has_the_province() {
    let score = sum(None, &[EXEMPT, OWING]);
    assert_eq!(only(&score).state, State::NotSent);
    assert!(matches!(only(&score).reason.why, Why::Missing { cause: Missing::NotSent, .. }));
    assert_eq!(only(&sum(None, &[EXEMPT, SILENT, OWING])).state, State::NoData);
}

#[test]
fn all_is_lost_by_one_no_and_unknown_while_any_is_unknown() {
    let all = |agencies: &[Option<Answer>]| {
        let score = yes(Rollup::All, agencies);
        (only(&score).state, only(&score).points)
    };
    assert_eq!(all(&[YES, NO, OWING]), (State::Answered, d("0")));
    assert_eq!(all(&[YES, EXEMPT]), (State::Answered, d("10")));
    assert_eq!(all(&[YES, SILENT]), (State::NoData, d("0")));
    assert_eq!(all(&[YES, OWING]), (State::NotSent, d("0")));
}

#[test]
fn any_is_won_by_one_yes_and_unknown_while_any_is_unknown() {
    let any = |agencies: &[Option<Answer>]| {
        let score = yes(Rollup::Any, agencies);
        (only(&score).state, only(&score).points)
    };
    assert_eq!(any(&[YES, NO, OWING]), (State::Answered, d("10")));
    assert_eq!(any(&[NO, EXEMPT]), (State::Answered, d("0")));
    assert_eq!(any(&[NO, SILENT]), (State::NoData, d("0")));
    assert_eq!(any(&[NO, OWING]), (State::NotSent, d("0")));
}

#[test]
fn the_share_is_of_all_to_which_it_applies() {
    let score = yes(Rollup::Share, &[YES, NO, SILENT, OWING, EXEMPT]);
    assert_eq!(only(&score).answer, Some(ratio("1", "4")));
    assert_eq!(score.points, d("2.5"));
}

#[test]
fn a_roll_up_that_does_not_suit_the_question_takes_nothing_from_agencies() {
    let mixed = rolled(of_yes("A1", "10"), Rollup::Sum);
    let score = score_rolled(mixed, Some(yes_no(true)), &[NO]);
    assert_eq!(score.points, d("10"));
}

#[test]
fn an_own_figure_set_aside_for_an_undecided_roll_up_is_noted() {
    let all = rolled(of_yes("A1", "10"), Rollup::All);
    let score = score_rolled(all, Some(yes_no(true)), &[YES, OWING]);
    let note = Note::OwnDiffers { indicator: "A1".to_owned(), own: yes_no(true), rolled: None };
    assert_eq!(score.notes, [note]);
}
