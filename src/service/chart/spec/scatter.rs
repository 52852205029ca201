//! Two measures against each other.

use std::collections::BTreeSet;

use super::{Part, Writer};
use crate::catalogue::Direction;
use crate::chart::{Axis, Body, Category, Scale, Scatter, ScatterMark, Sign};
use crate::compare::quantile;
use crate::domain::province::Region;
use crate::say;
use crate::service::ServiceError;
use crate::service::chart::ChartRequest;
use crate::service::figures::Figure;

impl Writer<'_> {
    /// # Errors
    /// No second measure was asked for, or the criteria set does not have it.
    pub(super) fn scatter(&self) -> Result<Part, ServiceError> {
        let versus = self.request.versus.clone().ok_or(ServiceError::ScatterNeedsVersus)?;
        let request = ChartRequest { measure: versus, show: None, against: None, ..self.request.clone() };
        let other = Writer::of(self.project, &request, self.words)?;
        let marks: Vec<ScatterMark> = self.shown().filter_map(|figure| self.scatter_mark(figure, &other)).collect();
        let regions: BTreeSet<Region> =
            self.shown().filter_map(|figure| self.project.region_of(&figure.unit)).collect();
        let legend = Region::ALL
            .into_iter()
            .enumerate()
            .filter(|(_, region)| regions.contains(region))
            .map(|(index, region)| (Sign::Category(Category::new(index)), self.words.region(region).to_owned()));
        let legend = legend.collect();
        let title = self.scatter_title(&marks, &other);
        let missing = self.without_other(&other);
        let body = Scatter { across: self.scale(), up: other.scale(), marks };
        let subtitle = say!(
            self.words,
            "chart-subtitle-scatter",
            across = self.measure_name(),
            up = other.measure_name(),
            period = self.words.period(self.request.period)
        );
        Ok(Part {
            legend,
            subtitle: Some(subtitle + &self.part_in_words()),
            notes: missing,
            ..Part::new(title, Body::Scatter(body))
        })
    }

    fn scatter_mark(&self, figure: &Figure, other: &Writer<'_>) -> Option<ScatterMark> {
        let second = other.figures.of(&figure.unit)?;
        let region = self.project.region_of(&figure.unit);
        let number = Region::ALL.into_iter().position(|known| Some(known) == region);
        Some(ScatterMark {
            key: figure.unit.to_string(),
            name: figure.name.clone(),
            across: figure.value?,
            up: second.value?,
            labels: [self.label(figure), other.label(second)],
            category: number.map(Category::new),
            own: self.is_own(figure),
        })
    }

    fn scale(&self) -> Scale {
        let lines: Vec<_> = self.target_line().into_iter().chain(self.median()).collect();
        let values = self.figures.rows.iter().filter_map(|figure| figure.value);
        let axis = Axis::around(values.chain(lines.iter().map(|line| line.value)), |value| self.tick(value));
        Scale { axis, name: self.measure_name(), lines }
    }

    /// How many units are better than the median in both; how many there are where one of them knows no better.
    fn scatter_title(&self, marks: &[ScatterMark], other: &Writer<'_>) -> String {
        let (Some(better_across), Some(better_up)) = (self.figures.better, other.figures.better) else {
            return say!(self.words, "chart-title-scatter-plain", all = marks.len().to_string());
        };
        let median = |mut values: Vec<rust_decimal::Decimal>| {
            values.sort_unstable();
            quantile(&values, rust_decimal::Decimal::new(5, 1)).unwrap_or_default()
        };
        let middle = (
            median(marks.iter().map(|mark| mark.across).collect()),
            median(marks.iter().map(|mark| mark.up).collect()),
        );
        let is_better = |better: Direction, value, than| match better {
            Direction::Higher => value > than,
            Direction::Lower => value < than,
        };
        let both = marks
            .iter()
            .filter(|mark| is_better(better_across, mark.across, middle.0) && is_better(better_up, mark.up, middle.1));
        say!(self.words, "chart-title-scatter", both = both.count().to_string(), all = marks.len().to_string())
    }

    /// Units that have a figure of the first measure only.
    fn without_other(&self, other: &Writer<'_>) -> Vec<String> {
        let lacks = |figure: &&Figure| {
            figure.value.is_some() && other.figures.of(&figure.unit).is_none_or(|second| second.value.is_none())
        };
        let names: Vec<&str> = self.shown().filter(lacks).map(|figure| figure.name.as_str()).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let count = names.len().to_string();
        vec![say!(
            self.words,
            "chart-note-one-only",
            measure = other.measure_name(),
            count = count,
            names = names.join(", ")
        )]
    }
}
