//! Readers as processes of their own: what a hostile workbook ends is a worker, never the program or the batch.
//!
//! The same binary, started with [`ARGUMENT`], reads requests from standard input and answers with what it read
//! ([`serve()`]). It opens no file and holds no data file. [`Readers`] says how this process has workbooks read;
//! [`Reads`] reads many of them, in order and with few in memory. Must not know what a form means.

mod confine;
mod line;
mod reads;
mod serve;
#[cfg(test)]
mod tests;
mod wire;

use std::ffi::OsStr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::WorkbookError;
use super::raw::Contents;
use super::read::{self, Loaded};

pub use reads::Reads;
pub use serve::serve;

/// The hidden argument by which the program starts itself as a worker.
pub const ARGUMENT: &str = "read-workbooks-for-parent";

/// Most workers at once: more of them only wait for the disk and for the process that stores.
const MOST_WORKERS: usize = 4;

/// What one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory a worker may ask for.
    pub memory: u64,
    /// How long one file may take.
    pub time: Duration,
    /// How many workers read at once.
    pub workers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self { memory: 1 << 30, time: Duration::from_secs(10), workers: cores.min(MOST_WORKERS) }
    }
}

/// How this process has workbooks read.
#[derive(Debug, Clone)]
pub enum Readers {
    /// In workers that this executable serves when started with [`ARGUMENT`].
    Workers { executable: PathBuf, limits: Limits },
    /// In this very process: for tests and for programs that embed the library and trust their files. A workbook
    /// that makes its reader abort ends the process.
    InThisProcess,
}

static READERS: OnceLock<Readers> = OnceLock::new();

impl Readers {
    /// Chosen once, when the process starts; a later choice is not taken. The program itself always chooses workers:
    /// where its executable cannot be started, reading is an error and never falls back to this process.
    pub fn choose(readers: Self) {
        let _ = READERS.set(readers);
    }

    /// What was chosen; where nobody chose, this process reads.
    pub fn chosen() -> &'static Self {
        READERS.get_or_init(|| Self::InThisProcess)
    }

    /// Workers of the running program.
    pub fn of_this_program() -> Self {
        // The link leads to the running program even when an update has replaced its file meanwhile. Elsewhere such a
        // path would be a file that anybody may have put there.
        let link = Path::new("/proc/self/exe");
        let named = || std::env::current_exe().unwrap_or_else(|_| PathBuf::from("egov-score"));
        let executable = if cfg!(target_os = "linux") && link.exists() { link.to_owned() } else { named() };
        Self::Workers { executable, limits: Limits::default() }
    }

    /// Starts reading; what the sources hold comes in their order from [`Reads::next`].
    pub fn read(&self, sources: Vec<Source>) -> Reads {
        Reads::new(self.clone(), sources)
    }

    /// Reads one.
    ///
    /// # Errors
    /// Where its bytes cannot be had, or no worker can be started.
    pub fn read_one(&self, source: Source) -> Outcome {
        let mut reads = self.read(vec![source]);
        let mut never = || std::ops::ControlFlow::Continue(());
        match reads.next(&mut never) {
            std::ops::ControlFlow::Continue(Some(outcome)) => outcome,
            // One source gives one outcome, and nobody stops it.
            _ => Ok((Vec::new(), Contents::default())),
        }
    }
}

/// Where a workbook's bytes come from.
#[derive(Debug)]
pub enum Source {
    File(PathBuf),
    /// Bytes at hand and the name they go by.
    Memory(PathBuf, Arc<[u8]>),
}

impl Source {
    /// The name it goes by.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Memory(path, _) => path,
        }
    }

    fn load(self) -> Result<Loaded, WorkbookError> {
        match self {
            Self::File(path) => read::load(&path),
            Self::Memory(name, bytes) => Ok(Loaded::of(&name, bytes.to_vec())),
        }
    }
}

/// A file's bytes and what was read from them. A file over the limit is not loaded: its bytes are empty.
pub type Outcome = Result<(Vec<u8>, Contents), WorkbookError>;

/// Whether the program was started as a worker: to be asked before anything else.
pub fn is_asked_for(argument: Option<&OsStr>) -> bool {
    argument == Some(OsStr::new(ARGUMENT))
}
