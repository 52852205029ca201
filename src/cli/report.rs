//! The command `report`: documents that leave the printer, and the words that the staff put in them.

use super::args::Report;
use super::{Console, Ending, Outcome};
use crate::say;
use crate::service::Project;
use crate::service::report::{self, ReportRequest, text};

/// Keeps the words given, writes out those that count, and makes the document asked for; says what lies where.
pub(super) fn write_report(arguments: &Report, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    let (period, words) = (arguments.period, console.words);
    if let Some(written) = &arguments.text {
        let is_new = text::take(&mut project, period, written)?;
        let period = words.period(period);
        console.aside(match is_new {
            true => say!(words, "cli-report-text-kept", period = period),
            false => say!(words, "cli-report-text-same", period = period),
        });
    }
    if let Some(path) = &arguments.text_out {
        text::write(&project, period, path, words)?;
        console.line(path.display().to_string());
    }
    if let (Some(kind), Some(out)) = (arguments.kind, &arguments.out) {
        let units = Some(arguments.unit.clone()).filter(|units| !units.is_empty());
        report::write(&project, &ReportRequest { kind: kind.into(), period, units }, out, words)?;
        console.line(out.display().to_string());
    }
    Ok(Ending::Done)
}
