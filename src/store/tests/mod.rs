//! What holds for a data file, and the small world the tests are set in.

mod appraising;
mod checking;
mod importing;
mod migrating;
mod opening;
mod registering;
mod report_texts;
mod scenarios;
mod sequences;
mod versions;

use crate::domain::FileStatus;
use std::path::{Path, PathBuf};

use super::*;
use crate::domain::{
    Answer, Beside, CatalogueRef, Decimal, Finding, FindingKind, Silence, SourcedAnswer, Submission, SubmissionKey,
    Unit, UnitKind,
};

const NOW: &str = "2020-05-15T08:00:00+07:00";
const LATER: &str = "2020-05-16T09:30:00+07:00";
const MAY: &str = "2020-05";

fn catalogue() -> StoredCatalogue {
    StoredCatalogue { id: "nq17-2020".into(), version: 1, toml: "id = \"nq17-2020\"\n# Bộ tiêu chí\n".into() }
}

fn unit(code: &str, name: &str) -> Unit {
    Unit {
        aliases: vec![name.to_uppercase(), format!("T. {name}")],
        ..Unit::new(code.parse().unwrap(), name, UnitKind::Province).officially(&format!("tỉnh {name}"))
    }
}

fn units() -> Vec<Unit> {
    let agency = Unit {
        kind: UnitKind::Agency,
        parent: Some("48".parse().unwrap()),
        bloc: Some("so".into()),
        short_name: Some("Sở TTTT".into()),
        ..unit("48-stttt", "Sở Thông tin và Truyền thông")
    };
    // The agency stands before its province: order must not matter.
    vec![unit("01", "Hà Nội"), agency, unit("48", "Đà Nẵng"), unit("46", "Thừa Thiên Huế")]
}

fn store() -> Store {
    Store::in_memory(&catalogue(), &units(), NOW).unwrap()
}

/// A data file in a folder of its own.
fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("số liệu 2020.egov");
    Store::create(&path, &catalogue(), &units(), NOW).unwrap();
    (folder, path)
}

fn key(unit: &str) -> SubmissionKey {
    submission(unit, MAY, 0).key()
}

fn sourced(indicator: &str, answer: Answer) -> SourcedAnswer {
    let beside = Beside { evidence: Some("Báo cáo số 12/BC-STTTT".into()), ..Beside::default() };
    SourcedAnswer {
        sheet: Some("Tự đánh giá".into()),
        cells: Some("E12:F12".parse().unwrap()),
        ..SourcedAnswer::new(indicator, answer).with(beside)
    }
}

/// Answers of every kind, told apart by `value`.
fn submission(unit: &str, period: &str, value: i64) -> Submission {
    let exact: Decimal = "0.1400".parse().unwrap();
    Submission {
        unit: unit.parse().unwrap(),
        period: period.parse().unwrap(),
        catalogue: CatalogueRef { id: "nq17-2020".into(), version: 1 },
        answers: vec![
            sourced("D9", Answer::Ratio { numerator: Decimal::from(value), denominator: Decimal::from(1_000) }),
            sourced("D1", Answer::PercentOnly { fraction: exact }),
            sourced("C1", Answer::Count { count: Decimal::ZERO }),
            sourced("A1", Answer::YesNo { yes: true }),
            sourced("A2", Answer::YesNo { yes: false }),
            sourced("E1", Answer::Value { value: Decimal::MAX }),
            sourced("E2", Answer::Silent { reason: Silence::NotApplicable }),
            sourced("E3", Answer::Silent { reason: Silence::NoData }),
        ],
    }
}

fn workbook(text: &str) -> NewWorkbook {
    NewWorkbook { bytes: text.as_bytes().to_vec(), sha256: sha256_hex(text.as_bytes()) }
}

/// A submission as it was printed when the first fixture was made.
fn as_first_printed(Submission { unit, period, catalogue, answers }: &Submission) -> String {
    let answers = answers.iter().map(|given| {
        let SourcedAnswer { indicator, answer, sheet, cells, .. } = given;
        let cells = cells.map(|cells| cells.to_string());
        let original = given.original().map_or_else(String::new, |original| format!("original: Some({original:?}), "));
        let (evidence, note) = (given.evidence(), given.note());
        format!(
            "SourcedAnswer {{ indicator: {indicator:?}, answer: {answer:?}, sheet: {sheet:?}, cells: {cells:?}, \
             {original}evidence: {evidence:?}, note: {note:?} }}"
        )
    });
    let answers = answers.collect::<Vec<_>>().join(", ");
    format!("Submission {{ unit: {unit:?}, period: {period:?}, catalogue: {catalogue:?}, answers: [{answers}] }}")
}

/// A file whose bytes are unlike those of any other submission, and stay what they are in the fixtures.
fn new_file(submission: Submission) -> NewFile<'static> {
    let bytes = as_first_printed(&submission);
    NewFile {
        path: format!("thư mục/{}.xlsx", submission.unit),
        workbook: Some(workbook(&bytes)),
        status: FileStatus::New,
        findings: vec![Finding::of_file(FindingKind::NoAnswer { indicator: "E3".into() })],
        decisions: None,
        submissions: vec![submission].into(),
    }
}

fn import(files: Vec<NewFile<'static>>) -> NewImport<Vec<Result<NewFile<'static>, StoreError>>> {
    let files = files.into_iter().map(Ok).collect();
    NewImport { made_at: NOW.into(), label: "Thư mục tháng 5".into(), based_on: None, units: Vec::new(), files }
}

fn import_one(store: &mut Store, submission: Submission) -> ImportSummary {
    store.commit_import(import(vec![new_file(submission)])).unwrap()
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Changes a file behind the store's back, past its own guards.
fn tamper(path: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute_batch(sql).unwrap();
}
