//! Ranks with their ranges, and the weights they hang on.

use super::*;

fn ranges(arguments: &[&str]) -> Vec<Value> {
    let file = demo_file();
    let scores =
        json(&run(&[&["score", text(&file), "--period", "2020-05", "--format", "json"][..], arguments].concat()));
    scores["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| serde_json::json!([unit["rank"], unit["rank_range"]]))
        .collect()
}

#[test]
fn ranks_have_ranges_where_weights_are_drawn_and_only_there() {
    assert!(ranges(&[]).iter().all(|unit| unit[1].is_null()));
    let drawn = ranges(&["--draws", "200"]);
    let ranked = drawn.iter().filter(|unit| !unit[0].is_null()).count();
    for unit in &drawn {
        let bounds = unit[1].as_array().map(|bounds| [bounds[0].as_u64().unwrap(), bounds[1].as_u64().unwrap()]);
        assert_eq!(bounds.is_some(), !unit[0].is_null(), "{unit}");
        assert!(bounds.is_none_or(|[low, high]| 1 <= low && low <= high && high <= ranked as u64), "{unit}");
    }
    assert!(drawn.iter().any(|unit| unit[1][0] != unit[1][1]));
    assert_eq!(drawn, ranges(&["--draws", "200", "--seed", "0", "--share", "0.25"]));
    assert_ne!(drawn, ranges(&["--draws", "200", "--share", "0.9"]));
}

#[test]
fn the_table_shows_a_range_beside_each_rank_and_says_how_it_was_made() {
    let file = demo_file();
    let table = printed(&run(&["score", text(&file), "--period", "2020-05", "--draws", "50", "--seed", "7"]));
    assert!(table.lines().nth(1).unwrap().trim_start().starts_with("1 (1–"), "{table}");
    let method = table.lines().last().unwrap();
    assert!(method.contains("50 lần") && method.contains("±25%") && method.contains("số khởi tạo 7"), "{method}");
    let plain = printed(&run(&["score", text(&file), "--period", "2020-05"]));
    assert!(!plain.contains("(1–") && !plain.contains("số khởi tạo"));
}

#[test]
fn a_share_that_could_make_a_weight_vanish_is_a_usage_error() {
    let file = demo_file();
    for share in ["0", "1", "-0.2", "nhiều"] {
        let output = run(&["score", text(&file), "--period", "2020-05", "--draws", "5", &format!("--share={share}")]);
        assert_eq!(output.status.code(), Some(2), "{share}");
    }
}

#[test]
fn every_weight_says_what_it_does_to_a_unit_those_that_matter_most_first() {
    let file = demo_file();
    let found = json(&run(&["weights", text(&file), "--period", "2020-05", "--unit", "84", "--format", "json"]));
    assert_eq!(found["schema"], "egov-score/weights/1");
    let most = |weight: &Value| {
        ["up", "down"].map(|way| weight[way]["rank_change"].as_i64().unwrap().abs()).into_iter().max().unwrap()
    };
    let weights = found["weights"].as_array().unwrap();
    assert!(weights.is_sorted_by(|a, b| most(a) >= most(b)) && weights.len() > 10);
    let first = &weights[0];
    assert!(first["up"]["change"].as_str().unwrap() != "0.00", "{first}");
    let unranked = run(&["weights", text(&file), "--period", "2020-05", "--unit", "62"]);
    assert_eq!(unranked.status.code(), Some(2), "{}", errors(&unranked));
}
