//! The comparison pack: cover, how to read, ranking, groups, indicators, heat map, method with the arithmetic. Takes
//! finished sentences and charts.

use serde::Serialize;

use super::blocks::{Block, Chart};
use super::pdf::{About, PdfError};
use super::profile::Listing;
use super::typeset::{Picture, Sheet, Template, typeset};

/// A pack as it is to be leafed through.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pack {
    pub eyebrow: String,
    pub title: String,
    /// Period, day of the figures, criteria set.
    pub about: String,
    /// Stands on the cover: who sent, how many are ranked, when it was made.
    pub facts: Vec<String>,
    pub marking: Option<String>,
    pub contents: String,
    pub how_to_read: Listing,
    pub chapters: Vec<Chapter>,
    /// Source, day of the figures, who sent: stands under every page, in lines.
    pub foot: Vec<String>,
    /// With `{page}` and `{pages}`.
    pub page: String,
}

/// Pages under one bookmark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    pub title: String,
    pub pages: Vec<Page>,
}

/// Blocks under a bookmark: on pages of their own, or where the page before leaves room.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Its own bookmark; empty for none.
    pub title: String,
    pub landscape: bool,
    /// Stands under what comes before it, where there is room.
    pub flows: bool,
    pub blocks: Vec<Block>,
}

impl Page {
    /// An upright page.
    pub fn of(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { title: title.into(), landscape: false, flows: false, blocks }
    }

    /// The same, where the page before leaves room.
    pub fn flowing(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { flows: true, ..Self::of(title, blocks) }
    }
}

/// The pack as PDF.
///
/// # Errors
/// [`PdfError::Typeset`].
pub fn pdf(pack: &Pack, sheet: Sheet, about: &About) -> Result<Vec<u8>, PdfError> {
    let blocks = pack.chapters.iter().flat_map(|chapter| &chapter.pages).flat_map(|page| &page.blocks);
    let picture = |chart: &Chart| Picture { name: chart.name.clone(), svg: chart.svg.clone() };
    let pictures = blocks.filter_map(Block::as_chart).map(picture);
    typeset(Template::Pack, pack, pictures.collect(), sheet, about)
}
