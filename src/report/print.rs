//! Handing a finished document over: to the viewer of the system, or to a printer where `lp` is at hand.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What became of a document that was to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handover {
    /// It waits in the print queue; `queue` is what the system calls the job, where it says so.
    Queued { queue: String },
    /// It is open in the system's viewer, to be printed from there.
    Opened,
}

/// Why a document could not be handed over.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error("{path} is not there", path = path.display())]
    Missing { path: PathBuf },
    #[error("no program opens {path}: {detail}", path = path.display())]
    NoViewer { path: PathBuf, detail: String },
    #[error("a printer was named, but this system has no printing command")]
    NoPrintCommand { printer: String },
    #[error("the print queue refused: {detail}")]
    Refused { printer: Option<String>, detail: String },
}

/// Opens a document in the program that the system has for it.
///
/// # Errors
/// [`PrintError::Missing`], [`PrintError::NoViewer`].
pub fn open_document(path: &Path) -> Result<Handover, PrintError> {
    ensure_there(path)?;
    opener::open(path)
        .map(|()| Handover::Opened)
        .map_err(|error| PrintError::NoViewer { path: path.to_owned(), detail: error.to_string() })
}

/// Sends a document to a printer (`None`: the default one). Where the system has no `lp`, it is opened in the viewer.
///
/// # Errors
/// See [`PrintError`]. A named printer is never silently replaced by the viewer.
pub fn print(path: &Path, printer: Option<&str>) -> Result<Handover, PrintError> {
    ensure_there(path)?;
    match queue(path, printer) {
        Ok(handover) => Ok(handover),
        Err(PrintError::NoPrintCommand { .. }) if printer.is_none() => open_document(path),
        Err(error) => Err(error),
    }
}

fn ensure_there(path: &Path) -> Result<(), PrintError> {
    if path.is_file() { Ok(()) } else { Err(PrintError::Missing { path: path.to_owned() }) }
}

#[cfg(unix)]
const PRINT_COMMAND: Option<&str> = Some("lp");
#[cfg(not(unix))]
const PRINT_COMMAND: Option<&str> = None;

fn queue(path: &Path, printer: Option<&str>) -> Result<Handover, PrintError> {
    let no_command = || PrintError::NoPrintCommand { printer: printer.unwrap_or_default().to_owned() };
    let program = PRINT_COMMAND.ok_or_else(no_command)?;
    let refused = |detail: String| PrintError::Refused { printer: printer.map(str::to_owned), detail };
    let output = command(program, path, printer).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_command(),
        _ => refused(error.to_string()),
    })?;
    if output.status.success() {
        Ok(Handover::Queued { queue: String::from_utf8_lossy(&output.stdout).trim().to_owned() })
    } else {
        Err(refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

fn command(program: &str, path: &Path, printer: Option<&str>) -> Command {
    let mut command = Command::new(program);
    if let Some(printer) = printer {
        command.arg("-d").arg(printer);
    }
    // The name follows `--`, so that a file called `-x.pdf` is not taken for an option.
    command.arg("--").arg(path).stdin(Stdio::null());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_document_is_a_fact_of_its_own() {
        let path = Path::new("no-such-document.pdf");
        assert!(matches!(print(path, None), Err(PrintError::Missing { .. })));
        assert!(matches!(open_document(path), Err(PrintError::Missing { .. })));
    }

    #[test]
    fn the_printer_and_the_file_are_separate_arguments() {
        let command = command("lp", Path::new("-x.pdf"), Some("Phòng họp; rm"));
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert_eq!(arguments, ["-d", "Phòng họp; rm", "--", "-x.pdf"]);
    }
}
