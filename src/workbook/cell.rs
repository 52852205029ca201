//! One cell made a number, a yes or no, or a word that stands for nothing. Pure: knows no sheet and no form.

mod number;

use rust_decimal::Decimal;

use super::raw::CellValue;
use crate::domain::text::{is_unseen, search_key};

pub use number::{Number, Trouble, TwoMeanings, number, number_among_words, written};

/// What a cell says, before anybody asks whether it may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Nothing, or a word for having nothing ("chưa có số liệu", "…").
    Blank,
    /// "Không áp dụng", "n/a".
    NotApplicable,
    /// "-": somebody looked and had nothing to write, which says neither that there is no figure nor that none is due.
    Dash,
    /// A number.
    Number(Number),
    /// One separator before exactly three digits: thousands or decimals.
    Ambiguous(TwoMeanings),
    /// A number with another in brackets: `01 (0,727)`, a count with its share or a rank with its score.
    Two(Number, Number),
    /// TRUE or FALSE.
    Boolean(bool),
    /// A date or time.
    DateTime(&'a str),
    /// `#DIV/0!` and its like.
    Error(&'a str),
    /// Any other text.
    Text(&'a str),
}

/// What a cell says. `None` is an empty cell.
pub fn entry(value: Option<&CellValue>) -> Entry<'_> {
    match value {
        None => Entry::Blank,
        Some(CellValue::Number(value)) => Entry::Number(Number { value: *value, percent: false, as_text: false }),
        Some(CellValue::Boolean(yes)) => Entry::Boolean(*yes),
        Some(CellValue::DateTime(moment)) => Entry::DateTime(moment),
        Some(CellValue::Error(error)) => Entry::Error(error),
        Some(CellValue::Text(text)) => text_entry(text),
    }
}

fn text_entry(text: &str) -> Entry<'_> {
    if says_nothing(text) {
        return Entry::Blank;
    }
    if says_not_applicable(text) {
        return Entry::NotApplicable;
    }
    if is_dash(text) {
        return Entry::Dash;
    }
    match number(text) {
        Ok(number) => Entry::Number(number),
        Err(Trouble::Ambiguous(reading)) => Entry::Ambiguous(reading),
        Err(Trouble::NotANumber) if is_error(text) => Entry::Error(text),
        Err(Trouble::NotANumber) if is_date(text) => Entry::DateTime(text),
        Err(Trouble::NotANumber) => {
            with_brackets(text).map_or(Entry::Text(text), |(outer, inner)| Entry::Two(outer, inner))
        }
    }
}

/// `#DIV/0!`, `#N/A`, `#NAME?` pasted as text: the nought in it is no figure.
fn is_error(text: &str) -> bool {
    let text = text.trim_matches(is_space);
    text.starts_with('#') && text.ends_with(['!', '?', 'A'])
}

/// `05/01/2020`, `5-1-2020`, `ngày 05 tháng 01 năm 2020`.
fn is_date(text: &str) -> bool {
    let key = search_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let (day, month, year) = match words.as_slice() {
        [day, month, year] | ["ngay", day, "thang", month, "nam", year] => (day, month, year),
        _ => return false,
    };
    let within = |word: &str, low: u32, high: u32| word.parse().is_ok_and(|number| (low..=high).contains(&number));
    year.len() == 4 && within(year, 1900, 2999) && within(month, 1, 12) && within(day, 1, 31)
}

fn with_brackets(text: &str) -> Option<(Number, Number)> {
    let (outer, inner) = text.trim_matches(is_space).strip_suffix(')')?.split_once('(')?;
    Some((number(outer).ok()?, number(inner).ok()?))
}

/// Words for having no figure.
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim_matches(is_space);
    let dots = text.chars().all(|c| matches!(c, '.' | '…'));
    dots || matches!(
        search_key(text).as_str(),
        "chua co so lieu" | "khong co so lieu" | "chua co du lieu" | "khong co du lieu" | "chua thong ke" | "no data"
    )
}

/// Words for an indicator that does not concern the unit. No dash: what leaves the maximum must be said in words.
pub fn says_not_applicable(text: &str) -> bool {
    matches!(
        search_key(text).as_str(),
        "khong ap dung" | "kad" | "n a" | "na" | "not applicable" | "khong thuoc pham vi" | "khong thuoc doi tuong"
    )
}

fn is_dash(text: &str) -> bool {
    let text = text.trim_matches(is_space);
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−'))
}

/// Yes or no, in the words senders use; nothing where it is neither.
pub fn yes_no(value: &CellValue) -> Option<bool> {
    match value {
        CellValue::Boolean(yes) => Some(*yes),
        CellValue::Number(number) if *number == Decimal::ONE => Some(true),
        CellValue::Number(number) if number.is_zero() => Some(false),
        CellValue::Text(text) => yes_no_word(text),
        CellValue::Number(_) | CellValue::DateTime(_) | CellValue::Error(_) => None,
    }
}

