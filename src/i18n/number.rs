//! Numbers and dates as Vietnamese and English print them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Language, Words};
use crate::domain::points;

/// What stands where there is no value: never an empty cell that could be a zero.
pub const NO_VALUE: &str = "–";

impl Words {
    /// `9.166.229,50` (vi) or `9,166,229.50` (en), with exactly `digits` decimals, halves away from zero.
    pub fn number(&self, value: Decimal, digits: u32) -> String {
        let plain = points::printed(value, digits);
        let (sign, plain) = match plain.strip_prefix('-') {
            Some(rest) if rest.contains(|c: char| ('1'..='9').contains(&c)) => ("−", rest),
            Some(rest) => ("", rest),
            None => ("", plain.as_str()),
        };
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
        let (thousands, point) = self.separators();
        let whole = grouped(whole, thousands);
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{decimals}") }
    }

    /// The size of a file: `312 KB`, `1,4 MB`.
    pub fn size(&self, bytes: u64) -> String {
        const MEGABYTE: u64 = 1024 * 1024;
        match bytes {
            0..MEGABYTE => format!("{} KB", self.number(bytes.div_ceil(1024).into(), 0)),
            _ => format!("{} MB", self.number(Decimal::from(bytes) / Decimal::from(MEGABYTE), 1)),
        }
    }

    /// A number with as many decimals as it has, at most `most`: `0,3`, `12`, `0,1234`.
    pub fn plain(&self, value: Decimal, most: u32) -> String {
        let value = points::round(value, most).normalize();
        self.number(value, value.scale())
    }

    /// A fraction as percent: 0.931 → `93,1%`.
    pub fn percent(&self, fraction: Decimal, digits: u32) -> String {
        format!("{}%", self.number(fraction.saturating_mul(Decimal::ONE_HUNDRED), digits))
    }

    /// A value as the program proposes it – `31.5%`, `0.25`, `Có` – with the decimal sign of the language.
    pub fn proposed(&self, value: &str) -> String {
        let number = value.strip_suffix('%').unwrap_or(value);
        let is_number = number.parse::<Decimal>().is_ok() && number.contains('.');
        let (_, point) = self.separators();
        if is_number { value.replacen('.', &point.to_string(), 1) } else { value.to_owned() }
    }

    /// A difference with its sign: `+3,2`, `−1,0`, `0,0`.
    pub fn signed(&self, difference: Decimal, digits: u32) -> String {
        let text = self.number(difference, digits);
        let rounded = points::round(difference, digits);
        if rounded > Decimal::ZERO { format!("+{text}") } else { text }
    }

    /// The number that a printed cell begins with: `93,1%` → 93.1, `2=` → 2, `−1.362` → −1362; nothing where it begins with none.
    pub fn number_printed(&self, cell: &str) -> Option<Decimal> {
        let (thousands, point) = self.separators();
        let (is_negative, digits) = match cell.strip_prefix('−') {
            Some(rest) => (true, rest),
            None => (false, cell.strip_prefix('+').unwrap_or(cell)),
        };
        let end = digits.find(|c: char| !c.is_ascii_digit() && c != thousands && c != point).unwrap_or(digits.len());
        let plain = digits[..end].replace(thousands, "").replace(point, ".");
        let number: Decimal = plain.trim_end_matches('.').parse().ok()?;
        Some(if is_negative { -number } else { number })
    }

    /// `05/01/2020` in both languages: day first, as on every document the program prints.
    pub fn date(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }

    /// The month a day lies in: `03/2021`.
    pub fn month(&self, day: Date) -> String {
        format!("{:02}/{}", day.month(), day.year())
    }

    fn separators(&self) -> (char, char) {
        match self.language() {
            Language::Vi => ('.', ','),
            Language::En => (',', '.'),
        }
    }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Quarters are numbered in Roman numerals on Vietnamese documents.
pub(super) fn roman(quarter: i8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

pub(super) fn english_month(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_printed_number_is_read_as_it_was_written() {
        for language in [Language::Vi, Language::En] {
            let words = Words::new(language);
            for number in ["9166229", "-1362.5", "0", "0.07"].map(d) {
                assert_eq!(words.number_printed(&words.number(number, 2)), Some(number));
                assert_eq!(words.number_printed(&format!("{}%", words.signed(number, 2))), Some(number));
            }
            assert_eq!(words.number_printed("2="), Some(d("2")));
            assert_eq!([NO_VALUE, "", "chưa gửi", "="].map(|cell| words.number_printed(cell)), [None; 4]);
        }
    }

    #[test]
    fn vietnamese_groups_with_dots_and_decimals_follow_a_comma() {
        let words = Words::new(Language::Vi);
        assert_eq!(words.number(d("9166229"), 0), "9.166.229");
        assert_eq!(words.number(d("1234.5"), 2), "1.234,50");
        assert_eq!(words.percent(d("0.9314"), 1), "93,1%");
        assert_eq!(words.number(d("-0.004"), 2), "0,00");
        assert_eq!(words.number(d("999"), 0), "999");
    }

    #[test]
    fn english_groups_with_commas() {
        let words = Words::new(Language::En);
        assert_eq!(words.number(d("9166229.25"), 1), "9,166,229.3");
    }

    #[test]
    fn differences_carry_their_sign() {
        let words = Words::new(Language::Vi);
        assert_eq!(words.signed(d("3.2"), 1), "+3,2");
        assert_eq!(words.signed(d("-1"), 0), "−1");
        assert_eq!(words.signed(d("0.04"), 1), "0,0");
    }

    #[test]
    fn plain_numbers_keep_only_the_decimals_they_have() {
        let words = Words::new(Language::Vi);
        assert_eq!(words.plain(d("0.30"), 4), "0,3");
        assert_eq!(words.plain(d("1200"), 4), "1.200");
    }

    #[test]
    fn what_is_proposed_has_the_decimal_sign_of_the_language_and_words_stay() {
        let (vi, en) = (Words::new(Language::Vi), Words::new(Language::En));
        for (value, said) in
            [("31.5%", "31,5%"), ("0.25", "0,25"), ("12", "12"), ("Có", "Có"), ("05.01.2020", "05.01.2020")]
        {
            assert_eq!((vi.proposed(value).as_str(), en.proposed(value).as_str()), (said, value));
        }
    }
}
