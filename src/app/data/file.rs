//! The open data file as the frame shows it.

use std::path::{Path, PathBuf};

use super::edition::{editions, short_name};
use super::{Answer, Fault, count, keep, telling, unless_stopped};
use crate::app::job::Progress;
use crate::app::shared::{FileView, PeriodLine};
use crate::app::widget::Choice;
use crate::domain::{Period, Unit, UnitKind, province};
use crate::i18n::Words;
use crate::say;
use crate::service::{
    self, Catalogue, CatalogueChoice, Indicator, Project, ServiceError, clock, demo, guide, maintain, open_document,
    owing, periods, sorted_names,
};

/// Name of the sample data file.
const SAMPLE: &str = "mau-minh-hoa.egov";

/// Opens a data file, newest period first in sight unless `period` asks for another.
pub fn open_file(path: &Path, period: Option<Period>, words: &Words) -> Answer<FileView> {
    worded(Project::open(path).and_then(|project| view(&project, period, words)), words)
}

/// Makes a new data file with the default catalogue; never overwrites.
pub fn create_file(path: &Path, words: &Words) -> Answer<FileView> {
    let made = Project::create(path, &CatalogueChoice::default());
    worded(made.and_then(|project| view(&project, None, words)), words)
}

/// Sets the day a period's figures stand for, as somebody wrote it; nothing: the usual day again.
pub fn set_cut_off<T>(
    path: &Path,
    period: Period,
    written: Option<&str>,
    words: &Words,
    progress: &Progress<T>,
) -> Answer<FileView> {
    let set = || {
        unless_stopped(progress)?;
        let day = written.map(periods::day_written).transpose()?;
        let mut project = Project::open(path)?;
        periods::set_cut_off(&mut project, period, day)?;
        view(&project, Some(period), words)
    };
    worded(set(), words)
}

/// Writes the user guide as PDF.
pub fn write_guide<T>(path: &Path, words: &Words, progress: &Progress<T>) -> Answer<()> {
    worded(guide::as_pdf(clock::today(), words).and_then(|made| keep(&made, path, progress)), words)
}

/// Opens a file that was written in the program that the system has for it.
pub fn open_written(path: &Path, words: &Words) -> Answer<()> {
    worded(open_document(path), words)
}

/// Opens the folder that a file was written into, or that was written itself.
pub fn open_folder_of(path: &Path, words: &Words) -> Answer<()> {
    worded(service::open_folder_of(path), words)
}

/// Makes the sample data file in a folder, else in this person's own for the program, or opens the one that is there.
pub fn open_sample<T>(folder: Option<&Path>, words: &Words, progress: &mut Progress<T>) -> Answer<FileView> {
    let opened = sample_path(folder).and_then(|path| {
        if !path.exists() {
            make_sample(&path, words, progress)?;
        }
        Project::open(&path)
    });
    worded(opened.and_then(|project| view(&project, None, words)), words)
}

/// Made under another name first, so that what was stopped half-way is never opened as the sample.
fn make_sample<T>(path: &Path, words: &Words, progress: &mut Progress<T>) -> Result<(), ServiceError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let cannot = |error: std::io::Error| ServiceError::CannotWrite { path: path.to_owned(), detail: error.to_string() };
    let half_made = folder.join(format!("mau-{}-{}.tmp", std::process::id(), progress.job().number()));
    drop(demo::make_data_file(&half_made, words, &mut telling(progress))?);
    std::fs::rename(&half_made, path).map_err(cannot)
}

pub(super) fn worded<T>(outcome: Result<T, ServiceError>, words: &Words) -> Answer<T> {
    outcome.map_err(|error| Fault::of(&error, words))
}

fn sample_path(folder: Option<&Path>) -> Result<PathBuf, ServiceError> {
    let folder = folder.map_or_else(demo::data_folder, Path::to_owned);
    crate::service::make_folder(&folder)?;
    Ok(folder.join(SAMPLE))
}

/// Whether a data file is the sample, by its name.
pub fn is_sample(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SAMPLE)
}

