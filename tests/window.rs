//! The real binary with a real window on a virtual display. Skips, and says so, where Xvfb or its tools are not installed.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "a skipped test says why")]

#[path = "window/desk.rs"]
mod desk;
#[path = "window/dropped.rs"]
mod dropped;
#[path = "window/input_method.rs"]
mod input_method;

use std::path::{Path, PathBuf};
use std::process::Command;

use desk::{Desk, differing, tools_are_there, wait_for};

fn made(folder: &Path) -> PathBuf {
    let made = Command::new(env!("CARGO_BIN_EXE_egov-score")).arg("demo").arg(folder).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder.join("demo.egov")
}

/// The window on the demonstration's data file, at rest; nothing where the tools are not there.
fn showing_scores() -> Option<Desk> {
    if !tools_are_there() {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = made(folder.path());
    let desk = Desk::open(folder, Some(&data));
    desk.rest("its scores");
    Some(desk)
}

/// The sample data, opened from the first page as a newcomer would, with its file; nothing where the tools are not there.
fn showing_the_sample() -> Option<(Desk, PathBuf)> {
    if !tools_are_there() {
        return None;
    }
    let desk = Desk::open(tempfile::tempdir().unwrap(), None);
    desk.rest("the first page");
    let first = desk.seen();
    desk.turn_to("the search box", "ctrl+k");
    desk.type_in("du lieu mau");
    desk.rest("what is found");
    desk.press("Return");
    let data = desk.path("data/egov-score/mau-minh-hoa.egov");
    wait_for("the sample data", || data.exists());
    wait_for("its scores", || differing(&first, &desk.seen()) > 10_000);
    desk.rest("its scores");
    Some((desk, data))
}

/// What the command line says of the data file.
fn told(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_egov-score")).args(arguments).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_window_opens_on_a_data_file_shows_its_scores_goes_to_the_chart_by_key_and_closes() {
    let Some(mut desk) = showing_scores() else { return };
    desk.turn_to("the comparison chart", "ctrl+6");
    assert!(desk.runs(), "the program ended by itself");
    desk.close();
}

#[test]
fn the_sample_is_opened_a_table_imported_a_figure_appraised_and_the_comparison_saved_as_pdf() {
    let Some((mut desk, data)) = showing_the_sample() else { return };
    let table = desk.path("Bổ sung.csv");
    let file = data.to_str().unwrap();
    std::fs::write(&table, "Kỳ đánh giá: 2020-05\nĐơn vị;D1\nLạng Sơn;17/100\n").unwrap();

    desk.answer(&table);
    desk.turn_to("the table read", "ctrl+i");
    let figure = || told(&["score", file, "--period", "2020-05", "--explain", "20/D1"]);
    wait_for("the table in the data file", || {
        desk.press("ctrl+Return");
        figure().contains("17 ÷ 100")
    });

    desk.turn_to("the appraisal", "ctrl+4");
    desk.turn_to("its first row", "Down");
    desk.turn_to("the row edited", "F2");
    desk.press("ctrl+a");
    desk.type_in("khoong");
    // From the figure by the points and the views of the evidence, one stop, to the reason; letters typed at once would still
    // go where the caret was.
    for _ in 0..3 {
        desk.press("Tab");
        desk.rest("the next input or button");
    }
    desk.type_in("QDD 12 heets hieeuj luwcj");
    desk.press("Return");
    let appraised = || told(&["appraise", file, "--period", "2020-05", "--unit", "48", "--list", "--format", "json"]);
    wait_for("the appraisal in the data file", || appraised().contains("QĐ 12 hết hiệu lực"));

    let pdf = desk.path("So sánh.pdf");
    desk.answer(&pdf);
    desk.turn_to("the comparison", "ctrl+6");
    desk.press("ctrl+p");
    let is_whole = |bytes: Vec<u8>| bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF");
    wait_for("the chart as PDF", || std::fs::read(&pdf).is_ok_and(is_whole));
    assert!(desk.runs(), "the program ended by itself");
    desk.close();
}

#[test]
fn a_table_dropped_on_the_window_is_read_and_after_it_was_agreed_to_is_in_the_data_file() {
    let Some(mut desk) = showing_scores() else { return };
    let table = desk.path("Bổ sung.csv");
    std::fs::write(&table, "Kỳ đánh giá: 2020-05\nĐơn vị;D1\nLạng Sơn;17/100\n").unwrap();
    let data = desk.path("demo.egov");

    let before = desk.seen();
    desk.drop_in(&table);
    wait_for("the table read", || differing(&before, &desk.seen()) > 10_000);
    desk.rest("the table read");
    let figure = || told(&["score", data.to_str().unwrap(), "--period", "2020-05", "--explain", "20/D1"]);
    assert!(!figure().contains("17 ÷ 100"), "the table was imported unasked");
    wait_for("the table in the data file", || {
        desk.press("ctrl+Return");
        figure().contains("17 ÷ 100")
    });
    assert!(desk.runs(), "the program ended by itself");
    desk.close();
}

/// The renderer paints what it takes to have changed: letters that it overlooks stay away, or those of before stay.
#[test]
fn what_is_scrolled_is_seen_as_if_it_were_painted_anew() {
    let Some(mut desk) = showing_scores() else { return };
    desk.turn_to("the first unit's indicators", "Down");
    for _ in 0..3 {
        desk.scroll_down("the indicators");
        let scrolled = desk.seen();
        desk.paint_anew();
        wait_for("the picture of before, pixel by pixel", || differing(&scrolled, &desk.seen()) == 0);
    }
    assert!(desk.runs(), "the program ended by itself");
    desk.close();
}

#[test]
fn where_the_system_enlarges_everything_the_first_window_is_no_larger_than_the_screen() {
    if !tools_are_there() {
        return;
    }
    let mut desk = Desk::enlarged(tempfile::tempdir().unwrap(), None, 1.25);
    wait_for("a window within 1366 × 768", || {
        let [width, height] = desk.size();
        width <= 1366 && height <= 768
    });
    desk.rest("the first page");
    assert!(desk.runs(), "the program ended by itself");
    desk.close();
}
