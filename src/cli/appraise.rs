//! The command `appraise`: enters what the committee found of one unit's figures, and shows it beside the unit's own.

use std::path::PathBuf;

use clap::Args;

use super::args::Shape;
use super::table::{Align, text_table};
use super::{Console, Ending, Outcome};
use crate::domain::{AppraisalEntry, Period, UnitCode};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::appraisal::{self, Appraisal, Edit, EvidenceView, Pairs, TableReading, setting};
use crate::service::{Project, ServiceError, clock, json};

#[derive(Debug, Args)]
pub struct Appraise {
    pub file: PathBuf,
    #[arg(long)]
    pub period: Period,
    /// Needed, unless a table is read that names its unit.
    #[arg(long, required_unless_present = "from")]
    pub unit: Option<UnitCode>,
    /// A figure in place of the unit's own: D1=310/1000, D1=31%, B4=12, B1=có, D1=na; D1=self confirms the unit's own,
    /// D1= removes the figure again.
    #[arg(long, num_args = 1.., value_name = "CODE=FIGURE")]
    pub set: Vec<String>,
    /// Points in place of the rule's.
    #[arg(long, num_args = 1.., value_name = "CODE=POINTS")]
    pub points: Vec<String>,
    /// What the committee thinks of the evidence: present, insufficient or missing.
    #[arg(long, num_args = 1.., value_name = "CODE=VIEW")]
    pub evidence: Vec<String>,
    /// Why; needed for every figure or points that differ from the unit's own.
    #[arg(long)]
    pub reason: Option<String>,
    /// Who appraises.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Takes back what was entered.
    #[arg(long, num_args = 1.., value_name = "CODE")]
    pub clear: Vec<String>,
    /// Reads points (Điểm thẩm định) or figures from the committee's own table, .xlsx or .csv.
    #[arg(long, value_name = "TABLE", conflicts_with_all = ["set", "points", "evidence", "clear"])]
    pub from: Option<PathBuf>,
    /// Shows what would be entered and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Shows every entry ever made: who changed what and when.
    #[arg(long)]
    pub list: bool,
    #[arg(long, value_enum, default_value_t = Shape::Table)]
    pub format: Shape,
}

/// Enters what the arguments say, or shows what stands where they say nothing.
pub(super) fn appraise(arguments: &Appraise, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    if let Some(path) = &arguments.from {
        let reason = arguments.reason.as_deref();
        let table = appraisal::read_table(&project, arguments.period, arguments.unit.as_ref(), path, reason)?;
        return take_table(&mut project, arguments, &table, console);
    }
    // Either a unit or a table is named: the arguments see to that.
    let Some(unit) = &arguments.unit else { return Ok(Ending::Usage) };
    let edits = edits(arguments)?;
    if edits.is_empty() {
        return show(&project, unit, arguments, console);
    }
    let pairs = appraisal::pairs(&project, unit, arguments.period)?;
    let found = edits.iter().map(|edit| Ok((edit.indicator.clone(), edit.applied(&pairs)?)));
    let found = found.collect::<Result<_, ServiceError>>()?;
    enter(&mut project, unit, arguments, found, console)
}

fn take_table(project: &mut Project, arguments: &Appraise, table: &TableReading, console: &mut Console<'_>) -> Outcome {
    let words = console.words;
    let faults = table.rows.iter().filter_map(|row| Some((row.cell, row.found.as_ref().err()?)));
    let faults: Vec<String> =
        faults.map(|(cell, fault)| format!("{}!{cell}: {}", table.sheet, fault.problem(words).what)).collect();
    for fault in &faults {
        console.aside(fault);
    }
    let entered = enter(project, &table.unit, arguments, table.found(), console)?;
    Ok(if faults.is_empty() { entered } else { Ending::Findings })
}

fn enter(
    project: &mut Project,
    unit: &UnitCode,
    arguments: &Appraise,
    found: Vec<(String, Appraisal)>,
    console: &mut Console<'_>,
) -> Outcome {
    let words = console.words;
    if arguments.dry_run {
        let pairs = appraisal::pairs(project, unit, arguments.period)?;
        for (indicator, found) in &found {
            console.line(format!("{indicator}\t{}", in_words(found, pairs.catalogue.digits, words)));
        }
        console.aside(say!(words, "cli-appraise-dry-run"));
        return Ok(Ending::Done);
    }
    let entered = appraisal::enter(project, unit, arguments.period, found, arguments.by.as_deref())?;
    console.aside(if entered.is_empty() {
        say!(words, "cli-appraise-same")
    } else {
        say!(
            words,
            "cli-appraise-entered",
            count = entered.len(),
            unit = project.name_of(unit),
            period = arguments.period.to_string(),
            codes = entered.iter().map(|one| one.indicator.as_str()).collect::<Vec<_>>().join(", ")
        )
    });
    show(project, unit, arguments, console)
}

/// What the arguments change, indicator by indicator, in the order they are named.
fn edits(arguments: &Appraise) -> Result<Vec<Edit>, ServiceError> {
    let mut edits: Vec<Edit> = arguments.clear.iter().map(|code| Edit::clearing(code)).collect();
    for text in &arguments.set {
        let (code, value) = setting(text)?;
        edit(&mut edits, &code).answer = Some(value);
    }
    for text in &arguments.points {
        let (code, value) = setting(text)?;
        edit(&mut edits, &code).points = Some(value);
    }
    for text in &arguments.evidence {
        let (code, value) = setting(text)?;
        let view = evidence(&value).ok_or_else(|| appraisal::AppraisalError::NotASetting { text: text.clone() })?;
        edit(&mut edits, &code).evidence = Some(view);
    }
    for edit in &mut edits {
        edit.reason = arguments.reason.clone().or(edit.reason.take());
    }
    Ok(edits)
}

