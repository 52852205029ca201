//! A zip package part by part: what .xlsx, .xlsb, .ods and .docx are made of.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

#[derive(Default)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("whole");
            (part.name().expect("a readable name").into_owned(), content)
        });
        Self { parts: parts.collect() }
    }

    pub(crate) fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(part, _)| part != name);
        self
    }

    pub(crate) fn text(&self, name: &str) -> String {
        let part = self.parts.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}"));
        String::from_utf8(part.1.clone()).expect("XML")
    }

    /// Rewrites a part's text.
    pub(crate) fn edit(&mut self, name: &str, change: impl FnOnce(String) -> String) {
        let text = change(self.text(name));
        for part in self.parts.iter_mut().filter(|(part, _)| part == name) {
            part.1 = text.clone().into_bytes();
        }
    }

    /// The same parts give the same bytes: times are fixed.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            // ODF wants its type first and readable.
            let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(zip::DateTime::default())
                .compression_level((name != "mimetype").then_some(9));
            writer.start_file(name, options).expect("a part");
            writer.write_all(content).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }
}

/// Lists one part of a zip under further names of the same length: each of them inflates to the whole part again, so
/// that a small file becomes a huge one.
pub(crate) fn list_again(mut bytes: Vec<u8>, part: &str, further: &[String]) -> Vec<u8> {
    const ENTRY: [u8; 4] = *b"PK\x01\x02";
    const END: usize = 22;
    let end = bytes.len() - END;
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let (mut size, start) = (number(end + 12), number(end + 16) as usize);
    let count = u16::from_le_bytes([bytes[end + 10], bytes[end + 11]]);
    let name_at = |at: usize| at + 46;
    let mut at = start;
    let entry = loop {
        assert_eq!(bytes[at..at + 4], ENTRY, "an entry of the directory");
        let lengths = [28, 30, 32].map(|field| u16::from_le_bytes([bytes[at + field], bytes[at + field + 1]]) as usize);
        let length = 46 + lengths.iter().sum::<usize>();
        if bytes[name_at(at)..].starts_with(part.as_bytes()) {
            break bytes[at..at + length].to_vec();
        }
        at += length;
    };
    let tail = bytes.split_off(end);
    for name in further {
        assert_eq!(name.len(), part.len(), "as long as the first");
        let mut again = entry.clone();
        again[46..46 + name.len()].copy_from_slice(name.as_bytes());
        size += u32::try_from(again.len()).expect("small");
        bytes.extend(again);
    }
    let count = count + u16::try_from(further.len()).expect("few");
    let mut tail = tail;
    tail[8..10].copy_from_slice(&count.to_le_bytes());
    tail[10..12].copy_from_slice(&count.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    bytes
}
