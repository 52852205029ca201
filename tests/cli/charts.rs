//! The command `compare`: charts in every format.

use super::*;

#[test]
fn charts_are_written_in_every_format_and_paper() {
    let folder = tempfile::tempdir().unwrap();
    for (name, extra) in [
        ("a.pdf", vec![]),
        ("b.svg", vec!["--grey"]),
        ("c.png", vec!["--dpi", "72"]),
        ("d.pdf", vec!["--paper", "A3", "--landscape", "--lang", "en"]),
    ] {
        for chart in [vec!["--chart", "ranking"], vec!["--chart", "target", "--measure", "indicator:D1"]] {
            let out = folder.path().join(name);
            let file = demo_file();
            let mut arguments = vec!["compare", text(&file), "--period", "2020-05", "--out", text(&out)];
            arguments.extend(chart.iter().chain(&extra));
            let output = run(&arguments);
            assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", errors(&output));
            let bytes = fs::read(&out).unwrap();
            let magic: &[u8] = match out.extension().unwrap().to_str().unwrap() {
                "pdf" => b"%PDF",
                "png" => b"\x89PNG",
                _ => b"<svg",
            };
            assert!(bytes.starts_with(magic), "{name}");
        }
    }
}

#[test]
fn changes_since_a_period_without_figures_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.svg");
    let file = demo_file();
    let chart = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)];
    let output = run(&[&chart[..], &["--against", "2018-01"]].concat());
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert!(errors(&output).contains("2018-01") && !out.exists());
    let output = run(&[&chart[..], &["--against", "2019-12"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

#[test]
fn the_same_chart_has_the_same_bytes_twice() {
    let folder = tempfile::tempdir().unwrap();
    let draw = |name: &str| {
        let out = folder.path().join(name);
        let output =
            run(&["compare", text(&demo_file()), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)]);
        assert!(output.status.success());
        fs::read(out).unwrap()
    };
    assert!(draw("one.pdf") == draw("two.pdf"), "same input, other bytes");
}

#[test]
fn a_change_is_that_of_the_measure_shown() {
    let score_of = |period: &str| -> i64 {
        let scores = json(&run(&["score", text(&demo_file()), "--period", period, "--format", "json"]));
        let own = scores["units"].as_array().unwrap().iter().find(|unit| unit["code"] == "48").unwrap();
        let groups = own["groups"].as_array().unwrap();
        let printed = groups.iter().find(|group| group["code"] == "D").unwrap()["score"].as_str().unwrap();
        printed.replace('.', "").parse().unwrap()
    };
    let hundredths = score_of("2020-05") - score_of("2019-12");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("nhóm.svg");
    let file = demo_file();
    let arguments = ["compare", text(&file), "--period", "2020-05", "--against", "2019-12", "--chart", "ranking"];
    let output = run(&[&arguments[..], &["--measure", "group:D", "--out", text(&out)]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let expected = format!("+{},{:02} (", hundredths / 100, hundredths % 100);
    assert!(fs::read_to_string(&out).unwrap().contains(&expected), "{expected}");
}

#[test]
fn the_agencies_of_a_province_can_be_asked_for_by_it_alone() {
    let asked = json(&run(&["score", text(&demo_file()), "--period", "2020-05", "--within", "48", "--format", "json"]));
    let units = asked["units"].as_array().unwrap();
    assert!(units.len() > 1 && units.iter().all(|unit| unit["code"].as_str().unwrap().starts_with("48-")), "{asked}");
}

#[test]
fn changes_are_only_shown_since_an_earlier_period() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.svg");
    for (period, against) in [("2020-03", "2020-05"), ("2020-05", "2020-05")] {
        let file = demo_file();
        let chart = ["compare", text(&file), "--period", period, "--against", against, "--chart", "ranking"];
        let output = run(&[&chart[..], &["--out", text(&out)]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
        assert!(errors(&output).contains("2020-05") && !out.exists(), "{}", errors(&output));
    }
}
