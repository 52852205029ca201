//! Charts of rows.

use rust_decimal::Decimal;

use super::*;
use crate::chart::sample::rows_of;
use crate::chart::spec::{Axis, Body, LineKind, RefLine, Row, Rows};

fn rows(spec: &Spec) -> &Rows {
    let Body::Rows(rows) = &spec.body else { panic!("a chart of rows") };
    rows
}

fn smallest_name(frame: &Frame, spec: &Spec) -> f32 {
    let names = texts(frame).into_iter().filter(|text| rows(spec).rows.iter().any(|row| row.name == text.text));
    names.map(|text| text.size).fold(f32::INFINITY, f32::min)
}

fn assert_every_row_is_shown_once(spec: &Spec, frames: &[Frame], case: &str) {
    let mut hits: Vec<&str> = frames.iter().flat_map(|frame| &frame.hits).map(|hit| hit.key.as_str()).collect();
    let mut keys: Vec<&str> = rows(spec).rows.iter().map(|row| row.key.as_str()).collect();
    hits.sort_unstable();
    keys.sort_unstable();
    assert_eq!(hits, keys, "{case}");
}

fn assert_good(spec: &Spec, case: &str) {
    for (name, canvas) in canvases() {
        let case = format!("{case}, {name}");
        let frames = pages(spec, &canvas, &Bundled);
        assert_tidy(&frames, &case);
        assert_every_row_is_shown_once(spec, &frames, &case);
    }
}

fn with_values(mut spec: Spec, value: Decimal, label: &str) -> Spec {
    for row in &mut rows_of(&mut spec).rows {
        row.value = value;
        row.label = label.into();
        row.tied = true;
        row.rank = Some("1".into());
    }
    rows_of(&mut spec).axis = Axis::covering([value], |value| value.to_string());
    spec
}

#[test]
fn rankings_of_every_length_are_tidy_on_every_canvas() {
    for count in [1, 5, 63, 700] {
        assert_good(&sample::ranking(count), &format!("ranking of {count}"));
    }
}

#[test]
fn target_charts_of_every_length_are_tidy_on_every_canvas() {
    for count in [1, 5, 63, 700] {
        assert_good(&sample::target(count), &format!("target chart of {count}"));
    }
}

#[test]
fn equal_values_zeros_and_full_marks_are_tidy() {
    for (value, label) in [(Decimal::ZERO, "0,00"), (Decimal::ONE_HUNDRED, "100,00"), (Decimal::new(-5, 0), "−5,00")]
    {
        assert_good(&with_values(sample::ranking(63), value, label), &format!("all {label}"));
        assert_good(&with_values(sample::target(63), value, label), &format!("target, all {label}"));
    }
}

#[test]
fn long_names_and_texts_are_tidy_and_kept_whole_in_the_hit() {
    let long = "Ban Quản lý Khu kinh tế mở và các khu công nghiệp tỉnh thuộc Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu";
    for mut spec in [sample::ranking(63), sample::target(63)] {
        for row in &mut rows_of(&mut spec).rows {
            row.name = format!("{long} {}", row.key);
            row.label = "9.166.229,50%".into();
            row.detail = Some("còn 1.234.567,89 điểm phần trăm, tương đương 1.234.567 dịch vụ công trực tuyến".into());
        }
        spec.title = format!("{long} – {long} – {long} – {long}");
        spec.subtitle = format!("{long} – {long} – {long} – {long}");
        spec.foot.source = format!("{long} – {long} – {long}");
        rows_of(&mut spec).lines[0].label = format!("Chỉ tiêu của {long}: {long}");
        assert_good(&spec, "long texts");
        let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
        let hit = &frames[0].hits[0];
        assert!(hit.text.contains(&rows(&spec).rows[0].name) && hit.text.contains("dịch vụ công trực tuyến"));
    }
}

