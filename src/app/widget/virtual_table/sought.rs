//! Letters that are typed lead to the row that begins with them, as in the lists of the system: with or without accents, in the
//! columns that rows are known by. The same letter once more leads to the next such row.

use iced::Task;
use iced::alignment::Horizontal;

use super::VirtualTable;
use super::columns::Column;
use crate::domain::text::search_key;

/// What was typed, and what the rows are known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    letters: String,
    rows: Vec<Vec<String>>,
}

impl Sought {
    /// Letters, and the rows as [`super::CopyOf::Names`] gives them: one a line, what each is known by parted by tabs.
    pub fn new(letters: &str, names: &str) -> Self {
        let rows = names.lines().map(|line| line.split('\t').map(search_key).collect()).collect();
        // A space at the end is one between two words.
        let end = if letters.ends_with(' ') { " " } else { "" };
        Self { letters: search_key(letters) + end, rows }
    }

    /// Whether any row begins so.
    pub fn is_found(&self) -> bool {
        self.next(&self.letters, 0).is_some()
    }

    /// The row that is meant, for a keyboard that is at another or this one.
    pub fn row(&self, at: Option<usize>) -> Option<usize> {
        let mut letters = self.letters.chars();
        let first = letters.next()?;
        let is_repeated = letters.all(|letter| letter == first);
        match self.letters.chars().count() {
            1 => self.next(&self.letters, at.map_or(0, |at| at + 1)),
            _ => self
                .next(&self.letters, at.unwrap_or(0))
                .or_else(|| self.next(&first.to_string(), at.map_or(0, |at| at + 1)).filter(|_| is_repeated)),
        }
    }

    /// The first row from a place on that begins so, and behind the last one from the beginning.
    fn next(&self, letters: &str, from: usize) -> Option<usize> {
        let begins = |row: &usize| self.rows[*row].iter().any(|name| name.starts_with(letters));
        let from = from.min(self.rows.len());
        (from..self.rows.len()).chain(0..from).find(begins)
    }
}

impl VirtualTable {
    /// The same table, whose rows are known by these columns; without them by its first one of words.
    pub fn known_by(mut self, columns: &'static [usize]) -> Self {
        self.known_by = columns;
        self
    }

    pub(super) fn go_to_sought<T: Send + 'static>(&mut self, sought: &Sought, count: usize) -> Task<T> {
        let Some(row) = sought.row(self.chosen.at()).filter(|row| *row < count) else { return Task::none() };
        self.columns.stand_alone();
        self.chosen.begin(Some(row));
        self.reveal(row)
    }

    /// Places of the columns that rows are known by.
    pub(super) fn names(&self, heads: &[Column]) -> Vec<usize> {
        if !self.known_by.is_empty() {
            return self.known_by.to_vec();
        }
        let is_of_words = |head: &&Column| !head.hidden && head.align == Horizontal::Left;
        heads.iter().position(|head| is_of_words(&head)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: &str = "01\tHà Nội\n02\tHà Giang\n48\tĐà Nẵng\n31\tHải Phòng\n79\tThành phố Hồ Chí Minh\n";

    fn found(letters: &str, at: Option<usize>) -> Option<usize> {
        Sought::new(letters, UNITS).row(at)
    }

    #[test]
    fn a_row_is_found_by_its_beginning_without_accents_or_with_them() {
        assert_eq!(found("da", None), Some(2));
        assert_eq!(found("Đà n", Some(2)), Some(2));
        assert_eq!(found("ho chi", None), None, "only what begins so");
        assert_eq!(found("48", Some(4)), Some(2), "by its code, too");
    }

    #[test]
    fn more_letters_stay_where_they_fit_and_else_lead_further() {
        assert_eq!(found("ha", Some(1)), Some(1));
        assert_eq!(found("hai", Some(1)), Some(3));
        assert_eq!(found("ha n", Some(3)), Some(0), "behind the last row from the beginning");
        assert_eq!(found("hax", Some(1)), None);
        assert_eq!(found("ha ", Some(0)), Some(0));
        assert_eq!(found("hai phong ", Some(3)), None, "no name goes on there");
    }

    #[test]
    fn the_same_letter_once_more_leads_to_the_next() {
        assert_eq!(found("h", None), Some(0));
        assert_eq!(found("h", Some(0)), Some(1));
        assert_eq!(found("hh", Some(1)), Some(3));
        assert_eq!(found("hhh", Some(3)), Some(0));
        assert_eq!(found("", Some(1)), None);
    }
}
