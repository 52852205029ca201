//! Tables that leave the program: scores, findings and units as text, CSV and Excel.

use std::path::Path;

use rust_decimal::Decimal;

use super::import::Preview;
use super::score::PeriodScores;
use super::{Project, ServiceError, files, json, ranking};
use crate::catalogue::{Catalogue, Rankings};
use crate::compare::{RankRange, Standing, Status};
use crate::domain::Unit;
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::scoring::State;
use crate::workbook::{FindingRow, write_findings};

/// A table with headings, ready to be shown or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

/// A heading and how its cells stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    /// Figures stand to the right.
    pub is_number: bool,
}

impl Column {
    pub(super) fn text(heading: String) -> Self {
        Self { heading, is_number: false }
    }

    pub(super) fn number(heading: String) -> Self {
        Self { heading, is_number: true }
    }
}

/// A table of scores for each ranking, with its name where there is more than one.
pub fn score_tables(project: &Project, scores: &PeriodScores, words: &Words) -> Vec<(Option<String>, Table)> {
    let catalogue = &*scores.catalogue;
    let parts = ranking::parted(project, catalogue, scores.standings.iter().collect(), |standing| &standing.score.unit);
    let table = |(bloc, standings): (_, Vec<_>)| {
        (ranking::name(catalogue, bloc, words), score_table(project, scores, &standings, words))
    };
    parts.into_iter().map(table).collect()
}

/// Rank, unit, score, percent, coverage, band and the points of each group, as the language writes numbers.
fn score_table(project: &Project, scores: &PeriodScores, standings: &[&Standing], words: &Words) -> Table {
    let mut columns = vec![
        Column::number(say!(words, "cli-column-rank")),
        Column::text(say!(words, "cli-column-code")),
        Column::text(say!(words, "cli-column-unit")),
        Column::number(say!(words, "cli-column-score")),
        Column::number(say!(words, "cli-column-percent")),
        Column::number(say!(words, "cli-column-coverage")),
        Column::text(say!(words, "cli-column-band")),
    ];
    columns.extend(scores.catalogue.groups.iter().map(|group| Column::number(group.code.clone())));
    columns.push(Column::text(say!(words, "cli-column-remark")));
    let rows = standings.iter().map(|standing| score_row(project, scores, standing, words)).collect();
    Table { columns, rows }
}

fn score_row(project: &Project, scores: &PeriodScores, standing: &Standing, words: &Words) -> Vec<String> {
    let catalogue = &*scores.catalogue;
    let digits = catalogue.digits;
    let score = &standing.score;
    let unit = project.register().by_code(&score.unit);
    let shown = |value: Decimal| if score.sent { words.number(value, digits) } else { NO_VALUE.to_owned() };
    let mut row = vec![
        words.rank(standing.rank, scores.ranges.get(&score.unit)),
        score.unit.to_string(),
        unit.map_or_else(String::new, |unit| unit.name.clone()),
        shown(score.points),
        score.percent.filter(|_| score.sent).map_or(NO_VALUE.to_owned(), |percent| words.number(percent, digits)),
        score.coverage.filter(|_| score.sent).map_or(NO_VALUE.to_owned(), |coverage| words.percent(coverage, 0)),
        band_name(catalogue, standing, words),
    ];
    row.extend(score.groups.iter().map(|group| {
        // Of a group without a figure a zero would be one.
        group.told().map_or(NO_VALUE.to_owned(), shown)
    }));
    row.push(remark(standing, words));
    row
}

/// The name of a standing's band.
pub fn band_name(catalogue: &Catalogue, standing: &Standing, words: &Words) -> String {
    let band = catalogue.bands.iter().find(|band| Some(&band.code) == standing.band.as_ref());
    band.map_or(NO_VALUE.to_owned(), |band| words.text(&band.name).to_owned())
}

/// Why a unit is not ranked, or what makes its score provisional.
pub fn remark(standing: &Standing, words: &Words) -> String {
    match &standing.status {
        Status::Unranked { why } => words.unranked(*why),
        Status::Ranked if !standing.score.owing.is_empty() => {
            say!(words, "score-provisional", owing = standing.score.owing.len())
        }
        Status::Ranked => String::new(),
    }
}

