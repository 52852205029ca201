//! Minutes (biên bản) in the layout of Decree 30/2020/NĐ-CP: heading, what was met about and by whom, the table
//! of differences, points before and after, the signatures of both sides.
//!
//! Takes finished sentences and figures; what differs and why is the caller's business.

use super::blocks::{Block, Column, Row, Table, TextSize};
use super::decree::{Closing, Document, Head, Issuer, Side};
use crate::i18n::Words;
use crate::say;

/// Minutes as they are to be read and signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    pub issuer: Issuer,
    /// What everything made from the file must carry.
    pub marking: Option<String>,
    /// What they are about, without the word itself.
    pub about: String,
    /// Who appraised and who is appraised, each by name.
    pub sides: [String; 2],
    /// What was held against what.
    pub subject: String,
    pub differences: Vec<Difference>,
    /// Groups, then the total.
    pub totals: Vec<TotalLine>,
    /// Said below the tables.
    pub remarks: Vec<String>,
}

/// An indicator that the appraisal changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Code and name.
    pub indicator: String,
    /// Figure and points, a line each.
    pub own: [String; 2],
    pub appraised: [String; 2],
    pub change: String,
    pub reason: String,
    pub evidence: String,
}

/// Points of a group or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalLine {
    pub name: String,
    pub max: String,
    pub own: String,
    pub appraised: String,
    pub change: String,
    /// The last line: the whole.
    pub is_total: bool,
}

/// Minutes as a document of the decree.
pub fn document(minutes: &Minutes, words: &Words) -> Document {
    let heading = |text: String| Block::heading(2, text);
    let dotted = || Block::line(say!(words, "minutes-person"));
    let dots = || Block::line(say!(words, "minutes-dots"));
    let [committee, unit] = &minutes.sides;
    let mut body = vec![
        Block::paragraph(say!(words, "minutes-when-and-where")),
        heading(format!("{}: {committee}", say!(words, "minutes-side-committee"))),
        dotted(),
        dotted(),
        heading(format!("{}: {unit}", say!(words, "minutes-side-unit"))),
        dotted(),
        dotted(),
        Block::paragraph(minutes.subject.as_str()),
        heading(say!(words, "minutes-differences")),
        Block::Table(differences(&minutes.differences, words)),
        heading(say!(words, "minutes-totals")),
        Block::Table(totals(&minutes.totals, words)),
    ];
    body.extend(minutes.remarks.iter().map(Block::paragraph));
    body.extend([heading(say!(words, "minutes-opinion")), dots(), dots()]);
    body.push(Block::paragraph(say!(words, "minutes-end")));
    let side = |title: String| Side { title, note: say!(words, "minutes-sign"), name: say!(words, "letter-dotted") };
    Document {
        head: Head::of(&minutes.issuer, say!(words, "minutes-number"), words),
        name: say!(words, "minutes-title"),
        subject: minutes.about.clone(),
        to: String::new(),
        body,
        closing: Closing::Sides {
            sides: [side(say!(words, "minutes-signer-unit")), side(say!(words, "minutes-signer-committee"))],
        },
        annexes: Vec::new(),
        marking: minutes.marking.clone(),
    }
}

fn differences(rows: &[Difference], words: &Words) -> Table {
    let row = |(number, row): (usize, &Difference)| {
        let cells = [&row.own.join("\n"), &row.appraised.join("\n"), &row.change, &row.reason, &row.evidence];
        let named = [number.to_string(), row.indicator.clone()];
        Row::plain(named.into_iter().chain(cells.into_iter().cloned()).collect())
    };
    Table {
        caption: String::new(),
        columns: vec![
            Column::centred(say!(words, "minutes-column-number"), 0.5),
            Column::text(say!(words, "minutes-column-indicator"), 2.0),
            Column::figures(say!(words, "minutes-column-own"), 1.3),
            Column::figures(say!(words, "minutes-column-appraised"), 1.3),
            Column::figures(say!(words, "minutes-column-change"), 0.95),
            Column::text(say!(words, "minutes-column-reason"), 1.95),
            Column::text(say!(words, "minutes-column-evidence"), 1.07),
        ],
        rows: (1..).zip(rows).map(row).collect(),
        size: TextSize::Small,
    }
}

