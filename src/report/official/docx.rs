//! The official report as an editable .docx: real styles, tables whose headings repeat, charts as pictures, each annex a
//! section of its own on landscape pages. Head and closing share their pieces with official letters.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, PageMargin, PageNumType, PageOrientationType, PageSize,
    Paragraph, Pic, Run, RunFonts, Section, SpecialIndentType, Style, StyleType, Table as DocxTable, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::blocks::{Align, Block, Chart, Row, Table};
use super::super::letter::{self, COLUMNS, FONT, LetterError, PAGE, borderless, cell, centred, run};
use super::{Annex, Official};
use crate::chart;

/// The widths between the margins, portrait and landscape, in twentieths of a point.
const TEXT_WIDTH: f32 = 9_071.0;
const LANDSCAPE_WIDTH: f32 = 14_854.0;
/// Of charts: sharp on a laser printer, small enough to be sent by mail.
const DPI: f32 = 200.0;
const EMU_PER_POINT: f32 = 12_700.0;
const BODY: &str = "BodyText";
const ITEM: &str = "ListBullet";
const CAPTION: &str = "Caption";

/// The report as .docx. The same report gives the same bytes.
///
/// # Errors
/// [`LetterError`] when the writer refuses something or a chart cannot be drawn.
pub fn docx(report: &Official) -> Result<Vec<u8>, LetterError> {
    let main = main_parts(report)?;
    let docx = styled(Docx::new())
        .created_at("2020-01-01T00:00:00Z")
        .updated_at("2020-01-01T00:00:00Z")
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(28)
        .header(letter::numbered())
        .first_header(docx_rs::Header::new().add_paragraph(Paragraph::new()));
    let docx = match report.annexes.split_last() {
        None => {
            main.into_iter().fold(
                docx.page_size(PAGE.0, PAGE.1).page_margin(letter::margins()),
                |docx, part| match part {
                    Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                    Part::Table(table) => docx.add_table(*table),
                },
            )
        }
        Some((last, others)) => with_annexes(docx.add_section(section(main, portrait())), others, last)?,
    };
    let mut built = docx.build();
    built.document = with_repeated_headings(built.document)?;
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|error| LetterError(error.to_string()))?;
    Ok(file.into_inner())
}

/// A part of a section.
enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<DocxTable>),
}

impl From<Paragraph> for Part {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<DocxTable> for Part {
    fn from(table: DocxTable) -> Self {
        Self::Table(Box::new(table))
    }
}

// ── Styles and pages ──────────────────────────────────────────────────────────────────────────────────────────────

/// The decree's styles under the names that Word and LibreOffice know, so that they can be changed in one place.
fn styled(docx: Docx) -> Docx {
    let heading = |level: usize| {
        let style = Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next(BODY)
            .outline_lvl(level - 1)
            .bold()
            .size(28)
            .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
            .line_spacing(LineSpacing::new().before(200).after(60));
        if level == 3 { style.italic() } else { style }
    };
    let spacing = || LineSpacing::new().before(120).after(0).line(300).line_rule(LineSpacingType::Auto);
    let body = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .size(28)
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
            .line_spacing(spacing())
    };
    let caption = Style::new(CAPTION, StyleType::Paragraph)
        .name("caption")
        .based_on("Normal")
        .italic()
        .size(26)
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(160).after(80));
    docx.add_style(Style::new("Normal", StyleType::Paragraph).name("Normal").size(28))
        .add_style(heading(1))
        .add_style(heading(2))
        .add_style(heading(3))
        .add_style(body(BODY, "Body Text"))
        .add_style(body(ITEM, "List Bullet"))
        .add_style(caption)
}

fn portrait() -> Section {
    Section::new().page_size(PageSize::new().size(PAGE.0, PAGE.1)).page_margin(letter::margins())
}

fn landscape() -> Section {
    let size = PageSize::new().size(PAGE.1, PAGE.0).orient(PageOrientationType::Landscape);
    Section::new().page_size(size).page_margin(landscape_margins()).page_num_type(PageNumType::new().start(1))
}

