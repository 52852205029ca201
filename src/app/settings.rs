//! What the window remembers between runs, in this person's own settings file. What belongs to the data is kept in the
//! data file instead.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use iced::Point;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::theme::Appearance;
use super::widget::virtual_table::Layout;
use crate::i18n::Language;
use crate::service::{Backups, Letterhead, ServiceError, make_folder, write_whole};

/// Most recent files kept.
const RECENT: usize = 8;

/// Most digits after the comma that a table is asked to show.
pub const MOST_DIGITS: u32 = 3;

/// See the module. A missing or damaged settings file means the defaults; what this version does not know in it is left out by itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    pub appearance: Appearance,
    pub scale: Scale,
    /// Code of the own unit.
    pub own_unit: Option<String>,
    /// Names that letters, minutes and reports carry.
    pub letterhead: Letterhead,
    /// Digits after the comma in tables of results; nothing: as many as the criteria set prints. Ranks never ask for it.
    pub digits: Option<u32>,
    /// What is printed on unless something else is chosen.
    pub paper: PaperSize,
    /// Whether that is without colours.
    pub grey: bool,
    /// Name of the printer; empty: the system's own.
    pub printer: String,
    pub backups: Backups,
    /// Where data files are looked for and made; nothing: where the system begins, samples in the program's own folder.
    pub data_folder: Option<PathBuf>,
    pub window: Option<WindowPlace>,
    /// Widths and orders of tables that are not as they come, by the tables' names.
    pub tables: BTreeMap<String, Layout>,
    /// Newest first.
    pub recent: Vec<PathBuf>,
}

/// A paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PaperSize {
    #[default]
    A4,
    A3,
}

/// How large everything is drawn, in percent: 100 to 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct Scale(u16);

impl Scale {
    /// Those offered.
    pub const OFFERED: [u16; 6] = [100, 110, 125, 150, 175, 200];

    /// A scale, held between the least and the most offered.
    pub fn percent(percent: u16) -> Self {
        let [least, .., most] = Self::OFFERED;
        Self(percent.clamp(least, most))
    }

    /// In percent.
    pub fn in_percent(self) -> u16 {
        self.0
    }

    /// As a factor: 1 to 2.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for Scale {
    fn from(percent: u16) -> Self {
        Self::percent(percent)
    }
}

impl From<Scale> for u16 {
    fn from(scale: Scale) -> Self {
        scale.0
    }
}

/// Where the window was when it was last closed.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Of the window while it does not fill the screen, in pixels of its own scale.
    pub width: f32,
    pub height: f32,
    /// Upper left corner in the system's pixels.
    pub at: Option<(f32, f32)>,
    pub maximised: bool,
}

impl Settings {
    /// Reads settings.
    pub fn load(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let read: serde_json::Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        let known = read.into_iter().filter(|(name, value)| of_one(name, value).is_some()).collect();
        serde_json::from_value::<Self>(Value::Object(known)).unwrap_or_default().within_bounds()
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// A folder or file that cannot be written.
    pub fn save(&self, file: &Path) -> Result<(), ServiceError> {
        if let Some(folder) = file.parent() {
            make_folder(folder)?;
        }
        let detail =
            |error: serde_json::Error| ServiceError::CannotWrite { path: file.to_owned(), detail: error.to_string() };
        write_whole(file, serde_json::to_string_pretty(self).map_err(detail)?.as_bytes())
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, file: &Path) {
        self.recent.retain(|recent| recent != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(RECENT);
    }

    /// What somebody wrote into the file by hand.
    fn within_bounds(mut self) -> Self {
        self.digits = self.digits.map(|digits| digits.min(MOST_DIGITS));
        self.backups.keep = self.backups.keep.min(Backups::MOST);
        self.window = self.window.filter(WindowPlace::is_sensible);
        self
    }
}

/// The defaults but for one value: nothing where this version does not know it, which other values must not suffer from.
fn of_one(name: &str, value: &Value) -> Option<Settings> {
    serde_json::from_value(serde_json::json!({ name: value })).ok()
}

impl WindowPlace {
    /// The upper left corner.
    pub fn corner(&self) -> Option<Point> {
        self.at.map(|(x, y)| Point::new(x, y))
    }

    fn is_sensible(&self) -> bool {
        let side = |side: f32| (200.0..20_000.0).contains(&side);
        side(self.width) && side(self.height) && self.at.is_none_or(|(x, y)| x.is_finite() && y.is_finite())
    }
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

    #[test]
    fn what_is_saved_is_read_back_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mới").join("settings.json");
        assert_eq!(Settings::load(&file), Settings::default());
        let settings = Settings {
            appearance: Appearance::HighContrast,
            scale: Scale::percent(125),
            letterhead: Letterhead { name: "Ban Chỉ đạo".into(), ..Letterhead::default() },
            digits: Some(1),
            paper: PaperSize::A3,
            grey: true,
            printer: "HP tầng 2".into(),
            backups: Backups { keep: 3, folder: Some("/sao lưu".into()) },
            tables: [("results".to_owned(), Layout { widths: vec![None, Some(240.5)], sorts: Vec::new() })].into(),
            window: Some(WindowPlace { width: 1200.0, height: 700.0, at: Some((10.0, 20.0)), maximised: true }),
            ..Settings::default()
        };
        settings.save(&file).unwrap();
        assert_eq!(Settings::load(&file), settings);
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "no part is left");
    }

    #[test]
    fn nonsense_in_the_file_is_held_within_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let nonsense =
            r#"{"scale": 900, "digits": 40, "backups": {"keep": 9000}, "window": {"width": 3, "height": 0}}"#;
        fs::write(&file, nonsense).unwrap();
        let settings = Settings::load(&file);
        assert_eq!((settings.scale.in_percent(), settings.digits), (200, Some(MOST_DIGITS)));
        assert_eq!((settings.backups.keep, settings.window), (Backups::MOST, None));
    }

    #[test]
    fn a_value_of_another_version_leaves_the_others_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let other = r#"{"language": "en", "appearance": "sepia", "scale": -3, "letterhead": {"name": "Ban Chỉ đạo"}, "later": 1}"#;
        fs::write(&file, other).unwrap();
        let letterhead = Letterhead { name: "Ban Chỉ đạo".into(), ..Letterhead::default() };
        assert_eq!(Settings::load(&file), Settings { language: Language::En, letterhead, ..Settings::default() });
    }

    #[test]
    fn settings_that_cannot_be_saved_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tệp");
        fs::write(&file, "x").unwrap();
        let saved = Settings::default().save(&file.join("settings.json"));
        assert!(matches!(saved, Err(ServiceError::CannotWrite { .. })));
    }
}
