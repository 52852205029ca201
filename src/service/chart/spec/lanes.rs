//! The strip of all units, region by region; and the parallel dots of groups or indicators.

use rust_decimal::Decimal;

use super::profile::Share;
use super::{Part, Writer};
use crate::chart::{Axis, Body, Category, Dot, Lane, Lanes, Sign, Spread};
use crate::compare::quantile;
use crate::domain::UnitCode;
use crate::domain::province::Region;
use crate::say;
use crate::service::figures::{Figure, Measure};

/// With fewer figures quartiles say nothing.
const FEWEST: usize = 4;

impl Writer<'_> {
    /// All units on one line, and those of each region on one under it.
    pub(super) fn strip(&self) -> Part {
        let all: Vec<&Figure> = self.shown().filter(|figure| figure.value.is_some()).collect();
        let of_region = |region: Region| -> Vec<&Figure> {
            let inside = |figure: &&&Figure| self.project.region_of(&figure.unit) == Some(region);
            all.iter().filter(inside).copied().collect()
        };
        let regions = Region::ALL.into_iter().enumerate().map(|(index, region)| (index, region, of_region(region)));
        let regions: Vec<_> = regions.filter(|(_, _, figures)| !figures.is_empty()).collect();
        let mut lanes = vec![self.lane_of(say!(self.words, "chart-lane-all"), None, &all)];
        if regions.len() > 1 {
            lanes.extend(regions.into_iter().map(|(index, region, figures)| {
                self.lane_of(self.words.region(region).to_owned(), Some(Category::new(index)), &figures)
            }));
        }
        let lines = self.lines();
        let whole = self.figures.most.filter(|_| self.request.measure == Measure::Total);
        let values = all.iter().filter_map(|figure| figure.value).chain(lines.iter().map(|line| line.value));
        let axis = Axis::around(values.chain(whole), |value| self.tick(value));
        let body = Lanes {
            axis,
            heading: say!(self.words, "chart-heading-region"),
            figure_headings: vec![say!(self.words, "chart-heading-median"), say!(self.words, "chart-heading-count")],
            own_first: false,
            lanes,
            lines,
        };
        Part { legend: self.quartiles_sign(), ..Part::new(self.standing_title(), Body::Lanes(body)) }
    }

    fn quartiles_sign(&self) -> Vec<(Sign, String)> {
        vec![(Sign::Quartiles, say!(self.words, "chart-sign-quartiles"))]
    }

    fn lane_of(&self, name: String, category: Option<Category>, figures: &[&Figure]) -> Lane {
        let last = figures.len().saturating_sub(1);
        let dot = |(index, figure): (usize, &&Figure)| {
            let named = index == 0 || index == last || self.is_own(figure) || self.is_chosen(&figure.unit);
            let named = named.then(|| format!("{} {}", figure.name, self.label(figure)));
            Some(Dot {
                key: figure.unit.to_string(),
                name: figure.name.clone(),
                value: figure.value?,
                label: self.label(figure),
                own: self.is_own(figure),
                named,
            })
        };
        let mut values: Vec<Decimal> = figures.iter().filter_map(|figure| figure.value).collect();
        values.sort_unstable();
        let median = quantile(&values, Decimal::new(5, 1)).unwrap_or_default();
        Lane {
            name,
            category,
            dots: figures.iter().enumerate().filter_map(dot).collect(),
            spread: spread(&values),
            figures: vec![self.words.number(median, self.figures.digits), figures.len().to_string()],
        }
    }

    /// Every group (or indicator of a group) on a line of its own: each unit's share of its points.
    pub(super) fn parallel_dots(&self) -> Part {
        let shares = self.shares();
        let lanes = shares.iter().map(|share| self.lane_of_shares(share)).collect();
        let own = self.request.own.as_ref().and_then(|own| self.figures.of(own)).map(|own| own.name.clone());
        let median = say!(self.words, "chart-heading-median");
        let best = say!(self.words, "chart-heading-best");
        let body = Lanes {
            axis: Axis::covering([Decimal::ONE_HUNDRED], |value| format!("{}%", self.words.plain(value, 0))),
            heading: say!(self.words, "chart-heading-group"),
            own_first: own.is_some(),
            figure_headings: own.into_iter().chain([median, best]).collect(),
            lanes,
            lines: Vec::new(),
        };
        let part = Part::new(self.profile_title(&shares), Body::Lanes(body));
        Part { legend: self.quartiles_sign(), subtitle: Some(self.profile_subtitle()), ..part }
    }

    fn lane_of_shares(&self, share: &Share<'_>) -> Lane {
        // One of many that share the first place is no finding.
        let best = match share.units.as_slice() {
            [.., (_, second), (unit, first)] if second < first => Some(*unit),
            _ => None,
        };
        let dot = |(unit, value): &(&UnitCode, Decimal)| Dot {
            key: unit.to_string(),
            name: self.project.name_of(unit).to_owned(),
            value: *value,
            label: format!("{}%", self.words.number(*value, 1)),
            own: self.request.own.as_ref() == Some(unit),
            named: (self.request.own.as_ref() == Some(unit) || best == Some(*unit) || self.is_chosen(unit))
                .then(|| self.project.name_of(unit).to_owned()),
        };
        let values: Vec<Decimal> = share.units.iter().map(|(_, value)| *value).collect();
        let own = self.request.own.as_ref().filter(|own| self.figures.of(own).is_some());
        let figures = own.map(|own| self.percent_or_none(share.of(own)));
        let others = [share.median(), share.best()].map(|value| self.percent_or_none(value));
        Lane {
            name: share.name.clone(),
            category: None,
            dots: share.units.iter().map(dot).collect(),
            spread: spread(&values),
            figures: figures.into_iter().chain(others).collect(),
        }
    }
}

/// The quartiles of sorted figures.
fn spread(sorted: &[Decimal]) -> Option<Spread> {
    let at = |hundredths: i64| quantile(sorted, Decimal::new(hundredths, 2)).filter(|_| sorted.len() >= FEWEST);
    Some(Spread { lower: at(25)?, median: at(50)?, upper: at(75)? })
}
