//! What lies on the typesetter's desk: templates, data, charts and the bundled faces. It has no other files, no
//! installed fonts, no packages and no clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::super::pdf::{About, PdfError};
use super::{File, Sheet, Template};
use crate::chart::{Paper, font};

const COMMON: &str = include_str!("../../../assets/report/common.typ");
const PROFILE: &str = include_str!("../../../assets/report/profile.typ");
const DECREE: &str = include_str!("../../../assets/report/decree.typ");
const PACK: &str = include_str!("../../../assets/report/pack.typ");
const GUIDE: &str = include_str!("../../../assets/report/guide.typ");

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/LiberationSerif-Regular.ttf");
const SERIF_BOLD: &[u8] = include_bytes!("../../../assets/fonts/LiberationSerif-Bold.ttf");
const SERIF_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/LiberationSerif-Italic.ttf");
const SERIF_BOLD_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/LiberationSerif-BoldItalic.ttf");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let faces = [font::REGULAR, font::SEMIBOLD, font::SYMBOLS, SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC];
    faces.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(&*FONTS)));

impl Template {
    fn source(self) -> &'static str {
        match self {
            Self::Profile => PROFILE,
            Self::Decree => DECREE,
            Self::Pack => PACK,
            Self::Guide => GUIDE,
        }
    }
}

/// What a document says of itself, for its template.
#[derive(Serialize)]
struct Said<'a> {
    title: &'a str,
    author: &'a str,
    language: &'a str,
    paper: &'a str,
    grey: bool,
}

/// One document's files.
pub(super) struct Desk {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    pub(super) fn laid(
        template: Template,
        data: &impl Serialize,
        named_files: Vec<File>,
        sheet: Sheet,
        about: &About,
    ) -> Result<Self, PdfError> {
        let paper = match sheet.paper {
            Paper::A4 => "a4",
            Paper::A3 => "a3",
        };
        let (title, author, language) = (&about.title, &about.author, &about.language);
        let said = Said { title, author, language, paper, grey: sheet.grey };
        let main = named("main.typ")?;
        let source = |name, text: &str| Ok::<_, PdfError>((named(name)?, Source::new(named(name)?, text.to_owned())));
        let sources = HashMap::from([source("main.typ", template.source())?, source("common.typ", COMMON)?]);
        let mut files = HashMap::from([(named("about.json")?, json(&said)?), (named("data.json")?, json(data)?)]);
        for file in named_files {
            files.insert(named(&file.name)?, Bytes::new(file.bytes));
        }
        Ok(Self { main, sources, files })
    }
}

fn named(name: &str) -> Result<FileId, PdfError> {
    let path =
        VirtualPath::new(name).map_err(|_| PdfError::Typeset { detail: format!("no name of a file: {name}") })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn json(data: &impl Serialize) -> Result<Bytes, PdfError> {
    serde_json::to_vec(data).map(Bytes::new).map_err(|error| PdfError::Typeset { detail: error.to_string() })
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// A document's date is part of its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_in_every_text_face() {
        let letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        let faces: Vec<&Font> = FONTS.iter().filter(|font| font.info().family != font::SYMBOLS_FAMILY).collect();
        assert_eq!(faces.len(), 6, "two of Noto Sans, four of Liberation Serif");
        for face in faces {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.info().coverage.contains(u32::from(letter)), "{letter} in {}", face.info().family);
            }
        }
    }
}
