//! The command `score`: its shapes, its explanations, its silences.

use super::*;

#[test]
fn scores_are_given_in_the_shape_of_the_contract() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let scores = json(&output);
    assert_eq!(scores["schema"], "egov-score/scores/1");
    assert_eq!(scores["catalogue"], "nq17-2020");
    let units = scores["units"].as_array().unwrap();
    assert_eq!(units.len(), 63);
    let first = &units[0];
    assert_eq!((&first["rank"], &first["status"]), (&Value::from(1), &Value::from("ranked")));
    for key in ["code", "name", "rank_label", "basis", "score", "max", "percent", "coverage", "band"] {
        assert!(first[key].is_string(), "{key}: {first}");
    }
    let indicator = &first["indicators"][0];
    for key in ["code", "state", "score", "max"] {
        assert!(indicator[key].is_string(), "{key}: {indicator}");
    }
    assert!(units.iter().any(|unit| unit["status"] == "unranked" && unit["rank"].is_null()));
}

#[test]
fn printed_points_of_indicators_add_up_to_groups_and_total() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]);
    let cents = |value: &Value| -> i64 { value.as_str().unwrap().replace('.', "").parse().unwrap() };
    for unit in json(&output)["units"].as_array().unwrap() {
        let sum = |list: &str| -> i64 { unit[list].as_array().unwrap().iter().map(|part| cents(&part["score"])).sum() };
        assert_eq!(cents(&unit["score"]), sum("indicators"), "{}", unit["name"]);
        assert_eq!(cents(&unit["score"]), sum("groups"), "{}", unit["name"]);
    }
}

#[test]
fn a_score_explains_itself_with_formula_numbers_cell_and_file() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "01/D1"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let shown = printed(&output);
    for part in ["D1", "Hà Nội", "÷ 30%) × 10 ", "Tự đánh giá!", ".xlsx"] {
        assert!(shown.contains(part), "{part} is missing in:\n{shown}");
    }
}

#[test]
fn a_group_and_the_total_explain_themselves_by_their_parts() {
    let explained =
        |what: &str| printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", what]));
    let (group, total) = (explained("01/D"), explained("01/total"));
    assert!(group.contains("Phục vụ người dân") && group.contains(" + ") && group.contains(" = "), "{group}");
    assert!(total.contains("Tổng điểm") && total.contains(" + ") && total.contains(" = "), "{total}");
}

#[test]
fn a_table_is_printed_in_either_language() {
    let vi = printed(&run(&["score", text(&demo_file()), "--period", "2020-05"]));
    let en = printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--lang", "en"]));
    assert!(vi.contains("Xếp loại") && vi.contains("chưa gửi"), "{vi}");
    assert!(en.contains("Band") && en.contains("not sent"), "{en}");
}

#[test]
fn agencies_are_scored_within_their_province() {
    let output = run(&[
        "score",
        text(&demo_file()),
        "--period",
        "2020-05",
        "--units",
        "agency",
        "--within",
        "48",
        "--format",
        "json",
    ]);
    let scores = json(&output);
    let units = scores["units"].as_array().unwrap();
    assert!(units.len() >= 5);
    assert!(units.iter().all(|unit| unit["code"].as_str().unwrap().starts_with("48-")));
}

#[test]
fn a_unit_that_has_not_sent_has_no_zero_in_the_score_table() {
    let csv = printed(&run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "csv"]));
    let row = csv.lines().find(|line| line.contains(",12,")).unwrap();
    assert!(!row.contains("0.00") && row.contains("chưa gửi"), "{row}");
    assert!(csv.lines().skip(1).all(|line| line.ends_with("SỐ LIỆU MINH HỌA")), "{csv}");
}

#[test]
fn a_unit_that_has_not_sent_has_neither_percent_nor_coverage_in_json() {
    let scores = json(&run(&["score", text(&demo_file()), "--period", "2020-05", "--format", "json"]));
    let unit = scores["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "12").unwrap();
    assert_eq!((&unit["percent"], &unit["coverage"], &unit["score"]), (&Value::Null, &Value::Null, &"0.00".into()));
}

#[test]
fn the_score_of_an_agency_explains_itself_without_being_told_that_it_is_one() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "48-stttt/D1"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(printed(&output).contains("D1") && printed(&output).contains(".xlsx"), "{}", printed(&output));
    let province =
        run(&["score", text(&demo_file()), "--period", "2020-05", "--units", "agency", "--explain", "48/D1"]);
    assert_eq!(province.status.code(), Some(0), "{}", errors(&province));
}

#[test]
fn the_figures_of_agencies_in_an_explanation_add_up_to_that_of_their_province() {
    let output = run(&["score", text(&demo_file()), "--period", "2020-05", "--explain", "48/D1"]);
    let shown = printed(&output);
    let number = |text: &str| -> u64 { text.trim().replace('.', "").parse().unwrap() };
    let (mut part, mut whole) = (0, 0);
    for line in shown.lines().filter(|line| line.contains(".xlsx")) {
        let ratio = line.split(": ").find_map(|piece| piece.split_once(" (")?.0.split_once('/')).expect(line);
        part += number(ratio.0);
        whole += number(ratio.1);
    }
    let division = shown.lines().find(|line| line.contains(" ÷ ") && !line.contains("min(")).unwrap();
    let (left, right) = division.split_once(" ÷ ").unwrap();
    assert_eq!((part, whole), (number(left), number(right.split([' ', '=', '≈']).next().unwrap())), "{shown}");
}

#[test]
fn the_basis_asked_for_is_named() {
    let basis = |name: &str| {
        let file = demo_file();
        let arguments = ["score", text(&file), "--period", "2020-05", "--format", "json", "--basis", name];
        json(&run(&arguments))
    };
    let (mut own, counts) = (basis("self"), basis("counts"));
    for unit in own["units"].as_array_mut().unwrap() {
        assert_eq!(unit["basis"], "self");
        unit["basis"] = "counts".into();
    }
    assert_eq!(own, counts);
}
