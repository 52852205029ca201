//! The profile of a unit: one sheet of A4, front and back. Takes finished sentences and figures already written.

use serde::Serialize;

use super::pdf::{About, PdfError};
use super::typeset::{Sheet, Template, typeset};
use crate::compare::PaceStatus;

/// Profiles as one document, each on a sheet of its own.
///
/// # Errors
/// [`PdfError::NoPages`] for nobody; [`PdfError::Typeset`].
pub fn pdf(profiles: &[Profile], sheet: Sheet, about: &About) -> Result<Vec<u8>, PdfError> {
    if profiles.is_empty() {
        return Err(PdfError::NoPages);
    }
    #[derive(Serialize)]
    struct Data<'a> {
        units: &'a [Profile],
    }
    typeset(Template::Profile, &Data { units: profiles }, Vec::new(), sheet, about)
}

/// One unit's sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    pub name: String,
    /// What stands small above the name.
    pub eyebrow: String,
    /// Period, day of the figures, criteria set.
    pub about: String,
    /// What everything made from the file must carry.
    pub marking: Option<String>,
    pub key_figures: Vec<KeyFigure>,
    pub places: Listing,
    pub groups: Groups,
    /// Strengths and weaknesses.
    pub sides: [Listing; 2],
    /// What to do first, and what would lift the rank.
    pub to_do: Vec<Listing>,
    /// What is missing or doubtful.
    pub to_check: Vec<Listing>,
    pub indicators: Indicators,
    pub foot: String,
    /// What its two sides are called.
    pub sides_of_sheet: [String; 2],
}

/// A figure that is read from across the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    pub label: String,
    pub value: String,
    pub note: String,
}

/// Lines under a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing {
    pub title: String,
    pub lines: Vec<String>,
}

/// The groups against median and best.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    pub title: String,
    pub legend: String,
    pub headings: GroupHeadings,
    pub rows: Vec<GroupBar>,
}

/// What stands over the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupHeadings {
    pub name: String,
    pub points: String,
    pub share: String,
    pub median: String,
    pub best: String,
}

/// One group; shares are 0–1 of its maximum, nothing where there is no figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupBar {
    pub name: String,
    pub points: String,
    pub share: Marked,
    pub median: Marked,
    pub best: Marked,
}

/// A share as it is drawn and as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Marked {
    pub at: Option<f64>,
    pub label: String,
}

/// Every indicator asked for, group after group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indicators {
    pub title: String,
    pub note: String,
    /// Indicator, result, target, missing, status, change, points.
    pub headings: [String; 7],
    pub groups: Vec<IndicatorGroup>,
}

/// The indicators of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorGroup {
    pub name: String,
    pub points: String,
    pub rows: Vec<IndicatorRow>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorRow {
    pub code: String,
    pub name: String,
    pub value: String,
    pub target: String,
    pub gap: String,
    /// The shape beside the word; nothing where there is no target.
    pub status: Option<PaceStatus>,
    pub status_word: String,
    pub change: String,
    pub points: String,
}
