//! What-if: answers set otherwise, and what moved.

use proptest::prelude::*;

use crate::catalogue::{Catalogue, Rollup};
use crate::compare::{Refusal, altered, moved_indicators, moved_ranks, standings};
use crate::domain::{Answer, Appraisal, AppraisalEntry, Basis, Change, Period, Scenario, Submission, Unit};
use crate::scoring::testing::*;
use crate::scoring::{AgencyInput, Appraised, Note, Sources, State, UnitInput, UnitScore, score_units};

fn may() -> Period {
    "2020-05".parse().unwrap()
}

fn set(unit: &str, indicator: &str, answer: Answer) -> Change {
    Change::Answer { unit: code(unit), indicator: indicator.to_owned(), answer }
}

fn scenario(changes: &[Change]) -> Scenario {
    changes.iter().cloned().collect()
}

/// The scores of units under a scenario's answers.
fn tried(catalogue: &Catalogue, inputs: &[UnitInput<'_>], changes: &[Change]) -> Result<Vec<UnitScore>, Refusal> {
    let altered = altered(catalogue, may(), inputs, &scenario(changes))?;
    let inputs: Vec<UnitInput<'_>> = inputs.iter().map(|input| altered.input(input)).collect();
    Ok(score_units(catalogue, &inputs))
}

fn own<'a>(unit: &'a Unit, own: Option<&'a Submission>) -> UnitInput<'a> {
    UnitInput::of(unit, own)
}

#[test]
fn a_figure_set_counts_and_every_rank_that_moves_is_told() {
    let catalogue = catalogue(vec![of_ratio("A1", "10"), of_yes("A2", "5")]);
    let units = ["01", "48", "79"].map(unit);
    let sent = [("01", "90"), ("48", "20"), ("79", "50")]
        .map(|(unit, part)| submission(unit, &[("A1", ratio(part, "100")), ("A2", yes_no(true))]));
    let inputs: Vec<_> = units.iter().zip(&sent).map(|(unit, sent)| own(unit, Some(sent))).collect();
    let before = standings(&catalogue, score_units(&catalogue, &inputs));
    let after = tried(&catalogue, &inputs, &[set("48", "A1", ratio("60", "100"))]).unwrap();
    let after = standings(&catalogue, after);
    let ranks: Vec<_> = moved_ranks(&before, &after)
        .into_iter()
        .map(|moved| (moved.unit.to_string(), moved.before, moved.after))
        .collect();
    assert_eq!(ranks, [("79".to_owned(), Some(2), Some(3)), ("48".to_owned(), Some(3), Some(2))]);
    let of = |standings: &[crate::compare::Standing]| {
        standings.iter().find(|standing| standing.score.unit == code("48")).unwrap().score.clone()
    };
    let moved = moved_indicators(&of(&before), &of(&after));
    assert_eq!(moved.iter().map(|moved| moved.before.code.to_string()).collect::<Vec<_>>(), ["A1"]);
    assert_eq!(moved[0].points(), d("4"));
}

#[test]
fn a_unit_that_has_not_sent_can_be_tried_as_if_it_had() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let unit = unit("48");
    let scores = tried(&catalogue, &[own(&unit, None)], &[set("48", "A1", ratio("1", "2"))]).unwrap();
    assert!(scores[0].sent);
    assert_eq!(scores[0].points, d("5"));
}

#[test]
fn a_figure_set_for_a_province_stands_in_place_of_what_its_agencies_say() {
    for rollup in [Rollup::All, Rollup::Any, Rollup::Share] {
        let catalogue = catalogue(vec![rolled(of_yes("A1", "10"), rollup)]);
        let (province, agencies) = (unit("48"), ["48-a", "48-b"].map(unit));
        let sent = ["48-a", "48-b"].map(|code| submission(code, &[("A1", yes_no(false))]));
        let agencies = agencies.iter().zip(&sent).map(|(unit, sent)| AgencyInput::of(unit, Some(sent))).collect();
        let inputs = [UnitInput { agencies, ..own(&province, None) }];
        let score = tried(&catalogue, &inputs, &[set("48", "A1", yes_no(true))]).unwrap().remove(0);
        assert_eq!(score.indicators[0].answer, Some(yes_no(true)), "{rollup:?}");
        let differs = score.notes.iter().any(|note| matches!(note, Note::OwnDiffers { .. }));
        assert!(!differs, "there is no roll-up to differ from: {:?}", score.notes);
        let silent = tried(&catalogue, &inputs, &[set("48", "A1", NOT_APPLICABLE)]).unwrap().remove(0);
        assert_eq!(silent.indicators[0].state, State::NotApplicable);
    }
}

#[test]
fn a_figure_set_stands_in_place_of_the_committees_whatever_counts() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let (unit, sent) = (unit("48"), submission("48", &[("A1", ratio("1", "10"))]));
    let entries = [found("A1", ratio("2", "10"))];
    for basis in [Basis::Counts, Basis::SelfAssessed, Basis::Appraised] {
        let inputs = [UnitInput { appraised: Appraised { basis, entries: &entries }, ..own(&unit, Some(&sent)) }];
        let score = tried(&catalogue, &inputs, &[set("48", "A1", ratio("5", "10"))]).unwrap().remove(0);
        let tried = &score.indicators[0];
        assert_eq!((&tried.answer, tried.points), (&Some(ratio("5", "10")), d("5")), "{basis:?}");
        assert!(!tried.has_entered_points() && score.notes.is_empty(), "{basis:?}");
    }
}

