//! The official report in the layout of Decree 30/2020/NĐ-CP. Takes finished sentences; what they say is the caller's
//! business. As PDF here, as an editable .docx in [`docx`].

mod docx;

use serde::Serialize;

use super::blocks::{Block, Chart};
use super::pdf::{About, PdfError};
use super::typeset::{Picture, Template, typeset};

pub use docx::docx;

/// A report as it is to be read. Nothing is invented: what is not known is a dotted line to be filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Official {
    /// The agency above the one that issues it.
    pub above: String,
    pub issuer: String,
    /// `Số:          /BC-BCĐ`, the number itself blank.
    pub number: String,
    /// The place, and a date with day and month blank.
    pub place_and_date: String,
    pub country: String,
    pub motto: String,
    /// `BÁO CÁO`
    pub document: String,
    /// What it is about (trích yếu).
    pub subject: String,
    /// Whom it is sent to, with "Kính gửi"; empty for nobody.
    pub to: String,
    pub body: Vec<Block>,
    pub copies_title: String,
    pub copies: Vec<String>,
    /// Lines of the signer's authority and office.
    pub signer: Vec<String>,
    pub signer_name: String,
    pub annexes: Vec<Annex>,
    /// What everything made from the file must carry.
    pub marking: Option<String>,
}

/// An annex on landscape pages with numbers of their own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// `Phụ lục I`
    pub number: String,
    pub title: String,
    /// Which report it belongs to.
    pub belongs_to: String,
    pub blocks: Vec<Block>,
}

impl Official {
    fn charts(&self) -> impl Iterator<Item = &Chart> {
        let blocks = self.body.iter().chain(self.annexes.iter().flat_map(|annex| &annex.blocks));
        blocks.filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Item { .. } | Block::Table(_) => None,
        })
    }
}

/// The report as PDF.
///
/// # Errors
/// [`PdfError::Typeset`].
pub fn pdf(report: &Official, about: &About) -> Result<Vec<u8>, PdfError> {
    let picture = |chart: &Chart| Picture { name: chart.name.clone(), svg: chart.svg.clone() };
    typeset(Template::Official, report, report.charts().map(picture).collect(), about)
}
