//! Taking times and printing them: medians, because single times on a shared machine say little.

use std::time::{Duration, Instant};

/// The middle of several values.
pub fn median<T: Copy + PartialOrd>(values: &[T]) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).expect("times are finite"));
    sorted[sorted.len() / 2]
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How long a piece of work takes once it was done twice to warm up: least, median and most of `times`.
pub fn measure<T>(times: usize, mut work: impl FnMut() -> T) -> [f64; 3] {
    let mut taken = Vec::with_capacity(times);
    for round in 0..times + 2 {
        let begun = Instant::now();
        std::hint::black_box(work());
        if round > 1 {
            taken.push(milliseconds(begun.elapsed()));
        }
    }
    let least = taken.iter().copied().fold(f64::INFINITY, f64::min);
    let most = taken.iter().copied().fold(0.0, f64::max);
    [least, median(&taken), most]
}

/// The head of a benchmark's output: what was started, and on what.
pub fn print_head(bench: &str) {
    println!("\n### cargo bench --bench {bench}");
    println!("{} × {}, {}\n", cores(), processor(), profile());
}

fn profile() -> &'static str {
    if cfg!(debug_assertions) { "NOT OPTIMISED: these times mean nothing" } else { "optimised" }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn processor() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")).and_then(|line| line.split_once(": "));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}

/// The head of a table with [`print_times`] below it.
pub fn print_times_head() {
    println!("| what | median, ms | least–most, ms |");
    println!("|---|---:|---:|");
}

/// One row of it: what was done, and how long that took.
pub fn print_times(what: &str, [least, median, most]: [f64; 3]) {
    println!("| {what} | {median:.2} | {least:.2}–{most:.2} |");
}
