//! Edits of any criteria set: taken back they leave it as it was, made again they change it the same.

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;

use super::*;
use crate::catalogue::written_tests::catalogue as any_catalogue;
use crate::catalogue::{Catalogue, Rule, load_shipped, parse, print};

fn nq17() -> Catalogue {
    load_shipped("nq17-2020").unwrap().unwrap()
}

fn indicator(at: usize) -> Part {
    Part::Item(List::Indicators, at)
}

fn made(catalogue: &Catalogue, edit: &Edit) -> Catalogue {
    edit.apply(catalogue).unwrap().0
}

/// Anything a person may do, by numbers that choose what it is done to.
fn edit_of(catalogue: &Catalogue, (deed, at, word): (u8, usize, &str)) -> Edit {
    let (items, groups) = (catalogue.indicators.len(), catalogue.groups.len());
    if items == 0 || groups == 0 {
        return added(catalogue, NewItem::Group).0;
    }
    let part = indicator(at % items);
    let lists =
        [List::Bands, List::Blocs, List::References, List::Consistency, List::Figures(Owner::Indicator(at % items))];
    let filled = |list: &List| list.count(catalogue) > 0;
    let of_list = lists.into_iter().cycle().skip(at).take(lists.len()).find(filled).map(|list| Part::Item(list, 0));
    let number = json!(Decimal::from(at).to_string());
    match deed % 19 {
        0 => saying(catalogue, part, "max", number),
        1 => saying(catalogue, part, "target.value", number),
        2 => saying(catalogue, part, "target.value", Value::Null),
        3 => saying(catalogue, part, "guidance.en", json!(word)),
        4 => saying(catalogue, part, "applies_to.except", json!([word])),
        5 => renamed(catalogue, part, word),
        6 => renamed(catalogue, Part::Item(List::Groups, at % groups), word),
        7 => removed(catalogue, part),
        8 => removed(catalogue, Part::Item(List::Groups, at % groups)),
        9 => added(catalogue, NewItem::Indicator { group: at % groups }).0,
        10 => of_kind(catalogue, part, "rule.kind", crate::catalogue::words::RULE[at % 14].0),
        11 => of_kind(catalogue, part, "input.kind", crate::catalogue::words::INPUT[at % 4].0),
        12 => added(catalogue, NewItem::Bloc).0,
        13 => added(catalogue, NewItem::Figure(Owner::Indicator(at % items))).0,
        14 => added(catalogue, if at % 2 == 0 { NewItem::Reference } else { NewItem::Consistency }).0,
        15 => of_list.map_or_else(|| restated(catalogue), |part| removed(catalogue, part)),
        16 => of_list.map_or_else(|| restated(catalogue), |part| renamed_if_coded(catalogue, part, word)),
        17 => Edit::Move { list: List::Indicators, from: at % items, to: (at / 3) % items },
        _ => restated(catalogue),
    }
}

