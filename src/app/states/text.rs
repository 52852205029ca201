//! The texts that are seen, and whether they have room.

use std::sync::Mutex;

use iced::Rectangle;
use iced_test::Simulator;
use iced_test::selector::Candidate;

use crate::app::theme::text_size;
use crate::chart::font::{Bundled, Measure, Weight, has_glyph, is_in_text_faces};

/// A text on the screen.
#[derive(Debug, Clone)]
pub(in crate::app) struct Seen {
    pub(in crate::app) content: String,
    pub(in crate::app) bounds: Rectangle,
    visible: Rectangle,
}

/// Texts, taken down while something is looked for that is never found.
#[derive(Default)]
pub(super) struct Texts(Mutex<Vec<Seen>>);

impl Texts {
    /// Takes a text down of which something is in sight.
    pub(super) fn take(&self, candidate: &Candidate<'_>) -> Option<()> {
        if let Candidate::Text { content, bounds, visible_bounds: Some(visible), .. } = *candidate {
            self.0.lock().unwrap().push(Seen { content: content.to_owned(), bounds, visible });
        }
        None
    }

    pub(super) fn into_inner(self) -> Vec<Seen> {
        self.0.into_inner().unwrap()
    }
}

/// Every text of which something is in sight.
pub(in crate::app) fn seen<Message>(simulator: &mut Simulator<'_, Message>) -> Vec<Seen> {
    let texts = Texts::default();
    let found = simulator.find(|candidate: Candidate<'_>| texts.take(&candidate));
    assert!(found.is_err(), "nothing is looked for");
    texts.into_inner()
}

/// A text as it is drawn: where it has too little room, what of it is seen and the ellipsis.
pub(in crate::app) fn as_drawn<Message>(simulator: &mut Simulator<'_, Message>, text: &str) -> Option<String> {
    let is_of = |drawn: &str| {
        let begun = drawn.strip_suffix('…').filter(|begun| !begun.is_empty());
        drawn == text || begun.is_some_and(|begun| text.starts_with(begun))
    };
    seen(simulator).into_iter().map(|seen| seen.content).find(|drawn| is_of(drawn))
}

impl Seen {
    /// Whether a line is longer than the room it has, in the lighter of the weights.
    pub(in crate::app) fn is_cut(&self) -> bool {
        if self.visible.width + 1.0 < self.bounds.width {
            return true;
        }
        if self.borrows() || self.visible.height + 1.0 < self.bounds.height {
            return false;
        }
        let sizes = [10.0, 11.0, text_size::DENSE, text_size::BASE, 15.0, 18.0, 22.0];
        let is_of = |size: &&f32| (self.bounds.height - **size * text_size::LINE_HEIGHT).abs() < 0.3;
        let Some(size) = sizes.iter().find(is_of) else { return false };
        Bundled.width(&self.content, *size, Weight::Regular) > self.bounds.width + 1.0
    }

    /// Whether some of its letters and some of the other's are seen at one place.
    pub(in crate::app) fn lies_over(&self, other: &Self) -> bool {
        let shared = self.visible.intersection(&other.visible);
        shared.is_some_and(|shared| shared.width > 1.0 && shared.height > 4.0)
    }

    /// Whether a sign comes from the symbols: which of the fonts at hand sets it, and how wide, is the system's to say.
    pub(in crate::app) fn borrows(&self) -> bool {
        self.content.chars().any(|letter| !letter.is_control() && !is_in_text_faces(letter))
    }

    /// Letters that neither weight has.
    pub(in crate::app) fn letters_without_glyph(&self) -> Vec<char> {
        let shown = self.content.chars().filter(|letter| !letter.is_control());
        shown.filter(|letter| !has_glyph(*letter)).collect()
    }
}
