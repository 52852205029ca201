//! Documents of the decree as editable .docx: real styles, tables whose headings repeat, charts as pictures, each annex a
//! section of its own.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageNumType,
    PageOrientationType, PageSize, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Pic, Run,
    RunFonts, Section, SpecialIndentType, Style, StyleType, Table as DocxTable, TableAlignmentType, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::super::blocks::{Align, Block, Chart, Row, Table, TextSize};
use super::{Annex, Closing, Document, Head, Side};
use crate::chart;

const FONT: &str = "Times New Roman";
/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// The columns of head and closing.
const COLUMNS: [usize; 2] = [3_700, 5_371];
/// The columns of two that sign.
const SIDES: [usize; 2] = [4_535, 4_536];
/// The widths between the margins, portrait and landscape, in twentieths of a point.
const TEXT_WIDTH: f32 = 9_071.0;
const LANDSCAPE_WIDTH: f32 = 14_854.0;
/// Of charts: sharp on a laser printer, small enough to be sent by mail.
const DPI: f32 = 200.0;
const EMU_PER_POINT: f32 = 12_700.0;
const BODY: &str = "BodyText";
const LINE: &str = "PlainText";
const ITEM: &str = "ListBullet";
const CAPTION: &str = "Caption";

/// The document could not be put together; `0` is the writer's own word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot write the document: {0}")]
pub struct DocxError(pub String);

/// Documents one after the other as .docx, each counting its own pages. The same documents give the same bytes.
///
/// # Errors
/// [`DocxError`] for no document, when the writer refuses something, or when a chart cannot be drawn.
pub fn docx(documents: &[Document]) -> Result<Vec<u8>, DocxError> {
    let leaves: Vec<Leaf<'_>> = documents.iter().flat_map(Leaf::of).collect();
    let Some((last, others)) = leaves.split_last() else { return Err(DocxError("no document".to_owned())) };
    let counted = documents.len() > 1;
    let mut docx = styled(Docx::new())
        .created_at("2020-01-01T00:00:00Z")
        .updated_at("2020-01-01T00:00:00Z")
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(28)
        .header(header(last.document, true))
        .first_header(header(last.document, false));
    for leaf in others {
        docx = docx.add_section(section(leaf.document, leaf.parts(true)?, leaf.section(counted)));
    }
    let mut built = last.closing(docx, counted)?.build();
    built.document = with_repeated_headings(built.document)?;
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|error| DocxError(error.to_string()))?;
    Ok(file.into_inner())
}

/// What stands on pages of its own: a document without its annexes, or one of them.
struct Leaf<'a> {
    document: &'a Document,
    annex: Option<&'a Annex>,
}

impl<'a> Leaf<'a> {
    fn of(document: &'a Document) -> impl Iterator<Item = Self> {
        let annexes = document.annexes.iter().map(Some);
        std::iter::once(None).chain(annexes).map(move |annex| Self { document, annex })
    }

    /// `before`: other leaves come after it.
    fn parts(&self, before: bool) -> Result<Vec<Part>, DocxError> {
        match self.annex {
            Some(annex) => annex_parts(annex),
            None => main_parts(self.document, before),
        }
    }

    fn is_landscape(&self) -> bool {
        self.annex.is_some_and(|annex| annex.landscape)
    }

    /// Whether its pages begin with 1: those of annexes do, those of several documents too.
    fn begins_anew(&self, counted: bool) -> bool {
        counted || self.annex.is_some()
    }

    fn section(&self, counted: bool) -> Section {
        let section = match self.is_landscape() {
            false => Section::new().page_size(PageSize::new().size(PAGE.0, PAGE.1)).page_margin(margins()),
            true => {
                let size = PageSize::new().size(PAGE.1, PAGE.0).orient(PageOrientationType::Landscape);
                Section::new().page_size(size).page_margin(landscape_margins())
            }
        };
        match self.begins_anew(counted) {
            true => section.page_num_type(PageNumType::new().start(1)),
            false => section,
        }
    }

