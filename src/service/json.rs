//! The JSON shapes of the command line, version 1. Decimals are strings, what is absent is null; a shape does not
//! change without its version.

mod analysis;
mod appraisal;
mod catalogues;
mod periods;
mod versions;
mod weights;
mod what_if;

use rust_decimal::Decimal;
use serde::Serialize;

use super::doubts::{Doubt, flag_sentence};
use super::import::{FilePreview, Inspected, Preview};
use super::score::PeriodScores;
use super::{Project, ServiceError, ranking};
use crate::compare::{RankRange, Standing, Status};
use crate::domain::{Answer, FileStatus, Finding, Severity, Unit, points};
use crate::i18n::Words;
use crate::scoring::{IndicatorScore, State};
use crate::store::CheckReport;
use crate::workbook::{Format, Sheet};

pub use analysis::{AnalysisShape, PeersShape, analysis, peers};
use appraisal::Found;
pub use appraisal::{AppraisalShape, appraisal};
pub use catalogues::{catalogue_diff, catalogues, rescored};
pub use periods::{Periods, periods};
pub use versions::{Change, Versions, changes, versions};
pub use weights::{Weights, weights};
pub use what_if::{Scenarios, Trial, scenarios, what_if};

/// `egov-score/scores/1`.
#[derive(Debug, Serialize)]
pub struct Scores {
    schema: &'static str,
    catalogue: String,
    catalogue_version: u32,
    period: String,
    units: Vec<UnitScores>,
}

#[derive(Debug, Serialize)]
struct UnitScores {
    code: String,
    name: String,
    /// The bloc a unit is ranked in; only where blocs are ranked by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    bloc: Option<String>,
    status: &'static str,
    rank: Option<u32>,
    rank_label: Option<String>,
    rank_range: Option<[u32; 2]>,
    basis: &'static str,
    score: String,
    max: String,
    percent: Option<String>,
    coverage: Option<String>,
    band: Option<String>,
    groups: Vec<GroupPoints>,
    indicators: Vec<IndicatorPoints>,
}

#[derive(Debug, Serialize)]
struct GroupPoints {
    code: String,
    score: String,
    max: String,
}

#[derive(Debug, Serialize)]
struct IndicatorPoints {
    code: String,
    state: State,
    numerator: Option<String>,
    denominator: Option<String>,
    value: Option<String>,
    target: Option<String>,
    score: String,
    max: String,
    /// What the committee found; only where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    appraisal: Option<Found>,
}

/// The scores of a period.
pub fn scores(project: &Project, scores: &PeriodScores) -> Scores {
    Scores {
        schema: "egov-score/scores/1",
        catalogue: scores.catalogue.id.clone(),
        catalogue_version: scores.catalogue.version,
        period: scores.period.to_string(),
        units: scores.standings.iter().map(|standing| unit_scores(project, scores, standing)).collect(),
    }
}

fn unit_scores(project: &Project, scores: &PeriodScores, standing: &Standing) -> UnitScores {
    let catalogue = &*scores.catalogue;
    let digits = catalogue.digits;
    let score = &standing.score;
    let ranked = matches!(standing.status, Status::Ranked);
    // The points of a unit that has not sent follow the catalogue's policy; of nothing there is no share.
    let sent = |figure: Option<String>| figure.filter(|_| score.sent);
    UnitScores {
        code: score.unit.to_string(),
        name: project.register().by_code(&score.unit).map_or_else(String::new, |unit| unit.name.clone()),
        bloc: ranking::bloc_of(project, catalogue, &score.unit).map(str::to_owned),
        status: if ranked { "ranked" } else { "unranked" },
        rank: standing.rank,
        rank_label: standing.rank.map(|rank| rank.to_string()),
        rank_range: scores.ranges.get(&score.unit).map(RankRange::bounds),
        basis: appraisal::basis_code(scores.basis),
        score: points::printed(score.points, digits),
        max: points::printed(score.max, digits),
        percent: sent(score.percent.map(|percent| points::printed(percent, digits))),
        coverage: sent(score.coverage.map(|coverage| points::printed(coverage, 2))),
        band: standing.band.clone(),
        groups: score
            .groups
            .iter()
            .map(|group| GroupPoints {
                code: group.code.clone(),
                score: points::printed(group.points, digits),
                max: points::printed(group.max, digits),
            })
            .collect(),
        indicators: score.indicators.iter().map(|indicator| indicator_points(indicator, digits)).collect(),
    }
}

fn indicator_points(score: &IndicatorScore, digits: u32) -> IndicatorPoints {
    let (numerator, denominator) = match &score.answer {
        Some(Answer::Ratio { numerator, denominator }) => (Some(exact(*numerator)), Some(exact(*denominator))),
        _ => (None, None),
    };
    IndicatorPoints {
        code: score.code.to_string(),
        state: score.state,
        numerator,
        denominator,
        value: score.value().map(exact),
        target: score.target.map(exact),
        score: points::printed(score.points, digits),
        max: points::printed(score.max, digits),
        appraisal: score.appraisal.as_ref().map(|appraised| appraisal::found(&appraised.entry)),
    }
}

