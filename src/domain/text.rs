//! Vietnamese text: one composed form for storing, one folded form for searching and matching.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A map by codes or names. Its hashes are seeded by chance as those of the standard library are, so that nobody can make
/// names that collide, at half their price: a large table asks for every name a dozen times.
pub type TextMap<K, V> = HashMap<K, V, RandomState>;

/// A set of codes or names; see [`TextMap`].
pub type TextSet<K> = HashSet<K, RandomState>;

/// A short text that very many values share. It takes the room of one pointer, where `Arc<str>` takes that of two.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct SharedText(Arc<Box<str>>);

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SharedText {
    fn from(text: &str) -> Self {
        Self(Arc::new(text.into()))
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> Self {
        Self(Arc::new(text.into()))
    }
}

impl From<SharedText> for String {
    fn from(text: SharedText) -> Self {
        text.as_ref().to_owned()
    }
}

impl AsRef<str> for SharedText {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq<str> for SharedText {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for SharedText {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for SharedText {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialEq<SharedText> for String {
    fn eq(&self, other: &SharedText) -> bool {
        **self == **other
    }
}

impl fmt::Display for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &**self)
    }
}

/// The same text with its first letter large, as a line or a cell begins.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The composed form (NFC) in which every text is stored and shown.
///
/// Input methods and some spreadsheets hand over decomposed letters, which look the same and compare unequal.
pub fn nfc(text: &str) -> String {
    composed(text).into_owned()
}

/// Nearly every text is composed already, and seeing that takes a fraction of the time that composing does.
fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.chars().all(|letter| known(letter).is_some_and(|known| known.composed))
        || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Lower case and composed, without what cannot be seen: a name as its words are compared.
pub fn in_small_letters(text: &str) -> String {
    let text = composed(text);
    let mut small = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
        match known(letter).map(|known| known.small) {
            Some(Becomes::One(one)) => small.push(one),
            Some(Becomes::None | Becomes::Several) | None => {
                // Rare letters, some of which depend on what stands beside them.
                return text.to_lowercase().replace(is_unseen, "");
            }
        }
    }
    small
}

/// Whether a letter or a digit of any script.
pub fn is_alphanumeric(letter: char) -> bool {
    known(letter).map_or_else(|| letter.is_alphanumeric(), |known| known.alphanumeric)
}

/// Lower case without any mark: `Đắk Lắk` → `dak lak`. Tone placement (`Hoà`/`Hòa`) no longer matters.
pub fn fold_vi(text: &str) -> String {
    // Codes, numbers and names without marks are most of what tables hold: nothing to take apart.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match known(letter).map(|known| known.folded) {
            Some(Becomes::One(one)) => folded.push(one),
            Some(Becomes::None) => {}
            Some(Becomes::Several) | None => folded.extend(folded_letter(letter)),
        }
    }
    folded
}

/// What is to be known of a letter, so that a large table's names are not looked up letter by letter.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Marks go whatever stands before them, so that letters fold one by one.
    folded: Becomes,
    /// In lower case.
    small: Becomes,
    /// Whether a text of nothing but such letters is composed.
    composed: bool,
    alphanumeric: bool,
}

/// What becomes of a letter.
#[derive(Debug, Clone, Copy)]
enum Becomes {
    None,
    One(char),
    Several,
}

impl Becomes {
    fn of(mut letters: impl Iterator<Item = char>) -> Self {
        match (letters.next(), letters.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            (Some(_), Some(_)) => Self::Several,
        }
    }
}

/// The letters that Vietnamese is written with lie before this.
const OFTEN: u32 = 0x1F00;

/// In a Greek word its lower case depends on whether it is the last letter.
const SIGMA: char = 'Σ';

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    // No surrogate lies before the limit.
    let letters = (0..OFTEN).map(|code| char::from_u32(code).unwrap_or_default());
    let known = letters.map(|letter| Letter {
        folded: Becomes::of(folded_letter(letter)),
        small: if letter == SIGMA { Becomes::Several } else { Becomes::of(letter.to_lowercase()) },
        composed: canonical_combining_class(letter) == 0 && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes,
        alphanumeric: letter.is_alphanumeric(),
    });
    known.collect()
});

