//! A page of its own: running head and stamp, the table under the chart, and how much of the page few units take.

use super::*;
use crate::chart::sample::Case;
use crate::chart::spec::{DataTable, Head, Spec, TableColumn, TableRow};

const EYEBROW: &str = "Kết quả xây dựng Chính quyền điện tử";
const STAMP: &str = "SỐ LIỆU MINH HỌA";

fn a4() -> Canvas {
    Canvas::paper(Paper::A4, Orientation::Portrait)
}

/// A table of so many rows and columns of figures beside one of names.
fn table(caption: &str, rows: usize, figures: usize) -> DataTable {
    let heading = |index: usize| TableColumn { heading: format!("Nhóm tiêu chí số {index} (/20)"), figures: true };
    let row = |index: usize| {
        let name = format!("D{index} Dịch vụ công mức độ 3, 4 tích hợp với Cổng Dịch vụ công quốc gia");
        let cells = std::iter::once(name).chain((0..figures).map(|figure| format!("{index},{figure}0")));
        TableRow { cells: cells.collect(), strong: index.is_multiple_of(5) }
    };
    let names = TableColumn { heading: "Đơn vị".into(), figures: false };
    DataTable {
        caption: caption.into(),
        columns: std::iter::once(names).chain((0..figures).map(heading)).collect(),
        rows: (0..rows).map(row).collect(),
    }
}

/// The chart as it goes on paper, with a full table and a plain one.
fn on_paper(spec: Spec, count: usize) -> Spec {
    let head = Head { eyebrow: EYEBROW.into(), marking: Some(STAMP.into()) };
    Spec {
        head, tables: vec![table("Điểm từng tiêu chí", 24, count.min(6)), table("Bảng số liệu", count, 2)], ..spec
    }
}

fn has(frame: &Frame, text: &str) -> bool {
    texts(frame).iter().any(|found| found.text == text)
}

#[test]
fn charts_with_head_and_table_are_tidy_for_one_unit_and_for_very_many() {
    for count in [1, 5, 14, 63, 700] {
        let charts = [
            sample::ranking(count),
            sample::target(count),
            sample::dumbbell(count, Case::Falling),
            sample::multiples(count, Case::Falling, false),
            sample::lanes(count, 5, Case::Falling, false),
            sample::radar(5, count.min(8), Case::Falling, false),
            sample::trend(count, Case::Falling, false),
            sample::bump(count, 3, Case::Falling, false),
            sample::scatter(count, Case::Falling, false),
        ];
        for spec in charts {
            let spec = on_paper(spec, count);
            // Of very many one paper tells all.
            for (name, canvas) in canvases().into_iter().take(if count > 63 { 1 } else { 4 }) {
                assert_tidy(&pages(&spec, &canvas, &Bundled), &format!("{} of {count}, {name}", spec.title));
            }
        }
    }
}

#[test]
fn a_table_takes_no_page_of_its_own_and_no_page_from_its_chart() {
    for count in [1, 5, 63] {
        for spec in [sample::scatter(count, Case::Falling, false), sample::bump(count, 3, Case::Falling, false)] {
            let without = pages(&Spec { tables: Vec::new(), ..on_paper(spec.clone(), count) }, &a4(), &Bundled);
            assert_eq!(pages(&on_paper(spec, count), &a4(), &Bundled).len(), without.len());
        }
    }
}

#[test]
fn what_few_units_are_made_of_stands_under_their_chart_and_of_many_there_is_no_room() {
    let frames = pages(&on_paper(sample::ranking(5), 5), &a4(), &Bundled);
    assert!(has(&frames[0], "Điểm từng tiêu chí"), "the fullest that there is room for");
    let last = texts(&frames[0]).into_iter().find(|text| text.text.starts_with("D23")).unwrap();
    assert!(last.rect.bottom() > 0.55 * frames[0].height, "the page is filled: {last:?}");
    let frames = pages(&on_paper(sample::ranking(63), 63), &a4(), &Bundled);
    assert!(!has(&frames[0], "Điểm từng tiêu chí") && !has(&frames[0], "Bảng số liệu"));
    assert_eq!(frames.len(), 1);
}

#[test]
fn a_scatter_leaves_room_for_its_figures_where_the_page_is_high_enough() {
    let spec = Spec { tables: vec![table("Bảng số liệu", 20, 2)], ..sample::scatter(20, Case::Falling, false) };
    assert!(has(&pages(&spec, &a4(), &Bundled)[0], "Bảng số liệu"));
}

#[test]
fn the_head_stands_on_pages_and_the_marking_is_said_once_everywhere() {
    let spec = on_paper(sample::ranking(5), 5);
    let said = |frame: &Frame| all_texts(std::slice::from_ref(frame)).join(" ").matches(STAMP).count();
    let usual = said(&pages(&Spec { head: Head::default(), ..spec.clone() }, &a4(), &Bundled)[0]);
    let page = &pages(&spec, &a4(), &Bundled)[0];
    assert!(has(page, EYEBROW) && has(page, STAMP));
    assert_eq!(said(page), usual + 1);
    for canvas in [Canvas::screen(1000.0, 560.0), Canvas::part_of_paper(510.0, 700.0)] {
        let frame = &pages(&spec, &canvas, &Bundled)[0];
        assert!(!has(frame, EYEBROW));
        assert_eq!(said(frame), usual + 1, "in the foot");
    }
}

#[test]
fn few_units_have_taller_rows_and_larger_letters_than_many() {
    let letters = |count: usize| {
        let mut spec = sample::ranking(count);
        let frames = pages(&spec, &a4(), &Bundled);
        let rows = frames[0].hits.iter().map(|hit| hit.rect.height).fold(0.0, f32::max);
        let name = sample::rows_of(&mut spec).rows[0].name.clone();
        (rows, texts(&frames[0]).into_iter().find(|text| text.text == name).unwrap().size)
    };
    let (few, many) = (letters(3), letters(63));
    assert!(few.0 > 1.8 * many.0 && few.1 > 1.2 * many.1, "{few:?} {many:?}");
}

#[test]
fn one_region_of_small_multiples_takes_the_whole_width() {
    let mut spec = sample::multiples(14, Case::Falling, false);
    let Body::Multiples(multiples) = &mut spec.body else { panic!("multiples") };
    multiples.parts.truncate(1);
    multiples.parts[0].count = multiples.rows.rows.len();
    let frames = pages(&spec, &a4(), &Bundled);
    let content = a4().width - 2.0 * a4().style.margin_x;
    assert!(frames[0].hits.iter().all(|hit| hit.rect.width > 0.95 * content));
}
