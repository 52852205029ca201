//! Periods of assessment: month, quarter, half-year or year, each with the day its figures stand for.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A period as the command line and the data file write it: `2020-05`, `2020-Q2`, `2020-H1`, `2020`.
///
/// Ordered by the month it ends in; of two that end together the shorter comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// Month 1–12 of a year.
    Month { year: i16, month: i8 },
    /// Quarter 1–4.
    Quarter { year: i16, quarter: i8 },
    /// Half 1–2.
    Half { year: i16, half: i8 },
    /// A whole year.
    Year { year: i16 },
}

/// The text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0:?}")]
pub struct NotAPeriod(pub String);

/// Day of the last month on which a period's figures close unless the data file says otherwise.
///
/// Decree 09/2019/NĐ-CP, closing day of periodic reports — from memory, to be checked against the text
/// (shown as "cần đối chiếu văn bản"); editable per period.
pub const DEFAULT_CUT_OFF_DAY: i8 = 14;

impl Period {
    /// The calendar year.
    pub fn year(self) -> i16 {
        match self {
            Self::Month { year, .. } | Self::Quarter { year, .. } | Self::Half { year, .. } | Self::Year { year } => {
                year
            }
        }
    }

    /// The last month of the period, 1–12.
    pub fn last_month(self) -> i8 {
        match self {
            Self::Month { month, .. } => month,
            Self::Quarter { quarter, .. } => quarter * 3,
            Self::Half { half, .. } => half * 6,
            Self::Year { .. } => 12,
        }
    }

    /// Its length in months.
    pub fn months(self) -> i8 {
        match self {
            Self::Month { .. } => 1,
            Self::Quarter { .. } => 3,
            Self::Half { .. } => 6,
            Self::Year { .. } => 12,
        }
    }

    /// The day the figures stand for when nobody set another: see [`DEFAULT_CUT_OFF_DAY`].
    pub fn default_cut_off(self) -> Date {
        date(self.year(), self.last_month(), DEFAULT_CUT_OFF_DAY)
    }

    /// The period of the same length that follows.
    pub fn next(self) -> Self {
        match self {
            Self::Month { year, month: 12 } => Self::Month { year: year + 1, month: 1 },
            Self::Month { year, month } => Self::Month { year, month: month + 1 },
            Self::Quarter { year, quarter: 4 } => Self::Quarter { year: year + 1, quarter: 1 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter + 1 },
            Self::Half { year, half: 2 } => Self::Half { year: year + 1, half: 1 },
            Self::Half { year, half } => Self::Half { year, half: half + 1 },
            Self::Year { year } => Self::Year { year: year + 1 },
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        date(self.year(), self.last_month() - self.months() + 1, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        date(self.year(), self.last_month(), 1).last_of_month()
    }

    fn sort_key(self) -> (i16, i8, i8) {
        (self.year(), self.last_month(), self.months())
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Self::Half { year, half } => write!(f, "{year:04}-H{half}"),
            Self::Year { year } => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        parse(text.trim()).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

/// A day as it is written here, `31/12/2021`, or as a file has it, `2021-12-31`; years 1900–2999.
pub fn day(text: &str) -> Option<Date> {
    let date = match text.split('/').collect::<Vec<_>>()[..] {
        [day, month, year] => {
            Date::new(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()
        }
        _ => text.trim().parse().ok(),
    };
    date.filter(|date| (1900..=2999).contains(&date.year()))
}

fn parse(text: &str) -> Option<Period> {
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    let year = parse_year(year)?;
    let Some(part) = part else { return Some(Period::Year { year }) };
    match part.as_bytes() {
        [b'Q' | b'q', digit @ b'1'..=b'4'] => Some(Period::Quarter { year, quarter: (digit - b'0') as i8 }),
        [b'H' | b'h', digit @ b'1'..=b'2'] => Some(Period::Half { year, half: (digit - b'0') as i8 }),
        [b'0'..=b'9', b'0'..=b'9'] => {
            part.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| Period::Month { year, month })
        }
        _ => None,
    }
}

fn parse_year(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|year| (1900..=2999).contains(year))
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_period() -> impl Strategy<Value = Period> {
        let year = 1900i16..=2999;
        prop_oneof![
            (year.clone(), 1i8..=12).prop_map(|(year, month)| Period::Month { year, month }),
            (year.clone(), 1i8..=4).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
            (year.clone(), 1i8..=2).prop_map(|(year, half)| Period::Half { year, half }),
            year.prop_map(|year| Period::Year { year }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_back(period in any_period()) {
            prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
        }

        #[test]
        fn the_next_period_is_later_and_as_long(period in any_period()) {
            prop_assert!(period.next() > period);
            prop_assert_eq!(period.next().months(), period.months());
        }

        #[test]
        fn no_text_makes_parsing_panic(text in "\\PC*") {
            let _ = text.parse::<Period>();
        }
    }

    #[test]
    fn wrong_periods_are_refused() {
        for text in ["", "20-05", "2020-13", "2020-00", "2020-5", "2020-Q5", "2020-H3", "2020-05-01", "năm 2020"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_end() {
        let mut periods: Vec<Period> = ["2020", "2020-05", "2019-12", "2020-Q2", "2020-H1", "2020-06"]
            .iter()
            .map(|p| p.parse().unwrap())
            .collect();
        periods.sort();
        let printed: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(printed, ["2019-12", "2020-05", "2020-06", "2020-Q2", "2020-H1", "2020"]);
    }

    #[test]
    fn a_period_begins_and_ends_with_its_months() {
        let days = |text: &str| text.parse().map(|period: Period| (period.first_day(), period.last_day())).unwrap();
        assert_eq!(days("2020-02"), (date(2020, 2, 1), date(2020, 2, 29)));
        assert_eq!(days("2020-Q2"), (date(2020, 4, 1), date(2020, 6, 30)));
        assert_eq!(days("2020-H2"), (date(2020, 7, 1), date(2020, 12, 31)));
        assert_eq!(days("2020"), (date(2020, 1, 1), date(2020, 12, 31)));
    }

    #[test]
    fn days_are_read_as_people_and_as_files_write_them() {
        assert_eq!(day("31/12/2021"), Some(date(2021, 12, 31)));
        assert_eq!(day(" 1 / 5 / 2020 "), Some(date(2020, 5, 1)));
        assert_eq!(day("2021-12-31"), Some(date(2021, 12, 31)));
        for text in ["", "31/02/2020", "12/31/2021", "05/2020", "14/05/20", "hôm nay"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn figures_close_on_the_fourteenth_of_the_last_month() {
        let quarter: Period = "2020-Q2".parse().unwrap();
        assert_eq!(quarter.default_cut_off(), date(2020, 6, 14));
    }
}
