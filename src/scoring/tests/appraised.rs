//! Appraisals in scoring: whose figure counts by which basis, points entered in place of the rule's, what the reason keeps.

use crate::catalogue::{Catalogue, Direction, Rollup, Rule};
use crate::domain::{Answer, Appraisal, AppraisalEntry, Basis, Decimal, Submission};
use crate::scoring::testing::*;
use crate::scoring::{
    AgencyInput, Appraised, LeftOut, Line, Method, Missing, Note, State, UnitInput, UnitScore, Why, score_unit,
    score_units,
};
use proptest::prelude::*;

fn entry(indicator: &str, against: Option<Answer>, appraisal: Appraisal) -> AppraisalEntry {
    AppraisalEntry { indicator: indicator.to_owned(), appraisal, against, by: None, at: "2020-05-20T08:00:00Z".into() }
}

fn of_answer(answer: Answer) -> Appraisal {
    Appraisal { answer: Some(answer), reason: Some("thiếu tài liệu".into()), ..Appraisal::default() }
}

fn of_points(points: &str) -> Appraisal {
    Appraisal { points: Some(d(points)), reason: Some("chấm lại".into()), ..Appraisal::default() }
}

/// Unit `48` with these answers and entries, by one basis.
fn scored(catalogue: &Catalogue, own: Option<&Submission>, entries: &[AppraisalEntry], basis: Basis) -> UnitScore {
    let unit = unit("48");
    score_unit(catalogue, &UnitInput { appraised: Appraised { basis, entries }, ..UnitInput::of(&unit, own) })
}

#[test]
fn an_appraised_figure_counts_unless_the_own_is_asked_for() {
    let catalogue = catalogue(vec![of_target("A1", "10", "0.30")]);
    let own = submission("48", &[("A1", ratio("310", "1000"))]);
    let entries = [entry("A1", Some(ratio("310", "1000")), of_answer(ratio("150", "1000")))];
    let points = |basis| scored(&catalogue, Some(&own), &entries, basis).points;
    assert_eq!(points(Basis::Counts), d("5"));
    assert_eq!(points(Basis::Appraised), d("5"));
    assert_eq!(points(Basis::SelfAssessed), d("10"));
}

#[test]
fn the_score_keeps_both_figures_and_who_said_why() {
    let catalogue = catalogue(vec![of_target("A1", "10", "0.30")]);
    let own = submission("48", &[("A1", ratio("310", "1000"))]);
    let entries = [entry("A1", Some(ratio("310", "1000")), of_answer(ratio("150", "1000")))];
    let score = scored(&catalogue, Some(&own), &entries, Basis::Counts);
    let appraised = score.indicators[0].appraisal.as_ref().unwrap();
    assert_eq!(appraised.own, Some(ratio("310", "1000")));
    assert_eq!(appraised.entry, entries[0]);
    assert!(!appraised.overtaken && score.notes.is_empty());
    assert_eq!(score.indicators[0].answer, Some(ratio("150", "1000")));
}

#[test]
fn entered_points_stand_in_place_of_the_rules_and_say_which_those_were() {
    let catalogue = catalogue(vec![of_target("A1", "10", "0.30")]);
    let own = submission("48", &[("A1", ratio("310", "1000"))]);
    let score = scored(&catalogue, Some(&own), &[entry("A1", None, of_points("8"))], Basis::Counts);
    let indicator = &score.indicators[0];
    assert_eq!((indicator.points, indicator.max, indicator.state), (d("8"), d("10"), State::Answered));
    assert!(matches!(indicator.reason.why, Why::Scored { method: Method::Entered }));
    let lines = indicator.lines(&catalogue.indicators[0], catalogue.digits);
    let Some(Line::Entered { points, instead_of: Some(ruled) }) = lines.last() else { panic!() };
    assert_eq!((points.value, ruled.value), (d("8"), d("10")));
}

#[test]
fn entered_points_are_held_to_the_maximum() {
    let catalogue = catalogue(vec![of_yes("A1", "10")]);
    let own = submission("48", &[("A1", yes_no(false))]);
    let points = |text| scored(&catalogue, Some(&own), &[entry("A1", None, of_points(text))], Basis::Counts).points;
    assert_eq!((points("12"), points("-3"), points("4.5")), (d("10"), d("0"), d("4.5")));
}

#[test]
fn points_without_any_figure_are_an_answer_and_cover_the_indicator() {
    let catalogue = catalogue(vec![indicator("A1", "10", value_input(), Rule::Appraised), of_yes("A2", "10")]);
    let own = submission("48", &[("A1", NO_DATA), ("A2", yes_no(true))]);
    let score = scored(&catalogue, Some(&own), &[entry("A1", None, of_points("7"))], Basis::Counts);
    assert_eq!((score.points, score.coverage), (d("17"), Some(Decimal::ONE)));
    assert_eq!(scored(&catalogue, Some(&own), &[], Basis::Counts).coverage, Some(d("0.5")));
}

