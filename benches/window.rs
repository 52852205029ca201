//! The window: cold start to the first frame, memory with the sample file open, processor time when nothing happens, and how soon
//! a key is seen to be pressed while a thousand workbooks are read.
//!
//! `cargo bench --bench window`. Starts the real binary on a virtual display of 1366 × 768 and looks at the display's own
//! memory, every few milliseconds and without a screenshot program, whose start would take longer than a frame.
//! Linux with Xvfb only; elsewhere it says so and measures nothing.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::figures::{median, milliseconds, print_head};
use common::process;

const PROGRAM: &str = env!("CARGO_BIN_EXE_egov-score");
const RUNS: usize = 5;
/// How often the display is looked at.
const LOOK: Duration = Duration::from_millis(5);
/// A picture that has stood still this long is finished.
const STILL: Duration = Duration::from_millis(1_500);
/// How long the processor time of a window at rest is watched.
const IDLE: Duration = Duration::from_secs(5);
/// Workbooks that are read while keys are pressed: 63 provinces in each of these periods.
const YEARS: [&str; 2] = ["2018", "2019"];
const MONTHS: std::ops::RangeInclusive<u32> = 1..=8;
/// How often a key is pressed meanwhile.
const PRESSES: usize = 10;
const PATIENCE: Duration = Duration::from_secs(60);
/// An empty window, or one with its background only, has fewer colours; letters with smoothed edges give more.
const COLOURS_OF_CONTENT: usize = 50;

