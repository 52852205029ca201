//! The guide as PDF, with its pictures, contents and page numbers.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::Document;
use super::markdown::{Block, read};
use super::pictures::PICTURES;
use crate::i18n::Words;
use crate::report::About;
use crate::report::typeset::{File, Sheet, Template, typeset_with};
use crate::say;
use crate::service::{ServiceError, files};

/// Writes the guide as PDF, as of a day; a file of the name is overwritten.
///
/// # Errors
/// A file that cannot be written.
pub fn write_pdf(path: &Path, made: Date, words: &Words) -> Result<(), ServiceError> {
    files::write_whole(path, &as_pdf(made, words)?)
}

#[derive(Serialize)]
struct Data {
    blocks: Vec<Block>,
    contents: String,
    page: String,
}

/// The same, to be written by whoever asks.
///
/// # Errors
/// As [`write_pdf`], but for the writing.
pub fn as_pdf(made: Date, words: &Words) -> Result<Vec<u8>, ServiceError> {
    let about = About {
        title: format!("{} – {}", say!(words, "app-name"), Document::Guide.title(words)),
        author: String::new(),
        creator: concat!("egov-score ", env!("CARGO_PKG_VERSION")).to_owned(),
        // The guide is written in Vietnamese.
        language: "vi".to_owned(),
        made: made.at(0, 0, 0, 0),
    };
    let data = Data {
        blocks: without_contents(read(Document::Guide.text())),
        contents: say!(words, "help-contents"),
        page: say!(words, "help-page"),
    };
    let pictures = PICTURES.iter().map(|(name, bytes)| File { name: (*name).to_owned(), bytes: bytes.to_vec() });
    Ok(typeset_with(Template::Guide, &data, pictures.collect(), Sheet::default(), &about)?)
}

/// The list of sections at its beginning: on paper there is one with page numbers.
fn without_contents(blocks: Vec<Block>) -> Vec<Block> {
    let first = blocks.iter().position(|block| matches!(block, Block::Heading { level: 2, .. })).unwrap_or(0);
    let is_entry = |block: &Block| match block {
        Block::Item { text, .. } => {
            text.iter().any(|span| span.link.as_deref().is_some_and(|link| link.starts_with('#')))
        }
        _ => false,
    };
    let kept = |(place, block): (usize, Block)| (place >= first || !is_entry(&block)).then_some(block);
    blocks.into_iter().enumerate().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn the_guide_is_set_whole_and_the_same_again() {
        let (made, words) = (jiff::civil::date(2020, 5, 20), Words::new(Language::Vi));
        let bytes = as_pdf(made, &words).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, as_pdf(made, &words).unwrap());
        let blocks = without_contents(read(Document::Guide.text()));
        assert!(matches!(&blocks[0], Block::Heading { level: 1, .. }));
        assert!(blocks.len() > 100);
    }
}
