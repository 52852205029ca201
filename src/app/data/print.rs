//! Documents: what can be printed, a document made and looked at, where it goes, and the staff's own words in it.

use std::ops::ControlFlow;
use std::path::Path;

use super::appraisal::choices;
use super::{Answer, Ask, Fault, compare, count, keep, unless_stopped};
use crate::app::job::Progress;
use crate::app::screen::compare::ChartAsk;
use crate::app::screen::print::{DocumentAsk, Handed, PageAsk, PartView, PrintView, What};
use crate::app::widget::{ChartPicture, Choice};
use crate::domain::province::Region;
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::service::chart::{self, PaperRequest};
use crate::service::ranges::Draws;
use crate::service::report::text::{self, ReportText};
use crate::service::report::{self, Among, Format, Kind, Paged, ReportRequest, Sheet};
use crate::service::{
    self, Handover, Printing, Project, ServiceError, clock, minutes, peers, print_document, printers, show_document,
};

/// The units, the periods before this one, the printers, and what the staff wrote.
pub fn load_print(ask: &Ask) -> Answer<PrintView> {
    ask.of_file(|project| {
        let period = ask.period()?;
        let units = choices(project);
        let appraised = minutes::changed_units(project, period)?;
        let catalogue = project.catalogue_of(period)?;
        let is_appraised = |choice: &&Choice| appraised.iter().any(|unit| unit.as_str() == choice.key);
        Ok(PrintView {
            appraised: units.iter().filter(is_appraised).cloned().collect(),
            earlier: earlier(project, ask, period)?,
            printers: printers(),
            parts: parts(project, &units, &ask.words)?,
            text: text::of_period(project, period)?,
            measures: compare::measures(&catalogue, &ask.words),
            with_target: compare::with_target(&catalogue),
            units,
        })
    })
}

