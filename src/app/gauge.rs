//! How far long work is, and how long it will still take.

use std::time::{Duration, Instant};

use crate::i18n::Words;

/// Steps done, of how many, in what time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gauge {
    pub done: u32,
    /// 0 where nothing is counted, or not yet.
    pub total: u32,
    begun: Instant,
    /// Until the last step.
    taken: Duration,
}

impl Gauge {
    /// Work that begins now.
    pub fn begin(total: u32) -> Self {
        Self { done: 0, total, begun: Instant::now(), taken: Duration::ZERO }
    }

    /// Some of it is done.
    pub fn reached(&mut self, done: u32, total: u32) {
        (self.done, self.total, self.taken) = (done, total, self.begun.elapsed());
    }

    /// How fast files go and how long still: `45 tệp/giây · còn 2 giây`.
    pub fn pace(&self, words: &Words) -> Option<String> {
        words.pace(self.done as usize, self.total as usize, self.taken)
    }

    /// What is being done with how long it will still take, where that can be told: `đang ghi 12/63 (còn 4 giây)`.
    pub fn told(&self, doing: String, words: &Words) -> String {
        match words.time_left(self.done as usize, self.total as usize, self.taken) {
            Some(left) => format!("{doing} ({left})"),
            None => doing,
        }
    }

    /// The same work begun so long ago.
    #[cfg(test)]
    pub(crate) fn after(done: u32, total: u32, taken: Duration) -> Self {
        Self { done, total, taken, ..Self::begin(total) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn how_long_it_takes_is_said_once_it_is_known() {
        let words = Words::new(Language::Vi);
        let told = |gauge: Gauge| gauge.told("đang đọc 12/36".into(), &words);
        assert_eq!(told(Gauge::begin(36)), "đang đọc 12/36");
        assert_eq!(told(Gauge::after(12, 36, Duration::from_secs(2))), "đang đọc 12/36 (còn 4 giây)");
    }
}
