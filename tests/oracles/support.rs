//! What the oracles share: tables beside the package, scoring of a whole table, and a tally of what was compared.

use std::collections::HashMap;
use std::fmt::{Display, Write as _};
use std::path::PathBuf;

use egov_score::catalogue::{Catalogue, parse};
use egov_score::domain::{Answer, Decimal, SourcedAnswer, Submission, Unit, UnitCode, UnitKind, points};
use egov_score::scoring::{UnitInput, UnitScore, score_units};

pub(crate) fn d(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// The tables of others; says so where they are absent.
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles");
    let named = std::env::var_os("EGOV_SCORE_ORACLES").map(PathBuf::from);
    let found = named.into_iter().chain([beside]).find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no ../shared/oracles beside the package");
    }
    found
}

/// A table with a line of headings; blank cells are missing.
pub(crate) struct Table {
    columns: HashMap<String, usize>,
    pub(crate) headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A file of [`folder`].
    pub(crate) fn read(name: &str) -> Option<Self> {
        let mut reader = csv::Reader::from_path(folder()?.join(name)).unwrap();
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        Some(Self::of(headings, rows))
    }

    pub(crate) fn of(headings: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let columns = headings.iter().enumerate().map(|(at, heading)| (heading.clone(), at)).collect();
        Self { columns, headings, rows }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn text(&self, row: usize, column: &str) -> &str {
        &self.rows[row][self.columns[column]]
    }

    pub(crate) fn number(&self, row: usize, column: &str) -> Option<Decimal> {
        let text = self.text(row, column);
        (!matches!(text, "" | "NA")).then(|| d(text))
    }

    /// The row whose first column says so.
    pub(crate) fn row_of(&self, name: &str) -> usize {
        self.rows.iter().position(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name}"))
    }

    pub(crate) fn column(&self, column: &str) -> Vec<Option<Decimal>> {
        (0..self.len()).map(|row| self.number(row, column)).collect()
    }
}

/// A catalogue from its text, with every fault told.
pub(crate) fn catalogue(toml: &str) -> Catalogue {
    parse(toml).unwrap_or_else(|faults| panic!("{faults:#?}\n{toml}"))
}

/// The head of a catalogue whose points are rounded in print only and ranked, on six decimals.
pub(crate) fn head(id: &str, total: &str, more: &str) -> String {
    format!(
        "id = \"{id}\"\nversion = 1\nname = \"{id}\"\ndocument = \"Số đã công bố\"\nunits = \"open\"\ndigits = 6\n\
         rounding = \"print_only\"\nmissing = \"leave_out\"\nrank_by = \"score\"\ntotal = {total}\n{more}\n"
    )
}

/// One measured indicator as catalogue text; `more` are further keys.
pub(crate) fn measured(toml: &mut String, code: &str, group: &str, max: &str, more: &str) {
    writeln!(
        toml,
        "\n[[indicator]]\ncode = \"{code}\"\ngroup = \"{group}\"\nname = \"{code}\"\nmax = {max}\n\
         input = {{ kind = \"value\", unit = \"điểm\" }}\n{more}"
    )
    .unwrap();
}

pub(crate) fn unit(code: &str) -> Unit {
    Unit::new(code.parse().unwrap(), code, UnitKind::Other)
}

/// What a unit measured, indicator by indicator; nothing where it has no figure.
pub(crate) struct Sheet {
    pub(crate) unit: String,
    pub(crate) figures: Vec<(String, Option<Decimal>)>,
}

/// The columns that a catalogue asks for, a sheet a row.
pub(crate) fn sheets(catalogue: &Catalogue, table: &Table, unit_column: &str) -> Vec<Sheet> {
    let figures = |row: usize| {
        catalogue.asked().map(|indicator| (indicator.code.clone(), table.number(row, &indicator.code))).collect()
    };
    (0..table.len()).map(|row| Sheet { unit: table.text(row, unit_column).to_owned(), figures: figures(row) }).collect()
}

/// Scores units together; scores in the order given.
pub(crate) fn score(catalogue: &Catalogue, sheets: &[Sheet]) -> Vec<UnitScore> {
    let units: Vec<Unit> = sheets.iter().map(|sheet| unit(&sheet.unit)).collect();
    let submissions: Vec<Submission> = sheets.iter().map(|sheet| submission(catalogue, sheet)).collect();
    let inputs: Vec<UnitInput<'_>> =
        units.iter().zip(&submissions).map(|(unit, own)| UnitInput::of(unit, Some(own))).collect();
    score_units(catalogue, &inputs)
}

fn submission(catalogue: &Catalogue, sheet: &Sheet) -> Submission {
    let answer = |(code, value): &(String, Option<Decimal>)| {
        value.map(|value| SourcedAnswer::new(code.as_str(), Answer::Value { value }))
    };
    Submission {
        unit: sheet.unit.parse::<UnitCode>().unwrap(),
        period: "2019".parse().unwrap(),
        catalogue: catalogue.reference(),
        answers: sheet.figures.iter().filter_map(answer).collect(),
    }
}

/// What was compared with one oracle.
pub(crate) struct Tally {
    oracle: String,
    tolerance: Decimal,
    figures: usize,
    ranks: usize,
    largest: Decimal,
    explained: Vec<String>,
}

impl Tally {
    /// `tolerance` is absolute.
    pub(crate) fn of(oracle: &str, tolerance: &str) -> Self {
        let (figures, ranks, largest) = (0, 0, Decimal::ZERO);
        Self { oracle: oracle.to_owned(), tolerance: d(tolerance), figures, ranks, largest, explained: Vec::new() }
    }

