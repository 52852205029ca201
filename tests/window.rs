//! The real binary with a real window on a virtual display. Skips, and says so, where Xvfb or its tools are not installed.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "a skipped test says why")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A process that ends with the test.
struct Running(Child);

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

fn tools_are_there() -> bool {
    ["Xvfb", "openbox", "xdotool", "xprop", "import"].iter().all(|tool| {
        let found = Command::new("which").arg(tool).stdout(Stdio::null()).status().is_ok_and(|status| status.success());
        if !found {
            println!("skipped: {tool} is not installed");
        }
        found
    })
}

fn spawn(command: &mut Command) -> Running {
    Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

fn open_display(size: &str) -> Display {
    let name = format!(":{}", 200 + std::process::id() % 10_000);
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

fn on(display: &str, program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).env("DISPLAY", display).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn wait_for<T: Into<Option<bool>>>(what: &str, mut done: impl FnMut() -> T) {
    let begun = Instant::now();
    while !done().into().unwrap_or(false) {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} did not come");
        sleep(Duration::from_millis(100));
    }
}

fn colours(picture: &Path) -> usize {
    let output = Command::new("identify").args(["-format", "%k"]).arg(picture).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0)
}

#[test]
fn the_window_opens_on_a_data_file_shows_its_scores_goes_to_the_chart_by_key_and_closes() {
    if !tools_are_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_egov-score")).arg("demo").arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let display = open_display("1366x768");
    let mut program = spawn(
        Command::new(env!("CARGO_BIN_EXE_egov-score"))
            .arg(folder.path().join("demo.egov"))
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_CONFIG_HOME", folder.path()),
    );
    let mut window = String::new();
    wait_for("the window", || {
        window = on(&display.name, "xdotool", &["search", "--class", "egov-score"]).unwrap_or_default();
        !window.is_empty()
    });
    let window = window.lines().next().unwrap();
    let picture = folder.path().join("window.png");
    wait_for("its content", || {
        on(&display.name, "import", &["-window", window, picture.to_str().unwrap()]);
        colours(&picture) > 50
    });
    let results = std::fs::read(&picture).unwrap();
    on(&display.name, "xdotool", &["windowfocus", "--sync", window, "key", "ctrl+6"]).unwrap();
    wait_for("the comparison chart", || {
        on(&display.name, "import", &["-window", window, picture.to_str().unwrap()]);
        std::fs::read(&picture).unwrap() != results && colours(&picture) > 50
    });
    assert!(program.0.try_wait().unwrap().is_none(), "the program ended by itself");
    on(&display.name, "xdotool", &["windowclose", window]).unwrap();
}
