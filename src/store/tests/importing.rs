//! Importing, undoing, withdrawing.

use super::*;
use crate::domain::CellAddress;
use crate::domain::FileStatus;

#[test]
fn what_was_imported_is_read_back_whole() {
    let mut store = store();
    let sent = submission("48", MAY, 310);
    let file = new_file(sent.clone());
    let summary = store.commit_import(import(vec![file.clone()])).unwrap();
    let current = store.current(&sent.key()).unwrap().unwrap();
    let workbook = file.workbook.unwrap();
    let expected = StoredSubmission {
        submission: sent.clone(),
        version_no: 1,
        import_id: summary.id,
        imported_at: NOW.into(),
        file_name: "48.xlsx".into(),
        sha256: Some(workbook.sha256.clone()),
        withdrawn_at: None,
        undone: false,
        counts: true,
    };
    assert_eq!(current, expected);
    let scale = |stored: &StoredSubmission| match stored.submission.answers[1].answer {
        Answer::PercentOnly { fraction } => fraction.to_string(),
        _ => String::new(),
    };
    assert_eq!(scale(&current), "0.1400", "decimals are kept as written");
    assert_eq!(store.current_of_period(sent.period, "nq17-2020").unwrap(), [expected]);
    assert_eq!(store.workbook_bytes(&workbook.sha256).unwrap(), Some(workbook.bytes));
    assert_eq!(store.periods().unwrap().len(), 1, "importing makes the period");
}

#[test]
fn files_keep_their_order_status_and_findings() {
    let mut store = store();
    let cell = CellAddress { row: 11, column: 4 };
    let refused = NewFile {
        path: "hỏng.xlsx".into(),
        workbook: None,
        status: FileStatus::Refused,
        findings: vec![
            Finding::of_file(FindingKind::CannotOpen { detail: "denied".into() }),
            Finding::at("Tự đánh giá", cell, "120", FindingKind::ZeroDenominator { indicator: "D1".into() })
                .repaired("0"),
        ],
        decisions: None,
        submissions: vec![].into(),
    };
    let summary = store.commit_import(import(vec![refused.clone(), new_file(submission("48", MAY, 1))])).unwrap();
    assert_eq!((summary.files, summary.submissions), (1, 1), "a refused file is on record, not counted");
    assert_eq!(store.last_import().unwrap().unwrap().files, 1);
    assert_eq!(store.last_import().unwrap(), Some(summary.clone()));
    let files = store.import_files(summary.id).unwrap();
    assert_eq!(files[0].findings, refused.findings);
    assert_eq!((files[0].status, files[0].sha256.as_deref()), (FileStatus::Refused, None));
    assert_eq!(files[1].path, "thư mục/48.xlsx");
}

#[test]
fn importing_a_key_again_makes_a_version_and_the_latest_counts() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 1));
    import_one(&mut store, submission("48", MAY, 2));
    assert_eq!(store.current(&key("48")).unwrap().unwrap().submission, submission("48", MAY, 2));
    let versions = store.versions(&key("48")).unwrap();
    assert_eq!(versions.iter().map(|version| version.version_no).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(versions[0].submission, submission("48", MAY, 1));
    assert_eq!(store.current_of_period(MAY.parse().unwrap(), "nq17-2020").unwrap().len(), 1);
}

#[test]
fn of_two_files_for_one_unit_the_later_counts() {
    let mut store = store();
    let files = vec![new_file(submission("48", MAY, 1)), new_file(submission("48", MAY, 2))];
    store.commit_import(import(files)).unwrap();
    assert_eq!(store.current(&key("48")).unwrap().unwrap().version_no, 2);
}

#[test]
fn periods_and_catalogues_do_not_mix() {
    let mut store = store();
    store.add_catalogue(&StoredCatalogue { id: "khac".into(), version: 1, toml: "x".into() }, NOW).unwrap();
    let mut other = submission("48", MAY, 3);
    other.catalogue.id = "khac".into();
    let files = [submission("48", MAY, 1), submission("48", "2019-12", 2), other.clone()].map(new_file);
    store.commit_import(import(files.to_vec())).unwrap();
    let of = |period: &str, catalogue| store.current_of_period(period.parse().unwrap(), catalogue).unwrap();
    assert_eq!(of(MAY, "nq17-2020")[0].submission, submission("48", MAY, 1));
    assert_eq!(of("2019-12", "nq17-2020")[0].submission, submission("48", "2019-12", 2));
    assert_eq!(of(MAY, "khac")[0].submission, other);
    assert_eq!(of("2020", "nq17-2020"), []);
}

