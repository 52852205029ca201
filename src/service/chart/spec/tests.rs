//! What charts of the demonstration say and draw.

use std::ops::ControlFlow;

use rust_decimal::Decimal;
use tempfile::TempDir;

use super::spec_with_tables;
use crate::chart::{Body, Filling, Rows, Shade, Spec};
use crate::domain::province::Region;
use crate::i18n::{Language, Words};
use crate::service::chart::{ChartRequest, Kind, Measure};
use crate::service::{Project, clock, demo};

struct Demo {
    project: Project,
    words: Words,
    _folder: TempDir,
}

impl Demo {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let words = Words::new(Language::Vi);
        let file = folder.path().join("a.egov");
        let project = demo::make_data_file(&file, &words, &mut |_| ControlFlow::Continue(())).unwrap();
        Self { project, words, _folder: folder }
    }

    fn spec(&self, kind: Kind, measure: Measure, region: Option<Region>) -> Spec {
        let request = ChartRequest::new("2020-05".parse().unwrap(), kind, measure);
        let request = ChartRequest { region, own: Some("20".parse().unwrap()), ..request };
        spec_with_tables(&self.project, &request, clock::today(), &self.words).unwrap()
    }

    fn group(&self, code: &str, region: Option<Region>) -> Spec {
        self.spec(Kind::Ranking, Measure::Group(code.to_owned()), region)
    }
}

fn rows(spec: &Spec) -> &Rows {
    match &spec.body {
        Body::Rows(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn middle(mut values: Vec<Decimal>) -> Decimal {
    values.sort_unstable();
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { (values[half - 1] + values[half]) / Decimal::TWO }
}

#[test]
fn a_cell_of_the_heat_map_is_shaded_by_the_number_printed_in_it() {
    let spec = Demo::new().spec(Kind::Heatmap, Measure::Total, None);
    let Body::Grid(grid) = &spec.body else { panic!("{:?}", spec.body) };
    let mut seen = 0;
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        let Filling::Shade(shade) = cell.filling else { continue };
        let printed: Decimal = cell.label.parse().unwrap();
        assert_eq!(shade, Shade::of(printed, (Decimal::ZERO, Decimal::ONE_HUNDRED)), "{}", cell.label);
        seen += 1;
    }
    assert!(seen > 800, "{seen}");
}

#[test]
fn the_line_of_a_region_is_the_median_of_its_units_and_the_national_one_is_told_above() {
    let demo = Demo::new();
    for (spec, all) in [
        (demo.group("E", Some(Region::NorthernMidlandsAndMountains)), demo.group("E", None)),
        (
            demo.spec(Kind::Ranking, Measure::Total, Some(Region::NorthernMidlandsAndMountains)),
            demo.spec(Kind::Ranking, Measure::Total, None),
        ),
    ] {
        let [line] = rows(&spec).lines.as_slice() else { panic!("{:?}", rows(&spec).lines) };
        assert_eq!(line.value, middle(rows(&spec).rows.iter().map(|row| row.value).collect()));
        assert!(line.label.starts_with("Trung vị của vùng "), "{}", line.label);
        let [of_all] = rows(&all).lines.as_slice() else { panic!("{:?}", rows(&all).lines) };
        let national = of_all.label.replace("Trung vị", "của cả nước");
        assert!(spec.subtitle.ends_with(&national), "{} – {national}", spec.subtitle);
    }
}

#[test]
fn bars_of_points_are_read_against_the_most_that_can_be_had() {
    let demo = Demo::new();
    for group in &demo.project.catalogue().groups {
        assert_eq!(rows(&demo.group(&group.code, None)).axis.max, group.max, "{}", group.code);
    }
}

#[test]
fn the_table_of_groups_says_the_rank_and_the_total() {
    let spec = Demo::new().spec(Kind::Ranking, Measure::Total, Some(Region::NorthernMidlandsAndMountains));
    let table = &spec.tables[0];
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!((headings[1], headings.last()), ("Hạng", Some(&"% tối đa")), "{headings:?}");
    let own = table.rows.iter().find(|row| row.strong).unwrap();
    let drawn = rows(&spec).rows.iter().find(|row| row.own).unwrap();
    assert_eq!((Some(&own.cells[1]), own.cells.last()), (drawn.rank.as_ref(), Some(&drawn.label)));
}

/// One agency of Lào Cai has not answered, so that nobody knows whether the only indicator of the group is met.
#[test]
fn a_group_that_nothing_was_said_of_is_no_zero_among_zeros_and_why_is_said_below() {
    let demo = Demo::new();
    let spec = demo.group("A", None);
    let named: Vec<&str> = rows(&spec).rows.iter().map(|row| row.name.as_str()).collect();
    assert!(named.contains(&"Bến Tre") && !named.contains(&"Lào Cai"), "{named:?}");
    let why = "chưa kết luận được vì còn cơ quan chưa trả lời (1): Lào Cai";
    assert!(spec.notes.iter().any(|note| note.contains(why)), "{:?}", spec.notes);
}
