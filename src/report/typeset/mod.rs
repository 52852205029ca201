//! Pages from templates: `assets/report/*.typ`, set by typst.
//!
//! What a template shows is handed to it as JSON, so that a text somebody typed into a workbook is text and never
//! markup. The time of making is handed in too: the same data gives the same bytes.

mod desk;

use jiff::civil::DateTime;
use serde::Serialize;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::pdf::{About, PdfError, unsuspected};
use crate::chart::Paper;
use desk::Desk;

/// Minutes that Viet Nam is ahead of Greenwich.
const UTC_PLUS_7: i32 = 7 * 60;

/// A document's way of setting its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// A sheet of paper for each unit.
    Profile,
    /// Reports and minutes in the layout of Decree 30/2020.
    Decree,
    /// Everything compared, for a meeting.
    Pack,
    /// The user guide.
    Guide,
}

/// The paper a document is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// A3 is the same page enlarged.
    pub paper: Paper,
    /// Without colours.
    pub grey: bool,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { paper: Paper::A4, grey: false }
    }
}

/// A chart that a template names in its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `chart-1.svg`
    pub name: String,
    pub svg: String,
}

/// A file that a template names in its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Sets a document with its charts.
///
/// # Errors
/// [`PdfError::Typeset`] when data do not fit the template.
pub fn typeset(
    template: Template,
    data: &impl Serialize,
    pictures: Vec<Picture>,
    sheet: Sheet,
    about: &About,
) -> Result<Vec<u8>, PdfError> {
    let files = pictures.into_iter().map(|picture| File { name: picture.name, bytes: picture.svg.into_bytes() });
    typeset_with(template, data, files.collect(), sheet, about)
}

/// Sets a document with files of any kind.
///
/// # Errors
/// [`PdfError::Typeset`] when data do not fit the template.
pub fn typeset_with(
    template: Template,
    data: &impl Serialize,
    files: Vec<File>,
    sheet: Sheet,
    about: &About,
) -> Result<Vec<u8>, PdfError> {
    let desk = Desk::laid(template, data, files, sheet, about)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
    let document = output.and_then(|document| typst_pdf::pdf(&document, &options(about)));
    // What was worked out is kept for the next document otherwise, and a window stays open all day.
    typst::comemo::evict(0);
    document.map(unsuspected).map_err(|faults| PdfError::Typeset { detail: told(&faults) })
}

fn options(about: &About) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some(about.creator.clone())),
        tagged: true,
        timestamp: datetime(about.made).and_then(|made| Timestamp::new_local(made, UTC_PLUS_7)),
        ..PdfOptions::default()
    }
}

fn datetime(made: DateTime) -> Option<Datetime> {
    let part = |part: i8| part.unsigned_abs();
    let (date, time) = (made.date(), made.time());
    Datetime::from_ymd_hms(
        date.year().into(),
        part(date.month()),
        part(date.day()),
        part(time.hour()),
        part(time.minute()),
        part(time.second()),
    )
}

fn told(faults: &[SourceDiagnostic]) -> String {
    faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_do_not_fit_their_template_are_an_error() {
        let about = About {
            title: "Hồ sơ".into(),
            author: String::new(),
            creator: "egov-score".into(),
            language: "vi".into(),
            made: jiff::civil::date(2020, 5, 20).at(0, 0, 0, 0),
        };
        let nothing = serde_json::json!({ "nobody": [] });
        let error = typeset(Template::Profile, &nothing, Vec::new(), Sheet::default(), &about).unwrap_err();
        assert!(matches!(&error, PdfError::Typeset { detail } if detail.contains("units")), "{error}");
    }
}
