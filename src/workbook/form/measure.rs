//! The unit of measure a row says its figures are in, against the one that is asked for: `nghìn văn bản` for `văn bản`.

use super::answers::{Cells, Reader};
use crate::catalogue::Input;
use crate::domain::text::nfc;
use crate::domain::{CellAddress, Decimal, FindingKind};
use crate::workbook::cell::{self, Entry};

/// Words that multiply, with their power of ten. Their marks count: `văn bản` is no ten thousand, `công ty` no billion.
const SCALES: &[(i32, &[&str])] = &[
    (1, &["chục"]),
    (2, &["trăm", "hundred", "hundreds"]),
    (3, &["nghìn", "nghin", "ngàn", "thousand", "thousands"]),
    (4, &["vạn"]),
    (6, &["triệu", "trieu", "tr", "trđ", "million", "millions"]),
    (9, &["tỷ", "tỉ", "billion", "billions"]),
];

impl Reader<'_> {
    /// Whether the row gives thousands where single ones are asked for, or the like; then that is said, and its figures
    /// are not to be taken. Somebody who typed the figures anew knew what is asked for.
    pub(super) fn differs_in_measure(&mut self, cells: Cells<'_>) -> bool {
        let (Some((found, expected)), Some(at)) = (self.measures(cells), self.figure_in_doubt(cells)) else {
            return false;
        };
        let power = power_of_ten(&found) - power_of_ten(&expected);
        if power == 0 {
            return false;
        }
        let repair = self.in_measure_asked(cells, at, power);
        let indicator = cells.indicator.code.clone();
        self.propose(at, FindingKind::MeasureDiffers { indicator, found, expected }, repair);
        true
    }

    /// What the row is measured in, and what it should be; nothing where the row does not say.
    fn measures(&self, cells: Cells<'_>) -> Option<(String, String)> {
        let expected = match &cells.indicator.input {
            Input::Count { unit } | Input::Value { unit, .. } => unit.vi.clone(),
            Input::Ratio { .. } => "%".to_owned(),
            Input::YesNo => return None,
        };
        Some((self.text(cells.measure?)?, expected))
    }

    /// The first cell with a figure that nobody typed anew.
    fn figure_in_doubt(&self, cells: Cells<'_>) -> Option<CellAddress> {
        let says_figure = |at: &CellAddress| {
            !matches!(self.entry(*at), Entry::Blank | Entry::Dash | Entry::NotApplicable | Entry::Error(_))
        };
        let mut figures = [Some(cells.first), cells.second].into_iter().flatten().filter(says_figure);
        figures.find(|at| !self.settled.contains(at))
    }

    /// The one figure of a count or a value as it would be in the measure asked for.
    fn in_measure_asked(&self, cells: Cells<'_>, at: CellAddress, power: i32) -> Option<String> {
        let number = match self.entry(at) {
            Entry::Number(number) if !number.percent => number.value,
            _ => return None,
        };
        let value = shifted(number, power)?.normalize();
        let fits = match &cells.indicator.input {
            Input::Count { .. } => value.is_integer(),
            Input::Value { .. } => true,
            Input::Ratio { .. } | Input::YesNo => false,
        };
        fits.then(|| cell::written(value))
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
    fn figures_move_both_ways() {
        assert_eq!(shifted("7.5".parse().unwrap(), 3), Some("7500".parse().unwrap()));
        assert_eq!(shifted("22000000".parse().unwrap(), -6), Some(Decimal::from(22)));
        assert_eq!(shifted(Decimal::MAX, 1), None);
    }
}
