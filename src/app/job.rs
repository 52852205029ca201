//! Blocking work (data files, workbooks, charts) off the window's thread.
//!
//! The state that waits for a job keeps its [`Handle`]; dropping the handle cancels the job, and what a cancelled job
//! still sends is not listened to. A job whose end must be known – it may have written already – is asked to stop. An answer
//! carries the job's [`Id`], so that a late one cannot overwrite a newer choice. Jobs give way to the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::channel::mpsc;

/// Steps follow each other at this distance at least: a thousand a second would keep the window busy with painting
/// them, and a key would wait for it.
const BETWEEN_STEPS: Duration = Duration::from_millis(200);

static NEXT: AtomicU64 = AtomicU64::new(1);

/// Which job; later jobs have larger ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(u64);

impl Id {
    /// A number no other job of this run has.
    pub fn number(self) -> u64 {
        self.0
    }
}

/// What a job says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<T> {
    pub job: Id,
    pub event: Event<T>,
}

/// How far a job is, or its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<T> {
    Step {
        done: u32,
        total: u32,
    },
    /// What it is busy with now: the name of a file.
    At(String),
    Finished(T),
}

/// Held by the state that waits. Dropping it cancels.
#[derive(Debug)]
pub struct Handle {
    id: Id,
    cancelled: Arc<AtomicBool>,
    asked_to_stop: Arc<AtomicBool>,
}

