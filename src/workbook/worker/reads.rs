//! The parent's side: many files read by a few workers, given back in order, with a handful in memory.
//!
//! [`Reads`] alone decides: it hands out files, watches the clock, kills and replaces. What blocks – loading a file,
//! talking to a worker – is done by that worker's [`Line`].

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io;
use std::ops::ControlFlow;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::line::{Line, News, Task, Wanted};
use super::{ARGUMENT, Limits, Outcome, Readers, Source};
use crate::domain::{Finding, FindingKind};
use crate::workbook::WorkbookError;
use crate::workbook::raw::Contents;
use crate::workbook::read::Loaded;

/// Files given to one worker at a time: the second waits on its line, so that the worker never idles.
const ON_A_LINE: usize = 2;
/// How far ahead of the file waited for the others may be, for each worker: a slow file must not fill the memory.
const AHEAD: usize = 4;
/// How often whoever waits is asked whether to go on.
const TICK: Duration = Duration::from_millis(50);

/// A batch of files being read. Dropping it ends its workers at once.
#[derive(Debug)]
pub struct Reads {
    readers: Readers,
    sources: std::iter::Enumerate<std::vec::IntoIter<Source>>,
    /// Sources handed out so far.
    taken: usize,
    /// Tasks that have to be given out once more.
    again: VecDeque<Task>,
    /// Tasks that lie with a worker.
    out: usize,
    workers: HashMap<u64, Worker>,
    started: u64,
    news: Receiver<News>,
    tell: Sender<News>,
    /// Read before their turn.
    early: BTreeMap<usize, Outcome>,
    next: usize,
}

#[derive(Debug)]
struct Worker {
    child: Child,
    line: Sender<Task>,
    /// Tasks on its line, the one being read among them.
    pending: usize,
    /// Since when it has been reading the first of them.
    asked: Option<Instant>,
    /// How many files it has read.
    served: usize,
    too_slow: bool,
}

