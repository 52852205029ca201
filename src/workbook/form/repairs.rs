//! What a faulty cell most likely means: the proposed repairs, as a person would type them.

use rust_decimal::Decimal;

use super::answers::Cells;
use super::measure::scale_words;
use crate::catalogue::Input;
use crate::domain::points;
use crate::workbook::cell::{self, Number, TwoMeanings};
use crate::workbook::raw::CellValue;

/// `31%` as text, or the 0.31 that Excel stores for it.
pub(super) fn is_share(number: Number) -> bool {
    number.percent || (number.value > Decimal::ZERO && number.value < Decimal::ONE)
}

/// Whether a number may be a percentage of a whole.
pub(super) fn is_percent(value: Decimal) -> bool {
    value > Decimal::ZERO && value <= Decimal::ONE_HUNDRED
}

/// A fraction with its percent sign, exact: what is accepted must be what stood there.
pub(super) fn as_percent(fraction: Decimal) -> String {
    format!("{}%", percent(fraction).normalize())
}

/// How a fraction was read, for people: more than four decimals are what a division left.
pub(super) fn percent_shown(fraction: Decimal) -> String {
    format!("{}%", points::round(percent(fraction), 4).normalize())
}

fn percent(fraction: Decimal) -> Decimal {
    fraction.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(fraction)
}

/// 1234 for the 1.234 that a spreadsheet in English keeps of the `1.234` somebody typed.
pub(super) fn thousands_taken_for_decimals(value: Decimal) -> Option<String> {
    let value = value.normalize();
    let may_be = value.scale() == 3 && value >= Decimal::ONE && value < Decimal::ONE_THOUSAND;
    may_be.then(|| value.mantissa().to_string())
}

/// The number of `310 (31%)` that the indicator most likely asks for: a count stands before its share, a measured value
/// behind. Of `01 (0,727)` no count is proposed: what stands before a score is a rank.
pub(super) fn one_of_two(cells: Cells<'_>, outer: Number, inner: Number) -> Option<String> {
    let as_written = |number: Number| {
        if number.percent { format!("{}%", number.value.normalize()) } else { cell::written(number.value) }
    };
    match &cells.indicator.input {
        Input::Ratio { .. } if cells.second.is_none() => is_share(inner).then(|| as_percent(inner.meant())),
        Input::Ratio { .. } | Input::Count { .. } => (inner.percent && !outer.percent).then(|| as_written(outer)),
        Input::Value { .. } => Some(as_written(inner)),
        Input::YesNo => None,
    }
}

/// The number that words most likely stand for: `12 văn bản`, `không có`; never 22 for `22 nghìn`.
pub(super) fn number_meant(cells: Cells<'_>, text: &str) -> Option<String> {
    if let Some(parts) = parts_before_share(text).filter(|_| matches!(cells.indicator.input, Input::Ratio { .. })) {
        return Some(parts);
    }
    let counts = matches!(cells.indicator.input, Input::Count { .. }) || cells.second.is_some();
    if counts && cell::says_none(text) {
        return Some("0".to_owned());
    }
    let number = cell::number_among_words(text).filter(|_| scale_words(text) == 0)?;
    match (number.percent, &cells.indicator.input) {
        (false, Input::Count { .. } | Input::Value { .. }) => Some(cell::written(number.value)),
        (false, Input::Ratio { .. }) if cells.second.is_some() => Some(cell::written(number.value)),
        (true, Input::Ratio { .. }) => Some(format!("{}%", number.value.normalize())),
        _ => None,
    }
}

/// What stands between two counts: a slash, that of fractions, or that of a division, with which tables are copied for a spreadsheet
/// ([`crate::domain::text::tab_separated`]).
const OVER: [char; 3] = ['/', '\u{2044}', '\u{2215}'];

/// `310/1847` of `310/1847 (16,8%)`: the share says again what the counts say.
fn parts_before_share(text: &str) -> Option<String> {
    let (before, share) = text.strip_suffix(')')?.split_once('(')?;
    cell::number(share).ok().filter(|share| share.percent)?;
    let (numerator, denominator) = before.split_once(OVER)?;
    let [numerator, denominator] = [count(numerator)?, count(denominator)?].map(|count| cell::written(count.value));
    Some(format!("{numerator}/{denominator}"))
}

pub(super) fn in_bounds(value: Decimal, low: Option<Decimal>, high: Option<Decimal>) -> bool {
    low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high)
}

/// The two counts of `310/1000`. Within a fraction a grouping dot is not ambiguous: both are counts.
pub(super) fn parts(value: &CellValue) -> Option<(Number, Number)> {
    let CellValue::Text(text) = value else { return None };
    let (numerator, denominator) = text.split_once(OVER)?;
    Some((count(numerator)?, count(denominator)?))
}

fn count(text: &str) -> Option<Number> {
    match cell::number(text) {
        Ok(number) => Some(number),
        Err(cell::Trouble::Ambiguous(TwoMeanings { as_thousands, .. })) => {
            Some(Number { value: as_thousands, percent: false, as_text: true })
        }
        Err(cell::Trouble::NotANumber) => None,
    }
}
