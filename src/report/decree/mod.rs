//! What leaves the office under Decree 30/2020/NĐ-CP: reports, letters and minutes, all with the decree's head, closing
//! and annexes. Takes finished sentences; what they say is the caller's business. As PDF here, as an editable .docx in
//! [`docx`].

mod docx;

use serde::Serialize;

use super::blocks::{Block, Chart};
use super::pdf::{About, PdfError};
use super::typeset::{Picture, Sheet, Template, typeset};
use crate::chart::Paper;
use crate::i18n::Words;
use crate::say;

pub use docx::{DocxError, docx};

/// A document as it is to be read. Nothing is invented: what is not known is a dotted line to be filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    pub head: Head,
    /// `BÁO CÁO`, `BIÊN BẢN`; empty for letters, which the decree gives no name.
    pub name: String,
    /// What it is about (trích yếu); of letters it stands in the head.
    pub subject: String,
    /// Whom it is sent to, with "Kính gửi"; empty for nobody.
    pub to: String,
    pub body: Vec<Block>,
    pub closing: Closing,
    pub annexes: Vec<Annex>,
    /// What everything made from the file must carry.
    pub marking: Option<String>,
}

/// The two columns at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The agency above the one that issues it.
    pub above: String,
    pub issuer: String,
    /// `Số:          /BC-BCĐ`, the number itself blank.
    pub number: String,
    /// What a letter is about, with its "V/v"; empty for other documents.
    pub about: String,
    pub country: String,
    pub motto: String,
    /// The place, and a date with day and month blank.
    pub place_and_date: String,
}

/// Who issues a document, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The agency above it.
    pub above: Option<String>,
    pub name: Option<String>,
    pub place: Option<String>,
}

impl Head {
    /// The head over a number; what is not known of the issuer is dotted.
    pub fn of(issuer: &Issuer, number: String, words: &Words) -> Self {
        let or_dotted = |text: &Option<String>| text.clone().unwrap_or_else(|| say!(words, "letter-dotted"));
        let place = issuer.place.clone().unwrap_or_else(|| say!(words, "letter-dotted-place"));
        Self {
            above: or_dotted(&issuer.above),
            issuer: or_dotted(&issuer.name),
            number,
            about: String::new(),
            country: say!(words, "letter-country"),
            motto: say!(words, "letter-motto"),
            place_and_date: say!(words, "letter-place-and-date", place = place),
        }
    }
}

/// How a document ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Closing {
    /// Places of receipt at the left, the signature at the right.
    Signed {
        copies_title: String,
        copies: Vec<String>,
        /// Lines of the signer's authority and office.
        signer: Vec<String>,
        signer_name: String,
    },
    /// Two sides that sign beside each other.
    Sides { sides: [Side; 2] },
}

/// One of two that sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    pub title: String,
    /// How it is to be signed.
    pub note: String,
    pub name: String,
}

/// An annex on pages with numbers of their own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// `Phụ lục I`
    pub number: String,
    pub title: String,
    /// Which document it belongs to.
    pub belongs_to: String,
    pub landscape: bool,
    pub blocks: Vec<Block>,
}

impl Document {
    fn charts(&self) -> impl Iterator<Item = &Chart> {
        let blocks = self.body.iter().chain(self.annexes.iter().flat_map(|annex| &annex.blocks));
        blocks.filter_map(Block::as_chart)
    }
}

/// Documents one after the other as a PDF. The decree knows only A4.
///
/// # Errors
/// [`PdfError::NoPages`] for no document; [`PdfError::Typeset`].
pub fn pdf(documents: &[Document], grey: bool, about: &About) -> Result<Vec<u8>, PdfError> {
    if documents.is_empty() {
        return Err(PdfError::NoPages);
    }
    #[derive(Serialize)]
    struct Data<'a> {
        documents: &'a [Document],
    }
    let picture = |chart: &Chart| Picture { name: chart.name.clone(), svg: chart.svg.clone() };
    let pictures = documents.iter().flat_map(Document::charts).map(picture).collect();
    typeset(Template::Decree, &Data { documents }, pictures, Sheet { paper: Paper::A4, grey }, about)
}