fn yes_no_word(text: &str) -> Option<bool> {
    if matches!(text.trim_matches(is_space), "✓" | "✔" | "√" | "☑" | "☒" | "✅") {
        return Some(true);
    }
    match search_key(text).as_str() {
        "co" | "da co" | "dat" | "yes" | "y" | "x" | "v" | "true" | "1" => Some(true),
        "da thuc hien" | "da hoan thanh" | "hoan thanh" | "da ban hanh" | "da trien khai" => Some(true),
        "khong" | "khong co" | "chua" | "chua co" | "khong dat" | "chua dat" | "no" | "n" | "ko" | "false" | "0" => {
            Some(false)
        }
        "chua thuc hien" | "chua hoan thanh" | "chua ban hanh" | "chua trien khai" | "khong thuc hien" => Some(false),
        _ => None,
    }
}

/// What words that are neither yes nor no most likely mean: what is under way is not done.
pub fn leaning(text: &str) -> Option<bool> {
    let key = search_key(text);
    let (first, second) = key.split_once(' ')?;
    match first {
        // A form's own choice, left as it was.
        "co" if second == "khong" => None,
        "co" | "da" if second != "the" => Some(true),
        "dang" | "chua" | "khong" => Some(false),
        _ => None,
    }
}

/// Words for a count of nothing.
pub fn says_none(text: &str) -> bool {
    matches!(
        search_key(text).as_str(),
        "khong" | "khong co" | "chua co" | "khong phat sinh" | "chua phat sinh" | "none"
    )
}

/// Spaces people type or paste, among them the no-break and narrow ones of typesetters and those that take no room.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn words_for_nothing_and_for_not_applicable_differ() {
        let text = |text: &str| CellValue::Text(text.to_owned());
        assert_eq!(entry(Some(&text("Chưa có số liệu"))), Entry::Blank);
        assert_eq!(entry(Some(&text("…"))), Entry::Blank);
        assert_eq!(entry(Some(&text(" "))), Entry::Blank);
        for dash in ["-", "–", " — ", "--"] {
            assert_eq!(entry(Some(&text(dash))), Entry::Dash);
        }
        assert_eq!(entry(Some(&text("KHÔNG ÁP DỤNG"))), Entry::NotApplicable);
        assert_eq!(entry(Some(&text("N/A"))), Entry::NotApplicable);
        assert_eq!(entry(Some(&text("khoảng 12"))), Entry::Text("khoảng 12"));
    }

    #[test]
    fn yes_and_no_are_read_in_many_words() {
        let word = |text: &str| yes_no(&CellValue::Text(text.to_owned()));
        for yes in ["Có", "co", "x", "X", "CÓ.", "Đạt", "✓", "1"] {
            assert_eq!(word(yes), Some(true), "{yes}");
        }
        for no in ["Không", "chưa", "Chưa có", "0", "no"] {
            assert_eq!(word(no), Some(false), "{no}");
        }
        for neither in ["có thể", "đang làm", "2", ""] {
            assert_eq!(word(neither), None, "{neither}");
        }
    }

    #[test]
    fn two_numbers_and_dates_are_told_from_one_number() {
        let cell = |text: &str| CellValue::Text(text.to_owned());
        let (rank, score) = (cell("01 (0,727)"), cell("310 (31%)"));
        assert!(
            matches!(entry(Some(&rank)), Entry::Two(first, second) if first.value == d("1") && second.value == d("0.727"))
        );
        assert!(matches!(entry(Some(&score)), Entry::Two(_, second) if second.percent));
        for date in ["05/01/2020", "5-1-2020", "ngày 05 tháng 01 năm 2020"] {
            assert_eq!(entry(Some(&cell(date))), Entry::DateTime(date));
        }
        for other in ["61/63", "5/1/20", "32/01/2020", "(5)", "12 (năm)"] {
            assert_eq!(entry(Some(&cell(other))), Entry::Text(other));
        }
    }

    #[test]
    fn what_people_write_for_yes_and_no_leans_one_way() {
        let leans =
            [("Có, QĐ 701", Some(true)), ("đang làm", Some(false)), ("chưa xong", Some(false)), ("Có/Không", None)];
        for (text, expected) in leans.into_iter().chain([("có thể", None), ("tốt", None)]) {
            assert_eq!(leaning(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "\\PC*") {
            let _ = entry(Some(&CellValue::Text(text.clone())));
            let _ = yes_no(&CellValue::Text(text));
        }

    }
}
