//! A display nobody sees, with the program's window on it: keys go in, pictures come out, file dialogs are answered.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::dropped;
use super::input_method::{self, InputMethod};

/// A process that ends with the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual display with a window manager: without one no window gets the keyboard.
struct Display {
    name: String,
    _server: Running,
    _manager: Running,
}

pub(crate) fn tools_are_there() -> bool {
    ["Xvfb", "openbox", "xdotool", "xprop", "import", "dbus-daemon", "fcitx5"].iter().all(|tool| {
        let found = Command::new("which").arg(tool).stdout(Stdio::null()).status().is_ok_and(|status| status.success());
        if !found {
            println!("skipped: {tool} is not installed");
        }
        found
    })
}

pub(crate) fn spawn(command: &mut Command) -> Running {
    Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

fn open_display(size: &str) -> Display {
    // Tests run at the same time, each on a display of its own.
    static OPENED: AtomicU32 = AtomicU32::new(0);
    let number = 200 + std::process::id() % 10_000 * 4 + OPENED.fetch_add(1, Ordering::Relaxed);
    let name = format!(":{number}");
    // Without -noreset the server starts anew when its first client, the probe below, leaves.
    let server = spawn(Command::new("Xvfb").args([
        &name,
        "-screen",
        "0",
        &format!("{size}x24"),
        "-nolisten",
        "tcp",
        "-noreset",
    ]));
    wait_for("the display", || on(&name, "xdotool", &["getdisplaygeometry"]).is_some());
    let manager = spawn(Command::new("openbox").env("DISPLAY", &name));
    // A window that is made while the manager takes over is never shown.
    wait_for("the window manager", || {
        on(&name, "xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"]).is_some_and(|answer| answer.contains("0x"))
    });
    Display { name, _server: server, _manager: manager }
}

/// What `program` answers on `display`; none where it failed.
pub(crate) fn on(display: &str, program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).env("DISPLAY", display).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub(crate) fn wait_for<T: Into<Option<bool>>>(what: &str, mut done: impl FnMut() -> T) {
    let begun = Instant::now();
    while !done().into().unwrap_or(false) {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} did not come");
        sleep(Duration::from_millis(100));
    }
}

/// The program at work on a display of its own, the only one at a time.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    display: Display,
    program: Running,
    _input_method: InputMethod,
    window: String,
    _turn: MutexGuard<'static, ()>,
}

/// Desks share two processors with their display and input method: three at once keep each other waiting past any limit.
static TURN: Mutex<()> = Mutex::new(());

impl Desk {
    /// Opens a window on `data`, or on no file, in a folder of its own; what it knows of its user is Vietnamese and Đà Nẵng.
    pub(crate) fn open(folder: tempfile::TempDir, data: Option<&Path>) -> Self {
        Self::enlarged(folder, data, 1.0)
    }

    /// The same where the system shows everything so many times as large.
    pub(crate) fn enlarged(folder: tempfile::TempDir, data: Option<&Path>, scale: f32) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let display = open_display("1366x768");
        let at = folder.path();
        let settings = at.join("config/egov-score");
        std::fs::create_dir_all(&settings).unwrap();
        std::fs::write(settings.join("settings.json"), r#"{"language":"vi","own_unit":"48"}"#).unwrap();
        answering_dialogs(at);
        let input_method = InputMethod::start(&display.name, at);
        let (program, window) = shown(at, &display.name, data, scale);
        let desk = Self { folder, display, program, _input_method: input_method, window, _turn: turn };
        wait_for("its content", || colours(&desk.picture()) > 50);
        on(&desk.display.name, "xdotool", &["windowfocus", "--sync", &desk.window]).unwrap();
        desk
    }

    /// A file in the desk's folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Drops a file on the window, as if it were dragged out of a file manager.
    pub(crate) fn drop_in(&self, path: &Path) {
        dropped::drop_on(&self.display.name, self.window.parse().unwrap(), path);
    }

    /// What the next file dialog answers.
    pub(crate) fn answer(&self, path: &Path) {
        std::fs::write(self.path("answer"), path.to_str().unwrap()).unwrap();
    }

    /// Presses a key, as xdotool writes it.
    pub(crate) fn press(&self, key: &str) {
        on(&self.display.name, "xdotool", &["key", "--clearmodifiers", key]).unwrap();
    }

    /// Types keys of an English keyboard, which the input method makes Vietnamese by the rules of Telex (`heets` is `hết`). For letters
    /// that are not on it xdotool would change the keyboard under the program, which loses some.
    pub(crate) fn type_in(&self, text: &str) {
        for letter in text.chars() {
            // The input method asks how the keyboard stands when it comes to the key, not how it stood: a capital takes its time.
            let key = letter.to_ascii_lowercase().to_string();
            let small = ["type", "--delay", "60", &key];
            let capital =
                ["keydown", "shift", "sleep", "0.2", "key", &key, "sleep", "0.2", "keyup", "shift", "sleep", "0.2"];
            let arguments: &[&str] = if letter.is_ascii_uppercase() { &capital } else { &small };
            on(&self.display.name, "xdotool", arguments).unwrap();
            // A word is handed over whole; the next must not come before it.
            if letter == ' ' {
                self.rest("the word");
            }
        }
    }

    /// Presses a key and waits until more than a caret has changed, and then until the picture rests.
    pub(crate) fn turn_to(&self, what: &str, key: &str) {
        let before = self.seen();
        self.press(key);
        wait_for(what, || differing(&before, &self.seen()) > 400);
        self.rest(what);
    }

