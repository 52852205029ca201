//! Where everything stands: names of sheets, rows of units and figures, columns of points.

use super::ScoreBook;
use super::address::At;
use crate::catalogue::Catalogue;
use crate::i18n::Words;
use crate::say;

/// Rows that title, remarks and headings take on every sheet; units and figures start below.
pub(super) const FIRST_ROW: u32 = 8;
/// The row of the headings.
pub(super) const HEADING_ROW: u32 = FIRST_ROW - 1;

/// Columns of the sheet of figures.
pub(super) mod figure {
    pub(in super::super) const NUMERATOR: u16 = 5;
    pub(in super::super) const DENOMINATOR: u16 = 6;
    pub(in super::super) const VALUE: u16 = 7;
    pub(in super::super) const TARGET: u16 = 8;
    pub(in super::super) const MAX: u16 = 9;
    pub(in super::super) const POINTS: u16 = 10;
    pub(in super::super) const SOURCE: u16 = 11;
}

/// Columns of the sheet of criteria.
pub(super) mod criterion {
    pub(in super::super) const MAX: u16 = 3;
    pub(in super::super) const TARGET: u16 = 5;
}

/// What a column of the sheets of points and maxima is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// An indicator, by its place among those asked.
    Indicator(usize),
    /// A group, by its place in the catalogue.
    Group(usize),
    Whole,
}

/// Names of sheets and the arrangement of rows and columns.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub(super) ranking: String,
    pub(super) charts: String,
    pub(super) points: String,
    pub(super) maxima: String,
    pub(super) figures: String,
    pub(super) criteria: String,
    /// From [`Self::FIRST_COLUMN`] on.
    pub(super) columns: Vec<Of>,
    units: u32,
}

impl Places {
    /// Code and name stand before the points.
    pub(super) const FIRST_COLUMN: u16 = 2;

    pub(super) fn of(book: &ScoreBook<'_>, words: &Words) -> Self {
        let mut columns = Vec::new();
        add_columns(book.catalogue, None, &mut columns);
        columns.push(Of::Whole);
        Self {
            ranking: say!(words, "book-sheet-ranking"),
            charts: say!(words, "book-sheet-charts"),
            points: say!(words, "book-sheet-points"),
            maxima: say!(words, "book-sheet-maxima"),
            figures: say!(words, "book-sheet-figures"),
            criteria: say!(words, "book-sheet-criteria"),
            columns,
            units: u32::try_from(book.units().count()).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn sheets(&self) -> [&str; 6] {
        [&self.ranking, &self.charts, &self.points, &self.maxima, &self.figures, &self.criteria]
    }

    /// The row of a unit on the sheets that have one row a unit.
    pub(super) fn unit_row(unit: usize) -> u32 {
        FIRST_ROW.saturating_add(u32::try_from(unit).unwrap_or(u32::MAX))
    }

    /// The row of a unit's figure: all units of the first indicator, then all of the second …
    pub(super) fn figure_row(&self, indicator: usize, unit: usize) -> u32 {
        let before = u32::try_from(indicator).unwrap_or(u32::MAX).saturating_mul(self.units);
        before.saturating_add(Self::unit_row(unit))
    }

    pub(super) fn figure(&self, indicator: usize, unit: usize, column: u16) -> At<'_> {
        At { sheet: &self.figures, row: self.figure_row(indicator, unit), column }
    }

    pub(super) fn criterion(&self, indicator: usize, column: u16) -> At<'_> {
        At { sheet: &self.criteria, row: Self::unit_row(indicator), column }
    }

    /// A unit's cell on the sheet of points (or, in the same place, of maxima).
    pub(super) fn points_of(&self, unit: usize, of: Of) -> At<'_> {
        At { sheet: &self.points, row: Self::unit_row(unit), column: self.column(of) }
    }

    pub(super) fn maximum_of(&self, unit: usize, of: Of) -> At<'_> {
        At { sheet: &self.maxima, ..self.points_of(unit, of) }
    }

    fn column(&self, of: Of) -> u16 {
        let at = self.columns.iter().position(|column| *column == of).unwrap_or_default();
        u16::try_from(at).unwrap_or(u16::MAX).saturating_add(Self::FIRST_COLUMN)
    }
}

/// A group's indicators, the groups in it, and then the group itself.
fn add_columns(catalogue: &Catalogue, parent: Option<&str>, columns: &mut Vec<Of>) {
    for (at, group) in catalogue.groups.iter().enumerate() {
        if group.parent.as_deref() != parent {
            continue;
        }
        columns.extend(indicators_in(catalogue, &group.code).map(Of::Indicator));
        add_columns(catalogue, Some(&group.code), columns);
        columns.push(Of::Group(at));
    }
}

/// Those that give points and stand directly in a group, by their place among all that are asked.
fn indicators_in<'a>(catalogue: &'a Catalogue, group: &'a str) -> impl Iterator<Item = usize> + 'a {
    let scored_here = move |(_, indicator): &(usize, &crate::catalogue::Indicator)| {
        indicator.group == group && indicator.rule.is_scored()
    };
    catalogue.asked().enumerate().filter(scored_here).map(|(at, _)| at)
}

/// What stands directly in a group, or the outermost groups.
pub(super) fn members(catalogue: &Catalogue, group: Option<&str>) -> Vec<Of> {
    let own = group.into_iter().flat_map(|group| indicators_in(catalogue, group)).map(Of::Indicator);
    let inner = catalogue.groups.iter().enumerate().filter(|(_, inner)| inner.parent.as_deref() == group);
    own.chain(inner.map(|(at, _)| Of::Group(at))).collect()
}