/// The score table as CSV with a byte-order mark, so that Excel reads the Vietnamese letters. Numbers carry a point
/// and no grouping: CSV is for programs. What has no figure stays empty: a zero would be a figure.
pub fn scores_csv(project: &Project, scores: &PeriodScores, words: &Words) -> Result<String, ServiceError> {
    let mut header =
        ["rank", "code", "name", "score", "max", "percent", "coverage", "band", "status"].map(str::to_owned).to_vec();
    header.extend(scores.catalogue.groups.iter().map(|group| group.code.clone()));
    header.extend(scores.catalogue.asked().map(|indicator| indicator.code.clone()));
    header.extend(ranks_blocs(&scores.catalogue).then(|| "bloc".to_owned()));
    header.extend(project.marking().map(|_| "marking".to_owned()));
    let drawn = !scores.ranges.is_empty();
    header.extend(["rank_low", "rank_high"].into_iter().filter(|_| drawn).map(str::to_owned));
    let rows = scores.standings.iter().map(|standing| {
        let bounds = scores.ranges.get(&standing.score.unit).map(RankRange::bounds);
        let ends = bounds.map_or([String::new(), String::new()], |ends| ends.map(|rank| rank.to_string()));
        let row = csv_row(project, &scores.catalogue, standing, words);
        row.into_iter().chain(ends.into_iter().filter(|_| drawn)).collect()
    });
    csv_text(std::iter::once(header).chain(rows))
}

fn csv_row(project: &Project, catalogue: &Catalogue, standing: &Standing, words: &Words) -> Vec<String> {
    let digits = catalogue.digits;
    let printed = |value: Decimal| crate::domain::points::printed(value, digits);
    let score = &standing.score;
    let unit = project.register().by_code(&score.unit);
    let sent = |figure: Option<String>| figure.filter(|_| score.sent).unwrap_or_default();
    let mut row = vec![
        standing.rank.map_or_else(String::new, |rank| rank.to_string()),
        score.unit.to_string(),
        unit.map_or_else(String::new, |unit| unit.name.clone()),
        sent(Some(printed(score.points))),
        sent(Some(printed(score.max))),
        sent(score.percent.map(printed)),
        sent(score.coverage.map(|coverage| crate::domain::points::printed(coverage, 2))),
        standing.band.clone().unwrap_or_default(),
        remark(standing, words),
    ];
    row.extend(score.groups.iter().map(|group| sent(group.told().map(printed))));
    row.extend(score.indicators.iter().map(|indicator| {
        let counts = indicator.state == State::Answered && indicator.counts;
        if counts { printed(indicator.points) } else { String::new() }
    }));
    row.extend(ranking::bloc_of(project, catalogue, &score.unit).map(str::to_owned));
    row.extend(project.marking());
    row
}

fn ranks_blocs(catalogue: &Catalogue) -> bool {
    catalogue.rankings == Rankings::PerBloc
}

/// The register as CSV, in the columns that `units --import` takes.
pub fn units_csv(project: &Project) -> Result<String, ServiceError> {
    units_text(project.register().units())
}

fn units_text(units: &[Unit]) -> Result<String, ServiceError> {
    let header = ["code", "name", "official_name", "short_name", "aliases", "kind", "bloc", "parent"]
        .map(str::to_owned)
        .to_vec();
    let rows = units.iter().map(|unit| {
        vec![
            unit.code.to_string(),
            unit.name.clone(),
            unit.official_name().to_owned(),
            unit.short_name.as_deref().unwrap_or_default().to_owned(),
            unit.aliases.join(";"),
            unit.kind.code().to_owned(),
            unit.bloc.as_deref().unwrap_or_default().to_owned(),
            unit.parent.as_ref().map_or_else(String::new, ToString::to_string),
        ]
    });
    csv_text(std::iter::once(header).chain(rows))
}

/// A table as CSV with a byte-order mark, its cells as they are shown.
pub(super) fn table_csv(table: &Table) -> Result<String, ServiceError> {
    let head = table.columns.iter().map(|column| column.heading.clone()).collect();
    csv_text(std::iter::once(head).chain(table.rows.iter().cloned()))
}

