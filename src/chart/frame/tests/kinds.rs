//! Charts of every further kind: tidy for one unit and for very many, for equal figures, none, and the longest names.

use super::*;
use crate::chart::sample::Case;
use crate::chart::spec::{Body, Silence, Spec};

const COUNTS: [usize; 4] = [1, 5, 63, 700];

const LARGE: [&str; 2] = ["A4 portrait", "screen 1000 × 560"];

/// Everything of the kind, in every case, on every canvas.
fn assert_always_tidy(kind: &str, make: impl Fn(usize, Case, bool) -> Spec) {
    for count in COUNTS {
        for case in Case::ALL {
            assert_tidy_everywhere(&make(count, case, false), &format!("{kind} of {count}, {case:?}"));
        }
    }
    for count in [5, 63] {
        assert_tidy_everywhere(&make(count, Case::Falling, true), &format!("{kind} of {count}, long names"));
    }
}

fn assert_tidy_everywhere(spec: &Spec, case: &str) {
    // A3 is A4 in larger letters: of many pages one paper and one screen tell all.
    let large = case.contains("700");
    for (canvas_name, canvas) in canvases().into_iter().filter(|(name, _)| !large || LARGE.contains(name)) {
        let frames = pages(spec, &canvas, &Bundled);
        assert_tidy(&frames, &format!("{case}, {canvas_name}"));
        if spec.body.is_empty() {
            assert!(all_texts(&frames).join(" ").contains(&spec.nothing), "{case}");
        }
    }
}

/// Every unit can be pointed at, on one of the pages.
fn assert_every_key_is_hit(spec: &Spec, keys: usize) {
    for (name, canvas) in canvases() {
        let frames = pages(spec, &canvas, &Bundled);
        let hits: std::collections::HashSet<&str> =
            frames.iter().flat_map(|frame| &frame.hits).map(|hit| hit.key.as_str()).collect();
        assert_eq!(hits.len(), keys, "{name}");
    }
}

fn a4() -> Canvas {
    Canvas::paper(Paper::A4, Orientation::Portrait)
}

#[test]
fn two_periods_are_tidy_in_every_case() {
    assert_always_tidy("dumbbell", |count, case, _| sample::dumbbell(count, case));
}

#[test]
fn appraisals_are_tidy_in_every_case() {
    assert_always_tidy("appraisal", sample::appraisal);
    assert_every_key_is_hit(&sample::appraisal(63, Case::Falling, false), 63);
}

#[test]
fn what_is_not_yet_appraised_is_a_ring_alone() {
    let frames = pages(&sample::appraisal(63, Case::Falling, false), &a4(), &Bundled);
    let markers = |wanted: Shape| {
        let drawn = frames.iter().flat_map(|frame| &frame.items);
        drawn.filter(|item| matches!(item, Item::Marker { shape, .. } if *shape == wanted)).count()
    };
    // One more of each stands in the legend.
    assert_eq!((markers(Shape::Ring), markers(Shape::Circle)), (63 + 1, 42 + 1));
    let told = |key: &str| frames[0].hits.iter().find(|hit| hit.key.ends_with(key)).unwrap().text.clone();
    assert!(told("-0").contains(" → "), "{}", told("-0"));
    assert!(!told("-2").contains(" → "), "{}", told("-2"));
}

#[test]
fn heat_maps_are_tidy_in_every_case() {
    for columns in [1, 57] {
        assert_always_tidy("heat map", |count, case, long| sample::grid(count.min(63), columns, case, long));
    }
    assert_tidy_everywhere(&sample::grid(700, 57, Case::Falling, false), "heat map of 700");
    assert_every_key_is_hit(&sample::grid(63, 57, Case::Falling, false), 63);
}

#[test]
fn tile_maps_are_tidy_in_every_case() {
    assert_always_tidy("tile map", |_, case, long| sample::tiles(case, long));
    assert_every_key_is_hit(&sample::tiles(Case::Falling, false), 63);
}

/// The map of the units from the forty-first on: at the lower right of the country.
fn map_of_a_region() -> Spec {
    let mut spec = sample::tiles(Case::Falling, false);
    let Body::Tiles(tiles) = &mut spec.body else { panic!("a map") };
    tiles.tiles.drain(..40);
    tiles.islands.clear();
    spec
}

