//! Text of the time before Unicode: TCVN3 and VNI found by evidence over a whole workbook, and read as Unicode.
//!
//! Names of fonts prove nothing and are not looked at. Correct Unicode is never touched: what could be said in
//! Vietnamese as it stands is no evidence, and a text that holds any letter of its own Unicode is left alone.

mod page_1258;
mod syllable;
mod table;
mod usual;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use syllable::is_syllable;
use table::Table;
use usual::is_usual;

use super::raw::{CellValue, Contents, Sheet};
use crate::domain::{Charset, TextChange};

/// Fewer different words are chance, unless usual ones are among them.
const FEWEST_GAINED: usize = 3;

/// How old bytes reached a workbook, which is how they are read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    charset: Charset,
    /// By Windows' Vietnamese code page instead of the Western one.
    by_1258: bool,
}

impl Way {
    const WESTERN: [Self; 2] =
        [Self { charset: Charset::Tcvn3, by_1258: false }, Self { charset: Charset::Vni, by_1258: false }];
    const BY_1258: Self = Self { charset: Charset::Tcvn3, by_1258: true };
    const ALL: [Self; 3] = [Self::WESTERN[0], Self::WESTERN[1], Self::BY_1258];

    fn table(self) -> &'static Table {
        Table::of(self.charset)
    }

    /// Whether a text may have come this way.
    fn may_have_made(self, text: &str) -> bool {
        if self.by_1258 { !text.is_ascii() } else { may_be_old(text) }
    }

    fn is_letter(self, character: char) -> bool {
        if self.by_1258 {
            character.is_ascii_alphabetic() || !(character.is_ascii() || character.is_whitespace())
        } else {
            self.table().is_letter(character)
        }
    }

    /// Words with a plain letter in them: `«` and `§` alone are signs of print.
    fn words(self, text: &str) -> impl Iterator<Item = &str> {
        let runs = text.split(move |character| !self.is_letter(character));
        let is_word = move |word: &&str| {
            let is_old = if self.by_1258 { !word.is_ascii() } else { word.chars().any(is_upper_half) };
            is_old && word.chars().any(|c| c.is_ascii_alphabetic() || (self.by_1258 && c.is_alphabetic()))
        };
        runs.filter(is_word)
    }

    /// A word read back; nothing where this way cannot have made it.
    fn word(self, word: &str) -> Option<String> {
        if !self.by_1258 || word.is_ascii() {
            return Some(self.table().word(word));
        }
        page_1258::undone(word).map(|western| self.table().word(&western))
    }

    fn converted(self, text: &str) -> String {
        let mut read = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while !rest.is_empty() {
            let word_ends = rest.find(|c| !self.is_letter(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(word_ends);
            read.push_str(self.word(word).as_deref().unwrap_or(word));
            let gap_ends = after.find(|c| self.is_letter(c)).unwrap_or(after.len());
            let (gap, next) = after.split_at(gap_ends);
            read.push_str(gap);
            rest = next;
        }
        read
    }

    /// Whether a text convinces by itself that it came this way.
    fn made(self, text: &str) -> bool {
        self.evidence(std::iter::once(text)).convinces_beside_unicode()
    }

    /// The name of a sheet as it reads; nothing where it says as much as it stands.
    fn name(self, stored: &str) -> Option<String> {
        let evidence = self.evidence(std::iter::once(stored));
        (evidence.gained > 0 && evidence.lost == 0 && evidence.sound == evidence.seen.len())
            .then(|| self.converted(stored))
    }

    fn evidence<'t>(self, texts: impl Iterator<Item = &'t str>) -> Evidence {
        let mut evidence = Evidence::default();
        let mut met = HashSet::new();
        for text in texts.filter(|text| self.may_have_made(text)) {
            // A large table says a few words very often.
            for word in self.words(text).filter(|word| met.insert(*word)) {
                let read = self.word(word).unwrap_or_default();
                // Correct Vietnamese can be taken for old text by code page 1258, but for its foreign letters.
                let is_telling = !self.by_1258 || page_1258::is_foreign(word);
                evidence.take(word, &read, is_telling);
            }
        }
        evidence
    }
}

