//! Annexes of the official report: the ranking, the points of every indicator, the arithmetic, the charts.

use super::super::words as shared;
use super::super::{Job, pictures};
use crate::catalogue::Indicator;
use crate::chart::Canvas;
use crate::compare::Standing;
use crate::domain::UnitCode;
use crate::i18n::Words;
use crate::report::blocks::{Block, Column, Row, Table, TextSize};
use crate::say;
use crate::scoring::{State, UnitScore};
use crate::service::analysis::Analysis;
use crate::service::chart::{ChartRequest, Kind, Measure, spec};
use crate::service::export::{band_name, remark};
use crate::service::score::PeriodScores;
use crate::service::{Project, ServiceError, ranking as rankings};

/// The area of a landscape page inside its margins and under an annex's title, in points.
const LANDSCAPE: (f32, f32) = (740.0, 400.0);

/// Every unit in order, a table for each ranking; `own` stands out.
pub(in crate::service::report) fn ranking(
    project: &Project,
    scores: &PeriodScores,
    own: Option<&UnitCode>,
    words: &Words,
) -> Vec<Block> {
    let catalogue = &*scores.catalogue;
    let parts =
        rankings::parted(project, catalogue, scores.standings.iter().collect(), |standing| &standing.score.unit);
    let table = |(bloc, standings): (rankings::Bloc<'_>, Vec<&Standing>)| {
        let mut columns = vec![
            Column::centred(say!(words, "cli-column-rank"), 5.0),
            Column::text(say!(words, "cli-column-unit"), 7.4),
            Column::figures(say!(words, "cli-column-score"), 3.4),
            Column::figures(say!(words, "cli-column-percent"), 3.8),
            Column::figures(say!(words, "cli-column-coverage"), 3.9),
            Column::text(say!(words, "cli-column-band"), 4.8),
        ];
        columns.extend(catalogue.groups.iter().map(|group| Column::figures(group.code.clone(), 2.8)));
        columns.push(Column::text(say!(words, "cli-column-remark"), remark_width(&standings, words)));
        let rows = standings.into_iter().map(|standing| {
            let cells = ranking_row(project, scores, standing, words);
            if own == Some(&standing.score.unit) { Row::strong(cells) } else { Row::plain(cells) }
        });
        let caption = rankings::name(catalogue, bloc, words).unwrap_or_default();
        Block::Table(Table { caption, columns, rows: rows.collect(), size: TextSize::Usual })
    };
    parts.into_iter().map(table).collect()
}

/// Remarks are sentences or nothing: room for two lines of the longest, or for the heading alone.
fn remark_width(standings: &[&Standing], words: &Words) -> f32 {
    let longest = standings.iter().map(|standing| remark(standing, words).chars().count()).max().unwrap_or(0);
    (longest as f32 * 0.23).clamp(3.6, 9.6)
}

fn ranking_row(project: &Project, scores: &PeriodScores, standing: &Standing, words: &Words) -> Vec<String> {
    let (score, digits) = (&standing.score, scores.catalogue.digits);
    let sent = |text: String| if score.sent { text } else { shared::none() };
    let mut row = vec![
        words.rank(standing.rank, scores.ranges.get(&score.unit)),
        project.name_of(&score.unit).to_owned(),
        sent(words.number(score.points, digits)),
        sent(score.percent.map_or_else(shared::none, |percent| words.number(percent, digits))),
        sent(score.coverage.map_or_else(shared::none, |coverage| words.percent(coverage, 0))),
        band_name(&scores.catalogue, standing, words),
    ];
    row.extend(score.groups.iter().map(|group| {
        let told = group.told().filter(|_| score.sent);
        told.map_or_else(shared::none, |points| words.number(points, digits))
    }));
    row.push(remark(standing, words));
    row
}

/// The points of every scored indicator, unit by unit.
pub(super) fn points(project: &Project, scores: &PeriodScores, words: &Words) -> Vec<Block> {
    let scored: Vec<&Indicator> = scores.catalogue.scored().collect();
    let mut columns = vec![Column::text(say!(words, "cli-column-unit"), 4.5)];
    columns.extend(scored.iter().map(|indicator| Column::figures(indicator.code.clone(), 1.5)));
    let row = |score: &UnitScore| {
        let cells = scored.iter().map(|indicator| {
            let score = score.indicator(&indicator.code).filter(|score| score.state == State::Answered && score.counts);
            score.map_or_else(shared::none, |score| words.number(score.points, scores.catalogue.digits))
        });
        Row::plain(std::iter::once(project.name_of(&score.unit).to_owned()).chain(cells).collect())
    };
    let rows = scores.standings.iter().map(|standing| row(&standing.score)).collect();
    vec![
        Block::Table(Table { caption: String::new(), columns, rows, size: TextSize::Dense }),
        Block::paragraph(say!(words, "official-points-note")),
    ]
}

/// Why each indicator of a unit has its points, line by line.
pub(super) fn arithmetic(analysis: &Analysis, words: &Words) -> Vec<Block> {
    let catalogue = &analysis.catalogue;
    let rows = analysis.indicators.iter().filter_map(|view| {
        let indicator = catalogue.indicator(&view.score.code)?;
        let name = format!("{} {}", indicator.code, words.text(&indicator.name));
        Some(Row::plain(vec![name, words.reason(catalogue, indicator, &view.score).join("\n")]))
    });
    let columns = vec![
        Column::text(say!(words, "report-indicator"), 4.0),
        Column::text(say!(words, "official-column-arithmetic"), 7.0),
    ];
    vec![Block::Table(Table { caption: String::new(), columns, rows: rows.collect(), size: TextSize::Usual })]
}

/// The ranking as a chart, as many pages as it takes.
pub(super) fn charts(job: &Job<'_>, own: Option<&UnitCode>) -> Result<Vec<Block>, ServiceError> {
    let Job { project, request, made, words, .. } = *job;
    job.steps.begin(say!(words, "report-step-charts"))?;
    let ranking = ChartRequest::new(request.period, Kind::Ranking, Measure::Total);
    let ranking = ChartRequest { own: own.cloned(), ..ranking };
    let spec = spec(project, &ranking, made, words)?;
    let charts =
        pictures::drawn(&spec, &Canvas::part_of_paper(LANDSCAPE.0, LANDSCAPE.1), "ranking", request.sheet.grey)?;
    Ok(charts.into_iter().map(Block::Chart).collect())
}
