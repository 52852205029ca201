//! Exact arithmetic of points: decimals only, halves away from zero, ratios kept as fractions.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds to `digits` decimal places, halves away from zero: 0,125 → 0,13 (product rule "halves round up").
pub fn round(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// `numerator / denominator` as a fraction (0.14 for 14 %), or nothing where the denominator is zero.
pub fn fraction(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    numerator.checked_div(denominator)
}

/// The percent of `max` that `score` is, 0–100, or nothing where `max` is zero.
pub fn percent_of(score: Decimal, max: Decimal) -> Option<Decimal> {
    score.saturating_mul(Decimal::ONE_HUNDRED).checked_div(max)
}

/// `value` with exactly `digits` decimals and a point, as data files and JSON carry it: `7.5` → `7.50`.
pub fn printed(value: Decimal, digits: u32) -> String {
    let mut rounded = round(value, digits);
    rounded.rescale(digits);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(round(d("0.125"), 2), d("0.13"));
        assert_eq!(round(d("-0.125"), 2), d("-0.13"));
    }

    #[test]
    fn twenty_nine_hundredths_of_a_hundred_is_twenty_nine() {
        assert_eq!(round(d("0.29") * Decimal::ONE_HUNDRED, 0), d("29"));
    }

    #[test]
    fn a_zero_denominator_gives_no_fraction() {
        assert_eq!(fraction(d("1"), d("0")), None);
    }

    #[test]
    fn printing_keeps_trailing_zeros() {
        assert_eq!(printed(d("7.5"), 2), "7.50");
        assert_eq!(printed(d("0"), 2), "0.00");
    }
}
