//! Making and opening: what is refused, and that refusing leaves no trace.

use std::fs;
use std::time::Duration;

use super::*;

/// Asks a store of its own for everything, so that damage anywhere shows.
fn read_all(store: &Store) -> Result<(), StoreError> {
    store.units()?;
    store.catalogues()?;
    store.periods()?;
    store.imports()?;
    store.history()?;
    store.current_of_period(MAY.parse().unwrap(), "nq17-2020").map(drop)
}

fn refused(content: &[u8]) -> StoreError {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.egov");
    fs::write(&path, content).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), content, "opening changed the file");
    assert_eq!(names_in(folder.path()), ["a.egov"], "opening left something beside the file");
    error
}

#[test]
fn a_new_file_holds_what_it_was_made_with_and_nothing_lies_beside_it() {
    let (folder, path) = file();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.units().unwrap(), units());
    assert_eq!(store.catalogues().unwrap(), [catalogue()]);
    assert!(!store.is_read_only());
    assert_eq!(store.path(), path);
    assert_eq!(names_in(folder.path()), ["số liệu 2020.egov"]);
}

#[test]
fn making_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.egov");
    fs::write(&path, "something of value").unwrap();
    let error = Store::create(&path, &catalogue(), &units(), NOW).unwrap_err();
    assert_eq!(error, StoreError::AlreadyExists { path: path.clone() });
    assert_eq!(fs::read(&path).unwrap(), b"something of value");
}

#[test]
fn a_journal_of_a_file_moved_away_is_not_played_into_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("a.egov-journal");
    fs::write(&journal, "journal").unwrap();
    let error = Store::create(&folder.path().join("a.egov"), &catalogue(), &units(), NOW).unwrap_err();
    assert_eq!(error, StoreError::AlreadyExists { path: journal });
    assert_eq!(names_in(folder.path()), ["a.egov-journal"]);
}

#[test]
fn a_failed_making_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let orphan = Unit { parent: Some("99".parse().unwrap()), ..unit("48-stttt", "Sở TTTT") };
    let error = Store::create(&folder.path().join("a.egov"), &catalogue(), &[orphan], NOW).unwrap_err();
    assert_eq!(error, StoreError::UnknownUnit { code: "99".parse().unwrap() });
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn making_in_a_folder_that_is_not_there_names_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("không có");
    let error = Store::create(&missing.join("a.egov"), &catalogue(), &units(), NOW).unwrap_err();
    assert_eq!(error, StoreError::NotFound { path: missing });
}

#[test]
fn opening_what_is_not_there_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.egov");
    assert_eq!(Store::open(&path).unwrap_err(), StoreError::NotFound { path });
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn empty_files_text_and_spreadsheets_are_no_data_files() {
    let long_text = "Bảng tổng hợp kết quả tự đánh giá\n".repeat(500);
    for content in [b"".as_slice(), b"a,b\n1,2\n", long_text.as_bytes(), b"PK\x03\x04", b"SQLite format 3\0"] {
        assert!(matches!(refused(content), StoreError::NotADataFile { .. }), "{:?}", content.get(..20));
    }
}

#[test]
fn a_folder_is_no_data_file() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::NotADataFile { .. })));
}

#[test]
fn another_programs_database_is_left_alone() {
    for journal in ["DELETE", "WAL"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        tamper(&path, &format!("PRAGMA journal_mode = {journal}; CREATE TABLE t (a); PRAGMA user_version = 1;"));
        assert!(matches!(refused(&fs::read(&path).unwrap()), StoreError::NotADataFile { .. }), "{journal}");
    }
}

#[test]
fn a_newer_programs_file_is_left_alone() {
    let (_folder, path) = file();
    tamper(&path, "PRAGMA user_version = 99");
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert_eq!(error, StoreError::NewerSchema { path: path.clone(), found: 99, known: SCHEMA_VERSION });
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_with_the_programs_mark_but_no_schema_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    tamper(&path, &format!("CREATE TABLE t (a); PRAGMA application_id = {}", schema::APPLICATION_ID));
    assert!(matches!(refused(&fs::read(&path).unwrap()), StoreError::NotADataFile { .. }));
}

