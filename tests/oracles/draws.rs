//! The 200 stored weight draws of COINr on its example index: the drawn weights are put into the catalogue, and its one
//! engine scores all units again.
//!
//! The example index prepares its data before it normalises; that is no scoring and is done here: figures are divided by
//! their denominators, gaps are filled with the mean of Europe or Asia, and outermost figures are brought in to the next.

use egov_score::catalogue::Catalogue;
use egov_score::compare::quantile;
use egov_score::domain::{Decimal, points};
use egov_score::scoring::UnitScore;

use super::composite::{DATA, Recipe, STRUCTURE, points_of, ranked};
use super::support::{Sheet, Table, Tally, d, score};

/// Indicators with skewed figures, and how many distinct outermost ones are brought in; of `FemLab` the lowest, else the
/// highest.
const BROUGHT_IN: [(&str, usize); 15] = [
    ("Flights", 1),
    ("Bord", 3),
    ("Gas", 3),
    ("Services", 4),
    ("FDI", 2),
    ("ForPort", 3),
    ("CostImpEx", 1),
    ("Tariff", 3),
    ("StMob", 2),
    ("CultServ", 3),
    ("Forest", 2),
    ("Poverty", 3),
    ("NGOs", 3),
    ("FemLab", 1),
    ("PubDebt", 1),
];
const REPLICATES: usize = 200;

fn prepared(structure: &Table, data: &Table, code: &str) -> Vec<Decimal> {
    let figures = denominated(structure, data, code);
    let mut filled: Vec<Decimal> =
        (0..data.len()).map(|row| figures[row].unwrap_or_else(|| mean_beside(data, &figures, row))).collect();
    let times = BROUGHT_IN.iter().find(|(skewed, _)| *skewed == code).map_or(0, |(_, times)| *times);
    for _ in 0..times {
        bring_in(&mut filled, code == "FemLab");
    }
    filled
}

fn denominated(structure: &Table, data: &Table, code: &str) -> Vec<Option<Decimal>> {
    let figures = data.column(code);
    match structure.text((0..structure.len()).find(|row| structure.text(*row, "iCode") == code).unwrap(), "Denominator")
    {
        "" => figures,
        denominator => {
            let divided = figures.into_iter().zip(data.column(denominator));
            divided.map(|(figure, whole)| Some(figure? / whole?)).collect()
        }
    }
}

fn mean_beside(data: &Table, figures: &[Option<Decimal>], row: usize) -> Decimal {
    let side = |row: usize| data.text(row, "EurAsia_group");
    let beside: Vec<Decimal> =
        figures.iter().enumerate().filter(|(other, _)| side(*other) == side(row)).filter_map(|(_, one)| *one).collect();
    beside.iter().sum::<Decimal>() / Decimal::from(beside.len())
}

fn bring_in(figures: &mut [Decimal], lowest: bool) {
    let outermost = if lowest { figures.iter().min() } else { figures.iter().max() };
    let outermost = *outermost.unwrap();
    let rest = || figures.iter().copied().filter(|figure| *figure != outermost);
    let next = if lowest { rest().min() } else { rest().max() };
    let next = next.unwrap();
    figures.iter_mut().filter(|figure| **figure == outermost).for_each(|figure| *figure = next);
}

/// The same catalogue with the weights of one draw.
fn weighed(catalogue: &Catalogue, weights: &Table, draw: &str) -> Catalogue {
    let mut weighed = catalogue.clone();
    let weight = |code: &str| weights.number(weights.row_of(code), draw).unwrap();
    weighed.indicators.iter_mut().for_each(|indicator| indicator.weight = weight(&indicator.code));
    weighed.groups.iter_mut().for_each(|group| group.weight = weight(&group.code));
    weighed
}

fn rank_of(ranks: &[(String, Decimal, u32)], unit: &str) -> u32 {
    ranks.iter().find(|(ranked, ..)| ranked == unit).unwrap().2
}

#[test]
fn oracle_coinr_26_scores_ranks_and_rank_ranges_of_200_weight_draws() {
    let (Some(structure), Some(data)) = (Table::read(STRUCTURE), Table::read(DATA)) else { return };
    let theirs = |name: &str| Table::read(&format!("coinr/26_ua_{name}.csv")).unwrap();
    let weights = theirs("weights_per_replicate");
    let (their_scores, their_ranks) = (theirs("scores_per_replicate"), theirs("ranks_per_replicate"));
    let catalogue = Recipe::MIN_MAX.catalogue(&structure);
    let columns: Vec<(String, Vec<Decimal>)> = catalogue
        .asked()
        .map(|indicator| (indicator.code.clone(), prepared(&structure, &data, &indicator.code)))
        .collect();
    let figures = |row: usize| columns.iter().map(|(code, figures)| (code.clone(), Some(figures[row]))).collect();
    let sheets: Vec<Sheet> =
        (0..data.len()).map(|row| Sheet { unit: data.text(row, "uCode").to_owned(), figures: figures(row) }).collect();

    let mut tally = Tally::of("COINr 26", "0.000000001");
    let mut ranges: Vec<Vec<Decimal>> = vec![Vec::new(); sheets.len()];
    let nominal = std::iter::once("Nominal".to_owned());
    for draw in nominal.chain((1..=REPLICATES).map(|draw| format!("r_{draw}"))) {
        let drawn = match draw.as_str() {
            "Nominal" => catalogue.clone(),
            draw => weighed(&catalogue, &weights, draw),
        };
        let scores: Vec<UnitScore> = score(&drawn, &sheets);
        let ranks = ranked(&drawn, &scores, "Index");
        let mut rows = Vec::new();
        for (at, score) in scores.iter().enumerate() {
            let unit = score.unit.as_str();
            let row = their_scores.row_of(unit);
            tally.figure(points_of(score, "Index"), their_scores.number(row, &draw), format!("{draw} of {unit}"));
            let rank = rank_of(&ranks, unit);
            let their_rank = their_ranks.text(their_ranks.row_of(unit), &draw).parse().unwrap();
            rows.push((unit.to_owned(), points::round(score.points, drawn.digits), rank, their_rank));
            if draw != "Nominal" {
                ranges[at].push(Decimal::from(rank));
            }
        }
        tally.ranks(&draw, &rows);
    }
    compare_ranges(&mut tally, &sheets, ranges);
    tally.tell();
}

/// Mean, median, 5 % and 95 % (type 7) of each unit's ranks over the draws.
fn compare_ranges(tally: &mut Tally, sheets: &[Sheet], ranges: Vec<Vec<Decimal>>) {
    let theirs = Table::read("coinr/26_ua_rank_stats_mean_median_q5_q95.csv").unwrap();
    for (sheet, mut ranks) in sheets.iter().zip(ranges) {
        ranks.sort_unstable();
        let row = theirs.row_of(&sheet.unit);
        let mean = ranks.iter().sum::<Decimal>() / Decimal::from(ranks.len());
        let ours = [
            ("Mean", Some(mean)),
            ("Median", quantile(&ranks, d("0.5"))),
            ("Q5", quantile(&ranks, d("0.05"))),
            ("Q95", quantile(&ranks, d("0.95"))),
        ];
        for (name, figure) in ours {
            tally.figure(figure, theirs.number(row, name), format!("{name} of {}", sheet.unit));
        }
    }
}
