//! What nobody can read, and what was made to harm a reader.

use super::Sample;
use crate::MARKING;
use crate::compound;
use crate::forms::copied;
use crate::package::{Package, list_again};
use crate::sheet::{Book, Look, Sheet};
use crate::xlsx;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

pub(crate) fn samples() -> Vec<Sample> {
    let whole = xlsx::write(&Book::of(copied("96", "tháng 5 năm 2020")));
    vec![
        ("70-dat-mat-khau.xlsx", encrypted()),
        ("71-cut-duoi.xlsx", whole[..whole.len() * 6 / 10].to_vec()),
        ("72-rong.xlsx", Vec::new()),
        ("73-khong-o-nao.xlsx", xlsx::write(&Book::of(Sheet::new("Sheet1", &[])))),
        ("74-van-ban-word.xlsx", document()),
        ("75-tep-pdf.xlsx", page().into_bytes()),
        ("76-viec-khac.xlsx", xlsx::write(&Book::of(another_subject()))),
        ("77-hai-o-xa-nhau.xlsx", xlsx::write(&Book::of(far_apart()))),
        ("78-bom-nen.xlsx", bomb()),
    ]
}

/// The container of a workbook with a password. What would be the workbook is noise: no password opens it.
fn encrypted() -> Vec<u8> {
    let mut state = 17u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    let about = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><!-- {MARKING} --><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/></encryption>"#
    );
    let mut info = vec![4, 0, 4, 0, 0x40, 0, 0, 0];
    info.extend(about.into_bytes());
    compound::write(&[("EncryptionInfo", info), ("EncryptedPackage", noise.take(4_096).collect())])
}

/// A Word document under the name of a workbook.
fn document() -> Vec<u8> {
    Package::default()
        .with(
            "[Content_Types].xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
            ),
        )
        .with(
            "_rels/.rels",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        )
        .with(
            "word/document.xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{MARKING}: công văn gửi nhầm chỗ biểu tự đánh giá</w:t></w:r></w:p></w:body></w:document>"#
            ),
        )
        .to_bytes()
}

/// A page printed to PDF under the name of a workbook.
fn page() -> String {
    format!("%PDF-1.4\n% {MARKING}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
}

/// A workbook in order that is about something else.
fn another_subject() -> Sheet {
    let mut sheet = Sheet::new("Danh sach", &[6.0, 28.0, 16.0]);
    sheet.put(0, 0, MARKING, Look::Bold);
    sheet.put(1, 0, "DANH SÁCH ĐĂNG KÝ XE ĐI DỰ HỘI NGHỊ", Look::Bold);
    sheet.row(2, ["TT".into(), "Họ và tên".into(), "Số ghế".into()], Look::Heading);
    for (number, name) in (1u32..).zip(["Nguyễn Văn A", "Trần Thị B", "Lê Văn C"]) {
        sheet.row(2 + number, [number.into(), name.into(), (number * 2).into()], Look::Boxed);
    }
    sheet
}

/// Two cells at the ends of a sheet: a reader that makes a table of what lies between asks for 17 billion cells.
fn far_apart() -> Sheet {
    let mut sheet = Sheet::new("Sheet1", &[]);
    sheet.put(0, 0, MARKING, Look::Plain);
    sheet.put(1_048_575, 16_383, 1u32, Look::Plain);
    sheet
}

/// Forty sheets of 16 MiB each that share the same few bytes of the file.
fn bomb() -> Vec<u8> {
    let name = |number: u32| format!("xl/worksheets/sheet{number:02}.xml");
    let sheets: Vec<u32> = (1..=40).collect();
    let each = |piece: &dyn Fn(u32) -> String| sheets.iter().map(|number| piece(*number)).collect::<String>();
    let types = each(&|n| {
        format!(
            r#"<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
            name(n)
        )
    });
    let listed = each(&|n| format!(r#"<sheet name="Trang {n}" sheetId="{n}" r:id="rId{n}"/>"#));
    let related = each(&|n| {
        format!(r#"<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n:02}.xml"/>"#)
    });
    let blank = " ".repeat(16 << 20);
    let package = Package::default()
        .with(
            "[Content_Types].xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>"#
            ),
        )
        .with(
            "_rels/.rels",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        )
        .with(
            "xl/workbook.xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>"#
            ),
        )
        .with(
            "xl/_rels/workbook.xml.rels",
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}">{related}</Relationships>"#),
        )
        .with(
            &name(1),
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{MARKING}</t></is></c></row>{blank}</sheetData></worksheet>"#
            ),
        );
    let further: Vec<String> = sheets[1..].iter().map(|number| name(*number)).collect();
    list_again(package.to_bytes(), &name(1), &further)
}