    /// Waits until the picture rests but for a blinking caret: until a second has gone by in which nothing came. Two pictures alike are
    /// not enough on a busy machine, where the next one may be a while in coming.
    pub(crate) fn rest(&self, what: &str) {
        let mut last = self.seen();
        let mut since = Instant::now();
        wait_for(what, || {
            let now = self.seen();
            if differing(&last, &now) >= 60 {
                since = Instant::now();
            }
            last = now;
            since.elapsed() > Duration::from_secs(1)
        });
    }

    /// Turns the wheel over what is shown at the right until something moves, and waits until it rests.
    pub(crate) fn scroll_down(&self, what: &str) {
        let before = self.seen();
        on(&self.display.name, "xdotool", &["mousemove", "--window", &self.window, "900", "500", "click", "5"])
            .unwrap();
        wait_for(what, || differing(&before, &self.seen()) > 400);
        self.rest(what);
    }

    /// Has everything painted: a window of another size keeps nothing of what it showed.
    pub(crate) fn paint_anew(&self) {
        let [width, height] = self.size();
        for height in [height - 40, height] {
            let before = self.seen();
            let [width, height] = [width, height].map(|side| side.to_string());
            on(&self.display.name, "xdotool", &["windowsize", &self.window, &width, &height]).unwrap();
            wait_for("the window of another size", || before.len() != self.seen().len());
            self.rest("the window of another size");
        }
    }

    /// How large the window is, without its frame: width, height.
    pub(crate) fn size(&self) -> [u32; 2] {
        let told = on(&self.display.name, "xdotool", &["getwindowgeometry", "--shell", &self.window]).unwrap();
        ["WIDTH=", "HEIGHT="]
            .map(|name| told.lines().find_map(|line| line.strip_prefix(name)).unwrap().parse().unwrap())
    }

    /// Whether the program still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.program.0.try_wait().unwrap().is_none()
    }

    pub(crate) fn close(&self) {
        on(&self.display.name, "xdotool", &["windowclose", &self.window]).unwrap();
    }

    fn picture(&self) -> PathBuf {
        let picture = self.path("window.png");
        on(&self.display.name, "import", &["-window", &self.window, picture.to_str().unwrap()]);
        picture
    }

    /// Every pixel that is seen.
    pub(crate) fn seen(&self) -> Vec<u8> {
        let picture = self.picture();
        Command::new("convert").arg(picture).args(["-depth", "8", "gray:-"]).output().unwrap().stdout
    }
}

/// The program and its window. In one of some hundreds of starts none came within a minute. What is known to wait without end is the
/// library behind windows, for an input method that overlooked its question; like its user, this starts the program again, and tells of it.
fn shown(folder: &Path, display: &str, data: Option<&Path>, scale: f32) -> (Running, String) {
    for attempt in 1..=3 {
        let said = folder.join(format!("said-{attempt}.txt"));
        let mut program = started(folder, display, data, scale, &said);
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if let Some(window) = on(display, "xdotool", &["search", "--class", "egov-score"])
                && let Some(first) = window.lines().next()
            {
                return (program, first.to_owned());
            }
            let said = || std::fs::read_to_string(&said).unwrap_or_default();
            if let Some(status) = program.0.try_wait().unwrap() {
                panic!("the program ended before its window came: {status}\n{}", said());
            }
            sleep(Duration::from_millis(100));
        }
        println!("start {attempt}: no window in 30 s; the program said: {:?}", std::fs::read_to_string(&said));
    }
    panic!("the window did not come");
}

fn started(folder: &Path, display: &str, data: Option<&Path>, scale: f32, said: &Path) -> Running {
    let path = std::env::var("PATH").unwrap_or_default();
    let child = Command::new(env!("CARGO_BIN_EXE_egov-score"))
        .args(data)
        .env("DISPLAY", display)
        .env("WINIT_X11_SCALE_FACTOR", scale.to_string())
        .env("PATH", format!("{}:{path}", folder.join("bin").display()))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_RUNTIME_DIR", folder)
        .env(input_method::MODIFIERS.0, input_method::MODIFIERS.1)
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(said).unwrap())
        .spawn();
    Running(child.unwrap())
}

/// What was seen last is kept where a test failed.
impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join(format!("window-{}.png", self.display.name.trim_start_matches(':')));
            let copied = std::fs::copy(self.picture(), &kept).is_ok();
            println!("{}: {}", if copied { "seen last" } else { "nothing was seen" }, kept.display());
        }
    }
}

/// Without a desktop, file dialogs are shown by "zenity": this one answers with what lies in the file "answer".
fn answering_dialogs(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let zenity = folder.join("bin/zenity");
    std::fs::create_dir_all(folder.join("bin")).unwrap();
    std::fs::write(&zenity, format!("#!/bin/sh\ncat '{}'\n", folder.join("answer").display())).unwrap();
    std::fs::set_permissions(&zenity, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn colours(picture: &Path) -> usize {
    let output = Command::new("identify").args(["-format", "%k"]).arg(picture).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0)
}

/// Pixels that are not the same.
pub(crate) fn differing(before: &[u8], after: &[u8]) -> usize {
    let both = before.iter().zip(after).filter(|(before, after)| before != after).count();
    both + before.len().abs_diff(after.len())
}
