//! Opening data files by a double click, as a desktop of Linux is told of it.

use super::*;

/// A person of whom the desktop knows nothing yet.
struct Person(TempDir);

impl Person {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// This person's environment, and of the desktop no more than what every one has.
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> std::process::Command {
        let mut command = std::process::Command::new(program);
        command.env("HOME", self.0.path());
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"] {
            command.env_remove(name);
        }
        command
    }

    fn associate(&self, arguments: &[&str]) -> Output {
        let program = assert_cmd::cargo::cargo_bin("egov-score");
        self.command(program).arg("associate").args(arguments).output().unwrap()
    }
}

#[test]
fn a_double_click_is_set_for_one_person_and_taken_back() {
    let person = Person::new();
    let output = person.associate(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let program = assert_cmd::cargo::cargo_bin("egov-score");
    assert!(printed(&output).contains(text(&program)), "{}", printed(&output));
    let entry = person.at(".local/share/applications/egov-score.desktop");
    let kind = person.at(".local/share/mime/packages/egov-score.xml");
    let picture = person.at(".local/share/icons/hicolor/scalable/apps/egov-score.svg");
    for path in [&entry, &kind, &picture] {
        assert!(path.is_file() && printed(&output).contains(text(path)), "{}", path.display());
    }
    let written = fs::read_to_string(&entry).unwrap();
    assert!(written.contains(&format!("\nExec=\"{}\" %F\n", program.display())), "{written}");
    let output = person.associate(&["--remove"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    for path in [&entry, &kind, &picture] {
        assert!(!path.exists(), "{}", path.display());
    }
    assert_eq!(person.associate(&["--remove"]).status.code(), Some(0), "what is gone may be taken back again");
}

#[test]
fn the_desktop_knows_the_kind_of_file_and_the_program_for_it() {
    let person = Person::new();
    let said = printed(&person.associate(&[]));
    let asked = |arguments: &[&str]| {
        let output = person.command("xdg-mime").args(arguments).output().ok()?;
        Some(printed(&output).trim().to_owned())
    };
    let Some(program) = asked(&["query", "default", "application/x-egov-score"]) else {
        println!("skipped: no xdg-mime");
        return;
    };
    assert_eq!(program, "egov-score.desktop", "{said}");
    let types = fs::read_to_string(person.at(".local/share/mime/globs2")).unwrap_or_default();
    if types.is_empty() {
        println!("skipped: no update-mime-database");
        return;
    }
    assert!(types.contains("application/x-egov-score:*.egov"), "{types}");
    person.associate(&["--remove"]);
    let program = asked(&["query", "default", "application/x-egov-score"]);
    assert_eq!(program.as_deref(), Some(""), "nothing is left");
    let types = fs::read_to_string(person.at(".local/share/mime/globs2")).unwrap();
    assert!(!types.contains("egov"), "{types}");
}

#[test]
fn what_cannot_be_written_is_told_with_what_to_do() {
    let person = Person::new();
    fs::write(person.at(".local"), "x").unwrap();
    let output = person.associate(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).contains("Mở bằng"), "{}", errors(&output));
}
