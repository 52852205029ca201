//! Appraisals: added and never changed, the latest of an indicator stands.

use super::*;
use crate::domain::{Appraisal, AppraisalEntry, EvidenceView};

pub(super) fn entry(indicator: &str, points: Option<&str>, at: &str) -> AppraisalEntry {
    AppraisalEntry {
        indicator: indicator.into(),
        appraisal: Appraisal {
            answer: points.map(|_| Answer::Ratio { numerator: Decimal::from(250), denominator: Decimal::from(1_000) }),
            points: points.map(|points| points.parse().unwrap()),
            evidence: points.map(|_| EvidenceView::Insufficient),
            reason: Some("Thiếu quyết định công bố".into()),
        },
        against: Some(Answer::Ratio { numerator: Decimal::from(310), denominator: Decimal::from(1_000) }),
        by: Some("Nguyễn Văn A".into()),
        at: at.into(),
    }
}

fn standing(store: &Store, unit: &str) -> Vec<AppraisalEntry> {
    let key = key(unit);
    store.appraisals_of_period(key.period, &key.catalogue).unwrap().remove(&key.unit).unwrap_or_default()
}

#[test]
fn entries_are_read_as_they_were_written_and_the_latest_stands() {
    let mut store = store();
    let first = [entry("D1", Some("8.00"), NOW), entry("D9", Some("0.5"), NOW)];
    store.appraise(&key("48"), &first).unwrap();
    assert_eq!(standing(&store, "48"), first);
    let again = entry("D1", Some("7"), LATER);
    store.appraise(&key("48"), std::slice::from_ref(&again)).unwrap();
    assert_eq!(standing(&store, "48"), [again.clone(), first[1].clone()]);
    let [one, nine] = first;
    assert_eq!(store.appraisal_history(&key("48")).unwrap(), [one, nine, again]);
    assert_eq!(standing(&store, "46"), []);
}

#[test]
fn an_entry_that_says_nothing_takes_back_what_stood_and_stays_in_the_history() {
    let mut store = store();
    store.appraise(&key("48"), &[entry("D1", Some("8"), NOW)]).unwrap();
    store.appraise(&key("48"), &[entry("D1", None, LATER)]).unwrap();
    assert_eq!(standing(&store, "48"), []);
    assert_eq!(store.appraisal_history(&key("48")).unwrap().len(), 2);
}

#[test]
fn nothing_is_rewritten_or_deleted_even_behind_the_stores_back() {
    let (_folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    store.appraise(&key("48"), &[entry("D1", Some("8"), NOW)]).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    for sql in ["UPDATE appraisal SET points = '9'", "DELETE FROM appraisal"] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn every_entry_is_in_the_files_history_and_moves_its_revision() {
    let mut store = store();
    let before = store.revision().unwrap();
    store.appraise(&key("48"), &[entry("D1", Some("8"), NOW), entry("D9", Some("1"), NOW)]).unwrap();
    assert_eq!(store.revision().unwrap(), before + 2);
    assert_eq!(store.history().unwrap().last().unwrap().what, "appraised");
}

#[test]
fn a_new_version_of_the_submission_leaves_appraisals_as_they_are() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 310));
    store.appraise(&key("48"), &[entry("D9", Some("8"), NOW)]).unwrap();
    import_one(&mut store, submission("48", MAY, 320));
    assert_eq!(standing(&store, "48"), [entry("D9", Some("8"), NOW)]);
}

#[test]
fn a_unit_the_register_does_not_know_cannot_be_appraised() {
    let error = store().appraise(&key("77"), &[entry("D1", Some("8"), NOW)]).unwrap_err();
    assert_eq!(error, StoreError::UnknownUnit { code: "77".parse().unwrap() });
}

#[test]
fn the_answers_of_several_units_are_appraised_together_or_not_at_all() {
    let mut store = store();
    let of = |unit: &str| (key(unit), vec![entry("D1", Some("8"), NOW)]);
    let error = store.appraise_each(&[of("48"), of("77")]).unwrap_err();
    assert_eq!(error, StoreError::UnknownUnit { code: "77".parse().unwrap() });
    assert_eq!(standing(&store, "48"), []);
    store.appraise_each(&[of("48"), of("46")]).unwrap();
    assert_eq!((standing(&store, "48").len(), standing(&store, "46").len()), (1, 1));
}

#[test]
fn a_unit_that_was_appraised_cannot_be_removed() {
    let mut store = store();
    store.appraise(&key("46"), &[entry("D1", Some("8"), NOW)]).unwrap();
    let code = "46".parse().unwrap();
    let in_use = StoreError::UnitInUse { code, submissions: 0, members: 0, appraisals: 1 };
    assert_eq!(store.remove_unit(&"46".parse().unwrap(), LATER).unwrap_err(), in_use);
}
