//! The command `import`: what files hold, what would become of them, what was taken over.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::Shape;
use super::letterhead::LetterheadArgs;
use super::pace::{Pace, Work};
use super::{Console, Ending, Outcome};
use crate::domain::text::in_one_line;
use crate::domain::{Answer, Finding, FindingKind, Period, Severity, Silence, SourcedAnswer, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::import::{AnswerChange, FilePreview, ImportRequest, Preview};
use crate::service::{Project, ServiceError, export, import, json, returns};

#[derive(Debug, Args)]
pub struct Import {
    pub file: PathBuf,
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub period: Option<Period>,
    #[arg(long)]
    pub unit: Option<UnitCode>,
    /// The criteria set the workbooks answer, where it is not their period's: ID, ID@N or N.
    #[arg(long)]
    pub catalogue: Option<String>,
    /// Shows what would be imported and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Accepts what findings of these kinds propose: repairs, mapping_proposed, legacy_text; see docs/findings.md.
    #[arg(long, num_args = 1.., value_name = "KIND", hide_possible_values = true,
          value_parser = clap::builder::PossibleValuesParser::new(FindingKind::CODES))]
    pub accept: Vec<String>,
    /// Writes the findings to a .json or .xlsx file.
    #[arg(long)]
    pub findings: Option<PathBuf>,
    /// Writes to this folder what goes back to senders: marked workbooks and letters.
    #[arg(long, value_name = "DIR")]
    pub return_to: Option<PathBuf>,
    #[command(flatten)]
    pub letterhead: LetterheadArgs,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Takes workbooks into the data file, or shows what would be taken.
pub(super) fn import_files(arguments: &Import, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    let request = ImportRequest {
        paths: arguments.paths.clone(),
        period: arguments.period,
        catalogue: arguments.catalogue.clone(),
        unit: arguments.unit.clone(),
        ..ImportRequest::default()
    };
    let mut preview = import::preview(&project, &request, &mut Pace::begin(Work::Reading).told_on(console))?;
    if !arguments.accept.is_empty() {
        let count = import::accept_kinds(&project, &request, &mut preview, &arguments.accept)?;
        console.aside(say!(console.words, "cli-import-accepted", count = count));
    }
    if let Some(path) = &arguments.findings {
        export::findings(&preview, path, console.words)?;
    }
    match arguments.format {
        Shape::Json => console.text(&json::text(&json::findings(&preview, console.words))?),
        Shape::Table => show_preview(&project, &preview, console),
    }
    if let Some(folder) = &arguments.return_to {
        project.write_as(arguments.letterhead.letterhead());
        return_to_senders(&project, &preview, folder, console)?;
    }
    let ending = if preview.has_errors() { Ending::Findings } else { Ending::Done };
    if arguments.dry_run {
        let (files, replaced) = (preview.taken(), preview.replacing());
        console.aside(say!(console.words, "cli-import-dry", files = files, replaced = replaced));
        return Ok(ending);
    }
    let confirmed =
        import::confirm_telling(&mut project, &preview, "", &mut Pace::begin(Work::Writing).told_on(console))?;
    match confirmed {
        Some(summary) => console.aside(say!(
            console.words,
            "cli-import-done",
            files = summary.files,
            submissions = summary.submissions
        )),
        None => console.aside(say!(console.words, "cli-import-nothing")),
    }
    Ok(ending)
}

fn return_to_senders(
    project: &Project,
    preview: &Preview,
    folder: &Path,
    console: &mut Console<'_>,
) -> Result<(), ServiceError> {
    let words = console.words;
    let pace = Pace::begin(Work::Returning);
    let returns = returns::write_returns(project, preview, None, folder, words, &mut pace.told_on(console))?;
    let count = returns.written.len();
    console.aside(say!(words, "cli-import-returned", count = count, folder = folder.display().to_string()));
    Ok(())
}

fn show_preview(project: &Project, preview: &Preview, console: &mut Console<'_>) {
    for file in &preview.files {
        let words = console.words;
        let whose: Vec<String> = file
            .submissions
            .iter()
            .take(3)
            .map(|submission| {
                let unit = project.register().by_code(&submission.unit);
                format!("{} {}", unit.map_or(submission.unit.as_str(), |unit| &unit.name), submission.period)
            })
            .collect();
        let path = in_one_line(&file.path.display().to_string());
        console.line(format!("{path}: {}  {}", words.file_status(file.status), whose.join(", ")));
        if file.proposal.is_some() {
            console.line(format!("    {}", say!(words, "cli-import-awaits-mapping")));
        }
        if file.legacy.is_some() {
            console.line(format!("    {}", say!(words, "cli-import-awaits-charset")));
        }
        show_findings(&file.findings, console);
        for hint in hints(file, console.words) {
            console.line(format!("    {hint}"));
        }
        show_changes(project, &file.changes, console);
    }
}

