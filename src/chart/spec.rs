//! What a chart shows. Words and numbers come already written in the reader's language; order of rows is the caller's.

use rust_decimal::Decimal;

/// The form of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Horizontal bars from zero, the value at the end of each.
    Ranking,
    /// A dot at each value with a thin line to the target ([`LineKind::Target`]); value and detail in columns at the right.
    TargetDistance,
}

/// How a unit stands to a target; each has its own drawn shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// ●
    Reached,
    /// ▲
    OnTrack,
    /// ◆
    Behind,
    /// ▼
    FarBehind,
    /// ○
    Unknown,
}

/// One unit with a value. A unit without one belongs to [`Spec::notes`], never here as a zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable code that hit boxes give back.
    pub key: String,
    /// Rank as printed: `7`.
    pub rank: Option<String>,
    /// Shares its rank with a neighbour.
    pub tied: bool,
    pub name: String,
    /// In the unit of the axis.
    pub value: Decimal,
    /// The value as printed: `93,1%`.
    pub label: String,
    /// A further column at the right: `còn 16,0 điểm % · 47 DVC`.
    pub detail: Option<String>,
    /// The unit of whoever reads the chart.
    pub own: bool,
    pub status: Option<Status>,
}

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

/// A line across all rows.
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

/// What stands over the columns; an empty text leaves a column without heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    pub rank: String,
    pub name: String,
    pub value: String,
    pub detail: String,
}

/// The foot of each page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foot {
    /// `Nguồn: …`
    pub source: String,
    /// Period, coverage, the mark of provisional figures, how ranks are made, date made: printed in this order.
    pub facts: Vec<String>,
    /// Page number with `{page}` and `{pages}` in it: `Trang {page}/{pages}`. Empty: no page number.
    pub page: String,
}

impl Foot {
    /// The page number as printed.
    pub fn page_label(&self, page: usize, pages: usize) -> String {
        self.page.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string())
    }
}

/// A whole chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    pub kind: Kind,
    /// The finding, when it can be one.
    pub title: String,
    /// What is drawn.
    pub subtitle: String,
    pub axis: Axis,
    pub headings: Headings,
    pub rows: Vec<Row>,
    pub lines: Vec<RefLine>,
    pub bands: Vec<BandMark>,
    /// The words of the status shapes that occur.
    pub legend: Vec<(Status, String)>,
    /// Said in place of the chart when there is no row.
    pub nothing: String,
    /// Paragraphs under the chart: units without a value and why, remarks on method.
    pub notes: Vec<String>,
    pub foot: Foot,
}

impl Spec {
    /// The value of the target line, if one is drawn.
    pub fn target(&self) -> Option<Decimal> {
        self.lines.iter().find(|line| line.kind == LineKind::Target).map(|line| line.value)
    }
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
    fn negative_values_lie_left_of_zero() {
        let axis = Axis::covering([d("-5"), d("15")], |value| value.to_string());
        assert_eq!(axis.share(d("0")), 0.25);
        assert!(axis.ticks.iter().any(|tick| tick.value == d("-5")));
    }

    #[test]
    fn the_page_number_fills_its_pattern() {
        let foot = Foot { page: "Trang {page}/{pages}".into(), ..Foot::default() };
        assert_eq!(foot.page_label(2, 9), "Trang 2/9");
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
