//! The unit of measure a row says its figures are in, against the one that is asked for: `nghìn văn bản` for `văn bản`.

use std::collections::HashMap;

use super::answers::{Cells, Reader};
use crate::catalogue::Input;
use crate::domain::text::{nfc, search_key};
use crate::domain::{CellAddress, Decimal, FindingKind};
use crate::workbook::cell::{self, Entry};
use crate::workbook::raw::{CellValue, Sheet};

/// Words that multiply, with their power of ten. Their marks count: `văn bản` is no ten thousand, `công ty` no billion.
const SCALES: &[(i32, &[&str])] = &[
    (1, &["chục"]),
    (2, &["trăm", "hundred", "hundreds"]),
    (3, &["nghìn", "nghin", "ngàn", "thousand", "thousands"]),
    (4, &["vạn"]),
    (6, &["triệu", "trieu", "tr", "trđ", "million", "millions"]),
    (9, &["tỷ", "tỉ", "billion", "billions"]),
];

/// What a whole table or one of its columns says its figures are in: `ĐVT: nghìn đồng` above, `Kết quả (%)` in the heading.
/// Only what multiplies or makes percentages is kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Measures {
    of_table: Option<String>,
    of_columns: HashMap<u32, String>,
}

impl Measures {
    /// From the line above a table, and the titles of its columns with figures, whether they speak of a measure or not.
    pub(super) fn said(of_table: Option<String>, titles: impl IntoIterator<Item = (u32, String)>) -> Self {
        let of_columns = titles.into_iter().map(|(column, title)| (column, in_title(&title).to_owned()));
        Self { of_table, of_columns: of_columns.filter(|(_, measure)| tells(measure)).collect() }
    }

    /// What a column is measured in: its own title first.
    fn of(&self, column: u32) -> Option<&str> {
        self.of_columns.get(&column).or(self.of_table.as_ref()).map(String::as_str)
    }

    pub(super) fn say_percent(&self, column: u32) -> bool {
        self.of(column).is_some_and(is_percent)
    }
}

/// The part of a title that speaks of a measure: what stands in brackets last, else all of it; of both what is behind a
/// colon.
pub(super) fn in_title(title: &str) -> &str {
    let in_brackets = title.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let said = in_brackets.unwrap_or(title);
    said.split_once(':').map_or(said, |(_, behind)| behind).trim()
}

/// Whether a measure multiplies or makes percentages.
pub(super) fn tells(measure: &str) -> bool {
    power_of_ten(measure) != 0 || is_percent(measure)
}

fn is_percent(measure: &str) -> bool {
    measure.contains('%')
}

/// The measure that a line above a row says all figures below are in: `Đơn vị tính: nghìn đồng`, `(ĐVT: %)`; nothing where
/// it neither multiplies nor makes percentages.
pub(super) fn table_measure(sheet: &Sheet, above: u32) -> Option<String> {
    let lines = sheet.cells.iter().take_while(|cell| cell.address.row < above);
    let said = lines.filter_map(|cell| {
        let CellValue::Text(text) = &cell.value else { return None };
        let (label, behind) = text.split_once(':')?;
        let beside = || {
            let right = CellAddress { column: cell.address.column + 1, ..cell.address };
            sheet.get(right).map(CellValue::shown).unwrap_or_default()
        };
        let behind = behind.trim().trim_end_matches(')').trim();
        let value = if behind.is_empty() { beside() } else { behind.to_owned() };
        match search_key(label).as_str() {
            "don vi tinh" | "dvt" | "don vi do" | "unit of measure" => Some(value).filter(|value| tells(value)),
            "don vi" | "unit" => Some(value).filter(|value| is_measure(value)),
            _ => None,
        }
    });
    said.last()
}

/// Whether a text can only be a measure: a percent sign, or a word that multiplies with nothing behind it that looks like
/// a name (`Triệu đồng`, not `Triệu Phong`).
pub(super) fn is_measure(text: &str) -> bool {
    let text = text.trim();
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let named = words.next().is_some_and(|second| second.starts_with(char::is_uppercase));
    text == "%" || (!named && scale_words(first) != 0) || (leading_power(text) != 0 && scale_words(text) == 0)
}