/// What the command line offers for what a file lacks.
fn hints(file: &FilePreview, words: &Words) -> Vec<String> {
    let says = |speaks: fn(&FindingKind) -> bool| file.findings.iter().any(|finding| speaks(&finding.kind));
    let is_older = |kind: &FindingKind| matches!(kind, FindingKind::OlderFileAgain { .. });
    let hints = [
        says(FindingKind::lacks_unit).then(|| say!(words, "cli-import-say-unit")),
        says(FindingKind::lacks_period).then(|| say!(words, "cli-import-say-period")),
        says(is_older).then(|| say!(words, "cli-import-use-version")),
    ];
    hints.into_iter().flatten().collect()
}

/// What differs, indicator by indicator, under the unit and period it is of.
pub(super) fn show_changes(project: &Project, changes: &[AnswerChange], console: &mut Console<'_>) {
    let words = console.words;
    for of_one in changes.chunk_by(|left, right| (&left.unit, left.period) == (&right.unit, right.period)) {
        let Some(first) = of_one.first() else { continue };
        let unit = project.register().by_code(&first.unit).map_or(first.unit.as_str(), |unit| &unit.name);
        let title = say!(words, "cli-change-of-unit", unit = unit, period = first.period.to_string());
        console.line(format!("    {title}"));
        for change in of_one {
            console.line(format!("      {}", change_line(change, project.catalogue().digits, words)));
        }
    }
}

fn change_line(change: &AnswerChange, digits: u32, words: &Words) -> String {
    let shown = |side: Option<&SourcedAnswer>| {
        side.map_or(NO_VALUE.to_owned(), |given| match &given.answer {
            Answer::Silent { reason: Silence::NotApplicable } => say!(words, "score-state-not-applicable"),
            Answer::Silent { reason: Silence::NoData } => say!(words, "score-state-no-data"),
            answer => words.answer(answer, digits),
        })
    };
    let indicator = change.indicator.as_str();
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    if before.map(|given| &given.answer) == after.map(|given| &given.answer) {
        return say!(words, "cli-change-words", indicator = indicator);
    }
    say!(words, "cli-change", indicator = indicator, before = shown(before), after = shown(after))
}

/// How many cells of one sheet may say the same, one after the other, before they share a line.
const ALIKE: usize = 3;

/// Findings with their places, a line each; where many cells say the same for information, one line for all of them.
pub(super) fn show_findings(findings: &[Finding], console: &mut Console<'_>) {
    for alike in findings.chunk_by(|one, next| one.sheet == next.sheet && one.kind.code() == next.kind.code()) {
        let for_information =
            alike.iter().all(|finding| finding.severity() == Severity::Info && finding.cell.is_some());
        match alike {
            [first, .., last] if for_information && alike.len() > ALIKE => {
                let line = same_findings(first, last, alike.len(), console.words);
                console.line(format!("    {line}"));
            }
            _ => alike.iter().for_each(|finding| show_finding(finding, console)),
        }
    }
}

fn same_findings(first: &Finding, last: &Finding, count: usize, words: &Words) -> String {
    let sheet = first.sheet.as_deref().unwrap_or_default();
    let cell = |finding: &Finding| finding.cell.map(|cell| cell.to_string()).unwrap_or_default();
    let place = format!("{sheet}!{} … {}", cell(first), cell(last));
    let title = words.finding_title(first.kind.code());
    let severity = words.severity(first.severity());
    say!(words, "cli-same-finding", severity = severity, place = place, title = title, count = count.to_string())
}

fn show_finding(finding: &Finding, console: &mut Console<'_>) {
    let words = console.words;
    let place = match (&finding.sheet, &finding.cell) {
        (Some(sheet), Some(cell)) => format!("{sheet}!{cell}: "),
        (Some(sheet), None) => format!("{sheet}: "),
        _ => String::new(),
    };
    let seen = finding.seen.as_deref().map(|seen| format!(" [{seen}]")).unwrap_or_default();
    let repair = finding.repair.as_deref().map(|repair| format!(" → {}", words.proposed(repair))).unwrap_or_default();
    let severity = words.severity(finding.severity());
    console.line(format!("    {severity}  {place}{}{seen}{repair}", words.finding(&finding.kind)));
}
