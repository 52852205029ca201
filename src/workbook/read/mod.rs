//! From bytes to cells: the kind of file by its content, guards before the reader, checks after it.
//!
//! Never panics and never fails on content. What a form means is `form`'s business.

mod archive;
mod biff;
mod encoding;
mod format;
mod gather;
mod guard;
mod hidden;
mod inflated;
mod ods;
mod ods_cell;
mod parts;
mod ranges;
mod shape;
mod tags;
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
use super::raw::{Contents, Format, Sheet};
use crate::domain::{Finding, FindingKind};
use format::Kind;

pub(crate) use gather::{CELLS_AT_ONCE, Ending, Gathering, Taker};
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

/// What a reader of a whole workbook hands over: sheets and findings about cells, or the one reason to refuse the file.
pub(crate) type ReadResult = Result<(Vec<Sheet>, Vec<Finding>), Box<Finding>>;

/// Reads a workbook's cells. `name` is the file's name; it titles the only sheet of a text file.
///
/// Whatever is wrong becomes a finding. All or nothing: a file that cannot be read to its end has no sheets.
pub fn read(bytes: &[u8], name: &str) -> Contents {
    let mut gathering = Gathering::default();
    let ending = read_to(bytes, name, &mut gathering);
    gathering.contents(ending)
}

/// The same for a taker of sheets and cells, which come while reading goes on: they count if the ending says so.
pub(crate) fn read_to(bytes: &[u8], name: &str, taker: &mut dyn Taker) -> Ending {
    if bytes.is_empty() {
        return Ending::refused(None, Finding::of_file(FindingKind::EmptyFile));
    }
    if let Some(finding) = over("bytes", bytes.len() as u64, MAX_FILE_BYTES) {
        return Ending::refused(None, finding);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Ending::refused(None, Finding::of_file(FindingKind::NotDownloaded));
    }
    match guard::caught(|| format::of(bytes)) {
        Ok(Ok(kind)) => read_kind(bytes, name, kind, taker),
        Ok(Err(finding)) | Err(finding) => Ending::refused(None, *finding),
    }
}

fn read_kind(bytes: &[u8], name: &str, kind: Kind, taker: &mut dyn Taker) -> Ending {
    let format = kind.format();
    let whole = |read: ReadResult, taker: &mut dyn Taker| {
        read.map(|(sheets, findings)| (gather::hand_over(sheets, taker), findings))
    };
    let outcome = guard::caught(|| match kind {
        Kind::Package(package) if package.format == Format::Xlsb => {
            whole(ranges::read_xlsb(package.bytes(), package.shapes()), taker)
        }
        Kind::Package(package) if package.format == Format::Ods => whole(ods::read(package.bytes()), taker),
        Kind::Package(package) => std::thread::scope(|scope| {
            // Values and shapes are read from the same parts by two readers: neither need wait for the other.
            let shapes = scope.spawn(|| guard::caught(|| package.shapes()));
            xlsx::read(package.bytes(), || shapes.join().unwrap_or_else(|_| Err(damaged("shapes"))), taker)
        }),
        Kind::Compound => whole(ranges::read_xls(bytes, biff::shapes(bytes)?), taker),
        Kind::Text { text, separator, guessed } => {
            let (sheets, mut findings) = text::read(&text, separator, name)?;
            let guess = |charset: &'static Encoding| FindingKind::CharsetGuessed { charset: charset.name().to_owned() };
            findings.extend(guessed.map(guess).map(Finding::of_file));
            whole(Ok((sheets, findings)), taker)
        }
    });
    Ending { format: Some(format), outcome: outcome.and_then(|read| read) }
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
