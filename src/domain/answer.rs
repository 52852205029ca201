//! Answers (Số liệu): what a unit says of one indicator, or why it says nothing.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::points;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcedAnswer {
    /// The indicator's code in the catalogue.
    pub indicator: String,
    pub answer: Answer,
    /// The sheet it was read from, where it came from a workbook.
    pub sheet: Option<String>,
    /// The cells it was read from, as `E12` or `E12:F12`.
    pub cells: Option<String>,
    /// What stood in those cells before a person set another value in their place; nothing where nobody did.
    #[serde(default)]
    pub original: Option<String>,
    /// The evidence the sender names (tài liệu kiểm chứng).
    pub evidence: Option<String>,
    /// The sender's remark.
    pub note: Option<String>,
}

impl SourcedAnswer {
    /// Whether the row is blank: no figure, no evidence, no remark.
    pub fn says_nothing(&self) -> bool {
        let silent = self.answer == Answer::Silent { reason: Silence::NoData };
        silent && self.evidence.is_none() && self.note.is_none()
    }

    /// Whether both say the same of their indicator, wherever it stands.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        (&self.answer, &self.evidence, &self.note) == (&other.answer, &other.evidence, &other.note)
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
}
