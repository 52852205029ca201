//! What stands under a chart on paper where there is room: what its figures are made of, else the figures themselves.

use super::Writer;
use crate::catalogue::{Group, Indicator};
use crate::chart::{Body, DataTable, Mark, Rows, Spec, TableColumn, TableRow};
use crate::compare::Measure as Compared;
use crate::domain::UnitCode;
use crate::i18n::NO_VALUE;
use crate::say;
use crate::scoring::UnitScore;
use crate::service::chart::table;
use crate::service::figures::{Figure, Measure, with_counts};

/// Units that have a column each; of more every one has a row.
const MOST_COLUMNS: usize = 6;

impl Writer<'_> {
    /// The fullest first. Of charts that print every figure what these are made of, of others the figures.
    pub(super) fn tables(&self, spec: &Spec) -> Vec<DataTable> {
        match &spec.body {
            Body::Rows(rows) if rows.mark != Mark::Dumbbell => self.made_of(keys_of(rows)),
            Body::Multiples(multiples) => self.made_of(keys_of(&multiples.rows)),
            Body::Grid(grid) => self.made_of(grid.rows.iter().map(|row| row.key.as_str())),
            Body::Tiles(tiles) => self.made_of(tiles.tiles.iter().map(|tile| tile.key.as_str())),
            Body::Rows(_) | Body::Lanes(_) | Body::Radar(_) | Body::Lines(_) | Body::Scatter(_) => {
                vec![self.behind(spec)]
            }
        }
    }

    /// Every figure that is drawn.
    fn behind(&self, spec: &Spec) -> DataTable {
        let table = table(spec, self.words);
        let own = self.own().map(|own| own.name.as_str());
        let column =
            |column: crate::service::export::Column| TableColumn { heading: column.heading, figures: column.is_number };
        let row = |cells: Vec<String>| {
            let strong = own.is_some_and(|own| cells.iter().take(2).any(|cell| cell == own));
            TableRow { cells, strong }
        };
        DataTable {
            caption: say!(self.words, "chart-table"),
            columns: table.columns.into_iter().map(column).collect(),
            rows: table.rows.into_iter().map(row).collect(),
        }
    }

    /// The parts of what is measured: of few units each part in a row, of more each unit.
    fn made_of<'a>(&self, keys: impl Iterator<Item = &'a str>) -> Vec<DataTable> {
        let of = |code: &UnitCode| Some(&self.scores.of(code)?.score);
        let codes: Vec<UnitCode> = keys.filter_map(|key| key.parse().ok()).collect();
        let units: Vec<&UnitScore> = codes.iter().filter_map(of).collect();
        match (&self.request.measure, units.as_slice()) {
            (_, []) => Vec::new(),
            (Measure::Indicator(code), _) => self.counts(code, &units).into_iter().collect(),
            (_, [only]) => vec![self.one_unit(only)],
            (_, few) if few.len() <= MOST_COLUMNS => vec![self.few_units(few, true), self.by_group(few)],
            (_, many) => vec![self.by_group(many)],
        }
    }

    fn measured_groups(&self) -> impl Iterator<Item = &Group> {
        let groups = self.scores.catalogue.groups.iter();
        groups.filter(|group| match &self.request.measure {
            Measure::Group(code) => group.code == *code,
            Measure::Total | Measure::Indicator(_) => true,
        })
    }

    fn indicators_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Indicator> {
        self.scores.catalogue.scored().filter(|indicator| indicator.group == group.code)
    }

    /// Every indicator of one unit: its figure, its points and how many there are.
    fn one_unit(&self, unit: &UnitScore) -> DataTable {
        let words = self.words;
        let mut rows = Vec::new();
        for group in self.measured_groups() {
            let name = format!("{} {}", group.code, words.text(&group.name));
            rows.push(strong(vec![name, String::new(), self.group_points(group, unit), self.group_max(group, unit)]));
            rows.extend(self.indicators_of(group).filter_map(|indicator| {
                let score = unit.indicator(&indicator.code)?;
                let value = with_counts(&self.scores.catalogue, indicator, score, words);
                Some(plain(vec![self.named(indicator), value, self.points(indicator, unit), words.plain(score.max, 2)]))
            }));
        }
        DataTable {
            caption: say!(words, "chart-table-detail"),
            columns: vec![
                text(say!(words, "chart-heading-group")),
                figures(say!(words, "chart-heading-figure")),
                figures(say!(words, "chart-heading-points")),
                figures(say!(words, "chart-heading-most")),
            ],
            rows,
        }
    }

    /// Points of groups and their indicators, a column a unit.
    fn few_units(&self, units: &[&UnitScore], with_indicators: bool) -> DataTable {
        let words = self.words;
        let mut rows = Vec::new();
        for group in self.measured_groups() {
            let name = format!("{} {}", group.code, words.text(&group.name));
            let points = units.iter().map(|unit| self.group_points(group, unit));
            rows.push(strong([name, words.plain(group.max, 2)].into_iter().chain(points).collect()));
            let indicators = self.indicators_of(group).filter(|_| with_indicators);
            rows.extend(indicators.map(|indicator| {
                let points = units.iter().map(|unit| self.points(indicator, unit));
                plain([self.named(indicator), words.plain(indicator.max, 2)].into_iter().chain(points).collect())
            }));
        }
        let head = [text(say!(words, "chart-heading-group")), figures(say!(words, "chart-heading-most"))];
        DataTable {
            caption: say!(words, "chart-table-detail"),
            columns: head.into_iter().chain(units.iter().map(|unit| figures(self.unit_name(unit)))).collect(),
            rows,
        }
    }

    /// Points of the groups, a row a unit; of the total with the place before them and what they come to behind.
    fn by_group(&self, units: &[&UnitScore]) -> DataTable {
        let words = self.words;
        let groups: Vec<&Group> = self.measured_groups().collect();
        let is_total = self.request.measure == Measure::Total;
        let row = |unit: &&UnitScore| {
            let points = groups.iter().map(|group| self.group_points(group, unit));
            let figure = self.figures.of(&unit.unit).filter(|_| is_total);
            let rank = figure.map(|figure| figure.rank.map_or_else(none, |rank| rank.to_string()));
            let total = figure.map(|figure| [self.total_points(unit), self.label_or_none(figure)]);
            let name = std::iter::once(self.unit_name(unit));
            let cells = name.chain(rank).chain(points).chain(total.into_iter().flatten()).collect();
            TableRow { cells, strong: self.request.own.as_ref() == Some(&unit.unit) }
        };
        let heading = |group: &&Group| {
            let (name, max) = (words.text(&group.name), words.plain(group.max, 2));
            figures(say!(words, "chart-heading-group-points", code = group.code.as_str(), name = name, max = max))
        };
        let rank = is_total.then(|| figures(say!(words, "chart-heading-rank")));
        let total = is_total.then(|| [say!(words, "chart-heading-total"), say!(words, "chart-heading-percent-of-max")]);
        DataTable {
            caption: say!(words, "chart-table-groups"),
            columns: std::iter::once(text(say!(words, "chart-heading-unit")))
                .chain(rank)
                .chain(groups.iter().map(heading))
                .chain(total.into_iter().flatten().map(figures))
                .collect(),
            rows: units.iter().map(row).collect(),
        }
    }

    /// The counts behind the figures of an indicator, and their points.
    fn counts(&self, code: &str, units: &[&UnitScore]) -> Option<DataTable> {
        let words = self.words;
        let indicator = self.scores.catalogue.indicator(code)?;
        let row = |unit: &&UnitScore| {
            let value = with_counts(&self.scores.catalogue, indicator, unit.indicator(code)?, words);
            let cells = vec![self.unit_name(unit), value, self.points(indicator, unit)];
            Some(TableRow { cells, strong: self.request.own.as_ref() == Some(&unit.unit) })
        };
        let max = words.plain(indicator.max, 2);
        Some(DataTable {
            caption: say!(words, "chart-table"),
            columns: vec![
                text(say!(words, "chart-heading-unit")),
                figures(say!(words, "chart-heading-figure")),
                figures(say!(words, "chart-heading-points-of", max = max)),
            ],
            rows: units.iter().filter_map(row).collect(),
        })
    }

    fn unit_name(&self, unit: &UnitScore) -> String {
        self.project.name_of(&unit.unit).to_owned()
    }

    fn named(&self, indicator: &Indicator) -> String {
        format!("{} {}", indicator.code, self.words.text(&indicator.name))
    }

    fn total_points(&self, unit: &UnitScore) -> String {
        if unit.sent { self.words.number(unit.points, self.scores.catalogue.digits) } else { none() }
    }

    fn label_or_none(&self, figure: &Figure) -> String {
        figure.value.map_or_else(none, |_| self.label(figure))
    }

    fn group_points(&self, group: &Group, unit: &UnitScore) -> String {
        let points = Compared::GroupPoints(group.code.clone()).of(unit);
        points.map_or_else(none, |points| self.words.number(points, self.scores.catalogue.digits))
    }

    fn group_max(&self, group: &Group, unit: &UnitScore) -> String {
        self.words.plain(unit.group(&group.code).map_or(group.max, |score| score.max), 2)
    }

    /// Nothing is not told as a zero.
    fn points(&self, indicator: &Indicator, unit: &UnitScore) -> String {
        match unit.indicator(&indicator.code) {
            Some(score) if score.counts && score.said().is_some() => {
                self.words.number(score.points, self.scores.catalogue.digits)
            }
            _ => none(),
        }
    }
}

fn keys_of(rows: &Rows) -> impl Iterator<Item = &str> {
    rows.rows.iter().map(|row| row.key.as_str())
}

fn none() -> String {
    NO_VALUE.to_owned()
}

fn text(heading: String) -> TableColumn {
    TableColumn { heading, figures: false }
}

fn figures(heading: String) -> TableColumn {
    TableColumn { heading, figures: true }
}

fn plain(cells: Vec<String>) -> TableRow {
    TableRow { cells, strong: false }
}

fn strong(cells: Vec<String>) -> TableRow {
    TableRow { cells, strong: true }
}