#[test]
fn a_period_comes_in_the_order_of_the_register() {
    let mut store = store();
    let files = ["46", "48", "01", "48-stttt"].map(|unit| new_file(submission(unit, MAY, 1)));
    store.commit_import(import(files.to_vec())).unwrap();
    let found = store.current_of_period(MAY.parse().unwrap(), "nq17-2020").unwrap();
    let codes: Vec<_> = found.iter().map(|stored| stored.submission.unit.as_str()).collect();
    assert_eq!(codes, ["01", "48-stttt", "48", "46"]);
    assert!(found.iter().all(|stored| stored.submission.answers == submission("01", MAY, 1).answers));
}

#[test]
fn an_import_that_fails_midway_writes_nothing() {
    let mut store = store();
    let before = store.history().unwrap();
    let files = [submission("48", MAY, 1), submission("99", "2021", 2), submission("01", MAY, 3)].map(new_file);
    let error = store.commit_import(import(files.to_vec())).unwrap_err();
    assert_eq!(error, StoreError::UnknownUnit { code: "99".parse().unwrap() });
    assert_eq!(store.imports().unwrap(), []);
    assert_eq!(store.periods().unwrap(), []);
    assert_eq!(store.current(&key("48")).unwrap(), None);
    assert_eq!(store.workbook_bytes(&files[0].workbook.as_ref().unwrap().sha256).unwrap(), None);
    assert_eq!(store.history().unwrap(), before);
    import_one(&mut store, submission("48", MAY, 1));
}

#[test]
fn a_submission_of_no_unit_and_an_answer_given_twice_are_refused() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 1));
    let orphan = "INSERT INTO submission (import_file, unit, period, catalogue, catalogue_version, version_no)
                  VALUES (1, '99', '2020-05', 'nq17-2020', 1, 1)";
    assert!(store.connection.execute(orphan, []).is_err());
    let mut twice = submission("48", MAY, 2);
    twice.answers.push(twice.answers[0].clone());
    assert!(matches!(store.commit_import(import(vec![new_file(twice)])), Err(StoreError::Sqlite { .. })));
    assert_eq!(store.imports().unwrap().len(), 1);
}

#[test]
fn a_submission_to_a_catalogue_the_file_lacks_is_refused() {
    let mut store = store();
    let mut stray = submission("48", MAY, 1);
    stray.catalogue.id = "dti-2022".into();
    let error = store.commit_import(import(vec![new_file(stray)])).unwrap_err();
    assert_eq!(error, StoreError::UnknownCatalogue { id: "dti-2022".into() });
}

#[test]
fn undoing_takes_back_a_whole_import_and_the_versions_before_count_again() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 1));
    let files = vec![new_file(submission("48", MAY, 2)), new_file(submission("01", MAY, 3))];
    let second = store.commit_import(import(files)).unwrap();
    let undone = store.undo_last_import(LATER).unwrap().unwrap();
    assert_eq!(undone, ImportSummary { undone_at: Some(LATER.into()), ..second });
    assert_eq!(store.current(&key("48")).unwrap().unwrap().submission, submission("48", MAY, 1));
    assert_eq!(store.current(&key("01")).unwrap(), None);
    let versions = store.versions(&key("48")).unwrap();
    assert_eq!(versions.iter().map(|version| version.undone).collect::<Vec<_>>(), [false, true]);
    import_one(&mut store, submission("48", MAY, 4));
    assert_eq!(store.current(&key("48")).unwrap().unwrap().version_no, 3, "numbers are never used twice");
}

#[test]
fn what_was_taken_back_can_be_brought_back_as_long_as_no_later_import_counts() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 1));
    assert_eq!(store.redoable_import().unwrap(), None);
    let second = import_one(&mut store, submission("48", MAY, 2));
    let third = import_one(&mut store, submission("48", MAY, 3));
    store.undo_last_import(LATER).unwrap();
    store.undo_last_import(LATER).unwrap();
    assert_eq!(store.redo_import(third.id, LATER).unwrap(), None, "the one taken back last comes first");
    assert_eq!(store.redo_import(second.id, LATER).unwrap(), Some(second.clone()));
    assert_eq!(store.current(&key("48")).unwrap().unwrap().submission, submission("48", MAY, 2));
    assert_eq!(store.redoable_import().unwrap().map(|import| import.id), Some(third.id));
    import_one(&mut store, submission("48", MAY, 4));
    assert_eq!(store.redoable_import().unwrap(), None, "another came since");
    assert_eq!(store.import_periods(second.id).unwrap(), [(MAY.parse().unwrap(), 1)]);
    let told: Vec<String> = store.history().unwrap().into_iter().map(|event| event.what).collect();
    assert!(told.contains(&"import_redone".to_owned()));
}