/// What reading words back would do to them; each different word counts once.
#[derive(Debug, Default)]
struct Evidence {
    seen: HashSet<String>,
    /// Could not be said before and can be after.
    gained: usize,
    /// Those of them that any office uses.
    usual: usize,
    /// Could be said before and cannot be after.
    lost: usize,
    /// Can be said after.
    sound: usize,
}

impl Evidence {
    fn take(&mut self, word: &str, read: &str, is_telling: bool) {
        if word == read || !self.seen.insert(word.to_lowercase()) {
            return;
        }
        let (before, after) = (is_syllable(word), is_syllable(read));
        let is_gained = after && !before && is_telling;
        self.sound += usize::from(after);
        self.gained += usize::from(is_gained);
        self.usual += usize::from(is_gained && is_usual(read));
        self.lost += usize::from(before && !after);
    }

    /// Nearly all can be said after, a good part of them could not be before, and hardly any is lost.
    fn convinces(&self) -> bool {
        let changed = self.seen.len();
        self.gained >= FEWEST_GAINED
            && self.sound * 10 >= changed * 8
            && self.gained * 10 >= changed * 3
            && self.lost * 4 <= self.gained
    }

    /// A word or two convince where a usual one is among them and every one can be said after.
    fn convinces_of_few(&self) -> bool {
        self.usual > 0 && self.lost == 0 && self.sound == self.seen.len() && self.gained * 2 >= self.seen.len()
    }

    /// Beside Unicode one text convinces by itself where all that it gains are words of an office.
    fn convinces_beside_unicode(&self) -> bool {
        self.convinces_of_few() && self.usual == self.gained
    }
}

/// The old charset that a workbook's text is written in; nothing for Unicode.
pub(super) fn detect(contents: &Contents) -> Option<Charset> {
    way_of(contents).map(|way| way.charset)
}

/// By all sheets together; by a small sheet that holds no Unicode, or a text of a sheet that does; by the traces of the
/// other code page.
fn way_of(contents: &Contents) -> Option<Way> {
    let all = || contents.sheets.iter().flat_map(texts);
    western_way(all())
        .or_else(|| contents.sheets.iter().find_map(way_of_few))
        .or_else(|| Some(Way::BY_1258).filter(|way| way.evidence(all()).convinces()))
}

fn way_of_few(sheet: &Sheet) -> Option<Way> {
    let holds_unicode = texts(sheet).any(|text| text.chars().any(is_beyond_old));
    let found = Way::WESTERN.map(|way| (way, way.evidence(texts(sheet))));
    let convincing = found.into_iter().filter(|(way, evidence)| match holds_unicode {
        true => evidence.usual > 0 && texts(sheet).any(|text| way.made(text)),
        false => evidence.convinces_of_few(),
    });
    convincing.max_by_key(|(_, evidence)| evidence.usual).map(|(way, _)| way)
}

/// The old charset that texts are written in, by the evidence of all of them together.
pub(super) fn detect_in<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Charset> {
    western_way(texts).map(|way| way.charset)
}

fn western_way<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Way> {
    let candidates: Vec<&str> = texts.into_iter().filter(|text| may_be_old(text)).collect();
    if candidates.is_empty() {
        return None;
    }
    let found = Way::WESTERN.map(|way| (way, way.evidence(candidates.iter().copied())));
    let convincing = found.into_iter().filter(|(_, evidence)| evidence.convinces());
    convincing.max_by_key(|(_, evidence)| evidence.gained).map(|(way, _)| way)
}

/// Whether a text of Unicode is Vietnamese: of its different words beyond ASCII, nearly all could be said.
pub(super) fn is_vietnamese(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    let words: HashSet<String> = words.map(str::to_lowercase).collect();
    let sound = words.iter().filter(|word| is_syllable(word)).count();
    sound >= FEWEST_GAINED && sound * 10 >= words.len() * 9
}

