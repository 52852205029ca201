//! A few hundred damaged workbooks of every format through the real workers: each has an answer, and the program goes
//! on. Many thousands, and those of strangers, by hand: examples/damage_workbooks.rs, figures in docs/robustness.md.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod mutate;

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use egov_score::workbook::worker::{Limits, Readers, Source};
use egov_score::workbook::{Contents, Format};
use mutate::{Dice, mutant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MUTANTS: u64 = 600;

fn xlsx() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
    for name in ["Tự đánh giá", "Số liệu"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for row in 0..12 {
            sheet.write(row, 0, format!("Tiêu chí {row}")).unwrap();
            sheet.write(row, 1, f64::from(row) * 1.5).unwrap();
            sheet.write_with_format(row, 2, 0.305, &percent).unwrap();
            sheet.write_formula(row, 3, "=B1*2").unwrap();
        }
        sheet.merge_range(14, 0, 15, 3, "Nơi nhận", &percent).unwrap();
        sheet.set_row_hidden(3).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn ods() -> Vec<u8> {
    let rows = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="12.5" table:number-columns-repeated="3"/><table:table-cell office:value-type="string"><text:p>Sở Y tế<text:s text:c="4"/>x</text:p></table:table-cell><table:table-cell table:formula="of:=A1" office:value-type="date" office:date-value="2020-05-14"/></table:table-row>"#;
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S"><table:table-column table:number-columns-repeated="5" table:visibility="collapse"/>{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        rows.repeat(6)
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())]
    {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), content].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// An Excel 97 workbook of one sheet: texts, numbers, a formula, a hidden row, a merged range.
fn xls() -> Vec<u8> {
    let begin = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let strings = record(0x00FC, &[&words(&[2, 0, 2, 0, 2])[..], b"\0ab", &words(&[3])[..], b"\0xyz"].concat());
    let formats = [record(0x00E0, &[0; 20]), record(0x00E0, &[words(&[0, 10]), vec![0; 16]].concat())].concat();
    let name = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0], b"S"].concat());
    let globals = |at| [begin(5), formats.clone(), name(at), strings.clone(), end.clone()].concat();
    let number = |row, column| record(0x0203, &[words(&[row, column, 1]), 0.305f64.to_le_bytes().to_vec()].concat());
    let mut sheet = begin(0x10);
    sheet.extend(record(0x0200, &words(&[0, 0, 8, 0, 0, 3, 0])));
    sheet.extend(record(0x0208, &words(&[2, 0, 3, 255, 0, 0, 0x20, 0])));
    for row in 0..8 {
        sheet.extend(record(0x00FD, &words(&[row, 0, 0, row % 2, 0])));
        sheet.extend(number(row, 1));
        let formula = [words(&[row, 2, 0]), 7f64.to_le_bytes().to_vec(), vec![0; 6], words(&[3]), vec![0x1E, 7, 0]];
        sheet.extend(record(0x0006, &formula.concat()));
    }
    sheet.extend(record(0x00E5, &words(&[1, 0, 1, 0, 1])));
    sheet.extend(end.clone());
    let at = u32::try_from(globals(0).len()).unwrap();
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut stream = container.create_stream("/Workbook").unwrap();
    stream.write_all(&[globals(at), sheet].concat()).unwrap();
    stream.flush().unwrap();
    drop(stream);
    container.into_inner().into_inner()
}

fn csv() -> Vec<u8> {
    "STT;Tiêu chí;Số liệu\n1;\"Dịch vụ công; mức 4\";93,1%\n2;Một cửa;61/63\n".repeat(8).into_bytes()
}

fn read(sources: Vec<Vec<u8>>) -> Vec<Contents> {
    let readers = Readers::Workers { executable: env!("CARGO_BIN_EXE_egov-score").into(), limits: Limits::default() };
    let sources = sources.into_iter().map(|bytes| Source::Memory("a".into(), bytes.into())).collect();
    let mut reads = readers.read(sources);
    let mut read = Vec::new();
    while let ControlFlow::Continue(Some(outcome)) = reads.next(&mut || ControlFlow::Continue(())) {
        read.push(outcome.unwrap().1);
    }
    read
}

#[test]
fn damaged_workbooks_are_read_or_refused_and_nothing_else() {
    let seeds = [xlsx(), ods(), xls(), csv()];
    let whole: Vec<_> =
        read(seeds.to_vec()).into_iter().map(|contents| (contents.format, contents.sheets.len())).collect();
    let formats = [(Format::Xlsx, 2), (Format::Ods, 1), (Format::Xls, 1), (Format::Csv, 1)];
    assert_eq!(whole, formats.map(|(format, sheets)| (Some(format), sheets)));
    let mutants = (0..MUTANTS).map(|number| mutant(&seeds[number as usize % seeds.len()], &mut Dice::new(number)));
    let read = read(mutants.collect());
    assert_eq!(read.len() as u64, MUTANTS);
    for (number, contents) in read.iter().enumerate() {
        let end = contents.findings.first().map_or("read", |finding| finding.kind.code());
        if matches!(end, "too_slow" | "reader_gave_up") {
            println!("mutant {number}: {end}");
        }
    }
    let refused = read.iter().filter(|contents| contents.is_refused()).count();
    // A damage that never shows, or always, is none.
    assert!(refused > 60 && refused < MUTANTS as usize - 60, "{refused}");
    for (number, contents) in read.iter().enumerate() {
        assert!(
            contents.is_refused()
                || contents.sheets.iter().any(|sheet| !sheet.cells.is_empty())
                || !contents.findings.is_empty(),
            "{number}"
        );
    }
}
