//! Scores of one period: every unit from the answers that count, in order of rank, with where each figure came from.

mod costly;
mod known;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::import::{Fault, faults};
use super::{Project, ServiceError, clock, ranking};
use crate::catalogue::{Catalogue, Indicator};
use crate::compare::{RankRange, Refusal, Standing, altered};
pub use crate::domain::Basis;
use crate::domain::{Period, Scenario, Subject, SubmissionKey, Unit, UnitCode, UnitKind};
use crate::i18n::{Words, opening};
use crate::say;
use crate::scoring::{AnswerSource, UnitInput};
pub use crate::scoring::{IndicatorScore, State};
use crate::store::StoredSubmission;
use known::Known;

pub use costly::costly;

pub(super) use known::kept_of_scores;

/// Whom to score.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Whom {
    /// Provinces, or whatever units a custom catalogue assesses: agencies, where it is they.
    #[default]
    Compared,
    /// Agencies: of one province, or of all.
    Agencies { within: Option<UnitCode> },
}

impl Whom {
    /// Those that a unit is scored among.
    pub fn like(unit: &Unit) -> Self {
        match unit.kind {
            UnitKind::Agency => Self::Agencies { within: unit.parent.clone() },
            UnitKind::Province | UnitKind::Other => Self::Compared,
        }
    }
}

/// The scores of one period, best first, unranked last.
#[derive(Debug, Clone)]
pub struct PeriodScores {
    /// The criteria set, in the version, that they were made under.
    pub catalogue: Arc<Catalogue>,
    pub period: Period,
    /// Which of self-assessed and appraised counts in them.
    pub basis: Basis,
    /// The day the figures stand for.
    pub cut_off: Date,
    pub standings: Vec<Standing>,
    /// Of ranked units, where weights were drawn (see [`super::ranges`]); else empty.
    pub ranges: HashMap<UnitCode, RankRange>,
    origins: HashMap<UnitCode, Origin>,
    /// What was set otherwise for a trial: such a figure has no origin.
    tried: Scenario,
}

/// Which file a unit's figures came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub file_name: String,
    /// As kept in the data file.
    pub imported_at: String,
    pub version_no: u32,
}

impl PeriodScores {
    /// The standing of one unit.
    pub fn of(&self, unit: &UnitCode) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.score.unit == *unit)
    }

    /// Which file a unit's own figures came from.
    pub fn origin(&self, unit: &UnitCode) -> Option<&Origin> {
        self.origins.get(unit)
    }

    /// Units that sent something, or have agencies that did.
    pub fn sent(&self) -> usize {
        self.standings.iter().filter(|standing| standing.score.sent).count()
    }

    /// Units of which an appraised figure or appraised points count in these scores.
    pub fn appraised(&self) -> usize {
        let decided = |asked: &IndicatorScore| {
            asked.appraisal.as_ref().is_some_and(|appraised| appraised.entry.appraisal.decides())
        };
        let is_appraised = |standing: &&Standing| standing.score.indicators.iter().any(decided);
        self.standings.iter().filter(is_appraised).count()
    }
}

/// Scores every unit asked for, under the criteria set that counts for the period.
pub fn score_period(project: &Project, period: Period, whom: &Whom) -> Result<PeriodScores, ServiceError> {
    score_under(project, project.catalogue_of(period)?, period, whom)
}

/// The same under another criteria set, or another version: from the answers given to that set, in whichever version.
pub fn score_under(
    project: &Project,
    catalogue: Arc<Catalogue>,
    period: Period,
    whom: &Whom,
) -> Result<PeriodScores, ServiceError> {
    score_by(project, catalogue, period, whom, Basis::Counts)
}

/// The same from what the units say themselves, from what was appraised, or from both.
pub fn score_by(
    project: &Project,
    catalogue: Arc<Catalogue>,
    period: Period,
    whom: &Whom,
    basis: Basis,
) -> Result<PeriodScores, ServiceError> {
    let known = Known::of(project, period, &catalogue.id, basis)?;
    scored(project, catalogue, period, &known, known.inputs(project, whom)?)
}

/// The same for several circles of units, each scored among its own, one after the other: `take` keeps of each what is
/// needed, so that many thousand units do not stand in memory at once.
pub(super) fn score_circles<T>(
    project: &Project,
    catalogue: &Arc<Catalogue>,
    period: Period,
    circles: &[Whom],
    basis: Basis,
    take: impl Fn(PeriodScores) -> T,
) -> Result<Vec<T>, ServiceError> {
    let known = Known::of(project, period, &catalogue.id, basis)?;
    let scored = |whom| scored(project, Arc::clone(catalogue), period, &known, known.inputs(project, whom)?);
    circles.iter().map(|whom| Ok(take(scored(whom)?))).collect()
}

