//! Copies of a data file, made before much is written into it at once or when somebody wants one: where they lie, how many
//! are kept, and how one of them is put back.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Project, ServiceError, clock, files, maintain};
use crate::store::StoreError;

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
    now(project, backups).map(Some)
}

/// Copies a data file as it is now, and removes the copies that are over the number kept; none where that is 0, since
/// this one was asked for.
///
/// # Errors
/// A folder or copy that cannot be written.
pub fn now(project: &Project, backups: &Backups) -> Result<PathBuf, ServiceError> {
    let copy = kept(project, backups)?;
    if backups.keep > 0 {
        remove_surplus(&backups.of(project.path()), backups.keep);
    }
    Ok(copy)
}

/// Another one among the copies.
fn kept(project: &Project, backups: &Backups) -> Result<PathBuf, ServiceError> {
    let folder = backups.of(project.path());
    files::make_folder(&folder)?;
    let copy = free_name(&folder, &clock::now());
    project.store().copy_to(&copy)?;
    Ok(copy)
}

/// Copies a data file to where somebody wants it, whole or not at all. Nothing is overwritten. Gives its size in bytes.
///
/// # Errors
/// A file of that name, and whatever reading and writing may meet.
pub fn copy(file: &Path, to: &Path) -> Result<u64, ServiceError> {
    Project::open(file)?.store().copy_to(to)?;
    size(to)
}

fn size(file: &Path) -> Result<u64, ServiceError> {
    let about = fs::metadata(file);
    let about = about.map_err(|error| ServiceError::CannotRead { path: file.to_owned(), detail: error.to_string() })?;
    Ok(about.len())
}

/// A copy that lies among those of a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub path: PathBuf,
    /// When it was made: `14/05/2020 09:30`.
    pub made: String,
    pub bytes: u64,
    /// Imports that count in the data file and were made after it.
    pub later_imports: usize,
}

/// The copies of a data file, the newest first. Where they cannot be read there are none.
///
/// # Errors
/// Those of reading the data file.
pub fn list(project: &Project, backups: &Backups) -> Result<Vec<Kept>, ServiceError> {
    let imports = project.store().imports()?;
    let counting = imports.iter().filter(|import| import.undone_at.is_none());
    let moments: Vec<String> = counting.map(|import| moment(&import.made_at)).collect();
    let mut copies = copies_in(&backups.of(project.path()));
    copies.reverse();
    let kept = copies.into_iter().filter_map(|((made, _), path)| {
        let later_imports = moments.iter().filter(|import| **import > made).count();
        Some(Kept { bytes: size(&path).ok()?, made: readable(&made), path, later_imports })
    });
    Ok(kept.collect())
}

/// Puts a copy in the place of a data file, whole or not at all, after a copy of what is there was kept; gives that one.
/// Where there is no such file it is made. A copy that is damaged replaces nothing.
///
/// # Errors
/// A copy that is no sound data file or is the file itself, and whatever reading and writing may meet. The file is then
/// as it was.
pub fn restore(copy: &Path, file: &Path, backups: &Backups) -> Result<Option<PathBuf>, ServiceError> {
    let source = Project::open(copy)?;
    let integrity = maintain::check(&source)?.integrity;
    if integrity != "ok" {
        return Err(StoreError::Damaged { path: copy.to_owned(), detail: integrity }.into());
    }
    if file.symlink_metadata().is_err() {
        source.store().copy_to(file)?;
        return Ok(None);
    }
    if is_same(copy, file) {
        return Err(ServiceError::WouldReplace { path: file.to_owned() });
    }
    let mut project = Project::open(file)?;
    let before = kept(&project, backups)?;
    project.store_mut().become_copy_of(copy)?;
    Ok(Some(before))
}

fn is_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(one, other)| one == other)
}

/// Length of `2020-05-14 09.30.12`.
const MOMENT: usize = 19;

