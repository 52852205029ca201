//! Answers (Số liệu): what a unit says of one indicator, or why it says nothing.

use std::fmt;
use std::num::NonZero;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::finding::{CellAddress, NotACellAddress};
use super::points;
use super::text::SharedText;

/// One unit's word on one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// A part of a whole, both kept so that roll-ups and gaps in counts stay exact.
    Ratio { numerator: Decimal, denominator: Decimal },
    /// A percentage whose counts the sender did not give ("chỉ có tỷ lệ"): scored, but left out of sums.
    /// `fraction` is 0.14 for 14 %.
    PercentOnly { fraction: Decimal },
    /// How many there are.
    Count { count: Decimal },
    /// Done or not.
    YesNo { yes: bool },
    /// A measured value in the indicator's unit.
    Value { value: Decimal },
    /// Nothing, and why.
    Silent { reason: Silence },
}

/// Why a sent workbook holds no figure for an indicator. "Not sent" is the absence of a submission, never an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// The indicator does not concern the unit (không áp dụng): it leaves the maximum.
    NotApplicable,
    /// The unit has no figure (chưa có số liệu): the catalogue's policy decides.
    NoData,
}

impl Answer {
    /// The number an indicator is measured by: a fraction for ratios (0.14 for 14 %), 1 or 0 for yes and no.
    /// Nothing where the unit is silent or the denominator is zero.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Ratio { numerator, denominator } => points::fraction(*numerator, *denominator),
            Self::PercentOnly { fraction } => Some(*fraction),
            Self::Count { count } => Some(*count),
            Self::YesNo { yes } => Some(if *yes { Decimal::ONE } else { Decimal::ZERO }),
            Self::Value { value } => Some(*value),
            Self::Silent { .. } => None,
        }
    }
}

/// An answer with the place it was read from, so that every score leads back to a cell.
///
/// A table of many units holds a million of them: codes and names of sheets are shared, and what is rarely there takes
/// no room where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcedAnswer {
    /// The indicator's code in the catalogue.
    pub indicator: SharedText,
    pub answer: Answer,
    /// The sheet it was read from, where it came from a workbook.
    pub sheet: Option<SharedText>,
    pub cells: Option<SourceCells>,
    /// What stands beside it in words; nothing where there is none.
    pub beside: Option<Box<Beside>>,
}

/// What stands beside an answer in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// What stood in the cells before a person set another value in their place; nothing where nobody did.
    pub original: Option<String>,
    /// The evidence the sender names (tài liệu kiểm chứng).
    pub evidence: Option<String>,
    /// The sender's remark.
    pub note: Option<String>,
}

/// The one or two cells an answer was read from, written `E12`, `E12:F12` side by side or `L15, F15` apart.
///
/// Columns are kept counted from 1 in two bytes, where 0 is none: no grid has more than 16,384.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SourceCells {
    rows: [u32; 2],
    columns: (NonZero<u16>, Option<NonZero<u16>>),
}

impl SourceCells {
    /// One or two cells.
    pub fn new(first: CellAddress, second: Option<CellAddress>) -> Self {
        let column = |cell: CellAddress| {
            let counted = u16::try_from(cell.column).unwrap_or(u16::MAX).saturating_add(1);
            NonZero::new(counted).unwrap_or(NonZero::<u16>::MIN)
        };
        let rows = [first.row, second.map_or(0, |second| second.row)];
        Self { rows, columns: (column(first), second.map(column)) }
    }

    /// The only one, or that of the numerator.
    pub fn first(&self) -> CellAddress {
        CellAddress { row: self.rows[0], column: u32::from(self.columns.0.get()) - 1 }
    }

    /// That of the denominator.
    pub fn second(&self) -> Option<CellAddress> {
        self.columns.1.map(|column| CellAddress { row: self.rows[1], column: u32::from(column.get()) - 1 })
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = CellAddress> {
        [Some(self.first()), self.second()].into_iter().flatten()
    }
}

impl fmt::Debug for SourceCells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<CellAddress> for SourceCells {
    fn from(first: CellAddress) -> Self {
        Self::new(first, None)
    }
}

impl fmt::Display for SourceCells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first();
        match self.second() {
            Some(second) if second.column == first.column + 1 => write!(f, "{first}:{second}"),
            Some(second) => write!(f, "{first}, {second}"),
            None => write!(f, "{first}"),
        }
    }
}

impl FromStr for SourceCells {
    type Err = NotACellAddress;

    fn from_str(text: &str) -> Result<Self, NotACellAddress> {
        let (first, second) = match text.split_once([':', ',']) {
            Some((first, second)) => (first, Some(second.trim_start().parse()?)),
            None => (text, None),
        };
        Ok(Self::new(first.parse()?, second))
    }
}

impl SourcedAnswer {
    /// An answer of which nothing more is known.
    pub fn new(indicator: impl Into<SharedText>, answer: Answer) -> Self {
        Self { indicator: indicator.into(), answer, sheet: None, cells: None, beside: None }
    }

    /// The same with what stands beside it.
    pub fn with(mut self, beside: Beside) -> Self {
        self.beside = (beside != Beside::default()).then(|| Box::new(beside));
        self
    }

    /// What stands beside it, to be changed.
    pub fn beside_mut(&mut self) -> &mut Beside {
        self.beside.get_or_insert_default()
    }

    /// What stood in its cells before a person set another value in their place.
    pub fn original(&self) -> Option<&str> {
        self.beside.as_ref()?.original.as_deref()
    }

    /// The evidence the sender names (tài liệu kiểm chứng).
    pub fn evidence(&self) -> Option<&str> {
        self.beside.as_ref()?.evidence.as_deref()
    }

    /// The sender's remark.
    pub fn note(&self) -> Option<&str> {
        self.beside.as_ref()?.note.as_deref()
    }

    /// Whether the row is blank: no figure, no evidence, no remark.
    pub fn says_nothing(&self) -> bool {
        let silent = self.answer == Answer::Silent { reason: Silence::NoData };
        silent && self.evidence().is_none() && self.note().is_none()
    }

    /// Whether both say the same of their indicator, wherever it stands.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        (&self.answer, self.evidence(), self.note()) == (&other.answer, other.evidence(), other.note())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_over_zero_has_no_value() {
        let answer = Answer::Ratio { numerator: Decimal::ONE, denominator: Decimal::ZERO };
        assert_eq!(answer.value(), None);
    }

    #[test]
    fn a_real_zero_is_not_silence() {
        assert_eq!(Answer::Count { count: Decimal::ZERO }.value(), Some(Decimal::ZERO));
        assert_eq!(Answer::Silent { reason: Silence::NoData }.value(), None);
    }

    #[test]
    fn an_answer_of_a_large_table_is_small() {
        assert!(size_of::<SourcedAnswer>() <= 72, "{}", size_of::<SourcedAnswer>());
        assert_eq!(size_of::<Option<SourceCells>>(), 12);
    }

    #[test]
    fn cells_are_read_as_they_are_written() {
        for written in ["E12", "E12:F12", "L15, F15"] {
            assert_eq!(written.parse::<SourceCells>().unwrap().to_string(), written);
        }
        assert!("E12:".parse::<SourceCells>().is_err());
    }
}
