//! Zip archives before the reader sees them: limits on what they really hold, and which format they carry.

use std::collections::HashMap;
use std::io::{self, Cursor, Read, Write};
use std::ops::Range;

use zip::ZipArchive;
use zip::result::ZipError;

use super::inflated::{Inflated, Inflating};
use super::parts::{self, Parts};
use super::shape::{self, Percents, Shape};
use super::xlsb_shape;
use super::{MAX_CELLS, MAX_INFLATED_BYTES, MAX_MEMBERS, damaged, over};
use crate::domain::{Finding, FindingKind};
use crate::workbook::raw::Format;

const BUFFER: usize = 64 << 10;
/// Most tags of a part that the reader turns into a list in memory before the first cell is seen.
const MAX_LISTED_TAGS: u64 = 16_000_000;
/// Most tags of a style sheet: each cell format costs the reader a few hundred bytes, and Excel allows 65,490.
const MAX_STYLE_TAGS: u64 = 2_000_000;

/// Endings of tables that people pack to send several at once.
const TABLES: [&str; 6] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"];

/// An archive that keeps to the limits.
#[derive(Debug)]
pub(super) struct Package {
    pub format: Format,
    inflated: Inflated,
    /// The parts of an .xlsx or .xlsb that hold its sheets.
    sheets: Vec<SheetPart>,
    percents: Percents,
}

#[derive(Debug)]
struct SheetPart {
    sheet: String,
    binary: bool,
    place: Range<usize>,
}

impl Package {
    /// The archive with all its members as they were inflated, for whoever reads it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.inflated.bytes()
    }

    /// How each sheet shows its cells, by its name.
    pub(super) fn shapes(&self) -> HashMap<String, Shape> {
        let shape = |part: &SheetPart| {
            let content = self.inflated.part(&part.place);
            if part.binary { xlsb_shape::of(content, &self.percents) } else { shape::of(content, &self.percents) }
        };
        self.sheets.iter().map(|part| (part.sheet.clone(), shape(part))).collect()
    }
}

/// Looks through a whole archive: whether it keeps to the limits, which format it carries, how its sheets look.
pub(super) fn checked(bytes: &[u8]) -> Result<Package, Box<Finding>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.has_duplicate_names() {
        return Err(damaged("duplicate member"));
    }
    refuse(over("members", archive.len() as u64, MAX_MEMBERS))?;
    let Parts { sheets, percents } = parts::of(&mut archive);
    let mut signs = Signs::default();
    let mut inflating = Inflating::with_room(declared(&archive));
    let mut found = Vec::new();
    let mut inflated = 0;
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(unopened)?;
        if member.encrypted() {
            return Err(protected());
        }
        inflating.begin(&member.name().map_err(damaged)?).map_err(damaged)?;
        let name = parts::tidy(&member.name().map_err(damaged)?);
        signs.note_name(&name);
        if let Some((sheet, _)) = sheets.iter().find(|(_, part)| *part == name) {
            found.push((index, sheet.clone(), name.ends_with(".bin")));
        }
        let mut metered = Metered { inner: &mut member, read: 0, budget: MAX_INFLATED_BYTES - inflated };
        let outcome = Counted::of(&name).inflate(&mut metered, &mut inflating, &mut signs);
        if metered.is_over() {
            // How much more there is, nobody inflates to find out.
            return refuse(over("inflated_bytes", inflated + metered.read, MAX_INFLATED_BYTES))
                .and(Err(damaged(&name)));
        }
        inflated += metered.read;
        outcome?;
    }
    let inflated = inflating.finish().map_err(damaged)?;
    let members: Vec<usize> = found.iter().map(|(index, ..)| *index).collect();
    let places = inflated.places(&members).map_err(damaged)?;
    let part = |((_, sheet, binary), place)| SheetPart { sheet, binary, place };
    Ok(Package {
        format: signs.format()?,
        inflated,
        sheets: found.into_iter().zip(places).map(part).collect(),
        percents,
    })
}

/// What the members say they inflate to, as far as that keeps to the limit.
fn declared(archive: &ZipArchive<Cursor<&[u8]>>) -> u64 {
    let declared = archive.decompressed_size().and_then(|declared| u64::try_from(declared).ok()).unwrap_or_default();
    declared.min(MAX_INFLATED_BYTES)
}

fn refuse(finding: Option<Finding>) -> Result<(), Box<Finding>> {
    finding.map_or(Ok(()), |finding| Err(Box::new(finding)))
}

fn unopened(error: ZipError) -> Box<Finding> {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => protected(),
        other => damaged(other),
    }
}

fn protected() -> Box<Finding> {
    Box::new(Finding::of_file(FindingKind::PasswordProtected))
}

/// Counts what a member really holds; what archives declare is not believed.
struct Metered<R> {
    inner: R,
    read: u64,
    budget: u64,
}

