//! The command `catalogue`: the criteria sets of a data file and their versions.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::args::{Shape, Units};
use super::commands::whom;
use super::table::{Align, text_table};
use super::{Console, Ending, Outcome, show};
use crate::domain::{Period, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::catalogues::{self, Applies, CopyRequest, Diff, NotCarried, Rescored, UnitRescored};
use crate::service::score::Whom;
use crate::service::{Catalogue, Project, ServiceError, json};

#[derive(Debug, Args)]
pub struct Arguments {
    pub file: PathBuf,
    #[command(subcommand)]
    pub command: CatalogueCommand,
}

/// A version is N (of the file's own criteria set) or ID@N; where a file is compared or copied, also FILE.toml or FILE.xlsx.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// Every version the file holds, since when it is in force and which periods are scored under it.
    List {
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
    /// Adds a new version or another criteria set, from TOML or Excel; never changes an existing one. Existing periods
    /// stay under the version they are scored under, unless told otherwise.
    #[command(visible_alias = "import")]
    Add {
        toml: PathBuf,
        /// Periods that are scored under it from now on.
        #[arg(long, value_name = "PERIOD", value_delimiter = ',')]
        apply: Vec<Period>,
        /// Every period without a chosen version whose cut-off it is in force on.
        #[arg(long, conflicts_with = "apply")]
        by_date: bool,
    },
    /// Removes a version that nothing refers to.
    Remove { version: String },
    /// Checks a file (TOML or Excel): points group by group, and every fault. Adds nothing.
    Check { toml: PathBuf },
    /// Shows a version (the highest unless told), or writes it: as it was added, or as Excel where OUT ends in .xlsx.
    #[command(visible_alias = "export")]
    Show {
        #[arg(long)]
        version: Option<String>,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Writes a copy under the next free version; codes stay.
    Copy {
        #[arg(long)]
        from: String,
        /// The first day the copy is in force: 2021-01-01.
        #[arg(long)]
        effective_from: Option<jiff::civil::Date>,
        /// Moves deadlines of targets by a year, and the first day where none is given.
        #[arg(long)]
        next_year: bool,
        #[arg(long)]
        out: PathBuf,
    },
    /// How the second differs from the first.
    Diff {
        before: String,
        after: String,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
    /// Chooses the version a period is scored under, or leaves it to the day of its cut-off again.
    Use {
        #[arg(long, required_unless_present = "all")]
        period: Option<Period>,
        /// Every period of the file.
        #[arg(long, conflicts_with_all = ["period", "by_date"])]
        all: bool,
        #[arg(long, required_unless_present = "by_date")]
        version: Option<String>,
        #[arg(long, conflicts_with = "version")]
        by_date: bool,
    },
    /// Scores a period under two versions, side by side; changes nothing.
    Rescore {
        #[arg(long)]
        period: Period,
        #[arg(long, value_delimiter = ',', required = true, value_name = "N,M")]
        versions: Vec<String>,
        #[arg(long, value_enum, default_value_t = Units::Province)]
        units: Units,
        /// The agencies of this province.
        #[arg(long)]
        within: Option<UnitCode>,
        #[arg(long, value_enum, default_value_t = Shape::Table)]
        format: Shape,
    },
}

/// Indicators named as the cause of a unit's change; the others are counted.
const CAUSES: usize = 3;

/// Runs one of its commands.
pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    match run_on(&mut project, arguments, console) {
        // The same faults in a data file are its damage; in a file given as an argument they are the user's to mend.
        Err(faulty @ ServiceError::CatalogueFaults { .. }) => {
            show(&faulty.problem(console.words), console);
            Ok(Ending::Usage)
        }
        outcome => outcome,
    }
}

fn run_on(project: &mut Project, arguments: &Arguments, console: &mut Console<'_>) -> Outcome {
    match &arguments.command {
        CatalogueCommand::List { format } => list(project, *format, console),
        CatalogueCommand::Check { toml } => check(toml, console),
        CatalogueCommand::Add { toml, by_date: true, .. } => add(project, toml, &Applies::ByDate, console),
        CatalogueCommand::Add { toml, apply, .. } => add(project, toml, &Applies::To(apply.clone()), console),
        CatalogueCommand::Remove { version } => remove(project, version, console),
        CatalogueCommand::Use { period: Some(period), version, .. } => {
            choose(project, *period, version.as_deref(), console)
        }
        CatalogueCommand::Use { period: None, version, .. } => {
            choose_for_all(project, version.as_deref().unwrap_or_default(), console)
        }
        CatalogueCommand::Show { version, out } => show_one(project, version.as_deref(), out.as_deref(), console),
        CatalogueCommand::Copy { from, effective_from, next_year, out } => {
            let request = CopyRequest { effective_from: *effective_from, next_year: *next_year };
            copy(project, from, request, out, console)
        }
        CatalogueCommand::Diff { before, after, format } => {
            let (before, after) = (catalogues::asked(project, before)?, catalogues::asked(project, after)?);
            show_diff(&catalogues::diff(&before, &after), *format, console)
        }
        CatalogueCommand::Rescore { period, versions, units, within, format } => {
            rescore(project, *period, versions, &whom(*units, within.clone()), *format, console)
        }
    }
}

fn list(project: &Project, format: Shape, console: &mut Console<'_>) -> Outcome {
    let listed = catalogues::list(project)?;
    let words = console.words;
    if format == Shape::Json {
        console.text(&json::text(&json::catalogues(project, &listed))?);
        return Ok(Ending::Done);
    }
    let headings = [
        say!(words, "cli-column-catalogue"),
        say!(words, "cli-column-effective-from"),
        say!(words, "cli-column-periods"),
        say!(words, "cli-column-name"),
    ];
    let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
    let rows: Vec<_> = listed
        .iter()
        .map(|one| {
            let period = |(period, chosen): &(Period, bool)| format!("{period}{}", if *chosen { "*" } else { "" });
            let periods: Vec<_> = one.periods.iter().map(period).collect();
            let since = one.catalogue.effective_from.map_or_else(|| NO_VALUE.to_owned(), |day| words.date(day));
            let periods = if periods.is_empty() { NO_VALUE.to_owned() } else { periods.join(", ") };
            vec![one.catalogue.reference().to_string(), since, periods, words.text(&one.catalogue.name).to_owned()]
        })
        .collect();
    console.text(&text_table(&columns, &rows));
    if listed.iter().any(|one| one.periods.iter().any(|(_, chosen)| *chosen)) {
        console.line(say!(words, "cli-catalogue-chosen"));
    }
    Ok(Ending::Done)
}

/// Points group by group, then what is wrong.
fn check(toml: &Path, console: &mut Console<'_>) -> Outcome {
    let (catalogue, faults) = match catalogues::look(toml) {
        // What stands in cells is found, not asked wrongly.
        Err(faulty @ ServiceError::CatalogueBookFaults { .. }) => {
            show(&faulty.problem(console.words), console);
            return Ok(Ending::Findings);
        }
        looked => looked?,
    };
    if let Some(catalogue) = &catalogue {
        show_sums(catalogue, console);
    }
    if faults.is_empty() {
        console.line(say!(console.words, "cli-catalogue-sound"));
        return Ok(Ending::Done);
    }
    let origin = toml.display().to_string();
    show(&ServiceError::CatalogueFaults { origin, faults }.problem(console.words), console);
    Ok(Ending::Findings)
}

fn show_sums(catalogue: &Catalogue, console: &mut Console<'_>) {
    let words = console.words;
    let number = |value| words.plain(value, 12);
    let headings = [
        (say!(words, "cli-column-group"), Align::Left),
        (say!(words, "cli-column-scored"), Align::Right),
        (say!(words, "cli-column-sum"), Align::Right),
        (say!(words, "cli-column-stated"), Align::Right),
        (say!(words, "cli-column-running"), Align::Right),
        (String::new(), Align::Left),
    ];
    let columns: Vec<_> = headings.iter().map(|(heading, align)| (heading.as_str(), *align)).collect();
    let differs = |same: bool| if same { String::new() } else { say!(words, "cli-catalogue-differs") };
    let sums = catalogues::sums(catalogue);
    let mut rows: Vec<_> = sums
        .iter()
        .map(|one| {
            vec![
                format!("{} {}", one.group.code, words.text(&one.group.name)),
                one.scored.to_string(),
                number(one.sum),
                number(one.group.max),
                number(one.running),
                differs(one.fits),
            ]
        })
        .collect();
    let total = sums.last().map_or_else(Default::default, |last| last.running);
    rows.push(vec![
        say!(words, "cli-catalogue-total"),
        sums.iter().map(|one| one.scored).sum::<usize>().to_string(),
        number(total),
        number(catalogue.total),
        number(total),
        differs(catalogues::total_fits(catalogue, total)),
    ]);
    console.line(words.edition(catalogue));
    console.text(&text_table(&columns, &rows));
}

fn add(project: &mut Project, toml: &Path, applies: &Applies, console: &mut Console<'_>) -> Outcome {
    let added = catalogues::add(project, toml, applies)?;
    let (words, version) = (console.words, added.version.to_string());
    if !added.is_new {
        console.line(say!(words, "cli-catalogue-held", version = version));
        return Ok(Ending::Done);
    }
    console.line(say!(words, "cli-catalogue-added", version = version.as_str()));
    for (period, from, to) in added.moved {
        let (period, from, to) = (period.to_string(), from.to_string(), to.to_string());
        console.line(say!(words, "cli-catalogue-period-moved", period = period, before = from, after = to));
    }
    for (period, version) in added.kept {
        let (period, version) = (period.to_string(), version.to_string());
        console.line(say!(words, "cli-catalogue-period-kept", period = period, version = version));
    }
    console.line(say!(words, "cli-catalogue-take-back", version = version));
    Ok(Ending::Done)
}

fn remove(project: &mut Project, version: &str, console: &mut Console<'_>) -> Outcome {
    let removed = catalogues::remove(project, version)?;
    console.line(say!(console.words, "cli-catalogue-removed", version = removed.to_string()));
    Ok(Ending::Done)
}

fn choose(project: &mut Project, period: Period, version: Option<&str>, console: &mut Console<'_>) -> Outcome {
    let now = catalogues::choose(project, period, version)?;
    let edition = console.words.edition(&now);
    console.line(say!(console.words, "cli-catalogue-of-period", period = period.to_string(), catalogue = edition));
    Ok(Ending::Done)
}

fn choose_for_all(project: &mut Project, version: &str, console: &mut Console<'_>) -> Outcome {
    let now = project.catalogue_asked(version, None)?.reference().to_string();
    for (period, before) in catalogues::choose_for_all(project, version)? {
        let (period, before) = (period.to_string(), before.to_string());
        let said =
            say!(console.words, "cli-catalogue-period-moved", period = period, before = before, after = now.as_str());
        console.line(said);
    }
    console.line(say!(console.words, "cli-catalogue-all-periods", version = now));
    Ok(Ending::Done)
}

fn show_one(project: &Project, version: Option<&str>, out: Option<&Path>, console: &mut Console<'_>) -> Outcome {
    let catalogue = catalogues::asked(project, version.unwrap_or_else(|| project.own_catalogue()))?;
    if let Some(out) = out {
        catalogues::write_out(project, &catalogue, out, console.words)?;
        console.line(out.display().to_string());
        return Ok(Ending::Done);
    }
    let words = console.words;
    console.line(words.text(&catalogue.name));
    show_sums(&catalogue, console);
    for group in &catalogue.groups {
        console.line(format!("{} {}", group.code, words.text(&group.name)));
        for indicator in catalogue.of_group(&group.code) {
            let (name, max) = (words.text(&indicator.name), words.plain(indicator.max, 12));
            console.line(format!("  {} {name} ({})", indicator.code, say!(words, "cli-catalogue-points", max = max)));
        }
    }
    Ok(Ending::Done)
}

fn copy(project: &Project, from: &str, request: CopyRequest, out: &Path, console: &mut Console<'_>) -> Outcome {
    let version = catalogues::copy(project, from, request, out, console.words)?.to_string();
    let file = out.display().to_string();
    console.line(say!(console.words, "cli-catalogue-copied", version = version, file = file));
    Ok(Ending::Done)
}

fn show_diff(diff: &Diff, format: Shape, console: &mut Console<'_>) -> Outcome {
    let words = console.words;
    if format == Shape::Json {
        console.text(&json::text(&json::catalogue_diff(diff, words))?);
        return Ok(Ending::Done);
    }
    let (before, after) = (diff.before.to_string(), diff.after.to_string());
    console.line(say!(words, "cli-diff-title", before = before, after = after, count = diff.changes.len()));
    for of_section in diff.changes.chunk_by(|one, next| one.section == next.section) {
        let Some(first) = of_section.first() else { continue };
        console.line(words.catalogue_section(first.section));
        for change in of_section {
            console.line(format!("  {}", words.catalogue_change(change)));
        }
    }
    Ok(Ending::Done)
}

fn rescore(
    project: &Project,
    period: Period,
    versions: &[String],
    whom: &Whom,
    format: Shape,
    console: &mut Console<'_>,
) -> Outcome {
    let [before, after] = versions else {
        let held = project.held_catalogues().map(ToString::to_string).collect();
        return Err(ServiceError::NoSuchEdition { asked: versions.join(","), held });
    };
    let rescored = catalogues::rescore(project, period, [before, after], whom)?;
    if format == Shape::Json {
        console.text(&json::text(&json::rescored(&rescored))?);
        return Ok(Ending::Done);
    }
    let words = console.words;
    let (before, after) = (words.edition(&rescored.before.catalogue), words.edition(&rescored.after.catalogue));
    console.line(say!(words, "cli-rescore-title", period = period.to_string(), before = before, after = after));
    console.text(&rescored_table(project, &rescored, words));
    for one in &rescored.not_carried {
        console.line(not_carried(one, words));
    }
    Ok(Ending::Done)
}

fn not_carried(one: &NotCarried, words: &Words) -> String {
    use catalogues::NotCarriedWhy as W;
    let (indicator, count) = (one.indicator.as_str(), one.units.len());
    match one.why {
        W::AskedOtherwise => say!(words, "cli-rescore-asked-otherwise", indicator = indicator, count = count),
        W::AskedNoMore => say!(words, "cli-rescore-asked-no-more", indicator = indicator, count = count),
        W::NewlyAsked => say!(words, "cli-rescore-newly-asked", indicator = indicator, count = count),
    }
}

fn rescored_table(project: &Project, rescored: &Rescored, words: &Words) -> String {
    let [v1, v2] = [&rescored.before, &rescored.after].map(|scores| format!("v{}", scores.catalogue.version));
    let (rank, percent) = (say!(words, "cli-column-rank"), say!(words, "cli-column-percent"));
    let headings = [
        (say!(words, "cli-column-unit"), Align::Left),
        (format!("{rank} {v1}"), Align::Right),
        (format!("{rank} {v2}"), Align::Right),
        (say!(words, "cli-column-change"), Align::Right),
        (format!("{percent} {v1}"), Align::Right),
        (format!("{percent} {v2}"), Align::Right),
        (say!(words, "cli-column-change"), Align::Right),
        (say!(words, "cli-column-causes"), Align::Left),
    ];
    let columns: Vec<_> = headings.iter().map(|(heading, align)| (heading.as_str(), *align)).collect();
    let digits = rescored.after.catalogue.digits;
    let rows: Vec<_> = rescored.units.iter().map(|unit| rescored_row(project, unit, digits, words)).collect();
    text_table(&columns, &rows)
}

fn rescored_row(project: &Project, unit: &UnitRescored, digits: u32, words: &Words) -> Vec<String> {
    let none = || NO_VALUE.to_owned();
    let (old, new) = (&unit.before, &unit.after);
    let rank = |rank: Option<u32>| rank.map_or_else(none, |rank| rank.to_string());
    let percent = |percent: Option<_>| percent.map_or_else(none, |percent| words.number(percent, digits));
    let climbed = old.rank.zip(new.rank).map(|(old, new)| i64::from(old) - i64::from(new));
    let name = project.register().by_code(&new.score.unit).map_or(new.score.unit.as_str(), |unit| &unit.name);
    vec![
        name.to_owned(),
        rank(old.rank),
        rank(new.rank),
        match climbed {
            None => none(),
            Some(0) => "=".to_owned(),
            Some(up) if up > 0 => format!("↑{up}"),
            Some(down) => format!("↓{}", down.unsigned_abs()),
        },
        percent(old.score.percent),
        percent(new.score.percent),
        old.score.percent.zip(new.score.percent).map_or_else(none, |(old, new)| words.signed(new - old, digits)),
        causes(unit, digits, words),
    ]
}

fn causes(unit: &UnitRescored, digits: u32, words: &Words) -> String {
    let cause = |(code, points): &(String, _)| format!("{code} {}", words.signed(*points, digits));
    let named: Vec<_> = unit.causes.iter().take(CAUSES).map(cause).collect();
    match unit.causes.len().saturating_sub(CAUSES) {
        0 => named.join("; "),
        more => say!(words, "cli-rescore-more", named = named.join("; "), more = more),
    }
}