/// The same as [`score_by`] with figures, targets and weights as a scenario sets them.
///
/// # Errors
/// What [`Refusal`] says of changes that cannot be made.
pub(super) fn score_otherwise(
    project: &Project,
    period: Period,
    whom: &Whom,
    basis: Basis,
    scenario: &Scenario,
) -> Result<PeriodScores, ServiceError> {
    let catalogue = project.catalogue_of(period)?;
    let known = Known::of(project, period, &catalogue.id, basis)?;
    let catalogue = Arc::new(catalogue.otherwise(scenario).map_err(Refusal::from)?);
    let inputs = known.inputs(project, whom)?;
    let altered = altered(&catalogue, period, &inputs, scenario)?;
    let inputs = inputs.iter().map(|input| altered.input(input)).collect();
    let scores = scored(project, catalogue, period, &known, inputs)?;
    Ok(PeriodScores { tried: scenario.clone(), ..scores })
}

fn scored(
    project: &Project,
    catalogue: Arc<Catalogue>,
    period: Period,
    known: &Known,
    inputs: Vec<UnitInput<'_>>,
) -> Result<PeriodScores, ServiceError> {
    let scores = ranking::scores(project, &catalogue, inputs);
    Ok(PeriodScores {
        period,
        basis: known.basis,
        cut_off: project.store().cut_off(period)?,
        standings: ranking::standings(project, &catalogue, scores),
        ranges: HashMap::new(),
        tried: Scenario::default(),
        catalogue,
        origins: known.stored.iter().map(|stored| (stored.submission.unit.clone(), origin_of(stored))).collect(),
    })
}

