//! Scoring: 63 units × 60 indicators × 3 periods into points with their reasons, then ranks and bands.
//!
//! `cargo bench --bench score`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use common::figures::{measure, print_head, print_times, print_times_head};
use common::made_up;
use egov_score::catalogue::Catalogue;
use egov_score::compare::{Standing, standings};
use egov_score::domain::{Submission, province};
use egov_score::scoring::{UnitInput, UnitScore, score_unit};

const PERIODS: [&str; 3] = ["2019-12", "2020-03", "2020-05"];
const TIMES: usize = 50;

fn main() {
    if !common::is_wanted() {
        return;
    }
    let catalogue = made_up::catalogue();
    let periods = PERIODS.map(|period| submissions(&catalogue, period));
    print_head("score");
    print_times_head();
    print_times(
        "63 units × 60 indicators × 3 periods: score_unit",
        measure(TIMES, || periods.iter().map(|sent| scored(&catalogue, sent)).collect::<Vec<_>>()),
    );
    print_times(
        "the same with standings (ranks, ties, bands)",
        measure(TIMES, || periods.iter().map(|sent| ranked(&catalogue, sent)).collect::<Vec<_>>()),
    );
    print_times("one period of 1,000 units: scores and standings", {
        let all: Vec<Submission> = made_up::units()
            .iter()
            .map(|unit| made_up::submission(&catalogue, &unit.code, period(PERIODS[2])))
            .collect();
        measure(TIMES / 5, || ranked(&catalogue, &all))
    });
}

fn period(code: &str) -> egov_score::domain::Period {
    code.parse().expect("a period")
}

fn submissions(catalogue: &Catalogue, code: &str) -> Vec<Submission> {
    province::units().iter().map(|unit| made_up::submission(catalogue, &unit.code, period(code))).collect()
}

fn scored(catalogue: &Catalogue, sent: &[Submission]) -> Vec<UnitScore> {
    sent.iter()
        .map(|own| {
            let input = UnitInput { unit: own.unit.clone(), own: Some(own), agencies: Vec::new() };
            score_unit(catalogue, &input)
        })
        .collect()
}

fn ranked(catalogue: &Catalogue, sent: &[Submission]) -> Vec<Standing> {
    standings(catalogue, scored(catalogue, sent))
}
