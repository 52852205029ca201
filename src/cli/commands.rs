//! Each command: calls its service and prints what came of it.

use std::path::Path;
use std::sync::Arc;

use super::analyse::{show_analysis, show_peers};
use super::args::{Command, Format, Score, Shape, Template, Units};
use super::compare::draw_chart;
use super::import::{import_files, show_findings};
use super::pace::{Pace, Work};
use super::table::{Align, shown, text_table};
use super::versions::show_versions;
use super::{Console, Ending, Outcome, show};
use crate::domain::text::in_one_line;
use crate::domain::{Period, Severity, SubmissionKey, UnitCode};
use crate::i18n::NO_VALUE;
use crate::say;
use crate::service::ranges::{self, Draws};
use crate::service::score::Whom;
use crate::service::{
    Catalogue, CatalogueChoice, Letterhead, Project, ServiceError, clock, demo, doubts, export, guide, import, json,
    maintain, owing, returns, score, templates,
};

/// Runs one command.
pub(super) fn run(command: Command, console: &mut Console<'_>) -> Outcome {
    match command {
        Command::Demo { dir } => make_demo(&dir, console),
        Command::New { file, catalogue } => new(&file, &catalogue, console),
        #[cfg(feature = "gui")]
        Command::Associate { remove } => super::associate::run(remove, console),
        Command::Guide { pdf } => write_guide(&pdf, console),
        Command::Template(arguments) => write_templates(&arguments, console),
        Command::Inspect { paths, format } => inspect(&paths, format, console),
        Command::Import(arguments) => import_files(&arguments, console),
        Command::Undo { file } => undo(&file, console),
        Command::Withdraw { file, unit, period } => withdraw(&file, unit, period, console),
        Command::Periods(arguments) => super::periods::show_periods(&arguments, console),
        Command::Versions(arguments) => show_versions(&arguments, console),
        Command::Units { file, import, format } => units(&file, import.as_deref(), format, console),
        Command::Owing { file, period, out, letterhead } => {
            show_owing(&file, period, out.as_deref(), letterhead.letterhead(), console)
        }
        Command::Score(arguments) => show_scores(&arguments, console),
        Command::Weights(arguments) => super::weights::show_weights(&arguments, console),
        Command::WhatIf(arguments) => super::what_if::run(&arguments, console),
        Command::Appraise(arguments) => super::appraise::appraise(&arguments, console),
        Command::Compare(arguments) => draw_chart(&arguments, console),
        Command::Catalogue(arguments) => super::catalogue::run(&arguments, console),
        Command::Analyse(arguments) => show_analysis(&arguments, console),
        Command::Peers(arguments) => show_peers(&arguments, console),
        Command::Export(arguments) => super::export::write_scores(&arguments, console),
        Command::Report(arguments) => super::report::write_report(&arguments, console),
        Command::Backup(arguments) => super::backup::copy(&arguments, console),
        Command::Restore(arguments) => super::backup::restore(&arguments, console),
        Command::Check { file, format } => check(&file, format, console),
    }
}

fn make_demo(dir: &Path, console: &mut Console<'_>) -> Outcome {
    let words = console.words;
    let made = demo::make(dir, words, &mut Pace::begin(Work::Making).told_on(console))?;
    console.line(say!(words, "cli-demo-made"));
    for path in made {
        console.line(format!("  {}", path.display()));
    }
    Ok(Ending::Done)
}

fn new(file: &Path, catalogue: &str, console: &mut Console<'_>) -> Outcome {
    let project = match Project::create(file, &CatalogueChoice::from_argument(catalogue)) {
        // The same faults in a data file are its damage; in a file given as an argument they are the user's to mend.
        Err(faulty @ ServiceError::CatalogueFaults { .. }) => {
            show(&faulty.problem(console.words), console);
            return Ok(Ending::Usage);
        }
        made => made?,
    };
    let name = console.words.text(&project.catalogue().name).to_owned();
    console.line(say!(
        console.words,
        "cli-new-made",
        file = file.display().to_string(),
        catalogue = name,
        units = project.register().units().len()
    ));
    Ok(Ending::Done)
}

