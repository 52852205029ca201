//! Under whose name letters, minutes and reports are written.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::{Deserialize, Serialize};

use crate::domain::UnitCode;

/// Names as a person set them, once for all files. What is empty is told by the own unit, else it is a dotted line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// The agency above the one that writes.
    pub above: String,
    pub name: String,
    /// Where it is written: `Đà Nẵng`.
    pub place: String,
    /// The unit whose staff write; nothing: the one that the data file was made for.
    #[serde(skip)]
    pub unit: Option<UnitCode>,
}

impl Letterhead {
    /// The names that this person set in the window, so that the command line writes under them too. Without settings, or
    /// with damaged ones, none.
    pub fn of_this_person() -> Self {
        settings_file().map(|file| Self::of_settings(&file)).unwrap_or_default()
    }

    fn of_settings(file: &Path) -> Self {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Set {
            letterhead: Letterhead,
            own_unit: Option<String>,
        }
        let text = fs::read_to_string(file).ok();
        let set = text.and_then(|text| serde_json::from_str::<Set>(&text).ok()).unwrap_or_default();
        Self { unit: set.own_unit.and_then(|code| code.parse().ok()), ..set.letterhead }
    }
}

/// Where this person's settings lie; nothing where the system names no such place.
pub fn settings_file() -> Option<PathBuf> {
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
    fn names_are_read_from_the_settings_of_the_window_and_nothing_from_damaged_ones() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        assert_eq!(Letterhead::of_settings(&file), Letterhead::default());
        let name = "Ban Chỉ đạo xây dựng Chính quyền điện tử";
        fs::write(&file, format!(r#"{{"scale":125,"own_unit":"48","letterhead":{{"name":"{name}"}}}}"#)).unwrap();
        let read = Letterhead::of_settings(&file);
        assert_eq!((read.name.as_str(), read.above.as_str()), (name, ""));
        assert_eq!(read.unit, "48".parse().ok());
        fs::write(&file, "{").unwrap();
        assert_eq!(Letterhead::of_settings(&file), Letterhead::default());
    }
}
