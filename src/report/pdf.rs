//! Vector PDF from SVG pages: text stays text, fonts are embedded as subsets, equal input gives equal bytes.
//!
//! The time of making is handed in: nothing here reads a clock.

use jiff::civil::DateTime;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt, SvgSettings};

use crate::chart::{self, ChartError, Frame, raster};

/// CSS pixels, in which drawings are read back, to points.
const POINTS_PER_PIXEL: f32 = 72.0 / 96.0;

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    pub title: String,
    /// Who publishes it; empty for nobody.
    pub author: String,
    /// The program that made it, with its version.
    pub creator: String,
    /// `vi` or `en`.
    pub language: String,
    /// Local time in Viet Nam (UTC+7), as printed on the document.
    pub made: DateTime,
}

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error(transparent)]
    Chart(#[from] ChartError),
    #[error("a document without pages")]
    NoPages,
    #[error("page {page} cannot be drawn")]
    Page { page: usize },
    #[error("the document cannot be written: {detail}")]
    Write { detail: String },
    /// The typesetter refused what it was given.
    #[error("the pages cannot be set: {detail}")]
    Typeset { detail: String },
    #[error("the document cannot be read back: {detail}")]
    Unreadable { detail: String },
}

/// Laid-out charts as one document, a page each.
///
/// # Errors
/// See [`PdfError`].
pub fn of_frames(frames: &[Frame], grey: bool, about: &About) -> Result<Vec<u8>, PdfError> {
    let pages = frames.iter().map(|frame| chart::svg(frame, grey)).collect::<Result<Vec<_>, _>>()?;
    of_svgs(&pages, about)
}

/// SVG drawings as one document, a page each, every page as large as its drawing. Each is a figure whose alternative text
/// is the document's title, for readers that cannot see.
///
/// # Errors
/// See [`PdfError`].
pub fn of_svgs<S: AsRef<str>>(pages: &[S], about: &About) -> Result<Vec<u8>, PdfError> {
    if pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut document = krilla::Document::new();
    let mut tags = TagTree::new();
    for (index, svg) in pages.iter().enumerate() {
        let mut figure = TagGroup::new(Tag::Figure(Some(about.title.clone())));
        figure.push(add_page(&mut document, svg.as_ref(), index + 1)?);
        tags.push(figure);
    }
    document.set_tag_tree(tags);
    document.set_metadata(metadata(about));
    let written = document.finish().map_err(|error| PdfError::Write { detail: format!("{error:?}") })?;
    Ok(unsuspected(written))
}

/// Tagged documents say that their tags are not suspect, which they are not unless they say so; poppler takes that for an
/// entry of a wrong type and warns. Blanks in its place keep every offset.
pub(super) fn unsuspected(mut document: Vec<u8>) -> Vec<u8> {
    const MARKS: &[u8] = b"/MarkInfo";
    const SAID: &[u8] = b"/Suspects false";
    let found = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).rposition(|window| window == text);
    if let Some(from) = found(&document, MARKS) {
        let near = document.get_mut(from..).unwrap_or_default();
        let near = near.split_at_mut_checked(100).map_or_else(Default::default, |(near, _)| near);
        if let Some(at) = found(near, SAID) {
            near.iter_mut().skip(at).take(SAID.len()).for_each(|byte| *byte = b' ');
        }
    }
    document
}

fn add_page(document: &mut krilla::Document, svg: &str, page: usize) -> Result<Identifier, PdfError> {
    let tree = raster::tree(svg)?;
    let size = Size::from_wh(tree.size().width() * POINTS_PER_PIXEL, tree.size().height() * POINTS_PER_PIXEL)
        .ok_or(PdfError::Page { page })?;
    let mut sheet = document.start_page_with(PageSettings::new(size));
    let mut surface = sheet.surface();
    let mark = surface.start_tagged(ContentTag::Other);
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.end_tagged();
    surface.finish();
    sheet.finish();
    drawn.map(|()| mark).ok_or(PdfError::Page { page })
}

