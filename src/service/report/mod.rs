//! Documents that leave the printer: profiles of units, the comparison pack, the official report. Collects what they
//! show and says it in words; how pages look is `report`'s business.

mod evidence;
mod official;
mod pack;
mod pictures;
mod profile;
pub mod text;
mod words;

use std::path::Path;

use jiff::civil::Date;

use super::{Project, ServiceError, clock, files};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::report::pdf::About;
use crate::say;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A sheet for each unit.
    Profile,
    /// The report in the layout of Decree 30/2020, about one unit or about all.
    Official,
    /// Everything compared; of one unit asked for, with that unit highlighted.
    Pack,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRequest {
    pub kind: Kind,
    pub period: Period,
    /// Nothing: all that are compared.
    pub units: Option<Vec<UnitCode>>,
}

/// Writes a document, `.pdf` or (the official report) `.docx`, whole or not at all.
///
/// # Errors
/// A unit that is not known, a period for which nothing was sent, an ending that names no format of the document.
pub fn write(project: &Project, request: &ReportRequest, out: &Path, words: &Words) -> Result<(), ServiceError> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let today = clock::today();
    let bytes = match (request.kind, ending.as_str()) {
        (Kind::Profile, "pdf") => profile_pdf(project, request, today, words)?,
        (Kind::Official, "pdf") => official_pdf(project, request, today, words)?,
        (Kind::Official, "docx") => official_docx(project, request, today, words)?,
        (Kind::Official, _) => {
            return Err(ServiceError::UnknownFormat { path: out.to_owned(), allowed: ".pdf, .docx" });
        }
        (Kind::Pack, "pdf") => pack_pdf(project, request, today, words)?,
        (Kind::Profile | Kind::Pack, _) => {
            return Err(ServiceError::UnknownFormat { path: out.to_owned(), allowed: ".pdf" });
        }
    };
    files::write_whole(out, &bytes)
}

/// The profiles of the units asked for as one PDF, made on a day.
pub fn profile_pdf(
    project: &Project,
    request: &ReportRequest,
    made: Date,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    let profiles = profile::profiles(project, request, made, words)?;
    let title = say!(words, "report-profile-document", period = words.period(request.period));
    let title = match profiles.as_slice() {
        [only] => format!("{title} – {}", only.name),
        _ => title,
    };
    Ok(crate::report::profile::pdf(&profiles, &about(title, made, words))?)
}

/// The comparison pack as PDF, made on a day.
pub fn pack_pdf(
    project: &Project,
    request: &ReportRequest,
    made: Date,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    let pack = pack::pack(project, request, made, words)?;
    Ok(crate::report::pack::pdf(&pack, &about(pack.title.clone(), made, words))?)
}

/// The official report as PDF, made on a day.
pub fn official_pdf(
    project: &Project,
    request: &ReportRequest,
    made: Date,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    let report = official::official(project, request, made, words)?;
    let about = About { author: report.issuer.clone(), ..about(report.subject.clone(), made, words) };
    Ok(crate::report::official::pdf(&report, &about)?)
}

/// The official report as a .docx to be edited.
pub fn official_docx(
    project: &Project,
    request: &ReportRequest,
    made: Date,
    words: &Words,
) -> Result<Vec<u8>, ServiceError> {
    Ok(crate::report::official::docx(&official::official(project, request, made, words)?)?)
}

fn about(title: String, made: Date, words: &Words) -> About {
    About {
        title,
        author: String::new(),
        creator: concat!("egov-score ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: words.language().code().to_owned(),
        // Only the day is printed; a time of day would give other bytes for the same pages.
        made: made.at(0, 0, 0, 0),
    }
}