/// The same workbook with its text read by an old charset, and what that changes in cells. Names of sheets go with
/// them, and the findings that name these: see [`is_one_sheet`].
pub(super) fn read_as<'a>(contents: &'a Contents, charset: Charset) -> (Cow<'a, Contents>, Vec<TextChange>) {
    let found = way_of(contents).filter(|way| way.charset == charset);
    let way = found.unwrap_or(Way { charset, by_1258: false });
    let mut changes = Vec::new();
    let mut read = contents.clone();
    for sheet in &mut read.sheets {
        changes.extend(read_sheet(sheet, way));
    }
    if changes.is_empty() {
        return (Cow::Borrowed(contents), changes);
    }
    let names = names(contents, way);
    let renamed = |name: &mut String| {
        if let Some(shown) = names.get(name) {
            name.clone_from(shown);
        }
    };
    read.sheets.iter_mut().for_each(|sheet| renamed(&mut sheet.name));
    read.findings.iter_mut().filter_map(|finding| finding.sheet.as_mut()).for_each(renamed);
    changes.iter_mut().for_each(|change| renamed(&mut change.sheet));
    (Cow::Owned(read), changes)
}

/// Names of sheets that read otherwise, by the stored one; a name that another sheet has is not given.
fn names(contents: &Contents, way: Way) -> HashMap<String, String> {
    let mut taken: HashSet<String> = contents.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let read = contents.sheets.iter().filter_map(|sheet| Some((sheet.name.clone(), way.name(&sheet.name)?)));
    read.filter(|(_, shown)| taken.insert(shown.clone())).collect()
}

/// Whether two names are one sheet's: as the workbook stores it, and as it reads in Unicode.
pub(super) fn is_one_sheet(one: &str, other: &str) -> bool {
    let reads_as = |stored: &str, shown: &str| Way::ALL.iter().any(|way| way.name(stored).as_deref() == Some(shown));
    one == other || reads_as(one, other) || reads_as(other, one)
}

/// The sheet of a name, whether it is the stored one or as that reads in Unicode.
pub(super) fn sheet_named<'a>(contents: &'a Contents, name: &str) -> Option<&'a Sheet> {
    let exact = contents.sheets.iter().find(|sheet| sheet.name == name);
    exact.or_else(|| contents.sheets.iter().find(|sheet| is_one_sheet(&sheet.name, name)))
}

/// In a sheet that holds Unicode too, what could be said as it stands is taken for Unicode.
fn read_sheet(sheet: &mut Sheet, way: Way) -> Vec<TextChange> {
    let of_sheet = way.evidence(texts(sheet));
    if of_sheet.gained == 0 {
        return Vec::new();
    }
    let is_mixed =
        if way.by_1258 { !of_sheet.convinces() } else { texts(sheet).any(|text| text.chars().any(is_beyond_old)) };
    // Where a few texts convince each by itself, the others are as they were meant: `10 µm` beside one old cell.
    let each_by_itself = is_mixed && !way.by_1258 && !of_sheet.convinces();
    let mut changes = Vec::new();
    for cell in &mut sheet.cells {
        let CellValue::Text(text) = &mut cell.value else { continue };
        let alone = way.evidence(std::iter::once(text.as_str()));
        if alone.seen.is_empty() || alone.lost > alone.gained || (is_mixed && alone.gained == 0) {
            continue;
        }
        if each_by_itself && !way.made(text) {
            continue;
        }
        let after = way.converted(text);
        let before = std::mem::replace(text, after.clone());
        changes.push(TextChange { sheet: sheet.name.clone(), cell: cell.address, before, after });
    }
    changes
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = &str> {
    sheet.cells.iter().filter_map(|cell| text_of(&cell.value))
}

fn text_of(value: &CellValue) -> Option<&str> {
    match value {
        CellValue::Text(text) => Some(text),
        CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => None,
    }
}

/// Only characters that the old charsets had, and some of those that they gave another meaning.
fn may_be_old(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_upper_half) && !text.chars().any(is_beyond_old)
}

fn is_upper_half(character: char) -> bool {
    ('\u{a1}'..='\u{ff}').contains(&character)
}

/// Letters of Unicode alone, `ệ` and `đ` among them: no old charset shows as these.
fn is_beyond_old(character: char) -> bool {
    character > '\u{ff}' && (character.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&character))
}

#[cfg(test)]
pub(super) mod tests;
