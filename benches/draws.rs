//! Rank ranges: 10,000 draws of the weights of 63 units × 200 indicators, with ranks and 5/50/95 %, beside vectorised numpy
//! doing the same on the same figures (`numpy_draws.py`; needs `python3` with numpy, or what `EGOV_PYTHON` names).
//!
//! `cargo bench --bench draws`
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops when it cannot go on")]

mod common;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use common::chance::Dice;
use common::figures::{measure, print_head, print_times, print_times_head};
use egov_score::catalogue::{Catalogue, parse};
use egov_score::compare::{Draws, RankRange, rank_ranges};
use egov_score::domain::{Answer, Decimal, Silence, SourcedAnswer, Submission, Unit, province};
use egov_score::scoring::{State, UnitInput, UnitScore, score_units};

const INDICATORS: usize = 200;
const TIMES: usize = 9;

fn main() {
    if !common::is_wanted() {
        return;
    }
    let catalogue = catalogue();
    let units = province::units();
    let scores = scores(&catalogue, &units);
    let scores: Vec<&UnitScore> = scores.iter().collect();
    print_head("draws");
    let theirs = numpy(&catalogue, &scores);
    print_times_head();
    print_times(
        "63 units × 200 indicators: 10,000 draws, ranks, 5/50/95 %",
        measure(TIMES, || rank_ranges(&catalogue, &scores, Draws::default())),
    );
    match theirs {
        Ok((times, quantiles)) => {
            print_times("the same figures in vectorised numpy", times);
            let ours = rank_ranges(&catalogue, &scores, Draws::default());
            println!("\nlargest difference of a percentile, in ranks: {:.2}", largest_difference(&ours, &quantiles));
        }
        Err(why) => println!("\nnot compared with numpy: {why}"),
    }
}

/// One group of indicators of unlike maxima; what has no figure is left out.
fn catalogue() -> Catalogue {
    let max = |index: usize| index % 9 + 1;
    let total: usize = (0..INDICATORS).map(max).sum();
    let mut toml = format!(
        "id = \"draws\"\nversion = 1\nname = \"Rút trọng số\"\ndocument = \"Không có văn bản nguồn\"\ntotal = {total}\ndigits = 2\nrounding = \"print_only\"\n\
         missing = \"leave_out\"\nmin_coverage = 0\nrank_by = \"percent\"\nties = \"competition\"\n\n\
         [[group]]\ncode = \"A\"\nname = \"A\"\nmax = {total}\n"
    );
    for index in 0..INDICATORS {
        let _ = writeln!(
            toml,
            "[[indicator]]\ncode = \"A{index}\"\ngroup = \"A\"\nname = \"A{index}\"\nmax = {}\nrule = \"ratio\"\n\
             input = {{ kind = \"ratio\", numerator = \"a\", denominator = \"b\" }}\n",
            max(index)
        );
    }
    parse(&toml).expect("a sound criteria set")
}

/// One figure in twenty is missing.
fn scores(catalogue: &Catalogue, units: &[Unit]) -> Vec<UnitScore> {
    let answer = |unit: &Unit, code: &str| {
        let mut dice = Dice::of(&[unit.code.as_str(), code]);
        let numerator = Decimal::from(dice.whole(0, 1_000));
        let figure = Answer::Ratio { numerator, denominator: Decimal::from(1_000) };
        if dice.whole(1, 20) == 1 { Answer::Silent { reason: Silence::NoData } } else { figure }
    };
    let sent: Vec<Submission> = units
        .iter()
        .map(|unit| Submission {
            unit: unit.code.clone(),
            period: "2020-05".parse().expect("a period"),
            catalogue: catalogue.reference(),
            answers: catalogue
                .asked()
                .map(|indicator| SourcedAnswer::new(indicator.code.as_str(), answer(unit, &indicator.code)))
                .collect(),
        })
        .collect();
    let input = |(unit, own)| UnitInput::of(unit, Some(own));
    score_units(catalogue, &units.iter().zip(&sent).map(input).collect::<Vec<_>>())
}

type Theirs = ([f64; 3], Vec<[f64; 3]>);

/// Weights in the first line, then a line a unit: the share of each maximum that it has, or `nan`.
fn numpy(catalogue: &Catalogue, scores: &[&UnitScore]) -> Result<Theirs, String> {
    let mut figures: String = catalogue.asked().map(|indicator| format!("{} ", indicator.max)).collect();
    for score in scores {
        figures.push('\n');
        for one in &score.indicators {
            match one.state {
                State::Answered => write!(figures, "{} ", one.points / one.max).expect("a string takes it"),
                _ => figures.push_str("nan "),
            }
        }
    }
    let python = std::env::var("EGOV_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/numpy_draws.py");
    let arguments =
        [script.to_owned(), Draws::USUAL_COUNT.to_string(), Draws::USUAL_SHARE.to_string(), TIMES.to_string()];
    let mut child = Command::new(&python)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{python}: {error}"))?;
    let mut stdin = child.stdin.take().ok_or("no pipe")?;
    stdin.write_all(figures.as_bytes()).map_err(|error| error.to_string())?;
    drop(stdin);
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stdout);
    let mut lines = told.lines().map(|line| -> Option<[f64; 3]> {
        let numbers: Vec<f64> = line.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        numbers.try_into().ok()
    });
    let times = lines.next().flatten().ok_or(format!("{python} has no numpy"))?;
    Ok((times, lines.flatten().collect()))
}

fn largest_difference(ours: &[RankRange], theirs: &[[f64; 3]]) -> f64 {
    let pairs = ours.iter().zip(theirs);
    let differences = pairs
        .flat_map(|(ours, [low, median, high])| [ours.low - low, ours.median - median, ours.high - high].map(f64::abs));
    differences.fold(0.0, f64::max)
}
