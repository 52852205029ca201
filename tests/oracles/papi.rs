//! PAPI 2019 (UNDP, CECODES and partners; a survey of citizens): 63 provinces, 29 sub-indicators, 8 dimensions as plain
//! sums, and groups of provinces by rank.

use std::fmt::Write as _;

use egov_score::catalogue::{Catalogue, Direction};
use egov_score::compare::{Measure, band_of_rank, places, standings};
use egov_score::domain::Decimal;
use egov_score::scoring::UnitScore;

use super::support::{Table, Tally, catalogue, d, head, measured, printed, score, sheets};

const BANDS: &str = "bands_by = \"rank\"\n\
    [[band]]\ncode = \"1\"\nname = \"Nhóm 1\"\nfrom = 75\n[[band]]\ncode = \"2\"\nname = \"Nhóm 2\"\nfrom = 50\n\
    [[band]]\ncode = \"3\"\nname = \"Nhóm 3\"\nfrom = 25\n[[band]]\ncode = \"4\"\nname = \"Nhóm 4\"\nfrom = 0\n";

/// A dimension is worth ten points at most, shared by its sub-indicators: three have a third each, written as 3.34 and
/// capped, for a third has no decimals.
fn papi(inputs: &Table) -> Catalogue {
    let mut toml = head("papi-2019", "80", BANDS);
    for dimension in 1..=8 {
        write!(
            toml,
            "\n[[group]]\ncode = \"D{dimension}\"\nname = \"Nội dung {dimension}\"\nmax = 10\n\
             aggregation = \"capped_sum\"\n"
        )
        .unwrap();
        let inside: Vec<&String> =
            inputs.headings.iter().filter(|heading| heading.starts_with(&format!("SC{dimension}"))).collect();
        let max = if inside.len() == 3 { "3.34" } else { "2.5" };
        for code in inside {
            let rule = format!("rule = {{ kind = \"goalposts\", worst = 0, best = {max} }}");
            measured(&mut toml, code, &format!("D{dimension}"), max, &rule);
        }
    }
    catalogue(&toml)
}

#[test]
fn oracle_papi_2019_sums_ranks_and_groups_of_63_provinces() {
    let Some(inputs) = Table::read("papi/papi_2019_subindicators.csv") else { return };
    let expected = Table::read("papi/papi_2019_recomputed.csv").unwrap();
    let row_of = |unit: &str| (0..expected.len()).find(|row| expected.text(*row, "code") == unit).unwrap();
    let catalogue = papi(&inputs);
    let scores = score(&catalogue, &sheets(&catalogue, &inputs, "code"));
    assert_eq!((scores.len(), catalogue.asked().count()), (63, 29));

    // The expected figures are printed with six decimals.
    let mut tally = Tally::of("PAPI 2019", "0.0000005");
    let mut rows = Vec::new();
    let mut sizes = [0; 4];
    for standing in standings(&catalogue, scores.clone()) {
        let unit = standing.score.unit.as_str();
        let row = row_of(unit);
        let (points, rank) = (standing.score.points, standing.rank.unwrap());
        tally.figure(Some(points), expected.number(row, "total"), unit);
        let published = expected.text(row, "rank_recomputed").parse().unwrap();
        rows.push((unit.to_owned(), printed(&catalogue, points), rank, published));
        assert_eq!(standing.band.as_deref(), Some(expected.text(row, "group_total_1to4")), "group of {unit}");
        sizes[expected.text(row, "group_total_1to4").parse::<usize>().unwrap() - 1] += 1;
    }
    tally.ranks("total", &rows);
    assert_eq!(sizes, [16, 16, 15, 16]);
    for dimension in 1..=8 {
        compare_dimension(&mut tally, &catalogue, &scores, &expected, dimension);
    }
    tally.tell();
    assert_eq!(tally.differing_ranks(), 0);
}

fn compare_dimension(
    tally: &mut Tally,
    catalogue: &Catalogue,
    scores: &[UnitScore],
    expected: &Table,
    dimension: usize,
) {
    let measure = Measure::GroupPoints(format!("D{dimension}"));
    let figures: Vec<Decimal> = scores.iter().map(|score| measure.of(score).unwrap()).collect();
    let shown: Vec<Decimal> = figures.iter().map(|figure| printed(catalogue, *figure)).collect();
    let places = places(&shown, Direction::Higher, catalogue.ties);
    let mut rows = Vec::new();
    for ((score, figure), (shown, place)) in scores.iter().zip(figures).zip(shown.into_iter().zip(places)) {
        let unit = score.unit.as_str();
        let row = (0..expected.len()).find(|row| expected.text(*row, "code") == unit).unwrap();
        tally.figure(Some(figure), expected.number(row, &format!("dim{dimension}")), unit);
        let published = expected.text(row, &format!("rank_dim{dimension}")).parse().unwrap();
        rows.push((unit.to_owned(), shown, place.rank, published));
        let band = band_of_rank(catalogue, place.rank, scores.len());
        assert_eq!(band, Some(expected.text(row, &format!("group_dim{dimension}"))), "dimension {dimension} of {unit}");
    }
    tally.ranks(&format!("dimension {dimension}"), &rows);
}

/// Hà Nội without the tables: four sub-indicators of a dimension are added up and nothing else is done.
#[test]
fn oracle_papi_2019_a_dimension_is_the_sum_of_its_sub_indicators() {
    let headings = ["code", "SC11", "SC12", "SC13", "SC14"].map(str::to_owned).to_vec();
    let hanoi = ["01", "0.736254454", "1.487538815", "1.580246687", "1.234696269"].map(str::to_owned).to_vec();
    let inputs = Table::of(headings, vec![hanoi]);
    let mut toml = head("papi-2019", "10", "");
    toml.push_str("\n[[group]]\ncode = \"D1\"\nname = \"Nội dung 1\"\nmax = 10\n");
    for code in &inputs.headings[1..] {
        measured(&mut toml, code, "D1", "2.5", "rule = { kind = \"goalposts\", worst = 0, best = 2.5 }");
    }
    let catalogue = catalogue(&toml);
    let scores = score(&catalogue, &sheets(&catalogue, &inputs, "code"));
    assert_eq!(scores[0].points, d("5.038736225"));
}
