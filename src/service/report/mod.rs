//! Documents that leave the printer: profiles of units, the comparison pack, the official report, minutes of
//! differences. Collects what they show and says it in words; how pages look is `report`'s business.

mod evidence;
mod official;
mod pack;
mod pictures;
mod profile;
mod steps;
pub mod text;
mod words;

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;

use super::analysis::Request;
use super::appraisal::pairs;
use super::ranges::{Draws, RankRange, rank_ranges};
use super::score::PeriodScores;
use super::{Going, Progress, Project, ServiceError, clock, files, minutes};
use crate::chart::Paper;
use crate::domain::province::Region;
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::report::decree::{self, Document};
use crate::report::pdf::About;
pub use crate::report::{Paged, Sheet};
use crate::say;
use steps::{Counted, Steps};

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A sheet for each unit.
    Profile,
    /// Everything compared; of one unit asked for, with that unit highlighted.
    Pack,
    /// The report in the layout of Decree 30/2020, about one unit or about all.
    Official,
    /// What the appraisal of a unit changes, to be signed by both sides.
    Minutes,
}

impl Kind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Profile, Self::Pack, Self::Official, Self::Minutes];

    /// Whether it is laid out by the decree, which knows only A4 and is edited in Word.
    pub fn is_of_the_decree(self) -> bool {
        matches!(self, Self::Official | Self::Minutes)
    }
}

/// How a document is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Docx,
}

impl Format {
    /// The format a file's ending names.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// Whom a pack compares, or profiles are of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Among {
    #[default]
    All,
    Region(Region),
    /// A peer group, by its name.
    Peers(String),
}

/// What a pack is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackPart {
    /// The ranking, the heat map, the groups; of all units the tile map, too.
    Totals,
    /// Score and points by group of every unit, as a table.
    Table,
    /// A chart of each indicator.
    Indicators,
    /// How points are given, and the arithmetic of units.
    Arithmetic,
}

impl PackPart {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Totals, Self::Table, Self::Indicators, Self::Arithmetic];
    /// A few pages for a meeting.
    pub const SHORT: [Self; 2] = [Self::Totals, Self::Table];

    /// How the command line writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::Table => "table",
            Self::Indicators => "indicators",
            Self::Arithmetic => "arithmetic",
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRequest {
    pub kind: Kind,
    pub period: Period,
    /// Nothing: all that are compared; of minutes all that were appraised.
    pub units: Option<Vec<UnitCode>>,
    /// The unit highlighted in the pack where none is asked for; nothing: the data file's own.
    pub own: Option<UnitCode>,
    /// Only these are compared in the pack, and of profiles of all only these are made; ranks stay those among all.
    pub among: Among,
    /// What a pack is made of; nothing else has parts.
    pub parts: Vec<PackPart>,
    /// The period that changes are counted from; the last one before where none is named.
    pub against: Option<Period>,
    /// How often weights are drawn for the ranges of ranks; nothing: ranks stand without a range.
    pub draws: Option<Draws>,
    pub sheet: Sheet,
}

impl ReportRequest {
    /// Against the last period, with the usual ranges of ranks, all parts of a pack, in colour on A4.
    pub fn new(kind: Kind, period: Period, units: Option<Vec<UnitCode>>) -> Self {
        let (draws, sheet) = (Some(Draws::default()), Sheet::default());
        let parts = PackPart::ALL.to_vec();
        Self { kind, period, units, own: None, among: Among::All, parts, against: None, draws, sheet }
    }

    /// A pack of a part may highlight one of its units; profiles of a part are those of all its units.
    fn can_be_of_a_part(&self) -> bool {
        self.kind == Kind::Pack || (self.kind == Kind::Profile && self.units.is_none())
    }
}

/// Writes a document, `.pdf` or (those of the decree) `.docx`, whole or not at all.
///
/// # Errors
/// As [`make`]; an ending that names no format of the document.
pub fn write(project: &Project, request: &ReportRequest, out: &Path, words: &Words) -> Result<(), ServiceError> {
    let is_of_the_decree = request.kind.is_of_the_decree();
    let format = Format::of(out).filter(|format| is_of_the_decree || *format == Format::Pdf);
    let allowed = if is_of_the_decree { ".pdf, .docx" } else { ".pdf" };
    let format = format.ok_or_else(|| ServiceError::UnknownFormat { path: out.to_owned(), allowed })?;
    let bytes = make(project, request, format, clock::today(), words, &mut |_| Going::Continue(()))?;
    files::write_whole(out, &bytes)
}

/// Keeps a document that was looked at, whole or not at all.
///
/// # Errors
/// [`ServiceError::CannotWrite`].
pub fn keep(document: &[u8], out: &Path) -> Result<(), ServiceError> {
    files::write_whole(out, document)
}

