//! Small charts by region: the bars of each region's units on one axis.

use super::{Part, Writer};
use crate::chart::{Body, Category, Multiples, Row, RowsPart};
use crate::domain::province::Region;
use crate::say;
use crate::service::figures::Figure;

impl Writer<'_> {
    pub(super) fn multiples(&self) -> Part {
        let regions =
            Region::ALL.into_iter().enumerate().map(|(index, region)| (Some(region), Some(Category::new(index))));
        let mut rows: Vec<Row> = Vec::new();
        let mut parts = Vec::new();
        for (region, category) in regions.chain([(None, None)]) {
            let inside = |figure: &&Figure| self.project.region_of(&figure.unit) == region;
            let found: Vec<Row> = self.shown().filter(inside).filter_map(|figure| self.row(figure)).collect();
            if found.is_empty() {
                continue;
            }
            let name = match region {
                Some(region) => self.words.region(region).to_owned(),
                None => say!(self.words, "chart-part-no-region"),
            };
            parts.push(RowsPart { name, category, count: found.len() });
            rows.extend(found);
        }
        let body = Multiples { rows: self.bars(rows), parts };
        Part::new(self.standing_title(), Body::Multiples(body))
    }
}
