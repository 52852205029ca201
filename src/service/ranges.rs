//! How far ranks hang on the weights: their ranges over draws, and which weight matters most to a unit.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::export::{Column, Table};
use super::score::PeriodScores;
use super::{Project, ServiceError, ranking};
use crate::catalogue::Catalogue;
use crate::compare::{self, Standing};
pub use crate::compare::{Draws, Influence, RankRange};
use crate::domain::UnitCode;
use crate::i18n::Words;
use crate::say;
use crate::scoring::UnitScore;

/// The rank range of every ranked unit, each in the ranking that it takes part in.
pub fn rank_ranges(project: &Project, scores: &PeriodScores, draws: Draws) -> HashMap<UnitCode, RankRange> {
    let ranked = rankings(project, scores).into_iter().flat_map(|ranking| {
        let ranges = compare::rank_ranges(&scores.catalogue, &ranking, draws);
        ranking.into_iter().map(|score| score.unit.clone()).zip(ranges)
    });
    ranked.collect()
}

/// Every weight by what it does to one unit when it alone is moved by `share`; those that matter most first.
///
/// # Errors
/// A unit that is not ranked.
pub fn influences(
    project: &Project,
    scores: &PeriodScores,
    unit: &UnitCode,
    share: f64,
) -> Result<Vec<Influence>, ServiceError> {
    let mut rankings = rankings(project, scores).into_iter();
    rankings
        .find_map(|ranking| compare::influences(&scores.catalogue, &ranking, unit, share))
        .ok_or_else(|| ServiceError::NotRanked { code: unit.to_string() })
}

/// The ranked units of each ranking.
fn rankings<'a>(project: &Project, scores: &'a PeriodScores) -> Vec<Vec<&'a UnitScore>> {
    let ranked: Vec<&Standing> = scores.standings.iter().filter(|standing| standing.rank.is_some()).collect();
    let parts = ranking::parted(project, &scores.catalogue, ranked, |standing| &standing.score.unit);
    parts.into_iter().map(|(_, part)| part.into_iter().map(|standing| &standing.score).collect()).collect()
}

/// How the ranges of a table were made.
pub fn method(draws: Draws, words: &Words) -> String {
    let count = words.number(Decimal::from(draws.count), 0);
    let share = words.plain(decimal(draws.share * 100.0), 2);
    if draws.seed == Draws::default().seed {
        say!(words, "ranges-method", count = count, share = share)
    } else {
        say!(words, "ranges-method-seeded", count = count, share = share, seed = draws.seed.to_string())
    }
}

/// What each weight does, as the language writes numbers.
pub fn influence_table(catalogue: &Catalogue, influences: &[Influence], share: f64, words: &Words) -> Table {
    let percent = words.plain(decimal(share * 100.0), 2);
    let mut columns = vec![
        Column::text(say!(words, "cli-column-code")),
        Column::text(say!(words, "weights-column-name")),
        Column::number(say!(words, "weights-column-weight")),
    ];
    for sign in ["+", "−"] {
        let moved = format!("{sign}{percent}%");
        columns.push(Column::number(say!(words, "weights-column-rank", moved = moved.as_str())));
        columns.push(Column::number(say!(words, "weights-column-figure", moved = moved.as_str())));
        columns.push(Column::number(say!(words, "weights-column-others", moved = moved)));
    }
    let row = |influence: &Influence| {
        let weight = &influence.weight;
        let named = match weight.is_group {
            true => catalogue.group(&weight.code).map(|group| &group.name),
            false => catalogue.indicator(&weight.code).map(|indicator| &indicator.name),
        };
        let mut row = vec![
            weight.code.clone(),
            named.map_or_else(String::new, |name| words.text(name).to_owned()),
            words.plain(decimal(weight.stated), 4),
        ];
        for shift in [influence.up, influence.down] {
            row.push(format!("{} ({})", shift.rank, words.signed(Decimal::from(shift.rank_change), 0)));
            row.push(words.signed(decimal(shift.figure_change), catalogue.digits));
            row.push(words.number(decimal(shift.mean_rank_change), 2));
        }
        row
    };
    Table { columns, rows: influences.iter().map(row).collect() }
}

/// As many decimals as the number has; results of draws are rounded where they are printed.
pub(super) fn decimal(number: f64) -> Decimal {
    Decimal::from_f64(number).unwrap_or_default()
}