    /// The last leaf is the file's own section.
    fn closing(&self, docx: Docx, counted: bool) -> Result<Docx, DocxError> {
        let docx = match self.is_landscape() {
            false => docx.page_size(PAGE.0, PAGE.1).page_margin(margins()),
            true => docx
                .page_size(PAGE.1, PAGE.0)
                .page_orient(PageOrientationType::Landscape)
                .page_margin(landscape_margins()),
        };
        let docx = match self.begins_anew(counted) {
            true => docx.page_num_type(PageNumType::new().start(1)),
            false => docx,
        };
        Ok(filled(docx, self.parts(false)?))
    }
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

fn filled(docx: Docx, parts: Vec<Part>) -> Docx {
    parts.into_iter().fold(docx, |docx, part| match part {
        Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
        Part::Table(table) => docx.add_table(*table),
    })
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
    let line = Style::new(LINE, StyleType::Paragraph)
        .name("Plain Text")
        .based_on("Normal")
        .size(28)
        .line_spacing(LineSpacing::new().before(120).after(0));
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
        .add_style(line)
        .add_style(caption)
}

/// Top, bottom and right 20 mm, left 30 mm; number and marking in the upper margin stand clear of the text.
fn margins() -> PageMargin {
    PageMargin::new().top(1_134).bottom(1_134).left(1_701).right(1_134).header(380).footer(600)
}

fn landscape_margins() -> PageMargin {
    PageMargin::new().top(1_134).bottom(850).left(1_134).right(850).header(380).footer(400)
}

/// The page's number in the middle of the upper margin, and what everything made from the file must carry. First pages
/// show no number.
fn header(document: &Document, numbered: bool) -> Header {
    let mut paragraph = Paragraph::new().align(AlignmentType::Center);
    if numbered {
        paragraph = paragraph.add_page_num(PageNum::new());
    }
    let header = Header::new().add_paragraph(paragraph);
    match &document.marking {
        Some(marking) => header.add_paragraph(centred(run(marking, 20).bold(), 0, 0)),
        None => header,
    }
}

/// The writer loses the first page's header of a section that has another too; a first page without one is blank.
fn section(document: &Document, parts: Vec<Part>, section: Section) -> Section {
    let section = section.header(header(document, true)).title_pg();
    parts.into_iter().fold(section, |section, part| match part {
        Part::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Part::Table(table) => section.add_table(*table),
    })
}

// ── Head, closing, annexes ────────────────────────────────────────────────────────────────────────────────────────

/// `before`: pages of other sections come after it.
fn main_parts(document: &Document, before: bool) -> Result<Vec<Part>, DocxError> {
    let mut parts: Vec<Part> = vec![head(&document.head).into()];
    if !document.name.is_empty() {
        parts.extend([
            Part::from(centred(run(&document.name, 28).bold(), 300, 0)),
            centred(run(&document.subject, 28).bold(), 0, 0).into(),
            rule(3_300).into(),
        ]);
    }
    if !document.to.is_empty() {
        let before = if document.name.is_empty() { 360 } else { 200 };
        parts.push(centred(run(&document.to, 28), before, 120).into());
    }
    for block in &document.body {
        parts.extend(block_parts(block, TEXT_WIDTH)?);
    }
    parts.extend([Part::from(centred(run("", 28), 0, 0).keep_next(true)), closing(&document.closing).into()]);
    // The first page of a section that is not the last has no header: see `section`.
    let marking = document.marking.as_ref().filter(|_| before);
    parts.extend(marking.map(|marking| Part::from(centred(run(marking, 20), 240, 0))));
    Ok(parts)
}

fn head(head: &Head) -> DocxTable {
    let left = cell(COLUMNS[0])
        .add_paragraph(centred(run(&head.above.to_uppercase(), 24), 0, 0))
        .add_paragraph(centred(run(&head.issuer.to_uppercase(), 24).bold(), 0, 0))
        .add_paragraph(rule(1_250))
        .add_paragraph(centred(run(&head.number, 26), 60, 0));
    let left = match head.about.as_str() {
        "" => left,
        about => left.add_paragraph(centred(run(about, 24), 120, 0)),
    };
    let right = cell(COLUMNS[1])
        .add_paragraph(centred(run(&head.country, 24).bold(), 0, 0))
        .add_paragraph(centred(run(&head.motto, 26).bold(), 0, 0))
        .add_paragraph(rule(980))
        .add_paragraph(centred(run(&head.place_and_date, 26).italic(), 60, 0));
    borderless(COLUMNS, [left, right])
}

fn closing(closing: &Closing) -> DocxTable {
    match closing {
        Closing::Signed { copies_title, copies, signer, signer_name } => {
            let plain = |run: Run| Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0)).add_run(run);
            let left = cell(COLUMNS[0]).add_paragraph(plain(run(copies_title, 24).bold().italic()));
            let left = copies.iter().fold(left, |left, copy| left.add_paragraph(plain(run(copy, 22))));
            let line = |right: TableCell, line: &String| {
                right.add_paragraph(centred(run(&line.to_uppercase(), 28).bold(), 0, 0))
            };
            let right = signer.iter().fold(cell(COLUMNS[1]), line);
            borderless(COLUMNS, [left, signature(right, signer_name)])
        }
        Closing::Sides { sides: [left, right] } => borderless(SIDES, [side(left, SIDES[0]), side(right, SIDES[1])]),
    }
}

