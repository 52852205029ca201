//! The command `versions`: every version of one submission, what differs between two, and which one counts.

use std::path::PathBuf;

use clap::Args;

use super::args::Shape;
use super::import::show_changes;
use super::table::{Align, text_table};
use super::{Console, Ending, Outcome};
use crate::domain::{Period, SubmissionKey, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::import::{AnswerChange, compare_versions, make_current, settled_for, versions};
use crate::service::{Project, ServiceError, Version, clock, json};

#[derive(Debug, Args)]
pub struct Versions {
    pub file: PathBuf,
    #[arg(long)]
    pub unit: UnitCode,
    #[arg(long)]
    pub period: Period,
    /// How the second of two versions differs from the first.
    #[arg(long, num_args = 2, value_names = ["N", "M"])]
    pub compare: Vec<u32>,
    /// Makes this version count again.
    #[arg(long = "use", value_name = "N")]
    pub make_current: Option<u32>,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Shows the versions; with `--use` after one was made current again, with `--compare` what two of them say otherwise.
pub(super) fn show_versions(arguments: &Versions, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    let (unit, period) = (project.unit(&arguments.unit)?.clone(), arguments.period);
    let key = SubmissionKey { unit: unit.code, period, catalogue: project.catalogue_of(period)?.id.clone() };
    let (words, period) = (console.words, period.to_string());
    if let Some(version) = arguments.make_current {
        let changed = make_current(&mut project, &key, version)?;
        let (unit, period) = (unit.name.as_str(), period.as_str());
        console.aside(if changed {
            say!(words, "cli-version-used", version = version, unit = unit, period = period)
        } else {
            say!(words, "cli-version-used-already", version = version, unit = unit, period = period)
        });
    }
    let changes = match arguments.compare[..] {
        [earlier, later] => Some(compare_versions(&project, &key, earlier, later)?),
        _ => None,
    };
    let all = versions(&project, &key)?;
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::versions(&key, &all, changes.as_deref()))?),
        Shape::Table if all.is_empty() => {
            console.line(say!(words, "cli-version-none", unit = unit.name, period = period));
        }
        Shape::Table => {
            console.text(&table(&project, &all, words)?);
            show_comparison(&project, &arguments.compare, changes.as_deref(), console);
        }
    }
    Ok(Ending::Done)
}

fn show_comparison(project: &Project, compared: &[u32], changes: Option<&[AnswerChange]>, console: &mut Console<'_>) {
    match (changes, compared) {
        (Some([]), [earlier, later]) => {
            let (earlier, later) = (earlier.to_string(), later.to_string());
            console.line(say!(console.words, "cli-versions-same", earlier = earlier, later = later));
        }
        (Some(changes), _) => show_changes(project, changes, console),
        (None, _) => {}
    }
}

fn table(project: &Project, versions: &[Version], words: &Words) -> Result<String, ServiceError> {
    let headings = [
        say!(words, "cli-column-version"),
        say!(words, "cli-column-counts"),
        say!(words, "cli-column-imported"),
        say!(words, "cli-column-file"),
    ];
    let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
    let rows: Vec<Vec<String>> =
        versions.iter().map(|version| row(project, version, words)).collect::<Result<_, _>>()?;
    Ok(text_table(&columns, &rows))
}

fn row(project: &Project, version: &Version, words: &Words) -> Result<Vec<String>, ServiceError> {
    let settled = settled_for(project, version)?.and_then(|settled| words.settled(&settled));
    let file =
        settled.map_or_else(|| version.file_name.clone(), |settled| format!("{} ({settled})", version.file_name));
    let state = match version {
        Version { undone: true, .. } => say!(words, "cli-version-undone"),
        Version { withdrawn_at: Some(_), .. } => say!(words, "cli-version-withdrawn"),
        Version { counts: true, .. } => say!(words, "cli-version-counts"),
        _ => NO_VALUE.to_owned(),
    };
    Ok(vec![version.version_no.to_string(), state, clock::readable(&version.imported_at), file])
}