#[test]
fn what_is_only_followed_takes_no_points() {
    let catalogue = catalogue(vec![followed("A1"), of_yes("A2", "10")]);
    let own = submission("48", &[("A1", count("3")), ("A2", yes_no(true))]);
    let score = scored(&catalogue, Some(&own), &[entry("A1", None, of_points("7"))], Basis::Counts);
    assert_eq!((score.points, score.max), (d("10"), d("10")));
}

#[test]
fn a_penalty_is_entered_within_its_limit() {
    let penalty = Rule::Penalty { points_each: d("1"), limit: d("5") };
    let catalogue = catalogue(vec![of_yes("A1", "10"), indicator("A2", "0", count_input(), penalty)]);
    let own = submission("48", &[("A1", yes_no(true)), ("A2", count("1"))]);
    let points = |text| scored(&catalogue, Some(&own), &[entry("A2", None, of_points(text))], Basis::Counts).points;
    assert_eq!((points("-3"), points("-9"), points("2")), (d("7"), d("5"), d("10")));
}

#[test]
fn the_committee_may_find_that_nothing_applies_or_accept_no_figure() {
    let catalogue = catalogue(vec![of_yes("A1", "10"), of_yes("A2", "10")]);
    let own = submission("48", &[("A1", yes_no(true)), ("A2", yes_no(true))]);
    let entries = [entry("A1", None, of_answer(NOT_APPLICABLE)), entry("A2", None, of_answer(NO_DATA))];
    let score = scored(&catalogue, Some(&own), &entries, Basis::Counts);
    assert!(matches!(score.indicators[0].reason.why, Why::LeftOut { cause: LeftOut::Appraised }));
    assert!(matches!(score.indicators[1].reason.why, Why::Missing { cause: Missing::NotAccepted, .. }));
    assert_eq!((score.points, score.max), (d("0"), d("10")));
}

#[test]
fn by_appraisal_alone_what_was_not_appraised_is_no_data_and_says_so() {
    let catalogue = catalogue(vec![of_yes("A1", "10"), of_yes("A2", "10")]);
    let own = submission("48", &[("A1", yes_no(true)), ("A2", yes_no(true))]);
    let score = scored(&catalogue, Some(&own), &[entry("A1", None, of_answer(yes_no(true)))], Basis::Appraised);
    assert_eq!((score.points, score.coverage), (d("10"), Some(d("0.5"))));
    let untouched = &score.indicators[1];
    assert_eq!(untouched.state, State::NoData);
    assert!(matches!(untouched.reason.why, Why::Missing { cause: Missing::NotAppraised, .. }));
}

#[test]
fn a_view_of_the_evidence_alone_changes_no_points() {
    let catalogue = catalogue(vec![of_yes("A1", "10")]);
    let own = submission("48", &[("A1", yes_no(true))]);
    let view = Appraisal { evidence: Some(crate::domain::EvidenceView::Missing), ..Appraisal::default() };
    let looked = [entry("A1", Some(yes_no(true)), view)];
    assert_eq!(scored(&catalogue, Some(&own), &looked, Basis::Counts).points, d("10"));
    assert_eq!(scored(&catalogue, Some(&own), &looked, Basis::Appraised).indicators[0].state, State::NoData);
}

#[test]
fn a_unit_that_sent_nothing_is_scored_by_what_was_found_of_it() {
    let catalogue = catalogue(vec![of_yes("A1", "10"), of_yes("A2", "10")]);
    let entries = [entry("A1", None, of_answer(yes_no(true)))];
    let score = scored(&catalogue, None, &entries, Basis::Counts);
    assert!(score.sent);
    assert_eq!(score.points, d("10"));
    assert_eq!(score.indicators[1].state, State::NotSent);
    assert!(!scored(&catalogue, None, &entries, Basis::SelfAssessed).sent);
}

#[test]
fn an_appraisal_made_of_another_answer_still_counts_and_is_noted() {
    let catalogue = catalogue(vec![of_target("A1", "10", "0.30")]);
    let own = submission("48", &[("A1", ratio("320", "1000"))]);
    let entries = [entry("A1", Some(ratio("310", "1000")), of_answer(ratio("150", "1000")))];
    let score = scored(&catalogue, Some(&own), &entries, Basis::Counts);
    assert_eq!(score.points, d("5"));
    assert_eq!(score.notes, [Note::Overtaken { indicator: "A1".into(), unit: code("48") }]);
}

/// A province of two agencies, each with 10 of 100, the second appraised as 6 of 100.
fn rolled(entries_of_province: &[AppraisalEntry], basis: Basis) -> UnitScore {
    let catalogue = catalogue(vec![rolled_up()]);
    let units = [unit("48-0"), unit("48-1")];
    let sent = ["48-0", "48-1"].map(|code| submission(code, &[("A1", ratio("10", "100"))]));
    let found = [entry("A1", Some(ratio("10", "100")), of_answer(ratio("6", "100")))];
    let agencies = vec![
        AgencyInput { appraised: Appraised { basis, entries: &[] }, ..AgencyInput::of(&units[0], Some(&sent[0])) },
        AgencyInput { appraised: Appraised { basis, entries: &found }, ..AgencyInput::of(&units[1], Some(&sent[1])) },
    ];
    let province = unit("48");
    let appraised = Appraised { basis, entries: entries_of_province };
    score_unit(&catalogue, &UnitInput { agencies, appraised, ..UnitInput::of(&province, None) })
}

