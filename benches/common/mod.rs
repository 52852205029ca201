//! What the benchmarks share: a criteria set of 60 indicators, 1,000 units, their answers, and how figures are printed.
//!
//! Everything is made in code and by seeded chance, so that every machine measures the same work.
#![allow(dead_code, unreachable_pub, reason = "each benchmark is a program of its own and uses its part of this")]

pub mod chance;
pub mod figures;
pub mod made_up;
pub mod process;
pub mod workbooks;

/// Whether `cargo bench` started this: `cargo test --all-targets` starts benchmarks too, and must not wait for them.
pub fn is_wanted() -> bool {
    let wanted = std::env::args().any(|argument| argument == "--bench");
    if !wanted {
        println!("nothing measured: start it with `cargo bench`");
    }
    wanted
}