fn totals(rows: &[TotalLine], words: &Words) -> Table {
    let row = |row: &TotalLine| {
        let cells = [&row.name, &row.max, &row.own, &row.appraised, &row.change].map(String::clone).into();
        if row.is_total { Row::strong(cells) } else { Row::plain(cells) }
    };
    Table {
        caption: String::new(),
        columns: vec![
            Column::text(say!(words, "minutes-column-group"), 3.47),
            Column::figures(say!(words, "minutes-column-max"), 1.7),
            Column::figures(say!(words, "minutes-column-own"), 1.3),
            Column::figures(say!(words, "minutes-column-appraised"), 1.3),
            Column::figures(say!(words, "minutes-column-change"), 1.3),
        ],
        rows: rows.iter().map(row).collect(),
        size: TextSize::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::report::decree::docx;
    use std::io::Cursor;

    fn minutes(rows: usize) -> Minutes {
        let difference = |number: usize| Difference {
            indicator: format!("D{number} Tiêu chí {number}"),
            own: ["376/1.362 (27,61%)".into(), "9,20 điểm".into()],
            appraised: ["150/1.000 (15,00%)".into(), "5,00 điểm".into()],
            change: "−4,20".into(),
            reason: "Thiếu <hồ sơ>".into(),
            evidence: "Chưa đầy đủ".into(),
        };
        let total = TotalLine {
            name: "Tổng điểm".into(),
            max: "100,00".into(),
            own: "94,71".into(),
            appraised: "90,51".into(),
            change: "−4,20".into(),
            is_total: true,
        };
        Minutes {
            issuer: Issuer::default(),
            marking: Some("SỐ LIỆU MINH HỌA".into()),
            about: "Thẩm định kết quả tự đánh giá".into(),
            sides: ["……".into(), "Ủy ban nhân dân thành phố Đà Nẵng".into()],
            subject: "Đối chiếu.".into(),
            differences: (1..=rows).map(difference).collect(),
            totals: vec![total],
            remarks: vec!["Một câu.".into()],
        }
    }

    fn part(bytes: &[u8], name: &str) -> String {
        use std::io::Read;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn minutes_say_who_what_and_why_and_are_the_same_again() {
        let words = Words::new(Language::Vi);
        let bytes = docx(&[document(&minutes(2), &words)]).unwrap();
        assert_eq!(bytes, docx(&[document(&minutes(2), &words)]).unwrap());
        let text = part(&bytes, "word/document.xml");
        for said in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "BIÊN BẢN",
            "Ủy ban nhân dân thành phố Đà Nẵng",
            "D2 Tiêu chí 2",
            "Thiếu &lt;hồ sơ&gt;",
            "−4,20",
            "ĐẠI DIỆN",
        ] {
            assert!(text.contains(said), "{said}");
        }
    }

    #[test]
    fn both_tables_repeat_their_headings_and_no_row_of_figures_is_split() {
        let text = part(&docx(&[document(&minutes(40), &Words::new(Language::Vi))]).unwrap(), "word/document.xml");
        assert_eq!(text.matches("<w:tblHeader/>").count(), 2);
        // 40 differences, the total, heading and signatures.
        assert_eq!(text.matches("<w:cantSplit").count(), 43);
    }

    #[test]
    fn minutes_of_several_units_are_one_file_in_which_each_counts_its_own_pages() {
        let words = Words::new(Language::Vi);
        let of = |name: &str| document(&Minutes { sides: ["……".into(), name.into()], ..minutes(2) }, &words);
        let text = part(&docx(&[of("Đà Nẵng"), of("Hà Nội"), of("Lào Cai")]).unwrap(), "word/document.xml");
        assert_eq!(text.matches("BIÊN BẢN").count(), 3);
        assert_eq!(text.matches("<w:sectPr").count(), 3);
        assert_eq!(text.matches("w:pgNumType w:start=\"1\"").count(), 3);
        assert!(docx(&[]).is_err());
    }

    #[test]
    fn every_page_carries_what_the_file_must_carry() {
        let bytes = docx(&[document(&minutes(1), &Words::new(Language::Vi))]).unwrap();
        let headers = ["word/header1.xml", "word/header2.xml"].map(|name| part(&bytes, name));
        assert!(headers.iter().all(|header| header.contains("SỐ LIỆU MINH HỌA")));
    }
}