fn rolled_up() -> crate::catalogue::Indicator {
    super::super::testing::rolled(of_ratio("A1", "10"), Rollup::Sum)
}

#[test]
fn an_agencys_appraised_figure_is_in_its_provinces_sum() {
    let answer = |basis| rolled(&[], basis).indicators[0].answer.clone();
    assert_eq!(answer(Basis::SelfAssessed), Some(ratio("20", "200")));
    assert_eq!(answer(Basis::Counts), Some(ratio("16", "200")));
    assert_eq!(answer(Basis::Appraised), Some(ratio("6", "100")));
    let counted = rolled(&[], Basis::Counts);
    assert_eq!(counted.indicators[0].rollup.as_ref().map(|rollup| (rollup.counted, rollup.appraised)), Some((2, 1)));
    assert_eq!(counted.indicators[0].sources[1].counted(), Some(&ratio("6", "100")));
}

#[test]
fn the_committees_word_on_a_province_goes_before_its_agencies() {
    let entries = [entry("A1", Some(ratio("20", "200")), of_answer(ratio("12", "200")))];
    let score = rolled(&entries, Basis::Counts);
    assert_eq!(score.indicators[0].answer, Some(ratio("12", "200")));
    assert_eq!(score.indicators[0].appraisal.as_ref().unwrap().own, Some(ratio("20", "200")), "by the agencies' own");
    assert!(score.notes.is_empty());
}

#[test]
fn a_share_of_agencies_can_be_confirmed_as_the_fraction_it_is() {
    let catalogue = catalogue(vec![super::super::testing::rolled(of_yes("A1", "10"), Rollup::Share)]);
    let entries = [entry("A1", None, of_answer(ratio("3", "4")))];
    assert_eq!(scored(&catalogue, None, &entries, Basis::Counts).points, d("7.5"));
}

#[test]
fn peers_are_measured_by_the_figures_that_count() {
    let catalogue =
        catalogue(vec![indicator("A1", "10", count_input(), Rule::BestPeer { direction: Direction::Higher })]);
    let units = [unit("01"), unit("48")];
    let sent = [submission("01", &[("A1", count("5"))]), submission("48", &[("A1", count("10"))])];
    let found = [entry("A1", Some(count("10")), of_answer(count("5")))];
    let points = |basis| {
        let second = Appraised { basis, entries: &found };
        let inputs = [
            UnitInput::of(&units[0], Some(&sent[0])),
            UnitInput { appraised: second, ..UnitInput::of(&units[1], Some(&sent[1])) },
        ];
        score_units(&catalogue, &inputs).iter().map(|score| score.points).collect::<Vec<_>>()
    };
    assert_eq!(points(Basis::SelfAssessed), [d("5"), d("10")]);
    assert_eq!(points(Basis::Counts), [d("10"), d("10")]);
}

proptest! {
    /// Confirming every answer of a unit changes no points, whatever they are.
    #[test]
    fn confirming_everything_changes_nothing(part in 0u32..=1000, done in any::<bool>(), number in 0u32..50) {
        let catalogue = catalogue(vec![of_target("A1", "10", "0.30"), of_yes("A2", "5"), of_count("A3", "8", "0.5")]);
        let answers = [
            ("A1", ratio(&part.to_string(), "1000")), ("A2", yes_no(done)), ("A3", count(&number.to_string())),
        ];
        let own = submission("48", &answers);
        let confirmed: Vec<AppraisalEntry> = answers.iter()
            .map(|(code, answer)| entry(code, Some(answer.clone()), of_answer(answer.clone()))).collect();
        let plain = score_unit(&catalogue, &UnitInput::of(&unit("48"), Some(&own)));
        for basis in [Basis::Counts, Basis::Appraised] {
            let score = scored(&catalogue, Some(&own), &confirmed, basis);
            prop_assert_eq!((score.points, score.max, score.coverage), (plain.points, plain.max, plain.coverage));
        }
    }

    /// Entered points are what an indicator gets, held to 0 and its maximum, and nothing else moves.
    #[test]
    fn entered_points_move_nothing_else(points in -50i64..250, part in 0u32..=1000) {
        let catalogue = catalogue(vec![of_target("A1", "10", "0.30"), of_ratio("A2", "20")]);
        let own = submission("48", &[("A1", ratio(&part.to_string(), "1000")), ("A2", ratio("1", "3"))]);
        let points = Decimal::new(points, 1);
        let score = scored(&catalogue, Some(&own), &[entry("A1", None, of_points(&points.to_string()))], Basis::Counts);
        let plain = score_unit(&catalogue, &UnitInput::of(&unit("48"), Some(&own)));
        let held = points.clamp(Decimal::ZERO, Decimal::TEN);
        prop_assert_eq!(score.points, plain.points - plain.indicators[0].points + held);
        prop_assert_eq!(&score.indicators[1], &plain.indicators[1]);
    }
}
