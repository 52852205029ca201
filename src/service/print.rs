//! Handing a document to the system.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{ServiceError, files};
use crate::report::print;
pub use crate::report::print::{HAS_QUEUE, Handover, Printers, Printing, printers};

/// Documents handed over by this run, so that none writes over one that is still open.
static HANDED: AtomicU32 = AtomicU32::new(0);

/// Opens a written document in the system's viewer, from which it is printed.
pub fn open_document(path: &Path) -> Result<(), ServiceError> {
    print::open_document(path)?;
    Ok(())
}

/// Opens the folder a file lies in; a folder itself.
pub fn open_folder_of(path: &Path) -> Result<(), ServiceError> {
    let folder = path.parent().filter(|_| !path.is_dir()).unwrap_or(path);
    open_document(folder)
}

/// Sends a document to a printer. What a viewer opens or prints stays in the system's folder for passing things.
///
/// # Errors
/// [`ServiceError::CannotWrite`], [`ServiceError::Print`].
pub fn print_document(document: &[u8], name: &str, printing: &Printing) -> Result<Handover, ServiceError> {
    let path = passing(name);
    files::write_whole(&path, document)?;
    let handed = print::print(&path, printing);
    let is_read_later = match handed {
        Ok(Handover::Opened) => true,
        Ok(Handover::Queued { .. }) => !HAS_QUEUE,
        Err(_) => false,
    };
    if !is_read_later {
        // What a queue took it holds itself. That it cannot be removed is no reason to say that it was not printed.
        let _ = std::fs::remove_file(&path);
    }
    Ok(handed?)
}

/// Opens a document that was not saved anywhere.
///
/// # Errors
/// [`ServiceError::CannotWrite`], [`ServiceError::Print`].
pub fn show_document(document: &[u8], name: &str) -> Result<(), ServiceError> {
    let path = passing(name);
    files::write_whole(&path, document)?;
    open_document(&path)
}

/// Opens a copy of a file under the name it has; the copy cannot be written to, so that nobody takes it for the file.
///
/// # Errors
/// As [`show_document`].
pub fn show_copy(bytes: &[u8], name: &str) -> Result<(), ServiceError> {
    let folder = passing("");
    files::make_folder(&folder)?;
    let path = folder.join(name);
    files::write_whole(&path, bytes)?;
    if let Ok(mut permissions) = std::fs::metadata(&path).map(|about| about.permissions()) {
        permissions.set_readonly(true);
        // Where the system refuses, it is a copy all the same, and said to be one.
        let _ = std::fs::set_permissions(&path, permissions);
    }
    open_document(&path)
}

fn passing(name: &str) -> PathBuf {
    let number = HANDED.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("egov-score-{}-{number}-{name}", std::process::id()))
}
