//! The command that draws charts, and how its choices are written.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use rust_decimal::Decimal;

use super::args::Units;
use super::commands::whom;
use super::{Console, Ending, Outcome};
use crate::domain::{Period, UnitCode};
use crate::service::chart::{Kind, Show};
use crate::service::ranges::Draws;
use crate::service::{Project, chart};

#[derive(Debug, Args)]
pub struct Compare {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// An earlier period: changes since then are shown.
    #[arg(long)]
    pub against: Option<Period>,
    #[arg(long, value_enum, default_value_t = Units::Province)]
    pub units: Units,
    #[arg(long)]
    pub within: Option<UnitCode>,
    #[arg(long, value_enum)]
    pub chart: Kind,
    /// total, group:CODE or indicator:CODE.
    #[arg(long, default_value = "total")]
    pub measure: String,
    #[arg(long, value_enum)]
    pub show: Option<Show>,
    /// The unit to highlight.
    #[arg(long)]
    pub own: Option<UnitCode>,
    /// Further units to name: in strips, dots, radars, trends and ranks.
    #[arg(long, num_args = 1.., value_name = "CODE")]
    pub with: Vec<UnitCode>,
    /// The second measure of a scatter, as --measure.
    #[arg(long, value_name = "MEASURE")]
    pub versus: Option<String>,
    /// Only one region, by its name or code: tdmnpb, dbsh, btbdhmt, tn, dnb, dbscl.
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// Only one peer group, by its name; see the command peers.
    #[arg(long, value_name = "NAME")]
    pub peers: Option<String>,
    /// Only units with a coverage of at least this percentage of their applicable points.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub coverage: Option<u8>,
    /// The bloc to draw where each is ranked by itself: so, huyen, xa or one of the criteria set's own.
    #[arg(long)]
    pub bloc: Option<String>,
    /// Draws the weights so many times and shows the range of each rank of the total; 10000 is usual.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub draws: Option<u32>,
    /// .svg, .png or .pdf; further pages of a picture get -2, -3 …
    #[arg(long)]
    pub out: PathBuf,
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub paper: PaperArg,
    #[arg(long)]
    pub landscape: bool,
    #[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u32).range(36..=600))]
    pub dpi: u32,
    #[arg(long)]
    pub grey: bool,
}

/// Draws one chart into a file.
pub(super) fn draw_chart(arguments: &Compare, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
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
