//! Measured values as exact fractions: thresholds are compared and points worked out without a rounded quotient in between.

use rust_decimal::Decimal;

use crate::domain::Answer;

/// The measured value of an answer, a fraction for ratios; nothing where it has none.
pub fn measured(answer: &Answer) -> Option<Decimal> {
    Measure::of(answer).map(Measure::value)
}

/// A value as `numerator / denominator`, the denominator above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) numerator: Decimal,
    pub(super) denominator: Decimal,
}

impl Measure {
    /// A number as it stands.
    pub(super) fn whole(numerator: Decimal) -> Self {
        Self { numerator, denominator: Decimal::ONE }
    }

    /// The measured value of an answer; nothing for silences and where the denominator is not above zero.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        match answer {
            Answer::Ratio { numerator, denominator } => {
                (*denominator > Decimal::ZERO).then_some(Self { numerator: *numerator, denominator: *denominator })
            }
            other => other.value().map(Self::whole),
        }
    }

    /// The quotient, to 28 digits.
    pub(super) fn value(self) -> Decimal {
        quotient([self.numerator, Decimal::ONE], [self.denominator, Decimal::ONE])
    }

    /// `value ≥ threshold`.
    pub(super) fn at_least(self, threshold: Decimal) -> bool {
        match threshold.checked_mul(self.denominator) {
            Some(part) => self.numerator >= part,
            None => self.value() >= threshold,
        }
    }

    /// `value ≤ threshold`.
    pub(super) fn at_most(self, threshold: Decimal) -> bool {
        match threshold.checked_mul(self.denominator) {
            Some(part) => self.numerator <= part,
            None => self.value() <= threshold,
        }
    }

    pub(super) fn is_negative(self) -> bool {
        self.numerator < Decimal::ZERO
    }

    /// `value × factor / divisor`, divided last. `divisor` is not zero.
    pub(super) fn scaled(self, factor: Decimal, divisor: Decimal) -> Decimal {
        quotient([self.numerator, factor], [self.denominator, divisor])
    }

    /// `factor × dividend / value`, divided last. The value is not zero.
    pub(super) fn dividing(self, dividend: Decimal, factor: Decimal) -> Decimal {
        match dividend.checked_mul(self.denominator) {
            Some(top) => quotient([top, factor], [self.numerator, Decimal::ONE]),
            None => quotient([dividend, factor], [self.value(), Decimal::ONE]),
        }
    }
}

/// `(a − b) / (c − d) × scale` of measures, divided last where the products stay within 28 digits. `c` and `d` differ.
pub(super) fn share_of_way(way: [Measure; 2], whole: [Measure; 2], scale: Decimal) -> Decimal {
    let exact = || {
        let (gone, of_gone) = difference(way)?;
        let (length, of_length) = difference(whole)?;
        gone.checked_mul(of_length)?.checked_mul(scale)?.checked_div(of_gone.checked_mul(length)?)
    };
    let apart = |[one, other]: [Measure; 2]| one.value().saturating_sub(other.value());
    exact().unwrap_or_else(|| quotient([apart(way), scale], [apart(whole), Decimal::ONE]))
}

/// `a − b` as a fraction.
fn difference([one, other]: [Measure; 2]) -> Option<(Decimal, Decimal)> {
    if one.denominator == other.denominator {
        return Some((one.numerator.checked_sub(other.numerator)?, one.denominator));
    }
    let (left, right) = (one.numerator.checked_mul(other.denominator)?, other.numerator.checked_mul(one.denominator)?);
    Some((left.checked_sub(right)?, one.denominator.checked_mul(other.denominator)?))
}

/// `(a × b) / (c × d)`: dividing first would make `1/3 × 0.015` a hair less than `0.005` and round it the wrong way.
/// Beyond 28 digits the pairs are divided first; beyond that the result is held to the largest decimal.
/// Nothing is divided by zero: that gives 0.
pub(super) fn quotient(top: [Decimal; 2], bottom: [Decimal; 2]) -> Decimal {
    let exact = top[0].checked_mul(top[1]).zip(bottom[0].checked_mul(bottom[1]));
    if let Some(result) = exact.and_then(|(top, bottom)| top.checked_div(bottom)) {
        return result;
    }
    let pairwise = top[0].checked_div(bottom[0]).zip(top[1].checked_div(bottom[1]));
    match pairwise {
        Some((first, second)) => first.saturating_mul(second),
        None if bottom.iter().any(Decimal::is_zero) => Decimal::ZERO,
        None => outermost(top.iter().chain(&bottom).filter(|factor| factor.is_sign_negative()).count()),
    }
}

/// The largest decimal, with the sign that so many negative factors make.
fn outermost(negative_factors: usize) -> Decimal {
    if negative_factors.is_multiple_of(2) { Decimal::MAX } else { Decimal::MIN }
}

/// A sum that cannot overflow into a crash.
pub(super) fn sum(values: impl IntoIterator<Item = Decimal>) -> Decimal {
    values.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_third_of_a_small_maximum_is_not_a_hair_less() {
        let third = Measure { numerator: d("1"), denominator: d("3") };
        assert_eq!(third.scaled(d("0.015"), d("1")), d("0.005"));
    }

    #[test]
    fn a_third_reaches_a_target_that_is_a_rounded_third() {
        let third = Measure { numerator: d("1"), denominator: d("3") };
        assert!(third.at_least(d("0.3333")) && !third.at_least(d("0.3334")));
        assert!(third.at_most(d("0.3334")) && !third.at_most(d("0.3333")));
    }

    #[test]
    fn the_largest_numbers_do_not_crash() {
        let huge = Measure { numerator: Decimal::MAX, denominator: d("1") };
        assert_eq!(huge.scaled(Decimal::MAX, d("0.01")), Decimal::MAX);
        assert!(huge.at_least(d("10")) && !huge.at_most(d("10")));
        assert_eq!(sum([Decimal::MAX, Decimal::MAX]), Decimal::MAX);
    }
}
