//! Looking a file over.

use super::*;
use crate::catalogue::{self, Catalogue};

fn parsed_catalogue() -> Catalogue {
    let text = |vi: &str| catalogue::Text { vi: vi.into(), en: None };
    let indicator = |code: &str| catalogue::Indicator {
        code: code.into(),
        group: "A".into(),
        name: text(code),
        input: catalogue::Input::YesNo,
        max: Decimal::ONE,
        weight: Decimal::ONE,
        rule: catalogue::Rule::YesNo,
        target: None,
        applies_to: None,
        rollup: None,
        guidance: None,
        source: catalogue::Source {
            document: text("-"),
            clause: None,
            quote: None,
            citations: vec![],
            status: catalogue::SourceStatus::Verified,
            note: None,
        },
        enabled: true,
        national: vec![],
    };
    Catalogue {
        effective_from: None,
        id: "nq17-2020".into(),
        version: 1,
        name: text("-"),
        basis: None,
        units: crate::catalogue::Assessed::Provinces,
        rankings: crate::catalogue::Rankings::Together,
        digits: 2,
        rounding: catalogue::Rounding::PerIndicator,
        missing: catalogue::MissingPolicy::Zero,
        min_coverage: Decimal::ZERO,
        rank_by: catalogue::RankBy::Percent,
        ties: catalogue::TiePolicy::Competition,
        aggregation: catalogue::Aggregation::Sum,
        min_members: Decimal::ZERO,
        bands_by: catalogue::BandsBy::Percent,
        total: Decimal::ZERO,
        bands: vec![],
        blocs: vec![],
        groups: vec![],
        indicators: ["D9", "D1", "C1", "A1", "A2", "E1", "E2"].map(indicator).to_vec(),
        references: vec![],
        consistency: vec![],
        cumulative: vec![],
    }
}

fn file_with_an_import() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = file();
    import_one(&mut Store::open(&path).unwrap(), submission("48", MAY, 1));
    (folder, path)
}

fn problems_after(sql: &str) -> Vec<CheckProblem> {
    let (_folder, path) = file_with_an_import();
    tamper(&path, sql);
    Store::open(&path).unwrap().check(&[]).unwrap().problems
}

