//! A workbook as .xls (BIFF8): numbers, percentages, dates and texts; formulas as their results.

use super::compound;
use super::sheet::{Book, Sheet, Value};

/// Numbers of the cell formats below.
const PLAIN: u16 = 15;
const PERCENT: u16 = 16;
const DATE: u16 = 17;

pub(crate) fn write(book: &Book) -> Vec<u8> {
    let texts = texts(book);
    let sheets: Vec<Vec<u8>> = book.sheets.iter().map(|sheet| sheet_stream(sheet, &texts)).collect();
    // Sheets are found by their place, which depends on how long the globals are: measured first with any place.
    let length = globals(book, &texts, &vec![0; sheets.len()]).len();
    let places: Vec<usize> = sheets
        .iter()
        .scan(length, |place, sheet| {
            let here = *place;
            *place += sheet.len();
            Some(here)
        })
        .collect();
    let mut stream = globals(book, &texts, &places);
    stream.extend(sheets.concat());
    compound::write(&[("Workbook", stream)])
}

fn texts(book: &Book) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for cell in book.sheets.iter().flat_map(Sheet::sorted) {
        if let Value::Text(text) = &cell.value
            && !texts.contains(&text.as_str())
        {
            texts.push(text);
        }
    }
    texts
}

fn globals(book: &Book, texts: &[&str], places: &[usize]) -> Vec<u8> {
    let mut stream = beginning(0x0005);
    record(&mut stream, 0x0042, &1200u16.to_le_bytes());
    record(&mut stream, 0x003D, &words(&[0x01E0, 0x005A, 0x3FCF, 0x2A4E, 0x0038, 0, 0, 1, 0x0258]));
    for _ in 0..4 {
        let mut font = words(&[240, 0, 0x7FFF, 400, 0, 0, 0]);
        font.extend(short_text(book.font));
        record(&mut stream, 0x0031, &font);
    }
    for _ in 0..PLAIN {
        record(&mut stream, 0x00E0, &cell_format(0, 0xFFF5));
    }
    // Built-in number formats: general, 0.00%, day/month/year.
    for number_format in [0, 10, 14] {
        record(&mut stream, 0x00E0, &cell_format(number_format, 1));
    }
    record(&mut stream, 0x0293, &[0x00, 0x80, 0x00, 0xFF]);
    for (sheet, place) in book.sheets.iter().zip(places) {
        let mut entry = u32::try_from(*place).expect("small").to_le_bytes().to_vec();
        entry.extend([u8::from(sheet.hidden), 0]);
        entry.extend(short_text(&sheet.name));
        record(&mut stream, 0x0085, &entry);
    }
    let count = u32::try_from(texts.len()).expect("few").to_le_bytes();
    let mut table = [count, count].concat();
    for text in texts {
        table.extend(u16::try_from(text.encode_utf16().count()).expect("short").to_le_bytes());
        table.push(1);
        table.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    record(&mut stream, 0x00FC, &table);
    record(&mut stream, 0x000A, &[]);
    stream
}

fn sheet_stream(sheet: &Sheet, texts: &[&str]) -> Vec<u8> {
    let mut stream = beginning(0x0010);
    let columns = sheet.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
    let mut dimensions = [0u32.to_le_bytes(), sheet.end().to_le_bytes()].concat();
    dimensions.extend(words(&[0, columns, 0]));
    record(&mut stream, 0x0200, &dimensions);
    for cell in sheet.sorted() {
        let row = u16::try_from(cell.row).expect("a row of .xls");
        let at = |format| words(&[row, cell.column, format]);
        let number = |format, value: f64| (0x0203, [at(format), value.to_le_bytes().to_vec()].concat());
        let (kind, data) = match &cell.value {
            Value::Text(text) => {
                let index = texts.iter().position(|known| known == text).expect("every text is listed");
                let index = u32::try_from(index).expect("few").to_le_bytes();
                (0x00FD, [at(PLAIN), index.to_vec()].concat())
            }
            Value::Number(value) => number(PLAIN, *value),
            Value::Percent(value) => number(PERCENT, *value),
            Value::Date(value) => number(DATE, *value),
            Value::Formula(_, result) => number(PLAIN, result.expect("a result")),
            Value::Error(..) => unimplemented!("no sample needs it"),
        };
        record(&mut stream, kind, &data);
    }
    let shows = if sheet.hidden { 0x00B6 } else { 0x06B6 };
    record(&mut stream, 0x023E, &words(&[shows, 0, 0, 0x40, 0, 0, 0, 0, 0]));
    record(&mut stream, 0x000A, &[]);
    stream
}

fn beginning(kind: u16) -> Vec<u8> {
    let mut stream = Vec::new();
    record(&mut stream, 0x0809, &words(&[0x0600, kind, 0x0DBB, 0x07CC, 0, 0, 6, 0]));
    stream
}

fn cell_format(number_format: u16, kind: u16) -> Vec<u8> {
    words(&[0, number_format, kind, 0x0020, 0, 0, 0, 0, 0, 0x20C0])
}

fn short_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = vec![u8::try_from(units.len()).expect("short"), 1];
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn record(stream: &mut Vec<u8>, kind: u16, data: &[u8]) {
    assert!(data.len() <= 8224, "longer records are continued, which no sample needs");
    stream.extend(kind.to_le_bytes());
    stream.extend(u16::try_from(data.len()).expect("checked above").to_le_bytes());
    stream.extend_from_slice(data);
}