#[test]
fn a_figure_set_for_a_province_stands_in_place_of_what_the_committee_found_of_its_agencies() {
    let catalogue = catalogue(vec![rolled(of_ratio("A1", "10"), Rollup::Sum)]);
    let (province, agency) = (unit("48"), unit("48-a"));
    let entries = [found("A1", ratio("2", "10"))];
    for basis in [Basis::Counts, Basis::Appraised] {
        let appraised = Appraised { basis, entries: &entries };
        let agencies = vec![AgencyInput { appraised, ..AgencyInput::of(&agency, None) }];
        let whole = Appraised { basis, entries: &[] };
        let inputs = [UnitInput { agencies, appraised: whole, ..own(&province, None) }];
        assert_eq!(tried(&catalogue, &inputs, &[]).unwrap()[0].indicators[0].answer, Some(ratio("2", "10")));
        let score = tried(&catalogue, &inputs, &[set("48", "A1", ratio("5", "10"))]).unwrap().remove(0);
        assert_eq!(score.indicators[0].answer, Some(ratio("5", "10")), "{basis:?}");
    }
}

/// What the committee found of an indicator, and points it gave for that.
fn found(indicator: &str, answer: Answer) -> AppraisalEntry {
    let appraisal = Appraisal { answer: Some(answer), points: Some(d("7")), ..Appraisal::default() };
    AppraisalEntry { indicator: indicator.into(), appraisal, against: None, by: None, at: String::new() }
}

#[test]
fn an_agencys_figure_moves_its_provinces() {
    let catalogue = catalogue(vec![rolled(of_ratio("A1", "10"), Rollup::Sum)]);
    let (province, agencies) = (unit("48"), ["48-a", "48-b"].map(unit));
    let sent = submission("48-a", &[("A1", ratio("1", "10"))]);
    let agencies = vec![AgencyInput::of(&agencies[0], Some(&sent)), AgencyInput::of(&agencies[1], None)];
    let inputs = [UnitInput { agencies, ..own(&province, None) }];
    let both = [set("48-a", "A1", ratio("5", "10")), set("48-b", "A1", ratio("10", "10"))];
    let score = tried(&catalogue, &inputs, &both).unwrap().remove(0);
    assert_eq!(score.indicators[0].answer, Some(ratio("15", "20")));
    assert!(score.owing.is_empty(), "an agency that is tried has sent");
}

#[test]
fn what_would_count_for_nothing_is_refused() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let unit = unit("48");
    let refusal = |change| tried(&catalogue, &[own(&unit, None)], &[change]).unwrap_err();
    assert_eq!(refusal(set("79", "A1", ratio("1", "2"))), Refusal::NotScored { unit: code("79") });
    assert_eq!(refusal(set("48", "A1", count("2"))), Refusal::DoesNotFit { indicator: "A1".into() });
    assert!(matches!(refusal(set("48", "Z1", count("2"))), Refusal::Catalogue(_)));
}

/// What is tried was read nowhere.
fn unsourced(mut scores: Vec<UnitScore>) -> Vec<UnitScore> {
    scores.iter_mut().flat_map(|score| &mut score.indicators).for_each(|score| score.sources = Sources::Own(None));
    scores
}

proptest! {
    #[test]
    fn trying_is_scoring_what_was_really_answered(
        answers in proptest::collection::vec((0i64..=100, 0i64..=100), 3..8),
        changes in proptest::collection::vec((0usize..8, 0usize..2, 0i64..=100), 0..6),
    ) {
        let catalogue = catalogue(vec![of_ratio("A1", "10"), of_target("A2", "5", "0.5")]);
        let figure = |part: i64| ratio(&part.to_string(), "100");
        let codes: Vec<String> = (0..answers.len()).map(|at| format!("{:02}", at + 10)).collect();
        let units: Vec<Unit> = codes.iter().map(|code| unit(code)).collect();
        let workbook = |code: &String, (a, b): (i64, i64)| submission(code, &[("A1", figure(a)), ("A2", figure(b))]);
        let sent: Vec<Submission> = codes.iter().zip(&answers).map(|(code, both)| workbook(code, *both)).collect();
        let inputs: Vec<_> = units.iter().zip(&sent).map(|(unit, sent)| own(unit, Some(sent))).collect();

        let mut really = answers.clone();
        let mut tries = Vec::new();
        for (at, which, part) in changes {
            let at = at % answers.len();
            let (a, b) = &mut really[at];
            *(if which == 0 { a } else { b }) = part;
            tries.push(set(&codes[at], ["A1", "A2"][which], figure(part)));
        }
        let changed: Vec<Submission> = codes.iter().zip(&really).map(|(code, both)| workbook(code, *both)).collect();
        let changed: Vec<_> = units.iter().zip(&changed).map(|(unit, sent)| own(unit, Some(sent))).collect();
        let really = score_units(&catalogue, &changed);
        prop_assert_eq!(unsourced(tried(&catalogue, &inputs, &tries).unwrap()), unsourced(really));
        prop_assert_eq!(tried(&catalogue, &inputs, &[]).unwrap(), score_units(&catalogue, &inputs));
    }
}
