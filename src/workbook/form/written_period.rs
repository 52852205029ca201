//! Periods as titles and people write them, in both languages. A text that speaks of two periods names none.

use std::collections::BTreeSet;

use crate::domain::Period;
use crate::domain::text::search_key;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// `tháng giêng` … `tháng chạp`; the fifth is told from "month of the year" by the `năm` that follows it.
const SPELLED: [(&str, u8); 12] = [
    ("gieng", 1),
    ("mot", 1),
    ("hai", 2),
    ("ba", 3),
    ("tu", 4),
    ("bon", 4),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
    ("muoi", 10),
    ("chap", 12),
];

/// A part of a year that a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Half(u8),
    Quarter(u8),
    Month(u8),
}

/// What the next words say.
enum Piece {
    Year(i16),
    Part(Part),
    /// A word that belongs to a year: `năm`.
    OfYear,
    /// A word that says nothing about when.
    Other,
}

/// The one period a text names: `tháng 5 năm 2020`, `T5/2020`, `Quý II/2020`, `6 tháng đầu năm 2020`, `2020-05`.
pub(super) fn period_in(text: &str) -> Option<Period> {
    if let Ok(period) = text.trim().parse() {
        return Some(period);
    }
    let key = search_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    if let Some(period) = as_date(&words) {
        return Some(period);
    }
    let (mut years, mut parts, mut has_other) = (BTreeSet::new(), BTreeSet::new(), false);
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (piece, used) = piece(rest)?;
        match piece {
            Piece::Year(year) => drop(years.insert(year)),
            Piece::Part(part) => drop(parts.insert(part)),
            Piece::OfYear => {}
            Piece::Other => has_other = true,
        }
        rest = rest.get(used..)?;
    }
    let mut parts = parts.into_iter();
    match (one(years.into_iter())?, parts.next(), parts.next()) {
        (year, Some(part), None) => written(year, part),
        (year, None, _) if !has_other => format!("{year:04}").parse().ok(),
        _ => None,
    }
}

fn one<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

fn written(year: i16, part: Part) -> Option<Period> {
    let written = match part {
        Part::Half(half) => format!("{year:04}-H{half}"),
        Part::Quarter(quarter) => format!("{year:04}-Q{quarter}"),
        Part::Month(month) => format!("{year:04}-{month:02}"),
    };
    written.parse().ok()
}

/// `2020-05-01`, what Excel makes of a month, and `2020/5`.
fn as_date(words: &[&str]) -> Option<Period> {
    match words {
        [year, month] | [year, month, _] => written(year_number(year)?, Part::Month(month_number(month)?)),
        _ => None,
    }
}

/// What the first words say and how many they are; nothing where a number stands that has no place in one period.
fn piece(words: &[&str]) -> Option<(Piece, usize)> {
    if let Some((half, used)) = half(words) {
        return Some((Piece::Part(Part::Half(half)), used));
    }
    let two = match words {
        ["thang", "muoi", "mot", ..] => return Some((Piece::Part(Part::Month(11)), 3)),
        ["thang", "muoi", "hai", ..] => return Some((Piece::Part(Part::Month(12)), 3)),
        ["thang", "nam", "nam", ..] => Some(Piece::Part(Part::Month(5))),
        ["thang" | "month" | "t", word, ..] => {
            month_number(word).or_else(|| spelled(word)).map(|month| Piece::Part(Part::Month(month)))
        }
        ["quy" | "quarter" | "q", word, ..] => quarter_number(word).map(|quarter| Piece::Part(Part::Quarter(quarter))),
        // The day of a date and the number of a version are no periods.
        ["ngay" | "lan", word, ..] if is_number(word) => Some(Piece::Other),
        _ => None,
    };
    if let Some(piece) = two {
        return Some((piece, 2));
    }
    let piece = match words {
        [month, year, ..] if year_number(year).is_some() && month_before_year(month).is_some() => {
            Piece::Part(Part::Month(month_before_year(month)?))
        }
        ["nam" | "year", ..] => Piece::OfYear,
        [word, ..] => match (year_number(word), joined(word)) {
            (Some(year), _) => Piece::Year(year),
            (None, Some(part)) => Piece::Part(part),
            (None, None) if is_number(word) => return None,
            (None, None) => Piece::Other,
        },
        [] => return None,
    };
    Some((piece, 1))
}

fn half(words: &[&str]) -> Option<(u8, usize)> {
    match words {
        ["6" | "06" | "sau", "thang", "dau", ..] => Some((1, 3)),
        ["6" | "06" | "sau", "thang", "cuoi", ..] => Some((2, 3)),
        ["nua", "dau", ..] | ["first", "half", ..] => Some((1, 2)),
        ["nua", "cuoi", ..] | ["second", "half", ..] => Some((2, 2)),
        _ => None,
    }
}

/// `T6`, `Q2`, `QII`.
fn joined(word: &str) -> Option<Part> {
    let month = word.strip_prefix('t').and_then(month_number).map(Part::Month);
    month.or_else(|| word.strip_prefix('q').and_then(quarter_number).map(Part::Quarter))
}

fn month_before_year(word: &str) -> Option<u8> {
    month_number(word).or_else(|| (1..).zip(MONTHS).find(|(_, name)| *name == word).map(|(number, _)| number))
}

fn spelled(word: &str) -> Option<u8> {
    SPELLED.into_iter().find(|(name, _)| *name == word).map(|(_, month)| month)
}

fn quarter_number(word: &str) -> Option<u8> {
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<u8> {
    word.parse().ok().filter(|month| is_number(word) && (1..=12).contains(month))
}

fn year_number(word: &str) -> Option<i16> {
    word.parse().ok().filter(|_| word.len() == 4 && is_number(word))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
