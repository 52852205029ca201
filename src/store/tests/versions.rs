//! Which version counts when a person chose one, and mappings that are remembered with an import.

use super::*;
use crate::domain::{Decisions, Edit, Mapping, RememberedMapping, TableMapping};

fn counts(store: &Store) -> Option<u32> {
    store.current(&key("48")).unwrap().map(|current| current.version_no)
}

fn with_versions(values: &[i64]) -> Store {
    let mut store = store();
    values.iter().for_each(|value| drop(import_one(&mut store, submission("48", MAY, *value))));
    store
}

#[test]
fn a_chosen_version_counts_until_a_newer_one_comes() {
    let mut store = with_versions(&[1, 2]);
    assert!(store.make_current(&key("48"), 1, LATER).unwrap());
    assert_eq!(counts(&store), Some(1));
    assert!(!store.make_current(&key("48"), 1, LATER).unwrap(), "it counts already: nothing is recorded");
    import_one(&mut store, submission("48", MAY, 3));
    assert_eq!(counts(&store), Some(3));
    let done: Vec<_> = store.history().unwrap().into_iter().map(|event| event.what).collect();
    assert_eq!(done.iter().filter(|what| *what == "version_chosen").count(), 1);
}

#[test]
fn undoing_an_import_brings_the_choice_made_before_it_back() {
    let mut store = with_versions(&[1, 2]);
    store.make_current(&key("48"), 1, LATER).unwrap();
    import_one(&mut store, submission("48", MAY, 3));
    store.undo_last_import(LATER).unwrap();
    assert_eq!(counts(&store), Some(1));
}

#[test]
fn withdrawing_the_chosen_version_lets_the_one_before_count_and_choosing_it_takes_that_back() {
    let mut store = with_versions(&[1, 2]);
    store.make_current(&key("48"), 1, LATER).unwrap();
    store.withdraw(&key("48"), LATER).unwrap();
    assert_eq!(counts(&store), Some(2));
    assert!(store.make_current(&key("48"), 1, LATER).unwrap());
    assert_eq!(counts(&store), Some(1));
    assert_eq!(store.versions(&key("48")).unwrap()[0].withdrawn_at, None);
}

#[test]
fn a_version_of_an_undone_import_or_of_none_cannot_be_chosen() {
    let mut store = with_versions(&[1, 2]);
    store.undo_last_import(LATER).unwrap();
    let undone = store.make_current(&key("48"), 2, LATER);
    assert_eq!(undone.unwrap_err(), StoreError::VersionUndone { version_no: 2 });
    let missing = store.make_current(&key("48"), 3, LATER);
    assert_eq!(missing.unwrap_err(), StoreError::NoSuchVersion { version_no: 3 });
}

#[test]
fn choosing_is_a_change_of_data_that_a_reviewed_import_must_not_pass_over() {
    let mut store = with_versions(&[1, 2]);
    let before = store.revision().unwrap();
    store.make_current(&key("48"), 1, LATER).unwrap();
    assert!(store.revision().unwrap() > before);
}

#[test]
fn choices_cannot_be_rewritten() {
    let mut store = with_versions(&[1, 2]);
    store.make_current(&key("48"), 1, LATER).unwrap();
    for sql in ["UPDATE version_choice SET above = 9", "DELETE FROM version_choice"] {
        assert!(store.connection.execute(sql, []).is_err(), "{sql}");
    }
}

fn mapping(form: &str, heading: u32) -> Mapping {
    let table = TableMapping { sheet: "S".into(), heading, columns: [].into(), rows: Vec::new() };
    Mapping { form: form.into(), tables: vec![table] }
}

fn decided(unit: &str, mapping: Mapping) -> NewFile<'static> {
    let decisions = Some(Decisions { mapping: Some(mapping), ..Decisions::default() });
    NewFile { decisions, ..new_file(submission(unit, MAY, 1)) }
}

#[test]
fn a_confirmed_mapping_is_remembered_for_its_sender_and_forgotten_with_its_import() {
    let mut store = store();
    store.commit_import(import(vec![decided("48", mapping("a", 1)), decided("01", mapping("a", 2))])).unwrap();
    store.commit_import(import(vec![decided("48", mapping("a", 3)), decided("48", mapping("b", 4))])).unwrap();
    let remembered = |store: &Store| -> Vec<(String, u32)> {
        let told = |kept: RememberedMapping| (kept.unit.to_string(), kept.mapping.tables[0].heading);
        store.remembered_mappings().unwrap().into_iter().map(told).collect()
    };
    let of = |unit: &str, heading| (unit.to_owned(), heading);
    assert_eq!(remembered(&store), [of("48", 4), of("48", 3), of("01", 2)]);
    store.undo_last_import(LATER).unwrap();
    assert_eq!(remembered(&store), [of("01", 2), of("48", 1)]);
    assert_eq!(store.check(&[]).unwrap().problems, []);
}

#[test]
fn a_table_of_many_senders_teaches_the_form_of_none() {
    let mut store = store();
    let mut table = decided("48", mapping("a", 1));
    table.submissions.to_mut().push(submission("01", MAY, 1));
    store.commit_import(import(vec![table])).unwrap();
    assert_eq!(store.remembered_mappings().unwrap(), []);
}

#[test]
fn what_a_person_settled_and_what_stood_there_before_are_kept() {
    let mut store = store();
    let edit = Edit { sheet: "S".into(), cell: "E12".parse().unwrap(), before: Some("x".into()), after: None };
    let decisions = Some(Decisions { edits: vec![edit], ..Decisions::default() });
    let mut sent = submission("48", MAY, 1);
    sent.answers[0].beside_mut().original = Some("E12: x".into());
    let file = NewFile { decisions: decisions.clone(), ..new_file(sent.clone()) };
    let summary = store.commit_import(import(vec![file])).unwrap();
    assert_eq!(store.import_files(summary.id).unwrap()[0].decisions, decisions);
    assert_eq!(store.current(&key("48")).unwrap().unwrap().submission, sent);
}
