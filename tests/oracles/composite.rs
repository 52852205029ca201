//! The composite-indicator results of COINr 1.1.14 (R) on its ASEM data: 51 units, 49 indicators in 8 pillars, 2
//! sub-indexes and an index, by catalogues made of the same structure file.

use std::fmt::Write as _;

use egov_score::catalogue::{Catalogue, Direction};
use egov_score::compare::{RankedFigure, indicator_ranking, places, standings};
use egov_score::domain::Decimal;
use egov_score::scoring::{State, UnitScore};

use super::support::{Sheet, Table, Tally, catalogue, head, measured, printed, score, sheets};

pub(crate) const DATA: &str = "coinr/00_asem_iData.csv";
pub(crate) const STRUCTURE: &str = "coinr/00_asem_iMeta.csv";

/// How an index is made of the structure: rule, scale and mean.
pub(crate) struct Recipe {
    pub(crate) rule: &'static str,
    pub(crate) floor: &'static str,
    pub(crate) scale: &'static str,
    pub(crate) mean: &'static str,
    pub(crate) min_members: &'static str,
}

impl Recipe {
    pub(crate) const MIN_MAX: Self =
        Self { rule: "min_max", floor: "", scale: "100", mean: "arithmetic_mean", min_members: "0" };

    /// The catalogue as text: what the structure file says, in the catalogue's own words.
    pub(crate) fn catalogue(&self, structure: &Table) -> Catalogue {
        let Self { scale, mean, min_members, .. } = self;
        let mut toml = head("coinr-asem", scale, &format!("aggregation = \"{mean}\"\nmin_members = {min_members}\n"));
        for row in (0..structure.len()).filter(|row| structure.text(*row, "Type") == "Aggregate") {
            let code = structure.text(row, "iCode");
            if code == "Index" {
                continue;
            }
            writeln!(
                toml,
                "[[group]]\ncode = \"{code}\"\nname = \"{code}\"\nmax = {scale}\naggregation = \"{mean}\"\nweight = {}",
                structure.text(row, "Weight")
            )
            .unwrap();
            match structure.text(row, "Parent") {
                "Index" => {}
                parent => writeln!(toml, "parent = \"{parent}\"").unwrap(),
            }
        }
        for row in (0..structure.len()).filter(|row| structure.text(*row, "Type") == "Indicator") {
            self.indicator(&mut toml, structure, row);
        }
        catalogue(&toml)
    }

    fn indicator(&self, toml: &mut String, structure: &Table, row: usize) {
        let Self { rule, floor, scale, .. } = self;
        let direction = if structure.text(row, "Direction") == "1" { "higher" } else { "lower" };
        // The file gives no weights to aggregates: they weigh the same.
        let more = format!(
            "weight = {}\nrule = {{ kind = \"{rule}\", direction = \"{direction}\"{floor} }}\n\
             target = {{ value = {}, deadline = 2018-12-31 }}",
            structure.text(row, "Weight"),
            structure.text(row, "Target"),
        );
        measured(toml, structure.text(row, "iCode"), structure.text(row, "Parent"), scale, &more);
    }
}

/// Points of anything with a column in the oracle: an indicator, a group or the whole; nothing where there are none.
pub(crate) fn points_of(score: &UnitScore, code: &str) -> Option<Decimal> {
    if code == "Index" {
        return score.counts.then_some(score.points);
    }
    let of_group = score.group(code).map(|group| group.counts.then_some(group.points));
    of_group.unwrap_or_else(|| {
        let indicator = score.indicator(code).unwrap();
        (indicator.state == State::Answered).then_some(indicator.points)
    })
}

