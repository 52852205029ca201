//! A value axis with its round ticks, and the labelled lines across it.

use rust_decimal::Decimal;

/// A labelled place on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub value: Decimal,
    pub label: String,
}

/// The value axis: what stands at its two ends and which places between carry a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    pub min: Decimal,
    pub max: Decimal,
    pub ticks: Vec<Tick>,
}

impl Axis {
    /// An axis from zero (or below, where values are) that holds every value, with four to eight round ticks.
    /// An axis without extent is given the length 1.
    pub fn covering(values: impl IntoIterator<Item = Decimal>, format: impl Fn(Decimal) -> String) -> Self {
        let (min, max) = values
            .into_iter()
            .fold((Decimal::ZERO, Decimal::ZERO), |(min, max), value| (min.min(value), max.max(value)));
        let max = if min == max { min + Decimal::ONE } else { max };
        let step = round_step(max - min);
        let first = (min / step).ceil() * step;
        let ticks = (0..MOST_TICKS)
            .map(|index| first + step * Decimal::from(index))
            .take_while(|value| *value <= max)
            .map(|value| Tick { value, label: format(value.normalize()) })
            .collect();
        Self { min, max, ticks }
    }

    /// An axis from the round number under the least value to the one over the greatest, zero in it or not.
    /// Values that are all equal stand in the middle of an axis of two steps.
    pub fn around(values: impl IntoIterator<Item = Decimal>, format: impl Fn(Decimal) -> String) -> Self {
        let values: Vec<Decimal> = values.into_iter().collect();
        let (Some(least), Some(greatest)) = (values.iter().min().copied(), values.iter().max().copied()) else {
            return Self::covering([], format);
        };
        let (least, greatest) =
            if least == greatest { (least - Decimal::ONE, greatest + Decimal::ONE) } else { (least, greatest) };
        let step = round_step(greatest - least);
        let (min, max) = ((least / step).floor() * step, (greatest / step).ceil() * step);
        let places = (0..MOST_TICKS).map(|index| min + step * Decimal::from(index));
        let ticks = places.take_while(|value| *value <= max);
        Self { min, max, ticks: ticks.map(|value| Tick { value, label: format(value.normalize()) }).collect() }
    }

    /// Where a value lies between the ends, 0 to 1; a value outside is held at the end.
    pub fn share(&self, value: Decimal) -> f32 {
        use rust_decimal::prelude::ToPrimitive;
        let span = self.max - self.min;
        let share = (value - self.min).checked_div(span).and_then(|share| share.to_f32()).unwrap_or(0.0);
        share.clamp(0.0, 1.0)
    }
}

const MOST_TICKS: u32 = 12;

/// The largest of 1, 2, 2.5, 5 × 10ⁿ that divides the span into at least four steps.
fn round_step(span: Decimal) -> Decimal {
    let aim = span / Decimal::from(4);
    let ten = Decimal::TEN;
    let mut power = Decimal::ONE;
    while power * ten <= aim {
        power *= ten;
    }
    while power > aim && power.scale() < 20 {
        power /= ten;
    }
    [Decimal::new(5, 0), Decimal::new(25, 1), Decimal::TWO]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step <= aim)
        .unwrap_or(power)
}

/// What a reference line stands for; each is drawn in its own way and all are labelled on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Dark and dashed.
    Target,
    /// Thin and solid.
    National,
    /// Thin and solid, softer.
    Median,
}

/// A line across the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefLine {
    pub value: Decimal,
    /// `Chỉ tiêu 30%`
    pub label: String,
    pub kind: LineKind,
}

/// The stretch of the axis that a band takes, marked by light ticks and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandMark {
    pub from: Decimal,
    pub to: Decimal,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn ticks(values: &[&str]) -> Vec<String> {
        Axis::covering(values.iter().map(|value| d(value)), |value| value.to_string())
            .ticks
            .into_iter()
            .map(|tick| tick.label)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_start_at_zero() {
        assert_eq!(ticks(&["87.3"]), ["0", "20", "40", "60", "80"]);
        assert_eq!(ticks(&["100"]), ["0", "25", "50", "75", "100"]);
        assert_eq!(ticks(&["0.31", "0.14"]), ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"]);
    }

    #[test]
    fn an_axis_of_zeros_still_has_a_length() {
        let axis = Axis::covering([Decimal::ZERO], |value| value.to_string());
        assert_eq!((axis.min, axis.max), (Decimal::ZERO, Decimal::ONE));
        assert_eq!(axis.share(Decimal::ZERO), 0.0);
    }

    #[test]
    fn an_axis_around_values_begins_and_ends_on_round_numbers() {
        let ends = |values: &[&str]| {
            let axis = Axis::around(values.iter().map(|value| d(value)), |value| value.to_string());
            (axis.min, axis.max)
        };
        assert_eq!(ends(&["41.3", "87.2"]), (d("40"), d("90")));
        assert_eq!(ends(&["0", "0"]), (d("-1"), d("1")));
        assert_eq!(ends(&["-3", "12"]), (d("-5"), d("12.5")));
    }

    #[test]
    fn negative_values_lie_left_of_zero() {
        let axis = Axis::covering([d("-5"), d("15")], |value| value.to_string());
        assert_eq!(axis.share(d("0")), 0.25);
        assert!(axis.ticks.iter().any(|tick| tick.value == d("-5")));
    }

    proptest! {
        #[test]
        fn every_axis_has_between_two_and_twelve_ticks_within_its_ends(high in 1i64..1_000_000_000, scale in 0u32..8) {
            let axis = Axis::covering([Decimal::new(high, scale)], |value| value.to_string());
            prop_assert!((2..=12).contains(&axis.ticks.len()), "{axis:?}");
            prop_assert!(axis.ticks.iter().all(|tick| tick.value >= axis.min && tick.value <= axis.max));
        }
    }
}