/// What the frame shows of a file.
pub(super) fn view(project: &Project, period: Option<Period>, words: &Words) -> Result<FileView, ServiceError> {
    let periods = periods::list(project)?;
    // A period without data may be asked for too: templates are written for it, and everybody still owes it.
    let period = period.or_else(|| periods.first().map(|listed| listed.period));
    let known = period.map(|period| owing::owing(project, period)).transpose()?;
    let (sent, owing) = known.as_ref().map_or((0, 0), |known| (known.sent.len(), known.owing.len()));
    // It is remembered, and the next time the program is started in another folder.
    let path = std::path::absolute(project.path()).unwrap_or_else(|_| project.path().to_owned());
    let catalogue = match period {
        Some(period) => project.catalogue_of(period)?,
        None => project.catalogue_asked(project.own_catalogue(), None)?,
    };
    Ok(FileView {
        name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        path,
        catalogue: short_name(&catalogue),
        editions: editions(project, period, words)?,
        ledger: periods.iter().map(|listed| period_line(listed, words)).collect(),
        sent_by_kind: known.as_ref().map_or_else(String::new, |known| sent_by_kind(known, words)),
        is_mixed: known.as_ref().is_some_and(is_mixed),
        periods: periods.iter().map(|listed| (listed.period, words.period(listed.period))).collect(),
        period,
        units: units(project, words),
        indicators: indicators(&catalogue, words),
        own: project.own_unit().map(|code| code.to_string()),
        marking: project.marking_in(words),
        sent: count(sent),
        expected: count(sent + owing),
        undoable: maintain::last_import(project)?.map(|last| undoable(&last, words)),
        redoable: maintain::redoable_import(project)?.map(|last| undoable(&last, words)),
    })
}

fn period_line(listed: &periods::Listed, words: &Words) -> PeriodLine {
    PeriodLine {
        period: listed.period,
        name: words.period(listed.period),
        sent: format!("{}/{}", listed.sent, listed.sent + listed.owing),
        catalogue: short_name(&listed.catalogue),
        cut_off: words.date(listed.cut_off),
        cut_off_is_usual: listed.cut_off_is_default,
        owing: count(listed.owing),
    }
}

fn is_mixed(known: &owing::Owing) -> bool {
    let has = |kind| known.sent.iter().chain(&known.owing).any(|unit| unit.kind == kind);
    has(UnitKind::Province) && has(UnitKind::Agency)
}

/// How many of the units asked have sent, kind by kind, so that nobody takes agencies for provinces.
fn sent_by_kind(known: &owing::Owing, words: &Words) -> String {
    let of_kind = |kind: UnitKind| {
        let count = |units: &[Unit]| units.iter().filter(|unit| unit.kind == kind).count();
        let sent = count(&known.sent);
        let all = sent + count(&known.owing);
        (all > 0).then(|| match kind {
            UnitKind::Province => say!(words, "app-sent-provinces", sent = sent, all = all),
            UnitKind::Agency => say!(words, "app-sent-agencies", sent = sent, all = all),
            UnitKind::Other => say!(words, "app-sent-others", sent = sent, all = all),
        })
    };
    let kinds = [UnitKind::Province, UnitKind::Agency, UnitKind::Other];
    kinds.into_iter().filter_map(of_kind).collect::<Vec<_>>().join("; ")
}

/// What undoing takes back, by the name of the folder or file it came from where that is known.
fn undoable(last: &maintain::ImportSummary, words: &Words) -> String {
    let at = clock::readable(&last.made_at);
    match last.label.as_str() {
        "" => say!(words, "app-undoable", submissions = last.submissions, at = at),
        label => say!(words, "app-undoable-named", files = last.files, label = label, at = at),
    }
}

fn indicators(catalogue: &Catalogue, words: &Words) -> Vec<Choice> {
    let group = |code: &str| catalogue.groups.iter().find(|group| group.code == code);
    let choice = |asked: &Indicator| Choice {
        key: asked.code.clone(),
        label: words.text(&asked.name).to_owned(),
        detail: group(&asked.group).map_or_else(String::new, |group| words.text(&group.name).to_owned()),
    };
    catalogue.indicators.iter().map(choice).collect()
}

fn units(project: &Project, words: &Words) -> Vec<Choice> {
    let mut units: Vec<Choice> = project
        .compared_units()
        .map(|unit| Choice {
            key: unit.code.to_string(),
            label: unit.name.clone(),
            detail: province::by_code(unit.code.as_str())
                .map_or_else(String::new, |province| words.region(province.region).to_owned()),
        })
        .collect();
    sorted_names(&mut units, |choice| &choice.label);
    units
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_file_opened_from_the_folder_the_program_was_started_in_is_remembered_by_its_whole_path() {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().canonicalize().unwrap().join("a.egov");
        let words = Words::new(Language::Vi);
        drop(create_file(&whole, &words).unwrap());
        let here = std::env::current_dir().unwrap();
        let up: PathBuf = here.ancestors().skip(1).map(|_| "..").collect();
        let opened = open_file(&up.join(whole.strip_prefix("/").unwrap()), None, &words).unwrap();
        assert!(opened.path.is_absolute(), "{}", opened.path.display());
        assert_eq!(opened.name, "a.egov");
    }
}
