//! Whole workbooks marked and read back: the program's own, hand-made odd ones, and those of strangers.

mod again;
mod validity;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::domain::{Answer, Decimal, FindingKind, SourcedAnswer, Submission};
use crate::i18n::Language;
use crate::workbook::form::recognise::{Context, FormKind, Reading, recognise};
use crate::workbook::form::test_catalogue::{catalogue, register};
use crate::workbook::{Contents, TemplateRequest, read, write_template};

fn words() -> Words {
    Words::new(Language::Vi)
}

fn at(sheet: &str, cell: &str, kind: FindingKind) -> Finding {
    Finding::at(sheet, cell.parse().unwrap(), "x", kind)
}

fn error(sheet: &str, cell: &str) -> Finding {
    at(sheet, cell, FindingKind::NotANumber { indicator: "D1".into() })
}

fn warning(sheet: &str, cell: &str) -> Finding {
    at(sheet, cell, FindingKind::UnclearMark { indicator: "D1".into() })
}

/// The marked copy; panics where the list went back instead.
fn marked_copy(bytes: &[u8], findings: &[Finding]) -> Vec<u8> {
    let back = returned("a.xlsx", Some(bytes), findings, &words()).unwrap();
    assert!(back.marked, "not patched");
    validity::assert_no_worse(bytes, &back.bytes);
    back.bytes
}

/// What was read before is read again, and one list more.
fn assert_same_with_list(before: &Contents, bytes: &[u8]) -> Contents {
    let after = read(bytes, "a.xlsx");
    let (list, others) = after.sheets.split_last().unwrap_or_else(|| panic!("no sheets: {:?}", after.findings));
    assert!(is_list(list), "the last sheet is {}", list.name);
    assert_eq!(others, before.sheets);
    assert_eq!(after.findings, before.findings);
    after
}

fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).unwrap();
    text
}

fn names_of(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook of one sheet, called `Biểu 1 & 'A'`, whose parts are named as nobody else would.
fn odd_package(sheet: &str, sheet_relationships: &str, more: &[(&str, &str)]) -> Vec<u8> {
    odd_package_of(&TRANSITIONAL, sheet, sheet_relationships, more)
}

fn odd_package_of(namespaces: &Namespaces, sheet: &str, sheet_relationships: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let (main, relationships) = (namespaces.main, namespaces.relationships);
    let types = concat!(
        r#"<ct:Types xmlns:ct="http://schemas.openxmlformats.org/package/2006/content-types"><ct:Default Extension="xml" ContentType="application/xml"/>"#,
        r#"<ct:Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<ct:Override PartName="/book/main.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></ct:Types>"#
    );
    let root = format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="a" Type="{relationships}/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
    );
    let workbook = format!(
        r#"<x:workbook xmlns:x="{main}" xmlns:rel="{relationships}"><x:sheets><x:sheet name="Biểu 1 &amp; 'A'" sheetId="7" rel:id="egov1"/></x:sheets><x:definedNames><x:definedName name="a">'Biểu 1 &amp; ''A'''!$A$1</x:definedName></x:definedNames></x:workbook>"#
    );
    let of_workbook = format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="egov1" Type="{relationships}/worksheet" Target="tờ/mot.xml"/></Relationships>"#
    );
    let of_sheet = format!(r#"<Relationships xmlns="{RELATIONSHIPS}">{sheet_relationships}</Relationships>"#);
    let sheet = sheet.replace("MAIN", main);
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", of_workbook.as_str()),
        ("xl/tờ/mot.xml", sheet.as_str()),
    ];
    if !sheet_relationships.is_empty() {
        parts.push(("xl/tờ/_rels/mot.xml.rels", of_sheet.as_str()));
    }
    parts.extend(more);
    package(&parts)
}

const ODD_NAME: &str = "Biểu 1 & 'A'";

