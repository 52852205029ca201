//! What the window remembers between runs: language, appearance, own unit, recent files.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use super::theme::Appearance;
use crate::i18n::Language;

/// Most recent files kept.
const RECENT: usize = 8;

/// See the module. A missing or damaged settings file means the defaults.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    pub appearance: Appearance,
    /// Code of the own unit.
    pub own_unit: Option<String>,
    /// Newest first.
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// Reads the settings of this person.
    pub fn load() -> Self {
        let text = path().and_then(|path| fs::read_to_string(path).ok());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes them. Losing settings must never stop the work, so the caller may let an error go.
    pub fn save(&self) -> io::Result<()> {
        let Some(path) = path() else { return Ok(()) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, serde_json::to_string_pretty(self)?)
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, file: &Path) {
        self.recent.retain(|recent| recent != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(RECENT);
    }
}

fn path() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("APPDATA")
    } else {
        set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("egov-score").join("settings.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opened_again_moves_to_the_head() {
        let mut settings = Settings::default();
        for file in ["a", "b", "a"] {
            settings.opened(Path::new(file));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }

    #[test]
    fn settings_of_an_older_program_are_read() {
        let settings: Settings = serde_json::from_str(r#"{"language":"en"}"#).unwrap();
        assert_eq!(settings, Settings { language: Language::En, ..Settings::default() });
    }
}
