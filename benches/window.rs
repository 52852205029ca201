//! The window: cold start to the first frame, memory with the sample file open, processor time when nothing happens, and how soon
//! a key is seen to be pressed while a thousand workbooks are read and written.
//!
//! `cargo bench --bench window`. Starts the real binary on a virtual display of 1366 × 768 and looks at the display's own
//! memory, every few milliseconds and without a screenshot program, whose start would take longer than a frame.
//! Linux with Xvfb only; elsewhere it says so and measures nothing.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::cell::RefCell;
use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::figures::{median, milliseconds, print_head};
use common::{made_up, process, workbooks};

const PROGRAM: &str = env!("CARGO_BIN_EXE_egov-score");
const RUNS: usize = 5;
/// How often the display is looked at.
const LOOK: Duration = Duration::from_millis(2);
/// A picture that has stood still this long is finished.
const STILL: Duration = Duration::from_millis(1_500);
/// How long the processor time of a window at rest is watched.
const IDLE: Duration = Duration::from_secs(5);
/// Long after a key at rest was answered.
const SETTLED: Duration = Duration::from_millis(600);
/// How often a key is pressed in an import, at most: those that are pressed after its end do not count.
const PRESSES: usize = 20;
/// How many imports keys are pressed in while they are written.
const IMPORTS: usize = 6;
/// How long a hand rests between two keys.
const BETWEEN_KEYS: Duration = Duration::from_millis(40);
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
    print_answers(&display, folder.path(), &sample);
}

/// How long after a key the picture is another one, at rest and while an import reads and writes.
fn print_answers(display: &Display, home: &Path, sample: &Path) {
    if !Command::new("which").arg("xdotool").stdout(Stdio::null()).status().is_ok_and(|found| found.success()) {
        println!("\nkeys: skipped, xdotool is not installed");
        return;
    }
    print_pages_at_rest(display, home, sample);
    workbooks::write(home);
    let answering = dialogs_answered_with(home, &home.join(workbooks::SENT));
    println!(
        "\nFrom the key to another picture, for at most {PRESSES} keys each; {IMPORTS} imports of {} workbooks of {}",
        made_up::UNITS,
        made_up::INDICATORS
    );
    println!(
        "rows. A key counts if, when it is pressed, processes that read workbooks live, or the journal of the data file lies beside it.\n"
    );
    println!("| keys | when | keys that count | median, ms | longest, ms |");
    println!("|---|---|---:|---:|---:|");
    for keys in [&SHEET, &SEARCH, &BOX] {
        print_answers_to(keys, display, home, &answering);
    }
}

/// While workbooks are read there is time for all keys of one import; written they are within a second, so that several imports are made.
fn print_answers_to(keys: &Keys, display: &Display, home: &Path, answering: &Path) {
    let mut while_written = Vec::new();
    let mut watched = Vec::new();
    for import in 0..IMPORTS {
        let data = workbooks::data_file(home).path().to_owned();
        let window = Window::open(display, home, &data, answering);
        if import == 0 {
            watched = window.pixels_that_answer(keys);
            print_presses(keys, "at rest", &window.answers(keys, &watched, |_| true));
        }
        window.press("ctrl+i");
        wait_for("the readers", || window.reads_workbooks(), Instant::now());
        if import == 0 {
            print_presses(keys, "while workbooks are read", &window.answers(keys, &watched, Window::reads_workbooks));
        }
        wait_for("the end of reading", || !window.reads_workbooks(), Instant::now());
        display.last_change(Instant::now());
        window.press("ctrl+Return");
        let is_writing = |_: &Window| fs::exists(data.with_extension("egov-journal")).unwrap_or_default();
        wait_for("the journal", || is_writing(&window), Instant::now());
        while_written.extend(window.answers(keys, &watched, is_writing));
    }
    print_presses(keys, "while the import is written", &while_written);
}

fn print_presses(keys: &Keys, when: &str, answers: &[f64]) {
    let longest = answers.iter().copied().fold(0.0, f64::max);
    let figures = match answers.len() {
        // It was over before the first key was pressed.
        0 => "– | –".to_owned(),
        _ => format!("{:.0} | {longest:.0}", median(answers)),
    };
    println!("| {} | {when} | {} | {figures} |", keys.name, answers.len());
}

/// Two keys that undo each other, and those that come before and after them.
struct Keys {
    name: &'static str,
    before: &'static str,
    there: &'static str,
    back: &'static str,
    after: &'static str,
    /// Which share of the pixels that differ is looked at, from the first: those that nothing else can change.
    watched: std::ops::Range<f32>,
}

/// Its veil darkens the first rows of the window, which show no work.
const SHEET: Keys = Keys {
    name: "`F1`, `Esc`: the sheet of shortcuts",
    before: "",
    there: "F1",
    back: "Escape",
    after: "",
    watched: 0.0..0.001,
};
/// What it finds stands below the letters, beside which a cursor blinks.
const SEARCH: Keys = Keys {
    name: "a letter and its removal in the search box",
    before: "ctrl+k",
    there: "b",
    back: "BackSpace",
    after: "Escape",
    watched: 0.5..1.0,
};

/// The box itself, with all there is to be found.
const BOX: Keys = Keys {
    name: "`Ctrl+K`, `Esc`: the search box",
    before: "",
    there: "ctrl+k",
    back: "Escape",
    after: "",
    watched: 0.0..0.001,
};