/// Asks something of what every unit asked for is scored by.
pub(super) fn with_inputs<T>(
    project: &Project,
    period: Period,
    whom: &Whom,
    ask: impl FnOnce(&[UnitInput<'_>]) -> T,
) -> Result<T, ServiceError> {
    let known = Known::of(project, period, &project.catalogue_of(period)?.id, Basis::Counts)?;
    Ok(ask(&known.inputs(project, whom)?))
}

fn origin_of(stored: &StoredSubmission) -> Origin {
    Origin {
        file_name: stored.file_name.clone(),
        imported_at: stored.imported_at.clone(),
        version_no: stored.version_no,
    }
}

/// Why a score is what it is, in words: what the window shows beside a number and `--explain` prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Indicator and unit.
    pub title: String,
    /// The rule, the numbers put in, and what comes out.
    pub arithmetic: Vec<String>,
    /// Cells, files and dates the numbers came from.
    pub sources: Vec<String>,
    /// The document the target comes from, and how well that was checked.
    pub basis: Vec<String>,
}

/// The word that asks for the reason of the total, where a group's or indicator's code may stand.
pub const TOTAL: &str = "total";

/// Explains one score: of an indicator, of a group, or of the whole ([`TOTAL`]).
pub fn explain(
    project: &Project,
    scores: &PeriodScores,
    unit: &UnitCode,
    indicator: &str,
    words: &Words,
) -> Result<Explanation, ServiceError> {
    let unit = project.unit(unit)?;
    if let Some(explanation) = explain_whole(scores, unit, indicator, words) {
        return Ok(explanation);
    }
    let asked = scores
        .catalogue
        .indicator(indicator)
        .ok_or_else(|| ServiceError::UnknownIndicator { code: indicator.to_owned() })?;
    let score = scores
        .of(&unit.code)
        .and_then(|standing| standing.score.indicator(&asked.code))
        .ok_or_else(|| ServiceError::UnknownIndicator { code: indicator.to_owned() })?;
    Ok(Explanation {
        title: say!(
            words,
            "explain-title",
            code = asked.code.as_str(),
            name = words.text(&asked.name),
            unit = unit.name.as_str(),
            period = words.period(scores.period)
        ),
        arithmetic: why_silent(project, scores, unit, score, words)?
            .into_iter()
            .chain(words.reason(&scores.catalogue, asked, score))
            .collect(),
        sources: sources(project, scores, score, words),
        basis: basis(asked, words).into_iter().chain(basis_of_points(&scores.catalogue, score, words)).collect(),
    })
}

/// Where a unit's own figure was wrong and not missing, what was wrong with it.
fn why_silent(
    project: &Project,
    scores: &PeriodScores,
    unit: &Unit,
    score: &IndicatorScore,
    words: &Words,
) -> Result<Vec<String>, ServiceError> {
    if score.state != State::NoData {
        return Ok(Vec::new());
    }
    let catalogue = scores.catalogue.id.clone();
    let key = SubmissionKey { unit: unit.code.clone(), period: scores.period, catalogue };
    let of_indicator = |fault: &Fault| fault.finding.kind.indicator() == Some(&*score.code);
    Ok(faults(project, &key)?.iter().filter(|fault| of_indicator(fault)).map(|fault| fault.told(words)).collect())
}

fn explain_whole(scores: &PeriodScores, unit: &Unit, code: &str, words: &Words) -> Option<Explanation> {
    let catalogue = &scores.catalogue;
    let group = catalogue.group(code).filter(|_| catalogue.indicator(code).is_none());
    if group.is_none() && code != TOTAL {
        return None;
    }
    let total = say!(words, "explain-total");
    let (code, name) = group.map_or(("", total.as_str()), |group| (&group.code, words.text(&group.name)));
    let score = &scores.of(&unit.code)?.score;
    Some(Explanation {
        title: say!(
            words,
            "explain-title",
            code = code,
            name = name,
            unit = unit.name.as_str(),
            period = words.period(scores.period)
        )
        .trim_start()
        .to_owned(),
        arithmetic: words.whole_reason(catalogue, score, group),
        sources: Vec::new(),
        basis: Vec::new(),
    })
}

/// Where the figures were read and, of what was appraised, who did that and when.
pub(super) fn sources(project: &Project, scores: &PeriodScores, score: &IndicatorScore, words: &Words) -> Vec<String> {
    // The arithmetic names a unit's own figure already; what is added up stands only here.
    let read = score.sources.iter().map(|source| {
        let figure = source.counted().filter(|_| score.rollup.is_some());
        let figure = figure.map(|answer| words.answer(answer, scores.catalogue.digits));
        let subject = Subject::Answer { unit: source.unit.clone(), indicator: score.code.to_string() };
        match scores.tried.of(&subject) {
            Some(_) => tried_line(project, scores, source, words),
            None => source_line(project, scores, source, figure, words),
        }
    });
    let appraised = score.appraisal.as_ref().map(|appraised| {
        let by = appraised.entry.by.clone().unwrap_or_else(|| say!(words, "appraisal-by-nobody"));
        say!(words, "explain-appraised", by = by, date = clock::readable(&appraised.entry.at))
    });
    read.chain(appraised).collect()
}

fn tried_line(project: &Project, scores: &PeriodScores, source: &AnswerSource, words: &Words) -> String {
    let figure = source.counted().map(|answer| words.answer(answer, scores.catalogue.digits));
    let name = project.name_of(&source.unit);
    say!(words, "explain-source-tried", unit = name, figure = figure.unwrap_or_default())
}

fn source_line(
    project: &Project,
    scores: &PeriodScores,
    source: &AnswerSource,
    figure: Option<String>,
    words: &Words,
) -> String {
    let name = project.name_of(&source.unit);
    let cell = match (&source.sheet, &source.cells) {
        (Some(sheet), Some(cells)) => format!("{sheet}!{cells}"),
        _ => String::new(),
    };
    let origin = scores.origin(&source.unit);
    let file = origin.map_or("", |origin| origin.file_name.as_str());
    let date = origin.map_or_else(String::new, |origin| clock::readable(&origin.imported_at));
    let version = origin.map_or(0, |origin| origin.version_no);
    let read = match figure {
        // The committee's figure stands in no workbook.
        Some(figure) if source.appraised.is_some() => {
            say!(words, "explain-source-appraised", unit = name, figure = figure)
        }
        Some(figure) => say!(
            words,
            "explain-source-of-sum",
            unit = name,
            figure = figure,
            cell = cell,
            file = file,
            date = date,
            version = version
        ),
        None if source.answer.is_none() => say!(words, "explain-source-none", unit = name),
        None => say!(words, "explain-source", unit = name, cell = cell, file = file, date = date, version = version),
    };
    match &source.original {
        Some(original) if source.appraised.is_none() => {
            read + &say!(words, "explain-source-edited", original = original.to_string())
        }
        _ => read,
    }
}

/// So many sentences of what a criteria set says of its basis are quoted: where its targets come from, and where its points.
const QUOTED: usize = 2;

/// Where the maximum points come from, in the criteria set's own words: its document may set a target and no points. The
/// rest of what it says stands in the criteria set.
fn basis_of_points(catalogue: &Catalogue, score: &IndicatorScore, words: &Words) -> Option<String> {
    let basis = words.text(catalogue.basis.as_ref().filter(|_| !score.max.is_zero())?);
    let quoted = opening(basis, QUOTED);
    let more = if quoted.len() < basis.len() { " …" } else { "" };
    let max = words.plain(score.max, catalogue.digits);
    Some(say!(words, "explain-points", max = max, basis = format!("{quoted}{more}")))
}

fn basis(indicator: &Indicator, words: &Words) -> Vec<String> {
    let source = &indicator.source;
    let document = words.cited(source);
    let mut lines =
        vec![say!(words, "explain-basis", document = document, status = words.source_status(source.status))];
    if let Some(target) = &indicator.target {
        let value = words.measured(indicator, target.value);
        lines.push(say!(words, "explain-target", value = value, deadline = words.date(target.deadline)));
    }
    if let Some(quote) = &source.quote {
        lines.push(say!(words, "explain-quote", quote = words.text(quote)));
    }
    if let Some(note) = &source.note {
        lines.push(words.text(note).to_owned());
    }
    lines
}
