//! The one table of shortcuts: what a key does, and how tooltips and the F1 sheet write it.

pub mod sheet;
mod uses;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use crate::i18n::Words;
use crate::say;

pub use self::uses::Use;
use super::Page;
use super::widget::virtual_table::{ColumnStep, Step, TableWords};

/// What a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    Open,
    New,
    Import,
    Print,
    Find,
    /// Look for anything and open it.
    Search,
    /// The table behind a chart.
    Table,
    /// Put it on the clipboard.
    Copy,
    /// Choose all rows.
    ChooseAll,
    /// To the next row or back, while those that are chosen stay.
    Lead {
        back: bool,
    },
    /// Choose the row that is led to beside the others, or no longer.
    ChooseToo,
    /// What can be done there, in a menu.
    Menu,
    /// Put something else of it on the clipboard: one column of a table, the picture of a chart.
    CopyOtherwise,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Go(Page),
    /// Something is done with the columns of the table in sight.
    Column(ColumnStep),
    /// Write what was reviewed into the data file.
    Write,
    /// Accept a proposal, confirm, go on.
    Accept,
    /// Tick the row that is led to.
    Tick,
    Edit,
    /// Leave as it is; what a unit says is right.
    Keep,
    UndoImport,
    /// What was taken back is made again.
    Redo,
    Back,
    Help,
}

impl Shortcut {
    /// All, in the order of the sheet.
    pub const ALL: [Self; 47] = [
        Self::Open,
        Self::New,
        Self::Import,
        Self::Print,
        Self::Find,
        Self::Search,
        Self::Table,
        Self::Copy,
        Self::ChooseAll,
        Self::Lead { back: true },
        Self::Lead { back: false },
        Self::ChooseToo,
        Self::CopyOtherwise,
        Self::Menu,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Go(Page::Period),
        Self::Go(Page::Templates),
        Self::Go(Page::Import),
        Self::Go(Page::Appraisal),
        Self::Go(Page::Results),
        Self::Go(Page::Compare),
        Self::Go(Page::Print),
        Self::Go(Page::Units),
        Self::Go(Page::Criteria),
        Self::Go(Page::Settings),
        Self::Go(Page::Help),
        Self::Column(ColumnStep::Left),
        Self::Column(ColumnStep::Right),
        Self::Column(ColumnStep::Top),
        Self::Column(ColumnStep::Bottom),
        Self::Column(ColumnStep::Narrower),
        Self::Column(ColumnStep::Wider),
        Self::Column(ColumnStep::Fit),
        Self::Column(ColumnStep::AsItComes),
        Self::Column(ColumnStep::Sort { descending: false }),
        Self::Column(ColumnStep::Sort { descending: true }),
        Self::Write,
        Self::Accept,
        Self::Tick,
        Self::Edit,
        Self::Keep,
        Self::UndoImport,
        Self::Redo,
        Self::Back,
        Self::Help,
    ];

    /// How the key is written.
    pub fn keys(self) -> &'static str {
        match self {
            Self::Open => "Ctrl+O",
            Self::New => "Ctrl+N",
            Self::Import => "Ctrl+I",
            Self::Print => "Ctrl+P",
            Self::Find => "Ctrl+F",
            Self::Search => "Ctrl+K",
            Self::Table => "Ctrl+T",
            Self::Copy => "Ctrl+C",
            Self::ChooseAll => "Ctrl+A",
            Self::Lead { back: true } => "Ctrl+↑",
            Self::Lead { back: false } => "Ctrl+↓",
            Self::ChooseToo => "Ctrl+Space",
            Self::Menu => "Shift+F10",
            Self::CopyOtherwise => "Ctrl+Shift+C",
            Self::ZoomIn => "Ctrl++",
            Self::ZoomOut => "Ctrl+-",
            Self::ZoomReset => "Ctrl+0",
            Self::Go(page) => page.keys(),
            Self::Column(step) => column_keys(step),
            Self::Write => "Ctrl+Enter",
            Self::Accept => "Enter",
            Self::Tick => "Space",
            Self::Edit => "F2",
            Self::Keep => "F4",
            Self::UndoImport => "Ctrl+Z",
            Self::Redo => "Ctrl+Y",
            Self::Back => "Esc",
            Self::Help => "F1",
        }
    }

    /// What it does, in one line.
    pub fn meaning(self, words: &Words) -> String {
        let said: Vec<String> = self.uses(words).iter().map(|one| one.said(words)).collect();
        said.join("; ")
    }

    /// Whether it means the same on every page, so that it can be chosen by name; most of these need an open file.
    pub fn is_command(self, file_is_open: bool) -> bool {
        match self {
            Self::Open | Self::New | Self::Help => true,
            Self::Import | Self::Print | Self::UndoImport | Self::Redo => file_is_open,
            Self::Find
            | Self::Search
            | Self::Table
            | Self::Copy
            | Self::ChooseAll
            | Self::Lead { .. }
            | Self::ChooseToo
            | Self::Menu
            | Self::CopyOtherwise
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Go(_)
            | Self::Column(_)
            | Self::Write
            | Self::Accept
            | Self::Tick
            | Self::Edit
            | Self::Keep
            | Self::Back => false,
        }
    }

    /// Whether an input that took the key needs it for itself.
    pub fn yields_to_inputs(self) -> bool {
        matches!(
            self,
            Self::Accept
                | Self::Tick
                | Self::Copy
                | Self::ChooseAll
                | Self::Lead { .. }
                | Self::ChooseToo
                | Self::Menu
                | Self::Column(_)
                | Self::UndoImport
                | Self::Redo
        )
    }

    /// The shortcut of a pressed key. Letters are compared by the key, not by what it would type.
    pub fn of(key: &Key, modifiers: Modifiers) -> Option<Self> {
        let written = written(key, modifiers)?;
        Self::ALL.into_iter().find(|shortcut| shortcut.keys() == written)
    }
}

