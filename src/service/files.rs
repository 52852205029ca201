//! Files in and out: gathering workbooks from folders, and writing results so that nothing half-written stays.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::ServiceError;
use crate::domain::FindingKind;
use crate::domain::text::capitalised;

/// Endings of files that lie in the same folders and are certainly no spreadsheets; they are passed over, not read.
/// Packed archives are not among them: workbooks may be inside, and whoever imports must hear of it.
const OTHER_ENDINGS: &[&str] = &[
    "pdf", "doc", "docx", "ppt", "pptx", "jpg", "jpeg", "png", "gif", "txt", "md", "egov", "svg", "htm", "html",
    "json", "toml", "db", "ini", "lnk", "msg", "eml",
];

/// What a folder holds for an import, in order of names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Gathered {
    pub workbooks: Vec<PathBuf>,
    /// By their ending no spreadsheets.
    pub passed_over: Vec<PathBuf>,
    /// Links to folders inside a folder: they may lead in a circle.
    pub linked_folders: Vec<PathBuf>,
}

impl Gathered {
    /// What is not read, and why.
    pub(super) fn unread(self) -> impl Iterator<Item = (PathBuf, FindingKind)> {
        let passed_over = self.passed_over.into_iter().map(|path| (path, FindingKind::PassedOver));
        passed_over.chain(self.linked_folders.into_iter().map(|path| (path, FindingKind::LinkedFolder)))
    }
}

/// The files named, and everything in the folders named. A path that does not exist is kept, so that reading says so.
pub(super) fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.is_dir() {
            gather_folder(path, &mut gathered);
        } else {
            gathered.workbooks.push(path.clone());
        }
    }
    gathered
}

fn gather_folder(folder: &Path, gathered: &mut Gathered) {
    let Ok(entries) = fs::read_dir(folder) else {
        gathered.workbooks.push(folder.to_owned());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if path.is_symlink() { gathered.linked_folders.push(path) } else { gather_folder(&path, gathered) }
        } else if has_other_ending(&path) {
            gathered.passed_over.push(path);
        } else {
            // What is no file, or a link to nothing, is told when it is read.
            gathered.workbooks.push(path);
        }
    }
}

/// Dot files, and the owner files that Excel and LibreOffice leave beside an open workbook.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn has_other_ending(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    OTHER_ENDINGS.contains(&ending.as_str())
}

/// How long a part may lie untouched before nobody can be writing it any more.
const STALE: Duration = Duration::from_secs(60);

/// Removes from a folder what a program that was ended in the middle of writing left there.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_part(&entry.file_name().to_string_lossy())) {
        let touched = entry.metadata().and_then(|about| about.modified()).ok();
        if touched.and_then(|touched| touched.elapsed().ok()).is_some_and(|age| age > STALE) {
            // What cannot be removed disturbs nobody: its name is hidden, and no import reads it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// `.kết quả.csv.4711.part`
fn part_name(name: &OsStr) -> OsString {
    let mut part = OsString::from(".");
    part.push(name);
    part.push(format!(".{}.part", std::process::id()));
    part
}

fn is_part(name: &str) -> bool {
    let number = name.strip_prefix('.').and_then(|name| name.strip_suffix(".part")?.rsplit_once('.'));
    number.is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

/// Writes a file whole or not at all: without a name where the system can, else under a temporary one beside it, then
/// renamed.
///
/// # Errors
/// [`ServiceError::CannotWrite`].
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ServiceError> {
    let fault = |error: io::Error| ServiceError::CannotWrite { path: path.to_owned(), detail: error.to_string() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = folder.join(part_name(path.file_name().unwrap_or_default()));
    let written = nameless::write(folder, path, &part, bytes).or_else(|_| {
        let file = fs::File::create(&part)?;
        fill(&file, bytes)?;
        fs::rename(&part, path)
    });
    written.map_err(|error| {
        // The rename may have failed because the target is open elsewhere; the part must not stay behind.
        let _ = fs::remove_file(&part);
        fault(error)
    })
}

fn fill(mut file: &fs::File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files that get their name when they are whole: whoever ends the program in the middle leaves nothing behind.
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::{self, File};
    use std::io;
    use std::os::fd::AsRawFd as _;
    use std::path::{Path, PathBuf};

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    /// `part` is the name in between where another file bears the one that is meant.
    ///
    /// # Errors
    /// Where the file system knows no such files, and whatever writing may meet.
    pub(super) fn write(folder: &Path, path: &Path, part: &Path, bytes: &[u8]) -> io::Result<()> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = File::from(open(folder, flags, Mode::from_raw_mode(0o666))?);
        super::fill(&file, bytes)?;
        let nameless = PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()));
        let name_it = |name: &Path| linkat(CWD, &nameless, CWD, name, AtFlags::SYMLINK_FOLLOW);
        if name_it(path).is_ok() {
            return Ok(());
        }
        name_it(part)?;
        fs::rename(part, path)
    }
}

