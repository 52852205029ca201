//! What every screen may see: words, the open file, the own unit, the dialogs.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{Period, UnitCode};
use crate::i18n::{Language, Words};

use super::data::{Ask, Wishes};
use super::dialog::Dialogs;
use super::picture_clipboard::PictureClipboard;
use super::settings::Settings;
use super::widget::Choice;

/// The open data file as the frame shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileView {
    pub path: PathBuf,
    /// File name without its folder.
    pub name: String,
    /// Catalogue and version: `NQ17-2020 v1`.
    pub catalogue: String,
    /// Periods with data, newest first, each as a title writes it.
    pub periods: Vec<(Period, String)>,
    /// The same, each with how far it is.
    pub ledger: Vec<PeriodLine>,
    /// The period in sight.
    pub period: Option<Period>,
    /// Units that can be the own one, in Vietnamese order, with their regions.
    pub units: Vec<Choice>,
    /// Indicators of the criteria set in use, with the names of their groups.
    pub indicators: Vec<Choice>,
    /// The own unit the file was made for.
    pub own: Option<String>,
    /// What everything made from it carries: "SỐ LIỆU MINH HỌA".
    pub marking: Option<String>,
    /// Units that have sent for the period, of how many.
    pub sent: u32,
    pub expected: u32,
    /// The same kind by kind: "61/63 tỉnh, thành phố; 23/24 cơ quan". Empty without a period.
    pub sent_by_kind: String,
    /// Provinces and agencies both have to send: these are more than are ranked.
    pub is_mixed: bool,
    /// What undoing would take back: "lần nhập 58 tệp". Nothing where there is nothing to undo.
    pub undoable: Option<String>,
    /// What was taken back and can be brought back, likewise.
    pub redoable: Option<String>,
    /// What the period in sight may be scored under; empty where there is nothing to choose.
    pub editions: Vec<Edition>,
}

impl FileView {
    /// Somebody has still to send for the period in sight, and can be reminded.
    pub fn is_owed(&self) -> bool {
        self.period.is_some() && self.sent < self.expected
    }
}

/// How far a period is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodLine {
    pub period: Period,
    pub name: String,
    /// "61/63".
    pub sent: String,
    /// Criteria set and version it is scored under.
    pub catalogue: String,
    /// The day its figures stand for.
    pub cut_off: String,
    /// Nobody set another day.
    pub cut_off_is_usual: bool,
    /// Units that have not sent yet.
    pub owing: u32,
}

/// What a period is scored under by choosing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditionChoice {
    /// The version in force on the period's cut-off.
    ByDate,
    /// One that the file holds: `nq17-2020@2`.
    Version(String),
    /// A set that ships with the program, by its id; the file does not hold it yet.
    Take(String),
}

/// A criteria set, in a version, that a period may be scored under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub choice: EditionChoice,
    pub name: String,
    /// What choosing it comes to.
    pub meaning: String,
    pub in_use: bool,
    /// Periods of the file that are scored under a later version of the same set.
    pub later: usize,
}

/// See the module.
#[derive(Debug)]
pub struct Shared {
    pub words: Arc<Words>,
    pub settings: Settings,
    /// Where the settings are kept; nothing where they are not.
    pub settings_file: Option<PathBuf>,
    pub dialogs: Dialogs,
    /// For pictures; texts go through iced.
    pub clipboard: PictureClipboard,
    pub file: Option<FileView>,
    /// The system's own scale of the window.
    pub system_scale: f32,
    /// Files are held over the window.
    pub files_hover: bool,
}

impl Shared {
    /// Everything a screen needs before a file is open.
    pub fn new(settings: Settings, dialogs: Dialogs) -> Self {
        let words = Arc::new(Words::new(settings.language));
        dialogs.begin_in(settings.data_folder.clone());
        let clipboard = PictureClipboard::default();
        Self {
            words,
            settings,
            settings_file: None,
            dialogs,
            clipboard,
            file: None,
            system_scale: 1.0,
            files_hover: false,
        }
    }

    /// Physical pixels to a logical one of the window.
    pub fn scale(&self) -> f32 {
        self.system_scale * self.settings.scale.factor()
    }

    /// Switches the language of everything shown.
    pub fn speak(&mut self, language: Language) {
        self.settings.language = language;
        self.words = Arc::new(Words::new(language));
    }

    /// The code of the own unit: the one that a person chose, and of illustrative data until then the one they were made for.
    pub fn own_code(&self) -> Option<&str> {
        let illustrative = self.file.as_ref().filter(|file| file.marking.is_some());
        self.settings.own_unit.as_deref().or(illustrative.and_then(|file| file.own.as_deref()))
    }

    /// The own unit, where there is one and the open file knows it: it is a person's, and files are of many kinds.
    pub fn own(&self) -> Option<UnitCode> {
        let code = self.own_code()?;
        let is_known = |file: &FileView| file.units.iter().any(|unit| unit.key == code);
        self.file.as_ref().is_none_or(is_known).then(|| code.parse().ok()).flatten()
    }

    /// The own unit's name in the open file.
    pub fn own_name(&self) -> Option<&str> {
        self.unit_name(self.own_code()?)
    }

    /// What the open file calls the unit with a code.
    pub fn unit_name(&self, code: &str) -> Option<&str> {
        let units = &self.file.as_ref()?.units;
        units.iter().find(|unit| unit.key == code).map(|unit| unit.label.as_str())
    }

    /// What a question about the open file says.
    pub fn ask(&self) -> Option<Ask> {
        let file = self.file.as_ref()?;
        let words = Arc::clone(&self.words);
        let wishes = Wishes {
            letterhead: self.settings.letterhead.clone(),
            digits: self.settings.digits,
            backups: self.settings.backups.clone(),
        };
        Some(Ask { file: file.path.clone(), period: file.period, own: self.own(), words, wishes })
    }

    /// The period in sight as a title writes it.
    pub fn period_name(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        file.period.map(|period| self.words.period(period))
    }
}
