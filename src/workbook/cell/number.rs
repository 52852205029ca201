//! Numbers as people write them in cells.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::is_space;

/// A number as it stood in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The number shown: 31 for `31%` as text.
    pub value: Decimal,
    /// A percent sign followed it. Cells that only *look* like percent hold 0.31 and no sign.
    pub percent: bool,
    /// It was stored as text.
    pub as_text: bool,
}

impl Number {
    /// What it stands for: 0.31 for `31%`.
    pub fn meant(self) -> Decimal {
        if self.percent { self.value / Decimal::ONE_HUNDRED } else { self.value }
    }
}

/// The two things `1.234` can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoMeanings {
    pub as_thousands: Decimal,
    pub as_decimals: Decimal,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    NotANumber,
    Ambiguous(TwoMeanings),
}

/// A number as people in Viet Nam write it: `1.234.567,8`, `1 234`, `12,5%`, `−3`; and as Excel in English shows it:
/// `1,234,567.8`. ASCII digits only. One separator before exactly three digits is ambiguous, unless a zero stands
/// alone before it or a percent sign follows: nobody counts thousands of percent.
pub fn number(text: &str) -> Result<Number, Trouble> {
    let text = text.trim_matches(is_space);
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end_matches(is_space), true),
        None => (text, false),
    };
    let (negative, digits) = signed(text);
    let magnitude = match magnitude(digits) {
        Err(Trouble::Ambiguous(reading)) if percent => Ok(reading.as_decimals),
        other => other,
    };
    let sign = |value: Decimal| if negative { -value } else { value };
    match magnitude {
        Ok(value) => Ok(Number { value: sign(value), percent, as_text: true }),
        Err(Trouble::Ambiguous(TwoMeanings { as_thousands, as_decimals })) => {
            Err(Trouble::Ambiguous(TwoMeanings { as_thousands: sign(as_thousands), as_decimals: sign(as_decimals) }))
        }
        Err(Trouble::NotANumber) => Err(Trouble::NotANumber),
    }
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start_matches(is_space)),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn magnitude(text: &str) -> Result<Decimal, Trouble> {
    let mut marks = text.chars().filter(|c| !c.is_ascii_digit());
    let first = marks.next();
    let last = text.chars().rfind(|c| !c.is_ascii_digit());
    let (Some(first), Some(last)) = (first, last) else { return plain(text, "") };
    let first_count = text.chars().filter(|c| *c == first).count();
    if first != last {
        return grouped_with_decimals(text, first, last);
    }
    if is_space(first) {
        return grouped(text, first).and_then(|whole| plain(&whole, ""));
    }
    if !matches!(first, '.' | ',') {
        return Err(Trouble::NotANumber);
    }
    if first_count > 1 {
        return grouped(text, first).and_then(|whole| plain(&whole, ""));
    }
    one_separator(text, first)
}

/// `1.234,5`: the mark that comes last and once separates decimals.
fn grouped_with_decimals(text: &str, group: char, point: char) -> Result<Decimal, Trouble> {
    let fits = matches!(point, '.' | ',') && (matches!(group, '.' | ',') || is_space(group));
    let (whole, decimals) = text.split_once(point).ok_or(Trouble::NotANumber)?;
    if !fits {
        return Err(Trouble::NotANumber);
    }
    plain(&grouped(whole, group)?, decimals)
}

fn one_separator(text: &str, point: char) -> Result<Decimal, Trouble> {
    let (whole, decimals) = text.split_once(point).ok_or(Trouble::NotANumber)?;
    if whole.is_empty() || decimals.is_empty() {
        return Err(Trouble::NotANumber);
    }
    let as_decimals = plain(whole, decimals)?;
    let could_be_thousands = decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    if could_be_thousands {
        let as_thousands = plain(&format!("{whole}{decimals}"), "")?;
        return Err(Trouble::Ambiguous(TwoMeanings { as_thousands, as_decimals }));
    }
    Ok(as_decimals)
}

/// The digits of `1.234.567` where the groups are right: three digits each, one to three in front.
fn grouped(text: &str, separator: char) -> Result<String, Trouble> {
    let mut parts = text.split(separator);
    let front = parts.next().unwrap_or_default();
    let right = (1..=3).contains(&front.len()) && parts.all(|part| part.len() == 3);
    right.then(|| text.split(separator).collect()).ok_or(Trouble::NotANumber)
}

