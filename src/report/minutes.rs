//! Minutes (biên bản) as .docx in the layout of Decree 30/2020/NĐ-CP: heading, what was met about and by whom, the table
//! of differences, points before and after, the signatures of both sides.
//!
//! Takes finished sentences and figures; what differs and why is the caller's business.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, PageNum, Paragraph, RunFonts, Table, TableCell, TableLayoutType,
    TableRow, WidthType,
};

use super::letter::{FONT, Issuer, LetterError, PAGE, body, borderless, cell, centred, margins, rule, run};
use crate::i18n::Words;
use crate::say;

/// Width of the text, in twentieths of a point; every table below takes all of it.
const DIFFERENCES: [usize; 7] = [560, 1_690, 1_580, 1_580, 950, 1_620, 1_091];
const TOTALS: [usize; 5] = [3_471, 1_700, 1_300, 1_300, 1_300];
/// Half-points.
const SMALL: usize = 22;
/// Figures: a ratio of two counts of five digits stands on one line.
const FIGURES: usize = 20;

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

/// Writes minutes as .docx. The same minutes give the same bytes.
///
/// # Errors
/// [`LetterError`] when the writer refuses something.
pub fn write_minutes(minutes: &Minutes, words: &Words) -> Result<Vec<u8>, LetterError> {
    let docx = Docx::new()
        .created_at("2020-01-01T00:00:00Z")
        .updated_at("2020-01-01T00:00:00Z")
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(28)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margins())
        .header(header(minutes, true))
        .first_header(header(minutes, false));
    let mut built = written(docx, minutes, words).build();
    built.document = with_repeated_headings(built.document)?;
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|error| LetterError(error.to_string()))?;
    Ok(file.into_inner())
}

fn written(docx: Docx, minutes: &Minutes, words: &Words) -> Docx {
    let dotted = || left(&say!(words, "minutes-person"));
    let mut docx = docx
        .add_table(heading(minutes, words))
        .add_paragraph(centred(run(&say!(words, "minutes-title"), 28).bold(), 300, 0))
        .add_paragraph(centred(run(&minutes.about, 28).bold(), 0, 80))
        .add_paragraph(rule(3_000))
        .add_paragraph(body(&say!(words, "minutes-when-and-where")));
    let titles = [say!(words, "minutes-side-committee"), say!(words, "minutes-side-unit")];
    for (title, name) in titles.iter().zip(&minutes.sides) {
        docx = docx.add_paragraph(section(&format!("{title}: {name}"))).add_paragraph(dotted()).add_paragraph(dotted());
    }
    docx = docx
        .add_paragraph(body(&minutes.subject))
        .add_paragraph(section(&say!(words, "minutes-differences")))
        .add_table(differences(&minutes.differences, words))
        .add_paragraph(section(&say!(words, "minutes-totals")))
        .add_table(totals(&minutes.totals, words));
    docx = minutes.remarks.iter().fold(docx, |docx, remark| docx.add_paragraph(body(remark)));
    docx.add_paragraph(section(&say!(words, "minutes-opinion")))
        .add_paragraph(left(&say!(words, "minutes-dots")))
        .add_paragraph(left(&say!(words, "minutes-dots")))
        .add_paragraph(body(&say!(words, "minutes-end")).keep_next(true))
        .add_paragraph(centred(run("", 28), 0, 0).keep_next(true))
        .add_table(signatures(words))
}

/// The page's number in the middle of the upper margin, and what everything made from the file must carry. First pages
/// show no number.
fn header(minutes: &Minutes, numbered: bool) -> Header {
    let mut paragraph = Paragraph::new().align(AlignmentType::Center);
    if numbered {
        paragraph = paragraph.add_page_num(PageNum::new());
    }
    let header = Header::new().add_paragraph(paragraph);
    match &minutes.marking {
        Some(marking) => header.add_paragraph(centred(run(marking, SMALL).bold(), 0, 0)),
        None => header,
    }
}

fn heading(minutes: &Minutes, words: &Words) -> Table {
    let issuer = &minutes.issuer;
    let or_dotted = |text: &Option<String>| text.clone().unwrap_or_else(|| say!(words, "letter-dotted")).to_uppercase();
    let left = cell(super::letter::COLUMNS[0])
        .add_paragraph(centred(run(&or_dotted(&issuer.above), 24), 0, 0))
        .add_paragraph(centred(run(&or_dotted(&issuer.name), 24).bold(), 0, 0))
        .add_paragraph(rule(1_250))
        .add_paragraph(centred(run(&say!(words, "minutes-number"), 26), 60, 0));
    borderless(vec![left, super::letter::country(&issuer.place, words)])
}

/// A line to be filled in: never stretched.
fn left(text: &str) -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(120).after(0)).add_run(run(text, 28))
}

/// A numbered heading of the text.
fn section(text: &str) -> Paragraph {
    let spacing = LineSpacing::new().before(160).after(80);
    Paragraph::new().keep_next(true).line_spacing(spacing).add_run(run(text, 28).bold())
}

