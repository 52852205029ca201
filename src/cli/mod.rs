//! The command line: arguments in, text or JSON out, the exit codes of the contract. Thin: every operation is a
//! function of `service`, the same that the window calls.

mod analyse;
mod appraise;
mod args;
#[cfg(feature = "gui")]
mod associate;
mod backup;
mod catalogue;
mod commands;
mod compare;
mod export;
mod import;
mod letterhead;
mod pace;
mod periods;
mod report;
mod table;
mod versions;
mod weights;
mod what_if;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

pub use args::Arguments;
use args::Command;

use crate::i18n::{Language, Words};
use crate::service::{Problem, ServiceError};

/// What the process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Done.
    Done,
    /// Done, and findings of severity error were shown.
    Findings,
    /// The arguments do not make sense.
    Usage,
    /// The machine, a file or a folder did not allow it.
    Environment,
}

impl Ending {
    /// The exit code of the contract.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Environment => 3,
        }
    }
}

/// Exit code of a bug, set by the panic hook.
pub const BUG: u8 = 70;

/// What the process was started for.
#[derive(Debug)]
pub enum Request {
    /// The window, with what is to be opened or imported in it, and the language asked for.
    Window(Vec<PathBuf>, Option<Language>),
    /// A command.
    Command(Box<(Command, Words)>),
    /// Help, the version, or a usage error: the text is printed already.
    Over(u8),
}

/// Reads the process's arguments.
pub fn parse() -> Request {
    match Arguments::try_parse() {
        Ok(Arguments { command: Some(command), lang, .. }) => {
            let language = lang.map_or_else(Language::default, Into::into);
            Request::Command(Box::new((command, Words::new(language))))
        }
        Ok(Arguments { files, lang, .. }) => match mistyped_command(&files) {
            Some(error) => over(&error),
            None => Request::Window(files, lang.map(Into::into)),
        },
        Err(error) => over(&error),
    }
}

fn over(error: &clap::Error) -> Request {
    // Where not even help can be printed there is nobody to tell.
    let _ = error.print();
    Request::Over(if error.use_stderr() { Ending::Usage.code() } else { Ending::Done.code() })
}

/// A first word that is nothing on the disk and has no ending was meant as a command.
fn mistyped_command(files: &[PathBuf]) -> Option<clap::Error> {
    let first = files.first()?;
    let is_word = first.components().count() == 1 && first.extension().is_none();
    let unknown = || format!("unrecognized subcommand '{}'", first.display());
    (is_word && !first.exists()).then(|| Arguments::command().error(ErrorKind::InvalidSubcommand, unknown()))
}

/// Where results and progress go.
pub struct Console<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    pub words: &'a Words,
}

impl Console<'_> {
    /// A line of the result; a write that fails is remembered by [`Watched`].
    fn line(&mut self, text: impl AsRef<str>) {
        let _ = writeln!(self.out, "{}", text.as_ref());
    }

    fn text(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
    }

    /// A line of progress or trouble.
    fn aside(&mut self, text: impl AsRef<str>) {
        let _ = writeln!(self.err, "{}", text.as_ref());
    }
}

/// Remembers the first write that failed: a full disk must not end as "done".
struct Watched<'a> {
    out: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl Watched<'_> {
    /// A closed pipe ends the listener's interest, not the work.
    fn remember<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::BrokenPipe && kind != io::ErrorKind::Interrupted {
                self.failed.get_or_insert(error);
            }
            kind.into()
        })
    }
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.out.write(bytes);
        self.remember(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.out.flush();
        self.remember(outcome)
    }
}

/// Runs one command and says how it ended.
pub fn run(command: Command, console: &mut Console<'_>) -> Ending {
    let mut out = Watched { out: &mut *console.out, failed: None };
    let mut watched = Console { out: &mut out, err: &mut *console.err, words: console.words };
    let outcome = commands::run(command, &mut watched);
    // What goes wrong here is remembered.
    let _ = out.flush();
    let unwritten =
        out.failed.map(|error| ServiceError::CannotWrite { path: "stdout".into(), detail: error.to_string() });
    match unwritten.map_or(outcome, Err) {
        Ok(ending) => ending,
        Err(error) => {
            show(&error.problem(console.words), console);
            if error.is_usage() { Ending::Usage } else { Ending::Environment }
        }
    }
}

fn show(problem: &Problem, console: &mut Console<'_>) {
    for text in [&problem.what, &problem.why, &problem.next, &problem.detail] {
        if !text.is_empty() {
            console.aside(text);
        }
    }
}

/// What a command gives back.
type Outcome = Result<Ending, ServiceError>;
