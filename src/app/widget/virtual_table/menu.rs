//! The menu of a table: what can be done with the rows that are chosen, and with the column that was pointed at. A table says
//! what it would offer and where; the window lays it over the page, and has the table do what was picked.

use iced::{Point, Task};

use super::VirtualTable;
use super::copied::CopyOf;
use super::order::Order;

/// Where a menu was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// In the window, in pixels.
    pub at: Point,
    /// Nothing: in the heads.
    pub row: Option<usize>,
    pub column: Option<usize>,
    /// It was a key, and not the pointer.
    pub is_by_key: bool,
}

/// What a table offers in its menu.
#[derive(Debug, Clone, PartialEq)]
pub struct TableMenu {
    /// In the window, in pixels.
    pub at: Point,
    /// How many rows are chosen; nothing: it is the menu of a head.
    pub rows: Option<usize>,
    /// How many columns are chosen together; 0: not more than one.
    pub columns: usize,
    /// What the column is called that was pointed at, and whether rows can be sorted by it.
    pub column: Option<(String, bool)>,
    /// Whether rows stand otherwise than they come.
    pub is_sorted: bool,
    /// Whether they are sorted by other columns, to which this one can be added.
    pub can_add: bool,
    /// What the page does with the rows that are chosen, and the key for it; nothing where it does nothing with them now.
    pub of_page: Option<(String, &'static str)>,
}

/// One line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Copy(CopyOf),
    /// What the page does with the rows.
    OfPage,
    Order(Order),
}

/// What a table cannot do itself, and wants of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    ShowMenu(TableMenu),
    /// Say that rows cannot be sorted by the column called so.
    SayUnsorted(String),
}

impl TableMenu {
    /// Its lines, in groups: what concerns the place that was pointed at first.
    pub fn choices(&self) -> [Vec<Choice>; 3] {
        let (has_column, can_sort) =
            (self.column.is_some(), self.column.as_ref().is_some_and(|(_, sortable)| *sortable));
        let copies: &[(CopyOf, bool)] = match self.rows {
            Some(rows) => &[
                (CopyOf::Rows, true),
                (CopyOf::Column, has_column && (rows > 1 || self.columns > 1)),
                (CopyOf::Cell, has_column),
            ],
            None => &[(CopyOf::WholeColumn, has_column)],
        };
        let orders = [
            (Order::First { descending: false }, can_sort),
            (Order::First { descending: true }, can_sort),
            (Order::Last, can_sort && self.can_add),
            (Order::AsItComes, self.is_sorted),
        ];
        let copies = copies.iter().filter(|(_, is_offered)| *is_offered).map(|(part, _)| Choice::Copy(*part)).collect();
        let orders = orders.into_iter().filter(|(_, is_offered)| *is_offered).map(|(order, _)| Choice::Order(order));
        let of_page = self.of_page.iter().map(|_| Choice::OfPage).collect();
        if self.rows.is_some() { [copies, of_page, orders.collect()] } else { [orders.collect(), copies, Vec::new()] }
    }
}

impl VirtualTable {
    /// What it wants of the window. It is told once.
    pub fn take_wish(&mut self) -> Option<Wish> {
        self.wish.take()
    }

    /// The menu is asked for by key: at the row that the keyboard is at, the first where it is at none.
    pub(super) fn ask_menu_by_key<T: Send + 'static>(&mut self, count: usize) -> Task<T> {
        if self.chosen.at().is_none() {
            self.chosen.begin((count > 0).then_some(0));
        }
        self.asks_menu = true;
        self.chosen.at().map_or_else(Task::none, |row| self.reveal(row))
    }

    /// A row that is pointed at and is not among those chosen is chosen alone, as in a spreadsheet. Who was led to it by key
    /// keeps what is chosen elsewhere.
    pub(super) fn show_menu(&mut self, asked: Asked) {
        let is_among_chosen = asked.row.is_some_and(|row| self.chosen.has(row));
        match asked.row {
            Some(row) if is_among_chosen || asked.is_by_key => self.chosen.lead(row),
            Some(row) => self.chosen.begin(Some(row)),
            None => {}
        }
        // A block that is pointed at stays.
        if !(is_among_chosen && asked.column.is_some_and(|column| self.columns.is_in_block(column))) {
            self.columns.touch(asked.column);
        }
        let shown = self.columns.chosen_as_shown();
        let is_by_it = |sort: &super::Sort| Some(sort.column) == asked.column;
        let menu = TableMenu {
            at: asked.at,
            rows: asked.row.map(|_| self.chosen.rows().len()),
            columns: asked.row.map_or(0, |_| self.columns_chosen()),
            column: shown.map(|column| (column.title.clone(), column.sortable)),
            is_sorted: self.is_sorted(),
            can_add: self.is_sorted() && !self.sorts.iter().any(is_by_it),
            of_page: None,
        };
        self.wish = menu.choices().iter().any(|group| !group.is_empty()).then_some(Wish::ShowMenu(menu));
    }
}