fn landscape_margins() -> PageMargin {
    PageMargin::new().top(1_134).bottom(850).left(1_134).right(850).header(600).footer(400)
}

/// The writer loses the first page's header of a section that has another too; a first page without one is blank.
fn section(parts: Vec<Part>, section: Section) -> Section {
    let section = section.header(letter::numbered()).title_pg();
    parts.into_iter().fold(section, |section, part| match part {
        Part::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Part::Table(table) => section.add_table(*table),
    })
}

/// The last annex is the document's own section.
fn with_annexes(docx: Docx, others: &[Annex], last: &Annex) -> Result<Docx, LetterError> {
    let mut docx = docx;
    for annex in others {
        docx = docx.add_section(section(annex_parts(annex)?, landscape()));
    }
    let docx = docx
        .page_size(PAGE.1, PAGE.0)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(landscape_margins())
        .page_num_type(PageNumType::new().start(1));
    Ok(annex_parts(last)?.into_iter().fold(docx, |docx, part| match part {
        Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
        Part::Table(table) => docx.add_table(*table),
    }))
}

// ── The report itself ─────────────────────────────────────────────────────────────────────────────────────────────

fn main_parts(report: &Official) -> Result<Vec<Part>, LetterError> {
    let bold = |text: &str, size: usize| run(text, size).bold();
    let mut parts: Vec<Part> = vec![
        head(report).into(),
        centred(bold(&report.document, 28), 300, 0).into(),
        centred(bold(&report.subject, 28), 0, 0).into(),
        letter::rule(3_300).into(),
    ];
    if !report.to.is_empty() {
        parts.push(centred(run(&report.to, 28), 200, 120).into());
    }
    for block in &report.body {
        parts.extend(block_parts(block, TEXT_WIDTH)?);
    }
    parts.extend([Part::from(centred(run("", 28), 0, 0)), closing(report).into()]);
    parts.extend(report.marking.as_ref().map(|marking| Part::from(centred(run(marking, 20), 240, 0))));
    Ok(parts)
}

fn head(report: &Official) -> DocxTable {
    let left = cell(COLUMNS[0])
        .add_paragraph(centred(run(&report.above.to_uppercase(), 24), 0, 0))
        .add_paragraph(centred(run(&report.issuer.to_uppercase(), 24).bold(), 0, 0))
        .add_paragraph(letter::rule(1_250))
        .add_paragraph(centred(run(&report.number, 26), 60, 0));
    let right = cell(COLUMNS[1])
        .add_paragraph(centred(run(&report.country, 24).bold(), 0, 0))
        .add_paragraph(centred(run(&report.motto, 26).bold(), 0, 0))
        .add_paragraph(letter::rule(980))
        .add_paragraph(centred(run(&report.place_and_date, 26).italic(), 60, 0));
    borderless(vec![left, right])
}

fn closing(report: &Official) -> DocxTable {
    let plain = |run: Run| Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0)).add_run(run);
    let left = cell(COLUMNS[0]).add_paragraph(plain(run(&report.copies_title, 24).bold().italic()));
    let left = report.copies.iter().fold(left, |left, copy| left.add_paragraph(plain(run(copy, 22))));
    let signer =
        |right: TableCell, line: &String| right.add_paragraph(centred(run(&line.to_uppercase(), 28).bold(), 0, 0));
    let right = report.signer.iter().fold(cell(COLUMNS[1]), signer);
    let right = right.add_paragraph(centred(run("", 28), 900, 300)).add_paragraph(centred(
        run(&report.signer_name, 28).bold(),
        0,
        0,
    ));
    borderless(vec![left, right])
}

fn annex_parts(annex: &Annex) -> Result<Vec<Part>, LetterError> {
    let title = Paragraph::new()
        .style("Heading1")
        .align(AlignmentType::Center)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(0)), None, None)
        .add_run(Run::new().add_text(&annex.number));
    let mut parts: Vec<Part> = vec![
        title.into(),
        centred(run(&annex.title.to_uppercase(), 26).bold(), 0, 0).into(),
        centred(run(&annex.belongs_to, 26).italic(), 0, 160).into(),
    ];
    for block in &annex.blocks {
        parts.extend(block_parts(block, LANDSCAPE_WIDTH)?);
    }
    Ok(parts)
}