#[test]
fn a_map_of_a_region_fills_the_page_as_the_country_does() {
    let spec = map_of_a_region();
    assert_tidy_everywhere(&spec, "map of a region");
    let frames = pages(&spec, &a4(), &Bundled);
    let left = frames[0].hits.iter().map(|hit| hit.rect.left).fold(f32::MAX, f32::min);
    let right = frames[0].hits.iter().map(|hit| hit.rect.right()).fold(0.0, f32::max);
    let top = frames[0].hits.iter().map(|hit| hit.rect.top).fold(f32::MAX, f32::min);
    assert!(right - left > frames[0].width * 0.6, "{left}–{right}");
    assert!(top < frames[0].height * 0.2, "no rows are kept for the rest of the country: {top}");
}

#[test]
fn every_number_in_the_list_under_a_scatter_stands_in_its_plot() {
    for (count, canvas) in [(63, Canvas::screen(480.0, 400.0)), (63, Canvas::screen(640.0, 420.0)), (700, a4())] {
        let all = all_texts(&pages(&sample::scatter(count, Case::Falling, false), &canvas, &Bundled));
        let from = all.iter().position(|text| text.starts_with("1 ")).expect("a list");
        let list = all[from..].join(" ");
        let entries = list.split(" · ").map(|entry| entry.split(' ').next().unwrap_or_default());
        let numbers: Vec<&str> = entries.filter(|entry| entry.parse::<u16>().is_ok()).collect();
        let missing: Vec<&&str> = numbers.iter().filter(|number| !all.iter().any(|text| text == **number)).collect();
        assert!(numbers.len() > 1 && missing.is_empty(), "{count} units: of {numbers:?} are missing {missing:?}");
    }
}

#[test]
fn a_chart_cropped_keeps_all_that_is_drawn_and_no_empty_room() {
    let mut spec = sample::ranking(5);
    spec.foot = crate::chart::spec::Foot::default();
    let canvas = Canvas::part_of_paper(510.0, 706.0);
    let whole = pages(&spec, &canvas, &Bundled).remove(0);
    let cropped = whole.clone().cropped(2.0);
    assert_eq!(cropped.items, whole.items);
    assert!(cropped.height < 400.0, "{}", cropped.height);
    assert_tidy(&[cropped], "cropped");
}

#[test]
fn marks_at_one_place_share_a_number_and_all_are_listed_under_it() {
    let spec = sample::scatter(63, Case::Equal(100), false);
    let Body::Scatter(scatter) = &spec.body else { panic!("a scatter") };
    let all = all_texts(&pages(&spec, &a4(), &Bundled));
    let number = |number: &str| all.iter().any(|text| text == number);
    assert!(number("1") && !number("2"), "one number stands at the marks: {all:?}");
    let from = all.iter().position(|text| text.starts_with("1 ")).expect("a list");
    let list = all[from..].join(" ");
    assert!(scatter.marks.iter().filter(|mark| !mark.own).all(|mark| list.contains(&mark.name)), "{list}");
}

#[test]
fn dots_that_lie_on_each_other_are_counted() {
    let frames = pages(&sample::lanes(63, 5, Case::Equal(100), false), &a4(), &Bundled);
    assert_eq!(all_texts(&frames).iter().filter(|text| *text == "×63").count(), 5);
    let frames = pages(&sample::lanes(5, 5, Case::Equal(100), false), &a4(), &Bundled);
    assert!(!all_texts(&frames).iter().any(|text| text.starts_with('×')));
}

#[test]
fn lanes_are_tidy_in_every_case() {
    assert_always_tidy("lanes", |count, case, long| sample::lanes(count, 7, case, long));
    for lanes in [1, 40] {
        assert_tidy_everywhere(&sample::lanes(63, lanes, Case::Falling, true), &format!("{lanes} lanes"));
    }
    assert_every_key_is_hit(&sample::lanes(63, 7, Case::Falling, false), 63);
}

#[test]
fn radars_are_tidy_with_few_and_many_spokes() {
    for spokes in [3, 5, 25] {
        assert_always_tidy("radar", |count, case, long| sample::radar(spokes, count.min(8), case, long));
    }
}

#[test]
fn ranks_over_periods_are_tidy_in_every_case() {
    for periods in [1, 3] {
        assert_always_tidy("bump", |count, case, long| sample::bump(count, periods, case, long));
    }
}

#[test]
fn trends_are_tidy_in_every_case() {
    assert_always_tidy("trend", sample::trend);
}

#[test]
fn scatters_are_tidy_in_every_case() {
    assert_always_tidy("scatter", sample::scatter);
    assert_every_key_is_hit(&sample::scatter(63, Case::Falling, false), 63);
}

