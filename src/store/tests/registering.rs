//! Units, catalogues, periods, settings.

use jiff::civil::date;

use super::*;

#[test]
fn units_are_added_changed_or_left_as_they_are() {
    let mut store = store();
    let renamed =
        Unit { aliases: vec!["Huế".into()], official: Some("Thành phố Huế".into()), ..unit("46", "Huế") };
    let list = [unit("01", "Hà Nội"), renamed.clone(), unit("79", "Hồ Chí Minh")];
    let changes = store.upsert_units(&list, LATER).unwrap();
    assert_eq!(changes, UnitChanges { added: 1, changed: 1, same: 1 });
    let codes: Vec<_> = store.units().unwrap().into_iter().map(|unit| unit.code.to_string()).collect();
    assert_eq!(codes, ["01", "48-stttt", "48", "46", "79"], "a changed unit keeps its place");
    assert!(store.units().unwrap().contains(&renamed));

    let events = store.history().unwrap().len();
    assert_eq!(store.upsert_units(&list, LATER).unwrap(), UnitChanges { added: 0, changed: 0, same: 3 });
    assert_eq!(store.history().unwrap().len(), events, "nothing done, nothing logged");
}

#[test]
fn a_unit_of_an_unknown_parent_is_refused_with_the_whole_list() {
    let mut store = store();
    let orphan = Unit { parent: Some("77".parse().unwrap()), ..unit("77-stttt", "Sở TTTT") };
    let error = store.upsert_units(&[unit("79", "Hồ Chí Minh"), orphan], LATER).unwrap_err();
    assert_eq!(error, StoreError::UnknownUnit { code: "77".parse().unwrap() });
    assert_eq!(store.units().unwrap(), units());
}

#[test]
fn only_units_that_nothing_hangs_on_are_removed() {
    let mut store = store();
    let code = |text: &str| text.parse::<crate::domain::UnitCode>().unwrap();
    import_one(&mut store, submission("48-stttt", MAY, 1));
    store.undo_last_import(LATER).unwrap();
    let in_use =
        |text, submissions, members| StoreError::UnitInUse { code: code(text), submissions, members, appraisals: 0 };
    assert_eq!(store.remove_unit(&code("48-stttt"), LATER).unwrap_err(), in_use("48-stttt", 1, 0));
    assert_eq!(store.remove_unit(&code("48"), LATER).unwrap_err(), in_use("48", 0, 1));
    assert!(store.remove_unit(&code("46"), LATER).unwrap());
    assert!(!store.remove_unit(&code("46"), LATER).unwrap());
    assert_eq!(store.units().unwrap().len(), 3);
    store.upsert_units(&[unit("46", "Thừa Thiên Huế")], LATER).unwrap();
    assert_eq!(store.units().unwrap()[3], unit("46", "Thừa Thiên Huế"), "aliases do not come twice");
}

#[test]
fn a_catalogue_version_cannot_change_its_text() {
    let mut store = store();
    assert!(!store.add_catalogue(&catalogue(), LATER).unwrap());
    let next = StoredCatalogue { version: 2, toml: "# 2".into(), ..catalogue() };
    assert!(store.add_catalogue(&next, LATER).unwrap());
    let other = StoredCatalogue { toml: "# other".into(), ..next.clone() };
    let conflict = StoreError::CatalogueConflict { id: "nq17-2020".into(), version: 2 };
    assert_eq!(store.add_catalogue(&other, LATER).unwrap_err(), conflict);
    assert_eq!(store.catalogues().unwrap(), [catalogue(), next]);
}

fn second() -> (StoredCatalogue, CatalogueRef) {
    let next = StoredCatalogue { version: 2, toml: "# 2".into(), ..catalogue() };
    let version = CatalogueRef { id: next.id.as_str().into(), version: 2 };
    (next, version)
}

