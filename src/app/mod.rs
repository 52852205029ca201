//! The window (feature `gui`): screens, their frame, and the jobs between them.
//!
//! May use services, words and the read-only types of domain, compare and chart. Must not know stores, workbooks,
//! scoring or the command line: what it asks of the services stands in [`data`].

pub mod console;
pub mod data;
pub mod dialog;
pub mod errand;
pub mod file_name;
pub mod focus;
pub mod frame;
pub mod gauge;
pub mod job;
mod keys;
mod letters;
pub mod parting;
pub mod picture_clipboard;
pub mod place;
#[cfg(test)]
pub(crate) mod preset;
pub mod screen;
pub mod search;
pub mod settings;
pub mod shared;
pub mod shortcut;
#[cfg(test)]
mod states;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod typed_path;
mod update;
mod view;
pub mod widget;

use std::path::PathBuf;

use iced::{Task, window};

use self::data::Fault;
use self::dialog::Dialogs;
use self::errand::Errands;
use self::frame::Frame;
use self::gauge::Gauge;
use self::letters::Letters;
use self::parting::{Parting, Unfinished};
use self::screen::appraisal::Appraisal;
use self::screen::compare::Compare;
use self::screen::criteria::Criteria;
use self::screen::help::Help;
use self::screen::import::Import;
use self::screen::print::Print;
use self::screen::results::Results;
use self::screen::settings::SettingsPage;
use self::screen::templates::Templates;
use self::screen::units::Units;
use self::screen::welcome::Welcome;
use self::search::Search;
use self::settings::Settings;
use self::shared::{FileView, Shared};
use self::theme::{font, text_size};
use self::typed_path::TypedPath;
use self::widget::Notice;
use crate::i18n::{Language, Words};
use crate::say;
use crate::service::settings_file;

pub use self::update::Message;

/// The window could not be opened or ended abnormally.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// No display, no graphics, or the window system refused; the reader's own word.
    #[error("the window could not be opened: {0}")]
    Window(String),
}

/// Opens the window, on a data file among `files` where there is one, and returns when it is closed. Workbooks and folders
/// are imported as if they were dropped on it. It speaks `language` where one is given, else the one last chosen.
pub fn run(files: Vec<PathBuf>, language: Option<Language>) -> Result<(), AppError> {
    let kept_in = settings_file();
    let mut settings = kept_in.as_deref().map(Settings::load).unwrap_or_default();
    settings.language = language.unwrap_or(settings.language);
    let window = window_settings(&settings);
    let boot = move || {
        let (mut app, task) = App::start(settings.clone(), Dialogs::native(), files.clone());
        app.shared.settings_file.clone_from(&kept_in);
        (app, task)
    };
    let iced_settings = iced::Settings {
        id: Some("egov-score".into()),
        fonts: font::all(),
        default_font: font::REGULAR,
        default_text_size: text_size::BASE.into(),
        ..iced::Settings::default()
    };
    iced::application(boot, App::update, App::view)
        .settings(iced_settings)
        .window(window)
        .exit_on_close_request(false)
        .title(App::title)
        .theme(App::theme)
        .scale_factor(|app| app.shared.settings.scale.factor())
        .subscription(App::subscription)
        .run()
        .map_err(|error| AppError::Window(error.to_string()))
}

fn window_settings(settings: &Settings) -> window::Settings {
    window::Settings {
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: "egov-score".into(),
            ..window::settings::PlatformSpecific::default()
        },
        icon: icon(),
        ..place::opened(settings)
    }
}

/// Side of the window's picture in pixels.
const ICON: u32 = 32;

fn icon() -> Option<window::Icon> {
    window::icon::from_rgba(icon_pixels(), ICON, ICON).ok()
}

/// Three bars on the accent colour, drawn rather than read from the picture that data files have (assets/icon).
fn icon_pixels() -> Vec<u8> {
    let accent = theme::Tokens::of_appearance(theme::Appearance::Light).accent.into_rgba8();
    let is_bar = |x: u32, y: u32| match y {
        7..=11 => (6..26).contains(&x),
        14..=18 => (6..20).contains(&x),
        21..=25 => (6..14).contains(&x),
        _ => false,
    };
    let pixel = |index: u32| if is_bar(index % ICON, index / ICON) { [255; 4] } else { accent };
    (0..ICON * ICON).flat_map(pixel).collect()
}

/// The pages, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Period,
    Templates,
    Import,
    Appraisal,
    Results,
    Compare,
    Print,
    Units,
    Criteria,
    Settings,
    Help,
}

impl Page {
    /// Those on the path of the work.
    pub const PATH: [Self; 7] =
        [Self::Period, Self::Templates, Self::Import, Self::Appraisal, Self::Results, Self::Compare, Self::Print];

    /// Those beside it, which can be opened at any time.
    pub const BESIDE: [Self; 4] = [Self::Units, Self::Criteria, Self::Settings, Self::Help];