fn write_templates(arguments: &Template, console: &mut Console<'_>) -> Outcome {
    let Template { file, period, catalogue, out, unit } = arguments;
    let project = Project::open(file)?;
    let words = console.words;
    let written = templates::write_templates(
        &project,
        &*project.catalogue_asked_or_of(catalogue.as_deref(), *period)?,
        *period,
        unit,
        out,
        words,
        &mut Pace::begin(Work::Making).told_on(console),
    )?;
    for path in written {
        console.line(path.display().to_string());
    }
    Ok(Ending::Done)
}

fn inspect(paths: &[std::path::PathBuf], format: Shape, console: &mut Console<'_>) -> Outcome {
    let inspected = import::inspect(paths)?;
    match format {
        Shape::Json => console.text(&json::text(&json::inspection(&inspected, console.words))?),
        Shape::Table => {
            for file in &inspected {
                console.line(in_one_line(&file.path.display().to_string()));
                for sheet in &file.contents.sheets {
                    console.line(format!("  {} ({})", sheet.name, sheet.cells.len()));
                    for cell in &sheet.cells {
                        console.line(format!("    {}\t{}", cell.address, cell.value.shown()));
                    }
                }
                show_findings(&file.contents.findings, console);
            }
        }
    }
    let faulty = inspected.iter().flat_map(|file| &file.contents.findings).any(|f| f.severity() == Severity::Error);
    Ok(if faulty { Ending::Findings } else { Ending::Done })
}

fn write_guide(pdf: &Path, console: &mut Console<'_>) -> Outcome {
    guide::write_pdf(pdf, clock::today(), console.words)?;
    console.line(say!(console.words, "cli-guide-written", file = pdf.display().to_string()));
    Ok(Ending::Done)
}

fn undo(file: &Path, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(file)?;
    let text = match maintain::undo_last_import(&mut project)? {
        Some(undone) => say!(
            console.words,
            "cli-undo-done",
            made_at = clock::readable(&undone.made_at),
            files = undone.files,
            submissions = undone.submissions
        ),
        None => say!(console.words, "cli-undo-nothing"),
    };
    console.line(text);
    Ok(Ending::Done)
}

fn withdraw(file: &Path, unit: UnitCode, period: Period, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(file)?;
    let name = project.unit(&unit)?.name.clone();
    let key = SubmissionKey { unit, period, catalogue: project.catalogue_of(period)?.id.clone() };
    let withdrawn = maintain::withdraw(&mut project, &key)?;
    let period = period.to_string();
    let words = console.words;
    let Some(withdrawn) = withdrawn else {
        console.line(say!(words, "cli-withdraw-nothing", unit = name, period = period));
        return Ok(Ending::Done);
    };
    let version = withdrawn.taken_back.version_no;
    console.line(say!(words, "cli-withdraw-done", unit = name, period = period, version = version));
    console.line(match withdrawn.counts_again {
        Some(earlier) => say!(words, "cli-withdraw-earlier", version = earlier.version_no),
        None => say!(words, "cli-withdraw-none-left"),
    });
    Ok(Ending::Done)
}

fn units(file: &Path, list: Option<&Path>, format: Format, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(file)?;
    if let Some(list) = list {
        let changes = project.import_units(list)?;
        console.aside(say!(
            console.words,
            "cli-units-taken",
            added = changes.added,
            changed = changes.changed,
            same = changes.same
        ));
        return Ok(Ending::Done);
    }
    match format {
        Format::Json => console.text(&json::text(&json::units(&project))?),
        Format::Csv => console.text(&export::units_csv(&project)?),
        Format::Table => {
            let words = console.words;
            let headings = [
                say!(words, "cli-column-code"),
                say!(words, "cli-column-unit"),
                say!(words, "cli-column-kind"),
                say!(words, "cli-column-parent"),
            ];
            let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
            let rows: Vec<Vec<String>> = project
                .register()
                .units()
                .iter()
                .map(|unit| {
                    let parent = unit.parent.as_ref().map_or(NO_VALUE.to_owned(), ToString::to_string);
                    vec![unit.code.to_string(), unit.name.clone(), words.unit_kind(unit.kind), parent]
                })
                .collect();
            console.text(&text_table(&columns, &rows));
        }
    }
    Ok(Ending::Done)
}

