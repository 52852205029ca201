//! Text of the time before Unicode: TCVN3 and VNI found by evidence over a whole workbook, and read as Unicode.
//!
//! Names of fonts prove nothing and are not looked at. Correct Unicode is never touched: what could be said in
//! Vietnamese as it stands is no evidence, and a text that holds any letter of its own Unicode is left alone.

mod syllable;
mod table;

use std::borrow::Cow;
use std::collections::HashSet;

use syllable::is_syllable;
use table::Table;

use super::raw::{CellValue, Contents, Sheet};
use crate::domain::{Charset, TextChange};

/// Fewer different words are chance.
const FEWEST_GAINED: usize = 3;

/// What reading a workbook's words by one charset would do to them; each different word counts once.
#[derive(Debug, Default)]
struct Evidence {
    seen: HashSet<String>,
    /// Could not be said before and can be after.
    gained: usize,
    /// Could be said before and cannot be after.
    lost: usize,
    /// Can be said after.
    sound: usize,
}

impl Evidence {
    fn take(&mut self, word: &str, read: &str) {
        if word == read || !self.seen.insert(word.to_lowercase()) {
            return;
        }
        let (before, after) = (is_syllable(word), is_syllable(read));
        self.sound += usize::from(after);
        self.gained += usize::from(after && !before);
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
}

/// The old charset that a workbook's text is written in; nothing for Unicode.
pub(super) fn detect(contents: &Contents) -> Option<Charset> {
    detect_in(texts(contents))
}

/// The old charset that texts are written in, by the evidence of all of them together.
pub(super) fn detect_in<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Charset> {
    let candidates: Vec<&str> = texts.into_iter().filter(|text| may_be_old(text)).collect();
    if candidates.is_empty() {
        return None;
    }
    let found = [Charset::Tcvn3, Charset::Vni].map(|charset| (charset, evidence(candidates.iter().copied(), charset)));
    let convincing = found.into_iter().filter(|(_, evidence)| evidence.convinces());
    convincing.max_by_key(|(_, evidence)| evidence.gained).map(|(charset, _)| charset)
}

/// Whether a text of Unicode is Vietnamese: of its different words beyond ASCII, nearly all could be said.
pub(super) fn is_vietnamese(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    let words: HashSet<String> = words.map(str::to_lowercase).collect();
    let sound = words.iter().filter(|word| is_syllable(word)).count();
    sound >= FEWEST_GAINED && sound * 10 >= words.len() * 9
}

/// The same workbook with its text read by an old charset, and what that changes.
pub(super) fn read_as<'a>(contents: &'a Contents, charset: Charset) -> (Cow<'a, Contents>, Vec<TextChange>) {
    let mut changes = Vec::new();
    let mut read = contents.clone();
    for sheet in &mut read.sheets {
        changes.extend(read_sheet(sheet, charset));
    }
    if changes.is_empty() {
        return (Cow::Borrowed(contents), changes);
    }
    (Cow::Owned(read), changes)
}

/// In a sheet that holds Unicode too, what could be said as it stands is taken for Unicode.
fn read_sheet(sheet: &mut Sheet, charset: Charset) -> Vec<TextChange> {
    let table = Table::of(charset);
    let sheet_texts = || sheet.cells.iter().filter_map(|cell| text_of(&cell.value));
    let is_mixed = sheet_texts().any(|text| text.chars().any(is_beyond_old));
    if evidence(sheet_texts().filter(|text| may_be_old(text)), charset).gained == 0 {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for cell in &mut sheet.cells {
        let CellValue::Text(text) = &mut cell.value else { continue };
        let alone = evidence(std::iter::once(text.as_str()), charset);
        if !may_be_old(text) || alone.seen.is_empty() || alone.lost > alone.gained || (is_mixed && alone.gained == 0) {
            continue;
        }
        let after = converted(text, table);
        let before = std::mem::replace(text, after.clone());
        changes.push(TextChange { sheet: sheet.name.clone(), cell: cell.address, before, after });
    }
    changes
}

fn texts(contents: &Contents) -> impl Iterator<Item = &str> {
    contents.sheets.iter().flat_map(|sheet| &sheet.cells).filter_map(|cell| text_of(&cell.value))
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

fn evidence<'t>(texts: impl Iterator<Item = &'t str>, charset: Charset) -> Evidence {
    let table = Table::of(charset);
    let mut evidence = Evidence::default();
    for text in texts {
        for word in words(text, table) {
            evidence.take(word, &table.word(word));
        }
    }
    evidence
}

/// Words with a plain letter in them: `«` and `§` alone are signs of print.
fn words<'t>(text: &'t str, table: &'static Table) -> impl Iterator<Item = &'t str> {
    let runs = text.split(|character| !table.is_letter(character));
    runs.filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(is_upper_half))
}

fn converted(text: &str, table: &Table) -> String {
    let mut read = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while !rest.is_empty() {
        let word_ends = rest.find(|c| !table.is_letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_ends);
        read.push_str(&table.word(word));
        let gap_ends = after.find(|c| table.is_letter(c)).unwrap_or(after.len());
        let (gap, next) = after.split_at(gap_ends);
        read.push_str(gap);
        rest = next;
    }
    read
}

#[cfg(test)]
pub(super) mod tests;
