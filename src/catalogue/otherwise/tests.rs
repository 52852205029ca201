use rust_decimal::Decimal;

use super::*;
use crate::catalogue::{Rule, load_shipped, parse};
use crate::domain::Answer;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn weight(indicator: &str, to: &str) -> Change {
    Change::Weight { indicator: indicator.into(), to: d(to) }
}

fn group_weight(group: &str, to: &str) -> Change {
    Change::GroupWeight { group: group.into(), to: d(to) }
}

fn target(indicator: &str, value: &str) -> Change {
    Change::Target { indicator: indicator.into(), value: d(value) }
}

fn otherwise(catalogue: &Catalogue, changes: &[Change]) -> Result<Catalogue, Objection> {
    catalogue.otherwise(&changes.iter().cloned().collect())
}

/// Groups A (a sum of 30: A1 10 with steps, A2 20, a penalty) and B (10: B1), put together by `aggregation`.
fn small(aggregation: &str) -> Catalogue {
    let (b, total) = if aggregation == "sum" { (10, 40) } else { (30, 30) };
    let indicator = |code: &str, max: u32, rule: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ngroup = \"{}\"\nname = \"{code}\"\nmax = {max}\nrule = {rule}\n\
             input = {{ kind = \"count\", unit = \"x\" }}\n",
            &code[..1]
        )
    };
    let text = format!(
        "id = \"thu\"\nversion = 1\nname = \"Thử\"\ndocument = \"Thử\"\ntotal = {total}\naggregation = \"{aggregation}\"\n\
         [[group]]\ncode = \"A\"\nname = \"A\"\nmax = 30\n[[group]]\ncode = \"B\"\nname = \"B\"\nmax = {b}\n{}{}{}{}",
        indicator("A1", 10, "{ kind = \"steps\", steps = [{ from = 1, points = 3 }, { from = 5, points = 10 }] }"),
        indicator("A2", 20, "{ kind = \"capped_count\", points_each = 2 }"),
        indicator("A3", 0, "{ kind = \"penalty\", points_each = 1, limit = 5 }"),
        indicator("B1", b, "{ kind = \"capped_count\", points_each = 1 }"),
    );
    parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn maxima(catalogue: &Catalogue) -> Vec<(&str, Decimal)> {
    let groups = catalogue.groups.iter().map(|group| (group.code.as_str(), group.max));
    let indicators = catalogue.scored().filter(|indicator| !indicator.rule.is_extra());
    let indicators = indicators.map(|indicator| (indicator.code.as_str(), indicator.max));
    groups.chain(indicators).chain([("total", catalogue.total)]).collect()
}

fn expected<'a>(maxima: &[(&'a str, &str)]) -> Vec<(&'a str, Decimal)> {
    maxima.iter().map(|(code, max)| (*code, d(max))).collect()
}

#[test]
fn an_empty_scenario_changes_no_shipped_criteria_set() {
    for (id, _) in crate::catalogue::shipped() {
        let catalogue = load_shipped(id).unwrap().unwrap();
        assert_eq!(catalogue.otherwise(&Scenario::default()), Ok(catalogue.clone()), "{id}");
    }
}

#[test]
fn a_larger_maximum_makes_its_group_and_the_total_larger_and_its_rule_with_it() {
    let changed = otherwise(&small("sum"), &[weight("A1", "15")]).unwrap();
    let made = [("A", "35"), ("B", "10"), ("A1", "15"), ("A2", "20"), ("B1", "10"), ("total", "45")];
    assert_eq!(maxima(&changed), expected(&made));
    let Rule::Steps { steps } = &changed.indicator("A1").unwrap().rule else { panic!() };
    assert_eq!(steps.iter().map(|step| step.points).collect::<Vec<_>>(), [d("4.5"), d("15")]);
}