fn show_owing(
    file: &Path,
    period: Period,
    out: Option<&Path>,
    letterhead: Letterhead,
    console: &mut Console<'_>,
) -> Outcome {
    let mut project = Project::open(file)?;
    project.write_as(letterhead);
    let owing = owing::owing(&project, period)?;
    console.aside(say!(console.words, "cli-owing-count", owing = owing.owing.len(), all = owing.all()));
    for unit in &owing.owing {
        console.line(format!("{}\t{}", unit.code, unit.official_name()));
    }
    if let Some(out) = out {
        let words = console.words;
        let written = returns::write_reminder(&project, period, out, words)?;
        console.aside(match written {
            Some(count) => say!(words, "cli-owing-letter", count = count, file = out.display().to_string()),
            None => say!(words, "cli-owing-none"),
        });
    }
    Ok(Ending::Done)
}

fn show_scores(arguments: &Score, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    let period = arguments.period;
    let catalogue = project.catalogue_asked_or_of(arguments.catalogue.as_deref(), period)?;
    if let Some(asked) = &arguments.explain {
        return explain(&project, catalogue, arguments, asked, console);
    }
    let whom = whom(arguments.units, arguments.within.clone());
    let mut scores = score::score_by(&project, catalogue, period, &whom, arguments.basis.into())?;
    let draws = arguments.draws.map(|count| Draws { count, share: arguments.share, seed: arguments.seed });
    if let Some(draws) = draws {
        scores.ranges = ranges::rank_ranges(&project, &scores, draws);
    }
    if arguments.format != Format::Json {
        console.aside(say!(console.words, "cli-score-under", catalogue = console.words.edition(&scores.catalogue)));
    }
    match arguments.format {
        Format::Json => {
            console.text(&json::text(&json::scores(&project, &scores))?);
        }
        Format::Csv => console.text(&export::scores_csv(&project, &scores, console.words)?),
        Format::Table => {
            for (name, table) in export::score_tables(&project, &scores, console.words) {
                if let Some(name) = name {
                    console.line(name);
                }
                console.text(&shown(&table));
            }
            if let Some(draws) = draws {
                console.line(ranges::method(draws, console.words));
            }
        }
    }
    Ok(Ending::Done)
}

/// Within a province there are only agencies.
pub(super) fn whom(units: Units, within: Option<UnitCode>) -> Whom {
    match (units, within) {
        (Units::Province, None) => Whom::Compared,
        (_, within) => Whom::Agencies { within },
    }
}

/// The unit itself says whether it is scored among provinces or agencies.
fn explain(
    project: &Project,
    catalogue: Arc<Catalogue>,
    arguments: &Score,
    asked: &str,
    console: &mut Console<'_>,
) -> Outcome {
    let unknown = || ServiceError::UnknownMeasure { text: asked.to_owned() };
    let (unit, indicator) = asked.split_once('/').ok_or_else(unknown)?;
    let unit: UnitCode = unit.parse().map_err(|_| unknown())?;
    let whom = Whom::like(project.unit(&unit)?);
    let scores = score::score_by(project, catalogue, arguments.period, &whom, arguments.basis.into())?;
    let explanation = score::explain(project, &scores, &unit, indicator, console.words)?;
    console.line(&explanation.title);
    for lines in [&explanation.arithmetic, &explanation.sources, &explanation.basis] {
        for line in lines {
            console.line(format!("  {line}"));
        }
    }
    Ok(Ending::Done)
}

fn check(file: &Path, format: Shape, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(file)?;
    let report = maintain::check(&project)?;
    let problems = maintain::problems(&project, &report, console.words)?;
    let sound = maintain::is_sound(&report, &problems);
    // They are warnings: what is doubtful may well be right. Of a file that is not sound no figure can be trusted.
    let doubts = if sound { doubts::all(&project)? } else { Vec::new() };
    match format {
        Shape::Json => console.text(&json::text(&json::check(&project, &report, problems, &doubts, console.words))?),
        Shape::Table => {
            let periods: Vec<String> = report.periods.iter().map(Period::to_string).collect();
            console.line(say!(
                console.words,
                "cli-check-summary",
                integrity = report.integrity.as_str(),
                schema = report.schema_version.to_string(),
                periods = periods.join(", "),
                submissions = report.submissions.to_string()
            ));
            for problem in problems {
                console.line(problem);
            }
            if !doubts.is_empty() {
                console.line(say!(console.words, "cli-check-doubts", count = doubts.len().to_string()));
            }
            for doubt in &doubts {
                console.line(format!("  {}", doubts::sentence(&project, doubt, console.words)));
            }
        }
    }
    Ok(if sound { Ending::Done } else { Ending::Findings })
}