fn main() {
    if !common::is_wanted() {
        return;
    }
    let Some(display) = Display::open() else {
        println!("window: skipped, Xvfb is not installed");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = sample_file(folder.path());
    print_head("window");
    println!(
        "Medians of {RUNS} starts on Xvfb, 1366 × 768, no window manager. The program and its libraries are in the page"
    );
    println!("cache; the first start on a new display is shown apart.\n");
    println!(
        "| start | first frame, ms | picture complete, ms | resident, MiB | most resident, MiB | processor, idle 5 s, ms |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    let nothing: [&Path; 0] = [];
    print_row("no file, first on this display", &[start(&display, folder.path(), &nothing)]);
    print_row("no file: welcome", &starts(&display, folder.path(), &nothing));
    print_row("with the sample file: its scores", &starts(&display, folder.path(), &[&sample]));
    print_answers(&display, folder.path());
}

/// How long after a key the picture is another one, at rest and while workbooks are read.
fn print_answers(display: &Display, home: &Path) {
    if !Command::new("which").arg("xdotool").stdout(Stdio::null()).status().is_ok_and(|found| found.success()) {
        println!("\nkeys: skipped, xdotool is not installed");
        return;
    }
    let data = home.join("keys.egov");
    run_program(&[Path::new("new"), &data]);
    let sent = home.join("sent");
    for period in YEARS.iter().flat_map(|year| MONTHS.map(move |month| format!("{year}-{month:02}"))) {
        let out = sent.join(&period);
        run_program(&[Path::new("template"), &data, "--period".as_ref(), period.as_ref(), "--out".as_ref(), &out]);
    }
    let answering = dialogs_answered_with(home, &sent);
    let window = Window::open(display, home, &data, &answering);
    println!(
        "\nFrom the start of the program that presses the key (`xdotool`, itself some milliseconds) to another picture: the sheet of"
    );
    println!(
        "shortcuts comes and goes {PRESSES} times. Reading: {} workbooks of the program's own template.\n",
        YEARS.len() * MONTHS.count() * 63
    );
    println!("| keys | median, ms | longest, ms |");
    println!("|---|---:|---:|");
    window.print_presses("at rest");
    window.press("ctrl+i");
    sleep(Duration::from_millis(500));
    window.print_presses("while workbooks are read");
}

fn run_program(arguments: &[&Path]) {
    let made = Command::new(PROGRAM).args(arguments).output().expect("the program");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// Without a desktop, file dialogs are shown by "zenity": a folder with one that answers at once.
fn dialogs_answered_with(home: &Path, answer: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = home.join("bin");
    fs::create_dir_all(&folder).expect("a folder");
    let zenity = folder.join("zenity");
    fs::write(&zenity, format!("#!/bin/sh\necho '{}'\n", answer.display())).expect("a script");
    fs::set_permissions(&zenity, fs::Permissions::from_mode(0o755)).expect("a script that runs");
    folder
}

/// The program on a display, with the keyboard.
struct Window<'a> {
    display: &'a Display,
    _program: Running,
}

impl<'a> Window<'a> {
    fn open(display: &'a Display, home: &Path, data: &Path, answering: &Path) -> Self {
        display.wait_until_blank();
        let path = std::env::var("PATH").unwrap_or_default();
        let program = Running::of(
            Command::new(PROGRAM)
                .arg(data)
                .env("DISPLAY", &display.name)
                .env("PATH", format!("{}:{path}", answering.display()))
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("DBUS_SESSION_BUS_ADDRESS")
                .env("XDG_RUNTIME_DIR", home)
                .env("XDG_CONFIG_HOME", home.join("config"))
                .env("XDG_DATA_HOME", home.join("data")),
        );
        let begun = Instant::now();
        wait_for(|| display.colours() > COLOURS_OF_CONTENT, begun);
        display.last_change(begun);
        let window = Self { display, _program: program };
        window.xdotool(&["search", "--class", "egov-score", "windowfocus"]);
        window
    }

    fn xdotool(&self, arguments: &[&str]) {
        let done = Command::new("xdotool").args(arguments).env("DISPLAY", &self.display.name).output();
        assert!(done.is_ok_and(|done| done.status.success()), "xdotool {arguments:?}");
    }

    fn press(&self, key: &str) {
        self.xdotool(&["key", "--clearmodifiers", key]);
    }

    fn print_presses(&self, what: &str) {
        let answers: Vec<f64> =
            (0..PRESSES).map(|press| self.answer(if press % 2 == 0 { "F1" } else { "Escape" })).collect();
        let longest = answers.iter().copied().fold(0.0, f64::max);
        println!("| {what} | {:.0} | {longest:.0} |", median(&answers));
    }

    /// Milliseconds until the corner of the window, which the sheet's veil darkens and nothing else changes, is another.
    fn answer(&self, key: &str) -> f64 {
        let before = self.display.corner();
        let begun = Instant::now();
        self.press(key);
        let answered = wait_for(|| self.display.corner() != before, begun);
        sleep(Duration::from_millis(60));
        answered
    }
}

fn sample_file(folder: &Path) -> PathBuf {
    let made = Command::new(PROGRAM).arg("demo").arg(folder).output().expect("the program");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder.join("demo.egov")
}

/// What one start showed.
struct Start {
    first_frame: f64,
    complete: f64,
    resident: f64,
    most_resident: f64,
    idle: f64,
}

fn print_row(what: &str, starts: &[Start]) {
    let of = |field: fn(&Start) -> f64| median(&starts.iter().map(field).collect::<Vec<_>>());
    println!(
        "| {what} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
        of(|start| start.first_frame),
        of(|start| start.complete),
        of(|start| start.resident),
        of(|start| start.most_resident),
        of(|start| start.idle),
    );
}

fn starts(display: &Display, home: &Path, arguments: &[&Path]) -> Vec<Start> {
    (0..RUNS).map(|_| start(display, home, arguments)).collect()
}

fn start(display: &Display, home: &Path, arguments: &[&Path]) -> Start {
    display.wait_until_blank();
    let begun = Instant::now();
    let mut program = Running::of(
        Command::new(PROGRAM)
            .args(arguments)
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data")),
    );
    let first_frame = wait_for(|| display.colours() > COLOURS_OF_CONTENT, begun);
    let complete = display.last_change(begun);
    let id = program.0.id();
    let before = process::processor_seconds(id).unwrap_or(f64::NAN);
    sleep(IDLE);
    let idle = (process::processor_seconds(id).unwrap_or(f64::NAN) - before) * 1_000.0;
    let memory = |field| process::memory(&id.to_string(), field).unwrap_or(f64::NAN);
    let (resident, most_resident) = (memory("VmRSS"), memory("VmHWM"));
    assert!(program.0.try_wait().expect("its state").is_none(), "the program ended by itself");
    Start { first_frame, complete, resident, most_resident, idle }
}

/// Milliseconds since `begun` when it came true.
fn wait_for(mut done: impl FnMut() -> bool, begun: Instant) -> f64 {
    while !done() {
        assert!(begun.elapsed() < PATIENCE, "nothing was drawn");
        sleep(LOOK);
    }
    milliseconds(begun.elapsed())
}

/// A process that ends with the value.
struct Running(Child);

impl Running {
    fn of(command: &mut Command) -> Self {
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual display whose pixels lie in a file.
struct Display {
    name: String,
    pixels: PathBuf,
    _server: Running,
    _folder: tempfile::TempDir,
}

impl Display {
    fn open() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = format!(":{}", 200 + std::process::id() % 10_000);
        let server = Command::new("Xvfb")
            .args([name.as_str(), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-fbdir"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let display =
            Self { pixels: folder.path().join("Xvfb_screen0"), name, _server: Running(server.ok()?), _folder: folder };
        // The socket comes after the pixels.
        let socket = PathBuf::from(format!("/tmp/.X11-unix/X{}", &display.name[1..]));
        wait_for(|| display.pixels.exists() && socket.exists(), Instant::now());
        Some(display)
    }

    /// The picture: a file in the format of xwd, whose head says how long it is and how many colours it lists.
    fn picture(&self) -> Vec<u8> {
        let file = fs::read(&self.pixels).unwrap_or_default();
        let field = |at: usize| {
            let bytes = file.get(at * 4..at * 4 + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
            u32::from_be_bytes(bytes) as usize
        };
        let (head, listed_colours) = (field(0), field(19));
        file.get(head + listed_colours * 12..).unwrap_or_default().to_vec()
    }

    fn colours(&self) -> usize {
        self.picture().chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect::<HashSet<_>>().len()
    }

    /// The first pixels of the picture.
    fn corner(&self) -> Vec<u8> {
        self.picture().get(..64).unwrap_or_default().to_vec()
    }

    fn wait_until_blank(&self) {
        wait_for(|| self.colours() <= 2, Instant::now());
    }

    /// Milliseconds since `begun` of the last change of the picture before it stood still.
    fn last_change(&self, begun: Instant) -> f64 {
        let (mut picture, mut changed) = (self.picture(), begun.elapsed());
        while begun.elapsed() < changed + STILL && begun.elapsed() < PATIENCE {
            sleep(LOOK);
            let next = self.picture();
            if next != picture {
                (picture, changed) = (next, begun.elapsed());
            }
        }
        milliseconds(changed)
    }
}