#[test]
fn a_groups_maximum_is_shared_in_the_old_proportions_and_what_was_set_is_kept() {
    let changed = otherwise(&small("sum"), &[group_weight("A", "60")]).unwrap();
    let made = [("A", "60"), ("B", "10"), ("A1", "20"), ("A2", "40"), ("B1", "10"), ("total", "70")];
    assert_eq!(maxima(&changed), expected(&made));
    let Rule::Penalty { points_each, limit } = changed.indicator("A3").unwrap().rule else { panic!() };
    assert_eq!((points_each, limit), (d("2"), d("10")), "penalties weigh as much in their group as before");
    let both = otherwise(&small("sum"), &[group_weight("A", "60"), weight("A1", "5")]).unwrap();
    let made = [("A", "60"), ("B", "10"), ("A1", "5"), ("A2", "55"), ("B1", "10"), ("total", "70")];
    assert_eq!(maxima(&both), expected(&made));
}

#[test]
fn what_rounding_leaves_over_goes_to_the_largest() {
    let changed = otherwise(&small("sum"), &[group_weight("A", "20")]).unwrap();
    let made = [("A", "20"), ("B", "10"), ("A1", "6.67"), ("A2", "13.33"), ("B1", "10"), ("total", "30")];
    assert_eq!(maxima(&changed), expected(&made));
}

#[test]
fn in_a_mean_groups_have_weights_and_inside_them_others_make_room() {
    let mean = small("arithmetic_mean");
    assert_eq!(mean.group_weight("A"), Ok((WeighedBy::Weight, Decimal::ONE)));
    assert_eq!(mean.indicator_weight("A1"), Ok((WeighedBy::Maximum, Decimal::TEN)));
    let changed = otherwise(&mean, &[group_weight("A", "3"), weight("A1", "15")]).unwrap();
    let made = [("A", "30"), ("B", "30"), ("A1", "15"), ("A2", "15"), ("B1", "30"), ("total", "30")];
    assert_eq!(maxima(&changed), expected(&made));
    assert_eq!(changed.group("A").unwrap().weight, d("3"));
}

#[test]
fn changes_that_contradict_each_other_are_told_as_faults() {
    let all_set = [group_weight("A", "50"), weight("A1", "10"), weight("A2", "20")];
    let Err(Objection::Unsound { faults }) = otherwise(&small("sum"), &all_set) else { panic!() };
    assert_eq!(faults[0].kind.code(), "group_max_differs");
    for nonsense in [weight("A1", "0"), weight("A1", "-1"), group_weight("A", "0")] {
        assert!(matches!(otherwise(&small("sum"), &[nonsense]), Err(Objection::Unsound { .. })));
    }
    let nq17 = load_shipped("nq17-2020").unwrap().unwrap();
    assert!(matches!(otherwise(&nq17, &[target("D1", "1.5")]), Err(Objection::Unsound { .. })));
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let catalogue = small("sum");
    let objection = |change| otherwise(&catalogue, &[change]).unwrap_err();
    assert_eq!(objection(weight("Z9", "1")), Objection::UnknownIndicator { code: "Z9".into() });
    assert_eq!(objection(group_weight("Z", "1")), Objection::UnknownGroup { code: "Z".into() });
    assert_eq!(objection(target("A1", "1")), Objection::NoTarget { code: "A1".into() });
    assert_eq!(objection(weight("A3", "1")), Objection::NoWeight { code: "A3".into() });
}

#[test]
fn every_maximum_of_every_shipped_set_can_be_changed_alone() {
    for (id, _) in crate::catalogue::shipped() {
        let catalogue = load_shipped(id).unwrap().unwrap();
        for indicator in catalogue.scored() {
            let Ok((_, weight)) = catalogue.indicator_weight(&indicator.code) else { continue };
            let change = Change::Weight { indicator: indicator.code.clone(), to: weight + Decimal::ONE };
            assert!(otherwise(&catalogue, &[change]).is_ok(), "{id} {}", indicator.code);
        }
        for group in &catalogue.groups {
            let Ok((_, weight)) = catalogue.group_weight(&group.code) else { continue };
            let change = Change::GroupWeight { group: group.code.clone(), to: weight * Decimal::TWO };
            assert!(otherwise(&catalogue, &[change]).is_ok(), "{id} {}", group.code);
        }
    }
}

#[test]
fn answers_are_no_business_of_the_criteria_set() {
    let catalogue = small("sum");
    let answer = Answer::Count { count: Decimal::ONE };
    let change = Change::Answer { unit: "48".parse().unwrap(), indicator: "A1".into(), answer };
    assert_eq!(otherwise(&catalogue, &[change]), Ok(catalogue));
}