fn metadata(about: &About) -> Metadata {
    let metadata = Metadata::new()
        .title(about.title.clone())
        .creator(about.creator.clone())
        .language(about.language.clone())
        .creation_date(date(about.made));
    if about.author.is_empty() { metadata } else { metadata.authors(vec![about.author.clone()]) }
}

fn date(made: DateTime) -> krilla::metadata::DateTime {
    krilla::metadata::DateTime::new(made.year().unsigned_abs())
        .month(made.month().unsigned_abs())
        .day(made.day().unsigned_abs())
        .hour(made.hour().unsigned_abs())
        .minute(made.minute().unsigned_abs())
        .second(made.second().unsigned_abs())
        .utc_offset_hour(7)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::chart::font::Bundled;
    use crate::chart::{Canvas, Orientation, Paper, pages, sample};

    fn about() -> About {
        About {
            title: "Xếp hạng các tỉnh".into(),
            author: "Ban Chỉ đạo xây dựng Chính quyền điện tử".into(),
            creator: "egov-score".into(),
            language: "vi".into(),
            made: jiff::civil::date(2020, 5, 20).at(8, 30, 0, 0),
        }
    }

    fn document() -> Vec<u8> {
        let canvas = Canvas::paper(Paper::A4, Orientation::Portrait);
        let mut frames = pages(&sample::ranking(63), &canvas, &Bundled);
        frames.extend(pages(&sample::target(63), &canvas, &Bundled));
        of_frames(&frames, false, &about()).unwrap()
    }

    /// What a command of poppler says of the document; nothing where it is not installed.
    fn said_by(command: &str, before: &[&str], after: &[&str], document: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chart.pdf");
        std::fs::write(&path, document).unwrap();
        let mut command = Command::new(command);
        command.args(before).arg(&path).args(after);
        let output = command.output().ok()?;
        let warned = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && warned.is_empty(), "{command:?}: {warned}");
        Some(String::from_utf8(output.stdout).unwrap())
    }

    #[test]
    fn equal_input_gives_equal_bytes() {
        let (first, second) = (document(), document());
        assert!(first.starts_with(b"%PDF"));
        assert!(first == second);
    }

    #[test]
    fn every_page_is_a_figure_with_its_title_and_poppler_finds_nothing_to_warn_of() {
        let document = document();
        let says = |text: &[u8]| document.windows(text.len()).any(|window| window == text);
        assert!(says(b"/MarkInfo") && says(b"/Alt") && !says(b"/Suspects"));
        let Some(tags) = said_by("pdfinfo", &["-struct"], &[], &document) else { return };
        assert_eq!(tags.matches("Figure").count(), 2, "{tags}");
    }

    #[test]
    fn no_pages_is_an_error() {
        assert!(matches!(of_frames(&[], false, &about()), Err(PdfError::NoPages)));
    }

    #[test]
    fn names_can_be_searched_with_their_marks() {
        let Some(text) = said_by("pdftotext", &["-layout", "-enc", "UTF-8"], &["-"], &document()) else { return };
        for name in crate::domain::province::all().iter().map(|province| province.name_vi) {
            assert!(text.contains(name), "{name}");
        }
        assert!(text.contains("Thừa Thiên Huế") && text.contains("Chỉ tiêu 30%") && text.contains("Trang 1/1"));
    }

    #[test]
    fn fonts_are_embedded_as_subsets() {
        let Some(table) = said_by("pdffonts", &[], &[], &document()) else { return };
        let fonts: Vec<&str> = table.lines().skip(2).collect();
        assert!(!fonts.is_empty());
        for font in fonts {
            assert!(font.contains("NotoSans") && font.contains("yes yes yes"), "{font}");
        }
    }

    #[test]
    fn the_document_says_what_it_is() {
        let Some(facts) = said_by("pdfinfo", &["-enc", "UTF-8"], &[], &document()) else { return };
        assert!(facts.contains("Xếp hạng các tỉnh") && facts.contains("Ban Chỉ đạo"), "{facts}");
        assert!(facts.contains("Pages:           2") && facts.contains("(A4)"), "{facts}");
    }
}
