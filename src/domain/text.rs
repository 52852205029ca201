//! Vietnamese text: one composed form for storing, one folded form for searching and matching.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The composed form (NFC) in which every text is stored and shown.
///
/// Input methods and some spreadsheets hand over decomposed letters, which look the same and compare unequal.
pub fn nfc(text: &str) -> String {
    // Nearly every text is composed already, and seeing that takes a fraction of the time that composing does.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.to_owned() } else { text.nfc().collect() }
}

/// Lower case without any mark: `Đắk Lắk` → `dak lak`. Tone placement (`Hoà`/`Hòa`) no longer matters.
pub fn fold_vi(text: &str) -> String {
    // Codes, numbers and names without marks are most of what tables hold: nothing to take apart.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = &*FOLDED;
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letters.get(letter as usize) {
            Some(Folded::One(one)) => folded.push(*one),
            Some(Folded::None) => {}
            Some(Folded::Several) | None => folded.extend(folded_letter(letter)),
        }
    }
    folded
}

/// What a letter folds to. Marks go whatever stands before them, so that letters fold one by one.
#[derive(Debug, Clone, Copy)]
enum Folded {
    None,
    One(char),
    Several,
}

/// The letters that Vietnamese is written with lie before this, taken apart once: a large table names many units.
const OFTEN: u32 = 0x1F00;

static FOLDED: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let fold = |letter: char| {
        let mut folded = folded_letter(letter);
        match (folded.next(), folded.next()) {
            (None, _) => Folded::None,
            (Some(one), None) => Folded::One(one),
            (Some(_), Some(_)) => Folded::Several,
        }
    };
    (0..OFTEN).map(|code| char::from_u32(code).map_or(Folded::Several, fold)).collect()
});

fn folded_letter(letter: char) -> impl Iterator<Item = char> {
    let seen = std::iter::once(letter).nfd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c));
    seen.flat_map(char::to_lowercase).map(unaccented_d)
}

/// Characters that take no room and come along when text is pasted from web pages and PDF.
pub fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// đ carries no combining mark, and Ð (eth) and Ɖ are typed in its place by old keyboards.
fn unaccented_d(letter: char) -> char {
    match letter {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}

/// A name as it stands in one line: file systems allow line breaks in names, and what steers a terminal.
pub fn in_one_line(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}

/// A line of cells as a spreadsheet takes it from the clipboard: parted by tabs, without any of their own, and none that
/// would be worked out as a formula.
pub fn tab_separated<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cell = |cell: &str| {
        let flat = cell.replace(['\t', '\n', '\r'], " ");
        if is_formula(&flat) { format!("'{flat}") } else { flat }
    };
    cells.into_iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
}

/// Whether a spreadsheet would work a text out; `+3,20` and `-1` are numbers.
fn is_formula(text: &str) -> bool {
    let mut letters = text.trim_start().chars();
    match letters.next() {
        Some('=' | '@') => true,
        Some('+' | '-') => !letters.next().is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    }
}

/// Folded text with every run of punctuation and white space made one space: what two spellings of a name share.
pub fn search_key(text: &str) -> String {
    let folded = fold_vi(text);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// Whether a text is its own [`search_key`], as codes are that are written in small Latin letters and digits.
pub fn is_its_own_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether `needle` occurs in `haystack` when marks, case and punctuation are ignored. An empty needle is everywhere.
pub fn contains_folded(haystack: &str, needle: &str) -> bool {
    search_key(haystack).contains(&search_key(needle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_fold_one_by_one_as_they_do_together(text in "[\\PC\u{300}-\u{36f}]{0,12}", more in "(.|[à-ỹ]|[\u{300}-\u{323}]){0,12}") {
            for text in [text, more] {
                let seen = text.nfd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c));
                let together: String = seen.flat_map(char::to_lowercase).map(unaccented_d).collect();
                prop_assert_eq!(fold_vi(&text), together);
            }
        }
    }

    #[test]
    fn folding_drops_marks_and_case() {
        assert_eq!(fold_vi("Đắk Lắk"), "dak lak");
        assert_eq!(fold_vi("THỪA THIÊN HUẾ"), "thua thien hue");
    }

    #[test]
    fn cells_for_a_spreadsheet_hold_no_tabs_and_no_formulas() {
        let cells = ["Đà\tNẵng\r\n", "=1+1", " @sum", "+cmd", "-", "+3,20", "-1", "−4,5%", ""];
        assert_eq!(tab_separated(cells), "Đà Nẵng  \t'=1+1\t' @sum\t'+cmd\t'-\t+3,20\t-1\t−4,5%\t\n");
    }

    #[test]
    fn codes_in_small_letters_are_their_own_keys() {
        for text in ["", "so", "khoi2", "Sở", "SO", "a b", "a-b", " so", "ð"] {
            assert!(!is_its_own_key(text) || search_key(text) == text, "{text:?}");
        }
        assert!(is_its_own_key("huyen") && !is_its_own_key("Huyện"));
    }

    #[test]
    fn tone_placement_makes_no_difference_to_the_key() {
        assert_eq!(search_key("Hoà Bình"), search_key("Hòa Bình"));
    }

    #[test]
    fn look_alikes_and_what_cannot_be_seen_make_no_difference() {
        for written in ["\u{d0}à\u{a0}N\u{1eb5}ng", "Đà N\u{200b}ẵng", "\u{feff}đà – nẵng", "ĐÀ\u{2009}NẴNG\u{200f}"]
        {
            assert_eq!(search_key(written), "da nang", "{written:?}");
        }
    }

    #[test]
    fn punctuation_is_one_space_in_the_key() {
        assert_eq!(search_key("Bà Rịa – Vũng  Tàu"), "ba ria vung tau");
        assert_eq!(search_key("TP.Hồ Chí Minh"), "tp ho chi minh");
    }

    #[test]
    fn decomposed_letters_become_composed() {
        assert_eq!(nfc("a\u{0302}\u{0301}"), "ấ");
        // Composed, but for the order of its marks; and a composed letter that takes one more mark.
        assert_eq!(nfc("ạ\u{0302}"), "ậ");
        assert_eq!(nfc("Thừa Thiên Hu\u{00EA}\u{0301}"), "Thừa Thiên Huế");
    }

    #[test]
    fn a_name_keeps_to_its_line() {
        assert_eq!(in_one_line("số liệu\n\u{1b}[31m.xlsx"), "số liệu��[31m.xlsx");
        assert_eq!(in_one_line("Đà Nẵng.xlsx"), "Đà Nẵng.xlsx");
    }

    #[test]
    fn searching_ignores_marks() {
        assert!(contains_folded("Đà Nẵng", "da nang"));
        assert!(contains_folded("Đà Nẵng", ""));
        assert!(!contains_folded("Đà Nẵng", "ha noi"));
    }
}
