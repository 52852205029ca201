//! Where criteria sets come from and go to: the data file's versions, those that ship, files of TOML and of Excel.

use std::path::Path;
use std::sync::Arc;

use crate::catalogue::{self, Catalogue, Fault};
use crate::domain::Period;
use crate::i18n::Words;
use crate::service::catalogues::{self, Added, Applies, CopyRequest, Listed};
use crate::service::{Project, ServiceError, files};

/// What there is to begin from.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Held by the data file, with the periods scored under each.
    pub held: Vec<Listed>,
    /// Those that come with the program and the file does not hold.
    pub shipped: Vec<Arc<Catalogue>>,
}

/// Everything there is to begin from.
pub fn shelf(project: &Project) -> Result<Shelf, ServiceError> {
    let held = catalogues::list(project)?;
    let is_held = |shipped: &Catalogue| held.iter().any(|one| one.catalogue.reference() == shipped.reference());
    let shipped = catalogue::shipped().iter().filter_map(|(_, toml)| catalogue::parse(toml).ok());
    let shipped = shipped.filter(|shipped| !is_held(shipped)).map(Arc::new).collect();
    Ok(Shelf { held, shipped })
}

/// A copy under the next version that nobody in `held` has.
pub fn next_version<'a>(
    from: &Catalogue,
    held: impl IntoIterator<Item = &'a Catalogue>,
    request: CopyRequest,
) -> Catalogue {
    let versions = held.into_iter().filter(|held| held.id == from.id).map(|held| held.version);
    let version = versions.chain([from.version]).max().unwrap_or_default() + 1;
    catalogues::copied(from, version, request)
}

/// Puts an edited criteria set into the data file as a further version, and has the periods named scored under it.
///
/// # Errors
/// [`ServiceError::CatalogueFaults`] while it is unsound; a version that the file holds with another text is refused.
pub fn keep(project: &mut Project, catalogue: &Catalogue, periods: Vec<Period>) -> Result<Added, ServiceError> {
    let text = catalogue::print(catalogue);
    catalogues::add_text(project, catalogue.reference().to_string(), text, &Applies::To(periods))
}

/// A criteria set from a file of either kind, faulty or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub catalogue: Catalogue,
    pub faults: Vec<Fault>,
}

/// Reads a criteria set from TOML or, by the ending, from Excel.
///
/// # Errors
/// [`ServiceError::CatalogueFaults`], [`ServiceError::CatalogueBookFaults`] where not every part of it could be read.
pub fn open(path: &Path) -> Result<Opened, ServiceError> {
    match catalogues::look(path)? {
        (Some(catalogue), faults) => Ok(Opened { catalogue, faults }),
        (None, faults) => Err(ServiceError::CatalogueFaults { origin: path.display().to_string(), faults }),
    }
}

/// Writes a criteria set as TOML or, by the ending, as Excel. A file that is there is replaced: a dialog asked already.
pub fn write(catalogue: &Catalogue, path: &Path, words: &Words) -> Result<(), ServiceError> {
    let bytes = catalogues::in_file(catalogue, None, path, words)?;
    files::write_whole(path, &bytes)
}
