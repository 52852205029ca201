//! Charts: the ranking of 63 provinces from the data file to the screen and to a PDF, step by step.
//!
//! `cargo bench --bench chart`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::ops::ControlFlow;

use common::figures::{measure, print_head, print_times, print_times_head};
use egov_score::chart::{Canvas, Orientation, Paper, font::Bundled, pages, pixels, rgba, svg};
use egov_score::domain::{Appraisal, Period};
use egov_score::i18n::{Language, Words};
use egov_score::service::chart::{ChartRequest, Kind, Measure, PaperRequest, on_screen, spec, write};
use egov_score::service::{Project, appraisal, demo};

/// The period of the sample data for which all 63 have sent.
const PERIOD: &str = "2020-03";
const TIMES: usize = 20;

/// The kind with a measure that it can show.
fn of_kind(request: &ChartRequest, kind: Kind) -> ChartRequest {
    let indicator = |code: &str| Measure::Indicator(code.to_owned());
    let measure = if matches!(kind, Kind::Target | Kind::Trend) { indicator("D1") } else { Measure::Total };
    ChartRequest { kind, measure, versus: Some(indicator("D1")), ..request.clone() }
}

/// One province appraised, so that the chart of the appraisal has something to show.
fn appraise(project: &mut Project, period: Period) {
    let found = Appraisal { points: Some(1.into()), reason: Some("thử".to_owned()), ..Appraisal::default() };
    let unit = "48".parse().expect("a code");
    appraisal::enter(project, &unit, period, vec![("D1".to_owned(), found)], None).expect("an appraisal");
}

fn main() {
    if !common::is_wanted() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = Words::new(Language::Vi);
    let mut project =
        demo::make_data_file(&folder.path().join("demo.egov"), &words, &mut |_| ControlFlow::Continue(()))
            .expect("the sample data");
    let period = PERIOD.parse().expect("a period");
    let request = ChartRequest { own: project.own_unit(), ..ChartRequest::new(period, Kind::Ranking, Measure::Total) };
    let made = jiff::civil::date(2020, 5, 20);
    let words_of_it = || spec(&project, &request, made, &words).expect("a spec");
    let ranking = words_of_it();
    let canvas = Canvas::paper(Paper::A4, Orientation::Portrait);
    let frames = pages(&ranking, &canvas, &Bundled);
    assert_eq!(frames[0].hits.len(), 63, "all provinces are on it");
    let drawing = svg(&frames[0], false).expect("a drawing");
    let out = folder.path().join("ranking.pdf");

    print_head("chart");
    print_times_head();
    print_times("spec: read the data file, score, rank, put into words", measure(TIMES, words_of_it));
    print_times("frame: lay 63 rows out on A4", measure(TIMES, || pages(&ranking, &canvas, &Bundled)));
    print_times("svg: write the drawing", measure(TIMES, || svg(&frames[0], false)));
    print_times("rgba: the A4 drawing as pixels at 96 dpi", measure(TIMES, || rgba(&drawing, 1.0)));
    print_times("pixels: the same at 96 dpi without SVG", measure(TIMES, || pixels(&frames[0], 1.0, false)));
    print_times("frame and pixels for a screen of 1366 × 768", {
        measure(TIMES, || on_screen(&ranking, 1366.0, 768.0, 1.0, false))
    });
    print_times("the whole PDF: data file → spec → frame → svg → pdf on disk", {
        measure(TIMES, || write(&project, &request, PaperRequest::default(), &out, &words).expect("a PDF"))
    });
    appraise(&mut project, period);
    print_times_head();
    for kind in Kind::ALL {
        let spec = spec(&project, &of_kind(&request, kind), made, &words).expect("a spec");
        print_times(&format!("{kind:?}: frame and pixels for the chart's part of 1366 × 768"), {
            measure(TIMES, || on_screen(&spec, 1040.0, 600.0, 1.0, false))
        });
    }
    let size = std::fs::metadata(&out).expect("the PDF").len();
    println!("\nranking.pdf: {} page(s), {:.1} KiB", frames.len(), size as f64 / 1_024.0);
}