#[test]
fn near_and_equal_lines_keep_their_labels_apart() {
    let mut spec = sample::target(63);
    for (value, label, kind) in [
        (Decimal::new(295, 1), "Trung vị 29,5%", LineKind::Median),
        (Decimal::from(30), "Chỉ tiêu vùng 30%", LineKind::Target),
        (Decimal::new(301, 1), "Trung bình vùng 30,1%", LineKind::National),
        (Decimal::ZERO, "Thấp nhất 0%", LineKind::Median),
        (Decimal::new(413, 1), "Cao nhất 41,3%", LineKind::Median),
    ] {
        rows_of(&mut spec).lines.push(RefLine { value, label: label.into(), kind });
    }
    assert_good(&spec, "many lines");
}

#[test]
fn sixty_three_rows_fit_one_a4_page_in_legible_letters() {
    for spec in [sample::ranking(63), sample::target(63)] {
        for (orientation, least) in [(Orientation::Portrait, 7.0), (Orientation::Landscape, 6.5)] {
            let frames = pages(&spec, &Canvas::paper(Paper::A4, orientation), &Bundled);
            assert_eq!(frames.len(), 1, "{orientation:?}");
            let size = smallest_name(&frames[0], &spec);
            assert!(size >= least, "{} {orientation:?}: {size}", spec.title);
        }
    }
}

#[test]
fn sixty_three_rows_fit_the_window() {
    for spec in [sample::ranking(63), sample::target(63)] {
        assert_eq!(pages(&spec, &Canvas::screen(1000.0, 560.0), &Bundled).len(), 1);
    }
}

#[test]
fn no_page_holds_more_than_eighty_rows_and_each_carries_its_number() {
    let frames = pages(&sample::ranking(700), &Canvas::paper(Paper::A3, Orientation::Portrait), &Bundled);
    assert!(frames.iter().all(|frame| frame.hits.len() <= 80));
    for (index, frame) in frames.iter().enumerate() {
        let number = format!("Trang {}/{}", index + 1, frames.len());
        assert!(texts(frame).iter().any(|text| text.text == number), "{number}");
    }
}

#[test]
fn a_chart_without_rows_says_so_and_lists_who_is_missing() {
    for spec in [sample::ranking(0), sample::target(0)] {
        assert_good(&spec, "no rows");
        let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
        let all = all_texts(&frames).join(" ");
        assert!(all.contains(&spec.nothing) && all.contains(&spec.notes[0]));
    }
}

#[test]
fn notes_of_any_length_are_never_cut() {
    let mut spec = sample::ranking(63);
    let names: Vec<String> = (0..900).map(|index| format!("Ủy ban nhân dân xã số {index}")).collect();
    spec.notes = vec![format!("Chưa gửi: {}.", names.join(", "))];
    assert_good(&spec, "long notes");
    for (name, canvas) in canvases() {
        let frames = pages(&spec, &canvas, &Bundled);
        let notes = frames.iter().flat_map(texts).filter(|text| text.size == canvas.style.note);
        let read: Vec<&str> = notes.map(|text| text.text.as_str()).collect();
        assert_eq!(read.join(" "), spec.notes[0], "{name}");
    }
}

#[test]
fn a_figure_stands_right_of_its_bar_and_never_off_the_page() {
    let spec = sample::ranking(63);
    let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
    let longest = frames[0].items.iter().find_map(|item| match item {
        Item::Fill { rect, ink: Ink::Other } => Some(*rect),
        _ => None,
    });
    let figure = texts(&frames[0]).into_iter().find(|text| text.text == rows(&spec).rows[0].label).unwrap().rect;
    assert!(figure.left > longest.unwrap().right());
}

#[test]
fn a_figure_that_a_line_would_strike_stands_within_its_bar_and_not_across_the_line() {
    let spec = sample::ranking(63);
    for (name, canvas) in canvases() {
        let mut within = 0;
        for frame in pages(&spec, &canvas, &Bundled) {
            for (bar, line, figure) in bars_short_of_the_median(&frame) {
                let is_long = bar.width > 1.5 * figure.width;
                assert!(!is_long || figure.right() < line, "{name}: {figure:?} stands across the line at {line}");
                within += usize::from(figure.right() < bar.right());
            }
        }
        assert!(within > 0 || !canvas.is_paper(), "{name}: no bar ends near the line");
    }
}

