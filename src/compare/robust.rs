//! Figures that stand out from the others: the modified z of Iglewicz and Hoaglin.
//!
//! B. Iglewicz, D. C. Hoaglin, *How to Detect and Handle Outliers* (ASQC Basic References in Quality Control, vol. 16,
//! 1993): M = 0.6745 · (x − median) ÷ MAD, where MAD is the median of the absolute deviations from the median; |M| > 3.5
//! is labelled a potential outlier. Checked against what others quote of it (R package *modern*, `iglewicz_hoaglin`), not the book itself. 0.6745 is the upper quartile of the standard normal distribution.

use rust_decimal::Decimal;

use super::national::quantile;

/// The constant that makes MAD comparable with a standard deviation.
const SCALE: Decimal = Decimal::from_parts(6745, 0, 0, false, 4);
/// Above this, whichever the sign, a figure stands out.
const LIMIT: Decimal = Decimal::from_parts(35, 0, 0, false, 1);
/// With fewer figures a median and its deviations say too little. The program's own choice.
pub(super) const FEWEST: usize = 8;

/// The middle of some figures and how far they usually lie from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spread {
    pub(super) median: Decimal,
    /// Above zero.
    mad: Decimal,
}

impl Spread {
    /// Nothing for fewer than eight figures, and where more than half of them are the same: nothing is usual then.
    pub(super) fn of(figures: impl IntoIterator<Item = Decimal>) -> Option<Self> {
        let mut sorted: Vec<Decimal> = figures.into_iter().collect();
        if sorted.len() < FEWEST {
            return None;
        }
        let median = middle(&mut sorted)?;
        let mut deviations: Vec<Decimal> = sorted.iter().map(|figure| figure.saturating_sub(median).abs()).collect();
        let mad = middle(&mut deviations)?;
        (mad > Decimal::ZERO).then_some(Self { median, mad })
    }

    /// The modified z of a figure.
    pub(super) fn z(&self, figure: Decimal) -> Decimal {
        let distance = SCALE.saturating_mul(figure.saturating_sub(self.median));
        let furthest = if distance.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
        distance.checked_div(self.mad).unwrap_or(furthest)
    }

    /// The modified z of a figure that stands out.
    pub(super) fn standing_out(&self, figure: Decimal) -> Option<Decimal> {
        Some(self.z(figure)).filter(|z| z.abs() > LIMIT)
    }
}

fn middle(figures: &mut [Decimal]) -> Option<Decimal> {
    figures.sort_unstable();
    quantile(figures, Decimal::new(5, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(figures: &[i64]) -> Option<Spread> {
        Spread::of(figures.iter().copied().map(Decimal::from))
    }

    /// The median of 1…9 is 5, that of the distances 4 3 2 1 0 1 2 3 4 is 2.
    #[test]
    fn the_modified_z_is_worked_out_as_published() {
        let spread = spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9]).unwrap();
        assert_eq!(spread, Spread { median: Decimal::from(5), mad: Decimal::from(2) });
        assert_eq!(spread.z(Decimal::from(25)), "6.745".parse::<Decimal>().unwrap());
        assert_eq!(spread.standing_out(Decimal::from(25)), Some("6.745".parse().unwrap()));
        // 0.6745 × 10 ÷ 2 = 3.3725.
        assert_eq!(spread.standing_out(Decimal::from(15)), None);
        assert!(spread.standing_out(Decimal::from(-15)).is_some());
    }

    #[test]
    fn few_figures_and_figures_that_are_mostly_alike_have_no_spread() {
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7]), None);
        assert_eq!(spread(&[100, 100, 100, 100, 100, 3, 4, 5]), None);
    }

    #[test]
    fn the_largest_figures_do_not_crash() {
        let spread = spread(&[1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
        assert!(spread.standing_out(Decimal::MAX).is_some() && spread.standing_out(Decimal::MIN).is_some());
    }
}
