//! Which ways stand in which sheet, column by column.

use crate::catalogue::Catalogue;
use crate::catalogue::edit::{self, Entry, Field, List, Part};
use crate::i18n::Words;
use crate::say;

/// One sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// What the set says of itself: a row a way.
    Whole,
    Bands,
    Blocs,
    /// Groups and indicators in one list.
    Criteria,
    National,
    References,
    Consistency,
}

pub(super) const TABLES: [Table; 7] =
    [Table::Whole, Table::Criteria, Table::Bands, Table::Blocs, Table::National, Table::References, Table::Consistency];

/// In the row of keys between the name of a table and its first key.
pub(super) const MARK: char = '/';
/// Where a row says whether it is a group or an indicator.
pub(super) const ROW: &str = "row";
/// The sum of members, worked out by the workbook and not read.
pub(super) const SUM: &str = "sum";

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its way within a row: `name.vi`, `rule.kind`.
    pub(super) key: String,
    pub(super) entry: Entry,
    /// Characters side by side.
    pub(super) width: f64,
    /// English beside the Vietnamese, folded away at first.
    pub(super) english: bool,
}

impl Table {
    /// What its row of keys begins with.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Whole => "catalogue",
            Self::Bands => "band",
            Self::Blocs => "bloc",
            Self::Criteria => "indicator",
            Self::National => "national",
            Self::References => "reference",
            Self::Consistency => "consistency",
        }
    }

    pub(super) fn of_mark(mark: &str) -> Option<Self> {
        TABLES.into_iter().find(|table| table.mark() == mark)
    }

    pub(super) fn name(self, words: &Words) -> String {
        match self {
            Self::Whole => say!(words, "criteria-book-whole"),
            Self::Bands => say!(words, "criteria-book-bands"),
            Self::Blocs => say!(words, "criteria-book-blocs"),
            Self::Criteria => say!(words, "criteria-book-criteria"),
            Self::National => say!(words, "criteria-book-national"),
            Self::References => say!(words, "criteria-book-references"),
            Self::Consistency => say!(words, "criteria-book-consistency"),
        }
    }

    /// Its columns, the English ones last. The whole has rows of ways instead, see [`whole_fields`].
    pub(super) fn columns(self) -> Vec<Column> {
        let columns: Vec<(&str, Entry, f64)> = match self {
            Self::Whole => Vec::new(),
            Self::Bands => {
                vec![("code", Entry::Line, 14.0), ("name", Entry::Text, 24.0), ("from", Entry::Number, 10.0)]
            }
            Self::Blocs => {
                vec![("code", Entry::Line, 14.0), ("name", Entry::Text, 24.0), ("total", Entry::Number, 10.0)]
            }
            Self::Criteria => criteria(),
            Self::National => vec![
                ("of", Entry::Line, 12.0),
                ("date", Entry::Line, 12.0),
                ("value", Entry::Number, 14.0),
                ("comparable", Entry::YesNo, 12.0),
                ("source", Entry::Line, 50.0),
                ("note", Entry::Text, 50.0),
            ],
            Self::References => vec![
                ("code", Entry::Line, 12.0),
                ("horizon", Entry::Whole, 10.0),
                ("text", Entry::Text, 70.0),
                ("status", choice(), 24.0),
                ("citations", Entry::Lines, 50.0),
            ],
            Self::Consistency => vec![("whole", Entry::Line, 14.0), ("parts", Entry::Lines, 40.0)],
        };
        let (mut vietnamese, mut english) = (Vec::new(), Vec::new());
        for (key, entry, width) in columns {
            if entry == Entry::Text {
                let column = |language: &str, english| Column {
                    key: format!("{key}.{language}"),
                    entry: Entry::Text,
                    width,
                    english,
                };
                vietnamese.push(column("vi", false));
                english.push(column("en", true));
            } else {
                vietnamese.push(Column { key: key.to_owned(), entry, width, english: false });
            }
        }
        vietnamese.into_iter().chain(english).collect()
    }
}

/// A choice: its words are asked of [`allowed`] by the way it is made at.
fn choice() -> Entry {
    Entry::Choice(Vec::new())
}

/// Columns that are printed: who only reads sees what is asked, how it counts, what it must reach.
pub(super) const PRINTED: usize = 18;

fn criteria() -> Vec<(&'static str, Entry, f64)> {
    let number = || Entry::Number;
    vec![
        (ROW, choice(), 9.0),
        ("code", Entry::Line, 8.0),
        ("group", Entry::Line, 8.0),
        ("name", Entry::Text, 46.0),
        ("max", number(), 8.0),
        (SUM, number(), 10.0),
        ("weight", number(), 8.0),
        ("enabled", Entry::YesNo, 8.0),
        ("input.kind", choice(), 11.0),
        ("input.numerator", Entry::Text, 26.0),
        ("input.denominator", Entry::Text, 26.0),
        ("input.unit", Entry::Text, 12.0),
        ("rule.kind", choice(), 18.0),
        ("rule.direction", choice(), 14.0),
        ("target.value", number(), 9.0),
        ("target.deadline", Entry::Day, 12.0),
        ("source.clause", Entry::Line, 16.0),
        ("source.status", choice(), 20.0),
        ("rule.steps", Entry::Steps { fractions: false }, 24.0),
        ("rule.points_each", number(), 10.0),
        ("rule.limit", number(), 10.0),
        ("rule.floor", number(), 10.0),
        ("rule.worst", number(), 10.0),
        ("rule.best", number(), 10.0),
        ("rule.centre", number(), 10.0),
        ("rule.spread", number(), 10.0),
        ("input.low", number(), 9.0),
        ("input.high", number(), 9.0),
        ("rollup", choice(), 20.0),
        ("aggregation", choice(), 18.0),
        ("min_members", number(), 10.0),
        ("applies_to.kinds", Entry::Choices(Vec::new()), 16.0),
        ("applies_to.blocs", Entry::Lines, 14.0),
        ("applies_to.except", Entry::Lines, 20.0),
        ("guidance", Entry::Text, 50.0),
        ("source.document", Entry::Text, 40.0),
        ("source.quote", Entry::Text, 40.0),
        ("source.citations", Entry::Lines, 40.0),
        ("source.note", Entry::Text, 40.0),
    ]
}

/// The words that may stand at a way.
pub(super) fn allowed(key: &str) -> Vec<&'static str> {
    if key == ROW { vec!["group", "indicator"] } else { edit::allowed(key) }
}

/// The rows of the sheet about the whole.
pub(super) fn whole_fields(catalogue: &Catalogue) -> Vec<Field> {
    edit::fields(catalogue, Part::Whole)
}

/// Where a row stands that is a group or an indicator. Both keep their order: groups come as late as their first
/// indicator lets them.
pub(super) fn rows(catalogue: &Catalogue) -> Vec<Part> {
    let mut rows = Vec::new();
    let mut next = 0;
    for (at, indicator) in catalogue.indicators.iter().enumerate() {
        let group = catalogue.groups.iter().position(|group| group.code == indicator.group);
        while group.is_some_and(|group| next <= group) {
            rows.push(Part::Item(List::Groups, next));
            next += 1;
        }
        rows.push(Part::Item(List::Indicators, at));
    }
    rows.extend((next..catalogue.groups.len()).map(|at| Part::Item(List::Groups, at)));
    rows
}
