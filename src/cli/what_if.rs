//! The command `what-if`: a unit's result with figures, targets and weights set otherwise, and scenarios under a name.

use std::path::PathBuf;

use clap::Args;

use super::args::{Basis, Shape};
use super::table::{Align, text_table};
use super::{Console, Ending, Outcome};
use crate::domain::{NamedScenario, Period, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::what_if::{self, Moved, StoredScenario, Told, WhatIf};
use crate::service::{Project, ServiceError, clock, json};

/// What a unit's result would be.
#[derive(Debug, Args)]
pub struct Arguments {
    pub file: PathBuf,
    #[arg(long, required_unless_present_any = ["scenario", "list", "delete"])]
    pub period: Option<Period>,
    #[arg(long, required_unless_present_any = ["scenario", "list", "delete"])]
    pub unit: Option<UnitCode>,
    /// Sets a figure: D1=310/1000, D1=31%, C3=5200, A1=có, D2="không áp dụng"; of another unit: 48-stttt/D1=12/40.
    #[arg(long, value_name = "CODE=FIGURE")]
    pub set: Vec<String>,
    /// Sets a target: D1=40%, D1=0.4.
    #[arg(long, value_name = "CODE=TARGET")]
    pub target: Vec<String>,
    /// Sets the maximum points, or in a mean the weight, of an indicator or a group: D1=15, D=50.
    #[arg(long, value_name = "CODE=POINTS")]
    pub weight: Vec<String>,
    /// Starts from a saved scenario; period and unit are its own unless given.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// Saves the trial under this name.
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Lets --save replace another scenario of that name.
    #[arg(long, requires = "save")]
    pub replace: bool,
    /// Shows the saved scenarios.
    #[arg(long, conflicts_with_all = ["delete", "save", "scenario"])]
    pub list: bool,
    /// Deletes a saved scenario.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["save", "scenario"])]
    pub delete: Option<String>,
    #[arg(long, value_enum, default_value_t = Basis::Counts)]
    pub basis: Basis,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Tries, lists or deletes, as asked; writes nothing unless a name is to be saved or deleted.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    if let Some(name) = &arguments.delete {
        what_if::delete(&mut project, name)?;
        console.aside(say!(console.words, "cli-scenario-deleted", name = name.as_str()));
        return Ok(Ending::Done);
    }
    if arguments.list {
        return list(&project, arguments, console);
    }
    let opened = arguments.scenario.as_deref().map(|name| what_if::open(&project, name)).transpose()?;
    let opened = opened.map(|stored| stored.named);
    let tried = attempt(&project, arguments, opened.as_ref(), console)?;
    show(&project, &tried, arguments, console)?;
    if let Some(name) = &arguments.save {
        let name = what_if::save(&mut project, &tried, name, arguments.replace)?;
        console.aside(say!(console.words, "cli-scenario-saved", name = name));
    }
    Ok(Ending::Done)
}

fn attempt(
    project: &Project,
    arguments: &Arguments,
    opened: Option<&NamedScenario>,
    console: &mut Console<'_>,
) -> Result<WhatIf, ServiceError> {
    let (unit, period) = whose_and_when(arguments, opened)?;
    let catalogue = project.catalogue_of(period)?;
    let mut scenario = opened.map(|named| named.scenario.clone()).unwrap_or_default();
    let answers = arguments.set.iter().map(|text| what_if::change_of_answer(&catalogue, &unit, text));
    let targets = arguments.target.iter().map(|text| what_if::change_of_target(&catalogue, text));
    let weights = arguments.weight.iter().map(|text| what_if::change_of_weight(&catalogue, text));
    for change in answers.chain(targets).chain(weights) {
        scenario.set(change?);
    }
    let told = opened.map(|named| what_if::mismatches(named, &catalogue, period, console.words));
    told.into_iter().flatten().for_each(|line| console.aside(line));
    what_if::what_if(project, period, &unit, arguments.basis.into(), &scenario)
}

/// As named, else as the scenario was saved.
fn whose_and_when(arguments: &Arguments, opened: Option<&NamedScenario>) -> Result<(UnitCode, Period), ServiceError> {
    let unit = arguments.unit.clone().or_else(|| opened.and_then(|named| named.unit.clone()));
    let period = arguments.period.or_else(|| opened.map(|named| named.period));
    // Without a scenario both must be named: the arguments see to that.
    let name = || opened.map_or_else(String::new, |named| named.name.clone());
    unit.zip(period).ok_or_else(|| ServiceError::ScenarioWithoutUnit { name: name() })
}

fn show(
    project: &Project,
    tried: &WhatIf,
    arguments: &Arguments,
    console: &mut Console<'_>,
) -> Result<(), ServiceError> {
    let words = console.words;
    match arguments.format {
        Shape::Json => {
            let shape = json::what_if(project, tried, arguments.scenario.as_deref(), words)?;
            console.text(&json::text(&shape)?);
        }
        Shape::Table => show_told(&what_if::told(project, tried, words)?, console),
    }
    Ok(())
}

fn show_told(told: &Told, console: &mut Console<'_>) {
    let words = console.words;
    console.line(&told.title);
    section(&say!(words, "what-if-changes"), console);
    if told.changes.is_empty() {
        console.line(say!(words, "what-if-no-changes"));
    }
    told.changes.iter().for_each(|change| console.line(&change.text));
    section(&say!(words, "what-if-result"), console);
    let heads = [String::new(), now(words), then(words), say!(words, "what-if-column-moved")];
    console.text(&moved_table(&heads, &told.facts));
    show_indicators(told, console);
    match told.others.as_slice() {
        [] => section(&say!(words, "what-if-no-others"), console),
        others => {
            section(&say!(words, "what-if-others", count = others.len()), console);
            let heads = [say!(words, "cli-column-unit"), now(words), then(words), say!(words, "what-if-column-moved")];
            console.text(&moved_table(&heads, others));
        }
    }
}

fn now(words: &Words) -> String {
    say!(words, "what-if-column-before")
}

fn then(words: &Words) -> String {
    say!(words, "what-if-column-after")
}

fn section(title: &str, console: &mut Console<'_>) {
    console.line("");
    console.line(title.to_uppercase());
}

fn moved_table(heads: &[String; 4], rows: &[Moved]) -> String {
    let aligned = [Align::Left, Align::Right, Align::Right, Align::Right];
    let columns: Vec<_> = heads.iter().map(String::as_str).zip(aligned).collect();
    let row = |moved: &Moved| [&moved.title, &moved.before, &moved.after, &moved.by].map(Clone::clone).to_vec();
    text_table(&columns, &rows.iter().map(row).collect::<Vec<_>>())
}

fn show_indicators(told: &Told, console: &mut Console<'_>) {
    let words = console.words;
    if told.indicators.is_empty() {
        return section(&say!(words, "what-if-no-indicators"), console);
    }
    section(&say!(words, "what-if-indicators", count = told.indicators.len()), console);
    for line in &told.indicators {
        let [before, after] = &line.values;
        let moved = if line.score.by.is_empty() { String::new() } else { format!(" ({})", line.score.by) };
        console.line(format!("{}  {}", line.code, line.name));
        if before != after {
            console.line(format!("    {before} → {after}"));
        }
        console.line(format!("    {} → {}{moved}", line.score.before, line.score.after));
        line.reason.iter().for_each(|reason| console.line(format!("      {reason}")));
    }
}

fn list(project: &Project, arguments: &Arguments, console: &mut Console<'_>) -> Outcome {
    let saved = what_if::saved(project)?;
    let words = console.words;
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::scenarios(&saved))?),
        Shape::Table if saved.is_empty() => console.line(say!(words, "cli-scenario-none")),
        Shape::Table => {
            let heads = [
                (say!(words, "cli-column-scenario"), Align::Left),
                (say!(words, "cli-column-period"), Align::Left),
                (say!(words, "cli-column-unit"), Align::Left),
                (say!(words, "cli-column-criteria-set"), Align::Left),
                (say!(words, "cli-column-changes"), Align::Right),
                (say!(words, "cli-column-made-at"), Align::Left),
            ];
            let columns: Vec<_> = heads.iter().map(|(head, align)| (head.as_str(), *align)).collect();
            let rows: Vec<_> = saved.iter().map(|stored| row(project, stored)).collect();
            console.text(&text_table(&columns, &rows));
        }
    }
    Ok(Ending::Done)
}

fn row(project: &Project, stored: &StoredScenario) -> Vec<String> {
    let NamedScenario { name, period, catalogue, unit, scenario } = &stored.named;
    let unit = unit.as_ref().map(|unit| format!("{unit} {}", project.name_of(unit)));
    vec![
        name.clone(),
        period.to_string(),
        unit.unwrap_or_else(|| NO_VALUE.to_owned()),
        catalogue.to_string(),
        scenario.changes().len().to_string(),
        clock::readable(&stored.made_at),
    ]
}
