//! Wrong arguments, results that cannot be written, languages: how the program ends.

use super::*;

#[test]
fn wrong_arguments_end_with_two_and_a_missing_file_with_three() {
    for arguments in [
        vec!["score", text(&demo_file()), "--period", "tháng 5"],
        vec!["nonsense", "x"],
        vec!["nonsense"],
        vec!["score", text(&demo_file()), "--period", "2020-05", "--explain", "48"],
        vec!["score", text(&demo_file()), "--period", "2020-05", "--explain", "48/ZZ"],
        vec!["compare", text(&demo_file()), "--period", "2020-05", "--chart", "ranking", "--out", "x.docx"],
        vec!["import", text(&demo_file()), "x.xlsx", "--dry-run", "--unit", "999"],
        vec!["withdraw", text(&demo_file()), "--unit", "99", "--period", "2020-05"],
        vec![
            "compare",
            text(&demo_file()),
            "--period",
            "2020-05",
            "--chart",
            "ranking",
            "--own",
            "99",
            "--out",
            "x.svg",
        ],
        vec!["compare", text(&demo_file()), "--period", "2020-05", "--chart", "target", "--out", "x.svg"],
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).is_empty());
    }
    let output = run(&["score", "/no/such.egov", "--period", "2020-05"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).contains("/no/such.egov"));
}

#[test]
fn a_path_that_is_not_there_is_said_in_words() {
    let (_folder, file) = new_file();
    let output = run(&["import", text(&file), "không có.xlsx", "--period", "2020-05"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("không có tệp này"), "{}", printed(&output));
}

#[test]
fn a_format_that_a_command_does_not_have_is_refused() {
    let (_folder, file) = new_file();
    let form = sample("2020-05", "01");
    for arguments in [&["import", text(&file), text(&form)][..], &["inspect", text(&form)], &["check", text(&file)]] {
        let output = run(&[arguments, &["--format", "csv"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", printed(&output));
    }
}

#[test]
fn faulty_lists_given_by_the_user_are_a_usage_error() {
    let (folder, file) = new_file();
    let place = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let catalogue = place("bộ.toml", "id = 1");
    let made = folder.path().join("khác.egov");
    let output = run(&["new", text(&made), "--catalogue", text(&catalogue)]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert!(errors(&output).contains("bộ.toml") && !made.exists(), "{}", errors(&output));
    let list = place("đơn vị.csv", "mã;tên;loại;trực thuộc\n48-x;Sở X;agency;không-có\n");
    let output = run(&["units", text(&file), "--import", text(&list)]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_not_said_to_be_done() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("egov-score"))
        .args(["units", text(&demo_file())])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", errors(&output));
    assert!(!errors(&output).is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("egov-score"))
        .args(["units", text(&demo_file())])
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
}

#[test]
fn the_language_may_stand_before_or_behind_the_command() {
    for arguments in [["--lang", "en", "check", text(&demo_file())], ["check", text(&demo_file()), "--lang", "en"]] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        assert!(printed(&output).contains("self-assessments"), "{}", printed(&output));
    }
}