impl Handle {
    /// The job's id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Asks the job to end as soon as it can; what came of it is still heard.
    pub fn ask_to_stop(&self) {
        self.asked_to_stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_stopping(&self) -> bool {
        self.asked_to_stop.load(Ordering::Relaxed)
    }

    /// Whether a report is this job's.
    pub fn is(&self, job: Id) -> bool {
        self.id == job
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// The result in a report, if it is the awaited job's and the job has ended.
pub fn finished<T>(awaited: Option<&Handle>, report: Report<T>) -> Option<T> {
    match report.event {
        Event::Finished(result) if awaited.is_some_and(|handle| handle.is(report.job)) => Some(result),
        Event::Finished(_) | Event::Step { .. } | Event::At(_) => None,
    }
}

/// What a job says its steps to, and asks whether to go on.
pub struct Progress<T> {
    job: Id,
    done: u32,
    total: u32,
    /// What is to be told, and when something was told last.
    has_stepped: bool,
    current: Option<String>,
    told: Option<Instant>,
    cancelled: Arc<AtomicBool>,
    asked_to_stop: Arc<AtomicBool>,
    sender: mpsc::UnboundedSender<Report<T>>,
}

impl<T> Progress<T> {
    /// The job that says its steps here.
    pub fn job(&self) -> Id {
        self.job
    }

    /// How many steps are done.
    pub fn done(&self) -> u32 {
        self.done
    }

    /// How many steps there will be.
    pub fn expect(&mut self, total: u32) {
        self.reached(self.done, total);
    }

    /// One more step is done.
    pub fn step(&mut self) {
        self.reached(self.done + 1, self.total);
    }

    /// Says how far the job is in one go: `done` of `total`.
    pub fn reached(&mut self, done: u32, total: u32) {
        (self.done, self.total, self.has_stepped) = (done, total, true);
        self.tell_in_time();
    }

    /// Says what it is busy with now.
    pub fn at(&mut self, current: &str) {
        self.current = Some(current.to_owned());
        self.tell_in_time();
    }

    fn tell_in_time(&mut self) {
        if self.told.is_none_or(|told| told.elapsed() >= BETWEEN_STEPS) {
            self.tell();
            self.told = Some(Instant::now());
        }
    }

    fn tell(&mut self) {
        if std::mem::take(&mut self.has_stepped) {
            self.send(Event::Step { done: self.done, total: self.total });
        }
        if let Some(current) = self.current.take() {
            self.send(Event::At(current));
        }
    }

    /// Whether the job should end as soon as it can: nobody waits any more, or it was asked to.
    pub fn is_to_stop(&self) -> bool {
        self.is_cancelled() || self.asked_to_stop.load(Ordering::Relaxed)
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn send(&self, event: Event<T>) {
        if !self.is_cancelled() {
            // Fails only when the window is gone, and then nobody is left to tell.
            let _ = self.sender.unbounded_send(Report { job: self.job, event });
        }
    }
}

#[cfg(test)]
impl<T> Progress<T> {
    /// Of work that nobody waits for.
    pub(crate) fn unheard() -> Self {
        Self::of_stopped(false)
    }

    /// Of work that is asked to stop before it has begun.
    pub(crate) fn stopped() -> Self {
        Self::of_stopped(true)
    }

    fn of_stopped(is_stopped: bool) -> Self {
        let (job, [cancelled, asked_to_stop]) =
            (Id(0), [false, is_stopped].map(|flag| Arc::new(AtomicBool::new(flag))));
        let (has_stepped, current, told) = (false, None, None);
        let (sender, _) = mpsc::unbounded();
        Self { job, done: 0, total: 0, has_stepped, current, told, cancelled, asked_to_stop, sender }
    }
}

/// Runs `job` on a thread of its own and streams its steps and its result.
pub fn run<T: Send + 'static>(job: impl FnOnce(&mut Progress<T>) -> T + Send + 'static) -> (Handle, Task<Report<T>>) {
    let id = Id(NEXT.fetch_add(1, Ordering::Relaxed));
    let [cancelled, asked_to_stop] = [false; 2].map(|flag| Arc::new(AtomicBool::new(flag)));
    let (sender, receiver) = mpsc::unbounded();
    let handle = Handle { id, cancelled, asked_to_stop };
    let (cancelled, asked_to_stop) = (Arc::clone(&handle.cancelled), Arc::clone(&handle.asked_to_stop));
    let (has_stepped, current, told) = (false, None, None);
    let mut progress =
        Progress { job: id, done: 0, total: 0, has_stepped, current, told, cancelled, asked_to_stop, sender };
    thread::spawn(move || {
        give_way();
        let result = job(&mut progress);
        progress.tell();
        progress.send(Event::Finished(result));
    });
    (handle, Task::stream(receiver))
}

/// Lets the window have the processor first. On Linux this is of the calling thread and of all that it starts, workers
/// that read workbooks among them; on Windows these start behind the window, and a job of this process runs beside it.
fn give_way() {
    #[cfg(target_os = "linux")]
    {
        const BEHIND: i32 = 10;
        // Where the system refuses, the job runs all the same.
        let _ = rustix::process::nice(BEHIND);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::futures::StreamExt;
    use iced::futures::executor::block_on;
    use iced_test::runtime::Action;

    fn all<T: Send + 'static>(task: Task<Report<T>>) -> Vec<Report<T>> {
        let Some(stream) = iced_test::runtime::task::into_stream(task) else { return Vec::new() };
        let actions: Vec<_> = block_on(stream.collect());
        actions
            .into_iter()
            .filter_map(|action| match action {
                Action::Output(report) => Some(report),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_job_says_its_steps_and_then_its_result() {
        let (handle, task) = run(|progress| {
            progress.expect(2);
            progress.step();
            progress.step();
            "xong"
        });
        let mut reports = all(task);
        let last = reports.pop().unwrap();
        assert_eq!(finished(Some(&handle), last), Some("xong"));
        assert!(matches!(reports.last().unwrap().event, Event::Step { done: 2, total: 2 }));
    }

    #[test]
    fn steps_in_quick_succession_are_told_together_and_the_last_is_not_lost() {
        let (_handle, task) = run(|progress| {
            progress.expect(1_000);
            for file in 0..1_000 {
                progress.at(&file.to_string());
                progress.step();
            }
        });
        let events: Vec<_> = all(task).into_iter().map(|report| report.event).collect();
        assert!(events.len() < 500, "{}", events.len());
        let last = &events[events.len() - 3..];
        assert!(matches!(&last[0], Event::Step { done: 1_000, total: 1_000 }), "{last:?}");
        assert!(matches!(&last[1], Event::At(file) if file == "999"), "{last:?}");
    }

    #[test]
    fn dropping_the_handle_cancels_the_job_and_silences_it() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let (handle, task) = run(move |progress| {
            let _ = wait.recv();
            tell.send(progress.is_to_stop()).unwrap();
        });
        drop(handle);
        go.send(()).unwrap();
        assert!(told.recv().unwrap());
        assert!(all(task).is_empty());
    }

    #[test]
    fn a_job_that_is_asked_to_stop_is_still_heard() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let (handle, task) = run(move |progress| {
            let _ = wait.recv();
            progress.is_to_stop()
        });
        handle.ask_to_stop();
        go.send(()).unwrap();
        assert_eq!(finished(Some(&handle), all(task).pop().unwrap()), Some(true));
    }

    #[test]
    fn a_late_answer_is_not_the_newer_jobs() {
        let (_old, late) = run(|_| 1);
        let (new, _) = run(|_| 2);
        let report = all(late).pop().unwrap();
        assert_eq!(finished(Some(&new), report), None);
    }
}