/// Processor time with the sample file on each page of the path, when nothing happens.
fn print_pages_at_rest(display: &Display, home: &Path, sample: &Path) {
    println!("\n| page at rest with the sample file | processor in 5 s, ms |");
    println!("|---|---:|");
    let window = Window::open(display, home, sample, home);
    for page in 1..=7 {
        window.press(&format!("ctrl+{page}"));
        display.last_change(Instant::now());
        println!("| `Ctrl+{page}` | {:.0} |", idle(window.id()));
    }
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
    program: Running,
    keyboard: RefCell<Keyboard>,
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
        wait_for("the first picture", || display.colours() > COLOURS_OF_CONTENT, begun);
        display.last_change(begun);
        let focused = Command::new("xdotool")
            .args(["search", "--class", "egov-score", "windowfocus"])
            .env("DISPLAY", &display.name)
            .output();
        assert!(focused.is_ok_and(|done| done.status.success()), "no window to press keys in");
        Self { display, program, keyboard: RefCell::new(Keyboard::of(display)) }
    }

    fn id(&self) -> u32 {
        self.program.0.id()
    }

    fn press(&self, key: &str) {
        self.keyboard.borrow_mut().press(key);
    }

    /// Whether processes live that the program has workbooks read in.
    fn reads_workbooks(&self) -> bool {
        process::has_children(self.id())
    }

    /// Where the picture differs once the first of two keys was pressed, and only they change it.
    fn pixels_that_answer(&self, keys: &Keys) -> Vec<usize> {
        // A cursor that blinks never rests.
        let rest = |key: &str| {
            if !key.is_empty() {
                self.press(key);
                sleep(SETTLED);
            }
            self.display.picture()
        };
        rest(keys.before);
        let (there, back) = (rest(keys.there), rest(keys.back));
        rest(keys.after);
        let differing: Vec<usize> = (0..back.len().min(there.len())).filter(|&at| there[at] != back[at]).collect();
        assert!(!differing.is_empty(), "{} changes nothing", keys.name);
        let place = |share: f32| (differing.len() as f32 * share) as usize;
        differing[place(keys.watched.start)..place(keys.watched.end).max(1)].to_vec()
    }

    /// Milliseconds that each key was answered after, as long as keys count when they are pressed.
    fn answers(&self, keys: &Keys, watched: &[usize], counts: impl Fn(&Self) -> bool) -> Vec<f64> {
        if !keys.before.is_empty() {
            self.press(keys.before);
            sleep(BETWEEN_KEYS);
        }
        let mut answers = Vec::new();
        while answers.len() < PRESSES && counts(self) {
            let key = if answers.len() % 2 == 0 { keys.there } else { keys.back };
            answers.push(self.answer(key, watched));
        }
        if answers.len() % 2 == 1 {
            self.answer(keys.back, watched);
        }
        if !keys.after.is_empty() {
            self.press(keys.after);
        }
        answers
    }

    /// Milliseconds until what is watched of the picture is another.
    fn answer(&self, key: &str, watched: &[usize]) -> f64 {
        let before = self.display.pixels_at(watched);
        let begun = Instant::now();
        self.press(key);
        let answered = wait_for("the answer to a key", || self.display.pixels_at(watched) != before, begun);
        sleep(BETWEEN_KEYS);
        answered
    }
}

/// `xdotool` told what to press while it runs: its start is in no figure.
struct Keyboard {
    told: std::process::ChildStdin,
    _hand: Running,
}

impl Keyboard {
    fn of(display: &Display) -> Self {
        let mut hand = Running(
            Command::new("xdotool")
                .arg("-")
                .env("DISPLAY", &display.name)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("xdotool"),
        );
        Self { told: hand.0.stdin.take().expect("a piped standard input"), _hand: hand }
    }

    fn press(&mut self, key: &str) {
        writeln!(self.told, "key {key}").and_then(|()| self.told.flush()).expect("xdotool listens");
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
    let first_frame = wait_for("the first picture", || display.colours() > COLOURS_OF_CONTENT, begun);
    let complete = display.last_change(begun);
    let id = program.0.id();
    let idle = idle(id);
    let memory = |field| process::memory(&id.to_string(), field).unwrap_or(f64::NAN);
    let (resident, most_resident) = (memory("VmRSS"), memory("VmHWM"));
    assert!(program.0.try_wait().expect("its state").is_none(), "the program ended by itself");
    Start { first_frame, complete, resident, most_resident, idle }
}

/// Milliseconds of processor time that a process takes in five seconds.
fn idle(process: u32) -> f64 {
    let before = process::processor_seconds(process).unwrap_or(f64::NAN);
    sleep(IDLE);
    (process::processor_seconds(process).unwrap_or(f64::NAN) - before) * 1_000.0
}

/// Milliseconds since `begun` when it came true.
fn wait_for(what: &str, mut done: impl FnMut() -> bool, begun: Instant) -> f64 {
    while !done() {
        assert!(begun.elapsed() < PATIENCE, "{what} did not come");
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
        wait_for("the display", || display.pixels.exists() && socket.exists(), Instant::now());
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

    /// The bytes of the picture that stand at these places.
    fn pixels_at(&self, watched: &[usize]) -> Vec<u8> {
        let picture = self.picture();
        watched.iter().map(|&at| picture.get(at).copied().unwrap_or_default()).collect()
    }

    fn wait_until_blank(&self) {
        wait_for("a blank display", || self.colours() <= 2, Instant::now());
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
