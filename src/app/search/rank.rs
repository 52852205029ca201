//! How well something fits what was typed.

use super::Entry;
use crate::domain::text::search_key;

/// Smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Its code, or all of its name.
    Whole,
    /// The name begins so.
    Begins,
    /// Every typed word begins a word of the name.
    WordsBegin,
    /// Every typed word is in the name.
    Within,
    /// Some are only in what is said beside the name.
    Beside,
}

/// What was typed, folded once.
pub(super) struct Wanted {
    key: String,
}

impl Wanted {
    pub(super) fn of(query: &str) -> Self {
        Self { key: search_key(query) }
    }

    /// How well an entry fits; nothing where it does not. Nothing typed fits everything alike.
    pub(super) fn rank(&self, entry: &Entry) -> Option<Rank> {
        let words = || self.key.split(' ');
        let name = entry.folded_name.as_str();
        if self.key == name || (self.key == entry.folded_code && !self.key.is_empty()) {
            return Some(Rank::Whole);
        }
        if name.starts_with(&self.key) {
            return Some(Rank::Begins);
        }
        if words().all(|word| name.split(' ').any(|of_name| of_name.starts_with(word))) {
            return Some(Rank::WordsBegin);
        }
        if words().all(|word| name.contains(word)) {
            return Some(Rank::Within);
        }
        let beside = |word: &str| name.contains(word) || entry.folded_beside.contains(word);
        words().all(beside).then_some(Rank::Beside)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Target};
    use super::*;
    use proptest::prelude::*;

    fn entry(name: &str, code: &str, beside: &str) -> Entry {
        Entry::new(Kind::Unit, name, Target::Unit(code.into())).with_code(code).beside(beside)
    }

    #[test]
    fn the_better_fit_ranks_before_the_worse() {
        let da_nang = entry("Đà Nẵng", "48", "Bắc Trung Bộ và duyên hải miền Trung");
        let rank = |query: &str| Wanted::of(query).rank(&da_nang);
        assert_eq!(rank("ĐÀ NẴNG"), Some(Rank::Whole));
        assert_eq!(rank("48"), Some(Rank::Whole));
        assert_eq!(rank("da"), Some(Rank::Begins));
        assert_eq!(rank("nan da"), Some(Rank::WordsBegin));
        assert_eq!(rank("ang"), Some(Rank::Within));
        assert_eq!(rank("mien trung"), Some(Rank::Beside));
        assert_eq!(rank("hue"), None);
        assert_eq!(rank(""), Some(Rank::Begins));
    }

    proptest! {
        #[test]
        fn any_part_of_a_name_finds_it(name in "[A-Za-zÀ-ỹĐđ ]{1,30}", from in 0usize..30, length in 1usize..30) {
            let part: String = name.chars().skip(from).take(length).collect();
            prop_assert!(Wanted::of(&part).rank(&entry(&name, "x1", "")).is_some());
        }
    }
}
