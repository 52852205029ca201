//! The order that rows stand in: as they come, or by the heads that were pressed. Numbers stand by their worth, names as in the
//! Vietnamese alphabet, and what has no value comes last.
//!
//! A head that is pressed decides first, and with Shift last; pressed again it turns round, then counts no more.

use std::cmp::Ordering;

use iced::Task;
use serde::{Deserialize, Serialize};

use super::VirtualTable;
use crate::domain::Decimal;
use crate::i18n::NO_VALUE;
use crate::service::compared_names;

/// Columns that decide an order together.
pub(super) const SORTS: usize = 3;

/// Which column rows are sorted by, and whether the largest come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub column: usize,
    pub descending: bool,
}

/// An order that is asked for, by the column that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It decides first.
    First { descending: bool },
    /// It decides last: among rows that the others find equal.
    Last,
    /// Rows as they come.
    AsItComes,
}

/// What a cell is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key<'a> {
    /// It has no value, and stands last whichever way the column is sorted.
    Nothing,
    Number(Decimal),
    /// A name or a code.
    Text(&'a str),
    /// The first of these that differs decides.
    Several(Vec<Key<'a>>),
}

impl<'a> Key<'a> {
    /// A name or a code; an empty cell and an en dash are nothing.
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() || text == NO_VALUE { Self::Nothing } else { Self::Text(text) }
    }

    /// A figure, where there is one.
    pub fn number(value: Option<Decimal>) -> Self {
        value.map_or(Self::Nothing, Self::Number)
    }

    /// A place in an order that its column has of itself: of states, of bands, of the form.
    pub fn place(place: usize) -> Self {
        Self::Number(place.into())
    }

    fn compared(&self, other: &Self, sort: Sort) -> Ordering {
        let turned = |ordering: Ordering| if sort.descending { ordering.reverse() } else { ordering };
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => (*self == Self::Nothing).cmp(&(*other == Self::Nothing)),
            (Self::Number(a), Self::Number(b)) => turned(a.cmp(b)),
            (Self::Text(a), Self::Text(b)) => turned(natural(a, b)),
            (Self::Several(a), Self::Several(b)) => {
                a.iter().zip(b).map(|(a, b)| a.compared(b, sort)).find(|found| found.is_ne()).unwrap_or(Ordering::Equal)
            }
            // As in a spreadsheet, numbers stand before words.
            (Self::Number(_), _) | (_, Self::Several(_)) => turned(Ordering::Less),
            (_, Self::Number(_)) | (Self::Several(_), _) => turned(Ordering::Greater),
        }
    }
}

impl VirtualTable {
    /// Puts rows in the order of the heads that were pressed: rows that one column finds equal are parted by the one pressed
    /// before it, and otherwise stay as they come.
    pub fn sort<'k, Row>(&self, rows: &mut Vec<Row>, key: impl Fn(&Row, usize) -> Key<'k>) {
        if self.sorts.is_empty() {
            return;
        }
        let keys = |row: &Row| self.sorts.iter().map(|sort| key(row, sort.column)).collect::<Vec<_>>();
        let mut keyed: Vec<_> = std::mem::take(rows).into_iter().map(|row| (keys(&row), row)).collect();
        let compared = |a: &[Key<'k>], b: &[Key<'k>]| {
            let columns = self.sorts.iter().zip(a.iter().zip(b));
            columns.map(|(sort, (a, b))| a.compared(b, *sort)).find(|found| found.is_ne())
        };
        keyed.sort_by(|(a, _), (b, _)| compared(a, b).unwrap_or(Ordering::Equal));
        rows.extend(keyed.into_iter().map(|(_, row)| row));
    }

    /// Rows came into another order: those that were chosen `before` are chosen `after`, and that of the keyboard is in sight.
    pub fn reordered<T: Send + 'static>(&mut self, before: &[usize], after: &[usize]) -> Task<T> {
        self.chosen.reorder(before, after);
        match self.chosen.at() {
            Some(place) => self.reveal(place),
            None => self.rewind(),
        }
    }

    /// Whether rows stand otherwise than they come.
    pub fn is_sorted(&self) -> bool {
        !self.sorts.is_empty()
    }

    /// Rows stand as they come again, as when other rows have come.
    pub fn unsort(&mut self) {
        self.sorts.clear();
    }

    /// Sorts by the column that was chosen as a menu says; one that is added to others decides last.
    pub(super) fn order_by_chosen(&mut self, order: Order) {
        match (order, self.columns.chosen) {
            (Order::AsItComes, _) => self.unsort(),
            (Order::First { descending }, Some(column)) => self.sort_first_by(Sort { column, descending }),
            (Order::Last, Some(column)) => self.sort_last_by(column),
            (Order::First { .. } | Order::Last, None) => {}
        }
    }

    /// By this column, and among what it finds equal by those pressed before; pressed again it turns round, then counts no
    /// more.
    pub(super) fn sort_by(&mut self, column: usize) {
        match self.sorts.first_mut().filter(|first| first.column == column) {
            Some(first) if !first.descending => first.descending = true,
            Some(_) => drop(self.sorts.remove(0)),
            None => self.sort_first_by(Sort { column, descending: false }),
        }
    }

    /// By this column among what those pressed before find equal; one of those turns round where it is, then counts no more.
    pub(super) fn sort_last_by(&mut self, column: usize) {
        match self.sorts.iter().position(|sort| sort.column == column) {
            Some(place) if self.sorts[place].descending => drop(self.sorts.remove(place)),
            Some(place) => self.sorts[place].descending = true,
            None => {
                self.sorts.truncate(SORTS - 1);
                self.sorts.push(Sort { column, descending: false });
            }
        }
    }

    pub(super) fn sort_first_by(&mut self, sort: Sort) {
        self.sorts.retain(|other| other.column != sort.column);
        self.sorts.insert(0, sort);
        self.sorts.truncate(SORTS);
    }
}