fn csv_text(rows: impl Iterator<Item = Vec<String>>) -> Result<String, ServiceError> {
    let fault = |detail: String| ServiceError::CannotWrite { path: "CSV".into(), detail };
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(|error| fault(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| fault(error.to_string()))?;
    String::from_utf8(bytes).map(|text| format!("\u{feff}{text}")).map_err(|error| fault(error.to_string()))
}

/// Text from outside must not become a formula when the CSV is opened in a spreadsheet program.
fn harmless(cell: &str) -> String {
    let is_number = cell.parse::<Decimal>().is_ok();
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// Writes what an import found to a `.json` or `.xlsx` file.
pub fn findings(preview: &Preview, path: &Path, words: &Words) -> Result<(), ServiceError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let bytes = match ending.as_str() {
        "json" => json::text(&json::findings(preview, words))?.into_bytes(),
        "xlsx" => findings_workbook(preview, words)?,
        _ => return Err(ServiceError::UnknownFormat { path: path.to_owned(), allowed: ".json, .xlsx" }),
    };
    files::write_whole(path, &bytes)
}

fn findings_workbook(preview: &Preview, words: &Words) -> Result<Vec<u8>, ServiceError> {
    let names: Vec<String> = preview.files.iter().map(|file| file.path.display().to_string()).collect();
    let rows: Vec<FindingRow<'_>> = preview
        .files
        .iter()
        .zip(&names)
        .flat_map(|(file, name)| file.findings.iter().map(move |finding| FindingRow { file: name, finding }))
        .collect();
    Ok(write_findings(&say!(words, "findings-title"), &rows, words)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::standings;
    use crate::domain::{Register, UnitKind, unit_list};
    use crate::i18n::Language;
    use crate::scoring::testing::{NOT_APPLICABLE, submission, yes_no};
    use crate::scoring::{UnitInput, score_unit};
    use crate::service::CatalogueChoice;
    use crate::service::score::{Whom, score_period};
    use proptest::prelude::*;

    #[test]
    fn a_group_without_a_figure_shows_no_zero_and_one_with_a_real_zero_does() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let catalogue = project.catalogue();
        let nothing_applies = catalogue.of_group("A").map(|indicator| (indicator.code.as_str(), NOT_APPLICABLE));
        let answers: Vec<_> = nothing_applies.chain([("B1", yes_no(false))]).collect();
        let own = submission("48", &answers);
        let unit = crate::scoring::testing::unit("48");
        let input = UnitInput::of(&unit, Some(&own));
        let standing = standings(catalogue, vec![score_unit(catalogue, &input)]).remove(0);
        assert!(standing.score.group("A").unwrap().max.is_zero());
        let words = Words::new(Language::Vi);
        let at = catalogue.groups.iter().position(|group| group.code == "A").unwrap();
        let scores = score_period(&project, "2020-05".parse().unwrap(), &Whom::Compared).unwrap();
        let (row, csv) =
            (score_row(&project, &scores, &standing, &words), csv_row(&project, catalogue, &standing, &words));
        assert_eq!(row[7 + at..][..3], [NO_VALUE, "0,00", NO_VALUE], "nothing was said of the third");
        assert_eq!(csv[9 + at..][..3], ["", "0.00", ""]);
    }

    fn name() -> impl Strategy<Value = String> {
        // Lists of units are trimmed, and what looks like a formula is defused.
        "[A-ZĐa-zđ0-9][A-Za-zĐđăâêôơư0-9 ,\"'–.()/&-]{0,30}[a-z0-9]"
    }

    fn unit(number: usize) -> impl Strategy<Value = Unit> {
        let kind = prop_oneof![Just(UnitKind::Province), Just(UnitKind::Other)];
        (name(), name(), proptest::option::of(name()), proptest::collection::vec(name(), 0..3), kind).prop_map(
            move |(name, official_name, short_name, aliases, kind)| {
                let unit = Unit::new(format!("u-{number}").parse().unwrap(), name, kind).officially(&official_name);
                Unit { short_name: short_name.map(Into::into), aliases, ..unit }
            },
        )
    }

    proptest! {
        #[test]
        fn units_written_as_csv_are_read_back(first in unit(1), second in unit(2)) {
            let agency = Unit {
                kind: UnitKind::Agency,
                parent: Some(first.code.clone()),
                bloc: Some("so".into()),
                code: "u-1-a".parse().unwrap(),
                ..second.clone()
            };
            let units = [first, second, agency];
            let csv = units_text(&units).unwrap();
            let read = unit_list::parse(csv.as_bytes(), &Register::default());
            prop_assert_eq!(read.as_deref(), Ok(&units[..]), "{}", csv);
        }
    }
}
