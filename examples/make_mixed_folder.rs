//! Makes a folder of sixty mixed workbooks – in order, faulty, foreign, in old letters, twice, hostile – for trying an
//! import by hand.
//!
//! `cargo run --example make_mixed_folder -- FOLDER`
#![allow(clippy::expect_used, reason = "a generator that cannot go on should stop")]

#[path = "../tests/common/mixed_folder.rs"]
mod mixed_folder;

use std::path::Path;

fn main() {
    let folder = std::env::args_os().nth(1).expect("the folder to make");
    mixed_folder::make(Path::new(env!("CARGO_MANIFEST_DIR")), Path::new(&folder))
        .expect("a folder that can be written");
}