#[cfg(unix)]
#[test]
fn what_a_person_did_not_type_is_not_in_an_error() {
    let path = PathBuf::from("a.egov");
    let cannot_open = rusqlite::Connection::open("/dev/null/x%2F").unwrap_err();
    let error = error::Fault::from(cannot_open).of_file(&path, error::Doing::Opening);
    let StoreError::Io { detail, .. } = error else { panic!("{error:?}") };
    assert!(!detail.contains("%2F"), "{detail}");
}

#[test]
fn opening_and_reading_change_no_byte() {
    let (folder, path) = file();
    let mut writer = Store::open(&path).unwrap();
    import_one(&mut writer, submission("48", MAY, 1));
    drop(writer);
    let before = fs::read(&path).unwrap();
    let store = Store::open(&path).unwrap();
    read_all(&store).unwrap();
    store.check(&[]).unwrap();
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names_in(folder.path()).len(), 1);
}

#[test]
fn names_that_mean_something_to_sqlite_are_only_names() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["50% #1? & more;.egov", ":memory:", "file:x?mode=memory"] {
        let path = folder.path().join(name);
        Store::create(&path, &catalogue(), &units(), NOW).unwrap();
        assert_eq!(Store::open(&path).unwrap().units().unwrap(), units(), "{name}");
        assert!(path.is_file(), "{name}");
    }
}

#[test]
fn a_file_cut_short_is_damaged() {
    let (_folder, path) = file();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let outcome = Store::open(&path).and_then(|store| read_all(&store));
    assert!(matches!(outcome, Err(StoreError::Damaged { .. })), "{outcome:?}");
}

#[test]
fn writing_to_a_file_opened_for_reading_is_refused_without_a_trace() {
    let (_folder, path) = file();
    let before = fs::read(&path).unwrap();
    let mut store = Store::open_read_only(&path).unwrap();
    assert!(store.is_read_only());
    read_all(&store).unwrap();
    let read_only = StoreError::ReadOnly { path: path.clone() };
    assert_eq!(store.set_setting("own", "48").unwrap_err(), read_only);
    assert_eq!(store.commit_import(import(vec![new_file(submission("48", MAY, 1))])).unwrap_err(), read_only);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_second_window_waits_and_then_says_the_file_is_locked() {
    let (_folder, path) = file();
    let first = rusqlite::Connection::open(&path).unwrap();
    first.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut second = Store::open(&path).unwrap();
    second.set_patience(Duration::ZERO).unwrap();
    assert_eq!(second.set_setting("own", "48").unwrap_err(), StoreError::Locked { path });
    assert_eq!(second.units().unwrap(), units(), "reading goes on while another window prepares its writing");
    first.execute_batch("ROLLBACK").unwrap();
    second.set_setting("own", "48").unwrap();
}

/// Where the other process of the next test finds the file.
const FILE_FOR_ANOTHER_PROCESS: &str = "EGOV_TEST_FILE_FOR_ANOTHER_PROCESS";

#[test]
#[ignore = "the other process of looking_at_a_file_keeps_the_locks_on_it"]
fn another_process_finds_the_file_locked() {
    let Some(path) = std::env::var_os(FILE_FOR_ANOTHER_PROCESS).map(PathBuf::from) else { return };
    let mut store = Store::open(&path).unwrap();
    store.set_patience(Duration::ZERO).unwrap();
    assert_eq!(store.set_setting("own", "48").unwrap_err(), StoreError::Locked { path });
}

/// On POSIX systems closing any handle of a file frees it of all locks of the process: opening must not do that.
#[test]
fn looking_at_a_file_keeps_the_locks_on_it() {
    let (_folder, path) = file();
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    drop(Store::open(&path).unwrap());
    let outcome = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "store::tests::opening::another_process_finds_the_file_locked"])
        .env(FILE_FOR_ANOTHER_PROCESS, &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&outcome.stdout);
    assert!(outcome.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
fn two_windows_write_one_after_the_other() {
    let (_folder, path) = file();
    let windows: Vec<_> = ["01", "48", "46"]
        .into_iter()
        .map(|unit| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store = Store::open(&path).unwrap();
                // Writers that meet in the middle wait by turns; on a slow disk that may take long.
                store.set_patience(Duration::from_secs(60)).unwrap();
                for value in 0..5 {
                    import_one(&mut store, submission(unit, MAY, value));
                }
            })
        })
        .collect();
    windows.into_iter().for_each(|window| window.join().unwrap());
    let store = Store::open(&path).unwrap();
    assert_eq!(store.imports().unwrap().len(), 15);
    for unit in ["01", "48", "46"] {
        assert_eq!(store.current(&key(unit)).unwrap().unwrap().version_no, 5);
    }
}

