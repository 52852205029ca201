//! Tables as text: .csv and .tsv in UTF-8, Excel's UTF-16 or the charsets of Windows; what is not said is found by
//! evidence.

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

use super::{MAX_CELLS, ReadResult, damaged, over};
use crate::domain::{CellAddress, Finding, FindingKind, text};
use crate::workbook::charset;
use crate::workbook::raw::{Cell, CellValue, Layout, Sheet};

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// The text of a file; a finding where it is no text, or text of an unknown charset.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Box<Finding>> {
    let finding = |kind| Box::new(Finding::of_file(kind));
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some(rest.chunks(2).map(|pair| unit_of(pair.iter().rev())).collect::<Vec<u16>>()),
        [0xFE, 0xFF, rest @ ..] => Some(rest.chunks(2).map(|pair| unit_of(pair.iter())).collect()),
        _ => None,
    };
    if let Some(units) = utf16 {
        return String::from_utf16(&units).map_err(|_| finding(FindingKind::UnreadableEncoding));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let binary = bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C));
    if binary {
        return Err(finding(FindingKind::NotAWorkbook));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => one_byte_a_letter(bytes).ok_or_else(|| finding(FindingKind::UnreadableEncoding)),
    }
}

/// Windows-1258 where that could be said in Vietnamese; the Latin letters of TCVN3 or VNI, which are shown and asked
/// about like those of any workbook; nothing else, for a guess would spoil names without a word.
fn one_byte_a_letter(bytes: &[u8]) -> Option<String> {
    // Tone marks follow their letters there.
    let vietnamese = text::nfc(&WINDOWS_1258.decode_without_bom_handling(bytes).0);
    if charset::is_vietnamese(&vietnamese) {
        return Some(vietnamese);
    }
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    charset::detect_in([latin.as_ref()]).map(|_| latin.into_owned())
}

/// The two bytes of a UTF-16 unit, the higher first.
fn unit_of<'a>(bytes: impl Iterator<Item = &'a u8>) -> u16 {
    bytes.fold(0, |sum, byte| sum << 8 | u16::from(*byte))
}

/// The separator that cuts the first lines into the most fields; a comma where none does.
pub(super) fn separator_of(text: &str) -> Separator {
    let fields = |separator: Separator| {
        let byte = char::from(separator.byte());
        text.lines().take(20).map(|line| line.matches(byte).count()).sum::<usize>()
    };
    // A decimal comma is as frequent as a separating semicolon: of equals the rarer character of prose wins.
    [Separator::Tab, Separator::Semicolon]
        .into_iter()
        .find(|separator| fields(*separator) > 0 && every_full_line_has(text, *separator))
        .unwrap_or(Separator::Comma)
}

/// A separator stands in nearly every line that holds anything; a character of prose does not.
fn every_full_line_has(text: &str, separator: Separator) -> bool {
    let byte = char::from(separator.byte());
    let full = || text.lines().take(20).filter(|line| !line.trim().is_empty());
    let with = full().filter(|line| line.contains(byte)).count();
    with * 2 > full().count()
}

pub(super) fn read(content: &str, separator: Separator, name: &str) -> ReadResult {
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(content.as_bytes());
    let mut cells = Vec::new();
    let mut row = 0;
    for record in reader.records() {
        let record = record.map_err(damaged)?;
        row += blank_lines_before(&content, &record);
        for (column, field) in (0..).zip(record.iter().map(str::trim)) {
            if field.is_empty() {
                continue;
            }
            if let Some(finding) = over("cells", cells.len() as u64 + 1, MAX_CELLS) {
                return Err(Box::new(finding));
            }
            cells.push(Cell { address: CellAddress { row, column }, value: CellValue::Text(text::nfc(field)) });
        }
        row += 1;
    }
    Ok((vec![Sheet { name: text::nfc(stem(name)), visible: true, cells, layout: Layout::default() }], Vec::new()))
}

/// Blank lines make no record, but Excel shows them as rows, and findings name cells as Excel does.
fn blank_lines_before(content: &str, record: &csv::StringRecord) -> u32 {
    let from = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let rest = content.as_bytes().get(from..).unwrap_or_default();
    u32::try_from(rest.iter().take_while(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_by_evidence() {
        assert_eq!(separator_of("a,b\n1,2"), Separator::Comma);
        assert_eq!(separator_of("a;b\n1,5;2,5"), Separator::Semicolon);
        assert_eq!(separator_of("a\tb\n1,5\t2;5"), Separator::Tab);
        assert_eq!(separator_of("unit,note\n48,one; two\n49,three"), Separator::Comma);
        assert_eq!(separator_of(""), Separator::Comma);
    }

    #[test]
    fn excels_unicode_text_is_read() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("Đà Nẵng\t1".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decoded(&bytes).unwrap(), "Đà Nẵng\t1");
        let mut other_order = vec![0xFE, 0xFF];
        other_order.extend("Đà Nẵng\t1".encode_utf16().flat_map(u16::to_be_bytes));
        assert_eq!(decoded(&other_order).unwrap(), "Đà Nẵng\t1");
    }

    #[test]
    fn windows_own_vietnamese_is_read() {
        let bytes = b"T\xEAn \xF0\xFDn vi\xF2,S\xF4\xEC li\xEA\xF2u\nQua\xD2ng Nam,1\n\xD0\xE0 N\xE3\xDEng,2\n";
        let text = decoded(bytes).unwrap();
        assert!(text.contains("Số liệu") && text.contains("Quảng Nam"), "{text}");
    }

    #[test]
    fn old_letters_are_left_for_a_person_to_confirm() {
        let shown = "§¬n vÞ;Sè liÖu;Chç\n§µ N½ng;1\n";
        let bytes: Vec<u8> = shown.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
        assert_eq!(decoded(&bytes).unwrap(), shown);
    }

    #[test]
    fn too_little_to_tell_is_not_guessed() {
        for bytes in [b"\xA7\xB5 N\xBDng,1\n".as_slice(), b"C\xF4te d'Ivoire,1\nR\xE9union,2\n", b"\x81\x8D\x8F\x90,1"]
        {
            assert_eq!(decoded(bytes).unwrap_err().kind, FindingKind::UnreadableEncoding, "{bytes:?}");
        }
    }

    #[test]
    fn rows_keep_their_place_in_the_file() {
        let (sheets, _) = read("a,b\r\n\r\n\"x\r\ny\",2\r\nlast,3\n", Separator::Comma, "t.csv").unwrap();
        let places: Vec<String> = sheets[0].cells.iter().map(|cell| cell.address.to_string()).collect();
        assert_eq!(places, ["A1", "B1", "A3", "B3", "A4", "B4"]);
        assert_eq!(sheets[0].name, "t");
    }
}
