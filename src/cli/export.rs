//! The command `export`.

use super::args::Export;
use super::commands::whom;
use super::{Console, Ending, Outcome};
use crate::say;
use crate::service::{Project, score, score_book};

pub(super) fn write_scores(arguments: &Export, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    let catalogue = project.catalogue_asked_or_of(arguments.catalogue.as_deref(), arguments.period)?;
    let whom = whom(arguments.units, arguments.within.clone());
    let scores = score::score_under(&project, catalogue, arguments.period, &whom)?;
    score_book::write(&project, &scores, &arguments.out, console.words)?;
    console.line(say!(console.words, "cli-export-written", file = arguments.out.display().to_string()));
    Ok(Ending::Done)
}