fn edit<'a>(edits: &'a mut Vec<Edit>, code: &str) -> &'a mut Edit {
    let at = edits.iter().position(|edit| edit.indicator == code).unwrap_or(edits.len());
    if at == edits.len() {
        edits.push(Edit::of(code));
    }
    &mut edits[at]
}

/// A view by its name; `Some(None)` for a blank one.
fn evidence(name: &str) -> Option<Option<EvidenceView>> {
    Some(match name {
        "" => None,
        "present" => Some(EvidenceView::Present),
        "insufficient" => Some(EvidenceView::Insufficient),
        "missing" => Some(EvidenceView::Missing),
        _ => return None,
    })
}

fn show(project: &Project, unit: &UnitCode, arguments: &Appraise, console: &mut Console<'_>) -> Outcome {
    let words = console.words;
    let pairs = appraisal::pairs(project, unit, arguments.period)?;
    let history = arguments.list.then(|| appraisal::history(project, unit, arguments.period)).transpose()?;
    match (arguments.format, &history) {
        (Shape::Json, _) => console.text(&json::text(&json::appraisal(&pairs, history.as_deref()))?),
        (Shape::Table, Some(history)) if history.is_empty() => {
            let period = arguments.period.to_string();
            console.line(say!(words, "cli-appraise-none", unit = project.name_of(unit), period = period));
        }
        (Shape::Table, Some(history)) => console.text(&history_table(history, pairs.catalogue.digits, words)),
        (Shape::Table, None) => show_pairs(&pairs, console),
    }
    Ok(Ending::Done)
}

fn show_pairs(pairs: &Pairs, console: &mut Console<'_>) {
    let (words, digits) = (console.words, pairs.catalogue.digits);
    console.text(&pairs_table(pairs, words));
    let change = pairs.counted.points.saturating_sub(pairs.own.points);
    console.line(say!(
        words,
        "cli-appraise-total",
        own = words.number(pairs.own.points, digits),
        counted = words.number(pairs.counted.points, digits),
        change = words.signed(change, digits)
    ));
}

fn pairs_table(pairs: &Pairs, words: &Words) -> String {
    let headings = [
        say!(words, "cli-column-code"),
        say!(words, "cli-column-own"),
        say!(words, "cli-column-appraised"),
        say!(words, "cli-column-points"),
        say!(words, "cli-column-evidence"),
        say!(words, "cli-column-reason"),
    ];
    let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
    let digits = pairs.catalogue.digits;
    let rows = pairs.rows.iter().map(|pair| {
        let found = pair.entry().map(|entry| &entry.appraisal);
        let evidence = found.and_then(|found| found.evidence).map(|view| words.evidence_view(view));
        let reason = found.and_then(|found| found.reason.clone());
        let overtaken = pair.is_overtaken().then(|| say!(words, "appraisal-mark-overtaken"));
        let remarks: Vec<String> = reason.into_iter().chain(overtaken).collect();
        vec![
            pair.code().to_owned(),
            words.said(pair.own.said().as_ref(), digits),
            words.said(found.and_then(|found| found.answer.as_ref()), digits),
            words.points_change(pair.own.points, pair.counted.points, digits),
            evidence.unwrap_or_else(|| NO_VALUE.to_owned()),
            if remarks.is_empty() { NO_VALUE.to_owned() } else { remarks.join("; ") },
        ]
    });
    text_table(&columns, &rows.collect::<Vec<_>>())
}

fn history_table(history: &[AppraisalEntry], digits: u32, words: &Words) -> String {
    let headings = [
        say!(words, "cli-column-at"),
        say!(words, "cli-column-by"),
        say!(words, "cli-column-code"),
        say!(words, "cli-column-own"),
        say!(words, "cli-column-appraised"),
    ];
    let columns: Vec<_> = headings.iter().map(|heading| (heading.as_str(), Align::Left)).collect();
    let rows = history.iter().map(|entry| {
        vec![
            clock::readable(&entry.at),
            entry.by.clone().unwrap_or_else(|| NO_VALUE.to_owned()),
            entry.indicator.clone(),
            words.said(entry.against.as_ref(), digits),
            in_words(&entry.appraisal, digits, words),
        ]
    });
    text_table(&columns, &rows.collect::<Vec<_>>())
}

/// An appraisal in one line.
fn in_words(found: &Appraisal, digits: u32, words: &Words) -> String {
    let answer = found.answer.as_ref().map(|answer| words.said(Some(answer), digits));
    let points = found.points.map(|points| words.entered(points, digits));
    let evidence = found.evidence.map(|view| say!(words, "appraisal-evidence", view = words.evidence_view(view)));
    let reason = found.reason.as_deref().map(|reason| say!(words, "appraisal-reason", reason = reason));
    let taken_back = found.says_nothing().then(|| say!(words, "appraisal-taken-back"));
    let parts = [taken_back, answer, points, evidence, reason].into_iter().flatten();
    parts.collect::<Vec<_>>().join("; ")
}
