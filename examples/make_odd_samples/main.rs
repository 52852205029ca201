//! Writes `sample-data/la-va-loi`: odd and faulty workbooks as agencies really send them, one fault or habit a file.
//! What each shows stands in the folder's README; what the program says of it, in `tests/golden/import`.
//!
//! `cargo run --example make_odd_samples [FOLDER]` — the same bytes every time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unimplemented,
    reason = "a generator that cannot go on should stop"
)]

mod charset;
mod compound;
mod figures;
mod forms;
mod ods;
mod package;
mod samples;
mod sheet;
mod xls;
mod xlsb;
mod xlsx;

use std::fs;
use std::path::{Path, PathBuf};

/// Stands in every file.
const MARKING: &str = "SỐ LIỆU MINH HỌA";

fn main() {
    let shipped = || Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join("la-va-loi");
    let folder = std::env::args_os().nth(1).map_or_else(shipped, PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    for old in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        // The page about the folder is written by hand.
        if old.extension().is_none_or(|extension| extension != "md") {
            fs::remove_file(old).unwrap();
        }
    }
    let all = [
        samples::cells::samples(),
        samples::ours::samples(),
        samples::theirs::samples(),
        samples::letters::samples(),
        samples::whose::samples(),
        samples::formats::samples(),
        samples::broken::samples(),
    ];
    for (name, bytes) in all.into_iter().flatten() {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