#[cfg(unix)]
#[test]
fn writing_to_a_file_that_was_moved_away_is_refused() {
    let (folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    fs::rename(&path, folder.path().join("elsewhere.egov")).unwrap();
    assert_eq!(store.set_setting("own", "48").unwrap_err(), StoreError::NotFound { path });
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let (_folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    let large = NewFile { workbook: Some(workbook(&"x".repeat(100_000))), ..new_file(submission("48", MAY, 1)) };
    assert_eq!(store.commit_import(import(vec![large])).unwrap_err(), StoreError::DiskFull { path: path.clone() });
    drop(store);
    let reopened = Store::open(&path).unwrap();
    assert_eq!(reopened.imports().unwrap(), []);
    assert_eq!(reopened.check(&[]).unwrap().integrity, "ok");
}

/// What a process that is killed while it writes leaves behind: the file as it was, and half-done changes with their
/// journal.
fn crashed() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = file();
    import_one(&mut Store::open(&path).unwrap(), submission("48", MAY, 1));
    let before = fs::read(&path).unwrap();
    let writer = rusqlite::Connection::open(&path).unwrap();
    // A cache of no size makes half-done changes reach the file, as a long import would.
    writer
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN IMMEDIATE; PRAGMA user_version = 99;
             UPDATE unit SET name = 'half done';
             WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 200)
             INSERT INTO workbook (sha256, size, bytes) SELECT printf('%064d', value), 5000, zeroblob(5000) FROM n;",
        )
        .unwrap();
    let crashed = folder.path().join("crashed.egov");
    let journal = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    fs::copy(&path, &crashed).unwrap();
    fs::copy(journal(&path), journal(&crashed)).unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
    assert!(!fs::read(&crashed).unwrap().starts_with(&before), "nothing half-done had reached the file");
    (folder, crashed)
}

fn opens_as_it_was_before(crashed: &Path) {
    let store = Store::open(crashed).unwrap();
    assert_eq!(store.units().unwrap(), units());
    assert_eq!(store.current(&key("48")).unwrap().unwrap().submission, submission("48", MAY, 1));
    let report = store.check(&[]).unwrap();
    assert_eq!((report.integrity.as_str(), report.problems), ("ok", vec![]));
}

#[test]
fn a_file_left_by_a_crash_in_the_middle_of_writing_opens_as_it_was_before() {
    let (_folder, crashed) = crashed();
    opens_as_it_was_before(&crashed);
}

/// The first page is written first when committing: its header then counts pages that the file does not have yet.
#[test]
fn a_file_left_by_a_crash_in_the_middle_of_committing_opens_as_it_was_before() {
    let (_folder, crashed) = crashed();
    let mut bytes = fs::read(&crashed).unwrap();
    let pages = u32::try_from(bytes.len() / 4096).unwrap() + 100;
    bytes[28..32].copy_from_slice(&pages.to_be_bytes());
    // The header's count holds only where the change counter agrees with the version that wrote it.
    bytes.copy_within(24..28, 92);
    fs::write(&crashed, bytes).unwrap();
    opens_as_it_was_before(&crashed);
}
