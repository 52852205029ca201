//! Old bytes that were opened under Windows' Vietnamese code page 1258 instead of the Western one: `µ` stayed `µ`, but
//! `Ã` became `Ă`, and other bytes became tone marks that joined the letter before them.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization;

use super::syllable::TONES;

/// The word as the Western code page would have shown it; nothing where code page 1258 cannot have made it.
pub(super) fn undone(word: &str) -> Option<String> {
    let mut western = String::with_capacity(word.len());
    for letter in word.chars() {
        match byte_of(letter) {
            Some(byte) => western.push(byte),
            None => {
                let (base, tone) = apart(letter)?;
                western.push(byte_of(base)?);
                western.push(byte_of(tone)?);
            }
        }
    }
    Some(western)
}

/// The character whose number is the byte that code page 1258 has for a letter.
fn byte_of(letter: char) -> Option<char> {
    let mut utf8 = [0; 4];
    let (bytes, _, is_unmappable) = WINDOWS_1258.encode(letter.encode_utf8(&mut utf8));
    match (bytes.as_ref(), is_unmappable) {
        ([byte], false) => Some(char::from(*byte)),
        _ => None,
    }
}

/// A letter without its tone, and the tone.
fn apart(letter: char) -> Option<(char, char)> {
    let tone = letter.nfd().find(|mark| TONES.contains(mark))?;
    let base: String = letter.nfd().filter(|mark| *mark != tone).nfc().collect();
    let mut letters = base.chars();
    letters.next().filter(|_| letters.next().is_none()).map(|base| (base, tone))
}

/// Whether a word holds what no Vietnamese word does: correct text never does, old text mostly.
pub(super) fn is_foreign(word: &str) -> bool {
    const MARKS: [char; 3] = ['\u{302}', '\u{306}', '\u{31b}'];
    let is_vietnamese = |part: char| {
        part.is_ascii_alphabetic() || matches!(part, 'đ' | 'Đ') || MARKS.contains(&part) || TONES.contains(&part)
    };
    !word.nfd().all(is_vietnamese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_vietnamese_page_become_those_of_the_western_one() {
        for (seen, western) in
            [("Hµ", "Hµ"), ("N\u{e9}i", "Néi"), ("tỉnh", "tiÒnh"), ("ĂĐƠƯăđơư", "ÃÐÕÝãðõý"), ("ế", "êì")]
        {
            assert_eq!(undone(seen).as_deref(), Some(western), "{seen}");
        }
        assert_eq!(undone("漢"), None);
    }

    #[test]
    fn vietnamese_words_are_not_foreign() {
        assert!(["Đắk", "thuở", "NGƯỜI", "hòa"].iter().all(|word| !is_foreign(word)));
        assert!(["Thµnh", "qu\u{eb}n", "H¶I", "für"].iter().all(|word| is_foreign(word)));
    }
}
