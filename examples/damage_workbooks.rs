//! Damages workbooks by the thousand and has them read by the real workers, to see that each has an answer.
//!
//! `cargo run --example damage_workbooks -- PROGRAM COUNT SEED FOLDER [KEEP]`: PROGRAM is the built `egov-score`, FOLDER
//! holds the workbooks to damage, in KEEP those are laid down that a worker did not survive. Figures of such a run
//! are in docs/robustness.md.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool for the terminal that stops when it cannot go on")]

#[path = "../tests/mutate/mod.rs"]
mod mutate;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egov_score::domain::FindingKind;
use egov_score::workbook::worker::{Limits, Readers, Source};
use mutate::{Dice, mutant};

/// Larger workbooks say no more, and cost more.
const LARGEST_SEED: u64 = 400 << 10;
/// Mutants of one batch: as many as lie in memory at once.
const BATCH: u64 = 200;

fn seeds(folder: &Path, found: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            seeds(&path, found);
        } else if path.metadata().is_ok_and(|file| file.len() <= LARGEST_SEED) {
            found.push(std::fs::read(&path).expect("a file"));
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, count, seed, folder, keep @ ..] = arguments.as_slice() else {
        println!("PROGRAM COUNT SEED FOLDER [KEEP]");
        return;
    };
    let (count, seed): (u64, u64) = (count.parse().expect("a number"), seed.parse().expect("a number"));
    let mut files = Vec::new();
    seeds(Path::new(folder), &mut files);
    let readers = Readers::Workers { executable: program.into(), limits: Limits::default() };
    let began = Instant::now();
    let mut ends: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut longest = Duration::ZERO;
    for first in (0..count).step_by(BATCH as usize) {
        let batch = (first..count.min(first + BATCH)).map(|number| {
            let mut dice = Dice::new(seed.wrapping_add(number));
            let file = &files[dice.below(files.len())];
            Source::Memory(format!("{number}").into(), mutant(file, &mut dice).into())
        });
        let mut reads = readers.read(batch.collect());
        for number in first.. {
            let asked = Instant::now();
            let outcome = reads.next(&mut || ControlFlow::Continue(()));
            let ControlFlow::Continue(Some(outcome)) = outcome else { break };
            longest = longest.max(asked.elapsed());
            let (bytes, contents) = outcome.expect("a worker");
            let finding = contents.findings.first().filter(|_| contents.is_refused());
            let end = finding.map_or("read", |finding| finding.kind.code());
            *ends.entry(end).or_default() += 1;
            let survived = !matches!(
                finding.map(|finding| &finding.kind),
                Some(FindingKind::ReaderGaveUp { .. } | FindingKind::TooSlow { .. })
            );
            if let (false, Some(keep)) = (survived, keep.first()) {
                std::fs::create_dir_all(keep).expect("a folder");
                std::fs::write(Path::new(keep).join(format!("{number}-{end}")), &bytes).expect("a file");
            }
        }
    }
    println!("{count} mutants of {} workbooks, seed {seed}, in {:.0} s", files.len(), began.elapsed().as_secs_f64());
    println!("longest wait {:.1} s", longest.as_secs_f64());
    for (end, count) in ends {
        println!("{count:>7} {end}");
    }
}
