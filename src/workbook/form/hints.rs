//! Units and periods that stand among other words: in titles, in names of files, folders and sheets.

use std::path::Path;

use super::written_period::period_in;
use crate::domain::text::search_key;
use crate::domain::unit::Match;
use crate::domain::{Period, Register, Unit};

/// Longer texts are no titles.
const MOST_WORDS: usize = 30;
/// Names of units take no more words than this.
const LONGEST_NAME: usize = 9;
/// Folders above a file that may say whose and when.
const FOLDERS: usize = 2;

/// The one unit that a text names among other words; of an agency and its province the agency.
pub(super) fn unit_among<'a>(register: &'a Register, text: &str) -> Option<&'a Unit> {
    let coded = text.split(['_', ' ']).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    for word in coded.clone().filter(|word| word.contains('-')) {
        if let Some(unit) = word.parse().ok().and_then(|code| register.by_code(&code)) {
            return Some(unit);
        }
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut found: Vec<&Unit> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=LONGEST_NAME.min(words.len() - at)).rev();
        let named =
            longest.filter_map(|length| named(register, &words[at..at + length]).map(|unit| (unit, length))).next();
        let (unit, length) = named.map_or((None, 1), |(unit, length)| (Some(unit), length));
        found.extend(unit);
        at += length;
    }
    most_specific(&found)
}

/// A run of words that is a unit's name. Bare numbers and single short words stand for other things.
fn named<'a>(register: &'a Register, words: &[&str]) -> Option<&'a Unit> {
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let says_little = words.len() == 1 && words[0].chars().count() < 5 && words[0].to_uppercase() != words[0];
    if words.first().is_none_or(is_number) || words.last().is_none_or(is_number) || says_little {
        return None;
    }
    match register.find(&words.join(" ")) {
        Match::One(unit) => Some(unit),
        Match::None | Match::Several(_) => None,
    }
}

/// The one unit that all the others are above; nothing where they contradict each other.
fn most_specific<'a>(units: &[&'a Unit]) -> Option<&'a Unit> {
    let lowest = units
        .iter()
        .find(|unit| units.iter().all(|other| other.code == unit.code || unit.parent.as_ref() == Some(&other.code)));
    lowest.copied()
}

/// Whether two units may both stand on one form: the same, or one above the other.
pub(super) fn go_together(left: &Unit, right: &Unit) -> bool {
    left.code == right.code || left.parent.as_ref() == Some(&right.code) || right.parent.as_ref() == Some(&left.code)
}

/// The one period that a title names among other words: `BÁO CÁO … THÁNG 5 NĂM 2020`. Days are no periods.
pub(super) fn period_in_title(text: &str) -> Option<Period> {
    let key = search_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    one_period(&words, |at| begins_in_words(&words, at))
}

/// Whether a period is spoken of from here on, in words; a month of a day is none.
fn begins_in_words(words: &[&str], at: usize) -> bool {
    let of_a_day = at > 1 && words[at - 2] == "ngay";
    let word = words[at];
    let half = matches!(word, "6" | "06") && words.get(at + 1) == Some(&"thang");
    let named = matches!(word, "thang" | "quy" | "q" | "month" | "quarter");
    let joined = word.len() <= 4 && word.starts_with(['t', 'q']) && word.ends_with(|c: char| c.is_ascii_digit());
    !of_a_day && (named || half || joined)
}

/// The one period that a name of a file, folder or sheet holds: `BC_T5.2020`, `01_Ha-Noi_2020-05`, `thang5-2020`.
pub(super) fn period_in_name(name: &str) -> Option<Period> {
    let spaced = spaced(name);
    let words: Vec<&str> = spaced.split(' ').collect();
    one_period(&words, |_| true)
}

/// The part of a year that a name holds in words where the year itself stands elsewhere: `Quý I`; `Biểu 1` is none.
pub(super) fn part_of_year(name: &str, year: &str) -> Option<Period> {
    let spaced = spaced(&format!("{name} {year}"));
    let words: Vec<&str> = spaced.split(' ').collect();
    one_period(&words, |at| begins_in_words(&words, at))
}