#[test]
fn only_a_version_that_nothing_refers_to_is_removed() {
    let mut store = store();
    let (next, version) = second();
    let first = CatalogueRef { version: 1, ..version.clone() };
    assert_eq!(
        store.remove_catalogue(&first, LATER).unwrap_err(),
        StoreError::LastCatalogueVersion { version: first.clone() }
    );
    store.add_catalogue(&next, LATER).unwrap();
    import_one(&mut store, submission("48", MAY, 1));
    store.undo_last_import(LATER).unwrap();
    let may = MAY.parse().unwrap();
    store.set_period_catalogue(may, Some(&version), LATER).unwrap();
    let in_use = |version: &CatalogueRef, submissions, periods| StoreError::CatalogueInUse {
        version: version.clone(),
        submissions,
        periods,
    };
    assert_eq!(store.remove_catalogue(&first, LATER).unwrap_err(), in_use(&first, 1, 0));
    assert_eq!(store.remove_catalogue(&version, LATER).unwrap_err(), in_use(&version, 0, 1));
    store.set_period_catalogue(may, None, LATER).unwrap();
    store.remove_catalogue(&version, LATER).unwrap();
    assert_eq!(store.catalogues().unwrap(), [catalogue()]);
    assert_eq!(store.remove_catalogue(&version, LATER).unwrap_err(), StoreError::UnknownCatalogueVersion { version });
    assert!(store.add_catalogue(&next, LATER).unwrap(), "and it may come again");
}

#[test]
fn another_catalogue_leaves_no_trace_when_it_goes() {
    let mut store = store();
    let other = StoredCatalogue { id: "a-set".into(), version: 1, toml: "# other".into() };
    store.add_catalogue(&other, LATER).unwrap();
    assert_eq!(store.first_catalogue().unwrap().as_deref(), Some("nq17-2020"), "the one it was made with");
    store.remove_catalogue(&CatalogueRef { id: "a-set".into(), version: 1 }, LATER).unwrap();
    let told: Vec<_> = store.history().unwrap().into_iter().map(|event| event.what).collect();
    assert!(told.ends_with(&["catalogue_added".into(), "catalogue_removed".into()]), "{told:?}");
    let mut sent = submission("48", MAY, 1);
    sent.catalogue.id = "a-set".into();
    let refused = store.commit_import(import(vec![new_file(sent)])).unwrap_err();
    assert_eq!(refused, StoreError::UnknownCatalogue { id: "a-set".into() });
}

#[test]
fn a_period_keeps_the_version_chosen_for_it() {
    let mut store = store();
    let (next, version) = second();
    let may = MAY.parse().unwrap();
    let unknown = StoreError::UnknownCatalogueVersion { version: version.clone() };
    assert_eq!(store.set_period_catalogue(may, Some(&version), LATER).unwrap_err(), unknown);
    store.add_catalogue(&next, LATER).unwrap();
    assert!(store.set_period_catalogue(may, Some(&version), LATER).unwrap());
    let events = store.history().unwrap().len();
    assert!(!store.set_period_catalogue(may, Some(&version), LATER).unwrap());
    assert_eq!(store.history().unwrap().len(), events, "nothing done, nothing logged");
    assert_eq!(store.period_catalogue(may).unwrap(), Some(version));
    assert!(store.set_period_catalogue(may, None, LATER).unwrap());
    assert_eq!(store.period_catalogue(may).unwrap(), None);
    assert_eq!(store.periods().unwrap(), [], "choosing alone makes no period to be seen");
}

#[test]
fn a_cut_off_is_the_default_one_until_it_is_set() {
    let mut store = store();
    let may = MAY.parse().unwrap();
    let sent = ["2019-12", MAY].map(|period| new_file(submission("48", period, 310)));
    store.commit_import(import(sent.to_vec())).unwrap();
    let default = StoredPeriod { period: may, cut_off: date(2020, 5, 14), cut_off_is_default: true };
    assert_eq!(store.periods().unwrap()[1], default);
    assert!(store.set_cut_off(may, Some(date(2020, 5, 31)), None, LATER).unwrap());
    assert!(!store.set_cut_off(may, Some(date(2020, 5, 31)), None, LATER).unwrap(), "it was that already");
    let own = StoredPeriod { period: may, cut_off: date(2020, 5, 31), cut_off_is_default: false };
    assert_eq!(store.periods().unwrap()[1], own);
    store.set_cut_off(may, None, None, LATER).unwrap();
    assert_eq!(store.periods().unwrap()[1], default);
}

#[test]
fn an_undone_import_leaves_no_empty_period() {
    let mut store = store();
    store.commit_import(import(vec![new_file(submission("48", MAY, 310))])).unwrap();
    assert_eq!(store.periods().unwrap().len(), 1);
    store.undo_last_import(LATER).unwrap();
    assert_eq!(store.periods().unwrap(), []);
}

#[test]
fn settings_are_kept_and_replaced() {
    let mut store = store();
    assert_eq!(store.setting("own").unwrap(), None);
    store.set_setting("own", "48").unwrap();
    store.set_setting("own", "46").unwrap();
    assert_eq!(store.setting("own").unwrap().as_deref(), Some("46"));
}
