//! Long work on standard error: how far it is, how fast it goes, and the file it is at.

use std::time::{Duration, Instant};

use super::Console;
use crate::say;
use crate::service::{Going, Progress};

/// A line every so often; a command is stopped by its terminal, not from here.
const EVERY: Duration = Duration::from_secs(1);

/// When the work began and when it was last told of.
pub(super) struct Pace {
    begun: Instant,
    told: Instant,
}

impl Pace {
    pub(super) fn begin() -> Self {
        let now = Instant::now();
        Self { begun: now, told: now }
    }

    /// What tells each step of the work, as services ask for it.
    pub(super) fn told_on<'a>(mut self, console: &'a mut Console<'_>) -> impl FnMut(Progress) -> Going + 'a {
        move |progress| {
            if self.told.elapsed() >= EVERY {
                self.told = Instant::now();
                let rate = progress.done as f64 / self.begun.elapsed().as_secs_f64();
                console.aside(say!(
                    console.words,
                    "cli-progress",
                    done = progress.done,
                    total = progress.total,
                    rate = format!("{rate:.0}"),
                    current = progress.current
                ));
            }
            Going::Continue(())
        }
    }
}
