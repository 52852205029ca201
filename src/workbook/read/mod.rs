//! From bytes to cells: the kind of file by its content, guards before the reader, checks after it.
//!
//! Never panics and never fails on content. What a form means is `form`'s business.

mod archive;
mod biff;
mod encoding;
mod format;
mod guard;
mod hidden;
mod ods;
mod ods_cell;
mod parts;
mod ranges;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod xlsb_shape;
mod xlsx;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use super::WorkbookError;
use super::raw::{Cell, CellValue, Contents, Format, Sheet, joined};
use crate::domain::{Finding, FindingKind};
use format::Kind;

pub use guard::panics_are_expected;

/// Most bytes of a file.
pub const MAX_FILE_BYTES: u64 = 64 << 20;
/// Most bytes its members may inflate to, as counted while inflating: what archives declare is not believed.
pub const MAX_INFLATED_BYTES: u64 = 256 << 20;
/// Most members of an archive.
pub const MAX_MEMBERS: u64 = 4_096;
/// Most cells of all sheets together.
pub const MAX_CELLS: u64 = 2_000_000;
/// Most UTF-16 units of one text, which is Excel's own limit.
pub const MAX_TEXT: u64 = 32_767;
/// Most findings of one kind about single cells: a thousand uncalculated formulas say no more than these do.
pub(crate) const MAX_CELL_FINDINGS: usize = 1_000;

/// What a reader of one format hands over: sheets and findings about cells, or the one reason to refuse the file.
pub(crate) type ReadResult = Result<(Vec<Sheet>, Vec<Finding>), Box<Finding>>;

/// Reads a workbook's cells. `name` is the file's name; it titles the only sheet of a text file.
///
/// Whatever is wrong becomes a finding. All or nothing: a file that cannot be read to its end has no sheets.
pub fn read(bytes: &[u8], name: &str) -> Contents {
    if bytes.is_empty() {
        return Contents::refused(None, Finding::of_file(FindingKind::EmptyFile));
    }
    if let Some(finding) = over("bytes", bytes.len() as u64, MAX_FILE_BYTES) {
        return Contents::refused(None, finding);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Contents::refused(None, Finding::of_file(FindingKind::NotDownloaded));
    }
    match guard::caught(|| format::of(bytes)) {
        Ok(Ok(kind)) => read_kind(bytes, name, kind),
        Ok(Err(finding)) | Err(finding) => Contents::refused(None, *finding),
    }
}

fn read_kind(bytes: &[u8], name: &str, kind: Kind) -> Contents {
    let format = kind.format();
    let outcome = guard::caught(|| match kind {
        Kind::Package(package) if package.format == Format::Xlsb => ranges::read_xlsb(bytes, package.sheets.shapes()),
        Kind::Package(package) if package.format == Format::Ods => ods::read(bytes),
        Kind::Package(package) => std::thread::scope(|scope| {
            // Values and shapes are read from the same parts by two readers: neither need wait for the other.
            let shapes = scope.spawn(|| guard::caught(|| package.sheets.shapes()));
            xlsx::read(bytes, || shapes.join().unwrap_or_else(|_| Err(damaged("shapes"))))
        }),
        Kind::Compound => ranges::read_xls(bytes, biff::shapes(bytes)?),
        Kind::Text { text, separator, guessed } => {
            let (sheets, mut findings) = text::read(&text, separator, name)?;
            let guess = |charset: &'static Encoding| FindingKind::CharsetGuessed { charset: charset.name().to_owned() };
            findings.extend(guessed.map(guess).map(Finding::of_file));
            Ok((sheets, findings))
        }
    });
    match outcome.and_then(|read| read).and_then(checked) {
        Ok((sheets, findings)) => Contents { format: Some(format), sheets, findings },
        Err(finding) => Contents::refused(Some(format), *finding),
    }
}

/// A file's bytes before anybody looked into them.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The file's name, which titles the only sheet of a text file.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Why it was not even loaded.
    pub refused: Option<Finding>,
    open_in_excel: bool,
}

impl Loaded {
    /// Bytes at hand, under the name they go by.
    pub(crate) fn of(path: &Path, bytes: Vec<u8>) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let refused = over("bytes", bytes.len() as u64, MAX_FILE_BYTES);
        Self { name, bytes, refused, open_in_excel: false }
    }

    /// What it holds, read in this process.
    pub(crate) fn read(self) -> (Vec<u8>, Contents) {
        let contents = match &self.refused {
            Some(finding) => Contents::refused(None, finding.clone()),
            None => read(&self.bytes, &self.name),
        };
        self.with(contents)
    }

    /// What was read elsewhere, with what is known of the file itself.
    pub(crate) fn with(self, mut contents: Contents) -> (Vec<u8>, Contents) {
        if self.open_in_excel {
            contents.findings.push(Finding::of_file(FindingKind::OpenInExcel));
        }
        (self.bytes, contents)
    }
}

/// Loads a file from the disk; one over the limit is refused and not loaded.
///
/// # Errors
/// [`WorkbookError::CannotOpen`] when the bytes could not be had at all.
pub(crate) fn load(path: &Path) -> Result<Loaded, WorkbookError> {
    let cannot_open = |source: io::Error| WorkbookError::CannotOpen { path: path.to_owned(), source };
    if !fs::metadata(path).map_err(cannot_open)?.is_file() {
        // Opening a pipe may wait for ever.
        return Err(cannot_open(io::ErrorKind::Unsupported.into()));
    }
    let file = fs::File::open(path).map_err(cannot_open)?;
    let length = file.metadata().map_err(cannot_open)?.len();
    if let Some(finding) = over("bytes", length, MAX_FILE_BYTES) {
        return Ok(Loaded { refused: Some(finding), ..Loaded::of(path, Vec::new()) });
    }
    let mut bytes = Vec::new();
    // A file that grows while it is read stops one byte over the limit, which `read` then refuses.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(cannot_open)?;
    let open_in_excel = owner_file(path).is_some_and(|owner| owner.exists());
    Ok(Loaded { open_in_excel, ..Loaded::of(path, bytes) })
}

