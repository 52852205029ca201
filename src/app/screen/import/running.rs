//! Long work of the import: how many files are done, how fast it goes, how long still, which one now, and the way to
//! stop.

use iced::widget::{column, container};
use iced::{Center, Element, Fill};

use super::Message;
use crate::app::gauge::Gauge;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::{bar_line, one_line, soft};
use crate::i18n::Words;
use crate::say;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Reading,
    Writing,
    Returning,
}

/// Work as the status bar shows it, counted in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Underway {
    pub work: Work,
    pub gauge: Gauge,
}

/// See the module. Dropping it cancels the work.
#[derive(Debug)]
pub(super) struct Running {
    work: Work,
    job: job::Handle,
    gauge: Gauge,
    current: String,
}

impl Running {
    pub(super) fn new(work: Work, job: job::Handle) -> Self {
        Self { work, job, gauge: Gauge::begin(0), current: String::new() }
    }

    /// Takes a report in; the result once there is one.
    pub(super) fn take<T>(&mut self, report: job::Report<T>) -> Option<T> {
        if !self.job.is(report.job) {
            return None;
        }
        match report.event {
            job::Event::Step { done, total } => self.gauge.reached(done, total),
            job::Event::At(current) => self.current = current,
            job::Event::Finished(result) => return Some(result),
        }
        None
    }

    pub(super) fn underway(&self) -> Underway {
        Underway { work: self.work, gauge: self.gauge }
    }

    /// Asks it to end; what came of it is still told.
    pub(super) fn stop(&self) {
        self.job.ask_to_stop();
    }

    #[cfg(test)]
    pub(super) fn after(work: Work, gauge: Gauge, current: &str) -> Self {
        Self { gauge, current: current.to_owned(), ..Self::new(work, job::run(|_| ()).0) }
    }

    #[cfg(test)]
    pub(super) fn job(&self) -> job::Id {
        self.job.id()
    }

    pub(super) fn view<'a>(&'a self, shared: &Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let Gauge { done, total, .. } = self.gauge;
        let [shown, all] = [done, total].map(|count| words.number(count.into(), 0));
        let (count, promise) = match self.work {
            Work::Reading => {
                (say!(words, "import-reading", done = shown, total = all), say!(words, "import-nothing-written"))
            }
            Work::Writing => {
                (say!(words, "import-writing", done = shown, total = all), say!(words, "import-writing-stop"))
            }
            Work::Returning => {
                (say!(words, "import-returning", done = shown, total = all), say!(words, "import-returning-stop"))
            }
        };
        // How many there are is not known at once.
        let count = if total == 0 { say!(words, "import-beginning") } else { count };
        let stop = (say!(words, "app-stop"), Message::StopPressed);
        let line = bar_line(self.gauge, count, stop, 320);
        let current = container(one_line(soft(&self.current))).max_width(720).clip(true);
        let lines = column![line, soft(self.pace(words)), current, soft(promise)];
        container(lines.spacing(space::S).align_x(Center)).center(Fill).into()
    }

    /// Holds its place where there is nothing to say.
    fn pace(&self, words: &Words) -> String {
        if self.job.is_stopping() {
            return say!(words, "import-stopping");
        }
        self.gauge.pace(words).unwrap_or_else(|| " ".to_owned())
    }
}
