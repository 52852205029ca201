//! A trial is what the data would really give, and leaves them alone.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::catalogue::print;
use crate::domain::Change;
use crate::i18n::Language;
use crate::service::import::{ImportRequest, confirm, preview_workbooks};
use crate::service::score::{State, score_period};
use crate::service::{CatalogueChoice, Going, json};
use crate::store::StoreError;

const CODES: [&str; 4] = ["D1", "D2", "C3", "A1"];
const UNITS: [&str; 3] = ["48", "01", "79"];

fn may() -> Period {
    "2020-05".parse().unwrap()
}

fn code(code: &str) -> UnitCode {
    code.parse().unwrap()
}

/// A data file with one table in it: a row a unit, a figure an indicator.
fn project(folder: &tempfile::TempDir, catalogue: &CatalogueChoice, rows: &[[String; 4]]) -> Project {
    let mut project = Project::create(&folder.path().join("a.egov"), catalogue).unwrap();
    let lines = UNITS.iter().zip(rows).map(|(unit, row)| format!("{unit}\t{}\n", row.join("\t")));
    let table = format!("Tỉnh\t{}\n{}", CODES.join("\t"), lines.collect::<String>());
    let request = ImportRequest { period: Some(may()), ..ImportRequest::default() };
    let workbooks = vec![(PathBuf::from("bảng.tsv"), table.into_bytes())];
    let preview = preview_workbooks(&project, &request, workbooks, &mut |_| Going::Continue(())).unwrap();
    confirm(&mut project, &preview, "").unwrap().unwrap();
    project
}

fn usual() -> Vec<[String; 4]> {
    [["42/300", "10/100", "5200", "Có"], ["90/300", "20/100", "900", "Không"], ["60/300", "5/100", "7000", "Có"]]
        .map(|row| row.map(str::to_owned))
        .to_vec()
}

/// Scores as they are printed, without what says where figures were read.
fn printed(project: &Project, scores: &PeriodScores) -> String {
    json::text(&json::scores(project, scores)).unwrap()
}

fn set(project: &Project, unit: &str, text: &str) -> Change {
    change_of_answer(project.catalogue(), &code(unit), text).unwrap()
}

/// A share of 0–300, a share of 0–100, a count, a yes or no: as typed.
fn figure(which: usize, number: u32) -> String {
    match which {
        0 => format!("{number}/300"),
        1 => format!("{}%", number % 101),
        2 => number.to_string(),
        _ => if number.is_multiple_of(2) { "có" } else { "không" }.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn a_trial_is_what_a_data_file_really_changed_so_would_give(
        figures in proptest::collection::vec((0usize..3, 0usize..4, 0u32..=300), 0..5),
        max in proptest::option::of(1u32..40),
        target in proptest::option::of(1u32..=100),
        group in proptest::option::of(20u32..90),
        turned in any::<bool>(),
    ) {
        let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let tried = project(&folders[0], &CatalogueChoice::default(), &usual());
        let catalogue = tried.catalogue().clone();
        let mut changes: Vec<Change> = Vec::new();
        let mut rows = usual();
        for (unit, which, number) in figures {
            rows[unit][which] = figure(which, number);
            let change = set(&tried, UNITS[unit], &format!("{}={}", CODES[which], rows[unit][which]));
            changes.retain(|other| other.subject() != change.subject());
            changes.push(change);
        }
        changes.extend(max.map(|max| change_of_weight(&catalogue, &format!("D1={max}")).unwrap()));
        changes.extend(target.map(|target| change_of_target(&catalogue, &format!("D1={target}%")).unwrap()));
        changes.extend(group.map(|group| change_of_weight(&catalogue, &format!("C={group}")).unwrap()));
        if turned {
            changes.reverse();
        }
        let scenario: Scenario = changes.into_iter().collect();

        let toml = folders[1].path().join("khác.toml");
        fs::write(&toml, print(&catalogue.otherwise(&scenario).unwrap())).unwrap();
        let really = project(&folders[1], &CatalogueChoice::File(toml), &rows);
        let scored = score_period(&really, may(), &Whom::Compared).unwrap();
        let file = fs::read(tried.path()).unwrap();
        let trial = what_if(&tried, may(), &code("48"), Basis::Counts, &scenario).unwrap();
        prop_assert_eq!(printed(&tried, &trial.after), printed(&really, &scored));
        prop_assert!(fs::read(tried.path()).unwrap() == file, "the data file is what it was");
        if scenario.is_empty() {
            prop_assert_eq!(printed(&tried, &trial.after), printed(&tried, &trial.before));
        }
    }
}

#[test]
fn a_trial_tells_what_moves_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder, &CatalogueChoice::default(), &usual());
    let scenario = Scenario::from_iter([set(&project, "48", "D1=90/300")]);
    let trial = what_if(&project, may(), &code("48"), Basis::Counts, &scenario).unwrap();
    let told = told(&project, &trial, &Words::new(Language::Vi)).unwrap();
    assert!(told.changes[0].text.ends_with("Đà Nẵng: 42/300 (14,00%) → 90/300 (30,00%)"), "{:?}", told.changes);
    assert_eq!(told.indicators.len(), 1);
    let line = &told.indicators[0];
    assert_eq!(line.values, ["42/300 (14,00%)", "90/300 (30,00%)"]);
    assert!(line.score.by.starts_with('+'), "{:?}", line.score);
    assert!(line.reason.iter().any(|line| line.contains("90 ÷ 300")), "{:?}", line.reason);
    assert_eq!(line.reason.last().unwrap(), "Đà Nẵng: 90/300 (30,00%), số liệu thử, không có trong dữ liệu");
}

