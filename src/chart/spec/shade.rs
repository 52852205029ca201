//! What fills a place in a chart: how much of something there is, or why nothing is known.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many shades can be told apart on a second copy.
pub const SHADES: u8 = 5;

/// A step of shading, 0 the lightest; darker is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shade(u8);

impl Shade {
    /// A step, held between the lightest and the darkest.
    pub fn new(step: u8) -> Self {
        Self(step.min(SHADES - 1))
    }

    /// 0 the lightest.
    pub fn step(self) -> u8 {
        self.0
    }

    /// Every step, the lightest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SHADES).map(Self)
    }

    /// The step of a value between the ends of equal steps, each `[from, to)` and the last closed.
    pub fn of(value: Decimal, (min, max): (Decimal, Decimal)) -> Self {
        let share = (value - min).checked_div(max - min).unwrap_or_default();
        let step = (share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(SHADES)).floor();
        Self::new(step.to_u8().unwrap_or(0))
    }
}

/// Why there is no figure: silences are different, and none is a zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Silence {
    NotSent,
    NoData,
    NotApplicable,
}

impl Silence {
    /// All, in the order in which legends list them.
    pub const ALL: [Self; 3] = [Self::NotSent, Self::NoData, Self::NotApplicable];
}

/// A shade, or a silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    Shade(Shade),
    Silent(Silence),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_a_bound_takes_the_upper_step_and_the_greatest_the_last() {
        let ends = (Decimal::ZERO, Decimal::ONE_HUNDRED);
        let step = |value: i64| Shade::of(value.into(), ends).step();
        assert_eq!([0, 19, 20, 79, 80, 100, 120, -5].map(step), [0, 0, 1, 3, 4, 4, 4, 0]);
        assert_eq!(Shade::of(Decimal::ONE, (Decimal::ONE, Decimal::ONE)).step(), 0);
    }
}
