//! The command that draws charts, and how its choices are written.

use clap::ValueEnum;

use super::args::Compare;
use super::commands::whom;
use super::{Console, Ending, Outcome};
use crate::service::ranges::Draws;
use crate::service::{Project, ServiceError, chart};

/// Draws one chart into a file.
pub(super) fn draw_chart(arguments: &Compare, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    if let Some(against) =
        arguments.against.filter(|against| against.default_cut_off() >= arguments.period.default_cut_off())
    {
        return Err(ServiceError::NotEarlier { period: arguments.period.to_string(), against: against.to_string() });
    }
    let request = chart::ChartRequest {
        period: arguments.period,
        against: arguments.against,
        whom: whom(arguments.units, arguments.within.clone()),
        kind: arguments.chart.into(),
        measure: arguments.measure.parse()?,
        show: arguments.show.map(Into::into),
        own: arguments.own.clone().or_else(|| project.own_unit()),
        with: arguments.with.clone(),
        versus: arguments.versus.as_deref().map(str::parse).transpose()?,
        region: chart::region(arguments.region.as_deref())?,
        bloc: arguments.bloc.clone(),
        draws: arguments.draws.map(|count| Draws { count, ..Draws::default() }),
    };
    let paper = chart::PaperRequest {
        paper: arguments.paper.into(),
        landscape: arguments.landscape,
        grey: arguments.grey,
        dpi: arguments.dpi,
    };
    for path in chart::write(&project, &request, paper, &arguments.out, console.words)? {
        console.line(path.display().to_string());
    }
    Ok(Ending::Done)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    Ranking,
    Target,
    Dumbbell,
    Heatmap,
    Tilemap,
    Strip,
    Dots,
    Radar,
    Trend,
    Bump,
    Multiples,
    Scatter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Show {
    Score,
    Value,
    Achievement,
    Gap,
    Rank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    #[value(name = "A4", alias = "a4")]
    A4,
    #[value(name = "A3", alias = "a3")]
    A3,
}

impl From<ChartKind> for chart::Kind {
    fn from(kind: ChartKind) -> Self {
        match kind {
            ChartKind::Ranking => Self::Ranking,
            ChartKind::Target => Self::Target,
            ChartKind::Dumbbell => Self::Dumbbell,
            ChartKind::Heatmap => Self::Heatmap,
            ChartKind::Tilemap => Self::Tilemap,
            ChartKind::Strip => Self::Strip,
            ChartKind::Dots => Self::Dots,
            ChartKind::Radar => Self::Radar,
            ChartKind::Trend => Self::Trend,
            ChartKind::Bump => Self::Bump,
            ChartKind::Multiples => Self::Multiples,
            ChartKind::Scatter => Self::Scatter,
        }
    }
}

impl From<Show> for chart::Show {
    fn from(show: Show) -> Self {
        match show {
            Show::Score => Self::Score,
            Show::Value => Self::Value,
            Show::Achievement => Self::Achievement,
            Show::Gap => Self::Gap,
            Show::Rank => Self::Rank,
        }
    }
}

impl From<PaperArg> for chart::Paper {
    fn from(paper: PaperArg) -> Self {
        match paper {
            PaperArg::A4 => Self::A4,
            PaperArg::A3 => Self::A3,
        }
    }
}
