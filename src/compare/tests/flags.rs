//! Doubtful figures.

use crate::catalogue::{Catalogue, Consistency};
use crate::compare::{Flag, FlagKind, Side, UnitFigures};
use crate::domain::Answer;
use crate::scoring::UnitScore;
use crate::scoring::testing::*;

fn scores(catalogue: &Catalogue, code: &str, answers: &[Answer]) -> Vec<UnitScore> {
    let of = |(at, answer): (usize, &Answer)| score_of(&format!("u{at:02}"), catalogue, &[(code, answer.clone())]);
    answers.iter().enumerate().map(of).collect()
}

fn flags(catalogue: &Catalogue, now: &[UnitScore], before: Option<&[UnitScore]>) -> Vec<Flag> {
    let figures = |scores: &[UnitScore]| -> Vec<UnitFigures> { scores.iter().map(UnitFigures::of).collect() };
    crate::compare::flags(catalogue, &figures(now), before.map(figures).as_deref())
}

fn kinds(flags: &[Flag]) -> Vec<(&str, &'static str)> {
    flags.iter().map(|flag| (flag.unit.as_str(), flag.kind.code())).collect()
}

fn pharmacies() -> Catalogue {
    let consistency = vec![Consistency { whole: "A1".into(), parts: vec!["A2".into(), "A3".into()] }];
    Catalogue { consistency, ..catalogue(["A1", "A2", "A3"].map(|code| of_ratio(code, "10")).to_vec()) }
}

/// Report of May 2020 on Resolution 17/NQ-CP, section I.4.b: "56.817/61.000 cơ sở (nhà thuốc, quầy thuốc) đạt 93,1%; với nhà
/// thuốc, có 21.000/21.000 …, đạt 100%; với quầy thuốc, có 31.055/40.000 …, đạt 77,6%". The wholes add up, the parts
/// do not: 21.000 + 31.055 = 52.055.
#[test]
fn the_report_of_may_2020_contradicts_itself_about_pharmacies() {
    let answers = [("A1", ratio("56817", "61000")), ("A2", ratio("21000", "21000")), ("A3", ratio("31055", "40000"))];
    let found = flags(&pharmacies(), &[score_of("48", &pharmacies(), &answers)], None);
    let kind = FlagKind::PartsDiffer {
        whole: "A1".into(),
        parts: vec!["A2".into(), "A3".into()],
        side: Side::Numerators,
        stated: d("56817"),
        sum: d("52055"),
    };
    assert_eq!(found, [Flag { unit: code("48"), kind }]);
}

#[test]
fn parts_that_add_up_or_cannot_be_added_are_not_flagged() {
    let right = [("A1", ratio("3", "10")), ("A2", ratio("1", "4")), ("A3", ratio("2", "6"))];
    let one_silent = [("A1", ratio("3", "10")), ("A2", ratio("1", "4")), ("A3", NO_DATA)];
    let bare = [("A1", ratio("3", "10")), ("A2", percent_only("0.2")), ("A3", ratio("2", "6"))];
    let one_part = [("A1", ratio("1", "4")), ("A2", ratio("1", "4")), ("A3", NOT_APPLICABLE)];
    for answers in [right, one_silent, bare, one_part] {
        assert_eq!(flags(&pharmacies(), &[score_of("48", &pharmacies(), &answers)], None), [], "{answers:?}");
    }
}

#[test]
fn a_part_over_its_whole_is_flagged_with_its_counts() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let found = flags(&catalogue, &scores(&catalogue, "A1", &[ratio("12", "10"), ratio("10", "10")]), None);
    let kind = FlagKind::OverWhole { indicator: "A1".into(), answer: ratio("12", "10") };
    assert_eq!(found, [Flag { unit: code("u00"), kind }]);
}

#[test]
fn a_running_total_never_falls_and_other_counts_may() {
    let followed = catalogue(vec![followed("A1")]);
    let cumulative = Catalogue { cumulative: vec!["A1".into()], ..followed.clone() };
    let found = |catalogue: &Catalogue, before: &str, now: &str| {
        let at = |figure: &str| scores(catalogue, "A1", &[count(figure)]);
        flags(catalogue, &at(now), Some(&at(before)))
    };
    let kind = FlagKind::Fell { indicator: "A1".into(), before: d("500"), now: d("499") };
    assert_eq!(found(&cumulative, "500", "499"), [Flag { unit: code("u00"), kind }]);
    assert_eq!(found(&cumulative, "500", "500"), []);
    assert_eq!(found(&followed, "500", "499"), []);
}