    /// Both missing, or within the tolerance of each other.
    pub(crate) fn figure(&mut self, ours: Option<Decimal>, theirs: Option<Decimal>, place: impl Display) {
        self.figures += 1;
        match (ours, theirs) {
            (None, None) => {}
            (Some(ours), Some(theirs)) => {
                let away = (ours - theirs).abs();
                assert!(away <= self.tolerance, "{}: {place}: {ours}, they have {theirs}", self.oracle);
                self.largest = self.largest.max(away);
            }
            _ => panic!("{}: {place}: {ours:?}, they have {theirs:?}", self.oracle),
        }
    }

    /// Ranks of one column (unit, printed figure, our rank, theirs). Where they differ, ours must be a tie of figures that
    /// print alike and theirs an order among them.
    pub(crate) fn ranks(&mut self, column: &str, rows: &[(String, Decimal, u32, u32)]) {
        for (unit, printed, ours, theirs) in rows {
            self.ranks += 1;
            if ours == theirs {
                continue;
            }
            let alike: Vec<&str> =
                rows.iter().filter(|row| row.1 == *printed).map(|(unit, ..)| unit.as_str()).collect();
            let block = *ours..*ours + u32::try_from(alike.len()).unwrap();
            assert!(block.contains(theirs), "{}: {column} of {unit}: rank {ours}, they have {theirs}", self.oracle);
            self.explained.push(format!(
                "{column} of {unit}: rank {ours}, they have {theirs}; prints alike ({printed}): {}",
                alike.join(", ")
            ));
        }
    }

    pub(crate) fn differing_ranks(&self) -> usize {
        self.explained.len()
    }

    /// Prints the oracle's row of the table.
    pub(crate) fn tell(&self) {
        println!(
            "| {} | {} figures, {} ranks | {} | {} ranks differ |",
            self.oracle,
            self.figures,
            self.ranks,
            scientific(self.largest),
            self.explained.len()
        );
        self.explained.iter().for_each(|line| println!("    {line}"));
    }
}

/// `1.4e-13`.
fn scientific(value: Decimal) -> String {
    format!("{:.1e}", value.to_string().parse::<f64>().unwrap())
}

pub(crate) fn printed(catalogue: &Catalogue, value: Decimal) -> Decimal {
    points::round(value, catalogue.digits)
}
