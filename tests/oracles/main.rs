//! Oracles: numbers that others published or computed, reproduced by catalogues written as data and the one engine.
//!
//! Few figures stand here with their source; larger tables are read from `../shared/oracles` beside the package, or the
//! folder that `EGOV_SCORE_ORACLES` names. None of them is part of the project; without them a test says so and passes.
//! `cargo test --test oracles -- --nocapture` prints the table of docs/scoring.md.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]
#![allow(clippy::print_stdout, reason = "the tests print the rows of the table in docs/scoring.md")]

mod composite;
mod draws;
mod edges;
mod papi;
mod ranking_2017;
mod report_2020;
mod support;
mod ties;
