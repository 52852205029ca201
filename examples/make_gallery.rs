//! Makes docs/gallery: one picture of every kind of chart, from the sample data.
//!
//! `cargo run --release --no-default-features --example make_gallery`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool prints, and stops when it cannot go on")]

use std::ops::ControlFlow;
use std::path::Path;

use egov_score::chart::{Canvas, Orientation, Paper, font::Bundled, pages, png, svg};
use egov_score::i18n::{Language, Words};
use egov_score::service::chart::{self, ChartRequest, Kind, Measure, spec};
use egov_score::service::demo;
use egov_score::service::ranges::Draws;

const PERIOD: &str = "2020-05";
/// Small enough to lie in the repository, large enough to read.
const DPI: f32 = 68.0;

/// One picture: its file, its kind and what it shows.
struct Picture {
    name: &'static str,
    kind: Kind,
    measure: &'static str,
    across: bool,
    grey: bool,
}

const fn upright(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { name, kind, measure, across: false, grey: false }
}

const fn across(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { across: true, ..upright(name, kind, measure) }
}

const fn grey(name: &'static str, kind: Kind, measure: &'static str) -> Picture {
    Picture { grey: true, ..upright(name, kind, measure) }
}

/// The heat map shows one group and the ranks one region: pictures of everything would be too large for the repository.
const PICTURES: [Picture; 14] = [
    upright("ranking", Kind::Ranking, "total"),
    upright("target", Kind::Target, "indicator:D1"),
    upright("dumbbell", Kind::Dumbbell, "total"),
    upright("heatmap", Kind::Heatmap, "group:D"),
    upright("tilemap", Kind::Tilemap, "total"),
    grey("tilemap-grey", Kind::Tilemap, "total"),
    upright("strip", Kind::Strip, "total"),
    across("dots", Kind::Dots, "total"),
    across("radar", Kind::Radar, "total"),
    across("trend", Kind::Trend, "indicator:D1"),
    upright("bump", Kind::Bump, "total"),
    upright("multiples", Kind::Multiples, "total"),
    grey("multiples-grey", Kind::Multiples, "total"),
    across("scatter", Kind::Scatter, "indicator:D1"),
];

fn main() {
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery");
    std::fs::create_dir_all(&out).expect("the folder of the gallery");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = Words::new(Language::Vi);
    let project = demo::make_data_file(&folder.path().join("demo.egov"), &words, &mut |_| ControlFlow::Continue(()))
        .expect("the sample data");
    let period = PERIOD.parse().expect("a period");
    for Picture { name, kind, measure, across, grey } in PICTURES {
        let measure: Measure = measure.parse().expect("a measure");
        let request = ChartRequest {
            own: project.own_unit(),
            versus: Some("indicator:D3".parse().expect("a measure")),
            region: chart::region((kind == Kind::Bump).then_some("btbdhmt")).expect("a region"),
            draws: matches!(kind, Kind::Ranking | Kind::Bump).then(Draws::default),
            ..ChartRequest::new(period, kind, measure)
        };
        // The same pictures on every day.
        let made = jiff::civil::date(2020, 5, 20);
        let spec = spec(&project, &request, made, &words).expect("a chart");
        let orientation = if across { Orientation::Landscape } else { Orientation::Portrait };
        let frames = pages(&spec, &Canvas::paper(Paper::A4, orientation), &Bundled);
        let drawn = svg(frames.first().expect("a page"), grey).expect("a drawing");
        let picture = png(&drawn, DPI).expect("a picture");
        println!("{name}.png: {:.1} KiB, {} page(s)", picture.len() as f64 / 1_024.0, frames.len());
        std::fs::write(out.join(format!("{name}.png")), picture).expect("the picture is written");
    }
}