fn renamed_if_coded(catalogue: &Catalogue, part: Part, word: &str) -> Edit {
    let is_coded = matches!(part, Part::Item(list, _) if !list.codes(catalogue).is_empty());
    if is_coded { renamed(catalogue, part, word) } else { removed(catalogue, part) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_edit_taken_back_leaves_the_criteria_set_as_it_was(
        catalogue in any_catalogue(),
        deeds in proptest::collection::vec((any::<u8>(), 0usize..40, "[A-Za-z0-9]{1,8}"), 1..8),
    ) {
        let mut draft = Draft::of(catalogue.clone());
        let mut was = vec![catalogue];
        for (deed, at, word) in &deeds {
            let edit = edit_of(draft.catalogue(), (*deed, *at, word));
            let before = draft.catalogue().clone();
            let (after, back) = edit.apply(&before).unwrap();
            prop_assert_eq!(&back.apply(&after).unwrap().0, &before);
            draft.make(&edit, None).unwrap();
            prop_assert_eq!(draft.catalogue(), &after);
            if after != before {
                was.push(after);
            }
        }
        let steps = was.len() - 1;
        for expected in was.iter().rev().skip(1) {
            prop_assert!(draft.undo());
            prop_assert_eq!(draft.catalogue(), expected);
        }
        prop_assert!(!draft.is_changed() && !draft.undo());
        for _ in 0..steps {
            prop_assert!(draft.redo());
        }
        prop_assert_eq!(draft.catalogue(), was.last().unwrap());
    }

    #[test]
    fn what_was_edited_and_is_sound_prints_and_reads_back(
        deeds in proptest::collection::vec((any::<u8>(), 0usize..40, "[A-Za-z][A-Za-z0-9]{0,7}"), 0..6),
    ) {
        let mut catalogue = nq17();
        for (deed, at, word) in &deeds {
            let changed = made(&catalogue, &edit_of(&catalogue, (*deed, *at, word)));
            let sound = made(&changed, &restated(&changed));
            if crate::catalogue::check(&sound).is_empty() {
                catalogue = sound;
            }
        }
        prop_assert_eq!(parse(&print(&catalogue)), Ok(catalogue));
    }
}

#[test]
fn letters_typed_at_one_place_are_one_step() {
    let mut draft = Draft::of(nq17());
    let way = "name.vi";
    for typed in ["K", "Ki", "Kiện"] {
        let edit = saying(draft.catalogue(), indicator(0), way, json!(typed));
        draft.make(&edit, Some((indicator(0), way))).unwrap();
    }
    draft.pause();
    let edit = saying(draft.catalogue(), indicator(0), way, json!("Kiện toàn"));
    draft.make(&edit, Some((indicator(0), way))).unwrap();
    assert!(draft.undo());
    assert_eq!(draft.catalogue().indicators[0].name.vi, "Kiện");
    assert!(draft.undo() && !draft.is_changed());
    assert_eq!(draft.catalogue(), &nq17());
}

#[test]
fn the_last_step_says_what_it_changed() {
    let mut draft = Draft::of(nq17());
    assert!(draft.last_step().is_none());
    draft.make(&saying(draft.catalogue(), indicator(0), "max", json!("12")), None).unwrap();
    let step = draft.last_step().unwrap();
    assert_eq!(step.changes.len(), 1);
    assert_eq!(step.changes[0].code.as_deref(), Some("A1"));
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let catalogue = nq17();
    let refused =
        |way: &str, to: Value| Edit::Set { of: indicator(0), way: way.into(), to }.apply(&catalogue).unwrap_err();
    assert_eq!(refused("points", json!("1")), Misedit::NotThere { way: "points".into() });
    assert!(matches!(refused("max", json!("mười")), Misedit::DoesNotFit { .. }));
    let beyond = Edit::Remove { list: List::Bands, at: 99 };
    assert!(matches!(beyond.apply(&catalogue), Err(Misedit::NotThere { .. })));
}

#[test]
fn a_code_changes_wherever_it_is_named() {
    let catalogue = nq17();
    let at = catalogue.indicators.iter().position(|one| one.code == "C3").unwrap();
    let changed = made(&catalogue, &renamed(&catalogue, indicator(at), "C33"));
    assert!(changed.cumulative.iter().any(|code| code == "C33") && changed.indicator("C3").is_none());
    let group = catalogue.groups.iter().position(|one| one.code == "C").unwrap();
    let changed = made(&changed, &renamed(&changed, Part::Item(List::Groups, group), "X"));
    assert_eq!(changed.of_group("X").count(), catalogue.of_group("C").count());
    assert_eq!(crate::catalogue::check(&changed), []);
}

#[test]
fn what_is_taken_out_takes_along_what_counts_on_it_and_sums_can_be_stated_anew() {
    let catalogue = nq17();
    let at = catalogue.indicators.iter().position(|one| one.code == "C3").unwrap();
    let changed = made(&catalogue, &removed(&catalogue, indicator(at)));
    assert!(!changed.cumulative.iter().any(|code| code == "C3"));
    let sound = made(&changed, &restated(&changed));
    assert_eq!(crate::catalogue::check(&sound), []);
    let group = catalogue.groups.iter().position(|one| one.code == "C").unwrap();
    let without = made(&catalogue, &removed(&catalogue, Part::Item(List::Groups, group)));
    let sound = made(&without, &restated(&without));
    assert_eq!(crate::catalogue::check(&sound), []);
    assert_eq!(sound.total, catalogue.total - catalogue.group("C").unwrap().max);
}

#[test]
fn what_concerns_a_bloc_is_stated_anew_too() {
    let catalogue = load_shipped("co-quan-2020").unwrap().unwrap();
    assert!(catalogue.blocs.iter().any(|bloc| bloc.total.is_some()));
    // One whose rule says nothing of points, so that only sums are off.
    let plain =
        |one: &crate::catalogue::Indicator| matches!(one.rule, Rule::YesNo | Rule::Ratio | Rule::Achievement { .. });
    let at = catalogue.indicators.iter().position(plain).unwrap();
    let changed = made(&catalogue, &saying(&catalogue, indicator(at), "max", json!("1")));
    assert!(!crate::catalogue::check(&changed).is_empty());
    let sound = made(&changed, &restated(&changed));
    assert_eq!(crate::catalogue::check(&sound), []);
}

#[test]
fn another_kind_of_rule_keeps_what_both_have_and_needs_no_maximum_where_there_is_none() {
    let catalogue = nq17();
    let at = catalogue.indicators.iter().position(|one| one.code == "D1").unwrap();
    let bonus = made(&catalogue, &of_kind(&catalogue, indicator(at), "rule.kind", "bonus"));
    assert!(matches!(bonus.indicators[at].rule, Rule::Bonus { .. }) && bonus.indicators[at].max.is_zero());
    let penalty = made(&bonus, &saying(&bonus, indicator(at), "rule.limit", json!("7")));
    let penalty = made(&penalty, &of_kind(&penalty, indicator(at), "rule.kind", "penalty"));
    assert!(matches!(&penalty.indicators[at].rule, Rule::Penalty { limit, .. } if *limit == Decimal::from(7)));
}

#[test]
fn every_field_of_the_shipped_sets_stands_at_a_way_and_faults_find_their_part() {
    for (id, _) in crate::catalogue::shipped() {
        let catalogue = load_shipped(id).unwrap().unwrap();
        let items = |list: List| (0..list.codes(&catalogue).len()).map(move |at| Part::Item(list, at));
        let parts = items(List::Bands).chain(items(List::Groups)).chain(items(List::Indicators)).chain([Part::Whole]);
        for part in parts {
            assert_eq!(Part::of_place(&format!("{}.max", part.place(&catalogue)), &catalogue), part);
            for field in fields(&catalogue, part) {
                let value = said(&catalogue, part, field.way);
                assert!(!field.needed || !value.is_null(), "{id} {part:?} {}", field.way);
                let (same, _) = saying(&catalogue, part, field.way, value).apply(&catalogue).unwrap();
                assert_eq!(same, catalogue, "{id} {part:?} {}", field.way);
            }
        }
    }
}

#[test]
fn a_bloc_called_otherwise_is_so_wherever_it_is_named_and_one_taken_out_is_missed_there() {
    let catalogue = load_shipped("co-quan-2020").unwrap().unwrap();
    let at = catalogue.blocs.iter().position(|bloc| bloc.code == "huyen").unwrap();
    let bloc = Part::Item(List::Blocs, at);
    let renamed = made(&catalogue, &renamed(&catalogue, bloc, "quan"));
    let names = |catalogue: &Catalogue, code: &str| {
        let of_indicators = catalogue.indicators.iter().filter_map(|one| one.applies_to.as_ref());
        of_indicators.filter(|applies| applies.blocs.iter().any(|bloc| bloc == code)).count()
    };
    assert_eq!((names(&renamed, "huyen"), names(&renamed, "quan")), (0, names(&catalogue, "huyen")));
    assert_eq!(check(&renamed), []);
    let without = made(&catalogue, &removed(&catalogue, bloc));
    let faults = check(&without);
    let first = faults.iter().find(|fault| fault.kind.code() == "unknown_bloc").unwrap();
    let of = Part::of_place(&first.place, &without);
    let offered = fields(&without, of).into_iter().find(|field| field.way == "applies_to.blocs").unwrap();
    assert!(matches!(offered.entry, Entry::Choices(codes) if codes.contains(&"huyen".to_owned())));
}

#[test]
fn lists_without_codes_are_found_by_the_places_of_their_faults() {
    let mut catalogue = nq17();
    let with = |catalogue: &Catalogue, new| added(catalogue, new);
    let (edit, sum) = with(&catalogue, NewItem::Consistency);
    catalogue = made(&catalogue, &edit);
    let owner = Owner::Indicator(0);
    let (edit, figure) = with(&catalogue, NewItem::Figure(owner));
    catalogue = made(&catalogue, &edit);
    let parts: Vec<Part> = check(&catalogue).iter().map(|fault| Part::of_place(&fault.place, &catalogue)).collect();
    assert!(parts.contains(&sum) && parts.contains(&figure), "{parts:?}");
    for part in [sum, figure] {
        assert_eq!(Part::of_place(&part.place(&catalogue), &catalogue), part);
    }
    assert_eq!((figure.seen_with(), sum.seen_with()), (indicator(0), Part::Whole));
    // A check of sums that is being made stays when an indicator is called otherwise.
    let renamed = made(&catalogue, &renamed(&catalogue, indicator(3), "ZZ"));
    assert_eq!(renamed.consistency.len(), 1);
}
