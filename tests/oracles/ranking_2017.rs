//! The Ministry of Information and Communications' ranking of provinces by their use of IT in 2017, as far as published
//! pages show it: 53 of 63 rows, with real ties. Ranks have no gap up to 53, so they can be worked out again.

use egov_score::compare::standings;
use egov_score::domain::Decimal;
use egov_score::workbook::cell::{Entry, entry};
use egov_score::workbook::raw::CellValue;

use super::support::{Table, Tally, catalogue, d, head, measured, score, sheets};

/// One index of 0–1, with three decimals.
fn index() -> String {
    let group = "\n[[group]]\ncode = \"G\"\nname = \"Chỉ số\"\nmax = 1\n";
    let mut toml = head("cntt-2017", "1", group).replace("digits = 6", "digits = 3");
    measured(&mut toml, "score_published", "G", "1", "rule = { kind = \"goalposts\", worst = 0, best = 1 }");
    toml
}

fn two_numbers(cell: &str) -> Option<(Decimal, Decimal)> {
    match entry(Some(&CellValue::Text(cell.into()))) {
        Entry::Two(rank, score) => Some((rank.meant(), score.meant())),
        _ => None,
    }
}

#[test]
fn oracle_2017_ranks_with_their_ties() {
    let Some(published) = Table::read("vietnam/mic_egov_2017_ranking_partial.csv") else { return };
    let catalogue = catalogue(&index());
    let scores = score(&catalogue, &sheets(&catalogue, &published, "code"));
    let mut tally = Tally::of("CNTT 2017", "0");
    let mut rows = Vec::new();
    for standing in standings(&catalogue, scores) {
        let unit = standing.score.unit.to_string();
        let row = (0..published.len()).find(|row| published.text(*row, "code") == unit).unwrap();
        tally.figure(Some(standing.score.points), published.number(row, "score_published"), &unit);
        let rank = published.text(row, "rank_published").parse().unwrap();
        rows.push((unit, standing.score.points, standing.rank.unwrap(), rank));
        // The published cell carries both, as the import reads cells.
        let cell = two_numbers(published.text(row, "cell_as_published")).unwrap();
        assert_eq!(cell, (Decimal::from(rank), published.number(row, "score_published").unwrap()));
    }
    assert_eq!(rows.len(), 53);
    tally.ranks("2017", &rows);
    tally.tell();
    assert_eq!(tally.differing_ranks(), 0);
}

/// Places 16–20, 31–34 and 39–42 as published.
const AROUND_TIES: [(&str, &str, u32); 13] = [
    ("75", "16 (0,640)", 16),
    ("38", "17 (0,633)", 17),
    ("77", "17 (0,633)", 17),
    ("25", "19 (0,624)", 19),
    ("87", "20 (0,623)", 20),
    ("30", "31 (0,572)", 31),
    ("67", "32 (0,567)", 32),
    ("45", "32 (0,567)", 32),
    ("35", "34 (0,565)", 34),
    ("96", "39 (0,549)", 39),
    ("58", "40 (0,546)", 40),
    ("08", "40 (0,546)", 40),
    ("51", "42 (0,545)", 42),
];

#[test]
fn oracle_2017_after_a_tie_of_two_a_rank_is_left_out() {
    let headings = ["code", "score_published"].map(str::to_owned).to_vec();
    let row = |(code, cell, rank): (&str, &str, u32)| {
        let (read, score) = two_numbers(cell).unwrap();
        assert_eq!(read, Decimal::from(rank));
        vec![code.to_owned(), score.to_string()]
    };
    let table = Table::of(headings, AROUND_TIES.into_iter().map(row).collect());
    let catalogue = catalogue(&index());
    let standings = standings(&catalogue, score(&catalogue, &sheets(&catalogue, &table, "code")));
    // Three pieces of the ranking: ranks differ from the published ones by how many are left out before them.
    let left_out = |published: u32| match published {
        16..=20 => 15,
        31..=34 => 25,
        _ => 29,
    };
    for standing in &standings {
        let published = AROUND_TIES.iter().find(|row| row.0 == standing.score.unit.as_str()).unwrap().2;
        assert_eq!(standing.rank, Some(published - left_out(published)), "{}", standing.score.unit);
        assert_eq!(standing.tied, matches!(published, 17 | 32 | 40));
    }
    assert_eq!(two_numbers("01 (0,727)"), Some((d("1"), d("0.727"))));
}
