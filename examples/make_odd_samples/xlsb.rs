//! A workbook as .xlsb (BIFF12): numbers and texts, the least that readers ask for.

use super::package::Package;
use super::sheet::{Book, Sheet, Value};

const MAIN: &str = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn write(book: &Book) -> Vec<u8> {
    let numbers = 1..=book.sheets.len();
    let each = |piece: &dyn Fn(usize) -> String| numbers.clone().map(piece).collect::<String>();
    let types = each(&|n| {
        format!(
            r#"<Override PartName="/xl/worksheets/sheet{n}.bin" ContentType="application/vnd.ms-excel.worksheet"/>"#
        )
    });
    let sheets =
        each(&|n| format!(r#"<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.bin"/>"#));
    let package = Package::default()
        .with(
            "[Content_Types].xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.bin" ContentType="{MAIN}"/>{types}</Types>"#
            ),
        )
        .with(
            "_rels/.rels",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>"#
            ),
        )
        .with(
            "xl/_rels/workbook.bin.rels",
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}">{sheets}</Relationships>"#),
        )
        .with("xl/workbook.bin", workbook(book));
    (1..)
        .zip(&book.sheets)
        .fold(package, |package, (number, sheet): (usize, _)| {
            package.with(&format!("xl/worksheets/sheet{number}.bin"), worksheet(sheet))
        })
        .to_bytes()
}

fn workbook(book: &Book) -> Vec<u8> {
    let mut part = Vec::new();
    record(&mut part, 131, &[]);
    record(&mut part, 143, &[]);
    for (number, sheet) in (1u32..).zip(&book.sheets) {
        let mut entry = [u32::from(sheet.hidden).to_le_bytes(), number.to_le_bytes()].concat();
        entry.extend(text(&format!("rId{number}")));
        entry.extend(text(&sheet.name));
        record(&mut part, 156, &entry);
    }
    record(&mut part, 144, &[]);
    record(&mut part, 132, &[]);
    part
}

fn worksheet(sheet: &Sheet) -> Vec<u8> {
    let columns = sheet.cells.iter().map(|cell| u32::from(cell.column)).max().unwrap_or(0);
    let rows = sheet.end().saturating_sub(1);
    let mut part = Vec::new();
    record(&mut part, 129, &[]);
    record(&mut part, 148, &[0, rows, 0, columns].map(u32::to_le_bytes).concat());
    record(&mut part, 145, &[]);
    let mut last_row = None;
    for cell in sheet.sorted() {
        if last_row != Some(cell.row) {
            last_row = Some(cell.row);
            // Row, format, height in twips, no flags, one span over all columns.
            let mut heading = [cell.row, 0].map(u32::to_le_bytes).concat();
            heading.extend([0x2C, 0x01, 0, 0, 0]);
            heading.extend([1, 0, columns].map(u32::to_le_bytes).concat());
            record(&mut part, 0, &heading);
        }
        let mut data = [u32::from(cell.column), 0].map(u32::to_le_bytes).concat();
        let kind = match &cell.value {
            Value::Text(words) => {
                data.extend(text(words));
                6
            }
            Value::Number(value) | Value::Percent(value) | Value::Date(value) => {
                data.extend(value.to_le_bytes());
                5
            }
            Value::Formula(..) | Value::Error(..) => unimplemented!("no sample needs it"),
        };
        record(&mut part, kind, &data);
    }
    record(&mut part, 146, &[]);
    record(&mut part, 130, &[]);
    part
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).expect("short").to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

/// Kind and length take seven bits a byte.
fn record(part: &mut Vec<u8>, kind: u16, data: &[u8]) {
    let mut number = |mut rest: usize| {
        while rest > 0x7F {
            part.push((rest & 0x7F) as u8 | 0x80);
            rest >>= 7;
        }
        part.push(rest as u8);
    };
    number(kind.into());
    number(data.len());
    part.extend_from_slice(data);
}
