//! Drawings: the golden ones, letters where the frame says, and the same picture both ways.

use std::path::PathBuf;

use super::*;
use crate::chart::font::Bundled;
use crate::chart::frame::{Item, TextBox, pages};
use crate::chart::sample::Case;
use crate::chart::style::{Canvas, Orientation, Paper};
use crate::chart::{Spec, raster, sample};

fn first_page(spec: &Spec) -> Frame {
    let canvas = Canvas::paper(Paper::A4, Orientation::Landscape);
    pages(spec, &canvas, &Bundled).swap_remove(0)
}

/// Compares with tests/golden/chart; `UPDATE_GOLDEN=1` writes the file anew.
fn assert_golden(name: &str, drawn: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chart").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == drawn, "{} differs; look at it, then run again with UPDATE_GOLDEN=1", path.display());
}

#[test]
fn a_small_ranking_is_drawn_as_agreed() {
    assert_golden("ranking.svg", &svg(&first_page(&sample::ranking(5)), false).unwrap());
}

#[test]
fn a_small_target_chart_in_grey_is_drawn_as_agreed() {
    assert_golden("target-grey.svg", &svg(&first_page(&sample::target(5)), true).unwrap());
}

#[test]
fn a_small_chart_of_each_further_way_of_drawing_is_drawn_as_agreed() {
    for (name, spec, grey) in [
        ("dumbbell.svg", sample::dumbbell(5, Case::Falling), false),
        ("appraisal-grey.svg", sample::appraisal(5, Case::Falling, false), true),
        ("heatmap-grey.svg", sample::grid(5, 6, Case::Falling, false), true),
        ("strip.svg", sample::lanes(9, 2, Case::Falling, false), false),
        ("radar-grey.svg", sample::radar(5, 3, Case::Falling, false), true),
        ("trend.svg", sample::trend(5, Case::Falling, false), false),
        ("scatter.svg", sample::scatter(9, Case::Falling, false), false),
    ] {
        assert_golden(name, &svg(&first_page(&spec), grey).unwrap());
    }
}

#[test]
fn every_text_lands_where_the_frame_says() {
    for spec in [sample::target(63), sample::grid(20, 14, Case::Falling, false), sample::tiles(Case::Falling, false)] {
        assert_texts_land(&first_page(&spec));
    }
}

fn assert_texts_land(frame: &Frame) {
    let tree = raster::tree(&svg(frame, false).unwrap()).unwrap();
    let to_points = frame.width / tree.size().width();
    let mut drawn = Vec::new();
    collect_texts(tree.root(), &mut drawn);
    let wanted: Vec<&TextBox> =
        frame.items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None }).collect();
    assert_eq!(drawn.len(), wanted.len());
    for (drawn, wanted) in drawn.iter().zip(wanted) {
        let (left, width) = (drawn.left() * to_points, drawn.width() * to_points);
        // Letters are drawn in steps of a twentieth of a unit, so long texts of odd sizes differ a little more.
        let slack = 0.1 + wanted.rect.width * 0.004;
        assert!((left - wanted.rect.left).abs() < slack, "{} {left} {:?}", wanted.text, wanted.rect);
        assert!((width - wanted.rect.width).abs() < slack, "{} {width} {:?}", wanted.text, wanted.rect);
        let (top, bottom) = (drawn.top() * to_points, drawn.bottom() * to_points);
        assert!(top < wanted.baseline && wanted.baseline < bottom, "{} {top} {bottom}", wanted.text);
    }
}

fn collect_texts(group: &resvg::usvg::Group, found: &mut Vec<resvg::tiny_skia::Rect>) {
    for node in group.children() {
        match node {
            resvg::usvg::Node::Text(text) => found.push(text.abs_bounding_box()),
            resvg::usvg::Node::Group(group) => collect_texts(group, found),
            _ => {}
        }
    }
}

#[test]
fn grey_drawings_hold_no_colour() {
    let kinds = [
        sample::ranking(63),
        sample::target(63),
        sample::grid(63, 14, Case::Falling, false),
        sample::tiles(Case::Missing, false),
        sample::lanes(63, 7, Case::Falling, false),
        sample::radar(5, 8, Case::Falling, false),
        sample::bump(63, 3, Case::Falling, false),
        sample::trend(63, Case::Falling, false),
        sample::scatter(63, Case::Falling, false),
        sample::multiples(63, Case::Falling, false),
    ];
    for spec in kinds {
        let drawn = svg(&first_page(&spec), true).unwrap();
        for code in drawn.match_indices("\"#").map(|(at, _)| &drawn[at + 2..at + 8]) {
            assert!(code[..2] == code[2..4] && code[..2] == code[4..], "{code}");
        }
    }
}

#[test]
fn a_text_that_looks_like_markup_stays_a_text() {
    let mut spec = sample::ranking(1);
    spec.title = r#"</text>" dy="0.76em" & <b>A</b>"#.into();
    sample::rows_of(&mut spec).rows[0].name = r#"" font-weight="bold" <&>"#.into();
    let drawn = svg(&first_page(&spec), false).unwrap();
    assert!(raster::tree(&drawn).is_ok());
    assert!(drawn.contains("&quot; font-weight=&quot;bold&quot; &lt;&amp;&gt;"));
}

#[test]
fn font_sizes_are_written_without_rounding_dust() {
    let drawn = svg(&first_page(&sample::ranking(63)), false).unwrap();
    for size in drawn.split("font-size=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(!size.contains('.'), "{size}");
    }
}

/// How far the two ways to a picture are apart: the mean of all channels, and the share of pixels that differ plainly.
fn apart(frame: &Frame, grey: bool, scale: f32) -> (f64, f64) {
    let (read, drawn) = (raster::rgba(&svg(frame, grey).unwrap(), scale).unwrap(), pixels(frame, scale, grey).unwrap());
    assert_eq!((read.width, read.height), (drawn.width, drawn.height));
    let differences = || read.rgba.iter().zip(&drawn.rgba).map(|(a, b)| f64::from(a.abs_diff(*b)));
    let plain = differences().filter(|difference| *difference > 48.0).count();
    let count = read.rgba.len() as f64;
    (differences().sum::<f64>() / count, plain as f64 / count)
}

#[test]
fn the_window_shows_the_picture_that_is_printed() {
    for spec in [
        sample::ranking(63),
        sample::target(63),
        sample::appraisal(63, Case::Falling, false),
        sample::grid(63, 14, Case::Falling, false),
        sample::tiles(Case::Missing, false),
        sample::lanes(63, 7, Case::Falling, false),
        sample::radar(5, 8, Case::Falling, false),
        sample::trend(63, Case::Falling, false),
        sample::scatter(63, Case::Falling, false),
    ] {
        for grey in [false, true] {
            let frame = &crate::chart::scrolled(&spec, 1000.0, 560.0, &Bundled);
            let (mean, plain) = apart(frame, grey, 1.25);
            // Letters begin at eighths of a pixel in the window, which the many of a heat map add up.
            assert!(mean < 1.0 && plain < 0.003, "{} {grey}: mean {mean}, plain {plain}", spec.title);
        }
    }
}

#[test]
fn a_picture_of_no_size_or_of_an_absurd_one_is_refused() {
    let frame = first_page(&sample::ranking(5));
    for scale in [0.0, 1_000.0, f32::NAN] {
        assert!(matches!(pixels(&frame, scale, false), Err(ChartError::PictureSize { .. })), "{scale}");
    }
}
