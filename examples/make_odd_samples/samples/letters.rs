//! Letters from before Unicode, letters and marks apart, and a font that promises what is not there.

use super::Sample;
use crate::charset;
use crate::forms::{copied, report};
use crate::sheet::{Book, Value};
use crate::xlsx;

pub(crate) fn samples() -> Vec<Sample> {
    let in_font = |book: Book, font: &'static str| xlsx::write(&Book { font, ..book });
    let tcvn3 = Book::of(report("67", "(Số liệu tháng 5 năm 2020)")).with_texts(in_capital_font);
    let vni = Book::of(copied("68", "tháng 5 năm 2020")).with_texts(charset::vni);
    let decomposed = Book::of(copied("70", "tháng 5 năm 2020")).with_texts(charset::decomposed);
    vec![
        ("40-tcvn3.xlsx", in_font(tcvn3, ".VnTime")),
        ("41-vni.xlsx", in_font(vni, "VNI-Times")),
        ("42-chu-to-hop.xlsx", xlsx::write(&decomposed)),
        ("43-phong-vntime-chu-unicode.xlsx", in_font(Book::of(copied("72", "tháng 5 năm 2020")), ".VnTime")),
        ("44-chu-giong-nhau.xlsx", xlsx::write(&look_alikes())),
    ]
}

/// Capitals in TCVN3 are small letters in a font of capitals, `.VnTimeH`.
fn in_capital_font(text: &str) -> String {
    let all_capitals = text.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let is_abbreviation = text.chars().count() < 4;
    if all_capitals && !is_abbreviation { charset::tcvn3(&text.to_lowercase()) } else { charset::tcvn3(text) }
}

/// Other dashes and spaces, the Icelandic Ð for Đ, tone marks on the other vowel: the same to the eye.
fn look_alikes() -> Book {
    let mut sheet = copied("74", "tháng 5 năm 2020");
    for cell in &mut sheet.cells {
        if let Value::Text(text) = &mut cell.value {
            *text = text.replace('Đ', "Ð").replace(' ', "\u{a0}").replace('-', "–").replace("òa", "oà");
        }
    }
    Book::of(sheet)
}
