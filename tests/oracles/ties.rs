//! Ties and a missing value as COINr ranks them: in all and inside groups.

use egov_score::catalogue::Catalogue;
use egov_score::domain::Decimal;
use egov_score::scoring::UnitScore;

use super::composite::{compare_ranks, ranked};
use super::support::{Sheet, Table, Tally, catalogue, head, measured, score};

type Cells = [&'static str; 3];
type Row = (&'static str, Cells, &'static str, Cells, Cells);

/// Unit, three measures (nothing: missing), group; then ranks in all and inside the group. COINr 1.1.14, `rank_df`.
const ROWS: [Row; 10] = [
    ("P1", ["80", "0", "1"], "A", ["1", "1", "10"], ["1", "1", "6"]),
    ("P2", ["80", "0", "2"], "A", ["1", "1", "9"], ["1", "1", "5"]),
    ("P3", ["75", "0", "3"], "B", ["3", "1", "8"], ["1", "1", "4"]),
    ("P4", ["70", "0", "4"], "B", ["4", "1", "7"], ["2", "1", "3"]),
    ("P5", ["70", "0", "5"], "A", ["4", "1", "6"], ["3", "1", "4"]),
    ("P6", ["70", "0", "6"], "A", ["4", "1", "5"], ["3", "1", "3"]),
    ("P7", ["", "0", "7"], "B", ["", "1", "4"], ["", "1", "2"]),
    ("P8", ["60", "0", "8"], "B", ["7", "1", "3"], ["3", "1", "1"]),
    ("P9", ["60", "0", "9"], "A", ["7", "1", "2"], ["5", "1", "2"]),
    ("P10", ["10", "0", "10"], "A", ["9", "1", "1"], ["6", "1", "1"]),
];
const MEASURES: [&str; 3] = ["s1", "s2", "s3"];

fn three_measures() -> Catalogue {
    let mut toml = head("dong-hang", "300", "\n[[group]]\ncode = \"G\"\nname = \"G\"\nmax = 300\n");
    for measure in MEASURES {
        measured(&mut toml, measure, "G", "100", "rule = { kind = \"goalposts\", worst = 0, best = 100 }");
    }
    catalogue(&toml)
}

fn table(cells: impl Fn(usize) -> Cells) -> Table {
    let headings = std::iter::once("uCode").chain(MEASURES).map(str::to_owned).collect();
    let row = |at: usize| std::iter::once(ROWS[at].0).chain(cells(at)).map(str::to_owned).collect();
    Table::of(headings, (0..ROWS.len()).map(row).collect())
}

#[test]
fn oracle_coinr_25_ties_and_a_missing_value_in_all_and_inside_groups() {
    let catalogue = three_measures();
    let raw = table(|at| ROWS[at].1);
    let sheets: Vec<Sheet> = super::support::sheets(&catalogue, &raw, "uCode");
    let scores = score(&catalogue, &sheets);
    let mut tally = Tally::of("COINr 25", "0");
    compare_ranks(&mut tally, &catalogue, &scores, &table(|at| ROWS[at].3));
    let inside = table(|at| ROWS[at].4);
    for group in ["A", "B"] {
        let of_group = |score: &&UnitScore| ROWS.iter().any(|row| row.0 == score.unit.as_str() && row.2 == group);
        let members: Vec<UnitScore> = scores.iter().filter(of_group).cloned().collect();
        for measure in MEASURES {
            let ours = ranked(&catalogue, &members, measure);
            let rows: Vec<(String, Decimal, u32, u32)> = ours
                .into_iter()
                .map(|(unit, figure, rank)| {
                    let theirs = inside.text(inside.row_of(&unit), measure).parse().unwrap();
                    (unit, figure, rank, theirs)
                })
                .collect();
            tally.ranks(measure, &rows);
        }
    }
    tally.tell();
    assert_eq!(tally.differing_ranks(), 0);
}