/// The words of a name, `thang5` as two.
fn spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    for c in search_key(name).chars() {
        let word = spaced.rsplit(' ').next().unwrap_or_default();
        if c.is_ascii_digit() && matches!(word, "thang" | "quy" | "nam") {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

/// Of all runs of words the longest that are periods; they must agree, but for years beside parts of them.
fn one_period(words: &[&str], begins: impl Fn(usize) -> bool) -> Option<Period> {
    let mut found: Vec<Period> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=6.min(words.len() - at)).rev().filter(|_| begins(at));
        let run = longest.filter_map(|length| plausible(&words[at..at + length]).map(|period| (period, length)));
        // A run that only drags other words along is the shorter one.
        let shortest = run.reduce(|best, next| if next.0 == best.0 { next } else { best });
        if let Some((period, length)) = shortest {
            found.push(period);
            at += length;
        } else {
            at += 1;
        }
    }
    let is_year = |period: &Period| matches!(period, Period::Year { .. });
    if !found.iter().all(is_year) {
        found.retain(|period| !is_year(period));
    }
    let first = found.first().copied()?;
    found.iter().all(|other| *other == first).then_some(first)
}

/// A period of the time of this program: other numbers of four digits stand for other things.
fn plausible(words: &[&str]) -> Option<Period> {
    period_in(&words.join(" ")).filter(|period| (2000..2100).contains(&period.year()))
}

/// A file's own name without its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folders a file lies in, nearest first.
pub(super) fn folders(path: &Path) -> impl Iterator<Item = String> {
    let above = path.ancestors().skip(1).take(FOLDERS);
    above.filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::form::test_catalogue::register;

    #[test]
    fn names_of_files_say_whose_they_are_or_nothing() {
        let register = register();
        let unit = |text: &str| unit_among(&register, text).map(|unit| unit.code.to_string());
        for (name, code) in [
            ("BC_tu_danh_gia_Da_Nang_T5.2020", Some("48")),
            ("48_Da-Nang_2020-05", Some("48")),
            ("Phụ lục 2 - Thành phố Đà Nẵng (bản cuối)", Some("48")),
            ("49-stc_So-Tai-Chinh_2020-05", Some("49-stc")),
            ("So Tai chinh Quang Nam thang 5", Some("49-stc")),
            ("UBND TỈNH HÀ NAM - SỞ", Some("35")),
            ("Hà Nam và Hà Nội", None),
            ("bao cao 48", None),
            ("so lieu 2020", None),
            ("", None),
        ] {
            assert_eq!(unit(name).as_deref(), code, "{name}");
        }
    }

    #[test]
    fn names_of_files_and_sheets_say_when() {
        for (name, period) in [
            ("BC_T5.2020", Some("2020-05")),
            ("01_Ha-Noi_2020-05", Some("2020-05")),
            ("Báo cáo tháng 5-2020 (sửa)", Some("2020-05")),
            ("thang5 2020", Some("2020-05")),
            ("Quý II 2020", Some("2020-Q2")),
            ("6 tháng đầu năm 2020", Some("2020-H1")),
            ("tong hop nam 2020", Some("2020")),
            ("2020-05 2020", Some("2020-05")),
            ("T4.2020 và T5.2020", None),
            ("Sheet1", None),
            ("biểu 3", None),
            ("14-ngay-1904", None),
        ] {
            assert_eq!(part_of_year("Biểu 1", "2020"), None);
            assert_eq!(part_of_year("Quý I", "2020"), Some("2020-Q1".parse().unwrap()));
            assert_eq!(period_in_name(name).map(|period| period.to_string()).as_deref(), period, "{name}");
        }
    }

    #[test]
    fn titles_say_when_and_days_and_documents_do_not() {
        for (title, period) in [
            ("BÁO CÁO KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT SỐ 17/NQ-CP THÁNG 5 NĂM 2020", Some("2020-05")),
            ("Kết quả tự đánh giá quý II/2020", Some("2020-Q2")),
            ("Số liệu T5/2020", Some("2020-05")),
            ("Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ", None),
            ("Lào Cai, ngày 14 tháng 5 năm 2020", None),
            ("từ tháng 4 năm 2020 đến tháng 5 năm 2020", None),
        ] {
            assert_eq!(period_in_title(title).map(|period| period.to_string()).as_deref(), period, "{title}");
        }
    }
}