#[test]
fn a_sound_file_has_no_problems() {
    let (_folder, path) = file_with_an_import();
    let mut store = Store::open(&path).unwrap();
    import_one(&mut store, submission("48", MAY, 2));
    import_one(&mut store, submission("01", "2019-12", 2));
    let report = store.check(&[]).unwrap();
    let expected = CheckReport {
        integrity: "ok".into(),
        schema_version: SCHEMA_VERSION,
        periods: vec!["2019-12".parse().unwrap(), MAY.parse().unwrap()],
        submissions: 2,
        problems: vec![],
    };
    assert_eq!(report, expected);
    let json = serde_json::to_string(&report).unwrap();
    let told = format!(r#""integrity":"ok","schema_version":{SCHEMA_VERSION},"periods":["2019-12","2020-05"]"#);
    assert!(json.contains(&told), "{json}");
}

#[test]
fn a_workbook_whose_bytes_were_changed_is_found() {
    let found = problems_after("UPDATE workbook SET bytes = zeroblob(size)");
    let [CheckProblem::WorkbookAltered { path, .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(path.as_deref(), Some("thư mục/48.xlsx"));
}

#[test]
fn a_catalogue_whose_text_was_changed_is_found() {
    let found = problems_after("UPDATE catalogue_version SET toml = 'other'");
    assert_eq!(found, [CheckProblem::CatalogueAltered { catalogue: "nq17-2020".into(), version: 1 }]);
}

#[test]
fn a_submission_of_no_unit_is_found() {
    let found = problems_after("UPDATE submission SET unit = '99'");
    assert_eq!(found, [CheckProblem::DanglingReference { table: "submission".into(), refers_to: "unit".into() }]);
}

#[test]
fn figures_that_are_no_numbers_are_found_and_never_read_as_zero() {
    let (_folder, path) = file_with_an_import();
    tamper(
        &path,
        "DROP TRIGGER answers_are_not_rewritten;
         UPDATE submission SET answers = replace(answers, '\"1/1000\"', '\"12 %/1000\"')",
    );
    let store = Store::open(&path).unwrap();
    let unreadable = CheckProblem::UnreadableAnswer {
        unit: "48".into(),
        period: MAY.into(),
        catalogue: "nq17-2020".into(),
        indicator: "D9".into(),
    };
    assert_eq!(store.check(&[]).unwrap().problems, [unreadable]);
    assert!(matches!(store.current(&key("48")), Err(StoreError::Damaged { .. })));
}

#[test]
fn answers_to_indicators_the_catalogue_does_not_have_are_found() {
    let (_folder, path) = file_with_an_import();
    let unknown = CheckProblem::UnknownIndicator {
        unit: "48".into(),
        period: MAY.into(),
        catalogue: "nq17-2020".into(),
        indicator: "E3".into(),
    };
    assert_eq!(Store::open(&path).unwrap().check(&[parsed_catalogue()]).unwrap().problems, [unknown]);
}

#[test]
fn answers_to_a_catalogue_version_the_file_lacks_are_found() {
    let mut store = store();
    let mut given_to_two = submission("48", MAY, 1);
    given_to_two.catalogue.version = 2;
    import_one(&mut store, given_to_two);
    let missing = CheckProblem::CatalogueVersionMissing {
        unit: "48".into(),
        period: MAY.into(),
        catalogue: "nq17-2020".into(),
        version: 2,
    };
    assert_eq!(store.check(&[]).unwrap().problems, [missing]);
}

#[test]
fn damage_is_reported_rather_than_stumbled_over() {
    let (_folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    let large = NewFile { workbook: Some(workbook(&"x".repeat(100_000))), ..new_file(submission("48", MAY, 1)) };
    store.commit_import(import(vec![large])).unwrap();
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    for page in [3, 5, 7, pages - 2] {
        bytes[page * 4096..][..200].fill(0xA5);
    }
    std::fs::write(&path, bytes).unwrap();
    let report = Store::open(&path).unwrap().check(&[]).unwrap();
    assert_ne!(report.integrity, "ok");
}

#[test]
fn decisions_mappings_and_choices_that_make_no_sense_are_found() {
    let (_folder, path) = file_with_an_import();
    tamper(
        &path,
        "UPDATE import_file SET decisions = '{\"edits\": 7}';
         INSERT INTO mapping (import, unit, form, mapping, confirmed_at) VALUES (1, '48', 'f', '{}', 'now');
         INSERT INTO version_choice (submission, above, chosen_at) VALUES (1, 9, 'now');",
    );
    let expected = [
        CheckProblem::UnreadableDecisions { path: "thư mục/48.xlsx".into() },
        CheckProblem::UnreadableMapping { unit: "48".into(), form: "f".into() },
        CheckProblem::OddVersionChoice {
            unit: "48".into(),
            period: MAY.into(),
            catalogue: "nq17-2020".into(),
            version_no: 1,
        },
    ];
    assert_eq!(Store::open(&path).unwrap().check(&[]).unwrap().problems, expected);
}

#[test]
fn appraisals_that_make_no_sense_are_found() {
    let (_folder, path) = file();
    let ratio = |numerator| format!(r#"'{{"kind":"ratio","numerator":"{numerator}","denominator":"9"}}'"#);
    let insert = |indicator: &str, answer: &str, points: &str, against: &str| {
        format!(
            "INSERT INTO appraisal (unit, period, catalogue, indicator, answer, points, against, made_at)
             VALUES ('48', '{MAY}', 'nq17-2020', '{indicator}', {answer}, {points}, {against}, 'now');"
        )
    };
    let rows = [
        insert("D1", &ratio(1), "NULL", &ratio(1)),
        insert("D1", &ratio(2), "NULL", &ratio(1)),
        insert("D1", "NULL", "'tám'", "NULL"),
        insert("Z9", "NULL", "'8'", "NULL"),
    ];
    tamper(&path, &format!("INSERT INTO period (code) VALUES ('{MAY}'); {}", rows.concat()));
    let parts = |indicator: &str| ("48".to_owned(), MAY.to_owned(), "nq17-2020".to_owned(), indicator.to_owned());
    let (unit, period, catalogue, indicator) = parts("D1");
    let unexplained = CheckProblem::AppraisalWithoutReason { unit, period, catalogue, indicator };
    let (unit, period, catalogue, indicator) = parts("D1");
    let unreadable = CheckProblem::UnreadableAppraisal { unit, period, catalogue, indicator };
    let (unit, period, catalogue, indicator) = parts("Z9");
    let unknown = CheckProblem::AppraisalOfUnknownIndicator { unit, period, catalogue, indicator };
    let problems = Store::open(&path).unwrap().check(&[parsed_catalogue()]).unwrap().problems;
    assert_eq!(problems, [unexplained, unreadable, unknown]);
}
