//! Importing again, whatever came between: nothing is doubled, nothing newer is pushed out, nothing is lost unsaid.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};

use egov_score::domain::{FileStatus, Period, UnitCode};
use egov_score::service::import::{ImportRequest, Preview, confirm, preview};
use egov_score::service::score::{Whom, score_period};
use egov_score::service::{CatalogueChoice, Going, Project, maintain};

struct Desk {
    folder: tempfile::TempDir,
    project: Project,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        Self { folder, project }
    }

    fn table(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn look(&self, path: &Path, period: &str) -> Preview {
        let request = ImportRequest {
            paths: vec![path.to_owned()],
            period: Some(period.parse().unwrap()),
            ..ImportRequest::default()
        };
        preview(&self.project, &request, &mut |_| Going::Continue(())).unwrap()
    }

    /// Imports a file and says what became of it and which kinds of finding it has.
    fn import(&mut self, path: &Path, period: &str) -> (FileStatus, Vec<&'static str>) {
        let preview = self.look(path, period);
        let file = &preview.files[0];
        let outcome = (file.status, file.findings.iter().map(|finding| finding.kind.code()).collect());
        confirm(&mut self.project, &preview, "").unwrap();
        outcome
    }

    /// The measured value of D1 as text; nothing where there is no figure.
    fn d1(&self, unit: &str, period: &str) -> Option<String> {
        let scores = score_period(&self.project, period.parse::<Period>().unwrap(), &Whom::Compared).unwrap();
        let unit: UnitCode = unit.parse().unwrap();
        let score = scores.of(&unit).unwrap().score.indicator("D1").unwrap();
        score.value().map(|value| value.normalize().to_string())
    }
}

#[test]
fn an_older_file_sent_again_does_not_push_out_the_newer_one() {
    let mut desk = Desk::new();
    let older = desk.table("v1.csv", "Mã,D1\n48,100/1000\n");
    let newer = desk.table("v2.csv", "Mã,D1\n48,200/1000\n");
    assert_eq!(desk.import(&older, "2020-05").0, FileStatus::New);
    assert_eq!(desk.import(&newer, "2020-05").0, FileStatus::Changed);
    let (status, kinds) = desk.import(&older, "2020-05");
    assert_eq!((status, kinds), (FileStatus::Same, vec!["older_file_again"]));
    assert_eq!(desk.d1("48", "2020-05").as_deref(), Some("0.2"));
}

#[test]
fn a_file_imported_for_the_wrong_period_can_be_imported_for_the_right_one() {
    let mut desk = Desk::new();
    let table = desk.table("a.csv", "Mã,D1\n48,100/1000\n");
    desk.import(&table, "2020-04");
    maintain::undo_last_import(&mut desk.project).unwrap();
    assert_eq!(desk.import(&table, "2020-05").0, FileStatus::New);
    assert_eq!(
        desk.import(&table, "2020-03").0,
        FileStatus::New,
        "the same bytes for another period are other figures"
    );
    assert_eq!(desk.import(&table, "2020-05"), (FileStatus::Same, vec!["same_file_again"]));
}

#[test]
fn a_row_that_was_not_known_comes_in_once_its_unit_is() {
    let mut desk = Desk::new();
    let table = desk.table("a.csv", "Mã,D1\n48,100/1000\n48-moi,50/100\n");
    let (status, kinds) = desk.import(&table, "2020-05");
    assert!(status == FileStatus::NeedsAttention && kinds.contains(&"unit_unknown"), "{kinds:?}");
    desk.project.take_units("u.csv", "code,name,kind,parent\n48-moi,Sở Mới,agency,48\n".as_bytes()).unwrap();
    let preview = desk.look(&table, "2020-05");
    let units: Vec<_> = preview.files[0].submissions.iter().map(|submission| submission.unit.to_string()).collect();
    assert_eq!(units, ["48-moi"], "only what has not come in yet");
}

#[test]
fn a_withdrawn_unit_comes_back_with_its_file() {
    let mut desk = Desk::new();
    let table = desk.table("a.csv", "Mã,D1\n48,100/1000\n01,200/1000\n");
    desk.import(&table, "2020-05");
    let first = desk.look(&table, "2020-05");
    assert_eq!(first.files[0].status, FileStatus::Same);
    maintain::withdraw(&mut desk.project, &first.files[0].submissions[0].key()).unwrap();
    let again = desk.look(&table, "2020-05");
    assert_eq!((again.files[0].status, again.files[0].submissions.len()), (FileStatus::New, 1));
}

#[test]
fn a_table_of_fewer_columns_says_which_figures_it_takes_away() {
    let mut desk = Desk::new();
    let whole = desk.table("a.csv", "Mã,D1,D2\n48,100/1000,50/200\n");
    let part = desk.table("b.csv", "Mã,D1\n48,150/1000\n");
    desk.import(&whole, "2020-05");
    let (status, kinds) = desk.import(&part, "2020-05");
    assert!(status == FileStatus::NeedsAttention && kinds.contains(&"figures_lost"), "{status:?} {kinds:?}");
}
