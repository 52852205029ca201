//! The table behind a chart: every figure that is drawn, as it is printed.

use crate::chart::{Body, Grid, Lanes, Lines, Multiples, Radar, Row, Rows, Scatter, Spec, Tiles};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::export::{Column, Table};

/// Everything a chart shows, in the order in which it shows it.
pub fn table(spec: &Spec, words: &Words) -> Table {
    let writer = Writer { words };
    match &spec.body {
        Body::Rows(rows) => writer.rows(rows),
        Body::Multiples(multiples) => writer.multiples(multiples),
        Body::Lanes(lanes) => writer.lanes(lanes),
        Body::Radar(radar) => writer.radar(radar),
        Body::Grid(grid) => writer.grid(grid),
        Body::Lines(lines) => writer.lines(lines),
        Body::Scatter(scatter) => writer.scatter(scatter),
        Body::Tiles(tiles) => writer.tiles(tiles),
    }
}

struct Writer<'a> {
    words: &'a Words,
}

impl Writer<'_> {
    fn rank(&self) -> Column {
        Column::number(say!(self.words, "chart-heading-rank"))
    }

    fn unit(&self) -> Column {
        Column::text(say!(self.words, "chart-heading-unit"))
    }

    fn value(&self) -> Column {
        Column::number(say!(self.words, "chart-heading-value"))
    }

    fn rows(&self, rows: &Rows) -> Table {
        let heading = |text: &String| if text.is_empty() { None } else { Some(text.clone()) };
        let has_range = rows.rows.iter().any(|row| row.range.is_some());
        let has_detail = rows.rows.iter().any(|row| row.detail.is_some());
        let value = heading(&rows.headings.value).map_or_else(|| self.value(), Column::number);
        let range = has_range.then(|| Column::text(say!(self.words, "results-fact-range")));
        let detail = has_detail.then(|| Column::text(rows.headings.detail.clone()));
        let has_before = rows.rows.iter().any(|row| row.before.is_some());
        let before = has_before.then(|| Column::number(rows.headings.before.clone()));
        let cells = |row: &Row| {
            let mut cells = vec![told(row.rank.as_ref()), row.name.clone()];
            cells.extend(has_before.then(|| told(row.before.as_ref().map(|before| &before.label))));
            // What has not come in the place of the earlier value is not repeated as if it had.
            cells.push(told(Some(&row.label).filter(|_| !row.pending)));
            cells.extend(has_range.then(|| told(row.range.as_ref())));
            cells.extend(has_detail.then(|| told(row.detail.as_ref())));
            cells
        };
        let head = [self.rank(), self.unit()].into_iter().chain(before);
        let columns = head.chain([value]).chain(range).chain(detail).collect();
        Table { columns, rows: rows.rows.iter().map(cells).collect() }
    }

    fn multiples(&self, multiples: &Multiples) -> Table {
        let mut table = self.rows(&multiples.rows);
        table.columns.insert(0, Column::text(say!(self.words, "chart-heading-region")));
        let names = multiples.parts.iter().flat_map(|part| std::iter::repeat_n(&part.name, part.count));
        for (row, name) in table.rows.iter_mut().zip(names) {
            row.insert(0, name.clone());
        }
        table
    }

    fn lanes(&self, lanes: &Lanes) -> Table {
        let columns = vec![Column::text(lanes.heading.clone()), self.unit(), self.value()];
        let of_lane = |lane: &crate::chart::Lane| {
            let name = lane.name.clone();
            let cells = lane.dots.iter().map(|dot| vec![name.clone(), dot.name.clone(), dot.label.clone()]);
            cells.collect::<Vec<_>>()
        };
        Table { columns, rows: lanes.lanes.iter().flat_map(of_lane).collect() }
    }

    fn radar(&self, radar: &Radar) -> Table {
        let columns = std::iter::once(Column::text(say!(self.words, "chart-heading-group")))
            .chain(radar.rings.iter().map(|ring| Column::number(ring.name.clone())));
        let figure = |value: &Option<crate::domain::Decimal>| {
            value.map_or_else(|| NO_VALUE.to_owned(), |value| format!("{}%", self.words.number(value, 1)))
        };
        let of_spoke = |(index, spoke): (usize, &crate::chart::Spoke)| {
            let figures = radar.rings.iter().map(|ring| ring.values.get(index).map_or_else(String::new, figure));
            std::iter::once(spoke.name.clone()).chain(figures).collect()
        };
        Table { columns: columns.collect(), rows: radar.spokes.iter().enumerate().map(of_spoke).collect() }
    }

    fn grid(&self, grid: &Grid) -> Table {
        let codes = grid.columns.iter().map(|column| Column::number(format!("{} {}", column.code, column.name)));
        let of_row = |row: &crate::chart::GridRow| {
            let head = [told(row.rank.as_ref()), row.name.clone()].into_iter();
            let cell = |cell: &crate::chart::Cell| match cell.label.as_str() {
                "" => cell.told.clone(),
                share => format!("{share}%"),
            };
            head.chain(row.cells.iter().map(cell)).collect()
        };
        Table {
            columns: [self.rank(), self.unit()].into_iter().chain(codes).collect(),
            rows: grid.rows.iter().map(of_row).collect(),
        }
    }

    fn lines(&self, lines: &Lines) -> Table {
        // Stops without a figure are only days to come.
        let stops = lines.series.iter().map(|series| series.points.len()).max().unwrap_or(0);
        let periods = lines.stops.iter().take(stops).map(|stop| Column::number(stop.label.clone()));
        let of_series = |series: &crate::chart::Series| {
            let points = series.points.iter().map(|point| told(point.as_ref().map(|point| &point.label)));
            std::iter::once(series.name.clone()).chain(points).collect()
        };
        Table {
            columns: std::iter::once(self.unit()).chain(periods).collect(),
            rows: lines.series.iter().map(of_series).collect(),
        }
    }

    fn scatter(&self, scatter: &Scatter) -> Table {
        let names = [&scatter.across, &scatter.up].map(|scale| Column::number(scale.name.clone()));
        let of_mark = |mark: &crate::chart::ScatterMark| {
            let [across, up] = mark.labels.clone();
            vec![mark.name.clone(), across, up]
        };
        Table {
            columns: std::iter::once(self.unit()).chain(names).collect(),
            rows: scatter.marks.iter().map(of_mark).collect(),
        }
    }

    fn tiles(&self, tiles: &Tiles) -> Table {
        let of_tile = |tile: &crate::chart::Tile| vec![told(tile.rank.as_ref()), tile.name.clone(), tile.label.clone()];
        Table { columns: vec![self.rank(), self.unit(), self.value()], rows: tiles.tiles.iter().map(of_tile).collect() }
    }
}

