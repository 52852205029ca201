//! Files made by hand, each with one thing wrong.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{owner_file, read, read_file};
use crate::domain::{CellAddress, FindingKind};
use crate::workbook::WorkbookError;
use crate::workbook::raw::{CellValue, Contents, Format};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

pub(super) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows, and further members.
fn workbook(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    members.extend(more);
    archive(&members)
}

fn rows(rows: &str) -> Contents {
    read(&workbook(rows, &[]), "t.xlsx")
}

pub(super) fn codes(contents: &Contents) -> Vec<&'static str> {
    contents.findings.iter().map(|finding| finding.kind.code()).collect()
}

pub(super) fn at(contents: &Contents, cell: &str) -> Option<CellValue> {
    contents.sheets[0].get(cell.parse().unwrap()).cloned()
}

#[test]
fn values_are_read_whatever_the_file_is_called() {
    let bytes = workbook(
        r#"<row r="1"><c r="A1"><v>0.1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="inlineStr"><is><t>Đa&#768;</t></is></c></row>"#,
        &[],
    );
    for name in ["a.xlsx", "a.xls", "a", "a.csv"] {
        let contents = read(&bytes, name);
        assert_eq!(contents.format, Some(Format::Xlsx));
        assert_eq!(at(&contents, "A1"), Some(CellValue::Number("0.1".parse().unwrap())));
        assert_eq!(at(&contents, "B1"), Some(CellValue::Boolean(true)));
        assert_eq!(at(&contents, "C1"), Some(CellValue::Error("#DIV/0!".into())));
        assert_eq!(at(&contents, "D1"), Some(CellValue::Text("Đà".into())));
    }
}

/// What readers are given is the archive as it was inflated: names beyond ASCII and the other slash lead to their parts still.
#[test]
fn parts_are_found_by_whatever_names_they_have() {
    let sheet = br#"<worksheet><sheetData><row r="1" hidden="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>"#;
    for name in ["xl/worksheets/trang tính.xml", "xl\\worksheets\\Sheet9.xml"] {
        let target = name.trim_start_matches("xl").trim_start_matches(['/', '\\']).replace('\\', "/");
        let rels = BOOK_RELS.replace("worksheets/sheet1.xml", &target);
        let members: [(&str, &[u8]); 5] = [
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", RELS.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
            (name, sheet),
        ];
        let contents = read(&archive(&members), "t.xlsx");
        assert_eq!(at(&contents, "A1"), Some(CellValue::Number(7.into())), "{name}: {:?}", contents.findings);
        assert_eq!(contents.sheets[0].layout.hidden_rows, [(0, 0)], "{name}");
    }
}

