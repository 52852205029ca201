//! The console that Windows opens for a program of the command line, where the window was asked for; and what is told
//! where there is none.
//!
//! One binary is both. Linked as a program of the command line, a terminal waits for it and takes its output and exit
//! code; linked as one with windows only, a terminal would do neither. The price is a black window behind ours on a
//! double click, which [`leave`] takes away.

/// Starts this program once more without a console, where it has one, with the same arguments. Gives whether it did:
/// then there is nothing left to do here. Where that fails, a black window is better than none.
#[cfg(windows)]
pub fn leave() -> bool {
    use std::io::IsTerminal as _;
    use std::os::windows::process::CommandExt as _;
    use std::process::{Command, Stdio};

    /// A console that is never shown, rather than none: the workers of the new process share it, and else each would
    /// open one of its own. Microsoft, “Process Creation Flags”.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    let start_again = |program| {
        Command::new(program)
            .args(std::env::args_os().skip(1))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .creation_flags(CREATE_NO_WINDOW)
            .spawn()
    };
    // The new process writes to nowhere and so does not come here again; neither does one whose output is wanted.
    std::io::stdout().is_terminal() && std::env::current_exe().and_then(start_again).is_ok()
}

/// Other systems open none.
#[cfg(not(windows))]
pub fn leave() -> bool {
    false
}

/// Shows what standard error said to nobody: started by a double click on Windows, the program has none.
#[cfg(windows)]
pub fn show_unheard(text: &str) {
    use std::io::IsTerminal as _;

    if !std::io::stderr().is_terminal() {
        let message = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("egov-score");
        message.set_description(text).show();
    }
}

/// Other systems keep standard error, where a session writes it down.
#[cfg(not(windows))]
pub fn show_unheard(_text: &str) {}
