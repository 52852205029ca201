//! Long work on standard error: how far it is, how fast it goes, how long it takes still, and the file it is at.

use std::time::{Duration, Instant};

use super::Console;
use crate::say;
use crate::service::{Going, Progress};

/// A line every so often; a command is stopped by its terminal, not from here.
const EVERY: Duration = Duration::from_secs(1);

/// What is being done.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work {
    Reading,
    Writing,
    Returning,
    Making,
}

/// What the work is, when it began and when it was last told of.
pub(super) struct Pace {
    work: Work,
    begun: Instant,
    told: Instant,
}

impl Pace {
    pub(super) fn begin(work: Work) -> Self {
        let now = Instant::now();
        Self { work, begun: now, told: now }
    }

    /// What tells each step of the work, as services ask for it.
    pub(super) fn told_on<'a>(mut self, console: &'a mut Console<'_>) -> impl FnMut(Progress) -> Going + 'a {
        move |progress| {
            if self.told.elapsed() >= EVERY {
                self.told = Instant::now();
                console.aside(self.line(&progress, console));
            }
            Going::Continue(())
        }
    }

    fn line(&self, progress: &Progress, console: &Console<'_>) -> String {
        let words = console.words;
        let work = match self.work {
            Work::Reading => say!(words, "cli-work-reading"),
            Work::Writing => say!(words, "cli-work-writing"),
            Work::Returning => say!(words, "cli-work-returning"),
            Work::Making => say!(words, "cli-work-making"),
        };
        let (done, total) = (progress.done, progress.total);
        let pace = words.pace(done, total, self.begun.elapsed());
        let pace = pace.map(|pace| format!(" · {pace}")).unwrap_or_default();
        let current = progress.current.clone();
        say!(words, "cli-progress", work = work, done = done, total = total, pace = pace, current = current)
    }
}
