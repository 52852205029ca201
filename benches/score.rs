//! Scoring: 63 units × 60 indicators × 3 periods into points with their reasons, then ranks and bands.
//!
//! `cargo bench --bench score`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use common::figures::{measure, print_head, print_times, print_times_head};
use common::made_up;
use egov_score::catalogue::Catalogue;
use egov_score::compare::{Standing, standings};
use egov_score::domain::{Submission, Unit, province};
use egov_score::scoring::{IndicatorScore, UnitInput, UnitScore, score_units};

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
        "63 units × 60 indicators × 3 periods: score_units",
        measure(TIMES, || periods.iter().map(|sent| scored(&catalogue, sent)).collect::<Vec<_>>()),
    );
    print_times(
        "the same with standings (ranks, ties, bands)",
        measure(TIMES, || periods.iter().map(|sent| ranked(&catalogue, sent)).collect::<Vec<_>>()),
    );
    print_times("one period of 1,000 units: scores and standings", {
        let all = submissions_of(made_up::units(), &catalogue, PERIODS[2]);
        measure(TIMES / 5, || ranked(&catalogue, &all))
    });
    large();
}

/// The sizes the program promises to be quick at.
fn large() {
    let catalogue = made_up::catalogue_of(200);
    let provinces = submissions(&catalogue, PERIODS[2]);
    print_times("63 units × 200 indicators", measure(TIMES, || scored(&catalogue, &provinces)));
    print_times("the same, and every line of every reason", {
        measure(TIMES, || lines(&catalogue, &scored(&catalogue, &provinces)))
    });
    print_times("63 units × 200 indicators × 60 periods", {
        measure(TIMES / 10, || (0..60).map(|_| scored(&catalogue, &provinces).len()).sum::<usize>())
    });
    let agencies: Vec<Unit> = made_up::units().into_iter().cycle().take(11_000).collect();
    let agencies = submissions_of(agencies, &catalogue, PERIODS[2]);
    print_times("11,000 agencies × 200 indicators", measure(TIMES / 10, || scored(&catalogue, &agencies)));
}

/// How many lines all reasons have together: each is made, as when somebody looks at it.
fn lines(catalogue: &Catalogue, scores: &[UnitScore]) -> usize {
    let indicators = scores.iter().flat_map(|score| &score.indicators);
    let of_one = |score: &IndicatorScore| {
        catalogue.indicator(&score.code).map_or(0, |indicator| score.lines(indicator, catalogue.digits).len())
    };
    indicators.map(of_one).sum()
}

fn period(code: &str) -> egov_score::domain::Period {
    code.parse().expect("a period")
}

fn submissions(catalogue: &Catalogue, code: &str) -> Vec<(Unit, Submission)> {
    submissions_of(province::units(), catalogue, code)
}

fn submissions_of(units: Vec<Unit>, catalogue: &Catalogue, code: &str) -> Vec<(Unit, Submission)> {
    let sent = |unit: Unit| {
        let own = made_up::submission(catalogue, &unit.code, period(code));
        (unit, own)
    };
    units.into_iter().map(sent).collect()
}

fn scored(catalogue: &Catalogue, sent: &[(Unit, Submission)]) -> Vec<UnitScore> {
    let input = |(unit, own)| UnitInput::of(unit, Some(own));
    let inputs: Vec<UnitInput<'_>> = sent.iter().map(|(unit, own)| input((unit, own))).collect();
    score_units(catalogue, &inputs)
}

fn ranked(catalogue: &Catalogue, sent: &[(Unit, Submission)]) -> Vec<Standing> {
    standings(catalogue, scored(catalogue, sent))
}
