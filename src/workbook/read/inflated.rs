//! An archive made anew with nothing compressed: a part is inflated once, however many readers look into it.

use std::io::{self, Cursor, Write};
use std::ops::Range;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The archive while it is made.
pub(super) struct Inflating {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Inflating {
    /// With room for so many bytes, if there is that much.
    pub(super) fn with_room(bytes: u64) -> Self {
        let mut room = Vec::new();
        // What there is no room for now may never be needed: what an archive declares is not believed.
        let _ = usize::try_from(bytes).is_ok_and(|bytes| room.try_reserve_exact(bytes).is_ok());
        Self { writer: ZipWriter::new(Cursor::new(room)) }
    }

    /// Begins a member; what is written after this belongs to it.
    pub(super) fn begin(&mut self, name: &str) -> ZipResult<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default());
        self.writer.start_file(name, options)
    }

    pub(super) fn finish(self) -> ZipResult<Inflated> {
        self.writer.finish().map(|bytes| Inflated { bytes: bytes.into_inner() })
    }
}

impl Write for Inflating {
    fn write(&mut self, content: &[u8]) -> io::Result<usize> {
        self.writer.write(content)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The archive as it is read.
#[derive(Debug)]
pub(super) struct Inflated {
    bytes: Vec<u8>,
}

impl Inflated {
    /// The whole archive.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the contents of some members lie, in the order of their places in the archive.
    pub(super) fn places(&self, members: &[usize]) -> ZipResult<Vec<Range<usize>>> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes.as_slice()))?;
        let mut place = |index: &usize| -> ZipResult<Range<usize>> {
            let member = archive.by_index(*index)?;
            // Both lie within bytes that are in memory.
            let start = member.data_start().and_then(|start| usize::try_from(start).ok()).unwrap_or_default();
            Ok(start..start.saturating_add(usize::try_from(member.size()).unwrap_or_default()))
        };
        members.iter().map(&mut place).collect()
    }

    /// What lies at one of these places.
    pub(super) fn part(&self, place: &Range<usize>) -> &[u8] {
        self.bytes.get(place.clone()).unwrap_or_default()
    }
}
