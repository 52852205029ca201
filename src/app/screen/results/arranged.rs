//! Which units the table of results shows, and in which order.

use std::cmp::Ordering;

use super::Results;
use super::model::{Figure, ResultRow};
use crate::app::widget::virtual_table::Sort;
use crate::domain::Decimal;
use crate::domain::text::{contains_folded, search_key};

impl Results {
    /// The table's order is another one.
    pub fn rearrange(&mut self) {
        self.arrange();
        if let Some(opened) = &mut self.opened {
            opened.over_time.arrange();
        }
    }

    /// Filters and sorts; the opened unit stays selected where it is still shown.
    pub(super) fn arrange(&mut self) {
        let Some(view) = self.loaded.ready() else { return };
        // A bloc that is not there (another period, another criteria set) hides nothing.
        let bloc = self.bloc.as_ref().filter(|bloc| view.blocs.iter().any(|(code, _)| code == *bloc));
        let region = self.region.filter(|_| view.blocs.is_empty());
        let fits = |row: &ResultRow| {
            bloc.is_none_or(|bloc| row.bloc.as_ref() == Some(bloc))
                && region.is_none_or(|region| row.region == Some(region))
                && (contains_folded(&row.name, &self.query) || search_key(&row.unit) == search_key(&self.query))
        };
        let mut order: Vec<usize> = (0..view.rows.len()).filter(|index| fits(&view.rows[*index])).collect();
        let compare = |a: &ResultRow, b: &ResultRow, sort: Sort| match sort.column.checked_sub(Field::ALL.len()) {
            Some(beside) => {
                let value = |row: &ResultRow| self.beside.figure(beside, &row.unit).and_then(|figure| figure.value);
                compare_values(value(a), value(b), sort)
            }
            None => compare(a, b, sort),
        };
        order.sort_by(|a, b| self.table.compare(|sort| compare(&view.rows[*a], &view.rows[*b], sort)));
        self.order = order;
        self.select_opened();
    }
}

/// Columns in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Rank,
    Name,
    Region,
    Score,
    Percent,
    Coverage,
    Band,
    Bar,
}

impl Field {
    /// Columns are told apart by their place, the same in the wide and the narrow table.
    pub(super) const ALL: [Self; 8] =
        [Self::Rank, Self::Name, Self::Score, Self::Band, Self::Percent, Self::Coverage, Self::Region, Self::Bar];
    /// How many of them the narrow table shows.
    pub(super) const NARROW: usize = 4;
}

/// Order of two values; nothing comes last whichever way the column is sorted.
pub(super) fn compare_values(a: Option<Decimal>, b: Option<Decimal>, sort: Sort) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if sort.descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Order of two rows; those without a value come last whichever way the column is sorted.
fn compare(a: &ResultRow, b: &ResultRow, sort: Sort) -> Ordering {
    let turned = |ordering: Ordering| if sort.descending { ordering.reverse() } else { ordering };
    let figures = |a: &Figure, b: &Figure| compare_values(a.value, b.value, sort);
    match Field::ALL.get(sort.column).copied().unwrap_or(Field::Rank) {
        Field::Rank => figures(&a.rank, &b.rank),
        Field::Name => turned(search_key(&a.name).cmp(&search_key(&b.name))),
        Field::Region => turned(a.region.cmp(&b.region)),
        Field::Score => figures(&a.score, &b.score),
        Field::Percent | Field::Bar => figures(&a.percent, &b.percent),
        Field::Coverage => figures(&a.coverage, &b.coverage),
        Field::Band => match (a.band_place, b.band_place) {
            (Some(a), Some(b)) => turned(a.cmp(&b)),
            (None, None) => turned(a.band.cmp(&b.band)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
    }
}
