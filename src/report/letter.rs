//! Official letters (công văn) as .docx in the layout of Decree 30/2020/NĐ-CP: heading, number and date left blank,
//! addressee, body, places of receipt, signature; a list of units as an annex.
//!
//! Takes finished sentences; which letter says what is the caller's business.

use super::blocks::{Block, Column, Row, Table, TextSize};
use super::decree::{self, Closing, Document, DocxError, Head, Issuer};
use crate::i18n::Words;
use crate::say;

/// A letter as it is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub issuer: Issuer,
    /// What it is about, with its "V/v".
    pub subject: String,
    pub to: String,
    pub body: Vec<String>,
    pub annex: Option<Annex>,
}

/// A list on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    pub title: String,
    pub units: Vec<String>,
}

/// Writes a letter as .docx. The same letter gives the same bytes.
///
/// # Errors
/// [`DocxError`] when the writer refuses something.
pub fn write_letter(letter: &Letter, words: &Words) -> Result<Vec<u8>, DocxError> {
    decree::docx(&[document(letter, words)])
}

/// A letter as a document of the decree.
pub fn document(letter: &Letter, words: &Words) -> Document {
    let head = Head::of(&letter.issuer, say!(words, "letter-number"), words);
    Document {
        annexes: letter.annex.iter().map(|annex| listed(annex, &head.issuer, words)).collect(),
        head: Head { about: letter.subject.clone(), ..head },
        name: String::new(),
        subject: String::new(),
        to: say!(words, "letter-to", to = letter.to.as_str()),
        body: letter.body.iter().map(Block::paragraph).collect(),
        closing: Closing::Signed {
            copies_title: say!(words, "letter-copies"),
            copies: vec![say!(words, "letter-copies-addressee"), say!(words, "letter-copies-archive")],
            signer: vec![say!(words, "letter-signer")],
            signer_name: say!(words, "letter-dotted"),
        },
        marking: None,
    }
}

fn listed(annex: &Annex, issuer: &str, words: &Words) -> decree::Annex {
    let row = |(number, unit): (usize, &String)| Row::plain(vec![number.to_string(), unit.clone(), String::new()]);
    let units = Table {
        caption: String::new(),
        columns: vec![
            Column::centred(say!(words, "returned-number"), 0.9),
            Column::text(say!(words, "letter-annex-unit"), 5.9),
            Column::text(say!(words, "letter-annex-note"), 2.3),
        ],
        rows: (1..).zip(&annex.units).map(row).collect(),
        size: TextSize::Usual,
    };
    decree::Annex {
        number: say!(words, "letter-annex"),
        title: annex.title.clone(),
        belongs_to: say!(words, "letter-annex-of", issuer = issuer),
        landscape: false,
        blocks: vec![Block::Table(units)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use std::io::Cursor;

    fn letter(units: usize) -> Letter {
        Letter {
            issuer: Issuer::default(),
            subject: "V/v thử <&>".into(),
            to: "Các đơn vị".into(),
            body: vec!["Một câu.".into(), "Trân trọng./.".into()],
            annex: (units > 0).then(|| Annex {
                title: "Danh sách".into(),
                units: (0..units).map(|n| format!("Đơn vị {n}")).collect(),
            }),
        }
    }

    fn inside(bytes: &[u8]) -> String {
        use std::io::Read;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_letter_leaves_number_date_and_unknown_names_blank_and_is_the_same_again() {
        let words = Words::new(Language::Vi);
        let bytes = write_letter(&letter(0), &words).unwrap();
        assert_eq!(bytes, write_letter(&letter(0), &words).unwrap());
        let text = inside(&bytes);
        for said in
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "V/v thử &lt;&amp;&gt;", "………"]
        {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains("tblHeader"));
    }

    #[test]
    fn a_long_annex_repeats_its_heading() {
        let text = inside(&write_letter(&letter(63), &Words::new(Language::Vi)).unwrap());
        assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
        let (letter, annex) = text.split_once("</w:sectPr>").unwrap();
        assert!(letter.contains("Độc lập") && !letter.contains("Phụ lục"));
        assert!(letter.contains("<w:titlePg"), "its first page shows no number");
        assert!(annex.contains("Phụ lục") && annex.contains("<w:pgNumType w:start=\"1\""), "pages of its own");
        assert!(text.contains("Đơn vị 62"));
    }
}
