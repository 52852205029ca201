//! Workbooks being read: how many, how fast, how long still, which one now, and the way to stop.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use iced::widget::{column, container};
use iced::{Center, Element, Fill};

use super::{Message, Read};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::{one_line, progress_line, soft};
use crate::i18n::Words;
use crate::say;

/// Before this the pace says nothing.
const TOO_EARLY: Duration = Duration::from_millis(600);

/// See the module.
#[derive(Debug)]
pub(super) struct Reading {
    paths: Vec<PathBuf>,
    job: job::Handle,
    pace: Pace,
    current: String,
    begun: Instant,
}

/// How far reading is, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Pace {
    pub(super) done: u32,
    pub(super) total: u32,
    pub(super) taken: Duration,
}

impl Reading {
    pub(super) fn new(paths: Vec<PathBuf>, job: job::Handle) -> Self {
        Self { paths, job, pace: Pace::default(), current: String::new(), begun: Instant::now() }
    }

    /// Takes a report in; the result once there is one.
    pub(super) fn take(&mut self, report: job::Report<Read>) -> Option<Read> {
        if !self.job.is(report.job) {
            return None;
        }
        match report.event {
            job::Event::Step { done, total } => self.pace = Pace { done, total, taken: self.begun.elapsed() },
            job::Event::At(current) => self.current = current,
            job::Event::Finished(read) => return Some(read),
        }
        None
    }

    pub(super) fn counts(&self) -> (u32, u32) {
        (self.pace.done, self.pace.total)
    }

    pub(super) fn paths(&mut self) -> Vec<PathBuf> {
        std::mem::take(&mut self.paths)
    }

    #[cfg(test)]
    pub(super) fn job(&self) -> job::Id {
        self.job.id()
    }

    pub(super) fn view<'a>(&'a self, shared: &Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let Pace { done, total, .. } = self.pace;
        let [shown, all] = [done, total].map(|count| words.number(count.into(), 0));
        let count = say!(words, "import-reading", done = shown, total = all);
        let stop = (say!(words, "app-stop"), Message::StopPressed);
        let line = progress_line(done, total, count, stop, 320);
        let pace = self.pace.sentence(words).unwrap_or_else(|| " ".to_owned());
        let current = container(one_line(soft(&self.current))).max_width(720).clip(true);
        let lines = column![line, soft(pace), current, soft(say!(words, "import-nothing-written"))];
        container(lines.spacing(space::S).align_x(Center)).center(Fill).into()
    }
}

impl Pace {
    /// "45 tệp/giây · còn 2 giây"; nothing while it cannot be told.
    pub(super) fn sentence(self, words: &Words) -> Option<String> {
        if self.taken < TOO_EARLY || self.done == 0 {
            return None;
        }
        let a_second = f64::from(self.done) / self.taken.as_secs_f64();
        let left = f64::from(self.total.saturating_sub(self.done)) / a_second;
        let rate = if a_second >= 1.0 { format!("{a_second:.0}") } else { say!(words, "import-less-than-one") };
        let left = match left.ceil() as u64 {
            seconds @ 0..=90 => say!(words, "import-seconds", count = seconds.to_string()),
            seconds => say!(words, "import-minutes", count = seconds.div_ceil(60).to_string()),
        };
        Some(say!(words, "import-pace", rate = rate, left = left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn the_pace_is_told_once_it_means_something() {
        let words = Words::new(Language::Vi);
        let pace = |done, total, milliseconds| {
            Pace { done, total, taken: Duration::from_millis(milliseconds) }.sentence(&words)
        };
        assert_eq!(pace(20, 60, 100), None);
        assert_eq!(pace(0, 60, 5_000), None);
        assert_eq!(pace(90, 180, 2_000).unwrap(), "45 tệp/giây · còn 2 giây");
        assert_eq!(pace(10, 1_000, 10_000).unwrap(), "1 tệp/giây · còn 17 phút");
        assert_eq!(pace(1, 3, 10_000).unwrap(), "chưa đến 1 tệp/giây · còn 20 giây");
    }
}
