//! The way of Windows: this person's own classes in the registry. Microsoft, "File Types" and "Programmatic Identifiers".

/// What Windows calls the kind of file.
const KIND: &str = "egov-score.data";
/// Below the classes: what the ending leads to.
const ENDING: &str = ".egov";
/// Below the kind: what a double click runs.
const COMMAND: &str = r"shell\open\command";

/// A text of the registry: a key below this person's classes, the name of a value (empty: the key's own), and the text.
type Entry = (String, &'static str, String);

/// The program with the place where the file goes.
fn command(program: &str) -> String {
    format!("\"{program}\" \"%1\"")
}

/// Everything that is written. What the ending leads to comes last, when all the rest is there.
fn entries(program: &str, picture: &str, name: String) -> [Entry; 5] {
    [
        (KIND.to_owned(), "", name),
        (format!(r"{KIND}\DefaultIcon"), "", picture.to_owned()),
        (format!(r"{KIND}\{COMMAND}"), "", command(program)),
        (format!(r"{ENDING}\OpenWithProgids"), KIND, String::new()),
        (ENDING.to_owned(), "", KIND.to_owned()),
    ]
}

#[cfg(windows)]
pub(super) use live::{associate, dissociate, opens};

#[cfg(windows)]
mod live {
    use std::fs;
    use std::io;
    use std::path::PathBuf;

    use winreg::RegKey;
    use winreg::enums::{HKEY_CURRENT_USER, KEY_READ, KEY_WRITE};

    use super::super::{Associated, Hindrance, Opens, refused, this_program};
    use super::{COMMAND, ENDING, KIND, command, entries};
    use crate::i18n::Words;
    use crate::say;
    use crate::service::{ServiceError, demo, files};

    const CLASSES: &str = r"Software\Classes";
    /// Where Windows keeps what a person chose by "Open with … always".
    const CHOSEN: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.egov\UserChoice";
    const PICTURE: &[u8] = include_bytes!("../../../assets/icon/egov-score.ico");

    pub(in super::super) fn opens() -> Result<Opens, ServiceError> {
        let kind = this_person().open_subkey(format!(r"{CLASSES}\{KIND}\{COMMAND}"));
        let told: io::Result<String> = kind.and_then(|kind| kind.get_value(""));
        let program = this_program()?;
        Ok(match told {
            Ok(told) if told == command(&program.to_string_lossy()) && !is_chosen_otherwise() => Opens::This,
            Ok(_) => Opens::Another,
            Err(_) => Opens::Nothing,
        })
    }

    pub(in super::super) fn associate(words: &Words) -> Result<Associated, ServiceError> {
        let (program, picture) = (this_program()?, picture());
        let shown = picture.display().to_string();
        let kept = files::make_folder(&demo::data_folder()).and_then(|()| files::write_whole(&picture, PICTURE));
        kept.map_err(|error| refused(shown.clone(), &error))?;
        let mut written = vec![shown.clone()];
        for (key, name, text) in entries(&program.to_string_lossy(), &shown, say!(words, "associate-kind")) {
            let path = format!(r"{CLASSES}\{key}");
            let made = this_person().create_subkey(&path).and_then(|(key, _)| key.set_value(name, &text));
            made.map_err(|error| refused(of_this_person(&path), &error))?;
            written.push(of_this_person(&path));
        }
        let hindrance = is_chosen_otherwise().then_some(Hindrance::ChosenOtherwise);
        Ok(Associated { program, written, hindrance })
    }

    pub(in super::super) fn dissociate() -> Result<(), ServiceError> {
        let kind = format!(r"{CLASSES}\{KIND}");
        unless_gone(this_person().delete_subkey_all(&kind)).map_err(|error| refused(of_this_person(&kind), &error))?;
        let ending = format!(r"{CLASSES}\{ENDING}");
        unless_gone(let_go_of(&ending)).map_err(|error| refused(of_this_person(&ending), &error))?;
        unless_gone(fs::remove_file(picture())).map_err(|error| refused(picture().display().to_string(), &error))
    }

    /// Takes out of the ending's key what names the kind; the key itself where nobody else wrote into it.
    fn let_go_of(ending: &str) -> io::Result<()> {
        let key = this_person().open_subkey_with_flags(ending, KEY_READ | KEY_WRITE)?;
        if key.get_value::<String, _>("").is_ok_and(|kind| kind == KIND) {
            key.delete_value("")?;
        }
        if let Ok(offered) = key.open_subkey_with_flags("OpenWithProgids", KEY_READ | KEY_WRITE) {
            unless_gone(offered.delete_value(KIND))?;
            if is_empty(&offered) {
                key.delete_subkey("OpenWithProgids")?;
            }
        }
        if is_empty(&key) { this_person().delete_subkey(ending) } else { Ok(()) }
    }

    fn is_empty(key: &RegKey) -> bool {
        key.enum_values().next().is_none() && key.enum_keys().next().is_none()
    }

    fn unless_gone(done: io::Result<()>) -> io::Result<()> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn is_chosen_otherwise() -> bool {
        let chosen = this_person().open_subkey(CHOSEN).and_then(|chosen| chosen.get_value::<String, _>("ProgId"));
        chosen.is_ok_and(|chosen| chosen != KIND && !chosen.to_lowercase().ends_with("egov-score.exe"))
    }

    fn this_person() -> RegKey {
        RegKey::predef(HKEY_CURRENT_USER)
    }

    fn of_this_person(path: &str) -> String {
        format!(r"HKCU\{path}")
    }

    /// The icon has no place in the program itself.
    fn picture() -> PathBuf {
        demo::data_folder().join("egov-score.ico")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_leads_to_the_kind_and_the_kind_to_the_program_in_quotes() {
        let program = r"D:\Chấm điểm\egov-score.exe";
        let written = entries(program, r"C:\a.ico", "Tệp dữ liệu".to_owned());
        let text = |key: &str, name: &str| {
            written.iter().find(|entry| (entry.0.as_str(), entry.1) == (key, name)).map(|entry| entry.2.as_str())
        };
        let kind = text(".egov", "").unwrap();
        assert_eq!(text(&format!(r"{kind}\shell\open\command"), ""), Some(r#""D:\Chấm điểm\egov-score.exe" "%1""#));
        assert_eq!(text(&format!(r"{kind}\DefaultIcon"), ""), Some(r"C:\a.ico"));
        assert_eq!(text(r".egov\OpenWithProgids", kind), Some(""));
        assert_eq!(command(program), text(&format!(r"{kind}\{COMMAND}"), "").unwrap());
    }
}
