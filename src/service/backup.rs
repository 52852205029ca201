//! Copies of a data file, made before much is written into it at once: where they lie, and how many are kept.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Project, ServiceError, clock, files, maintain};

/// What a person wants to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backups {
    /// How many copies of each data file, the newest ones; 0: none is made.
    pub keep: usize,
    /// Where they lie, a folder for each data file; nothing: beside the data file.
    pub folder: Option<PathBuf>,
}

impl Default for Backups {
    fn default() -> Self {
        Self { keep: 5, folder: None }
    }
}

impl Backups {
    /// Most copies that can be asked for.
    pub const MOST: usize = 50;

    /// The folder of one data file's copies: `a.egov.sao-luu`.
    pub fn of(&self, data_file: &Path) -> PathBuf {
        let mut name = data_file.file_name().unwrap_or_default().to_owned();
        name.push(".sao-luu");
        self.folder.as_deref().or_else(|| data_file.parent()).unwrap_or(Path::new("")).join(name)
    }
}

/// Copies a data file that something was imported into already, and removes the copies that are over the number kept.
/// Nothing where none are wanted.
///
/// # Errors
/// A folder or copy that cannot be written. Whoever calls must not go on then: the copy is what was promised.
pub fn before_import(project: &Project, backups: &Backups) -> Result<Option<PathBuf>, ServiceError> {
    if backups.keep == 0 || maintain::last_import(project)?.is_none() {
        return Ok(None);
    }
    let folder = backups.of(project.path());
    files::make_folder(&folder)?;
    let copy = free_name(&folder, &clock::now());
    project.store().copy_to(&copy)?;
    remove_surplus(&folder, backups.keep);
    Ok(Some(copy))
}

/// Length of `2020-05-14 09.30.12`.
const MOMENT: usize = 19;

/// `2020-05-14 09.30.12.egov`, or `2020-05-14 09.30.12-2.egov` for a second one of that second.
fn free_name(folder: &Path, now: &str) -> PathBuf {
    let moment: String = now.replace('T', " ").replace(':', ".").chars().take(MOMENT).collect();
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{moment}.egov")),
        _ => folder.join(format!("{moment}-{number}.egov")),
    };
    (1u32..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

/// When a copy was made, and which of that second; nothing for files that are no copies.
fn made(path: &Path) -> Option<(String, u32)> {
    let name = path.file_name()?.to_str()?.strip_suffix(".egov")?;
    let (moment, number) = name.split_at_checked(MOMENT)?;
    let shape: String = moment.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let number = match number {
        "" => Some(1),
        _ => number.strip_prefix('-')?.parse().ok(),
    };
    (shape == "0000-00-00 00.00.00").then(|| Some((moment.to_owned(), number?)))?
}

fn remove_surplus(folder: &Path, keep: usize) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut copies: Vec<_> = entries.filter_map(|path| Some((made(&path)?, path))).collect();
    copies.sort();
    let surplus = copies.len().saturating_sub(keep);
    for (_, path) in copies.into_iter().take(surplus) {
        // One that cannot be removed takes room and does no harm; it is tried again next time.
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::CatalogueChoice;
    use crate::service::import::{ImportRequest, confirm, preview_workbooks};
    use std::ops::ControlFlow;

    fn filled(folder: &Path) -> Project {
        let mut project = Project::create(&folder.join("Số liệu.egov"), &CatalogueChoice::default()).unwrap();
        let sample = "sample-data/2020-05/01_Ha-Noi_2020-05.xlsx";
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(sample)).unwrap();
        let (request, files) = (ImportRequest::default(), vec![("a.xlsx".into(), bytes)]);
        let preview = preview_workbooks(&project, &request, files, &mut |_| ControlFlow::Continue(())).unwrap();
        confirm(&mut project, &preview, "").unwrap().unwrap();
        project
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_copy_is_a_whole_data_file_and_only_the_newest_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let project = filled(folder.path());
        let backups = Backups { keep: 2, folder: None };
        let beside = folder.path().join("Số liệu.egov.sao-luu");
        fs::create_dir(&beside).unwrap();
        for other in ["2020-05-14 09.30.12.egov", "của tôi.egov", "ghi chú.txt"] {
            fs::write(beside.join(other), "x").unwrap();
        }
        let first = before_import(&project, &backups).unwrap().unwrap();
        let second = before_import(&project, &backups).unwrap().unwrap();
        assert_ne!(first, second);
        let copy = Project::open(&second).unwrap();
        assert_eq!(copy.store().periods().unwrap(), project.store().periods().unwrap());
        let left = names(&beside);
        assert_eq!(left.len(), 4, "two copies and what is no copy: {left:?}");
        assert!(!left.contains(&"2020-05-14 09.30.12.egov".to_owned()), "the oldest has gone");
        assert!(left.contains(&"của tôi.egov".to_owned()) && left.contains(&"ghi chú.txt".to_owned()));
    }

    #[test]
    fn none_is_made_of_an_empty_file_or_where_none_is_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let empty = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        assert_eq!(before_import(&empty, &Backups::default()).unwrap(), None);
        let filled = filled(folder.path());
        assert_eq!(before_import(&filled, &Backups { keep: 0, folder: None }).unwrap(), None);
        assert_eq!(names(folder.path()), ["Số liệu.egov", "a.egov"], "no folder either");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let project = filled(folder.path());
        let file = folder.path().join("một tệp");
        fs::write(&file, "x").unwrap();
        let made = before_import(&project, &Backups { keep: 1, folder: Some(file) });
        assert!(matches!(made, Err(ServiceError::CannotWrite { .. })));
    }

    #[test]
    fn copies_of_one_second_are_told_apart_and_in_order() {
        let folder = Path::new("/không/có");
        assert_eq!(free_name(folder, "2020-05-20T08:15:00+07:00"), folder.join("2020-05-20 08.15.00.egov"));
        assert!(made(Path::new("2020-05-20 08.15.00.egov")) < made(Path::new("2020-05-20 08.15.00-2.egov")));
        assert_eq!(made(Path::new("2020-05-20.egov")), None);
        assert_eq!(made(Path::new("Đà Nẵng 2020 tháng 5 x.egov")), None);
    }
}