#[test]
fn small_multiples_are_tidy_in_every_case() {
    assert_always_tidy("multiples", sample::multiples);
    assert_every_key_is_hit(&sample::multiples(63, Case::Falling, false), 63);
}

#[test]
fn the_own_unit_is_named_on_every_chart_of_many() {
    let charts = [
        sample::scatter(700, Case::Falling, false),
        sample::bump(63, 3, Case::Falling, false),
        sample::trend(63, Case::Falling, false),
        sample::lanes(700, 3, Case::Falling, false),
        sample::grid(63, 57, Case::Falling, false),
        sample::tiles(Case::Falling, false),
    ];
    for spec in charts {
        for (name, canvas) in canvases() {
            let frames = pages(&spec, &canvas, &Bundled);
            // What is too small to read is drawn larger; see `on_screen`.
            if frames.iter().any(|frame| frame.cramped) {
                continue;
            }
            let own = sample::own_name();
            let bold = |text: &&TextBox| text.weight == Weight::SemiBold && text.text.contains(&own);
            assert!(frames.iter().flat_map(texts).any(|text| bold(&text)), "{} on {name}", spec.title);
        }
    }
}

#[test]
fn sixty_three_units_stand_on_one_a4_page_in_every_kind() {
    let charts = [
        sample::dumbbell(63, Case::Falling),
        sample::appraisal(63, Case::Falling, false),
        sample::grid(63, 57, Case::Falling, false),
        sample::tiles(Case::Falling, false),
        sample::lanes(63, 7, Case::Falling, false),
        sample::bump(63, 3, Case::Falling, false),
        sample::trend(63, Case::Falling, false),
        sample::scatter(63, Case::Falling, false),
        sample::multiples(63, Case::Falling, false),
    ];
    for spec in charts {
        assert_eq!(pages(&spec, &a4(), &Bundled).len(), 1, "{}", spec.title);
    }
}

#[test]
fn silences_have_patterns_of_their_own_and_no_shade() {
    let patterns: std::collections::HashSet<_> = Silence::ALL.into_iter().map(super::super::grid::pattern).collect();
    assert_eq!(patterns.len(), Silence::ALL.len());
    let frames = pages(&sample::tiles(Case::Missing, false), &a4(), &Bundled);
    let shaded = frames[0].items.iter().filter(|item| matches!(item, Item::Fill { ink: Ink::Shade(_), .. }));
    // The legend alone.
    assert_eq!(shaded.count(), 5);
}

#[test]
fn an_island_hangs_on_its_province_and_has_its_shade() {
    let frames = pages(&sample::tiles(Case::Equal(100), false), &a4(), &Bundled);
    let named = |name: &str| all_texts(&frames).join(" ").contains(name);
    assert!(named("Hoàng Sa") && named("Trường Sa"));
    let dark = frames[0].items.iter().filter(|item| match item {
        Item::Fill { ink: Ink::Shade(shade), .. } => shade.step() == 4,
        _ => false,
    });
    assert_eq!(dark.count(), 63 + 2 + 1, "provinces, islands and the legend");
}

/// Whether a name stands whole on the pages: in lines under each other, or in the list under the chart.
fn is_written(frames: &[Frame], name: &str) -> bool {
    // A list goes over from page to page between what stands on each of them.
    let on_every_page = |text: &String| {
        frames.len() > 1 && frames.iter().all(|frame| all_texts(std::slice::from_ref(frame)).contains(text))
    };
    let all: Vec<String> =
        all_texts(frames).into_iter().filter(|text| !on_every_page(text) && !text.starts_with("Trang ")).collect();
    all.join(" ").contains(name)
}

#[test]
fn a_name_too_long_for_its_mark_is_broken_or_numbered_never_left_out() {
    for count in [5, 63] {
        let charts = [sample::lanes(count, 3, Case::Falling, true), sample::trend(count, Case::Falling, true)];
        for spec in charts {
            let names: Vec<String> = match &spec.body {
                Body::Lanes(lanes) => lanes.lanes[0].dots.iter().filter_map(|dot| dot.named.clone()).collect(),
                Body::Lines(lines) => lines.series.iter().filter(|one| one.named).map(|one| one.name.clone()).collect(),
                _ => unreachable!(),
            };
            for (canvas_name, canvas) in canvases() {
                let frames = pages(&spec, &canvas, &Bundled);
                for name in names.iter() {
                    let all = all_texts(&frames);
                    assert!(is_written(&frames, name), "{name} of {} on {canvas_name}: {all:?}", spec.title);
                }
            }
        }
    }
}