#[test]
fn undoing_goes_back_step_by_step_and_then_does_nothing() {
    let mut store = store();
    let first = import_one(&mut store, submission("48", MAY, 1));
    let second = import_one(&mut store, submission("48", MAY, 2));
    assert_eq!(store.undo_last_import(LATER).unwrap().unwrap().id, second.id);
    assert_eq!(store.undo_last_import(LATER).unwrap().unwrap().id, first.id);
    assert_eq!(store.undo_last_import(LATER).unwrap(), None);
    assert_eq!(store.last_import().unwrap(), None);
    assert!(store.imports().unwrap().iter().all(|import| import.undone_at.as_deref() == Some(LATER)));
}

#[test]
fn withdrawing_takes_back_one_submission() {
    let mut store = store();
    let files = vec![new_file(submission("48", MAY, 1)), new_file(submission("01", MAY, 2))];
    store.commit_import(import(files)).unwrap();
    let withdrawn = store.withdraw(&key("48"), LATER).unwrap().unwrap();
    assert_eq!(withdrawn.withdrawn_at.as_deref(), Some(LATER));
    assert_eq!(store.current(&key("48")).unwrap(), None);
    assert!(store.current(&key("01")).unwrap().is_some());
    assert_eq!(store.versions(&key("48")).unwrap(), [withdrawn]);
    assert_eq!(store.withdraw(&key("48"), LATER).unwrap(), None);
}

#[test]
fn the_same_bytes_are_known_while_what_they_gave_still_counts() {
    let mut store = store();
    let file = new_file(submission("48", MAY, 1));
    let sha256 = file.workbook.clone().unwrap().sha256;
    let known = |store: &Store| store.delivered_by(&sha256).unwrap().into_iter().next().map(|given| given.imported_at);
    assert_eq!(known(&store), None);
    let refused = NewFile { submissions: vec![].into(), status: FileStatus::Refused, ..file.clone() };
    store.commit_import(import(vec![refused])).unwrap();
    assert_eq!(known(&store), None, "a refused file may be tried again");
    store.commit_import(import(vec![file.clone()])).unwrap();
    assert_eq!(known(&store), Some(NOW.into()));
    import_one(&mut store, submission("48", MAY, 2));
    assert_eq!(known(&store), Some(NOW.into()), "an older workbook must not push out its successor");
    store.undo_last_import(LATER).unwrap();
    store.undo_last_import(LATER).unwrap();
    assert_eq!(known(&store), None);
    store.commit_import(import(vec![file])).unwrap();
    store.withdraw(&key("48"), LATER).unwrap();
    assert_eq!(known(&store), None);
}

#[test]
fn an_import_reviewed_before_another_window_wrote_is_refused() {
    let (_folder, path) = file();
    let (mut first, mut second) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let reviewed =
        NewImport { based_on: Some(first.revision().unwrap()), ..import(vec![new_file(submission("48", MAY, 1))]) };
    import_one(&mut second, submission("48", MAY, 2));
    assert_eq!(first.commit_import(reviewed.clone()).unwrap_err(), StoreError::ChangedMeanwhile { path });
    let again = NewImport { based_on: Some(first.revision().unwrap()), ..reviewed };
    first.set_setting("own", "48").unwrap();
    assert!(first.commit_import(again).is_ok(), "settings are no change of data");
}

#[test]
fn history_and_answers_cannot_be_rewritten() {
    let mut store = store();
    import_one(&mut store, submission("48", MAY, 1));
    for sql in [
        "DELETE FROM history",
        "UPDATE history SET at = ''",
        "UPDATE submission SET answers = '[]'",
        "DELETE FROM submission",
        "DELETE FROM import_file",
        "DELETE FROM import",
        "DELETE FROM workbook",
    ] {
        assert!(store.connection.execute(sql, []).is_err(), "{sql}");
    }
    let done: Vec<_> = store.history().unwrap().into_iter().map(|event| event.what).collect();
    assert_eq!(done, ["created", "catalogue_added", "units_changed", "imported"]);
}

fn newcomer(code: &str) -> Unit {
    let name = format!("Đơn vị {code}");
    Unit { aliases: units()[0].aliases.clone(), ..Unit::new(code.parse().unwrap(), name, UnitKind::Other) }
}

