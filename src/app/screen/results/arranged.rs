//! Which units the table of results shows, and in which order.

use super::Results;
use super::model::{Figure, ResultRow};
use crate::app::widget::virtual_table::Key;
use crate::domain::text::{contains_folded, search_key};

impl Results {
    /// The table's order is another one.
    pub fn rearrange(&mut self) {
        self.arrange();
        if let Some(opened) = &mut self.opened {
            opened.arrange();
            opened.over_time.arrange();
        }
    }

    /// Filters and sorts; the unit that the keyboard is at stays chosen where it is still shown.
    pub(super) fn arrange(&mut self) {
        if self.loaded.ready().is_none() {
            return;
        }
        let order = self.in_order();
        if order != self.order {
            self.table.select_alone(None);
        }
        self.order = order;
        self.select_again();
    }

    /// Clears the filter where it hides a unit, and where nobody knows yet whether it does.
    pub(super) fn unhide(&mut self, unit: &str) {
        let is_hidden = self.loaded.ready().is_none_or(|view| {
            let place = view.rows.iter().position(|row| row.unit == unit);
            place.is_some_and(|place| !self.order.contains(&place))
        });
        if is_hidden {
            self.query.clear();
            (self.region, self.bloc) = (None, None);
            self.arrange();
        }
    }

    /// Places of the units shown, in the order shown.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let Some(view) = self.loaded.ready() else { return Vec::new() };
        // A bloc that is not there (another period, another criteria set) hides nothing.
        let bloc = self.bloc.as_ref().filter(|bloc| view.blocs.iter().any(|(code, _)| code == *bloc));
        let region = self.region.filter(|_| view.blocs.is_empty());
        let fits = |row: &ResultRow| {
            bloc.is_none_or(|bloc| row.bloc.as_ref() == Some(bloc))
                && region.is_none_or(|region| row.region == Some(region))
                && (contains_folded(&row.name, &self.query) || search_key(&row.unit) == search_key(&self.query))
        };
        let mut order: Vec<usize> = (0..view.rows.len()).filter(|index| fits(&view.rows[*index])).collect();
        self.table.sort(&mut order, |place, column| {
            let row = &view.rows[*place];
            match column.checked_sub(Field::ALL.len()) {
                Some(beside) => self.beside.figure(beside, &row.unit).map_or(Key::Nothing, Figure::key),
                None => key(row, column),
            }
        });
        order
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

/// What a column sorts a row by.
fn key(row: &ResultRow, column: usize) -> Key<'_> {
    match Field::ALL.get(column).copied().unwrap_or(Field::Rank) {
        Field::Rank => row.rank.key(),
        Field::Name => Key::text(&row.name),
        Field::Region => row.region.map_or(Key::Nothing, |region| Key::place(region as usize)),
        Field::Score => row.score.key(),
        Field::Percent | Field::Bar => row.percent.key(),
        Field::Coverage => row.coverage.key(),
        // Those without a band have why in its place, and stand behind.
        Field::Band => row.band_place.map_or(Key::Nothing, Key::place),
    }
}
