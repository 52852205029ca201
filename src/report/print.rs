//! Handing a finished document over: to the viewer of the system, or to one of its printers.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::chart::Paper;

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

/// What a document is printed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// As the system calls it; nothing: the one it prints to unless told otherwise.
    pub printer: Option<String>,
    pub paper: Paper,
    /// Front and back of each sheet.
    pub two_sided: bool,
}

/// Whether the print queue takes a document whole, with its paper and sides. On Windows the viewer is asked, which reads the document when
/// it comes to it and prints as the printer is set up.
pub const HAS_QUEUE: bool = cfg!(not(windows));

/// The printers of the system, and the one among them that it prints to unless told otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printers {
    pub names: Vec<String>,
    pub usual: Option<String>,
}

/// The printers of the system; none where it has none or says nothing.
pub fn printers() -> Printers {
    let names: Vec<String> = said_by(system::NAMES).lines().filter_map(system::name).collect();
    let usual = said_by(system::USUAL).lines().find_map(system::usual).filter(|usual| names.contains(usual));
    Printers { names, usual }
}

/// Sends a document to a printer. Where none is named and the system cannot print by itself, it is opened in the viewer.
///
/// # Errors
/// See [`PrintError`]. A named printer is never silently replaced by the viewer.
pub fn print(path: &Path, printing: &Printing) -> Result<Handover, PrintError> {
    ensure_there(path)?;
    match queue(path, printing) {
        Err(_) if printing.printer.is_none() => open_document(path),
        handed => handed,
    }
}

fn ensure_there(path: &Path) -> Result<(), PrintError> {
    if path.is_file() { Ok(()) } else { Err(PrintError::Missing { path: path.to_owned() }) }
}

fn queue(path: &Path, printing: &Printing) -> Result<Handover, PrintError> {
    let printer = &printing.printer;
    let refused = |detail: String| PrintError::Refused { printer: printer.clone(), detail };
    let output = system::command(path, printing).stdin(Stdio::null()).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => PrintError::NoPrintCommand { printer: printer.clone().unwrap_or_default() },
        _ => refused(error.to_string()),
    })?;
    let said = |said: &[u8]| String::from_utf8_lossy(said).trim().to_owned();
    if output.status.success() {
        Ok(Handover::Queued { queue: said(&output.stdout) })
    } else {
        Err(refused(said(&output.stderr)))
    }
}

/// What a command prints; nothing where it is not there or fails.
fn said_by((program, arguments): (&str, &[&str])) -> String {
    // Names are parted from sentences in the one language that can be relied on.
    let output = Command::new(program).args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).output();
    let said = output.ok().filter(|output| output.status.success()).map(|output| output.stdout);
    String::from_utf8_lossy(&said.unwrap_or_default()).into_owned()
}

/// The commands of CUPS.
#[cfg(not(windows))]
mod system {
    use super::{Command, Paper, Path, Printing};

    pub(super) const NAMES: (&str, &[&str]) = ("lpstat", &["-a"]);
    pub(super) const USUAL: (&str, &[&str]) = ("lpstat", &["-d"]);

    /// `Phong_hop accepting requests since …`
    pub(super) fn name(line: &str) -> Option<String> {
        let (name, _) = line.split_once(" accepting ")?;
        Some(name.trim().to_owned())
    }

    /// `system default destination: Phong_hop`
    pub(super) fn usual(line: &str) -> Option<String> {
        Some(line.strip_prefix("system default destination:")?.trim().to_owned())
    }

    pub(super) fn command(path: &Path, printing: &Printing) -> Command {
        let mut command = Command::new("lp");
        if let Some(printer) = &printing.printer {
            command.arg("-d").arg(printer);
        }
        command.args([
            "-o",
            match printing.paper {
                Paper::A4 => "media=A4",
                Paper::A3 => "media=A3",
            },
        ]);
        if printing.two_sided {
            command.args(["-o", "sides=two-sided-long-edge"]);
        }
        // The name follows `--`, so that a file called `-x.pdf` is not taken for an option.
        command.arg("--").arg(path);
        command
    }
}

/// The print verbs of the program that opens PDF, by way of PowerShell. Paper and sides are chosen there; a program that has no such verb
/// is told as a refusal.
#[cfg(windows)]
mod system {
    use super::{Command, Path, Printing};

    pub(super) const NAMES: (&str, &[&str]) = (
        "powershell",
        &["-NoProfile", "-Command", "[Console]::OutputEncoding = [Text.Encoding]::UTF8; (Get-Printer).Name"],
    );
    pub(super) const USUAL: (&str, &[&str]) = (
        "powershell",
        &[
            "-NoProfile",
            "-Command",
            "[Console]::OutputEncoding = [Text.Encoding]::UTF8; (Get-CimInstance Win32_Printer -Filter 'Default=True').Name",
        ],
    );

    pub(super) fn name(line: &str) -> Option<String> {
        Some(line.trim().to_owned()).filter(|name| !name.is_empty())
    }

    pub(super) fn usual(line: &str) -> Option<String> {
        name(line)
    }

    /// Names go by the environment, so that nothing in them is taken for a command.
    pub(super) fn command(path: &Path, printing: &Printing) -> Command {
        let mut command = Command::new("powershell");
        let verb = match &printing.printer {
            Some(printer) => {
                command.env("EGOV_SCORE_PRINTER", printer);
                "Start-Process -FilePath $env:EGOV_SCORE_FILE -Verb PrintTo -ArgumentList ('\"' + $env:EGOV_SCORE_PRINTER + '\"')"
            }
            None => "Start-Process -FilePath $env:EGOV_SCORE_FILE -Verb Print",
        };
        command.env("EGOV_SCORE_FILE", path).args([
            "-NoProfile",
            "-Command",
            &format!("$ErrorActionPreference = 'Stop'; {verb}"),
        ]);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printing(printer: Option<&str>) -> Printing {
        Printing { printer: printer.map(str::to_owned), paper: Paper::A3, two_sided: true }
    }

    #[test]
    fn a_missing_document_is_a_fact_of_its_own() {
        let path = Path::new("no-such-document.pdf");
        assert!(matches!(print(path, &printing(None)), Err(PrintError::Missing { .. })));
        assert!(matches!(open_document(path), Err(PrintError::Missing { .. })));
    }

    #[cfg(not(windows))]
    #[test]
    fn the_printer_and_the_file_are_separate_arguments() {
        let command = system::command(Path::new("-x.pdf"), &printing(Some("Phòng họp; rm")));
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert_eq!(
            arguments,
            ["-d", "Phòng họp; rm", "-o", "media=A3", "-o", "sides=two-sided-long-edge", "--", "-x.pdf"]
        );
    }

    #[cfg(not(windows))]
    #[test]
    fn printers_are_read_from_what_the_system_says() {
        let said = "HP_LaserJet accepting requests since Fri 15 May 2020\nPhong_hop accepting requests since Mon\n";
        assert_eq!(said.lines().filter_map(system::name).collect::<Vec<_>>(), ["HP_LaserJet", "Phong_hop"]);
        assert_eq!(system::usual("system default destination: Phong_hop").as_deref(), Some("Phong_hop"));
        assert_eq!(system::usual("no system default destination"), None);
    }
}