impl<R> Metered<R> {
    fn is_over(&self) -> bool {
        self.read > self.budget
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_over() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        Ok(count)
    }
}

/// What is looked at in a member while it is inflated.
struct Counted {
    tags: u64,
    tag_limit: u64,
    kept: Option<Vec<u8>>,
}

impl Counted {
    fn of(name: &str) -> Self {
        let tag_limit = match name.rsplit('/').next() {
            Some("sharedstrings.xml") => MAX_LISTED_TAGS,
            Some("styles.xml") => MAX_STYLE_TAGS,
            _ => u64::MAX,
        };
        let keep = matches!(name, "[content_types].xml" | "mimetype" | "meta-inf/manifest.xml")
            || name.ends_with("sharedstrings.xml");
        Self { tags: 0, tag_limit, kept: keep.then(Vec::new) }
    }

    /// Inflates the member to its end.
    fn inflate(
        mut self,
        member: &mut impl Read,
        inflating: &mut Inflating,
        signs: &mut Signs,
    ) -> Result<(), Box<Finding>> {
        let mut buffer = vec![0; BUFFER];
        loop {
            let count = member.read(&mut buffer).map_err(damaged)?;
            let Some(chunk) = buffer.get(..count).filter(|chunk| !chunk.is_empty()) else { break };
            self.take(chunk)?;
            inflating.write_all(chunk).map_err(damaged)?;
        }
        self.finish(signs)
    }

    fn take(&mut self, chunk: &[u8]) -> Result<(), Box<Finding>> {
        if self.tag_limit != u64::MAX {
            self.tags += chunk.iter().filter(|byte| **byte == b'<').count() as u64;
            refuse(over("tags", self.tags, self.tag_limit))?;
        }
        if let Some(kept) = &mut self.kept {
            kept.extend_from_slice(chunk);
        }
        Ok(())
    }

    fn finish(self, signs: &mut Signs) -> Result<(), Box<Finding>> {
        let Some(kept) = self.kept else { return Ok(()) };
        if self.tag_limit == MAX_LISTED_TAGS { string_count_is_true(kept) } else { signs.note_content(&kept) }
    }
}

/// The reader reserves room for `uniqueCount` strings: a number that the part cannot hold would end the program.
fn string_count_is_true(mut part: Vec<u8>) -> Result<(), Box<Finding>> {
    // UTF-16 parts have a zero beside every letter.
    part.retain(|byte| *byte != 0);
    let attribute = b"uniqueCount";
    let mut from = 0;
    while let Some(at) = part.get(from..).and_then(|rest| position(rest, attribute)) {
        from += at + attribute.len();
        let digits: Vec<u8> = part
            .iter()
            .skip(from)
            .take(64)
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_digit())
            .copied()
            .collect();
        let declared =
            digits.iter().fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        // Some writers declare nonsense of no consequence: what would fit the limit on cells anyway may stand.
        if declared > MAX_CELLS.max(part.len() as u64) {
            return Err(damaged(format!("uniqueCount {declared}")));
        }
    }
    Ok(())
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        if bytes.get(from + at..)?.starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// What tells one format from another.
#[derive(Default)]
struct Signs {
    xlsx: bool,
    macros: bool,
    xlsb: bool,
    ods: bool,
    encrypted: bool,
    /// Tables that were packed to be sent.
    packed: bool,
}

impl Signs {
    fn note_name(&mut self, name: &str) {
        self.xlsx |= name.ends_with("workbook.xml");
        self.xlsb |= name.ends_with("workbook.bin");
        self.macros |= name.ends_with("vbaproject.bin");
        self.packed |= TABLES.iter().any(|ending| name.ends_with(ending)) && !name.contains("embeddings/");
    }

    fn note_content(&mut self, content: &[u8]) -> Result<(), Box<Finding>> {
        self.ods |= position(content, b"opendocument.spreadsheet").is_some();
        // A text document with an embedded table names `spreadsheetml` too, but not as its main part.
        self.xlsx |= position(content, b"sheet.main+xml").is_some();
        self.encrypted |= position(content, b"manifest:encryption-data").is_some();
        Ok(())
    }

    fn format(&self) -> Result<Format, Box<Finding>> {
        match self {
            Self { encrypted: true, .. } => Err(protected()),
            Self { ods: true, .. } => Ok(Format::Ods),
            Self { xlsb: true, .. } => Ok(Format::Xlsb),
            Self { xlsx: true, macros: true, .. } => Ok(Format::Xlsm),
            Self { xlsx: true, .. } => Ok(Format::Xlsx),
            Self { packed: true, .. } => Err(Box::new(Finding::of_file(FindingKind::PackedFiles))),
            Self { .. } => Err(Box::new(Finding::of_file(FindingKind::NotAWorkbook))),
        }
    }
}