// ── Blocks ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A block between margins `width` twentieths of a point apart.
fn block_parts(block: &Block, width: f32) -> Result<Vec<Part>, LetterError> {
    let styled = |style: &str, text: &str| Paragraph::new().style(style).add_run(Run::new().add_text(text));
    Ok(match block {
        Block::Heading { level: 1, text } => vec![styled("Heading1", &text.to_uppercase()).keep_next(true).into()],
        Block::Heading { level, text } => vec![styled(&format!("Heading{level}"), text).keep_next(true).into()],
        Block::Paragraph { text } => vec![styled(BODY, text).into()],
        Block::Item { text } => vec![styled(ITEM, &format!("- {text}")).into()],
        Block::Table(entry) => {
            let caption = (!entry.caption.is_empty()).then(|| styled(CAPTION, &entry.caption).keep_next(true).into());
            caption.into_iter().chain([table(entry, width).into()]).collect()
        }
        Block::Chart(entry) => vec![picture(entry, width)?.into()],
    })
}

/// Columns share the width as they say.
fn table(entry: &Table, width: f32) -> DocxTable {
    let whole: f32 = entry.columns.iter().map(|column| column.width).sum();
    let widths: Vec<usize> =
        entry.columns.iter().map(|column| (width * column.width / whole.max(f32::EPSILON)) as usize).collect();
    let size = if entry.dense { 17 } else { 24 };
    let headings = entry.columns.iter().zip(&widths).map(|(column, width)| {
        let text = table_text(&column.heading, AlignmentType::Center, size, true);
        cell(*width).vertical_align(VAlignType::Center).add_paragraph(text)
    });
    let row = |row: &Row| {
        let cells = row.cells.iter().zip(&entry.columns).zip(&widths).map(|((text, column), width)| {
            let aligned = match column.align {
                Align::Left => AlignmentType::Left,
                Align::Center => AlignmentType::Center,
                Align::Right => AlignmentType::Right,
            };
            text.split('\n')
                .fold(cell(*width), |cell, line| cell.add_paragraph(table_text(line, aligned, size, row.strong)))
        });
        TableRow::new(cells.collect()).cant_split()
    };
    // Only the headings' row has no property of its own: see `with_repeated_headings`.
    let rows = std::iter::once(TableRow::new(headings.collect())).chain(entry.rows.iter().map(row));
    DocxTable::new(rows.collect())
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
}

fn table_text(text: &str, align: AlignmentType, half_points: usize, bold: bool) -> Paragraph {
    let run = run(text, half_points);
    let spacing = LineSpacing::new().before(20).after(20);
    Paragraph::new().align(align).line_spacing(spacing).add_run(if bold { run.bold() } else { run })
}

/// A picture no wider than the text.
fn picture(entry: &Chart, width: f32) -> Result<Paragraph, LetterError> {
    let png = chart::png(&entry.svg, DPI).map_err(|error| LetterError(error.to_string()))?;
    let scale = (width / 20.0 / entry.width.max(1.0)).min(1.0);
    let emu = |points: f32| (points * scale * EMU_PER_POINT) as u32;
    let pixels = |points: f32| (points / 72.0 * DPI) as u32;
    let id = entry.name.trim_end_matches(".svg");
    let picture = Pic::new_with_dimensions(png, pixels(entry.width), pixels(entry.height))
        .id(format!("rIdImage-{id}"))
        .size(emu(entry.width), emu(entry.height));
    Ok(Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_image(picture)))
}

/// The writer has no word for rows that stand again on each page.
fn with_repeated_headings(document: Vec<u8>) -> Result<Vec<u8>, LetterError> {
    let text = String::from_utf8(document).map_err(|error| LetterError(error.to_string()))?;
    Ok(text.replace("<w:trPr />", "<w:trPr><w:tblHeader/></w:trPr>").into_bytes())
}