#[test]
fn a_trial_is_scored_from_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder, &CatalogueChoice::default(), &usual());
    let scenario = Scenario::from_iter([set(&project, "48", "D1=90/300")]);
    let tried = |basis| what_if(&project, may(), &code("48"), basis, &scenario).unwrap();
    let known =
        |scores: &PeriodScores| scores.of(&code("48")).unwrap().score.indicator("D1").unwrap().state == State::Answered;
    let [own, appraised] = [tried(Basis::SelfAssessed), tried(Basis::Appraised)];
    assert!(known(&own.before), "it assessed itself");
    assert!(!known(&appraised.before), "nobody appraised it");
    assert!(known(&appraised.after), "a figure that is tried stands for one that was appraised");
}

#[test]
fn a_scenario_is_kept_opened_and_told_where_the_criteria_set_is_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(&folder, &CatalogueChoice::default(), &usual());
    let scenario = Scenario::from_iter([set(&project, "48", "D1=90/300")]);
    let trial = what_if(&project, may(), &code("48"), Basis::Counts, &scenario).unwrap();
    save(&mut project, &trial, "  Nâng DVC  ", false).unwrap();
    assert!(matches!(
        save(&mut project, &trial, "Nâng DVC", false),
        Err(ServiceError::Store(StoreError::ScenarioExists { .. }))
    ));
    assert!(matches!(save(&mut project, &trial, " ", false), Err(ServiceError::NotAScenarioName { .. })));
    let opened = open(&project, "Nâng DVC").unwrap().named;
    assert_eq!(opened.scenario, scenario);
    let words = Words::new(Language::Vi);
    assert!(mismatches(&opened, project.catalogue(), may(), &words).is_empty());
    let newer = Catalogue { version: 2, ..project.catalogue().clone() };
    let told = mismatches(&opened, &newer, "2020-06".parse().unwrap(), &words);
    assert!(told[0].contains("nq17-2020@1") && told[0].contains("nq17-2020@2"), "{told:?}");
    assert_eq!(told.len(), 2);
    delete(&mut project, "Nâng DVC").unwrap();
    assert!(saved(&project).unwrap().is_empty());
}

#[test]
fn changes_are_read_as_they_are_typed() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
    let catalogue = project.catalogue();
    let target = |text: &str| match change_of_target(catalogue, text) {
        Ok(Change::Target { value, .. }) => Ok(value.normalize().to_string()),
        Ok(other) => panic!("{other:?}"),
        Err(error) => Err(error.to_string()),
    };
    for spelled in ["D1=40%", "D1 = 0,4", "D1=0.4", "D1=0.400"] {
        assert_eq!(target(spelled).as_deref(), Ok("0.4"), "{spelled}");
    }
    assert!(matches!(change_of_target(catalogue, "D1"), Err(ServiceError::NotAChange { .. })));
    assert!(matches!(change_of_target(catalogue, "D1=cao"), Err(ServiceError::NotANumber { .. })));
    assert!(matches!(change_of_weight(catalogue, "D1=15%"), Err(ServiceError::NotANumber { .. })));
    assert!(matches!(change_of_weight(catalogue, "D=50"), Ok(Change::GroupWeight { .. })));
    assert!(matches!(change_of_weight(catalogue, "D1=12,5"), Ok(Change::Weight { .. })));
    let of = |text: &str| change_of_answer(catalogue, &code("48"), text);
    let Ok(Change::Answer { unit, .. }) = of("48-stttt/D1=12/40") else { panic!() };
    assert_eq!(unit, code("48-stttt"));
    assert!(matches!(of("D1=1000/310"), Err(ServiceError::NotAnAnswer { .. })));
    assert!(matches!(of("Z9=1"), Err(ServiceError::WhatIf(_))));
}

#[test]
fn answers_are_written_as_they_can_be_typed_again() {
    let catalogue = crate::catalogue::load_shipped("nq17-2020").unwrap().unwrap();
    for language in [Language::Vi, Language::En] {
        let words = Words::new(language);
        for (indicator, typed) in [
            ("D1", "310/1000"),
            ("D1", "12,375%"),
            ("C3", "1234567"),
            ("A1", "có"),
            ("A1", "không"),
            ("D1", "không áp dụng"),
            ("C3", "chưa có số liệu"),
        ] {
            let indicator = catalogue.indicator(indicator).unwrap();
            let known = answer(indicator, typed).unwrap();
            assert_eq!(answer(indicator, &words.typed(&known)).unwrap(), known, "{typed}");
        }
    }
}
