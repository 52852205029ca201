//! Setting text: boxes, line breaks, and what happens to a text that is too long for its place.

use super::{Anchor, Desk, Item, Rect, TextBox};
use crate::chart::font::Weight;
use crate::chart::style::{ASCENT, DESCENT, Ink, LINE};

const ELLIPSIS: char = '…';

/// Size, weight and ink of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

impl Face {
    pub(super) fn plain(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink }
    }

    pub(super) fn bold(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::SemiBold, ink }
    }

    pub(super) fn line_height(self) -> f32 {
        self.size * LINE
    }
}

/// A text as it can be drawn: XML has no control characters, and SVG draws several blanks as one.
pub(super) fn clean(text: &str) -> String {
    let drawable = |letter: &char| !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let spaced: String =
        text.chars().filter(drawable).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

impl Desk<'_> {
    pub(super) fn width(&self, text: &str, face: Face) -> f32 {
        self.measure.width(text, face.size, face.weight)
    }

    /// A text on a baseline.
    pub(super) fn text(&self, text: &str, (x, baseline): (f32, f32), anchor: Anchor, face: Face) -> Item {
        let text = clean(text);
        let width = self.width(&text, face);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let rect = Rect { left, top: baseline - ASCENT * face.size, width, height: (ASCENT + DESCENT) * face.size };
        let Face { size, weight, ink } = face;
        Item::Text(TextBox { text, x, baseline, anchor, size, weight, ink, rect })
    }

    /// Lines under each other from `top`; returns the bottom of the last.
    pub(super) fn block(&self, items: &mut Vec<Item>, lines: &[String], (left, top): (f32, f32), face: Face) -> f32 {
        for (index, line) in lines.iter().enumerate() {
            let baseline = top + index as f32 * face.line_height() + ASCENT * face.size;
            items.push(self.text(line, (left, baseline), Anchor::Start, face));
        }
        top + lines.len() as f32 * face.line_height()
    }

    /// A text broken into lines no wider than `width`; a word that is wider alone is broken inside.
    pub(super) fn wrap(&self, text: &str, width: f32, face: Face) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_ascii_whitespace() {
            let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&joined, face) <= width {
                line = joined;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.break_word(word, width, face, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Puts full lines of a too long word into `lines` and returns what is left of it.
    fn break_word(&self, word: &str, width: f32, face: Face, lines: &mut Vec<String>) -> String {
        let mut rest = String::new();
        for letter in word.chars() {
            rest.push(letter);
            if self.width(&rest, face) > width && rest.chars().count() > 1 {
                rest.pop();
                lines.push(std::mem::replace(&mut rest, letter.to_string()));
            }
        }
        rest
    }

    /// A text on one line no wider than `width`: set smaller down to `least`, then cut with an ellipsis.
    pub(super) fn fit(&self, text: &str, width: f32, face: Face, least: f32) -> (String, Face) {
        let text = &clean(text);
        let natural = self.width(text, face);
        if natural <= width {
            return (text.to_owned(), face);
        }
        let smaller = Face { size: (face.size * width / natural).max(least.min(face.size)), ..face };
        if self.width(text, smaller) <= width + 0.01 {
            return (text.to_owned(), smaller);
        }
        (self.cut(text, width, smaller), smaller)
    }

    /// A text in at most `most` lines, the last cut with an ellipsis if need be.
    pub(super) fn wrap_at_most(&self, text: &str, width: f32, face: Face, most: usize) -> Vec<String> {
        let mut lines = self.wrap(text, width, face);
        if lines.len() > most.max(1) {
            let rest = lines.split_off(most.max(1) - 1).join(" ");
            lines.push(self.cut(&rest, width, face));
        }
        lines
    }

    fn cut(&self, text: &str, width: f32, face: Face) -> String {
        let mut kept: Vec<char> = text.chars().collect();
        while !kept.is_empty() {
            kept.pop();
            let shortened: String = kept.iter().collect::<String>().trim_end().chars().chain([ELLIPSIS]).collect();
            if self.width(&shortened, face) <= width {
                return shortened;
            }
        }
        ELLIPSIS.to_string()
    }
}
