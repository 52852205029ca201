//! What can go wrong in a use-case, and the one translation of it into words, for window and command line alike.

mod store;
mod what_if;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::appraisal::AppraisalError;
use crate::catalogue::{self, Fault};
use crate::chart::ChartError;
use crate::compare::Refusal;
use crate::domain::province::Region;
use crate::domain::unit_list::UnitFault;
use crate::domain::{Finding, Period};
use crate::i18n::Words;
use crate::report::{DocxError, PdfError, PrintError};
use crate::say;
use crate::store::StoreError;
use crate::workbook::WorkbookError;
use crate::workbook::criteria::BookFault;

/// An operation that could not be done. Facts, not sentences; see [`ServiceError::problem`].
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    #[error(transparent)]
    Chart(#[from] ChartError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error(transparent)]
    Letter(#[from] DocxError),
    #[error(transparent)]
    Print(#[from] PrintError),
    #[error("cannot read {}: {detail}", path.display())]
    CannotRead { path: PathBuf, detail: String },
    #[error("cannot write {}: {detail}", path.display())]
    CannotWrite { path: PathBuf, detail: String },
    /// The system keeps what a double click opens where this program may not write.
    #[error("cannot write {place}: {detail}")]
    CannotAssociate { place: String, detail: String },
    #[error("{} is there already", path.display())]
    WouldOverwrite { path: PathBuf },
    /// A data file is there, and nobody said that a copy is to be put in its place.
    #[error("{} would be replaced", path.display())]
    WouldReplace { path: PathBuf },
    /// A workbook is no longer what was looked at: changed, moved or removed meanwhile.
    #[error("{} changed since it was looked at", path.display())]
    FileChanged { path: PathBuf },
    #[error("no criteria set {id}")]
    NoSuchCatalogue { id: String },
    /// The data file does not hold the criteria set, or not in this version.
    #[error("no criteria set {asked} in the data file")]
    NoSuchEdition { asked: String, held: Vec<String> },
    #[error("{origin}: {} faults in the criteria set", faults.len())]
    CatalogueFaults { origin: String, faults: Vec<Fault> },
    /// A workbook that is to be a criteria set; no faults where it has none of the sheets of one.
    #[error("{}: {} faults in the criteria set", path.display(), faults.len())]
    CatalogueBookFaults { path: PathBuf, faults: Vec<BookFault> },
    #[error("{origin}: {} faults in the list of units", faults.len())]
    UnitFaults { origin: String, faults: Vec<UnitFault> },
    #[error("no unit {code}")]
    NoSuchUnit { code: String },
    #[error("no measure {text}")]
    UnknownMeasure { text: String },
    #[error("no indicator {code}")]
    UnknownIndicator { code: String },
    #[error("no region {code}")]
    UnknownRegion { code: String },
    /// No unit is in the bloc, or all are ranked together and `known` is empty.
    #[error("no bloc {code}")]
    UnknownBloc { code: String, known: Vec<String> },
    /// No peer group of that name, and no region where one was asked for.
    #[error("no peer group {name}")]
    NoSuchPeerGroup { name: String, known: Vec<String> },
    /// A shipped peer group is not the user's to change.
    #[error("the peer group {name} is shipped")]
    PeerGroupIsShipped { name: String },
    /// Not `NAME=CODE,CODE`.
    #[error("{text} is no peer group")]
    NotAPeerGroup { text: String },
    #[error("indicator {code} has no target")]
    NoTarget { code: String },
    /// A rank by what is only followed: no value of it is better than another.
    #[error("indicator {code} is only followed")]
    OnlyFollowed { code: String },
    /// A chart of the distance to a target, asked of what is no indicator.
    #[error("only an indicator has a target")]
    TargetOfIndicatorOnly,
    /// A cut-off before a period begins, or long after it ends: both days say what is possible.
    #[error("{day} is no cut-off of {period}")]
    NotACutOff { period: Period, day: Date, first: Date, last: Date },
    #[error("{written} is no day")]
    NotADay { written: String },
    #[error("nothing was sent for {period}")]
    NothingSent { period: String },
    #[error("{against} is not earlier than {period}")]
    NotEarlier { period: String, against: String },
    /// A chart of changes, asked of the first period there is.
    #[error("no period before {period}")]
    NoEarlierPeriod { period: String },
    /// A chart of an appraisal that has not begun.
    #[error("nothing was appraised for {period}")]
    NothingAppraised { period: String },
    /// A tile map of units that are no provinces.
    #[error("no unit is a province")]
    NoMap,
    #[error("a radar of {count} spokes has no shape")]
    TooFewSpokes { count: usize },
    #[error("a scatter needs a second measure")]
    ScatterNeedsVersus,
    #[error("{code} is not ranked")]
    NotRanked { code: String },
    /// A scenario that cannot be tried.
    #[error(transparent)]
    WhatIf(#[from] Refusal),
    /// What was typed is no figure of the indicator.
    #[error("{written} is no answer to {indicator}")]
    NotAnAnswer { indicator: String, written: String, trouble: Box<Finding> },
    /// No number, or one that can mean two things.
    #[error("{written} is no number")]
    NotANumber { written: String },
    /// Not `CODE=VALUE`.
    #[error("{text} is no change")]
    NotAChange { text: String },
    #[error("{name} is no name of a scenario")]
    NotAScenarioName { name: String },
    /// A scenario that was looked at for no unit, and none is named now.
    #[error("the scenario {name} names no unit")]
    ScenarioWithoutUnit { name: String },
    /// Not the TOML that a report's own words are written in.
    #[error("{} holds no words of a report: {detail}", path.display())]
    NotAReportText { path: PathBuf, detail: String },
    /// An official report is about one unit or about all.
    #[error("an official report is about one unit or about all")]
    OneUnitOrAll,
    /// A profile or a report is about units, not about those it compares.
    #[error("only packs compare a region or a peer group")]
    OnlyPacksHaveParts,
    /// Parts to choose from, of a document that is always whole.
    #[error("only a pack is made of parts")]
    OnlyPacksAreMadeOfParts,
    /// Decree 30/2020 prescribes the paper of reports and minutes.
    #[error("documents of the decree are printed on A4")]
    DecreeIsA4,
    /// Minutes of all, and no appraisal changes anything.
    #[error("no appraisal of {period} changes anything")]
    NothingDiffers { period: String },
    #[error("the ending of {} names no format", path.display())]
    UnknownFormat { path: PathBuf, allowed: &'static str },
    #[error(transparent)]
    Appraisal(#[from] AppraisalError),
    #[error("stopped")]
    Stopped,
}

/// An error in words: what happened, why, what to do next, and the detail to hand on. Empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub what: String,
    pub why: String,
    pub next: String,
    pub detail: String,
}

impl Problem {
    pub(super) fn new(what: String, next: String) -> Self {
        Self { what, why: String::new(), next, detail: String::new() }
    }

    fn because(self, why: String) -> Self {
        Self { why, ..self }
    }

    fn detailed(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }
}

fn book_fault(found: &BookFault, words: &Words) -> String {
    match &found.cell {
        Some((sheet, cell)) => say!(
            words,
            "criteria-fault-in-cell",
            sheet = sheet.as_str(),
            cell = cell.to_string(),
            said = words.fault_kind(&found.fault.kind)
        ),
        None => words.fault(&found.fault),
    }
}

impl ServiceError {
    /// Whether the caller asked for something that does not exist, rather than the machine refusing.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::NoSuchCatalogue { .. }
                | Self::NoSuchEdition { .. }
                | Self::NoSuchUnit { .. }
                | Self::UnknownMeasure { .. }
                | Self::UnknownIndicator { .. }
                | Self::UnknownRegion { .. }
                | Self::UnknownBloc { .. }
                | Self::NoSuchPeerGroup { .. }
                | Self::PeerGroupIsShipped { .. }
                | Self::NotAPeerGroup { .. }
                | Self::NoTarget { .. }
                | Self::OnlyFollowed { .. }
                | Self::NothingSent { .. }
                | Self::NotACutOff { .. }
                | Self::NotADay { .. }
                | Self::TargetOfIndicatorOnly
                | Self::NotEarlier { .. }
                | Self::NoEarlierPeriod { .. }
                | Self::NothingAppraised { .. }
                | Self::NoMap
                | Self::TooFewSpokes { .. }
                | Self::ScatterNeedsVersus
                | Self::NotRanked { .. }
                | Self::WhatIf(_)
                | Self::NotAnAnswer { .. }
                | Self::NotANumber { .. }
                | Self::NotAChange { .. }
                | Self::NotAScenarioName { .. }
                | Self::ScenarioWithoutUnit { .. }
                // Lists of units only ever come from the user.
                | Self::UnitFaults { .. }
                | Self::CatalogueBookFaults { .. }
                | Self::UnknownFormat { .. }
                | Self::NotAReportText { .. }
                | Self::OneUnitOrAll
                | Self::OnlyPacksHaveParts
                | Self::OnlyPacksAreMadeOfParts
                | Self::DecreeIsA4
                | Self::NothingDiffers { .. }
                | Self::Appraisal(_)
                | Self::Store(
                    StoreError::NoSuchVersion { .. }
                        | StoreError::VersionUndone { .. }
                        | StoreError::UnknownCatalogueVersion { .. }
                        | StoreError::CatalogueConflict { .. }
                        | StoreError::CatalogueInUse { .. }
                        | StoreError::LastCatalogueVersion { .. }
                        | StoreError::ScenarioExists { .. }
                        | StoreError::NoSuchScenario { .. }
                )
        )
    }

    /// The error in words.
    pub fn problem(&self, words: &Words) -> Problem {
        match self {
            Self::Store(error) => store::problem(error, words),
            Self::Workbook(WorkbookError::NoReader { source }) => {
                Problem::new(say!(words, "error-no-reader-what"), say!(words, "error-no-reader-next"))
                    .because(say!(words, "error-no-reader-why"))
                    .detailed(source.to_string())
            }
            Self::Workbook(error @ (WorkbookError::CannotOpen { .. } | WorkbookError::CannotWrite { .. })) => {
                Problem::new(say!(words, "error-workbook-write-what"), say!(words, "error-workbook-write-next"))
                    .detailed(error.to_string())
            }
            Self::Chart(error) => drawing_problem(error.to_string(), words),
            Self::Pdf(error) => drawing_problem(error.to_string(), words),
            Self::Letter(error) => {
                Problem::new(say!(words, "error-letter-what"), say!(words, "error-letter-next")).detailed(&error.0)
            }
            Self::Print(PrintError::Refused { printer: Some(printer), detail }) => Problem::new(
                say!(words, "error-printer-refused-what", printer = printer.as_str()),
                say!(words, "error-printer-refused-next"),
            )
            .because(say!(words, "error-printer-refused-why"))
            .detailed(detail),
            Self::Print(error) => Problem::new(say!(words, "error-print-what"), say!(words, "error-print-next"))
                .detailed(error.to_string()),
            Self::CannotRead { path, detail } => Problem::new(
                say!(words, "error-cannot-read-what", path = shown(path)),
                say!(words, "error-cannot-read-next"),
            )
            .detailed(detail),
            Self::CannotWrite { path, detail } => Problem::new(
                say!(words, "error-cannot-write-what", path = shown(path)),
                say!(words, "error-cannot-write-next"),
            )
            .detailed(detail),
            Self::CannotAssociate { place, detail } => {
                Problem::new(say!(words, "error-associate-what"), say!(words, "error-associate-next"))
                    .because(say!(words, "error-associate-why", place = place.as_str()))
                    .detailed(detail)
            }
            Self::WouldOverwrite { path } => Problem::new(
                say!(words, "error-would-overwrite-what", path = shown(path)),
                say!(words, "error-would-overwrite-next"),
            )
            .because(say!(words, "error-would-overwrite-why")),
            Self::WouldReplace { path } => Problem::new(
                say!(words, "error-would-replace-what", path = shown(path)),
                say!(words, "error-would-replace-next"),
            )
            .because(say!(words, "error-would-replace-why")),
            Self::FileChanged { path } => Problem::new(
                say!(words, "error-file-changed-what", path = shown(path)),
                say!(words, "error-file-changed-next"),
            )
            .because(say!(words, "error-file-changed-why")),
            Self::NoSuchCatalogue { id } => {
                let known: Vec<&str> = catalogue::shipped().iter().map(|(id, _)| *id).collect();
                Problem::new(
                    say!(words, "error-no-such-catalogue-what", id = id.as_str()),
                    say!(words, "error-no-such-catalogue-next", known = known.join(", ")),
                )
            }
            Self::NoSuchEdition { asked, held } => Problem::new(
                say!(words, "error-no-such-edition-what", asked = asked.as_str()),
                say!(words, "error-no-such-edition-next", held = held.join(", ")),
            ),
            Self::CatalogueFaults { origin, faults } => Problem::new(
                say!(words, "error-catalogue-faults-what", origin = origin.as_str(), count = faults.len()),
                say!(words, "error-catalogue-faults-next"),
            )
            .because(lines(faults.iter().map(|fault| words.fault(fault)))),
            Self::CatalogueBookFaults { path, faults } if faults.is_empty() => Problem::new(
                say!(words, "error-no-criteria-book-what", path = shown(path)),
                say!(words, "error-no-criteria-book-next"),
            ),
            Self::CatalogueBookFaults { path, faults } => Problem::new(
                say!(words, "error-catalogue-faults-what", origin = shown(path), count = faults.len()),
                say!(words, "error-criteria-book-next"),
            )
            .because(lines(faults.iter().map(|fault| book_fault(fault, words)))),
            Self::UnitFaults { origin, faults } => Problem::new(
                say!(words, "error-unit-faults-what", origin = origin.as_str(), count = faults.len()),
                say!(words, "error-unit-faults-next"),
            )
            .because(lines(faults.iter().map(|fault| words.unit_fault(fault)))),
            Self::NoSuchUnit { code } => Problem::new(
                say!(words, "error-no-such-unit-what", code = code.as_str()),
                say!(words, "error-no-such-unit-next"),
            ),
            Self::NoSuchPeerGroup { name, known } => Problem::new(
                say!(words, "error-no-peer-group-what", name = name.as_str()),
                say!(words, "error-no-peer-group-next", known = known.join("; ")),
            ),
            Self::PeerGroupIsShipped { name } => Problem::new(
                say!(words, "error-peer-group-shipped-what", name = name.as_str()),
                say!(words, "error-peer-group-shipped-next"),
            ),
            Self::NotAPeerGroup { text } => Problem::new(
                say!(words, "error-not-a-peer-group-what", text = text.as_str()),
                say!(words, "error-not-a-peer-group-next"),
            ),
            Self::UnknownMeasure { text } => Problem::new(
                say!(words, "error-unknown-measure-what", text = text.as_str()),
                say!(words, "error-unknown-measure-next"),
            ),
            Self::UnknownIndicator { code } => Problem::new(
                say!(words, "error-unknown-indicator-what", code = code.as_str()),
                say!(words, "error-unknown-indicator-next"),
            ),
            Self::UnknownRegion { code } => {
                let known = Region::ALL.map(|region| format!("{} ({})", region.code(), words.region(region)));
                Problem::new(
                    say!(words, "error-unknown-region-what", code = code.as_str()),
                    say!(words, "error-unknown-region-next", known = known.join(", ")),
                )
            }
            Self::UnknownBloc { code, known } => Problem::new(
                say!(words, "error-unknown-bloc-what", code = code.as_str()),
                match known.as_slice() {
                    [] => say!(words, "error-unknown-bloc-together"),
                    known => say!(words, "error-unknown-bloc-next", known = known.join(", ")),
                },
            ),
            Self::NoTarget { code } => Problem::new(
                say!(words, "error-no-target-what", code = code.as_str()),
                say!(words, "error-no-target-next"),
            ),
            Self::OnlyFollowed { code } => Problem::new(
                say!(words, "error-followed-what", code = code.as_str()),
                say!(words, "error-followed-next"),
            ),
            Self::TargetOfIndicatorOnly => Problem::new(
                say!(words, "error-target-of-indicator-what"),
                say!(words, "error-target-of-indicator-next"),
            ),
            Self::NotACutOff { period, day, first, last } => Problem::new(
                say!(words, "error-not-a-cut-off-what", period = words.period(*period), day = words.date(*day)),
                say!(words, "error-not-a-cut-off-next", first = words.date(*first), last = words.date(*last)),
            )
            .because(say!(words, "error-not-a-cut-off-why")),
            Self::NotADay { written } => Problem::new(
                say!(words, "error-not-a-day-what", written = written.as_str()),
                say!(words, "error-not-a-day-next"),
            ),
            Self::NothingSent { period } if period.is_empty() => Problem::new(
                say!(words, "error-nothing-sent-at-all-what"),
                say!(words, "error-nothing-sent-at-all-next"),
            ),
            Self::NothingSent { period } => Problem::new(
                say!(words, "error-nothing-sent-what", period = period.as_str()),
                say!(words, "error-nothing-sent-next"),
            ),
            Self::NotEarlier { period, against } => Problem::new(
                say!(words, "error-not-earlier-what", period = period.as_str(), against = against.as_str()),
                say!(words, "error-not-earlier-next"),
            ),
            Self::NoEarlierPeriod { period } => Problem::new(
                say!(words, "error-no-earlier-what", period = period.as_str()),
                say!(words, "error-no-earlier-next"),
            ),
            Self::NothingAppraised { period } => Problem::new(
                say!(words, "error-nothing-appraised-what", period = period.as_str()),
                say!(words, "error-nothing-appraised-next"),
            ),
            Self::NoMap => Problem::new(say!(words, "error-no-map-what"), say!(words, "error-no-map-next")),
            Self::TooFewSpokes { count } => {
                Problem::new(say!(words, "error-spokes-what", count = count), say!(words, "error-spokes-next"))
            }
            Self::ScatterNeedsVersus => {
                Problem::new(say!(words, "error-scatter-what"), say!(words, "error-scatter-next"))
            }
            Self::NotRanked { code } => Problem::new(
                say!(words, "error-not-ranked-what", code = code.as_str()),
                say!(words, "error-not-ranked-next"),
            ),
            Self::WhatIf(refusal) => what_if::refusal(refusal, words),
            Self::NotAnAnswer { indicator, written, trouble } => {
                what_if::not_an_answer(indicator, written, trouble, words)
            }
            Self::NotANumber { written } => Problem::new(
                say!(words, "error-not-a-number-what", written = written.as_str()),
                say!(words, "error-not-a-number-next"),
            ),
            Self::NotAChange { text } => Problem::new(
                say!(words, "error-not-a-change-what", text = text.as_str()),
                say!(words, "error-not-a-change-next"),
            ),
            Self::NotAScenarioName { name } => Problem::new(
                say!(words, "error-not-a-scenario-name-what", name = name.as_str()),
                say!(words, "error-not-a-scenario-name-next"),
            ),
            Self::ScenarioWithoutUnit { name } => Problem::new(
                say!(words, "error-scenario-without-unit-what", name = name.as_str()),
                say!(words, "error-scenario-without-unit-next"),
            ),
            Self::NotAReportText { path, detail } => Problem::new(
                say!(words, "error-not-a-report-text-what", path = shown(path)),
                say!(words, "error-not-a-report-text-next"),
            )
            .detailed(detail),
            Self::OneUnitOrAll => {
                Problem::new(say!(words, "error-one-unit-or-all-what"), say!(words, "error-one-unit-or-all-next"))
            }
            Self::OnlyPacksAreMadeOfParts => {
                Problem::new(say!(words, "error-only-packs-made-what"), say!(words, "error-only-packs-made-next"))
            }
            Self::OnlyPacksHaveParts => {
                Problem::new(say!(words, "error-only-packs-what"), say!(words, "error-only-packs-next"))
            }
            Self::UnknownFormat { path, allowed } => Problem::new(
                say!(words, "error-unknown-format-what", path = shown(path)),
                say!(words, "error-unknown-format-next", allowed = (*allowed).to_owned()),
            ),
            Self::Appraisal(error) => error.problem(words),
            Self::DecreeIsA4 => {
                Problem::new(say!(words, "error-decree-is-a4-what"), say!(words, "error-decree-is-a4-next"))
            }
            Self::NothingDiffers { period } => Problem::new(
                say!(words, "error-no-difference-what", period = period.as_str()),
                say!(words, "error-no-difference-next"),
            ),
            Self::Stopped => Problem::new(say!(words, "error-stopped-what"), String::new()),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn lines(sentences: impl Iterator<Item = String>) -> String {
    sentences.collect::<Vec<_>>().join("\n")
}

fn drawing_problem(detail: String, words: &Words) -> Problem {
    Problem::new(say!(words, "error-draw-what"), say!(words, "error-draw-next")).detailed(detail)
}
