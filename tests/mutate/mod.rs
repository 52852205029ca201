//! Damage done to workbooks on purpose: seeded, so that a mutant is known by its number. Shared by the test that makes
//! a few hundred and the example that makes many thousands.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Numbers that follow from a seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    /// A number below a bound; of nothing the first.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or_default()
    }
}

/// What counters, sizes and offsets go wrong with.
const NUMBERS: [u32; 12] =
    [0, 1, 2, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

/// What numbers and references in text go wrong with.
const WORDS: [&str; 14] = [
    "0",
    "-1",
    "4294967295",
    "4294967298",
    "18446744073709551616",
    "1e308",
    "NaN",
    "INF",
    "A4294967298",
    "XFD1048577",
    "&lol;",
    "\u{0}",
    "\u{FFFF}",
    "]]>",
];

/// A workbook with something wrong in it. Of an archive either the bytes or the content of a member are damaged.
pub(crate) fn mutant(seed_file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let inside = seed_file.starts_with(b"PK") && dice.below(4) > 0;
    inside.then(|| inside_archive(seed_file, dice)).flatten().unwrap_or_else(|| {
        let mut bytes = seed_file.to_vec();
        damage(&mut bytes, dice);
        bytes
    })
}

/// The archive anew, with one member damaged, left out or there twice under another case.
fn inside_archive(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = dice.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).ok()?;
        let name = member.name().ok()?.into_owned();
        let mut content = Vec::new();
        (&mut member).take(8 << 20).read_to_end(&mut content).ok()?;
        if index == chosen {
            match dice.below(20) {
                0 => continue,
                1 => {
                    writer.start_file(name.to_ascii_uppercase(), options).ok()?;
                    writer.write_all(&content).ok()?;
                }
                _ => damage(&mut content, dice),
            }
        }
        writer.start_file(name, options).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// One to eight faults.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(8) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(64)).min(bytes.len());
        match dice.below(9) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = dice.below(256) as u8,
            2 => {
                let number = NUMBERS[dice.below(NUMBERS.len())].to_le_bytes();
                let width = [1, 2, 4][dice.below(3)];
                bytes.iter_mut().skip(at).zip(&number[..width]).for_each(|(byte, new)| *byte = *new);
            }
            3 => drop(bytes.drain(at..end)),
            4 => {
                let copy = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            5 => {
                let copy = bytes[at..end].repeat(1 + dice.below(200));
                bytes.splice(at..at, copy);
            }
            6 => bytes.truncate(at),
            7 => number_or_word(bytes, at, dice),
            _ => {
                let to = dice.below(bytes.len());
                bytes.swap(at, to);
            }
        }
    }
}

/// Puts a bad word where the next run of digits stands.
fn number_or_word(bytes: &mut Vec<u8>, from: usize, dice: &mut Dice) {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[from..].iter().position(is_digit).map(|offset| from + offset) else { return };
    let length = bytes[start..].iter().take_while(|byte| is_digit(byte)).count();
    let word = WORDS[dice.below(WORDS.len())];
    bytes.splice(start..start + length, word.bytes());
}