fn side(side: &Side, width: usize) -> TableCell {
    let cell = cell(width).add_paragraph(centred(run(&side.title, 26).bold(), 0, 0)).add_paragraph(centred(
        run(&side.note, 26).italic(),
        0,
        0,
    ));
    signature(cell, &side.name)
}

/// Room to sign in, and the name under it.
fn signature(cell: TableCell, name: &str) -> TableCell {
    cell.add_paragraph(centred(run("", 28), 900, 300)).add_paragraph(centred(run(name, 28).bold(), 0, 0))
}

fn annex_parts(annex: &Annex) -> Result<Vec<Part>, DocxError> {
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
    let width = if annex.landscape { LANDSCAPE_WIDTH } else { TEXT_WIDTH };
    for block in &annex.blocks {
        parts.extend(block_parts(block, width)?);
    }
    Ok(parts)
}

// ── Blocks ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A block between margins `width` twentieths of a point apart.
fn block_parts(block: &Block, width: f32) -> Result<Vec<Part>, DocxError> {
    let styled = |style: &str, text: &str| Paragraph::new().style(style).add_run(Run::new().add_text(text));
    Ok(match block {
        Block::Heading { level: 1, text } => vec![styled("Heading1", &text.to_uppercase()).keep_next(true).into()],
        Block::Heading { level, text } => vec![styled(&format!("Heading{level}"), text).keep_next(true).into()],
        Block::Paragraph { text } => vec![styled(BODY, text).into()],
        Block::Line { text } => vec![styled(LINE, text).into()],
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
    let size = match entry.size {
        TextSize::Usual => 24,
        TextSize::Small => 21,
        TextSize::Dense => 17,
    };
    let together = entry.rows.len() <= Table::TOGETHER;
    let headings = entry.columns.iter().zip(&widths).map(|(column, width)| {
        let text = table_text(&column.heading, AlignmentType::Center, size, true).keep_next(together);
        cell(*width).vertical_align(VAlignType::Center).add_paragraph(text)
    });
    let row = |(index, row): (usize, &Row)| {
        let with_next = together && index + 1 < entry.rows.len();
        let cells = row.cells.iter().zip(&entry.columns).zip(&widths).map(|((text, column), width)| {
            let aligned = match column.align {
                Align::Left => AlignmentType::Left,
                Align::Center => AlignmentType::Center,
                Align::Right => AlignmentType::Right,
            };
            let line = |line: &str| table_text(line, aligned, size, row.strong).keep_next(with_next);
            text.split('\n').fold(cell(*width), |cell, text| cell.add_paragraph(line(text)))
        });
        TableRow::new(cells.collect()).cant_split()
    };
    // Only the headings' row has no property of its own: see `with_repeated_headings`.
    let rows = std::iter::once(TableRow::new(headings.collect())).chain(entry.rows.iter().enumerate().map(row));
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
fn picture(entry: &Chart, width: f32) -> Result<Paragraph, DocxError> {
    let png = chart::png(&entry.svg, DPI).map_err(|error| DocxError(error.to_string()))?;
    let scale = (width / 20.0 / entry.width.max(1.0)).min(1.0);
    let emu = |points: f32| (points * scale * EMU_PER_POINT) as u32;
    let pixels = |points: f32| (points / 72.0 * DPI) as u32;
    let id = entry.name.trim_end_matches(".svg");
    let picture = Pic::new_with_dimensions(png, pixels(entry.width), pixels(entry.height))
        .id(format!("rIdImage-{id}"))
        .size(emu(entry.width), emu(entry.height));
    Ok(Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_image(picture)))
}

// ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────

fn run(text: &str, half_points: usize) -> Run {
    Run::new().add_text(text).size(half_points).fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
}

fn centred(run: Run, before: u32, after: u32) -> Paragraph {
    let spacing = LineSpacing::new().before(before).after(after);
    Paragraph::new().align(AlignmentType::Center).line_spacing(spacing).add_run(run)
}

/// A line under what stands above it, as long as the column less both indents.
fn rule(indent: i32) -> Paragraph {
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

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top)
}

fn borderless(columns: [usize; 2], cells: [TableCell; 2]) -> DocxTable {
    DocxTable::without_borders(vec![TableRow::new(Vec::from(cells)).cant_split()])
        .set_grid(columns.to_vec())
        .width(columns.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
}

/// The writer has no word for rows that stand again on each page.
fn with_repeated_headings(document: Vec<u8>) -> Result<Vec<u8>, DocxError> {
    let text = String::from_utf8(document).map_err(|error| DocxError(error.to_string()))?;
    Ok(text.replace("<w:trPr />", "<w:trPr><w:tblHeader/></w:trPr>").into_bytes())
}
