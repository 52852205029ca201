//! A Vietnamese input method (fcitx5 with Unikey, Telex) on one display: keys of an English keyboard become Vietnamese letters on
//! their way to the program, as on the desks of its users.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::desk::{Running, on, spawn, wait_for};

/// What a program has to know to be typed into through this input method.
pub(crate) const MODIFIERS: (&str, &str) = ("XMODIFIERS", "@im=fcitx");

/// One group with one way of typing, so that it is on from the first key.
const PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=unikey\n\n\
                       [Groups/0/Items/0]\nName=unikey\nLayout=\n\n[GroupOrder]\n0=Default\n";

/// The input method at work, with a message bus of its own.
pub(crate) struct InputMethod {
    _method: Running,
    _bus: Running,
}

impl InputMethod {
    /// Starts it on `display`, with its settings in `folder`, and waits until programs can find it.
    pub(crate) fn start(display: &str, folder: &Path) -> Self {
        let settings = folder.join("fcitx/config");
        std::fs::create_dir_all(settings.join("fcitx5")).unwrap();
        std::fs::write(settings.join("fcitx5/profile"), PROFILE).unwrap();
        let (bus, address) = message_bus();
        let method = spawn(
            Command::new("fcitx5")
                .args(["--disable", "wayland,waylandim,notificationitem,clipboard"])
                .env("DISPLAY", display)
                .env("DBUS_SESSION_BUS_ADDRESS", &address)
                .env("XDG_CONFIG_HOME", &settings)
                .env("XDG_DATA_HOME", folder.join("fcitx/data"))
                .env("XDG_CACHE_HOME", folder.join("fcitx/cache"))
                .env("XDG_RUNTIME_DIR", folder)
                .env("HOME", folder)
                .env_remove("WAYLAND_DISPLAY"),
        );
        wait_for("the input method", || {
            on(display, "xprop", &["-root", "XIM_SERVERS"]).is_some_and(|answer| answer.contains("@server=fcitx"))
        });
        // It is announced before it answers, and a program that asks too early waits for ever.
        wait_for("the input method's answer", || {
            let mut asked = Command::new("fcitx5-remote");
            asked.env("DBUS_SESSION_BUS_ADDRESS", &address).env("DISPLAY", display);
            asked.output().is_ok_and(|answer| answer.status.success() && !answer.stdout.is_empty())
        });
        Self { _method: method, _bus: bus }
    }
}

fn message_bus() -> (Running, String) {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
    (Running(bus), address.trim().to_owned())
}
