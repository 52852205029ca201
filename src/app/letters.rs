//! Letters typed one soon after the other, where nobody enters anything: the table in sight goes to the row that begins with them.

use std::time::{Duration, Instant};

use iced::Task;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::update::Message;
use super::widget::virtual_table::{CopyOf, Event, Sought};
use super::{App, focus};

/// After so much time a letter begins anew.
const PAUSE: Duration = Duration::from_secs(1);

/// What was typed, and when the last of it.
#[derive(Debug, Default)]
pub(super) struct Letters {
    typed: String,
    last: Option<Instant>,
}

impl Letters {
    /// What is typed with this key, which is none of a field's; nothing where it is no letter. A space is one within a name, and
    /// elsewhere a key of its own; input methods take back letters to write them with an accent.
    fn with(&self, key: &Key, modifiers: Modifiers, now: Instant) -> Option<String> {
        if modifiers.command() || modifiers.alt() {
            return None;
        }
        let goes_on = self.last.is_some_and(|last| now.duration_since(last) < PAUSE) && !self.typed.is_empty();
        let before = if goes_on { self.typed.as_str() } else { "" };
        match key {
            Key::Character(letter) => Some(format!("{before}{letter}")),
            Key::Named(Named::Space) if goes_on => Some(format!("{before} ")),
            Key::Named(Named::Backspace) if goes_on => {
                let mut left = before.chars();
                left.next_back();
                Some(left.collect())
            }
            _ => None,
        }
    }
}

impl App {
    /// Leads to a row by its first letters; nothing where the key is no letter, or there is no table in sight.
    pub(super) fn lead_by_letter(&mut self, key: &Key, modifiers: Modifiers) -> Option<Task<Message>> {
        let now = Instant::now();
        let typed = self.letters.with(key, modifiers, now).filter(|_| !self.is_covered())?;
        let names = self.part_of_table(CopyOf::Names)?;
        let sought = Sought::new(&typed, &names.text);
        if typed.ends_with(' ') && !sought.is_found() {
            return None;
        }
        self.letters = Letters { typed, last: Some(now) };
        let led = self.in_table(&Event::Sought(sought));
        Some(Task::batch([focus::to_list(), led, focus::reveal()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_come_soon_go_on_and_others_begin_anew() {
        let (mut letters, begun) = (Letters::default(), Instant::now());
        let mut typed = |key: Key, milliseconds: u64| {
            let now = begun + Duration::from_millis(milliseconds);
            let typed = letters.with(&key, Modifiers::empty(), now);
            if let Some(typed) = &typed {
                letters = Letters { typed: typed.clone(), last: Some(now) };
            }
            typed
        };
        let letter = |letter: &str| Key::Character(letter.into());
        let (space, back) = (Key::Named(Named::Space), Key::Named(Named::Backspace));
        assert_eq!(typed(space.clone(), 0), None, "it is a key of its own");
        assert_eq!(typed(letter("h"), 0).as_deref(), Some("h"));
        assert_eq!(typed(letter("a"), 600).as_deref(), Some("ha"));
        assert_eq!(typed(back, 700).as_deref(), Some("h"), "an input method writes it anew");
        assert_eq!(typed(letter("à"), 700).as_deref(), Some("hà"));
        assert_eq!(typed(space.clone(), 900).as_deref(), Some("hà "));
        assert_eq!(typed(letter("n"), 1800).as_deref(), Some("hà n"));
        assert_eq!(typed(letter("d"), 2900).as_deref(), Some("d"));
        assert_eq!(typed(space, 9000), None);
        assert_eq!(letters.with(&letter("d"), Modifiers::CTRL, begun), None);
    }
}