fn known(letter: char) -> Option<&'static Letter> {
    LETTERS.get(letter as usize)
}

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

/// A line of cells as a spreadsheet takes it from the clipboard: parted by tabs, without any of their own, none that
/// would be worked out as a formula or taken for a date, and figures as numbers: below zero with the sign that a spreadsheet
/// knows, without the mark that only their look has. Codes such as `06` stay as they are: only a formula would keep their
/// zero, and that would be a formula wherever else it is pasted.
pub fn tab_separated<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cell = |cell: &str| {
        let flat = cell.replace(['\t', '\n', '\r'], " ");
        let figure = bare_figure(&flat).unwrap_or(&flat);
        match figure.strip_prefix('−').filter(|rest| is_figure(rest)) {
            // Only the hyphen makes a number negative for a spreadsheet.
            Some(figure) => format!("-{figure}"),
            None if is_formula(figure) => format!("'{figure}"),
            // With the slash of a division it reads alike, and is no day of a month.
            None if is_fraction(figure) => figure.replace('/', "\u{2215}"),
            None => figure.to_owned(),
        }
    };
    cells.into_iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
}

/// The figure that bears a mark of its look: `54,22*` is provisional, `2=` is shared.
pub fn bare_figure(cell: &str) -> Option<&str> {
    let bare = cell.strip_suffix(['*', '='])?;
    is_figure(bare.strip_prefix(['−', '+']).unwrap_or(bare)).then_some(bare)
}

/// What share a figure is that is written with its parts: `4,13%` of `3.605/87.243 (4,13%)`.
pub fn share_of_parts(text: &str) -> Option<&str> {
    let (parts, share) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let (part, whole) = parts.split_once('/')?;
    [part, whole, share].into_iter().all(is_figure).then_some(share)
}

/// Whether nothing but a number stands in it, as it is printed in any language.
fn is_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || ".,%".contains(c))
}

/// Whether it is one whole number over another, so small that a spreadsheet might see a day or a month in it.
fn is_fraction(text: &str) -> bool {
    let is_small = |number: &str| (1..=4).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(part, whole)| is_small(part) && is_small(whole))
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
    for word in folded.split(|c| !is_alphanumeric(c)).filter(|word| !word.is_empty()) {
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

    proptest! {
        #[test]
        fn letters_that_are_known_are_what_the_slow_way_says(text in "([A-Zà-ỹÀ-Ỹ0-9 Σσİ.\u{200b}\u{ad}]|[\u{300}-\u{323}]|\\PC){0,12}") {
            let composed: String = text.nfc().collect();
            prop_assert_eq!(in_small_letters(&text), composed.to_lowercase().replace(is_unseen, ""));
            prop_assert_eq!(nfc(&text), composed);
            for letter in text.chars() {
                prop_assert_eq!(is_alphanumeric(letter), letter.is_alphanumeric());
            }
        }
    }

    #[test]
    fn marks_that_nothing_takes_stay_and_end_no_program() {
        for text in ["x\u{301}", "\u{301}", "Đà\u{301}\u{323} Nẵng", "ΑΣ x\u{302}"] {
            assert_eq!(in_small_letters(text), nfc(text).to_lowercase(), "{text:?}");
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
        assert_eq!(tab_separated(cells), "Đà Nẵng  \t'=1+1\t' @sum\t'+cmd\t'-\t+3,20\t-1\t-4,5%\t\n");
    }

    #[test]
    fn figures_for_a_spreadsheet_are_numbers_without_marks_and_fractions_are_no_days() {
        let cells =
            ["54,22*", "−1,20*", "2=", "27=", "Tốt*", "a=", "3/12", "05/2020", "3.605/87.243", "15/05/2020", "06"];
        let told = "54,22\t-1,20\t2\t27\tTốt*\ta=\t3∕12\t05∕2020\t3.605/87.243\t15/05/2020\t06\n";
        assert_eq!(tab_separated(cells), told);
    }

    #[test]
    fn the_share_that_stands_behind_its_parts_is_found() {
        assert_eq!(share_of_parts("3.605/87.243 (4,13%)"), Some("4,13%"));
        for text in ["4,13%", "3/12", "Sở Y tế (2/3)", "3/0 (–)", ""] {
            assert_eq!(share_of_parts(text), None, "{text}");
        }
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