#[cfg(not(target_os = "linux"))]
mod nameless {
    use std::io;
    use std::path::Path;

    pub(super) fn write(_: &Path, _: &Path, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Makes a folder and its parents where they are missing.
pub fn make_folder(folder: &Path) -> Result<(), ServiceError> {
    fs::create_dir_all(folder)
        .map_err(|error| ServiceError::CannotWrite { path: folder.to_owned(), detail: error.to_string() })
}

/// A name without the letters that file systems and mail programs stumble on: `Đà Nẵng` → `Da-Nang`.
pub(super) fn plain_name(text: &str) -> String {
    let words: Vec<String> = crate::domain::text::search_key(text).split(' ').map(capitalised).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_and_owner_files_are_not_workbooks() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("sở");
        fs::create_dir(&inner).unwrap();
        for name in ["b.xlsx", "a.XLSX", "~$a.XLSX", ".an", "công văn.pdf", "khong-duoi"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::write(inner.join("c.xls"), "x").unwrap();
        let gathered = gather(&[folder.path().to_owned()]);
        let names: Vec<_> =
            gathered.workbooks.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect();
        assert_eq!(names, ["a.XLSX", "b.xlsx", "khong-duoi", "c.xls"]);
        assert_eq!(gathered.passed_over.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_and_lead_in_no_circle() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("..", at("a")).unwrap();
        std::os::unix::fs::symlink("missing.xlsx", at("b.xlsx")).unwrap();
        let gathered = gather(&[folder.path().to_owned()]);
        assert_eq!((gathered.workbooks, gathered.linked_folders), (vec![at("b.xlsx")], vec![at("a")]));
        assert_eq!(gathered.passed_over, Vec::<PathBuf>::new());
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("c.xlsx"), "x").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), at("d")).unwrap();
        assert_eq!(gather(&[at("d")]).workbooks, [at("d").join("c.xlsx")], "one that is named itself is followed");
    }

    #[test]
    fn what_an_ended_program_left_is_swept_and_read_by_no_import() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let old = std::time::SystemTime::now() - 2 * STALE;
        for name in [".a.xlsx.4711.part", ".b.xlsx.4711.part", ".c.part", "d.xlsx.4711.part"] {
            fs::write(at(name), "PK").unwrap();
            fs::File::options().write(true).open(at(name)).unwrap().set_modified(old).unwrap();
        }
        fs::write(at(".b.xlsx.4711.part"), "PK…").unwrap();
        assert_eq!(gather(&[folder.path().to_owned()]).workbooks, [at("d.xlsx.4711.part")]);
        sweep(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        left.sort();
        assert_eq!(left, [".b.xlsx.4711.part", ".c.part", "d.xlsx.4711.part"], "who writes now is not disturbed");
    }

    #[test]
    fn a_file_is_written_whole_and_leaves_no_part() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kết quả.csv");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn writing_into_a_missing_folder_says_which_file() {
        let path = Path::new("/no/such/folder/x.csv");
        assert!(matches!(write_whole(path, b""), Err(ServiceError::CannotWrite { path: p, .. }) if p == path));
    }

    #[test]
    fn file_names_carry_no_marks() {
        assert_eq!(plain_name("Bà Rịa - Vũng Tàu"), "Ba-Ria-Vung-Tau");
        assert_eq!(plain_name("Đắk Lắk"), "Dak-Lak");
    }
}
