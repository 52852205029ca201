//! Data files that open by a double click: what this person's system is told of the program, and how that is taken back.
//! No administrator is needed, and nobody else who uses the machine is concerned.

#[cfg(not(windows))]
mod desktop;
#[cfg(any(windows, test))]
mod registry;

#[cfg(not(windows))]
use desktop as system;
#[cfg(windows)]
use registry as system;

use std::path::PathBuf;

use super::ServiceError;
use crate::i18n::Words;
use crate::say;

/// What a double click on a data file opens, as far as this program has told the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// This program, from where it lies now.
    This,
    /// This program from a place it was in before, or another one that a person chose since.
    Another,
    /// Nothing that this program told the system.
    Nothing,
}

/// What telling the system came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Associated {
    /// What a double click opens from now on.
    pub program: PathBuf,
    /// The files or the keys of the registry that were written.
    pub written: Vec<String>,
    pub hindrance: Option<Hindrance>,
}

/// Why a double click may still do something else, though all was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// Commands of the system that are not there or do not work.
    Tools(Vec<&'static str>),
    /// A person once chose another program for these files, and that counts more. Only Windows keeps such a choice.
    ChosenOtherwise,
}

/// What a double click on a data file opens.
pub fn opens() -> Opens {
    system::opens().unwrap_or(Opens::Nothing)
}

/// Has a double click on a data file open this program.
///
/// # Errors
/// [`ServiceError::CannotAssociate`].
pub fn associate(words: &Words) -> Result<Associated, ServiceError> {
    system::associate(words)
}

/// Takes that back: removes what was written, and nothing that others wrote.
///
/// # Errors
/// [`ServiceError::CannotAssociate`].
pub fn dissociate() -> Result<(), ServiceError> {
    system::dissociate()
}

impl Associated {
    /// In words, a line each.
    pub fn told(&self, words: &Words) -> Vec<String> {
        let hindrance = self.hindrance.as_ref().map(|hindrance| match hindrance {
            Hindrance::Tools(tools) => say!(words, "associate-tools", tools = tools.join(", ")),
            Hindrance::ChosenOtherwise => say!(words, "associate-chosen-otherwise"),
        });
        let done = say!(words, "associate-done", program = self.program.display().to_string());
        let written = say!(words, "associate-written", places = self.written.join("; "));
        std::iter::once(done).chain(hindrance).chain([written]).collect()
    }
}

/// This program, by a name that can be written down.
fn this_program() -> Result<PathBuf, ServiceError> {
    let place = "egov-score";
    let program = std::env::current_exe().map_err(|error| refused(place, &error))?;
    match program.to_str() {
        Some(_) => Ok(program),
        None => Err(refused(place, &program.display())),
    }
}

fn refused(place: impl Into<String>, detail: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::CannotAssociate { place: place.into(), detail: detail.to_string() }
}