/// `2020-05-14 09.30.12.egov`, or `2020-05-14 09.30.12-2.egov` for a second one of that second.
fn free_name(folder: &Path, now: &str) -> PathBuf {
    let moment = moment(now);
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{moment}.egov")),
        _ => folder.join(format!("{moment}-{number}.egov")),
    };
    (1u32..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

/// `2020-05-14 09.30.12` of `2020-05-14T09:30:12+07:00`.
fn moment(at: &str) -> String {
    at.replace('T', " ").replace(':', ".").chars().take(MOMENT).collect()
}

/// `14/05/2020 09:30` of `2020-05-14 09.30.12`.
fn readable(moment: &str) -> String {
    jiff::civil::DateTime::strptime("%Y-%m-%d %H.%M.%S", moment)
        .map(|at| at.strftime("%d/%m/%Y %H:%M").to_string())
        .unwrap_or_else(|_| moment.to_owned())
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

/// The copies in a folder, oldest first, each with when it was made.
fn copies_in(folder: &Path) -> Vec<((String, u32), PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut copies: Vec<_> = entries.filter_map(|path| Some((made(&path)?, path))).collect();
    copies.sort();
    copies
}

fn remove_surplus(folder: &Path, keep: usize) {
    let copies = copies_in(folder);
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
    fn a_copy_is_put_back_and_what_stood_there_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let backups = Backups { keep: 1, folder: None };
        let mut project = filled(folder.path());
        let file = project.path().to_owned();
        let filled = project.store().periods().unwrap();
        let copy = now(&project, &backups).unwrap();
        assert_eq!(list(&project, &backups).unwrap().iter().map(|kept| kept.later_imports).collect::<Vec<_>>(), [0]);
        maintain::undo_last_import(&mut project).unwrap().unwrap();
        drop(project);

        let before = restore(&copy, &file, &backups).unwrap().unwrap();
        let project = Project::open(&file).unwrap();
        assert_eq!(project.store().periods().unwrap(), filled);
        assert!(maintain::last_import(&project).unwrap().is_some(), "what was undone since counts again");
        assert!(maintain::last_import(&Project::open(&before).unwrap()).unwrap().is_none(), "as it was before");
        let listed = list(&project, &backups).unwrap();
        let paths: Vec<&PathBuf> = listed.iter().map(|kept| &kept.path).collect();
        assert_eq!(paths, [&before, &copy], "the newest first, and the one that was put back is not removed");
        assert!(listed.iter().all(|kept| kept.bytes > 0 && kept.made.contains('/')), "{listed:?}");
    }

    #[test]
    fn a_copy_is_put_where_there_is_no_file_and_never_over_itself() {
        let folder = tempfile::tempdir().unwrap();
        let project = filled(folder.path());
        let copy = now(&project, &Backups::default()).unwrap();
        let elsewhere = folder.path().join("b.egov");
        assert_eq!(restore(&copy, &elsewhere, &Backups::default()).unwrap(), None);
        assert_eq!(Project::open(&elsewhere).unwrap().store().periods().unwrap().len(), 1);
        assert!(matches!(restore(&copy, &copy, &Backups::default()), Err(ServiceError::WouldReplace { .. })));
    }

    #[test]
    fn what_is_no_sound_copy_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let project = filled(folder.path());
        let file = project.path().to_owned();
        let copy = now(&project, &Backups::default()).unwrap();
        drop(project);
        let (sound, mut damaged) = (fs::read(&file).unwrap(), fs::read(&copy).unwrap());
        let end = damaged.len();
        damaged.get_mut(end / 2..end).unwrap().fill(0xa5);
        fs::write(&copy, damaged).unwrap();
        assert!(restore(&copy, &file, &Backups::default()).is_err());
        fs::write(&copy, "không phải cơ sở dữ liệu").unwrap();
        assert!(restore(&copy, &file, &Backups::default()).is_err());
        assert_eq!(fs::read(&file).unwrap(), sound);
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