/// Makes a document on a day. The same request gives the same bytes. `progress` is asked between steps whether to go on.
///
/// # Errors
/// A unit that is not known, a period for which nothing was sent, an earlier period that is not earlier, paper the
/// decree does not know, a region or peer group for anything but a pack or the profiles of all, [`ServiceError::Stopped`].
pub fn make(
    project: &Project,
    request: &ReportRequest,
    format: Format,
    made: Date,
    words: &Words,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Vec<u8>, ServiceError> {
    if request.kind.is_of_the_decree() && request.sheet.paper != Paper::A4 {
        return Err(ServiceError::DecreeIsA4);
    }
    if request.among != Among::All && !request.can_be_of_a_part() {
        return Err(ServiceError::OnlyPacksHaveParts);
    }
    let steps = Counted::telling(progress);
    let job = Job { project, request, made, words, steps: &steps };
    match (request.kind, format) {
        (Kind::Profile, _) => job.profiles(),
        (Kind::Pack, _) => job.pack(),
        (Kind::Official, _) => job.of_the_decree(&[official::official(&job)?], format),
        (Kind::Minutes, _) => job.of_the_decree(&job.minutes()?, format),
    }
}

/// A document being made.
struct Job<'a> {
    project: &'a Project,
    request: &'a ReportRequest,
    made: Date,
    words: &'a Words,
    steps: &'a dyn Steps,
}

impl Job<'_> {
    /// What is asked about a unit.
    fn analysis(&self, unit: UnitCode) -> Request {
        Request { against: self.request.against, ..Request::usual(unit, self.request.period) }
    }

    /// The rank ranges asked for; none where none are.
    fn rank_ranges(&self, scores: &PeriodScores) -> HashMap<UnitCode, RankRange> {
        self.request.draws.map(|draws| rank_ranges(self.project, scores, draws)).unwrap_or_default()
    }

    fn profiles(&self) -> Result<Vec<u8>, ServiceError> {
        self.steps.expect(2);
        self.steps.begin(say!(self.words, "report-step-figures"))?;
        let profiles = profile::profiles(self)?;
        let title = say!(self.words, "report-profile-document", period = self.words.period(self.request.period));
        let title = match profiles.as_slice() {
            [only] => format!("{title} – {}", only.name),
            _ => title,
        };
        self.steps.begin(say!(self.words, "report-step-pages"))?;
        Ok(crate::report::profile::pdf(&profiles, self.request.sheet, &self.about(title))?)
    }

    fn pack(&self) -> Result<Vec<u8>, ServiceError> {
        let pack = pack::pack(self)?;
        self.steps.begin(say!(self.words, "report-step-pages"))?;
        Ok(crate::report::pack::pdf(&pack, self.request.sheet, &self.about(pack.title.clone()))?)
    }

    fn of_the_decree(&self, documents: &[Document], format: Format) -> Result<Vec<u8>, ServiceError> {
        self.steps.begin(say!(self.words, "report-step-pages"))?;
        let Some(first) = documents.first() else {
            return Err(ServiceError::NothingDiffers { period: self.request.period.to_string() });
        };
        match format {
            Format::Docx => Ok(decree::docx(documents)?),
            Format::Pdf => {
                let about = About { author: first.head.issuer.clone(), ..self.about(first.subject.clone()) };
                Ok(decree::pdf(documents, self.request.sheet.grey, &about)?)
            }
        }
    }

    fn minutes(&self) -> Result<Vec<Document>, ServiceError> {
        let (project, period) = (self.project, self.request.period);
        let units = match &self.request.units {
            Some(units) => units.clone(),
            None => minutes::changed_units(project, period)?,
        };
        self.steps.expect(units.len() + 1);
        let mut documents = Vec::with_capacity(units.len());
        for unit in &units {
            self.steps.begin(project.name_of(unit).to_owned())?;
            let minutes = minutes::minutes(project, &pairs(project, unit, period)?, self.words)?;
            documents.push(crate::report::minutes::document(&minutes, self.words));
        }
        Ok(documents)
    }

    fn about(&self, title: String) -> About {
        about(title, self.made, self.words)
    }
}

/// What a document made on a day says of itself.
pub(super) fn about(title: String, made: Date, words: &Words) -> About {
    About {
        title,
        author: String::new(),
        creator: concat!("egov-score ", env!("CARGO_PKG_VERSION")).to_owned(),
        language: words.language().code().to_owned(),
        // Only the day is printed; a time of day would give other bytes for the same pages.
        made: made.at(0, 0, 0, 0),
    }
}
