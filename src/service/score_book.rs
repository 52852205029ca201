//! The scores of a period as a file: an Excel workbook with live formulas, or CSV.

use std::path::Path;

use super::export::{band_name, remark, scores_csv};
use super::score::{PeriodScores, sources};
use super::{Project, ServiceError, clock, files, ranking};
use crate::compare::Standing;
use crate::i18n::Words;
use crate::say;
use crate::scoring::{AnswerSource, GroupScore, IndicatorScore, Method, UnitScore, Why};
use crate::workbook::score_book::{BookFigure, BookRanking, BookUnit, Earned, ScoreBook, Sum, write_score_book};

/// Writes the scores where the ending of the name says how: `.xlsx` or `.csv`.
///
/// # Errors
/// [`ServiceError::UnknownFormat`] for another ending, and whatever writing may meet; there is then no file.
pub fn write(project: &Project, scores: &PeriodScores, path: &Path, words: &Words) -> Result<(), ServiceError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let bytes = match ending.as_str() {
        "csv" => scores_csv(project, scores, words)?.into_bytes(),
        "xlsx" => xlsx(project, scores, words)?,
        _ => return Err(ServiceError::UnknownFormat { path: path.to_owned(), allowed: ".xlsx, .csv" }),
    };
    files::write_whole(path, &bytes)
}

/// The workbook, to be written by whoever asks.
///
/// # Errors
/// A workbook that its format has no room for.
pub fn xlsx(project: &Project, scores: &PeriodScores, words: &Words) -> Result<Vec<u8>, ServiceError> {
    Ok(write_score_book(&score_book(project, scores, words), words)?)
}

fn score_book<'a>(project: &'a Project, scores: &'a PeriodScores, words: &Words) -> ScoreBook<'a> {
    let catalogue = &*scores.catalogue;
    let standings = scores.standings.iter().collect();
    let parts = ranking::parted(project, catalogue, standings, |standing: &&Standing| &standing.score.unit);
    ScoreBook {
        catalogue,
        title: say!(words, "book-title", period = words.period(scores.period)),
        remarks: remarks(project, scores, words),
        rankings: parts
            .into_iter()
            .map(|(bloc, standings)| BookRanking {
                name: ranking::name(catalogue, bloc, words),
                units: standings.into_iter().map(|standing| book_unit(project, scores, standing, words)).collect(),
            })
            .collect(),
    }
}

fn remarks(project: &Project, scores: &PeriodScores, words: &Words) -> Vec<String> {
    let made = say!(
        words,
        "book-made",
        catalogue = words.edition(&scores.catalogue),
        name = words.text(&scores.catalogue.name),
        cut_off = words.date(scores.cut_off),
        made = words.date(clock::today())
    );
    let sent = say!(words, "book-sent", sent = scores.sent(), units = scores.standings.len());
    project.marking_in(words).into_iter().chain([made, sent]).collect()
}

fn book_unit<'a>(
    project: &'a Project,
    scores: &'a PeriodScores,
    standing: &'a Standing,
    words: &Words,
) -> BookUnit<'a> {
    let score = &standing.score;
    let unit = project.register().by_code(&score.unit);
    BookUnit {
        code: score.unit.as_str(),
        name: unit.map_or(score.unit.as_str(), |unit| &unit.name),
        rank: standing.rank,
        band: standing.band.as_ref().map(|_| band_name(&scores.catalogue, standing, words)),
        remark: remark(standing, words),
        total: total(score),
        percent: score.percent.filter(|_| score.sent),
        coverage: score.coverage.filter(|_| score.sent),
        groups: score.groups.iter().map(|group| group_sum(score, group)).collect(),
        figures: score.indicators.iter().map(|indicator| figure(project, scores, score, indicator, words)).collect(),
    }
}

/// Of a unit that has sent nothing a zero would be a figure.
fn total(score: &UnitScore) -> Option<Sum> {
    (score.sent && score.counts).then_some(Sum { points: score.points, max: score.max })
}

fn group_sum(score: &UnitScore, group: &GroupScore) -> Option<Sum> {
    (score.sent && group.counts).then_some(Sum { points: group.points, max: group.max })
}

fn figure<'a>(
    project: &Project,
    scores: &PeriodScores,
    unit: &UnitScore,
    score: &'a IndicatorScore,
    words: &Words,
) -> BookFigure<'a> {
    let parts = score.rollup.iter().flat_map(|_| score.sources.iter().filter_map(AnswerSource::counted));
    BookFigure {
        state: words.state(score.state),
        answer: score.answer.as_ref(),
        parts: parts.collect(),
        earned: earned(unit, score),
        source: told(sources(project, scores, score, words), words),
    }
}

/// The first few places; a cell holds no list of hundreds of agencies.
fn told(mut places: Vec<String>, words: &Words) -> String {
    const MOST: usize = 3;
    let more = places.len().saturating_sub(MOST);
    if more > 0 {
        places.truncate(MOST);
        places.push(say!(words, "book-more-sources", count = more));
    }
    places.join("; ")
}

fn earned(unit: &UnitScore, score: &IndicatorScore) -> Earned {
    if !unit.sent || !score.counts {
        return Earned::LeftOut;
    }
    let sum = Sum { points: score.points, max: score.max };
    match score.reason.why {
        Why::Scored { method: Method::Entered } => Earned::Entered(sum),
        Why::Scored { .. } => Earned::ByRule(sum),
        Why::Followed | Why::LeftOut { .. } | Why::Missing { .. } | Why::NoTarget | Why::NoPeers => {
            Earned::Nothing { max: score.max }
        }
    }
}
