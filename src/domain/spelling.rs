//! What the spellings of a unit's name have in common: accents, case, punctuation and prefixes set aside, nothing guessed.

use std::sync::LazyLock;

use super::text::{fold_vi, in_small_letters, is_alphanumeric};

/// The level that a name's prefix states (`tỉnh`, `thành phố`, `huyện` …). It tells the city of Bắc Ninh from the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Province,
    City,
    UrbanDistrict,
    RuralDistrict,
    Town,
    Township,
    Ward,
    Commune,
}

/// Prefixes by level, words as written and, for those who type without accents, plain. A prefix is known by its accents
/// where it has any: `Tĩnh Gia` is no province called Gia.
const PREFIXES: [(Level, &[&str], &str); 14] = [
    (Level::Province, &["tỉnh"], "tinh"),
    (Level::City, &["thành", "phố"], "thanhpho"),
    (Level::City, &["tp"], "thanhpho"),
    (Level::City, &["t", "p"], "thanhpho"),
    (Level::UrbanDistrict, &["quận"], "quan"),
    (Level::UrbanDistrict, &["q"], "quan"),
    (Level::RuralDistrict, &["huyện"], "huyen"),
    (Level::RuralDistrict, &["h"], "huyen"),
    (Level::Town, &["thị", "xã"], "thixa"),
    (Level::Town, &["tx"], "thixa"),
    (Level::Township, &["thị", "trấn"], "thitran"),
    (Level::Ward, &["phường"], "phuong"),
    (Level::Ward, &["p"], "phuong"),
    (Level::Commune, &["xã"], "xa"),
];

/// Longer words with a usual short form; both sides of a comparison carry the short one.
const SHORTENED: [(&[&str], &str); 2] = [(&["uy", "ban", "nhan", "dan"], "ubnd"), (&["van", "phong"], "vp")];

/// A word as written (composed, lower case) and without marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    written: String,
    /// Nothing where there can be none.
    without_marks: Option<String>,
}

impl Word {
    fn of(written: &str) -> Self {
        let without_marks = (!written.is_ascii()).then(|| fold_vi(written));
        Self { written: written.to_owned(), without_marks }
    }

    fn plain(&self) -> &str {
        self.without_marks.as_ref().unwrap_or(&self.written)
    }
}

/// The words of a name, usual long forms shortened, `và` between two words dropped.
pub(super) fn words(text: &str) -> Vec<Word> {
    let small = in_small_letters(text);
    let split = small.split(|c| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    let mut words = split.map(Word::of).collect();
    shorten(&mut words);
    drop_and(&mut words);
    words
}

fn shorten(words: &mut Vec<Word>) {
    let mut at = 0;
    while at < words.len() {
        let long = SHORTENED.iter().find(|(long, _)| begins_plain(&words[at..], long));
        if let Some((long, word)) = long {
            words.splice(at..at + long.len(), [Word::of(word)]);
        }
        at += 1;
    }
}

fn begins_plain(words: &[Word], with: &[&str]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, plain)| word.plain() == *plain)
}

fn drop_and(words: &mut Vec<Word>) {
    let last = words.len().saturating_sub(1);
    let mut places = 0..;
    words.retain(|word| {
        let is_between = places.next().is_some_and(|place| place > 0 && place < last);
        !(is_between && word.plain() == "va")
    });
}

/// A name ready for comparing: compact, so that `Kontum` and `Kon Tum` are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Everything but a leading `UBND`.
    pub(super) whole: String,
    /// Without the prefix that states the level.
    pub(super) core: String,
    pub(super) level: Option<Level>,
}

impl Spelling {
    pub(super) fn of(words: &[Word]) -> Self {
        let words = match words {
            [authority, rest @ ..] if authority.plain() == "ubnd" && !rest.is_empty() => rest,
            _ => words,
        };
        let whole = compact(words);
        let Some((level, word, rest)) = prefix(words).filter(|(.., rest)| !rest.is_empty()) else {
            return Self { core: whole.clone(), whole, level: None };
        };
        // "Tỉnh, thành phố X" is the heading of a form: it states no level.
        if let (Level::Province, Some((Level::City, _, rest))) = (level, prefix(rest))
            && !rest.is_empty()
        {
            return Self { whole, core: compact(rest), level: None };
        }
        let core = compact(rest);
        // "Quận 1" is not "1".
        if core.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self { whole, core: format!("{word}{core}"), level: None };
        }
        Self { whole, core, level: Some(level) }
    }
}

fn compact(words: &[Word]) -> String {
    let length = words.iter().map(|word| word.plain().len()).sum();
    words.iter().fold(String::with_capacity(length), |name, word| name + word.plain())
}

/// [`PREFIXES`] with their words in both forms: a register of many thousand names asks for them for every name.
static PREFIX_WORDS: LazyLock<Vec<(Level, Vec<Word>, &'static str)>> = LazyLock::new(|| {
    let word = |(level, words, short): &(Level, &[&str], &'static str)| {
        (*level, words.iter().map(|word| Word::of(word)).collect(), *short)
    };
    PREFIXES.iter().map(word).collect()
});

fn prefix(words: &[Word]) -> Option<(Level, &'static str, &[Word])> {
    let begins = |prefix: &[Word]| words.len() >= prefix.len() && words.iter().zip(prefix).all(|(word, p)| is(word, p));
    PREFIX_WORDS
        .iter()
        .find(|(_, prefix, _)| begins(prefix))
        .map(|(level, prefix, word)| (*level, *word, &words[prefix.len()..]))
}

fn is(word: &Word, prefix: &Word) -> bool {
    word.written == prefix.written || (word.written == word.plain() && word.plain() == prefix.plain())
}

/// The forms in which a level is glued to a name: `TPCanTho`, `TinhQuangNam`.
pub(super) fn glued(level: Level) -> &'static [&'static str] {
    match level {
        Level::Province => &["tinh"],
        Level::City => &["tp", "thanhpho"],
        Level::UrbanDistrict | Level::RuralDistrict | Level::Town | Level::Township | Level::Ward | Level::Commune => {
            &[]
        }
    }
}

/// The usual short forms of a department: `Sở Thông tin và Truyền thông` → `sotttt`, `stttt`.
pub(super) fn initials(words: &[Word]) -> Vec<String> {
    let [first, rest @ ..] = words else { return Vec::new() };
    if first.plain() != "so" || rest.is_empty() {
        return Vec::new();
    }
    let letters: String = match rest {
        [abbreviated] => abbreviated.plain().to_owned(),
        _ => rest.iter().filter_map(|word| word.plain().chars().next()).collect(),
    };
    vec![format!("so{letters}"), format!("s{letters}")]
}
