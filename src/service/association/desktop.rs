//! The way of the Linux desktops: an entry for the program, a kind of file, and a picture, below this person's own folder
//! of data. Freedesktop, "Desktop Entry Specification" 1.5, "Shared MIME-info Database" 0.21, "MIME Applications" 1.0.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use super::{Associated, Hindrance, Opens, refused, this_program};
use crate::i18n::Words;
use crate::say;
use crate::service::{ServiceError, files};

/// The kind of file, as desktops name it.
const KIND: &str = "application/x-egov-score";
const ENTRY: &str = "egov-score.desktop";
const PICTURE: &str = include_str!("../../../assets/icon/egov-score.svg");

/// Where this person's desktop keeps what it knows.
struct Desktop {
    data: PathBuf,
    config: PathBuf,
}

pub(super) fn opens() -> Result<Opens, ServiceError> {
    Ok(Desktop::of_this_person()?.opens(&this_program()?))
}

pub(super) fn associate(words: &Words) -> Result<Associated, ServiceError> {
    let (desktop, program) = (Desktop::of_this_person()?, this_program()?);
    let written = desktop.write(&program, words)?;
    let hindrance = desktop.tell();
    Ok(Associated { program, written, hindrance })
}

pub(super) fn dissociate() -> Result<(), ServiceError> {
    let desktop = Desktop::of_this_person()?;
    desktop.remove()?;
    // What is gone needs nobody to know of it.
    desktop.tell_what_files_there_are();
    Ok(())
}

impl Desktop {
    fn of_this_person() -> Result<Self, ServiceError> {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let home = |below: &str| set("HOME").map(|home| home.join(below));
        let data = set("XDG_DATA_HOME").or_else(|| home(".local/share"));
        let config = set("XDG_CONFIG_HOME").or_else(|| home(".config"));
        let both = data.zip(config).map(|(data, config)| Self { data, config });
        both.ok_or_else(|| refused("HOME", &io::Error::from(io::ErrorKind::NotFound)))
    }

    fn entry(&self) -> PathBuf {
        self.data.join("applications").join(ENTRY)
    }

    fn kind(&self) -> PathBuf {
        self.data.join("mime/packages/egov-score.xml")
    }

    fn picture(&self) -> PathBuf {
        self.data.join("icons/hicolor/scalable/apps/egov-score.svg")
    }

    fn opens(&self, program: &Path) -> Opens {
        match fs::read_to_string(self.entry()) {
            Ok(entry) if entry.lines().any(|line| line == start_line(program)) && self.kind().exists() => Opens::This,
            Ok(_) => Opens::Another,
            Err(_) => Opens::Nothing,
        }
    }

    /// Gives the files written.
    fn write(&self, program: &Path, words: &Words) -> Result<Vec<String>, ServiceError> {
        let files = [
            (self.picture(), PICTURE.to_owned()),
            (self.kind(), kind(words)),
            // Last, since it is what says that all is there.
            (self.entry(), entry(program, words)),
        ];
        files
            .into_iter()
            .map(|(path, text)| {
                let place = path.display().to_string();
                let folder = path.parent().unwrap_or(&self.data);
                let written = files::make_folder(folder).and_then(|()| files::write_whole(&path, text.as_bytes()));
                written.map(|()| place.clone()).map_err(|error| refused(place, &error))
            })
            .collect()
    }

    /// Removes what [`Self::write`] and [`Self::tell`] wrote.
    fn remove(&self) -> Result<(), ServiceError> {
        for path in [self.entry(), self.kind(), self.picture()] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(refused(path.display().to_string(), &error));
                }
                Ok(()) | Err(_) => {}
            }
        }
        self.forget_choice()
    }

    /// Takes the line out that names this program as the usual one; nothing else of the list is touched.
    fn forget_choice(&self) -> Result<(), ServiceError> {
        let path = self.config.join("mimeapps.list");
        let Ok(list) = fs::read_to_string(&path) else { return Ok(()) };
        let ours = |line: &str| line.trim_end_matches(';') == format!("{KIND}={ENTRY}");
        let kept: String = list.split_inclusive('\n').filter(|line| !ours(line.trim_end())).collect();
        if kept == list {
            return Ok(());
        }
        files::write_whole(&path, kept.as_bytes()).map_err(|error| refused(path.display().to_string(), &error))
    }

    /// Has the desktop take notice of what was written.
    fn tell(&self) -> Option<Hindrance> {
        let knows_kind = self.tell_what_files_there_are();
        // Either is enough: the only program for a kind of file is its usual one.
        let lists_program = self.run("update-desktop-database", &[&self.data.join("applications")]);
        let _ = files::make_folder(&self.config);
        let is_usual = self.run("xdg-mime", &[Path::new("default"), Path::new(ENTRY), Path::new(KIND)]);
        let missing = [
            ("update-mime-database", !knows_kind),
            ("update-desktop-database", !lists_program && !is_usual),
            ("xdg-mime", !lists_program && !is_usual),
        ];
        let missing: Vec<_> = missing.into_iter().filter_map(|(tool, lacks)| lacks.then_some(tool)).collect();
        (!missing.is_empty()).then_some(Hindrance::Tools(missing))
    }

    fn tell_what_files_there_are(&self) -> bool {
        self.run("update-mime-database", &[&self.data.join("mime")])
    }

    /// Whether a command of the desktop is there and did its work.
    fn run(&self, tool: &str, arguments: &[&Path]) -> bool {
        let mut command = Command::new(tool);
        command.args(arguments).env("XDG_DATA_HOME", &self.data).env("XDG_CONFIG_HOME", &self.config);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}

