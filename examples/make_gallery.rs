//! Makes docs/gallery: one picture of every kind of chart, from the sample data.
//!
//! `cargo run --release --no-default-features --example make_gallery`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool prints, and stops when it cannot go on")]

use std::ops::ControlFlow;
use std::path::Path;

use egov_score::chart::{Canvas, Orientation, Paper, font::Bundled, pages, png, svg};
use egov_score::domain::{Appraisal, Decimal, Period, UnitCode};
use egov_score::i18n::{Language, Words};
use egov_score::service::chart::{self, ChartRequest, Kind, Measure, spec_with_tables};
use egov_score::service::ranges::Draws;
use egov_score::service::{Project, appraisal, demo};

const PERIOD: &str = "2020-05";
/// Small enough to lie in the repository, large enough to read.
const DPI: f32 = 68.0;

/// One picture: its file, its kind and what it shows.
#[derive(Clone, Copy)]
struct Picture {
    name: &'static str,
    kind: Kind,
    measure: &'static str,
    /// Only this region.
    region: Option<&'static str>,
    across: bool,
    grey: bool,
}

const fn upright(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { name, kind, measure, region: None, across: false, grey: false }
}

const fn across(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { across: true, ..upright(name, kind, measure) }
}

const fn grey(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { grey: true, ..upright(name, kind, measure) }
}

const fn of(region: &'static str, picture: Picture) -> Picture {
    Picture { region: Some(region), ..picture }
}

/// The heat map shows one group and the ranks one region: pictures of everything would be too large for the repository.
const PICTURES: [Picture; 15] = [
    upright("ranking", Kind::Ranking, "total"),
    of("tn", grey("ranking-region-grey", Kind::Ranking, "total")),
    upright("target", Kind::Target, "indicator:D1"),
    upright("dumbbell", Kind::Dumbbell, "total"),
    upright("heatmap", Kind::Heatmap, "group:D"),
    upright("tilemap", Kind::Tilemap, "total"),
    grey("tilemap-grey", Kind::Tilemap, "total"),
    upright("strip", Kind::Strip, "total"),
    across("dots", Kind::Dots, "total"),
    across("radar", Kind::Radar, "total"),
    across("trend", Kind::Trend, "indicator:D1"),
    of("btbdhmt", upright("bump", Kind::Bump, "total")),
    upright("multiples", Kind::Multiples, "total"),
    grey("multiples-grey", Kind::Multiples, "total"),
    across("scatter", Kind::Scatter, "indicator:D1"),
];

/// Drawn after some provinces were appraised, which the sample data are not.
const APPRAISED: [Picture; 2] =
    [upright("appraisal", Kind::Appraisal, "total"), grey("appraisal-grey", Kind::Appraisal, "total")];

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = Words::new(Language::Vi);
    let mut project =
        demo::make_data_file(&folder.path().join("demo.egov"), &words, &mut |_| ControlFlow::Continue(()))
            .expect("the sample data");
    let period = PERIOD.parse().expect("a period");
    PICTURES.iter().for_each(|picture| draw(&project, period, picture, &words));
    appraise(&mut project, period);
    APPRAISED.iter().for_each(|picture| draw(&project, period, picture, &words));
}

fn draw(project: &Project, period: Period, picture: &Picture, words: &Words) {
    let Picture { name, kind, measure, region, across, grey } = *picture;
    let measure: Measure = measure.parse().expect("a measure");
    let request = ChartRequest {
        own: project.own_unit(),
        versus: Some("indicator:D3".parse().expect("a measure")),
        region: chart::region(region).expect("a region"),
        draws: matches!(kind, Kind::Ranking | Kind::Bump).then(Draws::default),
        ..ChartRequest::new(period, kind, measure)
    };
    // The same pictures on every day.
    let made = jiff::civil::date(2020, 5, 20);
    let spec = spec_with_tables(project, &request, made, words).expect("a chart");
    let orientation = if across { Orientation::Landscape } else { Orientation::Portrait };
    let frames = pages(&spec, &Canvas::paper(Paper::A4, orientation), &Bundled);
    let drawn = svg(frames.first().expect("a page"), grey).expect("a drawing");
    let picture = png(&drawn, DPI).expect("a picture");
    println!("{name}.png: {:.1} KiB, {} page(s)", picture.len() as f64 / 1_024.0, frames.len());
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery");
    std::fs::create_dir_all(&out).expect("the folder of the gallery");
    std::fs::write(out.join(format!("{name}.png")), picture).expect("the picture is written");
}

/// Of four provinces one has two scores lowered, one is confirmed, one has a score raised, one is not looked at.
fn appraise(project: &mut Project, period: Period) {
    let units: Vec<UnitCode> = project.compared_units().map(|unit| unit.code.clone()).collect();
    for (index, unit) in units.into_iter().enumerate() {
        let pairs = appraisal::pairs(project, &unit, period).expect("what the unit says");
        let points = |code: &str, share: Decimal| {
            let own = &pairs.of(code).expect("an indicator").own;
            let found = (own.points * share).min(own.max).round_dp(2);
            let reason = Some("Số liệu minh họa".to_owned());
            (code.to_owned(), Appraisal { points: Some(found), reason, ..Appraisal::default() })
        };
        let found = match index % 4 {
            0 => vec![points("D1", Decimal::new(6, 1)), points("D3", Decimal::new(8, 1))],
            1 => vec![points("D1", Decimal::ONE)],
            2 => vec![points("D1", Decimal::new(13, 1))],
            _ => Vec::new(),
        };
        appraisal::enter(project, &unit, period, found, None).expect("an appraisal");
    }
}