impl Reader<'_> {
    /// Whether the row gives thousands where single ones are asked for, or the like; then that is said, and its figures
    /// are not to be taken. Somebody who typed the figures anew knew what is asked for.
    pub(super) fn differs_in_measure(&mut self, cells: Cells<'_>) -> bool {
        let (Some((found, expected)), Some(at)) = (self.measures(cells), self.figure_in_doubt(cells)) else {
            return false;
        };
        let power = power_of_ten(&found) - power_of_ten(&expected);
        // No count is a percentage, and no percentage with its sign is in thousands.
        let counts_in_percent = matches!(cells.indicator.input, Input::Count { .. }) && is_percent(&found);
        let is_share = matches!(self.entry(at), Entry::Number(number) if number.percent);
        let scaled = power != 0 && !(is_share && is_percent(&expected));
        if !scaled && !counts_in_percent {
            return false;
        }
        let repair = self.in_measure_asked(cells, at, power);
        let indicator = cells.indicator.code.clone();
        self.propose(at, FindingKind::MeasureDiffers { indicator, found, expected }, repair);
        true
    }

    /// What the figure is measured in, and what it should be; nothing where neither its row nor its column nor the line
    /// above the table says. A word that multiplies counts wherever it stands.
    fn measures(&self, cells: Cells<'_>) -> Option<(String, String)> {
        let of_row = cells.measure.and_then(|at| self.text(at));
        let of_column = || self.measures.of(cells.first.column).map(str::to_owned);
        let found = match of_row {
            Some(row) if power_of_ten(&row) != 0 => row,
            // "%" above a table is for rows that say nothing else.
            Some(row) => of_column().filter(|column| power_of_ten(column) != 0).unwrap_or(row),
            None => of_column()?,
        };
        let expected = match &cells.indicator.input {
            Input::Count { unit } | Input::Value { unit, .. } => unit.vi.clone(),
            Input::Ratio { .. } => "%".to_owned(),
            Input::YesNo => return None,
        };
        Some((found, expected))
    }

    /// The first cell with a figure that nobody typed anew.
    fn figure_in_doubt(&self, cells: Cells<'_>) -> Option<CellAddress> {
        if cells.second.is_some_and(|second| self.both_typed_in_one(cells.first, second)) {
            return None;
        }
        let says_figure = |at: &CellAddress| {
            !matches!(self.entry(*at), Entry::Blank | Entry::Dash | Entry::NotApplicable | Entry::Error(_))
        };
        let mut figures = [Some(cells.first), cells.second].into_iter().flatten().filter(says_figure);
        figures.find(|at| !self.settled.contains(at))
    }

    /// A figure as it would be in the measure asked for; of ratios both counts.
    fn in_measure_asked(&self, cells: Cells<'_>, at: CellAddress, power: i32) -> Option<String> {
        let converted = |value| shifted(value, power).filter(|_| power != 0).map(|value| value.normalize());
        let whole = |value| converted(value).filter(Decimal::is_integer);
        if let (Input::Ratio { .. }, Some((numerator, denominator))) = (&cells.indicator.input, self.parts(at)) {
            return Some(format!("{}/{}", whole(numerator.value)?, whole(denominator.value)?));
        }
        let number = match self.entry(at) {
            Entry::Number(number) if !number.percent => number.value,
            _ => return None,
        };
        let count = |at: CellAddress| match self.entry(at) {
            Entry::Number(number) if !number.percent => Some(number.value),
            _ => None,
        };
        match &cells.indicator.input {
            Input::Count { .. } => whole(number).map(cell::written),
            Input::Value { .. } => converted(number).map(cell::written),
            // One question for both counts, unless one was typed anew.
            Input::Ratio { .. } => match (count(cells.first)?, count(cells.second?)?) {
                (numerator, denominator) if at == cells.first && !self.settled.contains(&cells.second?) => {
                    Some(format!("{}/{}", whole(numerator)?, whole(denominator)?))
                }
                _ => whole(number).map(cell::written),
            },
            Input::YesNo => None,
        }
    }
}

fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    (0..power.abs()).try_fold(value, |value, _| match power {
        1.. => value.checked_mul(Decimal::TEN),
        _ => value.checked_div(Decimal::TEN),
    })
}

/// How many tens one unit of a measure stands for, as a power: 3 of `nghìn văn bản` and of `1.000 đồng`, 0 of `văn bản`.
fn power_of_ten(measure: &str) -> i32 {
    let written = nfc(measure).to_lowercase();
    scale_words(&written) + leading_power(&written) + if written.contains('‰') { -3 } else { 0 }
}

/// The same by words alone, as they stand behind a number: 3 of `22 nghìn`.
pub(super) fn scale_words(text: &str) -> i32 {
    let written = nfc(text).to_lowercase();
    let words: Vec<&str> = written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let scales = words.iter().enumerate().map(|(at, word)| {
        let word_at = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
        scale(word_at(at.checked_sub(1)), word, word_at(at.checked_add(1)))
    });
    scales.sum()
}

fn scale(before: &str, word: &str, after: &str) -> i32 {
    let is_percent = (before, word) == ("phần", "trăm");
    let is_ratio = matches!(word, "tỷ" | "tỉ") && matches!(after, "lệ" | "trọng" | "suất" | "số");
    if is_percent || is_ratio {
        return 0;
    }
    SCALES.iter().find(|(_, words)| words.contains(&word)).map_or(0, |(power, _)| *power)
}

/// 3 of `1.000 đồng`; nothing of `100 điểm`, which is how far a scale goes.
fn leading_power(written: &str) -> i32 {
    let leading = written.trim_start().chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    let digits: String = leading.filter(char::is_ascii_digit).collect();
    let zeros = digits.strip_prefix('1').filter(|rest| rest.len() >= 3 && rest.chars().all(|digit| digit == '0'));
    zeros.and_then(|zeros| i32::try_from(zeros.len()).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_multiply_are_told_from_those_that_look_like_them() {
        for (measure, power) in [
            ("nghìn văn bản", 3),
            ("Ngàn hồ sơ", 3),
            ("1.000 đồng", 3),
            ("1000000 đồng", 6),
            ("vạn dân", 4),
            ("triệu đồng", 6),
            ("Tr.đ", 6),
            ("nghìn tỷ đồng", 12),
            ("Trăm lượt", 2),
            ("chục", 1),
            ("Thousand documents", 3),
            ("‰", -3),
        ] {
            assert_eq!(power_of_ten(measure), power, "{measure}");
        }
        for plain in [
            "văn bản",
            "Van ban",
            "Tỷ lệ (%)",
            "tỉ lệ",
            "phần trăm",
            "tổ chức",
            "công ty",
            "ngân hàng",
            "trạm",
            "điểm/100",
            "100 điểm",
            "phản ánh, kiến nghị",
            "",
            "%",
        ] {
            assert_eq!(power_of_ten(plain), 0, "{plain}");
        }
    }

    #[test]
    fn lines_above_a_table_say_what_its_figures_are_in_and_names_of_units_do_not() {
        for measure in ["nghìn đồng", "Triệu đồng", "%", "1.000 đồng", "Nghìn hồ sơ"] {
            assert!(is_measure(measure), "{measure}");
        }
        for name in ["Triệu Phong", "Huyện Triệu Sơn", "Sở Tài chính", "48", "Đà Nẵng", "Trăm Năm"] {
            assert!(!is_measure(name), "{name}");
        }
        assert_eq!(in_title("Số hồ sơ (nghìn)"), "nghìn");
        assert_eq!(in_title("Kết quả (năm 2020) (%)"), "%");
        assert_eq!(in_title("Kết quả"), "Kết quả");
        assert_eq!(in_title("Kết quả (ĐVT: nghìn)"), "nghìn");
        assert_eq!(in_title("Đơn vị tính: triệu đồng"), "triệu đồng");
    }

    #[test]
    fn figures_move_both_ways() {
        assert_eq!(shifted("7.5".parse().unwrap(), 3), Some("7500".parse().unwrap()));
        assert_eq!(shifted("22000000".parse().unwrap(), -6), Some(Decimal::from(22)));
        assert_eq!(shifted(Decimal::MAX, 1), None);
    }
}