/// Reads a file from the disk in this process, with its bytes.
///
/// A file over the limit is not loaded: its bytes are handed back empty, beside the finding that says so.
///
/// # Errors
/// [`WorkbookError::CannotOpen`] when the bytes could not be had at all.
pub fn read_file(path: &Path) -> Result<(Vec<u8>, Contents), WorkbookError> {
    load(path).map(Loaded::read)
}

/// The file Excel lays beside a workbook for as long as it is open.
fn owner_file(path: &Path) -> Option<PathBuf> {
    let mut owner = std::ffi::OsString::from("~$");
    owner.push(path.file_name()?);
    Some(path.with_file_name(owner))
}

/// A finding where a limit is passed.
pub(crate) fn over(what: &str, found: u64, limit: u64) -> Option<Finding> {
    (found > limit).then(|| Finding::of_file(FindingKind::TooLarge { what: what.to_owned(), found, limit }))
}

#[allow(clippy::needless_pass_by_value, reason = "errors come by value from `map_err(damaged)`")]
pub(crate) fn damaged(detail: impl ToString) -> Box<Finding> {
    Box::new(Finding::of_file(FindingKind::DamagedFile { detail: detail.to_string() }))
}

fn checked((mut sheets, mut findings): (Vec<Sheet>, Vec<Finding>)) -> ReadResult {
    for sheet in &mut sheets {
        if !sheet.cells.is_sorted_by_key(|cell| cell.address) {
            sheet.cells.sort_by_key(|cell| cell.address);
        }
        sheet.layout.hidden_rows = joined(std::mem::take(&mut sheet.layout.hidden_rows));
        sheet.layout.hidden_columns = joined(std::mem::take(&mut sheet.layout.hidden_columns));
        each_address_once(sheet)?;
        for cell in &sheet.cells {
            text_is_sound(sheet, cell)?;
        }
    }
    encoding_is_readable(&sheets)?;
    // An uncalculated formula is something: the file is not empty, its findings say what to do.
    let nothing = sheets.iter().all(|sheet| sheet.cells.is_empty()) && findings.is_empty();
    if nothing {
        return Err(Box::new(Finding::of_file(FindingKind::EmptyFile)));
    }
    findings.extend(sheets.iter().flat_map(hidden::findings_of));
    Ok((sheets, findings))
}

/// The reader lets the last of two cells of one address win; which one the sender meant nobody can know.
fn each_address_once(sheet: &Sheet) -> Result<(), Box<Finding>> {
    let twice = sheet.cells.windows(2).find(|pair| pair[0].address == pair[1].address);
    match twice {
        Some(pair) => {
            let detail = format!("{} × 2", pair[1].address);
            let kind = FindingKind::DamagedFile { detail };
            Err(Box::new(Finding::at(&sheet.name, pair[1].address, pair[1].value.shown(), kind)))
        }
        None => Ok(()),
    }
}

fn text_is_sound(sheet: &Sheet, cell: &Cell) -> Result<(), Box<Finding>> {
    let CellValue::Text(text) = &cell.value else { return Ok(()) };
    if is_two_bytes_a_letter(text) {
        let seen = text.escape_debug().to_string();
        return Err(Box::new(Finding::at(&sheet.name, cell.address, seen, FindingKind::UnreadableEncoding)));
    }
    if let Some(control) = text.chars().find(|c| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')) {
        let detail = format!("U+{:04X}", u32::from(control));
        let kind = FindingKind::DamagedFile { detail };
        return Err(Box::new(Finding::at(&sheet.name, cell.address, text.escape_debug().to_string(), kind)));
    }
    // Counting UTF-16 units is only worth it where there are bytes enough.
    let length = if text.len() as u64 > MAX_TEXT { text.encode_utf16().count() as u64 } else { 0 };
    match over("text", length, MAX_TEXT) {
        Some(finding) => {
            Err(Box::new(Finding { sheet: Some(sheet.name.clone()), cell: Some(cell.address), ..finding }))
        }
        None => Ok(()),
    }
}

/// Letters of two bytes, read as if each byte were one: every second is the number of an alphabet, and controls none.
fn is_two_bytes_a_letter(text: &str) -> bool {
    let from = |from: usize| text.chars().skip(from).step_by(2);
    let is_alphabet = |from_here: usize| from(from_here).all(|letter| letter.is_ascii_control());
    text.chars().nth(3).is_some() && (is_alphabet(1) || is_alphabet(0)) && text.contains(char::is_alphanumeric)
}

/// One text in twenty with a replacement character is a wrong charset, not a typing error.
fn encoding_is_readable(sheets: &[Sheet]) -> Result<(), Box<Finding>> {
    let texts = || {
        sheets.iter().flat_map(|sheet| &sheet.cells).filter_map(|cell| match &cell.value {
            CellValue::Text(text) => Some(text),
            CellValue::Number(_) | CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => None,
        })
    };
    let replaced = texts().filter(|text| text.contains('\u{FFFD}')).count();
    if replaced > 0 && replaced * 20 >= texts().count() {
        return Err(Box::new(Finding::of_file(FindingKind::UnreadableEncoding)));
    }
    Ok(())
}
