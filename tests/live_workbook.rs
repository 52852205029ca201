//! The exported workbook of scores, worked out again by LibreOffice: every number must come out as the program printed it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Sheet and cell → what is read there.
type Cells = BTreeMap<(String, String), String>;

fn run(arguments: &[&str]) -> Output {
    Command::cargo_bin("egov-score").unwrap().args(arguments).output().unwrap()
}

fn done(arguments: &[&str]) {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn cells(workbook: &Path) -> Cells {
    let output = run(&["inspect", text(workbook), "--format", "json"]);
    let inspected: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut cells = Cells::new();
    for sheet in inspected["files"][0]["sheets"].as_array().unwrap() {
        for cell in sheet["cells"].as_array().unwrap() {
            let shown = match &cell["value"]["value"] {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let place = (sheet["name"].as_str().unwrap().to_owned(), cell["address"].as_str().unwrap().to_owned());
            cells.insert(place, shown);
        }
    }
    cells
}

/// The same workbook without the results that the program stored: whoever shows a number has worked it out.
fn without_results(workbook: &Path, stripped: &Path) -> usize {
    let mut source = zip::ZipArchive::new(fs::File::open(workbook).unwrap()).unwrap();
    let mut made = zip::ZipWriter::new(fs::File::create(stripped).unwrap());
    let mut removed = 0;
    for at in 0..source.len() {
        let mut part = source.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if part.name().unwrap().starts_with("xl/worksheets/sheet") {
            let xml = String::from_utf8(bytes).unwrap();
            let mut pieces = xml.split("</f><v>");
            let mut kept = pieces.next().unwrap().to_owned();
            for piece in pieces {
                removed += 1;
                kept.push_str("</f>");
                kept.push_str(piece.split_once("</v>").unwrap().1);
            }
            bytes = kept.into_bytes();
        }
        made.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(&bytes).unwrap();
    }
    made.finish().unwrap();
    removed
}

/// Worked out by LibreOffice; nothing where it is not there.
fn recalculated(workbook: &Path, folder: &Path) -> Option<PathBuf> {
    let stripped = folder.join("stripped.xlsx");
    assert!(without_results(workbook, &stripped) > 0, "there is no formula in it");
    let out = folder.join("recalculated");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let told = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir", text(&out), text(&stripped)])
        .output();
    let Ok(told) = told else {
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    let made = out.join("stripped.xlsx");
    assert!(made.exists(), "{}", String::from_utf8_lossy(&told.stderr));
    Some(made)
}

/// Every cell says the same, numbers to 9 decimals.
fn assert_equal(written: &Cells, worked_out: &Cells) {
    assert!(written.len() > 30);
    for (place, expected) in written {
        let found = worked_out.get(place).map_or("", String::as_str);
        let numbers = expected.parse::<f64>().ok().zip(found.parse::<f64>().ok());
        let same = numbers.map_or(expected == found, |(a, b)| (a - b).abs() < 1e-9 * a.abs().max(1.0));
        assert!(same, "{place:?}: written {expected}, worked out {found}");
    }
}

fn assert_works_itself_out(data: &Path, period: &str, folder: &TempDir) {
    let workbook = folder.path().join("điểm.xlsx");
    done(&["export", text(data), "--period", period, "--out", text(&workbook)]);
    if let Some(again) = recalculated(&workbook, folder.path()) {
        assert_equal(&cells(&workbook), &cells(&again));
    }
}

#[test]
fn the_sample_scores_work_themselves_out_again() {
    let folder = tempfile::tempdir().unwrap();
    done(&["demo", text(folder.path())]);
    assert_works_itself_out(&folder.path().join("demo.egov"), "2020-05", &folder);
}

/// A criteria set with every way of putting points together and every rule but the z-score, whose points know no maximum
/// ([`Z_SCORES`]).
const EVERY_RULE: &str = r#"
id = "moi-cach-tinh"
version = 1
name = "Mọi cách tính"
document = "Thử"
units = "open"
total = 100
digits = 3
rounding = "print_only"
missing = "leave_out"
rank_by = "score"
ties = "dense"
bands_by = "rank"

[[band]]
code = "a"
name = "Nửa \"trên\""
from = 50

[[band]]
code = "b"
name = "Nửa dưới"
from = 0
"#;

/// (code, input, rule, maximum, target, weight)
type Indicators = &'static [(&'static str, &'static str, &'static str, u32, Option<&'static str>, u32)];
const RATIO: &str = r#"{ kind = "ratio", numerator = "a", denominator = "b" }"#;
const COUNT: &str = r#"{ kind = "count", unit = "cái" }"#;
const VALUE: &str = r#"{ kind = "value", unit = "điểm" }"#;
const GROUPS: &[(&str, &str, u32, Indicators)] = &[
    (
        "A",
        "sum",
        40,
        &[
            ("A1", RATIO, r#""ratio""#, 10, None, 1),
            ("A2", RATIO, r#""achievement""#, 10, Some("0.3"), 1),
            ("A3", VALUE, r#"{ kind = "achievement", direction = "lower" }"#, 10, Some("4"), 1),
            ("A4", r#""yes_no""#, r#""yes_no""#, 5, None, 1),
            (
                "A5",
                RATIO,
                r#"{ kind = "steps", steps = [{ from = 0.2, points = 2 }, { from = 0.5, points = 5 }] }"#,
                5,
                None,
                1,
            ),
            ("A6", COUNT, r#"{ kind = "penalty", points_each = 0.5, limit = 3 }"#, 0, None, 1),
            ("A7", r#""yes_no""#, r#"{ kind = "bonus", points_each = 1, limit = 5 }"#, 0, None, 1),
            ("A8", COUNT, r#""not_scored""#, 0, None, 1),
        ],
    ),
    (
        "B",
        "geometric_mean",
        10,
        &[
            ("B1", COUNT, r#""best_peer""#, 10, None, 2),
            ("B2", VALUE, r#"{ kind = "best_peer", direction = "lower" }"#, 10, None, 1),
            ("B3", VALUE, r#"{ kind = "min_max", floor = 1 }"#, 10, None, 1),
        ],
    ),
    (
        "C",
        "harmonic_mean",
        10,
        &[
            ("C1", VALUE, r#"{ kind = "min_max", direction = "lower", floor = 2 }"#, 10, None, 1),
            ("C2", RATIO, r#"{ kind = "goalposts", worst = 0.1, best = 0.9, floor = 1 }"#, 10, None, 3),
        ],
    ),
    (
        "D",
        "arithmetic_mean",
        10,
        &[
            ("D1", VALUE, r#"{ kind = "goalposts", worst = 9, best = 1, floor = 0 }"#, 10, None, 1),
            ("D2", VALUE, r#""target_distance""#, 10, Some("8"), 2),
            ("D3", VALUE, r#"{ kind = "target_distance", direction = "lower" }"#, 10, Some("2"), 2),
        ],
    ),
    (
        "E",
        "best",
        10,
        &[
            ("E1", COUNT, r#"{ kind = "capped_count", points_each = 1.5 }"#, 10, None, 1),
            ("E2", VALUE, r#""appraised""#, 8, None, 1),
        ],
    ),
    ("F", "capped_sum", 20, &[("F1", RATIO, r#""ratio""#, 15, None, 1), ("F2", RATIO, r#""ratio""#, 15, None, 1)]),
];

fn every_rule() -> String {
    let mut toml = EVERY_RULE.to_owned();
    for (group, aggregation, max, indicators) in GROUPS {
        toml += &format!(
            "\n[[group]]\ncode = \"{group}\"\nname = \"Nhóm {group}\"\nmax = {max}\naggregation = \"{aggregation}\"\n"
        );
        for (code, input, rule, max, target, weight) in *indicators {
            let target = target
                .map_or(String::new(), |value| format!("target = {{ value = {value}, deadline = 2020-12-31 }}\n"));
            toml += &format!(
                "\n[[indicator]]\ncode = \"{code}\"\ngroup = \"{group}\"\nname = \"=Tiêu chí {code}\"\ninput = {input}\n\
                 rule = {rule}\nmax = {max}\nweight = {weight}\n{target}"
            );
        }
    }
    toml
}

const TABLE: &str = "Đơn vị;A1;A2;A3;A4;A5;A6;A7;A8;B1;B2;B3;C1;C2;D1;D2;D3;E1;E2;F1;F2\n\
    Một;1/3;1/7;3,5;Có;2/4;3;Có;7;12;3,5;4,4;6,1;5/8;3,3;4,5;5,5;4;6,5;2/3;7/8\n\
    Hai;2/3;3/7;4;Không;1/9;9;Không;0;7;2,5;9;2,2;1/20;12;8;2;9;7;9/9;8/8\n\
    Ba;5/6;không áp dụng;8,25;Có;;0;Có;3;1;7;5,5;9,9;19/20;1;1,25;9,75;0;;0/5;1/8\n\
    Bốn;1/3;1/7;3,5;Có;2/4;3;Có;7;12;3,5;4,4;6,1;5/8;3,3;4,5;5,5;4;6,5;2/3;7/8\n\
    Năm;0/4;0/7;40;Không;0/9;1;Không;0;0;1;1;1;1/10;9;1;12;1;0;0/9;0/8\n";

/// A data file of one period, 2019, from a table.
fn imported(folder: &TempDir, criteria_set: &str, rows: &str) -> PathBuf {
    let [criteria, table, data] = ["bộ.toml", "bảng.csv", "X.egov"].map(|name| folder.path().join(name));
    fs::write(&criteria, criteria_set).unwrap();
    fs::write(&table, rows).unwrap();
    done(&["new", text(&data), "--catalogue", text(&criteria)]);
    done(&["import", text(&data), text(&table), "--period", "2019"]);
    data
}

#[test]
fn every_rule_with_a_maximum_and_every_aggregation_works_itself_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = imported(&folder, &every_rule(), TABLE);
    assert_works_itself_out(&data, "2019", &folder);
}

/// Points without a maximum: both directions, with centre and spread set and left, a figure missing, and all figures equal.
const Z_SCORES: &str = r#"
id = "diem-z"
version = 1
name = "Điểm z"
document = "Thử"
units = "open"
total = 0
digits = 6
rounding = "print_only"
missing = "leave_out"
rank_by = "score"
ties = "dense"
aggregation = "arithmetic_mean"

[[group]]
code = "A"
name = "Nhóm A"
max = 0
aggregation = "arithmetic_mean"

[[indicator]]
code = "A1"
group = "A"
name = "Cao là tốt"
input = { kind = "value", unit = "điểm" }
rule = "z_score"
weight = 2

[[indicator]]
code = "A2"
group = "A"
name = "Thấp là tốt"
input = { kind = "value", unit = "điểm" }
rule = { kind = "z_score", direction = "lower", centre = 50, spread = 10 }

[[indicator]]
code = "A3"
group = "A"
name = "Mọi đơn vị như nhau"
input = { kind = "ratio", numerator = "a", denominator = "b" }
rule = { kind = "z_score", centre = -1, spread = 2 }
"#;

#[test]
fn z_scores_work_themselves_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let table = "Đơn vị;A1;A2;A3\nMột;3,5;4;1/2\nHai;7;5,25;1/2\nBa;;1;1/2\nBốn;-2;9;1/2\n";
    let data = imported(&folder, Z_SCORES, table);
    assert_works_itself_out(&data, "2019", &folder);
}

#[test]
fn text_from_outside_is_never_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let [criteria, data, workbook] = ["bộ.toml", "X.egov", "điểm.xlsx"].map(|name| folder.path().join(name));
    fs::write(&criteria, every_rule()).unwrap();
    done(&["new", text(&data), "--catalogue", text(&criteria)]);
    done(&["export", text(&data), "--period", "2019", "--out", text(&workbook)]);
    let names = cells(&workbook).into_values().filter(|value| value.starts_with("=Tiêu chí ")).count();
    assert!(names >= 20, "{names}");
}

#[test]
fn another_ending_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let [data, out] = ["X.egov", "điểm.ods"].map(|name| folder.path().join(name));
    done(&["new", text(&data)]);
    let output = run(&["export", text(&data), "--period", "2019", "--out", text(&out)]);
    assert_ne!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains(".xlsx, .csv"));
    assert!(!out.exists());
}