/// Each with the line of its panel and its figure.
fn bars_short_of_the_median(frame: &Frame) -> Vec<(Rect, f32, Rect)> {
    let lines: Vec<f32> = frame
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Line { from, ink: Ink::Reference, .. } => Some(from.0),
            _ => None,
        })
        .collect();
    let bars = frame.items.iter().filter_map(|item| match item {
        Item::Fill { rect, ink: Ink::Other | Ink::Own } => Some(*rect),
        _ => None,
    });
    let nearest = |places: &mut dyn Iterator<Item = f32>| places.min_by(f32::total_cmp);
    let short = bars.filter_map(|bar| {
        let line = nearest(&mut lines.iter().copied().filter(|x| *x > bar.left)).filter(|x| *x > bar.right())?;
        let middle = bar.top + bar.height / 2.0;
        let beside = texts(frame).into_iter().map(|text| text.rect);
        let beside = beside.filter(|text| text.left > bar.left && text.top < middle && text.bottom() > middle);
        Some((bar, line, beside.min_by(|one, other| one.left.total_cmp(&other.left))?))
    });
    short.collect()
}

#[test]
fn bars_are_as_long_as_their_values_from_zero() {
    let spec = sample::ranking(5);
    let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
    let bars: Vec<f32> = frames[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Fill { rect, ink: Ink::Other | Ink::Own } => Some(rect.width),
            _ => None,
        })
        .collect();
    assert_eq!(bars.len(), 5);
    for (bar, row) in bars.iter().zip(&rows(&spec).rows) {
        let share = rows(&spec).axis.share(row.value) / rows(&spec).axis.share(rows(&spec).rows[0].value);
        assert!((bar / bars[0] - share).abs() < 1e-4, "{}", row.name);
    }
}

#[test]
fn equal_ranks_are_joined_by_a_line_and_others_are_not() {
    let spec = sample::ranking(63);
    let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
    let tied: Vec<&Row> = rows(&spec).rows.iter().filter(|row| row.tied).collect();
    let joins = frames[0].items.iter().filter(|item| match item {
        Item::Line { from, to, ink: Ink::SoftText, dash: None, .. } => from.0 == to.0 && from.0 < 100.0,
        _ => false,
    });
    assert!(!tied.is_empty());
    assert_eq!(joins.count(), tied.len());
}

#[test]
fn the_pointer_finds_the_row_under_it() {
    let spec = sample::target(63);
    let frames = pages(&spec, &Canvas::screen(1120.0, 700.0), &Bundled);
    for hit in &frames[0].hits {
        let (x, y) = (hit.rect.left + hit.rect.width / 2.0, hit.rect.top + hit.rect.height / 2.0);
        assert_eq!(frames[0].hit(x, y), Some(hit));
    }
    assert_eq!(frames[0].hit(-1.0, 5.0), None);
}

#[test]
fn a_window_as_small_as_it_gets_still_lays_out() {
    let frames = pages(&sample::target(63), &Canvas::screen(10.0, 10.0), &Bundled);
    assert_every_row_is_shown_once(&sample::target(63), &frames, "tiny");
}

#[test]
fn control_characters_and_runs_of_blanks_do_not_reach_the_drawing() {
    let mut spec = sample::ranking(1);
    rows_of(&mut spec).rows[0].name = "Đà\u{0}  Nẵng\n".into();
    spec.title = "A\u{1B}B\u{FFFF}".into();
    let frames = pages(&spec, &Canvas::paper(Paper::A4, Orientation::Portrait), &Bundled);
    let all = all_texts(&frames);
    assert!(all.contains(&"Đà Nẵng".to_owned()) && all.contains(&"A B".to_owned()), "{all:?}");
    assert_eq!(frames[0].title, "A B");
}