/// Nine units at 41 … 49 %; a tenth far off.
#[test]
fn a_share_far_from_the_others_is_an_outlier() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    let shares = |tenth: &str| {
        let nine = (41..50).map(|percent| ratio(&percent.to_string(), "100"));
        nine.chain([ratio(tenth, "100")]).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&flags(&catalogue, &scores(&catalogue, "A1", &shares("99")), None)), [("u09", "outlier")]);
    assert_eq!(flags(&catalogue, &scores(&catalogue, "A1", &shares("55")), None), []);
}

#[test]
fn large_counts_are_no_outliers() {
    let catalogue = catalogue(vec![followed("A1")]);
    let counts: Vec<Answer> = (1..=9).map(|n| count(&n.to_string())).chain([count("90000")]).collect();
    assert_eq!(flags(&catalogue, &scores(&catalogue, "A1", &counts), None), []);
}

#[test]
fn a_jump_is_large_by_itself_and_against_the_changes_of_the_others() {
    let catalogue = catalogue(vec![of_ratio("A1", "10")]);
    // The others gain 1 … 9 points on 40.
    let before: Vec<Answer> = (0..10).map(|_| ratio("40", "100")).collect();
    let after = |tenth: &str| {
        let nine = (41..50).map(|percent| ratio(&percent.to_string(), "100"));
        scores(&catalogue, "A1", &nine.chain([ratio(tenth, "100")]).collect::<Vec<_>>())
    };
    let jumps = |now: Vec<UnitScore>| -> Vec<Flag> {
        let found = flags(&catalogue, &now, Some(&scores(&catalogue, "A1", &before)));
        found.into_iter().filter(|flag| matches!(flag.kind, FlagKind::Jump { .. })).collect()
    };
    let found = jumps(after("90"));
    assert_eq!(kinds(&found), [("u09", "jump")]);
    let FlagKind::Jump { relative, before: was, now, .. } = &found[0].kind else { panic!("{found:?}") };
    assert_eq!((*relative, *was, *now), (Some(d("1.25")), d("0.40"), d("0.90")));
    assert_eq!(jumps(after("59")), [], "far from the others, but not by half of itself");
    assert_eq!(jumps(after("50")), [], "as the others do");
}

#[test]
fn counts_jump_by_their_relative_change() {
    let catalogue = catalogue(vec![followed("A1")]);
    // A large unit and small ones grow by about a tenth; one small unit grows tenfold.
    let before = ["90000", "100", "110", "120", "130", "140", "150", "160", "170"];
    let after = ["99000", "111", "120", "133", "142", "155", "164", "177", "1700"];
    let at = |figures: [&str; 9]| scores(&catalogue, "A1", &figures.map(count));
    assert_eq!(kinds(&flags(&catalogue, &at(after), Some(&at(before)))), [("u08", "jump")]);
}

#[test]
fn who_grew_less_than_the_others_has_not_jumped() {
    let catalogue = catalogue(vec![followed("A1")]);
    // All grow about tenfold, one by nine tenths.
    let before = ["100", "100", "100", "100", "100", "100", "100", "100", "100"];
    let after = ["1000", "1010", "1020", "990", "1030", "980", "1040", "970", "190"];
    let at = |figures: [&str; 9]| scores(&catalogue, "A1", &figures.map(count));
    assert_eq!(flags(&catalogue, &at(after), Some(&at(before))), []);
}

fn six() -> Catalogue {
    catalogue(["A1", "A2", "A3", "A4", "A5", "A6"].map(|code| of_ratio(code, "10")).to_vec())
}

fn sheet(unit: &str, numerators: [&str; 6]) -> UnitScore {
    let catalogue = six();
    let answers: Vec<(&str, Answer)> = ["A1", "A2", "A3", "A4", "A5", "A6"]
        .into_iter()
        .zip(numerators)
        .map(|(code, n)| (code, ratio(n, "200")))
        .collect();
    score_of(unit, &catalogue, &answers)
}

#[test]
fn a_copied_column_is_flagged_on_both_units_even_with_one_figure_changed() {
    let own = sheet("01", ["11", "27", "35", "42", "58", "63"]);
    let copied = sheet("02", ["11", "27", "35", "42", "58", "64"]);
    let other = sheet("03", ["11", "27", "35", "49", "51", "66"]);
    let found = flags(&six(), &[own, copied, other], None);
    assert_eq!(kinds(&found), [("01", "alike_another"), ("02", "alike_another")]);
    let FlagKind::AlikeAnother { other, indicators, compared } = &found[0].kind else { panic!("{found:?}") };
    assert_eq!((other.as_str(), indicators.len(), *compared), ("02", 5, 6));
}

#[test]
fn figures_that_many_units_share_are_no_sign_of_copying() {
    let same: Vec<UnitScore> = (0..6).map(|unit| sheet(&format!("0{unit}"), ["200"; 6])).collect();
    assert_eq!(flags(&six(), &same, None), []);
}
