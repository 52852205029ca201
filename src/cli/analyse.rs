//! The commands `analyse` and `peers`: one unit from every side, and the groups it can be held against.

use std::path::PathBuf;

use clap::Args;

use super::args::Shape;
use super::table::{Align, shown, text_table};
use super::{Console, Ending, Outcome};
use crate::domain::{Period, UnitCode};
use crate::say;
use crate::service::analysis::{Request, Section, analyse, told};
use crate::service::{Project, json, peers};

#[derive(Debug, Args)]
pub struct Analyse {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    #[arg(long)]
    pub unit: UnitCode,
    /// An earlier period: changes since then. The last one before where none is named.
    #[arg(long)]
    pub against: Option<Period>,
    /// Strengths and weaknesses among these: a peer group by its name, or region. All where nothing is named.
    #[arg(long, value_name = "NAME|region")]
    pub peers: Option<String>,
    /// What it takes to catch up with this unit, instead of moving up one rank.
    #[arg(long, value_name = "CODE")]
    pub reach: Option<UnitCode>,
    /// How many of the last periods the pace is worked out from.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(2..=60))]
    pub pace_over: usize,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

#[derive(Debug, Args)]
pub struct Peers {
    pub file: PathBuf,
    /// Saves a group of units under a name: "Miền Trung=46,48,49".
    #[arg(long, value_name = "NAME=CODE,CODE")]
    pub set: Option<String>,
    /// Removes a group.
    #[arg(long, value_name = "NAME")]
    pub remove: Option<String>,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Prints everything that is told of one unit.
pub(super) fn show_analysis(arguments: &Analyse, console: &mut Console<'_>) -> Outcome {
    let project = Project::open(&arguments.file)?;
    let words = console.words;
    let request = Request {
        unit: arguments.unit.clone(),
        period: arguments.period,
        against: arguments.against,
        peers: peers::named(&project, &arguments.unit, arguments.peers.as_deref(), words)?,
        reach: arguments.reach.clone(),
        pace_over: arguments.pace_over,
    };
    let analysis = analyse(&project, &request, words)?;
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::analysis(&project, &analysis, words))?),
        Shape::Table => {
            console.line(say!(
                words,
                "analysis-title",
                unit = project.unit(&analysis.unit)?.official_name(),
                period = words.period(analysis.period),
                date = words.date(analysis.cut_off)
            ));
            if let Some(marking) = project.marking_in(words) {
                console.line(marking);
            }
            for section in told(&project, &analysis, words).sections() {
                show_section(section, console);
            }
        }
    }
    Ok(Ending::Done)
}

fn show_section(section: &Section, console: &mut Console<'_>) {
    console.line("");
    console.line(section.title.to_uppercase());
    if let Some(table) = &section.table {
        console.text(&shown(table));
    }
    for line in &section.lines {
        console.line(line);
    }
}

/// Keeps or forgets a group where asked, and shows those there are.
pub(super) fn show_peers(arguments: &Peers, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    let words = console.words;
    if let Some(group) = &arguments.set {
        let (name, units) = peers::parse(group)?;
        peers::set(&mut project, &name, &units)?;
        console.aside(say!(words, "cli-peers-kept", name = name, count = units.len().to_string()));
    }
    if let Some(name) = &arguments.remove {
        peers::remove(&mut project, name)?;
        console.aside(say!(words, "cli-peers-removed", name = name.as_str()));
    }
    let groups = peers::groups(&project, words)?;
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::peers(&groups))?),
        Shape::Table => {
            let headings = [say!(words, "cli-column-group"), say!(words, "cli-column-units")];
            let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
            let named = |unit: &UnitCode| format!("{unit} {}", project.name_of(unit));
            let row = |group: &peers::PeerGroup| {
                vec![group.name.clone(), group.units.iter().map(named).collect::<Vec<_>>().join(", ")]
            };
            console.text(&text_table(&columns, &groups.iter().map(row).collect::<Vec<_>>()));
        }
    }
    Ok(Ending::Done)
}
