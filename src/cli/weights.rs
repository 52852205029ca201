//! The command `weights`: which weight a unit's rank hangs on most.

use std::path::PathBuf;

use clap::Args;

use super::args::{Shape, share};
use super::table::shown;
use super::{Console, Ending, Outcome};
use crate::domain::{Period, UnitCode};
use crate::say;
use crate::service::ranges::Draws;
use crate::service::score::{self, Whom};
use crate::service::{Project, json, ranges};

/// Which weight matters most to a unit.
#[derive(Debug, Args)]
pub struct Weights {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    #[arg(long)]
    pub unit: UnitCode,
    /// How far each weight is varied: multiplied by 1 + SHARE and by 1 − SHARE, above 0 and below 1.
    #[arg(long, default_value_t = Draws::USUAL_SHARE, value_parser = share)]
    pub share: f64,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Prints what each weight does to a unit when it alone is moved.
pub(super) fn show_weights(arguments: &Weights, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    let words = console.words;
    let unit = project.unit(&arguments.unit)?;
    let scores = score::score_period(&project, arguments.period, &Whom::like(unit))?;
    let influences = ranges::influences(&project, &scores, &unit.code, arguments.share)?;
    let catalogue = &*scores.catalogue;
    match arguments.format {
        Shape::Json => {
            let shape = json::weights(&scores, &unit.code, arguments.share, &influences, catalogue.digits);
            console.text(&json::text(&shape)?);
        }
        Shape::Table => {
            let rank = scores.of(&unit.code).and_then(|standing| standing.rank).unwrap_or_default();
            let period = words.period(scores.period);
            console.line(say!(words, "weights-title", unit = unit.name.as_str(), period = period, rank = rank));
            console.text(&shown(&ranges::influence_table(catalogue, &influences, arguments.share, words)));
        }
    }
    Ok(Ending::Done)
}
