//! What happens on a bug: a report is written and the person is told where it is. Nothing is sent anywhere.

use std::backtrace::Backtrace;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::PathBuf;

/// From now on a panic writes a report and says on standard error where it lies.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        if crate::workbook::read::panics_are_expected() {
            // A damaged workbook made its reader panic; that is caught and becomes a finding of that file.
            return;
        }
        let report = report(info);
        let path = report_path();
        let told = match std::fs::write(&path, &report) {
            Ok(()) => notice(),
            Err(_) => report,
        };
        let _ = writeln!(std::io::stderr(), "{told}");
    }));
}

/// Says that there was a bug in this process, and where its report lies.
pub fn notice() -> String {
    format!("Lỗi chương trình / a bug in egov-score. Báo cáo / report: {}", report_path().display())
}

fn report_path() -> PathBuf {
    std::env::temp_dir().join(format!("egov-score-bug-{}.txt", std::process::id()))
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    format!("egov-score {version} on {system}\n{info}\n\n{}\n", Backtrace::force_capture())
}
