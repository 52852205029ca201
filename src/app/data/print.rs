//! Documents: what can be printed, a document made and looked at, where it goes, and the staff's own words in it.

use std::ops::ControlFlow;
use std::path::Path;

use super::appraisal::choices;
use super::{Answer, Ask, Fault, count};
use crate::app::job::Progress;
use crate::app::screen::print::{DocumentAsk, Handed, PageAsk, PrintView};
use crate::app::widget::{ChartPicture, Choice};
use crate::domain::{Period, UnitCode};
use crate::say;
use crate::service::ranges::Draws;
use crate::service::report::text::{self, ReportText};
use crate::service::report::{self, Format, Kind, Paged, ReportRequest, Sheet};
use crate::service::{
    self, Handover, Printing, Project, ServiceError, clock, minutes, print_document, printers, show_document,
};

/// The units, the periods before this one, the printers, and what the staff wrote.
pub fn load_print(ask: &Ask) -> Answer<PrintView> {
    ask.of_file(|project| {
        let period = ask.period()?;
        let units = choices(project);
        let appraised = minutes::changed_units(project, period)?;
        let is_appraised = |choice: &&Choice| appraised.iter().any(|unit| unit.as_str() == choice.key);
        Ok(PrintView {
            appraised: units.iter().filter(is_appraised).cloned().collect(),
            earlier: earlier(project, ask, period)?,
            printers: printers(),
            text: text::of_period(project, period)?,
            units,
        })
    })
}

/// Newest first.
fn earlier(project: &Project, ask: &Ask, period: Period) -> Result<Vec<(Period, String)>, ServiceError> {
    let mut periods = project.store().periods()?;
    let now = periods.iter().find(|stored| stored.period == period).map(|stored| stored.cut_off);
    let cut_off = now.unwrap_or_else(|| period.default_cut_off());
    periods.retain(|stored| stored.cut_off < cut_off);
    periods.sort_by_key(|stored| std::cmp::Reverse(stored.cut_off));
    Ok(periods.into_iter().map(|stored| (stored.period, ask.words.period(stored.period))).collect())
}

/// Makes a document as it will be printed; its steps are told, and between them it can be stopped.
pub fn make_document<T>(ask: &Ask, document: &DocumentAsk, progress: &mut Progress<T>) -> Answer<Paged> {
    ask.of_file(|project| {
        let bytes = made(project, ask, document, Format::Pdf, progress)?;
        Ok(Paged::read(bytes)?)
    })
}

fn made<T>(
    project: &Project,
    ask: &Ask,
    document: &DocumentAsk,
    format: Format,
    progress: &mut Progress<T>,
) -> Result<Vec<u8>, ServiceError> {
    let request = request(ask, document)?;
    let mut told = |step: service::Progress| {
        progress.reached(count(step.done), count(step.total));
        progress.at(&step.current);
        if progress.is_to_stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    report::make(project, &request, format, clock::today(), &ask.words, &mut told)
}

fn request(ask: &Ask, document: &DocumentAsk) -> Result<ReportRequest, ServiceError> {
    let code = |unit: &String| unit.parse::<UnitCode>().map_err(|wrong| ServiceError::NoSuchUnit { code: wrong.0 });
    let units = document.unit.as_ref().map(code).transpose()?.map(|unit| vec![unit]);
    Ok(ReportRequest {
        against: document.against,
        own: ask.own.clone(),
        draws: document.ranges.then(Draws::default),
        sheet: Sheet { paper: document.paper, grey: document.grey },
        ..ReportRequest::new(document.kind, ask.period()?, units)
    })
}

/// A page as pixels for the window.
pub fn draw_page(ask: &Ask, paged: &Paged, page: PageAsk) -> Answer<ChartPicture> {
    let drawn = paged.picture(page.page, page.scale * page.window);
    let drawn = drawn.map_err(|error| Fault::of(&error.into(), &ask.words))?;
    Ok(ChartPicture::new(drawn.width, drawn.height, page.window, drawn.rgba, Vec::new()))
}

/// Saves the document that was looked at.
pub fn save_pdf(ask: &Ask, paged: &Paged, to: &Path) -> Answer<()> {
    report::keep(paged.bytes(), to).map_err(|error| Fault::of(&error, &ask.words))
}

/// Makes the same document for Word and saves it.
pub fn save_docx<T>(ask: &Ask, document: &DocumentAsk, to: &Path, progress: &mut Progress<T>) -> Answer<()> {
    ask.of_file(|project| {
        let bytes = made(project, ask, document, Format::Docx, progress)?;
        report::keep(&bytes, to)
    })
}

/// Hands the document that was looked at to a printer; without one to the viewer.
pub fn hand_over(ask: &Ask, paged: &Paged, name: &str, printing: Option<&Printing>) -> Answer<Handed> {
    let shown = || show_document(paged.bytes(), name).map(|()| Handed::Opened);
    let handed = match printing {
        None => shown(),
        Some(printing) => match print_document(paged.bytes(), name, printing) {
            Ok(Handover::Queued { .. }) => Ok(Handed::Queued),
            Ok(Handover::Opened) => Ok(Handed::Opened),
            Err(error) => Err(error),
        },
    };
    handed.map_err(|error| Fault::of(&error, &ask.words))
}

/// Keeps the staff's own words for the period in sight; answers those that count from now on.
pub fn keep_text(ask: &Ask, written: &ReportText) -> Answer<ReportText> {
    ask.of_file(|project| {
        let period = ask.period()?;
        text::keep(project, period, written)?;
        text::of_period(project, period)
    })
}

/// What a file of this document is called unless told otherwise, without its ending.
pub fn proposed_name(ask: &Ask, document: &DocumentAsk) -> String {
    let kind = match document.kind {
        Kind::Profile => say!(ask.words, "print-file-profile"),
        Kind::Pack => say!(ask.words, "print-file-pack"),
        Kind::Official => say!(ask.words, "print-file-official"),
        Kind::Minutes => say!(ask.words, "print-file-minutes"),
    };
    let period = ask.period.map(|period| format!("-{period}")).unwrap_or_default();
    let unit = document.unit.as_ref().map(|unit| format!("-{unit}")).unwrap_or_default();
    format!("{kind}{unit}{period}")
}
