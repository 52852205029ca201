//! How fast long work goes and how long it still takes, in words.

use std::time::Duration;

use super::Words;
use crate::say;

/// Before this the pace says nothing.
const TOO_EARLY: Duration = Duration::from_millis(600);

impl Words {
    /// `45 tệp/giây · còn 2 giây`, of `done` files of `total` in the time taken; nothing while it cannot be told.
    pub fn pace(&self, done: usize, total: usize, taken: Duration) -> Option<String> {
        let left = self.left(done, total, taken)?;
        let a_second = done as f64 / taken.as_secs_f64();
        let rate = if a_second >= 1.0 { format!("{a_second:.0}") } else { say!(self, "pace-less-than-one") };
        Some(say!(self, "pace", rate = rate, left = left))
    }

    /// `còn 2 giây`, of `done` steps of `total` in the time taken; nothing while it cannot be told, or all is done.
    pub fn time_left(&self, done: usize, total: usize, taken: Duration) -> Option<String> {
        let left = self.left(done, total, taken).filter(|_| done < total)?;
        Some(say!(self, "pace-left", left = left))
    }

    fn left(&self, done: usize, total: usize, taken: Duration) -> Option<String> {
        if taken < TOO_EARLY || done == 0 {
            return None;
        }
        let left = total.saturating_sub(done) as f64 * taken.as_secs_f64() / done as f64;
        Some(match left.ceil() as u64 {
            seconds @ 0..=90 => say!(self, "pace-seconds", count = seconds.to_string()),
            seconds => say!(self, "pace-minutes", count = seconds.div_ceil(60).to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn the_pace_is_told_once_it_means_something() {
        let words = Words::new(Language::Vi);
        let pace = |done, total, milliseconds| words.pace(done, total, Duration::from_millis(milliseconds));
        assert_eq!(pace(20, 60, 100), None);
        assert_eq!(pace(0, 60, 5_000), None);
        assert_eq!(pace(90, 180, 2_000).unwrap(), "45 tệp/giây · còn 2 giây");
        assert_eq!(pace(10, 1_000, 10_000).unwrap(), "1 tệp/giây · còn 17 phút");
        assert_eq!(pace(1, 3, 10_000).unwrap(), "chưa đến 1 tệp/giây · còn 20 giây");
        let left = |done, total, milliseconds| words.time_left(done, total, Duration::from_millis(milliseconds));
        assert_eq!((left(0, 63, 5_000), left(63, 63, 5_000)), (None, None));
        assert_eq!(left(21, 63, 5_000).unwrap(), "còn 10 giây");
    }
}