/// Our rank of each unit by one column, with the printed figure; the unranked are not among them.
pub(crate) fn ranked(catalogue: &Catalogue, scores: &[UnitScore], code: &str) -> Vec<(String, Decimal, u32)> {
    if code == "Index" {
        let all = standings(catalogue, scores.to_vec()).into_iter();
        return all
            .filter_map(|one| Some((one.score.unit.to_string(), printed(catalogue, one.score.points), one.rank?)))
            .collect();
    }
    if catalogue.indicator(code).is_some() {
        let all = indicator_ranking(catalogue, scores, code, RankedFigure::Points).into_iter();
        return all.filter_map(|one| Some((one.unit.to_string(), one.figure?, one.rank?))).collect();
    }
    let figures = scores.iter().filter_map(|score| Some((score.unit.to_string(), points_of(score, code)?)));
    let (units, figures): (Vec<String>, Vec<Decimal>) =
        figures.map(|(unit, points)| (unit, printed(catalogue, points))).unzip();
    let places = places(&figures, Direction::Higher, catalogue.ties);
    units.into_iter().zip(figures).zip(places).map(|((unit, figure), place)| (unit, figure, place.rank)).collect()
}

/// Compares points with the columns of a table of the oracle.
fn compare_figures(tally: &mut Tally, scores: &[UnitScore], theirs: &Table) {
    for score in scores {
        let row = theirs.row_of(score.unit.as_str());
        for column in &theirs.headings[1..] {
            tally.figure(points_of(score, column), theirs.number(row, column), format!("{} {column}", score.unit));
        }
    }
}

pub(crate) fn compare_ranks(tally: &mut Tally, catalogue: &Catalogue, scores: &[UnitScore], theirs: &Table) {
    for column in &theirs.headings[1..] {
        let ours = ranked(catalogue, scores, column);
        assert_eq!(ours.len(), theirs.column(column).into_iter().flatten().count(), "ranked by {column}");
        let rows: Vec<(String, Decimal, u32, u32)> = ours
            .into_iter()
            .map(|(unit, figure, rank)| {
                let theirs = theirs.number(theirs.row_of(&unit), column).unwrap();
                (unit, figure, rank, theirs.to_string().parse().unwrap())
            })
            .collect();
        tally.ranks(column, &rows);
    }
}

fn reproduce(name: &str, file: &str, recipe: &Recipe) {
    let (Some(structure), Some(data)) = (Table::read(STRUCTURE), Table::read(DATA)) else { return };
    let catalogue = recipe.catalogue(&structure);
    let sheets: Vec<Sheet> = sheets(&catalogue, &data, "uCode");
    let scores = score(&catalogue, &sheets);
    let theirs = |part: &str| Table::read(&format!("coinr/{file}_{part}.csv")).unwrap();
    let mut tally = Tally::of(name, "0.000000001");
    compare_figures(&mut tally, &scores, &theirs("normalised"));
    compare_figures(&mut tally, &scores, &theirs("aggregated"));
    compare_ranks(&mut tally, &catalogue, &scores, &theirs("ranks"));
    tally.tell();
}

#[test]
fn oracle_coinr_01_min_max_with_arithmetic_means() {
    reproduce("COINr 01", "01_minmax0-100_amean", &Recipe::MIN_MAX);
}

#[test]
fn oracle_coinr_02_min_max_from_one_with_geometric_means() {
    let recipe = Recipe { floor: ", floor = 1", mean: "geometric_mean", ..Recipe::MIN_MAX };
    reproduce("COINr 02", "02_minmax1-100_gmean", &recipe);
}

#[test]
fn oracle_coinr_05_z_scores_with_arithmetic_means() {
    let recipe = Recipe { rule: "z_score", scale: "0", ..Recipe::MIN_MAX };
    reproduce("COINr 05", "05_zscore_amean", &recipe);
}

#[test]
fn oracle_coinr_10_distance_to_target_held_to_one() {
    let recipe = Recipe { rule: "target_distance", scale: "1", ..Recipe::MIN_MAX };
    reproduce("COINr 10", "10_dist2targ_capped_amean", &recipe);
}

#[test]
fn oracle_coinr_12_a_threshold_of_seven_tenths_of_the_members() {
    let recipe = Recipe { min_members: "0.7", ..Recipe::MIN_MAX };
    reproduce("COINr 12", "12_minmax_amean_datthresh070", &recipe);
}