#[test]
fn cells_and_rows_that_are_not_there_are_put_in_their_order() {
    let sheet = concat!(
        r#"<?xml version="1.0"?><x:worksheet xmlns:x="MAIN"><x:cols><x:col min="2" max="3" style="0"/></x:cols><x:sheetData>"#,
        r#"<x:row r="2" spans="1:4"><x:c r="B2"><x:v>2</x:v></x:c><x:c r="D2"><x:v>4</x:v></x:c></x:row><x:row r="4"/>"#,
        r#"<x:row r="6"><x:c><x:v>6</x:v></x:c></x:row></x:sheetData><x:extLst/></x:worksheet>"#
    );
    let bytes = odd_package(sheet, "", &[]);
    let before = read(&bytes, "a.xlsx");
    assert_eq!(before.sheets[0].cells.len(), 3, "{:?}", before.findings);
    let cells = ["A1", "A2", "B2", "C2", "E2", "B3", "C4", "A5", "A6", "B6", "C9", "A9"];
    let findings: Vec<_> = cells.iter().map(|cell| error(ODD_NAME, cell)).collect();
    let back = marked_copy(&bytes, &findings);
    assert_same_with_list(&before, &back);
    let text = part_of(&back, "xl/tờ/mot.xml");
    let order: Vec<_> = text
        .split("r=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|r| !r.starts_with("http"))
        .collect();
    assert_eq!(
        order,
        ["1", "A1", "2", "A2", "B2", "C2", "D2", "E2", "3", "B3", "4", "C4", "5", "A5", "6", "B6", "9", "A9", "C9"]
    );
    assert!(!text.contains("spans"), "a hint that no longer holds");
    assert!(text.contains("</x:sheetData><x:legacyDrawing ") && text.contains("/><x:extLst/>"), "{text}");
    assert!(part_of(&back, "xl/workbook.xml").contains(r#"sheetId="8" r:id="egov3"/></x:sheets><x:definedNames>"#));
}

#[test]
fn a_sheet_with_comments_and_controls_keeps_them() {
    let sheet = concat!(
        r#"<worksheet xmlns="MAIN" xmlns:r="q"><sheetData><row><c><v>1</v></c></row></sheetData><legacyDrawing r:id="d"/>"#,
        r#"<mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent></worksheet>"#
    );
    let links = format!(
        r#"<Relationship Id="d" Type="{0}/vmlDrawing" Target="../a.vml"/><Relationship Id="c" Type="{0}/comments" Target="/xl/note.xml"/><Relationship Id="h" Type="{0}/hyperlink" TargetMode="External" Target="http://example.invalid"/>"#,
        TRANSITIONAL.relationships
    );
    let notes = r#"<comments><authors><author>An</author></authors><commentList><comment ref="A1" authorId="0"><text><t>cũ</t></text></comment></commentList></comments>"#;
    let vml = r#"<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1030"/><br></xml>"#;
    let bytes = odd_package(sheet, &links, &[("xl/a.vml", vml), ("xl/note.xml", notes)]);
    let back = marked_copy(&bytes, &[error(ODD_NAME, "A1"), warning(ODD_NAME, "B1"), warning(ODD_NAME, "A1")]);
    assert_same_with_list(&read(&bytes, "a.xlsx"), &back);
    let notes = part_of(&back, "xl/note.xml");
    assert!(notes.contains("<r><t>cũ</t></r>") && notes.matches("<comment ").count() == 2, "{notes}");
    assert!(notes.contains("Lỗi: ") && notes.contains("Cảnh báo: "), "both are told: {notes}");
    let vml = part_of(&back, "xl/a.vml");
    assert!(vml.contains("_x0000_s1031") && !vml.contains("_x0000_s1032"), "one box more: {vml}");
    assert_eq!(part_of(&back, "xl/tờ/mot.xml").matches("legacyDrawing").count(), 1);
}

#[test]
fn a_new_drawing_goes_before_what_must_follow_it() {
    let sheet = concat!(
        r#"<worksheet xmlns="MAIN"><mc:AlternateContent xmlns:mc="m"><mc:Choice><sheetPr/></mc:Choice></mc:AlternateContent>"#,
        r#"<sheetData/><pageSetup/><drawing/><mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent>"#,
        r#"<tableParts/></worksheet>"#
    );
    let bytes = odd_package(sheet, "", &[("xl/drawings/vmlDrawing1.vml", "<xml data=\"4\"></xml>")]);
    let text = part_of(&marked_copy(&bytes, &[error(ODD_NAME, "C3")]), "xl/tờ/mot.xml");
    assert!(text.contains(
        "<sheetData><row r=\"3\"><c r=\"C3\" s=\"1\"/></row></sheetData><pageSetup/><drawing/><legacyDrawing "
    ));
    assert!(text.contains("/><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><controls/>"), "{text}");
    let back = marked_copy(&bytes, &[error(ODD_NAME, "C3")]);
    assert!(part_of(&back, "xl/drawings/vmlDrawing2.vml").contains("data=\"5\""), "a block of its own");
}

#[test]
fn strict_workbooks_stay_strict() {
    let sheet = r#"<worksheet xmlns="MAIN"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"#;
    let bytes = odd_package_of(&STRICT, sheet, "", &[]);
    let back = marked_copy(&bytes, &[error(ODD_NAME, "A1")]);
    for name in names_of(&back) {
        let text = part_of(&back, &name);
        assert!(!text.contains(TRANSITIONAL.main) && !text.contains(TRANSITIONAL.relationships), "{name}: {text}");
    }
}

#[test]
fn what_cannot_be_patched_goes_back_as_a_list() {
    let sheet = r#"<worksheet xmlns="MAIN"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"#;
    let signed = odd_package(sheet, "", &[("_xmlsignatures/sig1.xml", "<Signature/>")]);
    let dtd = odd_package(&format!("<!DOCTYPE a>{sheet}"), "", &[]);
    let unnamed = package(&[("a.txt", "x")]);
    for bytes in [signed.as_slice(), dtd.as_slice(), unnamed.as_slice(), b"PK", b""] {
        let back = returned("b.xlsx", Some(bytes), &[error(ODD_NAME, "A1")], &words()).unwrap();
        assert!(!back.marked);
        let sheet = &read(&back.bytes, "b.xlsx").sheets[0];
        assert!(sheet.cells.iter().any(|cell| cell.value.shown().contains("b.xlsx")), "it names the file");
        assert!(sheet.cells.iter().any(|cell| cell.value.shown() == ODD_NAME), "it names the sheet");
    }
}

#[test]
fn only_what_is_the_senders_business_is_told() {
    let findings = [
        Finding::of_file(FindingKind::OpenInExcel),
        at("S", "A1", FindingKind::NoAnswer { indicator: "D1".into() }),
        Finding::of_file(FindingKind::PasswordProtected),
    ];
    let back = returned("a.xls", None, &findings, &words()).unwrap();
    assert_eq!((back.told, back.marked), (1, false));
}

/// A form in which a numerator is over its denominator and a count has decimals.
fn broken_form() -> Vec<u8> {
    broken(false)
}

fn broken(guide: bool) -> Vec<u8> {
    let d = |text: &str| text.parse::<Decimal>().unwrap();
    let sourced = |indicator: &str, answer| SourcedAnswer::new(indicator, answer);
    let (catalogue, register) = (catalogue(), register());
    let submission = Submission {
        unit: "48".parse().unwrap(),
        period: "2020-05".parse().unwrap(),
        catalogue: catalogue.reference(),
        answers: vec![
            sourced("A2", Answer::Count { count: d("12.5") }),
            sourced("D1", Answer::Ratio { numerator: d("5000"), denominator: d("1847") }),
        ],
    };
    let request = TemplateRequest {
        catalogue: &catalogue,
        unit: register.by_code(&"48".parse().unwrap()).unwrap(),
        period: "2020-05".parse().unwrap(),
        previous: None,
        prefill: Some(&submission),
        marking: None,
        guide,
    };
    write_template(&request, &words()).unwrap()
}

fn recognised(bytes: &[u8]) -> (Contents, Reading) {
    let contents = read(bytes, "a.xlsx");
    let (catalogue, register) = (catalogue(), register());
    let reading = recognise(&contents, &Context::new(&catalogue, &register));
    (contents, reading)
}

fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let parts: Vec<(String, String)> = names_of(bytes).into_iter().map(|n| (n.clone(), part_of(bytes, &n))).collect();
    let changed: Vec<(&str, String)> =
        parts.iter().map(|(n, text)| (n.as_str(), if n == name { change(text) } else { text.clone() })).collect();
    package(&changed.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn the_corrected_copy_is_read_as_the_form_it_was() {
    let bytes = broken_form();
    let (contents, reading) = recognised(&bytes);
    let told: Vec<&Finding> = reading.findings.iter().filter(|f| is_for_sender(f, &words())).collect();
    assert!(told.len() >= 2, "{:?}", reading.findings);
    let back = marked_copy(&bytes, &reading.findings);
    let after = assert_same_with_list(&contents, &back);
    assert_eq!(after.sheets.iter().filter(|sheet| !sheet.visible).count(), 1, "the hidden mark is still there");
    assert_eq!(back, marked_copy(&bytes, &reading.findings), "the same again gives the same bytes");
    let sheet = part_of(&back, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection "), "what was locked stays locked");

    let mended = with_part(&back, "xl/worksheets/sheet1.xml", |text| {
        text.replace("<v>12.5</v>", "<v>12</v>").replace("<v>5000</v>", "<v>500</v>")
    });
    let (_, reading) = recognised(&mended);
    assert_eq!(reading.form, FormKind::Template);
    assert!(reading.findings.iter().all(|finding| !is_for_sender(finding, &words())), "{:?}", reading.findings);
    let answer = reading.submissions[0].answer("D1").unwrap();
    assert_eq!(answer.answer.value().map(|value| value.round_dp(4).to_string()).as_deref(), Some("0.2707"));
}

#[test]
fn a_sheet_stored_in_the_letters_of_an_old_charset_is_marked_where_findings_name_it_in_unicode() {
    let rows: Vec<Vec<Value>> = (0..3).map(|_| vec![Value::Text("x".into())]).collect();
    let columns = [Column { title: "A".into(), width: 9.0 }];
    let stored = "Thaùng 5";
    let bytes = write_table(stored, "-", &columns, &rows).unwrap();
    let marks = |bytes: &[u8]| part_of(bytes, "xl/comments1.xml").matches("<comment ").count();
    let back = marked_copy(&bytes, &[error("Tháng 5", "A2"), error("Tháng 6", "A3")]);
    assert_eq!(marks(&back), 1, "no other sheet is taken for it");
    let link = part_of(&back, "xl/worksheets/sheet2.xml");
    assert!(link.contains("&apos;Thaùng 5&apos;!A2") && link.contains(">Tháng 5<"), "{link}");
    // Marked again for nothing, it looks as it did.
    let again = marked_copy(&back, &[error("Tháng 6", "A3")]);
    assert_eq!(read(&again, "a.xlsx").sheets[0].name, stored);
    assert_eq!(marks(&again), 0);
}

#[test]
fn the_notes_of_the_form_stay_beside_the_marks() {
    let bytes = broken(true);
    let (before, reading) = recognised(&bytes);
    let back = marked_copy(&bytes, &reading.findings);
    assert_same_with_list(&before, &back);
    let comments = |bytes: &[u8]| part_of(bytes, "xl/comments1.xml").matches("<comment ").count();
    assert_eq!(comments(&bytes), 6, "one an indicator");
    assert!(part_of(&bytes, "xl/comments1.xml").contains("<authors><author></author></authors>"), "of nobody");
    assert!(comments(&back) > 6);
    assert!(part_of(&back, "xl/comments1.xml").contains("Căn cứ: Nghị quyết số 17/NQ-CP"));
}

#[test]
fn members_that_are_not_patched_are_the_very_same_bytes() {
    let bytes = broken_form();
    let back = marked_copy(&bytes, &recognised(&bytes).1.findings);
    assert!(assert_others_untouched(&bytes, &back) >= 4, "shared strings, theme, the other sheets");
}

/// Every part that marking has no business with is there byte for byte, compressed as it came; gives how many.
fn assert_others_untouched(bytes: &[u8], back: &[u8]) -> usize {
    let raw = |bytes: &[u8], name: &str| {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let index = archive.index_for_name(name).unwrap();
        let mut member = archive.by_index_raw(index).unwrap();
        let mut raw = Vec::new();
        member.read_to_end(&mut raw).unwrap();
        (raw, member.crc32())
    };
    let is_patched = |name: &str| {
        let name = name.to_lowercase();
        let comments = name.contains("comment") || name.contains("vmldrawing") || name.ends_with(".vml");
        let book = name.contains("workbook.xml") || name.ends_with("styles.xml") || name == "[content_types].xml";
        comments || book || name.contains("sheets/")
    };
    let others: Vec<String> = names_of(bytes).into_iter().filter(|name| !is_patched(name)).collect();
    for name in &others {
        assert_eq!(raw(bytes, name), raw(back, name), "{name}");
    }
    others.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a part holds, marking ends in a marked copy or a list, never otherwise.
    #[test]
    fn damaged_parts_never_stop_a_return(part in 0usize..4, at in 0usize..4000, with in proptest::collection::vec(any::<u8>(), 0..6)) {
        let bytes = broken_form();
        let names = ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"];
        let damaged = with_part(&bytes, names[part], |text| {
            let mut raw = text.as_bytes().to_vec();
            let at = at % raw.len();
            raw.splice(at..(at + with.len()).min(raw.len()), with.iter().copied());
            String::from_utf8_lossy(&raw).into_owned()
        });
        let findings = [error("Tự đánh giá", "E12"), warning("Tự đánh giá", "Z99")];
        prop_assert!(returned("a.xlsx", Some(&damaged), &findings, &words()).is_ok());
    }
}

fn strangers() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spreadsheets");
    let named = std::env::var_os("EGOV_SCORE_SPREADSHEETS").map(PathBuf::from);
    let folder = named.into_iter().chain([beside]).find(|folder| folder.join("manifest.csv").is_file());
    let mut files: Vec<PathBuf> = folder
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder.join("third-party")).ok())
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx" || ending == "xlsm"))
        .collect();
    files.sort();
    files
}

#[test]
fn workbooks_of_strangers_come_back_with_the_same_cells() {
    let files = strangers();
    if files.is_empty() {
        println!("skipped: no ../shared/spreadsheets beside the package");
        return;
    }
    let mut listed = Vec::new();
    let mut count = 0;
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let before = read(&bytes, "a.xlsx");
        let Some(sheet) = before.sheets.first().filter(|_| !before.is_refused()) else { continue };
        count += 1;
        let first = sheet.cells.first().map_or("A1".to_owned(), |cell| cell.address.to_string());
        let last = sheet.cells.last().map_or(0, |cell| cell.address.row).min(1_048_570);
        let findings =
            [error(&sheet.name, &first), warning(&sheet.name, &format!("B{}", last + 3)), warning(&sheet.name, "C2")];
        let back = returned("a.xlsx", Some(&bytes), &findings, &words()).unwrap();
        if back.marked {
            assert_same_with_list(&before, &back.bytes);
            validity::assert_no_worse(&bytes, &back.bytes);
            assert_others_untouched(&bytes, &back.bytes);
        } else {
            listed.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(count > 0);
    assert!(listed.len() * 20 <= count, "not patched: {listed:?} of {count}");
}
