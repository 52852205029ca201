//! Handing a document to the system.

use std::path::Path;

use super::ServiceError;

/// Opens a written document in the system's viewer, from which it is printed.
pub fn open_document(path: &Path) -> Result<(), ServiceError> {
    crate::report::print::open_document(path)?;
    Ok(())
}
