//! Our own form as it comes back after people worked on it: rows inserted, sheets renamed, cells pasted over.

use egov_score::i18n::{Language, Words};
use egov_score::workbook::{TemplateRequest, write_template};

use super::Sample;
use crate::MARKING;
use crate::figures::{catalogue, period, submission, unit};
use crate::ods::escaped;
use crate::package::Package;

const FORM: &str = "xl/worksheets/sheet1.xml";
const WORKBOOK: &str = "xl/workbook.xml";

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        ("20-chen-dong.xlsx", inserted_rows()),
        ("21-doi-ten-trang.xlsx", renamed_sheet()),
        ("22-dan-de-o.xlsx", pasted_over()),
        ("23-ten-don-vi-khac-mau.xlsx", retitled("36", "Tỉnh Ninh Bình", "tháng 5 năm 2020")),
        ("24-hai-dong-mot-tieu-chi.xlsx", doubled_row()),
        ("25-an-dong-cot-trang.xlsx", super::theirs::hidden()),
        ("26-ky-khac-mau.xlsx", retitled("42", "tỉnh Hà Tĩnh", "tháng 4 năm 2020")),
    ]
}

/// The form as the program wrote it, filled in.
pub(crate) fn filled(code: &str) -> Package {
    let (unit, submission, catalogue) = (unit(code), submission(code), catalogue());
    let request = TemplateRequest {
        catalogue: &catalogue,
        unit: &unit,
        period: period(),
        previous: None,
        prefill: Some(&submission),
        marking: Some(MARKING),
        guide: false,
    };
    Package::from_bytes(&write_template(&request, &Words::new(Language::Vi)).expect("a workbook"))
}

/// Two rows of the sender's own under an indicator, one above the table.
fn inserted_rows() -> Vec<u8> {
    let mut package = filled("33");
    let below = row_of(&package, "D1") + 1;
    package.edit(FORM, |xml| {
        let xml = insert_rows(&xml, below, 2);
        let own = own_row(below, "trong đó: của cấp tỉnh", 210) + &own_row(below + 1, "trong đó: của cấp huyện", 95);
        let at = xml.find(&format!("<row r=\"{}\"", below + 2)).expect("the row that moved");
        let xml = format!("{}{own}{}", &xml[..at], &xml[at..]);
        insert_rows(&xml, 3, 1)
    });
    package.to_bytes()
}

fn own_row(row: u32, label: &str, number: u32) -> String {
    format!(
        r#"<row r="{row}"><c r="C{row}" t="inlineStr"><is><t>{label}</t></is></c><c r="E{row}"><v>{number}</v></c></row>"#
    )
}

/// The form under another name, its mark shown and renamed too.
fn renamed_sheet() -> Vec<u8> {
    let mut package = filled("34");
    package.edit(WORKBOOK, |xml| {
        let hidden = xml.find("name=\"_").expect("the hidden sheet");
        let end = hidden + 6 + xml[hidden + 6..].find('"').expect("a name ends");
        let xml = xml.replace(&xml[hidden..=end], "name=\"Sheet2\"");
        xml.replace("Tự đánh giá", "Sheet1 (2)").replace(" state=\"veryHidden\"", "")
    });
    package.to_bytes()
}

/// Texts pasted over cells that only took numbers, from a web page and from Word; a code and a name with them.
fn pasted_over() -> Vec<u8> {
    let mut package = filled("35");
    package.edit(FORM, |xml| {
        let start = xml.find("<dataValidations").expect("validations");
        let end = xml.find("</dataValidations>").expect("validations end") + "</dataValidations>".len();
        format!("{}{}", &xml[..start], &xml[end..])
    });
    paste(&mut package, "D1", 'E', " 1\u{a0}310 ");
    paste(&mut package, "D1", 'F', "1.847.000");
    paste(&mut package, "C3", 'E', "7.500 văn bản");
    paste(&mut package, "A1", 'E', "Có.");
    paste(&mut package, "B1", 'E', "Rồi");
    paste(&mut package, "D10", 'G', "không");
    paste(&mut package, "D3", 'C', "Dịch vụ công tích hợp Cổng DVCQG (đã sửa tên)");
    paste(&mut package, "E2", 'B', " e2 ");
    package.to_bytes()
}

/// The form of one unit with the name or the period of another typed into its title.
fn retitled(code: &str, unit_name: &str, period: &str) -> Vec<u8> {
    let mut package = filled(code);
    package.edit("xl/sharedStrings.xml", |xml| {
        let name = unit(code).official_name().to_owned();
        xml.replace(&format!("<t>{name}</t>"), &format!("<t>{unit_name}</t>"))
            .replace("<t>tháng 5 năm 2020</t>", &format!("<t>{period}</t>"))
    });
    package.to_bytes()
}

/// A code that stands twice, and one that no criteria set has.
fn doubled_row() -> Vec<u8> {
    let mut package = filled("38");
    paste(&mut package, "C4", 'B', "C3");
    paste(&mut package, "D9", 'B', "D99");
    package.to_bytes()
}

/// Puts a text into an indicator's cell.
fn paste(package: &mut Package, code: &str, column: char, text: &str) {
    let cell = format!("{column}{}", row_of(package, code));
    package.edit(FORM, |xml| {
        let start = xml.find(&format!("<c r=\"{cell}\"")).expect("a cell of the form");
        let tag = start + xml[start..].find('>').expect("a tag ends");
        let end = if xml[..tag].ends_with('/') {
            tag + 1
        } else {
            start + xml[start..].find("</c>").expect("a cell ends") + "</c>".len()
        };
        let pasted =
            format!(r#"<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(text));
        format!("{}{pasted}{}", &xml[..start], &xml[end..])
    });
}

/// The row, from 1, in which an indicator's code stands.
fn row_of(package: &Package, code: &str) -> u32 {
    let strings = package.text("xl/sharedStrings.xml");
    let before = strings.find(&format!("<t>{code}</t>")).expect("every code is a text");
    let index = strings[..before].matches("<si>").count() - 1;
    let sheet = package.text(FORM);
    let cell = sheet
        .split("<c r=\"B")
        .skip(1)
        .find(|cell| cell.split("</c>").next().is_some_and(|cell| cell.ends_with(&format!("t=\"s\"><v>{index}</v>"))));
    let row: String = cell.expect("the code stands in column B").chars().take_while(char::is_ascii_digit).collect();
    row.parse().expect("a row")
}

/// Moves all rows from one on down, and every reference to them.
fn insert_rows(xml: &str, from: u32, by: u32) -> String {
    let mut moved = String::with_capacity(xml.len());
    for (index, piece) in xml.split('"').enumerate() {
        if index > 0 {
            moved.push('"');
        }
        let is_value = index % 2 == 1;
        let before = moved.trim_end_matches('"');
        let of_row = before.ends_with("<row r=");
        let refers =
            [" r=", " ref=", " sqref=", " topLeftCell=", " activeCell="].iter().any(|end| before.ends_with(end));
        if is_value && (of_row || refers) {
            moved.push_str(&shifted(piece, from, by));
        } else {
            moved.push_str(piece);
        }
    }
    moved
}

/// `A9:B12 C3` with every row from one on moved down.
fn shifted(references: &str, from: u32, by: u32) -> String {
    let mut result = String::new();
    let mut digits = String::new();
    for letter in references.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if let Ok(row) = digits.parse::<u32>() {
            result.push_str(&(if row >= from { row + by } else { row }).to_string());
        }
        digits.clear();
        result.push(letter);
    }
    result.truncate(result.len() - 1);
    result
}
