//! The command `export`.

use std::path::PathBuf;

use clap::Args;

use super::args::Units;
use super::commands::whom;
use super::{Console, Ending, Outcome};
use crate::domain::{Period, UnitCode};
use crate::say;
use crate::service::{Project, score, score_book};

#[derive(Debug, Args)]
pub struct Export {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Where to: .xlsx or .csv.
    #[arg(long)]
    pub out: PathBuf,
    /// Another criteria set that the data file holds, or another version: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    #[arg(long, value_enum, default_value_t = Units::Province)]
    pub units: Units,
    /// The agencies of this province.
    #[arg(long)]
    pub within: Option<UnitCode>,
}

pub(super) fn write_scores(arguments: &Export, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    let catalogue = project.catalogue_asked_or_of(arguments.catalogue.as_deref(), arguments.period)?;
    let whom = whom(arguments.units, arguments.within.clone());
    let scores = score::score_under(&project, catalogue, arguments.period, &whom)?;
    score_book::write(&project, &scores, &arguments.out, console.words)?;
    console.line(say!(console.words, "cli-export-written", file = arguments.out.display().to_string()));
    Ok(Ending::Done)
}