fn told(text: Option<&String>) -> String {
    text.cloned().unwrap_or_else(|| NO_VALUE.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::{self, Case};
    use crate::i18n::Language;

    #[test]
    fn every_kind_has_a_table_of_all_its_units_with_a_cell_under_each_heading() {
        let words = Words::new(Language::Vi);
        let charts = [
            (sample::ranking(63), 63),
            (sample::dumbbell(63, Case::Falling), 63),
            (sample::appraisal(63, Case::Falling, false), 63),
            (sample::grid(63, 14, Case::Falling, false), 63),
            (sample::tiles(Case::Falling, false), 63),
            (sample::lanes(63, 2, Case::Falling, false), 126),
            (sample::radar(5, 3, Case::Falling, false), 5),
            (sample::bump(63, 3, Case::Falling, false), 63),
            (sample::trend(63, Case::Falling, false), 63),
            (sample::scatter(63, Case::Falling, false), 63),
            (sample::multiples(63, Case::Falling, false), 63),
        ];
        for (spec, rows) in charts {
            let table = table(&spec, &words);
            assert_eq!(table.rows.len(), rows, "{}", spec.title);
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", spec.title);
        }
    }

    #[test]
    fn the_table_of_an_appraisal_tells_both_figures_and_repeats_none_that_is_pending() {
        let table = table(&sample::appraisal(5, Case::Falling, false), &Words::new(Language::Vi));
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings[2..4], ["Kỳ trước", "% tối đa"]);
        assert_eq!(table.rows[0][2..4], ["95,00", "96,00"]);
        assert_eq!(table.rows[2][3], NO_VALUE, "not appraised");
        assert_ne!(table.rows[2][2], NO_VALUE);
    }
}