    /// Whether it shows what was imported and has no steps of its own to be taken back.
    pub fn shows_the_import(self) -> bool {
        match self {
            Self::Period | Self::Import | Self::Results | Self::Compare | Self::Print | Self::Units => true,
            Self::Templates | Self::Appraisal | Self::Criteria | Self::Settings | Self::Help => false,
        }
    }

    /// Its number on the path.
    pub fn number(self) -> &'static str {
        match self {
            Self::Period => "1",
            Self::Templates => "2",
            Self::Import => "3",
            Self::Appraisal => "4",
            Self::Results => "5",
            Self::Compare => "6",
            Self::Print => "7",
            Self::Units | Self::Criteria | Self::Settings | Self::Help => "",
        }
    }

    /// Its shortcut.
    pub fn keys(self) -> &'static str {
        match self {
            Self::Period => "Ctrl+1",
            Self::Templates => "Ctrl+2",
            Self::Import => "Ctrl+3",
            Self::Appraisal => "Ctrl+4",
            Self::Results => "Ctrl+5",
            Self::Compare => "Ctrl+6",
            Self::Print => "Ctrl+7",
            Self::Units => "Ctrl+U",
            Self::Criteria => "Ctrl+B",
            Self::Settings => "Ctrl+,",
            Self::Help => "Shift+F1",
        }
    }

    /// Its name on the rail.
    pub fn title(self, words: &Words) -> String {
        match self {
            Self::Period => say!(words, "app-page-period"),
            Self::Templates => say!(words, "app-page-templates"),
            Self::Import => say!(words, "app-page-import"),
            Self::Appraisal => say!(words, "app-page-appraisal"),
            Self::Results => say!(words, "app-page-results"),
            Self::Compare => say!(words, "app-page-compare"),
            Self::Print => say!(words, "app-page-print"),
            Self::Units => say!(words, "app-page-units"),
            Self::Criteria => say!(words, "criteria-title"),
            Self::Settings => say!(words, "settings-title"),
            Self::Help => say!(words, "help-title"),
        }
    }

    /// Whether there is nothing to see while no data file is open.
    pub fn needs_file(self) -> bool {
        !matches!(self, Self::Period | Self::Settings | Self::Help)
    }
}

/// Everything the window holds.
#[derive(Debug)]
pub struct App {
    shared: Shared,
    page: Page,
    /// The page that Esc leads back to: this one was opened from it, to look at something.
    came_from: Option<Page>,
    frame: Frame,
    welcome: Welcome,
    templates: Templates,
    import: Import,
    appraisal: Appraisal,
    results: Results,
    compare: Compare,
    print: Print,
    units: Units,
    criteria: Criteria,
    settings: SettingsPage,
    help: Help,
    notices: Vec<Notice>,
    opening: Option<Opening>,
    /// What is being put outside the window, and what changes the whole file.
    errands: Errands,
    /// A question that no dialog of the system answered.
    asking: Option<TypedPath>,
    search: Option<Search>,
    /// What was typed to go to a row of a table.
    letters: Letters,
    /// What was dropped or given while no data file was open.
    dropped_early: Vec<PathBuf>,
    /// It is asked what becomes of what is unfinished.
    parting: Option<Parting>,
    /// What may go once what is being opened is there.
    agreed: Vec<Unfinished>,
}

/// A data file being opened or made.
#[derive(Debug)]
struct Opening {
    job: job::Handle,
    /// Workbooks read into it.
    gauge: Gauge,
}

impl Opening {
    fn new(job: job::Handle) -> Self {
        Self { job, gauge: Gauge::begin(0) }
    }
}

type Opened = Result<FileView, Fault>;

impl App {
    /// The window before anything is done; the task takes in the files it was started with.
    fn start(settings: Settings, dialogs: Dialogs, files: impl IntoIterator<Item = PathBuf>) -> (Self, Task<Message>) {
        let mut app = Self {
            shared: Shared::new(settings, dialogs),
            page: Page::Period,
            came_from: None,
            frame: Frame::default(),
            welcome: Welcome::default(),
            templates: Templates::default(),
            import: Import::default(),
            appraisal: Appraisal::default(),
            results: Results::default(),
            compare: Compare::default(),
            print: Print::default(),
            units: Units::default(),
            criteria: Criteria::default(),
            settings: SettingsPage::default(),
            help: Help::default(),
            notices: Vec::new(),
            opening: None,
            errands: Errands::default(),
            asking: None,
            search: None,
            letters: Letters::default(),
            dropped_early: Vec::new(),
            parting: None,
            agreed: Vec::new(),
        };
        let open = app.given(files.into_iter().collect());
        let questions = app.shared.dialogs.unanswered().map(Message::PathAsked);
        let filling = place::filling(&app.shared.settings);
        (app, Task::batch([open, update::ask_scale(), questions, filling]))
    }
}
