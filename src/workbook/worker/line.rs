//! The line to one worker: a thread that loads a file, asks the worker and hands on what came of it.

use std::io::{self, BufReader, BufWriter, Read};
use std::process::{ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

use super::wire::{self, GREETING};
use super::{Outcome, Source};
use crate::workbook::WorkbookError;
use crate::workbook::raw::Contents;
use crate::workbook::read::Loaded;

/// One file to be read, with its place in the batch.
#[derive(Debug)]
pub(super) struct Task {
    pub index: usize,
    pub wanted: Wanted,
    /// A worker ended over it before.
    pub broke_a_worker: bool,
}

#[derive(Debug)]
pub(super) enum Wanted {
    Source(Source),
    Loaded(Loaded),
}

/// What a line tells.
#[derive(Debug)]
pub(super) enum News {
    /// The bytes are on their way to the worker: its time runs.
    Asked { worker: u64, at: Instant },
    /// A file is done with, and the worker goes on.
    Done { worker: u64, index: usize, outcome: Box<Outcome> },
    /// The worker ended or answered nonsense over this file.
    Broken { worker: u64, task: Task, error: io::Error },
    /// The worker was gone before it came to this file.
    Unasked { task: Task },
}

pub(super) struct Line {
    worker: u64,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    tell: Sender<News>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is known of the process yet.
    Started,
    Serving,
    /// It is no worker of this program: every file is told so.
    Stranger,
    Gone,
}

impl Line {
    pub(super) fn new(worker: u64, input: ChildStdin, output: ChildStdout, tell: Sender<News>) -> Self {
        let (input, output) = (BufWriter::new(input), BufReader::with_capacity(64 << 10, output));
        Self { worker, input, output, tell, state: State::Started }
    }

    /// Works until nobody gives it a task any more, or nobody listens.
    pub(super) fn work(mut self, tasks: &Receiver<Task>) {
        for task in tasks {
            let news = self.news_of(task);
            if self.tell.send(news).is_err() {
                return;
            }
        }
    }

    fn news_of(&mut self, task: Task) -> News {
        if self.state == State::Gone {
            return News::Unasked { task };
        }
        let Task { index, wanted, broke_a_worker } = task;
        let loaded = match wanted {
            Wanted::Loaded(loaded) => Ok(loaded),
            Wanted::Source(source) => source.load(),
        };
        let loaded = match loaded {
            Ok(loaded) if loaded.refused.is_none() => loaded,
            decided => return self.done(index, decided.map(Loaded::read)),
        };
        if self.greeted().is_err() {
            return self.done(index, Err(WorkbookError::NoReader { source: io::ErrorKind::InvalidData.into() }));
        }
        match self.ask(&loaded) {
            Ok(contents) => self.done(index, Ok(loaded.with(contents))),
            Err(error) => {
                self.state = State::Gone;
                let task = Task { index, wanted: Wanted::Loaded(loaded), broke_a_worker };
                News::Broken { worker: self.worker, task, error }
            }
        }
    }

    fn done(&self, index: usize, outcome: Outcome) -> News {
        News::Done { worker: self.worker, index, outcome: Box::new(outcome) }
    }

    /// Holds the process to be a worker of this very program.
    fn greeted(&mut self) -> Result<(), ()> {
        if self.state == State::Started {
            let mut greeting = vec![0; GREETING.len()];
            let known = self.output.read_exact(&mut greeting).is_ok() && greeting == GREETING;
            self.state = if known { State::Serving } else { State::Stranger };
        }
        if self.state == State::Serving { Ok(()) } else { Err(()) }
    }

    fn ask(&mut self, loaded: &Loaded) -> io::Result<Contents> {
        // Nobody listening means that the batch is over; the next send shows it.
        let _ = self.tell.send(News::Asked { worker: self.worker, at: Instant::now() });
        wire::write_request(&mut self.input, &loaded.name, &loaded.bytes)?;
        wire::read_contents(&mut self.output)
    }
}
