//! The command `periods`: how far each period is, and the day its figures stand for.

use std::path::PathBuf;

use clap::Args;

use super::args::Shape;
use super::table::{Align, text_table};
use super::{Console, Ending, Outcome};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::service::periods::{self, Listed};
use crate::service::{Project, json};

#[derive(Debug, Args)]
pub struct Periods {
    pub file: PathBuf,
    /// The period whose cut-off is set.
    #[arg(long)]
    pub period: Option<Period>,
    /// The day its figures stand for: 2020-05-31 or 31/05/2020.
    #[arg(long, value_name = "DAY", requires = "period", conflicts_with = "usual_cut_off")]
    pub cut_off: Option<String>,
    /// The usual day again: the 14th of the period's last month.
    #[arg(long, requires = "period")]
    pub usual_cut_off: bool,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Sets a cut-off where one is named, and shows the periods, or the one that is named.
pub(super) fn show_periods(arguments: &Periods, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    let day = arguments.cut_off.as_deref().map(periods::day_written).transpose()?;
    if let (Some(period), true) = (arguments.period, day.is_some() || arguments.usual_cut_off) {
        set_cut_off(&mut project, period, day, console)?;
    }
    let mut all = periods::list(&project)?;
    all.retain(|listed| arguments.period.is_none_or(|period| listed.period == period));
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::periods(&all))?),
        Shape::Table => console.text(&table(&all, console.words)),
    }
    Ok(Ending::Done)
}

fn set_cut_off(
    project: &mut Project,
    period: Period,
    day: Option<jiff::civil::Date>,
    console: &mut Console<'_>,
) -> Outcome {
    let changed = periods::set_cut_off(project, period, day)?;
    let words = console.words;
    let date = words.date(day.unwrap_or_else(|| period.default_cut_off()));
    let period = period.to_string();
    console.aside(match changed {
        true => say!(words, "cli-cut-off-set", period = period, date = date),
        false => say!(words, "cli-cut-off-set-already", period = period, date = date),
    });
    Ok(Ending::Done)
}

fn table(all: &[Listed], words: &Words) -> String {
    let headings = [
        (say!(words, "cli-column-period"), Align::Left),
        (say!(words, "welcome-period-sent"), Align::Right),
        (say!(words, "criteria-title"), Align::Left),
        (say!(words, "welcome-period-cut-off"), Align::Left),
    ];
    let columns: Vec<_> = headings.iter().map(|(heading, align)| (heading.as_str(), *align)).collect();
    let row = |listed: &Listed| {
        let date = words.date(listed.cut_off);
        vec![
            listed.period.to_string(),
            format!("{}/{}", listed.sent, listed.sent + listed.owing),
            listed.catalogue.reference().to_string(),
            if listed.cut_off_is_default { date } else { say!(words, "welcome-cut-off-set", date = date) },
        ]
    };
    text_table(&columns, &all.iter().map(row).collect::<Vec<_>>())
}
