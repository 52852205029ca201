//! The smallest compound file (the container of .xls, and of encrypted .xlsx): version 3, one sector of directory, one
//! of allocation table. Streams are padded to 4,096 bytes, so that no second, "mini" allocation is needed.

const SECTOR: usize = 512;
const FREE: u32 = 0xFFFF_FFFF;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;
const NONE: u32 = 0xFFFF_FFFF;

/// At most three streams, in the order of the format: shorter names first.
pub(crate) fn write(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut table: Vec<u32> = Vec::new();
    let mut entries = vec![entry("Root Entry", 5, NONE, if streams.is_empty() { NONE } else { 1 }, END_OF_CHAIN, 0)];
    for (index, (name, content)) in streams.iter().enumerate() {
        let start = u32::try_from(table.len()).expect("small");
        let size = content.len().next_multiple_of(SECTOR).max(4096);
        body.extend_from_slice(content);
        body.resize(body.len() - content.len() + size, 0);
        let sectors = u32::try_from(size / SECTOR).expect("small");
        table.extend((start + 1..start + sectors).chain([END_OF_CHAIN]));
        let next = if index + 1 < streams.len() { u32::try_from(index + 2).expect("few") } else { NONE };
        entries.push(entry(name, 2, next, NONE, start, size));
    }
    entries.resize(4, vec![0; 128]);
    let directory = u32::try_from(table.len()).expect("small");
    table.extend([END_OF_CHAIN, TABLE_SECTOR]);
    assert!(table.len() <= SECTOR / 4, "one sector of allocation table");
    table.resize(SECTOR / 4, FREE);

    let mut file = header(directory, directory + 1);
    file.extend(body);
    file.extend(entries.concat());
    file.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
    file
}

fn header(directory: u32, table: u32) -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.extend([0; 16]);
    // Minor and major version, byte order, sector sizes as powers of two.
    header.extend([0x3Eu16, 3, 0xFFFE, 9, 6].iter().flat_map(|field| field.to_le_bytes()));
    header.extend([0; 6]);
    let fields = [0, 1, directory, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0, table];
    header.extend(fields.iter().flat_map(|field: &u32| field.to_le_bytes()));
    header.resize(SECTOR, 0xFF);
    header
}

/// `next` makes the tree of names a list.
fn entry(name: &str, kind: u8, next: u32, child: u32, start: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_length = u16::try_from(entry.len() + 2).expect("short");
    entry.resize(64, 0);
    entry.extend(name_length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([NONE, next, child].iter().flat_map(|link| link.to_le_bytes()));
    // No class, no state, no times.
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend((size as u64).to_le_bytes());
    entry
}