/// The line of the entry that starts the program; `%F`: the files it was asked to open.
fn start_line(program: &Path) -> String {
    let quoted: String = program
        .to_string_lossy()
        .chars()
        .flat_map(|letter| match letter {
            '"' | '`' | '$' | '\\' => vec!['\\', letter],
            '%' => vec!['%', '%'],
            _ => vec![letter],
        })
        .collect();
    format!("Exec=\"{}\" %F", text(&quoted))
}

/// A value of the entry, in which `\` begins something.
fn text(value: &str) -> String {
    value.replace('\\', "\\\\")
}

fn entry(program: &Path, words: &Words) -> String {
    let (start, program) = (start_line(program), text(&program.to_string_lossy()));
    let name = say!(words, "app-name");
    format!(
        "[Desktop Entry]\nType=Application\nName={name}\nComment={}\nTryExec={program}\n{start}\nIcon=egov-score\n\
         Terminal=false\nCategories=Office;\nMimeType={KIND};\nStartupWMClass=egov-score\n",
        say!(words, "associate-kind")
    )
}

/// The kind of file: a database of SQLite by its bytes, known by its ending.
fn kind(words: &Words) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>{}</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <icon name="egov-score"/>
    <glob pattern="*.egov"/>
  </mime-type>
</mime-info>
"#,
        say!(words, "associate-kind")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn desktop() -> (tempfile::TempDir, Desktop) {
        let home = tempfile::tempdir().unwrap();
        let desktop = Desktop { data: home.path().join("dữ liệu"), config: home.path().join("cấu hình") };
        (home, desktop)
    }

    #[test]
    fn what_is_written_names_the_program_the_kind_of_file_and_the_picture_and_goes_again() {
        let (_home, desktop) = desktop();
        let words = Words::new(Language::Vi);
        let program = Path::new("/opt/Chấm điểm/egov-score");
        assert_eq!(desktop.opens(program), Opens::Nothing);
        let written = desktop.write(program, &words).unwrap();
        assert_eq!(written.len(), 3, "{written:?}");
        let entry = fs::read_to_string(desktop.entry()).unwrap();
        assert!(entry.contains("\nExec=\"/opt/Chấm điểm/egov-score\" %F\n"), "{entry}");
        assert!(entry.contains("\nMimeType=application/x-egov-score;\n"), "{entry}");
        assert!(fs::read_to_string(desktop.kind()).unwrap().contains(r#"<glob pattern="*.egov"/>"#));
        assert!(fs::read_to_string(desktop.picture()).unwrap().starts_with("<svg"));
        assert_eq!(desktop.opens(program), Opens::This);
        assert_eq!(desktop.opens(Path::new("/nơi khác/egov-score")), Opens::Another);
        desktop.remove().unwrap();
        assert_eq!(desktop.opens(program), Opens::Nothing);
        assert!(!desktop.kind().exists() && !desktop.picture().exists());
        desktop.remove().unwrap();
    }

    #[test]
    fn letters_that_mean_something_in_an_entry_are_escaped() {
        assert_eq!(start_line(Path::new("/a b/50%/egov-score")), "Exec=\"/a b/50%%/egov-score\" %F");
        assert_eq!(start_line(Path::new("/a$b\"c")), r#"Exec="/a\\$b\\"c" %F"#);
    }

    #[test]
    fn of_the_list_of_usual_programs_only_the_own_line_is_taken_out() {
        let (_home, desktop) = desktop();
        fs::create_dir_all(&desktop.config).unwrap();
        let list = desktop.config.join("mimeapps.list");
        let others = "[Default Applications]\ntext/plain=vim.desktop\n";
        fs::write(&list, format!("{others}{KIND}={ENTRY}\n")).unwrap();
        desktop.remove().unwrap();
        assert_eq!(fs::read_to_string(&list).unwrap(), others);
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let (home, _) = desktop();
        let blocked = home.path().join("tệp");
        fs::write(&blocked, "x").unwrap();
        let desktop = Desktop { data: blocked, config: home.path().to_owned() };
        let refused = desktop.write(Path::new("/egov-score"), &Words::new(Language::Vi)).unwrap_err();
        assert!(matches!(refused, ServiceError::CannotAssociate { place, .. } if place.contains("egov-score.svg")));
    }
}
