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

/// Each kind with what it needs.
const KINDS: [&[&str]; 10] = [
    &["dumbbell"],
    &["heatmap"],
    &["tilemap"],
    &["strip", "--with", "01", "79"],
    &["dots", "--measure", "group:D"],
    &["radar"],
    &["trend", "--measure", "indicator:D1"],
    &["bump", "--draws", "50"],
    &["multiples", "--show", "rank"],
    &["scatter", "--measure", "indicator:D1", "--versus", "indicator:D3"],
];

#[test]
fn every_kind_is_drawn_with_its_own_unit_and_has_its_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo_file();
    for kind in KINDS {
        let (svg, csv) = (folder.path().join("a.svg"), folder.path().join("a.csv"));
        for out in [&svg, &csv] {
            let arguments = ["compare", text(&file), "--period", "2020-05", "--out", text(out), "--chart"];
            let output = run(&[&arguments[..], kind].concat());
            assert_eq!(output.status.code(), Some(0), "{kind:?}: {}", errors(&output));
        }
        let (drawn, table) = (fs::read_to_string(&svg).unwrap(), fs::read_to_string(&csv).unwrap());
        assert!(drawn.contains("Đà Nẵng") && drawn.contains("SỐ LIỆU MINH HỌA"), "{kind:?}");
        assert!(table.lines().count() > 3, "{kind:?}: {table}");
    }
}

#[test]
fn what_a_kind_cannot_show_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.svg");
    let file = demo_file();
    for (period, kind, said) in [
        ("2019-12", &["dumbbell"][..], "2019-12"),
        ("2020-05", &["radar", "--measure", "indicator:D1"], "3 trục"),
        ("2020-05", &["scatter"], "--versus"),
        ("2020-05", &["appraisal"], "chưa có kết quả thẩm định"),
        ("2020-05", &["tilemap", "--within", "48"], "63 tỉnh"),
    ] {
        let arguments = ["compare", text(&file), "--period", period, "--out", text(&out), "--chart"];
        let output = run(&[&arguments[..], kind].concat());
        assert_eq!(output.status.code(), Some(2), "{kind:?}: {}", errors(&output));
        assert!(errors(&output).contains(said) && !out.exists(), "{kind:?}: {}", errors(&output));
    }
}

#[test]
fn the_range_of_each_rank_is_printed_where_weights_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.csv");
    let file = demo_file();
    let arguments = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)];
    assert!(run(&[&arguments[..], &["--draws", "50"]].concat()).status.success());
    let first = fs::read_to_string(&out).unwrap().lines().nth(1).unwrap().to_owned();
    let range = first.rsplit(',').next().unwrap();
    assert!(range.split('–').all(|end| end.parse::<u32>().is_ok()), "{first}");
}

#[test]
fn what_a_unit_says_of_itself_stands_beside_what_was_found() {
    let (folder, file) = own_copy();
    let out = folder.path().join("x.csv");
    let appraise = |arguments: &[&str]| {
        let output = run(&[&["appraise", text(&file), "--period", "2020-05"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    };
    appraise(&["--unit", "48", "--points", "D1=1", "--reason", "thiếu tài liệu kiểm chứng"]);
    appraise(&["--unit", "01", "--set", "D1=self"]);
    let chart = ["compare", text(&file), "--period", "2020-05", "--chart", "appraisal", "--out", text(&out)];
    let output = run(&[&chart[..], &["--measure", "indicator:D1", "--show", "score"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let table = fs::read_to_string(&out).unwrap();
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(table.as_bytes()).records().flatten().collect();
    let cells = |name: &str| rows.iter().find(|row| &row[1] == name).unwrap();
    assert!(table.contains("tự đánh giá"), "{table}");
    let (lowered, kept, open) = (cells("Đà Nẵng"), cells("Hà Nội"), cells("Cần Thơ"));
    assert_eq!(&lowered[3], "1,00", "{table}");
    assert_ne!(&lowered[2], &lowered[3]);
    assert_eq!(&kept[2], &kept[3]);
    assert_eq!((&open[3], &open[4]), ("–", "chưa thẩm định"), "{table}");
    // Nothing else of the total was looked at, but whatever moved it is shown.
    let output = run(&chart);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

#[test]
fn one_peer_group_is_drawn_with_its_ranks_among_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo_file();
    let draw = |name: &str, group: &str| {
        let out = folder.path().join(name);
        let arguments = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)];
        let output = run(&[&arguments[..], &["--peers", group]].concat());
        (output.status.code(), errors(&output), fs::read_to_string(out).unwrap_or_default())
    };
    let (code, said, table) = draw("a.csv", "thanh pho truc thuoc trung uong");
    assert_eq!((code, table.lines().count()), (Some(0), 6), "{said}{table}");
    assert!(draw("b.svg", "thanh pho truc thuoc trung uong").2.contains("thứ hạng trong toàn bộ"));
    let (code, said, _) = draw("c.csv", "không có");
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn units_of_little_coverage_are_left_out_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo_file();
    let draw = |name: &str, coverage: &str| {
        let out = folder.path().join(name);
        let arguments = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--out", text(&out)];
        let output = run(&[&arguments[..], &["--coverage", coverage]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        fs::read_to_string(out).unwrap()
    };
    let (all, few) = (draw("a.csv", "0"), draw("b.csv", "95"));
    assert!(few.lines().count() < all.lines().count(), "{few}");
    let drawn = draw("c.svg", "95");
    assert!(drawn.contains("độ phủ từ 95%") && drawn.contains("Không vẽ vì độ phủ dưới 95%"));
}