impl Drop for Worker {
    fn drop(&mut self) {
        // A process that has ended by itself cannot be killed; either way it is gone afterwards.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reads {
    pub(super) fn new(readers: Readers, sources: Vec<Source>) -> Self {
        let (tell, news) = mpsc::channel();
        Self {
            readers,
            sources: sources.into_iter().enumerate(),
            taken: 0,
            again: VecDeque::new(),
            out: 0,
            workers: HashMap::new(),
            started: 0,
            news,
            tell,
            early: BTreeMap::new(),
            next: 0,
        }
    }

    /// What the next file holds, in the order of the sources; nothing after the last.
    ///
    /// While the file is waited for, `going` is asked now and then; when it breaks, so does this.
    pub fn next(&mut self, going: &mut dyn FnMut() -> ControlFlow<()>) -> ControlFlow<(), Option<Outcome>> {
        let Readers::Workers { limits, .. } = self.readers else {
            return ControlFlow::Continue(self.sources.next().map(|(_, source)| source.load().map(Loaded::read)));
        };
        loop {
            self.hand_out(limits);
            if let Some(outcome) = self.early.remove(&self.next) {
                self.next += 1;
                return ControlFlow::Continue(Some(outcome));
            }
            if self.out == 0 {
                return ControlFlow::Continue(None);
            }
            match self.news.recv_timeout(TICK) {
                Ok(news) => self.take(news),
                // This very value holds a sender: there is only silence, never an end.
                Err(_) => going()?,
            }
            while let Ok(news) = self.news.try_recv() {
                self.take(news);
            }
            self.stop_the_slow(limits.time);
        }
    }

    /// Gives tasks to workers with room on their lines; starts workers while there is more to do than they take.
    fn hand_out(&mut self, limits: Limits) {
        let most = limits.workers.max(1);
        loop {
            let least = self.workers.iter().map(|(id, worker)| (worker.pending, *id)).min();
            let chosen = match least {
                Some((0, idle)) => Some(idle),
                _ if self.workers.len() < most => None,
                Some((pending, id)) if pending < ON_A_LINE => Some(id),
                _ => return,
            };
            let Some(task) = self.next_task(most * AHEAD) else { return };
            match chosen.map_or_else(|| self.start(limits), Ok) {
                Ok(id) => self.assign(id, task),
                Err(error) => {
                    self.early.insert(task.index, Err(WorkbookError::NoReader { source: error }));
                }
            }
        }
    }

    fn next_task(&mut self, ahead: usize) -> Option<Task> {
        if let Some(task) = self.again.pop_front() {
            return Some(task);
        }
        if self.taken >= self.next + ahead {
            return None;
        }
        let (index, source) = self.sources.next()?;
        self.taken += 1;
        Some(Task { index, wanted: Wanted::Source(source), broke_a_worker: false })
    }

    fn start(&mut self, limits: Limits) -> io::Result<u64> {
        let Readers::Workers { executable, .. } = &self.readers else { return Err(io::ErrorKind::Unsupported.into()) };
        let mut child = behind_the_window(Command::new(executable))
            .arg(ARGUMENT)
            .arg(limits.memory.to_string())
            // Each further arena of the allocator takes an eighth of the worker's address space for itself.
            .env("MALLOC_ARENA_MAX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (line, tasks) = mpsc::channel();
        let worker = Worker { child, line, pending: 0, asked: None, served: 0, too_slow: false };
        let (Some(input), Some(output)) = (input, output) else { return Err(io::ErrorKind::BrokenPipe.into()) };
        self.started += 1;
        let line = Line::new(self.started, input, output, self.tell.clone());
        thread::Builder::new().name("reader's line".to_owned()).spawn(move || line.work(&tasks))?;
        self.workers.insert(self.started, worker);
        Ok(self.started)
    }

    fn assign(&mut self, id: u64, task: Task) {
        let Some(worker) = self.workers.get_mut(&id) else { return self.again.push_back(task) };
        match worker.line.send(task) {
            Ok(()) => {
                worker.pending += 1;
                self.out += 1;
            }
            Err(unsent) => {
                self.again.push_back(unsent.0);
                self.workers.remove(&id);
            }
        }
    }

    fn take(&mut self, news: News) {
        match news {
            News::Asked { worker, at } => {
                if let Some(worker) = self.workers.get_mut(&worker) {
                    worker.asked = Some(at);
                }
            }
            News::Done { worker, index, outcome } => {
                self.out -= 1;
                if let Some(worker) = self.workers.get_mut(&worker) {
                    worker.pending -= 1;
                    worker.asked = None;
                    worker.served += 1;
                }
                self.early.insert(index, *outcome);
            }
            News::Unasked { task } => {
                self.out -= 1;
                self.again.push_back(task);
            }
            News::Broken { worker, task, error } => {
                self.out -= 1;
                if let Some(worker) = self.workers.remove(&worker) {
                    self.bury(worker, task, &error);
                }
            }
        }
    }

    /// A worker ended over a file: another one takes its place, and the file has its finding.
    fn bury(&mut self, mut worker: Worker, mut task: Task, error: &io::Error) {
        let _ = worker.child.kill();
        let ended = worker.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        // A worker that has read many files may have ended of them all: a fresh one tells whether it was this file.
        if worker.served > 0 && !worker.too_slow && !task.broke_a_worker {
            task.broke_a_worker = true;
            return self.again.push_back(task);
        }
        let kind = match (&self.readers, worker.too_slow) {
            (Readers::Workers { limits, .. }, true) => FindingKind::TooSlow { seconds: limits.time.as_secs() },
            _ => FindingKind::ReaderGaveUp { detail: format!("{ended}; {error}") },
        };
        let outcome = match task.wanted {
            Wanted::Loaded(loaded) => Ok((loaded.bytes, Contents::refused(None, Finding::of_file(kind)))),
            Wanted::Source(_) => Ok((Vec::new(), Contents::refused(None, Finding::of_file(kind)))),
        };
        self.early.insert(task.index, outcome);
    }

    fn stop_the_slow(&mut self, time: Duration) {
        for worker in self.workers.values_mut().filter(|worker| !worker.too_slow) {
            if worker.asked.is_some_and(|since| since.elapsed() > time) {
                worker.too_slow = true;
                // Its line sees the end of the pipe and tells of it.
                let _ = worker.child.kill();
            }
        }
    }
}

/// On Windows a process says when it is started whether others go first. On Linux it is as its starter is: the window's
/// jobs give way, the commands do not.
fn behind_the_window(command: Command) -> Command {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const BELOW_NORMAL_PRIORITY_CLASS: u32 = 0x4000;
        let mut command = command;
        command.creation_flags(BELOW_NORMAL_PRIORITY_CLASS);
        command
    }
    #[cfg(not(windows))]
    command
}