/// Texts in which numbers stand in their order: `D2` before `D10`, `tep 9` before `tep 10`.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (text_a, number_a, rest_a) = cut(left);
        let (text_b, number_b, rest_b) = cut(right);
        let ordering = compared_names(text_a, text_b).then_with(|| {
            let [a, b] = [number_a, number_b].map(|digits| digits.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        });
        if ordering.is_ne() || (rest_a.is_empty() && rest_b.is_empty()) {
            return ordering.then_with(|| a.cmp(b));
        }
        (left, right) = (rest_a, rest_b);
    }
}

/// The text before the first number, the number, and what follows it.
fn cut(text: &str) -> (&str, &str, &str) {
    let (before, from) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len()));
    let (number, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
    (before, number, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(keys: &[Key<'a>], descending: bool) -> Vec<Key<'a>> {
        let mut table = VirtualTable::new(28.0);
        table.sort_first_by(Sort { column: 0, descending });
        let mut keys = keys.to_vec();
        let all = keys.clone();
        let mut places: Vec<usize> = (0..keys.len()).collect();
        table.sort(&mut places, |place, _| all[*place].clone());
        keys.clear();
        keys.extend(places.into_iter().map(|place| all[place].clone()));
        keys
    }

    #[test]
    fn numbers_in_names_stand_in_their_order() {
        let mut names = ["D10", "tep 10.xlsx", "D2", "Đà Nẵng 2", "tep 9.xlsx", "D2 b", "tep 09.xlsx", ""];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["", "D2", "D2 b", "D10", "Đà Nẵng 2", "tep 09.xlsx", "tep 9.xlsx", "tep 10.xlsx"]);
    }

    #[test]
    fn names_stand_as_in_the_vietnamese_alphabet_and_a_dash_last_whichever_way() {
        let keys = ["–", "Đà Nẵng", "Cần Thơ", "", "Cà Mau"].map(Key::text);
        let names = ["Cà Mau", "Cần Thơ", "Đà Nẵng"].map(Key::Text);
        assert_eq!(sorted(&keys, false)[..3], names);
        let turned = sorted(&keys, true);
        assert_eq!((&turned[0], &turned[3..]), (&names[2], &[Key::Nothing, Key::Nothing][..]));
    }

    #[test]
    fn numbers_stand_by_their_worth_and_before_words() {
        let number = |number: i64| Key::Number(number.into());
        let keys = [Key::Text("Có"), number(10), number(9), Key::Nothing, number(-3)];
        assert_eq!(sorted(&keys, false), [number(-3), number(9), number(10), Key::Text("Có"), Key::Nothing]);
    }
}
