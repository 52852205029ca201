//! The command that draws charts, and how its choices are written.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use rust_decimal::Decimal;

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
        kind: arguments.chart,
        measure: arguments.measure.parse()?,
        show: arguments.show,
        own: arguments.own.clone().or_else(|| project.own_unit()),
        with: arguments.with.clone(),
        versus: arguments.versus.as_deref().map(str::parse).transpose()?,
        region: chart::region(arguments.region.as_deref())?,
        peers: arguments.peers.clone(),
        least_coverage: arguments.coverage.map(|percent| Decimal::new(percent.into(), 2)),
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

impl ValueEnum for chart::Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()))
    }
}

impl ValueEnum for chart::Show {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    #[value(name = "A4", alias = "a4")]
    A4,
    #[value(name = "A3", alias = "a3")]
    A3,
}

impl From<PaperArg> for chart::Paper {
    fn from(paper: PaperArg) -> Self {
        match paper {
            PaperArg::A4 => Self::A4,
            PaperArg::A3 => Self::A3,
        }
    }
}
