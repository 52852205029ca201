//! The one place that reads the clock; everything else is handed the time.

use jiff::Zoned;
use jiff::civil::Date;

/// Now, as the data file keeps it: local time to the second with its offset, `2020-05-20T08:15:00+07:00`.
pub fn now() -> String {
    Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Today's date.
pub fn today() -> Date {
    Zoned::now().date()
}

/// A kept moment as people write it: `20/05/2020 08:15`; the text itself where it is no moment.
pub fn readable(moment: &str) -> String {
    jiff::civil::DateTime::strptime("%Y-%m-%dT%H:%M:%S%:z", moment)
        .map(|at| at.strftime("%d/%m/%Y %H:%M").to_string())
        .unwrap_or_else(|_| moment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_back_day_first() {
        assert_eq!(readable("2020-05-20T08:15:00+07:00"), "20/05/2020 08:15");
        assert_eq!(readable("hôm qua"), "hôm qua");
        assert!(readable(&now()).contains('/'));
    }
}
