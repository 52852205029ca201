//! Which kind of file it is, by its first bytes and by what its archive holds; never by its name.

use encoding_rs::Encoding;

use super::archive::{self, Package};
use super::encoding::{self, Decoded};
use super::text::{self, Separator};
use crate::domain::{Finding, FindingKind};
use crate::workbook::raw::Format;

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Archives of other makes: RAR, 7-Zip, gzip.
const PACKED: [&[u8]; 3] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B\x08"];

/// A file this room can read.
#[derive(Debug)]
pub(super) enum Kind {
    /// An archive, with how its sheets show their cells.
    Package(Package),
    /// An .xls.
    Compound,
    /// Text, decoded.
    Text {
        text: String,
        separator: Separator,
        /// The charset it was taken for, where its bytes do not tell it for certain.
        guessed: Option<&'static Encoding>,
    },
}

impl Kind {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Package(package) => package.format,
            Self::Compound => Format::Xls,
            Self::Text { separator: Separator::Tab, .. } => Format::Tsv,
            Self::Text { separator: Separator::Comma | Separator::Semicolon, .. } => Format::Csv,
        }
    }
}

/// The kind of a file, once its archive was checked against the limits.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Box<Finding>> {
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        archive::checked(bytes).map(Kind::Package)
    } else if bytes.starts_with(COMPOUND) {
        compound(bytes).map(|()| Kind::Compound)
    } else if PACKED.iter().any(|packed| bytes.starts_with(packed)) {
        Err(Box::new(Finding::of_file(FindingKind::PackedFiles)))
    } else {
        text_kind(bytes)
    }
}

/// An .xls, or an .xlsx wrapped in an encrypting container.
fn compound(bytes: &[u8]) -> Result<(), Box<Finding>> {
    if contains(bytes, &utf16("EncryptedPackage")) {
        return Err(Box::new(Finding::of_file(FindingKind::PasswordProtected)));
    }
    // Some writers put the name of the stream in capitals.
    if !["Workbook", "Book", "WORKBOOK", "BOOK"].iter().any(|name| contains(bytes, &utf16(name))) {
        return Err(Box::new(Finding::of_file(FindingKind::NotAWorkbook)));
    }
    sectors_fit(bytes).then_some(()).ok_or_else(|| super::damaged("compound file header"))
}

/// The reader allocates what the header declares; one that declares more than the file holds is not handed on.
fn sectors_fit(bytes: &[u8]) -> bool {
    let shift = bytes.get(30..32).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let Some(sector) = shift.filter(|shift| matches!(shift, 9 | 12)).map(|shift| 1u64 << shift) else { return false };
    let count = |at: usize| bytes.get(at..at + 4).map(|b| u64::from(u32::from_le_bytes([b[0], b[1], b[2], b[3]])));
    let held = bytes.len() as u64 / sector;
    [44, 64, 72].into_iter().all(|at| count(at).is_some_and(|declared| declared <= held))
}

fn text_kind(bytes: &[u8]) -> Result<Kind, Box<Finding>> {
    if let Some(what) = known_but_unread(bytes) {
        return Err(Box::new(Finding::of_file(FindingKind::FormatToConvert { what: what.to_owned() })));
    }
    let Decoded { text, guessed } = encoding::decoded(bytes)?;
    let other = text.trim_start().starts_with(['<', '{']) || text.starts_with("%PDF");
    let table = text.contains([',', ';', '\t']);
    if (other || !table) && !text.trim().is_empty() {
        return Err(Box::new(Finding::of_file(FindingKind::NotAWorkbook)));
    }
    let (table, named) = text::without_separator_line(&text);
    let separator = named.unwrap_or_else(|| text::separator_of(table));
    let text = if named.is_some() { table.to_owned() } else { text };
    Ok(Kind::Text { text, separator, guessed })
}

/// How many of the first bytes are looked at for what they say they are.
const HEAD: usize = 4_096;

/// Workbooks of other makes, which Excel opens and this program does not: named, so that the sender can save them anew.
fn known_but_unread(bytes: &[u8]) -> Option<&'static str> {
    // Excel 2 to 4, and Excel 5 without its container: the record that begins a sheet or a workbook.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4..=16, 0x00, ..]) {
        return Some("old_excel");
    }
    let mut head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    // Two-byte letters have a zero beside each plain one.
    head.retain(|byte| *byte != 0);
    let head = head.strip_prefix(b"\xFF\xFE").or_else(|| head.strip_prefix(b"\xEF\xBB\xBF")).unwrap_or(&head);
    let head = head.trim_ascii_start();
    let says = |word: &str| contains(head, word.as_bytes());
    if head.starts_with(b"mime-version:") {
        return Some("html");
    }
    if !head.starts_with(b"<") {
        return None;
    }
    if says("urn:schemas-microsoft-com:office:spreadsheet") {
        Some("excel_xml")
    } else if says("opendocument") && says("office:document") {
        Some("flat_ods")
    } else if says("<html") || says("<table") || says("<!doctype html") {
        Some("html")
    } else {
        None
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
