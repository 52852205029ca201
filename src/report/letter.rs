//! Official letters (công văn) as .docx in the layout of Decree 30/2020/NĐ-CP: heading, number and date left blank,
//! addressee, body, places of receipt, signature; a list of units as an annex.
//!
//! Takes finished sentences; which letter says what is the caller's business.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, HeightRule, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageNumType, PageSize, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts,
    Section, SpecialIndentType, Table, TableAlignmentType, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use crate::i18n::Words;
use crate::say;

pub(super) const FONT: &str = "Times New Roman";
/// A4 and the margins of the decree, in twentieths of a point: top, bottom and right 20 mm, left 30 mm.
pub(super) const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_134;
const MARGIN_LEFT: i32 = 1_701;
/// The heading's two columns.
pub(super) const COLUMNS: [usize; 2] = [3_700, 5_371];
const ANNEX_COLUMNS: [usize; 3] = [900, 5_871, 2_300];

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

/// Who signs. Nothing is invented: what is not known is a dotted line to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The agency above it.
    pub above: Option<String>,
    pub name: Option<String>,
    pub place: Option<String>,
}

/// A list on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    pub title: String,
    pub units: Vec<String>,
}

/// The letter could not be put together; `0` is the writer's own word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot write the letter: {0}")]
pub struct LetterError(pub String);

/// Writes a letter as .docx. The same letter gives the same bytes.
///
/// # Errors
/// [`LetterError`] when the writer refuses something.
pub fn write_letter(letter: &Letter, words: &Words) -> Result<Vec<u8>, LetterError> {
    let docx = Docx::new()
        .created_at("2020-01-01T00:00:00Z")
        .updated_at("2020-01-01T00:00:00Z")
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(28)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margins())
        .header(numbered())
        .first_header(unnumbered());
    let parts = parts(letter, words);
    let issuer = letter.issuer.name.clone().unwrap_or_else(|| say!(words, "letter-dotted"));
    let docx = match &letter.annex {
        None => parts.into_iter().fold(docx, |docx, part| match part {
            Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Part::Table(table) => docx.add_table(*table),
        }),
        // Each annex has page numbers of its own, so the letter ends its section.
        Some(annex) => with_annex(docx.add_section(section_of(parts)), annex, issuer, words),
    };
    let mut built = docx.build();
    if letter.annex.is_some() {
        built.document = with_repeated_heading(built.document)?;
    }
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|error| LetterError(error.to_string()))?;
    Ok(file.into_inner())
}

/// A part of the letter.
enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Part {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Part {
    fn from(table: Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// From the heading to the places of receipt.
fn parts(letter: &Letter, words: &Words) -> Vec<Part> {
    let to = centred(run(&say!(words, "letter-to", to = letter.to.as_str()), 28), 360, 240);
    let mut parts = vec![heading(letter, words).into(), to.into()];
    parts.extend(letter.body.iter().map(|sentence| Part::from(body(sentence))));
    parts.extend([Part::from(centred(run("", 28), 0, 0)), closing(words).into()]);
    parts
}

/// The writer loses the first page's header of a section that has another too; a first page without one is blank.
fn section_of(parts: Vec<Part>) -> Section {
    let section = Section::new()
        .page_size(PageSize::new().size(PAGE.0, PAGE.1))
        .page_margin(margins())
        .header(numbered())
        .title_pg();
    parts.into_iter().fold(section, |section, part| match part {
        Part::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Part::Table(table) => section.add_table(*table),
    })
}

pub(super) fn margins() -> PageMargin {
    PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN_LEFT).right(MARGIN).header(600).footer(600)
}

/// The page's number in the middle of the upper margin.
pub(super) fn numbered() -> Header {
    Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new()))
}

/// First pages show none.
fn unnumbered() -> Header {
    Header::new().add_paragraph(Paragraph::new())
}

pub(super) fn run(text: &str, half_points: usize) -> Run {
    Run::new().add_text(text).size(half_points).fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
}

pub(super) fn centred(run: Run, before: u32, after: u32) -> Paragraph {
    let spacing = LineSpacing::new().before(before).after(after);
    Paragraph::new().align(AlignmentType::Center).line_spacing(spacing).add_run(run)
}

/// Justified, first line indented by 1.27 cm, 6 points between paragraphs.
pub(super) fn body(text: &str) -> Paragraph {
    let spacing = LineSpacing::new().before(120).after(0).line(300).line_rule(LineSpacingType::Auto);
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
        .line_spacing(spacing)
        .add_run(run(text, 28))
}

/// A line under what stands above it, as long as the column less both indents.
pub(super) fn rule(indent: i32) -> Paragraph {
    let line =
        ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(1).color("000000");
    let spacing = LineSpacing::new().before(20).after(0).line(120).line_rule(LineSpacingType::Exact);
    let mut paragraph = Paragraph::new()
        .indent(Some(indent), None, Some(indent), None)
        .line_spacing(spacing)
        .add_run(Run::new().size(4));
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
    paragraph
}

fn heading(letter: &Letter, words: &Words) -> Table {
    let issuer = &letter.issuer;
    let dotted = || say!(words, "letter-dotted");
    let or_dotted = |text: &Option<String>| text.clone().unwrap_or_else(dotted).to_uppercase();
    let left = cell(COLUMNS[0])
        .add_paragraph(centred(run(&or_dotted(&issuer.above), 24), 0, 0))
        .add_paragraph(centred(run(&or_dotted(&issuer.name), 24).bold(), 0, 0))
        .add_paragraph(rule(1_250))
        .add_paragraph(centred(run(&say!(words, "letter-number"), 26), 60, 0))
        .add_paragraph(centred(run(&letter.subject, 24), 120, 0));
    borderless(vec![left, country(&issuer.place, words)])
}