/// Widths as in LibreOffice Calc; as there, the keys with Shift fit a column to what is in it.
fn column_keys(step: ColumnStep) -> &'static str {
    match step {
        ColumnStep::Left => "Ctrl+←",
        ColumnStep::Right => "Ctrl+→",
        ColumnStep::First => "Home",
        ColumnStep::Last => "End",
        ColumnStep::Top => "Ctrl+Home",
        ColumnStep::Bottom => "Ctrl+End",
        ColumnStep::Narrower => "Alt+←",
        ColumnStep::Wider => "Alt+→",
        ColumnStep::Fit => "Alt+Shift+→",
        ColumnStep::AsItComes => "Alt+Shift+←",
        ColumnStep::Sort { descending: false } => "Alt+↑",
        ColumnStep::Sort { descending: true } => "Alt+↓",
    }
}

/// What every table says; with the head of every column the keys for columns, in a few words.
pub fn table_words(words: &Words) -> TableWords {
    TableWords {
        keys: told_with_heads(words),
        sorted_by: say!(words, "app-sorted-by"),
        unsort: say!(words, "app-unsort"),
    }
}

fn told_with_heads(words: &Words) -> String {
    let keys = |step| column_keys(step);
    let (left, right) = (keys(ColumnStep::Left), keys(ColumnStep::Right));
    let (narrower, wider, fit) = (keys(ColumnStep::Narrower), keys(ColumnStep::Wider), keys(ColumnStep::Fit));
    let [up, down] = [false, true].map(|descending| keys(ColumnStep::Sort { descending }));
    say!(
        words,
        "app-column-keys",
        left = left,
        right = right,
        narrower = narrower,
        wider = wider,
        fit = fit,
        up = up,
        down = down,
        copy = Shortcut::CopyOtherwise.keys()
    )
}

fn written(key: &Key, modifiers: Modifiers) -> Option<String> {
    match key {
        Key::Named(Named::Escape) => Some("Esc".into()),
        Key::Named(Named::F1) if modifiers.shift() => Some("Shift+F1".into()),
        Key::Named(Named::F1) => Some("F1".into()),
        Key::Named(Named::F2) => Some("F2".into()),
        Key::Named(Named::F4) => Some("F4".into()),
        // The key between Alt and Ctrl at the right.
        Key::Named(Named::ContextMenu) => Some("Shift+F10".into()),
        Key::Named(Named::F10) if modifiers.shift() => Some("Shift+F10".into()),
        Key::Named(Named::Space) if modifiers.is_empty() => Some("Space".into()),
        Key::Named(Named::Space) if modifiers.command() => Some("Ctrl+Space".into()),
        Key::Named(Named::Enter) if modifiers.command() => Some("Ctrl+Enter".into()),
        Key::Named(Named::Enter) if modifiers.is_empty() => Some("Enter".into()),
        // On many keyboards the plus is typed with Shift, or stands on the key of the equals sign.
        Key::Character(sign) if modifiers.command() && !modifiers.alt() && matches!(sign.as_str(), "+" | "=") => {
            Some("Ctrl++".into())
        }
        Key::Character(letter) if modifiers.command() && !modifiers.alt() => {
            let shift = if modifiers.shift() { "Shift+" } else { "" };
            Some(format!("Ctrl+{shift}{}", letter.to_uppercase()))
        }
        Key::Named(named) => written_with(*named, modifiers),
        Key::Character(_) | Key::Unidentified => None,
    }
}

