//! Whatever a table holds, importing, scoring and undoing it neither fails nor leaves a trace in the scores.

use std::path::PathBuf;

use proptest::prelude::*;

use super::import::{ImportRequest, confirm, preview_workbooks};
use super::score::{Whom, score_period};
use super::{CatalogueChoice, Going, Project, json, maintain};
use crate::domain::Period;

const ODD: &[&str] = &[
    "",
    "-",
    "x",
    "Có",
    "không",
    "0",
    "1",
    "310/1000",
    "1/0",
    "5/3",
    "93,1%",
    "0.931",
    "9.166.229",
    "1.234",
    "-5",
    "1e9",
    "n/a",
    "#DIV/0!",
    "99999999999999999999999999999",
    "0,0000000000000000000001",
    "31%",
    "12 phần",
    "  7  ",
];

fn table() -> impl Strategy<Value = String> {
    let cell = proptest::sample::select(ODD);
    let unit = proptest::sample::select(vec!["Đà Nẵng", "01", "TP Hồ Chí Minh", "Quảng", "Hà Nam", "", "Tổng cộng"]);
    let row =
        (unit, proptest::collection::vec(cell, 6)).prop_map(|(unit, cells)| format!("{unit}\t{}", cells.join("\t")));
    proptest::collection::vec(row, 1..6).prop_map(|rows| format!("Tỉnh\tA1\tB3\tC1\tD1\tD2\tD7\n{}\n", rows.join("\n")))
}

fn scores(project: &Project, period: Period) -> String {
    let scores = score_period(project, period, &Whom::Compared).unwrap();
    json::text(&json::scores(project, &scores)).unwrap()
}

#[test]
fn any_table_is_imported_scored_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::create(&folder.path().join("x.egov"), &CatalogueChoice::default()).unwrap();
    // The cases share one file; each must leave it as it found it.
    let project = std::cell::RefCell::new(project);
    let period: Period = "2020-05".parse().unwrap();
    let before = scores(&project.borrow(), period);
    proptest!(ProptestConfig::with_cases(48), |(table in table())| {
        let mut project = project.borrow_mut();
        let request = ImportRequest { period: Some(period), ..ImportRequest::default() };
        let workbooks = vec![(PathBuf::from("bảng.tsv"), table.into_bytes())];
        let preview = preview_workbooks(&project, &request, workbooks, &mut |_| Going::Continue(())).unwrap();
        let imported = confirm(&mut project, &preview, "").unwrap();
        scores(&project, period);
        if imported.is_some() {
            maintain::undo_last_import(&mut project).unwrap();
        }
        prop_assert_eq!(scores(&project, period), before.clone());
    });
    assert_eq!(maintain::check(&project.borrow()).unwrap().problems, []);
}
