//! Killed at any moment, or asked to end: whatever the import was at, on reopening it is wholly in or wholly out.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use egov_score::service::{CatalogueChoice, Project, maintain};

const KILLS: usize = 200;
/// Runs that are asked to end, one after the other.
const ASKED: usize = 18;
const AT_ONCE: usize = 3;
const WORKBOOKS: usize = 12;
/// Marks the processes of this test, workers too: they take it over from the one that started them.
const MARK: &str = "EGOV_SCORE_TEST_OF_KILLING";

/// A batch of workbooks, and a data file into which it was not imported yet.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sent = folder.path().join("gửi đến");
        fs::create_dir(&sent).unwrap();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2020-05");
        let mut workbooks: Vec<PathBuf> =
            fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
        workbooks.sort();
        for path in workbooks.iter().take(WORKBOOKS) {
            fs::copy(path, sent.join(path.file_name().unwrap())).unwrap();
        }
        Project::create(&folder.path().join("empty.egov"), &CatalogueChoice::default()).unwrap();
        Self { folder }
    }

    /// A fresh copy of the data file, in a folder of its own: a journal that is left must lie beside it.
    fn fresh(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir(&folder).unwrap();
        let file = folder.join("a.egov");
        fs::copy(self.folder.path().join("empty.egov"), &file).unwrap();
        file
    }

    fn import(&self, file: &Path) -> Child {
        Command::new(env!("CARGO_BIN_EXE_egov-score"))
            .arg("import")
            .arg(file)
            .arg(self.folder.path().join("gửi đến"))
            .env(MARK, file)
            // A group of its own: what a terminal sends to a whole group must not reach this test.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

/// Chance that falls the same way every time: SplitMix64, 0 to below 1.
fn chance(round: usize) -> f64 {
    let mut mixed = (round as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// How long a run takes that nobody ends: all of it, and the writing at its end.
struct Pace {
    whole: Duration,
    writing: Duration,
}

/// Waits for the moment of ending a run: half of the moments fall anywhere in it, half into the writing.
fn wait(child: &mut Child, file: &Path, round: usize, pace: &Pace) {
    if round.is_multiple_of(2) {
        // With several at once each takes longer than the one that was timed.
        thread::sleep(pace.whole.mul_f64(chance(round) * AT_ONCE as f64));
        return;
    }
    wait_for_writing(child, file);
    thread::sleep(pace.writing.mul_f64(chance(round) * AT_ONCE as f64));
}

/// Waits until the journal is there, or the run is over.
fn wait_for_writing(child: &mut Child, file: &Path) {
    while !has_journal(file) && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_micros(200));
    }
}

/// Every fourth run is interrupted as a terminal does it; the others are killed outright.
fn end(child: &mut Child, round: usize) {
    if round % 4 == 3 {
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        thread::sleep(Duration::from_millis(1));
    }
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().unwrap();
}

/// What is held against a file that was left behind: in or out, whole either way, and undone where it is in.
fn is_in(file: &Path) -> bool {
    let mut project = Project::open(file).unwrap();
    let report = maintain::check(&project).unwrap();
    assert_eq!((report.integrity.as_str(), report.problems.as_slice()), ("ok", [].as_slice()));
    let Some(import) = project.store().last_import().unwrap() else {
        assert_eq!((report.submissions, project.store().imports().unwrap().len()), (0, 0));
        return false;
    };
    assert_eq!((import.files, import.submissions, report.submissions), (WORKBOOKS, WORKBOOKS, WORKBOOKS));
    assert_eq!(project.store().import_files(import.id).unwrap().len(), WORKBOOKS);
    assert!(maintain::undo_last_import(&mut project).unwrap().is_some());
    assert_eq!(maintain::check(&project).unwrap().submissions, 0);
    true
}

/// Whether the run was ended in the middle of writing.
fn has_journal(file: &Path) -> bool {
    file.with_extension("egov-journal").exists()
}

/// Processes that still carry the mark of a run.
fn left_over(file: &Path) -> usize {
    let mark = format!("{MARK}={}", file.display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter_map(|entry| fs::read(entry.path().join("environ")).ok())
        .filter(|environ| environ.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes()))
        .count()
}

fn all_are_gone(file: &Path) -> bool {
    let patience = Instant::now() + Duration::from_secs(10);
    while left_over(file) > 0 {
        if Instant::now() > patience {
            return false;
        }
        thread::sleep(Duration::from_millis(5));
    }
    true
}

/// Runs once to warm up, and once more to tell how long one takes.
fn pace_of(scene: &Scene) -> Pace {
    let [_, pace] = ["warm", "timed"].map(|name| {
        let file = scene.fresh(name);
        let begun = Instant::now();
        let mut child = scene.import(&file);
        wait_for_writing(&mut child, &file);
        let reading = begun.elapsed();
        child.wait().unwrap();
        let whole = begun.elapsed();
        assert!(is_in(&file), "a run that nobody ends takes everything over");
        Pace { whole, writing: whole - reading }
    });
    pace
}

/// Asks a run to end, as a terminal asks it and its workers, or as the system asks it alone.
fn ask_to_end(child: &mut Child, round: usize) -> std::process::ExitStatus {
    let (signal, whom) = match round % 3 {
        0 => ("-INT", format!("-{}", child.id())),
        1 => ("-INT", child.id().to_string()),
        _ => ("-TERM", child.id().to_string()),
    };
    // It may have ended by itself.
    let _ = Command::new("kill").args([signal, "--", &whom]).stderr(Stdio::null()).status();
    let patience = Instant::now() + Duration::from_secs(10);
    loop {
        match child.try_wait().unwrap() {
            Some(status) => return status,
            None => assert!(Instant::now() < patience, "round {round} goes on after {signal}"),
        }
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn an_import_asked_to_end_ends_at_once_with_its_workers_and_leaves_all_or_nothing() {
    let scene = Scene::new();
    let pace = pace_of(&scene);
    let mut asked = 0;
    for round in 0..ASKED {
        let file = scene.fresh(&round.to_string());
        let mut child = scene.import(&file);
        wait(&mut child, &file, round, &pace);
        let status = ask_to_end(&mut child, round);
        // Ended by the signal, or by itself before the signal came: with findings (1) or without (0).
        let by_signal = status.signal().is_some_and(|signal| [2, 15].contains(&signal));
        assert!(by_signal || matches!(status.code(), Some(0 | 1)), "round {round}: {status}");
        asked += usize::from(by_signal);
        assert!(all_are_gone(&file), "round {round} left workers behind");
        let is_in = is_in(&file);
        assert!(by_signal || is_in, "round {round} said it was done");
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
    }
    println!("{ASKED} imports asked to end: {asked} ended so");
    assert!(asked > 0, "some were asked before they were done");
}

#[test]
fn an_import_killed_at_any_moment_is_wholly_in_or_wholly_out() {
    let scene = Scene::new();
    let pace = pace_of(&scene);
    let (next, inside, writing) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    if round >= KILLS {
                        return;
                    }
                    let file = scene.fresh(&round.to_string());
                    let mut child = scene.import(&file);
                    wait(&mut child, &file, round, &pace);
                    end(&mut child, round);
                    assert!(all_are_gone(&file), "round {round} left workers behind");
                    writing.fetch_add(usize::from(has_journal(&file)), Ordering::Relaxed);
                    inside.fetch_add(usize::from(is_in(&file)), Ordering::Relaxed);
                    fs::remove_dir_all(file.parent().unwrap()).unwrap();
                }
            });
        }
    });
    let (inside, writing) = (inside.into_inner(), writing.into_inner());
    let Pace { whole, writing: commit } = pace;
    println!("{KILLS} imports of {whole:?}, {commit:?} of it writing: {inside} in, {writing} ended in mid-writing");
    assert!(inside < KILLS, "some were ended before they were done");
}