/// The regions and the peer groups, each with those of the units that are in it.
fn parts(project: &Project, units: &[Choice], words: &Words) -> Result<Vec<PartView>, ServiceError> {
    let region_of = |unit: &Choice| project.region_of(&unit.key.parse().ok()?);
    let regions = Region::ALL.into_iter().map(|region| {
        let lies_in = units.iter().filter(|unit| region_of(unit) == Some(region));
        PartView { among: Among::Region(region), units: lies_in.map(|unit| unit.key.clone()).collect() }
    });
    let groups = peers::groups(project, words)?.into_iter().map(|group| PartView {
        among: Among::Peers(group.name),
        units: group.units.iter().map(ToString::to_string).collect(),
    });
    Ok(regions.chain(groups).collect())
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
    let kind = match &document.what {
        What::Report(kind) => *kind,
        What::Chart(chart) => return drawn(project, ask, document, chart),
    };
    let request = request(ask, document, kind)?;
    let mut told = |step: service::Progress| {
        progress.reached(count(step.done), count(step.total));
        progress.at(&step.current);
        if progress.is_to_stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    report::make(project, &request, format, clock::today(), &ask.words, &mut told)
}

fn drawn(project: &Project, ask: &Ask, document: &DocumentAsk, chart: &ChartAsk) -> Result<Vec<u8>, ServiceError> {
    let request = compare::request(ask, chart)?;
    let own = unit(document)?.or_else(|| request.own.clone());
    let draws = request.draws.filter(|_| document.ranges);
    let DocumentAsk { paper, landscape, grey, .. } = *document;
    let paper = PaperRequest { paper, landscape, grey, ..PaperRequest::default() };
    chart::pdf(project, &chart::ChartRequest { own, draws, ..request }, paper, clock::today(), &ask.words)
}

fn unit(document: &DocumentAsk) -> Result<Option<UnitCode>, ServiceError> {
    let code = |unit: &String| unit.parse::<UnitCode>().map_err(|wrong| ServiceError::NoSuchUnit { code: wrong.0 });
    document.unit.as_ref().map(code).transpose()
}

fn request(ask: &Ask, document: &DocumentAsk, kind: Kind) -> Result<ReportRequest, ServiceError> {
    let units = unit(document)?.map(|unit| vec![unit]);
    Ok(ReportRequest {
        among: document.among.clone(),
        parts: document.parts.clone(),
        against: document.against,
        own: ask.own.clone(),
        draws: document.ranges.then(Draws::default),
        sheet: Sheet { paper: document.paper, grey: document.grey },
        ..ReportRequest::new(kind, ask.period()?, units)
    })
}

/// A page as pixels for the window.
pub fn draw_page(ask: &Ask, paged: &Paged, page: PageAsk) -> Answer<ChartPicture> {
    let drawn = paged.picture(page.page, page.scale * page.window);
    let drawn = drawn.map_err(|error| Fault::of(&error.into(), &ask.words))?;
    Ok(ChartPicture::new(drawn.width, drawn.height, page.window, drawn.rgba, Vec::new()))
}

/// Saves the document that was looked at.
pub fn save_pdf<T>(ask: &Ask, paged: &Paged, to: &Path, progress: &Progress<T>) -> Answer<()> {
    keep(paged.bytes(), to, progress).map_err(|error| Fault::of(&error, &ask.words))
}

/// Makes the same document for Word and saves it.
pub fn save_docx<T>(ask: &Ask, document: &DocumentAsk, to: &Path, progress: &mut Progress<T>) -> Answer<()> {
    ask.of_file(|project| {
        let bytes = made(project, ask, document, Format::Docx, progress)?;
        keep(&bytes, to, progress)
    })
}

/// Hands the document that was looked at to a printer; without one to the viewer.
pub fn hand_over<T>(
    ask: &Ask,
    paged: &Paged,
    name: &str,
    printing: Option<&Printing>,
    progress: &Progress<T>,
) -> Answer<Handed> {
    let shown = || show_document(paged.bytes(), name).map(|()| Handed::Opened);
    let handed = unless_stopped(progress).and_then(|()| match printing {
        None => shown(),
        Some(printing) => match print_document(paged.bytes(), name, printing) {
            Ok(Handover::Queued { .. }) => Ok(Handed::Queued),
            Ok(Handover::Opened) => Ok(Handed::Opened),
            Err(error) => Err(error),
        },
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::job;
    use crate::chart::Paper;
    use crate::i18n::Language;
    use crate::service::demo;
    use std::sync::{Arc, mpsc};

    /// What a job makes of a document; it is run where the window runs it.
    fn made(ask: &Ask, document: &DocumentAsk) -> Answer<Paged> {
        let (tell, told) = mpsc::channel();
        let (ask, document) = (ask.clone(), document.clone());
        let (_handle, _task) = job::run(move |progress: &mut Progress<()>| {
            tell.send(make_document(&ask, &document, progress)).unwrap();
        });
        told.recv().unwrap()
    }

    #[test]
    fn a_document_is_looked_at_saved_as_it_was_and_says_what_the_staff_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.egov");
        let words = Arc::new(Words::new(Language::Vi));
        drop(demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap());
        let (period, own) = ("2020-05".parse().ok(), "48".parse().ok());
        let ask = Ask { file, period, own, words, wishes: crate::app::data::Wishes::default() };
        let profile = DocumentAsk {
            what: What::Report(Kind::Profile),
            unit: Some("48".into()),
            among: Among::All,
            parts: report::PackPart::SHORT.to_vec(),
            against: None,
            ranges: true,
            paper: Paper::A3,
            landscape: false,
            grey: true,
        };
        let view = load_print(&ask).unwrap();
        assert!(view.units.len() > 63 && view.appraised.is_empty() && view.earlier.len() == 2);

        let paged = made(&ask, &profile).unwrap();
        assert_eq!(paged.count(), 2);
        let picture = draw_page(&ask, &paged, PageAsk { page: 1, scale: 0.5, window: 2.0 }).unwrap();
        assert_eq!((picture.width, picture.height), (841, 1190), "A3 at a pixel a point");
        assert!(draw_page(&ask, &paged, PageAsk { page: 2, scale: 0.5, window: 2.0 }).is_err());
        let to = folder.path().join("ho-so.pdf");
        assert!(save_pdf(&ask, &paged, &to, &Progress::<()>::stopped()).is_err() && !to.exists());
        save_pdf(&ask, &paged, &to, &Progress::<()>::unheard()).unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), paged.bytes());

        let official = DocumentAsk { what: What::Report(Kind::Official), paper: Paper::A4, ..profile };
        let before = made(&ask, &official).unwrap();
        let text = ReportText { issuer: "Ban Chỉ đạo".into(), ..ReportText::default() };
        assert_eq!(keep_text(&ask, &text).unwrap().issuer, "Ban Chỉ đạo");
        assert_ne!(made(&ask, &official).unwrap().bytes(), before.bytes());
        let region = crate::domain::province::Region::CentralHighlands;
        let chart = ChartAsk {
            measure: "total".into(),
            versus: None,
            kind: chart::Kind::Ranking,
            among: Among::Region(region),
            coverage: None,
            bloc: None,
        };
        let chart = DocumentAsk { what: What::Chart(chart), landscape: true, ..official.clone() };
        let paged = made(&ask, &chart).unwrap();
        let (width, height) = paged.size(0).unwrap();
        assert!(paged.count() == 1 && width > height, "{width} × {height}");
        assert!(paged.bytes() == made(&ask, &chart).unwrap().bytes(), "the same bytes");
        let minutes = DocumentAsk { what: What::Report(Kind::Minutes), unit: None, ..official };
        let fault = made(&ask, &minutes).unwrap_err();
        assert!(fault.what.contains("thẩm định"), "{fault:?}");
    }
}