#[test]
fn an_uncalculated_formula_is_a_finding_with_its_cell() {
    let contents =
        rows(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1</f><v>1</v></c></row>"#);
    assert_eq!(codes(&contents), ["formula_without_value"]);
    assert_eq!(contents.findings[0].cell, Some(CellAddress { row: 0, column: 1 }));
    assert_eq!(at(&contents, "C1"), Some(CellValue::Number(1.into())));
}

#[test]
fn numbers_that_are_none_are_findings() {
    for number in ["NaN", "INF", "-INF", "1e300"] {
        let contents = rows(&format!(r#"<row r="1"><c r="A1"><v>{number}</v></c><c r="B1"><v>1</v></c></row>"#));
        assert_eq!(codes(&contents), ["not_finite_number"], "{number}");
        assert_eq!(at(&contents, "A1"), None);
    }
}

#[test]
fn damage_refuses_the_whole_file() {
    for (what, broken) in [
        ("one address twice", r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#),
        ("row wraps", r#"<row r="1"><c r="A4294967298"><v>1</v></c></row>"#),
        ("beyond the grid", r#"<row r="1"><c r="A1048577"><v>1</v></c></row>"#),
        ("no address", r#"<row r="1"><c r=""><v>1</v></c></row>"#),
        ("string index", r#"<row r="1"><c r="A1" t="s"><v>9</v></c></row>"#),
        ("control character", r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0007_&#7;b</t></is></c></row>"#),
        ("broken off", r#"<row r="1"><c r="A1"><v>1"#),
    ] {
        let contents = rows(broken);
        assert_eq!(codes(&contents), ["damaged_file"], "{what}");
        assert!(contents.is_refused(), "{what}");
    }
}

#[test]
fn letters_taken_apart_are_an_unreadable_encoding() {
    // `Sở` and `Тест` in two bytes a letter, as an .xls of Excel 5 may hold them.
    for apart in ["S_x0000_ß_x001E_T_x0000_", "_x0022__x0004_5_x0004_A_x0004_"] {
        let contents = rows(&format!(r#"<row r="1"><c r="B2" t="inlineStr"><is><t>{apart}</t></is></c></row>"#));
        assert_eq!(codes(&contents), ["unreadable_encoding"], "{apart}");
        assert_eq!(contents.findings[0].cell, Some(CellAddress { row: 1, column: 1 }));
    }
}

#[test]
fn two_cells_far_apart_cost_two_cells() {
    let contents =
        rows(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#);
    assert_eq!(contents.sheets[0].cells.len(), 2);
}

#[test]
fn a_file_without_cells_is_empty() {
    assert_eq!(codes(&rows("")), ["empty_file"]);
    assert_eq!(codes(&read(b"", "a.xlsx")), ["empty_file"]);
}

#[test]
fn what_is_no_workbook_is_told_apart_from_a_damaged_one() {
    let kinds = |bytes: &[u8]| codes(&read(bytes, "a.xlsx"));
    assert_eq!(kinds(b"\x89PNG\r\n\x1a\n\0\0"), ["not_a_workbook"]);
    assert_eq!(kinds(b"<?xml version=\"1.0\"?><svg/>"), ["not_a_workbook"]);
    assert_eq!(kinds("Gửi anh chị số liệu tháng 5.\n".as_bytes()), ["not_a_workbook"]);
    assert_eq!(kinds(&archive(&[("word/document.xml", b"<w/>")])), ["not_a_workbook"]);
    let whole = workbook(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, &[]);
    assert_eq!(kinds(&whole[..whole.len() / 2]), ["damaged_file"]);
}

#[test]
fn what_was_packed_or_never_arrived_is_told() {
    let kinds = |bytes: &[u8]| codes(&read(bytes, "a.xlsx"));
    let whole = workbook(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, &[]);
    assert_eq!(kinds(&archive(&[("báo cáo/Sở Y tế.XLSX", &whole)])), ["packed_files"]);
    assert_eq!(kinds(b"Rar!\x1A\x07\x01\0, a; b"), ["packed_files"]);
    assert_eq!(
        kinds(&archive(&[("word/document.xml", b"<w/>"), ("word/embeddings/a.xlsx", &whole)])),
        ["not_a_workbook"]
    );
    assert_eq!(
        kinds(&workbook(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, &[("xl/embeddings/a.xlsx", &whole)])),
        [""; 0]
    );
    assert_eq!(kinds(&[0; 14_000]), ["not_downloaded"]);
}

#[test]
fn letters_of_four_bytes_are_an_unreadable_encoding() {
    let bytes: Vec<u8> =
        "\u{FEFF}STT;Số liệu\n1;93\n".chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    assert_eq!(codes(&read(&bytes, "a.csv")), ["unreadable_encoding"]);
}

#[test]
fn a_line_of_a_million_fields_is_refused_before_it_is_laid_out() {
    let contents = read("a,".repeat(1_000_000).as_bytes(), "a.csv");
    assert!(matches!(&contents.findings[0].kind, FindingKind::TooLarge { what, .. } if what == "columns"));
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let is_no_file = |path: &std::path::Path| match read_file(path).unwrap_err() {
        WorkbookError::CannotOpen { source, .. } => source.kind() == std::io::ErrorKind::Unsupported,
        _ => false,
    };
    assert!(is_no_file(folder.path()));
    #[cfg(target_os = "linux")]
    {
        let pipe = folder.path().join("a.xlsx");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(is_no_file(&pipe));
    }
}

#[test]
fn tables_of_other_makes_are_named() {
    let what = |bytes: &[u8]| match &read(bytes, "a.xls").findings[0].kind {
        FindingKind::FormatToConvert { what } => what.clone(),
        other => other.code().to_owned(),
    };
    assert_eq!(what(b"<html><table><tr><td>1</td></tr></table></html>"), "html");
    assert_eq!(what(b"\xEF\xBB\xBF\n<TABLE border=1><tr><td>N\xE3m"), "html");
    assert_eq!(what(b"MIME-Version: 1.0\nX-Document-Type: Workbook"), "html");
    let xml = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#;
    assert_eq!(what(xml.as_bytes()), "excel_xml");
    let two_bytes: Vec<u8> = format!("\u{FEFF}{xml}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(what(&two_bytes), "excel_xml");
    assert_eq!(what(b"\x09\x00\x04\x00\x02\x00\x10\x00"), "old_excel");
    let flat =
        r#"<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>"#;
    assert_eq!(what(flat.as_bytes()), "flat_ods");
}

#[test]
fn a_table_in_windows_1258_is_read_and_told() {
    let bytes = b"T\xEAn \xF0\xFDn vi\xF2,S\xF4\xEC li\xEA\xF2u\nQua\xD2ng Nam,1\n\xD0\xE0 N\xE3\xDEng,2\n";
    let contents = read(bytes, "t.csv");
    assert_eq!(codes(&contents), ["charset_guessed"]);
    assert_eq!(at(&contents, "B1"), Some(CellValue::Text("Số liệu".into())));
}

#[test]
fn an_encrypted_workbook_is_password_protected() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(codes(&read(&bytes, "a.xlsx")), ["password_protected"]);
}

#[test]
fn limits_are_counted_and_not_believed() {
    let zeros = vec![b' '; 90 << 20];
    let bomb = workbook("", &[("xl/media/a.bin", &zeros), ("xl/media/b.bin", &zeros), ("xl/media/c.bin", &zeros)]);
    assert!(bomb.len() < 4 << 20);
    let contents = read(&bomb, "bomb.xlsx");
    assert!(matches!(&contents.findings[0].kind, FindingKind::TooLarge { what, .. } if what == "inflated_bytes"));

    let names: Vec<String> = (0..5_000).map(|number| format!("xl/media/{number}")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let contents = read(&workbook("", &members), "many.xlsx");
    assert!(matches!(&contents.findings[0].kind, FindingKind::TooLarge { what, .. } if what == "members"));
}

#[test]
fn a_declared_count_of_strings_must_be_possible() {
    let strings = br#"<sst uniqueCount = '4294967295'><si><t>a</t></si></sst>"#;
    let bytes = workbook(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, &[("xl/sharedStrings.xml", strings)]);
    assert_eq!(codes(&read(&bytes, "a.xlsx")), ["damaged_file"]);
}

#[test]
fn a_text_over_excels_limit_is_too_large() {
    let text = "ă".repeat(32_768);
    let contents = rows(&format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>"#));
    assert_eq!(codes(&contents), ["too_large"]);
}

#[test]
fn a_file_open_in_excel_is_read_with_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Sở TTTT.csv");
    std::fs::write(&path, "a,b\n1,2\n").unwrap();
    assert!(read_file(&path).unwrap().1.findings.is_empty());
    std::fs::write(owner_file(&path).unwrap(), "x").unwrap();
    let (bytes, contents) = read_file(&path).unwrap();
    assert_eq!((bytes.len(), codes(&contents)), (8, vec!["open_in_excel"]));
    assert!(!contents.is_refused());
    assert!(read_file(&folder.path().join("missing.xlsx")).is_err());
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            read(&bytes, "a");
        }

        #[test]
        fn no_changed_byte_makes_reading_panic(at in 0usize..2_000, byte in any::<u8>()) {
            let mut bytes = workbook(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>a</v></c></row>"#, &[]);
            let index = at % bytes.len();
            bytes[index] = byte;
            read(&bytes, "a.xlsx");
        }
    }
}
