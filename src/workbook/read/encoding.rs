//! The letters of a text file: UTF-8, UTF-16, Windows-1258, or bytes of an old Vietnamese font.
//!
//! TCVN3 and VNI files have no encoding of their own: their bytes are those of Western letters, and only the font made
//! them Vietnamese. They are handed over as the Western letters, as a workbook holds them; `charset` judges them.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};

use crate::domain::{Finding, FindingKind, text};
use crate::workbook::charset;

/// A file's text, and what it was taken for where its bytes do not say so for certain and nobody is asked.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub guessed: Option<&'static Encoding>,
}

/// How much of a file is looked at to tell two-byte letters without their mark.
const LOOKED_AT: usize = 4_096;

/// The text of a file; a finding where it is no text, or text of an unknown charset.
pub(super) fn decoded(bytes: &[u8]) -> Result<Decoded, Box<Finding>> {
    let sure = |text: String| Decoded { text, guessed: None };
    if let Some(text) = utf16(bytes) {
        let unreadable = || Box::new(Finding::of_file(FindingKind::UnreadableEncoding));
        return text.map(sure).ok_or_else(unreadable);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let binary = bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C));
    if binary {
        return Err(Box::new(Finding::of_file(FindingKind::NotAWorkbook)));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(sure(text.to_owned()));
    }
    one_byte_a_letter(bytes).ok_or_else(|| Box::new(Finding::of_file(FindingKind::UnreadableEncoding)))
}

/// Windows-1258 where that could be said in Vietnamese; the Latin letters of TCVN3 or VNI, which are shown and asked
/// about like those of any workbook; nothing else, for a guess would spoil names without a word.
fn one_byte_a_letter(bytes: &[u8]) -> Option<Decoded> {
    // Tone marks follow their letters there.
    let vietnamese = text::nfc(&WINDOWS_1258.decode_without_bom_handling(bytes).0);
    if charset::is_vietnamese(&vietnamese) {
        return Some(Decoded { text: vietnamese, guessed: Some(WINDOWS_1258) });
    }
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    charset::detect_in([latin.as_ref()]).map(|_| Decoded { text: latin.into_owned(), guessed: None })
}

/// Text of two-byte units, by their mark or by the zeros that stand beside plain letters; nothing inside where it is
/// marked as such and is none.
fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let low_first = |bytes: &[u8]| bytes.chunks(2).map(|pair| unit(pair.iter().rev())).collect::<Vec<u16>>();
    let high_first = |bytes: &[u8]| bytes.chunks(2).map(|pair| unit(pair.iter())).collect::<Vec<u16>>();
    let units = match bytes {
        [0xFF, 0xFE, rest @ ..] => low_first(rest),
        [0xFE, 0xFF, rest @ ..] => high_first(rest),
        unmarked if zeros(unmarked, 1) => low_first(unmarked),
        unmarked if zeros(unmarked, 0) => high_first(unmarked),
        _ => return None,
    };
    // Letters of four bytes begin with the mark of those of two.
    Some(String::from_utf16(&units).ok().filter(|text| !text.contains('\0')))
}

/// The two bytes of a unit, the higher first.
fn unit<'a>(bytes: impl Iterator<Item = &'a u8>) -> u16 {
    bytes.fold(0, |sum, byte| sum << 8 | u16::from(*byte))
}

/// Whether zeros stand at every other place, from the first or the second on, and nowhere else. Digits and separators
/// make at least a third of the units of any table.
fn zeros(bytes: &[u8], from: usize) -> bool {
    let bytes = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let count = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    count(from) * 6 >= bytes.len().max(6) && count(1 - from) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Option<&'static str>) {
        let decoded = decoded(bytes).unwrap();
        (crate::domain::text::nfc(&decoded.text), decoded.guessed.map(Encoding::name))
    }

    #[test]
    fn excels_unicode_text_is_read() {
        let written = "Đà Nẵng\t1234\t5678";
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(written.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text(&bytes), (written.into(), None));
        assert_eq!(text(&bytes[2..]), (written.into(), None));
        let high_first: Vec<u8> = written.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&high_first), (written.into(), None));
    }

    #[test]
    fn windows_own_vietnamese_is_read() {
        let bytes = b"T\xEAn \xF0\xFDn vi\xF2,S\xF4\xEC li\xEA\xF2u\nQua\xD2ng Nam,1\n\xD0\xE0 N\xE3\xDEng,2\n";
        let (text, guessed) = text(bytes);
        assert!(text.contains("Số liệu") && text.contains("Quảng Nam"), "{text}");
        assert_eq!(guessed, Some("windows-1258"));
    }

    #[test]
    fn old_letters_are_left_for_a_person_to_confirm() {
        let shown = "§¬n vÞ;Sè liÖu;Chç\n§µ N½ng;1\n";
        let bytes: Vec<u8> = shown.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
        assert_eq!(text(&bytes), (shown.to_owned(), None));
    }

    #[test]
    fn too_little_to_tell_is_not_guessed() {
        for bytes in [b"\xA7\xB5 N\xBDng,1\n".as_slice(), b"C\xF4te d'Ivoire,1\nR\xE9union,2\n", b"\x81\x8D\x8F\x90,1"]
        {
            assert_eq!(decoded(bytes).unwrap_err().kind, FindingKind::UnreadableEncoding, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_no_workbook() {
        assert_eq!(decoded(b"\x89PNG\r\n\x1a\n\0\0").unwrap_err().kind, FindingKind::NotAWorkbook);
        assert_eq!(decoded(b"\xFF\xFE\x00\xD8").unwrap_err().kind, FindingKind::UnreadableEncoding);
    }
}
