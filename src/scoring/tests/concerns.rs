//! What the catalogue says does not concern a unit is not there for it, whatever its workbook says.

use proptest::prelude::*;

use crate::catalogue::{AppliesTo, Catalogue, Group, Indicator, Input, Rollup, Rule};
use crate::domain::{Answer, Unit, UnitKind};
use crate::scoring::testing::*;
use crate::scoring::{AgencyInput, LeftOut, Note, State, UnitInput, UnitScore, Why, score_unit};

fn only(blocs: &[&str]) -> Option<AppliesTo> {
    Some(AppliesTo { blocs: blocs.iter().map(|bloc| (*bloc).to_owned()).collect(), ..AppliesTo::default() })
}

fn for_bloc(indicator: Indicator, bloc: &str) -> Indicator {
    Indicator { applies_to: only(&[bloc]), ..indicator }
}

fn for_agencies(indicator: Indicator) -> Indicator {
    Indicator { applies_to: Some(AppliesTo { kinds: vec![UnitKind::Agency], ..AppliesTo::default() }), ..indicator }
}

fn of_bloc(code: &str, bloc: &str) -> Unit {
    Unit { bloc: Some(bloc.into()), ..unit(code) }
}

/// A1 for everybody, A2 for districts.
fn two() -> Catalogue {
    catalogue(vec![of_ratio("A1", "10"), for_bloc(of_ratio("A2", "30"), "huyen")])
}

#[test]
fn what_does_not_concern_the_unit_leaves_the_maximum_though_it_was_answered() {
    let score = score_of_unit(&of_bloc("48-a", "so"), &two(), &[("A1", ratio("1", "2")), ("A2", ratio("1", "1"))]);
    assert_eq!((score.points, score.max, score.coverage), (d("5"), d("10"), Some(d("1"))));
    let spared = score.indicator("A2").unwrap();
    assert_eq!((spared.state, &spared.answer, spared.max), (State::NotApplicable, &None, d("0")));
    assert_eq!(spared.reason.why, Why::LeftOut { cause: LeftOut::NotConcerned });
    assert!(spared.sources.is_empty());
    assert_eq!(score.notes, [Note::NotConcerned { indicator: "A2".to_owned(), unit: code("48-a") }]);
}

#[test]
fn silence_on_what_does_not_concern_the_unit_needs_no_note() {
    for silence in [NO_DATA, NOT_APPLICABLE] {
        let score = score_of_unit(&of_bloc("48-a", "so"), &two(), &[("A1", ratio("1", "2")), ("A2", silence)]);
        assert_eq!((score.percent, score.notes.len()), (Some(d("50")), 0));
    }
}

#[test]
fn those_it_concerns_are_scored_on_it() {
    let score = score_of_unit(&of_bloc("48-b", "huyen"), &two(), &[("A1", ratio("1", "2")), ("A2", ratio("1", "1"))]);
    assert_eq!((score.points, score.max, score.notes.len()), (d("35"), d("40"), 0));
}

#[test]
fn a_groups_condition_holds_for_all_its_members() {
    let mut catalogue = catalogue(vec![of_ratio("A1", "10"), of_ratio("B1", "30"), of_yes("B2", "5")]);
    let group = catalogue.groups[1].clone();
    catalogue.groups[1] = Group { applies_to: only(&["huyen"]), ..group };
    let answers = [("A1", ratio("1", "2")), ("B1", ratio("1", "1")), ("B2", yes_no(true))];
    let score = score_of_unit(&of_bloc("48-a", "so"), &catalogue, &answers);
    assert_eq!((score.max, score.group("B").unwrap().max, score.notes.len()), (d("10"), d("0"), 2));
}

#[test]
fn an_agency_without_administrative_procedures_has_750_points_instead_of_1000() {
    let spared = AppliesTo { except: vec!["48-vp".to_owned()], ..AppliesTo::default() };
    let mut catalogue = catalogue(vec![of_ratio("A1", "750"), of_ratio("B1", "250")]);
    let group = catalogue.groups[1].clone();
    catalogue.groups[1] = Group { applies_to: Some(spared), ..group };
    let half = [("A1", ratio("1", "2")), ("B1", ratio("1", "2"))];
    let (office, other) = (of_bloc("48-vp", "so"), of_bloc("48-a", "so"));
    let printed = |unit: &Unit| {
        let score = score_of_unit(unit, &catalogue, &half);
        (score.points, score.max, score.percent)
    };
    assert_eq!(printed(&office), (d("375"), d("750"), Some(d("50"))));
    assert_eq!(printed(&other), (d("500"), d("1000"), Some(d("50"))));
}

