//! Arguments → command line or window, or a worker that reads for another process; nothing else.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use egov_score::cli::{self, Console, Request};
use egov_score::i18n::Language;
use egov_score::workbook::worker::{self, Readers};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if worker::is_asked_for(arguments.next().as_deref()) {
        return ExitCode::from(worker::serve(arguments.next().and_then(|memory| memory.into_string().ok()).as_deref()));
    }
    Readers::choose(Readers::of_this_program());
    egov_score::bug::report_panics();
    let code = std::panic::catch_unwind(start).unwrap_or(cli::BUG);
    ExitCode::from(code)
}

fn start() -> u8 {
    match cli::parse() {
        Request::Over(code) => code,
        Request::Window(files, language) => window(files, language),
        Request::Command(request) => {
            let (command, words) = *request;
            let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
            cli::run(command, &mut Console { out: &mut out, err: &mut err, words: &words }).code()
        }
    }
}

#[cfg(feature = "gui")]
fn window(files: Vec<PathBuf>, language: Option<Language>) -> u8 {
    use egov_score::app::console;

    if console::leave() {
        return cli::Ending::Done.code();
    }
    match std::panic::catch_unwind(|| egov_score::app::run(files, language)) {
        Ok(Ok(())) => cli::Ending::Done.code(),
        Ok(Err(error)) => {
            say(&error.to_string());
            console::show_unheard(&error.to_string());
            cli::Ending::Environment.code()
        }
        Err(_) => {
            console::show_unheard(&egov_score::bug::notice());
            cli::BUG
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_files: Vec<PathBuf>, _language: Option<Language>) -> u8 {
    say("egov-score: built without the window (feature `gui`); see `egov-score --help` for the commands");
    cli::Ending::Usage.code()
}

/// To standard error; where nobody listens, nothing is lost.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