/// The right column of the heading: country and motto, place and day.
pub(super) fn country(place: &Option<String>, words: &Words) -> TableCell {
    let place = place.clone().unwrap_or_else(|| say!(words, "letter-dotted-place"));
    let date = say!(words, "letter-place-and-date", place = place);
    cell(COLUMNS[1])
        .add_paragraph(centred(run(&say!(words, "letter-country"), 24).bold(), 0, 0))
        .add_paragraph(centred(run(&say!(words, "letter-motto"), 26).bold(), 0, 0))
        .add_paragraph(rule(980))
        .add_paragraph(centred(run(&date, 26).italic(), 60, 0))
}

fn closing(words: &Words) -> Table {
    let copy = |text: String, bold: bool| {
        let run = run(&text, if bold { 24 } else { 22 });
        let run = if bold { run.bold().italic() } else { run };
        Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0)).add_run(run)
    };
    let left = cell(COLUMNS[0])
        .add_paragraph(copy(say!(words, "letter-copies"), true))
        .add_paragraph(copy(say!(words, "letter-copies-addressee"), false))
        .add_paragraph(copy(say!(words, "letter-copies-archive"), false));
    let right = cell(COLUMNS[1])
        .add_paragraph(centred(run(&say!(words, "letter-signer"), 28).bold(), 0, 0))
        .add_paragraph(centred(run("", 28), 900, 300))
        .add_paragraph(centred(run(&say!(words, "letter-dotted"), 28).bold(), 0, 0));
    borderless(vec![left, right])
}

pub(super) fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top)
}

pub(super) fn borderless(cells: Vec<TableCell>) -> Table {
    Table::without_borders(vec![TableRow::new(cells).cant_split()])
        .set_grid(COLUMNS.to_vec())
        .width(COLUMNS.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
}

fn with_annex(docx: Docx, annex: &Annex, issuer: String, words: &Words) -> Docx {
    let bold = |text: String| cell_text(&text, AlignmentType::Center, true);
    let columns = [say!(words, "returned-number"), say!(words, "letter-annex-unit"), say!(words, "letter-annex-note")];
    let header = ANNEX_COLUMNS.iter().zip(columns).map(|(width, title)| cell(*width).add_paragraph(bold(title)));
    let mut rows = vec![TableRow::new(header.collect())];
    for (number, unit) in (1usize..).zip(&annex.units) {
        let texts = [
            cell_text(&number.to_string(), AlignmentType::Center, false),
            cell_text(unit, AlignmentType::Left, false),
            cell_text("", AlignmentType::Left, false),
        ];
        let cells = ANNEX_COLUMNS.iter().zip(texts).map(|(width, text)| cell(*width).add_paragraph(text));
        rows.push(TableRow::new(cells.collect()).cant_split().height_rule(HeightRule::AtLeast));
    }
    let table = Table::new(rows)
        .set_grid(ANNEX_COLUMNS.to_vec())
        .width(ANNEX_COLUMNS.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed);
    docx.page_num_type(PageNumType::new().start(1))
        .add_paragraph(centred(run(&say!(words, "letter-annex"), 28).bold(), 0, 0))
        .add_paragraph(centred(run(&annex.title.to_uppercase(), 26).bold(), 0, 0))
        .add_paragraph(centred(run(&say!(words, "letter-annex-of", issuer = issuer), 26).italic(), 0, 160))
        .add_table(table)
}

pub(super) fn cell_text(text: &str, align: AlignmentType, bold: bool) -> Paragraph {
    let run = run(text, 26);
    let spacing = LineSpacing::new().before(40).after(40);
    Paragraph::new().align(align).line_spacing(spacing).add_run(if bold { run.bold() } else { run })
}

/// The writer has no word for it: the first row of the last table stands on top of every page.
fn with_repeated_heading(document: Vec<u8>) -> Result<Vec<u8>, LetterError> {
    let text = String::from_utf8(document).map_err(|error| LetterError(error.to_string()))?;
    let table = text.rfind("<w:tbl>").unwrap_or(text.len());
    let (before, last) = text.split_at(table);
    Ok(format!("{before}{}", last.replacen("<w:trPr />", "<w:trPr><w:tblHeader/></w:trPr>", 1)).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

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

    fn document(bytes: &[u8]) -> String {
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
        let text = document(&bytes);
        for said in
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "V/v thử &lt;&amp;&gt;", "………"]
        {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains("tblHeader"));
    }

    #[test]
    fn a_long_annex_repeats_its_heading() {
        let text = document(&write_letter(&letter(63), &Words::new(Language::Vi)).unwrap());
        assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
        let (letter, annex) = text.split_once("</w:sectPr>").unwrap();
        assert!(letter.contains("Độc lập") && !letter.contains("PHỤ LỤC"));
        assert!(letter.contains("<w:titlePg"), "its first page shows no number");
        assert!(annex.contains("PHỤ LỤC") && annex.contains("<w:pgNumType w:start=\"1\""), "pages of its own");
        assert!(text.contains("Đơn vị 62"));
    }
}
