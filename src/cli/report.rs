//! The command `report`: documents that leave the printer, and the words that the staff put in them.

use std::path::{Path, PathBuf};

use super::args::{Report, ReportKind};
use super::compare::PaperArg;
use super::{Console, Ending, Outcome};
use crate::i18n::Words;
use crate::say;
use crate::service::ranges::Draws;
use crate::service::report::{self, Among, ReportRequest, Sheet, text};
use crate::service::{Project, ServiceError, chart, minutes};

/// Keeps the words given, writes out those that count, and makes the document asked for; says what lies where.
pub(super) fn write_report(arguments: &Report, console: &mut Console<'_>) -> Outcome {
    let mut project = Project::open(&arguments.file)?;
    project.write_as(arguments.letterhead.letterhead());
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
        for path in documents(&project, arguments, kind, out, words)? {
            console.line(path.display().to_string());
        }
    }
    Ok(Ending::Done)
}

/// Writes what was asked for; gives where it lies.
fn documents(
    project: &Project,
    arguments: &Report,
    kind: ReportKind,
    out: &Path,
    words: &Words,
) -> Result<Vec<PathBuf>, ServiceError> {
    let (period, units) = (arguments.period, arguments.unit.clone());
    match kind.printed() {
        Some(kind) => {
            let units = Some(units).filter(|units| !units.is_empty());
            let draws = (arguments.draws > 0).then(|| Draws { count: arguments.draws, ..Draws::default() });
            let region = chart::region(arguments.region.as_deref())?.map(Among::Region);
            let request = ReportRequest {
                among: region.or_else(|| arguments.peers.clone().map(Among::Peers)).unwrap_or_default(),
                against: arguments.against,
                draws,
                sheet: Sheet { paper: arguments.paper.into(), grey: arguments.grey },
                ..ReportRequest::new(kind, period, units)
            };
            report::write(project, &request, out, words)?;
            Ok(vec![out.to_owned()])
        }
        None => {
            if arguments.region.is_some() || arguments.peers.is_some() {
                return Err(ServiceError::OnlyPacksHaveParts);
            }
            if arguments.paper != PaperArg::A4 {
                return Err(ServiceError::DecreeIsA4);
            }
            let units = if arguments.all { minutes::appraised_units(project, period)? } else { units };
            minutes::write(project, period, &units, out, words)
        }
    }
}