/// Keys that lead through lists, held with others.
fn written_with(named: Named, modifiers: Modifiers) -> Option<String> {
    let name = match named {
        Named::ArrowLeft => "←",
        Named::ArrowRight => "→",
        Named::ArrowUp => "↑",
        Named::ArrowDown => "↓",
        Named::Home => "Home",
        Named::End => "End",
        _ => return None,
    };
    let held =
        [(modifiers.command(), "Ctrl+"), (modifiers.alt(), "Alt+"), (modifiers.shift() && modifiers.alt(), "Shift+")];
    let held: String = held.into_iter().filter_map(|(is_held, key)| is_held.then_some(key)).collect();
    (!held.is_empty()).then(|| held + name)
}

/// Whether a key leads to the part at the right, or back to the left.
pub fn across(key: &Key, modifiers: Modifiers) -> Option<bool> {
    match key {
        Key::Named(Named::ArrowRight) if modifiers.is_empty() => Some(true),
        Key::Named(Named::ArrowLeft) if modifiers.is_empty() => Some(false),
        _ => None,
    }
}

/// The step through the columns of a table that a key makes which chooses all up to there.
pub fn reach(key: &Key, modifiers: Modifiers) -> Option<ColumnStep> {
    match key {
        Key::Named(Named::ArrowLeft) if modifiers == Modifiers::SHIFT => Some(ColumnStep::Left),
        Key::Named(Named::ArrowRight) if modifiers == Modifiers::SHIFT => Some(ColumnStep::Right),
        _ => None,
    }
}

/// The step through a list that a key makes; with Shift lists that choose several rows choose up to there.
pub fn step(key: &Key, modifiers: Modifiers) -> Option<Step> {
    if modifiers.command() || modifiers.alt() {
        return None;
    }
    let Key::Named(named) = key else { return None };
    Some(match named {
        Named::ArrowUp => Step::Up,
        Named::ArrowDown => Step::Down,
        Named::PageUp => Step::PageUp,
        Named::PageDown => Step::PageDown,
        Named::Home => Step::First,
        Named::End => Step::Last,
        _ => return None,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The key as it is pressed, and what is held with it.
    pub(in crate::app) fn pressed(shortcut: Shortcut) -> (Key, Modifiers) {
        let key = match shortcut.keys() {
            "Esc" => Key::Named(Named::Escape),
            "F1" | "Shift+F1" => Key::Named(Named::F1),
            "F2" => Key::Named(Named::F2),
            "F4" => Key::Named(Named::F4),
            "Enter" | "Ctrl+Enter" => Key::Named(Named::Enter),
            "Space" | "Ctrl+Space" => Key::Named(Named::Space),
            "Shift+F10" => Key::Named(Named::F10),
            "Ctrl+Home" => Key::Named(Named::Home),
            "Ctrl+End" => Key::Named(Named::End),
            keys if keys.ends_with('←') => Key::Named(Named::ArrowLeft),
            keys if keys.ends_with('→') => Key::Named(Named::ArrowRight),
            keys if keys.ends_with('↑') => Key::Named(Named::ArrowUp),
            keys if keys.ends_with('↓') => Key::Named(Named::ArrowDown),
            keys => {
                let letter = keys.strip_prefix("Ctrl+").unwrap_or(keys);
                Key::Character(letter.strip_prefix("Shift+").unwrap_or(letter).to_lowercase().into())
            }
        };
        let control = shortcut.keys().starts_with("Ctrl+");
        let mut held = if control { Modifiers::CTRL } else { Modifiers::empty() };
        held.set(Modifiers::SHIFT, shortcut.keys().contains("Shift+"));
        held.set(Modifiers::ALT, shortcut.keys().contains("Alt+"));
        (key, held)
    }

    #[test]
    fn no_two_shortcuts_share_a_key() {
        let keys: std::collections::BTreeSet<_> = Shortcut::ALL.iter().map(|shortcut| shortcut.keys()).collect();
        assert_eq!(keys.len(), Shortcut::ALL.len());
    }

    #[test]
    fn keys_lead_to_their_shortcut() {
        let letter = |letter: &str| Key::Character(letter.into());
        assert_eq!(Shortcut::of(&letter("o"), Modifiers::CTRL), Some(Shortcut::Open));
        assert_eq!(Shortcut::of(&letter("5"), Modifiers::CTRL), Some(Shortcut::Go(Page::Results)));
        assert_eq!(Shortcut::of(&letter("o"), Modifiers::empty()), None);
        assert_eq!(Shortcut::of(&Key::Named(Named::Escape), Modifiers::empty()), Some(Shortcut::Back));
        assert_eq!(Shortcut::of(&Key::Named(Named::F1), Modifiers::empty()), Some(Shortcut::Help));
    }

    #[test]
    fn every_named_key_has_a_shortcut() {
        for shortcut in Shortcut::ALL {
            let (key, modifiers) = pressed(shortcut);
            assert_eq!(Shortcut::of(&key, modifiers), Some(shortcut));
        }
    }
}