fn differences(rows: &[Difference], words: &Words) -> Table {
    let headings = [
        say!(words, "minutes-column-number"),
        say!(words, "minutes-column-indicator"),
        say!(words, "minutes-column-own"),
        say!(words, "minutes-column-appraised"),
        say!(words, "minutes-column-change"),
        say!(words, "minutes-column-reason"),
        say!(words, "minutes-column-evidence"),
    ];
    let lines = (1usize..).zip(rows).map(|(number, row)| {
        let lines = |both: &[String; 2]| {
            let line = |line: &String| spaced(AlignmentType::Right).add_run(run(line, FIGURES));
            both.iter().map(line).fold(TableCell::new(), TableCell::add_paragraph)
        };
        let text = |text: &str, align| TableCell::new().add_paragraph(small(text, align));
        vec![
            text(&number.to_string(), AlignmentType::Center),
            text(&row.indicator, AlignmentType::Left),
            lines(&row.own),
            lines(&row.appraised),
            text(&row.change, AlignmentType::Right),
            text(&row.reason, AlignmentType::Left),
            text(&row.evidence, AlignmentType::Left),
        ]
    });
    table(&DIFFERENCES, &headings, lines.collect())
}

fn totals(rows: &[TotalLine], words: &Words) -> Table {
    let headings = [
        say!(words, "minutes-column-group"),
        say!(words, "minutes-column-max"),
        say!(words, "minutes-column-own"),
        say!(words, "minutes-column-appraised"),
        say!(words, "minutes-column-change"),
    ];
    let lines = rows.iter().map(|row| {
        let text = |text: &str, align| {
            let run = run(text, SMALL);
            TableCell::new().add_paragraph(spaced(align).add_run(if row.is_total { run.bold() } else { run }))
        };
        let number = |figure: &str| text(figure, AlignmentType::Right);
        vec![
            text(&row.name, AlignmentType::Left),
            number(&row.max),
            number(&row.own),
            number(&row.appraised),
            number(&row.change),
        ]
    });
    table(&TOTALS, &headings, lines.collect())
}

fn table(widths: &[usize], headings: &[String], rows: Vec<Vec<TableCell>>) -> Table {
    let wide = |cells: Vec<TableCell>| -> Vec<TableCell> {
        cells.into_iter().zip(widths).map(|(cell, width)| cell.width(*width, WidthType::Dxa)).collect()
    };
    let title =
        |text: &String| TableCell::new().add_paragraph(spaced(AlignmentType::Center).add_run(run(text, SMALL).bold()));
    let heading = TableRow::new(wide(headings.iter().map(title).collect()));
    let rows = rows.into_iter().map(|cells| TableRow::new(wide(cells)).cant_split());
    Table::new(std::iter::once(heading).chain(rows).collect())
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

fn small(text: &str, align: AlignmentType) -> Paragraph {
    spaced(align).add_run(run(text, SMALL))
}

fn spaced(align: AlignmentType) -> Paragraph {
    Paragraph::new().align(align).line_spacing(LineSpacing::new().before(30).after(30))
}

fn signatures(words: &Words) -> Table {
    let widths = [4_535, 4_536];
    let side = |width: usize, title: String| {
        cell(width)
            .add_paragraph(centred(run(&title, 26).bold(), 0, 0))
            .add_paragraph(centred(run(&say!(words, "minutes-sign"), 26).italic(), 0, 0))
            .add_paragraph(centred(run("", 28), 900, 300))
            .add_paragraph(centred(run(&say!(words, "letter-dotted"), 28).bold(), 0, 0))
    };
    let unit = side(widths[0], say!(words, "minutes-signer-unit"));
    let committee = side(widths[1], say!(words, "minutes-signer-committee"));
    Table::without_borders(vec![TableRow::new(vec![unit, committee]).cant_split()])
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// The writer has no word for it: the first row of a table with headings stands on top of every page. Only such rows may
/// be split, so only theirs are without properties.
fn with_repeated_headings(document: Vec<u8>) -> Result<Vec<u8>, LetterError> {
    let text = String::from_utf8(document).map_err(|error| LetterError(error.to_string()))?;
    Ok(text.replace("<w:trPr />", "<w:trPr><w:tblHeader/></w:trPr>").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

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
        let bytes = write_minutes(&minutes(2), &words).unwrap();
        assert_eq!(bytes, write_minutes(&minutes(2), &words).unwrap());
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
        let text = part(&write_minutes(&minutes(40), &Words::new(Language::Vi)).unwrap(), "word/document.xml");
        assert_eq!(text.matches("<w:tblHeader/>").count(), 2);
        // 40 differences, the total, heading and signatures.
        assert_eq!(text.matches("<w:cantSplit").count(), 43);
    }

    #[test]
    fn every_page_carries_what_the_file_must_carry() {
        let bytes = write_minutes(&minutes(1), &Words::new(Language::Vi)).unwrap();
        let headers = ["word/header1.xml", "word/header2.xml"].map(|name| part(&bytes, name));
        assert!(headers.iter().all(|header| header.contains("SỐ LIỆU MINH HỌA")));
    }
}