fn knows(store: &Store, code: &str) -> bool {
    store.units().unwrap().iter().any(|unit| unit.code.as_str() == code)
}

#[test]
fn units_that_an_import_brings_go_and_come_with_it() {
    let mut store = store();
    let first = NewImport { units: vec![newcomer("lao")], ..import(vec![new_file(submission("lao", MAY, 1))]) };
    store.commit_import(first.clone()).unwrap();
    assert!(knows(&store, "lao"));
    store.undo_last_import(LATER).unwrap();
    assert!(!knows(&store, "lao"));
    assert!(!store.remove_unit(&"lao".parse().unwrap(), LATER).unwrap());
    let unknown = store.commit_import(import(vec![new_file(submission("lao", MAY, 2))]));
    assert!(matches!(unknown, Err(StoreError::UnknownUnit { .. })), "{unknown:?}");

    store.commit_import(first.clone()).unwrap();
    assert!(knows(&store, "lao"));
    assert_eq!(store.check(&[]).unwrap().problems, []);
}

#[test]
fn a_unit_that_a_list_names_stays_when_its_import_is_undone() {
    let mut store = store();
    let brought = NewImport {
        units: vec![newcomer("lao"), newcomer("nhat")],
        ..import(vec![new_file(submission("lao", MAY, 1)), new_file(submission("nhat", MAY, 2))])
    };
    store.commit_import(brought).unwrap();
    let member = Unit { parent: Some("nhat".parse().unwrap()), kind: UnitKind::Agency, ..newcomer("nhat-1") };
    store.upsert_units(&[newcomer("lao"), member], LATER).unwrap();
    store.undo_last_import(LATER).unwrap();
    assert!(knows(&store, "lao") && knows(&store, "nhat") && knows(&store, "nhat-1"));
}

#[test]
fn more_units_and_submissions_than_one_statement_holds_are_taken_in_whole_and_in_order() {
    let mut store = store();
    let codes: Vec<String> = (0..200).map(|number| format!("unit-{number}")).collect();
    let file = |count| NewFile {
        submissions: codes.iter().map(|code| submission(code, MAY, count)).collect::<Vec<_>>().into(),
        ..new_file(submission("48", MAY, 1))
    };
    let units: Vec<Unit> =
        codes.iter().map(|code| Unit { aliases: vec![format!("{code} khác")], ..newcomer(code) }).collect();
    let brought = NewImport { units: units.clone(), ..import(vec![file(1), file(2)]) };
    let summary = store.commit_import(brought.clone()).unwrap();
    assert_eq!((summary.files, summary.submissions), (2, 400));
    let current = store.current_of_period(MAY.parse().unwrap(), "nq17-2020").unwrap();
    assert!(current.iter().map(|stored| stored.submission.unit.as_str()).eq(codes.iter().map(String::as_str)));
    assert!(current.iter().all(|stored| stored.version_no == 2 && stored.file_name == current[0].file_name));

    store.undo_last_import(LATER).unwrap();
    assert_eq!(store.count_units().unwrap(), super::units().len());
    store.upsert_units(&[unit("79", "Hồ Chí Minh")], LATER).unwrap();
    store.commit_import(NewImport { units: units[50..].to_vec(), ..import(vec![]) }).unwrap();
    let known = store.units().unwrap();
    assert_eq!(known[super::units().len()].code.as_str(), "79");
    assert_eq!(
        known[super::units().len() + 1..],
        units[50..],
        "units that come back stand at the end, with their aliases"
    );
    assert_eq!(store.count_units().unwrap(), known.len());
    let version = store
        .commit_import(import(vec![NewFile { submissions: vec![submission("unit-60", MAY, 3)].into(), ..file(3) }]));
    assert_eq!(version.unwrap().submissions, 1);
    assert_eq!(store.current(&key("unit-60")).unwrap().unwrap().version_no, 3, "undone versions are counted");
}

#[test]
fn a_unit_that_is_missing_among_many_is_named() {
    let mut store = store();
    let sent = ["48", "01", "nowhere", "46"].map(|code| submission(code, MAY, 1));
    let file = NewFile { submissions: sent.to_vec().into(), ..new_file(submission("48", MAY, 1)) };
    let unknown = StoreError::UnknownUnit { code: "nowhere".parse().unwrap() };
    assert_eq!(store.commit_import(import(vec![file])).unwrap_err(), unknown);
    assert_eq!(store.imports().unwrap(), []);
}