fn plain(whole: &str, decimals: &str) -> Result<Decimal, Trouble> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // 28 digits are what a decimal keeps exactly; 18 before the point are more than any count holds.
    if whole.is_empty() || whole.len() > 18 || whole.len() + decimals.len() > 28 {
        return Err(Trouble::NotANumber);
    }
    if !digits(whole) || !digits(decimals) {
        return Err(Trouble::NotANumber);
    }
    let written = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    Decimal::from_str(&written).map(|value| value.normalize()).map_err(|_| Trouble::NotANumber)
}

/// The one number among words: 12 of `12 văn bản`, `khoảng 12`; nothing where there are several or none.
pub fn number_among_words(text: &str) -> Option<Number> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    let mut found = text
        .split(|c: char| !is_part(c) && !c.is_alphanumeric())
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    let first = found.next()?;
    number(first).ok().filter(|_| found.next().is_none())
}

/// A number written so that [`number`] reads the very same: never one mark before three digits.
pub fn written(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    if matches!(number(&plain), Err(Trouble::Ambiguous(_))) { format!("{plain}0") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn value(text: &str) -> Option<Decimal> {
        number(text).ok().map(Number::meant)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, meant) in [
            ("12", "12"),
            ("0012", "12"),
            (" 1.234.567 ", "1234567"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234,567", "1234.567"),
            ("1 234 567", "1234567"),
            ("1\u{a0}234,5", "1234.5"),
            ("12,5", "12.5"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("31%", "0.31"),
            ("31,5 %", "0.315"),
            ("31,512%", "0.31512"),
            ("−3", "-3"),
            ("+3", "3"),
        ] {
            assert_eq!(value(written), Some(d(meant)), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let wrong = [
            "",
            "12 văn bản",
            "1.23.456",
            "1..2",
            ",5",
            "5,",
            "1.234.56",
            "１２",
            "12a",
            "1e5",
            "--5",
            "1/2",
            "1,2,3",
            "%",
            "1.234,567.8",
            "9999999999999999999",
        ];
        for text in wrong {
            assert_eq!(number(text), Err(Trouble::NotANumber), "{text}");
        }
    }

    #[test]
    fn one_separator_before_three_digits_is_ambiguous() {
        for text in ["1.234", "1,234", "12.500", "-1.234"] {
            assert!(matches!(number(text), Err(Trouble::Ambiguous(_))), "{text}");
        }
        let Err(Trouble::Ambiguous(reading)) = number("1.234") else { panic!() };
        assert_eq!((reading.as_thousands, reading.as_decimals), (d("1234"), d("1.234")));
    }

    #[test]
    fn the_one_number_among_words_is_found_and_of_two_none() {
        for (text, found) in [("12 văn bản", Some("12")), ("khoảng 12,5.", Some("12.5")), ("đạt 31%", Some("31"))]
        {
            assert_eq!(number_among_words(text).map(|number| number.value), found.map(d), "{text}");
        }
        for text in ["từ 3 đến 5", "mức độ", "khoảng 1.234", "QĐ701", "12a"] {
            assert_eq!(number_among_words(text), None, "{text}");
        }
    }

    fn grouped_text(whole: u64, group: char, decimals: Option<u16>, point: char) -> String {
        let digits = whole.to_string();
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        decimals.map_or(text.clone(), |decimals| format!("{text}{point}{decimals:02}"))
    }

    proptest! {
        #[test]
        fn no_row_of_digits_and_marks_makes_reading_panic(text in "[-+0-9., %\u{a0}]{0,40}") {
            let _ = number(&text);
        }

        #[test]
        fn what_is_written_is_read_back(digits in -1_000_000_000i64..1_000_000_000, scale in 0u32..6) {
            let value = Decimal::new(digits, scale);
            prop_assert_eq!(number(&written(value)).map(Number::meant), Ok(value.normalize()));
        }

        #[test]
        fn grouped_numbers_mean_what_they_show(
            whole in 1_000_000u64..1_000_000_000_000,
            decimals in proptest::option::of(0u16..100),
            marks in prop_oneof![Just(('.', ',')), Just((',', '.')), Just((' ', ',')), Just(('\u{a0}', ','))],
        ) {
            let text = grouped_text(whole, marks.0, decimals, marks.1);
            let expected = Decimal::from(whole) + Decimal::new(i64::from(decimals.unwrap_or(0)), 2);
            prop_assert_eq!(value(&text), Some(expected));
        }
    }
}