fn exact(value: Decimal) -> String {
    value.normalize().to_string()
}

/// `egov-score/findings/1`.
#[derive(Debug, Serialize)]
pub struct Findings {
    schema: &'static str,
    files: Vec<FileFindings>,
}

#[derive(Debug, Serialize)]
struct FileFindings {
    path: String,
    status: FileStatus,
    unit: Option<String>,
    period: Option<String>,
    /// Whether confirming takes something over from it.
    taken: bool,
    /// It waits for a person to confirm how a table (`mapping`) or an old charset (`charset`) is read.
    awaits: Option<&'static str>,
    findings: Vec<FindingRow>,
    /// What it says otherwise than the versions that count.
    changes: Vec<Change>,
}

/// One finding in the shape of the command line.
#[derive(Debug, Serialize)]
pub struct FindingRow {
    severity: Severity,
    kind: &'static str,
    sheet: Option<String>,
    cell: Option<String>,
    seen: Option<String>,
    message: String,
    repair: Option<String>,
}

/// What an import found.
pub fn findings(preview: &Preview, words: &Words) -> Findings {
    Findings {
        schema: "egov-score/findings/1",
        files: preview.files.iter().map(|file| file_findings(file, words)).collect(),
    }
}

fn file_findings(file: &FilePreview, words: &Words) -> FileFindings {
    // A wide table speaks for many units: then none is named.
    let only = match file.submissions.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    FileFindings {
        path: file.path.display().to_string(),
        status: file.status,
        unit: only.map(|submission| submission.unit.to_string()),
        period: file.submissions.first().map(|submission| submission.period.to_string()),
        taken: file.is_taken(),
        awaits: file.proposal.as_ref().map(|_| "mapping").or(file.legacy.as_ref().map(|_| "charset")),
        findings: file.findings.iter().map(|finding| finding_row(finding, words)).collect(),
        changes: changes(&file.changes),
    }
}

/// A finding with its sentence.
pub fn finding_row(finding: &Finding, words: &Words) -> FindingRow {
    FindingRow {
        severity: finding.severity(),
        kind: finding.kind.code(),
        sheet: finding.sheet.clone(),
        cell: finding.cell.map(|cell| cell.to_string()),
        seen: finding.seen.clone(),
        message: words.finding(&finding.kind),
        repair: finding.repair.clone(),
    }
}

/// `egov-score/inspect/1`.
#[derive(Debug, Serialize)]
pub struct Inspection<'a> {
    schema: &'static str,
    files: Vec<InspectedFile<'a>>,
}

#[derive(Debug, Serialize)]
struct InspectedFile<'a> {
    path: String,
    format: Option<Format>,
    sheets: &'a [Sheet],
    findings: Vec<FindingRow>,
}

/// Everything that is read from workbooks.
pub fn inspection<'a>(inspected: &'a [Inspected], words: &Words) -> Inspection<'a> {
    let files = inspected.iter().map(|file| InspectedFile {
        path: file.path.display().to_string(),
        format: file.contents.format,
        sheets: &file.contents.sheets,
        findings: file.contents.findings.iter().map(|finding| finding_row(finding, words)).collect(),
    });
    Inspection { schema: "egov-score/inspect/1", files: files.collect() }
}

/// `egov-score/units/1`.
#[derive(Debug, Serialize)]
pub struct Units<'a> {
    schema: &'static str,
    units: &'a [Unit],
}

/// The register of units.
pub fn units(project: &Project) -> Units<'_> {
    Units { schema: "egov-score/units/1", units: project.register().units() }
}

/// `egov-score/check/1`.
#[derive(Debug, Serialize)]
pub struct Check {
    schema: &'static str,
    integrity: String,
    schema_version: u32,
    periods: Vec<String>,
    submissions: usize,
    problems: Vec<String>,
    /// Figures to look at; they make a file no less sound.
    doubts: Vec<DoubtRow>,
}

#[derive(Debug, Serialize)]
struct DoubtRow {
    period: String,
    unit: String,
    kind: &'static str,
    message: String,
}

/// The state of a data file.
pub fn check(project: &Project, report: &CheckReport, problems: Vec<String>, doubts: &[Doubt], words: &Words) -> Check {
    let doubt = |doubt: &Doubt| DoubtRow {
        period: doubt.period.to_string(),
        unit: doubt.flag.unit.to_string(),
        kind: doubt.flag.kind.code(),
        message: flag_sentence(project, &doubt.catalogue, &doubt.flag, words),
    };
    Check {
        schema: "egov-score/check/1",
        integrity: report.integrity.clone(),
        schema_version: report.schema_version,
        periods: report.periods.iter().map(ToString::to_string).collect(),
        submissions: report.submissions,
        problems,
        doubts: doubts.iter().map(doubt).collect(),
    }
}

/// A shape as text, indented, with a final line break.
pub fn text(shape: &impl Serialize) -> Result<String, ServiceError> {
    serde_json::to_string_pretty(shape)
        .map(|text| text + "\n")
        .map_err(|error| ServiceError::CannotWrite { path: "JSON".into(), detail: error.to_string() })
}
