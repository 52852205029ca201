//! The letters of the old charsets (`assets/vn_legacy_charsets.csv`), and text read by them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::domain::Charset;

/// One charset: which characters, alone or two together, stand for which letter. Bytes of the old charsets reach a
/// spreadsheet as the characters of the same number, since both were typed under a Western code page.
pub(super) struct Table {
    singles: HashMap<char, char>,
    pairs: HashMap<(char, char), char>,
    /// Every character beyond ASCII that any letter is made of.
    marks: HashSet<char>,
    /// `.VnTimeH` shows small letters as capitals, so that capitals may be small ones within a word of capitals.
    capital_fonts: bool,
}

static TCVN3: LazyLock<Table> = LazyLock::new(|| Table::new(Charset::Tcvn3));
static VNI: LazyLock<Table> = LazyLock::new(|| Table::new(Charset::Vni));

impl Table {
    pub(super) fn of(charset: Charset) -> &'static Self {
        match charset {
            Charset::Tcvn3 => &TCVN3,
            Charset::Vni => &VNI,
        }
    }

    fn new(charset: Charset) -> Self {
        let capital_fonts = charset == Charset::Tcvn3;
        let (singles, pairs, marks) = (HashMap::new(), HashMap::new(), HashSet::new());
        let mut table = Self { singles, pairs, marks, capital_fonts };
        let lines = include_str!("../../../assets/vn_legacy_charsets.csv").lines();
        lines.filter(|line| !line.starts_with('#')).skip(1).for_each(|line| table.take(line, charset));
        table
    }

    fn take(&mut self, line: &str, charset: Charset) {
        let cells: Vec<&str> = line.split(',').collect();
        let [letter, _, vni, tcvn3] = cells.as_slice() else { return };
        let bytes = match charset {
            Charset::Tcvn3 => tcvn3,
            Charset::Vni => vni,
        };
        let codes: Vec<char> =
            bytes.split(' ').filter_map(|byte| u8::from_str_radix(byte, 16).ok()).map(char::from).collect();
        let Some(letter) = letter.chars().next() else { return };
        self.marks.extend(codes.iter().filter(|code| !code.is_ascii()));
        match codes.as_slice() {
            [code] => drop(self.singles.insert(*code, letter)),
            [first, second] => drop(self.pairs.insert((*first, *second), letter)),
            _ => {}
        }
    }

    /// Whether a word of this charset may hold the character.
    pub(super) fn is_letter(&self, character: char) -> bool {
        character.is_alphabetic() || self.marks.contains(&character)
    }

    /// A word as this charset means it: two characters together before one alone.
    pub(super) fn word(&self, word: &str) -> String {
        let mut read = String::with_capacity(word.len() + 4);
        let mut characters = word.chars().peekable();
        let mut plain_capitals = 0;
        let mut plain_small = 0;
        while let Some(first) = characters.next() {
            let pair = characters.peek().and_then(|second| self.pairs.get(&(first, *second)));
            if let Some(letter) = pair {
                read.push(*letter);
                characters.next();
                continue;
            }
            plain_capitals += usize::from(first.is_ascii_uppercase());
            plain_small += usize::from(first.is_ascii_lowercase());
            read.push(self.singles.get(&first).copied().unwrap_or(first));
        }
        let in_capitals = self.capital_fonts && plain_capitals > 1 && plain_small == 0;
        if in_capitals { read.to_uppercase() } else { read }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_both_charsets_is_known() {
        for charset in [Charset::Tcvn3, Charset::Vni] {
            let table = Table::of(charset);
            assert_eq!(table.singles.len() + table.pairs.len(), 134, "{charset:?}");
        }
    }

    #[test]
    fn words_are_read_as_each_charset_means_them() {
        for (written, meant) in [
            ("Thµnh", "Thành"),
            ("phè", "phố"),
            ("§¾k", "Đắk"),
            ("chÝnh", "chính"),
            ("ng\u{ad}êi", "người"),
            ("TØNH", "TỈNH"),
            ("Hµ", "Hà"),
            ("Aµ", "À"),
            ("¢Êp", "Ấp"),
        ] {
            assert_eq!(Table::of(Charset::Tcvn3).word(written), meant, "{written}");
        }
        for (written, meant) in [
            ("Thaønh", "Thành"),
            ("Hoà", "Hồ"),
            ("ngöôøi", "người"),
            ("ñöôøng", "đường"),
            ("Ñaéc", "Đắc"),
            ("ÑAØ", "ĐÀ"),
            ("tænh", "tỉnh"),
            ("Myõ", "Mỹ"),
        ] {
            assert_eq!(Table::of(Charset::Vni).word(written), meant, "{written}");
        }
    }
}
