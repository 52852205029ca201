//! What-if and scenarios.

use super::*;

fn what_if(file: &Path, arguments: &[&str]) -> Output {
    run(&[&["what-if", text(file)][..], arguments].concat())
}

const WHOM: [&str; 4] = ["--period", "2020-05", "--unit", "84"];

fn tried(file: &Path, arguments: &[&str]) -> Value {
    let output = what_if(file, &[&WHOM[..], arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    json(&output)
}

#[test]
fn nothing_set_otherwise_changes_nothing_and_writes_nothing() {
    let file = demo_file();
    let before = fs::read(&file).unwrap();
    let found = tried(&file, &[]);
    assert_eq!(found["schema"], "egov-score/what-if/1");
    assert_eq!(found["before"], found["after"]);
    assert_eq!((&found["indicators"], &found["others"]), (&serde_json::json!([]), &serde_json::json!([])));
    tried(&file, &["--set", "D1=299/300", "--target", "D2=45%", "--weight", "D=60"]);
    assert!(fs::read(&file).unwrap() == before, "the data file is what it was");
}

#[test]
fn a_figure_moves_the_unit_and_a_target_everybody() {
    let file = demo_file();
    let figure = tried(&file, &["--set", "D1=300/300"]);
    let rank = |side: &str| figure[side]["rank"].as_u64().unwrap();
    assert!(rank("after") < rank("before"), "{figure}");
    assert_eq!(figure["indicators"][0]["after"]["numerator"], "300");
    assert!(!figure["indicators"][0]["reason"].as_array().unwrap().is_empty());
    let target = tried(&file, &["--target", "D1=0,9"]);
    assert_eq!(target["indicators"][0]["after"]["target"], "0.9");
    assert!(target["others"].as_array().unwrap().len() > 5, "a target moves others too: {target}");
    let weight = tried(&file, &["--weight", "D1=25"]);
    assert_eq!((&weight["before"]["max"], &weight["after"]["max"]), (&"100.00".into(), &"115.00".into()));
}

#[test]
fn a_trial_is_scored_from_the_basis_asked_for() {
    let file = demo_file();
    let appraised = tried(&file, &["--basis", "appraised", "--set", "D1=300/300"]);
    assert_eq!((&appraised["basis"], &appraised["before"]["coverage"]), (&"appraised".into(), &"0.00".into()));
    assert_ne!(appraised["after"]["coverage"], "0.00", "what is tried stands for what was appraised");
    assert_eq!(tried(&file, &[])["basis"], "counts");
}

#[test]
fn the_table_says_what_moves_and_why_in_both_languages() {
    let file = demo_file();
    let table = printed(&what_if(&file, &[&WHOM[..], &["--set", "D1=300/300"]].concat()));
    assert!(table.starts_with("Thử trên tháng 5 năm 2020, tỉnh Trà Vinh. Chưa ghi gì vào dữ liệu."), "{table}");
    for part in ["KẾT QUẢ", "→ 300/300 (100,00%)", "300 ÷ 300", "ĐƠN VỊ KHÁC ĐỔI HẠNG"] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let english = printed(&what_if(&file, &[&WHOM[..], &["--set", "D1=300/300", "--lang", "en"]].concat()));
    assert!(english.contains("Nothing is written to the data"), "{english}");
}

#[test]
fn a_scenario_is_saved_listed_opened_replaced_on_demand_and_deleted() {
    let (_folder, file) = own_copy();
    let save =
        |set: &str, more: &[&str]| what_if(&file, &[&WHOM[..], &["--set", set, "--save", "Nâng DVC"], more].concat());
    assert!(save("D1=300/300", &[]).status.success());
    let again = save("D1=200/300", &[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(errors(&again).contains("--replace"), "{}", errors(&again));
    assert!(save("D1=250/300", &["--replace"]).status.success());

    let list = json(&what_if(&file, &["--list", "--format", "json"]));
    assert_eq!(list["schema"], "egov-score/scenarios/1");
    assert_eq!(list["scenarios"].as_array().unwrap().len(), 1);
    assert_eq!(list["scenarios"][0]["changes"][0]["answer"]["numerator"], "250");
    assert!(printed(&what_if(&file, &["--list"])).contains("Nâng DVC"));

    let opened = json(&what_if(&file, &["--scenario", "Nâng DVC", "--target", "D2=50%", "--format", "json"]));
    assert_eq!((&opened["unit"], &opened["scenario"]), (&"84".into(), &"Nâng DVC".into()));
    assert_eq!(opened["changes"].as_array().unwrap().len(), 2);
    let elsewhere = what_if(&file, &["--scenario", "Nâng DVC", "--period", "2020-03"]);
    assert!(errors(&elsewhere).contains("tháng 5 năm 2020"), "{}", errors(&elsewhere));

    assert!(what_if(&file, &["--delete", "Nâng DVC"]).status.success());
    assert_eq!(what_if(&file, &["--delete", "Nâng DVC"]).status.code(), Some(2));
    assert_eq!(what_if(&file, &["--scenario", "Nâng DVC"]).status.code(), Some(2));
    assert!(run(&["check", text(&file)]).status.success());
}

#[test]
fn what_cannot_be_tried_is_a_usage_error_that_says_why() {
    let file = demo_file();
    for (arguments, said) in [
        (&["--set", "Z9=1"][..], "Z9"),
        (&["--set", "D1=1000/310"], "310/1000"),
        (&["--set", "C3=có"], "C3"),
        (&["--set", "D1"], "MÃ=GIÁ TRỊ"),
        (&["--set", "77-x/D1=1/2"], "77-x"),
        (&["--target", "C3=10"], "C3"),
        (&["--target", "D1=cao"], "cao"),
        (&["--target", "D1=150%"], "D1"),
        (&["--weight", "D1=-2"], "D1"),
        (&["--weight", "C3=5"], "C3"),
        (&["--weight", "Q=5"], "Q"),
    ] {
        let output = what_if(&file, &[&WHOM[..], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(errors(&output).contains(said), "{arguments:?}: {}", errors(&output));
    }
    assert_eq!(what_if(&file, &["--unit", "84"]).status.code(), Some(2), "a period is asked for");
    assert_eq!(what_if(&file, &["--period", "2020-05"]).status.code(), Some(2), "and a unit");
}
