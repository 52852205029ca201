//! The demonstration: a data file made from the sample workbooks, and everything the program can print from it.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::chart::{ChartRequest, Kind, Measure, PaperRequest};
use super::import::ImportRequest;
use super::project::ILLUSTRATIVE;
use super::report::{self, ReportRequest};
use super::score::{Whom, score_period};
use super::{CatalogueChoice, Going, Progress, Project, ServiceError, chart, export, files, import};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::say;

// The workbooks of `sample-data`, carried in the program so that the demonstration needs nothing beside it. A folder
// each: the odd and faulty ones that lie beside them are for trying the import, not for showing results.
#[derive(RustEmbed)]
#[folder = "sample-data/2019-12"]
#[prefix = "2019-12/"]
struct December2019;
#[derive(RustEmbed)]
#[folder = "sample-data/2020-03"]
#[prefix = "2020-03/"]
struct March2020;
#[derive(RustEmbed)]
#[folder = "sample-data/2020-05"]
#[prefix = "2020-05/"]
struct May2020;

/// The units of the sample workbooks that are no provinces.
const UNITS: &str = include_str!("../../sample-data/units.csv");

/// The province from whose eyes the demonstration looks.
const OWN_UNIT: &str = "48";
/// The indicator of its target chart: online public services at level 4.
const SHOWN_INDICATOR: &str = "D1";

/// Makes `DIR/demo.egov` and, for the newest period, both charts (PDF and SVG), the profile of one province, the official
/// report (PDF and .docx) and the score table (CSV).
/// Returns what was made, in order.
///
/// # Errors
/// `demo.egov` is there already: it may hold somebody's work and is never overwritten.
pub fn make(
    dir: &Path,
    words: &Words,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Vec<PathBuf>, ServiceError> {
    files::make_folder(dir)?;
    let data_file = dir.join("demo.egov");
    let project = make_data_file(&data_file, words, progress)?;
    let mut made = vec![data_file];
    let Some(period) = project.store().periods()?.into_iter().map(|stored| stored.period).max() else {
        return Ok(made);
    };
    made.extend(write_charts(&project, period, dir, words)?);
    made.extend(write_documents(&project, period, dir, words)?);
    let scores = score_period(&project, period, &Whom::Compared)?;
    let table = dir.join(format!("{}-{period}.csv", say!(words, "demo-scores-file")));
    files::write_whole(&table, export::scores_csv(&project, &scores, words)?.as_bytes())?;
    made.push(table);
    Ok(made)
}

/// Makes only the data file, one import a period; what "Mở dữ liệu mẫu" in the window opens.
pub fn make_data_file(
    path: &Path,
    words: &Words,
    progress: &mut dyn FnMut(Progress) -> Going,
) -> Result<Project, ServiceError> {
    let mut project = Project::create(path, &CatalogueChoice::default())?;
    let filled = fill(&mut project, words, progress);
    if filled.is_err() {
        // Stopped or failed half-way: half a demonstration would mislead.
        drop(project);
        let _ = std::fs::remove_file(path);
        return Err(filled.err().unwrap_or(ServiceError::Stopped));
    }
    Ok(project)
}

fn fill(project: &mut Project, words: &Words, progress: &mut dyn FnMut(Progress) -> Going) -> Result<(), ServiceError> {
    project.take_units("units.csv", UNITS.as_bytes())?;
    if let Ok(own) = OWN_UNIT.parse::<UnitCode>() {
        project.set_own_unit(&own)?;
    }
    project.set_marking(ILLUSTRATIVE)?;
    let periods = [
        ("2019-12", workbooks::<December2019>()),
        ("2020-03", workbooks::<March2020>()),
        ("2020-05", workbooks::<May2020>()),
    ];
    for (folder, workbooks) in periods {
        let preview = import::preview_workbooks(project, &ImportRequest::default(), workbooks, progress)?;
        import::confirm(project, &preview, &say!(words, "demo-import-label", folder = folder))?;
    }
    Ok(())
}

/// A folder's workbooks, in the order of their names.
fn workbooks<Folder: RustEmbed>() -> Vec<(PathBuf, Vec<u8>)> {
    let mut names: Vec<_> = Folder::iter().filter(|name| name.ends_with(".xlsx")).collect();
    names.sort();
    names.iter().filter_map(|name| Some((PathBuf::from(&**name), Folder::get(name)?.data.into_owned()))).collect()
}

fn write_charts(project: &Project, period: Period, dir: &Path, words: &Words) -> Result<Vec<PathBuf>, ServiceError> {
    let ranking = ChartRequest::new(period, Kind::Ranking, Measure::Total);
    let target = ChartRequest::new(period, Kind::Target, Measure::Indicator(SHOWN_INDICATOR.to_owned()));
    let mut made = Vec::new();
    for (request, name) in [(ranking, say!(words, "demo-ranking-file")), (target, say!(words, "demo-target-file"))] {
        let request = ChartRequest { own: project.own_unit(), ..request };
        for ending in ["pdf", "svg"] {
            let out = dir.join(format!("{name}-{period}.{ending}"));
            made.extend(chart::write(project, &request, PaperRequest::default(), &out, words)?);
        }
    }
    Ok(made)
}

fn write_documents(project: &Project, period: Period, dir: &Path, words: &Words) -> Result<Vec<PathBuf>, ServiceError> {
    let own = project.own_unit().map(|own| vec![own]);
    let profile = ReportRequest::new(report::Kind::Profile, period, own);
    let official = ReportRequest::new(report::Kind::Official, period, None);
    let names = [
        (&profile, say!(words, "demo-profile-file"), "pdf"),
        (&official, say!(words, "demo-official-file"), "pdf"),
        (&official, say!(words, "demo-official-file"), "docx"),
    ];
    let mut made = Vec::new();
    for (request, name, ending) in names {
        let out = dir.join(format!("{name}-{period}.{ending}"));
        report::write(project, request, &out, words)?;
        made.push(out);
    }
    Ok(made)
}

/// Where this person's sample data file is kept: the system's place for a program's own data.
pub fn data_folder() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    base.unwrap_or_else(std::env::temp_dir).join("egov-score")
}