/// Province `48` with an own answer and agencies of blocs, the only indicator rolled up.
fn rolled_up(indicator: Indicator, own: Option<Answer>, agencies: &[(&str, Option<Answer>)]) -> UnitScore {
    let name = indicator.code.clone();
    let catalogue = catalogue(vec![indicator]);
    let units: Vec<Unit> =
        agencies.iter().enumerate().map(|(index, (bloc, _))| of_bloc(&format!("48-{index}"), bloc)).collect();
    let said = |unit: &Unit, answer: &Option<Answer>| {
        answer.clone().map(|answer| submission(unit.code.as_str(), &[(name.as_str(), answer)]))
    };
    let sent: Vec<_> = units.iter().zip(agencies).map(|(unit, (_, answer))| said(unit, answer)).collect();
    let own = own.map(|answer| submission("48", &[(name.as_str(), answer)]));
    let agencies = units.iter().zip(&sent).map(|(unit, sent)| AgencyInput::of(unit, sent.as_ref())).collect();
    score_unit(&catalogue, &UnitInput { agencies, ..UnitInput::of(&unit("48"), own.as_ref()) })
}

#[test]
fn only_agencies_that_it_concerns_are_rolled_up_and_awaited() {
    let indicator = for_bloc(rolled(of_ratio("A1", "10"), Rollup::Sum), "huyen");
    let agencies = [("huyen", Some(ratio("1", "4"))), ("huyen", None), ("so", Some(ratio("9", "9"))), ("so", None)];
    let score = rolled_up(indicator, None, &agencies);
    let rollup = score.indicators[0].rollup.as_ref().unwrap();
    assert_eq!(score.indicators[0].answer, Some(ratio("1", "4")));
    assert_eq!((rollup.counted, rollup.applicable, &rollup.owing[..]), (1, 2, &[code("48-1")][..]));
    assert_eq!(score.owing, [code("48-1")]);
    assert_eq!(score.notes, [Note::NotConcerned { indicator: "A1".to_owned(), unit: code("48-2") }]);
}

#[test]
fn the_share_is_taken_of_the_agencies_it_concerns() {
    let share = indicator("A1", "10", Input::YesNo, Rule::Ratio);
    let indicator = for_bloc(rolled(share, Rollup::Share), "huyen");
    let score = rolled_up(indicator, None, &[("huyen", Some(yes_no(true))), ("so", None), ("huyen", None)]);
    assert_eq!(score.indicators[0].answer, Some(ratio("1", "2")));
}

#[test]
fn a_province_that_is_not_asked_itself_still_gets_what_its_agencies_say() {
    let indicator = || for_agencies(rolled(of_ratio("A1", "10"), Rollup::Sum));
    let score = rolled_up(indicator(), Some(ratio("1", "1")), &[("so", Some(ratio("1", "2")))]);
    assert_eq!((score.points, score.max), (d("5"), d("10")));
    assert_eq!(score.notes, [Note::NotConcerned { indicator: "A1".to_owned(), unit: code("48") }]);
    let waiting = rolled_up(indicator(), Some(ratio("1", "1")), &[("so", None)]);
    assert_eq!((waiting.indicators[0].state, waiting.max), (State::NotSent, d("10")));
    let alone = rolled_up(indicator(), Some(ratio("1", "1")), &[]);
    assert_eq!((alone.indicators[0].state, alone.max), (State::NotApplicable, d("0")));
}

#[test]
fn where_it_concerns_no_agency_the_provinces_own_figure_counts() {
    let spared = AppliesTo { kinds: vec![UnitKind::Province], ..AppliesTo::default() };
    let indicator = Indicator { applies_to: Some(spared), ..rolled(of_ratio("A1", "10"), Rollup::Sum) };
    let score = rolled_up(indicator, Some(ratio("1", "2")), &[("so", None)]);
    assert_eq!((score.points, score.owing.len(), score.indicators[0].rollup.is_none()), (d("5"), 0, true));
}

proptest! {
    #[test]
    fn not_concerned_equals_the_indicator_not_being_there(
        (catalogue, answers) in super::properties::any_sheet(), spared in 0usize..8
    ) {
        let spared = spared % answers.len();
        let mut with = catalogue.clone();
        with.indicators[spared].applies_to = only(&["huyen"]);
        let mut without = catalogue;
        without.indicators.remove(spared);
        let answers: Vec<(&str, Answer)> = answers.iter().map(|(code, answer)| (code.as_str(), answer.clone())).collect();
        let unit = of_bloc("48-a", "so");
        let without = restated(without);
        let (mut with, without) = (score_of_unit(&unit, &with, &answers), score_of_unit(&unit, &without, &answers));
        with.indicators.remove(spared);
        with.notes.retain(|note| !matches!(note, Note::NotConcerned { .. }));
        prop_assert_eq!(with, without);
    }
}
